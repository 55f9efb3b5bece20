//! How near a rule came: the binding of some things that goes furthest through its conditions.
//!
//! Nested loops in the order of the text, over everything that the named things leave open: what
//! an index would pass over is looked at too, and so can be told. Bounded, and says so.

use std::cmp::Ordering;

use super::prove::{Prover, bound_to, reasons};
use super::range::Candidates;
use super::scope::Scope;
use crate::model::{Entity, Kind, Model};
use crate::rule::compile::Written;
use crate::rule::compile::written::Variable;
use crate::rule::join::{Slots, bit, reads};
use crate::rule::plan::Node;
use crate::rule::proof::{NearMiss, Stop, Unseen};
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};
use crate::truth::Truth;

/// How many bindings are decided before the search gives up.
const LIMIT: usize = 200_000;

/// Gives each named thing to the first variable of its kind that has none: of those the rule is
/// about before the witnesses. A procedure that nobody named is that of a part that was.
///
/// # Errors
///
/// Returns the first thing that no variable is left for.
pub fn assign(
    written: &Written,
    subjects: &[Entity],
    model: &Model,
) -> Result<Vec<Option<Entity>>, Entity> {
    let variables = &written.variables;
    let mut given: Vec<Option<Entity>> = vec![None; variables.len()];
    for subject in subjects {
        let mut free = (0..variables.len()).filter(|index| given[*index].is_none());
        let taken = free.find(|index| variables[*index].kind == subject.kind());
        given[taken.ok_or(*subject)?] = Some(*subject);
    }
    for index in 0..variables.len() {
        let owner = given[index].and_then(|thing| thing.procedure(model));
        let (Some(owner), Some(source)) = (owner, &variables[index].source) else {
            continue;
        };
        let is_owner = |variable: &Variable| {
            variable.kind == Kind::Procedure && reads(source) == bit(variable.slot)
        };
        if let Some(position) = variables.iter().position(is_owner) {
            given[position].get_or_insert(owner.into());
        }
    }
    Ok(given)
}

/// Says how near a rule came to a finding; `given` holds the things that its variables must stand
/// for, as [`assign`] does.
pub fn why_not<'m>(written: &Written, given: &[Option<Entity>], facts: Facts<'m>) -> NearMiss<'m> {
    let prover = Prover::new(written, facts);
    let conditions = written.conditions.iter();
    let mut search = Search {
        written,
        given,
        needs: conditions.map(|condition| reads(&condition.node)).collect(),
        scope: prover.scope(),
        best: None,
        tried: 0,
        alike: 0,
    };
    search.bind(0, 0, 0);
    search.tell()
}

/// Where a binding stops; the later of two is the nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    NotAmong(Entity),
    NoCandidate { is_unknown: bool },
    Fails,
    Undecided,
    Nowhere,
}

/// What makes one binding nearer than another: the greater is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Whether the things named are where they were looked for.
    is_among: bool,
    /// Whether no thing stands for two variables: of itself, a thing is rarely a twin.
    is_distinct: bool,
    /// How many conditions serve, in the order of the text.
    conditions: usize,
    end: End,
}

/// How far a binding went.
struct Reached<'m> {
    rank: Rank,
    /// How many of the conditions after the one it stops at would serve.
    beyond: usize,
    /// How many variables are bound.
    level: usize,
    slots: Vec<Value<'m>>,
}

struct Search<'w, 'm, 'l> {
    written: &'w Written,
    given: &'w [Option<Entity>],
    /// The slots that each condition reads.
    needs: Vec<Slots>,
    scope: Scope<'m, 'l>,
    best: Option<Reached<'m>>,
    tried: usize,
    alike: usize,
}

impl<'m> Search<'_, 'm, '_> {
    /// Decides the conditions from one on that can be, and goes on with the variables from a level
    /// on.
    fn bind(&mut self, level: usize, mut next: usize, bound: Slots) {
        let written = self.written;
        while let Some(condition) = written.conditions.get(next) {
            if self.needs[next] & !bound != 0 {
                break;
            }
            let truth = self.scope.truth(&condition.node);
            let serves = if condition.unless { !truth } else { truth };
            match serves {
                Truth::True => next += 1,
                Truth::Unknown => return self.stop(next, level, End::Undecided),
                Truth::False => return self.stop(next, level, End::Fails),
            }
        }
        let Some(variable) = written.variables.get(level) else {
            return self.stop(next, level, End::Nowhere);
        };
        let slot = usize::from(variable.slot.0);
        let candidates = match self.candidates_of(variable, self.given[level]) {
            Ok(candidates) => candidates,
            Err(end) => return self.stop(next, level, end),
        };
        let count = candidates.len(self.scope.facts);
        if count == 0 {
            self.stop(next, level, End::NoCandidate { is_unknown: false });
        }
        for index in 0..count {
            if self.is_over() {
                return;
            }
            if let Some(value) = candidates.get(index) {
                self.scope.slots[slot] = value;
                self.bind(level + 1, next, bound | bit(variable.slot));
            }
        }
    }

