//! Who is at fault: the chosen proposals about some procedures tried one after the other.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::{Fault, Ground, Search, TRIAL, Trouble, Withdrawal, edits_of};
use crate::finding::Finding;
use crate::model::ProcedureId;
use crate::rule::RuleId;
use crate::rule::evaluate::budget::Exceeded;

/// Tries the proposals about some procedures in which something is wrong.
pub(super) struct Trial<'g> {
    pub(super) ground: Ground<'g>,
    pub(super) procedures: BTreeSet<ProcedureId>,
    pub(super) troubles: Vec<Trouble>,
}

impl Trial<'_> {
    /// Takes up one proposal after the other, and leaves out each that brings trouble.
    pub(super) fn run(&self, concerned: &[usize]) -> Result<BTreeMap<usize, Withdrawal>, Exceeded> {
        let mut withdrawn = BTreeMap::new();
        let mut kept: Vec<usize> = Vec::new();
        for &position in concerned {
            kept.push(position);
            let Some(fault) = self.fault(&kept)? else {
                continue;
            };
            kept.pop();
            let withdrawal = self.explain(position, &kept, fault)?;
            withdrawn.insert(position, withdrawal);
        }
        // What shows only among all others is laid to those that answer it.
        if withdrawn.is_empty() {
            withdrawn = self.lay(concerned);
        }
        Ok(withdrawn)
    }

    /// Lays what is wrong to the proposals that answer it, but for the most wanted where there are
    /// several: without it the others may be at fault. What none answers is laid to the least wanted.
    pub(super) fn lay(&self, concerned: &[usize]) -> BTreeMap<usize, Withdrawal> {
        let answering = concerned.iter().filter_map(|position| {
            let mut findings = self.ground.proposals[*position].findings.iter();
            let id = |finding: usize| &self.ground.findings[finding].id;
            let is_trouble = |finding: usize| self.troubles.iter().any(|it| it.id == *id(finding));
            let finding = findings.find(|finding| is_trouble(**finding))?;
            Some((*position, Fault::Left(*finding)))
        });
        let mut faults: Vec<(usize, Fault)> = answering.collect();
        if faults.len() > 1 {
            faults.remove(0);
        }
        if faults.is_empty() {
            let brought = self.troubles.first().map(Trouble::brought);
            faults.extend(concerned.last().copied().zip(brought));
        }
        let laid = faults.into_iter().map(|(position, fault)| {
            let beside = None;
            (position, Withdrawal { fault, beside })
        });
        laid.collect()
    }

    /// Says why a proposal fails beside those that are kept: by itself, or because of one of them.
    fn explain(
        &self,
        position: usize,
        kept: &[usize],
        fault: Fault,
    ) -> Result<Withdrawal, Exceeded> {
        if let Some(fault) = self.fault(&[position])? {
            return Ok(Withdrawal {
                fault,
                beside: None,
            });
        }
        for other in kept {
            if let Some(fault) = self.fault(&[*other, position])? {
                return Ok(Withdrawal {
                    fault,
                    beside: Some(*other),
                });
            }
        }
        Ok(Withdrawal {
            fault,
            beside: None,
        })
    }

    /// Returns the rules of the troubles.
    fn rules(&self) -> Vec<RuleId> {
        let rules = self.troubles.iter().map(|known| known.rule);
        let rules: BTreeSet<RuleId> = rules.collect();
        rules.into_iter().collect()
    }

    /// Returns what it costs to try each of some proposals, in procedures.
    pub(super) fn effort(&self, concerned: &[usize]) -> usize {
        let rules = self.rules();
        let procedures = if self.ground.is_small(&rules, &self.procedures) {
            self.procedures.len()
        } else {
            self.ground.model.procedures.len()
        };
        concerned.len().saturating_mul(TRIAL + procedures)
    }

    fn finding(&self, id: &str) -> Option<usize> {
        let mut findings = self.ground.findings.iter();
        findings.position(|finding| finding.id == id)
    }

    /// Carries out some proposals and returns the first of the troubles that is there then: a finding
    /// that one of them answers, or one that was not there before.
    ///
    /// What else they answer is gone once all are carried out, whatever a few of them leave.
    fn fault(&self, positions: &[usize]) -> Result<Option<Fault>, Exceeded> {
        let ground = &self.ground;
        let positions_of = positions.iter().map(|at| &ground.proposals[*at]);
        let answered = positions_of.flat_map(|proposal| &proposal.findings);
        let answered: Vec<&Finding> = answered.map(|found| &ground.findings[*found]).collect();
        let ids: FxHashSet<&str> = answered.iter().map(|found| &found.id[..]).collect();
        let search = Search {
            rules: &self.rules(),
            edits: &edits_of(ground.proposals, positions),
            changed: &self.procedures,
            answered: &answered,
        };
        let troubles = ground.review(&search, |id, _| {
            let is_there = || ids.contains(id) || !ground.known.contains(id);
            self.troubles.iter().any(|known| known.id == id) && is_there()
        })?;
        let mut left = troubles.iter().filter_map(|known| self.finding(&known.id));
        let left = left.next().map(Fault::Left);
        Ok(left.or_else(|| troubles.first().map(Trouble::brought)))
    }
}
