//! What a set is worth: one number a level, the first that differs decides.

use std::ops::{Add, Index, IndexMut, Sub};

/// What a target adds to [`Level::Progress`] when it is met.
pub(super) const FULL: i64 = 1_000_000;

/// A level of the score, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Legal duties answered.
    Must,
    /// Targets met.
    Met,
    /// How near the targets come, in millionths of each.
    Progress,
    /// Findings answered that should be.
    Should,
    /// Findings answered that may be.
    Consider,
    /// Legal effort, negative.
    Effort,
    /// Money saved.
    Cost,
    /// What is saved beside.
    Saved,
    /// Edits, negative.
    Edits,
}

impl Level {
    /// Every level, in order.
    pub const ALL: [Self; 9] = [
        Self::Must,
        Self::Met,
        Self::Progress,
        Self::Should,
        Self::Consider,
        Self::Effort,
        Self::Cost,
        Self::Saved,
        Self::Edits,
    ];
}

/// What a set is worth; greater is better, and nothing weighs up a level above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Score([i64; Level::ALL.len()]);

impl Index<Level> for Score {
    type Output = i64;

    fn index(&self, level: Level) -> &i64 {
        &self.0[level as usize]
    }
}

impl IndexMut<Level> for Score {
    fn index_mut(&mut self, level: Level) -> &mut i64 {
        &mut self.0[level as usize]
    }
}

impl Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|level| self.0[level] + other.0[level]))
    }
}

impl Sub for Score {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(std::array::from_fn(|level| self.0[level] - other.0[level]))
    }
}
