//! How large a catalogue is, before and after proposals.
//!
//! Counts what is described and nothing else: what is unknown counts nothing, and no figure is
//! guessed. Of a procedure that is linked with another, what the joint file has already does not
//! count again: the figures are those of somebody who needs both. Reads through a draft, so that trying a proposal costs what it touches.

use std::ops::AddAssign;

use rustc_hash::FxHashSet;

use crate::model::{Document, Item, Model, ProcedureId, Recognition, Stated};
use crate::proposal::Edit;
use crate::proposal::apply::apply_to;
use crate::proposal::draft::Draft;
use crate::quantity::Number;

mod agencies;
pub mod comparison;
mod cost;
mod effect;
mod time;
mod visits;
pub mod weight;

pub use effect::{effect, effect_beside};

/// Sizes of a catalogue, or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Procedures.
    pub procedures: u64,
    /// Declared fields.
    pub fields: u64,
    /// Items of dossiers, each alternative and each case for itself; an item that asks for several
    /// papers is one, while one of them is left.
    pub documents: u64,
    /// Originals among the quantities that the files state; what is only read from words does not count.
    pub originals: u64,
    /// Certified copies.
    pub certified: u64,
    /// Plain copies.
    pub copies: u64,
    /// Steps.
    pub steps: u64,
    /// Consultations.
    pub consultations: u64,
}

impl Measures {
    /// Counts a model.
    pub fn of(model: &Model) -> Self {
        Self::of_procedures(&Draft::new(model), model.procedures.ids())
    }

    /// Counts a model with some proposals carried out, each given by its edits; what several of them
    /// do is done once.
    pub fn after(model: &Model, chosen: &[&[Edit]]) -> Self {
        Self::of_procedures(&carried_out(model, chosen), model.procedures.ids())
    }

    /// Counts some procedures as a draft leaves them.
    pub fn of_procedures(
        draft: &Draft<'_>,
        procedures: impl IntoIterator<Item = ProcedureId>,
    ) -> Self {
        let mut total = Self::default();
        for procedure in procedures {
            if !draft.is_removed(procedure) {
                total += Self::of_procedure(draft, procedure);
            }
        }
        total
    }

    fn of_procedure(draft: &Draft<'_>, id: ProcedureId) -> Self {
        let procedure = draft.procedure(id);
        let reused = draft.reused(id);
        let forms = procedure.forms.items().iter();
        let fields = forms.flat_map(|id| draft.form(*id).fields.items());
        let documents = procedure.documents.items().iter();
        let documents = documents.filter(|id| !reused.contains(&Item::Document(**id)));
        let documents: Vec<&Document> = documents.map(|id| draft.document(*id)).collect();
        let of_one_item = |left: &&Document, right: &&Document| {
            left.excerpt.is_some() && left.excerpt == right.excerpt
        };
        let items: Vec<&[&Document]> = documents.chunk_by(of_one_item).collect();
        // What an item says of its papers it says once.
        let sum = |quantity: fn(&Document) -> Stated<Number>| {
            let of_item = |item: &&[&Document]| {
                let declared = item
                    .iter()
                    .filter(|document| document.handing != Recognition::ByText);
                let quantities = declared.map(|document| whole(quantity(document)));
                quantities.max().unwrap_or(0)
            };
            items.iter().map(of_item).sum()
        };
        let steps = procedure.steps.items().iter();
        Self {
            procedures: 1,
            fields: fields
                .filter(|id| !reused.contains(&Item::Field(**id)))
                .map(|_| 1)
                .sum(),
            documents: count(&items),
            originals: sum(|document| document.originals),
            certified: sum(|document| document.certified),
            copies: sum(|document| document.copies),
            steps: count(procedure.steps.items()),
            consultations: steps.map(|id| count(&draft.step(*id).consultations)).sum(),
        }
    }
}

impl AddAssign for Measures {
    fn add_assign(&mut self, other: Self) {
        self.procedures += other.procedures;
        self.fields += other.fields;
        self.documents += other.documents;
        self.originals += other.originals;
        self.certified += other.certified;
        self.copies += other.copies;
        self.steps += other.steps;
        self.consultations += other.consultations;
    }
}

/// Carries out some proposals, each given by its edits; what several of them do is done once.
fn carried_out<'m>(model: &'m Model, chosen: &[&[Edit]]) -> Draft<'m> {
    let mut draft = Draft::new(model);
    let mut seen: FxHashSet<&Edit> = FxHashSet::default();
    for edit in chosen.iter().copied().flatten() {
        if seen.insert(edit) {
            apply_to(&mut draft, edit);
        }
    }
    draft
}

fn count<T>(items: &[T]) -> u64 {
    items.len() as u64
}

/// Returns a stated quantity of papers; a part of one, or less than none, counts nothing.
fn whole(quantity: Stated<Number>) -> u64 {
    let number = quantity.value().unwrap_or_default();
    u64::try_from(number.thousandths / 1000).unwrap_or(0)
}

#[cfg(test)]
mod tests;
