//! `tinhgon graph [SUBJECT] [PATH…]`: a picture of what hangs on what.

use super::Exit;
use super::arguments::{GraphArguments, GraphFormat};
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::finding::wording::name;
use crate::graph::picture::picture;
use crate::model::{Entity, Kind, Model};
use crate::phrase::{Language, phrase};
use crate::report::graph::{dot, json, mermaid};

pub(super) fn run(arguments: &GraphArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
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

/// Finds a thing by its name, or a procedure by its code.
fn find(model: &Model, wanted: &str) -> Result<Entity, Box<Diagnostic>> {
    let by_code = || {
        let mut procedures = model.procedures.iter();
        let has_code = |code| model.text(code) == wanted;
        procedures
            .find(|(_, procedure)| procedure.code.value().is_some_and(has_code))
            .map(|(id, _)| Entity::from(id))
    };
    model.find(wanted).or_else(by_code).ok_or_else(|| {
        let of_kind = |kind: &Kind| {
            let kind = *kind;
            (0..kind.count(model)).map(move |index| name(kind.entity(index), model))
        };
        let names: Vec<String> = Kind::ALL
            .iter()
            .filter(|kind| **kind != Kind::Citation)
            .flat_map(of_kind)
            .collect();
        let help = match similar::nearest(wanted, names.iter().map(String::as_str)) {
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "dùng tên khai báo trong tệp, hoặc mã thủ tục",
                "use the name it is declared by, or the code of a procedure",
            ),
        };
        let message = phrase!(
            "không có gì mang tên `{wanted}`",
            "nothing is called `{wanted}`"
        );
        Box::new(Diagnostic::of_nothing(Code::UnknownSubject, message).help(help))
    })
}
