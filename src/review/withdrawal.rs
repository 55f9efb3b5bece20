//! Proposals that do not hold once they are carried out.
//!
//! Everything chosen is carried out on the model at once and reviewed again, once. Only where a
//! finding that was answered is still there, or one that must be answered is new, are the proposals
//! about the same procedures tried one after the other, to find the one at fault, as long as that
//! does not take longer than the review. A proposal whose savings another has made already claims
//! what is not there.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::finding::{Finding, describe, identity};
use crate::graph::DependencyGraph;
use crate::model::{Model, ProcedureId};
use crate::phrase::Phrase;
use crate::proposal::apply::{apply_to, finish};
use crate::proposal::draft::Draft;
use crate::proposal::{Edit, Proposal, touched};
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::budget::{Budget, Exceeded};
use crate::rule::evaluate::{Leads, evaluate_led};
use crate::rule::schema::Facts;
use crate::rule::{Match, RuleId};
use crate::syntax::keyword::Keyword;

mod cluster;
mod saving;
mod trial;
#[cfg(test)]
mod tests;

use cluster::{Cluster, clusters};
use saving::unseen;
use trial::Trial;

/// How many procedures may be carried out again to find who is at fault. Where that is spent, what is
/// wrong is laid to those that answer it.
const EFFORT: usize = 200_000;

/// What each trial costs besides, in procedures: it makes the laws, papers and registers again.
const TRIAL: usize = 100;

/// Why a proposal is withdrawn, and beside which other chosen one, where it holds alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// What is wrong with it.
    pub fault: Fault,
    /// The chosen proposal that it does not go together with; `None` where it fails alone, or only
    /// beside several.
    pub beside: Option<usize>,
}

/// What is wrong with a proposal that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A finding is still there, by position: one that it answers, or that the other answers and
    /// it brings back.
    Left(usize),
    /// There is a finding that must be answered and was not there before.
    Brings {
        /// Its id.
        id: String,
        /// Its rule.
        rule: RuleId,
        /// What it says.
        message: Phrase,
    },
    /// What it claims to save is not saved.
    Unseen,
}

/// What is reviewed again, and with what.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    pub(super) rules: &'g RuleSet,
    /// The rules that ran.
    pub(super) chosen: &'g [RuleId],
    pub(super) model: &'g Model,
    pub(super) budget: Budget<'g>,
    /// The findings that stand.
    pub(super) findings: &'g [Finding],
    /// The ids of all findings, those that others take in among them.
    pub(super) known: &'g FxHashSet<String>,
    pub(super) proposals: &'g [Proposal],
}

/// Something that should not be there once the chosen proposals are carried out.
struct Trouble {
    id: String,
    rule: RuleId,
    message: Phrase,
    /// The procedures that it is about, or that bear witness.
    procedures: BTreeSet<ProcedureId>,
}

impl Trouble {
    fn brought(&self) -> Fault {
        Fault::Brings {
            id: self.id.clone(),
            rule: self.rule,
            message: self.message.clone(),
        }
    }
}

