//! The shipped rules hold together: each is where its name says, compiles, and passes its tests.

use jiff::civil::date;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::rule::compile::{Source, compile};
use tinhgon::shipped;
use tinhgon::span::FileId;
use tinhgon::syntax::{ast, parse};
use tinhgon::verify::{Ground, verify};

/// The shipped files, parsed.
fn shipped_files() -> Vec<ast::File<'static>> {
    let mut sink = Diagnostics::default();
    let files = (0..)
        .zip(shipped::FILES)
        .map(|(id, (_, text))| parse(FileId(id), text, &mut sink))
        .collect();
    assert!(sink.is_empty(), "{sink:#?}");
    files
}

/// The group and the stem of each shipped file, with its declarations.
fn sources<'a>(files: &'a [ast::File<'static>]) -> Vec<Source<'a, 'static>> {
    files
        .iter()
        .zip(shipped::FILES)
        .map(|(file, (path, _))| {
            let (folder, name) = path
                .rsplit_once('/')
                .expect("shipped files stand in folders");
            let stem = name.trim_end_matches(".tthc");
            let group = folder.rsplit('/').next().unwrap_or_default();
            Source {
                group,
                stem: Some(stem),
                clauses: &file.declarations,
            }
        })
        .collect()
}

#[test]
fn every_shipped_rule_compiles() {
    let files = shipped_files();
    let mut sink = Diagnostics::default();
    let model = resolve_layers(
        &[Layer::of_files(Layer::SHIPPED, &files)],
        date(2023, 12, 31),
        &mut sink,
    );
    compile(&sources(&files), &model, &mut sink);
    let told: Vec<_> = sink
        .sorted()
        .iter()
        .map(|found| {
            let place = found
                .primary
                .as_ref()
                .map(|label| (shipped::FILES[label.span.file.0 as usize].0, label.span));
            format!("{place:?} {}", found.message.en)
        })
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn every_test_of_the_shipped_rules_passes() {
    let files = shipped_files();
    let sources = sources(&files);
    let layers = [Layer::of_files(Layer::SHIPPED, &files)];
    let verdicts = verify(Ground {
        sources: &sources,
        layers: &layers,
        as_of: date(2023, 12, 31),
    });
    let failed: Vec<String> = verdicts
        .iter()
        .filter(|verdict| !verdict.outcome.passed())
        .map(|verdict| {
            let told: Vec<_> = verdict
                .differences
                .iter()
                .map(|difference| difference.en.as_str())
                .collect();
            let wrong: Vec<_> = verdict
                .diagnostics
                .sorted()
                .iter()
                .map(|found| found.message.en.clone())
                .collect();
            format!(
                "{} «{}» {}: {told:?} {wrong:?}",
                verdict.rule,
                verdict.title,
                verdict.outcome.name().en
            )
        })
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}
