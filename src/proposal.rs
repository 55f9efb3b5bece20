//! Proposals: edits of the model that would answer findings.
//!
//! An edit names things by id and changes nothing by itself. [`apply()`] makes a new model of an
//! old one, so that every proposal can be tried and measured; [`select`] says which proposals
//! are to be carried out together. No model is mutated in place, and no rule's condition is looked at.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::estimate::Estimate;
use crate::model::{
    AgencyId, CitationId, DocumentId, Entity, FieldId, LawId, Model, ProcedureId, RegisterId,
    StepId,
};
use crate::phrase::Phrase;
use crate::quantity::{Duration, Money, Number};
use crate::rule::Verb;
use crate::syntax::keyword::Keyword;

pub mod apply;
pub mod choose;
mod conflict;
pub mod draft;
pub mod feasibility;
mod propose;
pub mod provision;
pub mod select;
#[cfg(test)]
pub(crate) mod testing;

pub use apply::apply;
pub use feasibility::Feasibility;
pub use propose::propose;

/// One change, by id: the closed set of language.md §4.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edit {
    /// `drop d`: a field, document, step, result, channel or consultation.
    Drop(Entity),
    /// `replace d with r`
    Replace {
        /// What is no longer asked for.
        document: DocumentId,
        /// What stands for it: a paper or a register.
        with: Entity,
    },
    /// `reuse f from r`
    Reuse {
        /// What is no longer declared.
        field: FieldId,
        /// Where it is read instead.
        from: RegisterId,
    },
    /// `make d optional`: a field or document.
    MakeOptional(Entity),
    /// `make d conditional on "…"`: a field, document or step.
    MakeConditional {
        /// What is no longer asked of everyone.
        target: Entity,
        /// Of whom it still is.
        condition: String,
    },
    /// `accept copy for d`
    AcceptCopy(DocumentId),
    /// `set d.copies to 1`
    Set {
        /// Whose part.
        target: Entity,
        /// The part, by its English name.
        part: &'static str,
        /// Its new value.
        to: Setting,
    },
    /// `combine s, t`: the second goes into the first.
    Combine(StepId, StepId),
    /// `run t alongside s`
    RunAlongside {
        /// What no longer waits.
        step: StepId,
        /// For what.
        alongside: StepId,
    },
    /// `move s before t`
    MoveBefore {
        /// What goes ahead.
        step: StepId,
        /// Of what.
        before: StepId,
    },
    /// `assign s to a`
    Assign {
        /// What is done by another.
        step: StepId,
        /// By whom.
        to: AgencyId,
    },
    /// `delegate p to level commune`
    Delegate {
        /// What is decided lower down.
        procedure: ProcedureId,
        /// At which level.
        level: Keyword,
    },
    /// `merge p, q`: the second goes into the first.
    Merge(ProcedureId, ProcedureId),
    /// `link p, q`
    Link(ProcedureId, ProcedureId),
    /// `add channel online full to p`
    AddChannel {
        /// Whose.
        procedure: ProcedureId,
        /// How one files.
        method: Keyword,
        /// How far.
        extent: Option<Keyword>,
    },
    /// `add result electronic to o`; of a procedure, to all its results.
    AddElectronicResult(Entity),
    /// `repeal p`
    Repeal(ProcedureId),
    /// `publish p`
    Publish(ProcedureId),
    /// `cite LAW for x`; without a law, whichever text asks for it.
    Cite {
        /// The text.
        law: Option<LawId>,
        /// What rests on it.
        target: Entity,
    },
    /// `ask "…"`: a question to a person, changes nothing.
    Ask(Phrase),
}

/// The value that `set` gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Setting {
    /// `none`
    None,
    /// A flag.
    Flag(bool),
    /// A count.
    Number(Number),
    /// An amount.
    Money(Money),
    /// A day.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// A text.
    Text(String),
    /// One of a closed list.
    Constant(Keyword),
    /// An agency.
    Agency(AgencyId),
}

impl Edit {
    /// Returns what is done.
    pub const fn verb(&self) -> Verb {
        match self {
            Self::Drop(_) => Verb::Drop,
            Self::Replace { .. } => Verb::Replace,
            Self::Reuse { .. } => Verb::Reuse,
            Self::MakeOptional(_) => Verb::MakeOptional,
            Self::MakeConditional { .. } => Verb::MakeConditional,
            Self::AcceptCopy(_) => Verb::AcceptCopy,
            Self::Set { .. } => Verb::Set,
            Self::Combine(..) => Verb::Combine,
            Self::RunAlongside { .. } => Verb::RunAlongside,
            Self::MoveBefore { .. } => Verb::MoveBefore,
            Self::Assign { .. } => Verb::Assign,
            Self::Delegate { .. } => Verb::Delegate,
            Self::Merge(..) => Verb::Merge,
            Self::Link(..) => Verb::Link,
            Self::AddChannel { .. } => Verb::AddChannel,
            Self::AddElectronicResult(_) => Verb::AddElectronicResult,
            Self::Repeal(_) => Verb::Repeal,
            Self::Publish(_) => Verb::Publish,
            Self::Cite { .. } => Verb::Cite,
            Self::Ask(_) => Verb::Ask,
        }
    }

