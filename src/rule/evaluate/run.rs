//! One plan over the things that lead it: which bindings it holds of, and why it is undecided.
//!
//! Variables are bound in the order of the plan. A variable of which nobody can say what it stands
//! for, because its list is unknown or its join is in doubt, stands once for something unfound: the
//! conditions that speak of it are not asked, and nothing is found, but what is missing is told if
//! the rest does not rule it out.

use std::collections::BTreeSet;

use super::range::{Candidates, Doubt, Range};
use super::scope::{Far, Lacking, Missing, Scope};
use super::screen::Screen;
use crate::model::Entity;
use crate::rule::join::{Slots, bit, reads};
use crate::rule::plan::{Binding, Node, Plan, Slot, Source};
use crate::rule::value::Value;
use crate::truth::Truth;

/// One plan over some of the things that lead it.
pub(super) struct Run<'m, 'l, 'r> {
    plan: &'r Plan,
    pub(super) scope: Scope<'m, 'l>,
    /// The variables that stand for something unfound.
    unfound: Slots,
    /// Whether undecided bindings are kept one by one.
    keeps_open: bool,
    pub(super) found: Found,
}

/// What a plan comes to over some things.
#[derive(Default)]
pub(super) struct Found {
    pub(super) held: Vec<Held>,
    pub(super) missing: Missing,
    pub(super) far: BTreeSet<Far>,
    /// The undecided bindings, where they are kept.
    pub(super) open: Vec<Open>,
}

/// A binding of `for each` for which everything holds.
pub(super) struct Held {
    pub(super) about: Vec<Entity>,
    pub(super) witnesses: Vec<Entity>,
    pub(super) witness_count: u32,
}

/// A binding of `for each` that is undecided.
pub(super) struct Open {
    /// What the variables stand for; `None` where that is something unfound.
    pub(super) about: Vec<Option<Entity>>,
    /// What is missing to decide it; what lies behind a join in doubt is not among it.
    pub(super) missing: Vec<Lacking>,
}

/// The witnesses of one binding for which everything holds.
#[derive(Default)]
struct Witnesses {
    first: Option<Vec<Entity>>,
    count: u32,
}

impl<'m, 'l, 'r> Run<'m, 'l, 'r> {
    pub(super) fn new(plan: &'r Plan, scope: Scope<'m, 'l>) -> Self {
        Self {
            plan,
            scope,
            unfound: 0,
            keeps_open: false,
            found: Found::default(),
        }
    }

    /// From here on, keeps undecided bindings one by one.
    pub(super) fn keeping_open(self) -> Self {
        Self {
            keeps_open: true,
            ..self
        }
    }

    /// Binds the leading variable to one thing, and goes on.
    pub(super) fn lead(&mut self, entity: Entity) {
        let plan = self.plan;
        if !self.bind(&plan.about[0], Value::Entity(entity)) {
            return;
        }
        let truth = self.holds(&plan.about[0].conditions);
        self.about(1, truth);
    }

    /// Binds a variable; returns whether it is worth while to go on.
    fn bind(&mut self, binding: &Binding, value: Value<'m>) -> bool {
        self.scope.bind(usize::from(binding.slot.0), value)
    }

    /// Whether all conditions hold; those that speak of something unfound are not decided.
    fn holds(&mut self, conditions: &[Node]) -> Truth {
        let since = self.scope.noted();
        let mut truth = Truth::True;
        for condition in conditions {
            truth = truth.and(if self.is_unfound(condition) {
                Truth::Unknown
            } else {
                self.scope.truth(condition)
            });
            if truth == Truth::False {
                self.scope.forget(since);
                break;
            }
        }
        truth
    }

    /// Whether an expression speaks of something unfound.
    fn is_unfound(&self, node: &Node) -> bool {
        self.unfound != 0 && reads(node) & self.unfound != 0
    }

    /// Returns what a variable ranges over now.
    fn range(&mut self, binding: &Binding) -> Range<'m, 'l> {
        if binding
            .source
            .node()
            .is_some_and(|node| self.is_unfound(node))
        {
            return Range::unfound();
        }
        self.scope.range(&binding.source)
    }

