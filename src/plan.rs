//! A plan: which proposals to carry out for some targets, what has to be amended for them, and by
//! when.
//!
//! Takes a review and the targets to plan for. What the targets want is worked out from what each
//! proposal contributes alone; what the chosen ones reach together is measured on the catalogue
//! with all of them carried out, and where that is less, more is asked for and chosen again. A smaller
//! set than the review's is not proved by the review: it is carried out and reviewed again itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::measure::Measures;
use crate::measure::comparison::{Compared, compare};
use crate::proposal::choose::{Level, Score, Solution, Target};
use crate::proposal::provision::Provision;
use crate::proposal::select::{Aim, Gain, Next, Pool};
use crate::proposal::{Choice, Edit, Proposal};
use crate::review::{Review, Withdrawal, answerable, rates};
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::budget::{Budget, Exceeded};
use crate::rule::schema::Facts;
use crate::rule::target::TargetId;
use crate::target::outlook::Outlook;
use crate::target::{Reached, Verdict, measure, outlook};

pub mod roadmap;
#[cfg(test)]
mod tests;

use roadmap::{Phase, roadmap};

/// How often more is asked for when the chosen proposals reach less together than one by one.
const TRIES: usize = 8;

/// A plan.
#[derive(Debug)]
pub struct Plan {
    /// The targets that it was made for, in name order; none where it takes all that stands together.
    pub targets: Vec<Planned>,
    /// What became of each proposal of the review, in their order.
    pub choices: Vec<Choice>,
    /// Why proposals are withdrawn, by position in the review: as the review says, or because they do
    /// not hold among those that the plan chooses.
    pub withdrawals: BTreeMap<usize, Withdrawal>,
    /// Of each proposal, the targets that it contributes to, by position among `targets`.
    pub serves: Vec<Vec<usize>>,
    /// What has to be amended, each provision once, with the proposals that it unlocks.
    pub amended: BTreeMap<Provision, Vec<usize>>,
    /// The chosen proposals by who can enact them, the nearest first.
    pub phases: Vec<Phase>,
    /// What the choice is worth, as its targets count it.
    pub score: Score,
    /// The first level at which another choice could be better, with what this one has there and
    /// what none exceeds; `None` where the choice is the best.
    pub gap: Option<(Level, i64, i64)>,
    /// Counts with the chosen proposals carried out.
    pub after: Measures,
    /// What may be known of some procedures and not of others, now and with it.
    pub compared: Compared,
}

/// A target that a plan was made for.
#[derive(Debug)]
pub struct Planned {
    /// How far the chosen proposals reach it.
    pub reached: Reached,
    /// How many proposals contribute to it.
    pub contributors: usize,
    /// The most that its part could come to, if all that contribute could be carried out.
    pub at_most: i128,
    /// What the plan would be spared without it.
    pub spared: Spared,
    /// The proposal that would add most for the effort, of those not chosen.
    pub next: Option<Next>,
}

/// What a plan would be spared without one of its targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spared {
    /// Legal effort.
    pub effort: i64,
    /// Provisions to amend.
    pub provisions: i64,
    /// Proposals.
    pub proposals: i64,
}

impl Plan {
    /// Returns whether each target is met, whatever is unknown.
    pub fn meets_all(&self) -> bool {
        let mut targets = self.targets.iter();
        targets.all(|target| target.reached.verdict == Verdict::Met)
    }

    /// Returns the chosen proposals, by position in the review.
    pub fn chosen(&self) -> impl Iterator<Item = usize> {
        let choices = self.choices.iter().enumerate();
        choices
            .filter(|(_, choice)| **choice == Choice::Chosen)
            .map(|(position, _)| position)
    }
}

