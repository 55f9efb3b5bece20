//! A good set, quickly: greedily chosen, then improved by swaps.

use super::Problem;
use super::lagrange::{Market, price};
use super::state::{State, level};

/// How often all candidates are tried again.
const ROUNDS: usize = 4;

/// Chooses a good set, from one that answers as many duties as can be, if that is known: what answers
/// duties, then what the targets want for the least effort, then
/// what comes for free; then takes in, with those that conflict left out, and leaves out, one at a
/// time, whatever makes the set better.
///
/// Linear in the problem a round, but for filling up targets, which looks at all candidates for
/// each that it takes.
pub(super) fn greedy<'p>(problem: &'p Problem, duties: &[bool]) -> State<'p> {
    let mut state = State::with(problem, duties);
    answer(&mut state);
    for target in 0..problem.targets.len() {
        fill(&mut state, target);
    }
    for _ in 0..ROUNDS {
        if !improve(&mut state) {
            break;
        }
    }
    state
}

/// Takes what answers duties: the gravest and most first, then the least effort, then the fewest
/// conflicts.
fn answer(state: &mut State<'_>) {
    let problem = state.problem;
    let mut order: Vec<usize> = (0..problem.candidates.len()).collect();
    order.sort_by_cached_key(|position| {
        let candidate = &problem.candidates[*position];
        let mut answered = super::Score::default();
        for duty in &candidate.answers {
            answered[level(problem.duties[*duty])] += 1;
        }
        let (conflicts, effort) = (candidate.conflicts.len(), state.effort(*position));
        (std::cmp::Reverse(answered), effort, conflicts)
    });
    for position in order {
        let mut answers = problem.candidates[position].answers.iter();
        if answers.any(|duty| !state.is_answered(*duty)) {
            take(state, position);
        }
    }
}

/// Takes one with all that it needs, unless something stands against that.
fn take(state: &mut State<'_>, position: usize) {
    let mut wanted = vec![position];
    let mut next = 0;
    while let Some(position) = wanted.get(next).copied() {
        next += 1;
        let candidate = &state.problem.candidates[position];
        let among = |other: &usize| wanted.contains(other);
        if state.is_excluded(position) || candidate.conflicts.iter().any(among) {
            return;
        }
        let lacking = candidate.needs.iter().copied();
        let lacking = lacking.filter(|need| !state.is_chosen(*need) && !wanted.contains(need));
        let lacking: Vec<usize> = lacking.collect();
        wanted.extend(lacking);
    }
    for position in wanted {
        if !state.is_chosen(position) {
            state.add(position);
        }
    }
}

/// Takes what a target wants: what the last multiplier below it takes, then the most for the
/// effort until it is met.
fn fill(state: &mut State<'_>, target: usize) {
    let problem = state.problem;
    let required = problem.targets[target].required;
    if state.measured(target) >= required {
        return;
    }
    for position in price(state, &Market::of_target(state, target)).below {
        take(state, position);
    }
    let mut tried = vec![false; problem.candidates.len()];
    while state.measured(target) < required {
        let missing = i128::from(required) - i128::from(state.measured(target));
        let mut best: Option<(usize, i128, i128)> = None;
        for (position, tried) in tried.iter().enumerate() {
            if *tried || state.is_chosen(position) || state.is_excluded(position) {
                continue;
            }
            let gain = i128::from(state.gain(position, target)).min(missing);
            let effort = i128::from(state.effort(position));
            // More for the effort: gain / effort, compared without dividing.
            let is_better = |(_, most, least): (usize, i128, i128)| {
                (gain * least, gain) > (most * effort, if effort == 0 { most } else { gain })
            };
            if gain > 0 && best.is_none_or(is_better) {
                best = Some((position, gain, effort));
            }
        }
        let Some((position, ..)) = best else { return };
        tried[position] = true;
        take(state, position);
    }
}

/// Tries each candidate in and out; returns whether the set became better.
fn improve(state: &mut State<'_>) -> bool {
    let before = state.score();
    for position in 0..state.problem.candidates.len() {
        if state.is_chosen(position) {
            let score = state.score();
            if !state.is_needed(position) {
                state.remove(position);
                if state.score() <= score {
                    state.add(position);
                }
            }
        } else {
            swap(state, position);
        }
    }
    state.score() > before
}

/// Takes one in and leaves out what conflicts with it, if that makes the set better.
fn swap(state: &mut State<'_>, position: usize) {
    if !state.has_needs(position) {
        return;
    }
    let score = state.score();
    let conflicts = state.problem.candidates[position].conflicts.iter();
    let out: Vec<usize> = conflicts
        .filter(|other| state.is_chosen(**other))
        .copied()
        .collect();
    let needs = &state.problem.candidates[position].needs;
    if out
        .iter()
        .any(|other| state.is_needed(*other) || needs.contains(other))
    {
        return;
    }
    for other in &out {
        state.remove(*other);
    }
    state.add(position);
    if state.score() <= score {
        state.remove(position);
        for other in out {
            state.add(other);
        }
    }
}
