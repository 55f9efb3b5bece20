//! Reads the words of one clause from left to right.
//!
//! The grammar has fixed their order; what it guarantees is expected here, with the invariant as
//! the message, and nothing is reported.

use jiff::civil::Date;

use crate::quantity::{Duration, Money, Number};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// The words of a clause that have not been read yet.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a, 'src> {
    words: &'a [Spanned<Word<'src>>],
}

/// Declares a method that takes the next word if it is of a kind.
macro_rules! take {
    ($($(#[$meta:meta])* $method:ident $variant:ident $value:ty;)*) => {
        $($(#[$meta])* pub(super) fn $method(&mut self) -> Option<$value> {
            match &self.words.first()?.node {
                Word::$variant(value) => {
                    self.words = &self.words[1..];
                    Some(*value)
                }
                _ => None,
            }
        })*
    };
}

impl<'a, 'src> Cursor<'a, 'src> {
    pub(super) fn of(clause: &'a Clause<'src>) -> Self {
        Self {
            words: &clause.words,
        }
    }

    take! {
        /// Takes any word of the language.
        keyword Keyword Keyword;
        /// Takes a number.
        number Number Number;
        /// Takes an amount of money.
        money Money Money;
        /// Takes a date.
        date Date Date;
        /// Takes a duration.
        duration Duration Duration;
    }

    /// Returns the place of what a later state of this cursor has read, at least one word.
    pub(super) fn read_until(self, later: &Self) -> Span {
        let read = self.words.len() - later.words.len();
        self.words[0].span.to(self.words[read - 1].span)
    }

    /// Takes one certain word of the language; says whether it was there.
    pub(super) fn skip(&mut self, keyword: Keyword) -> bool {
        self.skip_word(&Word::Keyword(keyword))
    }

    /// Takes a comma; says whether it was there.
    pub(super) fn comma(&mut self) -> bool {
        self.skip_word(&Word::Comma)
    }

    fn skip_word(&mut self, word: &Word<'_>) -> bool {
        let found = self.words.first().is_some_and(|next| next.node == *word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    /// Takes a name or a path.
    pub(super) fn name(&mut self) -> Option<Spanned<&'a str>> {
        let word = self.words.first()?;
        let Word::Name(name) = &word.node else {
            return None;
        };
        self.words = &self.words[1..];
        Some(Spanned::new(name, word.span))
    }

    /// Takes a text.
    pub(super) fn text(&mut self) -> Option<Spanned<&'a str>> {
        let word = self.words.first()?;
        let Word::Text(text) = &word.node else {
            return None;
        };
        self.words = &self.words[1..];
        Some(Spanned::new(text, word.span))
    }

    /// Takes a keyword and the label after it: `article 9`.
    pub(super) fn labelled(&mut self, keyword: Keyword) -> Option<&'a str> {
        if !self.skip(keyword) {
            return None;
        }
        let Some(Spanned {
            node: Word::Label(label),
            ..
        }) = self.words.first()
        else {
            unreachable!("the grammar puts a label after {keyword:?}")
        };
        self.words = &self.words[1..];
        Some(label)
    }

    /// Takes names separated by commas; none where the next word is no name.
    pub(super) fn names(&mut self) -> Vec<Spanned<&'a str>> {
        let mut names = Vec::new();
        while let Some(name) = self.name() {
            names.push(name);
            if !self.comma() {
                break;
            }
        }
        names
    }

    /// Takes texts separated by commas.
    pub(super) fn texts(&mut self) -> Vec<&'a str> {
        let mut texts = Vec::new();
        while let Some(text) = self.text() {
            texts.push(text.node);
            if !self.comma() {
                break;
            }
        }
        texts
    }

    /// Takes words of the language separated by commas.
    pub(super) fn keywords(&mut self) -> Vec<Keyword> {
        let mut keywords = Vec::new();
        while let Some(keyword) = self.keyword() {
            keywords.push(keyword);
            if !self.comma() {
                break;
            }
        }
        keywords
    }
}

/// Returns the keyword, name and title of a declaration: what a message points at.
pub(super) fn head_span(clause: &Clause<'_>) -> Span {
    let end = clause
        .words
        .iter()
        .take_while(|word| matches!(word.node, Word::Name(_) | Word::Text(_)))
        .last()
        .or(clause.words.last())
        .map_or(clause.span.end, |word| word.span.end);
    Span::new(clause.span.file, clause.span.start, end)
}
