//! What to say of a piece of text that no clause could read.
//!
//! The grammar has passed over it as junk. Here it is read again, to find out what was meant and
//! how far it went well. One mistake is to cost one message: the further lines of a clause that
//! broke are not reported, and neither is what an open text has swallowed.

use std::ops::Range;

use pest::Parser as _;
use pest::error::{Error, InputLocation};
use pest::iterators::Pair;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::span::{Span, Spanned};
use crate::syntax::ast::Word;
use crate::syntax::cut;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::keyword::{self, Keyword};

mod table;
mod wording;

use table::Block;
pub(super) use wording::shortened;
use wording::{first_word, leading_keyword, plain_name};

/// How many lines of junk are reported in one declaration: a file of another kind has nothing
/// but junk.
const REPORTED: usize = 100;

/// Words that only go on with something: they never begin a clause.
const CONNECTIVES: &[Keyword] = &[
    Keyword::And,
    Keyword::Or,
    Keyword::Not,
    Keyword::In,
    Keyword::NotIn,
    Keyword::Where,
    Keyword::Of,
    Keyword::Is,
    Keyword::Within,
    Keyword::About,
    Keyword::At,
    Keyword::On,
    Keyword::PerYear,
    Keyword::Article,
    Keyword::ClauseNumber,
    Keyword::Point,
    Keyword::InEnglish,
    Keyword::InVietnamese,
];

/// What stands before a piece of junk in its block.
pub(super) enum Before {
    /// Nothing.
    Start,
    /// A clause; its keyword, where it could be kept.
    Clause {
        keyword: Option<Keyword>,
        start: usize,
        end: usize,
    },
    /// More junk, which began in a line of this indentation.
    Junk {
        indentation: usize,
        end: usize,
        /// How far a clause could be read, were it not broken.
        read: usize,
    },
}

