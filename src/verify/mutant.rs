//! The wrong wordings of a rule, definition or table that its tests should notice.
//!
//! A mutant is a declaration with one change: a condition dropped or negated, a threshold moved by
//! one unit, a comparison, connective or quantifier put in the place of another, a relation for its
//! closure, a witness, an `unless`, an item of a set or an alternative of a regular expression left
//! out. Made from the tree, so that each can be shown as text.

use std::collections::BTreeMap;

use crate::quantity::{Duration, Money, Number};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Body, Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

use super::condition::deciding_values;

mod expression;
mod table;

use expression::variants;

/// A declaration with one change.
#[derive(Debug)]
pub(super) struct Mutant<'src> {
    /// Which clause of the block is changed; `None` where the declaration has no block.
    pub(super) position: Option<usize>,
    /// What stands in its place; `None` where it is left out.
    pub(super) clause: Option<Clause<'src>>,
    /// The words that are changed.
    pub(super) span: Span,
}

impl<'src> Mutant<'src> {
    /// Returns the whole declaration with the change.
    pub(super) fn declaration(&self, original: &Clause<'src>) -> Clause<'src> {
        let Some(position) = self.position else {
            return self
                .clause
                .clone()
                .expect("a declaration without a block is never left out");
        };
        let mut declaration = original.clone();
        if let Some(Body { clauses, .. }) = &mut declaration.body {
            match &self.clause {
                Some(clause) => clauses[position] = clause.clone(),
                None => drop(clauses.remove(position)),
            }
        }
        declaration
    }

    /// Returns the clause that is changed, as it was.
    pub(super) fn before<'c>(&self, original: &'c Clause<'src>) -> &'c Clause<'src> {
        self.position
            .map_or(original, |position| &original.clauses()[position])
    }
}

/// One unit of each parameter, by the parameter's name.
pub(super) type Units<'a> = BTreeMap<&'a str, Expression<'static>>;

/// Returns one unit of what a parameter's entries give; `None` where they give nothing.
pub(super) fn unit_of(parameter: &Clause<'_>) -> Option<Expression<'static>> {
    let one = Number::whole(1);
    let words = parameter
        .clauses_of(Keyword::From)
        .flat_map(|entry| entry.words.iter().rev());
    words.map(|word| &word.node).find_map(|word| match word {
        Word::Number(_) => Some(Expression::Number(one)),
        Word::Percent(_) => Some(Expression::Percent(one)),
        Word::Money(_) => Some(Expression::Money(Money { dong: 1 })),
        Word::Duration(Duration { unit, .. }) => {
            Some(Expression::Duration(Duration::whole(1, *unit)))
        }
        _ => None,
    })
}

/// Returns every mutant of a rule, definition or table.
pub(super) fn mutants<'src>(declaration: &Clause<'src>, units: &Units<'_>) -> Vec<Mutant<'src>> {
    if declaration.keyword == Keyword::Define {
        return of_expressions(declaration, None, units);
    }
    let deciding = deciding_values(declaration);
    let mut found = table::of_rows(declaration);
    for (position, clause) in declaration.clauses().iter().enumerate() {
        let position = Some(position);
        match clause.keyword {
            Keyword::Columns => found.extend(of_expressions(clause, position, units)),
            Keyword::With => found.extend(without_witnesses(clause, position)),
            Keyword::When | Keyword::Unless => {
                let others = declaration.clauses_of(clause.keyword).count() > 1;
                if clause.keyword == Keyword::Unless || others {
                    found.push(Mutant {
                        position,
                        clause: None,
                        span: clause.span,
                    });
                }
                found.extend(of_expressions(clause, position, units));
            }
            Keyword::Let
                if clause
                    .name()
                    .is_some_and(|name| deciding.contains(&name.node)) =>
            {
                found.extend(of_expressions(clause, position, units));
            }
            _ => {}
        }
    }
    found
}

/// Leaves out one witness at a time.
fn without_witnesses<'src>(clause: &Clause<'src>, position: Option<usize>) -> Vec<Mutant<'src>> {
    let binders: Vec<&Spanned<Word<'src>>> = clause
        .words
        .iter()
        .filter(|word| matches!(word.node, Word::Binder(_)))
        .collect();
    let without = |left_out: usize| {
        let kept = binders.iter().enumerate();
        let kept = kept.filter(|(index, _)| *index != left_out);
        let words = kept.flat_map(|(_, binder)| {
            let comma = Spanned::new(Word::Comma, binder.span);
            [comma, (*binder).clone()]
        });
        let words: Vec<_> = words.skip(1).collect();
        (!words.is_empty()).then(|| Clause {
            words,
            ..clause.clone()
        })
    };
    let mutants = binders.iter().enumerate().map(|(index, binder)| Mutant {
        position,
        clause: without(index),
        span: binder.span,
    });
    mutants.collect()
}

/// Changes the expressions among the words of a clause.
fn of_expressions<'src>(
    clause: &Clause<'src>,
    position: Option<usize>,
    units: &Units<'_>,
) -> Vec<Mutant<'src>> {
    let is_condition = !matches!(clause.keyword, Keyword::Let | Keyword::Columns);
    let mut found = Vec::new();
    for (index, word) in clause.words.iter().enumerate() {
        let Word::Expression(written) = &word.node else {
            continue;
        };
        for (changed, span) in variants(written, is_condition, units) {
            let mut clause = clause.clone();
            clause.words[index].node = Word::Expression(Box::new(changed));
            found.push(Mutant {
                position,
                clause: Some(clause),
                span,
            });
        }
    }
    found
}
