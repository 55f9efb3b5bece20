//! The order among the steps of one procedure: what is declared, and what is required.
//!
//! **Declared** is only what `after` says. A step that leaves `after` out may come after any step
//! but those that are declared to come after it: an order is no circle unless the text makes one.
//!
//! **Required**, t needs s, holds
//!
//! - by data: t uses what s writes, or what an opinion that s asks for is about; t asks for an
//!   opinion about what s writes; t uses a result, and s approves or records. What the applicant
//!   hands in exists from the start, so that a step declared before the one that changes it does
//!   not wait for it;
//! - by act: every step needs the receiving one; an approval needs every check, verification,
//!   appraisal and opinion; recording and returning need the approval. What an act implies yields
//!   to the declared order, because a text may put a second check after the approval;
//! - by law: a step that waits for a period or asks for the applicant's presence holds up all that
//!   is declared to come after it, at once or later.
//!
//! It does not hold when both sides are described: what t uses and what its opinions are about,
//! what s writes (receiving, checking, verifying and returning write nothing unless they say so)
//! and what its opinions are about. It does not hold either when t is declared to come before s,
//! because then the procedure could never be done. Anything else is unknown. `writes none` on one
//! side alone proves nothing: nobody has said what the other side lives on.
//!
//! An act, a wait and presence are read as absent where they are left out: the language has no
//! way to deny them.

use super::super::matrix::Matrix;
use crate::model::{Item, Model, Stated, Step, StepId};
use crate::syntax::keyword::Keyword;

/// What a step leaves open: bits of a set.
pub(in crate::graph) mod open {
    /// What comes before it.
    pub(crate) const AFTER: u8 = 1;
    /// What it needs.
    pub(crate) const NEEDS: u8 = 2;
    /// What it gives.
    pub(crate) const GIVES: u8 = 4;
    /// Nothing: it holds up whatever comes after it.
    pub(crate) const HOLDS_UP: u8 = 8;
}

/// Returns what a step leaves open.
pub(in crate::graph) fn openness(model: &Model, step: &Step) -> u8 {
    let silent = step
        .consultations
        .iter()
        .any(|id| model.consultations[*id].about == Stated::Unknown);
    let writes_nothing = matches!(
        step.act,
        Stated::Is(Keyword::Receives | Keyword::Checks | Keyword::Verifies | Keyword::Returns)
    );
    let holds_up = step.presence || matches!(step.waits, Stated::Is(_));
    let mut bits = 0;
    if step.after == Stated::Unknown {
        bits |= open::AFTER;
    }
    if silent || step.uses == Stated::Unknown {
        bits |= open::NEEDS;
    }
    if silent || (step.writes == Stated::Unknown && !writes_nothing) {
        bits |= open::GIVES;
    }
    if holds_up {
        bits |= open::HOLDS_UP;
    }
    bits
}

/// The order among some steps, by their positions.
pub(super) struct Steps {
    /// s, t: t is declared to come right after s.
    pub(super) before: Matrix,
    /// s, t: t is declared to come after s, at once or later.
    pub(super) before_closure: Matrix,
    /// s, t: t may come after s, declared or not.
    pub(super) may_come_before: Matrix,
    /// t, s: t needs s.
    pub(super) requires: Matrix,
    /// t, s: t needs s, or something that needs s.
    pub(super) requires_closure: Matrix,
    /// t, s: t may need s, or something that needs s.
    pub(super) may_require: Matrix,
}

