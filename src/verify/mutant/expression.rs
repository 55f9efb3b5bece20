//! The changes to one expression that tests should notice.

use crate::graph::Relation;
use crate::quantity::{Duration, Money, Number};
use crate::rule::pattern::without_alternatives;
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;
use crate::syntax::term;

use super::super::condition::{is_connective, is_decided};
use super::Units;

type Written<'src> = Spanned<Expression<'src>>;

/// Returns an expression with each change that it allows, and where the change is.
pub(super) fn variants<'src>(
    written: &Written<'src>,
    is_condition: bool,
    units: &Units<'_>,
) -> Vec<(Written<'src>, Span)> {
    let own = own_variants(written, is_condition, units).into_iter();
    own.map(|(node, span)| (Spanned::new(node, written.span), span))
        .chain(variants_within(written, units))
        .collect()
}

/// Returns an expression with each change that its parts allow, and where the change is.
fn variants_within<'src>(written: &Written<'src>, units: &Units<'_>) -> Vec<(Written<'src>, Span)> {
    let mut found = Vec::new();
    for (index, child) in written.node.children().into_iter().enumerate() {
        // What stands below `not` is negated by leaving the `not` out.
        let is_condition =
            !matches!(written.node, Expression::Not(_)) && is_decided(&written.node, index);
        let changes = if asks_whether_known(&written.node, &child.node) {
            variants_within(child, units)
        } else {
            variants(child, is_condition, units)
        };
        for (changed, span) in changes {
            let mut whole = written.clone();
            *whole.node.children_mut()[index] = changed;
            found.push((whole, span));
        }
    }
    found
}

/// Whether an expression asks if two values can be compared, `known(c.time-limit < d.time-limit)`:
/// they can be one way round if they can be the other; or if a relation is known,
/// `known(precedes(p, q))`: it stands beside the relation itself, which nothing finds where only the
/// closure is known.
fn asks_whether_known(parent: &Expression<'_>, child: &Expression<'_>) -> bool {
    let Expression::Call { function, .. } = parent else {
        return false;
    };
    let is_left_alone = match child {
        Expression::Binary { operator, .. } => matches!(
            operator,
            Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual
        ),
        Expression::Call { function, .. } => term::canonical(&function.node)
            .and_then(Relation::of_name)
            .is_some_and(Relation::has_closure),
        _ => false,
    };
    is_left_alone && term::canonical(&function.node) == Some("known")
}

/// Returns what an expression can be changed to, its parts left as they are.
fn own_variants<'src>(
    written: &Written<'src>,
    is_condition: bool,
    units: &Units<'_>,
) -> Vec<(Expression<'src>, Span)> {
    let here = |node| (node, written.span);
    let negated = || here(Expression::Not(Box::new(written.clone())));
    match &written.node {
        Expression::Path(path) if units.contains_key(path.as_ref()) => {
            let unit = &units[path.as_ref()];
            let moved = |operator| {
                let unit = Spanned::new(unit.clone(), written.span);
                here(binary(operator, written.clone(), unit))
            };
            vec![moved(Operator::Minus), moved(Operator::Plus)]
        }
        Expression::Path(_) if is_condition => vec![negated()],
        Expression::Call { .. } => {
            let negation = is_condition.then(negated);
            negation.into_iter().chain(other_calls(written)).collect()
        }
        Expression::Set(items) if items.len() > 1 => {
            let without = |left_out: usize| {
                let mut items = items.clone();
                let item = items.remove(left_out);
                (Expression::Set(items), item.span)
            };
            (0..items.len()).map(without).collect()
        }
        Expression::Not(inner) => vec![here(inner.node.clone())],
        Expression::Binary {
            operator,
            left,
            right,
        } if is_connective(*operator) => {
            let other = if *operator == Operator::And {
                Operator::Or
            } else {
                Operator::And
            };
            let flipped = binary(other, (**left).clone(), (**right).clone());
            // Of a chain `a and b and c`, each part is left out by the pair that it stands in.
            let is_part = |side: &Written<'_>| !matches!(&side.node, Expression::Binary { operator: inner, .. } if inner == operator);
            let sides = [(left, right), (right, left)];
            let dropped = sides.into_iter().filter(|(side, _)| is_part(side));
            let dropped = dropped.map(|(side, rest)| (rest.node.clone(), side.span));
            dropped.chain([here(flipped)]).collect()
        }
        Expression::Binary {
            operator,
            left,
            right,
        } => other_comparisons(*operator)
            .iter()
            .map(|other| here(binary(*other, (**left).clone(), (**right).clone())))
            .collect(),
        Expression::Quantified {
            quantifier,
            binder,
            condition,
        } => {
            let quantified = |quantifier: Spanned<Keyword>, condition| Expression::Quantified {
                quantifier,
                binder: binder.clone(),
                condition,
            };
            let others = [Keyword::Exists, Keyword::No, Keyword::Every].into_iter();
            let others = others.filter(|other| *other != quantifier.node);
            let others = others.map(|other| {
                let other = Spanned::new(other, quantifier.span);
                (quantified(other, condition.clone()), quantifier.span)
            });
            let whole = condition.as_ref().filter(|inner| !is_chain(&inner.node));
            let whole = whole.map(|inner| (quantified(*quantifier, None), inner.span));
            others.chain(whole).collect()
        }
        Expression::Aggregate {
            aggregate,
            value,
            binder,
            condition: Some(condition),
        } if !is_chain(&condition.node) => {
            let whole = Expression::Aggregate {
                aggregate: *aggregate,
                value: value.clone(),
                binder: binder.clone(),
                condition: None,
            };
            vec![(whole, condition.span)]
        }
        literal => moved(literal).into_iter().map(here).collect(),
    }
}

