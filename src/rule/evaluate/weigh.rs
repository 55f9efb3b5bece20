//! What each thing counts that a target names, on one model.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use rayon::prelude::*;

use super::lookup::{Lookup, look_ups};
use super::range::far_missing;
use super::run::Run;
use super::scope::{Far, Lacking, Scope};
use crate::model::Entity;
use crate::rule::plan::{Binding, Source};
use crate::rule::schema::Facts;
use crate::rule::target::{Measure, Target};
use crate::rule::value::Value;
use crate::truth::Truth;

/// What one binding of a target's variables counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// What the variables stand for, in the order of `for each`; `None` where nobody can say what.
    pub about: Vec<Option<Entity>>,
    /// Of a reduction, and of a share with less, the value: thousandths of a number or of a minute of work, or đồng. Of a share
    /// where something holds 1 for what counts, 0 for what does not; of one with proposals always 0. `None` where that is
    /// unknown, or whether the target names these things at all.
    pub amount: Option<i128>,
    /// What somebody would have to say for the amount to be known, each once, in order.
    pub missing: Vec<Lacking>,
}

/// Weighs everything that a target names, in id order, and what it may name.
///
/// Depends on nothing but the arguments, and not on the number of threads.
pub fn weigh(target: &Target, facts: Facts<'_>) -> Vec<Weight> {
    let plan = &target.plan;
    let lookups = look_ups(&plan.indexes, facts, plan.slots, |_| true);
    let start = || {
        let scope = Scope::new(facts, &lookups, plan.slots);
        Weigher {
            target,
            run: Run::new(plan, scope).keeping_open(),
        }
    };
    let found: Vec<Found> = if let Some(Binding {
        source: Source::All(kind),
        ..
    }) = plan.about.first()
    {
        let leaders = (0..kind.count(facts.model)).into_par_iter();
        let weights = leaders.map_init(start, |weigher, index| {
            let leader = kind.entity(index);
            weigher.run.lead(leader);
            weigher.weigh(Some(leader))
        });
        weights.flatten_iter().collect()
    } else {
        // A target led by a thing that it names has one candidate.
        let mut weigher = start();
        weigher.run.about(0, Truth::True);
        weigher.weigh(None)
    };
    settle(found, facts, &lookups)
}

/// A weight, and the joins that its missing parts lie behind.
struct Found {
    weight: Weight,
    far: BTreeSet<Far>,
}

struct Weigher<'m, 'l, 't> {
    target: &'t Target,
    run: Run<'m, 'l, 't>,
}

impl Weigher<'_, '_, '_> {
    /// Weighs what the run has just found.
    fn weigh(&mut self, leader: Option<Entity>) -> Vec<Found> {
        let found = take(&mut self.run.found);
        let mut weights = Vec::with_capacity(found.held.len() + found.open.len());
        for held in found.held {
            crate::work::done(1);
            weights.push(self.of(held.about, leader));
        }
        for open in found.open {
            let weight = Weight {
                about: open.about,
                amount: None,
                missing: open.missing,
            };
            let far = found.far.clone();
            weights.push(Found { weight, far });
        }
        weights
    }

    /// Weighs one binding that the target names for sure.
    fn of(&mut self, about: Vec<Entity>, leader: Option<Entity>) -> Found {
        let scope = &mut self.run.scope;
        for (slot, entity) in self.target.plan.about_slots.iter().zip(&about) {
            scope.slots[usize::from(slot.0)] = Value::Entity(*entity);
        }
        let amount = amount(&self.target.measure, scope);
        let (mut missing, mut far) = (Vec::new(), BTreeSet::new());
        if amount.is_none() {
            scope.watch();
            self::amount(&self.target.measure, scope);
            let noted = scope.take_missing(leader, &mut far);
            missing.extend(noted.into_iter().map(|(lacking, _)| lacking));
        }
        let about = about.into_iter().map(Some).collect();
        let weight = Weight {
            about,
            amount,
            missing,
        };
        Found { weight, far }
    }
}

/// Returns what the bound variables count; `none` counts nothing.
fn amount(measure: &Measure, scope: &mut Scope<'_, '_>) -> Option<i128> {
    match measure {
        Measure::ShareWithProposals => Some(0),
        Measure::ShareWhere(condition) => match scope.truth(condition) {
            Truth::True => Some(1),
            Truth::False => Some(0),
            Truth::Unknown => None,
        },
        Measure::Reduction { of, .. } | Measure::ShareWithLess(of) => match scope.value(of) {
            Value::None => Some(0),
            Value::Number(number) => Some(number.thousandths.into()),
            Value::Money(money) => Some(money.dong.into()),
            // Days of the calendar and working days do not add up.
            Value::Duration(duration) => duration.work().map(i128::from),
            _ => None,
        },
    }
}

/// Finds out, once for each join in doubt, what the things lack that it may lead to.
fn settle(found: Vec<Found>, facts: Facts<'_>, lookups: &[Lookup]) -> Vec<Weight> {
    let mut behind: BTreeMap<Far, Vec<Lacking>> = BTreeMap::new();
    let settled = found.into_iter().map(|Found { mut weight, far }| {
        for join in far {
            let lacking = behind.entry(join).or_insert_with(|| {
                let missing = far_missing(facts, lookups, &BTreeSet::from([join]));
                let parts: BTreeSet<Lacking> =
                    missing.into_iter().map(|(lacking, _)| lacking).collect();
                parts.into_iter().collect()
            });
            weight.missing.extend(lacking.iter().copied());
        }
        weight.missing.sort_unstable();
        weight.missing.dedup();
        weight
    });
    settled.collect()
}