impl Steps {
    /// Finds the order among the steps of one procedure: cubic in their number, by words of 64.
    pub(super) fn of(model: &Model, ids: &[StepId]) -> Self {
        let steps: Vec<&Step> = ids.iter().map(|id| &model.steps[*id]).collect();
        let bits: Vec<u8> = steps.iter().map(|step| openness(model, step)).collect();
        let size = steps.len();
        let before = Matrix::of(size, |s, t| steps[t].after.items().contains(&ids[s]));
        let before_closure = before.closure();
        let free = |s: usize, t: usize| s != t && !before_closure.has(t, s);
        let may = Matrix::of(size, |s, t| {
            before.has(s, t) || (bits[t] & open::AFTER != 0 && free(s, t))
        })
        .closure();
        let may_come_before = Matrix::of(size, |s, t| {
            before_closure.has(s, t) || (may.has(s, t) && free(s, t))
        });

        let requires = required(model, &steps, &before_closure);
        let requires_closure = requires.closure();
        let free = |t: usize, s: usize| t != s && !before_closure.has(t, s);
        let may = Matrix::of(size, |t, s| {
            let unsaid = (bits[t] & open::NEEDS) | (bits[s] & open::GIVES) != 0
                || (bits[s] & open::HOLDS_UP != 0 && may_come_before.has(s, t));
            requires.has(t, s) || (unsaid && free(t, s))
        })
        .closure();
        let may_require = Matrix::of(size, |t, s| {
            requires_closure.has(t, s) || (may.has(t, s) && free(t, s))
        });
        Self {
            before,
            before_closure,
            may_come_before,
            requires,
            requires_closure,
            may_require,
        }
    }
}

/// How a step comes to have something that others may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// It writes it.
    Written,
    /// It asks for an opinion about it.
    Obtained,
}

/// Returns t, s: t needs s. `before` is the closure of declared order.
fn required(model: &Model, steps: &[&Step], before: &Matrix) -> Matrix {
    let mut requires = Matrix::of(steps.len(), |t, s| {
        let held_up =
            (steps[s].presence || matches!(steps[s].waits, Stated::Is(_))) && before.has(s, t);
        t != s && (held_up || (implies(steps[t], steps[s]) && !before.has(t, s)))
    });
    let abouts = |step: &Step| -> Vec<Item> {
        let consultations = step.consultations.iter();
        consultations
            .flat_map(|id| model.consultations[*id].about.items())
            .copied()
            .collect()
    };
    let mut given: Vec<(Item, Source, usize)> = Vec::new();
    for (s, step) in steps.iter().enumerate() {
        given.extend(
            step.writes
                .items()
                .iter()
                .map(|item| (*item, Source::Written, s)),
        );
        given.extend(
            abouts(step)
                .into_iter()
                .map(|item| (item, Source::Obtained, s)),
        );
    }
    given.sort_unstable();
    for (t, step) in steps.iter().enumerate() {
        let uses = step
            .uses
            .items()
            .iter()
            .map(|item| (*item, Source::Obtained));
        let asks = abouts(step).into_iter().map(|item| (item, Source::Written));
        for (item, last) in uses.chain(asks) {
            let start = given.partition_point(|entry| entry.0 < item);
            let givers = given[start..].iter().take_while(|entry| entry.0 == item);
            for (_, _, s) in givers.filter(|entry| entry.1 <= last) {
                if t != *s && !(is_handed_in(item) && before.has(t, *s)) {
                    requires.set(t, *s);
                }
            }
        }
    }
    requires
}

/// Returns whether the applicant brings the thing, so that it exists before any step.
const fn is_handed_in(item: Item) -> bool {
    matches!(item, Item::Field(_) | Item::Document(_))
}

/// Returns whether what two steps do makes one need the other.
fn implies(later: &Step, earlier: &Step) -> bool {
    use Keyword::{Appraises, Approves, Checks, Receives, Records, Returns, Verifies};
    let act = |step: &Step| step.act.value();
    let uses_result = || {
        let mut items = later.uses.items().iter();
        items.any(|item| matches!(item, Item::Result(_)))
    };
    match (act(later), act(earlier)) {
        (later, Some(Receives)) => later != Some(Receives),
        (Some(Approves), Some(Approves)) => false,
        (Some(Approves), Some(Checks | Verifies | Appraises))
        | (Some(Records | Returns), Some(Approves)) => true,
        (Some(Approves), _) => !earlier.consultations.is_empty(),
        (_, Some(Approves | Records)) => uses_result(),
        _ => false,
    }
}
