//! Where conditions stand in what is declared, and what they read.

use crate::span::Spanned;
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// Whether an operator joins conditions.
pub(super) const fn is_connective(operator: Operator) -> bool {
    matches!(operator, Operator::And | Operator::Or)
}

/// Whether a child of an expression, by its position, is a condition and not a value.
pub(super) fn is_decided(parent: &Expression<'_>, child: usize) -> bool {
    match parent {
        Expression::Not(_) | Expression::Quantified { .. } => true,
        Expression::Binary { operator, .. } => is_connective(*operator),
        Expression::Aggregate {
            value, condition, ..
        } => condition.is_some() && child == usize::from(value.is_some()),
        _ => false,
    }
}

/// Returns the expressions among the words of a clause.
pub(super) fn expressions<'c, 'src>(
    clause: &'c Clause<'src>,
) -> impl Iterator<Item = &'c Spanned<Expression<'src>>> {
    clause.words.iter().filter_map(|word| match &word.node {
        Word::Expression(written) => Some(written.as_ref()),
        _ => None,
    })
}

/// Returns the names of the `let` values that conditions read, directly or through one another.
///
/// The others are only worded: no test of a rule reads its message.
pub(super) fn deciding_values<'c>(rule: &'c Clause<'_>) -> Vec<&'c str> {
    let read_by = |keyword| {
        rule.clauses_of(keyword)
            .flat_map(|clause| &clause.words)
            .filter_map(|word| match &word.node {
                Word::Expression(written) => Some(names(&written.node)),
                _ => None,
            })
            .flatten()
    };
    let mut read: Vec<&str> = read_by(Keyword::When)
        .chain(read_by(Keyword::Unless))
        .collect();
    let mut deciding = Vec::new();
    let values: Vec<&Clause<'_>> = rule.clauses_of(Keyword::Let).collect();
    // A value reads only values before it.
    for value in values.into_iter().rev() {
        let (Some(name), Some(word)) = (value.name(), value.words.last()) else {
            continue;
        };
        if let Word::Expression(written) = &word.node
            && read.contains(&name.node)
        {
            deciding.push(name.node);
            read.extend(names(&written.node));
        }
    }
    deciding
}

/// Returns the first names of the paths in an expression, and the names of what it calls.
pub(super) fn names<'e>(expression: &'e Expression<'_>) -> Vec<&'e str> {
    let mut found = Vec::new();
    let mut rest = vec![expression];
    while let Some(expression) = rest.pop() {
        match expression {
            Expression::Path(path) => found.extend(path.split('.').next()),
            Expression::Call { function, .. } => found.push(function.node.as_ref()),
            _ => {}
        }
        rest.extend(expression.children().into_iter().map(|child| &child.node));
    }
    found
}
