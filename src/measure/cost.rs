//! What a procedure costs in a year, and what changes of it.

use crate::cost::{Cost, Parts, Range, Rates};
use crate::estimate::{Estimate, Known};
use crate::model::{Document, ProcedureId};
use crate::proposal::draft::Draft;

/// Works out what a procedure costs in a year as a draft leaves it.
pub(super) fn year(draft: &Draft<'_>, id: ProcedureId, rates: Rates) -> Known {
    let Some(cost) = of(draft, id, rates) else {
        return Ok(Estimate::NOTHING);
    };
    let year = cost.per_year().map(|year| estimate(year, &cost));
    year.ok_or_else(|| cost.missing_of_year().collect())
}

/// An amount of money has no middle.
const fn estimate(range: Range, cost: &Cost) -> Estimate {
    Estimate {
        range,
        typical: range.least,
        certainty: cost.certainty,
    }
}

/// What a procedure costs as a draft leaves it; `None` where it is gone.
fn of(draft: &Draft<'_>, id: ProcedureId, rates: Rates) -> Option<Cost> {
    parts(draft, id).map(|parts| Cost::of(&parts, rates))
}

/// Returns what that is worked out from; `None` where the procedure is gone.
pub(super) fn parts<'d>(draft: &'d Draft<'_>, id: ProcedureId) -> Option<Parts<'d>> {
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
    Some(Parts {
        procedure,
        channels: channels.map(|id| draft.channel(*id)).collect(),
        forms: procedure.forms.items().iter().map(form).collect(),
        documents: documents.map(|id| draft.document(*id)).collect(),
        steps: steps.map(|id| draft.step(*id)).collect(),
    })
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

/// Returns the yearly change of a procedure, negative is a saving; `None` where it is not known.
pub(super) fn change(
    before: &Draft<'_>,
    after: &Draft<'_>,
    id: ProcedureId,
    rates: Rates,
) -> Option<Estimate> {
    // How many of those who file would file jointly is not described.
    let is_linked_anew = before.procedure(id).linked != after.procedure(id).linked;
    if is_linked_anew || !stays_as_stated(before, after, id) {
        return None;
    }
    let old = of(before, id, rates)?;
    let Some(new) = of(after, id, rates) else {
        return Some(Estimate::NOTHING.minus(estimate(old.per_year()?, &old)));
    };
    // The amounts are rounded once, at the end.
    let change = estimate(new.change(&old).1?, &old);
    Some(change.minus(Estimate::NOTHING))
}
