//! References to what files declare at their top level.

use super::Resolver;
use super::cursor::Cursor;
use crate::model::{Entity, EntityId, Kind, Recognition, Stated, Successor};
use crate::span::Spanned;
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

/// What `is CONCEPT of ROLE at MOMENT` says of a field, a document or a result.
pub(super) struct Meaning<I> {
    pub(super) what: Stated<I>,
    pub(super) recognition: Recognition,
    pub(super) role: Stated<Symbol>,
    pub(super) moment: Stated<Symbol>,
}

impl Resolver<'_> {
    /// Returns the thing of a kind that a name stands for; anything else is reported.
    pub(super) fn refer<I: EntityId>(&mut self, name: Spanned<&str>) -> Option<I> {
        let entity = self.find(name, const { &[I::KIND] })?;
        Some(
            I::try_from(entity)
                .ok()
                .expect("`find` returns things of the kinds that were asked for"),
        )
    }

    /// Returns the things that names stand for, without those that were reported.
    pub(super) fn refer_all<I: EntityId>(&mut self, names: Vec<Spanned<&str>>) -> Vec<I> {
        names
            .into_iter()
            .filter_map(|name| self.refer(name))
            .collect()
    }

    /// Reads a list of references.
    pub(super) fn references<I: EntityId>(
        &mut self,
        block: &Clause<'_>,
        keyword: Keyword,
    ) -> Stated<Vec<I>> {
        self.list(block, keyword, |resolver, mut words| {
            let names = words.names();
            resolver.refer_all(names)
        })
    }

    /// Reads one reference, said at most once.
    pub(super) fn reference<I: EntityId>(
        &mut self,
        block: &Clause<'_>,
        keyword: Keyword,
    ) -> Stated<I> {
        self.value(block, keyword, |resolver, mut words| {
            let name = words.name()?;
            resolver.refer(name)
        })
    }

    /// Reads a reference to what may replace a paper.
    pub(super) fn successor(&mut self, name: Spanned<&str>) -> Option<Successor> {
        match self.find(name, &[Kind::Paper, Kind::Register])? {
            Entity::Paper(paper) => Some(Successor::Paper(paper)),
            Entity::Register(register) => Some(Successor::Register(register)),
            other => unreachable!("asked for a paper or a register, got {other:?}"),
        }
    }

    /// Takes `by LAW`; unknown where it is left out.
    pub(super) fn by_law<I: EntityId>(&mut self, words: &mut Cursor<'_, '_>) -> Stated<I> {
        if !words.skip(Keyword::By) {
            return Stated::Unknown;
        }
        let name = words.name().expect("the grammar puts a name after `by`");
        Stated::or_unknown(self.refer(name))
    }

    /// Reads what a declaration says after `is`.
    pub(super) fn meaning<I: EntityId>(&mut self, clause: &Clause<'_>) -> Meaning<I> {
        let mut words = Cursor::of(clause);
        words.name();
        words.text();
        let mut meaning = Meaning {
            what: Stated::Unknown,
            recognition: Recognition::Unrecognised,
            role: Stated::Unknown,
            moment: Stated::Unknown,
        };
        if !words.skip(Keyword::Is) {
            return meaning;
        }
        meaning.recognition = Recognition::Explicit;
        if words.skip(Keyword::None) {
            meaning.what = Stated::None;
            return meaning;
        }
        let name = words.name().expect("the grammar puts a name after `is`");
        meaning.what = Stated::or_unknown(self.refer(name));
        for (keyword, part) in [
            (Keyword::Of, &mut meaning.role),
            (Keyword::At, &mut meaning.moment),
        ] {
            if words.skip(keyword) {
                let name = words.name().expect("the grammar puts a name here");
                *part = Stated::Is(self.model.texts.intern(name.node));
            }
        }
        meaning
    }

    /// Returns the thing that a name stands for, if it is of one of the kinds.
    fn find(&mut self, name: Spanned<&str>, kinds: &'static [Kind]) -> Option<Entity> {
        match self.scope.find(name.node) {
            Some(entity) if kinds.contains(&entity.kind()) => Some(entity),
            Some(entity) => {
                self.report_wrong_kind(name, entity.kind(), kinds);
                None
            }
            None => {
                self.report_unknown(name, kinds);
                None
            }
        }
    }
}
