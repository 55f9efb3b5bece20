//! How long a procedure takes: the critical path of its steps in thousandths of a minute of work,
//! calendar time turned into working days by the calendar.

use std::collections::{BTreeMap, BTreeSet};

use crate::cost::Range;
use crate::estimate::{Estimate, Known};
use crate::graph::path::Schedule;
use crate::model::{Certainty, Item, Linked, ProcedureId, Stated, Step};
use crate::proposal::draft::Draft;

/// Returns the length of the critical path of a procedure as a draft leaves it; of one that is linked
/// with others, what it adds to theirs.
///
/// A joint file goes to all at once: what the later procedure does begins with what the earlier one
/// does, but for the steps that use, or may use, a paper that the earlier one issues.
pub(super) fn of(draft: &Draft<'_>, id: ProcedureId) -> Known {
    let mut joint = Joint {
        draft,
        ends: BTreeMap::new(),
    };
    let (end, certainty) = joint.end(id, 0)?;
    joint.ends.remove(&id);
    let others = joint.ends.values();
    let others = others.fold([0; 3], |most, (end, _)| longer(most, *end));
    let [least, typical, most] = [0, 1, 2].map(|at: usize| (end[at] - others[at]).max(0));
    Ok(Estimate {
        range: Range {
            least: least.min(most),
            most: least.max(most),
        },
        typical,
        certainty,
    })
}

/// How many procedures one may be linked with, one behind the other, before its time is not known.
const LONGEST: usize = 32;

/// When each procedure of a joint file is done, after all have begun at once.
struct Joint<'d, 'm> {
    draft: &'d Draft<'m>,
    ends: BTreeMap<ProcedureId, ([i64; 3], Certainty)>,
}

impl Joint<'_, '_> {
    /// Returns when a procedure is done, and how sure that is; remembers it, and what it is linked
    /// with.
    fn end(
        &mut self,
        id: ProcedureId,
        depth: usize,
    ) -> Result<([i64; 3], Certainty), Vec<&'static str>> {
        if let Some(end) = self.ends.get(&id) {
            return Ok(*end);
        }
        let draft = self.draft;
        let mut waits: Vec<(BTreeSet<Item>, [i64; 3])> = Vec::new();
        for linked in draft.linked_of(id) {
            let with = draft.went_into(linked.with);
            if depth == LONGEST {
                return Err(vec!["procedure.linked-with"]);
            }
            let (end, _) = self.end(with, depth + 1)?;
            waits.push((passed_on(draft, with, linked), end));
        }
        let end = own(draft, id, |step| {
            let uses = |papers: &BTreeSet<Item>| match &step.uses {
                Stated::Unknown => !papers.is_empty(),
                uses => uses.items().iter().any(|item| papers.contains(item)),
            };
            let waits = waits.iter().filter(|(papers, _)| uses(papers));
            waits.fold([0; 3], |most, (_, end)| longer(most, *end))
        })?;
        self.ends.insert(id, end);
        Ok(end)
    }
}

fn longer(one: [i64; 3], other: [i64; 3]) -> [i64; 3] {
    [0, 1, 2].map(|at: usize| one[at].max(other[at]))
}

/// Returns the documents of a linked procedure that the one it is linked with issues.
fn passed_on(draft: &Draft<'_>, with: ProcedureId, linked: &Linked) -> BTreeSet<Item> {
    let results = draft.procedure(with).results.items().iter();
    let issued: Vec<_> = results
        .filter_map(|id| draft.result(*id).paper.value())
        .collect();
    let is_issued = |item: &&Item| match item {
        Item::Document(id) => {
            let paper = draft.document(*id).paper.value();
            paper.is_some_and(|paper| issued.contains(&paper))
        }
        _ => false,
    };
    let reused = linked.reuse.items().iter();
    reused.filter(is_issued).copied().collect()
}

/// Returns how long the steps of a procedure take, where some wait for what comes from elsewhere.
fn own(
    draft: &Draft<'_>,
    id: ProcedureId,
    waits: impl Fn(&Step) -> [i64; 3],
) -> Result<([i64; 3], Certainty), Vec<&'static str>> {
    let ids = match &draft.procedure(id).steps {
        Stated::Unknown => return Err(vec!["procedure.steps"]),
        Stated::None => return Ok(([0; 3], Certainty::Declared)),
        Stated::Is(ids) => ids,
    };
    let schedule = Schedule {
        ids,
        steps: ids.iter().map(|id| draft.step(*id)).collect(),
        within: &|consultation| draft.consultation(consultation).within,
    };
    let model = draft.model();
    let year = model.as_of.year();
    let lengths = schedule.lengths(|time| model.calendar.worked_within(year, time), waits);
    let Some(lengths) = lengths else {
        return Err(vec![missing(draft, &schedule.steps)]);
    };
    let takes = schedule.steps.iter().filter_map(|step| step.takes.value());
    // A period that the law sets, and a limit, are stated by whoever described the procedure.
    let is_set = |step: &&Step| !step.consultations.is_empty() || step.waits.value().is_some();
    let set = schedule.steps.iter().any(is_set);
    let sure = takes.map(|takes| takes.certainty);
    let sure = sure.chain(set.then_some(Certainty::Declared)).max();
    Ok((lengths, sure.unwrap_or(Certainty::Declared)))
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