    /// Returns what rules out most of what a variable ranges over, if something does.
    fn screen(&mut self, binding: &Binding, meant: &Candidates<'m, 'l>) -> Option<Screen<'m>> {
        // Conditions that speak of something unfound are not asked.
        if self.unfound != 0 {
            return None;
        }
        self.scope.screen(binding.slot, meant, &binding.conditions)
    }

    /// Has a variable stand for something unfound while something is asked.
    fn unfound<T>(&mut self, slot: Slot, ask: impl FnOnce(&mut Self) -> T) -> T {
        self.scope.slots[usize::from(slot.0)] = Value::Unknown;
        self.unfound |= bit(slot);
        let answer = ask(self);
        self.unfound &= !bit(slot);
        answer
    }

    /// Binds the variables of `for each` from a level on; `so_far` is the truth of the conditions
    /// of the levels before.
    pub(super) fn about(&mut self, level: usize, so_far: Truth) {
        if so_far == Truth::False {
            return;
        }
        let Some(binding) = self.plan.about.get(level) else {
            self.conclude(so_far);
            return;
        };
        let Range { meant, doubt } = self.range(binding);
        let screen = self.screen(binding, &meant);
        for index in 0..meant.len(self.scope.facts) {
            let Some(value) = meant.get(index) else {
                continue;
            };
            if self.scope.is_screened_out(screen.as_ref(), &value) {
                continue;
            }
            if !self.bind(binding, value) {
                return;
            }
            let truth = so_far.and(self.holds(&binding.conditions));
            self.about(level + 1, truth);
        }
        if self.is_in_doubt(level, &doubt) {
            self.unfound(binding.slot, |run| {
                let truth = Truth::Unknown.and(run.holds(&binding.conditions));
                run.about(level + 1, truth);
            });
        }
    }

    /// Returns the variable of a level, those of `with` after those of `for each`.
    fn binding(&self, level: usize) -> Option<&'r Binding> {
        let plan = self.plan;
        plan.about.iter().chain(&plan.witnesses).nth(level)
    }

    /// Returns whether the variable of a level may stand for something that is not known to be
    /// meant, and that is not ruled out.
    fn is_in_doubt(&mut self, level: usize, doubt: &Doubt<'_>) -> bool {
        if matches!(doubt, Doubt::Nothing) {
            return false;
        }
        let Some(binding) = self.binding(level) else {
            return false;
        };
        if matches!(doubt, Doubt::List) {
            return true;
        }
        // What is ruled out whatever it stands for needs no look at what it may stand for.
        if !self.unfound(binding.slot, |run| run.may_hold(level)) {
            return false;
        }
        let facts = self.scope.facts;
        // The values that an index is on may be dear to work out (a canonical content), and most
        // things are ruled out without; a relation is looked up sooner than a condition decided.
        let is_dear = matches!(
            binding.source,
            Source::Keyed { .. } | Source::Similar { .. }
        );
        doubt.things(facts).any(|thing| {
            let tie = |run: &mut Self| {
                let tie = |scope: &mut Scope<'_, '_>| scope.tie(&binding.source, thing);
                run.scope.silently(tie) == Truth::Unknown
            };
            !self.bind(binding, Value::Entity(thing))
                || (is_dear || tie(self)) && self.may_hold(level) && (!is_dear || tie(self))
        })
    }

    /// Returns whether the conditions of a level do not rule out what its variable is bound to,
    /// and those of the later ones not everything.
    fn may_hold(&mut self, level: usize) -> bool {
        let Some(binding) = self.binding(level) else {
            return true;
        };
        let since = self.scope.noted();
        let truth = self.holds(&binding.conditions);
        self.scope.forget(since);
        truth != Truth::False && self.may_go_on(level + 1)
    }

    fn may_go_on(&mut self, level: usize) -> bool {
        let Some(binding) = self.binding(level) else {
            return true;
        };
        let Range { meant, doubt } = self.range(binding);
        let is_possible = (0..meant.len(self.scope.facts)).any(|index| {
            meant
                .get(index)
                .is_some_and(|value| !self.bind(binding, value) || self.may_hold(level))
        });
        is_possible
            || self.is_in_doubt(level, &doubt)
                && self.unfound(binding.slot, |run| run.may_hold(level))
    }

    /// Everything the finding is about is bound: looks for witnesses and decides.
    fn conclude(&mut self, so_far: Truth) {
        let plan = self.plan;
        let mut witnesses = Witnesses::default();
        let is_open = self.witnesses(0, Truth::True, &mut witnesses);
        let truth = so_far.and(match (&witnesses.first, is_open) {
            (Some(_), _) => Truth::True,
            (None, true) => Truth::Unknown,
            (None, false) => Truth::False,
        });
        match truth {
            Truth::False => {}
            Truth::Unknown => {
                self.scope.watch();
                for binding in &plan.about {
                    self.note_unfound(binding);
                    self.holds(&binding.conditions);
                }
                if witnesses.first.is_none() {
                    self.witnesses(0, Truth::True, &mut Witnesses::default());
                }
                self.note_missing();
            }
            Truth::True => {
                let about = plan.about_slots.iter();
                self.found.held.push(Held {
                    about: about.map(|slot| self.bound(*slot)).collect(),
                    witnesses: witnesses.first.unwrap_or_default(),
                    witness_count: witnesses.count,
                });
            }
        }
    }

    fn bound(&self, slot: Slot) -> Entity {
        match self.scope.slots[usize::from(slot.0)] {
            Value::Entity(entity) => entity,
            ref other => unreachable!("a bound variable is a thing, not {other:?}"),
        }
    }

    /// Notes why a variable stands for something unfound, if it does; not where that only follows
    /// from another one.
    fn note_unfound(&mut self, binding: &Binding) {
        let begins = binding.source.node();
        if self.unfound & bit(binding.slot) != 0
            && !begins.is_some_and(|node| self.is_unfound(node))
        {
            self.scope.note_doubt(&binding.source);
        }
    }

    fn note_missing(&mut self) {
        let thing = |slot: &Slot| self.scope.slots[usize::from(slot.0)].thing().value();
        let leader = thing(&self.plan.about[0].slot);
        let about = self.plan.about_slots.iter().map(thing);
        let about: Vec<Option<Entity>> = about.filter(|_| self.keeps_open).collect();
        let missing = self.scope.take_missing(leader, &mut self.found.far);
        if self.keeps_open {
            let missing = missing.iter().map(|(lacking, _)| *lacking).collect();
            self.found.open.push(Open { about, missing });
        }
        self.found.missing.extend(missing);
    }

    /// Goes through the bindings of `with`; every one that holds is counted, the first in id order
    /// is kept. Returns whether some are undecided; only what these met is noted.
    fn witnesses(&mut self, level: usize, so_far: Truth, found: &mut Witnesses) -> bool {
        if so_far == Truth::False {
            return false;
        }
        let plan = self.plan;
        let Some(binding) = plan.witnesses.get(level) else {
            if so_far == Truth::True {
                self.count(found);
            }
            return so_far == Truth::Unknown;
        };
        let Range { meant, doubt } = self.range(binding);
        let screen = self.screen(binding, &meant);
        let mut is_open = false;
        for index in 0..meant.len(self.scope.facts) {
            let Some(value) = meant.get(index) else {
                continue;
            };
            if self.scope.is_screened_out(screen.as_ref(), &value) {
                continue;
            }
            if !self.bind(binding, value) {
                return true;
            }
            let since = self.scope.noted();
            let truth = so_far.and(self.holds(&binding.conditions));
            let is_undecided = self.witnesses(level + 1, truth, found);
            if !is_undecided {
                self.scope.forget(since);
            }
            is_open |= is_undecided;
        }
        // Once open, it stays so; only who asks why has to look on.
        if (!is_open || self.scope.is_watching())
            && self.is_in_doubt(plan.about.len() + level, &doubt)
        {
            let since = self.scope.noted();
            let is_undecided = self.unfound(binding.slot, |run| {
                run.note_unfound(binding);
                let truth = Truth::Unknown.and(run.holds(&binding.conditions));
                run.witnesses(level + 1, truth, found)
            });
            if !is_undecided {
                self.scope.forget(since);
            }
            is_open |= is_undecided;
        }
        is_open
    }

    fn count(&self, found: &mut Witnesses) {
        let slots = self.plan.witness_slots.iter();
        let bound: Vec<Entity> = slots.map(|(_, slot)| self.bound(*slot)).collect();
        found.count = found.count.saturating_add(1);
        if found.first.as_ref().is_none_or(|first| bound < *first) {
            found.first = Some(bound);
        }
    }
}
