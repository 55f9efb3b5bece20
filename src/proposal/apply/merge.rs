//! Making one procedure of two: what both ask for is asked for once, and what only one of them asks
//! for is asked for in its case.
//!
//! The procedure that stays takes over what is described of the other. A document that only some of
//! the merged ask for stands in a case that is called after them; a field, a channel or a step has
//! them for its condition. So nothing that anybody described is lost, and nobody is asked for more
//! than before. Where a list is described of one of the two only, the one that stays keeps its own:
//! what both have is not known.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CitationId, Entity, Item, Linked, ProcedureId, Stated};
use crate::quantity::Number;

use super::super::draft::{Draft, Limit, Wording, add};

mod document;
mod meaning;
mod part;
mod step;

/// The merging of one procedure into another.
struct Merging<'d, 'm> {
    draft: &'d mut Draft<'m>,
    kept: ProcedureId,
    gone: ProcedureId,
    /// The one that stays, and all that it took over before.
    earlier: Vec<ProcedureId>,
    /// The one that goes, and all that it took over before.
    later: Vec<ProcedureId>,
    /// What stands for each item of the procedure that goes.
    items: BTreeMap<Item, Item>,
    /// The names of the parts of the one that stays.
    names: BTreeSet<String>,
}

/// Merges a procedure into another; one that has gone already leaves the other as it is.
pub(super) fn merge(draft: &mut Draft<'_>, kept: ProcedureId, gone: ProcedureId) {
    let kept = draft.went_into(kept);
    if kept == gone || draft.is_removed(gone) {
        return;
    }
    draft.remove_procedure(gone);
    if draft.is_removed(kept) {
        return;
    }
    let [earlier, later] = [kept, gone].map(|whole| {
        let taken_over = draft.merged_into(whole);
        std::iter::once(whole).chain(taken_over).collect()
    });
    let names = part::names(draft, kept);
    let mut merging = Merging {
        draft,
        kept,
        gone,
        earlier,
        later,
        items: BTreeMap::new(),
        names,
    };
    merging.head();
    merging.documents();
    merging.forms();
    merging.channels();
    merging.results();
    merging.steps();
    draft.note_merged(gone, kept);
}

impl Merging<'_, '_> {
    /// What is said of the whole: the levels and authorities of both, and the files of both.
    fn head(&mut self) {
        let gone = self.draft.procedure(self.gone).clone();
        let ours = self.draft.procedure(self.kept).head.bases.items();
        let known: BTreeSet<String> = ours.iter().map(|basis| self.cited(*basis)).collect();
        let theirs = gone.head.bases.items().iter();
        let new: Vec<CitationId> = theirs
            .filter(|basis| !known.contains(&self.cited(**basis)))
            .copied()
            .collect();
        let kept = self.draft.procedure_mut(self.kept);
        for basis in new {
            add(&mut kept.head.bases, basis);
        }
        let new = gone.linked.iter().filter(|new| {
            let with = |linked: &&Linked| linked.with == new.with;
            new.with != self.kept && !kept.linked.iter().any(|known| with(&known))
        });
        let new: Vec<Linked> = new.cloned().collect();
        kept.linked.extend(new);
        both(&mut kept.domains, &gone.domains);
        both(&mut kept.levels, &gone.levels);
        both(&mut kept.subjects, &gone.subjects);
        both(&mut kept.authorities, &gone.authorities);
        both(&mut kept.partners, &gone.partners);
        add_new(&mut kept.life_events, &gone.life_events);
        add_new(&mut kept.conditions, &gone.conditions);
        kept.volume = match (kept.volume, gone.volume) {
            (Stated::Is(ours), Stated::Is(theirs)) => Stated::Is(Number {
                thousandths: ours.thousandths.saturating_add(theirs.thousandths),
            }),
            (Stated::None, other) | (other, Stated::None) => other,
            (Stated::Unknown, _) | (_, Stated::Unknown) => Stated::Unknown,
        };
        kept.volume_certainty = kept.volume_certainty.max(gone.volume_certainty);
    }

    /// Has a part asked for of some of the merged only, besides those that it is asked for of.
    fn limit(&mut self, part: Entity, to: &[ProcedureId]) {
        if !self.draft.limited.contains_key(&part) {
            let before = meaning::own_condition(self.draft, part);
            let limit = Limit {
                of: Vec::new(),
                before,
            };
            self.draft.limited.insert(part, limit);
        }
        let model = self.draft.model();
        let limit = self.draft.limited.get_mut(&part).expect("it was put there");
        limit.of.extend(to);
        let titles = limit.of.iter().map(|id| model.procedures[*id].head.title);
        let titles: Vec<_> = titles.chain(limit.before).collect();
        let words: Vec<&str> = titles.iter().map(|title| model.text(*title)).collect();
        let text = words.join("; ");
        let name = match part {
            Entity::Document(id) => {
                self.draft.document_mut(id).case = Some(titles[0]);
                "case"
            }
            Entity::Field(id) => {
                self.draft.field_mut(id).condition = Stated::Is(titles[0]);
                "condition"
            }
            Entity::Channel(id) => {
                self.draft.channel_mut(id).condition = Stated::Is(titles[0]);
                "condition"
            }
            Entity::Step(id) => {
                self.draft.step_mut(id).condition = Stated::Is(titles[0]);
                "condition"
            }
            _ => return,
        };
        self.draft.word(Wording {
            target: part,
            part: name,
            text,
        });
    }

    /// Asks once for what both ask for, each of them for all or for some of those merged before.
    fn share(&mut self, ours: Entity, theirs: Entity) {
        let of_theirs = self.draft.limited.get(&theirs);
        let of_theirs = of_theirs.map(|limit| limit.of.clone());
        match (self.draft.limited.contains_key(&ours), of_theirs) {
            (false, None) => {}
            (true, None) => self.limit(ours, &self.later.clone()),
            (true, Some(of)) => self.limit(ours, &of),
            (false, Some(of)) => self.limit(ours, &[&self.earlier[..], &of].concat()),
        }
    }

    /// Asks for what only the one that stays asks for.
    fn keep(&mut self, ours: Entity) {
        if !self.draft.limited.contains_key(&ours) {
            self.limit(ours, &self.earlier.clone());
        }
    }

    /// Asks for what only the one that goes asks for.
    fn take(&mut self, theirs: Entity) {
        if !self.draft.limited.contains_key(&theirs) {
            self.limit(theirs, &self.later.clone());
        }
    }

    fn cited(&self, basis: CitationId) -> String {
        meaning::cited(self.draft.model(), basis)
    }
}

/// Makes a list of what either has; unknown while one of them is.
fn both<T: PartialEq + Copy>(ours: &mut Stated<Vec<T>>, theirs: &Stated<Vec<T>>) {
    match theirs {
        Stated::Unknown => *ours = Stated::Unknown,
        Stated::None => {}
        Stated::Is(_) if *ours == Stated::Unknown => {}
        Stated::Is(items) => {
            for item in items {
                add(ours, *item);
            }
        }
    }
}

fn add_new<T: PartialEq + Copy>(ours: &mut Vec<T>, theirs: &[T]) {
    for one in theirs {
        if !ours.contains(one) {
            ours.push(*one);
        }
    }
}
