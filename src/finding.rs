//! Findings: what is burdensome in a procedure, said to people.
//!
//! A match says that a rule's condition held; a finding says what, why, where and on what
//! evidence. No finding goes out without all four. Nothing here changes a model.

use crate::model::Entity;
use crate::phrase::Phrase;
use crate::rule::RuleId;
use crate::span::Span;

/// One thing a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `abolished-paper-asked:3f9c2a41d07e`: the rule, and a hash of the names of what it is about.
    pub id: String,
    /// The rule that found it.
    pub rule: RuleId,
    /// What it is about, in the order of `for each`.
    pub about: Vec<Entity>,
    /// What to say.
    pub message: Phrase,
    /// Where the thing it is about is written.
    pub at: Span,
    /// The values that made the rule fire: witnesses, named values, the slots of the message.
    pub evidence: Vec<Evidence>,
    /// How many bindings of the witnesses there are; only the first is among the evidence.
    pub witness_count: u32,
    /// The legal bases, worded: the rule's own and those of what it is about.
    pub bases: Vec<Phrase>,
}

/// A value that made a rule fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The variable or path: `r`, `d.paper.until`.
    pub name: String,
    /// Its value, worded.
    pub value: Phrase,
    /// The thing it is, where it is one.
    pub entity: Option<Entity>,
    /// Where it is written, where that is known.
    pub at: Option<Span>,
}
