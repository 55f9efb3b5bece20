//! What a variable ranges over: the things that are known to be meant, and those that may be.
//!
//! A join leads from what is bound to the things that are known to be tied to it. Others may be: a
//! thing whose key is unknown may have any, and what a relation leaves open may be related to
//! anything. These are not looked into; it only matters whether one of them is not ruled out.

use std::collections::BTreeSet;

use super::lookup::{Key, Lookup};
use super::scope::{Far, Lacking, Missing, Scope, who_waits};
use crate::graph::Relation;
use crate::graph::gap::open_part;
use crate::model::{Entity, Kind, Stated};
use crate::rule::plan::{Source, Wanted};
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};
use crate::syntax::ast::expression::Operator;
use crate::truth::Truth;

/// What a variable ranges over now.
pub(super) struct Range<'m, 'l> {
    pub(super) meant: Candidates<'m, 'l>,
    pub(super) doubt: Doubt<'l>,
}

/// The things that are known to be meant.
pub(super) enum Candidates<'m, 'l> {
    All(Kind),
    /// Those of a kind, where a kind is asked for.
    List(List<'m>, Option<Kind>),
    Positions(Kind, &'l [u32]),
    Found(Kind, Vec<u32>),
}

/// The things that may be meant, or not.
pub(super) enum Doubt<'l> {
    Nothing,
    /// The list is unknown: nobody can say what is in it.
    List,
    /// Any of a kind that the tie does not rule out.
    Any(Kind),
    /// Any that a relation may lead to, forward or back.
    Ends(Relation, bool),
    /// Any of these.
    Keyed(Kind, &'l [u32]),
    /// Any that leaves open a side of a relation: its left one, if `true`.
    Open(Relation, bool),
}

impl Range<'_, '_> {
    /// Returns the range of what hangs on something unfound: anything at all.
    pub(super) fn unfound() -> Self {
        Self {
            meant: Candidates::NONE,
            doubt: Doubt::List,
        }
    }
}

impl<'m> Candidates<'m, '_> {
    /// Nothing is known to be meant.
    const NONE: Self = Self::List(List::Values(Vec::new()), None);

    pub(super) fn len(&self, facts: Facts<'_>) -> usize {
        match self {
            Self::All(kind) => kind.count(facts.model),
            Self::List(list, _) => list.len(),
            Self::Positions(_, positions) => positions.len(),
            Self::Found(_, positions) => positions.len(),
        }
    }

    /// Returns the value at a position; `None` for a thing of another kind: what a step uses may be
    /// of several.
    pub(super) fn get(&self, index: usize) -> Option<Value<'m>> {
        let thing = |kind: &Kind, position: u32| Value::Entity(kind.entity(position as usize));
        match self {
            Self::All(kind) => Some(Value::Entity(kind.entity(index))),
            Self::List(list, None) => Some(list.get(index)),
            Self::List(list, Some(kind)) => {
                let value = list.get(index);
                matches!(&value, Value::Entity(entity) if entity.kind() == *kind).then_some(value)
            }
            Self::Positions(kind, positions) => Some(thing(kind, positions[index])),
            Self::Found(kind, positions) => Some(thing(kind, positions[index])),
        }
    }
}

impl Doubt<'_> {
    /// Returns the things that have to be looked at, from both ends in turn: a condition on the
    /// order of names would else rule out long rows of them before it lets one pass.
    pub(super) fn things<'a>(&'a self, facts: Facts<'a>) -> impl Iterator<Item = Entity> + 'a {
        let (kind, positions) = match self {
            Self::Nothing | Self::List => (Kind::Procedure, Some(&[][..])),
            Self::Any(kind) => (*kind, None),
            Self::Keyed(kind, positions) => (*kind, Some(*positions)),
            Self::Ends(relation, forward) => {
                let kind = side(*relation, !*forward);
                (kind, facts.graph.ends(*relation, *forward))
            }
            Self::Open(relation, left) => {
                let open = facts.graph.open_things(*relation, *left);
                (side(*relation, *left), Some(open))
            }
        };
        let count = positions.map_or_else(|| kind.count(facts.model), <[u32]>::len);
        (0..count).map(move |turn| {
            let index = if turn % 2 == 0 {
                turn / 2
            } else {
                count - 1 - turn / 2
            };
            kind.entity(positions.map_or(index, |positions| positions[index] as usize))
        })
    }
}

