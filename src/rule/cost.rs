//! How far a rule has to look.

use super::Rule;
use super::plan::{Binding, Node, Plan, Source};
use crate::graph::Relation;

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

/// An order among steps lies within their procedure.
fn of_relation(relation: Relation) -> CostClass {
    match relation {
        Relation::Before | Relation::Requires => CostClass::Local,
        _ => CostClass::Linked,
    }
}
