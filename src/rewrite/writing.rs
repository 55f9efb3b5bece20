//! One procedure being written: its clauses, and the ways in which one of them changes.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::page::{Page, bytes};
use super::reason::Reason;
use super::{Declared, Ground};
use crate::model::{CitationId, Entity, Head, Model, ProcedureId, Stated};
use crate::proposal::draft::Draft;
use crate::span::Span;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// The words that come to stand after a keyword; `None` where the clause goes.
pub(super) type Words<'w> = Option<Vec<Word<'w>>>;

/// A procedure whose parts are compared, before and after, and written where they differ.
pub(super) struct Writing<'a, 'd> {
    pub(super) model: &'a Model,
    ground: Ground<'a>,
    declared: &'a Declared<'a>,
    pub(super) draft: &'d Draft<'a>,
    pub(super) id: ProcedureId,
    /// Its declaration.
    pub(super) clause: &'a Clause<'a>,
    pub(super) names: Names<'a>,
    pub(super) page: Page<'a>,
    /// The clauses inside it, by where they begin.
    clauses: BTreeMap<u32, &'a Clause<'a>>,
    /// Where clauses began that are taken out.
    pub(super) gone: BTreeSet<u32>,
    /// New clauses of a block, by where its declaration begins.
    waiting: BTreeMap<u32, Vec<String>>,
}

