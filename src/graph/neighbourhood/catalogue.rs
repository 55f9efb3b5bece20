//! What touches an agency, a law, a concept, a register or a paper.

use super::Neighbourhood;
use crate::graph::edge::EdgeKind;
use crate::model::{
    AgencyId, ConceptId, Entity, LawId, Model, PaperId, Reader, RegisterId, Successor,
};

/// Adds what touches a thing of the catalogue; nothing for anything else.
pub(super) fn add(found: &mut Neighbourhood, model: &Model, subject: Entity) {
    match subject {
        Entity::Agency(id) => add_agency(found, model, id),
        Entity::Law(id) => add_law(found, model, id),
        Entity::Concept(id) => add_concept(found, model, id),
        Entity::Register(id) => add_register(found, model, id),
        Entity::Paper(id) => add_paper(found, model, id),
        _ => {}
    }
}

fn add_agency(found: &mut Neighbourhood, model: &Model, id: AgencyId) {
    for (other, agency) in model.agencies.iter() {
        let span = agency.head.span;
        if let Some(whole) = agency.part_of.value()
            && (other == id || whole == id)
        {
            found.link(EdgeKind::PartOf, (other, whole), span);
        }
        for heir in agency.succeeded_by.items() {
            if other == id || *heir == id {
                found.link(EdgeKind::SucceededBy, (other, *heir), span);
            }
        }
    }
    for (procedure, data) in model.procedures.iter() {
        if data.authorities.items().contains(&id) {
            found.link(EdgeKind::By, (procedure, id), data.head.span);
        }
        for step in data.steps.items().iter().map(|step| &model.steps[*step]) {
            if step.by.value() == Some(id) {
                found.link(EdgeKind::By, (procedure, id), step.head.span);
            }
            let consultations = step.consultations.iter();
            for one in consultations.map(|one| &model.consultations[*one]) {
                if one.agency == id {
                    found.link(EdgeKind::Consults, (procedure, id), one.head.span);
                }
            }
        }
    }
    for (paper, data) in model.papers.iter() {
        if data.issued_by.items().contains(&id) {
            found.link(EdgeKind::Issues, (id, paper), data.head.span);
        }
    }
    for (register, data) in model.registers.iter() {
        if data.owner.value() == Some(id) {
            found.link(EdgeKind::Owns, (id, register), data.head.span);
        }
        if data.readers.items().contains(&Reader::Agency(id)) {
            found.link(EdgeKind::Reads, (id, register), data.head.span);
        }
    }
}

fn add_law(found: &mut Neighbourhood, model: &Model, id: LawId) {
    for citation in model.citations.items() {
        if let Some(procedure) = citation.procedure.filter(|_| citation.law == id) {
            found.link(EdgeKind::RestsOn, (procedure, id), citation.span);
        }
    }
    for (other, law) in model.laws.iter() {
        let span = law.head.span;
        for amended in law
            .amends
            .iter()
            .filter(|amended| other == id || **amended == id)
        {
            found.link(EdgeKind::Amends, (other, *amended), span);
        }
        for heir in law.replaced_by.items() {
            if other == id || *heir == id {
                found.link(EdgeKind::Replaces, (*heir, other), span);
            }
        }
        if law.until_by.value() == Some(id) {
            found.link(EdgeKind::EndedBy, (other, id), span);
        }
    }
    for (agency, data) in model.agencies.iter() {
        if data.until_by.value() == Some(id) {
            found.link(EdgeKind::EndedBy, (agency, id), data.head.span);
        }
    }
    for (paper, data) in model.papers.iter() {
        if data.until_by.value() == Some(id) {
            found.link(EdgeKind::EndedBy, (paper, id), data.head.span);
        }
    }
    for (register, data) in model.registers.iter() {
        let replaces = data.replaces.iter().map(|replacement| replacement.by);
        if replaces
            .chain([data.published_by])
            .any(|law| law.value() == Some(id))
        {
            found.link(EdgeKind::RestsOn, (register, id), data.head.span);
        }
    }
}

fn add_concept(found: &mut Neighbourhood, model: &Model, id: ConceptId) {
    for derivation in &model.derivations {
        for source in &derivation.sources {
            if derivation.target == id || *source == id {
                let ends = (*source, derivation.target);
                found.link(EdgeKind::Derives, ends, derivation.span);
            }
        }
    }
    for (paper, data) in model.papers.iter() {
        if data.attests.items().contains(&id) {
            found.link(EdgeKind::Attests, (paper, id), data.head.span);
        }
    }
    for (register, data) in model.registers.iter() {
        if data.holds.items().contains(&id) {
            found.link(EdgeKind::Holds, (register, id), data.head.span);
        }
    }
    for field in model.fields.items() {
        if field.concept.value() == Some(id) {
            found.link(EdgeKind::Asks, (field.procedure, id), field.head.span);
        }
    }
}

fn add_register(found: &mut Neighbourhood, model: &Model, id: RegisterId) {
    let register = &model.registers[id];
    let span = register.head.span;
    if let Some(owner) = register.owner.value() {
        found.link(EdgeKind::Owns, (owner, id), span);
    }
    for reader in register.readers.items() {
        if let Reader::Agency(agency) = reader {
            found.link(EdgeKind::Reads, (*agency, id), span);
        }
    }
    for concept in register.holds.items() {
        found.link(EdgeKind::Holds, (id, *concept), span);
    }
    for replacement in &register.replaces {
        found.link(EdgeKind::Replaces, (id, replacement.paper), span);
    }
    if let Some(law) = register.published_by.value() {
        found.link(EdgeKind::RestsOn, (id, law), span);
    }
    for (paper, data) in model.papers.iter() {
        if data.replaced_by.items().contains(&Successor::Register(id)) {
            found.link(EdgeKind::Replaces, (id, paper), data.head.span);
        }
    }
    for (result, data) in model.results.iter() {
        if data.recorded_in.items().contains(&id) {
            found.link(EdgeKind::Issues, (data.procedure, result), data.head.span);
            found.link(EdgeKind::RecordedIn, (result, id), data.head.span);
        }
    }
}

fn add_paper(found: &mut Neighbourhood, model: &Model, id: PaperId) {
    let paper = &model.papers[id];
    for agency in paper.issued_by.items() {
        found.link(EdgeKind::Issues, (*agency, id), paper.head.span);
    }
    for concept in paper.attests.items() {
        found.link(EdgeKind::Attests, (id, *concept), paper.head.span);
    }
    if let Some(law) = paper.until_by.value() {
        found.link(EdgeKind::EndedBy, (id, law), paper.head.span);
    }
    for (other, data) in model.papers.iter() {
        for successor in data.replaced_by.items() {
            let span = data.head.span;
            match successor {
                Successor::Paper(heir) if other == id || *heir == id => {
                    found.link(EdgeKind::Replaces, (*heir, other), span);
                }
                Successor::Register(register) if other == id => {
                    found.link(EdgeKind::Replaces, (*register, id), span);
                }
                Successor::Paper(_) | Successor::Register(_) => {}
            }
        }
    }
    for (register, data) in model.registers.iter() {
        if data
            .replaces
            .iter()
            .any(|replacement| replacement.paper == id)
        {
            found.link(EdgeKind::Replaces, (register, id), data.head.span);
        }
    }
    for document in model.documents.items() {
        if document.paper.value() == Some(id) {
            found.link(EdgeKind::Asks, (document.procedure, id), document.head.span);
        }
    }
    for result in model.results.items() {
        if result.paper.value() == Some(id) {
            found.link(EdgeKind::Issues, (result.procedure, id), result.head.span);
        }
    }
}
