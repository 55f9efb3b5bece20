//! What each relation says of two things, read from the model word by word.
//!
//! Nothing is kept: every question reads what it needs again.

use tinhgon::graph::Relation;
use tinhgon::model::{
    AgencyId, DocumentId, Entity, Model, PaperId, ProcedureId, RegisterId, Stated, Successor,
};
use tinhgon::truth::Truth;

use super::order;

/// Returns whether a relation holds between two things.
pub(super) fn holds(model: &Model, relation: Relation, left: Entity, right: Entity) -> Truth {
    match (relation, left, right) {
        (Relation::Before, Entity::Step(s), Entity::Step(t)) => order::before(model, s, t),
        (Relation::Requires, Entity::Step(t), Entity::Step(s)) => order::requires(model, t, s),
        (Relation::Precedes, Entity::Procedure(p), Entity::Procedure(q)) => precedes(model, p, q),
        (Relation::WaitsFor, Entity::Procedure(p), Entity::Procedure(q)) => {
            as_described(model, relation, left, right).and(precedes(model, q, p))
        }
        _ => as_described(model, relation, left, right),
    }
}

/// Returns whether a relation is described, or may be where a side is not described in full.
fn as_described(model: &Model, relation: Relation, left: Entity, right: Entity) -> Truth {
    let is_open = is_open(model, relation, left, true) || is_open(model, relation, right, false);
    decided(is_described(model, relation, left, right), is_open)
}

fn decided(described: bool, is_open: bool) -> Truth {
    match (described, is_open) {
        (true, _) => Truth::True,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::False,
    }
}

/// Returns whether a relation leads from one thing to another in one step or more.
///
/// `waits-for` is ruled out by either of two things, each over the whole way: by what is described
/// of who waits for whom, and by what comes before what.
pub(super) fn closure(model: &Model, relation: Relation, left: Entity, right: Entity) -> Truth {
    if let (Entity::Step(_), Entity::Step(_)) = (left, right) {
        return order::closure(model, relation, left, right);
    }
    let way = |relation, from, to, holds: fn(&Model, Relation, Entity, Entity) -> Truth| {
        [Truth::True, Truth::Unknown]
            .into_iter()
            .find(|least| {
                reaches(model, from, to, |one, next| {
                    holds(model, relation, one, next) >= *least
                })
            })
            .unwrap_or(Truth::False)
    };
    match relation {
        Relation::WaitsFor => way(relation, left, right, as_described).and(way(
            Relation::Precedes,
            right,
            left,
            holds,
        )),
        _ => way(relation, left, right, holds),
    }
}

/// Returns whether one thing is reached from another in one step or more.
pub(super) fn reaches(
    model: &Model,
    left: Entity,
    right: Entity,
    leads: impl Fn(Entity, Entity) -> bool,
) -> bool {
    let kind = left.kind();
    let mut reached: Vec<Entity> = Vec::new();
    let mut waiting = vec![left];
    while let Some(from) = waiting.pop() {
        for to in (0..kind.count(model)).map(|index| kind.entity(index)) {
            if !reached.contains(&to) && leads(from, to) {
                reached.push(to);
                waiting.push(to);
            }
        }
    }
    reached.contains(&right)
}

/// Returns whether a thing may have more on the other side than is described; `is_left`: whether it
/// stands on the left.
pub(super) fn is_open(model: &Model, relation: Relation, thing: Entity, is_left: bool) -> bool {
    match (relation, thing, is_left) {
        (Relation::Issues | Relation::Precedes, Entity::Procedure(id), true)
        | (Relation::WaitsFor, Entity::Procedure(id), false) => {
            let results = &model.procedures[id].results;
            let mut papers = results.items().iter().map(|id| model.results[*id].paper);
            *results == Stated::Unknown || papers.any(|paper| paper == Stated::Unknown)
        }
        (Relation::Needs | Relation::WaitsFor, Entity::Procedure(id), true)
        | (Relation::Precedes, Entity::Procedure(id), false) => {
            let mut papers = demanded(model, id)
                .into_iter()
                .map(|id| model.documents[id].paper);
            model.procedures[id].documents == Stated::Unknown
                || papers.any(|paper| paper == Stated::Unknown)
        }
        (Relation::AttestedBy, Entity::Paper(id), false) => {
            model.papers[id].attests == Stated::Unknown
        }
        (Relation::AsksOpinionOf, Entity::Procedure(id), true) => {
            model.procedures[id].steps == Stated::Unknown
        }
        (Relation::ActsIn, Entity::Procedure(id), false) => actors(model, id).1,
        (Relation::Names, Entity::Procedure(id), true) => {
            actors(model, id).1 || model.procedures[id].partners == Stated::Unknown
        }
        (Relation::RestsOn, Entity::Procedure(id), true) => {
            model.procedures[id].head.bases == Stated::Unknown
        }
        (Relation::BelongsTo, Entity::Agency(id), true) => {
            model.agencies[id].part_of == Stated::Unknown
        }
        (Relation::TakesOverFrom, Entity::Agency(id), false) => {
            let agency = &model.agencies[id];
            agency.succeeded_by == Stated::Unknown && agency.period.until.is_some()
        }
        _ => false,
    }
}

