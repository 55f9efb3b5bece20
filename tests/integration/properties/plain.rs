//! What a tree says, without where and in which vocabulary it is written.

use std::borrow::Cow;

use tinhgon::span::Span;
use tinhgon::syntax::ast::{Binder, Clause, Expression, File, Word};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::term;

/// Returns the declarations with every place, blank line and vocabulary taken off.
pub(super) fn plain<'src>(file: &File<'src>) -> Vec<Clause<'src>> {
    file.declarations.iter().map(plain_clause).collect()
}

/// Returns one clause so.
pub(super) fn plain_clause<'src>(clause: &Clause<'src>) -> Clause<'src> {
    let mut clause = clause.clone();
    strip(&mut clause);
    clause
}

fn strip(clause: &mut Clause<'_>) {
    clause.span = Span::default();
    clause.vocabulary = None;
    clause.blank_before = false;
    for word in &mut clause.words {
        match &mut word.node {
            Word::Binder(binder) => strip_binder(binder),
            Word::Expression(expression) => strip_expression(&mut expression.node),
            _ => {}
        }
    }
    if clause.keyword == Keyword::Expect && clause.word_after(Keyword::Unknown).is_some() {
        for word in &mut clause.words {
            if let Word::Name(path) = &mut word.node {
                strip_path(path);
            }
        }
    }
    // A field that could take the clause after it for its own gets an empty block.
    if clause.keyword == Keyword::Field && clause.clauses().is_empty() {
        clause.body = None;
    }
    if let Some(body) = &mut clause.body {
        body.span = Span::default();
        body.clauses.iter_mut().for_each(strip);
    }
}

fn strip_binder(binder: &mut Binder<'_>) {
    binder.vocabulary = None;
    if let Some(source) = &mut binder.source {
        strip_path(&mut source.node);
    }
}

/// Turns the parts of a path to English; the name before them is the user's own.
fn strip_path(path: &mut Cow<'_, str>) {
    let mut parts = path.split('.');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain = format!("{plain}.{}", term::canonical(part).unwrap_or(part));
    }
    *path = plain.into();
}

fn strip_expression(expression: &mut Expression<'_>) {
    match expression {
        Expression::Path(path) => strip_path(path),
        Expression::Set(items) => {
            for item in items {
                strip_expression(&mut item.node);
            }
        }
        Expression::Call {
            function,
            arguments,
            ..
        } => {
            if let Some(english) = term::canonical(&function.node) {
                function.node = english.into();
            }
            for argument in arguments {
                strip_expression(&mut argument.node);
            }
        }
        Expression::Not(inner) | Expression::Negate(inner) => strip_expression(&mut inner.node),
        Expression::Binary { left, right, .. } => {
            strip_expression(&mut left.node);
            strip_expression(&mut right.node);
        }
        Expression::Quantified {
            binder, condition, ..
        } => {
            strip_binder(binder);
            if let Some(condition) = condition {
                strip_expression(&mut condition.node);
            }
        }
        Expression::Aggregate {
            value,
            binder,
            condition,
            ..
        } => {
            binder.iter_mut().for_each(strip_binder);
            for inner in [value, condition].into_iter().flatten() {
                strip_expression(&mut inner.node);
            }
        }
        _ => {}
    }
}