impl<'src> Reader<'src, '_> {
    /// Reports what pest refused as a whole: nesting without brackets, deeper than it follows.
    pub(super) fn report_refusal(&mut self, error: &Error<Rule>) {
        let start = self.offset + error_start(error).min(self.text.len());
        self.sink.push(
            Diagnostic::error(
                Code::TooDeep,
                cut::span(self.file, start, start),
                phrase!(
                    "điều kiện lồng nhau quá sâu",
                    "the conditions nest too deep"
                ),
            )
            .help(phrase!(
                "tách điều kiện thành các `định nghĩa` nhỏ hơn",
                "split the condition into smaller `define`s",
            )),
        );
    }

    /// Returns what stands before the next clause when one has been read. One that was found
    /// again behind junk on its line may be a part of what is broken there.
    pub(super) fn after_clause(
        &self,
        before: &Before,
        keyword: Option<Keyword>,
        clause: Range<usize>,
    ) -> Before {
        match before {
            Before::Junk {
                indentation,
                end,
                read,
            } if self.is_same_line(*end, clause.start) => Before::Junk {
                indentation: *indentation,
                end: clause.end,
                read: *read,
            },
            _ => Before::Clause {
                keyword,
                start: clause.start,
                end: clause.end,
            },
        }
    }

    /// Reports a line that no clause of the block could read, unless it belongs to one that has
    /// been reported.
    pub(super) fn report_junk(
        &mut self,
        junk: &Pair<'src, Rule>,
        block: Rule,
        before: &Before,
    ) -> Before {
        let (start, end) = (junk.as_span().start(), junk.as_span().end());
        if self.reported == REPORTED {
            return Before::Start;
        }
        let block = Block::of(block);
        let leading = leading_keyword(&self.text[start..end], |keyword| block.allows(keyword));
        let begins_clause = leading.is_some_and(|(keyword, _)| block.allows(keyword));
        let mut indentation = self.indentation(start);
        let after = |indentation, read| Before::Junk {
            indentation,
            end,
            read,
        };
        let goes_on = !junk.as_str().starts_with(char::is_alphabetic)
            || leading.is_some_and(|(keyword, _)| CONNECTIVES.contains(&keyword));
        let mut broken = None;
        match before {
            Before::Junk {
                indentation: outer,
                end,
                read,
            } => {
                let is_same_line = self.is_same_line(*end, start);
                let is_rest = is_same_line || goes_on || indentation > *outer;
                let was_read = start < *read || (is_same_line && start == *read);
                // In the middle of a line that only goes on, `with` and the like begin nothing.
                let is_within_rest = is_same_line && indentation > *outer;
                if was_read || is_within_rest || (is_rest && !begins_clause) {
                    return after(*outer, *read);
                }
            }
            Before::Clause {
                keyword,
                start: first,
                end,
            } if !begins_clause && (goes_on || self.is_same_line(*end, start)) => {
                broken = *keyword;
                indentation = self.indentation(*first);
            }
            _ => {}
        }
        if self.is_swallowed(start, end) {
            return after(indentation, end);
        }
        self.reported += 1;
        let diagnostic = match (broken, leading) {
            (_, Some((keyword, _))) if begins_clause => {
                let (diagnostic, read) = self.broken_clause(keyword, start, block);
                self.sink.push(diagnostic);
                return after(indentation, read);
            }
            (Some(keyword), _) => self.left_over(keyword, start, end, block),
            (_, Some((keyword, length)))
                if !CONNECTIVES.contains(&keyword) && !table::homes(keyword).is_empty() =>
            {
                wording::misplaced(keyword, self.part(start, length), block)
            }
            _ => {
                let word = first_word(&self.text[start..end]);
                let place = self.part(start, word.len());
                wording::unexpected(word, &self.text[start..end], place, block)
            }
        };
        self.sink.push(diagnostic);
        after(indentation, end)
    }

    /// Reports a declaration without a name, proposing one made of its title.
    pub(super) fn report_missing_name(
        &mut self,
        keyword: Keyword,
        span: Span,
        words: &[Spanned<Word<'src>>],
    ) {
        let (vi, en) = (keyword.vietnamese(), keyword.english());
        let start = span.start as usize - self.offset;
        let length = leading_keyword(&self.text[start..], |known| known == keyword)
            .map_or(1, |(_, length)| length);
        let title = words.iter().find_map(|word| match &word.node {
            Word::Text(title) => Some(title.as_ref()),
            _ => None,
        });
        let name = plain_name(title.unwrap_or_default());
        self.sink.push(
            Diagnostic::error(
                Code::MissingName,
                self.part(start, length),
                phrase!("`{vi}` này chưa có tên gọi", "this `{en}` has no name"),
            )
            .help(phrase!(
                "đặt tên ngay sau từ khóa, ví dụ `{vi} {name} \"…\"`",
                "put one right after the keyword, such as `{en} {name} \"…\"`",
            )),
        );
    }

    /// Reports what stands where a name should, and is none.
    pub(super) fn report_bad_name(&mut self, text: &str, span: Span) {
        if keyword::is_reserved(text) {
            self.report_reserved_name(text, span);
            return;
        }
        if let Some(diagnostic) = wording::curly_quotes(text, span) {
            self.sink.push(diagnostic);
            return;
        }
        let name = plain_name(text);
        let text = shortened(text);
        self.sink.push(
            Diagnostic::error(
                Code::BadName,
                span,
                phrase!(
                    "`{text}` không phải là một tên gọi",
                    "`{text}` is not a name"
                ),
            )
            .help(phrase!(
                "tên gọi viết liền, bắt đầu bằng chữ cái, chỉ gồm chữ, số và dấu `-`, ví dụ `{name}`",
                "a name is one word that begins with a letter and holds letters, digits and `-`, such as `{name}`",
            )),
        );
    }

    /// A clause that begins well and goes on wrong: reads it again by itself to see how far it
    /// gets, and returns that too.
    fn broken_clause(&self, keyword: Keyword, start: usize, block: &Block) -> (Diagnostic, usize) {
        let text = &self.text[start..];
        let furthest = block
            .clauses
            .iter()
            .filter(|rule| table::heads(**rule).contains(&keyword))
            .filter_map(|rule| Grammar::parse(*rule, text).err())
            .max_by_key(error_start);
        let at = furthest.as_ref().map_or(0, error_start).min(text.len());
        let read = text[..at].trim_end();
        let rest = text[at..].trim_start();
        let found = first_word(rest);
        let skipped = &text[read.len()..text.len() - rest.len()];
        let begins_next = skipped.contains('\n')
            && leading_keyword(rest, |_| false).is_some_and(|(next, _)| block.allows(next));
        if found.is_empty() || found == "}" || begins_next {
            let last = read
                .rfind(|letter: char| letter.is_whitespace())
                .map_or(0, |blank| blank + 1);
            let last = read[last..].trim_start_matches('\u{a0}').len();
            let place = self.part(start + read.len() - last, last);
            let diagnostic = wording::unfinished(keyword, place, furthest.as_ref());
            return (diagnostic, start + read.len());
        }
        let at = start + text.len() - rest.len();
        let place = self.part(at, found.len());
        let diagnostic = wording::broken(keyword, found, rest, place, furthest.as_ref());
        (diagnostic, at)
    }

    /// Whether an open text begins in some bytes of the piece: that has been reported.
    fn is_swallowed(&self, start: usize, end: usize) -> bool {
        let (start, end) = (self.offset + start, self.offset + end);
        let next = self.unclosed.partition_point(|at| *at < start);
        self.unclosed.get(next).is_some_and(|at| *at < end)
    }

    /// What is left on the line of a clause that was complete without it.
    fn left_over(&self, keyword: Keyword, start: usize, end: usize, block: &Block) -> Diagnostic {
        let text = &self.text[start..end];
        let found = first_word(text);
        let place = self.part(start, found.len());
        wording::left_over(keyword, found, text, place, block)
    }

    /// The place of some bytes of the piece.
    fn part(&self, start: usize, length: usize) -> Span {
        cut::span(self.file, self.offset + start, self.offset + start + length)
    }

    fn is_same_line(&self, end: usize, start: usize) -> bool {
        !self.text[end..start].contains('\n')
    }

    /// How many blanks the line of a byte begins with, if that is near.
    fn indentation(&self, at: usize) -> usize {
        const NEAR: usize = 400;
        let bytes = &self.text.as_bytes()[at.saturating_sub(NEAR)..at];
        let line = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        bytes[line..].iter().take_while(is_blank).count()
    }
}

/// Where pest stopped.
fn error_start(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}
