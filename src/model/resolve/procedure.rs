//! Procedures: what is said of the whole, and the names of the parts.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Resolver;
use super::cursor::{Cursor, head_span};
use super::scope::Chosen;
use crate::diagnostic::{Code, Diagnostic};
use crate::index::Id as _;
use crate::model::{Certainty, Entity, FieldId, Procedure, ProcedureId, Stated};
use crate::phrase::phrase;
use crate::quantity::Number;
use crate::span::Span;
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

/// The procedure that is being read, and the names that its parts go by.
pub(super) struct Inside<'a> {
    pub(super) id: ProcedureId,
    /// Its name.
    pub(super) name: Symbol,
    /// Its name, as text.
    pub(super) text: &'a str,
    /// Its declaration.
    pub(super) clause: &'a Clause<'a>,
    /// Parts by the form they stand on (empty for what stands on none) and their own name, with
    /// the place where they are declared; nothing iterates it.
    parts: FxHashMap<(&'a str, &'a str), (Entity, Span)>,
    /// Fields by their own name, whatever their form; nothing iterates it.
    fields: FxHashMap<&'a str, (FieldId, Option<FieldId>)>,
    /// What steps write that is no part.
    pub(super) written: BTreeSet<&'a str>,
    /// How many alternatives have been read.
    pub(super) alternatives: u32,
}

/// The parts that have a name of their own.
const PARTS: [Keyword; 5] = [
    Keyword::Form,
    Keyword::Field,
    Keyword::Document,
    Keyword::Step,
    Keyword::Result,
];

/// What a name stands for inside a procedure.
pub(super) enum Found {
    /// One part.
    Part(Entity),
    /// Fields of several forms.
    Several(FieldId, FieldId),
    /// No part.
    Nothing,
}

impl<'a> Inside<'a> {
    /// Returns the part that a name stands for.
    ///
    /// `ho-ten` is a part of the procedure or, failing that, a field of any form;
    /// `to-khai.ho-ten` a field of one form; the procedure's own name may stand before either.
    pub(super) fn find(&self, path: &str) -> Found {
        let found = self.find_within(path);
        let rest = path
            .strip_prefix(self.text)
            .and_then(|rest| rest.strip_prefix('.'));
        match (found, rest) {
            (Found::Nothing, Some(rest)) => self.find_within(rest),
            (found, _) => found,
        }
    }

    fn find_within(&self, path: &str) -> Found {
        let key = path.split_once('.').unwrap_or(("", path));
        if let Some((part, _)) = self.parts.get(&key) {
            return Found::Part(*part);
        }
        match self.fields.get(path) {
            Some((field, None)) => Found::Part((*field).into()),
            Some((first, Some(second))) => Found::Several(*first, *second),
            None => Found::Nothing,
        }
    }

    /// Returns the names of the parts, among which a slip of the pen is looked for.
    pub(super) fn names(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        let mut rest: Vec<&Clause<'_>> = self.clause.clauses().iter().collect();
        while let Some(clause) = rest.pop() {
            if PARTS.contains(&clause.keyword) {
                names.extend(clause.name().map(|name| name.node));
            }
            rest.extend(clause.clauses());
        }
        names
    }
}