    /// Returns what it is done to; a question is about nothing that can change.
    pub fn target(&self) -> Option<Entity> {
        Some(match self {
            Self::Drop(target)
            | Self::MakeOptional(target)
            | Self::MakeConditional { target, .. }
            | Self::Set { target, .. }
            | Self::AddElectronicResult(target)
            | Self::Cite { target, .. } => *target,
            Self::Replace { document, .. } | Self::AcceptCopy(document) => (*document).into(),
            Self::Reuse { field, .. } => (*field).into(),
            Self::Combine(step, _)
            | Self::RunAlongside { step, .. }
            | Self::MoveBefore { step, .. }
            | Self::Assign { step, .. } => (*step).into(),
            Self::Delegate { procedure, .. }
            | Self::Merge(procedure, _)
            | Self::Link(procedure, _)
            | Self::AddChannel { procedure, .. }
            | Self::Repeal(procedure)
            | Self::Publish(procedure) => (*procedure).into(),
            Self::Ask(_) => return None,
        })
    }

    /// Returns the other thing it names: what replaces, the step alongside, the second procedure.
    pub fn with(&self) -> Option<Entity> {
        Some(match self {
            Self::Replace { with, .. } => *with,
            Self::Reuse { from, .. } => (*from).into(),
            Self::Combine(_, other)
            | Self::RunAlongside {
                alongside: other, ..
            }
            | Self::MoveBefore { before: other, .. } => (*other).into(),
            Self::Assign { to, .. } => (*to).into(),
            Self::Merge(_, other) | Self::Link(_, other) => (*other).into(),
            Self::Cite { law: Some(law), .. } => (*law).into(),
            _ => return None,
        })
    }

    /// Returns whether a description shows that it was carried out: a question and a basis that is
    /// yet to be found leave every description as it is.
    pub const fn changes_description(&self) -> bool {
        !matches!(self, Self::Ask(_) | Self::Cite { law: None, .. })
    }

    /// Returns whether it only asks a person.
    pub const fn is_question(&self) -> bool {
        matches!(self, Self::Ask(_))
    }
}

/// Returns the procedures that some edits are about, in id order.
pub fn touched(model: &Model, edits: &[Edit]) -> BTreeSet<ProcedureId> {
    let named = edits.iter().flat_map(|edit| [edit.target(), edit.with()]);
    let named = named.flatten();
    named.filter_map(|thing| thing.procedure(model)).collect()
}

/// What a proposal changes, in counts; negative is a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effect {
    /// Declared fields.
    pub fields: i64,
    /// Documents handed in.
    pub documents: i64,
    /// Originals asked for.
    pub originals: i64,
    /// Certified copies asked for.
    pub certified: i64,
    /// Plain copies asked for.
    pub copies: i64,
    /// Steps.
    pub steps: i64,
    /// Consultations.
    pub consultations: i64,
    /// How often applicants have to be there; `None` where steps or channels do not say.
    pub visits: Option<Estimate>,
    /// Agencies that a file goes through; `None` where steps do not say.
    pub agencies: Option<Estimate>,
    /// Length of the critical paths, in thousandths of a minute of work; `None` where a step's
    /// duration or order is unknown.
    pub time: Option<Estimate>,
    /// Compliance cost of a year, in đồng; `None` where what would be saved is not described.
    pub cost: Option<Estimate>,
}

impl Effect {
    /// Returns the counts, which are always known, in the order in which they are told: fields, documents,
    /// originals, certified and plain copies, steps, consultations.
    pub fn counts(&self) -> [i64; 7] {
        [
            self.fields,
            self.documents,
            self.originals,
            self.certified,
            self.copies,
            self.steps,
            self.consultations,
        ]
    }
}

/// Edits that answer one or more findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The findings it answers, by position in the review, in order.
    pub findings: Vec<usize>,
    /// What would be changed.
    pub edits: Vec<Edit>,
    /// Who can enact it.
    pub feasibility: Feasibility,
    /// The provisions to amend, in id order.
    pub amends: Vec<CitationId>,
    /// What it changes when it is enacted alone.
    pub effect: Effect,
    /// Whether it is in the chosen set; if not, why.
    pub choice: Choice,
}

/// Whether a proposal is in the chosen set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It is.
    Chosen,
    /// It changes differently what a chosen one changes, or what that one removes.
    Conflicts {
        /// The chosen one, by position in the review.
        with: usize,
        /// What both change.
        over: Entity,
    },
    /// It only asks a person, so that there is nothing to enact yet.
    Question,
    /// It was carried out and does not hold; the review says why.
    Withdrawn,
    /// Whatever was to be reached is reached without it, or not by it.
    NotWanted,
}

impl Proposal {
    /// Returns whether it is in the chosen set.
    pub fn is_chosen(&self) -> bool {
        self.choice == Choice::Chosen
    }
}
