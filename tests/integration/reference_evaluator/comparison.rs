//! What comparisons say of two values.

use std::cmp::Ordering;

use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::truth::Truth;

use super::scope::World;

impl<'m> World<'_, 'm> {
    pub(super) fn text<'v>(&'v self, value: &'v Value<'m>) -> Option<&'v str> {
        match value {
            Value::Symbol(symbol) => Some(self.model.text(*symbol)),
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns what one of the comparisons says of two values.
    pub(super) fn compare(&self, operator: Operator, left: &Value<'m>, right: &Value<'m>) -> Truth {
        let order = |accepts: fn(Ordering) -> bool| match (left, right) {
            (Value::None, _) | (_, Value::None) => Truth::False,
            (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
            _ => Truth::from(self.order(left, right).map(accepts)),
        };
        match operator {
            Operator::Equal => self.equal(left, right),
            Operator::NotEqual => !self.equal(left, right),
            Operator::In => self.member(left, right),
            Operator::NotIn => !self.member(left, right),
            Operator::Less => order(Ordering::is_lt),
            Operator::LessOrEqual => order(Ordering::is_le),
            Operator::Greater => order(Ordering::is_gt),
            Operator::GreaterOrEqual => order(Ordering::is_ge),
            _ => unreachable!("no comparison"),
        }
    }

    fn order(&self, left: &Value<'m>, right: &Value<'m>) -> Option<Ordering> {
        match (left, right) {
            (Value::Number(left), Value::Number(right))
            | (Value::Percent(left), Value::Percent(right)) => Some(left.cmp(right)),
            (Value::Money(left), Value::Money(right)) => Some(left.cmp(right)),
            (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
            (Value::Duration(left), Value::Duration(right)) => left.partial_cmp(right),
            _ => {
                let texts = self.text(left).zip(self.text(right));
                let (left, right) = texts.unwrap_or_else(|| panic!("{left:?} beside {right:?}"));
                Some(left.cmp(right))
            }
        }
    }

    fn equal(&self, left: &Value<'m>, right: &Value<'m>) -> Truth {
        let is_nothing = |value: &Value<'_>| match value {
            Value::None => true,
            Value::List(list) => list.is_empty(),
            _ => false,
        };
        match (left, right) {
            (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
            _ if is_nothing(left) || is_nothing(right) => {
                Truth::from(is_nothing(left) && is_nothing(right))
            }
            (Value::List(left), Value::List(right)) => {
                let alike = left.iter().zip(right.iter());
                let alike = alike.map(|(left, right)| self.equal(&left, &right));
                Truth::from(left.len() == right.len()).and(alike.fold(Truth::True, Truth::and))
            }
            (Value::Duration(_), Value::Duration(_)) => {
                Truth::from(self.order(left, right).map(Ordering::is_eq))
            }
            _ => match (self.text(left), self.text(right)) {
                (Some(left), Some(right)) => Truth::from(left == right),
                _ => Truth::from(left == right),
            },
        }
    }

    fn member(&self, value: &Value<'m>, list: &Value<'m>) -> Truth {
        match (value, list) {
            (Value::None, _) | (_, Value::None) => Truth::False,
            (_, Value::List(list)) if list.is_empty() => Truth::False,
            (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
            (_, Value::List(list)) => list
                .iter()
                .map(|item| self.equal(value, &item))
                .fold(Truth::False, Truth::or),
            _ => panic!("{list:?} is no list"),
        }
    }
}
