//! How procedures hang on one another by papers: lists for each procedure, drawings of the clusters.

use serde::Serialize;

use super::book::Book;
use super::words::Words;
use crate::finding::wording;
use crate::graph::Relation;
use crate::graph::picture::{Picture, PictureNode, picture};
use crate::model::{Entity, Kind};
use crate::phrase::Phrase;
use crate::report::drawing::layered;
use crate::report::drawing::{Box, Drawing};

/// How many procedures and papers can be read in one drawing.
const READABLE: usize = 60;

/// A paper that some procedure issues and another needs, with their places in the data.
#[derive(Serialize)]
pub(super) struct Paper {
    title: Words,
    givers: Vec<usize>,
    takers: Vec<usize>,
}

/// Procedures that papers tie together.
#[derive(Serialize)]
pub(super) struct Cluster {
    /// How many procedures, and how many things in all.
    procedures: usize,
    size: usize,
    /// The drawing, unless it would be too large to be read: then the papers tell it.
    picture: Option<Drawing>,
    papers: Vec<usize>,
}

/// Returns the papers that some procedure issues and another needs, in the order of the catalogue.
pub(super) fn papers(book: &Book<'_>) -> Vec<Paper> {
    let model = book.page.model;
    let papers = linking(book).into_iter();
    papers
        .map(|paper| {
            let places = |rows: &[u32]| {
                let procedures = rows.iter().map(|it| Kind::Procedure.entity(*it as usize));
                let procedures = procedures.filter_map(|it| it.procedure(model));
                procedures.map(|it| book.place(it)).collect()
            };
            Paper {
                title: wording::title(paper, model).into(),
                givers: places(&book.graph.backward(Relation::Issues, paper)),
                takers: places(&book.graph.backward(Relation::Needs, paper)),
            }
        })
        .collect()
}

/// The papers that tie two procedures together.
fn linking(book: &Book<'_>) -> Vec<Entity> {
    let papers = (0..book.page.model.papers.len()).map(|index| Kind::Paper.entity(index));
    let ties = |paper: &Entity| {
        let givers = book.graph.backward(Relation::Issues, *paper);
        let takers = book.graph.backward(Relation::Needs, *paper);
        givers
            .iter()
            .any(|giver| takers.iter().any(|taker| taker != giver))
    };
    papers.filter(ties).collect()
}

/// Returns the clusters, the largest first.
pub(super) fn clusters(book: &Book<'_>) -> Vec<Cluster> {
    let whole = picture(book.page.model, book.graph, None);
    let linking = linking(book);
    let of_paper = |node: &PictureNode| linking.iter().position(|paper| *paper == node.entity);
    let clusters = layered::components(&whole).into_iter().map(|part| {
        let procedures = part
            .nodes
            .iter()
            .filter(|node| node.entity.kind() == Kind::Procedure);
        Cluster {
            procedures: procedures.count(),
            size: part.nodes.len(),
            papers: part.nodes.iter().filter_map(of_paper).collect(),
            picture: (part.nodes.len() <= READABLE).then(|| drawn(book, &part)),
        }
    });
    let mut clusters: Vec<Cluster> = clusters.collect();
    clusters.sort_by_key(|cluster| std::cmp::Reverse(cluster.size));
    clusters
}

fn drawn(book: &Book<'_>, part: &Picture) -> Drawing {
    let boxes = part.nodes.iter().map(|node| Box {
        procedure: match node.entity {
            Entity::Procedure(id) => Some(book.place(id)),
            _ => None,
        },
        round: node.entity.kind() != Kind::Procedure,
        ..Box::titled(&Phrase::same(&node.title))
    });
    let arrows: Vec<(usize, usize)> = part.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    layered::draw(boxes.collect(), &arrows)
}
