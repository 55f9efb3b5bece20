//! A text folded, with the way back to how it is written.
//!
//! What is read in the folded text is shown in the text of the file, and two things can be told
//! only there: where a line begins, and which word begins with a capital letter.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::fold::{fold, is_invisible};

/// A text, folded, and where each of its pieces stands in it.
pub(super) struct Written<'t> {
    text: &'t str,
    /// What [`fold`] makes of the text.
    pub(super) folded: String,
    /// The pieces between white space that are not empty when folded, in order.
    pieces: Vec<Piece>,
}

struct Piece {
    /// Where it begins in the folded text.
    folded: usize,
    /// Where it stands in the text as written.
    written: Range<usize>,
}

impl<'t> Written<'t> {
    /// Folds a text; linear in its length.
    pub(super) fn new(text: &'t str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut pieces = Vec::new();
        let mut start = 0;
        for piece in text.split(char::is_whitespace) {
            let written = start..start + piece.len();
            start = written.end + text[written.end..].chars().next().map_or(0, char::len_utf8);
            let piece = fold(piece);
            if piece.is_empty() {
                continue;
            }
            if !folded.is_empty() {
                folded.push(' ');
            }
            pieces.push(Piece {
                folded: folded.len(),
                written,
            });
            folded.push_str(&piece);
        }
        Self {
            text,
            folded,
            pieces,
        }
    }

    /// Returns where a part of the folded text stands in the text as written.
    pub(super) fn written(&self, folded: Range<usize>) -> Range<usize> {
        self.place(folded.start, false)..self.place(folded.end, true)
    }

    /// Returns whether a line begins before a place of the folded text, blanks aside.
    pub(super) fn begins_line(&self, folded: usize) -> bool {
        let next = self.after(folded);
        next > 0
            && self.pieces[next - 1].folded == folded
            && next > 1
            && self.text[self.pieces[next - 2].written.end..self.pieces[next - 1].written.start]
                .contains('\n')
    }

    /// Returns whether a capital letter is written at a place of the folded text.
    pub(super) fn is_capital(&self, folded: usize) -> bool {
        let written = &self.text[self.place(folded, false)..];
        written.chars().next().is_some_and(char::is_uppercase)
    }

    /// Returns how many pieces begin at or before a place of the folded text.
    fn after(&self, folded: usize) -> usize {
        self.pieces.partition_point(|piece| piece.folded <= folded)
    }

    /// Returns where the letter at a place of the folded text is written, or where the one before
    /// it ends.
    ///
    /// Folding changes how many characters a letter takes, but not how many letters there are: what
    /// stands above or below a letter, and what is not seen, belongs to the letter before it.
    fn place(&self, folded: usize, ends: bool) -> usize {
        let inside = if ends {
            folded.saturating_sub(1)
        } else {
            folded
        };
        let piece = &self.pieces[self.after(inside).saturating_sub(1)];
        let is_letter =
            |character: &char| !is_combining_mark(*character) && !is_invisible(*character);
        let before = &self.folded[piece.folded..folded];
        let letters = before.chars().filter(is_letter).count();
        let written = &self.text[piece.written.clone()];
        let next = written
            .char_indices()
            .filter(|(_, character)| is_letter(character))
            .nth(letters);
        piece.written.start + next.map_or(written.len(), |(place, _)| place)
    }
}
