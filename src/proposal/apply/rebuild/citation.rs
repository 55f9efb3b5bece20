//! Legal bases: kept while something cites them.

use std::collections::BTreeSet;

use crate::index::{Arena, Id as _};
use crate::model::{CitationId, Entity, Head, Model, Stated};

macro_rules! heads {
    ($($arena:ident $kind:ident)*) => {
        /// Lends name, title and bases of a thing; a citation has none of its own.
        pub(super) fn head_mut(model: &mut Model, entity: Entity) -> Option<&mut Head> {
            match entity {
                $(Entity::$kind(id) => Some(&mut model.$arena[id].head),)*
                Entity::Citation(_) => None,
            }
        }

        /// Visits the bases of everything.
        fn for_each_bases(model: &mut Model, mut visit: impl FnMut(&mut Stated<Vec<CitationId>>)) {
            $(for thing in model.$arena.iter_mut() {
                visit(&mut thing.head.bases);
            })*
            for derivation in &mut model.derivations {
                visit(&mut derivation.bases);
            }
        }
    };
}

heads! {
    procedures Procedure channels Channel forms Form fields Field documents Document steps Step
    consultations Consultation results Result agencies Agency laws Law concepts Concept
    registers Register papers Paper
}

/// Takes out the citations that nothing cites any more, or that an edit drops.
///
/// Dropped ones go by the ids they had in the old model, which is where the arena still has them.
pub(super) fn sweep(model: &mut Model, dropped: &BTreeSet<CitationId>) {
    let mut cited = vec![false; model.citations.len()];
    for_each_bases(model, |bases| {
        if let Stated::Is(items) = bases {
            items.retain(|id| !dropped.contains(id));
            for id in items.iter() {
                cited[id.index()] = true;
            }
            if items.is_empty() {
                *bases = Stated::None;
            }
        }
    });
    let mut kept = Arena::default();
    let mut moved = Vec::with_capacity(cited.len());
    for (citation, cited) in model.citations.items().iter().zip(cited) {
        moved.push(cited.then(|| kept.push(citation.clone())));
    }
    model.citations = kept;
    for_each_bases(model, |bases| {
        if let Stated::Is(items) = bases {
            for id in items {
                *id = moved[id.index()].expect("what is cited is kept");
            }
        }
    });
}
