//! Steps that several procedures do one after the other: parts that could be described once.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::feature::{feature, says_what_is_done};
use crate::model::content::{set_element, symbol_element};
use crate::model::{Model, ProcedureId, StepId};
use crate::work;

/// How many steps a fragment has at the least.
const STEPS: usize = 3;

/// In how many procedures it stands at the least.
const PROCEDURES: usize = 3;

/// Some steps that several procedures do one after the other, as they are declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The steps, of the first of the procedures.
    pub steps: Vec<StepId>,
    /// The other procedures that do them, in name order.
    pub others: Vec<ProcedureId>,
}

/// The fragments of a catalogue, each told of the first procedure that has it; of a procedure the
/// longest, the first of several.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fragments {
    fragments: BTreeMap<ProcedureId, Fragment>,
}

impl Fragments {
    /// Finds the fragments of a catalogue; as sorting its steps takes.
    ///
    /// Two steps are the same if they do the same under the same title; one that has neither an act
    /// nor a title is like no other. Runs of steps are compared
    /// by their first few; those that go on in the same procedures are one fragment.
    pub fn build(model: &Model) -> Self {
        let mut runs: FxHashMap<u128, Vec<ProcedureId>> = FxHashMap::default();
        let mut of_procedure: Vec<Vec<u128>> = Vec::with_capacity(model.procedures.len());
        for (id, procedure) in model.procedures.iter() {
            let steps = procedure.steps.items().iter();
            let steps: Vec<u128> = steps.map(|step| done(model, *step)).collect();
            work::done(steps.len());
            let own: Vec<u128> = steps.windows(STEPS).map(set_element).collect();
            for run in &own {
                let having = runs.entry(*run).or_default();
                if having.last() != Some(&id) {
                    having.push(id);
                }
            }
            of_procedure.push(own);
        }
        let mut fragments = BTreeMap::new();
        for ((id, procedure), own) in model.procedures.iter().zip(of_procedure) {
            let sharers: Vec<&[ProcedureId]> = own.iter().map(|run| &runs[run][..]).collect();
            let mut start = 0;
            let mut longest: Option<(usize, usize)> = None;
            for same in sharers.chunk_by(|left, right| left == right) {
                let is_told = same[0].len() >= PROCEDURES && same[0][0] == id;
                if is_told && longest.is_none_or(|(_, count)| same.len() > count) {
                    longest = Some((start, same.len()));
                }
                start += same.len();
            }
            if let Some((start, count)) = longest {
                let steps = procedure.steps.items()[start..start + count + STEPS - 1].to_vec();
                let others = sharers[start][1..].to_vec();
                fragments.insert(id, Fragment { steps, others });
            }
        }
        Self { fragments }
    }

    /// Returns the fragment that is told of a procedure.
    pub fn of(&self, procedure: ProcedureId) -> Option<&Fragment> {
        self.fragments.get(&procedure)
    }
}

/// Returns what makes two steps the same; a bare one is like no other.
fn done(model: &Model, step: StepId) -> u128 {
    if says_what_is_done(model, &model.steps[step]) {
        feature(model, step.into())
    } else {
        symbol_element(model, model.steps[step].head.name)
    }
}
