//! Drawings as values: boxes, arrows and lanes with whole coordinates, ready for any canvas.
//!
//! What is drawn is laid out here and drawn elsewhere: by [`svg`] for a file, by its script in a page.
//! The same input gives the same coordinates.

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr as _;

use super::wrap::clean;
use crate::phrase::Phrase;

pub mod layered;
pub mod svg;
pub mod swim;

/// A drawing, its measures in pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// Rows that boxes stand in, from the top.
    pub lanes: Vec<Lane>,
    /// Arrows, below the boxes.
    pub arrows: Vec<Arrow>,
    /// Boxes.
    pub boxes: Vec<Box>,
}

impl Drawing {
    /// Puts drawings without lanes one below the other.
    pub fn stacked(drawings: Vec<Self>) -> Self {
        let mut whole = Self {
            width: 0,
            height: 0,
            lanes: Vec::new(),
            arrows: Vec::new(),
            boxes: Vec::new(),
        };
        for mut part in drawings {
            for it in &mut part.boxes {
                it.y += whole.height;
            }
            for (_, y) in part.arrows.iter_mut().flat_map(|arrow| &mut arrow.points) {
                *y += whole.height;
            }
            whole.width = whole.width.max(part.width);
            whole.height += part.height;
            whole.boxes.append(&mut part.boxes);
            whole.arrows.append(&mut part.arrows);
        }
        whole
    }
}

/// A row of a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Its upper edge.
    pub y: i64,
    /// Its height.
    pub height: i64,
    /// What it is called, on lines.
    pub lines: Vec<String>,
}

/// A way from one box to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrow {
    /// The points it goes through, first to last.
    pub points: Vec<(i64, i64)>,
    /// Whether it is part of the critical path.
    pub critical: bool,
}

/// A box with words in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Box {
    /// Its left edge.
    pub x: i64,
    /// Its upper edge.
    pub y: i64,
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// All its words.
    #[serde(serialize_with = "phrase")]
    pub title: Phrase,
    /// Its words on lines, as far as there is room.
    pub lines: Vec<String>,
    /// What stands below them in small letters, line by line.
    #[serde(serialize_with = "phrases")]
    pub under: Vec<Phrase>,
    /// Whether it is part of the critical path.
    pub critical: bool,
    /// Whether the applicant has to be there.
    pub present: bool,
    /// Whether its corners are round: a paper among procedures.
    pub round: bool,
    /// Where the procedure that it stands for is told, where it stands for one.
    pub procedure: Option<usize>,
}

/// The width of a box, and how many columns of text fit in it.
const BOX_WIDTH: i64 = 164;
const BOX_COLUMNS: usize = 20;

/// The height of a line of text, and what a box has above and below them together.
const LINE: i64 = 16;
const PADDING: i64 = 14;

/// The most lines of a title.
const LINES: usize = 4;

impl Box {
    /// Makes a box as large as its title needs, at no place yet.
    pub fn titled(title: &Phrase) -> Self {
        Self {
            width: BOX_WIDTH,
            lines: lines(&title.vi, BOX_COLUMNS, LINES),
            title: Phrase::new(clean(&title.vi), clean(&title.en)),
            ..Self::default()
        }
        .fitted()
    }

    /// Makes it as high as its words are.
    fn fitted(mut self) -> Self {
        let lines = i64::try_from(self.lines.len() + self.under.len()).unwrap_or(i64::MAX);
        self.height = LINE * lines + PADDING;
        self
    }
}

struct Words<'p>(&'p Phrase);

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        phrase(self.0, serializer)
    }
}

fn phrases<S: Serializer>(phrases: &[Phrase], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(phrases.iter().map(Words))
}

/// Writes a phrase as one text where it reads alike in both languages.
fn phrase<S: Serializer>(phrase: &Phrase, serializer: S) -> Result<S::Ok, S::Error> {
    if phrase.vi == phrase.en {
        return serializer.serialize_str(&phrase.vi);
    }
    let both = [("vi", &phrase.vi), ("en", &phrase.en)];
    serializer.collect_map(both)
}

/// Puts words on lines of so many columns; what does not fit on the last is cut, which an ellipsis
/// tells.
fn lines(text: &str, columns: usize, most: usize) -> Vec<String> {
    let text = clean(text);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = lines.len() == most;
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_full => {
                line.push('…');
                break;
            }
            _ => lines.push(shortened(word, columns)),
        }
    }
    lines
}

/// Cuts a word that is longer than a line.
fn shortened(word: &str, columns: usize) -> String {
    if word.width() <= columns {
        return word.to_owned();
    }
    let kept: String = word.chars().take(columns.saturating_sub(1)).collect();
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_on_lines_and_what_is_cut_shows() {
        let put = |text: &str| lines(text, 12, 2);
        assert_eq!(put("Cấp bản sao"), ["Cấp bản sao"]);
        assert_eq!(put("Đăng ký kết hôn"), ["Đăng ký kết", "hôn"]);
        assert_eq!(
            put("Đăng ký kết hôn có yếu tố nước ngoài"),
            ["Đăng ký kết", "hôn có yếu…"]
        );
        assert_eq!(put(&"x".repeat(1 << 20)), ["xxxxxxxxxxx…"]);
        assert_eq!(put("a\u{202e}b"), ["a\u{fffd}b"]);
        assert_eq!(put(""), Vec::<String>::new());
    }
}
