//! Documents: one by one, and those of a choice together, since a choice with another document in
//! it is another choice.

use std::collections::BTreeMap;

use super::{Merging, meaning};
use crate::model::{DocumentId, Item, Stated};
use crate::proposal::draft::{Draft, Wording, add};
use crate::symbol::Symbol;

impl Merging<'_, '_> {
    /// Asks once for what both ask for, and for the rest in a case.
    pub(super) fn documents(&mut self) {
        let ours = self.draft.procedure(self.kept).documents.clone();
        let theirs = self.draft.procedure(self.gone).documents.clone();
        if ours == Stated::Unknown || theirs == Stated::Unknown {
            return;
        }
        let ours = units(self.draft, ours.items());
        let mut left: Vec<(Vec<DocumentId>, Vec<String>)> = ours
            .iter()
            .map(|unit| (unit.clone(), meanings(self.draft, unit)))
            .collect();
        let mut choices = ours
            .iter()
            .filter_map(|unit| self.draft.document(unit[0]).alternative)
            .max()
            .map_or(0, |last| last + 1);
        let mut renamed: BTreeMap<Symbol, String> = BTreeMap::new();
        for unit in units(self.draft, theirs.items()) {
            let wanted = meanings(self.draft, &unit);
            if let Some(place) = left.iter().position(|(_, known)| *known == wanted) {
                let (same, _) = left.remove(place);
                for (theirs, ours) in self.in_pairs(&unit, &same) {
                    self.items
                        .insert(Item::Document(theirs), Item::Document(ours));
                    self.share(ours.into(), theirs.into());
                }
                continue;
            }
            for id in &unit {
                self.take_over_document(*id, choices, &mut renamed);
            }
            choices += u32::from(self.draft.document(unit[0]).alternative.is_some());
        }
        for (unit, _) in left {
            for id in unit {
                self.keep(id.into());
            }
        }
    }

    /// Pairs the documents of two units that mean the same.
    fn in_pairs(&self, left: &[DocumentId], right: &[DocumentId]) -> Vec<(DocumentId, DocumentId)> {
        let in_order = |unit: &[DocumentId]| {
            let mut unit = unit.to_vec();
            unit.sort_by_key(|id| meaning::document(self.draft, *id));
            unit
        };
        in_order(left).into_iter().zip(in_order(right)).collect()
    }

    fn take_over_document(
        &mut self,
        id: DocumentId,
        choice: u32,
        renamed: &mut BTreeMap<Symbol, String>,
    ) {
        let model = self.draft.model();
        let excerpt = self.draft.document(id).excerpt;
        let own = self.draft.document(id).head.name;
        let declared = excerpt.map_or(own, |excerpt| excerpt.item);
        let name = renamed
            .entry(declared)
            .or_insert_with(|| self.fresh(model.text(declared)))
            .clone();
        let rest = model.text(own).strip_prefix(model.text(declared));
        let full = format!("{name}{}", rest.unwrap_or_default());
        if excerpt.is_some() {
            self.draft.word(Wording {
                target: id.into(),
                part: "item",
                text: name,
            });
        }
        self.rename(id.into(), full);
        let document = self.draft.document_mut(id);
        document.procedure = self.kept;
        document.alternative = document.alternative.map(|_| choice);
        add(&mut self.draft.procedure_mut(self.kept).documents, id);
        self.items.insert(Item::Document(id), Item::Document(id));
        self.take(id.into());
    }
}

/// Puts the documents of one choice together, in the order of the dossier.
fn units(draft: &Draft<'_>, documents: &[DocumentId]) -> Vec<Vec<DocumentId>> {
    let mut units: Vec<Vec<DocumentId>> = Vec::new();
    for id in documents {
        let choice = draft.document(*id).alternative;
        let same = |unit: &&mut Vec<DocumentId>| draft.document(unit[0]).alternative == choice;
        match units.iter_mut().find(same) {
            Some(unit) if choice.is_some() => unit.push(*id),
            _ => units.push(vec![*id]),
        }
    }
    units
}

fn meanings(draft: &Draft<'_>, unit: &[DocumentId]) -> Vec<String> {
    let meanings = unit.iter().map(|id| meaning::document(draft, *id));
    let mut meanings: Vec<String> = meanings.collect();
    meanings.sort_unstable();
    meanings.push(draft.document(unit[0]).alternative.is_some().to_string());
    meanings
}
