//! Which proposals cannot stand together.
//!
//! Two conflict where one changes differently what the other changes, touches what the other
//! removes, or removes what the other touches. The same edit twice is no conflict.

use rustc_hash::FxHashMap;

use crate::model::{Entity, Model};
use crate::work;

use super::Edit;

/// What edits may disagree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// A thing that one removes and another touches.
    Thing(Entity),
    /// A part that both give a value.
    Part(Entity, &'static str),
}

/// Finds the conflicts of some proposals, given by their edits: of each, the others by position, in
/// order.
///
/// Linear in the edits and in the conflicts.
pub(super) fn conflicts(model: &Model, proposals: &[&[Edit]]) -> Vec<Vec<usize>> {
    let mut named: FxHashMap<Place, Vec<(usize, &Edit, bool)>> = FxHashMap::default();
    for (position, edits) in proposals.iter().enumerate() {
        for edit in *edits {
            for (place, is_decisive) in places(model, edit) {
                let there = named.entry(place).or_default();
                there.push((position, edit, is_decisive));
            }
        }
    }
    let mut conflicts = vec![Vec::new(); proposals.len()];
    for (position, edits) in proposals.iter().enumerate() {
        for edit in *edits {
            for (place, is_decisive) in places(model, edit) {
                let others = named.get(&place).map_or(&[][..], Vec::as_slice);
                work::done(others.len());
                let others = others.iter().filter(|(other, made, decides)| {
                    *other != position && (is_decisive || *decides) && *made != edit
                });
                conflicts[position].extend(others.map(|(other, ..)| *other));
            }
        }
        conflicts[position].sort_unstable();
        conflicts[position].dedup();
    }
    conflicts
}

/// Returns what two proposals disagree on; `None` where they can stand together.
pub(super) fn disagreement(model: &Model, ours: &[Edit], theirs: &[Edit]) -> Option<Entity> {
    let theirs: Vec<(Place, bool, &Edit)> = theirs
        .iter()
        .flat_map(|edit| {
            let places = places(model, edit).into_iter();
            places.map(move |(place, is_decisive)| (place, is_decisive, edit))
        })
        .collect();
    ours.iter().find_map(|edit| {
        places(model, edit)
            .into_iter()
            .find_map(|(place, decides)| {
                let disagrees = |(there, is_decisive, other): &&(Place, bool, &Edit)| {
                    *there == place && (decides || *is_decisive) && *other != edit
                };
                theirs.iter().find(disagrees)?;
                Some(match place {
                    Place::Thing(thing) | Place::Part(thing, _) => thing,
                })
            })
    })
}

/// Returns what an edit may disagree with others on, and whether it decides there whatever they do.
fn places(model: &Model, edit: &Edit) -> Vec<(Place, bool)> {
    let gone = removed(edit);
    let touched = touched(model, edit).into_iter();
    let touched = touched.map(|thing| (Place::Thing(thing), gone == Some(thing)));
    let written = written(edit).into_iter();
    let written = written.map(|(thing, part)| (Place::Part(thing, part), true));
    touched.chain(written).collect()
}

/// Returns what an edit takes away.
fn removed(edit: &Edit) -> Option<Entity> {
    match edit {
        Edit::Combine(_, gone) => Some((*gone).into()),
        Edit::Merge(_, gone) => Some((*gone).into()),
        edit => ended(edit),
    }
}

/// Returns what an edit does away with, so that nothing of it is left anywhere: whatever was found
/// of it is answered.
pub(super) fn ended(edit: &Edit) -> Option<Entity> {
    match edit {
        Edit::Drop(target) => Some(*target),
        Edit::Replace {
            document,
            with: Entity::Register(_),
        } => Some((*document).into()),
        Edit::Reuse { field, .. } => Some((*field).into()),
        Edit::Repeal(gone) => Some((*gone).into()),
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
