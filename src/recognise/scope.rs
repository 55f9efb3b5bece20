//! Where names of papers are used: most everywhere, some only in the procedures of one domain.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{Lexicon, Rank};
use crate::fold::fold;
use crate::model::{Model, PaperId, Procedure, ProcedureId};
use crate::symbol::Symbol;

/// Which of the procedures use the same names.
///
/// The first scope is that of the procedures of no domain that has names of its own; every other is
/// that of the procedures of one such domain, or of several together.
#[derive(Debug)]
pub(super) struct Scopes {
    /// The domains of each scope, folded.
    domains: Vec<Vec<String>>,
    /// The scope of each procedure that is not of the first.
    special: BTreeMap<ProcedureId, usize>,
}

impl Scopes {
    /// Sorts the procedures by the domains that bind an alias; linear in the procedures.
    pub(super) fn of(model: &Model) -> Self {
        let papers = model.papers.items().iter();
        let bound = papers.flat_map(|paper| &paper.bound_aliases);
        let bound: BTreeSet<String> = bound.map(|one| fold(model.text(one.domain))).collect();
        let mut scopes = Self {
            domains: vec![Vec::new()],
            special: BTreeMap::new(),
        };
        if bound.is_empty() {
            return scopes;
        }
        let mut known = BTreeMap::new();
        for (id, procedure) in model.procedures.iter() {
            let mut own = folded_domains(model, procedure);
            own.retain(|domain| bound.contains(domain));
            if own.is_empty() {
                continue;
            }
            let scope = *known.entry(own).or_insert_with_key(|own| {
                scopes.domains.push(own.iter().cloned().collect());
                scopes.domains.len() - 1
            });
            scopes.special.insert(id, scope);
        }
        scopes
    }

    /// Returns the scope of a procedure.
    pub(super) fn of_procedure(&self, procedure: ProcedureId) -> usize {
        self.special.get(&procedure).copied().unwrap_or(0)
    }

    /// Returns the names of papers in each scope, folded.
    pub(super) fn names(&self, model: &Model) -> Vec<Lexicon<PaperId>> {
        let lexicon = |domains: &Vec<String>| {
            let papers = model.papers.iter();
            let mut lexicon = Lexicon::new(
                model,
                papers.map(|(id, paper)| (id, &paper.head, &paper.aliases[..])),
            );
            for (id, paper) in model.papers.iter() {
                for bound in &paper.bound_aliases {
                    if domains.contains(&fold(model.text(bound.domain))) {
                        lexicon.add(model.text(bound.alias), id, Rank::BoundAlias);
                    }
                }
            }
            lexicon
        };
        self.domains.iter().map(lexicon).collect()
    }
}

fn folded_domains(model: &Model, procedure: &Procedure) -> BTreeSet<String> {
    let domains = procedure.domains.as_ref().value();
    let domains = domains.map_or(&[][..], Vec::as_slice).iter();
    domains
        .map(|domain: &Symbol| fold(model.text(*domain)))
        .collect()
}
