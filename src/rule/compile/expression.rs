//! Expressions: names to slots and parts, operators to typed nodes.

use super::Body;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::quantity::Number;
use crate::rule::plan::{Literal, Node};
use crate::rule::types::{Domain, Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;

/// An expression and its type.
pub(super) type Typed = (Node, Type);

pub(super) const BOOLEAN: Type = Type::one(Scalar::Boolean);

impl<'a> Body<'a, '_, '_> {
    /// Compiles a condition; `None` if something in it is wrong, which has then been reported.
    pub(super) fn condition(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<Node> {
        let (node, value) = self.expression(written)?;
        if value == BOOLEAN {
            return Some(node);
        }
        self.report_mismatch(written.span, BOOLEAN, value);
        None
    }

    /// Compiles an expression; `None` if something in it is wrong, which has then been reported.
    pub(super) fn expression(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<Typed> {
        let (node, value) = self.unmarked(written)?;
        Some((self.marked(written, node), value))
    }

    fn unmarked(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<Typed> {
        let literal = |value, scalar| Some((Node::Literal(value), Type::one(scalar)));
        match &written.node {
            Expression::Number(number) => literal(Literal::Number(*number), Scalar::Number),
            Expression::Percent(number) => literal(Literal::Percent(*number), Scalar::Percent),
            Expression::Money(money) => literal(Literal::Money(*money), Scalar::Money),
            Expression::Date(date) => literal(Literal::Date(*date), Scalar::Date),
            Expression::Duration(duration) => {
                literal(Literal::Duration(*duration), Scalar::Duration)
            }
            Expression::Text(text) => literal(Literal::Text(text.to_string()), Scalar::Text),
            Expression::Constant(Keyword::None) => literal(Literal::None, Scalar::Nothing),
            Expression::Constant(constant) => self.constant(*constant, written.span),
            Expression::Path(path) => self.path(path, written.span),
            Expression::Set(items) => self.set(items),
            Expression::Call {
                function,
                closure,
                arguments,
            } => self.call(
                Spanned::new(function.node.as_ref(), function.span),
                *closure,
                arguments,
            ),
            Expression::Not(inner) => Some((Node::Not(Box::new(self.condition(inner)?)), BOOLEAN)),
            Expression::Negate(inner) => {
                let (node, value) = self.expression(inner)?;
                self.require_number(value, inner.span)?;
                let opposite = Node::Literal(Literal::Number(Number::whole(-1)));
                Some((arithmetic(Operator::Times, node, opposite), value))
            }
            Expression::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, left, right),
            Expression::Quantified {
                quantifier,
                binder,
                condition,
            } => self.quantified(quantifier.node, binder, condition.as_deref()),
            Expression::Aggregate {
                aggregate,
                value,
                binder,
                condition,
            } => self.aggregate(
                aggregate,
                value.as_deref(),
                binder.as_ref(),
                condition.as_deref(),
            ),
        }
    }

    fn constant(&mut self, constant: Keyword, span: Span) -> Option<Typed> {
        let Some(domain) = Domain::of(constant) else {
            let (vi, en) = (constant.vietnamese(), constant.english());
            self.report(
                Diagnostic::error(
                    Code::WrongType,
                    span,
                    phrase!(
                        "`{vi}` không phải là giá trị so sánh được",
                        "`{en}` is not a value that can be compared"
                    ),
                )
                .help(phrase!(
                    "so sánh với giá trị mà một phần có thể nhận",
                    "compare with a value that some part can have"
                )),
            );
            return None;
        };
        Some((
            Node::Literal(Literal::Constant(constant)),
            Type::one(Scalar::Constant(domain)),
        ))
    }

    fn set(&mut self, items: &'a [Spanned<Expression<'_>>]) -> Option<Typed> {
        let mut nodes = Vec::with_capacity(items.len());
        let mut scalar = Scalar::Nothing;
        for item in items {
            let (node, value) = self.expression(item)?;
            if scalar == Scalar::Nothing {
                scalar = value.scalar;
            } else if !scalar.meets(value.scalar) || value.list {
                self.report_mismatch(item.span, Type::one(scalar), value);
                return None;
            }
            nodes.push(node);
        }
        Some((Node::Set(nodes), Type::many(scalar)))
    }
}

/// Returns a part of a span by bytes; the whole where the span is not that long.
pub(super) fn sub_span(span: Span, start: usize, end: usize) -> Span {
    let fit = |offset: usize| {
        u32::try_from(offset)
            .ok()
            .and_then(|offset| span.start.checked_add(offset))
    };
    match (fit(start), fit(end)) {
        (Some(start), Some(end)) if end <= span.end => Span::new(span.file, start, end),
        _ => span,
    }
}

pub(super) fn arithmetic(operator: Operator, left: Node, right: Node) -> Node {
    Node::Arithmetic {
        operator,
        left: Box::new(left),
        right: Box::new(right),
    }
}
