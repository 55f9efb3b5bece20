//! Cuts a text into pieces of whole declarations, before any grammar looks at it.
//!
//! One pass over the bytes finds the comments, follows brackets and texts, and ends a piece after
//! each `}` that closes a declaration. Pieces are parsed independently: a broken one cannot harm
//! the next, and they can be parsed in parallel. What no grammar could report well is reported
//! here: texts and blocks that are never closed, and nesting past [`DEEPEST`].

use std::borrow::Cow;

use super::ast::Comment;
use super::keyword::Keyword;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::span::{FileId, Span};

/// How deep brackets may nest; real files need about six.
pub(super) const DEEPEST: usize = 64;

/// The keywords that begin a declaration.
pub(super) const DECLARATIONS: &[Keyword] = &[
    Keyword::Procedure,
    Keyword::Agency,
    Keyword::Law,
    Keyword::Concept,
    Keyword::Register,
    Keyword::Paper,
    Keyword::Derive,
    Keyword::Parameter,
    Keyword::Test,
    Keyword::Calendar,
    Keyword::Rule,
    Keyword::Define,
];

/// What the cutter found.
pub(super) struct Cut<'src> {
    /// The pieces, in order.
    pub(super) pieces: Vec<Piece>,
    /// Every comment.
    pub(super) comments: Vec<Comment<'src>>,
}

/// A range of whole declarations.
pub(super) struct Piece {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// The closing brackets that are missing at the end, and have been reported.
    pub(super) missing: String,
}

/// A bracket that is open.
struct Open {
    at: usize,
    closes_with: u8,
}

struct Cutter<'src> {
    file: FileId,
    text: &'src str,
    found: Diagnostics,
    pieces: Vec<Piece>,
    comments: Vec<Comment<'src>>,
    open: Vec<Open>,
    piece_start: usize,
    line_start: usize,
    /// Whether anything but blanks stands on this line so far.
    line_has_words: bool,
    /// Whether this piece nests too deep, and must not be parsed.
    too_deep: bool,
    /// Whether brackets are known not to match, so that layout has to say where blocks end.
    recovers: bool,
    /// Whether a bracket stayed open, or a text ran to the end of the file.
    unbalanced: bool,
}

/// Cuts `text`, reporting what cannot be closed; linear in the length of the text.
///
/// Layout has no meaning, so it is looked at only where brackets do not match: then a declaration
/// that begins at the start of a line ends the one before it.
pub(super) fn cut<'src>(file: FileId, text: &'src str, sink: &mut Diagnostics) -> Cut<'src> {
    let mut cutter = Cutter::new(file, text, false);
    cutter.run();
    if cutter.unbalanced {
        cutter = Cutter::new(file, text, true);
        cutter.run();
    }
    sink.append(cutter.found);
    Cut {
        pieces: cutter.pieces,
        comments: cutter.comments,
    }
}

