//! Tests as examples: what each shows, and how it is written.

use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::report::words;
use crate::syntax::ast::{Clause, File, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print;

/// What a test shows first of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// Something that the rule finds.
    Finding,
    /// Something that it lets pass.
    Silence,
    /// Something that it cannot decide.
    Gap,
}

/// Returns what a test shows.
pub(super) fn shows(test: &Clause<'_>) -> Shows {
    let mut expected = test.clauses_of(Keyword::Expect).map(|expect| {
        match expect.words.first().map(|word| &word.node) {
            Some(Word::Keyword(Keyword::Nothing)) => Shows::Silence,
            Some(Word::Keyword(Keyword::Unknown)) => Shows::Gap,
            _ => Shows::Finding,
        }
    });
    let first = expected.next().unwrap_or(Shows::Silence);
    if expected.any(|shown| shown == Shows::Finding) {
        return Shows::Finding;
    }
    first
}

/// Returns what a test is called.
pub(super) fn title(test: &Clause<'_>) -> String {
    test.title().map(ToString::to_string).unwrap_or_default()
}

/// Tells at which date a test stands and what it expects, to follow its title.
pub(super) fn told(test: &Clause<'_>) -> Phrase {
    let mut said = Vec::new();
    for expect in test.clauses_of(Keyword::Expect) {
        said.push(match expect.words.first().map(|word| &word.node) {
            Some(Word::Keyword(Keyword::Nothing)) => phrase!("không phát hiện gì", "finds nothing"),
            Some(Word::Keyword(Keyword::Unknown)) => phrase!("chưa rõ", "cannot be decided"),
            Some(Word::Keyword(Keyword::AfterApplying)) => {
                phrase!("thử cả đề xuất", "tries the proposal too")
            }
            _ => {
                let about = about(expect);
                phrase!("phát hiện về {about}", "finds {about}")
            }
        });
    }
    let expected = words::join(&said, "; ");
    let mut told = match test.word_after(Keyword::AsOf).map(|word| &word.node) {
        Some(Word::Date(date)) => {
            let Phrase { vi, en } = wording::date(*date);
            phrase!(" (ngày {vi})", " ({en})")
        }
        _ => Phrase::default(),
    };
    if !said.is_empty() {
        let Phrase { vi, en } = expected;
        told += phrase!(": {vi}", ": {en}");
    }
    told
}

/// The names after `about`.
fn about(expect: &Clause<'_>) -> String {
    let names = expect
        .words
        .iter()
        .skip(1)
        .filter_map(|word| match &word.node {
            Word::Name(name) => Some(name.as_ref()),
            _ => None,
        });
    names.collect::<Vec<_>>().join(", ")
}

/// Returns a declaration in canonical form, in the vocabulary of a language.
pub(super) fn printed(clause: &Clause<'_>, language: Language) -> String {
    let vocabulary = match language {
        Language::Vietnamese => Vocabulary::Vietnamese,
        Language::English => Vocabulary::English,
    };
    let file = File {
        declarations: vec![clause.clone()],
        ..File::default()
    };
    print(&file, vocabulary)
}
