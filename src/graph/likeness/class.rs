//! Procedures with the same features as one class, and what each feature weighs.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use rustc_hash::FxHashMap;

use super::View;
use super::feature::{Profile, profile};
use crate::index::Id as _;
use crate::model::{Model, ProcedureId};

/// How many classes without a feature are taken to be there besides those of the catalogue: where
/// there are but a few procedures, nothing can be said to be rare.
const UNSEEN: usize = 1_000;

/// What a word of a title weighs where it may be a parameter.
const WORD: i64 = 1;

/// The classes of a catalogue, those with the same key one after the other.
///
/// Features are numbered, the rarest first.
pub(super) struct Classes {
    all: Vec<Class>,
    /// What each feature weighs.
    weights: Vec<i64>,
    /// Whether each feature is a word of a title.
    are_words: Vec<bool>,
}

/// A procedure, with the key and the fingerprint of its profile before it.
type Fingerprinted = (u128, u128, ProcedureId);

/// The procedures that have the same features.
struct Class {
    key: u128,
    /// In order: the rarest first.
    features: Box<[u32]>,
    /// What the features weigh together.
    weight: u64,
    /// In name order.
    members: Vec<ProcedureId>,
}

impl Classes {
    /// Puts the procedures of a catalogue into classes; as sorting their features takes.
    pub(super) fn of(model: &Model, view: View) -> Self {
        let profiles = of_each_procedure(model, |id| profile(model, id, view));
        let mut all: Vec<Fingerprinted> = profiles
            .iter()
            .zip(model.procedures.ids())
            .filter_map(|(profile, id)| {
                let profile = profile.as_ref()?;
                Some((profile.key, profile.fingerprint(), id))
            })
            .collect();
        all.sort_unstable();
        let alike: Vec<(&Profile, &[Fingerprinted])> = all
            .chunk_by(|left, right| (left.0, left.1) == (right.0, right.1))
            .filter_map(|class| Some((profiles[class[0].2.index()].as_ref()?, class)))
            .collect();
        let all = alike.iter().flat_map(|(profile, _)| {
            let features = profile.features.iter().map(|feature| (*feature, false));
            features.chain(profile.words.iter().map(|word| (*word, true)))
        });
        let Weighed {
            numbers,
            weights,
            are_words,
        } = weighed(all.collect(), alike.len(), view);
        let classes = alike.iter().map(|(profile, class)| {
            let all = profile.features.iter().chain(&profile.words);
            let mut features: Vec<u32> = all.map(|feature| numbers[feature]).collect();
            features.sort_unstable();
            let weight: i64 = features
                .iter()
                .map(|feature| weights[*feature as usize])
                .sum();
            Class {
                key: profile.key,
                features: features.into(),
                weight: weight.unsigned_abs(),
                members: class.iter().map(|(.., id)| *id).collect(),
            }
        });
        Self {
            all: classes.collect(),
            weights,
            are_words,
        }
    }

    /// Returns how many classes there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns the features of a class, the rarest first.
    pub(super) fn features(&self, class: usize) -> &[u32] {
        &self.all[class].features
    }

    /// Returns the features of a class but the words of its title, the rarest first.
    pub(super) fn body(&self, class: usize) -> impl Iterator<Item = u32> {
        let features = self.all[class].features.iter().copied();
        features.filter(|feature| !self.are_words[*feature as usize])
    }

    /// Returns what a class weighs.
    pub(super) fn weight(&self, class: usize) -> u64 {
        self.all[class].weight
    }

    /// Returns what a feature weighs; more than nothing.
    pub(super) fn weight_of(&self, feature: u32) -> i64 {
        self.weights[feature as usize]
    }

    /// Returns the procedures of a class, in name order; at least one.
    pub(super) fn members(&self, class: usize) -> &[ProcedureId] {
        &self.all[class].members
    }

    /// Returns the ranges of classes that may be compared: those with the same key.
    pub(super) fn comparable(&self) -> impl Iterator<Item = Range<usize>> {
        let same_key = self.all.chunk_by(|left, right| left.key == right.key);
        same_key.scan(0, |start, classes| {
            let range = *start..*start + classes.len();
            *start = range.end;
            Some(range)
        })
    }
}

/// Works something out of each procedure, in order of ids, on as many threads as there are.
///
/// They are threads of its own: a thread of the pool that waits here could be given a task that
/// asks for the very classes that it is at work on.
fn of_each_procedure<T: Send>(model: &Model, work: impl Fn(ProcedureId) -> T + Sync) -> Vec<T> {
    let (count, threads) = (model.procedures.len(), rayon::current_num_threads());
    let of_some = |some: Range<usize>| -> Vec<T> {
        let ids = some.map(ProcedureId::from_index);
        ids.map(&work).collect()
    };
    if threads == 1 {
        return of_some(0..count);
    }
    let share = count.div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let shares = (0..count).step_by(share).map(|start| {
            let some = start..count.min(start + share);
            scope.spawn(|| of_some(some))
        });
        let shares: Vec<_> = shares.collect();
        let done = shares.into_iter().map(ScopedJoinHandle::join);
        done.flat_map(|done| done.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

/// The features of a catalogue, numbered and weighed.
struct Weighed {
    numbers: FxHashMap<u128, u32>,
    weights: Vec<i64>,
    are_words: Vec<bool>,
}

/// Numbers the features of all classes, each with whether it is a word, and weighs them.
fn weighed(mut all: Vec<(u128, bool)>, classes: usize, view: View) -> Weighed {
    all.sort_unstable();
    let mut counted: Vec<(usize, u128, bool)> = all
        .chunk_by(|left, right| left == right)
        .map(|same| (same.len(), same[0].0, same[0].1))
        .collect();
    counted.sort_unstable();
    let numbers = counted.iter().map(|(_, feature, _)| *feature).zip(0..);
    let weights = counted.iter().map(|(count, _, is_word)| {
        if *is_word && view == View::OneLevel {
            return WORD;
        }
        i64::from(((classes + UNSEEN) / count).max(1).ilog2()) + 1
    });
    Weighed {
        numbers: numbers.collect(),
        weights: weights.collect(),
        are_words: counted.iter().map(|(_, _, is_word)| *is_word).collect(),
    }
}
