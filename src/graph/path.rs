//! The critical path of a procedure: how long its steps take when each begins as soon as it may.
//!
//! Only work is counted, minutes, hours and working days of 8 hours: days and months of the
//! calendar depend on when they begin, and make the length unknown. What a step lasts is what it
//! `takes`, then the longest answer that it is owed, because opinions asked for in one step are
//! asked for at once, then what it `waits`.
//!
//! The order is the declared one. A step that leaves `after` out begins at once when every other
//! step is declared to come after it; otherwise nobody has said where it stands, and the length is
//! unknown. `after none` says that it begins at once.

use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};

use super::matrix::Matrix;
use crate::model::{ConsultationId, Model, ProcedureId, Stated, Step, StepId};
use crate::quantity::Duration;

/// Returns the length of the critical path; none where the procedure has no steps.
///
/// Unknown when the steps, their order or the length of any of them are. Cubic in the steps of the
/// procedure, by words of 64.
pub fn critical_path(model: &Model, procedure: ProcedureId) -> Stated<Duration> {
    longest(model, procedure, &[]).map(|path| path.length())
}

/// Returns the steps of the critical path, first to last; of several, the one declared first.
pub fn critical_steps(model: &Model, procedure: ProcedureId) -> Stated<Vec<StepId>> {
    longest(model, procedure, &[]).map(|path| path.steps)
}

/// Returns the length of the critical path when s and t run at the same time.
///
/// The same as [`critical_path`] when t does not say `after s`.
pub fn critical_path_if_parallel(model: &Model, s: StepId, t: StepId) -> Stated<Duration> {
    critical_path_without(model, model.steps[s].procedure, &[(s, t)])
}

/// Returns the length of the critical path when several orders s, t of a procedure are dropped,
/// one after the other: t takes over what s comes after, and what comes after t also waits for s.
pub fn critical_path_without(
    model: &Model,
    procedure: ProcedureId,
    dropped: &[(StepId, StepId)],
) -> Stated<Duration> {
    longest(model, procedure, dropped).map(|path| path.length())
}

/// A path and its length in thousandths of a minute of work.
struct Longest {
    work: i64,
    steps: Vec<StepId>,
}

impl Longest {
    fn length(&self) -> Duration {
        Duration::from_work(self.work)
    }
}

/// Which end of what is stated in ranges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Middle,
    Most,
}

/// Steps to be timed: as a model has them, or as edits would leave them.
pub struct Schedule<'m> {
    /// Their ids, in the order they are described.
    pub ids: &'m [StepId],
    /// The steps of these ids.
    pub steps: Vec<&'m Step>,
    /// How long the answer to a consultation may take.
    pub within: &'m dyn Fn(ConsultationId) -> Stated<Duration>,
}

