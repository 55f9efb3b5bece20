//! The roadmap: who carries out what, and by when.
//!
//! Own practice comes first, then what the province, ministries, the Government and the National
//! Assembly have to amend, each by the end of the quarter that lies as many quarters after that of
//! the review as the parameter `quarters-…` of its rank says. Where no parameter says, no day is
//! named. Whoever has accepted a finding may have named a day too: it is told with the proposal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{AgencyId, Model};
use crate::proposal::provision::{Provision, provisions};
use crate::proposal::{Choice, Feasibility, Proposal, touched};
use crate::review::Review;
use crate::rule::compile::RuleSet;
use crate::rule::plan::Literal;

/// What is carried out by one deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Who can enact it.
    pub feasibility: Feasibility,
    /// By when; `None` where nobody has said how long such texts take.
    pub due: Option<Date>,
    /// The provisions that those amend, in order, each with the proposals that rest on it.
    pub amendments: Vec<Amendment>,
    /// The proposals that can then be carried out, by who has to.
    pub tasks: Vec<Task>,
}

/// A provision to amend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Which.
    pub provision: Provision,
    /// Who issued its text, as far as that is described.
    pub issuers: Vec<AgencyId>,
    /// The proposals that rest on it, by position in the review.
    pub unlocks: Vec<usize>,
}

/// A proposal to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Which, by position in the review.
    pub proposal: usize,
    /// The authorities of the procedures that it changes, as far as they are described.
    pub agencies: Vec<AgencyId>,
    /// The first day by which somebody has decided that a finding it answers is to be dealt with.
    pub due: Option<Date>,
}

/// Puts what a review chooses, and what that amends, in the order in which it can be enacted.
pub fn of_review(rules: &RuleSet, model: &Model, review: &Review) -> Vec<Phase> {
    let choices: Vec<Choice> = review.proposals.iter().map(|made| made.choice).collect();
    let mut amended: BTreeMap<Provision, Vec<usize>> = BTreeMap::new();
    for (position, made) in review.proposals.iter().enumerate() {
        if made.is_chosen() {
            for provision in provisions(model, &made.edits) {
                amended.entry(provision).or_default().push(position);
            }
        }
    }
    roadmap(rules, model, review, &choices, &amended)
}

/// Puts chosen proposals and what they amend in the order in which they can be enacted.
pub(super) fn roadmap(
    rules: &RuleSet,
    model: &Model,
    review: &Review,
    choices: &[Choice],
    amended: &BTreeMap<Provision, Vec<usize>>,
) -> Vec<Phase> {
    let of_rank = |feasibility: &Feasibility| {
        let feasibility = *feasibility;
        let amendments = amended
            .iter()
            .filter(|(provision, _)| provision.feasibility(model) == feasibility)
            .map(|(provision, unlocks)| Amendment {
                provision: *provision,
                issuers: issuers(model, *provision),
                unlocks: unlocks.clone(),
            });
        let tasks = review.proposals.iter().zip(choices).enumerate();
        let tasks = tasks
            .filter(|(_, (made, choice))| {
                **choice == Choice::Chosen && made.feasibility == feasibility
            })
            .map(|(proposal, (made, _))| Task {
                proposal,
                agencies: authorities(model, made),
                due: decided(review, made),
            });
        let mut tasks: Vec<Task> = tasks.collect();
        tasks.sort_by(|left, right| left.agencies.cmp(&right.agencies));
        Phase {
            feasibility,
            due: due(rules, model.as_of, feasibility),
            amendments: amendments.collect(),
            tasks,
        }
    };
    let phases = Feasibility::ALL.iter().map(of_rank);
    phases
        .filter(|phase| !phase.amendments.is_empty() || !phase.tasks.is_empty())
        .collect()
}

/// Returns the name of the parameter that says how many quarters a rank takes; nobody can say how
/// long a text takes that is not known.
pub fn parameter(feasibility: Feasibility) -> Option<&'static str> {
    Some(match feasibility {
        Feasibility::OwnAuthority => "quarters-own-authority",
        Feasibility::Province => "quarters-province",
        Feasibility::Ministry => "quarters-ministry",
        Feasibility::Government => "quarters-government",
        Feasibility::Law => "quarters-law",
        Feasibility::Unknown => return None,
    })
}

/// Returns the last day by which a rank is to have enacted its part.
fn due(rules: &RuleSet, as_of: Date, feasibility: Feasibility) -> Option<Date> {
    let name = parameter(feasibility)?;
    let mut parameters = rules.parameters.items().iter();
    let (value, _) = parameters
        .find(|known| known.name == name)?
        .value
        .as_ref()?;
    let Literal::Number(quarters) = value else {
        return None;
    };
    end_of_quarter(as_of, quarters.as_whole()?)
}

/// Returns the last day of the quarter that lies so many after that of a day; `None` where there is
/// no such day.
fn end_of_quarter(day: Date, quarters: i64) -> Option<Date> {
    let quarters = i32::try_from(quarters)
        .ok()
        .filter(|quarters| *quarters >= 0)?;
    let months = i32::from(day.year()) * 12 + i32::from((day.month() - 1) / 3) * 3;
    let last = months
        .checked_add(quarters.checked_mul(3)?)?
        .checked_add(2)?;
    let year = i16::try_from(last.div_euclid(12)).ok()?;
    let month = i8::try_from(last.rem_euclid(12) + 1).ok()?;
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// Returns the first day that was decided for a finding of a proposal; a decision that has lapsed
/// says nothing.
fn decided(review: &Review, made: &Proposal) -> Option<Date> {
    let rulings = made.findings.iter();
    let rulings = rulings.filter_map(|finding| review.rulings.of.get(*finding)?.as_ref());
    let holding = rulings.filter(|ruling| ruling.holds());
    holding.filter_map(|ruling| ruling.decision.due).min()
}

fn issuers(model: &Model, provision: Provision) -> Vec<AgencyId> {
    match provision {
        Provision::Cited { law, .. } => model.laws[law].issued_by.items().to_vec(),
        Provision::Undescribed(_) => Vec::new(),
    }
}

fn authorities(model: &Model, made: &Proposal) -> Vec<AgencyId> {
    let authorities: BTreeSet<AgencyId> = touched(model, &made.edits)
        .into_iter()
        .flat_map(|id| model.procedures[id].authorities.items())
        .copied()
        .collect();
    authorities.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_deadline_is_the_end_of_a_quarter() {
        let due = |day, quarters| end_of_quarter(day, quarters);
        assert_eq!(due(date(2023, 12, 31), 0), Some(date(2023, 12, 31)));
        assert_eq!(due(date(2023, 12, 31), 1), Some(date(2024, 3, 31)));
        assert_eq!(due(date(2024, 1, 1), 1), Some(date(2024, 6, 30)));
        assert_eq!(due(date(2024, 5, 15), 8), Some(date(2026, 6, 30)));
        assert_eq!(due(date(2024, 5, 15), -1), None);
        assert_eq!(due(date(9999, 12, 31), 1), None);
    }
}
