//! A text on lines of a terminal, with some of its words underlined and numbered.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::wrap::WIDTH;

/// Some words of a text, and what they are underlined with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stroke {
    /// The words, as bytes of the text.
    pub(super) words: Range<usize>,
    /// The mark that stands under each column.
    pub(super) mark: char,
}

/// A line of a text and the marks under it.
#[derive(Default)]
struct Line {
    text: String,
    marks: String,
    columns: usize,
}

/// Puts a text on lines of at most [`WIDTH`] columns after an indentation, each followed by one
/// with the marks under its words, if it has any; every stroke begins with its number, from 1.
///
/// Strokes must be in order and may not overlap. White space shows as a blank, and what could steer
/// the terminal as `\u{fffd}`; an accent that stands alone takes no column. Linear in the text.
pub(super) fn underline(indentation: &str, text: &str, strokes: &[Stroke]) -> String {
    let mut out = String::new();
    let mut line = Line::default();
    // The text since the last blank, which may have to go onto the next line.
    let mut word = Line::default();
    let mut next = 0;
    let mut number = String::new();
    for (place, character) in text.char_indices() {
        while strokes
            .get(next)
            .is_some_and(|stroke| stroke.words.end <= place)
        {
            next += 1;
        }
        let stroke = strokes
            .get(next)
            .filter(|stroke| stroke.words.contains(&place));
        if let Some(stroke) = stroke
            && stroke.words.start == place
        {
            number = (next + 1).to_string().chars().rev().collect();
        }
        let shown = match character {
            blank if blank.is_whitespace() => ' ',
            steers if steers.is_control() => '\u{fffd}',
            other => other,
        };
        word.text.push(shown);
        for _ in 0..shown.width().unwrap_or(0) {
            let mark = match stroke {
                Some(stroke) => number.pop().unwrap_or(stroke.mark),
                None => ' ',
            };
            word.marks.push(mark);
            word.columns += 1;
        }
        if shown == ' ' {
            line.take(&mut word, indentation, &mut out);
        }
    }
    line.take(&mut word, indentation, &mut out);
    line.end(indentation, &mut out);
    out
}

impl Line {
    /// Adds a word, on a new line if it does not fit.
    fn take(&mut self, word: &mut Self, indentation: &str, out: &mut String) {
        let room = WIDTH - indentation.len();
        let width = word.columns - usize::from(word.text.ends_with(' '));
        if self.columns > 0 && self.columns + width > room {
            self.end(indentation, out);
        }
        self.text.push_str(&word.text);
        self.marks.push_str(&word.marks);
        self.columns += word.columns;
        *word = Self::default();
    }

    /// Writes the line and its marks, and begins the next one.
    fn end(&mut self, indentation: &str, out: &mut String) {
        while self.text.ends_with(' ') {
            self.text.pop();
            self.marks.pop();
        }
        for row in [&self.text, &self.marks] {
            let row = row.trim_end();
            if !row.is_empty() {
                out.push_str(indentation);
                out.push_str(row);
                out.push('\n');
            }
        }
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(words: Range<usize>, mark: char) -> Stroke {
        Stroke { words, mark }
    }

    #[test]
    fn marks_stand_under_the_words_whatever_their_bytes() {
        let text = "Sổ đỏ;\tthe\u{1b} 表";
        let so = text.find(';').unwrap();
        let the = text.find("the").unwrap();
        let strokes = [stroke(0..so, '^'), stroke(the..text.len(), '.')];
        assert_eq!(
            underline("  ", text, &strokes),
            "  Sổ đỏ; the\u{fffd} 表\n  1^^^^  2......\n"
        );
    }

    #[test]
    fn a_long_text_is_divided_between_words_and_its_marks_with_it() {
        let text = "mười ".repeat(40);
        let out = underline("    ", &text, &[stroke(0..text.len(), '^')]);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 6, "{out}");
        for pair in lines.chunks(2) {
            assert!(pair[0].chars().count() <= WIDTH, "{out}");
            assert_eq!(pair[0].chars().count(), pair[1].chars().count(), "{out}");
        }
        assert!(lines[1].starts_with("    1^^^"));
        assert_eq!(underline("", "một hai", &[]), "một hai\n");
    }

    #[test]
    fn a_number_of_two_digits_is_written_out() {
        let strokes: Vec<Stroke> = (0..10).map(|at| stroke(at * 4..at * 4 + 3, '^')).collect();
        let out = underline("", &"abc ".repeat(10), &strokes);
        assert!(out.ends_with(" 9^^ 10^\n"), "{out}");
    }
}
