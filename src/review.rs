//! One whole run and its result.
//!
//! evaluate → describe → propose → judge and try each proposal → select → carry out the chosen ones
//! and review again → withdraw what does not hold.
//! Pure: takes what is described and the rules, gives everything that a report shows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cost::{self, Rate, Rates};
use crate::decision::settle::Found;
use crate::decision::{Decision, Rulings, settle};
use crate::finding::wording::name;
use crate::finding::{Finding, describe};
use crate::measure::comparison::{Compared, compare};
use crate::measure::{Measures, effect};
use crate::model::Model;
use crate::proposal::choose::{Duty, Level};
use crate::proposal::select::{Answerable, Pool};
use crate::proposal::{Choice, Edit, Proposal, feasibility, propose};
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::budget::{Budget, Exceeded};
use crate::rule::evaluate::evaluate_within;
use crate::rule::plan::Literal;
use crate::rule::schema::Facts;
use crate::rule::{Gaps, RuleId};
use crate::syntax::keyword::Keyword;
use crate::target::{self, Reached};

pub mod answer;
mod subsumption;
mod withdrawal;

use subsumption::{Standing, standing};
pub use withdrawal::{Fault, Withdrawal};

/// Everything a review found, ready to be rendered.
#[derive(Debug)]
pub struct Review {
    /// The findings that stand, by what they are about (name order), then by rule.
    pub findings: Vec<Finding>,
    /// Of each finding, the proposal that answers it, by position in `proposals`.
    pub answers: Vec<Option<usize>>,
    /// Of each finding, those that it takes in, by position in `taken_in`.
    pub takes_in: Vec<Vec<usize>>,
    /// What lesser rules found of the same things: evidence, neither counted nor answered.
    pub taken_in: Vec<Finding>,
    /// What was decided on the findings.
    pub rulings: Rulings,
    /// The proposals, in the order of their first finding.
    pub proposals: Vec<Proposal>,
    /// Why proposals are withdrawn, by position in `proposals`.
    pub withdrawals: BTreeMap<usize, Withdrawal>,
    /// The first level at which another choice of proposals could be better, with what this one has
    /// there and what none exceeds; `None` where the choice is the best.
    pub gap: Option<(Level, i64, i64)>,
    /// What could not be decided.
    pub gaps: Gaps,
    /// Counts before the chosen proposals.
    pub before: Measures,
    /// Counts after them.
    pub after: Measures,
    /// How far the chosen proposals reach the targets that apply at the date, in name order.
    pub targets: Vec<Reached>,
    /// What may be known of some procedures and not of others, before and after: time, cost.
    pub compared: Compared,
    /// The rules that ran, in name order.
    pub rules: Vec<RuleId>,
}

/// Runs some rules over what is described: those that apply at the date.
///
/// The result depends on nothing but the arguments, and not on the number of threads.
///
/// # Panics
///
/// Never: only a budget ends an evaluation.
pub fn review(rules: &RuleSet, chosen: &[RuleId], facts: Facts<'_>) -> Review {
    review_within(rules, chosen, facts, &[], Budget::default())
        .expect("only a budget ends an evaluation")
}

