//! Savings that are claimed twice.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::cluster::Parts;
use super::{Fault, Ground, Withdrawal, edits_of};
use crate::cost::Rates;
use crate::measure::effect_beside;
use crate::model::ProcedureId;
use crate::proposal::Effect;

/// Returns the proposals whose savings others have made already.
pub(super) fn unseen(ground: &Ground<'_>, chosen: &[usize]) -> BTreeMap<usize, Withdrawal> {
    let touched = chosen.iter().map(|at| ground.touched(*at));
    let touched: Vec<BTreeSet<ProcedureId>> = touched.collect();
    let mut parts = Parts::new(ground.model.procedures.len());
    for procedures in &touched {
        parts.join(procedures);
    }
    // Others can only have made them where they hang together through what they are about.
    let mut together: BTreeMap<Option<usize>, Vec<(usize, &BTreeSet<ProcedureId>)>> =
        BTreeMap::new();
    for (position, touched) in chosen.iter().zip(&touched) {
        let part = together.entry(parts.of(touched)).or_default();
        part.push((*position, touched));
    }
    let together: Vec<_> = together.into_values().collect();
    let withdrawn = together.par_iter().map(|part| unseen_of(ground, part));
    withdrawn.reduce(BTreeMap::new, |mut some, mut more| {
        some.append(&mut more);
        some
    })
}

/// Returns those of some proposals whose savings others of them have made already; each comes with
/// the procedures that it is about.
fn unseen_of(
    ground: &Ground<'_>,
    chosen: &[(usize, &BTreeSet<ProcedureId>)],
) -> BTreeMap<usize, Withdrawal> {
    let mut withdrawn = BTreeMap::new();
    let mut kept: BTreeMap<ProcedureId, Vec<usize>> = BTreeMap::new();
    for (position, touched) in chosen {
        let made = &ground.proposals[*position];
        let beside = touched.iter().filter_map(|procedure| kept.get(procedure));
        let beside: BTreeSet<usize> = beside.flatten().copied().collect();
        let is_seen = |others: &[usize]| {
            let others = edits_of(ground.proposals, others);
            saves_of(
                &made.effect,
                &effect_beside(ground.model, &others, &made.edits, Rates::default()),
            )
        };
        let all: Vec<usize> = beside.iter().copied().collect();
        if saves_of(&made.effect, &made.effect) && !beside.is_empty() && !is_seen(&all) {
            let withdrawal = Withdrawal {
                fault: Fault::Unseen,
                beside: all.into_iter().find(|other| !is_seen(&[*other])),
            };
            withdrawn.insert(*position, withdrawal);
            continue;
        }
        for procedure in *touched {
            kept.entry(*procedure).or_default().push(*position);
        }
    }
    withdrawn
}

/// Returns whether an effect saves anything of what is claimed to be saved.
fn saves_of(claimed: &Effect, seen: &Effect) -> bool {
    let counts = |effect: &Effect| {
        let known = [
            effect.visits.map_or(0, |visits| visits.range.most),
            effect.agencies.map_or(0, |agencies| agencies.range.most),
            effect.time.map_or(0, |time| time.typical),
        ];
        effect.counts().into_iter().chain(known)
    };
    let pairs = counts(claimed).zip(counts(seen));
    pairs
        .into_iter()
        .any(|(claimed, seen)| claimed < 0 && seen < 0)
}
