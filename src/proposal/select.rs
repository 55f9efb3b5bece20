//! Which proposals to carry out: those that stand together and are worth the most.
//!
//! Turns proposals into numbers for [`choose`], and what it chose back into reasons. What is worth
//! how much is said here and nowhere else:
//!
//! - A proposal answers its findings, and those no graver than its gravest about what it does away
//!   with.
//! - A provision costs its rank: 1 for the agency's own texts, 2 for the province, up to 5 for a law
//!   and 6 for a text that nobody has described.
//! - It saves money: what the compliance cost of a year becomes less, at the end of its range that
//!   promises less. Only where that is known of all that exclude one another, directly or through
//!   others, since what is not known is not nothing.
//! - It saves what is no longer asked for or done: a field, a document, a copy, a step, a
//!   consultation and a begun working day on the critical path count 1, an original and a certified
//!   copy 2. Where several do the same it counts for each; what a set saves is measured afterwards.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::model::{Entity, Model};

use super::choose::{Candidate, Duty, Element, Problem, Solution, Target, choose};
use super::conflict::{conflicts, disagreement, ended};
use super::provision::{Provision, provisions};
use super::{Choice, Edit, Effect, Proposal};

/// A finding, as far as it matters to a choice.
#[derive(Debug, Clone, Copy)]
pub struct Answerable<'f> {
    /// How grave it is.
    pub duty: Duty,
    /// What it is about.
    pub about: &'f [Entity],
}

/// What a proposal adds to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// The thing on which it adds, by position among those of the target; `None` where it adds
    /// whatever others do.
    pub thing: Option<usize>,
    /// How much.
    pub amount: i64,
}

/// A target to choose by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// How much is enough, and how much there is already.
    pub target: Target,
    /// What each proposal adds, in their order.
    pub gains: Vec<Vec<Gain>>,
}

/// The proposal that would add most to a target for the effort, of those not chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Which, by position.
    pub proposal: usize,
    /// How much it would add.
    pub amount: i64,
    /// What would have to be amended for it besides.
    pub amends: Vec<Provision>,
}

/// The proposals that there are to choose from, as numbers.
#[derive(Debug)]
pub struct Pool<'p> {
    model: &'p Model,
    proposals: &'p [Proposal],
    /// Of each candidate, the proposal.
    members: Vec<usize>,
    /// What can be amended, in order.
    provisions: Vec<Provision>,
    problem: Problem,
}

