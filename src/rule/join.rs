//! Orders the variables of a rule: each is found through those before it.
//!
//! A variable without a source ranges over a whole kind. Only the one that leads the rule may do
//! so; any other must be joined by an equality, a membership, a relation or a similarity, or the
//! rule would look at every pair. The order is chosen by how directly a variable is found, and may change speed
//! only.

use super::plan::{Binding, Index, Keys, Node, Slot, Source};
use crate::graph::Relation;
use crate::model::Kind;
use crate::syntax::ast::expression::Operator;

mod effort;
mod rank;
mod similarity;

use effort::effort;
use rank::{Join, Rank};
use similarity::similarity;

/// A set of slots; a rule has fewer than 64.
pub(super) type Slots = u64;

/// Returns the set that holds one slot.
pub(super) const fn bit(slot: Slot) -> Slots {
    1 << slot.0
}

/// A variable that waits to be bound.
#[derive(Debug, Clone)]
pub(super) struct Unbound {
    pub(super) name: String,
    pub(super) slot: Slot,
    pub(super) kind: Kind,
    /// `None`: everything of the kind.
    pub(super) source: Option<Node>,
}

/// Returns the slots that a node reads and does not bind itself.
pub(super) fn reads(node: &Node) -> Slots {
    match node {
        Node::Literal(_) => 0,
        Node::Variable(slot) => bit(*slot),
        Node::Read { of, .. } => reads(of),
        Node::Set(nodes) | Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter().map(reads).fold(0, |all, some| all | some)
        }
        Node::Not(inner) => reads(inner),
        Node::Compare { left, right, .. } | Node::Arithmetic { left, right, .. } => {
            reads(left) | reads(right)
        }
        Node::Member { value, list } => reads(value) | reads(list),
        Node::Exists {
            slot,
            source,
            condition,
        } => (source_reads(source) | reads(condition)) & !bit(*slot),
        Node::Aggregate {
            slot,
            source,
            condition,
            value,
            ..
        } => {
            let inner = [condition, value]
                .into_iter()
                .flatten()
                .map(|node| reads(node))
                .fold(0, |all, some| all | some);
            (source_reads(source) | inner) & !slot.map_or(0, bit)
        }
        Node::Call { arguments, .. } => arguments.iter().map(reads).fold(0, |all, some| all | some),
        Node::Related { from, to, .. } => reads(from) | reads(to),
        Node::Marked(marked) => reads(&marked.node),
        Node::Table(table) => {
            let columns = table.columns.iter().map(|column| reads(&column.node));
            columns.fold(0, |all, some| all | some)
        }
    }
}

fn source_reads(source: &Source) -> Slots {
    source.node().map_or(0, reads)
}

/// Splits a condition into what must hold all at once.
pub(super) fn conjuncts(node: Node) -> Vec<Node> {
    match node {
        Node::Marked(marked) => conjuncts(marked.node),
        Node::And(nodes) => nodes.into_iter().flat_map(conjuncts).collect(),
        Node::Not(inner) => match inner.into_bare() {
            Node::Or(nodes) => nodes
                .into_iter()
                .flat_map(|node| conjuncts(Node::Not(Box::new(node))))
                .collect(),
            Node::Not(inner) => conjuncts(*inner),
            inner => vec![Node::Not(Box::new(inner))],
        },
        node => vec![node],
    }
}

/// The joins of a rule on the way.
pub(super) struct Joiner<'a> {
    /// What must hold; a conjunct is taken out once it is placed.
    pub(super) conditions: &'a mut Vec<Node>,
    /// The indexes of the plan so far.
    pub(super) indexes: &'a mut Vec<Index>,
    /// The variables bound so far.
    pub(super) bound: Slots,
}