/// Carries out the chosen proposals and returns those that do not hold; `order` goes from the most
/// wanted to the least, and of two that do not go together the later is named.
///
/// Empty only if everything holds. One evaluation where it does. `held` says what was chosen when this
/// was asked before: what is about one procedure at a time is reviewed again only where that has
/// changed.
///
/// # Errors
///
/// Names the rule that goes over the budget.
pub(super) fn withdrawals(
    ground: Ground<'_>,
    order: &[usize],
    held: Option<&[bool]>,
) -> Result<BTreeMap<usize, Withdrawal>, Exceeded> {
    let chosen = order.iter().copied();
    let chosen: Vec<usize> = chosen
        .filter(|position| ground.proposals[*position].is_chosen() && ground.shows(*position))
        .collect();
    let mut withdrawn = BTreeMap::new();
    if chosen.is_empty() {
        return Ok(withdrawn);
    }
    let troubles = ground.troubles(&chosen, held)?;
    let mut effort = EFFORT;
    let tried = |cluster: Cluster| {
        let Cluster {
            procedures,
            concerned,
            troubles,
        } = cluster;
        let trial = Trial {
            ground,
            procedures,
            troubles,
        };
        let left = effort.checked_sub(trial.effort(&concerned));
        effort = left.unwrap_or(effort);
        (trial, concerned, left.is_some())
    };
    let trials = clusters(&ground, &chosen, troubles).into_iter().map(tried);
    let trials: Vec<(Trial<'_>, Vec<usize>, bool)> = trials.collect();
    let results = trials.into_par_iter().map(|(trial, concerned, runs)| {
        if runs {
            trial.run(&concerned)
        } else {
            Ok(trial.lay(&concerned))
        }
    });
    // In the order of the clusters, also of those that go over the budget.
    for result in results.collect::<Vec<_>>() {
        withdrawn.append(&mut result?);
    }
    let others: Vec<usize> = chosen
        .into_iter()
        .filter(|position| !withdrawn.contains_key(position))
        .collect();
    withdrawn.append(&mut unseen(&ground, &others));
    Ok(withdrawn)
}

impl Ground<'_> {
    /// Returns whether a proposal changes what is described.
    fn shows(&self, position: usize) -> bool {
        let edits = &self.proposals[position].edits;
        edits.iter().any(Edit::changes_description)
    }

    /// Returns the procedures that a proposal is about.
    fn touched(&self, position: usize) -> BTreeSet<ProcedureId> {
        touched(self.model, &self.proposals[position].edits)
    }

    /// Reviews the model with the chosen proposals carried out, by the rules whose findings they
    /// answer and those whose findings must be answered.
    fn troubles(&self, chosen: &[usize], held: Option<&[bool]>) -> Result<Vec<Trouble>, Exceeded> {
        let positions = chosen.iter();
        let answered = positions.flat_map(|position| &self.proposals[*position].findings);
        let answered: Vec<&Finding> = answered.map(|found| &self.findings[*found]).collect();
        let mut rules: Vec<RuleId> = self.chosen.to_vec();
        let answering: BTreeSet<RuleId> = answered.iter().map(|found| found.rule).collect();
        rules.retain(|rule| self.is_must(*rule) || answering.contains(rule));
        let ids: FxHashSet<&str> = answered.iter().map(|found| &found.id[..]).collect();
        let has_changed = |position: &usize| {
            held.is_none_or(|held| held[*position] != self.proposals[*position].is_chosen())
        };
        let changed = (0..self.proposals.len()).filter(has_changed);
        let touched = changed.flat_map(|position| self.touched(position));
        let search = Search {
            rules: &rules,
            edits: &edits_of(self.proposals, chosen),
            changed: &touched.collect(),
            answered: &answered,
        };
        self.review(&search, |id, rule| {
            ids.contains(id) || (self.is_must(rule) && !self.known.contains(id))
        })
    }

    fn stays(&self, rule: RuleId) -> bool {
        self.rules.rules[rule].stays_within_procedure()
    }

    /// Returns whether the procedures that have not changed need not even be there: few have, and no
    /// rule looks beyond them.
    fn is_small(&self, rules: &[RuleId], changed: &BTreeSet<ProcedureId>) -> bool {
        changed.len() < self.model.procedures.len() / 2
            && rules.iter().all(|rule| self.stays(*rule))
    }

    fn is_must(&self, rule: RuleId) -> bool {
        self.rules.rules[rule].severity == Keyword::Must
    }

    /// Carries out some edits, and returns what some rules then find that should not be there.
    ///
    /// Rules that look at one procedure at a time need not see other procedures than those that
    /// have changed. Of rules whose findings need not be answered, only what is left of the answered
    /// ones is looked for.
    fn review(
        &self,
        search: &Search<'_>,
        is_trouble: impl Fn(&str, RuleId) -> bool,
    ) -> Result<Vec<Trouble>, Exceeded> {
        let Search { rules, changed, .. } = search;
        let is_small = self.is_small(rules, changed);
        let mut draft = Draft::new(self.model);
        for edit in search.edits {
            apply_to(&mut draft, edit);
        }
        if is_small {
            draft.want_only((*changed).clone());
        }
        let kept = draft.kept();
        let leads_of = |rule: RuleId| -> Option<Leads> {
            let leads = match (self.is_must(rule), self.stays(rule)) {
                (true, false) => return None,
                (true, true) => Cow::Borrowed(*changed),
                (false, _) => Cow::Owned(search.answered_by(rule, self.model)),
            };
            Some(kept.iter().map(|id| leads.contains(id)).collect())
        };
        let after = finish(draft);
        let graph = DependencyGraph::build(&after);
        let facts = Facts {
            model: &after,
            graph: &graph,
        };
        let (matches, _) = evaluate_led(self.rules, rules, facts, self.budget, leads_of)?;
        let mut troubles = Vec::new();
        for found in &matches {
            let id = identity(&self.rules.rules[found.rule].name, &found.about, &after);
            if is_trouble(&id, found.rule) {
                let told = describe(self.rules, std::slice::from_ref(found), facts);
                let message = told.into_iter().next().map(|told| told.message);
                troubles.push(Trouble {
                    id,
                    rule: found.rule,
                    message: message.unwrap_or_default(),
                    procedures: self.procedures(found, &after),
                });
            }
        }
        Ok(troubles)
    }

    /// Returns the procedures of a match in another model, by what they are here.
    fn procedures(&self, found: &Match, after: &Model) -> BTreeSet<ProcedureId> {
        let things = found.about.iter().chain(&found.witnesses);
        let there = things.filter_map(|thing| thing.procedure(after));
        let names = there.map(|id| after.text(after.procedures[id].head.name));
        let here = names.filter_map(|name| self.model.find(name)?.procedure(self.model));
        here.collect()
    }
}

/// What is looked for once some edits are carried out.
struct Search<'s> {
    /// By which rules.
    rules: &'s [RuleId],
    edits: &'s [Edit],
    /// The procedures that the edits are about.
    changed: &'s BTreeSet<ProcedureId>,
    /// The findings that the edits answer.
    answered: &'s [&'s Finding],
}

impl Search<'_> {
    /// Returns the procedures that the answered findings of a rule are about.
    fn answered_by(&self, rule: RuleId, model: &Model) -> BTreeSet<ProcedureId> {
        let findings = self.answered.iter().filter(|finding| finding.rule == rule);
        let about = findings.flat_map(|finding| &finding.about);
        about.filter_map(|thing| thing.procedure(model)).collect()
    }
}

/// Returns the edits of some proposals, each once, in the order of the review.
fn edits_of(proposals: &[Proposal], positions: &[usize]) -> Vec<Edit> {
    let mut positions = positions.to_vec();
    positions.sort_unstable();
    let mut seen: FxHashSet<&Edit> = FxHashSet::default();
    let edits = positions.iter().flat_map(|at| &proposals[*at].edits);
    edits.filter(|edit| seen.insert(edit)).cloned().collect()
}
