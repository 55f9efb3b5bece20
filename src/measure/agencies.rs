//! Which agencies one file goes through: those that do a step and those whose opinion is asked,
//! each once however often.

use std::collections::BTreeSet;

use crate::estimate::{Estimate, Known};
use crate::model::{ProcedureId, Stated};
use crate::proposal::draft::Draft;

/// Counts the agencies that a procedure goes through as a draft leaves it; those of steps on a
/// condition may be spared.
pub(super) fn of(draft: &Draft<'_>, id: ProcedureId) -> Known {
    let steps = &draft.procedure(id).steps;
    if *steps == Stated::Unknown {
        return Err(vec!["procedure.steps"]);
    }
    let (mut sure, mut all) = (BTreeSet::new(), BTreeSet::new());
    for step in steps.items().iter().map(|id| draft.step(*id)) {
        // A step that nobody is said to do may be done by any agency, or by one named already.
        if step.by == Stated::Unknown {
            return Err(vec!["step.by"]);
        }
        let asked = step.consultations.iter();
        let asked = asked.map(|id| draft.consultation(*id).agency);
        let acting: Vec<_> = step.by.value().into_iter().chain(asked).collect();
        all.extend(acting.iter().copied());
        if !matches!(step.condition, Stated::Is(_)) {
            sure.extend(acting);
        }
    }
    let count = |agencies: BTreeSet<_>| i64::try_from(agencies.len()).unwrap_or(i64::MAX);
    Ok(Estimate::declared(count(sure), count(all)))
}
