//! The names and aliases of one kind of thing, folded.

use std::collections::BTreeMap;

use crate::fold::fold;
use crate::model::{Head, Model};
use crate::symbol::Symbol;

/// What kind of name it is; a lesser one of something else gives way to a greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Another wording.
    Alias,
    /// Another wording, in one domain.
    BoundAlias,
    /// The title.
    Title,
}

/// Who owns a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner<I> {
    /// `None` where several things have the name: it then stands for none of them.
    id: Option<I>,
    rank: Rank,
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
            lexicon.add(model.text(head.title), id, Rank::Title);
            for alias in aliases {
                lexicon.add(model.text(*alias), id, Rank::Alias);
            }
        }
        lexicon
    }

    /// Adds a name; one without letters is none.
    pub(super) fn add(&mut self, name: &str, id: I, rank: Rank) {
        let name = fold(name);
        if !name.contains(char::is_alphabetic) {
            return;
        }
        let new = Owner { id: Some(id), rank };
        self.owners
            .entry(name)
            .and_modify(|owner| {
                if owner.id == new.id || owner.rank > rank {
                    owner.rank = owner.rank.max(rank);
                } else if rank > owner.rank {
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
