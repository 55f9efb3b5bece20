//! One whole run and its result.

use crate::finding::Finding;
use crate::model::Model;
use crate::proposal::Proposal;
use crate::rule::{Gaps, RuleId};

/// Everything a review found, ready to be rendered.
#[derive(Debug)]
pub struct Review {
    /// The findings, by what they are about (name order), then by rule.
    pub findings: Vec<Finding>,
    /// The proposals, in the order of their first finding.
    pub proposals: Vec<Proposal>,
    /// What could not be decided.
    pub gaps: Gaps,
    /// Counts before and after the chosen proposals.
    pub before: Measures,
    /// As `before`.
    pub after: Measures,
    /// The rules that ran, in name order.
    pub rules: Vec<RuleId>,
}

/// Sizes of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measures {
    /// Procedures.
    pub procedures: u64,
    /// Declared fields.
    pub fields: u64,
    /// Documents asked for.
    pub documents: u64,
    /// Originals and certified copies among the quantities stated.
    pub originals: u64,
    /// Certified copies.
    pub certified: u64,
    /// Plain copies.
    pub copies: u64,
    /// Steps.
    pub steps: u64,
    /// Consultations.
    pub consultations: u64,
}

impl Measures {
    /// Counts a model.
    pub fn of(_model: &Model) -> Self {
        Self::default()
    }
}
