//! What makes two parts the same when their procedures are merged: all that is described of them,
//! but their names.

use crate::fold::{fold, item_words};
use crate::model::{
    ChannelId, CitationId, DocumentId, Entity, FieldId, Model, ResultId, Stated, StepId,
};
use crate::proposal::draft::Draft;
use crate::symbol::Symbol;

/// Returns the condition that a part has of its own, or the case that it stands in.
pub(super) fn own_condition(draft: &Draft<'_>, part: Entity) -> Option<Symbol> {
    if let Some(limit) = draft.limited.get(&part) {
        return limit.before;
    }
    match part {
        Entity::Document(id) => draft.document(id).case,
        Entity::Field(id) => draft.field(id).condition.value(),
        Entity::Channel(id) => draft.channel(id).condition.value(),
        Entity::Step(id) => draft.step(id).condition.value(),
        _ => None,
    }
}

/// Returns the words of a text, whatever signs stand between them and however it is numbered.
fn words(model: &Model, text: Symbol) -> String {
    item_words(&fold(model.text(text))).join(" ")
}

/// Returns what a thing was recognised as, or else its words.
fn what(
    model: &Model,
    known: Stated<impl crate::index::Id>,
    title: Symbol,
) -> Result<usize, String> {
    match known {
        Stated::Is(id) => Ok(id.index()),
        _ => Err(words(model, title)),
    }
}

pub(super) fn document(draft: &Draft<'_>, id: DocumentId) -> String {
    let (model, document) = (draft.model(), draft.document(id));
    let text = |text: Symbol| words(model, text);
    let parts = (
        what(model, document.paper, document.head.title),
        document.role.map(text),
        [document.originals, document.certified, document.copies],
        [document.shown, document.electronic, document.optional],
        own_condition(draft, id.into()).map(text),
        document.condition.map(text),
    );
    format!("{parts:?}")
}

pub(super) fn field(draft: &Draft<'_>, id: FieldId) -> String {
    let (model, field) = (draft.model(), draft.field(id));
    let text = |text: Symbol| words(model, text);
    let parts = (
        what(model, field.concept, field.head.title),
        (field.role.map(text), field.moment.map(text)),
        (field.optional, field.value_type),
        own_condition(draft, id.into()).map(text),
    );
    format!("{parts:?}")
}

pub(super) fn channel(draft: &Draft<'_>, id: ChannelId) -> String {
    let (model, channel) = (draft.model(), draft.channel(id));
    let text = |text: Symbol| words(model, text);
    let parts = (
        (channel.method, channel.extent, channel.time_limit),
        (channel.fee, channel.fee_note.map(text), &channel.payment),
        own_condition(draft, id.into()).map(text),
    );
    format!("{parts:?}")
}

pub(super) fn result(draft: &Draft<'_>, id: ResultId) -> String {
    let (model, result) = (draft.model(), draft.result(id));
    let role = result.role.map(|role| words(model, role));
    format!("{:?}", (what(model, result.paper, result.head.title), role))
}

/// A step is the same if it does the same, whoever does it.
pub(super) fn step(draft: &Draft<'_>, id: StepId) -> String {
    let (model, step) = (draft.model(), draft.step(id));
    let condition = own_condition(draft, id.into()).map(|text| words(model, text));
    format!("{:?}", (step.act, words(model, step.head.title), condition))
}

pub(super) fn form(model: &Model, title: Symbol) -> String {
    words(model, title)
}

pub(super) fn cited(model: &Model, id: CitationId) -> String {
    let cited = &model.citations[id];
    let labels = cited
        .labels()
        .map(|label| label.map(|label| words(model, label)));
    format!("{:?}", (cited.law, labels))
}
