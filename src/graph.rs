//! What hangs on what: the dependency graph of a model.
//!
//! Its nodes are the things of the model; its edges are the named relations of [`Relation`], each
//! with the clause that asks for it. It answers what rules ask: whether a relation holds, whether
//! its closure does, who stands on the other side, by which way, around which circle. Nothing here
//! judges: whether a circle is a burden is said one floor up.
//!
//! # How it is kept
//!
//! Rules join relations over a whole catalogue, so that every relation is a pair of flat sorted
//! arrays, one for each direction: four bytes an edge, a row found by one subtraction. petgraph
//! works where a graph is walked as a graph: the strongly connected components of a relation, the
//! order in which the steps of a procedure can be done, and the neighbourhood of a subject that is
//! drawn or explained. These graphs are made of the few nodes that the question is about. Holding
//! the whole catalogue in one petgraph instead would cost 32 bytes an edge, 16 a node and a table
//! to find the node of a thing, most of it for fields, of which no relation asks: some 40 million
//! nodes for a million procedures, before the first question.
//!
//! # Three values
//!
//! Leaving out a clause leaves its relation open. `holds` and `closure` answer unknown where
//! something that is not described could make them true, and false only where nothing could.

use std::borrow::Cow;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::model::{Entity, Model, ProcedureId};
use crate::span::Span;
use crate::truth::Truth;

mod chain;
mod csr;
mod edge;
pub mod gap;
pub mod inference;
pub mod least;
pub mod likeness;
mod links;
mod matrix;
mod neighbourhood;
mod order;
pub mod path;
pub mod picture;
mod reach;
pub mod register;
mod relation;
mod walk;
mod worked_out;

use chain::{Chain, Papers};
use csr::{Table, TwoWay};
pub use edge::EdgeKind;
use inference::Inferences;
use least::Least;
use likeness::{Fragments, Groups, Inclusions, View};
pub use links::is_demanded;
use order::Order;
use reach::Reach;
pub use relation::Relation;
use worked_out::WorkedOut;

/// The named relations of a model, ready to be asked in either direction.
///
/// Building is linear in the model but for the steps, where it is cubic in the steps of one
/// procedure (by words of 64). It borrows nothing: a graph belongs to the model it was built from
/// and answers for that one alone.
#[derive(Debug)]
pub struct DependencyGraph {
    /// Of each relation, in the order of [`Relation::ALL`], its edges; empty for those that
    /// `order` and `chain` know.
    tables: Vec<Table>,
    /// Of each relation, in the same order, its closure; empty where it has none, as above.
    reaches: Vec<Reach>,
    order: Order,
    chain: Chain,
    /// What follows from what, by derivations and look-ups.
    pub inferences: Inferences,
    /// Of each relation, in the same order, the things that leave its right and its left side open,
    /// once someone asks.
    open_things: Vec<[OnceLock<Box<[u32]>>; 2]>,
    /// The procedures that may need a paper, and those that may issue one, once someone asks.
    paper_ends: [OnceLock<Box<[u32]>>; 2],
    worked_out: WorkedOut,
    /// What is nearly one, in either view, once someone asks.
    alike: [OnceLock<Groups>; 2],
    /// What is a special case of what, once someone asks.
    inclusions: OnceLock<Inclusions>,
    /// Which steps several procedures do, once someone asks.
    fragments: OnceLock<Fragments>,
}

impl DependencyGraph {
    /// Builds the graph of a model.
    pub fn build(model: &Model) -> Self {
        let (order, mut tables) = rayon::join(
            || Order::build(model),
            || {
                Relation::ALL
                    .par_iter()
                    .map(|relation| links::table_of(model, *relation))
                    .collect::<Vec<Table>>()
            },
        );
        let (waits_for, chain) = {
            let issues = &tables[Relation::Issues as usize];
            let needs = &tables[Relation::Needs as usize];
            rayon::join(
                || links::waits_for(model, issues, needs),
                || Chain::build(Papers { issues, needs }),
            )
        };
        tables[Relation::WaitsFor as usize] = waits_for;
        let reaches = Relation::ALL
            .par_iter()
            .zip(&tables)
            .map(|(relation, table)| {
                if relation.has_closure() {
                    Reach::build(table)
                } else {
                    Reach::default()
                }
            })
            .collect();
        Self {
            tables,
            reaches,
            order,
            chain,
            inferences: Inferences::build(model),
            open_things: Relation::ALL.iter().map(|_| <_>::default()).collect(),
            paper_ends: <_>::default(),
            worked_out: WorkedOut::new(model),
            alike: <_>::default(),
            inclusions: OnceLock::new(),
            fragments: OnceLock::new(),
        }
    }

