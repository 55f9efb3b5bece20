//! Quantifiers and aggregates: what holds of the things that a variable ranges over.

use std::slice;

use super::Scope;
use super::arithmetic::arithmetic;
use super::range::{Doubt, Range};
use crate::rule::plan::{Literal, Node, Slot, Source};
use crate::rule::schema::whole;
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

/// An aggregate, as a plan has it.
pub(super) struct Aggregate<'n> {
    pub(super) which: Keyword,
    pub(super) slot: Option<Slot>,
    pub(super) source: &'n Source,
    pub(super) condition: Option<&'n Node>,
    pub(super) value: Option<&'n Node>,
    pub(super) empty: &'n Literal,
}

impl<'m> Scope<'m, '_> {
    pub(super) fn exists(&mut self, slot: Slot, source: &Source, condition: &Node) -> Truth {
        let Range { meant, doubt } = self.range(source);
        let screen = self.screen(slot, &meant, slice::from_ref(condition));
        let slot = usize::from(slot.0);
        let mut truth = Truth::False;
        for index in 0..meant.len(self.facts) {
            let Some(value) = meant.get(index) else {
                continue;
            };
            if self.is_screened_out(screen.as_ref(), &value) {
                continue;
            }
            if !self.bind(slot, value) {
                return Truth::Unknown;
            }
            truth = truth.or(self.truth(condition));
            if truth == Truth::True {
                return truth;
            }
        }
        // Once unknown, it stays so; only who asks why has to look on.
        if (truth == Truth::False || self.is_watching())
            && self.may_be(slot, source, &doubt, condition)
        {
            self.note_doubt(source);
            truth = Truth::Unknown;
        }
        truth
    }

    /// Returns whether a condition is not ruled out for something that may be meant.
    fn may_be(
        &mut self,
        slot: usize,
        source: &Source,
        doubt: &Doubt<'_>,
        condition: &Node,
    ) -> bool {
        if matches!(doubt, Doubt::List) {
            return true;
        }
        self.silently(|scope| {
            doubt.things(scope.facts).any(|thing| {
                !scope.bind(slot, Value::Entity(thing))
                    || scope.tie(source, thing) == Truth::Unknown
                        && scope.truth(condition) != Truth::False
            })
        })
    }

    /// Returns what an aggregate comes to; unknown as soon as one thing, or whether it counts, is.
    pub(super) fn aggregate(&mut self, wanted: &Aggregate<'_>) -> Value<'m> {
        let Range { meant, doubt } = self.range(wanted.source);
        let Some(slot) = wanted.slot else {
            if matches!(doubt, Doubt::List) {
                self.note_doubt(wanted.source);
                return Value::Unknown;
            }
            return whole(meant.len(self.facts));
        };
        let all = Node::And(Vec::new());
        let condition = wanted.condition.unwrap_or(&all);
        let screen = self.screen(slot, &meant, slice::from_ref(condition));
        let slot = usize::from(slot.0);
        let mut is_unknown = false;
        let mut held = 0;
        let mut result: Option<Value<'m>> = None;
        for index in 0..meant.len(self.facts) {
            let Some(value) = meant.get(index) else {
                continue;
            };
            // Once unknown, it stays so; only who asks why has to look on.
            if is_unknown && !self.is_watching() {
                return Value::Unknown;
            }
            if self.is_screened_out(screen.as_ref(), &value) {
                continue;
            }
            if !self.bind(slot, value) {
                return Value::Unknown;
            }
            match self.truth(condition) {
                Truth::False => {}
                Truth::Unknown => is_unknown = true,
                Truth::True => {
                    held += 1;
                    let Some(node) = wanted.value else { continue };
                    result = match (result.take(), self.value(node)) {
                        (_, Value::Unknown) => {
                            is_unknown = true;
                            None
                        }
                        (earlier, Value::None) => earlier,
                        (None, next) => Some(next),
                        (Some(earlier), next) => {
                            let joined = self.joined(wanted.which, earlier, next);
                            is_unknown |= joined.is_none();
                            joined
                        }
                    };
                }
            }
        }
        if (!is_unknown || self.is_watching())
            && self.may_be(slot, wanted.source, &doubt, condition)
        {
            self.note_doubt(wanted.source);
            is_unknown = true;
        }
        match (wanted.which, result) {
            _ if is_unknown => Value::Unknown,
            (Keyword::Count, _) => whole(held),
            (_, Some(result)) => result,
            (_, None) => self.literal(wanted.empty),
        }
    }

    fn joined(&self, aggregate: Keyword, earlier: Value<'m>, next: Value<'m>) -> Option<Value<'m>> {
        if aggregate == Keyword::Sum {
            return arithmetic(Operator::Plus, &earlier, &next);
        }
        let wanted = if aggregate == Keyword::Min {
            Operator::Less
        } else {
            Operator::Greater
        };
        match self.compare(wanted, &next, &earlier) {
            Truth::True => Some(next),
            Truth::False => Some(earlier),
            Truth::Unknown => None,
        }
    }
}
