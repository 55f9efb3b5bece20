//! What each edit does to a model.
//!
//! Total: an edit of something that is gone already, or of a part that cannot be set, changes
//! nothing. Which edits may stand together is settled before, in `proposal/select.rs`.

use crate::model::{
    ConsultationId, DocumentId, Entity, FieldId, FormId, Item, Model, ProcedureId, ResultId,
    Stated, StepId,
};
use crate::quantity::Number;
use crate::syntax::keyword::Keyword;

use super::Edit;
use super::draft::{AddedChannel, Draft, Wording, add, remove};
use crate::work;

mod link;
mod merge;
mod order;
mod rebuild;
mod set;
#[cfg(test)]
mod tests;

/// Makes the model that some edits leave, in their order.
///
/// Ids of the new model are its own: what is gone leaves no gap. Linear in the model.
pub fn apply(model: &Model, edits: &[Edit]) -> Model {
    let mut draft = Draft::new(model);
    for edit in edits {
        apply_to(&mut draft, edit);
    }
    finish(draft)
}

/// Makes a whole model of a draft; linear in the model.
pub fn finish(draft: Draft<'_>) -> Model {
    work::done(draft.model().procedures.len());
    rebuild::rebuild(draft)
}

/// Lays one edit over a draft; the cost is that of the procedures it touches.
pub fn apply_to(draft: &mut Draft<'_>, edit: &Edit) {
    match edit {
        Edit::Drop(target) => drop_entity(draft, *target),
        Edit::Replace { document, with } => replace(draft, *document, *with),
        Edit::Reuse { field, from } => {
            let source = Item::Named(draft.model().registers[*from].head.name);
            drop_field(draft, *field, Some(source));
        }
        Edit::MakeOptional(target) => {
            set::set(draft, *target, "optional", &super::Setting::Flag(true));
        }
        Edit::MakeConditional { target, condition } => draft.word(Wording {
            target: *target,
            part: "condition",
            text: condition.clone(),
        }),
        Edit::AcceptCopy(document) => accept_copy(draft, *document),
        Edit::Set { target, part, to } => set::set(draft, *target, part, to),
        Edit::Combine(kept, gone) => order::combine(draft, *kept, *gone),
        Edit::RunAlongside { step, alongside } => order::run_alongside(draft, *step, *alongside),
        Edit::MoveBefore { step, before } => order::move_before(draft, *step, *before),
        Edit::Assign { step, to } => draft.step_mut(*step).by = Stated::Is(*to),
        Edit::Delegate { procedure, level } => delegate(draft, *procedure, *level),
        Edit::Merge(kept, gone) => merge::merge(draft, *kept, *gone),
        Edit::Repeal(gone) => draft.remove_procedure(*gone),
        Edit::AddChannel {
            procedure,
            method,
            extent,
        } => {
            let (method, extent) = (*method, *extent);
            draft.add_channel(*procedure, AddedChannel { method, extent });
        }
        Edit::AddElectronicResult(target) => add_electronic_result(draft, *target),
        Edit::Publish(procedure) => {
            let today = draft.model().as_of;
            if draft.procedure(*procedure).published.value().is_none() {
                let today = super::Setting::Date(today);
                set::set(draft, (*procedure).into(), "published", &today);
            }
        }
        Edit::Cite { law, target } => {
            if let Some(law) = law {
                draft.citations_added.push((*target, *law));
            }
        }
        Edit::Link(earlier, later) => link::link(draft, *earlier, *later),
        Edit::Ask(_) => {}
    }
}

/// Takes something out of the lists of its owner.
fn drop_entity(draft: &mut Draft<'_>, target: Entity) {
    match target {
        Entity::Procedure(id) => draft.remove_procedure(id),
        Entity::Channel(id) => {
            let procedure = draft.channel(id).procedure;
            remove(&mut draft.procedure_mut(procedure).channels, &id);
        }
        Entity::Form(id) => drop_form(draft, id),
        Entity::Field(id) => drop_field(draft, id, None),
        Entity::Document(id) => drop_document(draft, id, None),
        Entity::Step(id) => order::drop_step(draft, id),
        Entity::Consultation(id) => drop_consultation(draft, id),
        Entity::Result(id) => drop_result(draft, id),
        Entity::Citation(id) => {
            draft.citations_dropped.insert(id);
        }
        // The catalogue is what is; a proposal changes procedures only.
        Entity::Agency(_)
        | Entity::Law(_)
        | Entity::Concept(_)
        | Entity::Register(_)
        | Entity::Paper(_) => {}
    }
}

