//! Targets: what the chosen proposals are to reach together, compiled.
//!
//! Here is only what a target asks for; how far it is reached is worked out in [`crate::target`],
//! which knows of proposals.

use crate::index::id;
use crate::model::Period;
use crate::phrase::Phrase;
use crate::quantity::Number;
use crate::span::Span;

use super::Citation;
use super::parameter::ParameterId;
use super::plan::{Node, Plan};
use super::types::Scalar;

id!(/** A target of a rule set. */ TargetId);

/// A compiled target.
#[derive(Debug)]
pub struct Target {
    /// `less-to-declare`
    pub name: String,
    /// The folder it stands in.
    pub group: String,
    /// What it is called, in both languages.
    pub title: Phrase,
    /// What it rests on, as cited.
    pub bases: Vec<Citation>,
    /// When it applies.
    pub period: Period,
    /// The reason for it, where it is given.
    pub why: Option<String>,
    /// The parameters that it reads, be it through definitions, in name order.
    pub parameters: Vec<ParameterId>,
    /// Where it is declared.
    pub span: Span,
    /// Which things it names.
    pub plan: Plan,
    /// What is measured of them.
    pub measure: Measure,
    /// What is asked for at least, in percent.
    pub required: Number,
}

/// What is measured of the things that a target names.
#[derive(Debug)]
pub enum Measure {
    /// `reduction of count(p.fields)`
    Reduction {
        /// What is added up.
        of: Node,
        /// A number, money or a duration.
        unit: Scalar,
    },
    /// `share with proposals`
    ShareWithProposals,
    /// `share with less count(p.steps)`
    ShareWithLess(Node),
    /// `share where p.published != none`
    ShareWhere(Node),
}
