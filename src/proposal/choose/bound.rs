//! What no set can exceed.

use super::lagrange::{self, Market};
use super::score::{Level, Score};
use super::state::{State, level, reached};
use super::{Candidate, Duty, Problem};
use crate::work;

/// In how many parts the cost of a provision is shared among those that need it.
const PARTS: i64 = 1 << 20;

/// Returns what no set of a problem is worth more than, where one is known that is worth `known`, and
/// none answers duties worth more than `duties`.
pub(super) fn of_all(problem: &Problem, known: Score, duties: Option<Score>) -> Score {
    let mut bounds = Bounds::new(problem);
    bounds.is_thorough = true;
    bounds.most_duties = duties;
    let left = vec![false; problem.candidates.len()];
    let bound = bounds.of(&State::new(problem), &left, 0, known);
    bound.max(known)
}

/// Returns the levels on which it depends what targets cost.
fn above(score: Score) -> [i64; 2] {
    [score[Level::Must], score[Level::Met]]
}

/// Returns all that a set wants which is no worse than what is known: the targets that can be met,
/// and as many duties as can be answered, as long as every level above is at its bound.
fn markets(state: &State<'_>, met: &[usize], bound: Score, known: Score) -> Vec<Market> {
    let targets = met.iter().map(|it| Market::of_target(state, *it));
    let duties = [Duty::Must, Duty::Should, Duty::Consider].into_iter();
    let certain = duties.take_while(|duty| {
        let mut above = Level::ALL.into_iter().take_while(|it| *it <= level(*duty));
        above.all(|it| bound[it] == known[it])
    });
    let certain = certain.map(|duty| {
        let missing = bound[level(duty)] - state.linear()[level(duty)];
        Market::of_duties(state, duty, missing)
    });
    targets.chain(certain).collect()
}

/// Bounds of what can be reached below some decisions.
pub(super) struct Bounds<'p> {
    problem: &'p Problem,
    /// The candidates in groups of which at most one can be chosen, one after the other.
    groups: Vec<Vec<usize>>,
    /// Whether minimum cuts are worth their time.
    is_thorough: bool,
    /// What the duties answered are worth at most, where that is known.
    most_duties: Option<Score>,
}

impl<'p> Bounds<'p> {
    /// Groups candidates that all exclude one another, greedily.
    pub(super) fn new(problem: &'p Problem) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut group_of: Vec<usize> = Vec::with_capacity(problem.candidates.len());
        for (position, candidate) in problem.candidates.iter().enumerate() {
            let conflicts = &candidate.conflicts;
            let excludes = |other: &usize| conflicts.binary_search(other).is_ok();
            let earlier = conflicts.iter().filter(|other| **other < position);
            let fits = earlier
                .map(|other| group_of[*other])
                .find(|group| groups[*group].iter().all(excludes));
            let group = fits.unwrap_or(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(position);
            group_of.push(group);
        }
        Self {
            problem,
            groups,
            is_thorough: false,
            most_duties: None,
        }
    }

    /// Returns what no set is worth more than that has what is chosen and lacks what is `left`,
    /// where only such sets count as are worth `known` at least.
    pub(super) fn of(&self, state: &State<'_>, left: &[bool], next: usize, known: Score) -> Score {
        let is_live = |position: usize| {
            let candidate = &self.problem.candidates[position];
            position >= next
                && !state.is_excluded(position)
                && !candidate.needs.iter().any(|need| left[*need])
        };
        let live: Vec<bool> = (0..left.len()).map(is_live).collect();
        work::done(live.len());
        let mut bound = state.linear() + self.duties(state, &live);
        let most: Vec<i64> = (0..self.problem.targets.len())
            .map(|target| self.most(state, &live, target))
            .collect();
        for (target, most) in self.problem.targets.iter().zip(&most) {
            bound = bound + reached(*target, *most);
        }
        if above(bound) == above(known) {
            // Whatever is no worse meets each target that still can be met.
            let is_met = |target: &usize| most[*target] >= self.problem.targets[*target].required;
            let met: Vec<usize> = (0..most.len()).filter(is_met).collect();
            let alone = met.iter().map(|it| self.least_effort(state, &live, *it));
            let alone = alone.max().unwrap_or(0);
            let together = if self.is_thorough {
                lagrange::together(state, &markets(state, &met, bound, known))
            } else {
                0
            };
            bound[Level::Effort] -= alone.max(together);
        }
        let slack = state.linear()[Level::Effort] - known[Level::Effort];
        for position in (0..live.len()).filter(|position| live[*position]) {
            // Where the levels above are equal, who costs more than is known to do comes too dear.
            if state.effort(position) <= slack {
                let candidate = &self.problem.candidates[position];
                bound[Level::Cost] += candidate.cheaper.max(0);
                bound[Level::Saved] += candidate.saves.max(0);
            }
        }
        bound
    }

    /// Returns how many more duties can be answered at most.
    fn duties(&self, state: &State<'_>, live: &[bool]) -> Score {
        let mut by_group = Score::default();
        for group in &self.groups {
            let gains = group.iter().filter(|position| live[**position]);
            let gains = gains.map(|position| {
                let mut gain = Score::default();
                for duty in &self.problem.candidates[*position].answers {
                    if !state.is_answered(*duty) {
                        gain[level(self.problem.duties[*duty])] += 1;
                    }
                }
                gain
            });
            by_group = by_group + gains.max().unwrap_or_default();
        }
        let mut by_duty = Score::default();
        let mut seen = vec![false; self.problem.duties.len()];
        for candidate in self.live(live) {
            for duty in &candidate.answers {
                if !state.is_answered(*duty) && !std::mem::replace(&mut seen[*duty], true) {
                    by_duty[level(self.problem.duties[*duty])] += 1;
                }
            }
        }
        let most = by_group.min(by_duty);
        self.most_duties.map_or(most, |known| known.min(most))
    }

    fn live(&self, live: &[bool]) -> impl Iterator<Item = &'p Candidate> {
        let candidates = self.problem.candidates.iter().zip(live);
        candidates
            .filter(|(_, is_live)| **is_live)
            .map(|(candidate, _)| candidate)
    }

