//! Procedures that are nearly one: groups of those that ask, do and give nearly the same.
//!
//! What two procedures have in common is weighed: what many procedures have weighs little, what
//! hardly any has weighs much, so that an application form and an identity card make no two alike.
//! Procedures with the same features are one class; the classes are joined by an exact similarity
//! join, and what is joined falls into groups. No list of pairs is ever made, neither inside a class
//! nor of the whole catalogue.
//!
//! Only procedures that give the same results are compared at all; what else keeps two apart is
//! said by the [`View`].

use crate::model::{Model, ProcedureId};
use crate::quantity::Number;

mod class;
mod difference;
mod feature;
mod fragment;
mod inclusion;
mod join;
#[cfg(test)]
mod tests;

use class::Classes;
pub use difference::{differences, variants};
pub use fragment::{Fragment, Fragments};
pub use inclusion::Inclusions;

/// The least share that a procedure has in common with the one its group is told of, in percent.
const ALIKE: u64 = 80;

/// What is compared with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Procedures of the same levels and authorities. The words of their titles count little: those
    /// that differ may be a parameter.
    OneLevel,
    /// Procedures of whatever level. Rare words of their titles count as much as what they ask for.
    AcrossLevels,
}

/// How much two procedures have in common: the weight of what both have, and of what either has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    shared: u64,
    all: u64,
}

impl Likeness {
    /// Returns it as a percentage, rounded down to the thousandth.
    pub fn percent(self) -> Number {
        let thousandths = u128::from(self.shared) * 100_000 / u128::from(self.all.max(1));
        Number {
            thousandths: i64::try_from(thousandths).unwrap_or(i64::MAX),
        }
    }

    /// Returns whether it reaches a percentage, exactly.
    const fn reaches(self, percent: u64) -> bool {
        self.shared * 100 >= self.all * percent
    }
}

/// Some procedures that are nearly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The one that differs least from all of them.
    pub medoid: ProcedureId,
    /// The others, in name order; each is alike to the medoid.
    pub others: Vec<ProcedureId>,
    /// How much the least like of them has in common with the medoid.
    pub least: Likeness,
}

impl Group {
    /// Returns all procedures of the group, in name order.
    pub fn members(&self) -> Vec<ProcedureId> {
        let mut members = self.others.clone();
        members.push(self.medoid);
        members.sort_unstable();
        members
    }
}

/// The groups of a catalogue.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// In the order of their medoids.
    groups: Vec<Group>,
}

impl Groups {
    /// Finds the groups of a catalogue.
    ///
    /// Nearly linear: a class is compared with those that share one of its rarest features.
    pub fn build(model: &Model, view: View) -> Self {
        let classes = Classes::of(model, view);
        let mut groups = Vec::new();
        for component in join::components(&classes, ALIKE) {
            stars(&classes, component, &mut groups);
        }
        groups.sort_unstable_by_key(|group| group.medoid);
        Self { groups }
    }

    /// Returns the group that is told of a procedure: the one it is the medoid of.
    pub fn around(&self, procedure: ProcedureId) -> Option<&Group> {
        let groups = &self.groups;
        let place = groups.binary_search_by_key(&procedure, |group| group.medoid);
        place.ok().map(|place| &groups[place])
    }

    /// Returns the groups, in the order of their medoids.
    pub fn all(&self) -> &[Group] {
        &self.groups
    }
}

/// Parts classes that were joined into groups, each around a medoid.
///
/// A chain may lead from one class to another that has little in common with it: what is not alike
/// to the medoid goes into a group of its own, or into none. Linear in the features for each group.
fn stars(classes: &Classes, mut left: Vec<usize>, groups: &mut Vec<Group>) {
    while !left.is_empty() {
        let center = medoid(classes, &left);
        let likeness = |class: usize| join::likeness(classes, center, class);
        let (near, far): (Vec<usize>, Vec<usize>) = left
            .into_iter()
            .partition(|class| *class == center || likeness(*class).reaches(ALIKE));
        left = far;
        let medoid = classes.members(center)[0];
        let members = near.iter().flat_map(|class| classes.members(*class));
        let mut others: Vec<ProcedureId> = members
            .copied()
            .filter(|member| *member != medoid)
            .collect();
        if others.is_empty() {
            continue;
        }
        others.sort_unstable();
        let least = near
            .into_iter()
            .map(likeness)
            .min_by_key(|likeness| likeness.percent());
        groups.push(Group {
            medoid,
            others,
            least: least.expect("a group has a medoid"),
        });
    }
}

/// Returns the class that differs least from all others together, of several the first by name.
///
/// What a class and another differ in weighs what each weighs, less twice what they share; so that
/// the least is where what is shared with all weighs most against what the class weighs itself.
fn medoid(classes: &Classes, component: &[usize]) -> usize {
    let mut having: rustc_hash::FxHashMap<u32, i64> = rustc_hash::FxHashMap::default();
    let mut procedures = 0;
    for class in component {
        let count = i64::try_from(classes.members(*class).len()).expect("a catalogue has fewer");
        procedures += count;
        for feature in classes.features(*class) {
            *having.entry(*feature).or_default() += count;
        }
    }
    let apart = |class: &usize| -> i64 {
        let features = classes.features(*class).iter();
        features
            .map(|feature| classes.weight_of(*feature) * (procedures - 2 * having[feature]))
            .sum()
    };
    let nearest = component
        .iter()
        .min_by_key(|class| (apart(class), classes.members(**class)[0]));
    *nearest.expect("a component has a class")
}
