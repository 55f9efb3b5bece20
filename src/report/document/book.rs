//! What the parts of the document look things up in: which procedures are changed, by what, and what
//! that amends.

use std::collections::{BTreeMap, BTreeSet};

use crate::cost::Rates;
use crate::measure::comparison::Sides;
use crate::model::ProcedureId;
use crate::phrase::Phrase;
use crate::plan::roadmap::{Amendment, Phase, of_review};
use crate::proposal::{Edit, touched};
use crate::report::Page;
use crate::review::rates;
use crate::rule::RuleId;

/// A review, with what is told of each procedure.
pub(super) struct Book<'r> {
    pub(super) page: Page<'r>,
    /// The catalogue before and after the chosen proposals.
    pub(super) sides: Sides<'r>,
    /// What an hour of work is worth.
    pub(super) rates: Rates,
    /// Who enacts what by when.
    pub(super) phases: Vec<Phase>,
    /// The procedures that a chosen proposal changes, by domain, then by name.
    pub(super) changed: Vec<ProcedureId>,
    /// The procedures with a finding that has not been rejected.
    pub(super) concerned: BTreeSet<ProcedureId>,
    /// Of each procedure, the findings that are first of all about it.
    findings: BTreeMap<ProcedureId, Vec<usize>>,
    /// Of each changed procedure, the chosen proposals that change it.
    proposals: BTreeMap<ProcedureId, Vec<usize>>,
    /// Of each chosen proposal, what it amends: phase and amendment.
    amended: BTreeMap<usize, Vec<(usize, usize)>>,
}

impl<'r> Book<'r> {
    /// Gathers what the document looks up; linear in the catalogue and in what was found, but for sorting.
    pub(super) fn new(page: Page<'r>) -> Self {
        let (model, review) = (page.model, page.review);
        let mut findings: BTreeMap<ProcedureId, Vec<usize>> = BTreeMap::new();
        for (position, found) in review.findings.iter().enumerate() {
            let first = found.about.first();
            if let Some(home) = first.and_then(|thing| thing.procedure(model)) {
                findings.entry(home).or_default().push(position);
            }
        }
        let mut proposals: BTreeMap<ProcedureId, Vec<usize>> = BTreeMap::new();
        let mut edits: Vec<&[Edit]> = Vec::new();
        for (position, made) in review.proposals.iter().enumerate() {
            if made.is_chosen() {
                edits.push(&made.edits);
                for procedure in touched(model, &made.edits) {
                    proposals.entry(procedure).or_default().push(position);
                }
            }
        }
        let phases = of_review(page.rules, model, review);
        let mut amended: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, phase) in phases.iter().enumerate() {
            for (amendment, told) in phase.amendments.iter().enumerate() {
                for made in &told.unlocks {
                    amended.entry(*made).or_default().push((place, amendment));
                }
            }
        }
        let concerned = review.open().flat_map(|(_, found)| &found.about);
        let concerned = concerned.filter_map(|thing| thing.procedure(model));
        let mut changed: Vec<ProcedureId> = proposals.keys().copied().collect();
        changed.sort_by_key(|id| {
            let domain = domain_of(page, *id);
            (domain.is_none(), domain, *id)
        });
        let rates = rates(page.rules);
        Self {
            sides: Sides::new(model, &edits, rates),
            rates,
            phases,
            changed,
            concerned: concerned.collect(),
            findings,
            proposals,
            amended,
            page,
        }
    }

    /// Returns the first domain of a procedure, where one is described.
    pub(super) fn domain(&self, id: ProcedureId) -> Option<&'r str> {
        domain_of(self.page, id)
    }

    /// Returns the findings that are first of all about a procedure, by position.
    pub(super) fn findings(&self, id: ProcedureId) -> &[usize] {
        self.findings.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the chosen proposals that change a procedure, by position; those that the same rules call
    /// for stand together, in the order of the first.
    pub(super) fn groups(&self, id: ProcedureId) -> Vec<Vec<usize>> {
        let mut groups: Vec<(BTreeSet<_>, Vec<usize>)> = Vec::new();
        for position in self.proposals.get(&id).into_iter().flatten() {
            let rules = self.rules_of(*position);
            match groups.iter_mut().find(|(of, _)| *of == rules) {
                Some((_, group)) => group.push(*position),
                None => groups.push((rules, vec![*position])),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn rules_of(&self, proposal: usize) -> BTreeSet<RuleId> {
        let review = self.page.review;
        let findings = review.proposals[proposal].findings.iter();
        findings.map(|it| review.findings[*it].rule).collect()
    }

    /// Returns of each rule that calls for a proposal the first finding, by position.
    pub(super) fn one_of_each_rule(&self, proposal: usize) -> Vec<usize> {
        let review = self.page.review;
        let mut seen = BTreeSet::new();
        let findings = review.proposals[proposal].findings.iter();
        let first = findings.filter(|it| seen.insert(review.findings[**it].rule));
        first.copied().collect()
    }

    /// Returns what the chosen proposals of a procedure amend, each once, with its phase.
    pub(super) fn amendments(&self, id: ProcedureId) -> Vec<(&Phase, &Amendment)> {
        let made = self.proposals.get(&id).into_iter().flatten();
        let places: BTreeSet<(usize, usize)> = made
            .filter_map(|made| self.amended.get(made))
            .flatten()
            .copied()
            .collect();
        let told = places.into_iter().map(|(phase, amendment)| {
            let phase = &self.phases[phase];
            (phase, &phase.amendments[amendment])
        });
        told.collect()
    }

    /// Returns whether the chosen proposals of a procedure repeal something whole.
    pub(super) fn repeals(&self, id: ProcedureId) -> bool {
        self.sides.is_gone(id)
    }

    /// Returns whether the document holds the forms of each changed procedure.
    pub(super) fn has_forms(&self) -> bool {
        self.changed.len() <= super::MOST_FORMS
    }
}

fn domain_of(page: Page<'_>, id: ProcedureId) -> Option<&str> {
    let domains = page.model.procedures[id].domains.items();
    domains.first().map(|domain| page.model.text(*domain))
}

/// Words a count as a text has it: whole numbers below ten take two digits in Vietnamese.
pub(super) fn figure(count: usize) -> Phrase {
    let mut words = crate::report::words::count(count as u64);
    if (1..10).contains(&count) {
        words.vi.insert(0, '0');
    }
    words
}
