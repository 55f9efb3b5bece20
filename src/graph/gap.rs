//! Which part nobody described, where a relation cannot be decided.
//!
//! An unknown answer is only useful with the words that are missing: not "it is unknown whether
//! the step requires the other", but "nobody has said what the step uses".

use std::collections::{BTreeSet, VecDeque};

use super::links::is_demanded;
use super::order::{open, openness};
use super::{DependencyGraph, Relation};
use crate::model::{AgencyId, Entity, Kind, Model, PaperId, ProcedureId, Stated, StepId};
use crate::truth::Truth;

/// What a rule asks of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The relation.
    pub relation: Relation,
    /// Whether its closure is meant.
    pub closure: bool,
    /// The thing on the left.
    pub left: Entity,
    /// The thing on the right.
    pub right: Entity,
}

/// A part that is not described: whose, and the English name of the part in rules.
pub type Gap = (Entity, &'static str);

/// Returns a part whose description could decide a question that is unknown; `None` for a question
/// that is decided.
///
/// The nearest part, first on the left: the things asked about, then what lies between. Linear in
/// the parts of two things; for a closure between other things than steps, in what is reached.
pub fn gap(model: &Model, graph: &DependencyGraph, question: Question) -> Option<Gap> {
    let Question {
        relation,
        closure,
        left,
        right,
    } = question;
    let truth = if closure {
        graph.closure(relation, left, right)
    } else {
        graph.holds(relation, left, right)
    };
    if truth != Truth::Unknown {
        return None;
    }
    let nearest = left_gap(model, relation, left).or_else(|| right_gap(model, relation, right));
    if nearest.is_some() {
        return nearest;
    }
    match left {
        Entity::Step(step) => between_steps(model, graph, question, model.steps[step].procedure),
        _ => beyond(model, graph, question),
    }
}

/// Returns the part of a thing whose description could give it more edges; `forward` as in
/// [`DependencyGraph::is_open`].
pub fn open_part(model: &Model, relation: Relation, thing: Entity, forward: bool) -> Option<Gap> {
    if forward {
        left_gap(model, relation, thing)
    } else {
        right_gap(model, relation, thing)
    }
}

/// Returns what a thing leaves out of a relation's left side.
fn left_gap(model: &Model, relation: Relation, left: Entity) -> Option<Gap> {
    match (relation, left) {
        (Relation::Requires, Entity::Step(step)) => step_gap(model, step, Side::Uses),
        (Relation::Issues | Relation::Precedes, Entity::Procedure(id)) => results_gap(model, id),
        (Relation::Needs | Relation::WaitsFor, Entity::Procedure(id)) => documents_gap(model, id),
        (Relation::AsksOpinionOf, Entity::Procedure(id)) => {
            missing(&model.procedures[id].steps, left, "steps")
        }
        (Relation::Names, Entity::Procedure(id)) => {
            missing(&model.procedures[id].partners, left, "partners")
                .or_else(|| actors_gap(model, id))
        }
        (Relation::RestsOn, Entity::Procedure(id)) => {
            missing(&model.procedures[id].head.bases, left, "bases")
        }
        (Relation::BelongsTo, Entity::Agency(id)) => {
            missing(&model.agencies[id].part_of, left, "part-of")
        }
        _ => None,
    }
}

/// Returns what a thing leaves out of a relation's right side.
fn right_gap(model: &Model, relation: Relation, right: Entity) -> Option<Gap> {
    match (relation, right) {
        (Relation::Before, Entity::Step(id)) => missing(&model.steps[id].after, right, "after"),
        (Relation::Requires, Entity::Step(step)) => step_gap(model, step, Side::Writes),
        (Relation::Precedes, Entity::Procedure(id)) => documents_gap(model, id),
        (Relation::WaitsFor, Entity::Procedure(id)) => results_gap(model, id),
        (Relation::AttestedBy, Entity::Paper(id)) => attests_gap(model, id),
        (Relation::ActsIn, Entity::Procedure(id)) => actors_gap(model, id),
        (Relation::TakesOverFrom, Entity::Agency(id)) => successors_gap(model, id),
        _ => None,
    }
}

fn missing<T>(part: &Stated<T>, owner: impl Into<Entity>, name: &'static str) -> Option<Gap> {
    matches!(part, Stated::Unknown).then(|| (owner.into(), name))
}

/// Which side of `requires` a step stands on.
#[derive(Clone, Copy)]
enum Side {
    Uses,
    Writes,
}

fn step_gap(model: &Model, id: StepId, side: Side) -> Option<Gap> {
    let step = &model.steps[id];
    let bits = openness(model, step);
    let (open, own) = match side {
        Side::Uses => (open::NEEDS, missing(&step.uses, id, "uses")),
        Side::Writes => (open::GIVES, missing(&step.writes, id, "writes")),
    };
    let silent = || {
        let mut consultations = step.consultations.iter();
        consultations.find_map(|one| missing(&model.consultations[*one].about, *one, "about"))
    };
    (bits & open != 0).then(|| silent().or(own)).flatten()
}

fn results_gap(model: &Model, id: ProcedureId) -> Option<Gap> {
    let results = &model.procedures[id].results;
    missing(results, id, "results").or_else(|| {
        let mut results = results.items().iter();
        results.find_map(|one| missing(&model.results[*one].paper, *one, "paper"))
    })
}

fn documents_gap(model: &Model, id: ProcedureId) -> Option<Gap> {
    let documents = &model.procedures[id].documents;
    missing(documents, id, "documents").or_else(|| {
        documents
            .items()
            .iter()
            .filter(|one| is_demanded(&model.documents[**one]))
            .find_map(|one| missing(&model.documents[*one].paper, *one, "paper"))
    })
}

fn attests_gap(model: &Model, id: PaperId) -> Option<Gap> {
    missing(&model.papers[id].attests, id, "attests")
}

fn actors_gap(model: &Model, id: ProcedureId) -> Option<Gap> {
    let procedure = &model.procedures[id];
    missing(&procedure.authorities, id, "authorities")
        .or_else(|| missing(&procedure.steps, id, "steps"))
        .or_else(|| {
            let mut steps = procedure.steps.items().iter();
            steps.find_map(|step| missing(&model.steps[*step].by, *step, "by"))
        })
}

fn successors_gap(model: &Model, id: AgencyId) -> Option<Gap> {
    let agency = &model.agencies[id];
    agency.period.until?;
    missing(&agency.succeeded_by, id, "succeeded-by")
}

/// Returns what a step between the two leaves out; at last, where it stands.
fn between_steps(
    model: &Model,
    graph: &DependencyGraph,
    question: Question,
    procedure: ProcedureId,
) -> Option<Gap> {
    let relation = question.relation;
    let steps = || {
        let ids = model.procedures[procedure].steps.items().iter();
        ids.map(|id| Entity::from(*id))
    };
    let possible = |from, to| graph.closure(relation, from, to) != Truth::False;
    let between = |step: &Entity| {
        *step == question.left
            || *step == question.right
            || (possible(question.left, *step) && possible(*step, question.right))
    };
    steps()
        .filter(between)
        .find_map(|step| {
            right_gap(model, relation, step).or_else(|| left_gap(model, relation, step))
        })
        .or_else(|| steps().find_map(|step| right_gap(model, Relation::Before, step)))
}

/// Returns what the things reached from the left leave out on their left side, or else what the
/// things that lead to the right leave out on theirs.
fn beyond(model: &Model, graph: &DependencyGraph, question: Question) -> Option<Gap> {
    let Question {
        relation,
        left,
        right,
        ..
    } = question;
    let kind = relation.signature().0;
    let things = |rows: &[u32]| -> Vec<Entity> {
        let things = rows.iter().map(|row| kind.entity(*row as usize));
        things.collect()
    };
    let onward = |thing| things(&graph.forward(relation, thing));
    let back = |thing| things(&graph.backward(relation, thing));
    nearest(left, onward, |thing| left_gap(model, relation, thing))
        .or_else(|| nearest(right, back, |thing| right_gap(model, relation, thing)))
        .or_else(|| anywhere(model, relation, kind))
}

/// Returns the first thing at all that leaves something out: an edge nobody described may begin or
/// end there.
fn anywhere(model: &Model, relation: Relation, kind: Kind) -> Option<Gap> {
    (0..kind.count(model)).find_map(|index| {
        let thing = kind.entity(index);
        right_gap(model, relation, thing).or_else(|| left_gap(model, relation, thing))
    })
}

/// Returns the gap of the nearest thing that has one.
fn nearest(
    start: Entity,
    next: impl Fn(Entity) -> Vec<Entity>,
    gap: impl Fn(Entity) -> Option<Gap>,
) -> Option<Gap> {
    let mut seen = BTreeSet::from([start]);
    let mut waiting = VecDeque::from([start]);
    while let Some(thing) = waiting.pop_front() {
        if let Some(found) = gap(thing) {
            return Some(found);
        }
        waiting.extend(next(thing).into_iter().filter(|thing| seen.insert(*thing)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::World;
    use super::*;
    use crate::syntax::term;

    #[track_caller]
    fn check(world: &World, question: &str, expected: Option<&str>) {
        let (relation, closure, left, right) = world.question(question);
        let question = Question {
            relation,
            closure,
            left,
            right,
        };
        let found = gap(&world.model, &world.graph, question);
        let told = found.map(|(owner, part)| {
            assert_eq!(term::canonical(part), Some(part));
            let name = world.names(Some(vec![owner])).expect("a name");
            format!("{name} {part}")
        });
        assert_eq!(told.as_deref(), expected, "{question:?}");
    }

    #[test]
    fn the_missing_words_about_a_step_are_named() {
        let world = World::new(
            r#"agency x "X" { level commune }
procedure p "P" {
  document d "D" { original 1 }
  step a "A" { after none  uses none }
  step b "B" { after a  uses d  writes none }
  step c "C" { after b  writes none }
  step d1 "D" { after none  uses none  writes none  consults x }
  step e "E" { uses none  writes none }
}"#,
        );
        check(&world, "requires p.c p.b", Some("p.c uses"));
        check(&world, "requires p.b p.a", Some("p.a writes"));
        check(&world, "requires p.b p.d1", Some("p.d1.x about"));
        check(&world, "before p.b p.e", Some("p.e after"));
        check(&world, "before+ p.e p.b", None);
        check(&world, "requires+ p.c p.b", Some("p.c uses"));
        check(&world, "before p.a p.b", None);
    }

    #[test]
    fn the_missing_words_about_a_procedure_are_named() {
        let world = World::new(super::super::tests::catalogue::TRADE);
        check(&world, "issues gia-han so-do", Some("gia-han.la paper"));
        check(&world, "needs ban-le the-cu", Some("ban-le.khac paper"));
        check(
            &world,
            "precedes gia-han cap-phep",
            Some("gia-han.la paper"),
        );
        check(
            &world,
            "precedes cap-phep ban-le",
            Some("ban-le.khac paper"),
        );
        check(
            &world,
            "waits-for ban-le cap-phep",
            Some("ban-le.khac paper"),
        );
        check(&world, "acts-in vien gia-han", Some("gia-han authorities"));
        check(&world, "rests-on cap-phep luat", Some("cap-phep bases"));
        check(&world, "attested-by tuoi the-cu", Some("the-cu attests"));
        check(&world, "belongs-to+ xa vien", Some("so part-of"));
        check(&world, "asks-opinion-of ban-le vien", Some("ban-le steps"));
        check(&world, "issues cap-phep giay-phep", None);
    }

    #[test]
    fn every_unknown_answer_has_its_gap() {
        let world = World::new(super::super::tests::catalogue::TRADE);
        let mut unknown = 0;
        for relation in Relation::ALL {
            let (left, right) = relation.signature();
            let all =
                |kind: Kind| (0..kind.count(&world.model)).map(move |index| kind.entity(index));
            for (one, other) in all(left).flat_map(|one| all(right).map(move |other| (one, other)))
            {
                for closure in [false, relation.has_closure()] {
                    let truth = if closure {
                        world.graph.closure(*relation, one, other)
                    } else {
                        world.graph.holds(*relation, one, other)
                    };
                    let question = Question {
                        relation: *relation,
                        closure,
                        left: one,
                        right: other,
                    };
                    let found = gap(&world.model, &world.graph, question);
                    let is_unknown = truth == Truth::Unknown;
                    assert_eq!(found.is_some(), is_unknown, "{question:?}");
                    unknown += usize::from(is_unknown);
                }
            }
        }
        assert!(unknown > 20, "the example leaves too little out: {unknown}");
    }
}
