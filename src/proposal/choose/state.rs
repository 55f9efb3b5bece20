//! A set of candidates that grows and shrinks, and what it is worth.

use super::score::{FULL, Level, Score};
use super::{Duty, Problem, Target, positions};
use crate::work;

/// A set of candidates; adding and removing one costs what it names.
#[derive(Debug, Clone)]
pub(super) struct State<'p> {
    pub(super) problem: &'p Problem,
    chosen: Vec<bool>,
    /// How many chosen candidates exclude each.
    excluded: Vec<u32>,
    /// How many chosen candidates need each.
    needed: Vec<u32>,
    answered: Vec<u32>,
    paid: Vec<u32>,
    covered: Vec<u32>,
    measured: Vec<i64>,
    /// All levels but those of the targets.
    score: Score,
}

impl<'p> State<'p> {
    /// Starts with nothing chosen.
    pub(super) fn new(problem: &'p Problem) -> Self {
        let candidates = problem.candidates.len();
        work::done(candidates);
        Self {
            problem,
            chosen: vec![false; candidates],
            excluded: vec![0; candidates],
            needed: vec![0; candidates],
            answered: vec![0; problem.duties.len()],
            paid: vec![0; problem.provisions.len()],
            covered: vec![0; problem.elements.len()],
            measured: problem.targets.iter().map(|it| it.measured).collect(),
            score: Score::default(),
        }
    }

    /// Starts with some chosen.
    pub(super) fn with(problem: &'p Problem, chosen: &[bool]) -> Self {
        let mut state = Self::new(problem);
        for position in positions(chosen) {
            state.add(position);
        }
        state
    }

    pub(super) fn add(&mut self, position: usize) {
        work::done(1);
        let problem = self.problem;
        let candidate = &problem.candidates[position];
        self.chosen[position] = true;
        for other in &candidate.conflicts {
            self.excluded[*other] += 1;
        }
        for other in &candidate.needs {
            self.needed[*other] += 1;
        }
        for duty in &candidate.answers {
            self.answered[*duty] += 1;
            self.score[level(problem.duties[*duty])] += i64::from(self.answered[*duty] == 1);
        }
        for provision in &candidate.amends {
            self.paid[*provision] += 1;
            if self.paid[*provision] == 1 {
                self.score[Level::Effort] -= problem.provisions[*provision];
            }
        }
        for element in &candidate.covers {
            self.covered[*element] += 1;
            if self.covered[*element] == 1 {
                let element = problem.elements[*element];
                self.measured[element.target] += element.amount;
            }
        }
        self.score[Level::Cost] += candidate.cheaper;
        self.score[Level::Saved] += candidate.saves;
        self.score[Level::Edits] -= candidate.edits;
    }

    pub(super) fn remove(&mut self, position: usize) {
        let problem = self.problem;
        let candidate = &problem.candidates[position];
        self.chosen[position] = false;
        for other in &candidate.conflicts {
            self.excluded[*other] -= 1;
        }
        for other in &candidate.needs {
            self.needed[*other] -= 1;
        }
        for duty in &candidate.answers {
            self.answered[*duty] -= 1;
            self.score[level(problem.duties[*duty])] -= i64::from(self.answered[*duty] == 0);
        }
        for provision in &candidate.amends {
            self.paid[*provision] -= 1;
            if self.paid[*provision] == 0 {
                self.score[Level::Effort] += problem.provisions[*provision];
            }
        }
        for element in &candidate.covers {
            self.covered[*element] -= 1;
            if self.covered[*element] == 0 {
                let element = problem.elements[*element];
                self.measured[element.target] -= element.amount;
            }
        }
        self.score[Level::Cost] -= candidate.cheaper;
        self.score[Level::Saved] -= candidate.saves;
        self.score[Level::Edits] += candidate.edits;
    }

    pub(super) fn is_chosen(&self, position: usize) -> bool {
        self.chosen[position]
    }

    /// Returns whether a chosen candidate excludes one.
    pub(super) fn is_excluded(&self, position: usize) -> bool {
        self.excluded[position] > 0
    }

    /// Returns whether a chosen candidate needs one.
    pub(super) fn is_needed(&self, position: usize) -> bool {
        self.needed[position] > 0
    }

    /// Returns whether all that one needs is chosen.
    pub(super) fn has_needs(&self, position: usize) -> bool {
        let needs = &self.problem.candidates[position].needs;
        needs.iter().all(|other| self.chosen[*other])
    }

    pub(super) fn is_answered(&self, duty: usize) -> bool {
        self.answered[duty] > 0
    }

    pub(super) fn is_paid(&self, provision: usize) -> bool {
        self.paid[provision] > 0
    }

    pub(super) fn is_covered(&self, element: usize) -> bool {
        self.covered[element] > 0
    }

    /// Returns how much of a target there is.
    pub(super) fn measured(&self, target: usize) -> i64 {
        self.measured[target]
    }

    /// Returns what one would add to a target; elements that are covered already do not count.
    pub(super) fn gain(&self, position: usize, target: usize) -> i64 {
        let covers = self.problem.candidates[position].covers.iter();
        covers
            .filter(|element| !self.is_covered(**element))
            .map(|element| self.problem.elements[*element])
            .filter(|element| element.target == target)
            .map(|element| element.amount)
            .sum()
    }

    /// Returns what taking one would cost in provisions that are not paid yet.
    pub(super) fn effort(&self, position: usize) -> i64 {
        let amends = self.problem.candidates[position].amends.iter();
        amends
            .filter(|provision| !self.is_paid(**provision))
            .map(|provision| self.problem.provisions[*provision])
            .sum()
    }

    /// Returns the levels but those of the targets.
    pub(super) fn linear(&self) -> Score {
        self.score
    }

    pub(super) fn score(&self) -> Score {
        let mut score = self.score;
        for (target, measured) in self.problem.targets.iter().zip(&self.measured) {
            score = score + reached(*target, *measured);
        }
        score
    }

    /// Returns the chosen candidates, in order.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        positions(&self.chosen)
    }

    pub(super) fn into_chosen(self) -> Vec<bool> {
        self.chosen
    }
}

/// Returns the level at which a duty counts.
pub(super) const fn level(duty: Duty) -> Level {
    match duty {
        Duty::Must => Level::Must,
        Duty::Should => Level::Should,
        Duty::Consider => Level::Consider,
    }
}

/// Returns what a target adds to the score when so much of it is reached.
pub(super) fn reached(target: Target, measured: i64) -> Score {
    let mut score = Score::default();
    score[Level::Met] = i64::from(measured >= target.required);
    score[Level::Progress] = if measured >= target.required {
        FULL
    } else if measured <= 0 {
        0
    } else {
        let share = i128::from(measured) * i128::from(FULL) / i128::from(target.required);
        i64::try_from(share).expect("a part of a target is less than all of it")
    };
    score
}
