//! The order among steps, as `src/graph/order/steps.rs` defines it, pair by pair.

use tinhgon::graph::Relation;
use tinhgon::model::{Entity, Item, Model, Stated, Step, StepId};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::truth::Truth;

use super::relation::{holds, reaches};

/// Whether t says that it comes right after s.
pub(super) fn before(model: &Model, s: StepId, t: StepId) -> Truth {
    let after = &model.steps[t].after;
    if after.items().contains(&s) {
        Truth::True
    } else if *after == Stated::Unknown && may_stand(model, s, t) {
        Truth::Unknown
    } else {
        Truth::False
    }
}

/// Whether t cannot begin before s is done.
pub(super) fn requires(model: &Model, t: StepId, s: StepId) -> Truth {
    if is_required(model, t, s) {
        return Truth::True;
    }
    let (later, earlier) = (&model.steps[t], &model.steps[s]);
    let is_open = leaves_open(model, later, Side::Needs)
        || leaves_open(model, earlier, Side::Gives)
        || (holds_up(earlier)
            && closure(model, Relation::Before, s.into(), t.into()) >= Truth::Unknown);
    if is_open && may_stand(model, s, t) {
        Truth::Unknown
    } else {
        Truth::False
    }
}

/// Whether one step comes before another, or requires it, at once or through others.
pub(super) fn closure(model: &Model, relation: Relation, left: Entity, right: Entity) -> Truth {
    let (Entity::Step(one), Entity::Step(other)) = (left, right) else {
        panic!("an order among steps")
    };
    let (s, t) = match relation {
        Relation::Before => (one, other),
        _ => (other, one),
    };
    let way = |least| {
        reaches(model, left, right, |one, next| {
            holds(model, relation, one, next) >= least
        })
    };
    if way(Truth::True) {
        Truth::True
    } else if may_stand(model, s, t) && way(Truth::Unknown) {
        Truth::Unknown
    } else {
        Truth::False
    }
}

/// Whether s can stand before t: not where t is declared to stand before s.
fn may_stand(model: &Model, s: StepId, t: StepId) -> bool {
    s != t && model.steps[s].procedure == model.steps[t].procedure && !is_after(model, s, t)
}

/// Whether t is declared to come before s, at once or later.
fn is_after(model: &Model, s: StepId, t: StepId) -> bool {
    let mut seen = Vec::new();
    let mut waiting = vec![s];
    while let Some(step) = waiting.pop() {
        for earlier in model.steps[step].after.items() {
            if !seen.contains(earlier) {
                seen.push(*earlier);
                waiting.push(*earlier);
            }
        }
    }
    seen.contains(&t)
}

#[derive(Clone, Copy)]
enum Side {
    Needs,
    Gives,
}

fn leaves_open(model: &Model, step: &Step, side: Side) -> bool {
    let mut consultations = step.consultations.iter();
    let is_silent = consultations.any(|id| model.consultations[*id].about == Stated::Unknown);
    is_silent
        || match side {
            Side::Needs => step.uses == Stated::Unknown,
            Side::Gives => {
                use Keyword::{Checks, Receives, Returns, Verifies};
                let writes_nothing =
                    matches!(step.act, Stated::Is(Receives | Checks | Verifies | Returns));
                step.writes == Stated::Unknown && !writes_nothing
            }
        }
}

fn holds_up(step: &Step) -> bool {
    step.presence || matches!(step.waits, Stated::Is(_))
}

/// By period, by act or by data; what an act implies, and what is used of what the applicant hands
/// in, yields to the declared order.
fn is_required(model: &Model, t: StepId, s: StepId) -> bool {
    let (later, earlier) = (&model.steps[t], &model.steps[s]);
    if s == t || later.procedure != earlier.procedure {
        return false;
    }
    let t_is_first = is_after(model, s, t);
    let by_period = holds_up(earlier) && is_after(model, t, s);
    let by_act = implies(later, earlier) && !t_is_first;
    let abouts = |step: &Step| -> Vec<Item> {
        let consultations = step.consultations.iter();
        let abouts = consultations.flat_map(|id| model.consultations[*id].about.items());
        abouts.copied().collect()
    };
    let (asked_later, asked_earlier) = (abouts(later), abouts(earlier));
    let writes = earlier.writes.items();
    let used = later.uses.items().iter();
    let used = used.filter(|item| writes.contains(item) || asked_earlier.contains(item));
    let asked = asked_later.iter().filter(|item| writes.contains(item));
    let mut items = used.chain(asked);
    let by_data = items.any(|item| match item {
        Item::Field(_) | Item::Document(_) => !t_is_first,
        Item::Result(_) | Item::Named(_) => true,
    });
    by_period || by_act || by_data
}

fn implies(later: &Step, earlier: &Step) -> bool {
    use Keyword::{Appraises, Approves, Checks, Receives, Records, Returns, Verifies};
    let later_is = |act| later.act == Stated::Is(act);
    let earlier_is = |act| earlier.act == Stated::Is(act);
    if earlier_is(Receives) {
        return !later_is(Receives);
    }
    if later_is(Approves) {
        let is_judgement = [Checks, Verifies, Appraises].into_iter().any(earlier_is);
        return !earlier_is(Approves) && (is_judgement || !earlier.consultations.is_empty());
    }
    if (later_is(Records) || later_is(Returns)) && earlier_is(Approves) {
        return true;
    }
    let mut uses = later.uses.items().iter();
    (earlier_is(Approves) || earlier_is(Records))
        && uses.any(|item| matches!(item, Item::Result(_)))
}
