//! Indexes that a rule looks into: of what, and what is looked up.

use super::{Node, Slot};
use crate::model::Kind;
use crate::rule::parameter::ParameterId;
use crate::rule::share::Threshold;

/// How much two lists have to have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// So much.
    Reaching(Threshold),
    /// As much as a parameter says that has no value at the date.
    Unknown(ParameterId),
}

/// What is looked up in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// The whole value.
    Whole,
    /// Each value of a list.
    Each,
    /// Lists that have so much in common.
    Alike(Wanted),
}

/// What an index of a plan is on.
#[derive(Debug, Clone)]
pub struct Index {
    /// Whose values.
    pub kind: Kind,
    /// The variable that `path` is over.
    pub slot: Slot,
    /// The expression indexed.
    pub path: Node,
    /// What is looked up in it.
    pub keys: Keys,
    /// What else the rule asks of the variable alone: a thing of which some of it does not hold
    /// need not be looked at, whatever its value may be.
    pub alone: Vec<Node>,
}
