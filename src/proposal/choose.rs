//! Which candidates to choose: numbers in, the best set out.
//!
//! Knows nothing of procedures. A candidate answers duties, amends provisions, covers elements that
//! targets count, saves something and costs edits; it may exclude others and need others. What is
//! best is [`Score`], compared level by level: legal duties answered, targets met (then how near
//! the others come), lesser findings answered, least legal effort, most money saved, most saved beside, fewest edits; of
//! equal sets, the one that has the first candidate in which they differ.
//!
//! # What is exact, and why
//!
//! 1. `reduce.rs` settles what every best set has in common, one candidate at a time, each by a set
//!    that would be better still; and joins candidates that come together or not at all. What is
//!    left falls into components that share no conflict, need, duty, provision or open target, so
//!    that the score is the sum over the components.
//! 2. A component without conflicts, open targets and shared duties is a closure problem: whoever
//!    takes a candidate takes what it needs and pays its provisions. A minimum cut solves it
//!    (`closure.rs`; Picard, "Maximal closure of a graph and applications to combinatorial
//!    problems", Management Science 22, 1976; the flow by Dinitz, Soviet Math. Doklady 11, 1970).
//!    Capacities are whole scores, added and compared level by level: the proof that a maximum flow
//!    is a minimum cut only adds, subtracts and compares.
//! 3. Any other component of up to [`EXACT`] candidates is searched by branch and bound
//!    (Land and Doig, Econometrica 28, 1960) in the order of ids, taking before leaving, so that
//!    the first best set found is the one that ties prefer (`search.rs`). Its bounds never lie
//!    below what can still be reached (`bound.rs`).
//! 4. Larger ones are chosen greedily and improved by swaps (`greedy.rs`). Then the bound says how
//!    much better any other set could be; for the effort that targets cost it is Lagrange's
//!    (Geoffrion, Mathematical Programming Study 2, 1974), each multiplier tried being one minimum
//!    cut. Where the bound is reached, the choice is exact all the same.
//!
//! Integers only; the result depends on nothing but the problem.

use std::ops::Range;

use rayon::prelude::*;

mod bound;
mod closure;
mod greedy;
mod lagrange;
mod parted;
mod reduce;
mod score;
mod search;
mod state;

pub use score::{Level, Score};
use state::State;

/// Up to how many candidates a component is searched to the end.
pub const EXACT: usize = 30;

/// How many nodes a search may visit; a component that needs more is told with its gap.
///
/// None that was seen came near it: the bounds leave some thousands.
const NODES: u64 = 2_000_000;

/// How grave what is answered is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// The law demands it: before all targets.
    Must,
    /// After the targets, before the effort.
    Should,
    /// After that.
    Consider,
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// How much is enough.
    pub required: i64,
    /// How much there is before anything is chosen.
    pub measured: i64,
}

/// Something that a target counts once, whoever covers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element {
    /// The target, by position.
    pub target: usize,
    /// How much it adds; negative where it takes away.
    pub amount: i64,
}

/// Something that can be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Those it excludes, by position; those that name it are excluded as well.
    pub conflicts: Vec<usize>,
    /// Those that have to be chosen with it.
    pub needs: Vec<usize>,
    /// The duties it answers.
    pub answers: Vec<usize>,
    /// The provisions that have to be amended for it.
    pub amends: Vec<usize>,
    /// The elements it covers.
    pub covers: Vec<usize>,
    /// Money that it saves; negative where it costs more.
    pub cheaper: i64,
    /// What it saves beside; negative where it burdens.
    pub saves: i64,
    /// How much it changes.
    pub edits: i64,
}

/// What there is to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem {
    /// The candidates; their positions are their ids.
    pub candidates: Vec<Candidate>,
    /// The duties.
    pub duties: Vec<Duty>,
    /// What amending each provision costs, at least 1: paid once, however many need it.
    pub provisions: Vec<i64>,
    /// The targets.
    pub targets: Vec<Target>,
    /// What the targets count.
    pub elements: Vec<Element>,
}

/// What was chosen, and what is known of every other choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// Whether each candidate is chosen.
    pub chosen: Vec<bool>,
    /// What that is worth.
    pub score: Score,
    /// What no set is worth more than; the score itself where the choice is proved to be the best.
    pub bound: Score,
}

impl Solution {
    /// Returns whether no other set is worth more.
    pub fn is_exact(&self) -> bool {
        self.score == self.bound
    }

