//! What a procedure asks for, item by item, now and with the chosen proposals.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::book::Book;
use super::words::Words;
use crate::finding::wording;
use crate::model::{DocumentId, Entity, FieldId, Model, ProcedureId, Stated};
use crate::phrase::{Phrase, phrase};
use crate::quantity::Number;
use crate::report::words;

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

/// Says what a document is, how it is handed in and by whom.
fn document(model: &Model, id: DocumentId) -> Phrase {
    let document = &model.documents[id];
    let mut marks = Vec::new();
    for (quantity, [_, _, vi], en) in [
        (document.originals, words::ORIGINALS, "original"),
        (document.certified, words::CERTIFIED, "certified"),
        (document.copies, words::COPIES, "copies"),
    ] {
        if let Stated::Is(number) = quantity
            && number != Number::whole(0)
        {
            let number = wording::number(number);
            marks.push(Phrase::new(
                format_args!("{} {vi}", number.vi),
                format_args!("{} {en}", number.en),
            ));
        }
    }
    if document.shown {
        marks.push(phrase!("xuất trình", "shown"));
    }
    if document.electronic {
        marks.push(phrase!("bản điện tử", "electronic"));
    }
    if document.optional {
        marks.push(phrase!("không bắt buộc", "optional"));
    }
    if document.alternative.is_some() {
        marks.push(phrase!("một trong các lựa chọn", "one of several"));
    }
    if let Some(case) = document.case.map(|case| model.text(case)) {
        marks.push(phrase!("trường hợp: {case}", "case: {case}"));
    }
    if let Stated::Is(condition) = document.condition {
        let condition = model.text(condition);
        marks.push(phrase!("khi: {condition}", "when: {condition}"));
    }
    marked(wording::title(id.into(), model), &marks)
}

/// Says what a field asks for; where there are several forms, on which.
fn field(model: &Model, id: FieldId, many: bool) -> Phrase {
    let field = &model.fields[id];
    let mut marks = Vec::new();
    if many {
        marks.push(wording::title(field.form.into(), model));
    }
    if field.optional {
        marks.push(phrase!("không bắt buộc", "optional"));
    }
    if let Stated::Is(condition) = field.condition {
        let condition = model.text(condition);
        marks.push(phrase!("khi: {condition}", "when: {condition}"));
    }
    marked(wording::title(id.into(), model), &marks)
}

fn marked(title: Phrase, marks: &[Phrase]) -> Phrase {
    if marks.is_empty() {
        return title;
    }
    let marks = words::join(marks, "; ");
    Phrase::new(
        format_args!("{} ({})", title.vi, marks.vi),
        format_args!("{} ({})", title.en, marks.en),
    )
}
