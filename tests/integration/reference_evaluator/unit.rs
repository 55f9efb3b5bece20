//! In what unit an amount is reckoned, where there is none to look at.

use tinhgon::quantity::{Duration, Money, Number, Unit};
use tinhgon::rule::function::function;
use tinhgon::rule::schema::PARTS;
use tinhgon::rule::types::Scalar;
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::Expression;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::term;

use super::scope::{Meaning, Scope, World, Written};

/// Returns what amounts of a unit add up to where there are none.
pub(super) fn nothing_of<'m>(unit: Scalar) -> Value<'m> {
    match unit {
        Scalar::Money => Value::Money(Money::default()),
        Scalar::Percent => Value::Percent(Number::default()),
        Scalar::Duration => Value::Duration(Duration::whole(0, Unit::Minutes)),
        _ => Value::Number(Number::default()),
    }
}

impl<'a> World<'a, '_> {
    /// Returns the unit of an amount: that of its last part, or of what it is reckoned from.
    pub(super) fn scalar(&self, written: &'a Written<'a>, scope: &Scope<'a>) -> Scalar {
        match &written.node {
            Expression::Percent(_) => Scalar::Percent,
            Expression::Money(_) => Scalar::Money,
            Expression::Duration(_) => Scalar::Duration,
            Expression::Negate(inner) => self.scalar(inner, scope),
            Expression::Binary {
                operator,
                left,
                right,
            } => match (
                operator,
                self.scalar(left, scope),
                self.scalar(right, scope),
            ) {
                (
                    Operator::Times,
                    Scalar::Number | Scalar::Percent,
                    unit @ (Scalar::Money | Scalar::Duration),
                )
                | (_, unit, _) => unit,
            },
            Expression::Aggregate {
                aggregate,
                value: Some(value),
                ..
            } if aggregate.node != Keyword::Count => self.scalar(value, scope),
            Expression::Call { function: name, .. } => {
                let function = term::canonical(&name.node).and_then(function);
                function.map_or(Scalar::Boolean, |function| function.value.scalar)
            }
            Expression::Path(path) => self.scalar_of_path(path, scope),
            _ => Scalar::Number,
        }
    }

    fn scalar_of_path(&self, path: &str, scope: &Scope<'a>) -> Scalar {
        if let Some(Meaning::Written(inner, inside)) = scope.find(path) {
            return self.scalar(inner, inside);
        }
        if let Some(entries) = self.entries(path) {
            return match entries[0].2 {
                Value::Money(_) => Scalar::Money,
                Value::Percent(_) => Scalar::Percent,
                Value::Duration(_) => Scalar::Duration,
                _ => Scalar::Number,
            };
        }
        // No two kinds have a part of one name and different units.
        let last = path.rsplit('.').next().and_then(term::canonical);
        let parts = PARTS.iter().filter(|part| Some(part.name) == last);
        let mut scalars = parts.map(|part| part.value.scalar);
        scalars
            .find(|scalar| matches!(scalar, Scalar::Number | Scalar::Money | Scalar::Duration))
            .unwrap_or(Scalar::Number)
    }
}
