//! The value and the truth of an expression, straight from its tree.
//!
//! Each answer comes with what it waits for; an answer that is known waits for nothing.

use tinhgon::fold::fold;
use tinhgon::graph::Relation;
use tinhgon::graph::gap::{Question, gap};
use tinhgon::model::Entity;
use tinhgon::rule::function::{Call, function};
use tinhgon::rule::pattern::Pattern;
use tinhgon::rule::schema;
use tinhgon::rule::value::{List, Value};
use tinhgon::syntax::ast::Expression;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::term;
use tinhgon::truth::Truth;

use super::amount::{negated, reckon};
use super::relation;
use super::scope::{Lack, Lacks, Meaning, Scope, World, Written};

impl<'a, 'm> World<'a, 'm> {
    /// Returns whether a condition holds, and what it waits for.
    pub(super) fn truth(&mut self, written: &'a Written<'a>, scope: &Scope<'a>) -> (Truth, Lacks) {
        let (truth, lacks) = self.decide(written, scope);
        match truth {
            Truth::Unknown => (truth, lacks),
            _ => (truth, Lacks::new()),
        }
    }

    fn decide(&mut self, written: &'a Written<'a>, scope: &Scope<'a>) -> (Truth, Lacks) {
        match &written.node {
            Expression::Not(inner) => {
                let (truth, lacks) = self.truth(inner, scope);
                (!truth, lacks)
            }
            Expression::Binary {
                operator: operator @ (Operator::And | Operator::Or),
                left,
                right,
            } => {
                let ((left, mut lacks), (right, more)) =
                    (self.truth(left, scope), self.truth(right, scope));
                lacks.extend(more);
                let join = match operator {
                    Operator::And => Truth::and,
                    _ => Truth::or,
                };
                (join(left, right), lacks)
            }
            Expression::Binary {
                operator,
                left,
                right,
            } if operator.precedence() == 4 => {
                if let Some(compared) = self.compare_share(*operator, [left, right], scope) {
                    return compared;
                }
                let ((left, mut lacks), (right, more)) =
                    (self.value(left, scope), self.value(right, scope));
                lacks.extend(more);
                (self.compare(*operator, &left, &right), lacks)
            }
            Expression::Quantified {
                quantifier,
                binder,
                condition,
            } => {
                let condition = condition.as_deref();
                let every = quantifier.node == Keyword::Every;
                let (truth, lacks) = self.exists(binder, condition, every, scope);
                match quantifier.node {
                    Keyword::Exists => (truth, lacks),
                    _ => (!truth, lacks),
                }
            }
            Expression::Call {
                function,
                closure,
                arguments,
            } => {
                if let Some((condition, inside)) = self.definition(&function.node, arguments, scope)
                {
                    return self.truth(condition, &inside);
                }
                let named = term::canonical(&function.node).and_then(Relation::of_name);
                if let Some(relation) = named {
                    return self.related(relation, *closure, arguments, scope);
                }
                flag(self.call(&function.node, arguments, scope))
            }
            _ => flag(self.value(written, scope)),
        }
    }

