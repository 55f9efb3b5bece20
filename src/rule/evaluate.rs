//! Plans on facts: the bindings for which each condition holds.
//!
//! Cannot fail: all was settled at compile time. Rules run one after the other, each in parallel
//! over the things that lead it; results are put in id order, so that any number of threads gives
//! the same matches.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use rayon::prelude::*;

use super::compile::{Condition, RuleSet};
use super::plan::{Binding, Source};
use super::schema::Facts;
use super::value::Value;
use super::{Gaps, Match, RuleId};
use crate::index::Id as _;
use crate::model::Entity;
use crate::truth::Truth;

mod alike;
mod arithmetic;
pub mod budget;
mod lookup;
mod near;
mod observe;
mod operation;
mod prove;
mod quantifier;
mod range;
mod run;
mod scope;
mod screen;
mod similar;
mod weigh;

use budget::{Budget, Exceeded, Meter};
use lookup::{Lookup, look_ups};
pub use near::{assign, why_not};
pub use observe::observe;
pub use prove::Prover;
use range::far_missing;
use run::{Found, Held, Run};
pub use scope::Lacking;
use scope::Missing;
pub(crate) use scope::Scope;
pub use weigh::{Weight, weigh};

/// How many leading things one task takes: enough to outweigh its start, few enough to share.
const CHUNK: usize = 256;

/// Evaluates the chosen rules that apply at the date of the model, in the order given; matches come
/// by rule, then by what they are about.
///
/// # Panics
///
/// Never: only a budget ends an evaluation.
pub fn evaluate(rules: &RuleSet, chosen: &[RuleId], facts: Facts<'_>) -> (Vec<Match>, Gaps) {
    evaluate_within(rules, chosen, facts, Budget::default())
        .expect("only a budget ends an evaluation")
}

/// Evaluates the chosen rules as [`evaluate`] does, unless that costs more than a budget.
///
/// # Errors
///
/// Names the first rule, in the order given, that goes over it. Of bindings, the same rule whatever
/// the number of threads.
pub fn evaluate_within(
    rules: &RuleSet,
    chosen: &[RuleId],
    facts: Facts<'_>,
    budget: Budget<'_>,
) -> Result<(Vec<Match>, Gaps), Exceeded> {
    evaluate_led(rules, chosen, facts, budget, |_| None)
}

/// Whether the things of each procedure lead a rule, by position; what belongs to no procedure leads
/// it anyway.
pub type Leads = Vec<bool>;

/// Evaluates the chosen rules as [`evaluate_within`] does, each only for what is led by the things
/// of the procedures that it is asked of; `None` is all of them.
///
/// # Errors
///
/// As [`evaluate_within`].
pub fn evaluate_led(
    rules: &RuleSet,
    chosen: &[RuleId],
    facts: Facts<'_>,
    budget: Budget<'_>,
    leads: impl Fn(RuleId) -> Option<Leads>,
) -> Result<(Vec<Match>, Gaps), Exceeded> {
    let mut matches = Vec::new();
    let mut gaps = Gaps::default();
    let meter = Meter::new(budget);
    for id in rules.applying(chosen, facts.model.as_of) {
        let (found, missing) = evaluate_rule(rules, id, facts, leads(id).as_ref(), &meter);
        if let Some(limit) = meter.met() {
            return Err(Exceeded { rule: id, limit });
        }
        matches.extend(found);
        for (lacking, entity) in missing {
            let waiting = match lacking {
                Lacking::Part(kind, part) => gaps.missing.entry((kind, part)).or_default(),
                Lacking::Parameter(parameter) => gaps.parameters.entry(parameter).or_default(),
            };
            waiting.entry(id).or_default().push(entity);
        }
    }
    let waiting = gaps
        .missing
        .values_mut()
        .chain(gaps.parameters.values_mut());
    for entities in waiting.flat_map(BTreeMap::values_mut) {
        entities.sort_unstable();
        entities.dedup();
    }
    Ok((matches, gaps))
}

/// Returns how many bindings the evaluation of a rule takes: a measure of its work that is the same
/// on every machine and for any number of threads.
pub fn bindings(rules: &RuleSet, rule: RuleId, facts: Facts<'_>) -> u64 {
    let meter = Meter::new(Budget::default());
    evaluate_rule(rules, rule, facts, None, &meter);
    meter.spent()
}

