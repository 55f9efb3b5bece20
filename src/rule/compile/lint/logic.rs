//! A condition as `and`s and `or`s of facts, with every `not` moved in.
//!
//! De Morgan's laws hold for three values too, so nothing is lost. Definitions are written out:
//! what they ask counts where they are called.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Test, Value};
use super::operand::{Side, allowed, fixed, text, turned};
use crate::rule::compile::library::Library;
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Expression, Word};

/// How deep definitions are written out.
const DEEPEST: usize = 16;

/// A condition without `not`.
#[derive(Debug)]
pub(super) enum Logic {
    /// All of these, or any of these.
    Joined {
        all: bool,
        parts: Vec<Logic>,
    },
    Fact(Fact),
    /// A comparison that always has the same answer.
    Fixed {
        sides: Fixed,
        holds: bool,
        span: Span,
    },
    /// Anything else.
    Open,
}

/// Why a comparison always has the same answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fixed {
    /// Both sides are one.
    Same,
    /// Both sides are values.
    Written,
}

/// How the condition at hand is to be read.
#[derive(Clone, Default)]
pub(super) struct Reading {
    /// What the parameters of a definition stand for.
    pub(super) stands_for: BTreeMap<String, String>,
    /// The call of the definition.
    pub(super) call: Option<Span>,
    pub(super) negated: bool,
    /// Whether the `and` or `or` around it was turned into the other.
    pub(super) turned: bool,
    pub(super) cancels: bool,
    pub(super) depth: usize,
}

/// Reads conditions.
pub(super) struct Reader<'l, 'a, 'src> {
    pub(super) library: &'l Library<'a, 'src>,
    /// The variables of the rule: what is none of them may name a thing.
    pub(super) variables: BTreeSet<String>,
}