impl<'src> Cutter<'src> {
    fn new(file: FileId, text: &'src str, recovers: bool) -> Self {
        Self {
            file,
            text,
            found: Diagnostics::default(),
            pieces: Vec::new(),
            comments: Vec::new(),
            open: Vec::new(),
            piece_start: 0,
            line_start: 0,
            line_has_words: false,
            too_deep: false,
            recovers,
            unbalanced: false,
        }
    }

    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            let had_words = self.line_has_words;
            self.line_has_words |= !byte.is_ascii_whitespace();
            match byte {
                b'\n' => {
                    self.line_start = at + 1;
                    self.line_has_words = false;
                    at += 1;
                }
                b'#' => at = self.comment(at, had_words),
                b'"' => at = self.text_from(at),
                b'{' | b'(' => {
                    self.open.push(Open {
                        at,
                        closes_with: if byte == b'{' { b'}' } else { b')' },
                    });
                    if self.open.len() == DEEPEST + 1 {
                        self.report_too_deep(at);
                    }
                    at += 1;
                }
                b'}' | b')' => {
                    self.close(at, byte);
                    at += 1;
                }
                _ if self.recovers
                    && at == self.line_start
                    && !self.open.is_empty()
                    && self.starts_declaration(at) =>
                {
                    self.report_unclosed(at);
                    self.end_piece(at);
                    at += 1;
                }
                _ => at += 1,
            }
        }
        if !self.open.is_empty() {
            self.report_unclosed(bytes.len());
        }
        self.end_piece(bytes.len());
    }

    /// Reads a comment from its `#`; returns where its line ends.
    fn comment(&mut self, start: usize, trailing: bool) -> usize {
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |length| start + length);
        let text = self.text[start..end].trim_end();
        let span = self.span(start, start + text.len());
        let blank_before = blank_before(self.text, start);
        self.comments.push(Comment {
            text: Cow::Borrowed(text),
            span,
            trailing,
            blank_before,
        });
        end
    }

    /// Reads a text from its first quote; returns where it ends.
    fn text_from(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let long = bytes[start..].starts_with(b"\"\"\"");
        let mut at = start + if long { 3 } else { 1 };
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if at + 1 < bytes.len() && (long || bytes[at + 1] != b'\n') => at += 2,
                b'"' if !long => return at + 1,
                b'"' if bytes[at..].starts_with(b"\"\"\"") => return at + 3,
                b'\n' if !long => break,
                _ => at += 1,
            }
        }
        self.unbalanced |= long;
        let quotes = if long { "\"\"\"" } else { "\"" };
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
        at.min(bytes.len())
    }

    fn close(&mut self, at: usize, byte: u8) {
        match self.open.last() {
            Some(open) if open.closes_with == byte => {
                self.open.pop();
                if self.open.is_empty() && byte == b'}' && self.declaration_follows(at + 1) {
                    self.end_piece(at + 1);
                }
            }
            // A brace closes the brackets that were forgotten inside its block; the grammar says
            // where. A bracket without its partner is left to the grammar too.
            Some(_) if byte == b'}' => {
                while self
                    .open
                    .last()
                    .is_some_and(|open| open.closes_with != b'}')
                {
                    self.open.pop();
                }
                if !self.open.is_empty() {
                    self.close(at, byte);
                }
            }
            _ => {}
        }
    }

    /// Returns whether the next word begins a declaration, or the text ends: otherwise the brace
    /// closed a set inside a definition, which has no block.
    fn declaration_follows(&self, mut at: usize) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'#' => {
                    at = self.text[at..]
                        .find('\n')
                        .map_or(bytes.len(), |length| at + length)
                }
                _ if byte.is_ascii_whitespace() => at += 1,
                _ => {
                    return self.starts_declaration(at)
                        || !self.text[at..].starts_with(|letter: char| {
                            letter.is_alphabetic() || "=<>!+-*/,".contains(letter)
                        });
                }
            }
        }
        true
    }

    fn starts_declaration(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        DECLARATIONS.iter().any(|keyword| {
            [keyword.english(), keyword.vietnamese()]
                .iter()
                .any(|spelling| {
                    rest.strip_prefix(spelling)
                        .is_some_and(|rest| rest.starts_with([' ', '\t']))
                })
        })
    }

    fn end_piece(&mut self, end: usize) {
        if !self.too_deep && !self.text[self.piece_start..end].trim().is_empty() {
            let missing = self
                .open
                .iter()
                .rev()
                .map(|open| char::from(open.closes_with))
                .collect();
            self.pieces.push(Piece {
                start: self.piece_start,
                end,
                missing,
            });
        }
        self.piece_start = end;
        self.too_deep = false;
        self.open.clear();
    }

    fn report_too_deep(&mut self, at: usize) {
        self.too_deep = true;
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

    /// Reports the outermost bracket that was still open at `at`.
    fn report_unclosed(&mut self, at: usize) {
        self.unbalanced = true;
        let Some(open) = self.open.first() else {
            return;
        };
        if self.too_deep {
            return;
        }
        let bracket = if open.closes_with == b'}' { '{' } else { '(' };
        let closing = char::from(open.closes_with);
        let mut diagnostic = Diagnostic::error(
            Code::UnbalancedBrace,
            self.span(open.at, open.at + 1),
            phrase!(
                "ngoặc `{bracket}` này không được đóng lại",
                "this `{bracket}` is never closed"
            ),
        )
        .help(phrase!(
            "thêm `{closing}` ở cuối khối, trước khai báo tiếp theo",
            "add `{closing}` at the end of the block, before the next declaration",
        ));
        if at < self.text.len() {
            diagnostic = diagnostic.related(
                self.span(at, at + 1),
                phrase!(
                    "khai báo tiếp theo bắt đầu ở đây",
                    "the next declaration begins here"
                ),
            );
        }
        self.found.push(diagnostic);
    }

    fn span(&self, start: usize, end: usize) -> Span {
        span(self.file, start, end)
    }
}

/// Makes a span of byte offsets; sources hold at most 32 MiB, so they fit.
pub(super) fn span(file: FileId, start: usize, end: usize) -> Span {
    let fit = |offset: usize| u32::try_from(offset).expect("a source holds at most 32 MiB");
    Span::new(file, fit(start), fit(end))
}

/// Returns whether the line before the one that holds byte `at` is blank.
pub(super) fn blank_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '\r']);
    before
        .strip_suffix('\n')
        .is_some_and(|before| before.trim_end_matches([' ', '\t', '\r']).ends_with('\n'))
}
