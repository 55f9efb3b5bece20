//! Which lists are alike: an exact similarity join.
//!
//! Things are numbered, the rarest first, and each list is put in that order. Two lists that share
//! enough then share one of the first few things of each, their prefixes (Chaudhuri, Ganti and
//! Kaushik 2006), so only prefixes are indexed. What the index leads to is passed over where the
//! lengths, or the places of the shared thing, leave too little to share (Xiao, Wang, Lin and Yu
//! 2008), and counted otherwise.

use rustc_hash::FxHashMap;

use super::operation::accepts;
use super::scope::Scope;
use crate::model::content::{constant_element, element, symbol_element, text_element};
use crate::rule::plan::Node;
use crate::rule::share::{Share, Threshold};
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;
use crate::truth::Truth;

/// The lists of things, indexed.
#[derive(Debug, Default)]
pub(super) struct Similar {
    /// The number of each thing, the rarest first; nothing iterates the map.
    numbers: FxHashMap<u128, u32>,
    /// The lists by position, each in order.
    lists: Vec<Vec<u32>>,
    /// Of each number, the lists that have it in their prefix, and at which place.
    prefixes: Vec<Vec<(u32, u32)>>,
}

impl Similar {
    /// Indexes lists by their positions, for one threshold; of those that are unknown, an empty
    /// one stands in. Linear in their lengths, but for sorting.
    pub(super) fn new(lists: &[Vec<u128>], threshold: Threshold) -> Self {
        let mut all: Vec<u128> = lists.iter().flatten().copied().collect();
        all.sort_unstable();
        let mut counted: Vec<(usize, u128)> = all
            .chunk_by(|left, right| left == right)
            .map(|same| (same.len(), same[0]))
            .collect();
        counted.sort_unstable();
        let numbers: FxHashMap<u128, u32> =
            counted.iter().map(|(_, thing)| *thing).zip(0..).collect();
        let lists = lists.iter().map(|list| {
            let mut list: Vec<u32> = list.iter().map(|thing| numbers[thing]).collect();
            list.sort_unstable();
            list
        });
        let lists: Vec<Vec<u32>> = lists.collect();
        let mut prefixes = vec![Vec::new(); counted.len()];
        for (position, list) in (0..).zip(&lists) {
            for (place, thing) in (0..).zip(&list[..prefix(list.len(), threshold)]) {
                prefixes[*thing as usize].push((position, place));
            }
        }
        Self {
            numbers,
            lists,
            prefixes,
        }
    }

    /// Returns the positions of the lists that reach the threshold with one, in order.
    pub(super) fn alike(&self, list: &[u128], threshold: Threshold) -> Vec<u32> {
        let mut known: Vec<u32> = list
            .iter()
            .filter_map(|thing| self.numbers.get(thing).copied())
            .collect();
        known.sort_unstable();
        // What no indexed list has is the rarest of all, and comes first.
        let (length, unseen) = (list.len(), list.len() - known.len());
        let prefix = prefix(length, threshold).saturating_sub(unseen);
        let mut found = Vec::new();
        for (index, thing) in known[..prefix].iter().enumerate() {
            for (position, place) in &self.prefixes[*thing as usize] {
                let (place, other) = (*place as usize, self.lists[*position as usize].len());
                let after = (known.len() - index - 1).min(other - place - 1);
                if index.min(place) + 1 + after >= threshold.least_between(length, other) {
                    found.push(*position);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|position| {
            let other = &self.lists[*position as usize];
            let shared = shared(&known, other);
            let all = length + other.len() - shared;
            threshold.is_met(Share { shared, all })
        });
        found
    }
}

/// Returns how many of the first things of a list have to be looked at.
fn prefix(length: usize, threshold: Threshold) -> usize {
    (length + 1).saturating_sub(threshold.least_of(length).max(1))
}

/// Counts what two lists in order have in common.
fn shared<T: Ord>(left: &[T], right: &[T]) -> usize {
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

impl Scope<'_, '_> {
    /// Returns the things of a list, each once and in order; `None` for an unknown one.
    pub(super) fn things(&self, value: &Value<'_>) -> Option<Vec<u128>> {
        let mut things = match value {
            Value::Unknown => return None,
            // What is not there is nothing that two lists could share.
            Value::List(list) => list
                .iter()
                .filter(|item| *item != Value::None)
                .map(|item| self.thing_of(&item))
                .collect::<Option<Vec<u128>>>()?,
            _ => Vec::new(),
        };
        things.sort_unstable();
        things.dedup();
        Some(things)
    }

    fn thing_of(&self, value: &Value<'_>) -> Option<u128> {
        let model = self.facts.model;
        Some(match value {
            Value::Entity(thing) => element(model, *thing),
            Value::Symbol(text) => symbol_element(model, *text),
            Value::Text(text) => text_element(text),
            Value::Constant(constant) => constant_element(*constant),
            _ => return None,
        })
    }

    /// Compares a similarity with a percentage, exactly; `None` where no side is one, or both are.
    pub(super) fn compare_share(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
    ) -> Option<Truth> {
        let (lists, other, is_left) = match (left.as_similarity(), right.as_similarity()) {
            (Some(lists), None) => (lists, right, true),
            (None, Some(lists)) => (lists, left, false),
            _ => return None,
        };
        let share = self.share_of(lists);
        Some(match (share, self.value(other)) {
            (Some(share), Value::Percent(percent)) => {
                let ordering = share.compare(percent);
                let ordering = if is_left {
                    ordering
                } else {
                    ordering.reverse()
                };
                Truth::from(accepts(operator, ordering))
            }
            (Some(_), Value::None) => Truth::False,
            _ => Truth::Unknown,
        })
    }

    /// Returns how much two lists have in common, as [`Self::share`] does.
    pub(super) fn share_of<'n>(
        &mut self,
        lists: impl IntoIterator<Item = &'n Node>,
    ) -> Option<Share> {
        let since = self.noted();
        let mut values = lists.into_iter().map(|list| self.value(list));
        let (left, right) = (values.next()?, values.next()?);
        let share = self.share(&left, &right);
        if share.is_some() {
            self.forget(since);
        }
        share
    }

    /// Returns how much two lists have in common; `None` while one of them is unknown, unless the
    /// other is empty: that has nothing in common with any.
    pub(super) fn share(&self, left: &Value<'_>, right: &Value<'_>) -> Option<Share> {
        let lists = [self.things(left), self.things(right)];
        if lists.iter().flatten().any(Vec::is_empty) {
            return Some(Share { shared: 0, all: 0 });
        }
        let [left, right] = [lists[0].as_ref()?, lists[1].as_ref()?];
        let shared = shared(left, right);
        let all = left.len() + right.len() - shared;
        Some(Share { shared, all })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::Number;

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
