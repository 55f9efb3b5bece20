//! The national catalogue, as published, through import, printing and parsing.
//!
//! The records lie beside the repository and not in it; where they are not, the tests say so and
//! pass.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rayon::prelude::*;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::import::{self, ImportReport, Known, Plan, Record};
use tinhgon::model;
use tinhgon::shipped::FILES;
use tinhgon::span::FileId;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::keyword::Vocabulary;
use tinhgon::syntax::{parse, print};

/// Returns the folder of real records, or says that it is not there.
pub(crate) fn real_procedures() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real-procedures");
    if folder.is_dir() {
        return Some(folder);
    }
    let mut stderr = std::io::stderr().lock();
    let outcome = std::io::Write::write_all(
        &mut stderr,
        b"skipped: no real records beside the repository\n",
    );
    outcome.expect("standard error can be written");
    None
}

/// Returns the lines of a file of the folder, unpacked.
pub(crate) fn unpacked(folder: &Path, name: &str) -> Vec<u8> {
    let mut bytes = fs::read(folder.join(name)).expect("the file is there");
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut decoder = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        let mut plain = Vec::new();
        decoder.read_to_end(&mut plain).expect("the file is whole");
        bytes = plain;
    }
    bytes
}

/// Reads the records of a file of the folder; each line must be one.
fn read(folder: &Path, name: &str) -> Vec<Record> {
    let reading = import::read(name, &unpacked(folder, name));
    assert_eq!(reading.refused, []);
    reading.records
}

/// Parses the shipped catalogue, its files numbered from 0.
fn catalogue() -> Vec<File<'static>> {
    let mut sink = Diagnostics::default();
    let files = FILES.iter().zip(0..);
    files
        .filter(|((path, _), _)| path.starts_with("rules/catalog/"))
        .map(|((_, text), id)| parse(FileId(id), text, &mut sink))
        .collect()
}

/// Makes and prints every file: its path and its text.
fn written(plan: &Plan<'_>) -> (Vec<(String, String)>, ImportReport) {
    let files: Vec<_> = (0..plan.len())
        .into_par_iter()
        .map(|index| {
            let file = plan.file(index);
            let text = print(&file.tree, Vocabulary::Vietnamese);
            ((file.path, text), file.report)
        })
        .collect();
    let mut whole = ImportReport::default();
    let mut texts = Vec::new();
    for (text, report) in files {
        texts.push(text);
        whole.add(report);
    }
    (texts, whole)
}

/// Parses a text that must have nothing wrong with it.
#[track_caller]
fn parsed<'t>(id: FileId, path: &str, text: &'t str) -> File<'t> {
    let mut sink = Diagnostics::default();
    let tree = parse(id, text, &mut sink);
    assert_eq!(told(&sink), Vec::<&str>::new(), "{path}");
    tree
}

/// Returns the first messages.
fn told(sink: &Diagnostics) -> Vec<&str> {
    let sorted = sink.sorted().into_iter().take(20);
    sorted
        .map(|diagnostic| diagnostic.message.en.as_str())
        .collect()
}

/// Returns the files of the whole catalogue, as they are imported.
pub(crate) fn national(folder: &Path) -> Vec<String> {
    let catalogue = catalogue();
    let known = Known::of(&catalogue);
    let names = ["procedures.jsonl", "procedures-rest.jsonl.gz"];
    let mut records: Vec<Record> = names.iter().flat_map(|name| read(folder, name)).collect();
    let (files, _) = written(&Plan::new(&mut records, &known));
    files.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn the_whole_catalogue_is_imported_with_nothing_lost_and_nothing_wrong() {
    let Some(folder) = real_procedures() else {
        return;
    };
    let catalogue = catalogue();
    let known = Known::of(&catalogue);
    let names = ["procedures.jsonl", "procedures-rest.jsonl.gz"];
    let mut records: Vec<Record> = names.iter().flat_map(|name| read(&folder, name)).collect();
    let mut reversed = records.clone();
    reversed.reverse();
    assert_eq!(records.len(), 4535);

    let plan = Plan::new(&mut records, &known);
    let (files, report) = written(&plan);
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.before.named(), report.after.named());
    assert_eq!(files.len(), 4535 + 2);
    let other = written(&Plan::new(&mut reversed, &known));
    assert!(
        other == (files.clone(), report),
        "the order of files makes a difference"
    );

    let trees: Vec<File<'_>> = files
        .par_iter()
        .enumerate()
        .map(|(index, (path, text))| {
            let id = FileId(1000 + u32::try_from(index).expect("a few thousand files"));
            let tree = parsed(id, path, text);
            let again = print(&tree, Vocabulary::Vietnamese);
            assert!(again == *text, "{path} is not as it is printed");
            let english = print(&tree, Vocabulary::English);
            let back = print(&parsed(id, path, &english), Vocabulary::Vietnamese);
            assert!(
                back == *text,
                "{path} is not the same after English and back"
            );
            tree
        })
        .collect();

    let mut sink = Diagnostics::default();
    let everything: Vec<File<'_>> = catalogue.into_iter().chain(trees).collect();
    model::resolve(&everything, date(2026, 7, 18), &mut sink);
    assert_eq!(
        told(&sink),
        Vec::<&str>::new(),
        "every name is declared, and once"
    );
}

#[test]
fn older_snapshots_are_imported_with_nothing_lost() {
    let Some(folder) = real_procedures() else {
        return;
    };
    let mut records = read(&folder, "procedures-older.jsonl");
    let plan = Plan::new(&mut records, &Known::of(&catalogue()));
    let (files, report) = written(&plan);
    assert!(report.is_whole(), "{report:?}");
    files.par_iter().for_each(|(path, text)| {
        let again = print(&parsed(FileId(0), path, text), Vocabulary::Vietnamese);
        assert!(again == *text, "{path} is not as it is printed");
    });
}
