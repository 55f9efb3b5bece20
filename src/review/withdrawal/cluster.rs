//! Troubles that hang together through the procedures that they and the proposals are about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, Trouble};
use crate::index::Id as _;
use crate::model::ProcedureId;

/// What hangs together.
pub(super) struct Cluster {
    /// What its troubles and its proposals are about.
    pub(super) procedures: BTreeSet<ProcedureId>,
    /// The chosen proposals about them, the most wanted first; all of them where none is.
    pub(super) concerned: Vec<usize>,
    pub(super) troubles: Vec<Trouble>,
}

/// Puts together the troubles whose procedures hang together, also through proposals, by their
/// first procedure; linear in what they and the chosen proposals are about, but for sorting.
pub(super) fn clusters(
    ground: &Ground<'_>,
    chosen: &[usize],
    troubles: Vec<Trouble>,
) -> Vec<Cluster> {
    if troubles.is_empty() {
        return Vec::new();
    }
    let mut parts = Parts::new(ground.model.procedures.len());
    let touched: Vec<BTreeSet<ProcedureId>> = chosen
        .iter()
        .map(|position| ground.touched(*position))
        .collect();
    let about = troubles.iter().map(|trouble| &trouble.procedures);
    for procedures in touched.iter().chain(about) {
        parts.join(procedures);
    }
    // What is about no procedure has a part of its own.
    let mut clusters: BTreeMap<Option<usize>, Cluster> = BTreeMap::new();
    for trouble in troubles {
        let part = parts.of(&trouble.procedures);
        let cluster = clusters.entry(part).or_insert_with(|| Cluster {
            procedures: BTreeSet::new(),
            concerned: Vec::new(),
            troubles: Vec::new(),
        });
        cluster.procedures.extend(&trouble.procedures);
        cluster.troubles.push(trouble);
    }
    for (position, procedures) in chosen.iter().zip(&touched) {
        let part = parts.of(procedures);
        if let Some(cluster) = part.and_then(|part| clusters.get_mut(&Some(part))) {
            cluster.procedures.extend(procedures);
            cluster.concerned.push(*position);
        }
    }
    let mut clusters: Vec<Cluster> = clusters.into_values().collect();
    for cluster in &mut clusters {
        if cluster.concerned.is_empty() {
            cluster.concerned = chosen.to_vec();
            cluster.procedures.extend(touched.iter().flatten());
        }
    }
    clusters
}

/// Parts of a catalogue, each named by its first procedure (union–find with path halving).
pub(super) struct Parts {
    before: Vec<usize>,
}

impl Parts {
    /// Starts with each of so many procedures by itself.
    pub(super) fn new(procedures: usize) -> Self {
        Self {
            before: (0..procedures).collect(),
        }
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.before[at] != at {
            self.before[at] = self.before[self.before[at]];
            at = self.before[at];
        }
        at
    }

    /// Puts the parts of some procedures together.
    pub(super) fn join(&mut self, procedures: &BTreeSet<ProcedureId>) {
        let mut procedures = procedures.iter().map(|id| id.index());
        let Some(mut first) = procedures.next().map(|at| self.first(at)) else {
            return;
        };
        for at in procedures {
            let other = self.first(at);
            let (least, most) = (first.min(other), first.max(other));
            self.before[most] = least;
            first = least;
        }
    }

    /// Returns the part that some procedures, which were put together, are in; `None` without any.
    pub(super) fn of(&mut self, procedures: &BTreeSet<ProcedureId>) -> Option<usize> {
        let first = procedures.first()?;
        Some(self.first(first.index()))
    }
}
