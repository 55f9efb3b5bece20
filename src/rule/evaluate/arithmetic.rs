//! Sums, differences, products and quotients of amounts with a unit.

use crate::quantity::{Duration, Money, Number};
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;

/// Returns the result of an operation on like units; `None` past the range, by zero, across
/// calendars, or where a side is unknown.
pub(super) fn arithmetic<'m>(
    operator: Operator,
    left: &Value<'m>,
    right: &Value<'m>,
) -> Option<Value<'m>> {
    let whole = |amount: i64, factor: &Value<'m>| scale(operator, amount, factor);
    Some(match (operator, left, right) {
        (Operator::Plus | Operator::Minus, Value::Number(left), Value::Number(right)) => {
            Value::Number(Number {
                thousandths: add(operator, left.thousandths, right.thousandths)?,
            })
        }
        (Operator::Plus | Operator::Minus, Value::Percent(left), Value::Percent(right)) => {
            Value::Percent(Number {
                thousandths: add(operator, left.thousandths, right.thousandths)?,
            })
        }
        (Operator::Plus | Operator::Minus, Value::Money(left), Value::Money(right)) => {
            Value::Money(Money {
                dong: add(operator, left.dong, right.dong)?,
            })
        }
        (Operator::Plus | Operator::Minus, Value::Duration(left), Value::Duration(right)) => {
            Value::Duration(add_durations(operator, *left, *right)?)
        }
        (
            Operator::Times,
            Value::Number(_) | Value::Percent(_),
            Value::Money(_) | Value::Duration(_),
        ) => {
            return arithmetic(operator, right, left);
        }
        (_, Value::Number(left), factor) => Value::Number(Number {
            thousandths: whole(left.thousandths, factor)?,
        }),
        (_, Value::Percent(left), factor) => Value::Percent(Number {
            thousandths: whole(left.thousandths, factor)?,
        }),
        (_, Value::Money(left), factor) => Value::Money(Money {
            dong: whole(left.dong, factor)?,
        }),
        (_, Value::Duration(left), factor) => Value::Duration(Duration {
            amount: Number {
                thousandths: whole(left.amount.thousandths, factor)?,
            },
            unit: left.unit,
        }),
        _ => return None,
    })
}

fn add(operator: Operator, left: i64, right: i64) -> Option<i64> {
    if operator == Operator::Plus {
        left.checked_add(right)
    } else {
        left.checked_sub(right)
    }
}

fn add_durations(operator: Operator, left: Duration, right: Duration) -> Option<Duration> {
    if right.amount.thousandths == 0 {
        return Some(left);
    }
    if left.unit == right.unit || left.amount.thousandths == 0 {
        let thousandths = add(operator, left.amount.thousandths, right.amount.thousandths)?;
        return Some(Duration {
            amount: Number { thousandths },
            unit: right.unit,
        });
    }
    Some(Duration::from_work(add(
        operator,
        left.work()?,
        right.work()?,
    )?))
}

/// Multiplies or divides an amount by a number or share, rounding half away from zero.
fn scale(operator: Operator, amount: i64, factor: &Value<'_>) -> Option<i64> {
    let (numerator, unit): (i128, i128) = match factor {
        Value::Number(number) => (number.thousandths.into(), 1_000),
        Value::Percent(number) => (number.thousandths.into(), 100_000),
        _ => return None,
    };
    let (top, bottom) = match operator {
        Operator::Times => (i128::from(amount) * numerator, unit),
        Operator::Divide => (i128::from(amount) * unit, numerator),
        _ => return None,
    };
    if bottom == 0 {
        return None;
    }
    let (top, bottom) = if bottom < 0 {
        (-top, -bottom)
    } else {
        (top, bottom)
    };
    let half = if top < 0 { -(bottom / 2) } else { bottom / 2 };
    i64::try_from((top + half) / bottom).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    fn number(thousandths: i64) -> Value<'static> {
        Value::Number(Number { thousandths })
    }

    #[test]
    fn amounts_are_scaled_and_rounded_half_away_from_zero() {
        let share = Value::Percent(Number::whole(20));
        let money = |dong| Value::Money(Money { dong });
        assert_eq!(
            arithmetic(Operator::Times, &money(1_003), &share),
            Some(money(201))
        );
        assert_eq!(
            arithmetic(Operator::Times, &share, &money(1_003)),
            Some(money(201))
        );
        assert_eq!(
            arithmetic(Operator::Divide, &number(-5_000), &number(2_000)),
            Some(number(-2_500))
        );
        assert_eq!(arithmetic(Operator::Divide, &number(1), &number(0)), None);
        assert_eq!(
            arithmetic(Operator::Plus, &number(i64::MAX), &number(1)),
            None
        );
    }

    #[test]
    fn calendars_are_not_added_up() {
        let working = Value::Duration(Duration::whole(2, Unit::WorkingDays));
        let hours = Value::Duration(Duration::whole(8, Unit::Hours));
        let days = Value::Duration(Duration::whole(2, Unit::Days));
        let three = Value::Duration(Duration::whole(3, Unit::WorkingDays));
        assert_eq!(arithmetic(Operator::Plus, &working, &hours), Some(three));
        assert_eq!(arithmetic(Operator::Plus, &working, &days), None);
    }
}
