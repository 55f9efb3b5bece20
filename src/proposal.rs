//! Proposals: edits of the model that would answer findings.
//!
//! An edit names things by id and changes nothing by itself; `apply` makes a new model of an old
//! one, so that every proposal can be tried and measured.

use crate::model::Entity;
use crate::rule::Verb;
use crate::syntax::keyword::Keyword;

/// One change, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is done.
    pub verb: Verb,
    /// To what.
    pub target: Option<Entity>,
    /// With what: the paper or register that replaces, the step alongside, the procedure merged.
    pub with: Option<Entity>,
    /// The part that `set` changes, by its English name.
    pub part: Option<&'static str>,
    /// The value that `set` gives, worded as in the language; the words of `ask` and `conditional on`.
    pub value: Option<String>,
    /// The number that `set` gives, where it is one.
    pub number: Option<crate::quantity::Number>,
    /// The constants of `add channel online full` and `delegate … to level`.
    pub constants: Vec<Keyword>,
    /// The law that `cite` names.
    pub law: Option<String>,
}

/// Who can enact a proposal, from the rank of what would have to be amended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feasibility {
    /// The agency's own practice: no legal text asks for it.
    OwnAuthority,
    /// The province.
    Province,
    /// A ministry.
    Ministry,
    /// The Government or the Prime Minister.
    Government,
    /// The National Assembly.
    Law,
    /// What asks for it is not described.
    Unknown,
}

/// A provision to amend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The citation as it stands in the model.
    pub citation: crate::model::CitationId,
}

/// What a proposal changes, in counts; negative is a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effect {
    /// Declared fields.
    pub fields: i64,
    /// Documents handed in.
    pub documents: i64,
    /// Steps.
    pub steps: i64,
    /// Length of the critical path, in thousandths of a working day; `None` where it is unknown.
    pub working_days_thousandths: Option<i64>,
}

/// Edits that answer one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The findings it answers, by position in the review.
    pub findings: Vec<usize>,
    /// What would be changed.
    pub edits: Vec<Edit>,
    /// Who can enact it.
    pub feasibility: Feasibility,
    /// The provisions to amend.
    pub amends: Vec<Amendment>,
    /// What it saves.
    pub effect: Effect,
    /// Whether it is in the chosen set.
    pub chosen: bool,
    /// Why not: the position of the proposal it conflicts with.
    pub passed_over: Option<usize>,
}