/// Plans for some targets, in name order; for none of them, takes all that can stand together.
///
/// What is chosen is carried out and reviewed again, as a review does with its own choice: what does
/// not hold is withdrawn, and chosen again without.
///
/// # Errors
///
/// Names the rule that goes over the budget.
pub fn plan(
    rules: &RuleSet,
    facts: Facts<'_>,
    review: &Review,
    wanted: &[TargetId],
    budget: Budget<'_>,
) -> Result<Plan, Exceeded> {
    let model = facts.model;
    let edits = review.proposals.iter().map(|made| made.edits.as_slice());
    let mut outlooks = outlook(rules, facts, &edits.collect::<Vec<_>>());
    outlooks.retain(|outlook| wanted.contains(&outlook.target));
    let mut proposals = review.proposals.clone();
    let mut withdrawals = review.withdrawals.clone();
    let mut held: Vec<bool> = proposals.iter().map(Proposal::is_chosen).collect();
    let chosen = loop {
        let chosen = choice(rules, facts, (review, &proposals), &outlooks, wanted);
        for (made, choice) in proposals.iter_mut().zip(&chosen.choices) {
            made.choice = *choice;
        }
        let mut more = review.unproved(rules, model, &proposals, &held, budget)?;
        if more.is_empty() {
            break chosen;
        }
        held = proposals.iter().map(Proposal::is_chosen).collect();
        for position in more.keys() {
            proposals[*position].choice = Choice::Withdrawn;
        }
        withdrawals.append(&mut more);
    };
    Ok(finish(
        rules,
        facts,
        (review, &proposals),
        &outlooks,
        (chosen, withdrawals),
    ))
}

/// A choice for some targets, and how far it reaches them.
struct Chosen {
    solution: Solution,
    aims: Vec<Aim>,
    choices: Vec<Choice>,
    reached: Vec<Reached>,
}

/// Chooses for some targets, of what is not withdrawn; asks for more while less is reached together
/// than one by one.
fn choice(
    rules: &RuleSet,
    facts: Facts<'_>,
    (review, proposals): (&Review, &[Proposal]),
    outlooks: &[Outlook],
    wanted: &[TargetId],
) -> Chosen {
    let findings = answerable(rules, &review.findings);
    let pool = Pool::new(facts.model, proposals, &findings);
    let mut aims: Vec<Aim> = outlooks.iter().map(aim).collect();
    // What is withdrawn contributes nothing.
    for (position, made) in proposals.iter().enumerate() {
        if made.choice == Choice::Withdrawn {
            for aim in &mut aims {
                aim.gains[position].clear();
            }
        }
    }
    let mut tries = 0;
    loop {
        let solution = choose(&pool, &aims);
        let choices = pool.choices(&solution);
        let mut reached = measure(rules, facts, &chosen_edits(proposals, &choices));
        reached.retain(|reached| wanted.contains(&reached.target));
        let met = solution.score[Level::Met];
        let are_met = usize::try_from(met).is_ok_and(|met| met == aims.len());
        tries += 1;
        let less = are_met && tries < TRIES && ask_for_more(&mut aims, &reached);
        if !less {
            return Chosen {
                solution,
                aims,
                choices,
                reached,
            };
        }
    }
}

/// Says what a choice comes to.
fn finish(
    rules: &RuleSet,
    facts: Facts<'_>,
    (review, proposals): (&Review, &[Proposal]),
    outlooks: &[Outlook],
    (chosen, withdrawals): (Chosen, BTreeMap<usize, Withdrawal>),
) -> Plan {
    let model = facts.model;
    let Chosen {
        solution,
        aims,
        choices,
        reached,
    } = chosen;
    let findings = answerable(rules, &review.findings);
    let pool = Pool::new(model, proposals, &findings);
    let spared = (0..aims.len()).map(|position| spared(&pool, &solution, &aims, position));
    let targets = reached.into_iter().zip(spared).enumerate();
    let targets = targets.map(|(position, (reached, spared))| Planned {
        contributors: contributors(&aims[position]),
        at_most: outlooks[position].now.part + most(&aims[position]),
        next: pool.next(&solution, &aims[position]),
        reached,
        spared,
    });
    let amended = pool.amended(&solution);
    let taken = chosen_edits(proposals, &choices);
    Plan {
        targets: targets.collect(),
        serves: (0..proposals.len())
            .map(|position| serves(&aims, position))
            .collect(),
        phases: roadmap(rules, model, review, &choices, &amended),
        amended,
        score: solution.score,
        gap: solution.gap(),
        after: Measures::after(model, &taken),
        compared: compare(model, &taken, rates(rules)),
        choices,
        withdrawals,
    }
}

