//! Reads the clauses of a block: those that may be said once, lists, and what says `none`.

use super::Resolver;
use super::cursor::Cursor;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Stated;
use crate::phrase::phrase;
use crate::quantity::Duration;
use crate::span::Span;
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Returns the first clause of a keyword in a block; any other is reported.
    pub(super) fn only<'c, 'a>(
        &mut self,
        block: &'c Clause<'a>,
        keyword: Keyword,
    ) -> Option<&'c Clause<'a>> {
        let mut clauses = block.clauses_of(keyword);
        let first = clauses.next()?;
        for again in clauses {
            self.report_repeated(first, again);
        }
        Some(first)
    }

    /// Reports a clause that says again what one clause has said.
    pub(super) fn report_repeated(&mut self, first: &Clause<'_>, again: &Clause<'_>) {
        let (vi, en) = (again.keyword.vietnamese(), again.keyword.english());
        self.sink.push(
            Diagnostic::error(
                Code::RepeatedClause,
                again.span,
                phrase!("`{vi}` được ghi hai lần", "`{en}` is said twice"),
            )
            .related(first.span, phrase!("ghi lần đầu ở đây", "first said here"))
            .help(phrase!("giữ lại một", "keep one of them")),
        );
    }

    /// Reports `none` beside something that there is.
    pub(super) fn report_contradiction(&mut self, none: Span, value: Span) {
        self.sink.push(
            Diagnostic::error(
                Code::Contradiction,
                none,
                phrase!(
                    "ghi là không có gì, nhưng lại có ở chỗ khác",
                    "says `none`, and yet there is one"
                ),
            )
            .related(value, phrase!("có ở đây", "it is here"))
            .help(phrase!("bỏ một trong hai", "remove one of the two")),
        );
    }

    /// Reads all clauses of a keyword as one list.
    ///
    /// No clause is unknown, `none` is none; a list of which nothing could be read is unknown.
    pub(super) fn list<'a, T>(
        &mut self,
        block: &Clause<'a>,
        keyword: Keyword,
        mut read: impl FnMut(&mut Self, Cursor<'_, 'a>) -> Vec<T>,
    ) -> Stated<Vec<T>> {
        let mut none: Option<Span> = None;
        let mut value: Option<Span> = None;
        let mut items = Vec::new();
        for clause in block.clauses_of(keyword) {
            let mut words = Cursor::of(clause);
            if words.skip(Keyword::None) {
                none = none.or(Some(clause.span));
            } else {
                value = value.or(Some(clause.span));
                items.extend(read(self, words));
            }
        }
        match (none, value) {
            (Some(none), Some(value)) => self.report_contradiction(none, value),
            (Some(_), None) => return Stated::None,
            _ => {}
        }
        if items.is_empty() {
            Stated::Unknown
        } else {
            Stated::Is(items)
        }
    }

    /// Reads `keyword none` or `keyword VALUE`, said at most once.
    pub(super) fn value<'a, T>(
        &mut self,
        block: &Clause<'a>,
        keyword: Keyword,
        read: impl FnOnce(&mut Self, Cursor<'_, 'a>) -> Option<T>,
    ) -> Stated<T> {
        let Some(clause) = self.only(block, keyword) else {
            return Stated::Unknown;
        };
        let mut words = Cursor::of(clause);
        if words.skip(Keyword::None) {
            return Stated::None;
        }
        Stated::or_unknown(read(self, words))
    }

    /// Reads a list of texts.
    pub(super) fn texts(&mut self, block: &Clause<'_>, keyword: Keyword) -> Stated<Vec<Symbol>> {
        self.list(block, keyword, |resolver, mut words| {
            words
                .texts()
                .into_iter()
                .map(|text| resolver.model.texts.intern(text))
                .collect()
        })
    }

    /// Reads a text, said at most once.
    pub(super) fn text(&mut self, block: &Clause<'_>, keyword: Keyword) -> Stated<Symbol> {
        self.value(block, keyword, |resolver, mut words| {
            words.skip(Keyword::On);
            let text = words.text()?;
            Some(resolver.model.texts.intern(text.node))
        })
    }

    /// Reads a list of words of the language.
    pub(super) fn keywords(
        &mut self,
        block: &Clause<'_>,
        keyword: Keyword,
    ) -> Stated<Vec<Keyword>> {
        self.list(block, keyword, |_, mut words| words.keywords())
    }

    /// Reads one word of the language, said at most once; a list of them is reported.
    pub(super) fn keyword(&mut self, block: &Clause<'_>, keyword: Keyword) -> Stated<Keyword> {
        self.value(block, keyword, |resolver, mut words| {
            let start = words;
            let first = words.keyword();
            if words.comma() && words.keyword().is_some() {
                let place = start.read_until(&words);
                let (vi, en) = (keyword.vietnamese(), keyword.english());
                resolver.sink.push(
                    Diagnostic::error(
                        Code::RepeatedClause,
                        place,
                        phrase!("ở đây chỉ có một `{vi}`", "there is one `{en}` here"),
                    )
                    .help(phrase!("giữ lại một", "keep one of them")),
                );
            }
            first
        })
    }

    /// Reads a duration, said at most once; a text in its place leaves it unknown.
    pub(super) fn duration(&mut self, block: &Clause<'_>, keyword: Keyword) -> Stated<Duration> {
        self.value(block, keyword, |_, mut words| words.duration())
    }

    /// Returns whether a clause without words is said.
    pub(super) fn flag(&mut self, block: &Clause<'_>, keyword: Keyword) -> bool {
        self.only(block, keyword).is_some()
    }
}
