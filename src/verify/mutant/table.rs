//! The wrong tables that tests should notice: a boundary moved, what a row gives changed.
//!
//! A boundary is moved in all cells of a column at once, since a cell that is moved by itself
//! leaves a gap or an overlap, which no test has to notice.

use crate::quantity::{Duration, Money, Number};
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

use super::Mutant;

/// Returns the mutants of the rows of a table.
pub(super) fn of_rows<'src>(table: &Clause<'src>) -> Vec<Mutant<'src>> {
    let mut found = Vec::new();
    for boundary in boundaries(table) {
        found.extend([-1, 1].into_iter().filter_map(|step| {
            let mut moved = table.clone();
            let rows = &mut moved.body.as_mut()?.clauses;
            for (row, word) in &boundary.places {
                let word = &mut rows[*row].words[*word].node;
                *word = stepped(word, step)?;
            }
            Some(Mutant {
                position: None,
                clause: Some(moved),
                span: boundary.span,
            })
        }));
    }
    for (position, row) in table.clauses().iter().enumerate() {
        let Some(index) = given(row) else {
            continue;
        };
        found.extend(
            others(table, &row.words[index].node)
                .into_iter()
                .map(|other| {
                    let mut changed = row.clone();
                    changed.words[index].node = other;
                    Mutant {
                        position: Some(position),
                        clause: Some(changed),
                        span: row.words[index].span,
                    }
                }),
        );
    }
    found
}

/// A place on the scale of a column where cells begin or end.
struct Boundary<'src> {
    column: usize,
    /// The first value behind it, or the value itself of a cell that is one value.
    first: Word<'src>,
    is_one: bool,
    /// The clauses of the table, and their words, that stand at it.
    places: Vec<(usize, usize)>,
    span: Span,
}

fn boundaries<'src>(table: &Clause<'src>) -> Vec<Boundary<'src>> {
    let mut found: Vec<Boundary<'src>> = Vec::new();
    for (row, clause) in table.clauses().iter().enumerate() {
        let Some(given) = given(clause) else {
            continue;
        };
        let mut column = 0;
        for (index, Spanned { node, span }) in clause.words[..given].iter().enumerate() {
            column += usize::from(*node == Word::Comma);
            let before = index
                .checked_sub(1)
                .map(|before| &clause.words[before].node);
            let Some((first, is_one)) = begins(before, node) else {
                continue;
            };
            let known = found.iter_mut().find(|known| {
                known.column == column && known.first == first && known.is_one == is_one
            });
            match known {
                Some(known) => known.places.push((row, index)),
                None => found.push(Boundary {
                    column,
                    first,
                    is_one,
                    places: vec![(row, index)],
                    span: *span,
                }),
            }
        }
    }
    found
}

/// Returns the first value behind the boundary at an amount, by the word before it; and whether a
/// cell is that amount alone.
fn begins<'src>(before: Option<&Word<'src>>, amount: &Word<'src>) -> Option<(Word<'src>, bool)> {
    // What cannot be moved is no amount.
    let next = stepped(amount, 1)?;
    match before {
        Some(
            Word::Comparison(Operator::LessOrEqual | Operator::Greater)
            | Word::Keyword(Keyword::Until),
        ) => Some((next, false)),
        Some(
            Word::Comparison(Operator::Less | Operator::GreaterOrEqual)
            | Word::Keyword(Keyword::From),
        ) => Some((amount.clone(), false)),
        _ => Some((amount.clone(), true)),
    }
}

/// Returns where in a row stands what it gives; `None` for another clause.
fn given(clause: &Clause<'_>) -> Option<usize> {
    let words = clause.words.iter();
    let equals = words.clone().position(|word| word.node == Word::Equals)?;
    (clause.keyword == Keyword::Row).then_some(equals + 1)
}

/// Returns what a row could give instead: a little less or more, the other of yes and no, or what
/// another row gives.
fn others<'src>(table: &Clause<'src>, value: &Word<'src>) -> Vec<Word<'src>> {
    let near: Vec<Word<'src>> = [-1, 1]
        .into_iter()
        .filter_map(|step| stepped(value, step))
        .collect();
    if !near.is_empty() {
        return near;
    }
    match value {
        Word::Keyword(Keyword::Yes) => vec![Word::Keyword(Keyword::No)],
        Word::Keyword(Keyword::No) => vec![Word::Keyword(Keyword::Yes)],
        _ => {
            let rows = table.clauses().iter();
            let mut given = rows.filter_map(|row| Some(&row.words.get(given(row)?)?.node));
            given
                .find(|other| *other != value)
                .cloned()
                .into_iter()
                .collect()
        }
    }
}

/// Returns an amount so many units higher; `None` for what is none, or would be too great.
fn stepped<'src>(word: &Word<'src>, step: i64) -> Option<Word<'src>> {
    let number = |number: &Number| {
        let thousandths = number.thousandths.checked_add(step * 1000)?;
        (thousandths >= 0).then_some(Number { thousandths })
    };
    Some(match word {
        Word::Number(amount) => Word::Number(number(amount)?),
        Word::Percent(amount) => Word::Percent(number(amount)?),
        Word::Money(Money { dong }) => {
            let dong = dong.checked_add(step)?;
            (dong >= 0).then_some(Word::Money(Money { dong }))?
        }
        Word::Date(date) => Word::Date(date.checked_add(jiff::Span::new().days(step)).ok()?),
        Word::Duration(Duration { amount, unit }) => Word::Duration(Duration {
            amount: number(amount)?,
            unit: *unit,
        }),
        _ => return None,
    })
}