/// Runs some rules over what is described, unless that costs more than a budget; what was decided
/// on the findings is told with them, and what was rejected proposes nothing.
///
/// # Errors
///
/// Names the rule that goes over it; nothing is told of what others found.
pub fn review_within(
    rules: &RuleSet,
    chosen: &[RuleId],
    facts: Facts<'_>,
    decisions: &[Decision],
    budget: Budget<'_>,
) -> Result<Review, Exceeded> {
    let model = facts.model;
    let chosen = rules.applying(chosen, model.as_of);
    let (matches, gaps) = evaluate_within(rules, &chosen, facts, budget)?;
    let edits = propose(rules, &matches, facts);
    let mut found: Vec<_> = describe(rules, &matches, facts)
        .into_iter()
        .zip(edits)
        .collect();
    found.par_sort_by_cached_key(|(finding, _)| key(rules, model, finding));
    let known: FxHashSet<String> = found.iter().map(|(found, _)| found.id.clone()).collect();
    let Standing {
        findings,
        takes_in,
        taken_in,
    } = standing(rules, model, found);
    let (findings, mut edits): (Vec<Finding>, Vec<_>) = findings.into_iter().unzip();
    let found = Found {
        findings: &findings,
        takes_in: &takes_in,
        taken_in: &taken_in,
        rules: &chosen,
    };
    let rulings = settle(decisions, found, rules, model);
    for (position, edits) in edits.iter_mut().enumerate() {
        if rulings.is_waived(position) {
            *edits = None;
        }
    }

    let rates = rates(rules);
    let (mut proposals, answers) = gather(model, edits, rates);
    let mut order = preference(rules, &findings, &proposals);
    let mut withdrawals = BTreeMap::new();
    let mut held: Option<Vec<bool>> = None;
    let gap = loop {
        let gap = select(rules, model, &findings, &mut proposals);
        let chosen_now: Vec<bool> = proposals.iter().map(Proposal::is_chosen).collect();
        let ground = withdrawal::Ground {
            rules,
            chosen: &chosen,
            model,
            budget,
            findings: &findings,
            known: &known,
            proposals: &proposals,
        };
        let mut more = withdrawal::withdrawals(ground, &order, held.as_deref())?;
        held = Some(chosen_now);
        if more.is_empty() {
            break gap;
        }
        // What gave way to these may be chosen now.
        order.retain(|position| !more.contains_key(position));
        for position in more.keys() {
            proposals[*position].choice = Choice::Withdrawn;
        }
        withdrawals.append(&mut more);
    };

    let chosen_ones = proposals.iter().filter(|made| made.is_chosen());
    let together: Vec<&[Edit]> = chosen_ones.map(|made| made.edits.as_slice()).collect();
    let targets = target::measure(rules, facts, &together);
    Ok(Review {
        before: Measures::of(model),
        after: Measures::after(model, &together),
        compared: compare(model, &together, rates),
        findings,
        targets,
        answers,
        takes_in,
        taken_in,
        rulings,
        proposals,
        withdrawals,
        gap,
        gaps,
        rules: chosen,
    })
}

/// Returns what an hour is worth, as the parameters say.
pub fn rates(rules: &RuleSet) -> Rates {
    let value = |name: &str| {
        let parameter = rules.parameter(name)?;
        match parameter.value {
            Some((Literal::Money(hour), _)) => Some(Rate {
                hour,
                certainty: parameter.certainty,
            }),
            _ => None,
        }
    };
    Rates {
        applicant: value(cost::HOURLY_INCOME),
        official: value(cost::HOURLY_PAY),
    }
}

/// Findings are told procedure by procedure in name order, then by rule, then by what else they
/// are about; those about no procedure come last.
fn key(rules: &RuleSet, model: &Model, finding: &Finding) -> impl Ord + use<> {
    let procedure = finding
        .about
        .first()
        .and_then(|thing| thing.procedure(model));
    let names: Vec<String> = finding
        .about
        .iter()
        .map(|thing| name(*thing, model))
        .collect();
    let rule = rules.rules[finding.rule].name.clone();
    let first = names.first().cloned();
    (procedure.is_none(), procedure, first, rule, names)
}

/// Makes proposals of the edits of each finding: those that would do the same are one.
///
/// Returns them, each judged and tried by itself, and which answers each finding. What contains a
/// question stands alone, since its words do not say what it is about.
fn gather(
    model: &Model,
    edits: Vec<Option<Vec<Edit>>>,
    rates: Rates,
) -> (Vec<Proposal>, Vec<Option<usize>>) {
    let mut known: FxHashMap<Vec<Edit>, usize> = FxHashMap::default();
    let mut gathered: Vec<(Vec<usize>, Vec<Edit>)> = Vec::new();
    let mut answers = Vec::with_capacity(edits.len());
    for (finding, edits) in edits.into_iter().enumerate() {
        let answer = edits.map(|edits| {
            let next = gathered.len();
            let position = if edits.iter().any(Edit::is_question) {
                next
            } else {
                *known.entry(edits.clone()).or_insert(next)
            };
            if position == next {
                gathered.push((Vec::new(), edits));
            }
            gathered[position].0.push(finding);
            position
        });
        answers.push(answer);
    }
    let proposals = gathered.into_par_iter().map(|(findings, edits)| {
        let (feasibility, amends) = feasibility::judge(model, &edits);
        Proposal {
            findings,
            feasibility,
            amends,
            effect: effect(model, &edits, rates),
            choice: Choice::Question,
            edits,
        }
    });
    (proposals.collect(), answers)
}

