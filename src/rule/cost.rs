//! How far a rule has to look.

use super::Rule;
use super::plan::{Binding, Node, Plan, Source};
use crate::graph::Relation;
use crate::model::Kind;

/// How far a rule has to look, cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostClass {
    /// Within one procedure, and what it names.
    Local,
    /// Through a relation.
    Linked,
    /// Through an index on a shared value.
    Keyed,
    /// Through what lists have in common.
    Similarity,
}

impl CostClass {
    /// Every class, cheapest first.
    pub const ALL: [Self; 4] = [Self::Local, Self::Linked, Self::Keyed, Self::Similarity];

    /// Returns the word for it in settings: `keyed`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Linked => "linked",
            Self::Keyed => "keyed",
            Self::Similarity => "similarity",
        }
    }

    /// Returns the class that a word stands for.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.slug() == slug)
    }
}

impl Rule {
    /// Returns how far the rule has to look: the costliest of its joins, be it inside a quantifier,
    /// a named value, the message or a proposal.
    pub fn class(&self) -> CostClass {
        let words = self.words().map(Node::class);
        words.fold(self.plan.class(), CostClass::max)
    }

    /// Returns whether what it finds of a procedure depends on no other procedure.
    pub fn stays_within_procedure(&self) -> bool {
        let bindings = self.plan.about.iter().chain(&self.plan.witnesses);
        let conditions = bindings.clone().flat_map(|binding| &binding.conditions);
        bindings
            .clone()
            .all(|binding| binding.source.stays_within())
            && conditions.chain(self.words()).all(Node::stays_within)
    }
}

impl Plan {
    fn class(&self) -> CostClass {
        let bindings = self.about.iter().chain(&self.witnesses);
        let indexed = self.indexes.iter().map(|index| index.path.class());
        let classes = bindings.map(Binding::class).chain(indexed);
        classes.max().unwrap_or(CostClass::Local)
    }
}

impl Binding {
    fn class(&self) -> CostClass {
        let conditions = self.conditions.iter().map(Node::class);
        conditions.fold(self.source.class(), CostClass::max)
    }
}

impl Node {
    fn class(&self) -> CostClass {
        let own = match self {
            Self::Exists { source, .. } | Self::Aggregate { source, .. } => source.class(),
            Self::Related { relation, .. } => of_relation(*relation),
            Self::Read { part, .. } if part.looks_around() => CostClass::Similarity,
            _ => CostClass::Local,
        };
        let inner = self.children().into_iter().map(Self::class);
        inner.fold(own, CostClass::max)
    }
}

impl Source {
    fn class(&self) -> CostClass {
        let own = match self {
            Self::All(_) | Self::Each { .. } | Self::Tied { .. } | Self::Beside { .. } => {
                CostClass::Local
            }
            Self::Related { relation, .. } => of_relation(*relation),
            Self::Keyed { .. } => CostClass::Keyed,
            Self::Similar { .. } => CostClass::Similarity,
        };
        self.node().map_or(own, |node| own.max(node.class()))
    }
}

impl Node {
    fn stays_within(&self) -> bool {
        let own = match self {
            Self::Exists { source, .. } | Self::Aggregate { source, .. } => source.stays_within(),
            Self::Related { relation, .. } => relation.signature() != BETWEEN_PROCEDURES,
            Self::Read { part, .. } => !part.looks_around(),
            _ => true,
        };
        own && self.children().into_iter().all(Self::stays_within)
    }
}

impl Source {
    fn stays_within(&self) -> bool {
        let own = match self {
            // A relation from the catalogue leads to any procedure, a value to whatever has it.
            Self::Related { kind, .. } => *kind != Kind::Procedure,
            Self::Keyed { kind, .. } | Self::Similar { kind, .. } => kind.is_of_catalogue(),
            Self::All(_) | Self::Each { .. } | Self::Tied { .. } | Self::Beside { .. } => true,
        };
        own && self.node().is_none_or(Node::stays_within)
    }
}

/// The sides of a relation that leads from one procedure to another.
const BETWEEN_PROCEDURES: (Kind, Kind) = (Kind::Procedure, Kind::Procedure);

/// An order among steps lies within their procedure.
fn of_relation(relation: Relation) -> CostClass {
    match relation {
        Relation::Before | Relation::Requires => CostClass::Local,
        _ => CostClass::Linked,
    }
}
