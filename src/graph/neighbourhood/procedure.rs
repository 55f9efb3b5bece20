//! A procedure from inside: its steps, who does them, what they use, what it asks and gives.

use super::Neighbourhood;
use crate::graph::edge::EdgeKind;
use crate::graph::{DependencyGraph, Relation};
use crate::model::{
    Document, DocumentId, Entity, FieldId, Item, Kind, Model, PaperId, ProcedureId, StepId,
};
use crate::span::Span;
use crate::truth::Truth;

/// Adds a procedure and what it is made of.
///
/// Fields are drawn where a step uses them: a form of forty fields would hide the rest.
pub(super) fn add(
    found: &mut Neighbourhood,
    model: &Model,
    graph: &DependencyGraph,
    id: ProcedureId,
) {
    let procedure = &model.procedures[id];
    found.node(id);
    for agency in procedure.authorities.items() {
        found.link(EdgeKind::By, (id, *agency), procedure.head.span);
    }
    for document in procedure.documents.items() {
        add_document(found, model, (id, *document));
    }
    for step in procedure.steps.items() {
        add_order(found, model, graph, *step);
        add_work(found, model, *step);
    }
    for result in procedure.results.items() {
        let outcome = &model.results[*result];
        found.link(EdgeKind::Issues, (id, *result), outcome.head.span);
        if let Some(paper) = outcome.paper.value() {
            found.link(EdgeKind::Is, (*result, paper), outcome.head.span);
        }
        for register in outcome.recorded_in.items() {
            found.link(
                EdgeKind::RecordedIn,
                (*result, *register),
                outcome.head.span,
            );
        }
    }
}

fn add_document(
    found: &mut Neighbourhood,
    model: &Model,
    (procedure, id): (ProcedureId, DocumentId),
) {
    let document: &Document = &model.documents[id];
    found.link(EdgeKind::Asks, (procedure, id), document.head.span);
    if let Some(paper) = document.paper.value() {
        found.link(EdgeKind::Is, (id, paper), document.head.span);
        add_replacing_registers(found, model, paper);
    }
}

/// Adds the registers whose data stand for a paper, wholly or in part.
fn add_replacing_registers(found: &mut Neighbourhood, model: &Model, paper: PaperId) {
    for (register, data) in model.registers.iter() {
        if data
            .replaces
            .iter()
            .any(|replacement| replacement.paper == paper)
        {
            found.link(EdgeKind::Replaces, (register, paper), data.head.span);
        }
    }
}

/// Adds what comes before a step and what it needs; a step with nothing before it hangs on the
/// procedure. What it needs only because something else does that it needs is left out.
fn add_order(found: &mut Neighbourhood, model: &Model, graph: &DependencyGraph, id: StepId) {
    let step = &model.steps[id];
    let entity = Entity::from(id);
    let earlier = graph.backward(Relation::Before, entity);
    for index in earlier.iter() {
        let before = Kind::Step.entity(*index as usize);
        found.link(EdgeKind::Then, (before, id), step.head.span);
    }
    if earlier.is_empty() {
        found.link(EdgeKind::Begins, (step.procedure, id), step.head.span);
    }
    let needed: Vec<Entity> = graph
        .forward(Relation::Requires, entity)
        .iter()
        .map(|index| Kind::Step.entity(*index as usize))
        .collect();
    let leads = |from, to| graph.closure(Relation::Requires, from, to) == Truth::True;
    for one in needed.iter().copied() {
        // On a circle each leads to each, and none stands for another.
        let implied = |other: &Entity| leads(*other, one) && !leads(one, *other);
        if !needed.iter().any(implied) {
            found.link(EdgeKind::Requires, (id, one), step.head.span);
        }
    }
}

/// Adds who does a step, whom it asks, what it uses and writes.
fn add_work(found: &mut Neighbourhood, model: &Model, id: StepId) {
    let step = &model.steps[id];
    if let Some(agency) = step.by.value() {
        found.link(EdgeKind::By, (id, agency), step.head.span);
    }
    for item in step.uses.items() {
        add_item(found, model, (EdgeKind::Uses, id, *item), step.head.span);
    }
    for item in step.writes.items() {
        add_item(found, model, (EdgeKind::Writes, id, *item), step.head.span);
    }
    for consultation in &step.consultations {
        let consultation = &model.consultations[*consultation];
        found.link(
            EdgeKind::Consults,
            (id, consultation.agency),
            consultation.head.span,
        );
    }
}

/// Adds an item of a step; what has only a name is not a thing of the model, and is left out.
fn add_item(
    found: &mut Neighbourhood,
    model: &Model,
    (kind, step, item): (EdgeKind, StepId, Item),
    span: Span,
) {
    match item {
        Item::Field(field) => {
            found.link(kind, (step, field), span);
            add_holding_registers(found, model, field);
        }
        Item::Document(document) => found.link(kind, (step, document), span),
        Item::Result(result) => found.link(kind, (step, result), span),
        Item::Named(_) => {}
    }
}

/// Adds the registers that hold what a field asks for, and that are published for use.
fn add_holding_registers(found: &mut Neighbourhood, model: &Model, field: FieldId) {
    let Some(concept) = model.fields[field].concept.value() else {
        return;
    };
    for (register, data) in model.registers.iter() {
        let published = data.published.value().is_some_and(|day| day <= model.as_of);
        if published && data.holds.items().contains(&concept) {
            found.link(EdgeKind::Holds, (register, field), data.head.span);
        }
    }
}
