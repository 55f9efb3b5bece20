//! Reckoning with amounts that carry a unit, as the manual says.

use tinhgon::quantity::{Duration, Money, Number, Unit};
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::expression::Operator;

/// Returns a sum, difference, product or quotient; unknown past the range, by zero and across
/// calendars.
pub(super) fn reckon<'m>(operator: Operator, left: &Value<'m>, right: &Value<'m>) -> Value<'m> {
    let sign = if operator == Operator::Minus { -1 } else { 1 };
    match operator {
        Operator::Plus | Operator::Minus => match (left, right) {
            (Value::Duration(left), Value::Duration(right)) => add(*left, *right, sign),
            _ => match (plain(left), plain(right)) {
                (Some(one), Some(other)) => like(left, one + sign * other),
                _ => Value::Unknown,
            },
        },
        _ => {
            let scales = |value: &Value<'_>| matches!(value, Value::Number(_) | Value::Percent(_));
            let (amount, factor) = if scales(left) && !scales(right) {
                (right, left)
            } else {
                (left, right)
            };
            let unit = if matches!(factor, Value::Percent(_)) {
                100_000
            } else {
                1_000
            };
            match (plain(amount), plain(factor)) {
                (Some(amount_plain), Some(factor)) if operator == Operator::Times => {
                    like(amount, rounded(amount_plain * factor, unit))
                }
                (Some(amount_plain), Some(factor)) if factor != 0 => {
                    like(amount, rounded(amount_plain * unit, factor))
                }
                _ => Value::Unknown,
            }
        }
    }
}

/// Returns an amount with the opposite sign.
pub(super) fn negated<'m>(value: &Value<'m>) -> Value<'m> {
    plain(value).map_or(Value::Unknown, |amount| like(value, -amount))
}

/// The amount without its unit.
fn plain(value: &Value<'_>) -> Option<i128> {
    match value {
        Value::Number(number) | Value::Percent(number) => Some(number.thousandths.into()),
        Value::Money(money) => Some(money.dong.into()),
        Value::Duration(duration) => Some(duration.amount.thousandths.into()),
        _ => None,
    }
}

/// An amount in the unit of another.
fn like<'m>(unit: &Value<'m>, amount: i128) -> Value<'m> {
    let Ok(amount) = i64::try_from(amount) else {
        return Value::Unknown;
    };
    let number = Number {
        thousandths: amount,
    };
    match unit {
        Value::Number(_) => Value::Number(number),
        Value::Percent(_) => Value::Percent(number),
        Value::Money(_) => Value::Money(Money { dong: amount }),
        Value::Duration(duration) => Value::Duration(Duration {
            amount: number,
            unit: duration.unit,
        }),
        _ => Value::Unknown,
    }
}

/// Divides, rounding half away from zero.
fn rounded(top: i128, bottom: i128) -> i128 {
    let halves = top.abs() * 2 / bottom.abs();
    let magnitude = halves / 2 + halves % 2;
    if (top < 0) == (bottom < 0) {
        magnitude
    } else {
        -magnitude
    }
}

fn add<'m>(left: Duration, right: Duration, sign: i128) -> Value<'m> {
    if right.amount.thousandths == 0 {
        return Value::Duration(left);
    }
    let amount = |duration: Duration| i128::from(duration.amount.thousandths);
    if left.unit == right.unit || left.amount.thousandths == 0 {
        return like(&Value::Duration(right), amount(left) + sign * amount(right));
    }
    let minutes = |duration: Duration| match duration.unit {
        Unit::Minutes => Some(amount(duration)),
        Unit::Hours => Some(amount(duration) * 60),
        Unit::WorkingDays => Some(amount(duration) * 480),
        _ => None,
    };
    match (minutes(left), minutes(right)) {
        (Some(left), Some(right)) => i64::try_from(left + sign * right)
            .map_or(Value::Unknown, |sum| {
                Value::Duration(Duration::from_work(sum))
            }),
        _ => Value::Unknown,
    }
}
