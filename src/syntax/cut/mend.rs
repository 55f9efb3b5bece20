//! Finds out which bracket is missing, or one too many, from how the lines are indented.

use std::borrow::Cow;

use super::scan::{Scanner, Token, Trust};
use super::{Cutter, DEEPEST, Piece};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;

/// A `{` that is open.
struct Block {
    at: usize,
    /// The number and the indentation of its line.
    line: usize,
    indentation: usize,
    /// Whether its first line is further in than its own; `None` before there is one.
    is_indented: Option<bool>,
}

/// Follows the blocks of a chunk, line by line.
struct Mender<'cutter, 'src> {
    cutter: &'cutter mut Cutter<'src>,
    start: usize,
    mended: Vec<u8>,
    open: Vec<Block>,
    /// How many blocks are not closed, and how many braces close nothing, by mere counting; each
    /// one that is found is taken off.
    missing: usize,
    excess: usize,
    at: usize,
    line: usize,
    indentation: usize,
    line_has_words: bool,
    /// The end of the last word before the line: what a forgotten brace can be put after.
    words_end: usize,
}

impl Cutter<'_> {
    /// Turns a chunk into a piece, mended if its brackets do not match.
    pub(super) fn mend(&mut self, start: usize, end: usize) {
        let text = &self.text[..end];
        let closes = |trust| {
            Scanner::new(text, start, trust).all(|token| {
                !matches!(
                    token,
                    Token::Text {
                        is_long: true,
                        is_closed: false,
                        ..
                    }
                )
            })
        };
        let trust = if closes(Trust::All) {
            Trust::All
        } else {
            Trust::Layout
        };
        let (mut depth, mut braces, mut excess) = (0_usize, 0_usize, 0_usize);
        let mut too_deep = None;
        let mut long_text_is_open = false;
        for token in Scanner::new(text, start, trust) {
            match token {
                Token::Comment { start, end } => self.comment(start, end),
                Token::Text {
                    start,
                    is_long,
                    is_closed: false,
                    ..
                } => {
                    self.report_unclosed_text(start, is_long);
                    long_text_is_open |= is_long;
                }
                Token::Text { .. } => {}
                Token::Open { at, is_brace } => {
                    depth += 1;
                    braces += usize::from(is_brace);
                    if depth == DEEPEST + 1 {
                        too_deep.get_or_insert(at);
                    }
                }
                Token::Close { is_brace, .. } => {
                    depth = depth.saturating_sub(1);
                    if is_brace && braces == 0 {
                        excess += 1;
                    } else if is_brace {
                        braces -= 1;
                    }
                }
            }
        }
        let matches = braces == 0 && excess == 0 && !long_text_is_open;
        if too_deep.is_some() || matches {
            self.end_piece(start, end, too_deep);
            return;
        }
        let mended = Mender {
            start,
            mended: text.as_bytes()[start..].to_vec(),
            open: Vec::new(),
            missing: braces,
            excess,
            at: start,
            line: 0,
            indentation: 0,
            line_has_words: false,
            words_end: start,
            cutter: self,
        }
        .run(text, trust);
        if !mended.trim().is_empty() {
            self.cut.pieces.push(Piece {
                start,
                text: Cow::Owned(mended),
            });
        }
    }
}

impl Mender<'_, '_> {
    fn run(mut self, text: &str, trust: Trust) -> String {
        let mut long_text_is_open = false;
        let mut closing = String::from("\n");
        for token in Scanner::new(text, self.start, trust) {
            self.walk(text, token.start());
            match token {
                Token::Comment { .. } => {
                    self.at = token.end();
                    continue;
                }
                Token::Close { at, is_brace: true } => self.close(at),
                Token::Open { at, is_brace: true } => {
                    self.word(at);
                    self.open.push(Block {
                        at,
                        line: self.line,
                        indentation: self.indentation,
                        is_indented: None,
                    });
                }
                token => self.word(token.start()),
            }
            if let Token::Text {
                is_long: true,
                is_closed: false,
                start,
                end,
            } = token
            {
                // Whatever the text swallowed, its block must be closed somewhere.
                long_text_is_open = true;
                if end == text.len() {
                    closing.push_str("\"\"\"");
                } else if end - start >= 6 {
                    self.overwrite(end);
                }
                self.line += 1;
                self.line_has_words = false;
                self.indentation = 0;
            }
            self.at = token.end();
            self.words_end = self.at;
        }
        self.walk(text, text.len());
        if let (Some(block), false) = (self.open.first(), long_text_is_open) {
            let at = block.at;
            self.report_missing(at, None);
        }
        let mut mended = String::from_utf8(self.mended)
            .expect("only whole comments and ASCII characters are overwritten");
        mended.push_str(&closing);
        mended.extend(std::iter::repeat_n('}', self.open.len()));
        mended
    }

