//! Legal bases: kept while something cites them.

use std::collections::BTreeSet;

use crate::index::{Arena, Id as _};
use crate::model::{Citation, CitationId, Entity, Head, LawId, Model, Stated};

use super::super::super::draft::add;
use super::moves::{Move, Moves};

macro_rules! heads {
    ($($arena:ident $kind:ident)*) => {
        /// Lends name, title and bases of a thing; a citation has none of its own.
        fn head_mut(model: &mut Model, entity: Entity) -> Option<&mut Head> {
            match entity {
                $(Entity::$kind(id) => Some(&mut model.$arena[id].head),)*
                Entity::Citation(_) => None,
            }
        }

        /// Visits the bases of everything.
        fn for_each_bases(model: &mut Model, mut visit: impl FnMut(&mut Stated<Vec<CitationId>>)) {
            $(for thing in model.$arena.iter_mut() {
                visit(&mut thing.head.bases);
            })*
            for derivation in &mut model.derivations {
                visit(&mut derivation.bases);
            }
        }
    };
}

heads! {
    procedures Procedure channels Channel forms Form fields Field documents Document steps Step
    consultations Consultation results Result agencies Agency laws Law concepts Concept
    registers Register papers Paper
}

/// The legal bases of a model half made, in which they still have the ids of the old model, and those
/// that edits add come after them.
pub(super) struct Bases<'m> {
    old: &'m Arena<CitationId, Citation>,
    dropped: &'m BTreeSet<CitationId>,
    added: Vec<Citation>,
}

impl<'m> Bases<'m> {
    /// Starts with the bases of an old model, but for those that an edit drops.
    pub(super) fn of(old: &'m Model, dropped: &'m BTreeSet<CitationId>) -> Self {
        let old = &old.citations;
        let added = Vec::new();
        Self {
            old,
            dropped,
            added,
        }
    }

    /// Adds a basis to a thing; it points at no article, since no edit names one.
    pub(super) fn cite(&mut self, model: &mut Model, target: Entity, law: LawId) {
        let citation = CitationId::from_index(self.old.len() + self.added.len());
        self.added.push(Citation {
            law,
            annex: None,
            article: None,
            clause: None,
            point: None,
            section: None,
            span: target.span(model),
            procedure: target.procedure(model),
        });
        // Opinions rest on what the step rests on in which they are asked.
        let asked = match target {
            Entity::Step(step) => model.steps[step].consultations.clone(),
            _ => Vec::new(),
        };
        for thing in std::iter::once(target).chain(asked.into_iter().map(Entity::from)) {
            if let Some(head) = head_mut(model, thing) {
                add(&mut head.bases, citation);
            }
        }
    }

    /// Gives the model the citations that something still cites, in their order, by new ids.
    pub(super) fn settle(self, model: &mut Model, moves: &Moves) {
        let count = self.old.len() + self.added.len();
        let mut cited = vec![false; count];
        for_each_bases(model, |bases| {
            if let Stated::Is(items) = bases {
                items.retain(|id| !self.dropped.contains(id));
                for id in items.iter() {
                    cited[id.index()] = true;
                }
                if items.is_empty() {
                    *bases = Stated::None;
                }
            }
        });
        let mut kept = Move::new(count);
        let cited = (0..count)
            .map(CitationId::from_index)
            .filter(|id| cited[id.index()]);
        for id in cited {
            let citation = self.lead(id, moves);
            kept.set(id, model.citations.push(citation));
        }
        for_each_bases(model, |bases| {
            if let Stated::Is(items) = bases {
                for id in items {
                    *id = kept.get(*id).expect("what is cited is kept");
                }
            }
        });
    }

    /// Returns a citation, that of a procedure which is gone as one of none.
    fn lead(&self, id: CitationId, moves: &Moves) -> Citation {
        if let Some(added) = id.index().checked_sub(self.old.len()) {
            return self.added[added].clone();
        }
        let old = self.old[id].clone();
        let procedure = old.procedure.and_then(|id| moves.procedures.get(id));
        Citation { procedure, ..old }
    }
}
