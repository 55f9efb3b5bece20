//! Cuts a text into pieces of whole declarations, before any grammar looks at it.
//!
//! One pass over the bytes finds the comments, follows brackets and texts, and ends a piece after
//! each `}` that closes a declaration. Pieces are parsed independently: a broken one cannot harm
//! the next, and they can be parsed in parallel. What no grammar could report well is reported
//! here: texts and blocks that are never closed, and nesting past [`DEEPEST`].

use std::borrow::Cow;

use super::ast::Comment;
use super::keyword::Keyword;
use super::parse::MISTAKES;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::span::{FileId, Span};

mod mend;
mod scan;
#[cfg(test)]
mod tests;

use scan::{Scanner, Token, Trust};

/// How deep brackets may nest; real files need about six.
pub(super) const DEEPEST: usize = 64;

/// The keywords that begin a declaration.
const DECLARATIONS: &[Keyword] = &[
    Keyword::Procedure,
    Keyword::Agency,
    Keyword::Law,
    Keyword::Concept,
    Keyword::Register,
    Keyword::Paper,
    Keyword::Derive,
    Keyword::Parameter,
    Keyword::Target,
    Keyword::Test,
    Keyword::Calendar,
    Keyword::Rule,
    Keyword::Define,
    Keyword::Table,
    Keyword::Decision,
];

/// The keywords that follow the one of a decision on a finding: a procedure names the decision that
/// published it by the same word, with a text behind it.
const VERDICTS: &[Keyword] = &[Keyword::Accept, Keyword::Reject, Keyword::Defer];

/// What the cutter found.
#[derive(Default)]
pub(super) struct Cut<'src> {
    /// The pieces, in order.
    pub(super) pieces: Vec<Piece<'src>>,
    /// Every comment, in order.
    pub(super) comments: Vec<Comment<'src>>,
    /// Where texts begin that are never closed, in order; these have been reported.
    pub(super) unclosed: Vec<usize>,
}

/// Some whole declarations.
pub(super) struct Piece<'src> {
    /// Where it begins in the text.
    pub(super) start: usize,
    /// What to parse. Owned where brackets had to be mended: then every byte still stands where
    /// it stood, and what can be read is checked, though it cannot be kept.
    pub(super) text: Cow<'src, str>,
}

/// Cuts `text`, reporting what cannot be closed; linear in the length of the text.
///
/// Layout has no meaning, so it is looked at only where brackets do not match: then it tells
/// which one is missing.
pub(super) fn cut<'src>(file: FileId, text: &'src str, sink: &mut Diagnostics) -> Cut<'src> {
    let mut cutter = Cutter {
        file,
        text,
        found: Diagnostics::default(),
        cut: Cut::default(),
    };
    if !cutter.cut_where_brackets_match() {
        cutter.found = Diagnostics::default();
        cutter.cut = Cut::default();
        cutter.cut_where_layout_says();
    }
    sink.append(cutter.found);
    cutter.cut
}

struct Cutter<'src> {
    file: FileId,
    text: &'src str,
    found: Diagnostics,
    cut: Cut<'src>,
}

