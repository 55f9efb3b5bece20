//! `tinhgon graph [SUBJECT] [PATH…]`: a picture of what hangs on what.

use super::Exit;
use super::arguments::{GraphArguments, GraphFormat};
use super::subject::find;
use super::workspace::Workspace;
use crate::graph::picture::picture;
use crate::phrase::Language;
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
    };
    terminal.deliver(&text, arguments.output.as_deref(), Exit::Clean)
}
