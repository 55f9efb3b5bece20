//! What the fields of forms were read as.

use serde_json::{Value, json};

use super::Listing;
use crate::model::{Field, Model, Procedure, Recognition};
use crate::phrase::{Phrase, phrase};
use crate::recognise::tally;
use crate::report::pen::{Ink, Pen};
use crate::report::underline::{Stroke, underline};

/// Returns the fields of a procedure, form by form, as far as they are listed.
pub(super) fn listed<'l>(listing: Listing<'l>, procedure: &Procedure) -> Vec<&'l Field> {
    let model = listing.model;
    let forms = procedure.forms.as_ref().value();
    let forms = forms.map_or(&[][..], Vec::as_slice).iter();
    let ids = forms.flat_map(|form| {
        let fields = model.forms[*form].fields.as_ref().value();
        fields.map_or(&[][..], Vec::as_slice)
    });
    let fields = ids.map(|id| &model.fields[*id]);
    let unread = |field: &&Field| field.recognition == Recognition::Unrecognised;
    fields
        .filter(|field| !listing.unread || unread(field))
        .collect()
}

/// Returns what a field is taken for; `None` for nothing of the catalogue.
fn concept<'m>(model: &'m Model, field: &Field) -> Option<&'m str> {
    let concept = field.concept.value()?;
    Some(model.text(model.concepts[concept].head.name))
}

/// Writes the name of a field, its label underlined where the label was read, and what it was taken
/// for.
pub(super) fn write(pen: &mut Pen, model: &Model, field: &Field) {
    pen.line(Ink::Plain, "  ", &Phrase::same(model.text(field.head.name)));
    let label = model.text(field.head.title);
    let whole = |mark| Stroke {
        words: 0..label.len(),
        mark,
    };
    let strokes = match field.recognition {
        Recognition::Explicit => Vec::new(),
        Recognition::ByText => vec![whole('^')],
        Recognition::Unrecognised => vec![whole('.')],
    };
    pen.verbatim(&underline("    ", label, &strokes));
    match (field.recognition, concept(model, field)) {
        (Recognition::Explicit, Some(concept)) => pen.line(
            Ink::Plain,
            "      ",
            &phrase!("ghi rõ trong tệp: {concept}", "said in the file: {concept}"),
        ),
        (Recognition::Explicit, None) => pen.line(
            Ink::Plain,
            "      ",
            &phrase!(
                "ghi rõ trong tệp: không phải mục tin nào",
                "said in the file: no concept"
            ),
        ),
        (_, Some(concept)) => pen.line(Ink::Plain, "       1 ", &Phrase::same(concept)),
        (_, None) => pen.line(
            Ink::Plain,
            "       1 ",
            &phrase!("chưa nhận ra", "not recognised"),
        ),
    }
}

/// Says how many fields are known, and how; nothing where there is none.
pub(super) fn total(model: &Model) -> Option<Phrase> {
    let count = tally(model).fields;
    let (explicit, read, unread) = (count.explicit, count.by_text, count.unrecognised);
    let all = explicit + read + unread;
    (all > 0).then(|| {
        phrase!(
            "{all} thông tin trong biểu mẫu: {explicit} ghi rõ mục tin trong tệp, {read} nhận ra, {unread} chưa nhận ra",
            "{all} fields: {explicit} with the concept said in the file, {read} recognised, {unread} not recognised"
        )
    })
}

/// Writes a field as JSON.
pub(super) fn json(model: &Model, field: &Field) -> Value {
    json!({
        "name": model.text(field.head.name),
        "title": model.text(field.head.title),
        "explicit": field.recognition == Recognition::Explicit,
        "concept": concept(model, field),
    })
}

/// Writes the totals of fields as JSON.
pub(super) fn totals_json(model: &Model) -> Value {
    let count = tally(model).fields;
    json!({
        "explicit": count.explicit,
        "recognised": count.by_text,
        "unread": count.unrecognised,
    })
}