impl Cutter<'_> {
    /// Cuts after each `}` that closes a declaration; returns false if brackets or long texts do
    /// not match, and what was cut is worthless.
    fn cut_where_brackets_match(&mut self) -> bool {
        let mut open: Vec<bool> = Vec::new();
        let mut piece_start = 0;
        let mut too_deep = None;
        for token in Scanner::new(self.text, 0, Trust::All) {
            match token {
                Token::Comment { start, end } => self.comment(start, end),
                Token::Text {
                    is_closed: true, ..
                } => {}
                Token::Text { is_long: true, .. } => return false,
                Token::Text { start, .. } => self.report_unclosed_text(start, false),
                Token::Open { at, is_brace } => {
                    open.push(is_brace);
                    if open.len() == DEEPEST + 1 {
                        too_deep.get_or_insert(at);
                    }
                }
                Token::Close { at, is_brace: true } => {
                    // A brace closes the brackets that were forgotten inside its block; the
                    // grammar says where.
                    while open.pop_if(|is_brace| !*is_brace).is_some() {}
                    if open.pop().is_none() {
                        return false;
                    }
                    if open.is_empty() && self.declaration_follows(at + 1) {
                        self.end_piece(piece_start, at + 1, too_deep.take());
                        piece_start = at + 1;
                    }
                }
                // A bracket without its partner is left to the grammar too.
                Token::Close {
                    is_brace: false, ..
                } => {
                    open.pop_if(|is_brace| !*is_brace);
                }
            }
        }
        self.end_piece(piece_start, self.text.len(), too_deep);
        open.is_empty()
    }

    /// Cuts before each line that begins with a declaration, and mends what lies between.
    fn cut_where_layout_says(&mut self) {
        let mut starts = vec![0];
        let lines = self.text.match_indices('\n').map(|(at, _)| at + 1);
        starts.extend(lines.filter(|line| self.looks_like_declaration(*line)));
        starts.push(self.text.len());
        for ends in starts.windows(2) {
            self.mend(ends[0], ends[1]);
        }
    }

    fn end_piece(&mut self, start: usize, end: usize, too_deep: Option<usize>) {
        match too_deep {
            Some(at) => self.report_too_deep(at),
            None if self.text[start..end].trim().is_empty() => {}
            None => self.cut.pieces.push(Piece {
                start,
                text: Cow::Borrowed(&self.text[start..end]),
            }),
        }
    }

    /// Keeps a comment.
    fn comment(&mut self, start: usize, end: usize) {
        let text = self.text[start..end].trim_end();
        let line = self.text[..start].rfind('\n').map_or(0, |line| line + 1);
        self.cut.comments.push(Comment {
            text: Cow::Borrowed(text),
            span: self.span(start, start + text.len()),
            trailing: !self.text[line..start].trim().is_empty(),
            blank_before: blank_before(self.text, start),
        });
    }

    /// Returns whether the next word begins a declaration, or the text ends: otherwise the brace
    /// closed a set inside a definition, which has no block.
    fn declaration_follows(&self, at: usize) -> bool {
        let mut rest = self.text[at..].trim_start();
        while rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |end| rest[end..].trim_start());
        }
        starts_declaration(rest).is_some()
            || !rest
                .starts_with(|letter: char| letter.is_alphabetic() || "=<>!+-*/,".contains(letter))
    }

    /// Returns whether a declaration stands at the start of a line, and not a line of prose that
    /// happens to begin with its keyword: a name and a title or a block must follow.
    fn looks_like_declaration(&self, line: usize) -> bool {
        let rest = &self.text[line..];
        let Some(rest) = starts_declaration(rest) else {
            return false;
        };
        let end = rest.find(['\n', '"', '{', '(', '#']);
        end.is_some_and(|end| {
            !rest[end..].starts_with(['\n', '#']) && rest[..end].split_whitespace().count() <= 4
        })
    }

    fn report_unclosed_text(&mut self, start: usize, is_long: bool) {
        let quotes = if is_long { "\"\"\"" } else { "\"" };
        self.cut.unclosed.push(start);
        if self.has_told_enough() {
            return;
        }
        self.found.push(
            Diagnostic::error(
                Code::UnclosedText,
                self.span(start, start + quotes.len()),
                phrase!(
                    "đoạn chữ không có dấu {quotes} đóng lại",
                    "this text has no closing {quotes}"
                ),
            )
            .help(phrase!(
                "thêm {quotes} ở cuối đoạn chữ; đoạn chữ nhiều dòng đặt giữa hai \"\"\"",
                "add {quotes} at its end; a text of several lines stands between two \"\"\"",
            )),
        );
    }

    fn report_too_deep(&mut self, at: usize) {
        if self.has_told_enough() {
            return;
        }
        self.found.push(
            Diagnostic::error(
                Code::TooDeep,
                self.span(at, at + 1),
                phrase!(
                    "ngoặc lồng nhau quá {DEEPEST} tầng",
                    "brackets nest more than {DEEPEST} deep"
                ),
            )
            .help(phrase!(
                "tách điều kiện thành các `định nghĩa` nhỏ hơn",
                "split the condition into smaller `define`s",
            )),
        );
    }

    fn has_told_enough(&self) -> bool {
        self.found.len() > MISTAKES
    }

    fn span(&self, start: usize, end: usize) -> Span {
        span(self.file, start, end)
    }
}

/// Returns what follows the keyword of a declaration, if the text begins with one.
fn starts_declaration(text: &str) -> Option<&str> {
    let mut keywords = DECLARATIONS.iter();
    keywords.find_map(|keyword| {
        let rest = without_keyword(text, *keyword)?;
        let mut verdicts = VERDICTS.iter();
        let is_one = *keyword != Keyword::Decision
            || verdicts.any(|verdict| without_keyword(rest.trim_start(), *verdict).is_some());
        is_one.then_some(rest)
    })
}

/// Returns what follows a keyword, if the text begins with it.
fn without_keyword(text: &str, keyword: Keyword) -> Option<&str> {
    let spellings = [keyword.english(), keyword.vietnamese()];
    let mut rests = spellings
        .iter()
        .filter_map(|spelling| text.strip_prefix(spelling));
    rests.find(|rest| rest.starts_with([' ', '\t', '\r', '\n', '\u{a0}']))
}

/// Makes a span of byte offsets; sources are small enough that they fit.
pub(super) fn span(file: FileId, start: usize, end: usize) -> Span {
    let fit = |offset: usize| u32::try_from(offset).expect("sources are far smaller than 4 GiB");
    Span::new(file, fit(start), fit(end))
}

/// Returns whether the line before the one that holds byte `at` is blank.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '\r']);
    before
        .strip_suffix('\n')
        .is_some_and(|before| before.trim_end_matches([' ', '\t', '\r']).ends_with('\n'))
}
