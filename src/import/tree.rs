//! Making syntax trees by hand: clauses without a place in any text.

use std::borrow::Cow;

use crate::span::{Span, Spanned};
use crate::syntax::ast::{Body, Clause, File, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};

/// Makes a file of declarations.
pub(super) fn file(declarations: Vec<Clause<'_>>) -> File<'_> {
    File {
        declarations,
        ..File::default()
    }
}

/// Makes a clause of a keyword and its words.
pub(super) fn clause<'r>(
    keyword: Keyword,
    words: impl IntoIterator<Item = Word<'r>>,
) -> Clause<'r> {
    let spanned = |word| Spanned::new(word, Span::default());
    Clause {
        keyword,
        words: words.into_iter().map(spanned).collect(),
        body: None,
        span: Span::default(),
        vocabulary: (keyword.english() != keyword.vietnamese()).then_some(Vocabulary::Vietnamese),
        blank_before: false,
    }
}

/// Makes `keyword "text"`.
pub(super) fn of_text<'r>(keyword: Keyword, text: impl Into<Cow<'r, str>>) -> Clause<'r> {
    clause(keyword, [Word::Text(text.into())])
}

/// Makes `keyword name "title"`; without the title where it is blank.
pub(super) fn named<'r>(
    keyword: Keyword,
    name: String,
    title: impl Into<Cow<'r, str>>,
) -> Clause<'r> {
    let title = title.into();
    let title = (!title.trim().is_empty()).then_some(Word::Text(title));
    clause(keyword, [Word::Name(name.into())].into_iter().chain(title))
}

/// Makes `keyword a, b, c`; `None` where there is nothing to list.
pub(super) fn list<'r>(
    keyword: Keyword,
    items: impl IntoIterator<Item = Word<'r>>,
) -> Option<Clause<'r>> {
    let mut words = Vec::new();
    for item in items {
        if !words.is_empty() {
            words.push(Word::Comma);
        }
        words.push(item);
    }
    (!words.is_empty()).then(|| clause(keyword, words))
}

/// Makes `note "label: text"`.
pub(super) fn note<'r>(label: &str, text: &str) -> Clause<'r> {
    of_text(Keyword::Note, format!("{label}: {text}"))
}

/// Gives a clause its block; none where the block would be empty.
pub(super) fn with_block<'r>(mut head: Clause<'r>, clauses: Vec<Clause<'r>>) -> Clause<'r> {
    if !clauses.is_empty() {
        head.body = Some(Body {
            clauses,
            span: Span::default(),
        });
    }
    head
}
