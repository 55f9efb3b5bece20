//! What each proposal by itself would contribute to each target.
//!
//! A proposal is tried on the model, as it will be carried out. Proposals that touch no procedure in
//! common are tried together, so that there are only as many models as proposals of one procedure.

use std::collections::BTreeMap;

use super::{Share, Touched, applying, by_name, carried_out, name_of};
use crate::graph::DependencyGraph;
use crate::model::{Model, ProcedureId};
use crate::proposal::Edit;
use crate::quantity::Number;
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::{Weight, weigh};
use crate::rule::schema::Facts;
use crate::rule::target::{Measure, Target, TargetId};

/// What some proposals contribute to one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Which target.
    pub target: TargetId,
    /// How far it is reached without any of them; of what is known.
    pub now: Share,
    /// What is asked for at least, in percent.
    pub required: Number,
    /// Whether the gains on one thing add up; where they do not, it counts or does not, and any
    /// number of proposals have it count once.
    pub adds_up: bool,
    /// What each proposal gains alone, in their order; each thing at most once, in order.
    pub gains: Vec<Vec<Gain>>,
}

/// What a proposal adds to the part of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// On which of the things that the target names, by position among them.
    pub thing: usize,
    /// How much; less than nothing where the proposal takes something away from it.
    pub amount: i128,
}

impl Outlook {
    /// Returns how large the part has to be for the target to be met.
    pub fn wanted(&self) -> i128 {
        self.now.wanted(self.required)
    }
}

/// Returns what each of some proposals, given by its edits, contributes alone to each target that
/// applies at the date, in name order.
///
/// What is unknown before or after contributes nothing. A gain is told of the proposal that touches
/// the first procedure that the target names with it; one on something outside every procedure is
/// not told.
pub fn outlook(rules: &RuleSet, facts: Facts<'_>, proposals: &[&[Edit]]) -> Vec<Outlook> {
    let model = facts.model;
    let touched = Touched::by(model, proposals);
    let wanted = applying(rules, model).into_iter();
    let weighed = wanted.map(|id| (id, weigh(&rules.targets[id], facts)));
    let weighed: Vec<(TargetId, Vec<Weight>)> = weighed.collect();
    let mut outlooks: Vec<Outlook> = weighed
        .iter()
        .map(|(id, weights)| start(*id, &rules.targets[*id], weights, proposals.len()))
        .collect();
    for (outlook, (id, weights)) in outlooks.iter_mut().zip(&weighed) {
        if matches!(rules.targets[*id].measure, Measure::ShareWithProposals) {
            for (thing, weight) in weights.iter().enumerate() {
                if weight.amount.is_some() {
                    for proposal in touched.together(model, &weight.about) {
                        outlook.gains[proposal].push(Gain { thing, amount: 1 });
                    }
                }
            }
        }
    }
    let needs_trials =
        |id: &TargetId| !matches!(rules.targets[*id].measure, Measure::ShareWithProposals);
    if weighed.iter().any(|(id, _)| needs_trials(id)) {
        for round in rounds(model, proposals) {
            let after = carried_out(model, &round.edits(proposals));
            let graph = DependencyGraph::build(&after);
            let after = Facts {
                model: &after,
                graph: &graph,
            };
            for (outlook, (id, weights)) in outlooks.iter_mut().zip(&weighed) {
                if needs_trials(id) {
                    let target = &rules.targets[*id];
                    round.gain(target, model, weights, after, &mut outlook.gains);
                }
            }
        }
    }
    outlooks
}

fn start(id: TargetId, target: &Target, weights: &[Weight], proposals: usize) -> Outlook {
    let adds_up = matches!(target.measure, Measure::Reduction { .. });
    let counts_now = matches!(target.measure, Measure::ShareWhere(_));
    let known = weights.iter().filter_map(|weight| weight.amount);
    let (things, sum) = known.fold((0, 0), |(things, sum), amount| (things + 1, sum + amount));
    let now = Share {
        part: if counts_now { sum } else { 0 },
        whole: if adds_up { sum } else { things },
    };
    Outlook {
        target: id,
        now,
        required: target.required,
        adds_up,
        gains: vec![Vec::new(); proposals],
    }
}

/// Proposals that touch no procedure in common.
#[derive(Default)]
struct Round {
    /// Of each procedure, the proposal that touches it, by position.
    by_procedure: BTreeMap<ProcedureId, usize>,
}

/// Sorts proposals into as few rounds as the most that touch one procedure, or a few more.
fn rounds(model: &Model, proposals: &[&[Edit]]) -> Vec<Round> {
    let mut rounds: Vec<Round> = Vec::new();
    let mut next: BTreeMap<ProcedureId, usize> = BTreeMap::new();
    for (position, edits) in proposals.iter().enumerate() {
        let things = edits.iter().flat_map(|edit| [edit.target(), edit.with()]);
        let procedures = things.flatten().filter_map(|thing| thing.procedure(model));
        let procedures: Vec<ProcedureId> = procedures.collect();
        let first_free = procedures
            .iter()
            .filter_map(|procedure| next.get(procedure));
        let round = first_free.max().copied().unwrap_or(0);
        if !procedures.is_empty() && round == rounds.len() {
            rounds.push(Round::default());
        }
        for procedure in procedures {
            next.insert(procedure, round + 1);
            rounds[round].by_procedure.insert(procedure, position);
        }
    }
    rounds
}

impl Round {
    /// Returns the edits of its proposals.
    fn edits<'e>(&self, proposals: &[&'e [Edit]]) -> Vec<&'e [Edit]> {
        let mut positions: Vec<usize> = self.by_procedure.values().copied().collect();
        positions.sort_unstable();
        positions.dedup();
        positions
            .into_iter()
            .map(|position| proposals[position])
            .collect()
    }

    /// Tells what its proposals gain on each thing that a target names.
    fn gain(
        &self,
        target: &Target,
        model: &Model,
        before: &[Weight],
        after: Facts<'_>,
        gains: &mut [Vec<Gain>],
    ) {
        let weighed = weigh(target, after);
        let (then, _) = by_name(&weighed, after.model);
        for (thing, weight) in before.iter().enumerate() {
            let mut things = weight.about.iter().flatten();
            let procedure = things.find_map(|thing| thing.procedure(model));
            let proposal = procedure.and_then(|procedure| self.by_procedure.get(&procedure));
            let (Some(proposal), Some(amount)) = (proposal, weight.amount) else {
                continue;
            };
            let names = name_of(weight, model);
            let then = names.and_then(|names| then.get(&names));
            let gained = match (&target.measure, then.map(|then| then.amount)) {
                (Measure::Reduction { .. }, None) => amount,
                (Measure::Reduction { .. }, Some(Some(then))) => amount - then,
                (Measure::ShareWithLess(_), None) => 1,
                (Measure::ShareWithLess(_), Some(Some(then))) => i128::from(then < amount),
                (Measure::ShareWhere(_), Some(Some(then))) => then - amount,
                // What is gone counts in no share of what there is, and what is unknown in nothing.
                _ => 0,
            };
            if gained != 0 {
                let amount = gained;
                gains[*proposal].push(Gain { thing, amount });
            }
        }
    }
}
