//! Edits of the order in which steps are done.
//!
//! INVARIANT: no edit closes a circle of `after`. What an edit takes between two steps it gives
//! back to those around them, so that nothing begins earlier than what it does not mention allows.
//! A step that is gone keeps what it waited for, but nothing may wait for it again: an edit of such
//! a step changes nothing.

use crate::model::{Figure, Stated, StepId};
use crate::quantity::{Duration, Number, Unit};

use super::super::draft::{Draft, add, remove};
use super::waits_for;

/// Takes a step away; who waited for it waits for what it waited for.
pub(super) fn drop_step(draft: &mut Draft<'_>, step: StepId) {
    if !is_there(draft, step) {
        return;
    }
    bridge(draft, step);
    let procedure = draft.step(step).procedure;
    remove(&mut draft.procedure_mut(procedure).steps, &step);
}

/// Returns whether a step is still one of its procedure's.
fn is_there(draft: &Draft<'_>, step: StepId) -> bool {
    let procedure = draft.step(step).procedure;
    draft.steps_of(procedure).contains(&step)
}

/// Returns whether two steps are two, and still stand in one procedure.
fn are_together(draft: &Draft<'_>, one: StepId, other: StepId) -> bool {
    one != other
        && draft.step(one).procedure == draft.step(other).procedure
        && is_there(draft, one)
        && is_there(draft, other)
}

/// Has whoever waits for a step wait for its predecessors instead.
fn bridge(draft: &mut Draft<'_>, step: StepId) {
    let before = draft.step(step).after.clone();
    for other in followers(draft, step) {
        let after = &mut draft.step_mut(other).after;
        remove(after, &step);
        wait(draft, other, before.items());
    }
}

/// Has a step wait for others too; of those that it need not wait for, for what they wait for.
///
/// So that two steps which need not wait for one another stay apart, whichever edit comes first.
fn wait(draft: &mut Draft<'_>, step: StepId, others: &[StepId]) {
    let mut others = others.to_vec();
    let mut next = 0;
    while let Some(other) = others.get(next).copied() {
        next += 1;
        if !draft.waived.contains(&(step, other)) {
            add(&mut draft.step_mut(step).after, other);
            continue;
        }
        for before in draft.step(other).after.items() {
            if !others.contains(before) {
                others.push(*before);
            }
        }
    }
}

/// Returns the steps that say to come right after a step, in order.
fn followers(draft: &Draft<'_>, step: StepId) -> Vec<StepId> {
    let procedure = draft.step(step).procedure;
    let waits = |other: &StepId| draft.step(*other).after.items().contains(&step);
    draft
        .steps_of(procedure)
        .iter()
        .copied()
        .filter(waits)
        .collect()
}

/// Lets a step begin when the one it waits for begins; what follows waits for both.
pub(super) fn run_alongside(draft: &mut Draft<'_>, step: StepId, alongside: StepId) {
    let waits = draft.step(step).after.items().contains(&alongside);
    if !waits || !are_together(draft, step, alongside) {
        return;
    }
    let before = draft.step(alongside).after.clone();
    for follower in followers(draft, step) {
        wait(draft, follower, &[alongside]);
    }
    draft.waived.insert((step, alongside));
    remove(&mut draft.step_mut(step).after, &alongside);
    wait(draft, step, before.items());
}

/// Has a step done right before another: it waits for what the other waited for.
pub(super) fn move_before(draft: &mut Draft<'_>, step: StepId, before: StepId) {
    if !are_together(draft, step, before) {
        return;
    }
    bridge(draft, step);
    let mut earlier = draft.step(before).after.clone();
    remove(&mut earlier, &step);
    draft.step_mut(step).after = earlier;
    draft.step_mut(before).after = Stated::Is(vec![step]);
}