impl Resolver<'_> {
    /// Resolves a procedure and everything inside it; the caller adds it to the model.
    pub(super) fn procedure(&mut self, chosen: &Chosen<'_>) -> Procedure {
        let clause = chosen.clause;
        let id = ProcedureId::from_index(self.model.procedures.len());
        let name = self.model.texts.intern(chosen.name);
        self.owner = Some(id);
        let head = self.head(clause, name);
        let mut inside = Inside {
            id,
            name,
            text: chosen.name,
            clause,
            parts: FxHashMap::default(),
            fields: FxHashMap::default(),
            written: BTreeSet::new(),
            alternatives: 0,
        };
        let channels = self.channels(&mut inside, clause);
        let (forms, fields) = self.forms(&mut inside, clause);
        let documents = self.documents(&mut inside, clause);
        let results = self.results(&mut inside, clause);
        let steps = self.steps(&mut inside, clause);
        let (volume, volume_certainty) = self.volume(clause);
        let (decision, decided) = self.decision(clause);
        let (published, published_on) = self.published(clause);
        let procedure = Procedure {
            head,
            code: self.text(clause, Keyword::Code),
            kind: self.keyword(clause, Keyword::Kind),
            domains: self.texts(clause, Keyword::Domain),
            levels: self.keywords(clause, Keyword::Level),
            subjects: self.keywords(clause, Keyword::Subjects),
            authorities: self.references(clause, Keyword::Authority),
            partners: self.references(clause, Keyword::Partners),
            volume,
            volume_certainty,
            decision,
            decided,
            published,
            published_on,
            tracked_on: self.text(clause, Keyword::Tracked),
            workflow_on: self.text(clause, Keyword::Workflow),
            life_events: self
                .texts(clause, Keyword::LifeEvent)
                .value()
                .unwrap_or_default(),
            linked: self.linked_filings(&inside, clause),
            conditions: self
                .texts(clause, Keyword::Condition)
                .value()
                .unwrap_or_default(),
            channels,
            forms,
            fields,
            documents,
            steps,
            results,
        };
        self.owner = None;
        procedure
    }

    fn volume(&mut self, clause: &Clause<'_>) -> (Stated<Number>, Certainty) {
        let mut certainty = Certainty::Declared;
        let volume = self.value(clause, Keyword::Volume, |_, mut words| {
            let volume = words.number();
            words.skip(Keyword::PerYear);
            certainty = words.certainty();
            volume
        });
        (volume, certainty)
    }

    /// Reads `decision "1872/QĐ-BTP" of 2020-09-04`.
    fn decision(&mut self, clause: &Clause<'_>) -> (Stated<Symbol>, Stated<Date>) {
        let mut decided = Stated::Unknown;
        let decision = self.value(clause, Keyword::Decision, |resolver, mut words| {
            let text = words.text()?;
            words.skip(Keyword::Of);
            decided = Stated::or_unknown(words.date());
            Some(resolver.model.texts.intern(text.node))
        });
        (decision, decided)
    }

    /// Reads `published 2020-09-10 on "…"`; `published none` says that it is on no board either.
    fn published(&mut self, clause: &Clause<'_>) -> (Stated<Date>, Stated<Symbol>) {
        let mut place = Stated::Unknown;
        let published = self.value(clause, Keyword::Published, |resolver, mut words| {
            let date = words.date();
            if words.skip(Keyword::On) {
                let board = words.text().expect("the grammar puts a text after `on`");
                place = Stated::Is(resolver.model.texts.intern(board.node));
            }
            date
        });
        if published == Stated::None {
            place = Stated::None;
        }
        (published, place)
    }

    /// Gives a part its name within the procedure; says whether the name was free.
    pub(super) fn declare<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        key: (&'a str, &'a str),
        (part, clause): (Entity, &Clause<'_>),
    ) -> bool {
        let place = head_span(clause);
        if let Some((_, earlier)) = inside.parts.get(&key) {
            let name = key.1;
            self.sink.push(
                Diagnostic::error(
                    Code::DuplicateName,
                    place,
                    phrase!(
                        "thủ tục có hai phần cùng tên `{name}`",
                        "the procedure has two parts called `{name}`"
                    ),
                )
                .related(
                    *earlier,
                    phrase!("khai báo lần đầu ở đây", "declared here first"),
                )
                .help(phrase!("đổi tên một trong hai", "rename one of the two")),
            );
            return false;
        }
        inside.parts.insert(key, (part, place));
        if let Entity::Field(field) = part {
            inside
                .fields
                .entry(key.1)
                .and_modify(|fields| fields.1 = fields.1.or(Some(field)))
                .or_insert((field, None));
        }
        true
    }

    /// Makes the list of parts of a kind: unknown where there is none, unless the procedure says
    /// so (`documents none`).
    pub(super) fn parts<I: Copy + Into<Entity>>(
        &mut self,
        clause: &Clause<'_>,
        plural: Keyword,
        ids: Vec<I>,
    ) -> Stated<Vec<I>> {
        let none = self.only(clause, plural);
        debug_assert!(none.is_none_or(|none| Cursor::of(none).skip(Keyword::None)));
        match (none, ids.first()) {
            (Some(none), Some(first)) => {
                let place = (*first).into().span(&self.model);
                self.report_contradiction(none.span, place);
                Stated::Is(ids)
            }
            (Some(_), None) => Stated::None,
            (None, Some(_)) => Stated::Is(ids),
            (None, None) => Stated::Unknown,
        }
    }
}
