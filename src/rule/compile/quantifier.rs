//! Quantifiers and aggregates: a variable of their own, and what it ranges over.

use super::expression::Typed;
use super::joinable::{Variable, ties};
use super::mismatch::mismatch;
use super::{Body, Range};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money, Number, Unit};
use crate::rule::join::{Joiner, Unbound, conjuncts};
use crate::rule::plan::{Literal, Node, Slot, Source};
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Binder, Expression};
use crate::syntax::keyword::Keyword;

/// Something is wrong, and has been reported.
pub(super) struct Reported;

/// Returns what an aggregate gives where there is nothing to add up or to compare.
fn of_nothing(aggregate: Keyword, scalar: Scalar) -> Literal {
    match (aggregate, scalar) {
        (Keyword::Min | Keyword::Max, _) => Literal::None,
        (_, Scalar::Money) => Literal::Money(Money::default()),
        (_, Scalar::Percent) => Literal::Percent(Number::default()),
        (_, Scalar::Duration) => Literal::Duration(Duration::whole(0, Unit::Minutes)),
        _ => Literal::Number(Number::default()),
    }
}

impl<'a> Body<'a, '_, '_> {
    pub(super) fn quantified(
        &mut self,
        quantifier: Keyword,
        binder: &'a Binder<'_>,
        condition: Option<&'a Spanned<Expression<'_>>>,
    ) -> Option<Typed> {
        let source = self.binder_source(binder).ok()?;
        let depth = self.scope.len();
        let slot = self.declare(binder);
        let compiled = condition.map(|condition| self.condition(condition));
        self.scope.truncate(depth);
        let condition = match compiled {
            Some(condition) => condition?,
            None => Node::And(Vec::new()),
        };
        let negated = quantifier == Keyword::Every;
        let condition = if negated {
            Node::Not(Box::new(condition))
        } else {
            condition
        };
        let (source, condition) = self.ranged(binder, slot, source, condition)?;
        let exists = Node::Exists {
            slot,
            source,
            condition: Box::new(condition),
        };
        let node = if quantifier == Keyword::Exists {
            exists
        } else {
            Node::Not(Box::new(exists))
        };
        Some((node, Type::one(Scalar::Boolean)))
    }

    pub(super) fn aggregate(
        &mut self,
        aggregate: &Spanned<Keyword>,
        value: Option<&'a Spanned<Expression<'_>>>,
        binder: Option<&'a Binder<'_>>,
        condition: Option<&'a Spanned<Expression<'_>>>,
    ) -> Option<Typed> {
        let Some(binder) = binder else {
            return self.bare_count(aggregate, value);
        };
        let source = self.binder_source(binder).ok()?;
        let depth = self.scope.len();
        let slot = self.declare(binder);
        let condition = condition.map(|condition| self.condition(condition));
        let value = value.map(|value| Some((self.expression(value)?, value.span)));
        self.scope.truncate(depth);
        let condition = match condition {
            Some(condition) => condition?,
            None => Node::And(Vec::new()),
        };
        let (value, result) = match value {
            None => (None, Type::one(Scalar::Number)),
            Some(value) => {
                let ((node, value), span) = value?;
                if aggregate.node == Keyword::Sum {
                    self.require_number(value, span)?;
                } else if value.list || !value.scalar.is_ordered() {
                    self.report_mismatch(span, Type::one(Scalar::Number), value);
                    return None;
                }
                (Some(Box::new(node)), value)
            }
        };
        if aggregate.node != Keyword::Count && value.is_none() {
            self.report_without_value(aggregate);
            return None;
        }
        let (source, condition) = self.ranged(binder, slot, source, condition)?;
        let node = Node::Aggregate {
            aggregate: aggregate.node,
            slot: Some(slot),
            source,
            condition: Some(Box::new(condition)),
            value,
            empty: of_nothing(aggregate.node, result.scalar),
        };
        Some((node, result))
    }

    /// `count(p.fields)`: the values of a list.
    fn bare_count(
        &mut self,
        aggregate: &Spanned<Keyword>,
        value: Option<&'a Spanned<Expression<'_>>>,
    ) -> Option<Typed> {
        let value = value.expect("the grammar gives an aggregate a binder or a value");
        let (node, list) = self.expression(value)?;
        if aggregate.node != Keyword::Count {
            self.report_without_value(aggregate);
            return None;
        }
        if !list.list {
            self.report_mismatch(value.span, Type::many(list.scalar), list);
            return None;
        }
        let node = Node::Aggregate {
            aggregate: Keyword::Count,
            slot: None,
            source: Source::Each {
                kind: None,
                list: Box::new(node),
            },
            condition: None,
            value: None,
            empty: of_nothing(Keyword::Count, Scalar::Number),
        };
        Some((node, Type::one(Scalar::Number)))
    }

