//! A procedure as a whole: what is said of it, and which parts it still has.

use std::collections::BTreeSet;

use super::reason::Reason;
use super::writing::Writing;
use crate::model::{AgencyId, Certainty, DocumentId, Entity, RegisterId, Stated};
use crate::symbol::Symbol;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

impl<'a> Writing<'a, '_> {
    /// Writes the procedure where it differs; `looked_up` are the documents whose place data take.
    pub(super) fn procedure(
        &mut self,
        looked_up: &[(DocumentId, RegisterId)],
    ) -> Result<(), Reason> {
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        if self.draft.is_removed(self.id) {
            self.remove(self.clause);
            return Ok(());
        }
        // An opinion rests on what its step rests on, and has no bases of its own.
        let mut cited = self.draft.citations_added.iter();
        if let Some((target, _)) =
            cited.find(|(target, _)| matches!(target, Entity::Consultation(_)))
        {
            return Err(Reason::NoWord(self.title(*target), Keyword::Basis));
        }
        self.head()?;
        self.take_over()?;
        self.documents(looked_up)?;
        for (keyword, plural) in [
            (Keyword::Channel, Keyword::Channels),
            (Keyword::Form, Keyword::Forms),
            (Keyword::Step, Keyword::Steps),
            (Keyword::Result, Keyword::Results),
        ] {
            self.parts(keyword, plural)?;
        }
        self.channels_added();
        for channel in before.channels.items() {
            if after.channels.items().contains(channel) {
                self.channel(*channel)?;
            }
        }
        for form in before.forms.items() {
            if after.forms.items().contains(form) {
                self.form(*form)?;
            }
        }
        for step in before.steps.items() {
            if after.steps.items().contains(step) {
                self.step(*step)?;
            }
        }
        for result in before.results.items() {
            if after.results.items().contains(result) {
                self.result(*result)?;
            }
        }
        self.linked()?;
        self.bases(self.clause, self.id.into(), &after.head);
        Ok(())
    }

    /// Writes what is said of the whole.
    fn head(&mut self) -> Result<(), Reason> {
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        let clause = self.clause;
        let model = self.model;
        let constant = |constant: &Keyword| Word::Keyword(*constant);
        let text = |text: &Symbol| Word::Text(model.text(*text).into());
        let agency =
            |agency: &AgencyId| Word::Name(model.text(model.agencies[*agency].head.name).into());
        self.words_of(Keyword::Domain, (&before.domains, &after.domains), text);
        self.words_of(Keyword::Level, (&before.levels, &after.levels), constant);
        self.words_of(
            Keyword::Subjects,
            (&before.subjects, &after.subjects),
            constant,
        );
        self.words_of(
            Keyword::Authority,
            (&before.authorities, &after.authorities),
            agency,
        );
        self.words_of(
            Keyword::Partners,
            (&before.partners, &after.partners),
            agency,
        );
        for (keyword, before, after) in [
            (Keyword::LifeEvent, &before.life_events, &after.life_events),
            (Keyword::Condition, &before.conditions, &after.conditions),
        ] {
            let [before, after] = [before, after].map(|texts| Stated::Is(texts.clone()));
            self.words_of(keyword, (&before, &after), text);
        }
        if (before.volume, before.volume_certainty) != (after.volume, after.volume_certainty) {
            let words = after.volume.value().map(|volume| {
                let certainty = Some(after.volume_certainty);
                let certainty = certainty.filter(|certainty| *certainty != Certainty::Declared);
                let certainty = certainty.map(|certainty| Word::Keyword(certainty.keyword()));
                let words = [Word::Number(volume), Word::Keyword(Keyword::PerYear)];
                words.into_iter().chain(certainty).collect()
            });
            self.set(clause, Keyword::Volume, words);
        }
        self.publication()?;
        let id = Entity::Procedure(self.id);
        for (keyword, part, change) in [
            (
                Keyword::Tracked,
                "tracked-on",
                (before.tracked_on, after.tracked_on),
            ),
            (
                Keyword::Workflow,
                "workflow-on",
                (before.workflow_on, after.workflow_on),
            ),
        ] {
            if let Some(text) = self.wording(id, part) {
                let text = Word::Text(text.to_owned().into());
                self.set(
                    clause,
                    keyword,
                    Some(vec![Word::Keyword(Keyword::On), text]),
                );
            } else {
                self.value(clause, keyword, change, |_| Vec::new());
            }
        }
        Ok(())
    }

    /// Writes a list that is said of the whole, where it differs.
    fn words_of<T: PartialEq>(
        &mut self,
        keyword: Keyword,
        (before, after): (&Stated<Vec<T>>, &Stated<Vec<T>>),
        word: impl Fn(&T) -> Word<'a>,
    ) {
        if before == after {
            return;
        }
        let words = match after {
            Stated::Unknown => None,
            Stated::None => Some(vec![Word::Keyword(Keyword::None)]),
            Stated::Is(items) => {
                let words = items.iter().flat_map(|item| [Word::Comma, word(item)]);
                Some(words.skip(1).collect())
            }
        };
        self.set(self.clause, keyword, words);
    }

    /// Writes when and where the procedure is published: the board needs a date.
    fn publication(&mut self) -> Result<(), Reason> {
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        let id = Entity::Procedure(self.id);
        let board = self.wording(id, "published-on").map(str::to_owned);
        if board.is_none()
            && (before.published, before.published_on) == (after.published, after.published_on)
        {
            return Ok(());
        }
        let board = board.or_else(|| {
            let text = after.published_on.value()?;
            Some(self.model.text(text).to_owned())
        });
        let words = match (after.published, board) {
            (Stated::Is(date), None) => vec![Word::Date(date)],
            (Stated::Is(date), Some(board)) => vec![
                Word::Date(date),
                Word::Keyword(Keyword::On),
                Word::Text(board.into()),
            ],
            (Stated::None, None) => vec![Word::Keyword(Keyword::None)],
            _ => return Err(Reason::NoWord(self.title(id), Keyword::Published)),
        };
        self.set(self.clause, Keyword::Published, Some(words));
        Ok(())
    }

    /// Takes out the parts of a kind that are gone; where none is left, says so.
    fn parts(&mut self, keyword: Keyword, plural: Keyword) -> Result<(), Reason> {
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        macro_rules! parts {
            ($list:ident) => {{
                let left = after.$list.items();
                let gone = before.$list.items().iter().filter(|id| !left.contains(id));
                let gone: Vec<Entity> = gone.map(|id| Entity::from(*id)).collect();
                (gone, after.$list == Stated::None)
            }};
        }
        let (gone, is_none) = match keyword {
            Keyword::Channel => parts!(channels),
            Keyword::Form => parts!(forms),
            Keyword::Step => parts!(steps),
            _ => parts!(results),
        };
        let adds = keyword == Keyword::Channel && self.adds_channels();
        for (index, part) in gone.into_iter().enumerate() {
            let clause = self.declaration(part)?;
            if index == 0 && is_none && !adds {
                let none = vec![Word::Keyword(Keyword::None)];
                let line = self.page.line(plural, none);
                self.gone.insert(clause.span.start);
                self.page.put(clause, &[line]);
            } else {
                self.remove(clause);
            }
        }
        Ok(())
    }

    fn adds_channels(&self) -> bool {
        !self.draft.channels_added_to(self.id).is_empty()
    }

    /// Writes the channels that are added, behind those there are.
    fn channels_added(&mut self) {
        let added = self.draft.channels_added_to(self.id).iter();
        let lines: Vec<String> = added
            .map(|added| {
                let words = [Some(added.method), added.extent].into_iter().flatten();
                self.page
                    .line(Keyword::Channel, words.map(Word::Keyword).collect())
            })
            .collect();
        if lines.is_empty() {
            return;
        }
        let clause = self.clause;
        if let Some(none) = self.left(clause, Keyword::Channels).first() {
            self.gone.insert(none.span.start);
            self.page.put(none, &lines);
        } else if let Some(last) = self.left(clause, Keyword::Channel).last() {
            self.page.insert(clause, Some(last), &lines);
        } else {
            for line in lines {
                self.add(clause, line);
            }
        }
    }

    /// Takes out the documents that are gone, with the choices and cases that are left empty, and
    /// says of those that data replace what the law requires beside.
    fn documents(&mut self, looked_up: &[(DocumentId, RegisterId)]) -> Result<(), Reason> {
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        let left: BTreeSet<DocumentId> = after.documents.items().iter().copied().collect();
        let mut gone = BTreeSet::new();
        let mut kept = BTreeSet::new();
        for id in before.documents.items() {
            let start = self.declaration((*id).into())?.span.start;
            let side = if left.contains(id) {
                &mut kept
            } else {
                &mut gone
            };
            side.insert(start);
        }
        for id in before.documents.items() {
            let start = self.declaration((*id).into())?.span.start;
            if gone.contains(&start) && kept.contains(&start) {
                let item = self.model.documents[*id].excerpt;
                let title =
                    item.map_or_else(String::new, |item| self.model.text(item.title).into());
                return Err(Reason::OneOfItem(title));
            }
        }
        let mut says_none = after.documents == Stated::None && !gone.is_empty();
        for clause in self.clause.clauses() {
            let notes = self.notes(clause, looked_up, &gone)?;
            if self.empties(clause, &gone) {
                let mut lines = Vec::new();
                if std::mem::take(&mut says_none) {
                    let none = vec![Word::Keyword(Keyword::None)];
                    lines.push(self.page.line(Keyword::Documents, none));
                }
                lines.extend(notes);
                if lines.is_empty() {
                    self.remove(clause);
                } else {
                    self.gone.insert(clause.span.start);
                    self.page.put(clause, &lines);
                }
            } else {
                self.page.insert(self.clause, Some(clause), &notes);
            }
        }
        for id in before.documents.items() {
            if left.contains(id) {
                self.document(*id)?;
            }
        }
        Ok(())
    }

    /// Returns whether a clause is left with no document by those that are gone; where it is not,
    /// takes those inside it out.
    fn empties(&mut self, clause: &'a Clause<'a>, gone: &BTreeSet<u32>) -> bool {
        match clause.keyword {
            Keyword::Document => gone.contains(&clause.span.start),
            Keyword::Case | Keyword::OneOf => {
                let inner = clause.clauses().iter();
                let inner = inner.filter(|clause| {
                    matches!(
                        clause.keyword,
                        Keyword::Document | Keyword::Case | Keyword::OneOf
                    )
                });
                let (empty, full): (Vec<_>, Vec<_>) =
                    inner.partition(|clause| self.empties(clause, gone));
                if full.is_empty() && !empty.is_empty() {
                    return true;
                }
                for clause in empty {
                    self.remove(clause);
                }
                false
            }
            _ => false,
        }
    }

    /// Returns the notes for the documents under a clause whose place data take.
    fn notes(
        &self,
        clause: &Clause<'_>,
        looked_up: &[(DocumentId, RegisterId)],
        gone: &BTreeSet<u32>,
    ) -> Result<Vec<String>, Reason> {
        let mut notes = Vec::new();
        let within = clause.span.start..clause.span.end;
        for (document, register) in looked_up {
            let start = self.declaration((*document).into())?.span.start;
            if within.contains(&start) && gone.contains(&start) {
                let text = super::fallback::sentence(self.model, *document, *register);
                notes.push(self.page.line(Keyword::Note, vec![Word::Text(text.into())]));
            }
        }
        Ok(notes)
    }
}
