//! Tests of `resolve`, as texts that go in and values or messages that come out.

use jiff::civil::{Date, date};

use super::{Layer, resolve_layers, resolve_owned};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Entity, EntityId, Model};
use crate::span::{FileId, Span};
use crate::syntax::parse;

mod catalog;
mod linked;
mod name;
mod procedure;
mod step;

/// The date of the review, where a test does not say another.
const TODAY: Date = date(2026, 1, 31);

/// Resolves texts, each a layer above the one before, and lists what was reported.
fn resolve_texts(texts: &[&str], as_of: Date) -> (Model, Vec<String>) {
    let mut sink = Diagnostics::default();
    let files: Vec<_> = texts
        .iter()
        .zip(0..)
        .map(|(text, file)| parse(FileId(file), text, &mut sink))
        .collect();
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    let layers: Vec<Layer<'_>> = files
        .iter()
        .zip(0..)
        .map(|(file, rank)| Layer::of_clauses(rank, &file.declarations))
        .collect();
    let model = resolve_layers(&layers, as_of, &mut sink);
    let (mut owned, mut told_again) = (files.clone(), Diagnostics::default());
    let layers = owned.iter_mut().zip(0..);
    let layers =
        layers.map(|(file, rank)| Layer::taking_procedures(rank, std::slice::from_mut(file)));
    let again = resolve_owned(layers.collect(), as_of, &mut told_again);
    assert_eq!(format!("{again:?}"), format!("{model:?}"));
    assert_eq!(told_again.sorted(), sink.sorted());
    let told = sink
        .sorted()
        .into_iter()
        .map(|diagnostic| tell(diagnostic, texts))
        .collect();
    (model, told)
}

/// `code «place»: message; «related place» label? help`
fn tell(diagnostic: &Diagnostic, texts: &[&str]) -> String {
    let quote = |span: Span| &texts[span.file.0 as usize][span.start as usize..span.end as usize];
    let place = diagnostic
        .primary
        .as_ref()
        .map_or("", |label| quote(label.span));
    let mut told = format!(
        "{} «{place}»: {}",
        diagnostic.code.slug(),
        diagnostic.message.en
    );
    for label in &diagnostic.related {
        told.extend(["; «", quote(label.span), "» ", &label.text.en]);
    }
    if let Some(help) = &diagnostic.help {
        told.extend(["? ", &help.en]);
    }
    told
}

/// Resolves a text in which nothing is wrong.
#[track_caller]
fn model(text: &str) -> Model {
    model_at(TODAY, text)
}

#[track_caller]
fn model_at(as_of: Date, text: &str) -> Model {
    let (model, told) = resolve_texts(&[text], as_of);
    assert_eq!(told, Vec::<String>::new());
    model
}

/// Checks all that is reported of a text.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (_, told) = resolve_texts(&[text], TODAY);
    assert_eq!(told, expected);
}

/// Returns the id of the thing of a name.
#[track_caller]
fn id<I: EntityId>(model: &Model, name: &str) -> I {
    let entity = model.find(name);
    let entity = entity.unwrap_or_else(|| panic!("nothing is called {name}"));
    I::try_from(entity).unwrap_or_else(|_| panic!("{name} is {entity:?}"))
}

/// Returns the names of things.
fn names<I: Copy + Into<Entity>>(model: &Model, ids: &[I]) -> Vec<String> {
    ids.iter()
        .map(|id| {
            let head = (*id).into().head(model).expect("a thing with a name");
            model.text(head.name).to_owned()
        })
        .collect()
}
