//! What a node is evaluated in: the facts, the variables bound so far, and what was found unknown.

use std::collections::BTreeSet;

use super::budget::Meter;
use super::lookup::Lookup;
use crate::graph::Relation;
use crate::model::{Entity, Kind};
use crate::rule::parameter::ParameterId;
use crate::rule::plan::Slot;
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::span::Span;
use crate::truth::Truth;

/// What is unknown, each with the procedure that waits for it.
pub(super) type Missing = Vec<(Lacking, Entity)>;

/// What somebody would have to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// A part of a thing of a kind.
    Part(Kind, &'static str),
    /// The value of a parameter at the date.
    Parameter(ParameterId),
}

/// What was found unknown.
#[derive(Debug, Clone, Copy)]
enum Note {
    /// A part of a thing.
    Part(Entity, &'static str),
    /// The value of a parameter at the date.
    Parameter(ParameterId),
    /// What things that some join may lead to leave out.
    Far(Far),
}

/// A join that led to things of which nobody can say whether they are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Far {
    /// The things without a key in an index of the plan.
    Index(usize),
    /// The things that leave open a side of a relation: its left one, if `true`.
    Side(Relation, bool),
}

/// What a node is evaluated in: the facts, and the variables bound so far.
pub(crate) struct Scope<'m, 'l> {
    pub(super) facts: Facts<'m>,
    pub(super) lookups: &'l [Lookup],
    pub(super) slots: Vec<Value<'m>>,
    /// The arguments of the calls under way, those of the innermost last.
    pub(super) arguments: Vec<Value<'m>>,
    /// What was found unknown, while someone asks for it.
    unknowns: Option<Vec<Note>>,
    /// How the conditions of a rule as written came out, while someone asks.
    truths: Option<BTreeSet<(Span, Truth)>>,
    meter: Option<&'l Meter<'l>>,
    /// How many bindings the meter has not been told yet.
    bindings: u32,
    /// Whether the budget is spent: whatever comes out is of no use any more.
    is_spent: bool,
}

/// After how many bindings the meter is told.
const BATCH: u32 = 4096;

impl<'m, 'l> Scope<'m, 'l> {
    /// Returns the model that is read.
    pub(crate) fn model(&self) -> &'m crate::model::Model {
        self.facts.model
    }

    /// Binds a variable of the words of a rule.
    pub(crate) fn set(&mut self, slot: Slot, value: Value<'m>) {
        self.slots[usize::from(slot.0)] = value;
    }

    pub(super) fn new(facts: Facts<'m>, lookups: &'l [Lookup], slots: usize) -> Self {
        Self {
            facts,
            lookups,
            slots: vec![Value::Unknown; slots],
            arguments: Vec::new(),
            unknowns: None,
            truths: None,
            meter: None,
            bindings: 0,
            is_spent: false,
        }
    }

    /// From here on, tells what is spent.
    pub(super) fn metered(self, meter: &'l Meter<'l>) -> Self {
        let meter = Some(meter);
        Self { meter, ..self }
    }

    /// Binds a variable, which costs; returns whether it is worth while to go on.
    pub(super) fn bind(&mut self, slot: usize, value: Value<'m>) -> bool {
        self.slots[slot] = value;
        self.spend_binding();
        !self.is_spent
    }

    /// Takes from the budget what one binding costs.
    pub(super) fn spend_binding(&mut self) {
        self.bindings += 1;
        if self.bindings == BATCH {
            self.settle();
        }
    }

    /// Tells the meter what it has not been told yet.
    pub(super) fn settle(&mut self) {
        let bindings = u64::from(std::mem::take(&mut self.bindings));
        self.is_spent |= self.meter.is_some_and(|meter| meter.spend(bindings));
    }

    /// From here on, notes how each marked condition comes out.
    pub(super) fn observe(&mut self) {
        self.truths.get_or_insert_default();
    }

    /// Whether someone asks how each marked condition comes out.
    pub(super) fn is_observing(&self) -> bool {
        self.truths.is_some()
    }

    /// Returns how each marked condition came out.
    pub(super) fn observed(&mut self) -> BTreeSet<(Span, Truth)> {
        self.truths.take().unwrap_or_default()
    }

    /// Notes how a marked condition came out, if someone asks.
    pub(super) fn note_truth(&mut self, span: Span, truth: Truth) {
        if let Some(truths) = &mut self.truths {
            truths.insert((span, truth));
        }
    }

    /// From here on, notes what is found unknown.
    pub(super) fn watch(&mut self) {
        self.unknowns.get_or_insert_default();
    }

    /// Whether someone asks what is unknown.
    pub(super) fn is_watching(&self) -> bool {
        self.unknowns.is_some()
    }

    /// Asks something and notes nothing.
    pub(super) fn silently<T>(&mut self, ask: impl FnOnce(&mut Self) -> T) -> T {
        let unknowns = self.unknowns.take();
        let answer = ask(self);
        self.unknowns = unknowns;
        answer
    }

    /// How much has been noted.
    pub(super) fn noted(&self) -> usize {
        self.unknowns.as_ref().map_or(0, Vec::len)
    }

    /// Forgets what was noted since: it turned out not to matter.
    pub(super) fn forget(&mut self, since: usize) {
        if let Some(unknowns) = &mut self.unknowns {
            unknowns.truncate(since);
        }
    }

    /// Notes that a part of a thing is unknown, if someone asks.
    pub(super) fn note_unknown(&mut self, entity: Entity, part: &'static str) {
        if let Some(unknowns) = &mut self.unknowns {
            unknowns.push(Note::Part(entity, part));
        }
    }

    /// Notes that a parameter has no value, if someone asks.
    pub(super) fn note_parameter(&mut self, parameter: ParameterId) {
        if let Some(unknowns) = &mut self.unknowns {
            unknowns.push(Note::Parameter(parameter));
        }
    }

    /// Notes that a join is in doubt because of the things it may lead to, if someone asks.
    pub(super) fn note_far(&mut self, far: Far) {
        if let Some(unknowns) = &mut self.unknowns {
            unknowns.push(Note::Far(far));
        }
    }

    /// Stops watching and returns what was noted, each with who waits for it; joins in doubt are
    /// added to `far`.
    pub(super) fn take_missing(
        &mut self,
        leader: Option<Entity>,
        far: &mut BTreeSet<Far>,
    ) -> Missing {
        let mut missing = Missing::new();
        for note in self.unknowns.take().unwrap_or_default() {
            let (lacking, entity) = match note {
                Note::Part(entity, part) => (Lacking::Part(entity.kind(), part), Some(entity)),
                Note::Parameter(parameter) => (Lacking::Parameter(parameter), None),
                Note::Far(found) => {
                    far.insert(found);
                    continue;
                }
            };
            missing.extend(who_waits(self.facts, entity, leader).map(|who| (lacking, who)));
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

/// Returns whom a gap is told of: the procedure of the thing, or else that of the thing that led to
/// it, or else that thing itself.
pub(super) fn who_waits(
    facts: Facts<'_>,
    entity: Option<Entity>,
    leader: Option<Entity>,
) -> Option<Entity> {
    let leader = leader.or(entity)?;
    let own = entity.and_then(|entity| entity.procedure(facts.model));
    let procedure = own.or_else(|| leader.procedure(facts.model));
    Some(procedure.map_or(leader, Entity::from))
}
