//! What a target costs, by Lagrange's multipliers.
//!
//! At a price for each unit of the target, the best set is a closure of greatest weight: what it
//! brings less what it costs. Conflicts are left aside, and what several cover counts for each, so
//! that no set reaches the target for less than what the prices say.

use super::closure::{heaviest, requirements};
use super::state::State;

/// How many prices are tried.
const PRICES: usize = 24;

/// What a target costs.
pub(super) struct Price {
    /// No set that meets the target costs less in provisions that are not paid yet.
    pub(super) least_effort: i64,
    /// The candidates worth taking at the last price at which the target is not met.
    pub(super) below: Vec<usize>,
}

/// A set at some price: who is in it, what it brings, what it costs.
struct Closed {
    members: Vec<usize>,
    brings: i128,
    costs: i128,
}

/// Finds the price at which a target is just met, from what is chosen on.
///
/// Goes from the cheapest set, none, and the dearest, all, to the price at which both are worth the
/// same, and puts the best set at that price in the place of one of them, until there is no better.
pub(super) fn price(state: &State<'_>, target: usize) -> Price {
    let problem = state.problem;
    let count = problem.candidates.len();
    let missing = problem.targets[target].required - state.measured(target);
    let gains: Vec<i128> = (0..count)
        .map(|position| {
            let is_live = !state.is_chosen(position) && !state.is_excluded(position);
            i128::from(if is_live {
                state.gain(position, target).max(0)
            } else {
                0
            })
        })
        .collect();
    let unpaid = |provision: usize| {
        if state.is_paid(provision) {
            return 0;
        }
        i128::from(problem.provisions[provision])
    };
    let costs: Vec<i128> = (0..problem.provisions.len()).map(unpaid).collect();
    let closed = |is_in: &[bool]| Closed {
        members: (0..count)
            .filter(|it| is_in[*it] && gains[*it] > 0)
            .collect(),
        brings: (0..count).filter(|it| is_in[*it]).map(|it| gains[it]).sum(),
        costs: (0..costs.len())
            .filter(|it| is_in[count + it])
            .map(|it| costs[it])
            .sum(),
    };
    let mut below = closed(&vec![false; count + costs.len()]);
    let mut above = closed(&vec![true; count + costs.len()]);
    let missing = i128::from(missing.max(0));
    if above.brings < missing {
        return Price {
            least_effort: 0,
            below: above.members,
        };
    }
    let requirements = requirements(problem);
    let mut least = 0;
    for _ in 0..PRICES {
        let (price, unit) = (above.costs - below.costs, above.brings - below.brings);
        if price <= 0 || below.brings >= missing {
            break;
        }
        let worth = gains.iter().map(|gain| price * gain);
        let weights: Vec<i128> = worth.chain(costs.iter().map(|cost| -unit * cost)).collect();
        let best = closed(&heaviest(&weights, &requirements));
        let value = |set: &Closed| price * set.brings - unit * set.costs;
        least = least.max((price * missing - value(&best) + unit - 1).div_euclid(unit));
        if value(&best) <= value(&below) {
            break;
        }
        if best.brings >= missing {
            above = best;
        } else {
            below = best;
        }
    }
    Price {
        least_effort: i64::try_from(least).unwrap_or(i64::MAX),
        below: below.members,
    }
}
