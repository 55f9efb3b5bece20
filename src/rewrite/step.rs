//! Steps: their order, what they use and write, whom they ask.

use super::names::alike;
use super::page::bytes;
use super::reason::Reason;
use super::writing::Writing;
use crate::model::{Certainty, ConsultationId, Entity, Figure, Item, Stated, StepId};
use crate::quantity::Duration;
use crate::span::Span;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

impl<'a> Writing<'a, '_> {
    /// Writes a step where it differs.
    pub(super) fn step(&mut self, id: StepId) -> Result<(), Reason> {
        let (before, after) = (&self.model.steps[id], self.draft.step(id));
        let clause = self.declaration(id.into())?;
        let owner = (clause, Entity::Step(id));
        self.only_value(owner, Keyword::By, (before.by, after.by), |agency| {
            let agency = &self.model.agencies[agency];
            vec![Word::Name(self.model.text(agency.head.name).into())]
        })?;
        if !alike(&before.after, &after.after) {
            self.order(clause, &after.after);
        }
        let duration = |length| vec![Word::Duration(length)];
        self.only_value(owner, Keyword::Takes, (before.takes, after.takes), figure)?;
        self.only_value(owner, Keyword::Waits, (before.waits, after.waits), duration)?;
        self.flag(clause, Keyword::Presence, (before.presence, after.presence));
        for (keyword, before, after) in [
            (Keyword::Uses, &before.uses, &after.uses),
            (Keyword::Writes, &before.writes, &after.writes),
        ] {
            self.items((clause, id), keyword, (before, after))?;
        }
        if before.act != after.act
            && let Stated::Is(act) = after.act
        {
            self.set(clause, act, Some(Vec::new()));
        }
        self.condition(owner, (&before.condition, &after.condition))?;
        self.bases(clause, id.into(), &after.head);
        self.consultations(id, clause)
    }

    /// Writes what a step comes after.
    fn order(&mut self, clause: &'a Clause<'a>, after: &Stated<Vec<StepId>>) {
        let wanted = after.items().iter();
        let wanted: Vec<&str> = wanted
            .map(|step| self.names.short(self.model.steps[*step].head.name))
            .collect();
        let mut written: Vec<&str> = Vec::new();
        let mut elements = Vec::new();
        for clause in self.left(clause, Keyword::After) {
            let names = names(clause).map(|(name, span)| {
                let short = name.rsplit('.').next().unwrap_or(name);
                let kept = wanted.contains(&short) && !written.contains(&short);
                written.push(short);
                (span, kept)
            });
            elements.push(names.collect());
        }
        let added = wanted.iter().filter(|step| !written.contains(step));
        let added: Vec<String> = added.map(|step| (*step).to_owned()).collect();
        let state = after.as_ref().map(|_| ());
        self.list(clause, Keyword::After, &elements, (&added, state));
    }

    /// Writes what a step uses or writes.
    fn items(
        &mut self,
        (clause, step): (&'a Clause<'a>, StepId),
        keyword: Keyword,
        (before, after): (&Stated<Vec<Item>>, &Stated<Vec<Item>>),
    ) -> Result<(), Reason> {
        if keyword == Keyword::Uses {
            self.require_usable(step, after)?;
        }
        if alike(before, after) {
            return Ok(());
        }
        let mut covered: Vec<Item> = Vec::new();
        let mut elements = Vec::new();
        for clause in self.left(clause, keyword) {
            let names = names(clause).map(|(name, span)| {
                let items = self.names.will_stand_for(name);
                let kept =
                    !items.is_empty() && items.iter().all(|item| after.items().contains(item));
                if kept {
                    covered.extend(items);
                }
                (span, kept)
            });
            elements.push(names.collect());
        }
        let added = self.called(after, &covered)?;
        let state = after.as_ref().map(|_| ());
        self.list(clause, keyword, &elements, (&added, state));
        Ok(())
    }

    /// Returns by which names the items that are not covered are called, each once.
    pub(super) fn called(
        &self,
        after: &Stated<Vec<Item>>,
        covered: &[Item],
    ) -> Result<Vec<String>, Reason> {
        let mut added: Vec<String> = Vec::new();
        for item in after.items().iter().filter(|item| !covered.contains(item)) {
            let name = self.names.call(*item);
            // What was taken over from another procedure is called nothing here yet.
            if name.is_empty() {
                return Err(Reason::ReadsOtherwise);
            }
            let stands_for = self.names.will_stand_for(&name);
            if !stands_for.iter().all(|item| after.items().contains(item)) {
                return Err(Reason::OneOfItem(name));
            }
            if !added.contains(&name) {
                added.push(name);
            }
        }
        Ok(added)
    }

    /// Refuses to leave a step with something that nobody writes any more.
    fn require_usable(&self, step: StepId, uses: &Stated<Vec<Item>>) -> Result<(), Reason> {
        let mut lost = uses.items().iter();
        match lost.find(|item| !self.names.can_be_used(**item)) {
            Some(item) => Err(Reason::NobodyWrites {
                step: self.title(step.into()),
                item: self.names.call(*item),
            }),
            None => Ok(()),
        }
    }

    /// Writes whom a step asks: those it took over from another are copied as they are written.
    fn consultations(&mut self, id: StepId, clause: &'a Clause<'a>) -> Result<(), Reason> {
        let (before, after) = (&self.model.steps[id], self.draft.step(id));
        for consultation in &before.consultations {
            let asked = self.declaration((*consultation).into())?;
            if after.consultations.contains(consultation) {
                self.consultation(*consultation, asked)?;
            } else {
                self.remove(asked);
            }
        }
        for consultation in &after.consultations {
            if !before.consultations.contains(consultation) {
                let (old, new) = (
                    &self.model.consultations[*consultation],
                    self.draft.consultation(*consultation),
                );
                if old.about != new.about || old.within != new.within {
                    return Err(Reason::ReadsOtherwise);
                }
                let line = self.page.slice(old.head.span).to_owned();
                self.add(clause, line);
            }
        }
        Ok(())
    }

    /// Writes what is asked and within which time, where that changes.
    fn consultation(&mut self, id: ConsultationId, clause: &'a Clause<'a>) -> Result<(), Reason> {
        let (before, after) = (&self.model.consultations[id], self.draft.consultation(id));
        let end = clause.span.end as usize;
        if before.within != after.within {
            let words = match after.within {
                Stated::Is(within) => vec![Word::Duration(within)],
                Stated::None => vec![Word::Keyword(Keyword::None)],
                Stated::Unknown => return Err(Reason::ReadsOtherwise),
            };
            if let Some(word) = clause.word_after(Keyword::Within) {
                let words = self.page.words(words);
                self.page.replace(bytes(word.span), words);
            } else {
                let within = self.page.line(Keyword::Within, words);
                self.page.replace(end..end, format!(" {within}"));
            }
        }
        if alike(&before.about, &after.about) {
            return Ok(());
        }
        let about = clause
            .words
            .iter()
            .skip_while(|word| word.node != Word::Keyword(Keyword::About));
        let about = about
            .skip(1)
            .take_while(|word| !matches!(word.node, Word::Keyword(_)));
        let mut covered = Vec::new();
        let elements: Vec<(Span, bool)> = about
            .filter_map(|word| {
                let items = match &word.node {
                    Word::Name(name) => self.names.will_stand_for(name),
                    Word::Text(text) => {
                        let text = self.model.texts.find(text);
                        text.map(Item::Named).into_iter().collect()
                    }
                    _ => return None,
                };
                let kept = !items.is_empty()
                    && items.iter().all(|item| after.about.items().contains(item));
                if kept {
                    covered.extend(items);
                }
                Some((word.span, kept))
            })
            .collect();
        let mut added = self.called(&after.about, &covered)?;
        if after.about == Stated::None {
            added = vec![Keyword::None.spelling(self.page.vocabulary).to_owned()];
        }
        if elements.is_empty() {
            return Err(Reason::ReadsOtherwise);
        }
        self.page.edit_list(&elements, &added);
        Ok(())
    }
}

/// Returns the names among the words of a clause.
fn names<'c>(clause: &'c Clause<'_>) -> impl Iterator<Item = (&'c str, Span)> {
    clause.words.iter().filter_map(|word| match &word.node {
        Word::Name(name) => Some((name.as_ref(), word.span)),
        _ => None,
    })
}

/// Returns how a length is written, or a range of lengths, and how sure it is.
fn figure<'a>(figure: Figure<Duration>) -> Vec<Word<'a>> {
    let mut words = vec![Word::Duration(figure.least)];
    if figure.most != figure.least {
        words.push(Word::Keyword(Keyword::TakesUpTo));
        words.push(Word::Duration(figure.most));
    }
    if figure.certainty != Certainty::Declared {
        words.push(Word::Keyword(figure.certainty.keyword()));
    }
    words
}
