//! A graph in layers, each arrow leading to the right: the layout is dagre's.

use std::collections::BTreeMap;

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, layout};

use super::{Arrow, Box, Drawing};
use crate::graph::picture::{Picture, PictureEdge};

/// What is left free around a drawing.
const MARGIN: i64 = 16;

/// Parts a picture where nothing leads from one part to another; in the order of their first nodes.
pub fn components(picture: &Picture) -> Vec<Picture> {
    let mut leader: Vec<usize> = (0..picture.nodes.len()).collect();
    let find = |leader: &[usize], mut node: usize| {
        while leader[node] != node {
            node = leader[node];
        }
        node
    };
    for edge in &picture.edges {
        let [one, other] = [edge.from, edge.to].map(|node| find(&leader, node));
        // The lesser leads, so that the first node of a part is its name.
        leader[one.max(other)] = one.min(other);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in 0..picture.nodes.len() {
        parts.entry(find(&leader, node)).or_default().push(node);
    }
    let parts = parts.into_values().map(|members| {
        let place = |node: usize| members.binary_search(&node).ok();
        let edges = picture.edges.iter().filter_map(|edge| {
            Some(PictureEdge {
                from: place(edge.from)?,
                to: place(edge.to)?,
                ..*edge
            })
        });
        Picture {
            subject: picture.subject,
            edges: edges.collect(),
            nodes: members
                .iter()
                .map(|node| picture.nodes[*node].clone())
                .collect(),
        }
    });
    parts.collect()
}

/// Lays out boxes, with arrows between them by their places.
pub fn draw(mut boxes: Vec<Box>, arrows: &[(usize, usize)]) -> Drawing {
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(GraphOptions {
        directed: true,
        multigraph: false,
        compound: false,
    });
    // Names are sorted as numbers are, since the layout looks at them where all else is equal.
    let name = |place: usize| format!("{place:08}");
    for (place, it) in boxes.iter().enumerate() {
        let label = NodeLabel {
            width: length(it.width),
            height: length(it.height),
            ..NodeLabel::default()
        };
        graph.set_node(name(place), Some(label));
    }
    for (from, to) in arrows.iter().filter(|(from, to)| from != to) {
        graph.set_edge(name(*from), name(*to), Some(EdgeLabel::default()), None);
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 20.0,
        edgesep: 14.0,
        ranksep: 56.0,
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    for (place, it) in boxes.iter_mut().enumerate() {
        let Some(label) = graph.node(&name(place)) else {
            continue;
        };
        let [x, y] = [label.x, label.y].map(|middle| pixel(middle.unwrap_or_default()));
        (it.x, it.y) = (x - it.width / 2 + MARGIN, y - it.height / 2 + MARGIN);
    }
    let arrows = arrows.iter().filter_map(|(from, to)| {
        let label = graph.edge(&name(*from), &name(*to), None)?;
        let points = label.points.iter();
        Some(Arrow {
            points: points
                .map(|at| (pixel(at.x) + MARGIN, pixel(at.y) + MARGIN))
                .collect(),
            critical: false,
        })
    });
    let arrows: Vec<Arrow> = arrows.collect();
    let points = || arrows.iter().flat_map(|arrow| &arrow.points);
    let right = boxes.iter().map(|it| it.x + it.width);
    let low = boxes.iter().map(|it| it.y + it.height);
    Drawing {
        width: MARGIN + right.chain(points().map(|it| it.0)).max().unwrap_or(0),
        height: MARGIN + low.chain(points().map(|it| it.1)).max().unwrap_or(0),
        lanes: Vec::new(),
        arrows,
        boxes,
    }
}

/// Says a length as the layout wants it; those of boxes are small.
#[expect(
    clippy::cast_precision_loss,
    clippy::disallowed_types,
    reason = "the layout's own unit; it is rounded at once"
)]
fn length(pixels: i64) -> f64 {
    pixels as f64
}

/// Rounds a coordinate of the layout to a whole pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::disallowed_types,
    reason = "the layout's own unit; a drawing is far smaller than what would be cut"
)]
fn pixel(coordinate: f64) -> i64 {
    coordinate.round() as i64
}