    /// Returns whether a relation holds between two things; false between things of other kinds.
    ///
    /// Logarithmic in the edges of `left`.
    pub fn holds(&self, relation: Relation, left: Entity, right: Entity) -> Truth {
        let Some((left, right)) = indices(relation, left, right) else {
            return Truth::False;
        };
        match relation {
            Relation::Before => self.order.before(left, right),
            Relation::Requires => self.order.requires(left, right),
            Relation::Precedes => self.papers().precedes(left, right),
            // Who waits for another follows it, so that one rules out the other.
            Relation::WaitsFor => self.tables[relation as usize]
                .holds(left, right)
                .and(self.papers().precedes(right, left)),
            _ => self.tables[relation as usize].holds(left, right),
        }
    }

    /// Returns whether a relation leads from one thing to another in one step or more; false
    /// between things of other kinds, and for relations that have no closure.
    ///
    /// One look for steps. For other relations the first question about a thing walks what it
    /// reaches, later ones are logarithmic. A thing leads to itself when it is on a circle.
    pub fn closure(&self, relation: Relation, left: Entity, right: Entity) -> Truth {
        let Some((left, right)) = indices(relation, left, right) else {
            return Truth::False;
        };
        match relation {
            Relation::Before => self.order.before_closure(left, right),
            Relation::Requires => self.order.requires_closure(left, right),
            Relation::Precedes => self.chain.closure(self.papers(), left, right),
            Relation::WaitsFor => self.reached(relation, left, right).and(self.chain.closure(
                self.papers(),
                right,
                left,
            )),
            _ if relation.has_closure() => self.reached(relation, left, right),
            _ => Truth::False,
        }
    }

    fn reached(&self, relation: Relation, left: usize, right: usize) -> Truth {
        let table = &self.tables[relation as usize];
        self.reaches[relation as usize].closure(table, left, right)
    }

