//! Which classes are alike: an exact join of weighed sets.
//!
//! The features of a class stand in order, the rarest first. Two classes that share enough share
//! one of the first few features of each, their prefixes (Chaudhuri, Ganti and Kaushik 2006), so
//! only prefixes are indexed. What the index leads to is passed over where the weights, or what
//! comes after the feature that is shared, leave too little to share (Xiao, Wang, Lin and Yu 2008),
//! or where a chain joins the two already; and weighed otherwise.

use rustc_hash::FxHashMap;

use super::Likeness;
use super::class::Classes;
use crate::work;

/// Returns the sets of classes, of at least one procedure each, that chains of at least a share join, in order.
pub(super) fn components(classes: &Classes, percent: u64) -> Vec<Vec<usize>> {
    let mut sets = DisjointSets::new(classes.len());
    for range in classes.comparable() {
        if range.len() > 1 {
            join(classes, range, percent, &mut sets);
        }
    }
    sets.components()
}

/// Weighs what two classes have in common; linear in their features.
pub(super) fn likeness(classes: &Classes, left: usize, right: usize) -> Likeness {
    let (mut ours, mut theirs) = (classes.features(left), classes.features(right));
    work::done(ours.len() + theirs.len());
    let mut shared = 0;
    while let ([first, rest @ ..], [other, others @ ..]) = (ours, theirs) {
        match first.cmp(other) {
            std::cmp::Ordering::Less => ours = rest,
            std::cmp::Ordering::Greater => theirs = others,
            std::cmp::Ordering::Equal => {
                shared += classes.weight_of(*first).unsigned_abs();
                (ours, theirs) = (rest, others);
            }
        }
    }
    Likeness {
        shared,
        all: classes.weight(left) + classes.weight(right) - shared,
    }
}

/// A class that has a feature in its prefix.
struct Posting {
    class: usize,
    /// What the features from this one on weigh.
    rest: u64,
}

/// Joins classes of one key with one another.
fn join(classes: &Classes, range: std::ops::Range<usize>, percent: u64, sets: &mut DisjointSets) {
    let mut index: FxHashMap<u32, Vec<Posting>> = FxHashMap::default();
    let mut met = vec![usize::MAX; range.len()];
    let start = range.start;
    for class in range {
        let weight = classes.weight(class);
        // What two classes share weighs at least the share of what one of them weighs.
        let needed = (weight * percent).div_ceil(100);
        let mut rest = weight;
        for feature in classes.features(class) {
            if rest < needed {
                break;
            }
            let postings = index.entry(*feature).or_default();
            work::done(postings.len() + 1);
            for posting in &*postings {
                // Whatever two classes share comes from the first feature on that both have.
                let other = posting.class;
                if std::mem::replace(&mut met[other - start], class) == class {
                    continue;
                }
                let both = weight + classes.weight(other);
                let could_be = Likeness {
                    shared: rest.min(posting.rest),
                    all: both - rest.min(posting.rest),
                };
                if could_be.reaches(percent)
                    && sets.root(class) != sets.root(other)
                    && likeness(classes, class, other).reaches(percent)
                {
                    sets.join(class, other);
                }
            }
            postings.push(Posting { class, rest });
            rest -= classes.weight_of(*feature).unsigned_abs();
        }
    }
}

/// Sets that have nothing in common, each known by its least member.
struct DisjointSets {
    parents: Vec<usize>,
}

impl DisjointSets {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    /// Returns the least member of the set that one belongs to, and shortens the way to it.
    fn root(&mut self, mut member: usize) -> usize {
        while self.parents[member] != member {
            self.parents[member] = self.parents[self.parents[member]];
            member = self.parents[member];
        }
        member
    }

    fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        self.parents[left.max(right)] = left.min(right);
    }

    /// Returns the sets, and the members of each, in order.
    fn components(mut self) -> Vec<Vec<usize>> {
        let mut places = vec![usize::MAX; self.parents.len()];
        let mut components: Vec<Vec<usize>> = Vec::new();
        for member in 0..self.parents.len() {
            let root = self.root(member);
            if root == member {
                places[root] = components.len();
                components.push(Vec::new());
            }
            components[places[root]].push(member);
        }
        components
    }
}