impl<'a, 'd> Writing<'a, 'd> {
    pub(super) fn new(
        draft: &'d Draft<'a>,
        id: ProcedureId,
        (ground, declared): (Ground<'a>, &'a Declared<'a>),
        (clause, page): (&'a Clause<'a>, Page<'a>),
    ) -> Self {
        let mut clauses = BTreeMap::new();
        let mut rest = vec![clause];
        while let Some(clause) = rest.pop() {
            clauses.insert(clause.span.start, clause);
            rest.extend(clause.clauses());
        }
        Self {
            model: draft.model(),
            ground,
            declared,
            draft,
            id,
            clause,
            names: Names::new(draft, id),
            page,
            clauses,
            gone: BTreeSet::new(),
            waiting: BTreeMap::new(),
        }
    }

    /// Returns the clause that declares a thing of the procedure.
    pub(super) fn declaration(&self, thing: Entity) -> Result<&'a Clause<'a>, Reason> {
        let span = thing.declared(self.model);
        let clause = self.clauses.get(&span.start).copied();
        clause
            .filter(|clause| clause.span.file == span.file)
            .ok_or_else(|| Reason::NotOwn(self.title(thing)))
    }

    /// Returns the clause that declares a part of another procedure.
    pub(super) fn elsewhere(&self, part: Entity) -> Result<&'a Clause<'a>, Reason> {
        let span = part.declared(self.model);
        let whole = (span.file, span.start);
        let before = self.declared.range(..=whole).next_back();
        let mut rest: Vec<&'a Clause<'a>> =
            before.map(|(_, (_, clause))| *clause).into_iter().collect();
        while let Some(clause) = rest.pop() {
            if (clause.span.file, clause.span.start) == whole {
                return Ok(clause);
            }
            rest.extend(clause.clauses());
        }
        Err(Reason::NotOwn(self.title(part)))
    }

    /// Returns a citation as it is written here, wherever it stands.
    fn cited(&self, id: CitationId) -> String {
        let span = self.model.citations[id].span;
        if span.file == self.clause.span.file {
            return self.page.slice(span).to_owned();
        }
        self.ground.sources.text(span.file)[bytes(span)].to_owned()
    }

    pub(super) fn title(&self, thing: Entity) -> String {
        thing
            .head(self.model)
            .map_or_else(String::new, |head| self.model.text(head.title).to_owned())
    }

    /// Returns the text that an edit puts into a part.
    pub(super) fn wording(&self, target: Entity, part: &'static str) -> Option<&'d str> {
        self.draft.wording(target, part)
    }

    /// Returns the clauses of a keyword in a block that are not taken out.
    pub(super) fn left(&self, owner: &'a Clause<'a>, keyword: Keyword) -> Vec<&'a Clause<'a>> {
        let clauses = owner.clauses_of(keyword);
        clauses
            .filter(|clause| !self.gone.contains(&clause.span.start))
            .collect()
    }

    pub(super) fn remove(&mut self, clause: &'a Clause<'a>) {
        if self.gone.insert(clause.span.start) {
            self.page.remove(clause);
        }
    }

    /// Has a new clause written into a block.
    pub(super) fn add(&mut self, owner: &'a Clause<'a>, line: String) {
        self.waiting.entry(owner.span.start).or_default().push(line);
    }

    /// Gives the only clause of a keyword other words.
    pub(super) fn set(&mut self, owner: &'a Clause<'a>, keyword: Keyword, words: Words<'_>) {
        let clauses = self.left(owner, keyword);
        let Some(words) = words else {
            for clause in clauses {
                self.remove(clause);
            }
            return;
        };
        let Some((first, others)) = clauses.split_first() else {
            let line = self.page.line(keyword, words);
            self.add(owner, line);
            return;
        };
        for other in others {
            self.remove(other);
        }
        if let Some(region) = region(first) {
            let words = self.page.words(words);
            self.page.replace(region, words);
        }
    }

    /// Writes a flag, where it changes.
    pub(super) fn flag(&mut self, owner: &'a Clause<'a>, keyword: Keyword, flag: (bool, bool)) {
        match flag {
            (false, true) => self.set(owner, keyword, Some(Vec::new())),
            (true, false) => self.set(owner, keyword, None),
            _ => {}
        }
    }

    /// Writes a part that has `none`, where it changes.
    pub(super) fn value<T: PartialEq + Copy>(
        &mut self,
        owner: &'a Clause<'a>,
        keyword: Keyword,
        (before, after): (Stated<T>, Stated<T>),
        words: impl FnOnce(T) -> Vec<Word<'a>>,
    ) {
        if before != after {
            let words = match after {
                Stated::Unknown => None,
                Stated::None => Some(vec![Word::Keyword(Keyword::None)]),
                Stated::Is(value) => Some(words(value)),
            };
            self.set(owner, keyword, words);
        }
    }

    /// Writes a part that cannot be said to be `none`, where it changes.
    pub(super) fn only_value<T: PartialEq + Copy>(
        &mut self,
        (owner, thing): (&'a Clause<'a>, Entity),
        keyword: Keyword,
        (before, after): (Stated<T>, Stated<T>),
        words: impl FnOnce(T) -> Vec<Word<'a>>,
    ) -> Result<(), Reason> {
        if before != after && after == Stated::None {
            return Err(Reason::NoWord(self.title(thing), keyword));
        }
        self.value(owner, keyword, (before, after), words);
        Ok(())
    }

    /// Writes a condition, where it changes.
    pub(super) fn condition<T: PartialEq>(
        &mut self,
        (owner, thing): (&'a Clause<'a>, Entity),
        (before, after): (&Stated<T>, &Stated<T>),
    ) -> Result<(), Reason> {
        if let Some(text) = self.wording(thing, "condition") {
            self.set(
                owner,
                Keyword::Condition,
                Some(vec![Word::Text(text.to_owned().into())]),
            );
        } else if before != after {
            return Err(Reason::NoWord(self.title(thing), Keyword::Condition));
        }
        Ok(())
    }

    /// Changes the clauses of a list: `elements` holds, for each clause that is left, its elements
    /// and whether they stay; `state` is what the list comes to be.
    pub(super) fn list(
        &mut self,
        owner: &'a Clause<'a>,
        keyword: Keyword,
        elements: &[Vec<(Span, bool)>],
        (added, state): (&[String], Stated<()>),
    ) {
        let clauses = self.left(owner, keyword);
        let is_same = added.is_empty() && elements.iter().flatten().all(|(_, kept)| *kept);
        match state {
            Stated::Unknown => self.set(owner, keyword, None),
            Stated::None => {
                self.set(owner, keyword, Some(vec![Word::Keyword(Keyword::None)]));
            }
            Stated::Is(()) if is_same && !clauses.is_empty() => {}
            Stated::Is(()) => {
                let keeps = |elements: &Vec<(Span, bool)>| elements.iter().any(|(_, kept)| *kept);
                let last = elements.iter().rposition(keeps).unwrap_or(0);
                if clauses.is_empty() {
                    let keyword = self.page.line(keyword, Vec::new());
                    self.add(owner, format!("{keyword} {}", added.join(", ")));
                    return;
                }
                for (index, clause) in clauses.into_iter().enumerate() {
                    let added = if index == last { added } else { &[] };
                    let of_clause = &elements[index];
                    if index != last && !keeps(of_clause) {
                        self.remove(clause);
                    } else if of_clause.is_empty() {
                        let region = region(clause).expect("a list says something, if only `none`");
                        self.page.replace(region, added.join(", "));
                    } else {
                        self.page.edit_list(of_clause, added);
                    }
                }
            }
        }
    }

    /// Writes the legal bases of a thing, where they change.
    pub(super) fn bases(&mut self, owner: &'a Clause<'a>, thing: Entity, after: &Head) {
        let Some(before) = thing.head(self.model).map(|head| &head.bases) else {
            return;
        };
        let dropped = &self.draft.citations_dropped;
        let is_kept = |id: &CitationId| !dropped.contains(id);
        let copied = after.bases.items().iter();
        let copied = copied.filter(|id| !before.items().contains(id) && is_kept(id));
        let mut added: Vec<String> = copied.map(|id| self.cited(*id)).collect();
        let cited = self.draft.citations_added.iter();
        let cited = cited.filter(|(target, _)| *target == thing);
        added.extend(cited.map(|(_, law)| {
            let name = self.model.laws[*law].head.name;
            self.model.text(name).to_owned()
        }));
        if added.is_empty() && after.bases.items().iter().all(is_kept) {
            return;
        }
        let clauses = self.left(owner, Keyword::Basis);
        let elements: Vec<Vec<(Span, bool)>> = clauses
            .iter()
            .map(|clause| {
                let cited = before.items().iter();
                let cited = cited.map(|id| (self.model.citations[*id].span, is_kept(id)));
                let within = bytes(clause.span);
                cited
                    .filter(|(span, _)| within.contains(&(span.start as usize)))
                    .collect()
            })
            .collect();
        let is_empty = added.is_empty() && !after.bases.items().iter().any(is_kept);
        let state = if is_empty {
            Stated::None
        } else {
            Stated::Is(())
        };
        self.list(owner, Keyword::Basis, &elements, (&added, state));
    }

    /// Writes the new clauses into their blocks.
    pub(super) fn finish(mut self) -> Page<'a> {
        for (start, lines) in std::mem::take(&mut self.waiting) {
            let owner = self.clauses[&start];
            if self.gone.contains(&start) {
                continue;
            }
            let behind = self.behind(owner);
            self.page.insert(owner, behind, &lines);
        }
        self.page
    }

    /// Returns the clause behind which new ones go: in a procedure the last that is no part of it,
    /// in a form none, since a field takes what follows it for its own.
    fn behind(&self, owner: &'a Clause<'a>) -> Option<&'a Clause<'a>> {
        let left = |clause: &&&Clause<'_>| !self.gone.contains(&clause.span.start);
        let clauses = owner.clauses().iter();
        match owner.keyword {
            Keyword::Form => None,
            Keyword::Procedure => clauses
                .take_while(|clause| !is_part(clause.keyword))
                .collect::<Vec<_>>()
                .iter()
                .rev()
                .find(left)
                .copied(),
            _ => clauses.collect::<Vec<_>>().iter().rev().find(left).copied(),
        }
    }
}

/// Returns whether a clause of a procedure declares a part of it, or is a note.
fn is_part(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Channel
            | Keyword::Form
            | Keyword::Document
            | Keyword::Case
            | Keyword::OneOf
            | Keyword::Step
            | Keyword::Result
            | Keyword::Note
    )
}

/// Returns the bytes of the words of a clause after its keyword; `None` where there are none.
pub(super) fn region(clause: &Clause<'_>) -> Option<std::ops::Range<usize>> {
    let (first, last) = (clause.words.first()?, clause.words.last()?);
    Some(first.span.start as usize..last.span.end as usize)
}
