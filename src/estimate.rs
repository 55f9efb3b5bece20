//! A figure that is known within bounds, and how sure it is.

use std::ops::AddAssign;

use crate::cost::Range;
use crate::model::Certainty;

/// A figure, or a change of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// The least and the most that it may be.
    pub range: Range,
    /// What it is in the middle; of what has no middle, the least.
    pub typical: i64,
    /// How sure the least sure of what it is worked out from is.
    pub certainty: Certainty,
}

impl Estimate {
    /// Nothing: what is gone takes nothing, and what is left as it is changes nothing.
    pub const NOTHING: Self = Self {
        range: Range { least: 0, most: 0 },
        typical: 0,
        certainty: Certainty::Measured,
    };

    /// Makes a figure that has no middle, of what files describe.
    pub const fn declared(least: i64, most: i64) -> Self {
        Self {
            range: Range { least, most },
            typical: least,
            certainty: Certainty::Declared,
        }
    }

    /// Returns what changes from another, negative is a saving: the low ends are compared, and the
    /// high ends, since whatever else may be so is so before and after.
    #[must_use]
    pub fn minus(self, before: Self) -> Self {
        let least = self.range.least.saturating_sub(before.range.least);
        let most = self.range.most.saturating_sub(before.range.most);
        let change = Self {
            range: Range {
                least: least.min(most),
                most: least.max(most),
            },
            typical: self.typical.saturating_sub(before.typical),
            certainty: self.certainty.max(before.certainty),
        };
        if change.is_nothing() {
            return Self::NOTHING;
        }
        change
    }

    /// Returns whether it is nothing, whatever may be so.
    pub fn is_nothing(self) -> bool {
        self.range == Range::default() && self.typical == 0
    }
}

impl AddAssign for Estimate {
    fn add_assign(&mut self, other: Self) {
        self.range += other.range;
        self.typical = self.typical.saturating_add(other.typical);
        self.certainty = self.certainty.max(other.certainty);
    }
}

/// A figure of a procedure, or what is missing to say it: `step.takes`.
pub type Known = Result<Estimate, Vec<&'static str>>;