/// Returns whether the description says that a relation holds.
fn is_described(model: &Model, relation: Relation, left: Entity, right: Entity) -> bool {
    match (relation, left, right) {
        (Relation::Issues, Entity::Procedure(p), Entity::Paper(x)) => issued(model, p).contains(&x),
        (Relation::Needs, Entity::Procedure(p), Entity::Paper(x)) => needed(model, p).contains(&x),
        (Relation::Derives, Entity::Concept(target), Entity::Concept(source)) => {
            let mut all = model.derivations.iter();
            all.any(|one| one.target == target && one.sources.contains(&source))
        }
        (Relation::AttestedBy, Entity::Concept(concept), Entity::Paper(paper)) => {
            model.papers[paper].attests.items().contains(&concept)
        }
        (Relation::AsksOpinionOf, Entity::Procedure(p), Entity::Agency(a)) => {
            asked(model, p).contains(&a)
        }
        (Relation::ActsIn, Entity::Agency(a), Entity::Procedure(p)) => {
            actors(model, p).0.contains(&a)
        }
        (Relation::Names, Entity::Procedure(p), Entity::Agency(a)) => {
            actors(model, p).0.contains(&a)
                || model.procedures[p].partners.items().contains(&a)
                || asked(model, p).contains(&a)
        }
        (Relation::RestsOn, Entity::Procedure(p), Entity::Law(law)) => {
            let mut citations = model.citations.items().iter();
            citations.any(|citation| citation.procedure == Some(p) && citation.law == law)
        }
        (Relation::BelongsTo, Entity::Agency(a), Entity::Agency(b)) => {
            model.agencies[a].part_of == Stated::Is(b)
        }
        (Relation::TakesOverFrom, Entity::Agency(heir), Entity::Agency(a)) => {
            model.agencies[a].succeeded_by.items().contains(&heir)
        }
        (Relation::WaitsFor, Entity::Procedure(p), Entity::Procedure(q)) => {
            let procedures: Vec<ProcedureId> = model.procedures.ids().collect();
            let only_q = |paper: &PaperId| {
                let mut issuers = procedures
                    .iter()
                    .filter(|id| issued(model, **id).contains(paper));
                issuers.next() == Some(&q) && issuers.next().is_none()
            };
            p != q
                && needed(model, p)
                    .iter()
                    .any(|paper| only_q(paper) && !replaced(model, *paper))
        }
        _ => false,
    }
}

/// The papers that a procedure issues.
fn issued(model: &Model, procedure: ProcedureId) -> Vec<PaperId> {
    let results = model.procedures[procedure].results.items().iter();
    results
        .filter_map(|id| model.results[*id].paper.value())
        .collect()
}

/// The documents that everyone has to file.
fn demanded(model: &Model, procedure: ProcedureId) -> Vec<DocumentId> {
    let documents = model.procedures[procedure]
        .documents
        .items()
        .iter()
        .copied();
    documents
        .filter(|id| {
            let document = &model.documents[*id];
            let is_conditional = matches!(document.condition, Stated::Is(_));
            !document.optional
                && document.case.is_none()
                && document.alternative.is_none()
                && !is_conditional
        })
        .collect()
}

fn needed(model: &Model, procedure: ProcedureId) -> Vec<PaperId> {
    let documents = demanded(model, procedure).into_iter();
    documents
        .filter_map(|id| model.documents[id].paper.value())
        .collect()
}

/// Who decides or does a step, and whether there may be more.
fn actors(model: &Model, procedure: ProcedureId) -> (Vec<AgencyId>, bool) {
    let procedure = &model.procedures[procedure];
    let mut actors = procedure.authorities.items().to_vec();
    let mut is_open =
        procedure.authorities == Stated::Unknown || procedure.steps == Stated::Unknown;
    for step in procedure.steps.items() {
        match model.steps[*step].by {
            Stated::Is(agency) => actors.push(agency),
            Stated::Unknown => is_open = true,
            Stated::None => {}
        }
    }
    (actors, is_open)
}

fn asked(model: &Model, procedure: ProcedureId) -> Vec<AgencyId> {
    let steps = model.procedures[procedure].steps.items().iter();
    let consultations = steps.flat_map(|step| &model.steps[*step].consultations);
    consultations
        .map(|id| model.consultations[*id].agency)
        .collect()
}

/// Whether a register stands for a paper.
fn replaced(model: &Model, paper: PaperId) -> bool {
    let wholly = |id: RegisterId| {
        let mut all = model.registers[id].replaces.iter();
        all.any(|one| one.paper == paper && one.partly.is_none())
    };
    let mut successors = model.papers[paper].replaced_by.items().iter();
    model.registers.ids().any(wholly)
        || successors.any(|successor| matches!(successor, Successor::Register(_)))
}

/// Whether one procedure issues a paper that another needs; it may be one that is not named yet.
fn precedes(model: &Model, p: ProcedureId, q: ProcedureId) -> Truth {
    let (issued, needed) = (issued(model, p), needed(model, q));
    let issues_more = is_open(model, Relation::Issues, p.into(), true);
    let needs_more = is_open(model, Relation::Needs, q.into(), true);
    if p == q {
        Truth::False
    } else if issued.iter().any(|paper| needed.contains(paper)) {
        Truth::True
    } else {
        let could_issue = issues_more || !issued.is_empty();
        let could_need = needs_more || !needed.is_empty();
        decided(
            false,
            could_issue && could_need && (issues_more || needs_more),
        )
    }
}
