//! The sides of a comparison: values, and subjects in canonical text.

use super::fact::{Scale, Value, beside};
use super::logic::{Reader, Reading};
use crate::model::Entity;
use crate::quantity::{Duration, Unit};
use crate::span::Spanned;
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::{print_expression, term};

/// One side of a comparison.
pub(super) enum Side {
    Value(Value),
    Subject(String),
}

impl Reader<'_, '_, '_> {
    /// Reads one side of a comparison; `None` where it cannot be told from another.
    pub(super) fn side(
        &self,
        written: &Spanned<Expression<'_>>,
        reading: &Reading,
    ) -> Option<Side> {
        let amount = |scale, value| Some(Side::Value(Value::Amount(scale, value)));
        match &written.node {
            Expression::Number(number) => amount(Scale::Number, number.thousandths),
            Expression::Percent(number) => amount(Scale::Percent, number.thousandths),
            Expression::Money(money) => amount(Scale::Money, money.dong),
            Expression::Date(date) => {
                let day = jiff::civil::Date::ZERO;
                let days = day.until(*date).ok()?.get_days();
                amount(Scale::Date, i64::from(days))
            }
            Expression::Duration(duration) => {
                let (scale, value) = measure(*duration)?;
                amount(scale, value)
            }
            Expression::Text(text) => Some(Side::Value(Value::Word(format!("\"{text}\"")))),
            Expression::Constant(Keyword::None) => Some(Side::Value(Value::None)),
            Expression::Constant(constant) => Some(Side::Value(Value::Constant(*constant))),
            Expression::Path(path) if self.names_a_thing(path, reading) => {
                Some(Side::Value(Value::Word(path.to_string())))
            }
            node => text(node, reading).map(Side::Subject),
        }
    }

    fn names_a_thing(&self, path: &str, reading: &Reading) -> bool {
        !path.contains('.')
            && !self.variables.contains(path)
            && !reading.stands_for.contains_key(path)
            && self.library.parameter(path).is_none()
            && self
                .library
                .model
                .find(path)
                .is_some_and(|entity| !matches!(entity, Entity::Procedure(_)))
    }
}

/// Returns the comparison with its sides exchanged.
pub(super) const fn turned(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        other => other,
    }
}

/// Returns how the left side may stand to the right one.
pub(super) const fn allowed(operator: Operator) -> u8 {
    use beside::{APART, BOTH_NONE, EQUAL, GREATER, LESS};
    match operator {
        Operator::Equal => EQUAL | BOTH_NONE,
        Operator::NotEqual => LESS | GREATER | APART,
        Operator::Less => LESS,
        Operator::LessOrEqual => LESS | EQUAL,
        Operator::Greater => GREATER,
        _ => GREATER | EQUAL,
    }
}

/// Works out a comparison of two values; `None` where they have no order.
pub(super) fn fixed(operator: Operator, left: &Value, right: &Value) -> Option<bool> {
    let ordering = match (left, right) {
        (Value::Amount(one, left), Value::Amount(other, right)) => {
            (one == other).then(|| left.cmp(right))?
        }
        _ if matches!(operator, Operator::Equal | Operator::NotEqual) => left.cmp(right),
        _ => return None,
    };
    Some(match operator {
        Operator::Equal => ordering.is_eq(),
        Operator::NotEqual => ordering.is_ne(),
        Operator::Less => ordering.is_lt(),
        Operator::LessOrEqual => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        _ => ordering.is_ge(),
    })
}

/// Returns a duration in the least unit of its calendar.
fn measure(duration: Duration) -> Option<(Scale, i64)> {
    Some(match duration.unit {
        Unit::Minutes | Unit::Hours | Unit::WorkingDays => (Scale::Work, duration.work()?),
        Unit::Days => (Scale::Days, duration.amount.thousandths),
        Unit::Months => (Scale::Months, duration.amount.thousandths),
        Unit::Years => (Scale::Months, duration.amount.thousandths.checked_mul(12)?),
    })
}

/// Returns an expression in canonical text; inside a definition only what is a path or a call of
/// paths, since a variable of its own could be mistaken for one of the caller.
pub(super) fn text(expression: &Expression<'_>, reading: &Reading) -> Option<String> {
    if reading.call.is_none() {
        return Some(print_expression(expression, Vocabulary::English));
    }
    match expression {
        Expression::Path(path) => {
            let (first, rest) = path.split_once('.').unwrap_or((path, ""));
            let first = reading.stands_for.get(first).map_or(first, String::as_str);
            let parts = rest.split('.').filter(|part| !part.is_empty());
            let parts = parts.map(|part| term::spelling(part, Vocabulary::English));
            Some(
                std::iter::once(first)
                    .chain(parts)
                    .collect::<Vec<_>>()
                    .join("."),
            )
        }
        Expression::Call {
            function,
            closure,
            arguments,
        } => {
            let name = term::spelling(&function.node, Vocabulary::English);
            let arguments: Option<Vec<String>> = arguments
                .iter()
                .map(|argument| text(&argument.node, reading))
                .collect();
            let plus = if *closure { "+" } else { "" };
            Some(format!("{name}{plus}({})", arguments?.join(", ")))
        }
        Expression::Text(_) | Expression::Constant(_) => {
            Some(print_expression(expression, Vocabulary::English))
        }
        _ => None,
    }
}
