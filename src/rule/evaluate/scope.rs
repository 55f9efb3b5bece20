//! What a node is evaluated in: the facts, the variables bound so far, and what was found unknown.

use std::collections::BTreeSet;

use super::alike::Folds;
use super::lookup::{Key, Lookup};
use crate::graph::gap::open_part;
use crate::model::{Entity, Kind};
use crate::rule::parameter::ParameterId;
use crate::rule::plan::Source;
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};
use crate::span::Span;
use crate::truth::Truth;

/// What is unknown, each with the procedure that waits for it.
pub(super) type Missing = Vec<(Lacking, Entity)>;

/// What somebody would have to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lacking {
    /// A part of a thing of a kind.
    Part(Kind, &'static str),
    /// The value of a parameter at the date.
    Parameter(ParameterId),
}

/// What a node is evaluated in: the facts, and the variables bound so far.
pub(crate) struct Scope<'m, 'l> {
    pub(super) facts: Facts<'m>,
    lookups: &'l [Lookup],
    pub(super) slots: Vec<Value<'m>>,
    /// Whether the last range that was looked up may hold more than is described.
    pub(super) is_open: bool,
    /// What was found unknown, and of which thing, while someone asks for it.
    unknowns: Option<Vec<(Lacking, Option<Entity>)>>,
    /// How the conditions of a rule as written came out, while someone asks.
    truths: Option<BTreeSet<(Span, Truth)>>,
    pub(super) folds: Folds,
}

impl<'m, 'l> Scope<'m, 'l> {
    /// Returns the model that is read.
    pub(crate) fn model(&self) -> &'m crate::model::Model {
        self.facts.model
    }

    pub(super) fn new(facts: Facts<'m>, lookups: &'l [Lookup], slots: usize) -> Self {
        Self {
            facts,
            lookups,
            slots: vec![Value::Unknown; slots],
            is_open: false,
            unknowns: None,
            truths: None,
            folds: Folds::default(),
        }
    }

    /// From here on, notes how each marked condition comes out.
    pub(super) fn observe(&mut self) {
        self.truths.get_or_insert_default();
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

    /// From here on, notes which parts are found unknown.
    pub(super) fn watch(&mut self) {
        self.unknowns.get_or_insert_default();
    }

    /// Whether someone asks which parts are unknown.
    pub(super) fn is_watching(&self) -> bool {
        self.unknowns.is_some()
    }

    /// How many parts have been noted.
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
            unknowns.push((Lacking::Part(entity.kind(), part), Some(entity)));
        }
    }

    /// Notes that a parameter has no value, if someone asks.
    pub(super) fn note_parameter(&mut self, parameter: ParameterId) {
        if let Some(unknowns) = &mut self.unknowns {
            unknowns.push((Lacking::Parameter(parameter), None));
        }
    }

    /// Returns what was noted, each part with the procedure that lacks it, or else with the thing
    /// that led to it.
    pub(super) fn missing_for(&mut self, leader: Entity) -> Missing {
        let model = self.facts.model;
        let mut missing: Missing = self
            .unknowns
            .take()
            .unwrap_or_default()
            .into_iter()
            .map(|(lacking, entity)| {
                let own = entity.and_then(|entity| entity.procedure(model));
                let procedure = own.or_else(|| leader.procedure(model));
                (lacking, procedure.map_or(leader, Entity::from))
            })
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Returns what a variable ranges over now; `None` if that is unknown.
    pub(super) fn candidates(&mut self, source: &Source) -> Option<Candidates<'m, 'l>> {
        self.is_open = false;
        Some(match source {
            Source::All(kind) => Candidates::All(*kind),
            Source::Each(node) => match self.value(node) {
                Value::Unknown => return None,
                Value::None => Candidates::List(List::Values(Vec::new())),
                Value::List(list) => Candidates::List(list),
                single => Candidates::List(List::Values(vec![single])),
            },
            Source::Keyed {
                kind, key, index, ..
            } => {
                let lookups = self.lookups;
                match self.value(key) {
                    Value::Unknown => return None,
                    value => {
                        let things = Key::of(&value)
                            .and_then(|key| lookups[*index].things.get(&key))
                            .map_or(&[][..], Vec::as_slice);
                        Candidates::Positions(*kind, things)
                    }
                }
            }
            Source::Related {
                relation,
                forward,
                of,
                kind,
            } => match self.value(of) {
                Value::Unknown => return None,
                Value::Entity(entity) => {
                    let graph = self.facts.graph;
                    if graph.is_open(*relation, entity, *forward) {
                        self.is_open = true;
                        if self.is_watching() {
                            let model = self.facts.model;
                            let (thing, part) = open_part(model, *relation, entity, *forward)
                                .unwrap_or((entity, relation.name()));
                            self.note_unknown(thing, part);
                        }
                    }
                    let related = if *forward {
                        graph.forward(*relation, entity)
                    } else {
                        graph.backward(*relation, entity)
                    };
                    Candidates::List(List::Values(
                        related
                            .iter()
                            .map(|index| Value::Entity(kind.entity(*index as usize)))
                            .collect(),
                    ))
                }
                _ => Candidates::List(List::Values(Vec::new())),
            },
        })
    }
}

/// What a variable ranges over.
pub(super) enum Candidates<'m, 'l> {
    All(Kind),
    List(List<'m>),
    Positions(Kind, &'l [u32]),
}

impl<'m> Candidates<'m, '_> {
    pub(super) fn len(&self, facts: Facts<'_>) -> usize {
        match self {
            Self::All(kind) => kind.count(facts.model),
            Self::List(list) => list.len(),
            Self::Positions(_, positions) => positions.len(),
        }
    }

    pub(super) fn get(&self, index: usize) -> Value<'m> {
        match self {
            Self::All(kind) => Value::Entity(kind.entity(index)),
            Self::List(list) => list.get(index),
            Self::Positions(kind, positions) => {
                Value::Entity(kind.entity(positions[index] as usize))
            }
        }
    }
}
