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

use crate::checked::check_named;

/// Checks one file; returns its messages in both languages, as people see them; none where
/// nothing is wrong.
fn messages(path: &Path) -> Option<String> {
    let name = path
        .file_name()
        .expect("a file of the corpus has a name")
        .to_string_lossy()
        .into_owned();
    let mut sources = Sources::default();
    sources
        .add(
            name,
            fs::read(path).expect("a file of the corpus can be read"),
        )
        .expect("a file of the corpus is text");
    // Only what is shipped has to stand in a file of its name.
    let is_shipped = path
        .parent()
        .is_some_and(|folder| folder.ends_with("shipped"));
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let sink = check_named(&mut sources, stem.filter(|_| is_shipped));
    let found = sink.sorted();
    if found.is_empty() {
        return None;
    }
    let [vietnamese, english] = [Language::Vietnamese, Language::English]
        .map(|language| draw(&found, &sources, language, Colour::Never));
    Some(format!("{vietnamese}\n{english}"))
}

/// The words of messages that are spelt as in the grammar or in code: `kw_step`, `rule_body`.
fn inner_words(messages: &str) -> Vec<&str> {
    let is_excerpt = |line: &str| {
        line.trim_start()
            .starts_with(|first: char| first.is_numeric())
    };
    let lines = messages.lines().filter(|line| !is_excerpt(line));
    let words = lines
        .flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_'));
    words
        .filter(|word| {
            let joins = |(at, _)| {
                let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
                is_letter(word[..at].chars().next_back())
                    && is_letter(word[at + 1..].chars().next())
            };
            *word == "EOI" || word.match_indices('_').any(joins)
        })
        .collect()
}

/// The form with a base folder keeps every wrong file in one list, whatever its topic.
#[test]
fn bad_files_are_refused_with_messages() {
    let mut right = Vec::new();
    insta::glob!("../corpus/bad", "**/*.tthc", |path| {
        let Some(messages) = messages(path) else {
            right.push(path.to_owned());
            return;
        };
        let text = fs::read_to_string(path).unwrap_or_default();
        let words = inner_words(&messages);
        let own = words.into_iter().filter(|word| !text.contains(*word));
        assert_eq!(own.collect::<Vec<_>>(), [""; 0], "no words for a reader");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_snapshot_suffix(path.file_stem().unwrap().to_string_lossy());
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("bad_files", messages));
    });
    assert!(right.is_empty(), "nothing is wrong with {right:?}");
}

/// Messages that nobody is proud of would be kept apart, to be worked on; there is none.
#[test]
fn no_message_is_poor() {
    let poor = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/bad/poor");
    assert!(!poor.exists(), "{} is to be empty", poor.display());
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
