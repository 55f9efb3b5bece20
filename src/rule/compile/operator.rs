//! Operators: what may be compared, combined and reckoned with what.

use super::Body;
use super::expression::{BOOLEAN, Typed, arithmetic};
use crate::rule::plan::{Brings, Node};
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;

/// Returns what a chain of `and` or `or` joins; a node that is none, by itself. A name for such a
/// chain, or the call of a definition, stays whole.
pub(super) fn chain(operator: Operator, node: Node) -> Vec<Node> {
    let is_chain = |node: &Node| match operator {
        Operator::And => matches!(node, Node::And(_)),
        _ => matches!(node, Node::Or(_)),
    };
    let node = match node {
        Node::Marked(marked)
            if is_chain(&marked.node) && matches!(marked.brings, Brings::Nothing) =>
        {
            marked.node
        }
        node => node,
    };
    match (operator, node) {
        (Operator::And, Node::And(nodes)) | (Operator::Or, Node::Or(nodes)) => nodes,
        (_, node) => vec![node],
    }
}

impl<'a> Body<'a, '_, '_> {
    pub(super) fn binary(
        &mut self,
        operator: Operator,
        left: &'a Spanned<Expression<'_>>,
        right: &'a Spanned<Expression<'_>>,
    ) -> Option<Typed> {
        if matches!(operator, Operator::And | Operator::Or) {
            let (left, right) = (self.condition(left), self.condition(right));
            let nodes = [left?, right?];
            let flat = nodes.into_iter().flat_map(|node| chain(operator, node));
            let flat: Vec<Node> = flat.collect();
            let node = if operator == Operator::And {
                Node::And(flat)
            } else {
                Node::Or(flat)
            };
            return Some((node, BOOLEAN));
        }
        let left_typed = self.expression(left);
        if let Some((_, value)) = &left_typed
            && self.report_unknown_value((left, *value), right)
        {
            return None;
        }
        let right_typed = self.expression(right);
        let ((left_node, left_type), (right_node, right_type)) = (left_typed?, right_typed?);
        let sides = ((left, left_type), (right, right_type));
        let boxed = |node| Box::new(node);
        match operator {
            Operator::In | Operator::NotIn => {
                if !right_type.list || left_type.list || !left_type.scalar.meets(right_type.scalar)
                {
                    self.report_sides(operator, sides.0, sides.1);
                    return None;
                }
                let member = Node::Member {
                    value: boxed(left_node),
                    list: boxed(right_node),
                };
                let node = if operator == Operator::In {
                    member
                } else {
                    Node::Not(boxed(member))
                };
                Some((node, BOOLEAN))
            }
            Operator::Equal | Operator::NotEqual => {
                if !left_type.comparable(right_type) {
                    self.report_sides(operator, sides.0, sides.1);
                    return None;
                }
                self.require_one_calendar((&left_node, left.span), (&right_node, right.span))?;
                let equal = Node::Compare {
                    operator: Operator::Equal,
                    left: boxed(left_node),
                    right: boxed(right_node),
                };
                let node = if operator == Operator::Equal {
                    equal
                } else {
                    Node::Not(boxed(equal))
                };
                Some((node, BOOLEAN))
            }
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => {
                if left_type != right_type || left_type.list || !left_type.scalar.is_ordered() {
                    self.report_sides(operator, sides.0, sides.1);
                    return None;
                }
                self.require_one_calendar((&left_node, left.span), (&right_node, right.span))?;
                Some((
                    Node::Compare {
                        operator,
                        left: boxed(left_node),
                        right: boxed(right_node),
                    },
                    BOOLEAN,
                ))
            }
            _ => {
                let value = self.arithmetic_type(
                    operator,
                    (left_type, left.span),
                    (right_type, right.span),
                )?;
                self.require_one_calendar((&left_node, left.span), (&right_node, right.span))?;
                Some((arithmetic(operator, left_node, right_node), value))
            }
        }
    }

    /// Sums and differences are of like units; a product or quotient scales by a number or share.
    fn arithmetic_type(
        &mut self,
        operator: Operator,
        left: (Type, Span),
        right: (Type, Span),
    ) -> Option<Type> {
        let scales =
            |value: Type| matches!(value.scalar, Scalar::Number | Scalar::Percent) && !value.list;
        let amount = |value: Type| {
            !value.list
                && matches!(
                    value.scalar,
                    Scalar::Number | Scalar::Percent | Scalar::Money | Scalar::Duration
                )
        };
        let ((left, left_span), (right, right_span)) = (left, right);
        if !amount(left) {
            self.report_mismatch(left_span, Type::one(Scalar::Number), left);
            return None;
        }
        let fits = match operator {
            Operator::Plus | Operator::Minus => left == right,
            Operator::Times => scales(right) || scales(left) && amount(right),
            _ => scales(right),
        };
        if !fits {
            self.report_mismatch(right_span, left, right);
            return None;
        }
        Some(
            if operator == Operator::Times && scales(left) && !scales(right) {
                right
            } else {
                left
            },
        )
    }

    pub(super) fn require_number(&mut self, value: Type, span: Span) -> Option<()> {
        let is_number = !value.list
            && matches!(
                value.scalar,
                Scalar::Number | Scalar::Money | Scalar::Duration | Scalar::Percent
            );
        if !is_number {
            self.report_mismatch(span, Type::one(Scalar::Number), value);
        }
        is_number.then_some(())
    }
}