    /// What a variable may stand for, or why there is nothing.
    fn candidates_of(
        &mut self,
        variable: &Variable,
        given: Option<Entity>,
    ) -> Result<Candidates<'m, 'static>, End> {
        let list = |values| Candidates::List(List::Values(values), None);
        let Some(source) = &variable.source else {
            let one = |thing| list(vec![Value::Entity(thing)]);
            return Ok(given.map_or(Candidates::All(variable.kind), one));
        };
        let mut values: Vec<Value<'m>> = match self.scope.value(source) {
            Value::Unknown => return Err(End::NoCandidate { is_unknown: true }),
            Value::List(list) => list.iter().collect(),
            single => vec![single],
        };
        values.retain(|value| match value {
            Value::Entity(thing) => thing.kind() == variable.kind,
            _ => false,
        });
        if let Some(thing) = given.filter(|_| !values.is_empty()) {
            values.retain(|value| *value == Value::Entity(thing));
            if values.is_empty() {
                return Err(End::NotAmong(thing));
            }
        }
        Ok(list(values))
    }

    fn is_over(&self) -> bool {
        let found = self.best.as_ref();
        self.tried >= LIMIT || found.is_some_and(|best| best.rank.end == End::Nowhere)
    }

    /// Keeps a binding that went further than any before; of those that went as far, the one of
    /// which most would hold beyond.
    fn stop(&mut self, conditions: usize, level: usize, end: End) {
        self.tried += 1;
        let rank = Rank {
            is_among: !matches!(end, End::NotAmong(_)),
            is_distinct: self.is_distinct(level),
            conditions,
            end,
        };
        let best = self.best.as_ref();
        match best.map_or(Ordering::Greater, |best| rank.cmp(&best.rank)) {
            Ordering::Less => return,
            Ordering::Equal => self.alike += 1,
            Ordering::Greater => self.alike = 1,
        }
        let beyond = self.beyond(conditions, level);
        let best = self.best.as_ref().map(|best| (best.rank, best.beyond));
        if best.is_none_or(|best| best < (rank, beyond)) {
            self.best = Some(Reached {
                rank,
                beyond,
                level,
                slots: self.scope.slots.clone(),
            });
        }
    }

    /// Whether the first variables stand for different things.
    fn is_distinct(&self, level: usize) -> bool {
        let bound = &self.written.variables[..level];
        let value = |variable: &Variable| &self.scope.slots[usize::from(variable.slot.0)];
        let mut pairs = bound.iter().enumerate();
        pairs.all(|(index, one)| {
            bound[..index]
                .iter()
                .all(|other| value(one) != value(other))
        })
    }

    /// Counts the conditions after one that would serve, of those whose variables are bound.
    fn beyond(&mut self, stopped: usize, level: usize) -> usize {
        let bound = self.bound(level);
        let rest = self
            .written
            .conditions
            .iter()
            .zip(&self.needs)
            .skip(stopped + 1);
        let ready = rest.filter(|(_, needs)| *needs & !bound == 0);
        let serving = ready.filter(|(condition, _)| {
            let truth = self.scope.truth(&condition.node);
            truth == Truth::from(!condition.unless)
        });
        serving.count()
    }

    /// The slots of the first variables.
    fn bound(&self, level: usize) -> Slots {
        let bound = self.written.variables[..level].iter();
        bound.fold(0, |all, variable| all | bit(variable.slot))
    }

    /// Tells of the nearest binding.
    fn tell(mut self) -> NearMiss<'m> {
        let whole = self.tried < LIMIT;
        let written = self.written;
        let best = self.best.take().expect("every search stops somewhere");
        self.scope.slots = best.slots;
        let bound = written.variables[..best.level].iter().map(|variable| {
            match self.scope.slots[usize::from(variable.slot.0)] {
                Value::Entity(thing) => bound_to(variable, thing),
                ref other => unreachable!("a bound variable is a thing, not {other:?}"),
            }
        });
        let bound: Vec<_> = bound.collect();
        let ready = self.bound(best.level);
        let (held, rest) = written.conditions.split_at(best.rank.conditions);
        let held = reasons(&mut self.scope, held);
        let (stop, rest) = match best.rank.end {
            End::Nowhere => (Stop::Nowhere, rest),
            End::Fails | End::Undecided => {
                let reason = reasons(&mut self.scope, &rest[..1]).swap_remove(0);
                (Stop::At(Box::new(reason)), &rest[1..])
            }
            End::NoCandidate { is_unknown } => {
                let variable = &written.variables[best.level];
                let stop = Stop::NoCandidate {
                    variable: variable.text.clone(),
                    span: variable.span,
                    unknown: is_unknown,
                    facts: self.scope.facts_of(variable.source.as_ref()),
                };
                (stop, rest)
            }
            End::NotAmong(thing) => {
                let variable = &written.variables[best.level];
                let stop = Stop::NotAmong {
                    variable: variable.text.clone(),
                    span: variable.span,
                    thing,
                    facts: self.scope.facts_of(variable.source.as_ref()),
                };
                (stop, rest)
            }
        };
        let mut after = Vec::new();
        let mut unseen = Vec::new();
        for condition in rest {
            if reads(&condition.node) & !ready == 0 {
                after.extend(reasons(&mut self.scope, std::slice::from_ref(condition)));
            } else if let Node::Marked(marked) = &condition.node {
                unseen.push(Unseen {
                    text: marked.text.clone(),
                    span: marked.span,
                    unless: condition.unless,
                });
            }
        }
        NearMiss {
            bound,
            held,
            stop,
            after,
            unseen,
            tried: self.tried,
            alike: self.alike,
            whole,
        }
    }
}