    /// Returns the most that a target can come to.
    fn most(&self, state: &State<'_>, live: &[bool], target: usize) -> i64 {
        let mut by_group = 0;
        for group in &self.groups {
            let gains = group.iter().filter(|position| live[**position]);
            let gains = gains.map(|position| gain(state, *position, target));
            by_group += gains.max().unwrap_or(0);
        }
        let mut by_element = 0;
        let mut seen = vec![false; self.problem.elements.len()];
        for candidate in self.live(live) {
            for element in &candidate.covers {
                let found = self.problem.elements[*element];
                let counts = found.target == target && !state.is_covered(*element);
                if counts && !std::mem::replace(&mut seen[*element], true) {
                    by_element += found.amount.max(0);
                }
            }
        }
        state.measured(target) + by_group.min(by_element)
    }

    /// Returns what meeting a target still costs at least.
    ///
    /// Each unpaid provision is shared in equal parts among those that need it, so that no set pays
    /// less than the sum of its shares; and the cheapest shares for what is missing, the last one
    /// taken in part, are no dearer than those of any set (Dantzig, Operations Research 5, 1957).
    fn least_effort(&self, state: &State<'_>, live: &[bool], target: usize) -> i64 {
        let mut missing = self.problem.targets[target].required - state.measured(target);
        if missing <= 0 {
            return 0;
        }
        let mut users = vec![0_i64; self.problem.provisions.len()];
        for candidate in self.live(live) {
            for provision in &candidate.amends {
                users[*provision] += 1;
            }
        }
        let share = |provision: &usize| {
            let cost = self.problem.provisions[*provision];
            i128::from(cost) * i128::from(PARTS) / i128::from(users[*provision])
        };
        let offers = (0..live.len()).filter(|position| live[*position]);
        let mut offers: Vec<(i64, i128)> = offers
            .map(|position| {
                let amends = self.problem.candidates[position].amends.iter();
                let unpaid = amends.filter(|provision| !state.is_paid(**provision));
                (gain(state, position, target), unpaid.map(share).sum())
            })
            .filter(|(gain, _)| *gain > 0)
            .collect();
        offers.sort_by(|left, right| {
            let (left, right) = ((left.0, left.1), (right.0, right.1));
            (left.1 * i128::from(right.0)).cmp(&(right.1 * i128::from(left.0)))
        });
        let mut cost = 0;
        for (gain, price) in offers {
            if gain >= missing {
                cost += price * i128::from(missing) / i128::from(gain);
                break;
            }
            missing -= gain;
            cost += price;
        }
        let parts = i128::from(PARTS);
        i64::try_from((cost + parts - 1) / parts).unwrap_or(i64::MAX)
    }
}

/// Returns the most that one can add to a target: what it takes away may be gone already.
fn gain(state: &State<'_>, position: usize, target: usize) -> i64 {
    let problem = state.problem;
    let covers = problem.candidates[position].covers.iter();
    covers
        .filter(|element| !state.is_covered(**element))
        .map(|element| problem.elements[*element])
        .filter(|element| element.target == target)
        .map(|element| element.amount.max(0))
        .sum()
}