    /// Returns the positions of everything on the right of a thing, sorted; none for a thing of
    /// another kind. They are positions in the arena of the relation's right kind.
    ///
    /// One look, except that `precedes` of a procedure that issues several papers is put together
    /// from them.
    pub fn forward(&self, relation: Relation, left: Entity) -> Cow<'_, [u32]> {
        if left.kind() != relation.signature().0 {
            return Cow::Borrowed(&[]);
        }
        match relation {
            Relation::Precedes => self.papers().after(left.index()),
            _ => Cow::Borrowed(self.edges(relation).forward.row(left.index())),
        }
    }

    /// Returns the positions of everything on the left of a thing, as [`Self::forward`] does.
    pub fn backward(&self, relation: Relation, right: Entity) -> Cow<'_, [u32]> {
        if right.kind() != relation.signature().1 {
            return Cow::Borrowed(&[]);
        }
        match relation {
            Relation::Precedes => self.papers().before(right.index()),
            _ => Cow::Borrowed(self.edges(relation).backward.row(right.index())),
        }
    }

    /// Returns whether a thing may have edges that nobody has described, besides those that
    /// [`Self::forward`] or [`Self::backward`] gives.
    pub fn is_open(&self, relation: Relation, thing: Entity, forward: bool) -> bool {
        let (left, right) = relation.signature();
        if thing.kind() != if forward { left } else { right } {
            return false;
        }
        let side = self.open_side(relation, forward);
        side.get(thing.index()).copied().unwrap_or(false)
    }

    /// Returns the positions of the things for which [`Self::is_open`] holds, sorted.
    ///
    /// The first question about a side walks it, later ones are one look.
    pub fn open_things(&self, relation: Relation, forward: bool) -> &[u32] {
        self.open_things[relation as usize][usize::from(forward)].get_or_init(|| {
            (0u32..)
                .zip(self.open_side(relation, forward))
                .filter_map(|(position, is_open)| is_open.then_some(position))
                .collect()
        })
    }

    /// Returns the positions of the things to which a relation may lead at all, forward or back,
    /// sorted; `None` where that may be any of the kind.
    ///
    /// A procedure follows another only if it needs papers. The first question about a side walks
    /// it, later ones are one look.
    pub fn ends(&self, relation: Relation, forward: bool) -> Option<&[u32]> {
        let needs = match relation {
            Relation::Precedes => forward,
            Relation::WaitsFor => !forward,
            _ => return None,
        };
        let papers = self.papers();
        let table = if needs { papers.needs } else { papers.issues };
        let ends = self.paper_ends[usize::from(needs)].get_or_init(|| {
            (0_u32..)
                .zip(&table.open_left)
                .filter(|(end, is_open)| {
                    **is_open || !table.edges.forward.row(*end as usize).is_empty()
                })
                .map(|(end, _)| end)
                .collect()
        });
        Some(ends)
    }

    /// Returns the groups of procedures that are nearly one; of the model that the graph was built
    /// from.
    ///
    /// The first question finds them all, later ones are one look.
    pub fn alike(&self, model: &Model, view: View) -> &Groups {
        // Nothing in there may run in parallel: whoever waits for it would be asked to help.
        self.alike[view as usize].get_or_init(|| Groups::build(model, view))
    }

    /// Returns what is a special case of what, as [`Self::alike`] does.
    pub fn inclusions(&self, model: &Model) -> &Inclusions {
        self.inclusions.get_or_init(|| Inclusions::build(model))
    }

    /// Returns which steps several procedures do one after the other, as [`Self::alike`] does.
    pub fn fragments(&self, model: &Model) -> &Fragments {
        self.fragments.get_or_init(|| Fragments::build(model))
    }

    /// Returns which things of a side may have edges that nobody has described.
    fn open_side(&self, relation: Relation, forward: bool) -> &[bool] {
        let table = |relation: Relation| &self.tables[relation as usize];
        match relation {
            // The steps of a procedure are few and are asked about pair by pair.
            Relation::Before | Relation::Requires => &[],
            Relation::Precedes if forward => &table(Relation::Issues).open_left,
            Relation::Precedes => &table(Relation::Needs).open_left,
            _ if forward => &table(relation).open_left,
            _ => &table(relation).open_right,
        }
    }

    /// Returns the clause that asks for an edge: of steps, the later step; of `precedes` and
    /// `waits-for`, the document that is needed.
    pub fn edge_span(&self, relation: Relation, left: Entity, right: Entity) -> Option<Span> {
        let (left, right) = indices(relation, left, right)?;
        match relation {
            Relation::Before => {
                self.order.before.forward.edge(left, right)?;
                Some(self.order.span(right))
            }
            Relation::Requires => {
                self.order.requires.forward.edge(left, right)?;
                Some(self.order.span(left))
            }
            Relation::Precedes if left == right => None,
            Relation::Precedes => self.papers().span(left, right),
            _ => self.tables[relation as usize].span(left, right),
        }
    }

    /// Returns the shortest way from one thing to another, both included, at least one step long:
    /// the first in the order of ids where several are shortest.
    ///
    /// Walks only over what leads to the end; for explanations, not for joins.
    pub fn path(&self, relation: Relation, left: Entity, right: Entity) -> Option<Vec<Entity>> {
        if !relation.has_closure() || self.closure(relation, left, right) != Truth::True {
            // Between two kinds, a way is one edge.
            let direct =
                !relation.has_closure() && self.holds(relation, left, right) == Truth::True;
            return direct.then(|| vec![left, right]);
        }
        let kind = relation.signature().0;
        let (from, to) = (index(left), index(right));
        let way = walk::shortest(from, to, |thing| {
            let mut onward = self
                .forward(relation, kind.entity(thing as usize))
                .into_owned();
            onward.retain(|next| {
                let next = kind.entity(*next as usize);
                next == right || self.closure(relation, next, right) == Truth::True
            });
            onward
        })?;
        Some(
            way.into_iter()
                .map(|thing| kind.entity(thing as usize))
                .collect(),
        )
    }

    /// Returns the shortest circle through a thing, beginning with it and naming it once.
    pub fn cycle_of(&self, relation: Relation, thing: Entity) -> Option<Vec<Entity>> {
        if !relation.has_closure() {
            return None;
        }
        let mut circle = self.path(relation, thing, thing)?;
        circle.pop();
        Some(circle)
    }

    /// Returns the fingerprint of a procedure's content, as [`crate::model::content::content()`]
    /// does, of the model that the graph was built from; the first question works it out.
    pub fn content(&self, model: &Model, procedure: ProcedureId) -> Option<u128> {
        self.worked_out.content(model, procedure)
    }

    /// Returns the least that a procedure must ask, as [`least::least()`] does, of the model that
    /// the graph was built from; the first question works it out.
    pub fn least(&self, model: &Model, procedure: ProcedureId) -> Option<&Least> {
        self.worked_out.least(model, &self.inferences, procedure)
    }

    fn edges(&self, relation: Relation) -> &TwoWay {
        match relation {
            Relation::Before => &self.order.before,
            Relation::Requires => &self.order.requires,
            _ => &self.tables[relation as usize].edges,
        }
    }

    fn papers(&self) -> Papers<'_> {
        Papers {
            issues: &self.tables[Relation::Issues as usize],
            needs: &self.tables[Relation::Needs as usize],
        }
    }
}

/// Returns the positions of two things of the kinds that a relation joins.
fn indices(relation: Relation, left: Entity, right: Entity) -> Option<(usize, usize)> {
    (relation.signature() == (left.kind(), right.kind())).then(|| (left.index(), right.index()))
}

fn index(thing: Entity) -> u32 {
    u32::try_from(thing.index()).expect("an arena holds fewer than 2^32 things")
}

#[cfg(test)]
mod tests;
