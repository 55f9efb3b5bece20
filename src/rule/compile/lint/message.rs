//! Messages that do not name what they are about, or name it in one language only.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::rule::{Message, Rule, Segment};
use crate::span::Span;
use crate::syntax::ast::{Binder, Clause, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

/// Tells what the wordings of a rule leave out; `unread` has been told already.
///
/// A finding is about its `for each` variables. The first of them has to be named, itself or by a
/// part of it, and so has every other one, unless it only leads to one that is named.
pub(super) fn check(
    clause: &Clause<'_>,
    rule: &Rule,
    unread: &BTreeSet<String>,
    sink: &mut Diagnostics,
) {
    let mut messages = clause.clauses_of(Keyword::Message);
    if let Some(written) = messages.next()
        && !tell_uneven(written, &rule.message, sink)
    {
        tell_unnamed(clause, written, &rule.message, unread, sink);
    }
    let asked = clause.clauses_of(Keyword::Propose).filter(|propose| {
        propose
            .words
            .iter()
            .any(|word| word.node == Word::Keyword(Keyword::Ask))
    });
    let questions = rule
        .proposes
        .iter()
        .filter_map(|line| line.question.as_ref());
    for (written, question) in asked.zip(questions) {
        tell_uneven(written, question, sink);
    }
}

/// Returns the slots of a wording as they are written, by their canonical form, in which a thing
/// and its title are alike.
fn slots(segments: &[Segment]) -> BTreeMap<String, &str> {
    segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Slot { name, .. } => Some(name),
            Segment::Text(_) => None,
        })
        .map(|name| {
            let (first, rest) = name.split_once('.').unwrap_or((name, ""));
            let parts = rest
                .split('.')
                .map(|part| term::spelling(part, Vocabulary::English))
                .filter(|part| !part.is_empty() && *part != "title");
            let canonical: Vec<&str> = std::iter::once(first).chain(parts).collect();
            (canonical.join("."), name.as_str())
        })
        .collect()
}

/// Tells what only one of two languages names; returns whether there was anything.
fn tell_uneven(clause: &Clause<'_>, message: &Message, sink: &mut Diagnostics) -> bool {
    let (vi, en) = (slots(&message.vi), slots(&message.en));
    let before = sink.len();
    for (keyword, here, there, language) in [
        (
            Keyword::InVietnamese,
            &vi,
            &en,
            phrase!("tiếng Việt", "Vietnamese"),
        ),
        (
            Keyword::InEnglish,
            &en,
            &vi,
            phrase!("tiếng Anh", "English"),
        ),
    ] {
        let missing: Vec<String> = there
            .iter()
            .filter(|(slot, _)| !here.contains_key(*slot))
            .map(|(_, written)| format!("`{{{written}}}`"))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let missing = missing.join(", ");
        sink.push(
            Diagnostic::warning(
                Code::UnevenMessage,
                place(clause, keyword),
                Phrase::new(
                    format_args!("lời {} không nêu {missing} như lời kia", language.vi),
                    format_args!(
                        "the {} wording leaves out {missing}, which the other has",
                        language.en
                    ),
                ),
            )
            .help(phrase!(
                "thêm {missing} vào lời này, hoặc bỏ ở lời kia",
                "add {missing} here, or remove it there"
            )),
        );
    }
    sink.len() > before
}

fn tell_unnamed(
    clause: &Clause<'_>,
    written: &Clause<'_>,
    message: &Message,
    unread: &BTreeSet<String>,
    sink: &mut Diagnostics,
) {
    let named: BTreeSet<String> = slots(&message.vi)
        .keys()
        .map(|slot| slot.split('.').next().unwrap_or_default().to_owned())
        .collect();
    let about: Vec<&Binder<'_>> = clause
        .clauses_of(Keyword::ForEach)
        .flat_map(|clause| &clause.words)
        .filter_map(|word| match &word.node {
            Word::Binder(binder) => Some(binder.as_ref()),
            _ => None,
        })
        .collect();
    // `for each procedure p, form f in p.forms, field g in f.fields`: `g` tells which `f`.
    let leads_on = |variable: &str| {
        about.iter().any(|other| {
            let source = other.source.as_ref();
            named.contains(other.variable.node.as_ref())
                && source.is_some_and(|source| source.node.split('.').next() == Some(variable))
        })
    };
    let missing: Vec<String> = about
        .iter()
        .enumerate()
        .map(|(position, binder)| (position, binder.variable.node.as_ref()))
        .filter(|(position, name)| {
            !named.contains(*name) && !unread.contains(*name) && (*position == 0 || !leads_on(name))
        })
        .map(|(_, name)| format!("`{{{name}}}`"))
        .collect();
    if missing.is_empty() {
        return;
    }
    let missing = missing.join(", ");
    sink.push(
        Diagnostic::warning(
            Code::UnnamedSubject,
            place(written, Keyword::InVietnamese),
            phrase!(
                "thông báo không nêu {missing}, nên không biết phát hiện nói về đối tượng nào",
                "the message does not name {missing}, so nobody can tell what the finding is about"
            ),
        )
        .help(phrase!(
            "thêm {missing} vào cả hai lời",
            "add {missing} to both wordings"
        )),
    );
}

/// The text after a keyword of a clause.
fn place(clause: &Clause<'_>, keyword: Keyword) -> Span {
    clause
        .word_after(keyword)
        .map_or(clause.span, |word| word.span)
}
