//! How each condition of a rule as written comes out, over all its bindings.
//!
//! Nested loops in the order of the text, for small catalogues: nothing is ordered ahead, so
//! that what was never decided shows.

use std::collections::BTreeSet;

use super::lookup::look_ups;
use super::range::Candidates;
use super::scope::Scope;
use crate::rule::compile::Written;
use crate::rule::join::{Slots, bit, reads};
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};
use crate::span::Span;
use crate::truth::Truth;

/// Returns the truths that each marked condition had, by where it is written.
///
/// Conditions are decided in the order of the text, each as soon as its variables are bound, and
/// those after one that fails are not. Inside a definition, a condition has the place it has there.
pub fn observe(written: &Written, facts: Facts<'_>) -> BTreeSet<(Span, Truth)> {
    let lookups = look_ups(&written.indexes, facts, written.slots, |_| true);
    let mut scope = Scope::new(facts, &lookups, written.slots);
    scope.observe();
    let conditions = written.conditions.iter();
    let mut loops = Loops {
        written,
        needs: conditions.map(|condition| reads(&condition.node)).collect(),
        scope,
    };
    loops.bind(0, 0, 0);
    loops.scope.observed()
}

struct Loops<'w, 'm, 'l> {
    written: &'w Written,
    /// The slots that each condition reads.
    needs: Vec<Slots>,
    scope: Scope<'m, 'l>,
}

impl Loops<'_, '_, '_> {
    /// Decides the conditions from one on that can be, and goes on with the variables from a level
    /// on; stops at a condition that fails.
    fn bind(&mut self, level: usize, mut next: usize, bound: Slots) {
        let written = self.written;
        while let Some(condition) = written.conditions.get(next) {
            if self.needs[next] & !bound != 0 {
                break;
            }
            let fails = if condition.unless {
                Truth::True
            } else {
                Truth::False
            };
            if self.scope.truth(&condition.node) == fails {
                return;
            }
            next += 1;
        }
        let Some(variable) = written.variables.get(level) else {
            return;
        };
        let candidates = match &variable.source {
            None => Candidates::All(variable.kind),
            Some(source) => match self.scope.value(source) {
                Value::List(list) => Candidates::List(list, Some(variable.kind)),
                single => Candidates::List(List::Values(vec![single]), Some(variable.kind)),
            },
        };
        for index in 0..candidates.len(self.scope.facts) {
            if let Some(value) = candidates.get(index) {
                self.scope.slots[usize::from(variable.slot.0)] = value;
                self.bind(level + 1, next, bound | bit(variable.slot));
            }
        }
    }
}