    /// Closes a long text that is open, with three quotes over its own last bytes.
    fn overwrite(&mut self, end: usize) {
        let end = end - self.start;
        let mut start = end.saturating_sub(3);
        while start > 0 && self.mended[start] & 0xC0 == 0x80 {
            start -= 1;
        }
        self.mended[start..end].fill(b' ');
        self.mended[end - 3..end].fill(b'"');
    }

    /// Goes over words and line breaks up to a byte.
    fn walk(&mut self, text: &str, end: usize) {
        for (offset, letter) in text[self.at..end].char_indices() {
            if letter == '\n' {
                self.line += 1;
                self.indentation = 0;
                self.line_has_words = false;
            } else if letter.is_whitespace() {
                self.indentation += usize::from(!self.line_has_words);
            } else {
                let at = self.at + offset;
                self.word(at);
                self.words_end = at + letter.len_utf8();
            }
        }
        self.at = end;
    }

    /// Takes note of a word; the first of a line that is no further in than an open block ends
    /// that block.
    fn word(&mut self, at: usize) {
        if std::mem::replace(&mut self.line_has_words, true) {
            return;
        }
        self.end_blocks(at, |block, indentation| indentation <= block.indentation);
        let (line, indentation) = (self.line, self.indentation);
        if let Some(block) = self.open.last_mut()
            && block.line < line
        {
            block
                .is_indented
                .get_or_insert(indentation > block.indentation);
        }
    }

    /// Ends the blocks that a line cannot be inside of.
    fn end_blocks(&mut self, at: usize, is_outside: fn(&Block, usize) -> bool) {
        let mut put = self.words_end;
        while self.missing > 0
            && let Some(block) = self.open.last()
            && block.line < self.line
            && block.is_indented != Some(false)
            && is_outside(block, self.indentation)
        {
            let opened_at = block.at;
            if put >= at {
                return;
            }
            // The byte may be inside a comment, which is then no longer one.
            let blanks = put - self.start..at - self.start;
            if put == self.words_end {
                let comment = self.mended[blanks.clone()].iter_mut();
                comment
                    .filter(|byte| **byte != b'\n')
                    .for_each(|byte| *byte = b' ');
            }
            self.mended[blanks.start] = b'}';
            put += 1;
            self.open.pop();
            self.missing -= 1;
            self.report_missing(opened_at, Some(at));
        }
    }

    fn close(&mut self, at: usize) {
        let is_first = !std::mem::replace(&mut self.line_has_words, true);
        if is_first {
            self.end_blocks(at, |block, indentation| indentation < block.indentation);
        }
        let (line, indentation) = (self.line, self.indentation);
        let closes = self.open.last().is_some_and(|block| {
            let is_deeper = block.line < line && block.indentation < indentation;
            !(is_deeper && self.excess > 0)
        });
        if closes {
            self.open.pop();
        } else {
            self.excess = self.excess.saturating_sub(1);
            self.mended[at - self.start] = b' ';
            self.report_excess(at);
        }
    }

    /// Reports a block that is not closed before `next`, where something else begins.
    fn report_missing(&mut self, at: usize, next: Option<usize>) {
        let cutter = &mut *self.cutter;
        if cutter.has_told_enough() {
            return;
        }
        let mut diagnostic = Diagnostic::error(
            Code::UnbalancedBrace,
            cutter.span(at, at + 1),
            phrase!(
                "khối mở ra ở đây không được đóng lại",
                "the block that opens here is never closed"
            ),
        )
        .help(phrase!(
            "thêm `}}` ở cuối khối",
            "add `}}` at the end of the block"
        ));
        if let Some(next) = next {
            let first = cutter.text[next..].chars().next();
            let length = first.map_or(0, char::len_utf8);
            diagnostic = diagnostic.related(
                cutter.span(next, next + length),
                phrase!(
                    "có lẽ khối kết thúc trước dòng này",
                    "it seems to end before this line"
                ),
            );
        }
        cutter.found.push(diagnostic);
    }

    fn report_excess(&mut self, at: usize) {
        if self.cutter.has_told_enough() {
            return;
        }
        let span = self.cutter.span(at, at + 1);
        self.cutter.found.push(
            Diagnostic::error(
                Code::UnbalancedBrace,
                span,
                phrase!(
                    "dấu `}}` này không đóng khối nào",
                    "this `}}` closes nothing"
                ),
            )
            .help(phrase!(
                "xóa dấu này, hoặc thêm `{{` ở đầu khối",
                "remove it, or add `{{` where its block begins"
            )),
        );
    }
}