    fn report_without_value(&mut self, aggregate: &Spanned<Keyword>) {
        let (vi, en) = (aggregate.node.vietnamese(), aggregate.node.english());
        self.report(
            Diagnostic::error(
                Code::WrongType,
                aggregate.span,
                phrase!(
                    "`{vi}` chưa nói tính trên giá trị nào",
                    "`{en}` does not say of what"
                ),
            )
            .help(phrase!(
                "viết `{vi}(x.… cho hồ sơ x thuộc …)`",
                "write `{en}(x.… for document x in …)`"
            )),
        );
    }

    /// What a binder ranges over, if it says so: a list of its kind, or one thing of it.
    pub(super) fn binder_source(
        &mut self,
        binder: &'a Binder<'_>,
    ) -> Result<Option<Node>, Reported> {
        let Some(source) = &binder.source else {
            return Ok(None);
        };
        let kind = Kind::of_keyword(binder.kind.node)
            .expect("the grammar reads only kinds before a variable");
        let (node, value) = self
            .path(source.node.as_ref(), source.span)
            .ok_or(Reported)?;
        let wanted = Type::many(Scalar::Entity(kind));
        if !wanted.scalar.meets(value.scalar) {
            let help = match value.scalar {
                Scalar::Entity(found) => {
                    let keyword = found.keyword();
                    let (vi, en) = (keyword.vietnamese(), keyword.english());
                    let (variable, path) = (&binder.variable.node, &source.node);
                    phrase!(
                        "viết `{vi} {variable} thuộc {path}`",
                        "write `{en} {variable} in {path}`"
                    )
                }
                _ => phrase!(
                    "viết một phần là danh sách, ví dụ `p.các-hồ-sơ`",
                    "write a part that is a list, such as `p.documents`"
                ),
            };
            self.report(mismatch(source.span, wanted, value).help(help));
            return Err(Reported);
        }
        Ok(Some(node))
    }

    /// Settles what an inner variable ranges over; without a source, a join has to find it.
    fn ranged(
        &mut self,
        binder: &Binder<'_>,
        slot: Slot,
        source: Option<Node>,
        condition: Node,
    ) -> Option<(Source, Node)> {
        let kind = Kind::of_keyword(binder.kind.node)
            .expect("the grammar reads only kinds before a variable");
        if let Some(node) = source {
            let source = Source::Each {
                kind: Some(kind),
                list: Box::new(node),
            };
            return Some((source, condition));
        }
        if self.marks == Some(Range::Whole) {
            return Some((Source::All(kind), condition));
        }
        let name = binder.variable.node.to_string();
        // A plan lets the join take in what it can; as written, the condition stays whole.
        let whole = self.marks.is_some().then(|| condition.clone());
        let mut conditions = conjuncts(condition);
        let bound = self.bound_slots();
        let mut joiner = Joiner {
            conditions: &mut conditions,
            indexes: &mut self.indexes,
            bound,
        };
        let variable = Unbound {
            name,
            slot,
            kind,
            source: None,
        };
        match joiner.bind(vec![variable], false) {
            Ok(mut bindings) => {
                let binding = bindings.pop().expect("one variable was bound");
                conditions.splice(0..0, binding.conditions);
                Some((binding.source, whole.unwrap_or(Node::And(conditions))))
            }
            Err(variable) => {
                self.report_unjoined(&variable, binder.variable.span);
                None
            }
        }
    }

    /// The slots of every variable in scope: all are bound where an inner variable is reached.
    fn bound_slots(&self) -> u64 {
        self.scope
            .iter()
            .map(|entry| crate::rule::join::reads(&entry.node))
            .fold(0, |all, some| all | some)
    }

    pub(super) fn report_unjoined(&mut self, variable: &Unbound, span: Span) {
        let name = &variable.name;
        let others: Vec<Variable<'_>> = self
            .scope
            .iter()
            .filter(|entry| entry.name != name)
            .filter_map(|entry| match entry.value.scalar {
                Scalar::Entity(kind) if !entry.value.list => Some(Variable {
                    name: entry.name,
                    kind,
                }),
                _ => None,
            })
            .collect();
        let kind = variable.kind;
        let ties = ties(Variable { name, kind }, &others);
        let help = if ties.en.is_empty() {
            let keyword = kind.keyword();
            let (vi, en) = (keyword.vietnamese(), keyword.english());
            phrase!(
                "gắn {vi} `{name}` bằng một phần (`{name} thuộc …`), một phép bằng (`… = {name}`), một quan hệ hoặc một độ giống nhau",
                "tie the {en} `{name}` by a part (`{name} in …`), an equality (`… = {name}`), a relation or a similarity",
            )
        } else {
            Phrase::new(
                format_args!("thêm vào `khi` một điều kiện nối chúng, ví dụ {}", ties.vi),
                format_args!(
                    "add to `when` a condition that joins them, such as {}",
                    ties.en
                ),
            )
        };
        self.report(
            Diagnostic::error(
                Code::UnjoinedVariable,
                span,
                phrase!(
                    "không điều kiện nào gắn `{name}` với các biến khác, nên phải xét mọi cặp",
                    "nothing ties `{name}` to the other variables, so every pair would be looked at"
                ),
            )
            .help(help),
        );
    }
}
