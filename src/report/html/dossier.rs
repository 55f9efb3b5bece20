//! What a procedure asks for, item by item, now and with the chosen proposals.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::book::Book;
use super::words::Words;
use crate::finding::wording;
use crate::model::{Entity, Model, ProcedureId, Stated};
use crate::phrase::Phrase;
use crate::report::described::{document, field};

/// What becomes of an item.
enum Then {
    /// It stays as it is.
    Same,
    /// It is no longer asked for.
    Gone,
    /// It is asked for otherwise.
    Is(Words),
}

impl Serialize for Then {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Same => serializer.serialize_u8(0),
            Self::Gone => serializer.serialize_none(),
            Self::Is(words) => words.serialize(serializer),
        }
    }
}

/// An item now, `None` of what is only asked for later, and what becomes of it.
#[derive(Serialize)]
pub(super) struct Item(Option<Words>, Then);

/// Returns the documents of a procedure; `None` where they are not described.
pub(super) fn documents(book: &Book<'_>, id: ProcedureId) -> Option<Vec<Item>> {
    pairs(book, id, |model, id| {
        let documents = &model.procedures[id].documents;
        let items = documents.items().iter();
        let items = items.map(|id| ((*id).into(), document(model, *id)));
        (documents != &Stated::Unknown).then(|| items.collect())
    })
}

/// Returns the fields of a procedure; `None` where they are not described.
pub(super) fn fields(book: &Book<'_>, id: ProcedureId) -> Option<Vec<Item>> {
    pairs(book, id, |model, id| {
        let procedure = &model.procedures[id];
        let is_known = procedure.fields != Stated::Unknown;
        let many = procedure.forms.items().len() > 1;
        let items = procedure.fields.items().iter();
        let items = items.map(|id| ((*id).into(), field(model, *id, many)));
        is_known.then(|| items.collect())
    })
}

/// Puts what is asked for now beside what is asked for then, by name.
fn pairs(
    book: &Book<'_>,
    id: ProcedureId,
    of: impl Fn(&Model, ProcedureId) -> Option<Vec<(Entity, Phrase)>>,
) -> Option<Vec<Item>> {
    let now = of(book.page.model, id)?;
    let then = book.after(id).and_then(|id| of(&book.after, id));
    let then = then.unwrap_or_default().into_iter();
    let named = then.map(|(thing, words)| (wording::name(thing, &book.after), words));
    let mut then: BTreeMap<String, Phrase> = named.collect();
    let mut items: Vec<Item> = Vec::with_capacity(now.len());
    for (thing, words) in now {
        let becomes = match then.remove(&wording::name(thing, book.page.model)) {
            None => Then::Gone,
            Some(same) if same == words => Then::Same,
            Some(other) => Then::Is(other.into()),
        };
        items.push(Item(Some(words.into()), becomes));
    }
    let added = then.into_values();
    items.extend(added.map(|words| Item(None, Then::Is(words.into()))));
    Some(items)
}
