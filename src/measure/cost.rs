//! What a catalogue costs in a year, before and after, as far as it can be said.
//!
//! Only procedures whose cost is known both before and after are added up, so that the two sums
//! are of the same things.

use std::collections::BTreeMap;

use crate::cost::{Cost, Parts, Range, Rates};
use crate::model::{Certainty, Document, Model, ProcedureId};
use crate::proposal::Edit;
use crate::proposal::draft::Draft;

use super::carried_out;

/// The yearly cost of a catalogue before and after proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How many procedures there are before.
    pub procedures: u64,
    /// Of how many of them the cost is known, before and after.
    pub known: u64,
    /// What these cost in a year before, in đồng.
    pub before: Range,
    /// What they cost after; one that is repealed or taken over costs nothing.
    pub after: Range,
    /// How sure the least sure of their figures is; `None` where none is known.
    pub certainty: Option<Certainty>,
    /// What is missing, with the number of procedures that lack it: `document.takes`.
    pub missing: BTreeMap<&'static str, u64>,
}

/// Compares what all procedures cost with what they cost once some proposals are carried out, each
/// given by its edits; linear in the catalogue.
pub fn compare(model: &Model, chosen: &[&[Edit]], rates: Rates) -> Comparison {
    let (before, after) = (&Draft::new(model), &carried_out(model, chosen));
    let mut total = Comparison {
        procedures: 0,
        known: 0,
        before: Range::default(),
        after: Range::default(),
        certainty: None,
        missing: BTreeMap::new(),
    };
    for id in model.procedures.ids() {
        total.procedures += 1;
        let (old, new) = (of(before, id, rates), of(after, id, rates));
        let year = new.as_ref().map_or(Some(Range::default()), Cost::per_year);
        let old = old.unwrap_or_else(|| unreachable!("what is described is not removed"));
        if let (Some(now), Some(then)) = (old.per_year(), year) {
            total.known += 1;
            total.before += now;
            total.after += then;
            total.certainty = total.certainty.max(Some(old.certainty));
        } else {
            let new = new.iter().flat_map(Cost::missing_of_year);
            let mut parts: Vec<_> = old.missing_of_year().chain(new).collect();
            parts.sort_unstable();
            parts.dedup();
            for part in parts {
                *total.missing.entry(part).or_default() += 1;
            }
        }
    }
    total
}

/// What a procedure costs as a draft leaves it; `None` where it is gone.
pub(super) fn of(draft: &Draft<'_>, id: ProcedureId, rates: Rates) -> Option<Cost> {
    if draft.is_removed(id) {
        return None;
    }
    let procedure = draft.procedure(id);
    let form = |id: &_| {
        let form = draft.form(*id);
        let fields = form.fields.items().iter();
        (form, fields.map(|id| draft.field(*id)).collect())
    };
    let channels = procedure.channels.items().iter();
    let documents = procedure.documents.items().iter();
    let steps = procedure.steps.items().iter();
    let parts = Parts {
        procedure,
        channels: channels.map(|id| draft.channel(*id)).collect(),
        forms: procedure.forms.items().iter().map(form).collect(),
        documents: documents.map(|id| draft.document(*id)).collect(),
        steps: steps.map(|id| draft.step(*id)).collect(),
    };
    Some(Cost::of(&parts, rates))
}

/// Returns whether the documents that are left are handed in as before: what is stated to get an
/// original ready says nothing of a copy.
fn stays_as_stated(before: &Draft<'_>, after: &Draft<'_>, id: ProcedureId) -> bool {
    let handed_in = |document: &Document| {
        (
            document.paper,
            [document.originals, document.certified, document.copies],
            [document.shown, document.electronic],
        )
    };
    let mut left = after.procedure(id).documents.items().iter();
    after.is_removed(id)
        || left.all(|id| handed_in(before.document(*id)) == handed_in(after.document(*id)))
}

/// Returns the yearly change of some procedures, negative is a saving; `None` where it is not known.
pub(super) fn change(
    before: &Draft<'_>,
    after: &Draft<'_>,
    procedures: impl IntoIterator<Item = ProcedureId>,
    rates: Rates,
) -> Option<Range> {
    let mut total = Range::default();
    for id in procedures {
        if !stays_as_stated(before, after, id) {
            return None;
        }
        let old = of(before, id, rates)?;
        total += if let Some(new) = of(after, id, rates) {
            new.change(&old).1?
        } else {
            let year = old.per_year()?;
            Range {
                least: -year.most,
                most: -year.least,
            }
        };
    }
    Some(total)
}
