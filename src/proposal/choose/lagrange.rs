//! What targets and duties cost, by Lagrange's multipliers.
//!
//! At a price for each unit of what is wanted, the best set is a closure of greatest weight: what it
//! brings less what it costs. Conflicts are left aside, and what several cover counts for each, so
//! that no set reaches the target for less than what the prices say.

use super::Duty;
use super::closure::{heaviest, requirements};
use super::state::State;

/// How many prices are tried.
const PRICES: usize = 24;

/// Into how many parts a price is divided where several are added.
const PARTS: i128 = 1 << 20;

/// What a target costs.
pub(super) struct Price {
    /// No set that meets the target costs less in provisions that are not paid yet.
    pub(super) least_effort: i64,
    /// The candidates worth taking at the last price at which the target is not met.
    pub(super) below: Vec<usize>,
    /// What a unit of the target is worth at the last price, in parts.
    worth: i128,
}

/// A set at some price: who is in it, what it brings, what it costs.
struct Closed {
    members: Vec<usize>,
    brings: i128,
    costs: i128,
}

/// What there is to buy from what is chosen on.
pub(super) struct Market {
    /// What each candidate brings: nothing where it is chosen or excluded.
    gains: Vec<i128>,
    /// How much is missing.
    missing: i128,
}

impl Market {
    /// Returns what candidates add to a target.
    pub(super) fn of_target(state: &State<'_>, target: usize) -> Self {
        let missing = state.problem.targets[target].required - state.measured(target);
        Self::of(state, missing, |position| state.gain(position, target))
    }

    /// Returns what duties of a kind candidates answer, where so many more are wanted.
    pub(super) fn of_duties(state: &State<'_>, duty: Duty, missing: i64) -> Self {
        let duties = &state.problem.duties;
        let counts = |it: &&usize| duties[**it] == duty && !state.is_answered(**it);
        Self::of(state, missing, |position| {
            let answers = state.problem.candidates[position].answers.iter();
            i64::try_from(answers.filter(counts).count()).unwrap_or(i64::MAX)
        })
    }

    fn of(state: &State<'_>, missing: i64, gain: impl Fn(usize) -> i64) -> Self {
        let gain = |position: usize| {
            let is_live = !state.is_chosen(position) && !state.is_excluded(position);
            i128::from(if is_live { gain(position).max(0) } else { 0 })
        };
        Self {
            gains: (0..state.problem.candidates.len()).map(gain).collect(),
            missing: i128::from(missing.max(0)),
        }
    }
}

/// Returns what each provision still costs.
fn costs(state: &State<'_>) -> Vec<i128> {
    let provisions = state.problem.provisions.iter().enumerate();
    let unpaid = provisions.map(|(provision, cost)| {
        let cost = if state.is_paid(provision) { 0 } else { *cost };
        i128::from(cost)
    });
    unpaid.collect()
}

/// Finds the price at which what is missing is just brought, from what is chosen on.
///
/// Goes from the cheapest set, none, and the dearest, all, to the price at which both are worth the
/// same, and puts the best set at that price in the place of one of them, until there is no better.
pub(super) fn price(state: &State<'_>, market: &Market) -> Price {
    let (gains, missing, costs) = (&market.gains, market.missing, costs(state));
    let count = gains.len();
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
    if above.brings < missing {
        return Price {
            least_effort: 0,
            below: above.members,
            worth: 0,
        };
    }
    let requirements = requirements(state.problem);
    let (mut least, mut worth) = (0, 0);
    for _ in 0..PRICES {
        let (price, unit) = (above.costs - below.costs, above.brings - below.brings);
        if price <= 0 || below.brings >= missing {
            break;
        }
        worth = price * PARTS / unit;
        let brought = gains.iter().map(|gain| price * gain);
        let weights: Vec<i128> = brought
            .chain(costs.iter().map(|cost| -unit * cost))
            .collect();
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
        worth,
    }
}

/// Returns what some wants together cost at least.
///
/// Each price starts at that of its want alone, and goes up where the best set at all prices
/// brings too little, down where it brings enough, by ever smaller steps; whatever the prices are,
/// no set that has all that is missing costs less than what they say.
pub(super) fn together(state: &State<'_>, markets: &[Market]) -> i64 {
    let alone: Vec<Price> = markets.iter().map(|it| price(state, it)).collect();
    let mut prices: Vec<i128> = alone.iter().map(|alone| alone.worth).collect();
    let single = alone.iter().map(|alone| i128::from(alone.least_effort));
    let mut least = single.max().unwrap_or(0);
    let (costs, requirements) = (costs(state), requirements(state.problem));
    let count = state.problem.candidates.len();
    for step in 2..2 + PRICES {
        let offers = || prices.iter().zip(markets);
        let brought = |candidate: usize| -> i128 {
            let gains = offers().map(|(price, market)| price * market.gains[candidate]);
            gains.sum()
        };
        let brought = (0..count).map(brought);
        let weights: Vec<i128> = brought.chain(costs.iter().map(|it| -PARTS * it)).collect();
        let best = heaviest(&weights, &requirements);
        let value: i128 = (0..weights.len())
            .filter(|it| best[*it])
            .map(|it| weights[it])
            .sum();
        let wanted: i128 = offers().map(|(price, market)| price * market.missing).sum();
        least = least.max((wanted - value + PARTS - 1).div_euclid(PARTS));
        let step = i128::try_from(step).unwrap_or(i128::MAX);
        for (price, market) in prices.iter_mut().zip(markets) {
            let members = (0..count).filter(|it| best[*it]);
            let brings: i128 = members.map(|it| market.gains[it]).sum();
            let change = *price / step;
            *price += if brings < market.missing {
                change
            } else {
                -change
            };
        }
    }
    i64::try_from(least).unwrap_or(i64::MAX)
}
