//! A subject and what touches it, ready to be drawn.
//!
//! The picture is a value: nodes and edges in a fixed order. How it looks in a drawing language is
//! for the report to say.

use petgraph::visit::EdgeRef as _;

use super::DependencyGraph;
use super::edge::EdgeKind;
use super::neighbourhood::{Neighbourhood, around, between_procedures};
use crate::model::{Entity, Model};
use crate::span::Span;

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The thing the picture is about; `None` for the whole catalogue.
    pub subject: Option<Entity>,
    /// The nodes, by kind and name.
    pub nodes: Vec<PictureNode>,
    /// The edges, by the nodes they join and their kind.
    pub edges: Vec<PictureEdge>,
}

/// A thing that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureNode {
    /// Which.
    pub entity: Entity,
    /// Its name.
    pub name: String,
    /// Its title, in full.
    pub title: String,
}

/// An arrow between two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PictureEdge {
    /// The node it leaves, by its place in the picture.
    pub from: usize,
    /// The node it enters.
    pub to: usize,
    /// What it says.
    pub kind: EdgeKind,
    /// The clause that asks for it.
    pub span: Span,
}

/// Draws what touches a subject, or without one how procedures hang on each other by the papers
/// that one issues and another needs.
///
/// A part of a procedure is shown in the picture of its procedure. Linear in the model.
pub fn picture(model: &Model, graph: &DependencyGraph, subject: Option<Entity>) -> Picture {
    let neighbourhood = match subject {
        Some(subject) => around(model, graph, subject),
        None => between_procedures(model, graph),
    };
    order(model, subject, &neighbourhood)
}

/// Puts nodes and edges in their order; of several edges that say the same the first clause stays.
fn order(model: &Model, subject: Option<Entity>, neighbourhood: &Neighbourhood) -> Picture {
    let drawn = &neighbourhood.graph;
    let mut indices: Vec<_> = drawn.node_indices().collect();
    indices.sort_unstable_by_key(|index| drawn[*index]);
    let mut places = vec![0; indices.len()];
    for (place, index) in indices.iter().enumerate() {
        places[index.index()] = place;
    }
    let mut edges: Vec<PictureEdge> = drawn
        .edge_references()
        .map(|edge| PictureEdge {
            from: places[edge.source().index()],
            to: places[edge.target().index()],
            kind: edge.weight().kind,
            span: edge.weight().span,
        })
        .collect();
    edges.sort_unstable();
    edges.dedup_by_key(|edge| (edge.from, edge.to, edge.kind));
    let nodes = indices.into_iter().map(|index| node(model, drawn[index]));
    Picture {
        subject,
        nodes: nodes.collect(),
        edges,
    }
}

fn node(model: &Model, entity: Entity) -> PictureNode {
    let text = |symbol| model.text(symbol).to_owned();
    let head = entity.head(model);
    PictureNode {
        entity,
        name: head.map_or_else(String::new, |head| text(head.name)),
        title: head.map_or_else(String::new, |head| text(head.title)),
    }
}

#[cfg(test)]
mod tests;
