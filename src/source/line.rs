//! Lines and columns of a text.
//!
//! Built once in one pass; a lookup is a binary search for the line and a look at no more than
//! [`STRIDE`] bytes for the column, however long the line is.

use std::ops::Range;

/// How many bytes lie between two places whose count of characters is kept.
const STRIDE: usize = 1024;

/// Where lines start in a text, and how many characters precede each [`STRIDE`] of it.
#[derive(Debug)]
pub(super) struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

impl LineIndex {
    /// Reads a text of less than 4 GiB.
    pub(super) fn new(text: &str) -> Self {
        let mut index = Self {
            starts: vec![0],
            characters: vec![0],
        };
        let mut characters = 0;
        for (stride, bytes) in text.as_bytes().chunks(STRIDE).enumerate() {
            characters += count_characters(bytes);
            index.characters.push(narrow(characters));
            let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            index
                .starts
                .extend(ends.map(|(end, _)| narrow(stride * STRIDE + end + 1)));
        }
        index
    }

    /// Returns the line and the column of a character boundary of the text, both from 1.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self
            .starts
            .partition_point(|start| *start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let column = self.characters_before(text, offset) - self.characters_before(text, start);
        (line, column + 1)
    }

    /// Returns the bytes of a line, from 1, less its line end.
    pub(super) fn range(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)? as usize;
        let end = match self.starts.get(line) {
            Some(next) => {
                let end = *next as usize - 1;
                if text[start..end].ends_with('\r') {
                    end - 1
                } else {
                    end
                }
            }
            None => text.len(),
        };
        Some(start..end)
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let rest = &text.as_bytes()[stride * STRIDE..offset];
        self.characters[stride] as usize + count_characters(rest)
    }
}

/// Counts the characters that begin in a part of a text, which may begin or end inside one.
fn count_characters(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .filter(|byte| **byte & 0b1100_0000 != 0b1000_0000)
        .count()
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).expect("a source is at most 32 MiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_across_strides() {
        let long = "ạ".repeat(STRIDE);
        let text = format!("a\n{long}b\n");
        let index = LineIndex::new(&text);
        let offset = text.find('b').unwrap();
        assert_eq!(index.position(&text, offset), (2, STRIDE + 1));
        assert_eq!(index.position(&text, 0), (1, 1));
        assert_eq!(index.position(&text, text.len()), (3, 1));
    }

    #[test]
    fn the_last_place_of_a_full_stride_has_a_column() {
        let text = "a".repeat(2 * STRIDE);
        assert_eq!(
            LineIndex::new(&text).position(&text, 2 * STRIDE),
            (1, 2 * STRIDE + 1)
        );
    }
}
