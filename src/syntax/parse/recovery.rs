//! What to say of a piece of text that no clause could read.
//!
//! The grammar has passed over it as junk. Here it is read again, to find out what was meant and
//! how far it went well. One mistake is to cost one message: the further lines of a clause that
//! broke are not reported, and neither is what an open text has swallowed.

use std::ops::Range;

use pest::Parser as _;
use pest::error::{Error, InputLocation};
use pest::iterators::Pair;

use super::{Reader, needs_name, vocabulary_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::span::{Span, Spanned};
use crate::syntax::ast::Word;
use crate::syntax::cut;
use crate::syntax::grammar::{self, Grammar, Role, Rule};
use crate::syntax::keyword::{self, Keyword};

mod body;
mod condition;
mod expectation;
mod familiar;
mod layout;
mod near;
mod remedy;
mod table;
mod wording;

use expectation::expects_text;
pub(super) use near::shortened;
use near::{first_word, leading_keyword};
use table::Block;
use wording::{Found, Voice};

/// How many lines of junk are reported in one declaration: a file of another kind has nothing
/// but junk.
const REPORTED: usize = 100;

/// How many bytes a clause may go on after what has been read of it.
const LONGEST: usize = 1 << 16;

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
                indentation, read, ..
            } if self.is_told(before, clause.start) => Before::Junk {
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

    /// Returns whether a declaration is its mere keyword, and a part of what is broken on its line:
    /// a value of that name, such as `law`, in a condition.
    pub(super) fn is_left_over(
        &self,
        pair: &Pair<'src, Rule>,
        before: &Before,
        next: Option<&Pair<'src, Rule>>,
    ) -> bool {
        if !needs_name(pair.as_rule()) || pair.clone().into_inner().len() > 1 {
            return false;
        }
        let (start, end) = (pair.as_span().start(), self.end_of(pair));
        let goes_on_broken = |next: &Pair<'src, Rule>| {
            grammar::role(next.as_rule()) == Role::Junk
                && self.is_same_line(end, next.as_span().start())
        };
        matches!(before, Before::Clause { end: last, .. } if self.is_same_line(*last, start))
            && next.is_some_and(goes_on_broken)
    }

    /// Returns whether the line on which something begins has been reported.
    pub(super) fn is_told(&self, before: &Before, start: usize) -> bool {
        matches!(before, Before::Junk { end, .. } if self.is_same_line(*end, start))
    }

    /// Reports a line that no clause of the block could read, unless it belongs to one that has
    /// been reported.
    pub(super) fn report_junk(
        &mut self,
        junk: &Pair<'src, Rule>,
        block: Rule,
        before: &Before,
    ) -> Before {
        let (start, end) = (junk.as_span().start(), self.end_of(junk));
        if self.reported == REPORTED {
            return Before::Start;
        }
        // A line costs one message: where it is broken, a word that could begin a clause may
        // just as well be a part of what is broken.
        if let Before::Junk {
            indentation,
            end: last,
            read,
        } = *before
            && (self.is_same_line(last, start) || start < read)
        {
            return Before::Junk {
                indentation,
                end,
                read,
            };
        }
        let block = Block::of(block);
        let leading = leading_keyword(&self.text[start..end], |keyword| block.allows(keyword));
        let is_junk = grammar::role(junk.as_rule()) == Role::Junk;
        let begins =
            |(keyword, length)| block.allows(keyword) && !self.is_listed_name(start, length);
        let begins_clause = is_junk && leading.is_some_and(begins);
        let mut indentation = self.indentation(start);
        let after = |indentation, read| Before::Junk {
            indentation,
            end,
            read,
        };
        let goes_on = self.is_listed(start)
            || !junk.as_str().starts_with(char::is_alphabetic)
            || leading.is_some_and(|(keyword, _)| CONNECTIVES.contains(&keyword));
        let mut broken = None;
        match before {
            Before::Junk {
                indentation: outer,
                read,
                ..
            } if !begins_clause && (goes_on || indentation > *outer) => {
                return after(*outer, *read);
            }
            Before::Clause {
                keyword,
                start: first,
                end,
            } if !begins_clause && (goes_on || self.is_same_line(*end, start)) => {
                broken = keyword.map(|keyword| (keyword, *first));
                indentation = self.indentation(*first);
            }
            _ => {}
        }
        if self.is_swallowed(start, end) {
            return after(indentation, end);
        }
        // A declaration without a name has been told of the one behind its title.
        if self.name_after_title(start).is_some() {
            return after(indentation, end);
        }
        self.reported += 1;
        let voice = self.voice();
        let found = self.found(start, end);
        let diagnostic = match (broken, leading) {
            (_, Some((keyword, _))) if begins_clause => {
                let (diagnostic, read) = self.broken_clause(voice, keyword, start..start, block);
                self.sink.push(diagnostic);
                if block.probe == Rule::top_probe {
                    self.read_block_of_decision((start, end), Some(keyword));
                }
                return after(indentation, read);
            }
            (Some((keyword, first)), _) => {
                let (diagnostic, read) = self.broken_clause(voice, keyword, first..start, block);
                self.sink.push(diagnostic);
                return after(indentation, read.max(end));
            }
            (_, Some((keyword, length)))
                if !CONNECTIVES.contains(&keyword) && !table::homes(keyword).is_empty() =>
            {
                wording::misplaced(voice, keyword, self.part(start, length), block)
            }
            _ => found
                .familiar()
                .unwrap_or_else(|| wording::unexpected(voice, &found, block)),
        };
        self.sink.push(diagnostic);
        if block.probe == Rule::top_probe {
            self.read_block_of_decision((start, end), None);
        }
        after(indentation, end)
    }

    /// Reports a declaration without a name.
    pub(super) fn report_missing_name(
        &mut self,
        keyword: Keyword,
        span: Span,
        words: &[Spanned<Word<'src>>],
    ) {
        let start = span.start as usize - self.offset;
        let leading = leading_keyword(&self.text[start..], |known| known == keyword);
        let length = leading.map_or(1, |(_, length)| length);
        let title = words.iter().find_map(|word| match &word.node {
            Word::Text(title) => Some(title.as_ref()),
            _ => None,
        });
        let place = self.part(start, length);
        let end = span.end as usize - self.offset;
        let blanks = self.text[end..].len() - self.text[end..].trim_start().len();
        let misplaced = self.name_after_title(end + blanks);
        let diagnostic = wording::missing_name(self.voice(), keyword, place, title, misplaced);
        self.sink.push(diagnostic);
    }

    /// Reports what stands where a name should, and is none.
    pub(super) fn report_bad_name(&mut self, text: &'src str, span: Span) {
        if keyword::is_reserved(text) {
            self.report_reserved_name(text, span);
            return;
        }
        let start = span.start as usize - self.offset;
        let quotes = self.found(start, start + text.len()).curly_quotes();
        self.sink
            .push(quotes.unwrap_or_else(|| wording::bad_name(text, span)));
    }

    /// A clause that goes on wrong after some of its bytes, or nowhere in particular: reads it
    /// again by itself to see how far it gets, and returns that too.
    fn broken_clause(
        &self,
        voice: Voice,
        keyword: Keyword,
        clause: Range<usize>,
        block: &Block,
    ) -> (Diagnostic, usize) {
        // Pest copies the line of an error, which may be the whole file.
        let mut near = self.text.len().min(clause.end + LONGEST);
        while !self.text.is_char_boundary(near) {
            near -= 1;
        }
        let text = &self.text[clause.start..near];
        let error = Grammar::parse(block.probe, text).err();
        let at = error.as_ref().map_or(clause.len(), error_start);
        let rest = text[at..].trim_start();
        let at = clause.start + text.len() - rest.len();
        let found = self.found(at, self.text.len());
        let read = found.read[clause.start..].trim_end();
        let line_end = at + rest.find('\n').unwrap_or(rest.len());
        let skipped = &found.read[clause.start + read.len()..];
        let begins_next = skipped.contains('\n')
            && leading_keyword(rest, |_| false).is_some_and(|(next, _)| block.allows(next));
        if found.word.is_empty() || found.word == "}" || begins_next {
            let end = clause.start + read.len();
            let diagnostic = if let Some(bracket) = open_bracket(read) {
                wording::unclosed_bracket(self.part(clause.start + bracket, 1))
            } else {
                let last = read.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
                let last = read[last..].trim_start_matches('\u{a0}').len();
                let place = self.part(end - last, last);
                wording::unfinished(voice, keyword, place, error.as_ref())
            };
            return (diagnostic, end);
        }
        // Where a text was meant, all that follows on the line is its words.
        let is_prose = error.as_ref().is_some_and(expects_text) || found.curly_quotes().is_some();
        let read = if is_prose { line_end } else { at };
        let diagnostic = found.familiar().unwrap_or_else(|| {
            if at == clause.start {
                wording::shapeless(voice, keyword, found.place)
            } else if clause.end > clause.start && at <= clause.end {
                wording::left_over(voice, keyword, &found, error.as_ref(), block)
            } else {
                wording::broken(voice, keyword, &found, error.as_ref())
            }
        });
        (diagnostic, read)
    }

    /// What stands between two bytes of the piece and cannot be read.
    fn found(&self, start: usize, end: usize) -> Found<'src> {
        let rest = &self.text[start..end];
        let word = first_word(rest);
        Found {
            word,
            rest,
            read: &self.text[..start],
            place: self.part(start, word.len()),
        }
    }

    /// How the piece spells its keywords.
    fn voice(&self) -> Voice {
        let mut rest = self.text.trim_start();
        while rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |end| rest[end..].trim_start());
        }
        let leading = leading_keyword(rest, |_| false);
        Voice(leading.and_then(|(keyword, _)| vocabulary_of(keyword, rest)))
    }

    /// Whether an open text begins in some bytes of the piece: that has been reported.
    fn is_swallowed(&self, start: usize, end: usize) -> bool {
        let (start, end) = (self.offset + start, self.offset + end);
        let next = self.unclosed.partition_point(|at| *at < start);
        self.unclosed.get(next).is_some_and(|at| *at < end)
    }

    /// The place of some bytes of the piece.
    fn part(&self, start: usize, length: usize) -> Span {
        cut::span(self.file, self.offset + start, self.offset + start + length)
    }
}

/// Where pest stopped.
fn error_start(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

/// The byte of the last bracket that a clause leaves open; brackets in texts do not count.
fn open_bracket(clause: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut is_text = false;
    for (at, letter) in clause.char_indices() {
        match letter {
            '"' => is_text = !is_text,
            '(' if !is_text => open.push(at),
            ')' if !is_text => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}