/// Returns the positions of proposals, the most wanted first: by the gravest of their findings,
/// then by the name of the first.
fn preference(rules: &RuleSet, findings: &[Finding], proposals: &[Proposal]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_cached_key(|position| {
        let answered = &proposals[*position].findings;
        let gravest = answered
            .iter()
            .map(|finding| rank(rules.rules[findings[*finding].rule].severity))
            .max();
        let first = answered
            .iter()
            .map(|finding| findings[*finding].id.clone())
            .min();
        (Reverse(gravest), first)
    });
    order
}

/// Chooses all proposals that can stand together and are not withdrawn; returns where another choice
/// could be better, and by how much.
fn select(
    rules: &RuleSet,
    model: &Model,
    findings: &[Finding],
    proposals: &mut [Proposal],
) -> Option<(Level, i64, i64)> {
    let answerable = answerable(rules, findings);
    let pool = Pool::new(model, proposals, &answerable);
    let solution = pool.choose_all();
    let choices = pool.choices(&solution);
    for (made, choice) in proposals.iter_mut().zip(choices) {
        made.choice = choice;
    }
    solution.gap()
}

/// Returns the findings as far as they matter to a choice, in their order.
pub fn answerable<'f>(rules: &RuleSet, findings: &'f [Finding]) -> Vec<Answerable<'f>> {
    let answerable = findings.iter().map(|finding| Answerable {
        duty: match rules.rules[finding.rule].severity {
            Keyword::Must => Duty::Must,
            Keyword::Should => Duty::Should,
            _ => Duty::Consider,
        },
        about: &finding.about,
    });
    answerable.collect()
}

/// Returns how grave a severity is: `consider` 1, `should` 2, `must` 3.
pub fn rank(severity: Keyword) -> u8 {
    match severity {
        Keyword::Must => 3,
        Keyword::Should => 2,
        _ => 1,
    }
}

impl Review {
    /// Carries out another choice among the proposals and reviews it again, as the review did its own:
    /// returns those that do not hold.
    ///
    /// `proposals` are those of the review with the other choice; `held` says what was chosen when
    /// this was asked before, at first what the review chose itself.
    ///
    /// # Errors
    ///
    /// Names the rule that goes over the budget.
    pub fn unproved(
        &self,
        rules: &RuleSet,
        model: &Model,
        proposals: &[Proposal],
        held: &[bool],
        budget: Budget<'_>,
    ) -> Result<BTreeMap<usize, Withdrawal>, Exceeded> {
        let findings = self.findings.iter().chain(&self.taken_in);
        let known = findings.map(|found| found.id.clone()).collect();
        let ground = withdrawal::Ground {
            rules,
            chosen: &self.rules,
            model,
            budget,
            findings: &self.findings,
            known: &known,
            proposals,
        };
        let order = preference(rules, &self.findings, proposals);
        withdrawal::withdrawals(ground, &order, Some(held))
    }

    /// Returns where a finding is told, by position: its own place, or that of the first that takes
    /// it in.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        let is_it = |finding: &Finding| finding.id == id;
        self.findings.iter().position(is_it).or_else(|| {
            let guest = self.taken_in.iter().position(is_it)?;
            self.takes_in
                .iter()
                .position(|guests| guests.contains(&guest))
        })
    }

    /// Returns the findings that have not been set aside, with their positions.
    pub fn open(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let findings = self.findings.iter().enumerate();
        findings.filter(|(position, _)| !self.rulings.is_waived(*position))
    }

    /// Returns whether a finding, by its position, is as grave as a severity, or graver.
    pub fn is_at_least(&self, rules: &RuleSet, finding: usize, severity: Keyword) -> bool {
        let rule = &rules.rules[self.findings[finding].rule];
        rank(rule.severity) >= rank(severity)
    }
}

#[cfg(test)]
mod tests;
