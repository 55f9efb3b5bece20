//! The exact similarity join.
//!
//! Things are numbered, the rarest first, and each list is put in that order. Two lists that share
//! enough then share one of the first few things of each, their prefixes (Chaudhuri, Ganti and
//! Kaushik 2006), so only prefixes are indexed. What the index leads to is passed over where the
//! lengths, or the places of the shared thing, leave too little to share (Xiao, Wang, Lin and Yu
//! 2008), and counted otherwise, no further than the answer takes.
//!
//! Lists that are equal are kept and compared once: dossiers are copied from office to office.

use rustc_hash::FxHashMap;

use crate::rule::share::Threshold;

/// Lists of things, indexed for one threshold.
#[derive(Debug, Default)]
pub(in crate::rule::evaluate) struct Similar {
    /// The number of each thing, the rarest first; nothing iterates the map.
    numbers: FxHashMap<u128, u32>,
    /// The lists, those that are equal once, each in order.
    lists: Vec<List>,
    /// Of each number, the lists that have it in their prefix, the shortest first.
    prefixes: Vec<Vec<Posting>>,
}

/// A list, and where it stands.
#[derive(Debug)]
struct List {
    things: Box<[u32]>,
    /// The positions of all that are equal to it, in order.
    positions: Vec<u32>,
}

/// A list that has a thing in its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    length: u32,
    list: u32,
    place: u32,
}

impl Similar {
    /// Indexes lists by their positions, for one threshold; of those that are unknown, an empty
    /// one stands in. Linear in their lengths, but for sorting.
    pub(in crate::rule::evaluate) fn new(lists: &[Vec<u128>], threshold: Threshold) -> Self {
        let mut all: Vec<u128> = lists.iter().flatten().copied().collect();
        all.sort_unstable();
        let mut counted: Vec<(usize, u128)> = all
            .chunk_by(|left, right| left == right)
            .map(|same| (same.len(), same[0]))
            .collect();
        counted.sort_unstable();
        let numbers: FxHashMap<u128, u32> =
            counted.iter().map(|(_, thing)| *thing).zip(0..).collect();
        let numbered = lists.iter().filter(|list| !list.is_empty()).map(|list| {
            let mut list: Box<[u32]> = list.iter().map(|thing| numbers[thing]).collect();
            list.sort_unstable();
            list
        });
        let positions = (0_u32..).zip(lists).filter(|(_, list)| !list.is_empty());
        let mut found: Vec<(Box<[u32]>, u32)> = numbered
            .zip(positions.map(|(position, _)| position))
            .collect();
        found.sort_unstable();
        let mut lists: Vec<List> = Vec::new();
        for (things, position) in found {
            match lists.last_mut() {
                Some(last) if last.things == things => last.positions.push(position),
                _ => lists.push(List {
                    things,
                    positions: vec![position],
                }),
            }
        }
        let mut prefixes = vec![Vec::new(); counted.len()];
        for (number, list) in (0..).zip(&lists) {
            let (length, prefix) = (list.things.len(), prefix(list.things.len(), threshold));
            for (place, thing) in (0..).zip(&list.things[..prefix]) {
                prefixes[*thing as usize].push(Posting {
                    length: u32::try_from(length).expect("a list has fewer than 2^32 things"),
                    list: number,
                    place,
                });
            }
        }
        for postings in &mut prefixes {
            postings.sort_unstable();
        }
        Self {
            numbers,
            lists,
            prefixes,
        }
    }

    /// Returns the positions of the lists that reach the threshold with one, in order.
    pub(in crate::rule::evaluate) fn alike(&self, list: &[u128], threshold: Threshold) -> Vec<u32> {
        let mut known: Vec<u32> = list
            .iter()
            .filter_map(|thing| self.numbers.get(thing).copied())
            .collect();
        known.sort_unstable();
        let mut found = self.candidates(&known, list.len(), threshold);
        found.retain(|number| {
            let other = &self.lists[*number as usize].things;
            let least = threshold.least_between(list.len(), other.len());
            share_at_least(least, &known, other)
        });
        let mut positions: Vec<u32> = found
            .iter()
            .flat_map(|number| &self.lists[*number as usize].positions)
            .copied()
            .collect();
        positions.sort_unstable();
        positions
    }