fn choose(pool: &Pool<'_>, aims: &[Aim]) -> Solution {
    if aims.is_empty() {
        pool.choose_all()
    } else {
        pool.choose_for(aims)
    }
}

fn chosen_edits<'p>(proposals: &'p [Proposal], choices: &[Choice]) -> Vec<&'p [Edit]> {
    let made = proposals.iter().zip(choices);
    made.filter(|(_, choice)| **choice == Choice::Chosen)
        .map(|(made, _)| made.edits.as_slice())
        .collect()
}

/// Makes an aim of what proposals contribute to a target.
fn aim(outlook: &Outlook) -> Aim {
    let fitting = |amount: i128| i64::try_from(amount).unwrap_or(i64::MAX);
    let gain = |gain: &crate::target::outlook::Gain| Gain {
        thing: (!outlook.adds_up).then_some(gain.thing),
        amount: fitting(gain.amount),
    };
    let of_proposal = |gains: &Vec<_>| gains.iter().map(gain).collect();
    Aim {
        target: Target {
            required: fitting(outlook.wanted()),
            measured: fitting(outlook.now.part),
        },
        gains: outlook.gains.iter().map(of_proposal).collect(),
    }
}

/// Raises each aim that looks met and is measured to be missed, by what is missing; returns whether
/// there was any.
fn ask_for_more(aims: &mut [Aim], reached: &[Reached]) -> bool {
    let mut more = false;
    for (aim, reached) in aims.iter_mut().zip(reached) {
        if let Verdict::Missed { short_of } = reached.verdict {
            let missing = i64::try_from(short_of).unwrap_or(i64::MAX);
            aim.target.required = aim.target.required.saturating_add(missing);
            more = true;
        }
    }
    more
}

/// Works out what the plan would be spared without one of its targets.
fn spared(pool: &Pool<'_>, solution: &Solution, aims: &[Aim], without: usize) -> Spared {
    let mut others = aims.to_vec();
    others.remove(without);
    // Without any target a plan still does what the law demands, and not all that there is.
    let other = pool.choose_for(&others);
    let count = |solution: &Solution| {
        let chosen = solution.chosen.iter().filter(|is_chosen| **is_chosen);
        i64::try_from(chosen.count()).unwrap_or(i64::MAX)
    };
    let amended = |solution| i64::try_from(pool.amended(solution).len()).unwrap_or(i64::MAX);
    Spared {
        effort: other.score[Level::Effort] - solution.score[Level::Effort],
        provisions: amended(solution) - amended(&other),
        proposals: count(solution) - count(&other),
    }
}

fn contributors(aim: &Aim) -> usize {
    let adds = |gains: &&Vec<Gain>| gains.iter().any(|gain| gain.amount > 0);
    aim.gains.iter().filter(adds).count()
}

/// Returns what all that contribute would add together, each shared thing once.
fn most(aim: &Aim) -> i128 {
    let mut seen = BTreeSet::new();
    let mut sum = 0;
    for gain in aim.gains.iter().flatten().filter(|gain| gain.amount > 0) {
        let is_new = gain.thing.is_none_or(|thing| seen.insert(thing));
        sum += if is_new { i128::from(gain.amount) } else { 0 };
    }
    sum
}

/// Returns the aims that a proposal contributes to, by position.
fn serves(aims: &[Aim], proposal: usize) -> Vec<usize> {
    let adds = |aim: &Aim| aim.gains[proposal].iter().any(|gain| gain.amount > 0);
    (0..aims.len())
        .filter(|position| adds(&aims[*position]))
        .collect()
}