    fn related(
        &mut self,
        relation: Relation,
        closure: bool,
        arguments: &'a [Written<'a>],
        scope: &Scope<'a>,
    ) -> (Truth, Lacks) {
        let ((left, mut lacks), (right, more)) = (
            self.value(&arguments[0], scope),
            self.value(&arguments[1], scope),
        );
        lacks.extend(more);
        let (left, right) = match (left, right) {
            (Value::Entity(left), Value::Entity(right)) => (left, right),
            (Value::Unknown, Value::Unknown | Value::Entity(_))
            | (Value::Entity(_), Value::Unknown) => return (Truth::Unknown, lacks),
            _ => return (Truth::False, lacks),
        };
        let truth = if closure {
            relation::closure(self.model, relation, left, right)
        } else {
            relation::holds(self.model, relation, left, right)
        };
        let question = Question {
            relation,
            closure,
            left,
            right,
        };
        let lack = gap(self.model, self.graph, question).unwrap_or((left, relation.name()));
        (truth, Lacks::from([Lack::Part(lack.0, lack.1, None)]))
    }

    /// Returns the value of an expression, and what it waits for.
    pub(super) fn value(
        &mut self,
        written: &'a Written<'a>,
        scope: &Scope<'a>,
    ) -> (Value<'m>, Lacks) {
        let (value, lacks) = self.work_out(written, scope);
        if value.is_unknown() {
            (value, lacks)
        } else {
            (value, Lacks::new())
        }
    }

    fn work_out(&mut self, written: &'a Written<'a>, scope: &Scope<'a>) -> (Value<'m>, Lacks) {
        let known = |value| (value, Lacks::new());
        match &written.node {
            Expression::Number(number) => known(Value::Number(*number)),
            Expression::Percent(number) => known(Value::Percent(*number)),
            Expression::Money(money) => known(Value::Money(*money)),
            Expression::Date(date) => known(Value::Date(*date)),
            Expression::Duration(duration) => known(Value::Duration(*duration)),
            Expression::Text(text) => known(Value::Text(text.as_ref().into())),
            Expression::Constant(Keyword::None) => known(Value::None),
            Expression::Constant(constant) => known(Value::Constant(*constant)),
            Expression::Path(path) => self.path(path, scope),
            Expression::Set(items) => {
                let (values, lacks) = self.values(items, scope);
                if values.contains(&Value::Unknown) {
                    return (Value::Unknown, lacks);
                }
                known(Value::List(List::Values(values)))
            }
            Expression::Negate(inner) => {
                let (value, lacks) = self.value(inner, scope);
                (negated(&value), lacks)
            }
            Expression::Binary {
                operator:
                    operator @ (Operator::Plus | Operator::Minus | Operator::Times | Operator::Divide),
                left,
                right,
            } => {
                let ((left, mut lacks), (right, more)) =
                    (self.value(left, scope), self.value(right, scope));
                lacks.extend(more);
                (reckon(*operator, &left, &right), lacks)
            }
            Expression::Aggregate {
                aggregate,
                value,
                binder,
                condition,
            } => self.aggregate(
                aggregate.node,
                value.as_deref(),
                binder.as_ref(),
                condition.as_deref(),
                scope,
            ),
            Expression::Call {
                function,
                arguments,
                ..
            } if self.definition(&function.node, arguments, scope).is_none()
                && term::canonical(&function.node)
                    .and_then(Relation::of_name)
                    .is_none() =>
            {
                self.call(&function.node, arguments, scope)
            }
            _ => {
                let (truth, lacks) = self.truth(written, scope);
                let value = match truth {
                    Truth::True => Value::Boolean(true),
                    Truth::False => Value::Boolean(false),
                    Truth::Unknown => Value::Unknown,
                };
                (value, lacks)
            }
        }
    }

    fn values(&mut self, items: &'a [Written<'a>], scope: &Scope<'a>) -> (Vec<Value<'m>>, Lacks) {
        let mut lacks = Lacks::new();
        let values = items.iter().map(|item| {
            let (value, more) = self.value(item, scope);
            lacks.extend(more);
            value
        });
        (values.collect(), lacks)
    }

    fn call(
        &mut self,
        name: &str,
        arguments: &'a [Written<'a>],
        scope: &Scope<'a>,
    ) -> (Value<'m>, Lacks) {
        if let Some((table, inside)) = self.table(name, arguments, scope) {
            return self.look_up(table, &inside);
        }
        let function = term::canonical(name)
            .and_then(function)
            .expect("the compiler knows every function");
        if let ("similarity", [left, right]) = (function.name, arguments) {
            return self.share([left, right], scope);
        }
        let (mut values, mut lacks) = self.values(arguments, scope);
        if let Call::WithParameters(names, _) = function.call {
            for name in names {
                let (value, lacking) = self.parameter(name).unwrap_or((Value::None, Lacks::new()));
                values.push(value);
                lacks.extend(lacking);
            }
        }
        let is_unknown = values.contains(&Value::Unknown);
        match function.call {
            Call::OfLists => unreachable!("of lists there is one"),
            Call::OfTexts(_) | Call::OfPattern if is_unknown => (Value::Unknown, lacks),
            Call::OfPattern => {
                let texts = self.text(&values[0]).zip(self.text(&values[1]));
                let is_in = texts.is_some_and(|(text, pattern)| {
                    let pattern = Pattern::new(pattern).expect("the compiler has read it");
                    pattern.is_in(&fold(text))
                });
                (Value::Boolean(is_in), lacks)
            }
            Call::OfTexts(holds) => {
                let texts: Vec<Option<String>> = values
                    .iter()
                    .map(|value| self.text(value).map(fold))
                    .collect();
                let holds = match &texts[..] {
                    [Some(left), Some(right)] => holds(left, right),
                    _ => false,
                };
                (Value::Boolean(holds), lacks)
            }
            Call::OfValues(call) | Call::WithParameters(_, call) => {
                match (call(self.facts(), &values), values.first()) {
                    (Value::Unknown, Some(Value::Entity(entity))) if !is_unknown => {
                        let lack = Lack::Part(*entity, function.name, None);
                        (Value::Unknown, Lacks::from([lack]))
                    }
                    (value, _) => (value, lacks),
                }
            }
        }
    }

    /// A name and the parts after it.
    pub(super) fn path(&mut self, path: &str, scope: &Scope<'a>) -> (Value<'m>, Lacks) {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let (mut value, mut lacks) = match scope.find(first) {
            Some(Meaning::Variable(number)) => (self.bound[*number].clone(), Lacks::new()),
            Some(Meaning::Written(written, inside)) => {
                let (written, inside) = (*written, inside.clone());
                self.value(written, &inside)
            }
            Some(Meaning::Inner) => unreachable!("only read, never worked out"),
            None => return self.named(path, scope),
        };
        for name in rest.split('.').filter(|name| !name.is_empty()) {
            (value, lacks) = self.part(&value, lacks, name);
        }
        (value, lacks)
    }

    fn named(&mut self, path: &str, scope: &Scope<'a>) -> (Value<'m>, Lacks) {
        if let Some(found) = self.parameter(path) {
            return found;
        }
        if let Some(entity) = self.model.find(path) {
            return (Value::Entity(entity), Lacks::new());
        }
        let (owner, name) = path
            .rsplit_once('.')
            .expect("the compiler knows every name");
        let (value, lacks) = self.path(owner, scope);
        self.part(&value, lacks, name)
    }

    fn part(&self, owner: &Value<'m>, lacks: Lacks, name: &str) -> (Value<'m>, Lacks) {
        let entity = match owner {
            Value::Unknown => return (Value::Unknown, lacks),
            Value::Entity(entity) => *entity,
            _ => return (Value::None, Lacks::new()),
        };
        let name = term::canonical(name).expect("the compiler knows every part");
        let part = schema::part(entity.kind(), name).expect("the compiler knows every part");
        match (part.read)(self.facts(), entity) {
            Value::Unknown => (
                Value::Unknown,
                Lacks::from([Lack::Part(entity, part.name, None)]),
            ),
            value => (value, Lacks::new()),
        }
    }
}

fn flag((value, lacks): (Value<'_>, Lacks)) -> (Truth, Lacks) {
    let truth = match value {
        Value::Boolean(flag) => Truth::from(flag),
        Value::None => Truth::False,
        Value::Unknown => Truth::Unknown,
        other => panic!("{other:?} is no condition"),
    };
    (truth, lacks)
}

/// Returns the things of a value that are of a kind.
pub(super) fn things(value: &Value<'_>, kind: tinhgon::model::Kind) -> Vec<Entity> {
    let items = match value {
        Value::List(list) => list.iter().collect(),
        single => vec![single.clone()],
    };
    let things = items.into_iter().filter_map(|item| item.thing().value());
    things.filter(|thing| thing.kind() == kind).collect()
}