    /// Returns the lists that may reach the threshold with one of some length, of which `known` are
    /// the things that any list has; each once.
    fn candidates(&self, known: &[u32], length: usize, threshold: Threshold) -> Vec<u32> {
        // What no indexed list has is the rarest of all, and comes first.
        let prefix = prefix(length, threshold).saturating_sub(length - known.len());
        let shortest = threshold.least_of(length);
        let mut found = Vec::new();
        for (index, thing) in known[..prefix].iter().enumerate() {
            let postings = &self.prefixes[*thing as usize];
            let first = postings.partition_point(|posting| (posting.length as usize) < shortest);
            for same in postings[first..].chunk_by(|left, right| left.length == right.length) {
                let other = same[0].length as usize;
                let least = threshold.least_between(length, other);
                if least > length {
                    // The longer, the more they would have to share.
                    break;
                }
                let may_reach = same.iter().filter(|posting| {
                    let place = posting.place as usize;
                    let after = (known.len() - index - 1).min(other - place - 1);
                    index.min(place) + 1 + after >= least
                });
                found.extend(may_reach.map(|posting| posting.list));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Returns how many of the first things of a list have to be looked at.
fn prefix(length: usize, threshold: Threshold) -> usize {
    (length + 1).saturating_sub(threshold.least_of(length).max(1))
}

/// Returns whether two lists in order have at least so many things in common.
fn share_at_least(least: usize, left: &[u32], right: &[u32]) -> bool {
    let (mut left, mut right, mut wanted) = (left, right, least);
    while wanted > 0 && wanted <= left.len().min(right.len()) {
        let ordering = left[0].cmp(&right[0]);
        wanted -= usize::from(ordering.is_eq());
        left = &left[usize::from(ordering.is_le())..];
        right = &right[usize::from(ordering.is_ge())..];
    }
    wanted == 0
}

/// Counts what two lists in order have in common.
pub(super) fn shared<T: Ord>(left: &[T], right: &[T]) -> usize {
    let (mut left, mut right, mut shared) = (left, right, 0);
    while let ([first, others @ ..], [other_first, other_others @ ..]) = (left, right) {
        match first.cmp(other_first) {
            std::cmp::Ordering::Less => left = others,
            std::cmp::Ordering::Greater => right = other_others,
            std::cmp::Ordering::Equal => {
                (left, right) = (others, other_others);
                shared += 1;
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::Number;
    use crate::rule::share::Share;

    /// Lists of a few things each, some much rarer than others.
    fn lists() -> impl Strategy<Value = Vec<Vec<u128>>> {
        let thing = prop_oneof![3 => 0..4_u128, 2 => 0..12_u128, 1 => 0..80_u128];
        let list = proptest::collection::btree_set(thing, 0..9);
        let list = list.prop_map(|list| list.into_iter().collect());
        proptest::collection::vec(list, 0..25)
    }

    proptest! {
        #[test]
        fn the_join_gives_the_pairs_that_comparing_every_pair_gives(
            indexed in lists(),
            others in lists(),
            thousandths in prop_oneof![
                Just(1_i64), Just(33_333), Just(50_000), Just(66_667), Just(80_000), Just(100_000),
                1..110_000_i64,
            ],
            strict: bool,
        ) {
            let percent = Number { thousandths };
            let threshold = Threshold { percent, strict };
            let similar = Similar::new(&indexed, threshold);
            for list in &others {
                let expected: Vec<u32> = (0..)
                    .zip(&indexed)
                    .filter(|(_, other)| {
                        let shared = shared(list, other);
                        let all = list.len() + other.len() - shared;
                        threshold.is_met(Share { shared, all })
                    })
                    .map(|(position, _)| position)
                    .collect();
                prop_assert_eq!(similar.alike(list, threshold), expected);
            }
        }
    }
}
