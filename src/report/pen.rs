//! What every page is written with: a language, a width, and colour where there is a terminal. A pen
//! that records keeps the lines in both languages instead, for pages that lay them out themselves.

use crate::phrase::{Language, Phrase};

use super::snippet::Colour;
use super::wrap::{clean, paragraph, width_of};

/// The column at which labelled text begins, after the indentation.
const LABEL: usize = 11;

/// A text that grows, in one language.
pub(super) struct Pen {
    out: String,
    language: Language,
    colour: Colour,
    /// The lines so far, of a pen that records.
    recorded: Option<Vec<Line>>,
}

/// A line as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What stands before the text, indentation included.
    pub(super) lead: String,
    /// What is told.
    pub(super) text: Phrase,
}

/// How a line is shown on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// As any other.
    Plain,
    /// A heading.
    Bold,
    /// What must be changed.
    Red,
    /// What should be.
    Yellow,
    /// What may be.
    Cyan,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "1",
            Self::Red => "1;31",
            Self::Yellow => "1;33",
            Self::Cyan => "1;36",
        }
    }
}

impl Pen {
    pub(super) fn new(language: Language, colour: Colour) -> Self {
        Self {
            out: String::new(),
            language,
            colour,
            recorded: None,
        }
    }

    /// Makes a pen that keeps its lines.
    pub(super) fn recording() -> Self {
        Self {
            recorded: Some(Vec::new()),
            ..Self::new(Language::default(), Colour::Never)
        }
    }

    /// Returns the lines of a pen that records.
    pub(super) fn lines(self) -> Vec<Line> {
        self.recorded.unwrap_or_default()
    }

    /// Keeps a line, where the pen records.
    fn keeps(&mut self, lead: &str, text: &Phrase) -> bool {
        let Some(lines) = &mut self.recorded else {
            return false;
        };
        lines.push(Line {
            lead: lead.to_owned(),
            text: text.clone(),
        });
        true
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Ends a paragraph.
    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes a paragraph in an ink.
    pub(super) fn line(&mut self, ink: Ink, lead: &str, text: &Phrase) {
        if self.keeps(lead, text) {
            return;
        }
        let text = text.in_language(self.language);
        if ink == Ink::Plain || self.colour == Colour::Never {
            paragraph(&mut self.out, lead, text);
            return;
        }
        let mut lines = String::new();
        paragraph(&mut lines, lead, text);
        for line in lines.lines() {
            self.out.push_str("\u{1b}[");
            self.out.push_str(ink.code());
            self.out.push('m');
            self.out.push_str(line);
            self.out.push_str("\u{1b}[0m\n");
        }
    }

    /// Writes lines as they are.
    pub(super) fn verbatim(&mut self, lines: &str) {
        self.out.push_str(lines);
    }

    /// Writes a paragraph behind a label; an empty label continues the paragraph before.
    pub(super) fn labelled(&mut self, indentation: usize, label: &Phrase, text: &Phrase) {
        if self.keeps("", text) {
            return;
        }
        let label = label.in_language(self.language);
        let blanks = LABEL.saturating_sub(width_of(label)).max(1);
        let lead = format!("{}{label}{}", " ".repeat(indentation), " ".repeat(blanks));
        paragraph(&mut self.out, &lead, text.in_language(self.language));
    }

    /// Writes one of a list behind a label; `depth` is how far it stands below the first.
    pub(super) fn item(&mut self, indentation: usize, label: &Phrase, depth: usize, text: &Phrase) {
        let label = label.in_language(self.language);
        let blanks = LABEL.saturating_sub(width_of(label)).max(1) + 2 * depth;
        let lead = format!("{}{label}{}- ", " ".repeat(indentation), " ".repeat(blanks));
        paragraph(&mut self.out, &lead, text.in_language(self.language));
    }

    /// Writes columns, each as wide as it says; a negative width fills up on the left.
    pub(super) fn row(&mut self, lead: &str, cells: &[(&Phrase, i16)]) {
        let mut line = lead.to_owned();
        for (text, width) in cells {
            let text = clean(text.in_language(self.language));
            let columns = usize::from(width.unsigned_abs());
            let blanks = " ".repeat(columns.saturating_sub(width_of(&text)));
            if *width < 0 {
                line.push_str(&blanks);
                line.push_str(&text);
            } else {
                line.push_str(&text);
                line.push_str(&blanks);
            }
        }
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(colour: Colour) -> String {
        let mut pen = Pen::new(Language::Vietnamese, colour);
        pen.line(Ink::Red, "! ", &Phrase::same("bắt buộc ".repeat(20)));
        pen.labelled(2, &Phrase::same("Lý do"), &Phrase::same("vì"));
        let [left, right] = [Phrase::same("Bước"), Phrase::same("12")];
        pen.row("  ", &[(&left, 6), (&right, -4)]);
        pen.finish()
    }

    #[test]
    fn colour_is_on_every_line_of_its_paragraph_and_changes_nothing_else() {
        let (plain, coloured) = (written(Colour::Never), written(Colour::Always));
        assert!(!plain.contains('\u{1b}'));
        let red = coloured
            .lines()
            .filter(|line| line.starts_with("\u{1b}[1;31m"));
        assert_eq!(red.count(), 2, "the paragraph has two lines");
        assert_eq!(
            coloured
                .replace("\u{1b}[1;31m", "")
                .replace("\u{1b}[0m", ""),
            plain
        );
    }

    #[test]
    fn labels_and_columns_line_up() {
        let plain = written(Colour::Never);
        let lines: Vec<&str> = plain.lines().skip(2).collect();
        assert_eq!(lines, ["  Lý do      vì", "  Bước    12"]);
    }
}
