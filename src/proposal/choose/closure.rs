//! The closure of greatest weight: what is taken takes all that it requires.
//!
//! Source → what is worth something, what costs something → sink, and an arc without limit from
//! each thing to what it requires: the side of the source in a minimum cut is a closure of greatest
//! weight. Of several, the largest is returned, which holds every other.

use std::collections::VecDeque;
use std::ops::{Add, Sub};

use super::score::{Level, Score};
use super::state::{State, level};
use super::{Problem, Solution};

/// Solves a component that is a closure problem; `None` where it has conflicts, open targets or a
/// duty that several answer.
///
/// The largest of the best closures has every candidate that another of them has, so that it is
/// the one that ties prefer.
pub(super) fn solve(problem: &Problem) -> Option<Solution> {
    let mut answered = vec![false; problem.duties.len()];
    for candidate in &problem.candidates {
        for duty in &candidate.answers {
            if std::mem::replace(&mut answered[*duty], true) {
                return None;
            }
        }
    }
    let excludes = |candidate: &super::Candidate| !candidate.conflicts.is_empty();
    if !problem.targets.is_empty() || problem.candidates.iter().any(excludes) {
        return None;
    }
    let mut weights = Vec::with_capacity(problem.candidates.len() + problem.provisions.len());
    for candidate in &problem.candidates {
        let mut weight = Score::default();
        for duty in &candidate.answers {
            weight[level(problem.duties[*duty])] += 1;
        }
        weight[Level::Cost] = candidate.cheaper;
        weight[Level::Saved] = candidate.saves;
        weight[Level::Edits] = -candidate.edits;
        weights.push(weight);
    }
    for cost in &problem.provisions {
        let mut weight = Score::default();
        weight[Level::Effort] = -cost;
        weights.push(weight);
    }
    let taken = heaviest(&weights, &requirements(problem));
    let mut state = State::new(problem);
    for position in (0..problem.candidates.len()).filter(|position| taken[*position]) {
        state.add(position);
    }
    Some(Solution {
        score: state.score(),
        bound: state.score(),
        chosen: state.into_chosen(),
    })
}

/// Returns what each candidate requires: others, then provisions, which stand behind them.
pub(super) fn requirements(problem: &Problem) -> Vec<(usize, usize)> {
    let count = problem.candidates.len();
    let of = |(position, candidate): (usize, &'_ super::Candidate)| {
        let needs = candidate.needs.iter().map(move |need| (position, *need));
        let amends = candidate.amends.iter();
        let amends = amends.map(move |provision| (position, count + provision));
        needs.chain(amends).collect::<Vec<_>>()
    };
    problem.candidates.iter().enumerate().flat_map(of).collect()
}

/// Returns whether each thing is in the largest closure of greatest weight.
pub(super) fn heaviest<W>(weights: &[W], requirements: &[(usize, usize)]) -> Vec<bool>
where
    W: Copy + Ord + Default + Add<Output = W> + Sub<Output = W>,
{
    let zero = W::default();
    let (source, sink) = (weights.len(), weights.len() + 1);
    let mut network = Network::new(weights.len() + 2);
    // More than all that can flow, so that what is required always leads on.
    let mut unlimited = zero;
    for (thing, weight) in weights.iter().enumerate() {
        let size = if *weight > zero {
            network.connect(source, thing, *weight);
            *weight
        } else {
            network.connect(thing, sink, zero - *weight);
            zero - *weight
        };
        unlimited = unlimited + size + size;
    }
    for (thing, required) in requirements {
        network.connect(*thing, *required, unlimited);
    }
    while network.levels(source, sink) {
        network.block(source, sink);
    }
    let reaches = network.reaching(sink);
    (0..weights.len()).map(|thing| !reaches[thing]).collect()
}

/// A flow network; the arc at an odd position leads back along the one before it.
struct Network<W> {
    arcs: Vec<(usize, W)>,
    out: Vec<Vec<usize>>,
    level: Vec<usize>,
    next: Vec<usize>,
}

impl<W: Copy + Ord + Default + Add<Output = W> + Sub<Output = W>> Network<W> {
    fn new(nodes: usize) -> Self {
        Self {
            arcs: Vec::new(),
            out: vec![Vec::new(); nodes],
            level: vec![usize::MAX; nodes],
            next: vec![0; nodes],
        }
    }

    fn connect(&mut self, from: usize, to: usize, capacity: W) {
        for (from, to, capacity) in [(from, to, capacity), (to, from, W::default())] {
            self.out[from].push(self.arcs.len());
            self.arcs.push((to, capacity));
        }
    }

    fn is_open(&self, arc: usize) -> bool {
        self.arcs[arc].1 > W::default()
    }

    /// Finds how far each node lies from the source; returns whether the sink can be reached.
    fn levels(&mut self, source: usize, sink: usize) -> bool {
        self.level.fill(usize::MAX);
        self.next.fill(0);
        self.level[source] = 0;
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for arc in &self.out[node] {
                let to = self.arcs[*arc].0;
                if self.is_open(*arc) && self.level[to] == usize::MAX {
                    self.level[to] = self.level[node] + 1;
                    queue.push_back(to);
                }
            }
        }
        self.level[sink] != usize::MAX
    }

    /// Sends flow along shortest paths until each of them has an arc that is full.
    fn block(&mut self, source: usize, sink: usize) {
        let mut path: Vec<usize> = Vec::new();
        let mut node = source;
        loop {
            if node == sink {
                let capacities = path.iter().map(|arc| self.arcs[*arc].1);
                let flow = capacities.min().unwrap_or_default();
                for arc in &path {
                    self.arcs[*arc].1 = self.arcs[*arc].1 - flow;
                    self.arcs[arc ^ 1].1 = self.arcs[arc ^ 1].1 + flow;
                }
                let full = path.iter().position(|arc| !self.is_open(*arc));
                path.truncate(full.unwrap_or_default());
                node = path.last().map_or(source, |arc| self.arcs[*arc].0);
                continue;
            }
            let Some(arc) = self.out[node].get(self.next[node]).copied() else {
                // Nothing leads on from here: back, and never here again.
                let Some(back) = path.pop() else { return };
                node = self.arcs[back ^ 1].0;
                self.next[node] += 1;
                continue;
            };
            let to = self.arcs[arc].0;
            if self.is_open(arc) && self.level[to] == self.level[node] + 1 {
                path.push(arc);
                node = to;
            } else {
                self.next[node] += 1;
            }
        }
    }

    /// Returns whether more flow could go from each node to another.
    fn reaching(&self, sink: usize) -> Vec<bool> {
        let mut reaches = vec![false; self.out.len()];
        reaches[sink] = true;
        let mut rest = vec![sink];
        while let Some(node) = rest.pop() {
            for back in &self.out[node] {
                let from = self.arcs[*back].0;
                if self.is_open(back ^ 1) && !reaches[from] {
                    reaches[from] = true;
                    rest.push(from);
                }
            }
        }
        reaches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_paid_when_what_needs_it_together_is_worth_more() {
        // Two things worth 3 each need one that costs 5; a third needs one that costs 4.
        let weights = [3, 3, 3, -5, -4];
        let taken = heaviest(&weights, &[(0, 3), (1, 3), (2, 4)]);
        assert_eq!(taken, [true, true, false, true, false]);
    }

    #[test]
    fn of_equal_closures_the_largest_is_taken() {
        assert_eq!(heaviest(&[2, -2, 0], &[(0, 1)]), [true, true, true]);
        assert_eq!(heaviest(&[1, -2], &[(0, 1)]), [false, false]);
    }
}