impl Reader<'_, '_, '_> {
    /// Reads a condition; one of an `unless` is turned into what must not hold.
    pub(super) fn read(&self, written: &Spanned<Expression<'_>>, cancels: bool) -> Logic {
        let reading = Reading {
            negated: cancels,
            cancels,
            ..Reading::default()
        };
        self.logic(written, &reading)
    }

    fn logic(&self, written: &Spanned<Expression<'_>>, reading: &Reading) -> Logic {
        match &written.node {
            Expression::Binary {
                operator: operator @ (Operator::And | Operator::Or),
                left,
                right,
            } => {
                let all = (*operator == Operator::And) != reading.negated;
                let inside = Reading {
                    turned: reading.negated,
                    ..reading.clone()
                };
                let mut parts = Vec::new();
                for part in [left, right].map(|side| self.logic(side, &inside)) {
                    match part {
                        Logic::Joined {
                            all: inner,
                            parts: inside,
                        } if inner == all => {
                            parts.extend(inside);
                        }
                        part => parts.push(part),
                    }
                }
                Logic::Joined { all, parts }
            }
            Expression::Not(inner) => {
                let inside = Reading {
                    negated: !reading.negated,
                    ..reading.clone()
                };
                self.logic(inner, &inside)
            }
            Expression::Call {
                function,
                arguments,
                ..
            } => self
                .called(function, arguments, written.span, reading)
                .unwrap_or_else(|| flag(written, reading)),
            Expression::Binary {
                operator,
                left,
                right,
            } => self.comparison(*operator, [left, right], written.span, reading),
            _ => flag(written, reading),
        }
    }

    /// What a definition asks, where it is called with plain values.
    fn called(
        &self,
        function: &Spanned<std::borrow::Cow<'_, str>>,
        arguments: &[Spanned<Expression<'_>>],
        span: Span,
        reading: &Reading,
    ) -> Option<Logic> {
        let definition = self.library.definitions.get(function.node.as_ref())?;
        if reading.depth == DEEPEST {
            return Some(Logic::Open);
        }
        let names = definition
            .parameters
            .iter()
            .filter_map(|word| match &word.node {
                Word::Binder(binder) => Some(binder.variable.node.to_string()),
                _ => None,
            });
        let mut stands_for = BTreeMap::new();
        for (name, argument) in names.zip(arguments) {
            stands_for.insert(name, text(&argument.node, reading)?);
        }
        let inside = Reading {
            stands_for,
            call: reading.call.or(Some(span)),
            depth: reading.depth + 1,
            ..reading.clone()
        };
        Some(self.logic(definition.condition, &inside))
    }

    fn comparison(
        &self,
        operator: Operator,
        [left, right]: [&Spanned<Expression<'_>>; 2],
        span: Span,
        reading: &Reading,
    ) -> Logic {
        if let Operator::In | Operator::NotIn = operator {
            return self
                .membership(operator, [left, right], span, reading)
                .unwrap_or(Logic::Open);
        }
        let (Some(left), Some(right)) = (self.side(left, reading), self.side(right, reading))
        else {
            return Logic::Open;
        };
        match (left, right) {
            (Side::Value(left), Side::Value(right)) => {
                match fixed(operator, &left, &right).filter(|_| reading.call.is_none()) {
                    Some(holds) => Logic::Fixed {
                        sides: Fixed::Written,
                        holds,
                        span,
                    },
                    None => Logic::Open,
                }
            }
            (Side::Subject(subject), Side::Value(value)) => {
                against(subject, operator, value, span, reading)
            }
            (Side::Value(value), Side::Subject(subject)) => {
                against(subject, turned(operator), value, span, reading)
            }
            (Side::Subject(left), Side::Subject(right)) if left == right => {
                if reading.call.is_some() {
                    return Logic::Open;
                }
                let holds = !matches!(
                    operator,
                    Operator::NotEqual | Operator::Less | Operator::Greater
                );
                Logic::Fixed {
                    sides: Fixed::Same,
                    holds,
                    span,
                }
            }
            (Side::Subject(left), Side::Subject(right)) => {
                let (subject, operator) = if left < right {
                    (format!("{left} | {right}"), operator)
                } else {
                    (format!("{right} | {left}"), turned(operator))
                };
                fact(subject, Test::Beside(allowed(operator)), span, reading)
            }
        }
    }

    fn membership(
        &self,
        operator: Operator,
        [item, list]: [&Spanned<Expression<'_>>; 2],
        span: Span,
        reading: &Reading,
    ) -> Option<Logic> {
        let turned = Reading {
            negated: reading.negated != (operator == Operator::NotIn),
            ..reading.clone()
        };
        if let Expression::Set(items) = &list.node {
            let Side::Subject(subject) = self.side(item, reading)? else {
                return None;
            };
            let mut values = Vec::new();
            for item in items {
                match self.side(item, reading)? {
                    Side::Value(value) => values.push(value),
                    Side::Subject(_) => return None,
                }
            }
            return Some(fact_in(
                subject,
                Test::OneOf(values),
                span,
                reading,
                &turned,
            ));
        }
        let subject = format!(
            "{} in {}",
            text(&item.node, reading)?,
            text(&list.node, reading)?
        );
        Some(fact_in(subject, Test::Flag, span, reading, &turned))
    }
}

fn flag(written: &Spanned<Expression<'_>>, reading: &Reading) -> Logic {
    match text(&written.node, reading) {
        Some(subject) => fact(subject, Test::Flag, written.span, reading),
        None => Logic::Open,
    }
}

fn fact(subject: String, test: Test, span: Span, reading: &Reading) -> Logic {
    fact_in(subject, test, span, reading, reading)
}

/// Makes a fact that stands in one reading and is itself negated as another is.
fn fact_in(subject: String, test: Test, span: Span, reading: &Reading, own: &Reading) -> Logic {
    Logic::Fact(Fact {
        subject,
        test,
        negated: own.negated,
        turned: reading.turned,
        cancels: reading.cancels,
        span: reading.call.unwrap_or(span),
    })
}

fn against(
    subject: String,
    operator: Operator,
    value: Value,
    span: Span,
    reading: &Reading,
) -> Logic {
    let is_order = !matches!(operator, Operator::Equal | Operator::NotEqual);
    if is_order && !matches!(value, Value::Amount(..)) {
        return Logic::Open;
    }
    fact(subject, Test::Against(operator, value), span, reading)
}
