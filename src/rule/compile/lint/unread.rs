//! Variables and named values that nothing reads.

use std::collections::BTreeSet;

use super::{binder_of, binders, for_each_expression};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// Tells the variables and values of a rule or definition that nothing in it reads; returns them.
///
/// A name counts as read wherever it stands, so that one that hides another is never told.
pub(super) fn check(clause: &Clause<'_>, sink: &mut Diagnostics) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    let mut add = |path: &str| {
        let first = path.split('.').next().unwrap_or_default();
        read.insert(first.to_owned());
    };
    for_each_expression(clause, &mut |written| {
        if let Expression::Path(path) = &written.node {
            add(path);
        }
        if let Some(source) = binder_of(&written.node).and_then(|binder| binder.source.as_ref()) {
            add(&source.node);
        }
    });
    for binder in binders(clause) {
        if let Some(source) = &binder.source {
            add(&source.node);
        }
    }
    for inner in clause.clauses() {
        if matches!(inner.keyword, Keyword::Message | Keyword::Propose) {
            for word in &inner.words {
                if let Word::Text(text) = &word.node {
                    slots(text).for_each(&mut add);
                }
            }
        }
    }
    let mut unread = BTreeSet::new();
    let mut declared: Vec<Spanned<&str>> = binders(clause)
        .map(|binder| Spanned::new(binder.variable.node.as_ref(), binder.variable.span))
        .collect();
    declared.extend(clause.clauses_of(Keyword::Let).filter_map(Clause::name));
    for name in declared {
        if !read.contains(name.node) {
            unread.insert(name.node.to_owned());
            let written = name.node;
            report(
                name,
                phrase!(
                    "`{written}` được đặt tên mà không nơi nào dùng",
                    "`{written}` is named and used nowhere"
                ),
                sink,
            );
        }
    }
    check_inner(clause, sink);
    unread
}

/// Tells the variables of `where` that its condition does not read: it then says nothing of them.
fn check_inner(clause: &Clause<'_>, sink: &mut Diagnostics) {
    for_each_expression(clause, &mut |written| {
        let (Expression::Quantified {
            condition: Some(condition),
            ..
        }
        | Expression::Aggregate {
            condition: Some(condition),
            ..
        }) = &written.node
        else {
            return;
        };
        let Some(binder) = binder_of(&written.node) else {
            return;
        };
        let name = binder.variable.node.as_ref();
        let mut rest = vec![condition.as_ref()];
        while let Some(inner) = rest.pop() {
            let paths = [
                match &inner.node {
                    Expression::Path(path) => Some(path.as_ref()),
                    _ => None,
                },
                binder_of(&inner.node)
                    .and_then(|binder| binder.source.as_ref())
                    .map(|source| source.node.as_ref()),
            ];
            if paths
                .into_iter()
                .flatten()
                .any(|path| path.split('.').next() == Some(name))
            {
                return;
            }
            rest.extend(inner.node.children());
        }
        report(
            Spanned::new(name, binder.variable.span),
            phrase!(
                "điều kiện sau `mà` không nói gì về `{name}`",
                "the condition after `where` says nothing of `{name}`"
            ),
            sink,
        );
    });
}

fn report(name: Spanned<&str>, message: Phrase, sink: &mut Diagnostics) {
    let written = name.node;
    sink.push(
        Diagnostic::warning(Code::UnreadName, name.span, message).help(phrase!(
            "dùng `{written}` trong điều kiện hoặc thông báo, hoặc bỏ đi",
            "use `{written}` in a condition or in the message, or remove it"
        )),
    );
}

/// The slots of a message: what stands between its braces.
fn slots(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0.trim()))
}