impl Joiner<'_> {
    /// Binds all variables; the first may lead if `leads`. On failure, the first that nothing
    /// joins.
    pub(super) fn bind(
        &mut self,
        mut waiting: Vec<Unbound>,
        leads: bool,
    ) -> Result<Vec<Binding>, Unbound> {
        let mut bindings = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let best = waiting
                .iter()
                .enumerate()
                .filter_map(|(position, variable)| Some((self.rank(variable)?, position)))
                // What leads is found by walking its kind, which runs in parallel; an index on a
                // constant would walk it too, and then stand in the way.
                .filter(|(rank, _)| rank.may_lead() || !leads || !bindings.is_empty())
                .min();
            let (position, source) = match best {
                Some((_, position)) => {
                    let source = self.take_source(&waiting[position]);
                    (position, source)
                }
                None if leads && bindings.is_empty() => {
                    let position = leader(&waiting).ok_or_else(|| waiting[0].clone())?;
                    (position, Source::All(waiting[position].kind))
                }
                None => return Err(waiting.swap_remove(0)),
            };
            let variable = waiting.remove(position);
            self.bound |= bit(variable.slot);
            let conditions = self.take_decided();
            if let Source::Keyed { index, .. } | Source::Similar { index, .. } = source {
                let alone = conditions.iter();
                let alone = alone.filter(|condition| reads(condition) == bit(variable.slot));
                self.indexes[index].alone = alone.cloned().collect();
            }
            bindings.push(Binding {
                name: variable.name,
                slot: variable.slot,
                kind: variable.kind,
                source,
                conditions,
            });
        }
        Ok(bindings)
    }

    /// How directly a variable can be found now, the least first; `None` if not at all.
    fn rank(&self, variable: &Unbound) -> Option<Rank> {
        if let Some(source) = &variable.source {
            return (reads(source) & !self.bound == 0).then_some(Rank::Listed);
        }
        self.conditions
            .iter()
            .filter_map(|condition| self.join(variable, condition))
            .map(|join| join.rank(variable.kind))
            .min()
    }

    fn take_source(&mut self, variable: &Unbound) -> Source {
        if let Some(source) = &variable.source {
            return Source::Each {
                kind: Some(variable.kind),
                list: Box::new(source.clone()),
            };
        }
        let (position, join) = self
            .conditions
            .iter()
            .enumerate()
            .filter_map(|(position, condition)| Some((position, self.join(variable, condition)?)))
            .min_by_key(|(position, join)| (join.rank(variable.kind), *position))
            .expect("a ranked variable has a join");
        let kind = variable.kind;
        if let Join::Beside(of) = join {
            // The condition stays: it is asked of each step.
            return Source::Beside { of: Box::new(of) };
        }
        let condition = self.conditions.remove(position);
        match join {
            Join::Tied(to) | Join::Beside(to) => Source::Tied {
                kind,
                to: Box::new(to),
            },
            Join::Related {
                relation,
                forward,
                of,
            } => Source::Related {
                relation,
                forward,
                of: Box::new(of),
                kind,
                known: self.asks_to_be_known(condition),
            },
            Join::Similar { path, key, wanted } => {
                let index = self.index(variable, &path, Keys::Alike(wanted));
                Source::Similar {
                    kind,
                    path: Box::new(path),
                    key: Box::new(key),
                    wanted: Box::new(wanted),
                    index,
                }
            }
            Join::Keyed { path, key, member } => {
                let keys = if member { Keys::Each } else { Keys::Whole };
                let index = self.index(variable, &path, keys);
                Source::Keyed {
                    kind,
                    path: Box::new(path),
                    key: Box::new(key),
                    member,
                    index,
                }
            }
        }
    }

    /// Adds an index; returns its position.
    fn index(&mut self, variable: &Unbound, path: &Node, keys: Keys) -> usize {
        let index = self.indexes.len();
        self.indexes.push(Index {
            kind: variable.kind,
            slot: variable.slot,
            path: path.clone(),
            keys,
            alone: Vec::new(),
        });
        index
    }

    /// Whether `known(…)` is asked of a condition beside it.
    fn asks_to_be_known(&self, condition: Node) -> bool {
        let wanted = [condition];
        self.conditions.iter().any(|other| match other {
            Node::Call {
                function,
                arguments,
            } => function.name == "known" && arguments[..] == wanted,
            _ => false,
        })
    }

    /// How a condition finds a variable through those already bound.
    fn join(&self, variable: &Unbound, condition: &Node) -> Option<Join> {
        let is_it =
            |node: &Node| matches!(node.bare(), Node::Variable(slot) if *slot == variable.slot);
        let only_it = |node: &Node| reads(node) == bit(variable.slot);
        let ready = |node: &Node| reads(node) & !self.bound == 0;
        match condition.bare() {
            Node::Compare {
                operator: Operator::Equal,
                left,
                right,
            } => [(left, right), (right, left)]
                .into_iter()
                .find_map(|(mine, other)| {
                    if !ready(other) {
                        None
                    } else if is_it(mine) {
                        Some(Join::Tied((**other).clone()))
                    } else {
                        only_it(mine).then(|| Join::Keyed {
                            path: (**mine).clone(),
                            key: (**other).clone(),
                            member: false,
                        })
                    }
                }),
            Node::Compare {
                operator,
                left,
                right,
            } => {
                let (lists, wanted) = similarity(*operator, left, right)?;
                let [left, right] = lists;
                [(left, right), (right, left)]
                    .into_iter()
                    .find(|(mine, other)| only_it(mine) && ready(other))
                    .map(|(mine, other)| Join::Similar {
                        path: mine.clone(),
                        key: other.clone(),
                        wanted,
                    })
            }
            Node::Member { value, list } if is_it(value) && ready(list) => {
                Some(Join::Tied((**list).clone()))
            }
            Node::Member { value, list } if only_it(list) && ready(value) => Some(Join::Keyed {
                path: (**list).clone(),
                key: (**value).clone(),
                member: true,
            }),
            Node::Related {
                relation,
                closure: false,
                from,
                to,
            } => {
                let join = |forward, of: &Node| match relation {
                    Relation::Before | Relation::Requires => Join::Beside(of.clone()),
                    _ => Join::Related {
                        relation: *relation,
                        forward,
                        of: of.clone(),
                    },
                };
                if is_it(to) && ready(from) {
                    Some(join(true, from))
                } else {
                    (is_it(from) && ready(to)).then(|| join(false, to))
                }
            }
            _ => None,
        }
    }

    /// Takes out the conditions that can be decided now, cheapest first.
    fn take_decided(&mut self) -> Vec<Node> {
        let (mut decided, rest): (Vec<Node>, Vec<Node>) = std::mem::take(self.conditions)
            .into_iter()
            .partition(|node| reads(node) & !self.bound == 0);
        *self.conditions = rest;
        decided.sort_by_key(effort);
        decided
    }
}

/// Which variable leads: a procedure if there is one, else the first; only one over a whole kind.
fn leader(waiting: &[Unbound]) -> Option<usize> {
    let leads = |variable: &&Unbound| variable.source.is_none();
    waiting
        .iter()
        .position(|variable| leads(&variable) && variable.kind == Kind::Procedure)
        .or_else(|| waiting.iter().position(|variable| leads(&variable)))
}
