//! What belongs to findings in `tinhgon.review/1`: what they take in, whether they are known, what
//! was decided on them; and what each procedure asks for, to be compared from year to year.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Place, Subject, Text};

/// What a lesser rule found of the same things: evidence of the finding that takes it in.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct TakenIn {
    /// The id it would have as a finding of its own.
    pub(in super::super) id: String,
    /// The name of the rule.
    pub(in super::super) rule: String,
    /// What it is about.
    pub(in super::super) about: Vec<Subject>,
    /// What is to be said.
    pub(in super::super) message: Text,
}

/// How a finding stands to those of a known review.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Status {
    /// It is not among them.
    New,
    /// It is, and is told alike.
    Known,
    /// It is, and is told differently.
    Changed,
}

/// What people decided on a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Decision {
    /// `accept`, `reject` or `defer`.
    pub(in super::super) verdict: String,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) reason: Option<String>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) by: Option<String>,
    /// The document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) document: Option<String>,
    /// When, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) on: Option<String>,
    /// Until when it is rejected or deferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) until: Option<String>,
    /// By when what was accepted is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) due: Option<String>,
    /// Whether that day is past.
    pub(in super::super) overdue: bool,
    /// What changed of the evidence since; if anything, the decision no longer holds.
    pub(in super::super) lapsed: Vec<Change>,
    /// Where it is declared.
    pub(in super::super) at: Place,
}

/// A value that a decision rested on, and is another now.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Change {
    /// The variable or path of the rule.
    pub(in super::super) name: String,
    /// The value when it was decided on.
    pub(in super::super) before: String,
    /// The value now; null where the rule tells none of that name.
    pub(in super::super) now: Option<String>,
}

/// What a procedure asks for; null where nobody has said.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Procedure {
    /// Its name.
    pub(in super::super) name: String,
    /// Its title.
    pub(in super::super) title: String,
    /// Its code, where it is described.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) code: Option<String>,
    /// Declared fields of its forms.
    pub(in super::super) fields: Option<u64>,
    /// Documents asked for, each alternative and each case for itself.
    pub(in super::super) documents: Option<u64>,
    /// Steps.
    pub(in super::super) steps: Option<u64>,
    /// Its channels.
    pub(in super::super) channels: Vec<Channel>,
    /// The names of the laws that it or a part of it cites, in name order.
    pub(in super::super) laws: Option<Vec<String>>,
}

/// A channel of a procedure.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Channel {
    /// Its name.
    pub(in super::super) name: String,
    /// Its time limit: `5 working days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) time_limit: Option<String>,
    /// Its fee in đồng; none is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) fee_vnd: Option<i64>,
}
