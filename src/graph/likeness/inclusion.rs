//! Procedures that ask and do no more than another one does: special cases of it.
//!
//! Asked of what procedures are made of, less the words of their titles. Those of one body are put
//! together first; then each body is compared with those that have the rarest thing it has.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::View;
use super::class::Classes;
use crate::model::{Model, ProcedureId};
use crate::work;

/// Of each procedure whose body lies within that of another of the same key, the other: the one
/// that adds least to it, the first by name of several.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inclusions {
    wider: BTreeMap<ProcedureId, ProcedureId>,
}

/// What some procedures of one key are made of.
struct Shape {
    /// The rarest first.
    body: Vec<u32>,
    weight: i64,
    /// In name order.
    members: Vec<ProcedureId>,
}

impl Inclusions {
    /// Finds the special cases of a catalogue.
    ///
    /// Costs, for each body, as much as those that have the thing that fewest of its key have.
    pub fn build(model: &Model) -> Self {
        let classes = Classes::of(model, View::OneLevel);
        let mut wider = BTreeMap::new();
        for range in classes.comparable().filter(|range| range.len() > 1) {
            let shapes = shapes(&classes, range);
            let mut having: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
            for (place, shape) in shapes.iter().enumerate() {
                for feature in &shape.body {
                    having.entry(*feature).or_default().push(place);
                }
            }
            for shape in &shapes {
                let fewest = shape.body.iter().map(|feature| &having[feature]);
                let fewest = fewest.min_by_key(|places| places.len());
                let candidates = fewest.into_iter().flatten().map(|place| &shapes[*place]);
                let holds_it = |other: &&Shape| {
                    work::done(1);
                    other.body.len() > shape.body.len() && holds(&other.body, &shape.body)
                };
                let least = candidates
                    .filter(holds_it)
                    .min_by_key(|other| (other.weight, other.members[0]));
                if let Some(least) = least {
                    let members = shape.members.iter();
                    wider.extend(members.map(|member| (*member, least.members[0])));
                }
            }
        }
        Self { wider }
    }

    /// Returns what a procedure is a special case of.
    pub fn wider_than(&self, procedure: ProcedureId) -> Option<ProcedureId> {
        self.wider.get(&procedure).copied()
    }
}

/// Puts the classes of one key together that differ in words only.
fn shapes(classes: &Classes, range: std::ops::Range<usize>) -> Vec<Shape> {
    let mut of_body: BTreeMap<Vec<u32>, Vec<ProcedureId>> = BTreeMap::new();
    for class in range {
        let members = of_body.entry(classes.body(class).collect()).or_default();
        members.extend(classes.members(class));
    }
    let shapes = of_body.into_iter().map(|(body, mut members)| {
        members.sort_unstable();
        Shape {
            weight: body.iter().map(|feature| classes.weight_of(*feature)).sum(),
            body,
            members,
        }
    });
    shapes.collect()
}

/// Returns whether all of a list in order stands in another in order; linear.
fn holds(all: &[u32], some: &[u32]) -> bool {
    let mut all = all.iter();
    some.iter()
        .all(|one| all.by_ref().any(|other| other == one))
}