fn drop_form(draft: &mut Draft<'_>, form: FormId) {
    let procedure = draft.form(form).procedure;
    for field in draft.form(form).fields.items().to_vec() {
        drop_field(draft, field, None);
    }
    remove(&mut draft.procedure_mut(procedure).forms, &form);
    // The form may have been the one that kept the fields unknown.
    let forms = draft.procedure(procedure).forms.clone();
    let fields: Vec<&Stated<Vec<FieldId>>> = forms
        .items()
        .iter()
        .map(|form| &draft.form(*form).fields)
        .collect();
    let is_known = fields.iter().all(|fields| **fields != Stated::Unknown);
    let all: Vec<FieldId> = fields
        .iter()
        .flat_map(|fields| fields.items())
        .copied()
        .collect();
    draft.procedure_mut(procedure).fields = match forms {
        Stated::None => Stated::None,
        Stated::Is(_) if is_known && all.is_empty() => Stated::None,
        Stated::Is(_) if is_known => Stated::Is(all),
        Stated::Is(_) | Stated::Unknown => Stated::Unknown,
    };
}

/// Takes a field off its form; whoever used it uses `instead`, where there is such a thing.
fn drop_field(draft: &mut Draft<'_>, field: FieldId, instead: Option<Item>) {
    let (procedure, form) = (draft.field(field).procedure, draft.field(field).form);
    remove(&mut draft.form_mut(form).fields, &field);
    remove(&mut draft.procedure_mut(procedure).fields, &field);
    substitute(draft, procedure, Item::Field(field), instead);
}

/// Takes a document out of the dossier; whoever used it uses `instead`.
fn drop_document(draft: &mut Draft<'_>, document: DocumentId, instead: Option<Item>) {
    let procedure = draft.document(document).procedure;
    remove(&mut draft.procedure_mut(procedure).documents, &document);
    substitute(draft, procedure, Item::Document(document), instead);
}

fn drop_result(draft: &mut Draft<'_>, result: ResultId) {
    let procedure = draft.result(result).procedure;
    remove(&mut draft.procedure_mut(procedure).results, &result);
    substitute(draft, procedure, Item::Result(result), None);
}

fn drop_consultation(draft: &mut Draft<'_>, consultation: ConsultationId) {
    let step = draft.consultation(consultation).step;
    draft
        .step_mut(step)
        .consultations
        .retain(|other| *other != consultation);
}

/// Puts one item in the place of another wherever a step or an opinion of a procedure names it.
fn substitute(draft: &mut Draft<'_>, procedure: ProcedureId, item: Item, instead: Option<Item>) {
    let change = |list: &mut Stated<Vec<Item>>| {
        remove(list, &item);
        if let Some(instead) = instead {
            add(list, instead);
        }
    };
    for step in draft.steps_of(procedure).to_vec() {
        let names = |list: &Stated<Vec<Item>>| list.items().contains(&item);
        if names(&draft.step(step).uses) {
            change(&mut draft.step_mut(step).uses);
        }
        if names(&draft.step(step).writes) {
            change(&mut draft.step_mut(step).writes);
        }
        for consultation in draft.step(step).consultations.clone() {
            if names(&draft.consultation(consultation).about) {
                change(&mut draft.consultation_mut(consultation).about);
            }
        }
    }
}

fn replace(draft: &mut Draft<'_>, document: DocumentId, with: Entity) {
    match with {
        Entity::Register(register) => {
            let source = Item::Named(draft.model().registers[register].head.name);
            drop_document(draft, document, Some(source));
        }
        Entity::Paper(paper) => {
            let document = draft.document_mut(document);
            document.paper = Stated::Is(paper);
            document.recognition = crate::model::Recognition::Explicit;
        }
        _ => {}
    }
}

/// Turns originals and certified copies into plain copies, as many as there were.
fn accept_copy(draft: &mut Draft<'_>, document: DocumentId) {
    let document = draft.document_mut(document);
    let known = |quantity: Stated<Number>| quantity.value().map(|number| number.thousandths);
    let (originals, certified) = (known(document.originals), known(document.certified));
    if let (Some(originals), Some(certified)) = (originals, certified) {
        let copies = known(document.copies).unwrap_or(0);
        document.copies = Stated::Is(Number {
            thousandths: copies.saturating_add(originals).saturating_add(certified),
        });
    }
    let zero = Stated::Is(Number::default());
    (document.originals, document.certified) = (zero, zero);
}

/// Has a procedure decided at a lower level; which agency there decides is not said.
fn delegate(draft: &mut Draft<'_>, procedure: ProcedureId, level: Keyword) {
    let procedure = draft.procedure_mut(procedure);
    procedure.levels = Stated::Is(vec![level]);
    procedure.authorities = Stated::Unknown;
}

fn add_electronic_result(draft: &mut Draft<'_>, target: Entity) {
    let results = match target {
        Entity::Result(id) => vec![id],
        Entity::Procedure(id) => draft.procedure(id).results.items().to_vec(),
        _ => Vec::new(),
    };
    for result in results {
        draft.result_mut(result).electronic = Stated::Is(true);
    }
}

/// Returns whether a step waits for another, itself or through others.
fn waits_for(draft: &Draft<'_>, step: StepId, other: StepId) -> bool {
    let mut seen = vec![step];
    let mut next = 0;
    while let Some(step) = seen.get(next).copied() {
        next += 1;
        for before in draft.step(step).after.items() {
            if *before == other {
                return true;
            }
            if !seen.contains(before) {
                seen.push(*before);
            }
        }
    }
    false
}