impl Schedule<'_> {
    /// Returns the length of the critical path in thousandths of a minute of work, the least, the
    /// middle and the most that it may be; `None` where it is not known.
    ///
    /// A limit for an answer is no length: an answer may come at once and, in the middle as at the
    /// most, comes when it is owed. A step on a condition may take nothing. `days` says what calendar
    /// time comes to, in working days, least, middle and most.
    ///
    /// `waits` says how long a step waits for what comes from elsewhere, after all has begun.
    pub fn lengths(
        &self,
        days: impl Fn(Duration) -> Option<[i64; 3]>,
        waits: impl Fn(&Step) -> [i64; 3],
    ) -> Option<[i64; 3]> {
        const DAY: i64 = 480_000;
        let order = self.declared()?;
        let length = |end: End| {
            let work = |time: Duration| {
                let in_days = || days(time)?[end as usize].checked_mul(DAY);
                time.work().or_else(in_days)
            };
            let steps = self.steps.iter();
            let lengths: Option<Vec<i64>> =
                steps.map(|step| self.length_of(step, end, work)).collect();
            let begins = self.steps.iter().map(|step| waits(step)[end as usize]);
            Some(walk(&order, &lengths?, &begins.collect::<Vec<i64>>())?.0)
        };
        Some([
            length(End::Least)?,
            length(End::Middle)?,
            length(End::Most)?,
        ])
    }

    fn longest(&self, dropped: &[(StepId, StepId)]) -> Option<Longest> {
        let steps = self.steps.iter();
        let work: Option<Vec<i64>> = steps
            .map(|step| self.length_of(step, End::Middle, Duration::work))
            .collect();
        let mut order = self.declared()?;
        let slot = |step: StepId| self.ids.iter().position(|id| *id == step);
        for (s, t) in dropped {
            run_alongside(&mut order, slot(*s)?, slot(*t)?);
        }
        let (work, slots) = walk(&order, &work?, &vec![0; self.ids.len()])?;
        let steps = slots.into_iter().map(|slot| self.ids[slot]).collect();
        Some(Longest { work, steps })
    }

    /// Returns what a step lasts, in thousandths of a minute of work; `None` where it is not known.
    fn length_of(
        &self,
        step: &Step,
        end: End,
        work: impl Fn(Duration) -> Option<i64>,
    ) -> Option<i64> {
        let own = match step.takes {
            Stated::Is(takes) => work(match end {
                End::Least => takes.least,
                End::Middle => takes.middle(),
                End::Most => takes.most,
            })?,
            Stated::None => 0,
            // An opinion or a period is all there is to such a step.
            Stated::Unknown if !step.consultations.is_empty() => 0,
            Stated::Unknown => step.waits.value().map(|_| 0)?,
        };
        let mut answer = 0;
        for consultation in &step.consultations {
            let within = (self.within)(*consultation).value()?;
            answer = answer.max(work(within)?);
        }
        let wait = step.waits.value().map_or(Some(0), work)?;
        if end == End::Least {
            let is_sure = !matches!(step.condition, Stated::Is(_));
            return own
                .checked_add(wait)
                .map(|whole| if is_sure { whole } else { 0 });
        }
        own.checked_add(answer)?.checked_add(wait)
    }

    /// Returns, for each step, the steps right before it, sorted; `None` where the order is not
    /// known.
    fn declared(&self) -> Option<Vec<Vec<usize>>> {
        let (ids, steps) = (self.ids, &self.steps);
        let before = Matrix::of(ids.len(), |s, t| steps[t].after.items().contains(&ids[s]));
        let closure = before.closure();
        let is_first = |s: usize| (0..ids.len()).all(|t| s == t || closure.has(s, t));
        let known = |(slot, step): (usize, &&Step)| step.after != Stated::Unknown || is_first(slot);
        steps.iter().enumerate().all(known).then(|| {
            let earlier = |t: usize| (0..ids.len()).filter(|s| before.has(*s, t)).collect();
            (0..ids.len()).map(earlier).collect()
        })
    }
}

fn longest(model: &Model, procedure: ProcedureId, dropped: &[(StepId, StepId)]) -> Stated<Longest> {
    let ids = match &model.procedures[procedure].steps {
        Stated::Unknown => return Stated::Unknown,
        Stated::None => return Stated::None,
        Stated::Is(ids) => ids,
    };
    let schedule = Schedule {
        ids,
        steps: ids.iter().map(|id| &model.steps[*id]).collect(),
        within: &|consultation| model.consultations[consultation].within,
    };
    schedule
        .longest(dropped)
        .map_or(Stated::Unknown, Stated::Is)
}

/// Drops the order s, t, where it is declared.
fn run_alongside(order: &mut [Vec<usize>], s: usize, t: usize) {
    if !order[t].contains(&s) {
        return;
    }
    for before in order.iter_mut().filter(|before| before.contains(&t)) {
        before.push(s);
    }
    let inherited = order[s].clone();
    order[t].retain(|step| *step != s);
    order[t].extend(inherited);
    for before in order {
        before.sort_unstable();
        before.dedup();
    }
}

/// Returns when all is done, where nothing begins before its time, and the steps of the greatest sum
/// of work along the order; `None` where the order is a circle or the sum too large.
fn walk(order: &[Vec<usize>], work: &[i64], begins: &[i64]) -> Option<(i64, Vec<usize>)> {
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    for _ in order {
        graph.add_node(());
    }
    for (step, before) in order.iter().enumerate() {
        graph.extend_with_edges(
            before
                .iter()
                .map(|earlier| (NodeIndex::new(*earlier), NodeIndex::new(step))),
        );
    }
    let mut ends = Vec::with_capacity(work.len());
    for (work, begins) in work.iter().zip(begins) {
        ends.push(work.checked_add(*begins)?);
    }
    // The first of the latest, so that the path does not depend on the walk.
    let latest = |ends: &[i64], steps: &mut dyn Iterator<Item = usize>| {
        steps.reduce(|best, step| if ends[step] > ends[best] { step } else { best })
    };
    for step in toposort(&graph, None).ok()? {
        let step = step.index();
        if let Some(earlier) = latest(&ends, &mut order[step].iter().copied()) {
            ends[step] = ends[step].max(ends[earlier].checked_add(work[step])?);
        }
    }
    let mut path = vec![latest(&ends, &mut (0..order.len()))?];
    while let Some(earlier) = latest(&ends, &mut order[path[path.len() - 1]].iter().copied()) {
        path.push(earlier);
    }
    path.reverse();
    Some((ends[path[path.len() - 1]], path))
}

#[cfg(test)]
mod tests;