impl<'m, 'l> Scope<'m, 'l> {
    /// Returns what a variable ranges over now; notes nothing.
    pub(super) fn range(&mut self, source: &Source) -> Range<'m, 'l> {
        let nothing = |doubt| Range {
            meant: Candidates::NONE,
            doubt,
        };
        let certain = |meant| Range {
            meant,
            doubt: Doubt::Nothing,
        };
        let Some(node) = source.node() else {
            let Source::All(kind) = source else {
                unreachable!("only a whole kind is found without an expression")
            };
            return certain(Candidates::All(*kind));
        };
        let value = self.silently(|scope| scope.work_out(node));
        match (source, value) {
            (Source::Each { .. }, Value::Unknown) => nothing(Doubt::List),
            (Source::Related { known: true, .. }, Value::Unknown)
            | (Source::Each { .. } | Source::Beside { .. }, Value::None) => nothing(Doubt::Nothing),
            (
                Source::Keyed { kind, index, .. } | Source::Similar { kind, index, .. },
                Value::Unknown,
            ) => {
                let lookup: &'l Lookup = &self.lookups[*index];
                nothing(Doubt::Keyed(*kind, &lookup.possible))
            }
            (Source::Tied { kind, .. } | Source::Related { kind, .. }, Value::Unknown) => {
                nothing(Doubt::Any(*kind))
            }
            (_, Value::Unknown) => nothing(Doubt::Any(Kind::Step)),
            (Source::Keyed { kind, index, .. }, value) => {
                let lookup: &'l Lookup = &self.lookups[*index];
                let things = Key::of(&value).and_then(|key| lookup.things.get(&key));
                Range {
                    meant: Candidates::Positions(*kind, things.map_or(&[][..], Vec::as_slice)),
                    doubt: Doubt::Keyed(*kind, lookup.doubtful(&value)),
                }
            }
            (
                Source::Similar {
                    kind,
                    wanted,
                    index,
                    ..
                },
                value,
            ) => {
                let lookup: &'l Lookup = &self.lookups[*index];
                let things = self.things(&value).unwrap_or_default();
                match **wanted {
                    Wanted::Unknown(_) => nothing(Doubt::Keyed(*kind, &lookup.possible)),
                    Wanted::Reaching(_) if things.is_empty() => nothing(Doubt::Nothing),
                    Wanted::Reaching(threshold) => Range {
                        meant: Candidates::Found(*kind, lookup.similar.alike(&things, threshold)),
                        doubt: Doubt::Keyed(*kind, lookup.doubtful(&value)),
                    },
                }
            }
            (Source::Each { kind, .. }, Value::List(list)) => {
                certain(Candidates::List(list, *kind))
            }
            (Source::Each { kind, .. }, single) => {
                certain(Candidates::List(List::Values(vec![single]), *kind))
            }
            (Source::Tied { kind, .. }, value) => certain(tied(*kind, &value)),
            (Source::Beside { .. }, Value::Entity(Entity::Step(step))) => {
                let model = self.facts.model;
                let steps = &model.procedures[model.steps[step].procedure].steps;
                certain(Candidates::List(List::Steps(steps.items()), None))
            }
            (
                Source::Related {
                    relation,
                    forward,
                    kind,
                    known,
                    ..
                },
                Value::Entity(near),
            ) => {
                let graph = self.facts.graph;
                let found = if *forward {
                    graph.forward(*relation, near)
                } else {
                    graph.backward(*relation, near)
                };
                let doubt = if *known {
                    Doubt::Nothing
                } else if graph.is_open(*relation, near, *forward) {
                    Doubt::Ends(*relation, *forward)
                } else {
                    Doubt::Open(*relation, !*forward)
                };
                Range {
                    meant: Candidates::Found(*kind, found.into_owned()),
                    doubt,
                }
            }
            _ => nothing(Doubt::Nothing),
        }
    }

