//! Tests of the relations, as text that goes in and answers that come out.

use jiff::civil::date;

use super::{DependencyGraph, Relation};
use crate::diagnostic::Diagnostics;
use crate::model::{Entity, Kind, Model, resolve};
use crate::span::{FileId, Span};
use crate::syntax::parse;
use crate::truth::Truth;

pub(super) mod catalogue;
mod order;

/// Resolves a text in which nothing is wrong.
#[track_caller]
pub(super) fn model(text: &str) -> Model {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let model = resolve(&[file], date(2026, 1, 31), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    model
}

/// A text, its model and its graph.
pub(super) struct World {
    text: &'static str,
    pub(super) model: Model,
    pub(super) graph: DependencyGraph,
}

impl World {
    #[track_caller]
    pub(super) fn new(text: &'static str) -> Self {
        let model = model(text);
        Self {
            text,
            graph: DependencyGraph::build(&model),
            model,
        }
    }

    #[track_caller]
    fn thing(&self, name: &str) -> Entity {
        let thing = self.model.find(name);
        thing.unwrap_or_else(|| panic!("nothing is called {name}"))
    }

    /// Reads `issues p x`, or `issues+ p x` for the closure.
    #[track_caller]
    pub(super) fn question(&self, question: &str) -> (Relation, bool, Entity, Entity) {
        let words: Vec<&str> = question.split(' ').collect();
        let name = words[0].trim_end_matches('+');
        let relation = Relation::of_name(name).expect("a relation");
        let (left, right) = (self.thing(words[1]), self.thing(words[2]));
        (relation, words[0] != name, left, right)
    }

    /// Checks answers, `T`, `F` or `?` before each question.
    #[track_caller]
    fn check(&self, answers: &[&str]) {
        let told: Vec<String> = answers
            .iter()
            .map(|line| {
                let (relation, closure, left, right) = self.question(&line[2..]);
                let truth = if closure {
                    self.graph.closure(relation, left, right)
                } else {
                    self.graph.holds(relation, left, right)
                };
                let sign = match truth {
                    Truth::True => 'T',
                    Truth::Unknown => '?',
                    Truth::False => 'F',
                };
                format!("{sign} {}", &line[2..])
            })
            .collect();
        assert_eq!(told, answers);
    }

    pub(super) fn names(&self, things: Option<Vec<Entity>>) -> Option<String> {
        let names: Vec<&str> = things?
            .iter()
            .map(|thing| {
                self.model
                    .text(thing.head(&self.model).expect("a name").name)
            })
            .collect();
        Some(names.join(" "))
    }

    /// Returns the way that answers a question, by the names on it.
    #[track_caller]
    fn path(&self, question: &str) -> Option<String> {
        let (relation, _, left, right) = self.question(question);
        self.names(self.graph.path(relation, left, right))
    }

    #[track_caller]
    fn cycle(&self, relation: Relation, name: &str) -> Option<String> {
        self.names(self.graph.cycle_of(relation, self.thing(name)))
    }

    /// Returns the words of the clause that asks for an edge.
    #[track_caller]
    fn clause(&self, question: &str) -> Option<&'static str> {
        let (relation, _, left, right) = self.question(question);
        let Span { start, end, .. } = self.graph.edge_span(relation, left, right)?;
        Some(&self.text[start as usize..end as usize])
    }
}

#[test]
fn both_directions_hold_the_same_edges() {
    let world = World::new(catalogue::TRADE);
    let mut edges = 0;
    for relation in Relation::ALL {
        let (left, right) = relation.signature();
        for one in (0..left.count(&world.model)).map(|index| left.entity(index)) {
            let forward = world.graph.forward(*relation, one);
            assert!(forward.is_sorted_by(|a, b| a < b));
            for other in (0..right.count(&world.model)).map(|index| right.entity(index)) {
                let position = |thing: Entity| u32::try_from(thing.index()).unwrap();
                let there = forward.contains(&position(other));
                let back = world.graph.backward(*relation, other);
                assert_eq!(there, back.contains(&position(one)), "{relation:?}");
                let truth = world.graph.holds(*relation, one, other);
                assert_eq!(there, truth == Truth::True, "{relation:?}");
                let span = world.graph.edge_span(*relation, one, other);
                assert_eq!(there, span.is_some(), "{relation:?}");
                edges += usize::from(there);
            }
        }
    }
    assert!(edges > 20, "the example shows too little: {edges} edges");
}

#[test]
fn a_relation_leads_to_none_but_its_ends() {
    let world = World::new(
        r#"
paper x "X"
procedure issuer "I" { documents none  result x "X" is x }
procedure neither "N" { documents none  results none }
procedure open "O" {}
procedure user "U" { document x "X" is x { original 1 }  results none }
"#,
    );
    let names = |relation, forward| {
        let ends = world.graph.ends(relation, forward)?;
        let things = ends.iter().map(|at| Kind::Procedure.entity(*at as usize));
        world.names(Some(things.collect()))
    };
    for (relation, forward) in [(Relation::Precedes, true), (Relation::WaitsFor, false)] {
        assert_eq!(names(relation, forward).unwrap(), "open user");
        assert_eq!(names(relation, !forward).unwrap(), "issuer open");
    }
    assert_eq!(names(Relation::Issues, true), None);
    for relation in [Relation::Precedes, Relation::WaitsFor] {
        let things = || (0..4).map(|index| Kind::Procedure.entity(index));
        for (left, right) in things().flat_map(|left| things().map(move |right| (left, right))) {
            let is_end = |thing: Entity, forward| {
                let ends = world.graph.ends(relation, forward).unwrap_or_default();
                ends.contains(&u32::try_from(thing.index()).unwrap())
            };
            if world.graph.holds(relation, left, right) != Truth::False {
                assert!(is_end(right, true) && is_end(left, false), "{relation:?}");
            }
        }
    }
}

#[test]
fn things_of_other_kinds_stand_in_no_relation() {
    let world = World::new(catalogue::TRADE);
    let (shop, licence) = (world.thing("mo-cua-hang"), world.thing("giay-phep"));
    for relation in [Relation::Issues, Relation::Precedes, Relation::Before] {
        assert_eq!(world.graph.holds(relation, licence, shop), Truth::False);
        assert_eq!(world.graph.closure(relation, licence, shop), Truth::False);
        assert!(world.graph.forward(relation, licence).is_empty());
        assert_eq!(world.graph.path(relation, licence, shop), None);
    }
}
