//! Which things proposals change.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, Model};
use crate::proposal::Edit;

/// The things that each of some proposals changes, by thing.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Named by an edit, or around what is named.
    named: BTreeMap<Entity, BTreeSet<usize>>,
    /// Taken away, with all that is within.
    removed: BTreeMap<Entity, BTreeSet<usize>>,
}

impl Touched {
    /// Looks through proposals, each given by its edits.
    pub(super) fn by(model: &Model, proposals: &[&[Edit]]) -> Self {
        let mut touched = Self::default();
        for (position, edits) in proposals.iter().enumerate() {
            for edit in *edits {
                let named = [edit.target(), edit.with()].into_iter().flatten();
                let named = named.flat_map(|thing| thing.and_around(model));
                for thing in named.filter(|thing| thing.procedure(model).is_some()) {
                    touched.named.entry(thing).or_default().insert(position);
                }
                if let Some(thing) = removed(edit) {
                    touched.removed.entry(thing).or_default().insert(position);
                }
            }
        }
        touched
    }

    /// Returns the proposals, by position, each of which changes all of some things; what belongs to
    /// no procedure is changed by none, and does not count.
    pub(super) fn together(&self, model: &Model, things: &[Option<Entity>]) -> BTreeSet<usize> {
        let things = things.iter().flatten();
        let within = things.filter(|thing| thing.procedure(model).is_some());
        let each = within.map(|thing| self.of(model, *thing));
        each.reduce(|left, right| left.intersection(&right).copied().collect())
            .unwrap_or_default()
    }

    /// Returns the proposals that change a thing, by position.
    fn of(&self, model: &Model, thing: Entity) -> BTreeSet<usize> {
        let named = self.named.get(&thing).into_iter();
        let around = thing.and_around(model);
        let removed = around.filter_map(|around| self.removed.get(&around));
        named.chain(removed).flatten().copied().collect()
    }
}

/// Returns what an edit takes away.
fn removed(edit: &Edit) -> Option<Entity> {
    Some(match edit {
        Edit::Drop(target) => *target,
        Edit::Merge(_, gone) | Edit::Repeal(gone) => (*gone).into(),
        _ => return None,
    })
}
