//! How much two lists have in common.
//!
//! What makes two things of a list the same is taken from the engine.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use tinhgon::model::content::{constant_element, element, text_element};
use tinhgon::quantity::Number;
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::Expression;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::term;
use tinhgon::truth::Truth;

use super::scope::{Lacks, Meaning, Scope, World, Written};

impl<'a, 'm> World<'a, 'm> {
    /// Returns the two lists of `similarity(a, b)`, under whatever name it goes.
    pub(super) fn similarity(
        written: &'a Written<'a>,
        scope: &Scope<'a>,
    ) -> Option<([&'a Written<'a>; 2], Scope<'a>)> {
        match &written.node {
            Expression::Call {
                function,
                arguments,
                ..
            } if term::canonical(&function.node) == Some("similarity") => match &arguments[..] {
                [left, right] => Some(([left, right], scope.clone())),
                _ => None,
            },
            Expression::Path(path) => match scope.find(path)? {
                Meaning::Written(inner, inside) => Self::similarity(inner, inside),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns how many things both lists have, and how many either has.
    fn shared(
        &mut self,
        lists: [&'a Written<'a>; 2],
        scope: &Scope<'a>,
    ) -> (Option<[i128; 2]>, Lacks) {
        let mut lacks = Lacks::new();
        let sets = lists.map(|list| {
            let (value, more) = self.value(list, scope);
            lacks.extend(more);
            self.elements(&value)
        });
        if sets.iter().flatten().any(BTreeSet::is_empty) {
            return (Some([0, 1]), Lacks::new());
        }
        let [Some(left), Some(right)] = sets else {
            return (None, lacks);
        };
        let counts = [
            left.intersection(&right).count(),
            left.union(&right).count(),
        ];
        let counts = counts.map(|count| i128::try_from(count).expect("short lists"));
        (Some(counts), Lacks::new())
    }

    fn elements(&self, list: &Value<'m>) -> Option<BTreeSet<u128>> {
        let model = self.model;
        match list {
            Value::Unknown => None,
            Value::List(list) => {
                let items = list.iter().filter(|item| *item != Value::None);
                let elements = items.map(|item| match item {
                    Value::Entity(thing) => element(model, thing),
                    Value::Constant(constant) => constant_element(constant),
                    other => text_element(self.text(&other).expect("a thing or a text")),
                });
                Some(elements.collect())
            }
            _ => Some(BTreeSet::new()),
        }
    }

    /// Returns the share as a percentage, rounded down.
    pub(super) fn share(
        &mut self,
        lists: [&'a Written<'a>; 2],
        scope: &Scope<'a>,
    ) -> (Value<'m>, Lacks) {
        let (shared, lacks) = self.shared(lists, scope);
        let share = shared.map_or(Value::Unknown, |[both, either]| {
            let thousandths = i64::try_from(both * 100_000 / either).expect("at most all");
            Value::Percent(Number { thousandths })
        });
        (share, lacks)
    }

    /// Compares a share with a percentage, exactly; `None` where no side is a share, or both are.
    pub(super) fn compare_share(
        &mut self,
        operator: Operator,
        [left, right]: [&'a Written<'a>; 2],
        scope: &Scope<'a>,
    ) -> Option<(Truth, Lacks)> {
        let (share, other, is_left) = match (
            Self::similarity(left, scope),
            Self::similarity(right, scope),
        ) {
            (Some(share), None) => (share, right, true),
            (None, Some(share)) => (share, left, false),
            _ => return None,
        };
        let (shared, mut lacks) = self.shared(share.0, &share.1);
        let (percent, more) = self.value(other, scope);
        lacks.extend(more);
        let truth = match (shared, percent) {
            (Some([both, either]), Value::Percent(percent)) => {
                let order = (both * 100_000).cmp(&(i128::from(percent.thousandths) * either));
                let order = if is_left { order } else { order.reverse() };
                Truth::from(match operator {
                    Operator::Equal => order == Ordering::Equal,
                    Operator::NotEqual => order != Ordering::Equal,
                    Operator::Less => order.is_lt(),
                    Operator::LessOrEqual => order.is_le(),
                    Operator::Greater => order.is_gt(),
                    _ => order.is_ge(),
                })
            }
            (Some(_), Value::None) => Truth::from(operator == Operator::NotEqual),
            _ => Truth::Unknown,
        };
        Some((truth, lacks))
    }
}
