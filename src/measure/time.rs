//! How long a procedure takes: the critical path of its steps in thousandths of a minute of work,
//! calendar time turned into working days by the calendar.

use crate::cost::Range;
use crate::estimate::{Estimate, Known};
use crate::graph::path::Schedule;
use crate::model::{Certainty, ProcedureId, Stated, Step};
use crate::proposal::draft::Draft;

/// Returns the length of the critical path of a procedure as a draft leaves it.
pub(super) fn of(draft: &Draft<'_>, id: ProcedureId) -> Known {
    let ids = match &draft.procedure(id).steps {
        Stated::Unknown => return Err(vec!["procedure.steps"]),
        Stated::None => return Ok(Estimate::declared(0, 0)),
        Stated::Is(ids) => ids,
    };
    let schedule = Schedule {
        ids,
        steps: ids.iter().map(|id| draft.step(*id)).collect(),
        within: &|consultation| draft.consultation(consultation).within,
    };
    let model = draft.model();
    let year = model.as_of.year();
    let lengths = schedule.lengths(|time| model.calendar.worked_within(year, time));
    let Some([least, typical, most]) = lengths else {
        return Err(vec![missing(draft, &schedule.steps)]);
    };
    let takes = schedule.steps.iter().filter_map(|step| step.takes.value());
    // A period that the law sets, and a limit, are stated by whoever described the procedure.
    let is_set = |step: &&Step| !step.consultations.is_empty() || step.waits.value().is_some();
    let set = schedule.steps.iter().any(is_set);
    let sure = takes.map(|takes| takes.certainty);
    let sure = sure.chain(set.then_some(Certainty::Declared)).max();
    Ok(Estimate {
        range: Range { least, most },
        typical,
        certainty: sure.unwrap_or(Certainty::Declared),
    })
}

/// Names the first part without which the length is unknown.
fn missing(draft: &Draft<'_>, steps: &[&Step]) -> &'static str {
    let has_no_length = |step: &&Step| {
        step.takes == Stated::Unknown
            && step.consultations.is_empty()
            && step.waits.value().is_none()
    };
    let mut asked = steps.iter().flat_map(|step| &step.consultations);
    if steps.iter().any(has_no_length) {
        "step.takes"
    } else if asked.any(|id| draft.consultation(*id).within.value().is_none()) {
        "consultation.within"
    } else if steps.iter().any(|step| step.after == Stated::Unknown) {
        "step.after"
    } else {
        "calendar"
    }
}