impl<'p> Pool<'p> {
    /// Gathers the proposals that change something and are not withdrawn; questions change nothing.
    pub fn new(model: &'p Model, proposals: &'p [Proposal], findings: &[Answerable<'_>]) -> Self {
        let changes = |position: &usize| {
            let made = &proposals[*position];
            made.choice != Choice::Withdrawn && !made.edits.iter().all(Edit::is_question)
        };
        let members: Vec<usize> = (0..proposals.len()).filter(changes).collect();
        let made = || members.iter().map(|position| &proposals[*position]);
        let edits: Vec<&[Edit]> = made().map(|made| made.edits.as_slice()).collect();
        let mut places: BTreeMap<Provision, usize> = BTreeMap::new();
        let amends: Vec<_> = edits.iter().map(|edits| provisions(model, edits)).collect();
        for provision in amends.iter().flatten() {
            places.insert(*provision, 0);
        }
        for (place, (_, of)) in places.iter_mut().enumerate() {
            *of = place;
        }
        let within = within(model, findings);
        let candidates = made().zip(amends).zip(conflicts(model, &edits));
        let candidates = candidates.map(|((made, amends), conflicts)| Candidate {
            conflicts,
            needs: Vec::new(),
            answers: answers(made, findings, &within),
            amends: amends.iter().map(|provision| places[provision]).collect(),
            covers: Vec::new(),
            cheaper: 0,
            saves: saves(&made.effect),
            edits: i64::try_from(made.edits.len()).unwrap_or(i64::MAX),
        });
        let mut candidates: Vec<Candidate> = candidates.collect();
        let costs = made().map(|made| made.effect.cost.map(|change| -change.range.cautious()));
        for (position, cheaper) in comparable(&candidates, &costs.collect::<Vec<_>>()) {
            candidates[position].cheaper = cheaper;
        }
        let problem = Problem {
            candidates,
            duties: findings.iter().map(|finding| finding.duty).collect(),
            provisions: places
                .keys()
                .map(|it| it.feasibility(model).effort())
                .collect(),
            targets: Vec::new(),
            elements: Vec::new(),
        };
        Self {
            model,
            proposals,
            members,
            provisions: places.into_keys().collect(),
            problem,
        }
    }

    /// Chooses all that can stand together.
    pub fn choose_all(&self) -> Solution {
        choose(&self.problem)
    }

    /// Chooses what legal duties and some targets want, for the least effort, and what comes with
    /// that for free.
    pub fn choose_for(&self, aims: &[Aim]) -> Solution {
        let mut problem = self.problem.clone();
        for candidate in &mut problem.candidates {
            let is_duty = |finding: &usize| self.problem.duties[*finding] == Duty::Must;
            candidate.answers.retain(is_duty);
        }
        for (target, aim) in aims.iter().enumerate() {
            problem.targets.push(aim.target);
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for (candidate, member) in problem.candidates.iter_mut().zip(&self.members) {
                for gain in &aim.gains[*member] {
                    let next = problem.elements.len();
                    let element = match gain.thing {
                        Some(thing) => *shared.entry(thing).or_insert(next),
                        None => next,
                    };
                    if element == next {
                        let amount = gain.amount;
                        problem.elements.push(Element { target, amount });
                    }
                    candidate.covers.push(element);
                }
            }
        }
        choose(&problem)
    }

    /// Returns what became of each proposal, in their order; those that are neither chosen nor in
    /// conflict with a chosen one are not wanted.
    pub fn choices(&self, solution: &Solution) -> Vec<Choice> {
        let proposals = self.proposals.iter();
        let mut choices: Vec<Choice> = proposals
            .map(|made| match made.choice {
                Choice::Withdrawn => Choice::Withdrawn,
                _ => Choice::Question,
            })
            .collect();
        for (candidate, member) in self.members.iter().enumerate() {
            choices[*member] = self.choice(candidate, solution);
        }
        choices
    }

    fn choice(&self, candidate: usize, solution: &Solution) -> Choice {
        if solution.chosen[candidate] {
            return Choice::Chosen;
        }
        let edits = |candidate: usize| &self.proposals[self.members[candidate]].edits;
        let conflicts = self.problem.candidates[candidate].conflicts.iter();
        let mut chosen = conflicts.filter(|other| solution.chosen[**other]);
        let conflict = chosen.find_map(|other| {
            let over = disagreement(self.model, edits(candidate), edits(*other))?;
            Some(Choice::Conflicts {
                with: self.members[*other],
                over,
            })
        });
        conflict.unwrap_or(Choice::NotWanted)
    }

    /// Returns the proposal that would add most to a target for the effort, of those that are not
    /// chosen and could be beside those that are; of equal ones the first.
    pub fn next(&self, solution: &Solution, aim: &Aim) -> Option<Next> {
        let is_chosen = |candidate: usize| solution.chosen[candidate];
        let chosen = || (0..self.members.len()).filter(|candidate| is_chosen(*candidate));
        let gains = |candidate: usize| aim.gains[self.members[candidate]].iter();
        let covered: BTreeSet<usize> = chosen().flat_map(gains).filter_map(|it| it.thing).collect();
        let paid = self.amended(solution);
        let mut best: Option<(Next, i128)> = None;
        for (candidate, made) in self.problem.candidates.iter().enumerate() {
            if is_chosen(candidate) || made.conflicts.iter().any(|other| is_chosen(*other)) {
                continue;
            }
            let adds =
                gains(candidate).filter(|it| !it.thing.is_some_and(|it| covered.contains(&it)));
            let amount: i64 = adds.map(|gain| gain.amount).sum();
            let amends = made.amends.iter().map(|it| self.provisions[*it]);
            let amends: Vec<Provision> = amends.filter(|it| !paid.contains_key(it)).collect();
            let effort = amends.iter().map(|it| it.feasibility(self.model).effort());
            let effort = i128::from(effort.sum::<i64>());
            // More for the effort, compared without dividing; the effort of the best is kept.
            let is_better = |(best, least): &(Next, i128)| {
                let (ours, theirs) = (i128::from(amount) * least, i128::from(best.amount) * effort);
                (ours, amount) > (theirs, best.amount)
            };
            if amount > 0 && best.as_ref().is_none_or(is_better) {
                let proposal = self.members[candidate];
                let next = Next {
                    proposal,
                    amount,
                    amends,
                };
                best = Some((next, effort));
            }
        }
        best.map(|(next, _)| next)
    }

    /// Returns what a choice amends, each provision once, with the proposals that it unlocks.
    pub fn amended(&self, solution: &Solution) -> BTreeMap<Provision, Vec<usize>> {
        let mut amended: BTreeMap<Provision, Vec<usize>> = BTreeMap::new();
        for (candidate, member) in self.members.iter().enumerate() {
            if solution.chosen[candidate] {
                for provision in &self.problem.candidates[candidate].amends {
                    let unlocked = amended.entry(self.provisions[*provision]).or_default();
                    unlocked.push(*member);
                }
            }
        }
        amended
    }
}

/// Returns for each thing the findings about it or about what lies within it.
fn within(model: &Model, findings: &[Answerable<'_>]) -> FxHashMap<Entity, Vec<usize>> {
    let mut within: FxHashMap<Entity, Vec<usize>> = FxHashMap::default();
    for (position, finding) in findings.iter().enumerate() {
        let around = finding
            .about
            .iter()
            .flat_map(|thing| thing.and_around(model));
        for thing in around {
            within.entry(thing).or_default().push(position);
        }
    }
    within
}

/// Returns the findings that a proposal answers.
fn answers(
    made: &Proposal,
    findings: &[Answerable<'_>],
    within: &FxHashMap<Entity, Vec<usize>>,
) -> Vec<usize> {
    let gravest = made.findings.iter().map(|it| findings[*it].duty).min();
    let things = made.edits.iter().filter_map(ended);
    let silenced = things.filter_map(|thing| within.get(&thing)).flatten();
    let no_graver = silenced.filter(|it| gravest.is_some_and(|most| findings[**it].duty >= most));
    made.findings.iter().chain(no_graver).copied().collect()
}

/// Returns the money that candidates save, by position, where it is known of all that exclude one
/// another.
fn comparable(candidates: &[Candidate], costs: &[Option<i64>]) -> Vec<(usize, i64)> {
    let mut is_seen = vec![false; candidates.len()];
    let mut comparable = Vec::new();
    for first in 0..candidates.len() {
        if std::mem::replace(&mut is_seen[first], true) {
            continue;
        }
        let mut group = vec![first];
        let mut next = 0;
        while let Some(position) = group.get(next) {
            for other in &candidates[*position].conflicts {
                if !std::mem::replace(&mut is_seen[*other], true) {
                    group.push(*other);
                }
            }
            next += 1;
        }
        if group.iter().all(|position| costs[*position].is_some()) {
            let known = group.iter().filter_map(|at| Some((*at, costs[*at]?)));
            comparable.extend(known);
        }
    }
    comparable
}

/// Returns what an effect saves, as the head of this file counts it.
pub fn saves(effect: &Effect) -> i64 {
    const DAY: i64 = 8 * 60 * 1000;
    let papers = effect.documents + effect.copies + 2 * (effect.originals + effect.certified);
    let days = effect.time.map_or(0, |time| time.typical).div_euclid(DAY);
    -(effect.fields + papers + effect.steps + effect.consultations + days)
}

#[cfg(test)]
mod tests;
