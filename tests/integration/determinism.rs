//! The same input gives the same bytes: on any number of threads, from any order of files.
//!
//! Here the files are handed over in any order; from outside, `cli.rs` asks the same of the command.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use rayon::ThreadPoolBuilder;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::resolve;
use tinhgon::model::resolve::{Declaration, Layer, resolve_layers};
use tinhgon::recognise::recognise;
use tinhgon::report::{Page, json};
use tinhgon::review::review;
use tinhgon::rule::compile::{RuleSet, Source, compile};
use tinhgon::rule::schema::Facts;
use tinhgon::shipped;
use tinhgon::source::Sources;
use tinhgon::span::FileId;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::parse;

use crate::chance::Dice;
use crate::generate::Names;

const AS_OF: jiff::civil::Date = date(2023, 12, 31);

/// The example catalogue, below the root.
const EXAMPLE: &str = "tests/corpus/good/can-gio";

/// A file: its path, its text, and whether it comes with the program.
pub(crate) type Text = (String, String, bool);

/// The shipped files and some others.
fn with_shipped(own: impl IntoIterator<Item = (String, String)>) -> Vec<Text> {
    let shipped = shipped::FILES.iter();
    let shipped = shipped.map(|(path, text)| ((*path).to_owned(), (*text).to_owned(), true));
    let own = own.into_iter().map(|(path, text)| (path, text, false));
    shipped.chain(own).collect()
}

fn example() -> Vec<Text> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE);
    let entries = fs::read_dir(folder).expect("the example catalogue is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "tthc"));
    with_shipped(paths.map(|path| {
        let text = fs::read_to_string(&path).expect("it can be read");
        (path.to_string_lossy().into_owned(), text)
    }))
}

/// The shipped files and a generated catalogue of so many procedures.
pub(crate) fn generated(procedures: usize) -> Vec<Text> {
    generated_densely(procedures, 20)
}

/// The same with so many procedures in a file: they need the papers of one another.
pub(crate) fn generated_densely(procedures: usize, per_file: usize) -> Vec<Text> {
    let mut sink = Diagnostics::default();
    let files: Vec<File<'_>> = (0..)
        .zip(shipped::FILES)
        .map(|(id, (_, text))| parse(FileId(id), text, &mut sink))
        .collect();
    let names = Names::of(&resolve(&files, AS_OF, &mut sink));
    let files = names.catalogue(procedures, per_file);
    with_shipped(files.map(|file| (file.path, file.text)))
}

/// Reviews some files in the order given; returns the review as JSON.
fn review_of(texts: &[Text]) -> String {
    with_facts(texts, |rules, facts, sources| {
        let chosen: Vec<_> = rules.rules.ids().collect();
        json::render(Page {
            review: &review(rules, &chosen, facts),
            rules,
            model: facts.model,
            sources,
            baseline: None,
            proofs: None,
        })
    })
}

/// Resolves and compiles some files in the order given, and does something with them.
pub(crate) fn with_facts<T>(
    texts: &[Text],
    act: impl FnOnce(&RuleSet, Facts<'_>, &Sources) -> T,
) -> T {
    let mut sources = Sources::default();
    for (path, text, _) in texts {
        let added = sources.add(path.clone(), text.clone().into_bytes());
        added.expect("it is text");
    }
    let mut sink = Diagnostics::default();
    let files: Vec<File<'_>> = sources
        .ids()
        .map(|id| parse(id, sources.text(id), &mut sink))
        .collect();
    let both = || files.iter().zip(texts);
    let layer = |rank, shipped| Layer {
        rank,
        clauses: both()
            .filter(|(_, (_, _, is_shipped))| *is_shipped == shipped)
            .flat_map(|(file, _)| &file.declarations)
            .map(Declaration::Lent)
            .collect(),
    };
    let layers = [layer(Layer::SHIPPED, true), layer(Layer::USER, false)];
    let model = recognise(resolve_layers(&layers, AS_OF, &mut sink));
    let of_file = |(file, (path, _, _)): (_, &'_ Text)| {
        let file: &File<'_> = file;
        let folder = path.rsplit('/').nth(1);
        (folder.unwrap_or_default().to_owned(), file)
    };
    let groups: Vec<(String, &File<'_>)> = both().map(of_file).collect();
    let rule_sources: Vec<Source<'_, '_>> = groups
        .iter()
        .map(|(group, file)| Source {
            group,
            stem: None,
            clauses: &file.declarations,
        })
        .collect();
    let rules = compile(&rule_sources, &model, &mut sink);
    assert!(!sink.has_errors(), "{:#?}", sink.sorted());
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    act(&rules, facts, &sources)
}

/// Mixes up the order of files, always in the same way.
fn shuffled(mut texts: Vec<Text>) -> Vec<Text> {
    let mut dice = Dice::new(texts.len());
    for end in (1..texts.len()).rev() {
        texts.swap(end, dice.below(end + 1));
    }
    texts
}

/// Reviews on one thread and in order, then on others and in other orders.
#[track_caller]
fn check(texts: &[Text]) {
    let on = |threads: usize, texts: &[Text]| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be had")
            .install(|| review_of(texts))
    };
    let first = on(1, texts);
    assert!(first.contains("\"rule\": "), "something is found");
    let mut rotated = texts.to_vec();
    rotated.rotate_left(texts.len() / 3);
    let mut reversed = texts.to_vec();
    reversed.reverse();
    let shuffled = shuffled(texts.to_vec());
    for (threads, texts) in [
        (1, reversed),
        (2, rotated),
        (8, shuffled),
        (8, texts.to_vec()),
    ] {
        assert!(
            on(threads, &texts) == first,
            "{threads} threads, {} first",
            texts[0].0
        );
    }
}

#[test]
fn the_example_gives_the_same_bytes_on_any_threads_in_any_order() {
    check(&example());
}

#[test]
fn a_generated_catalogue_gives_the_same_bytes_on_any_threads_in_any_order() {
    check(&generated(300));
}
