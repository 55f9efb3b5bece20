//! What the parts of the page look things up in: where each procedure, rule and text stands in the
//! data, and what the chosen proposals leave.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::words::Words;
use crate::finding::wording;
use crate::graph::DependencyGraph;
use crate::model::{AgencyId, Entity, Model, ProcedureId};
use crate::phrase::Phrase;
use crate::proposal::provision::provisions;
use crate::proposal::{Edit, apply};
use crate::report::{Page, provision};
use crate::rule::RuleId;
use crate::symbol::Symbol;

/// A review, with the places of its parts in the data of the page.
pub(super) struct Book<'r> {
    pub(super) page: Page<'r>,
    pub(super) graph: &'r DependencyGraph,
    /// The procedures, in name order; a place in this list is how the data names one.
    pub(super) procedures: Vec<ProcedureId>,
    /// The rules that found something.
    pub(super) rules: Vec<RuleId>,
    /// What findings rest on, in words.
    pub(super) bases: Vec<Words>,
    /// The authorities of procedures.
    pub(super) agencies: Vec<AgencyId>,
    /// The domains of procedures.
    pub(super) domains: Vec<Symbol>,
    /// Of each procedure, the findings about it first of all, by position.
    pub(super) findings: BTreeMap<Option<ProcedureId>, Vec<usize>>,
    /// The catalogue with the chosen proposals carried out.
    pub(super) after: Model,
    /// The procedures of that, by name.
    after_by_name: BTreeMap<String, ProcedureId>,
    places: BTreeMap<ProcedureId, usize>,
    basis_places: BTreeMap<Words, usize>,
}

impl<'r> Book<'r> {
    /// Gathers what the page looks up; linear in the catalogue and in what was found, but for sorting.
    pub(super) fn new(page: Page<'r>, graph: &'r DependencyGraph) -> Self {
        let model = page.model;
        let procedures: Vec<ProcedureId> = model.procedures.ids().collect();
        let places = procedures.iter().copied().zip(0..).collect();
        let rules: BTreeSet<RuleId> = page.review.findings.iter().map(|it| it.rule).collect();
        let described = || model.procedures.items().iter();
        let agencies: BTreeSet<AgencyId> = described()
            .flat_map(|it| it.authorities.items())
            .copied()
            .collect();
        let domains: BTreeSet<Symbol> = described()
            .flat_map(|it| it.domains.items())
            .copied()
            .collect();
        let mut domains: Vec<Symbol> = domains.into_iter().collect();
        domains.sort_by_key(|domain| model.text(*domain));
        let mut findings: BTreeMap<Option<ProcedureId>, Vec<usize>> = BTreeMap::new();
        for position in 0..page.review.findings.len() {
            let home = home(page, position);
            findings.entry(home).or_default().push(position);
        }
        let cited = page.review.findings.iter().flat_map(|it| &it.bases);
        let cited = cited.map(|basis| Words::from(wording::cited(basis, model)));
        let amended = page.review.proposals.iter();
        let amended = amended.flat_map(|it| provisions(model, &it.edits));
        let amended = amended.map(|it| Words::from(provision::phrase_of(model, it)));
        let bases: BTreeSet<Words> = cited.chain(amended).collect();
        let basis_places = bases.iter().cloned().zip(0..).collect();
        let after = carried_out(page);
        let names = after.procedures.ids();
        let after_by_name = names.map(|id| (wording::name(id.into(), &after), id));
        Self {
            graph,
            procedures,
            rules: rules.into_iter().collect(),
            bases: bases.into_iter().collect(),
            agencies: agencies.into_iter().collect(),
            domains,
            findings,
            after_by_name: after_by_name.collect(),
            after,
            places,
            basis_places,
            page,
        }
    }

    /// Returns where a procedure stands in the data.
    pub(super) fn place(&self, procedure: ProcedureId) -> usize {
        self.places[&procedure]
    }

    /// Returns where a rule that found something stands in the data.
    pub(super) fn rule_place(&self, rule: RuleId) -> usize {
        let place = self.rules.binary_search(&rule);
        place.expect("every rule that found something is listed")
    }

    /// Returns where a legal basis or a provision to amend stands in the data, by its words.
    pub(super) fn basis_place(&self, worded: &Phrase) -> usize {
        self.basis_places[&Words::from(worded)]
    }

    /// Returns a procedure as the chosen proposals leave it; `None` where they do not.
    pub(super) fn after(&self, procedure: ProcedureId) -> Option<ProcedureId> {
        let name = wording::name(procedure.into(), self.page.model);
        self.after_by_name.get(&name).copied()
    }

    /// Returns the procedure that a finding is first of all about.
    pub(super) fn home(&self, finding: usize) -> Option<ProcedureId> {
        home(self.page, finding)
    }
}

fn home(page: Page<'_>, finding: usize) -> Option<ProcedureId> {
    let about: &[Entity] = &page.review.findings[finding].about;
    about.first().and_then(|thing| thing.procedure(page.model))
}

/// Carries out what the review chose; what several proposals do is done once.
fn carried_out(page: Page<'_>) -> Model {
    let chosen = page.review.proposals.iter().filter(|made| made.is_chosen());
    let mut seen: FxHashSet<&Edit> = FxHashSet::default();
    let edits: Vec<Edit> = chosen
        .flat_map(|made| &made.edits)
        .filter(|edit| seen.insert(edit))
        .cloned()
        .collect();
    apply(page.model, &edits)
}
