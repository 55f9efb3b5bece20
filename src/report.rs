//! From values to text for people and machines.
//!
//! Takes a finished [`Review`] and what it is about, gives text. Nothing here computes a finding
//! or a saving: what is shown has been worked out before.

use crate::model::Model;
use crate::review::Review;
use crate::rule::compile::RuleSet;
use crate::source::Sources;

pub mod declared;
mod edit;
pub mod graph;
pub mod handbook;
pub mod json;
mod pen;
mod plan;
pub mod rule;
pub mod sheet;
pub mod snippet;
mod spoken;
pub mod text;
pub mod verdict;
mod words;
mod wrap;

/// A review, and what its ids and spans stand for.
#[derive(Debug, Clone, Copy)]
pub struct Page<'r> {
    /// What was found.
    pub review: &'r Review,
    /// The rules that were at hand.
    pub rules: &'r RuleSet,
    /// What was reviewed.
    pub model: &'r Model,
    /// The files.
    pub sources: &'r Sources,
}
