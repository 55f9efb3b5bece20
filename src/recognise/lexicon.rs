//! The names and aliases of one kind of thing, folded, and where a text says them.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;

use crate::fold::fold;
use crate::model::{Head, Model};
use crate::symbol::Symbol;

/// Who owns a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner<I> {
    /// `None` where several things have the name: it then stands for none of them.
    id: Option<I>,
    /// Whether it is a title; an alias of something else gives way to it.
    title: bool,
}

/// Names and what they stand for.
pub(super) struct Lexicon<I> {
    owners: BTreeMap<String, Owner<I>>,
}

impl<I: Copy + Eq> Lexicon<I> {
    /// Folds the titles and aliases of things; those without letters are no names.
    pub(super) fn new<'m>(
        model: &Model,
        things: impl Iterator<Item = (I, &'m Head, &'m [Symbol])>,
    ) -> Self {
        let mut lexicon = Self {
            owners: BTreeMap::new(),
        };
        for (id, head, aliases) in things {
            lexicon.add(model.text(head.title), id, true);
            for alias in aliases {
                lexicon.add(model.text(*alias), id, false);
            }
        }
        lexicon
    }

    fn add(&mut self, name: &str, id: I, title: bool) {
        let name = fold(name);
        if !name.contains(char::is_alphabetic) {
            return;
        }
        let new = Owner {
            id: Some(id),
            title,
        };
        self.owners
            .entry(name)
            .and_modify(|owner| {
                if owner.id == new.id || owner.title && !title {
                    owner.title |= title;
                } else if title && !owner.title {
                    *owner = new;
                } else {
                    owner.id = None;
                }
            })
            .or_insert(new);
    }

    /// Returns the names, in order, and what each stands for; `None` for several things.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Option<I>)> {
        let owners = self.owners.iter();
        owners.map(|(name, owner)| (name.as_str(), owner.id))
    }

    /// Returns what a folded text as a whole stands for.
    pub(super) fn whole(&self, text: &str) -> Option<I> {
        self.owners.get(text)?.id
    }
}

/// A name that a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<I> {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// What it stands for; `None` where several things have the name.
    pub(super) id: Option<I>,
}

/// Finds all names of a lexicon in a text.
pub(super) struct Spotter<I> {
    automaton: AhoCorasick,
    ids: Vec<Option<I>>,
}

impl<I: Copy + Eq> Spotter<I> {
    pub(super) fn new(lexicon: &Lexicon<I>) -> Self {
        Self {
            automaton: AhoCorasick::new(lexicon.owners.keys())
                .expect("the names of a catalogue fit an automaton"),
            ids: lexicon.owners.values().map(|owner| owner.id).collect(),
        }
    }

    /// Returns the names in a folded text as whole words, the leftmost and then the longest first;
    /// none overlaps another.
    ///
    /// The automaton knows no words: it must offer every match, so that a longer one which breaks
    /// off within a word does not hide a shorter one that does not.
    pub(super) fn names(&self, text: &str) -> Vec<Named<I>> {
        let mut found: Vec<Named<I>> = self
            .automaton
            .find_overlapping_iter(text)
            .filter(|found| is_whole(text, found.start(), found.end()))
            .map(|found| Named {
                start: found.start(),
                end: found.end(),
                id: self.ids[found.pattern().as_usize()],
            })
            .collect();
        found.sort_by_key(|named| (named.start, std::cmp::Reverse(named.end)));
        let mut end = 0;
        found.retain(|named| {
            let free = named.start >= end;
            if free {
                end = named.end;
            }
            free
        });
        found
    }
}

/// Returns whether a part of a text begins and ends between words.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}
