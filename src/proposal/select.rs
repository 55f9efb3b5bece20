//! Which proposals can stand together.

use rustc_hash::FxHashMap;

use crate::model::{Entity, Model};

use super::{Choice, Edit, Proposal};

/// Chooses proposals, in an order of preference, and says of each other why it is passed over.
///
/// Goes through `order`, positions in `proposals`, and passes over any that changes differently
/// what a chosen one changes, touches what a chosen one removes, or removes what a chosen one
/// touches. The same edit twice is no conflict. Greedy, hence not always the largest set.
pub fn select(model: &Model, proposals: &mut [Proposal], order: &[usize]) {
    let mut chosen = Chosen::default();
    for &position in order {
        let edits = &proposals[position].edits;
        let choice = if edits.iter().all(Edit::is_question) {
            Choice::Question
        } else if let Some((with, over)) = chosen.conflict(model, edits) {
            Choice::Conflicts { with, over }
        } else {
            chosen.add(model, position, edits);
            Choice::Chosen
        };
        proposals[position].choice = choice;
    }
}

/// What the chosen proposals do; of several that do the same, the first.
#[derive(Default)]
struct Chosen {
    /// What is gone, and by which edit.
    removed: FxHashMap<Entity, (usize, Edit)>,
    /// What is named by an edit, with all that contains it.
    touched: FxHashMap<Entity, (usize, Edit)>,
    /// What is given a new value.
    written: FxHashMap<(Entity, &'static str), (usize, Edit)>,
}

impl Chosen {
    /// Returns the chosen proposal that some edits cannot stand beside, and what both change.
    fn conflict(&self, model: &Model, edits: &[Edit]) -> Option<(usize, Entity)> {
        edits.iter().find_map(|edit| {
            let differs = |found: Option<&(usize, Edit)>| {
                found
                    .filter(|(_, earlier)| earlier != edit)
                    .map(|(position, _)| *position)
            };
            let touches = touched(model, edit).into_iter();
            let writes = written(edit).into_iter();
            touches
                .filter_map(|thing| Some((differs(self.removed.get(&thing))?, thing)))
                .chain(
                    removed(edit)
                        .and_then(|thing| Some((differs(self.touched.get(&thing))?, thing))),
                )
                .chain(
                    writes.filter_map(|place| Some((differs(self.written.get(&place))?, place.0))),
                )
                .next()
        })
    }

    fn add(&mut self, model: &Model, position: usize, edits: &[Edit]) {
        for edit in edits {
            let entry = || (position, edit.clone());
            if let Some(thing) = removed(edit) {
                self.removed.entry(thing).or_insert_with(entry);
            }
            for thing in touched(model, edit) {
                self.touched.entry(thing).or_insert_with(entry);
            }
            for place in written(edit) {
                self.written.entry(place).or_insert_with(entry);
            }
        }
    }
}

/// Returns what an edit takes away.
fn removed(edit: &Edit) -> Option<Entity> {
    match edit {
        Edit::Drop(target) => Some(*target),
        Edit::Replace {
            document,
            with: Entity::Register(_),
        } => Some((*document).into()),
        Edit::Reuse { field, .. } => Some((*field).into()),
        Edit::Combine(_, gone) => Some((*gone).into()),
        Edit::Merge(_, gone) | Edit::Repeal(gone) => Some((*gone).into()),
        _ => None,
    }
}

/// Returns what an edit names within procedures, and all that contains it.
fn touched(model: &Model, edit: &Edit) -> Vec<Entity> {
    let named = [edit.target(), edit.with()].into_iter().flatten();
    named
        .filter(|thing| thing.procedure(model).is_some())
        .flat_map(|thing| thing.and_around(model))
        .collect()
}

/// Returns the parts that an edit gives a new value.
///
/// Running steps side by side is not among them: taking away two waits stands together.
fn written(edit: &Edit) -> Vec<(Entity, &'static str)> {
    let Some(target) = edit.target() else {
        return Vec::new();
    };
    match edit {
        Edit::Set { part, .. } => vec![(target, part)],
        Edit::MakeOptional(_) => vec![(target, "optional")],
        Edit::MakeConditional { .. } => vec![(target, "condition")],
        Edit::AcceptCopy(_) => ["originals", "certified", "copies"]
            .map(|part| (target, part))
            .to_vec(),
        Edit::Replace { .. } => vec![(target, "paper")],
        Edit::Assign { .. } => vec![(target, "by")],
        Edit::Delegate { .. } => vec![(target, "levels")],
        Edit::AddElectronicResult(_) => vec![(target, "electronic")],
        Edit::Publish(_) => vec![(target, "published")],
        Edit::MoveBefore { before, .. } => vec![(target, "after"), ((*before).into(), "after")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