/// Makes one step of two: it does the work of both, rests on the bases of both, and waits for what
/// either waited for.
pub(super) fn combine(draft: &mut Draft<'_>, kept: StepId, gone: StepId) {
    if !are_together(draft, kept, gone) {
        return;
    }
    let second = draft.step(gone).clone();
    for follower in followers(draft, gone) {
        // A step between the two cannot wait for both of them: it gives up the later.
        let stands_between = waits_for(draft, kept, follower);
        let after = &mut draft.step_mut(follower).after;
        remove(after, &gone);
        if stands_between {
            for before in second.after.items() {
                add(after, *before);
            }
        } else if follower != kept {
            add(after, kept);
        }
    }
    for before in second.after.items() {
        if *before != kept && !waits_for(draft, *before, kept) {
            add(&mut draft.step_mut(kept).after, *before);
        }
    }
    let first = draft.step_mut(kept);
    for basis in second.head.bases.items() {
        add(&mut first.head.bases, *basis);
    }
    let bases = first.head.bases.clone();
    let consultations = [&first.consultations[..], &second.consultations].concat();
    for consultation in consultations {
        let consultation = draft.consultation_mut(consultation);
        consultation.step = kept;
        consultation.head.bases.clone_from(&bases);
    }
    let first = draft.step_mut(kept);
    first.takes = both(first.takes, second.takes);
    first.waits = sum(first.waits, second.waits);
    first.presence |= second.presence;
    for (list, others) in [
        (&mut first.uses, second.uses),
        (&mut first.writes, second.writes),
    ] {
        for item in others.items() {
            add(list, *item);
        }
    }
    first.consultations.extend(second.consultations);
    if first.act.value().is_none() {
        first.act = second.act;
    }
    let procedure = second.procedure;
    remove(&mut draft.procedure_mut(procedure).steps, &gone);
}

/// Returns a length of work in the largest unit in which it can be written: a third decimal would
/// be read as thousands.
fn of_work(thousandths_of_minute: i64) -> Duration {
    let fits = |amount: i64| amount % 10 == 0 || amount < 1000;
    let units = [
        (Unit::WorkingDays, 480),
        (Unit::Hours, 60),
        (Unit::Minutes, 1),
    ];
    let mut units = units.into_iter().filter(|(_, minutes)| {
        thousandths_of_minute % minutes == 0 && fits(thousandths_of_minute / minutes)
    });
    match units.next() {
        Some((unit, minutes)) => Duration {
            amount: Number {
                thousandths: thousandths_of_minute / minutes,
            },
            unit,
        },
        None => Duration::from_work(thousandths_of_minute),
    }
}

/// Adds what two steps take, as sure as the less sure of them; unknown where either is.
fn both(
    left: Stated<Figure<Duration>>,
    right: Stated<Figure<Duration>>,
) -> Stated<Figure<Duration>> {
    let (Stated::Is(one), Stated::Is(other)) = (left, right) else {
        return match (left, right) {
            (Stated::None, stated) | (stated, Stated::None) => stated,
            _ => Stated::Unknown,
        };
    };
    let add = |left, right| sum(Stated::Is(left), Stated::Is(right)).value();
    let ends = add(one.least, other.least).zip(add(one.most, other.most));
    Stated::or_unknown(ends.map(|(least, most)| Figure {
        least,
        most,
        certainty: one.certainty.max(other.certainty),
    }))
}

/// Adds two lengths of time; unknown where either is, or where their calendars differ.
fn sum(left: Stated<Duration>, right: Stated<Duration>) -> Stated<Duration> {
    match (left, right) {
        (Stated::None, other) | (other, Stated::None) => other,
        (Stated::Is(left), Stated::Is(right)) if left.unit == right.unit => {
            let mut total = left;
            total.amount.thousandths = total
                .amount
                .thousandths
                .saturating_add(right.amount.thousandths);
            Stated::Is(total)
        }
        (Stated::Is(left), Stated::Is(right)) => match (left.work(), right.work()) {
            (Some(left), Some(right)) => Stated::Is(of_work(left.saturating_add(right))),
            _ => Stated::Unknown,
        },
        _ => Stated::Unknown,
    }
}
