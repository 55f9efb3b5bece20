//! Writes a picture of the dependency graph as DOT, Mermaid or JSON.
//!
//! Names and titles are the user's own words and may hold anything: each writer quotes them so
//! that they can only ever be read as text. DOT and Mermaid show titles cut to one short line;
//! JSON has them whole.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::graph::EdgeKind;
use crate::graph::picture::{Picture, PictureNode};
use crate::model::Kind;
use crate::phrase::Language;

/// The most characters of a title in a drawing.
const LABEL: usize = 60;

/// How every drawing in DOT begins.
const DOT_HEAD: &str = "digraph tinhgon {
  rankdir=LR;
  node [fontsize=10];
  edge [fontsize=8];
";

/// Writes a picture in the language of Graphviz.
pub fn dot(picture: &Picture, language: Language) -> String {
    let mut text = String::from(DOT_HEAD);
    for (place, node) in picture.nodes.iter().enumerate() {
        let label = quoted(&label(node));
        let (shape, pen) = (shape(node.entity.kind()), pen(picture, node));
        line(
            &mut text,
            format_args!("n{place} [label={label}, shape={shape}{pen}];"),
        );
    }
    for edge in &picture.edges {
        let label = quoted(edge.kind.label().in_language(language));
        let style = style(edge.kind);
        line(
            &mut text,
            format_args!("n{} -> n{} [label={label}{style}];", edge.from, edge.to),
        );
    }
    text.push_str("}\n");
    text
}

/// Writes a picture as a Mermaid flowchart.
pub fn mermaid(picture: &Picture, language: Language) -> String {
    let mut text = String::from("flowchart LR\n");
    for (place, node) in picture.nodes.iter().enumerate() {
        let (open, close) = brackets(node.entity.kind());
        let label = entities(&label(node));
        line(&mut text, format_args!("n{place}{open}\"{label}\"{close}"));
    }
    for edge in &picture.edges {
        let arrow = if is_dashed(edge.kind) { "-.->" } else { "-->" };
        let label = entities(edge.kind.label().in_language(language));
        line(
            &mut text,
            format_args!("n{} {arrow}|\"{label}\"| n{}", edge.from, edge.to),
        );
    }
    if let Some(place) = picture
        .nodes
        .iter()
        .position(|node| is_subject(picture, node))
    {
        line(&mut text, format_args!("style n{place} stroke-width:3px"));
    }
    text
}

/// Writes a picture as JSON, `tinhgon.graph/1`; nodes are referred to by name.
pub fn json(picture: &Picture) -> String {
    let node = |node: &PictureNode| -> Value {
        json!({
            "kind": node.entity.kind().keyword().english(),
            "name": node.name,
            "title": node.title,
        })
    };
    let name = |place: usize| picture.nodes[place].name.as_str();
    let edges = picture.edges.iter().map(
        |edge| json!({ "from": name(edge.from), "to": name(edge.to), "kind": edge.kind.slug() }),
    );
    let subject = picture.nodes.iter().find(|node| is_subject(picture, node));
    let whole = json!({
        "schema": "tinhgon.graph/1",
        "subject": subject.map(|node| &node.name),
        "nodes": picture.nodes.iter().map(node).collect::<Vec<Value>>(),
        "edges": edges.collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "  {line}").expect("a text takes any line");
}

fn is_subject(picture: &Picture, node: &PictureNode) -> bool {
    picture.subject == Some(node.entity)
}

/// Returns the title on one line, cut where it is long.
fn label(node: &PictureNode) -> String {
    let title: Vec<&str> = node.title.split_whitespace().collect();
    let title = title.join(" ");
    if title.chars().count() <= LABEL {
        return title;
    }
    let kept: String = title.chars().take(LABEL - 1).collect();
    // Between words, unless one word is most of the title.
    let end = kept.rfind(' ').filter(|end| *end > LABEL / 2);
    format!("{}…", &kept[..end.unwrap_or(kept.len())])
}

/// Returns a DOT string. Between quotation marks a backslash begins an escape, and Graphviz reads
/// an ampersand as the start of an entity; nothing else means anything there.
fn quoted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\\', "\\\\");
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// Returns a Mermaid text: whatever could end the text, begin markup or an entity of its own
/// becomes an entity, which Mermaid writes `#60;`.
fn entities(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '<' | '>' | '&' | '#' | '`' | '\\' | ';' => {
                write!(safe, "#{};", u32::from(character)).expect("a text takes any entity");
            }
            _ => safe.push(character),
        }
    }
    safe
}

/// Required order and what the catalogue adds are dashed: nobody wrote them into the procedure.
const fn is_dashed(kind: EdgeKind) -> bool {
    matches!(
        kind,
        EdgeKind::Requires | EdgeKind::Is | EdgeKind::Holds | EdgeKind::Replaces
    )
}

const fn style(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Then => ", style=bold",
        // Requirements point backwards in time; they must not turn the drawing around.
        EdgeKind::Requires => ", style=dashed, constraint=false",
        _ if is_dashed(kind) => ", style=dashed",
        _ => "",
    }
}

fn pen(picture: &Picture, node: &PictureNode) -> &'static str {
    if is_subject(picture, node) {
        ", penwidth=3"
    } else {
        ""
    }
}

const fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Procedure => "box3d",
        Kind::Step => "box",
        Kind::Document | Kind::Paper | Kind::Result => "note",
        Kind::Register => "cylinder",
        Kind::Agency => "house",
        Kind::Law => "folder",
        _ => "ellipse",
    }
}

/// Returns the brackets that give a Mermaid node its shape.
const fn brackets(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Procedure => ("[[", "]]"),
        Kind::Document | Kind::Paper | Kind::Result => (">", "]"),
        Kind::Register => ("[(", ")]"),
        Kind::Agency => ("{{", "}}"),
        Kind::Field | Kind::Concept => ("([", "])"),
        _ => ("[", "]"),
    }
}

#[cfg(test)]
mod tests;