    /// Returns whether the join of a variable leads to a thing, which is bound to it.
    pub(super) fn tie(&mut self, source: &Source, thing: Entity) -> Truth {
        match source {
            Source::Keyed {
                path, key, member, ..
            } => {
                let (mine, other) = (self.value(path), self.value(key));
                if *member {
                    self.member(&other, &mine)
                } else {
                    self.compare(Operator::Equal, &mine, &other)
                }
            }
            Source::Similar {
                path, key, wanted, ..
            } => {
                let (mine, other) = (self.value(path), self.value(key));
                let share = self.share(&mine, &other);
                match (&**wanted, share) {
                    (Wanted::Reaching(threshold), Some(share)) => threshold.is_met(share).into(),
                    _ => Truth::Unknown,
                }
            }
            Source::Related {
                relation,
                forward,
                of,
                ..
            } => match self.thing(of) {
                Stated::Is(near) if *forward => self.facts.graph.holds(*relation, near, thing),
                Stated::Is(near) => self.facts.graph.holds(*relation, thing, near),
                Stated::None => Truth::False,
                Stated::Unknown => Truth::Unknown,
            },
            // In doubt only where it is unknown what is meant: it may be anything.
            Source::All(_) | Source::Each { .. } | Source::Tied { .. } | Source::Beside { .. } => {
                Truth::Unknown
            }
        }
    }

    /// Notes why a variable may stand for things that are not known to be meant: what is missing to
    /// say where the join begins, or else what the things it may lead to leave out.
    pub(super) fn note_doubt(&mut self, source: &Source) {
        let Some(node) = source.node().filter(|_| self.is_watching()) else {
            return;
        };
        let value = self.value(node);
        if let Source::Similar { wanted, .. } = source
            && let Wanted::Unknown(parameter) = **wanted
        {
            self.note_parameter(parameter);
            return;
        }
        match (source, value) {
            (Source::Keyed { index, .. } | Source::Similar { index, .. }, value)
                if !value.is_unknown() =>
            {
                self.note_far(Far::Index(*index));
            }
            (
                Source::Related {
                    relation, forward, ..
                },
                Value::Entity(near),
            ) => {
                if self.facts.graph.is_open(*relation, near, *forward) {
                    let (thing, part) = open_part(self.facts.model, *relation, near, *forward)
                        .unwrap_or((near, relation.name()));
                    self.note_unknown(thing, part);
                } else {
                    self.note_far(Far::Side(*relation, !*forward));
                }
            }
            _ => {}
        }
    }
}

/// Returns the kind of the things on a side of a relation: its left one, if `left`.
fn side(relation: Relation, left: bool) -> Kind {
    let (kind, other) = relation.signature();
    if left { kind } else { other }
}

/// Returns the things of a kind that a value is, or that stand in it, each once and in id order.
fn tied<'m>(kind: Kind, value: &Value<'m>) -> Candidates<'m, 'static> {
    let position = |value: &Value<'m>| match value {
        Value::Entity(entity) if entity.kind() == kind => u32::try_from(entity.index()).ok(),
        _ => None,
    };
    let mut positions: Vec<u32> = match value {
        Value::List(list) => list.iter().filter_map(|item| position(&item)).collect(),
        single => position(single).into_iter().collect(),
    };
    positions.sort_unstable();
    positions.dedup();
    Candidates::Found(kind, positions)
}

/// Returns what the things leave out that some joins may lead to, each with who lacks it.
pub(super) fn far_missing(facts: Facts<'_>, lookups: &[Lookup], far: &BTreeSet<Far>) -> Missing {
    let mut missing = Missing::new();
    for join in far {
        match *join {
            Far::Index(index) => {
                let lookup = &lookups[index];
                missing.extend(&lookup.missing);
                // INVARIANT: an index looks only into those before it.
                missing.extend(far_missing(facts, lookups, &lookup.far));
            }
            Far::Side(relation, left) => {
                let kind = side(relation, left);
                for position in facts.graph.open_things(relation, left) {
                    let thing = kind.entity(*position as usize);
                    let (owner, part) = open_part(facts.model, relation, thing, left)
                        .unwrap_or((thing, relation.name()));
                    let lacking = Lacking::Part(owner.kind(), part);
                    let who = who_waits(facts, Some(owner), Some(thing));
                    missing.extend(who.map(|who| (lacking, who)));
                }
            }
        }
    }
    missing
}