/// Returns whether a condition without free variables holds.
pub fn holds(condition: &Condition, facts: Facts<'_>) -> Truth {
    let lookups = look_ups(&condition.indexes, facts, condition.slots, |_| true);
    Scope::new(facts, &lookups, condition.slots).truth(&condition.node)
}

fn evaluate_rule(
    rules: &RuleSet,
    id: RuleId,
    facts: Facts<'_>,
    leads: Option<&Leads>,
    meter: &Meter<'_>,
) -> (Vec<Match>, Missing) {
    let plan = &rules.rules[id].plan;
    for index in &plan.indexes {
        meter.spend(index.kind.count(facts.model) as u64);
    }
    let lookups = look_ups(&plan.indexes, facts, plan.slots, |_| true);
    let start = || {
        let scope = Scope::new(facts, &lookups, plan.slots);
        Run::new(plan, scope.metered(meter))
    };
    let mut whole = Found::default();
    if let Some(Binding {
        source: Source::All(kind),
        ..
    }) = plan.about.first()
    {
        let count = kind.count(facts.model);
        let is_led_by = |thing: Entity| {
            leads
                .zip(thing.procedure(facts.model))
                .is_none_or(|(leads, procedure)| leads[procedure.index()])
        };
        let chunks: Vec<Found> = (0..count.div_ceil(CHUNK))
            .into_par_iter()
            .map_init(start, |run, chunk| {
                for index in chunk * CHUNK..count.min((chunk + 1) * CHUNK) {
                    let thing = kind.entity(index);
                    if is_led_by(thing) {
                        run.lead(thing);
                    }
                }
                run.scope.settle();
                take(&mut run.found)
            })
            .collect();
        for chunk in chunks {
            whole.held.extend(chunk.held);
            whole.missing.extend(chunk.missing);
            whole.far.extend(chunk.far);
        }
    } else {
        // A rule led by a thing that it names has one candidate.
        let mut run = start();
        run.about(0, Truth::True);
        run.scope.settle();
        whole = run.found;
    }
    let Found {
        held,
        mut missing,
        far,
        ..
    } = whole;
    missing.extend(far_missing(facts, &lookups, &far));
    let matches = held.into_iter().map(|held| {
        let Held {
            about,
            witnesses,
            witness_count,
        } = held;
        Match {
            rule: id,
            about,
            witnesses,
            witness_count,
        }
    });
    let mut matches: Vec<Match> = matches.collect();
    matches.sort_by(|left, right| left.about.cmp(&right.about));
    matches.dedup_by(|left, right| left.about == right.about);
    (matches, missing)
}

/// Reads the values of a rule's matches again, to word them.
pub(crate) struct Reading<'m, 'r> {
    plan: &'r super::plan::Plan,
    facts: Facts<'m>,
    lookups: Vec<Lookup>,
}

impl<'m, 'r> Reading<'m, 'r> {
    /// Prepares the indexes that a rule's words look into; no others are built again.
    pub(crate) fn new(rules: &'r RuleSet, rule: RuleId, facts: Facts<'m>) -> Self {
        let rule = &rules.rules[rule];
        let plan = &rule.plan;
        let mut wanted = BTreeSet::new();
        for node in rule.words() {
            node.look_ups(&mut wanted);
        }
        // An index may look into those before it.
        for position in (0..plan.indexes.len()).rev() {
            if wanted.contains(&position) {
                let index = &plan.indexes[position];
                for node in index.alone.iter().chain([&index.path]) {
                    node.look_ups(&mut wanted);
                }
            }
        }
        let is_wanted = |position| wanted.contains(&position);
        let lookups = look_ups(&plan.indexes, facts, plan.slots, is_wanted);
        Self {
            plan,
            facts,
            lookups,
        }
    }

    /// Binds the variables of a match.
    pub(crate) fn scope(&self, found: &Match) -> Scope<'m, '_> {
        let mut scope = Scope::new(self.facts, &self.lookups, self.plan.slots);
        for (slot, entity) in self.plan.about_slots.iter().zip(&found.about) {
            scope.slots[usize::from(slot.0)] = Value::Entity(*entity);
        }
        for ((_, slot), entity) in self.plan.witness_slots.iter().zip(&found.witnesses) {
            scope.slots[usize::from(slot.0)] = Value::Entity(*entity);
        }
        scope
    }
}
