//! Wrong files, and what their writers are told.

use std::fs;
use std::path::Path;

use tinhgon::diagnostic::Diagnostics;
use tinhgon::phrase::Language;
use tinhgon::report::snippet::{Colour, draw};
use tinhgon::source::Sources;
use tinhgon::syntax::parse;

/// Parses one file; returns its messages in both languages, as people see them.
fn messages(path: &Path) -> String {
    let name = path
        .file_name()
        .expect("a file of the corpus has a name")
        .to_string_lossy()
        .into_owned();
    let mut sources = Sources::default();
    let file = sources
        .add(
            name,
            fs::read(path).expect("a file of the corpus can be read"),
        )
        .expect("a file of the corpus is text");
    let mut sink = Diagnostics::default();
    parse(file, sources.text(file), &mut sink);
    let found = sink.sorted();
    assert!(!found.is_empty(), "{} is not wrong", path.display());
    let [vietnamese, english] = [Language::Vietnamese, Language::English]
        .map(|language| draw(&found, &sources, language, Colour::Never));
    format!("{vietnamese}\n{english}")
}

/// The form with a base folder keeps every wrong file in one list, whatever its topic.
#[test]
fn bad_files_are_refused_with_messages() {
    insta::glob!("../corpus/bad", "**/*.tthc", |path| {
        let messages = messages(path);
        for inner in ["kw_", "_clause", "_body", "_word", "EOI"] {
            assert!(!messages.contains(inner), "{inner} is no word for a reader");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_snapshot_suffix(path.file_stem().unwrap().to_string_lossy());
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("bad_files", messages));
    });
}
