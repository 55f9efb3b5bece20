//! What every best set has in common, and the components of what is left.
//!
//! Each step is exact: it takes or leaves a candidate because any set that does otherwise could be
//! made better by that candidate alone, or by leaving out some that count for nothing.

use std::collections::BTreeMap;

use super::parted::parted;
use super::score::{FULL, Score};
use super::state::{State, reached};
use super::{Candidate, Duty, Element, Problem, Target, mutual};

/// A problem, less what is settled.
pub(super) struct Reduced {
    /// The candidates that every best set has.
    pub(super) settled: Vec<usize>,
    /// What they are worth, without the targets that some component still works for.
    pub(super) score: Score,
    /// What is left, each part by itself.
    pub(super) components: Vec<Component>,
}

/// A part of a problem that shares nothing with any other.
pub(super) struct Component {
    /// The part as a problem of its own.
    pub(super) problem: Problem,
    /// Of each of its candidates, those of the whole that it stands for, in order.
    pub(super) members: Vec<Vec<usize>>,
}

/// Settles what can be settled, and parts the rest.
///
/// Of a problem whose conflicts are mutual. Each round is linear in the problem, and there are no
/// more rounds than candidates; in practice a handful.
pub(super) fn reduce(problem: &Problem) -> Reduced {
    let mut settling = Settling {
        state: State::new(problem),
        open: vec![true; problem.candidates.len()],
        is_open: Vec::new(),
        least: Vec::new(),
        most: Vec::new(),
    };
    loop {
        settling.look_at_targets();
        let (leaving, taking) = (settling.leave(), settling.take());
        if !leaving && !taking {
            break;
        }
    }
    settling.part()
}

struct Settling<'p> {
    /// What is taken.
    state: State<'p>,
    /// What is neither taken nor left.
    open: Vec<bool>,
    /// Whether each target can still be met or missed.
    is_open: Vec<bool>,
    /// The least that each target can come to.
    least: Vec<i64>,
    /// The most.
    most: Vec<i64>,
}

