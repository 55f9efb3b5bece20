//! The value and the truth of a node.

use std::cmp::Ordering;

use super::Scope;
use super::arithmetic::arithmetic;
use super::quantifier::Aggregate;
use crate::graph::gap::{Question, gap};
use crate::model::{Entity, Stated};
use crate::rule::function::Call;
use crate::rule::plan::{Literal, Node};
use crate::rule::table::{Input, Row, Table};
use crate::rule::value::{List, Value};
use crate::syntax::ast::expression::Operator;
use crate::truth::Truth;

/// Whether a comparison accepts how its left side stands to its right one.
pub(super) fn accepts(operator: Operator, ordering: Ordering) -> bool {
    match operator {
        Operator::Less => ordering.is_lt(),
        Operator::LessOrEqual => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        Operator::GreaterOrEqual => ordering.is_ge(),
        _ => ordering.is_eq(),
    }
}

/// Whether a node is a value written in the rule, and no parameter without one.
fn is_known_literal(node: &Node) -> bool {
    matches!(node.bare(), Node::Literal(literal) if !matches!(literal, Literal::Unknown(_)))
}

impl<'m> Scope<'m, '_> {
    /// Returns whether a condition holds.
    ///
    /// What one that does or does not hold met on the way, unknown as it may be, is forgotten.
    pub(crate) fn truth(&mut self, node: &Node) -> Truth {
        if !self.is_watching() {
            return self.decide(node);
        }
        let since = self.noted();
        let truth = self.decide(node);
        if truth != Truth::Unknown {
            self.forget(since);
        }
        truth
    }

    fn decide(&mut self, node: &Node) -> Truth {
        match node {
            Node::Not(inner) => !self.truth(inner),
            Node::And(nodes) => self.all(nodes, Truth::True, Truth::and, Truth::False),
            Node::Or(nodes) => self.all(nodes, Truth::False, Truth::or, Truth::True),
            Node::Compare {
                operator,
                left,
                right,
            } => {
                if let Some(truth) = self.compare_share(*operator, left, right) {
                    return truth;
                }
                let (left, right) = (self.value(left), self.value(right));
                self.compare(*operator, &left, &right)
            }
            Node::Member { value, list } => {
                let value = self.value(value);
                if let Node::Set(written) = list.bare()
                    && written.iter().all(is_known_literal)
                {
                    return self.is_one_of(&value, written);
                }
                let list = self.value(list);
                self.member(&value, &list)
            }
            Node::Exists {
                slot,
                source,
                condition,
            } => self.exists(*slot, source, condition),
            Node::Related {
                relation,
                closure,
                from,
                to,
            } => {
                let (from, to) = match (self.thing(from), self.thing(to)) {
                    (Stated::Is(from), Stated::Is(to)) => (from, to),
                    // Nothing is related to what is not there.
                    (Stated::None, _) | (_, Stated::None) => return Truth::False,
                    _ => return Truth::Unknown,
                };
                let graph = self.facts.graph;
                let truth = if *closure {
                    graph.closure(*relation, from, to)
                } else {
                    graph.holds(*relation, from, to)
                };
                if truth == Truth::Unknown && self.is_watching() {
                    let question = Question {
                        relation: *relation,
                        closure: *closure,
                        left: from,
                        right: to,
                    };
                    let (thing, part) =
                        gap(self.facts.model, graph, question).unwrap_or((from, relation.name()));
                    self.note_unknown(thing, part);
                }
                truth
            }
            Node::Marked(marked) => {
                let truth = self.truth(&marked.node);
                self.note_truth(marked.span, truth);
                truth
            }
            _ => match self.value(node) {
                Value::Boolean(flag) => Truth::from(flag),
                Value::None => Truth::False,
                _ => Truth::Unknown,
            },
        }
    }

    /// Folds truths, stopping at the one that settles it.
    fn all(
        &mut self,
        nodes: &[Node],
        start: Truth,
        join: fn(Truth, Truth) -> Truth,
        settled: Truth,
    ) -> Truth {
        let mut truth = start;
        for node in nodes {
            truth = join(truth, self.truth(node));
            if truth == settled {
                break;
            }
        }
        truth
    }

    pub(super) fn compare(&self, operator: Operator, left: &Value<'m>, right: &Value<'m>) -> Truth {
        if operator == Operator::Equal {
            return self.equal(left, right);
        }
        let ordering = match (left, right) {
            // Nothing has a place in an order, whatever the other side may be.
            (Value::None, _) | (_, Value::None) => return Truth::False,
            (Value::Unknown, _) | (_, Value::Unknown) => return Truth::Unknown,
            (Value::Number(left), Value::Number(right))
            | (Value::Percent(left), Value::Percent(right)) => Some(left.cmp(right)),
            (Value::Money(left), Value::Money(right)) => Some(left.cmp(right)),
            (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
            // Working time and calendar time have no order of their own.
            (Value::Duration(left), Value::Duration(right)) => left.partial_cmp(right),
            _ => Some(self.text(left).cmp(self.text(right))),
        };
        let Some(ordering) = ordering else {
            return Truth::Unknown;
        };
        Truth::from(accepts(operator, ordering))
    }

    pub(super) fn equal(&self, left: &Value<'m>, right: &Value<'m>) -> Truth {
        match (left, right) {
            (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
            (Value::Text(_), Value::Symbol(_)) | (Value::Symbol(_), Value::Text(_)) => {
                Truth::from(self.text(left) == self.text(right))
            }
            (Value::Duration(left), Value::Duration(right)) => Truth::from(
                left.partial_cmp(right)
                    .map(|ordering| ordering == Ordering::Equal),
            ),
            // A list that is empty and one that is known to be absent are the same.
            (Value::List(list), Value::None) | (Value::None, Value::List(list)) => {
                Truth::from(list.is_empty())
            }
            (Value::List(left), Value::List(right)) if left.len() != right.len() => Truth::False,
            (Value::List(left), Value::List(right)) => left
                .iter()
                .zip(right.iter())
                .map(|(left, right)| self.equal(&left, &right))
                .fold(Truth::True, Truth::and),
            _ => Truth::from(left == right),
        }
    }

    fn text<'v>(&self, value: &'v Value<'m>) -> &'v str
    where
        'm: 'v,
    {
        match value {
            Value::Symbol(symbol) => self.facts.model.text(*symbol),
            Value::Text(text) => text,
            _ => "",
        }
    }

    pub(super) fn member(&self, value: &Value<'m>, list: &Value<'m>) -> Truth {
        match (value, list) {
            // Nothing is in no list, and no list holds anything, whatever the other may be.
            (Value::None, _) | (_, Value::None) => Truth::False,
            (_, Value::List(list)) if list.is_empty() => Truth::False,
            (Value::Unknown, _) | (_, Value::Unknown) => Truth::Unknown,
            (_, Value::List(list)) => {
                let mut truth = Truth::False;
                for item in list.iter() {
                    truth = truth.or(self.equal(value, &item));
                    if truth == Truth::True {
                        break;
                    }
                }
                truth
            }
            _ => self.equal(value, list),
        }
    }

    /// Returns whether a value is one of those written in a rule, as [`Self::member`] does, without
    /// making a list of them.
    fn is_one_of(&mut self, value: &Value<'m>, written: &[Node]) -> Truth {
        let mut truth = Truth::False;
        for item in written {
            // Nothing is in no list, not even in one that says `none`.
            if *value == Value::None || truth == Truth::True {
                break;
            }
            let item = self.value(item);
            truth = truth.or(self.equal(value, &item));
        }
        truth
    }

    /// Returns the thing that a node stands for; what stands for no thing is absent.
    pub(super) fn thing(&mut self, node: &Node) -> Stated<Entity> {
        match node {
            // The most common by far: nothing is copied.
            Node::Variable(slot) => self.slots[usize::from(slot.0)].thing(),
            node => self.value(node).thing(),
        }
    }

    /// Returns the value of a node; what a known one met on the way is forgotten.
    pub(crate) fn value(&mut self, node: &Node) -> Value<'m> {
        if !self.is_watching() {
            return self.work_out(node);
        }
        let since = self.noted();
        let value = self.work_out(node);
        if !value.is_unknown() {
            self.forget(since);
        }
        value
    }

    pub(super) fn work_out(&mut self, node: &Node) -> Value<'m> {
        match node {
            Node::Literal(literal) => self.literal(literal),
            Node::Variable(slot) => self.slots[usize::from(slot.0)].clone(),
            Node::Read { part, of } => match self.thing(of) {
                Stated::Is(entity) if entity.kind() == part.kind => {
                    let value = (part.read)(self.facts, entity);
                    if value.is_unknown() {
                        self.note_unknown(entity, part.name);
                    }
                    value
                }
                Stated::Unknown => Value::Unknown,
                // A part of nothing, or of something that has no such part, is nothing.
                Stated::Is(_) | Stated::None => Value::None,
            },
            Node::Table(table) => match self.row_of(table) {
                Some(row) => self.literal(&row.gives),
                None => Value::Unknown,
            },
            Node::Set(nodes) => {
                let values: Vec<Value<'m>> = nodes.iter().map(|node| self.value(node)).collect();
                if values.contains(&Value::Unknown) {
                    Value::Unknown
                } else {
                    Value::List(List::Values(values))
                }
            }
            Node::Arithmetic {
                operator,
                left,
                right,
            } => {
                let (left, right) = (self.value(left), self.value(right));
                arithmetic(*operator, &left, &right).unwrap_or(Value::Unknown)
            }
            Node::Aggregate {
                aggregate,
                slot,
                source,
                condition,
                value,
                empty,
            } => self.aggregate(&Aggregate {
                which: *aggregate,
                slot: *slot,
                source,
                condition: condition.as_deref(),
                value: value.as_deref(),
                empty,
            }),
            Node::Call {
                function,
                arguments,
            } => {
                let call = match function.call {
                    Call::OfTexts(holds) => return self.alike(arguments, holds),
                    Call::OfPattern => return self.matched(arguments),
                    Call::OfLists => {
                        let share = self.share_of(arguments);
                        return share
                            .map_or(Value::Unknown, |share| Value::Percent(share.percent()));
                    }
                    Call::OfValues(call) | Call::WithParameters(_, call) => call,
                };
                let first = self.arguments.len();
                for argument in arguments {
                    let value = self.value(argument);
                    self.arguments.push(value);
                }
                let values = &self.arguments[first..];
                let value = call(self.facts, values);
                // What the function itself could not tell is told by its name.
                let untold = match values.first() {
                    Some(Value::Entity(entity))
                        if value.is_unknown() && !values.contains(&Value::Unknown) =>
                    {
                        Some(*entity)
                    }
                    _ => None,
                };
                self.arguments.truncate(first);
                if let Some(entity) = untold {
                    self.note_unknown(entity, function.name);
                }
                value
            }
            Node::Marked(marked) => self.value(&marked.node),
            Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Compare { .. }
            | Node::Member { .. }
            | Node::Exists { .. }
            | Node::Related { .. } => match self.truth(node) {
                Truth::True => Value::Boolean(true),
                Truth::False => Value::Boolean(false),
                Truth::Unknown => Value::Unknown,
            },
        }
    }

    /// Returns the row that speaks of what a table looks at; `None` while that is unknown.
    pub(super) fn row_of<'t>(&mut self, table: &'t Table) -> Option<&'t Row> {
        let since = self.noted();
        let columns = table.columns.iter();
        let inputs: Vec<Input> = columns
            .map(|column| column.scale.input(&self.value(&column.node)))
            .collect();
        let row = table.row_for(&inputs)?;
        // What is unknown of the others does not matter.
        self.forget(since);
        self.note_truth(row.span, Truth::True);
        Some(row)
    }

    pub(super) fn literal(&mut self, literal: &Literal) -> Value<'m> {
        match literal {
            Literal::None => Value::None,
            Literal::Unknown(parameter) => {
                self.note_parameter(*parameter);
                Value::Unknown
            }
            Literal::Boolean(flag) => Value::Boolean(*flag),
            Literal::Number(number) => Value::Number(*number),
            Literal::Percent(number) => Value::Percent(*number),
            Literal::Money(money) => Value::Money(*money),
            Literal::Date(date) => Value::Date(*date),
            Literal::Duration(duration) => Value::Duration(*duration),
            // A text that nothing in the model has equals nothing there, but functions read it.
            Literal::Text(text) => {
                let model = self.facts.model;
                model
                    .texts
                    .find(text)
                    .map_or_else(|| Value::Text(text.as_str().into()), Value::Symbol)
            }
            Literal::Pattern(pattern) => Value::Text(pattern.text().into()),
            Literal::Constant(constant) => Value::Constant(*constant),
            Literal::Entity(entity) => Value::Entity(*entity),
        }
    }
}