/// Returns a call of a relation as one of its closure, and back; one of `matches` with each
/// alternative of its pattern left out.
fn other_calls<'src>(written: &Written<'src>) -> Vec<(Expression<'src>, Span)> {
    let Expression::Call {
        function,
        closure,
        arguments,
    } = &written.node
    else {
        return Vec::new();
    };
    let called = |closure, arguments| Expression::Call {
        function: function.clone(),
        closure,
        arguments,
    };
    let canonical = term::canonical(&function.node);
    let mut found = Vec::new();
    if canonical
        .and_then(Relation::of_name)
        .is_some_and(Relation::has_closure)
    {
        found.push((called(!closure, arguments.clone()), function.span));
    }
    if let (Some("matches"), Some(Expression::Text(pattern))) =
        (canonical, arguments.get(1).map(|pattern| &pattern.node))
    {
        for narrower in without_alternatives(pattern) {
            let mut arguments = arguments.clone();
            arguments[1].node = Expression::Text(narrower.into());
            found.push((called(*closure, arguments), written.span));
        }
    }
    found
}

/// Whether leaving out one part of a condition leaves others, which are left out by themselves.
fn is_chain(condition: &Expression<'_>) -> bool {
    matches!(
        condition,
        Expression::Binary {
            operator: Operator::And,
            ..
        }
    )
}

/// Returns a written amount one unit lower and one unit higher; none for what is no amount.
fn moved<'src>(literal: &Expression<'src>) -> Vec<Expression<'src>> {
    let by = |step: i64| -> Option<Expression<'src>> {
        let number = |number: &Number| {
            let thousandths = number.thousandths.checked_add(step * 1000)?;
            Some(Number { thousandths })
        };
        Some(match literal {
            Expression::Number(amount) => Expression::Number(number(amount)?),
            Expression::Percent(amount) => Expression::Percent(number(amount)?),
            Expression::Money(Money { dong }) => Expression::Money(Money {
                dong: dong.checked_add(step)?,
            }),
            Expression::Date(date) => {
                Expression::Date(date.checked_add(jiff::Span::new().days(step)).ok()?)
            }
            Expression::Duration(Duration { amount, unit }) => Expression::Duration(Duration {
                amount: number(amount)?,
                unit: *unit,
            }),
            _ => return None,
        })
    };
    [by(-1), by(1)].into_iter().flatten().collect()
}

/// Returns what a comparison is taken for: its boundary moved, its sides changed, its negation.
const fn other_comparisons(operator: Operator) -> &'static [Operator] {
    match operator {
        Operator::Equal => &[Operator::NotEqual],
        Operator::NotEqual => &[Operator::Equal],
        Operator::In => &[Operator::NotIn],
        Operator::NotIn => &[Operator::In],
        Operator::Less => &[
            Operator::LessOrEqual,
            Operator::Greater,
            Operator::GreaterOrEqual,
        ],
        Operator::LessOrEqual => &[Operator::Less, Operator::Greater, Operator::GreaterOrEqual],
        Operator::Greater => &[
            Operator::GreaterOrEqual,
            Operator::Less,
            Operator::LessOrEqual,
        ],
        Operator::GreaterOrEqual => &[Operator::Greater, Operator::Less, Operator::LessOrEqual],
        Operator::Plus => &[Operator::Minus],
        Operator::Minus => &[Operator::Plus],
        _ => &[],
    }
}

fn binary<'src>(operator: Operator, left: Written<'src>, right: Written<'src>) -> Expression<'src> {
    Expression::Binary {
        operator,
        left: Box::new(left),
        right: Box::new(right),
    }
}