impl<'p> Settling<'p> {
    fn problem(&self) -> &'p Problem {
        self.state.problem
    }

    fn undecided(&self) -> impl Iterator<Item = usize> {
        (0..self.open.len()).filter(|position| self.open[*position])
    }

    fn candidate(&self, position: usize) -> &'p Candidate {
        &self.problem().candidates[position]
    }

    /// Returns the elements that taking one would cover.
    fn adds(&self, position: usize) -> impl Iterator<Item = usize> {
        let covers = self.candidate(position).covers.iter();
        covers
            .filter(|element| !self.state.is_covered(**element))
            .filter(|element| self.is_open[self.problem().elements[**element].target])
            .copied()
    }

    /// Finds what each target can come to, at least and at most.
    fn look_at_targets(&mut self) {
        let targets = &self.problem().targets;
        let now: Vec<i64> = (0..targets.len())
            .map(|it| self.state.measured(it))
            .collect();
        let (mut least, mut most) = (now.clone(), now);
        let mut seen = vec![false; self.problem().elements.len()];
        for position in self.undecided() {
            for element in &self.candidate(position).covers {
                if self.state.is_covered(*element) || std::mem::replace(&mut seen[*element], true) {
                    continue;
                }
                let Element { target, amount } = self.problem().elements[*element];
                least[target] += amount.min(0);
                most[target] += amount.max(0);
            }
        }
        // Nothing to decide: it is met whatever comes, or nothing more comes.
        let is_open = |(target, bounds): (&Target, (&i64, &i64))| {
            *bounds.0 < target.required && bounds.0 != bounds.1
        };
        self.is_open = targets
            .iter()
            .zip(least.iter().zip(&most))
            .map(is_open)
            .collect();
        (self.least, self.most) = (least, most);
    }

    /// Leaves what cannot be taken, and what would pay for nothing; returns whether there was any.
    fn leave(&mut self) -> bool {
        let mut left: Vec<usize> = Vec::new();
        let mut wanted = vec![false; self.problem().provisions.len()];
        let mut idle = Vec::new();
        let needed = self.needed();
        for position in self.undecided() {
            let candidate = self.candidate(position);
            let lacks = |need: &usize| !self.open[*need] && !self.state.is_chosen(*need);
            let answers = |duty: &usize| !self.state.is_answered(*duty);
            if self.state.is_excluded(position) || candidate.needs.iter().any(lacks) {
                left.push(position);
            } else if needed[position]
                || candidate.answers.iter().any(answers)
                || self
                    .adds(position)
                    .any(|it| self.problem().elements[it].amount > 0)
            {
                for provision in &candidate.amends {
                    wanted[*provision] = true;
                }
            } else {
                idle.push(position);
            }
        }
        // A set without those that alone need some provision pays less for as much.
        let only_idle = |position: &usize| {
            let mut amends = self.candidate(*position).amends.iter();
            amends.any(|provision| !wanted[*provision] && !self.state.is_paid(*provision))
        };
        left.extend(idle.into_iter().filter(only_idle));
        for position in &left {
            self.open[*position] = false;
        }
        !left.is_empty()
    }

    /// Takes what makes any set without it better; returns whether there was any.
    fn take(&mut self) -> bool {
        let mut alone = Alone {
            answer: vec![0; self.problem().duties.len()],
            cover: vec![0; self.problem().elements.len()],
        };
        for position in self.undecided() {
            let candidate = self.candidate(position);
            for duty in &candidate.answers {
                alone.answer[*duty] += 1;
            }
            for element in &candidate.covers {
                alone.cover[*element] += 1;
            }
        }
        let mut taken = false;
        for position in 0..self.open.len() {
            if self.open[position] && self.is_free(position) && self.helps(position, &alone) {
                self.open[position] = false;
                self.state.add(position);
                taken = true;
            }
        }
        taken
    }

    /// Returns whether one can be taken whatever else is.
    fn is_free(&self, position: usize) -> bool {
        let mut conflicts = self.candidate(position).conflicts.iter();
        !self.state.is_excluded(position)
            && conflicts.all(|other| !self.open[*other])
            && self.state.has_needs(position)
    }

    /// Returns whether taking one, which can be taken, makes any set better.
    fn helps(&self, position: usize, alone: &Alone) -> bool {
        let answers = self.candidate(position).answers.iter();
        let own = answers
            .filter(|duty| alone.answer[**duty] == 1 && !self.state.is_answered(**duty))
            .map(|duty| self.problem().duties[*duty]);
        let gravest = own.min();
        if gravest == Some(Duty::Must) {
            return true;
        }
        self.is_harmless(position)
            && (gravest.is_some()
                || self.brings_nearer(position, alone)
                || (self.state.effort(position) == 0 && self.is_gain(position)))
    }

    /// Returns whether one takes nothing away from any target that is open.
    fn is_harmless(&self, position: usize) -> bool {
        let mut adds = self.adds(position);
        adds.all(|element| self.problem().elements[element].amount >= 0)
    }

    /// Returns whether what it saves is worth its edits.
    fn is_gain(&self, position: usize) -> bool {
        let candidate = self.candidate(position);
        (candidate.cheaper, candidate.saves, -candidate.edits) > (0, 0, 0)
    }

    /// Returns whether one alone brings a target nearer that cannot be met, by as much as the score
    /// can tell.
    fn brings_nearer(&self, position: usize, alone: &Alone) -> bool {
        self.adds(position).any(|element| {
            let Element { target, amount } = self.problem().elements[element];
            let required = self.problem().targets[target].required;
            let is_told = i128::from(amount) * i128::from(FULL) >= i128::from(required);
            let cannot_be_met = self.most[target] < required;
            alone.cover[element] == 1 && cannot_be_met && is_told && self.least[target] >= 0
        })
    }

    /// Joins what comes together or not at all, and parts what shares nothing.
    fn part(self) -> Reduced {
        let needed = self.needed();
        let mut units: Vec<Vec<usize>> = Vec::new();
        let mut bundles: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for position in self.undecided() {
            // Once their provisions are paid for one, the others are free and a gain.
            let joins = self.is_free(position)
                && !needed[position]
                && self.is_harmless(position)
                && self.is_gain(position);
            let next = units.len();
            let unit = if joins {
                *bundles.entry(self.unpaid(position)).or_insert(next)
            } else {
                next
            };
            if unit == next {
                units.push(Vec::new());
            }
            units[unit].push(position);
        }
        let mut score = self.state.linear();
        for (target, wanted) in self.problem().targets.iter().enumerate() {
            if !self.is_open[target] {
                score = score + reached(*wanted, self.least[target]);
            }
        }
        let components = parted(units, |unit| self.shares(unit)).into_iter();
        Reduced {
            settled: self.state.positions().collect(),
            score,
            components: components.map(|members| self.component(members)).collect(),
        }
    }

    /// Returns whether some undecided candidate needs each.
    fn needed(&self) -> Vec<bool> {
        let mut needed = vec![false; self.open.len()];
        for position in self.undecided() {
            for need in &self.candidate(position).needs {
                needed[*need] = true;
            }
        }
        needed
    }

    fn unpaid(&self, position: usize) -> Vec<usize> {
        let amends = self.candidate(position).amends.iter();
        let unpaid = amends.filter(|provision| !self.state.is_paid(**provision));
        unpaid.copied().collect()
    }

    /// Returns what a unit shares with others, each kind of thing in a range of its own.
    fn shares(&self, unit: &[usize]) -> Vec<usize> {
        let problem = self.problem();
        let duties = self.open.len();
        let provisions = duties + problem.duties.len();
        let targets = provisions + problem.provisions.len();
        let mut shared = unit.to_vec();
        for position in unit {
            let candidate = self.candidate(*position);
            let others = candidate.conflicts.iter().chain(&candidate.needs);
            shared.extend(others.filter(|other| self.open[**other]));
            let answers = candidate.answers.iter();
            let answers = answers.filter(|duty| !self.state.is_answered(**duty));
            shared.extend(answers.map(|duty| duties + duty));
            shared.extend(self.unpaid(*position).into_iter().map(|it| provisions + it));
            shared.extend(
                self.adds(*position)
                    .map(|it| targets + problem.elements[it].target),
            );
        }
        shared
    }

    /// Makes a problem of its own of some units.
    fn component(&self, members: Vec<Vec<usize>>) -> Component {
        let whole = self.problem();
        let mut part = Problem::default();
        let [
            mut units,
            mut duties,
            mut provisions,
            mut elements,
            mut targets,
        ] = [const { BTreeMap::new() }; 5];
        for (unit, positions) in members.iter().enumerate() {
            units.extend(positions.iter().map(|position| (*position, unit)));
        }
        for (unit, positions) in members.iter().enumerate() {
            let mut made = Candidate::default();
            for position in positions {
                let candidate = self.candidate(*position);
                let others = |list: &[usize]| -> Vec<usize> {
                    let open = list.iter().filter_map(|other| units.get(other));
                    open.copied().filter(|other| *other != unit).collect()
                };
                made.conflicts.extend(others(&candidate.conflicts));
                made.needs.extend(others(&candidate.needs));
                let open = |duty: &&usize| !self.state.is_answered(**duty);
                for duty in candidate.answers.iter().filter(open) {
                    let place = *duties.entry(*duty).or_insert(part.duties.len());
                    if place == part.duties.len() {
                        part.duties.push(whole.duties[*duty]);
                    }
                    made.answers.push(place);
                }
                for provision in self.unpaid(*position) {
                    let place = *provisions.entry(provision).or_insert(part.provisions.len());
                    if place == part.provisions.len() {
                        part.provisions.push(whole.provisions[provision]);
                    }
                    made.amends.push(place);
                }
                for element in self.adds(*position) {
                    let Element { target, amount } = whole.elements[element];
                    let of = *targets.entry(target).or_insert(part.targets.len());
                    if of == part.targets.len() {
                        part.targets.push(Target {
                            required: whole.targets[target].required,
                            measured: self.state.measured(target),
                        });
                    }
                    let place = *elements.entry(element).or_insert(part.elements.len());
                    if place == part.elements.len() {
                        part.elements.push(Element { target: of, amount });
                    }
                    made.covers.push(place);
                }
                made.cheaper += candidate.cheaper;
                made.saves += candidate.saves;
                made.edits += candidate.edits;
            }
            part.candidates.push(made);
        }
        Component {
            problem: mutual(part),
            members,
        }
    }
}

/// How many undecided candidates answer each duty and cover each element.
struct Alone {
    answer: Vec<u32>,
    cover: Vec<u32>,
}
