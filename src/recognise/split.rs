//! From an item that asks for several things to a document for each.
//!
//! The things take the place of the item in the dossier, in the order of its words, as `p.d.1`,
//! `p.d.2`. What the file says of the item holds for each of them; whoever uses the item uses them
//! all. Each remembers the item, so that what was declared can still be counted and shown.

use std::collections::BTreeMap;

use super::document::{Thing, spaced};
use crate::index::{Arena, Id as _};
use crate::model::{
    Document, DocumentId, Excerpt, Head, Item, Model, ProcedureId, Recognition, Stated,
};
use crate::span::Span;

/// Where each declared document went; several for an item that was split.
struct Moves(Vec<Vec<DocumentId>>);

/// Puts things in the place of the items that ask for them; linear in the model.
pub(super) fn split(model: &mut Model, items: &BTreeMap<DocumentId, &[Thing]>) {
    if items.is_empty() {
        return;
    }
    let declared = std::mem::take(&mut model.documents);
    let mut choices = choices(&declared);
    let mut moves = Moves(Vec::with_capacity(declared.len()));
    for (id, document) in declared.iter() {
        let Some(things) = items.get(&id) else {
            moves.0.push(vec![model.documents.push(document.clone())]);
            continue;
        };
        let choice = choices.entry(document.procedure).or_default();
        let parts = (1..).zip(*things).map(|(number, thing)| {
            let alternative = thing.choice.map(|of_item| *choice + of_item);
            let part = part(model, document, number, thing);
            let mut part = Document {
                alternative,
                ..part
            };
            if let Some(quantities) = thing.quantities {
                quantities.tell(&mut part);
            }
            model.documents.push(part)
        });
        moves.0.push(parts.collect());
        let offered = things.iter().filter_map(|thing| thing.choice).max();
        *choice += offered.map_or(0, |last| last + 1);
    }
    moves.lead(model);
}

/// Returns how many choices the file itself offers in each procedure that has any.
fn choices(documents: &Arena<DocumentId, Document>) -> BTreeMap<ProcedureId, u32> {
    let mut choices = BTreeMap::new();
    for document in documents.items() {
        if let Some(choice) = document.alternative {
            let next: &mut u32 = choices.entry(document.procedure).or_default();
            *next = (*next).max(choice + 1);
        }
    }
    choices
}

/// Makes the document of a thing that an item asks for.
fn part(model: &mut Model, item: &Document, number: usize, thing: &Thing) -> Document {
    let name = format!("{}.{number}", model.text(item.head.name));
    let title = spaced(&model.text(item.head.title)[thing.words.clone()]);
    let condition = match (item.condition, &thing.condition) {
        (Stated::Unknown, Some(condition)) => Stated::Is(model.texts.intern(condition)),
        (stated, _) => stated,
    };
    // A template is that of one of them.
    let template = match item.template {
        Stated::Is(_) => Stated::Unknown,
        stated => stated,
    };
    let words = item.title_at.map(|title| {
        let place = |byte: usize| title.start + u32::try_from(byte).expect("a file is small");
        Span::new(title.file, place(thing.words.start), place(thing.words.end))
    });
    Document {
        head: Head {
            name: model.texts.intern(&name),
            title: model.texts.intern(&title),
            span: words.unwrap_or(item.head.span),
            bases: item.head.bases.clone(),
        },
        paper: Stated::or_unknown(thing.paper),
        recognition: match thing.paper {
            Some(_) => Recognition::ByText,
            None => Recognition::Unrecognised,
        },
        condition,
        template,
        title_at: words,
        excerpt: Some(Excerpt {
            item: item.head.name,
            title: item.head.title,
            declared: item.head.span,
        }),
        ..item.clone()
    }
}

impl Moves {
    /// Leads every reference to a document to where it went.
    fn lead(&self, model: &mut Model) {
        for procedure in model.procedures.iter_mut() {
            if let Stated::Is(documents) = &mut procedure.documents {
                *documents = documents
                    .iter()
                    .flat_map(|id| &self.0[id.index()])
                    .copied()
                    .collect();
            }
        }
        for step in model.steps.iter_mut() {
            self.items(&mut step.uses);
            self.items(&mut step.writes);
        }
        for consultation in model.consultations.iter_mut() {
            self.items(&mut consultation.about);
        }
    }

    fn items(&self, items: &mut Stated<Vec<Item>>) {
        let Stated::Is(items) = items else { return };
        let lead = |item: &Item| match item {
            Item::Document(id) => {
                let parts = self.0[id.index()].iter();
                parts.copied().map(Item::Document).collect()
            }
            other => vec![*other],
        };
        *items = items.iter().flat_map(lead).collect();
    }
}
