//! A page to read: what stands on it, whatever it is written in.
//!
//! Built by [`super::handbook`], written as Markdown and as HTML from one and the same content.
//! Every text is escaped where it is written: a title that looks like markup is a title.

use crate::phrase::Language;

mod html;
pub(super) mod markdown;
#[cfg(test)]
mod tests;

/// What a page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Markdown, with tables.
    Markdown,
    /// One file of HTML: no script, no network, light and dark, on paper too.
    Html,
}

impl Form {
    /// Returns the ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }
}

/// Stands in every page that is written here, so that a page can be told from another's file.
pub const MARK: &str = "tinhgon rules docs";

/// A page.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Where it stands, without ending: `index`, `rule/asked-twice`.
    pub(super) path: String,
    /// In which language it is.
    pub(super) language: Language,
    /// What it is called.
    pub(super) title: String,
    /// The page above it, and what that is called.
    pub(super) up: Option<(String, String)>,
    /// What stands on it, below the title.
    pub(super) blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A heading; 2 is the first below the title.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// Names and what they stand for.
    Facts(Vec<(String, Line)>),
    /// A list.
    List(Vec<Item>),
    /// A table: its head and its rows.
    Table(Vec<String>, Vec<Vec<Line>>),
    /// Text of the rule language, as it stands.
    Code(String),
    /// Blocks in a language, which may be another than that of the page.
    In(Language, Vec<Block>),
}

/// One of a list, with what stands below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    pub(super) line: Line,
    pub(super) items: Vec<Item>,
}

/// Text in pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line(pub(super) Vec<Piece>);

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Words.
    Text(String),
    /// Words in a language, which may be another than that around them.
    In(Language, String),
    /// A name of the rule language.
    Code(String),
    /// The path of a page, and the words that lead there.
    Link(String, String),
}

impl Line {
    /// Returns words as a line.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// Returns words between which names stand in backticks, as in the reason of a rule.
    pub(super) fn prose(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, (name, after))) = rest
            .split_once('`')
            .and_then(|(before, after)| Some((before, after.split_once('`')?)))
        {
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Code(name.to_owned()));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self(pieces)
    }

    /// Adds a piece.
    #[must_use]
    pub(super) fn and(mut self, piece: Piece) -> Self {
        self.0.push(piece);
        self
    }
}

impl From<Line> for Item {
    fn from(line: Line) -> Self {
        Self {
            line,
            items: Vec::new(),
        }
    }
}

impl Sheet {
    /// Writes the page.
    pub(super) fn write(&self, form: Form) -> String {
        match form {
            Form::Markdown => markdown::write(self),
            Form::Html => html::write(self),
        }
    }

    /// Returns how this page links to another, whose path is without ending.
    fn link(&self, path: &str, form: Form) -> String {
        let above = match (self.path.rsplit_once('/'), path.rsplit_once('/')) {
            (None, _) => "",
            (Some((here, _)), Some((there, name))) if here == there => {
                return format!("{name}.{}", form.ending());
            }
            (Some(_), _) => "../",
        };
        format!("{above}{path}.{}", form.ending())
    }
}

/// Returns the name of a language as HTML and Markdown editors know it.
const fn code(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    }
}
