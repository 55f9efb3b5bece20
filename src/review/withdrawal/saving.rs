//! Savings that are claimed twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fault, Ground, Withdrawal, edits_of};
use crate::cost::Rates;
use crate::measure::effect_beside;
use crate::model::ProcedureId;
use crate::proposal::Effect;

/// Returns the proposals whose savings others have made already.
pub(super) fn unseen(ground: &Ground<'_>, chosen: &[usize]) -> BTreeMap<usize, Withdrawal> {
    let mut withdrawn = BTreeMap::new();
    let mut kept: BTreeMap<ProcedureId, Vec<usize>> = BTreeMap::new();
    for &position in chosen {
        let made = &ground.proposals[position];
        let touched = ground.touched(position);
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
            withdrawn.insert(position, withdrawal);
            continue;
        }
        for procedure in touched {
            kept.entry(procedure).or_default().push(position);
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
