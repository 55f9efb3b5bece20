//! What the files describe, at one date: every name an id, every part known, absent or unknown.
//!
//! Arenas are in name order (things inside a procedure: by procedure, then as declared), so that
//! walking ids is walking names, whatever order files came in. Past the checkpoint every id is
//! valid. Nothing here judges; nothing here knows a graph.

use jiff::civil::Date;

use crate::calendar::WorkingCalendar;
use crate::index::{Arena, id};
use crate::span::Span;
use crate::symbol::{Interner, Symbol};

pub mod catalog;
pub mod content;
pub mod entity;
pub mod procedure;
pub mod resolve;
mod name;

pub use catalog::{
    Agency, BoundAlias, Concept, Derivation, Law, Paper, Reader, Register, Replacement, Successor,
};
pub use entity::{Entity, EntityId, Kind};
pub use procedure::{
    Certainty, Channel, Citation, Consultation, Document, Effort, Excerpt, Field, Figure, Form,
    Item, Linked, Outcome, Procedure, Recognition, Step,
};
pub use resolve::{Layer, resolve, resolve_layers};

id!(/** A procedure. */ ProcedureId);
id!(/** A channel of a procedure. */ ChannelId);
id!(/** A form of a procedure. */ FormId);
id!(/** A field of a form. */ FieldId);
id!(/** A document of a procedure's dossier. */ DocumentId);
id!(/** A step of a procedure. */ StepId);
id!(/** A consultation within a step. */ ConsultationId);
id!(/** A result of a procedure. */ ResultId);
id!(/** A legal basis as cited by something. */ CitationId);
id!(/** An agency. */ AgencyId);
id!(/** A legal text. */ LawId);
id!(/** A concept: what a field can ask for. */ ConceptId);
id!(/** A register. */ RegisterId);
id!(/** A kind of paper. */ PaperId);

/// A part of a description: its value, known to be absent, or never said.
///
/// Leaving a clause out is [`Stated::Unknown`]; writing `none` is [`Stated::None`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stated<T> {
    /// Nobody has said.
    #[default]
    Unknown,
    /// `none`
    None,
    /// The value.
    Is(T),
}

impl<T> Stated<T> {
    /// Makes a value of what may have been said.
    pub fn or_unknown(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Self::Is)
    }

    /// Borrows the value.
    pub const fn as_ref(&self) -> Stated<&T> {
        match self {
            Self::Unknown => Stated::Unknown,
            Self::None => Stated::None,
            Self::Is(value) => Stated::Is(value),
        }
    }

    /// Returns the value, where there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown | Self::None => None,
        }
    }

    /// Changes the value, where there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Stated<U> {
        match self {
            Self::Unknown => Stated::Unknown,
            Self::None => Stated::None,
            Self::Is(value) => Stated::Is(change(value)),
        }
    }
}

impl<T> Stated<Vec<T>> {
    /// Returns the items; none where the list is absent or unknown.
    pub fn items(&self) -> &[T] {
        match self {
            Self::Is(items) => items,
            Self::Unknown | Self::None => &[],
        }
    }
}

/// From which day until which day, both included; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Period {
    /// Returns whether a day lies in the period.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// What every named thing has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The name; of a thing inside a procedure the whole path, `khai-sinh.to-khai.ho-ten`.
    pub name: Symbol,
    /// The title; the name where none is written.
    pub title: Symbol,
    /// The keyword, name and title, as declared.
    pub span: Span,
    /// The legal bases it cites.
    pub bases: Stated<Vec<CitationId>>,
}

/// Everything described, at one date.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The date of the review.
    pub as_of: Date,
    /// The texts of all symbols.
    pub texts: Interner,
    /// The working calendar.
    pub calendar: WorkingCalendar,
    /// Agencies.
    pub agencies: Arena<AgencyId, Agency>,
    /// Legal texts.
    pub laws: Arena<LawId, Law>,
    /// Concepts.
    pub concepts: Arena<ConceptId, Concept>,
    /// Derivations in force, by target.
    pub derivations: Vec<Derivation>,
    /// Registers.
    pub registers: Arena<RegisterId, Register>,
    /// Papers.
    pub papers: Arena<PaperId, Paper>,
    /// Procedures.
    pub procedures: Arena<ProcedureId, Procedure>,
    /// Channels.
    pub channels: Arena<ChannelId, Channel>,
    /// Forms.
    pub forms: Arena<FormId, Form>,
    /// Fields.
    pub fields: Arena<FieldId, Field>,
    /// Documents.
    pub documents: Arena<DocumentId, Document>,
    /// Steps.
    pub steps: Arena<StepId, Step>,
    /// Consultations.
    pub consultations: Arena<ConsultationId, Consultation>,
    /// Results.
    pub results: Arena<ResultId, Outcome>,
    /// Citations.
    pub citations: Arena<CitationId, Citation>,
}

impl Model {
    /// Returns the text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.text(symbol)
    }
}
