//! What touches a subject, collected into a graph of its own.
//!
//! The model is read once; only what touches the subject becomes a node. The edges are those of
//! the clauses, richer than the relations that rules join: a document is a node here, and so is
//! the step that uses it.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use super::edge::{Edge, EdgeKind};
use super::{DependencyGraph, Relation};
use crate::model::{Entity, Kind, Model};
use crate::span::Span;

mod catalogue;
mod procedure;

/// Some things of a model and the edges between them.
#[derive(Default)]
pub(super) struct Neighbourhood {
    /// The graph; several edges may join the same two.
    pub(super) graph: DiGraph<Entity, Edge>,
    nodes: BTreeMap<Entity, NodeIndex>,
}

impl Neighbourhood {
    /// Returns the node of a thing, adding it at first sight.
    fn node(&mut self, thing: impl Into<Entity>) -> NodeIndex {
        let thing = thing.into();
        let graph = &mut self.graph;
        *self
            .nodes
            .entry(thing)
            .or_insert_with(|| graph.add_node(thing))
    }

    /// Adds an edge, and the things at its ends.
    fn link(
        &mut self,
        kind: EdgeKind,
        (from, to): (impl Into<Entity>, impl Into<Entity>),
        span: Span,
    ) {
        let (from, to) = (self.node(from), self.node(to));
        self.graph.add_edge(from, to, Edge { kind, span });
    }
}

/// Collects what touches a subject; of a part of a procedure, the whole procedure.
pub(super) fn around(model: &Model, graph: &DependencyGraph, subject: Entity) -> Neighbourhood {
    let mut found = Neighbourhood::default();
    match (subject, subject.procedure(model)) {
        (_, Some(procedure)) => procedure::add(&mut found, model, graph, procedure),
        (Entity::Citation(citation), None) => {
            found.node(model.citations[citation].law);
        }
        _ => {
            found.node(subject);
            catalogue::add(&mut found, model, subject);
        }
    }
    found
}

/// Collects the papers that some procedure issues and another one needs, with both.
pub(super) fn between_procedures(model: &Model, graph: &DependencyGraph) -> Neighbourhood {
    let mut found = Neighbourhood::default();
    let edge = |relation, procedure, paper| {
        graph
            .edge_span(relation, procedure, paper)
            .unwrap_or_default()
    };
    for paper in (0..model.papers.len()).map(|index| Kind::Paper.entity(index)) {
        let givers = graph.backward(Relation::Issues, paper);
        let takers = graph.backward(Relation::Needs, paper);
        let joins = |rows: &[u32], one: u32| rows.iter().any(|other| *other != one);
        let procedure = |number: u32| Kind::Procedure.entity(number as usize);
        for giver in givers.iter().copied().filter(|one| joins(&takers, *one)) {
            let giver = procedure(giver);
            let span = edge(Relation::Issues, giver, paper);
            found.link(EdgeKind::Issues, (giver, paper), span);
        }
        for taker in takers.iter().copied().filter(|one| joins(&givers, *one)) {
            let taker = procedure(taker);
            let span = edge(Relation::Needs, taker, paper);
            found.link(EdgeKind::NeededBy, (paper, taker), span);
        }
    }
    found
}
