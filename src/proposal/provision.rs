//! What has to be amended: each provision once, however many proposals rest on it.

use std::collections::BTreeSet;

use crate::model::{CitationId, Entity, LawId, Model, Stated};
use crate::symbol::Symbol;

use super::Edit;
use super::feasibility::{Feasibility, amended, bases, who_amends};

/// Something to amend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provision {
    /// A provision of a text, as exactly as it is cited.
    Cited {
        /// The text.
        law: LawId,
        /// Annex, article, clause, point and section, as far as they are named.
        place: [Option<Symbol>; 5],
    },
    /// Whatever asks for a thing of which nobody has said what it rests on.
    Undescribed(Entity),
}

impl Provision {
    /// Returns what a citation names.
    pub fn of(citation: CitationId, model: &Model) -> Self {
        let cited = &model.citations[citation];
        Self::Cited {
            law: cited.law,
            place: [
                cited.annex,
                cited.article,
                cited.clause,
                cited.point,
                cited.section,
            ],
        }
    }

    /// Returns who can amend it.
    pub fn feasibility(self, model: &Model) -> Feasibility {
        match self {
            Self::Cited { law, .. } => who_amends(model, &model.laws[law]),
            Self::Undescribed(_) => Feasibility::Unknown,
        }
    }
}

/// Returns the provisions that some edits amend together, in order.
pub fn provisions(model: &Model, edits: &[Edit]) -> BTreeSet<Provision> {
    let mut found = BTreeSet::new();
    for target in edits.iter().filter_map(amended) {
        match bases(model, target) {
            Stated::None => {}
            Stated::Is(citations) => {
                found.extend(citations.iter().map(|id| Provision::of(*id, model)));
            }
            Stated::Unknown => {
                found.insert(Provision::Undescribed(match target {
                    // A field rests on what its form rests on.
                    Entity::Field(id) => model.fields[id].form.into(),
                    other => other,
                }));
            }
        }
    }
    found
}
