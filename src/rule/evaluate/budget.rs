//! How much an evaluation may cost, and who is over it.
//!
//! A binding is one thing bound to one variable, or one thing put into an index. They are counted
//! by the work there is to do and not by who does it, so that any number of threads comes to the
//! same count; time is asked of whoever holds a clock.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::rule::RuleId;

/// What an evaluation may cost.
#[derive(Clone, Copy, Default)]
pub struct Budget<'b> {
    /// How many bindings, over all rules.
    pub bindings: Option<u64>,
    /// Says whether the time is over; asked now and then, from any thread.
    pub is_over: Option<&'b (dyn Fn() -> bool + Sync)>,
}

impl fmt::Debug for Budget<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} bindings", self.bindings)
    }
}

/// The limit that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Of bindings.
    Bindings(u64),
    /// Of time.
    Time,
}

/// An evaluation that was ended, since a rule went over the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exceeded {
    /// The rule that was being evaluated.
    pub rule: RuleId,
    /// Which limit.
    pub limit: Limit,
}

/// Counts what is spent.
pub(super) struct Meter<'b> {
    budget: Budget<'b>,
    bindings: AtomicU64,
    is_late: AtomicBool,
}

impl<'b> Meter<'b> {
    pub(super) fn new(budget: Budget<'b>) -> Self {
        Self {
            budget,
            bindings: AtomicU64::new(0),
            is_late: AtomicBool::new(false),
        }
    }

    /// Counts some bindings and asks for the time; returns whether the budget is spent.
    pub(super) fn spend(&self, bindings: u64) -> bool {
        self.bindings.fetch_add(bindings, Ordering::Relaxed);
        if self.budget.is_over.is_some_and(|is_over| is_over()) {
            self.is_late.store(true, Ordering::Relaxed);
        }
        self.met().is_some()
    }

    /// Returns how many bindings were counted so far.
    pub(super) fn spent(&self) -> u64 {
        self.bindings.load(Ordering::Relaxed)
    }

    /// Returns the limit that is met, that of bindings before that of time.
    pub(super) fn met(&self) -> Option<Limit> {
        let bindings = self.budget.bindings.filter(|most| self.spent() > *most);
        let late = self.is_late.load(Ordering::Relaxed);
        bindings
            .map(Limit::Bindings)
            .or(late.then_some(Limit::Time))
    }
}
