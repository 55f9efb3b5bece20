//! Plans on facts: the bindings for which each condition holds.
//!
//! Cannot fail: all was settled at compile time. Rules run one after the other, each in parallel
//! over the things that lead it; results are put in id order, so that any number of threads gives
//! the same matches.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use rayon::prelude::*;

use super::compile::{Condition, RuleSet};
use super::plan::{Binding, Node, Slot, Source};
use super::schema::Facts;
use super::value::Value;
use super::{Gaps, Match, RuleId};
use crate::index::Id as _;
use crate::model::{Entity, Kind};
use crate::truth::Truth;

mod alike;
mod arithmetic;
mod lookup;
mod observe;
mod operation;
mod scope;

use lookup::{Lookup, look_up};
pub use observe::observe;
pub(crate) use scope::Scope;
use scope::{Lacking, Missing};

/// How many leading things one task takes: enough to outweigh its start, few enough to share.
const CHUNK: usize = 256;

/// Evaluates the chosen rules, in the order given; matches come by rule, then by what they are
/// about.
pub fn evaluate(rules: &RuleSet, chosen: &[RuleId], facts: Facts<'_>) -> (Vec<Match>, Gaps) {
    let mut matches = Vec::new();
    let mut gaps = Gaps::default();
    for id in chosen {
        let (found, missing) = evaluate_rule(rules, *id, facts);
        matches.extend(found);
        for (lacking, entity) in missing {
            let waiting = match lacking {
                Lacking::Part(kind, part) => gaps.missing.entry((kind, part)).or_default(),
                Lacking::Parameter(parameter) => gaps.parameters.entry(parameter).or_default(),
            };
            waiting.entry(*id).or_default().push(entity);
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
    (matches, gaps)
}

/// Returns whether a condition without free variables holds.
pub fn holds(condition: &Condition, facts: Facts<'_>) -> Truth {
    let mut missing = Missing::new();
    let lookups: Vec<Lookup> = condition
        .indexes
        .iter()
        .map(|index| look_up(index, facts, &mut missing))
        .collect();
    Scope::new(facts, &lookups, condition.slots).truth(&condition.node)
}

fn evaluate_rule(rules: &RuleSet, id: RuleId, facts: Facts<'_>) -> (Vec<Match>, Missing) {
    let plan = &rules.rules[id].plan;
    let mut missing = Missing::new();
    let lookups: Vec<Lookup> = plan
        .indexes
        .iter()
        .map(|index| look_up(index, facts, &mut missing))
        .collect();
    let Some(Binding {
        source: Source::All(kind),
        ..
    }) = plan.about.first()
    else {
        // A rule led by a thing that it names has one candidate.
        let mut run = Run::new(rules, id, facts, &lookups);
        run.about(0, Truth::True);
        missing.extend(run.missing);
        return (run.matches, missing);
    };
    let count = kind.count(facts.model);
    let chunks: Vec<(Vec<Match>, Missing)> = (0..count.div_ceil(CHUNK))
        .into_par_iter()
        .map_init(
            || Run::new(rules, id, facts, &lookups),
            |run, chunk| {
                for index in chunk * CHUNK..count.min((chunk + 1) * CHUNK) {
                    run.lead(kind.entity(index));
                }
                (take(&mut run.matches), take(&mut run.missing))
            },
        )
        .collect();
    let mut matches = Vec::new();
    for (found, lacking) in chunks {
        matches.extend(found);
        missing.extend(lacking);
    }
    matches.sort_by(|left, right| left.about.cmp(&right.about));
    matches.dedup_by(|left, right| left.about == right.about);
    (matches, missing)
}

/// One rule over some of the things that lead it.
struct Run<'m, 'l, 'r> {
    rules: &'r RuleSet,
    rule: RuleId,
    scope: Scope<'m, 'l>,
    matches: Vec<Match>,
    missing: Missing,
}

/// What is known of the witnesses of one binding.
#[derive(Default)]
struct Witnesses {
    first: Option<Vec<Entity>>,
    count: u32,
    undecided: bool,
}

impl<'m, 'l, 'r> Run<'m, 'l, 'r> {
    fn new(rules: &'r RuleSet, rule: RuleId, facts: Facts<'m>, lookups: &'l [Lookup]) -> Self {
        let slots = rules.rules[rule].plan.slots;
        Self {
            rules,
            rule,
            scope: Scope::new(facts, lookups, slots),
            matches: Vec::new(),
            missing: Missing::new(),
        }
    }

    /// Binds the leading variable to one thing, and goes on.
    fn lead(&mut self, entity: Entity) {
        let rules = self.rules;
        let binding = &rules.rules[self.rule].plan.about[0];
        self.scope.slots[usize::from(binding.slot.0)] = Value::Entity(entity);
        let truth = self.holds(&binding.conditions);
        self.about(1, truth);
    }

    /// Whether all conditions hold.
    fn holds(&mut self, conditions: &[Node]) -> Truth {
        let start = self.scope.noted();
        let mut truth = Truth::True;
        for condition in conditions {
            let before = self.scope.noted();
            let one = self.scope.truth(condition);
            if one != Truth::Unknown {
                self.scope.forget(before);
            }
            truth = truth.and(one);
            if truth == Truth::False {
                self.scope.forget(start);
                break;
            }
        }
        truth
    }

    /// Binds the variables of `for each` from a level on; `so_far` is the truth of the conditions
    /// of the levels before.
    fn about(&mut self, level: usize, so_far: Truth) {
        if so_far == Truth::False {
            return;
        }
        let rules = self.rules;
        let plan = &rules.rules[self.rule].plan;
        let Some(binding) = plan.about.get(level) else {
            self.conclude(so_far);
            return;
        };
        let Some(candidates) = self.scope.candidates(&binding.source) else {
            // What there is to look at is unknown: nothing can be found, and that is said.
            self.scope.watch();
            let _ = self.scope.candidates(&binding.source);
            self.note_missing();
            return;
        };
        if self.scope.is_open {
            self.scope.watch();
            let _ = self.scope.candidates(&binding.source);
            self.note_missing();
        }
        for index in 0..candidates.len(self.scope.facts) {
            let value = candidates.get(index);
            if !is_of(&value, binding.kind) {
                continue;
            }
            self.scope.slots[usize::from(binding.slot.0)] = value;
            let truth = so_far.and(self.holds(&binding.conditions));
            self.about(level + 1, truth);
        }
    }

    /// Everything the finding is about is bound: looks for witnesses and decides.
    fn conclude(&mut self, so_far: Truth) {
        let rules = self.rules;
        let plan = &rules.rules[self.rule].plan;
        let mut witnesses = Witnesses::default();
        self.witnesses(0, Truth::True, &mut witnesses);
        let truth = so_far.and(match &witnesses {
            Witnesses { first: Some(_), .. } => Truth::True,
            Witnesses {
                undecided: true, ..
            } => Truth::Unknown,
            Witnesses { .. } => Truth::False,
        });
        match truth {
            Truth::False => {}
            Truth::Unknown => {
                self.scope.watch();
                for binding in &plan.about {
                    self.holds(&binding.conditions);
                }
                if witnesses.first.is_none() {
                    self.witnesses(0, Truth::True, &mut Witnesses::default());
                }
                self.note_missing();
            }
            Truth::True => {
                let about = plan
                    .about_slots
                    .iter()
                    .map(|slot| self.bound(*slot))
                    .collect();
                self.matches.push(Match {
                    rule: self.rule,
                    about,
                    witnesses: witnesses.first.unwrap_or_default(),
                    witness_count: witnesses.count,
                });
            }
        }
    }

    fn bound(&self, slot: Slot) -> Entity {
        match self.scope.slots[usize::from(slot.0)] {
            Value::Entity(entity) => entity,
            ref other => unreachable!("a bound variable is a thing, not {other:?}"),
        }
    }

    fn note_missing(&mut self) {
        let leader = match self.scope.slots.first() {
            Some(Value::Entity(entity)) => *entity,
            _ => Entity::Procedure(crate::model::ProcedureId::from_index(0)),
        };
        self.missing.extend(self.scope.missing_for(leader));
    }

    /// Goes through the bindings of `with`; every one is counted, the first in id order is kept.
    fn witnesses(&mut self, level: usize, so_far: Truth, found: &mut Witnesses) {
        if so_far == Truth::False {
            return;
        }
        let rules = self.rules;
        let plan = &rules.rules[self.rule].plan;
        let Some(binding) = plan.witnesses.get(level) else {
            if so_far == Truth::Unknown {
                found.undecided = true;
                return;
            }
            let bound: Vec<Entity> = plan
                .witness_slots
                .iter()
                .map(|(_, slot)| self.bound(*slot))
                .collect();
            found.count = found.count.saturating_add(1);
            if found.first.as_ref().is_none_or(|first| bound < *first) {
                found.first = Some(bound);
            }
            return;
        };
        let Some(candidates) = self.scope.candidates(&binding.source) else {
            found.undecided = true;
            return;
        };
        found.undecided |= self.scope.is_open;
        for index in 0..candidates.len(self.scope.facts) {
            let value = candidates.get(index);
            if !is_of(&value, binding.kind) {
                continue;
            }
            self.scope.slots[usize::from(binding.slot.0)] = value;
            let truth = so_far.and(self.holds(&binding.conditions));
            self.witnesses(level + 1, truth, found);
        }
    }
}

/// Whether a candidate is a thing of the variable's kind; what replaces a paper may be either.
fn is_of(value: &Value<'_>, kind: Kind) -> bool {
    matches!(value, Value::Entity(entity) if entity.kind() == kind)
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
        let mut missing = Missing::new();
        let lookups = (0..)
            .zip(&plan.indexes)
            .map(|(position, index)| {
                if wanted.contains(&position) {
                    look_up(index, facts, &mut missing)
                } else {
                    Lookup::default()
                }
            })
            .collect();
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
