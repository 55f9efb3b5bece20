//! `tinhgon graph [SUBJECT] [PATH…]`: a picture of what hangs on what.

use super::Exit;
use super::arguments::{GraphArguments, GraphFormat};
use super::subject::find;
use super::terminal::Terminal;
use super::workspace::Workspace;
use crate::finding::wording;
use crate::graph::picture::{Picture, picture};
use crate::model::{Entity, Model};
use crate::phrase::{Language, Phrase, phrase};
use crate::report::drawing::{self, layered, swim};
use crate::report::graph::{dot, json, mermaid};

pub(super) fn run(arguments: &GraphArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let read = Workspace::compiled(&input.paths, &input.ground, language);
    let Some((workspace, compiled)) = read else {
        return Exit::Wrong;
    };
    let terminal = workspace.terminal;
    let model = &compiled.model;
    let subject = match arguments.subject.as_deref().map(|name| find(model, name)) {
        None => None,
        Some(Ok(entity)) => Some(entity),
        Some(Err(diagnostic)) => return terminal.refuse(&diagnostic),
    };
    let picture = picture(model, &compiled.graph, subject);
    let text = match arguments.format {
        GraphFormat::Dot => dot(&picture, terminal.language),
        GraphFormat::Mermaid => mermaid(&picture, terminal.language),
        GraphFormat::Json => json(&picture),
        GraphFormat::Svg => svg(model, &picture, terminal),
    };
    terminal.deliver(&text, arguments.output.as_deref(), Exit::Clean)
}

/// The most things of a cluster that are drawn: beyond it, neither the layout nor its reader gets through.
const MOST: usize = 200;

/// Draws the steps of a procedure by agency where it has any, and otherwise what touches the subject; what
/// is too large to be drawn is told.
fn svg(model: &Model, picture: &Picture, terminal: Terminal) -> String {
    let title = match picture.subject {
        Some(subject) => wording::title(subject, model),
        None => phrase!("Thủ tục liên thông", "Linked procedures"),
    };
    let steps = match picture.subject {
        Some(Entity::Procedure(id)) => swim::chart(model, id),
        _ => None,
    };
    let drawing = steps.map_or_else(|| clusters(picture, terminal), |chart| chart.drawing);
    drawing::svg::render(&drawing, &title, terminal.language)
}

fn clusters(picture: &Picture, terminal: Terminal) -> drawing::Drawing {
    let parts = layered::components(picture).into_iter();
    let (drawn, large): (Vec<Picture>, Vec<Picture>) =
        parts.partition(|part| part.nodes.len() <= MOST);
    if let Some(largest) = large.iter().map(|part| part.nodes.len()).max() {
        let count = large.len();
        terminal.note(&phrase!(
            "Không vẽ {count} cụm quá lớn, cụm lớn nhất có {largest} mục; dùng `--format dot` hoặc nêu một thủ tục",
            "Left out {count} clusters too large to be drawn, the largest of {largest} things; use `--format dot`, or name a procedure"
        ));
    }
    let drawings = drawn.iter().map(|part| {
        let boxes = part.nodes.iter().map(|node| drawing::Box {
            round: !matches!(node.entity, Entity::Procedure(_) | Entity::Step(_)),
            ..drawing::Box::titled(&Phrase::same(&node.title))
        });
        let arrows: Vec<(usize, usize)> =
            part.edges.iter().map(|edge| (edge.from, edge.to)).collect();
        layered::draw(boxes.collect(), &arrows)
    });
    drawing::Drawing::stacked(drawings.collect())
}
