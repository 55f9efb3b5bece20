//! What rules out most of the things of a list before they are looked at one by one.
//!
//! Rules look through a procedure's fields for those of one concept, or through its documents for
//! those that are one paper. What they are compared with is the same for the whole list, so that it
//! is worked out once, and a part that differs is seen before anything is bound.

use super::range::Candidates;
use super::scope::Scope;
use crate::model::Entity;
use crate::rule::join::{bit, reads};
use crate::rule::plan::{Node, Slot};
use crate::rule::schema::Part;
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;
use crate::truth::Truth;

/// Shorter lists are looked through faster than screened.
const WORTH_WHILE: usize = 4;

/// A part that a thing must have equal to a value, or else some condition does not hold of it.
pub(super) struct Screen<'m> {
    part: &'static Part,
    wanted: Value<'m>,
}

impl<'m> Scope<'m, '_> {
    /// Returns the screen that one of the conditions is for the variable of a slot, if one is;
    /// notes nothing.
    pub(super) fn screen(
        &mut self,
        slot: Slot,
        candidates: &Candidates<'m, '_>,
        conditions: &[Node],
    ) -> Option<Screen<'m>> {
        // Who observes wants to see each condition decided.
        if candidates.len(self.facts) < WORTH_WHILE || self.is_observing() {
            return None;
        }
        conditions.iter().find_map(|condition| {
            let (part, other) = equality(slot, condition)?;
            let wanted = self.silently(|scope| scope.value(other));
            (!wanted.is_unknown()).then_some(Screen { part, wanted })
        })
    }

    /// Returns whether a screen rules a thing out. That costs no less of the budget than binding it.
    pub(super) fn is_screened_out(
        &mut self,
        screen: Option<&Screen<'m>>,
        value: &Value<'m>,
    ) -> bool {
        let (Some(Screen { part, wanted }), Value::Entity(thing)) = (screen, value) else {
            return false;
        };
        let is_ruled_out = self.equal(&self.read(part, *thing), wanted) == Truth::False;
        if is_ruled_out {
            self.spend_binding();
        }
        is_ruled_out
    }

    /// Reads a part; of a thing of another kind, nothing.
    fn read(&self, part: &Part, thing: Entity) -> Value<'m> {
        if thing.kind() == part.kind {
            (part.read)(self.facts, thing)
        } else {
            Value::None
        }
    }
}

/// Returns the part of a variable that a condition asks to be equal to something else, and that.
fn equality(slot: Slot, condition: &Node) -> Option<(&'static Part, &Node)> {
    match condition.bare() {
        Node::And(conditions) => conditions
            .iter()
            .find_map(|condition| equality(slot, condition)),
        Node::Compare {
            operator: Operator::Equal,
            left,
            right,
        } => [(left, right), (right, left)]
            .into_iter()
            .find_map(|(mine, other)| match mine.bare() {
                Node::Read { part, of }
                    if matches!(of.bare(), Node::Variable(of) if *of == slot)
                        && reads(other) & bit(slot) == 0 =>
                {
                    Some((*part, &**other))
                }
                _ => None,
            }),
        _ => None,
    }
}
