//! How a variable can be found through those already bound, and which way is the best.

use super::Node;
use crate::graph::Relation;
use crate::model::Kind;
use crate::rule::plan::Wanted;

/// How a condition finds a variable.
pub(super) enum Join {
    Tied(Node),
    Beside(Node),
    Related {
        relation: Relation,
        forward: bool,
        of: Node,
    },
    Keyed {
        path: Node,
        key: Node,
        member: bool,
    },
    Similar {
        path: Node,
        key: Node,
        wanted: Wanted,
    },
}

/// How directly a variable is found, the most directly first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is one thing, or one of a few that are named.
    Tied,
    /// A relation leads to it in the catalogue: a concept follows from a few others.
    Catalogue,
    /// It stands in a list, of which all has to be looked at.
    Listed,
    /// A relation leads to it.
    Related,
    /// An index leads to it.
    Keyed,
    /// An index leads to what may be alike.
    Similar,
}

impl Rank {
    /// Returns whether a variable that is found so may be the first of a rule.
    pub(super) const fn may_lead(self) -> bool {
        matches!(self, Self::Tied | Self::Listed)
    }
}

impl Join {
    /// Returns how directly it leads to a variable of a kind.
    pub(super) const fn rank(&self, kind: Kind) -> Rank {
        match self {
            Self::Tied(_) => Rank::Tied,
            Self::Related { .. } if kind.is_of_catalogue() => Rank::Catalogue,
            Self::Beside(_) | Self::Related { .. } => Rank::Related,
            Self::Keyed { .. } => Rank::Keyed,
            Self::Similar { .. } => Rank::Similar,
        }
    }
}