    /// Returns the first level at which another set could be better, with what this one has there
    /// and what none exceeds.
    pub fn gap(&self) -> Option<(Level, i64, i64)> {
        let levels = Level::ALL.into_iter();
        levels
            .map(|level| (level, self.score[level], self.bound[level]))
            .find(|(_, found, bound)| found != bound)
    }
}

/// Chooses the best set of candidates, or one whose distance from the best is known.
pub fn choose(problem: &Problem) -> Solution {
    choose_within(problem, EXACT)
}

/// Does what [`choose`] does, searching components of up to so many candidates to the end.
fn choose_within(problem: &Problem, exact: usize) -> Solution {
    let problem = mutual(problem.clone());
    let reduced = reduce::reduce(&problem);
    let solved: Vec<Solution> = reduced
        .components
        .par_iter()
        .map(|component| solve(&component.problem, exact))
        .collect();
    let mut state = State::new(&problem);
    for candidate in reduced.settled {
        state.add(candidate);
    }
    let mut bound = reduced.score;
    for (component, solution) in reduced.components.iter().zip(&solved) {
        bound = bound + solution.bound;
        let units = component.members.iter().zip(&solution.chosen);
        for (members, _) in units.filter(|(_, is_chosen)| **is_chosen) {
            for member in members {
                state.add(*member);
            }
        }
    }
    Solution {
        score: state.score(),
        bound,
        chosen: state.into_chosen(),
    }
}

/// Solves a component.
fn solve(problem: &Problem, exact: usize) -> Solution {
    if let Some(solution) = closure::solve(problem) {
        return solution;
    }
    let count = problem.candidates.len();
    let is_small = count <= exact;
    let duties = if is_small {
        None
    } else {
        duties(problem, exact)
    };
    let answering = duties.as_ref().map_or(&[][..], |duties| &duties.chosen);
    let greedy = greedy::greedy(problem, answering).into_chosen();
    let known = State::with(problem, &greedy).score();
    let searched = is_small.then(|| search::search(problem, known, NODES));
    let is_complete = searched
        .as_ref()
        .is_some_and(|searched| searched.is_complete);
    let found = searched.and_then(|searched| searched.best);
    let state = State::with(problem, &found.unwrap_or(greedy));
    let score = state.score();
    let bound = if is_complete {
        score
    } else {
        bound::of_all(problem, score, duties.map(|duties| duties.bound))
    };
    Solution {
        score,
        bound,
        chosen: state.into_chosen(),
    }
}

/// Answers as many duties of a component as can be, whatever that costs: what effort and targets
/// hold together falls apart, most of it into parts that are small. `None` where nothing does.
fn duties(problem: &Problem, exact: usize) -> Option<Solution> {
    if problem.targets.is_empty() && problem.provisions.is_empty() {
        return None;
    }
    let mut alone = problem.clone();
    (alone.targets, alone.elements, alone.provisions) = Default::default();
    for candidate in &mut alone.candidates {
        (candidate.amends, candidate.covers) = Default::default();
        (candidate.cheaper, candidate.saves) = (0, 0);
    }
    let mut solution = choose_within(&alone, exact);
    for level in [Level::Effort, Level::Cost, Level::Saved, Level::Edits] {
        solution.bound[level] = 0;
    }
    Some(solution)
}

/// Returns the positions at which something is chosen.
fn positions(chosen: &[bool]) -> impl Iterator<Item = usize> {
    let range: Range<usize> = 0..chosen.len();
    range.filter(|position| chosen[*position])
}

/// Has each conflict named on both sides, and everything named once, in order.
fn mutual(mut problem: Problem) -> Problem {
    for position in 0..problem.candidates.len() {
        for other in problem.candidates[position].conflicts.clone() {
            problem.candidates[other].conflicts.push(position);
        }
    }
    for (position, candidate) in problem.candidates.iter_mut().enumerate() {
        let lists = [
            &mut candidate.conflicts,
            &mut candidate.needs,
            &mut candidate.answers,
            &mut candidate.amends,
            &mut candidate.covers,
        ];
        for list in lists {
            list.sort_unstable();
            list.dedup();
        }
        candidate.conflicts.retain(|other| *other != position);
        candidate.needs.retain(|other| *other != position);
    }
    problem
}

#[cfg(test)]
mod tests;
