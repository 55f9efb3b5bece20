//! Wrong files, and what their writers are told; good files, and what becomes of them.

use std::fs;
use std::path::Path;

use tinhgon::diagnostic::Diagnostics;
use tinhgon::phrase::Language;
use tinhgon::report::snippet::{Colour, draw};
use tinhgon::source::Sources;
use tinhgon::span::FileId;
use tinhgon::syntax::keyword::Vocabulary::{self, English, Vietnamese};
use tinhgon::syntax::{parse, print};

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

/// Reads a text in which nothing is wrong and writes it in a vocabulary.
#[track_caller]
fn printed(path: &Path, text: &str, vocabulary: Vocabulary) -> String {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    assert!(!sink.has_errors(), "{}: {sink:?}", path.display());
    print(&file, vocabulary)
}

/// Three ways of writing that must agree: as it is, by way of the other vocabulary, once more.
fn check_good(path: &Path) {
    let text = fs::read_to_string(path).expect("a file of the corpus is text");
    for [here, there] in [[English, Vietnamese], [Vietnamese, English]] {
        let once = printed(path, &text, here);
        assert_eq!(printed(path, &once, here), once);
        let translated = printed(path, &text, there);
        assert_eq!(printed(path, &translated, here), once);
    }
}

#[test]
fn good_files_are_written_alike_by_every_way() {
    insta::glob!("../corpus/language", "*.tthc", check_good);
    insta::glob!("../corpus/good", "**/*.tthc", check_good);
    insta::glob!("../../rules", "**/*.tthc", check_good);
}
