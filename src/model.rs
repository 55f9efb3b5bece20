//! What the files describe, at one date: every name an id, every part known, absent or unknown.
//!
//! Arenas are in name order (things inside a procedure: by procedure, then as declared), so that
//! walking ids is walking names, whatever order files came in. Past the checkpoint every id is
//! valid. Nothing here judges; nothing here knows a graph.

use jiff::civil::Date;

use crate::index::{Arena, id};
use crate::quantity::{Duration, Money, Number};
use crate::span::Span;
use crate::symbol::{Interner, Symbol};
use crate::syntax::keyword::Keyword;

pub mod entity;
pub use entity::{Entity, Kind};

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

/// `agency ubnd-xa "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Name, title, bases.
    pub head: Head,
    /// `level commune`: [`Keyword::Central`], `Province`, `District` or `Commune`.
    pub level: Stated<Keyword>,
    /// `part of ubnd-xa`
    pub part_of: Stated<AgencyId>,
    /// `duties "…"`
    pub duties: Stated<Vec<Symbol>>,
    /// `from … until …`
    pub period: Period,
    /// `until … by LAW`
    pub until_by: Stated<LawId>,
    /// `succeeded by …`
    pub succeeded_by: Stated<Vec<AgencyId>>,
    /// Other spellings of the title.
    pub aliases: Vec<Symbol>,
}

/// `law nd-123-2015 "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Name, title, bases.
    pub head: Head,
    /// `rank decree`
    pub rank: Stated<Keyword>,
    /// `number "123/2015/NĐ-CP"`
    pub number: Stated<Symbol>,
    /// `issued 2015-11-15`
    pub issued: Stated<Date>,
    /// `issued by chinh-phu`
    pub issued_by: Stated<Vec<AgencyId>>,
    /// `in force from … until …`; unknown where nothing is said.
    pub in_force: Stated<Period>,
    /// `in force … by LAW`: what ended it.
    pub until_by: Stated<LawId>,
    /// `amends …`
    pub amends: Vec<LawId>,
    /// `replaced by …`
    pub replaced_by: Stated<Vec<LawId>>,
}

/// `concept full-name "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Name, title, bases.
    pub head: Head,
    /// Other wordings.
    pub aliases: Vec<Symbol>,
    /// `type date`
    pub value_type: Stated<Keyword>,
    /// `sensitive`
    pub sensitive: bool,
    /// `statistical`
    pub statistical: bool,
}

/// `derive birth-year from birth-date`, in force at the model's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What follows.
    pub target: ConceptId,
    /// From what, all of it.
    pub sources: Vec<ConceptId>,
    /// Where it is declared.
    pub span: Span,
    /// The legal bases it cites.
    pub bases: Stated<Vec<CitationId>>,
}

/// Who may read a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Every agency of a level.
    Level(Keyword),
    /// One agency, and those that are part of it.
    Agency(AgencyId),
}

/// `register csdl-dan-cu "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Name, title, bases.
    pub head: Head,
    /// Other wordings.
    pub aliases: Vec<Symbol>,
    /// `owner bo-cong-an`
    pub owner: Stated<AgencyId>,
    /// `key id-number`: what one must know to look something up; all of them.
    pub key: Stated<Vec<ConceptId>>,
    /// What it holds at the model's date.
    pub holds: Stated<Vec<ConceptId>>,
    /// The papers it replaces wholly at the model's date.
    pub replaces: Vec<Replacement>,
    /// `published from DATE by LAW`: from when its data may be used instead of a paper.
    pub published: Stated<Date>,
    /// The text that published it.
    pub published_by: Stated<LawId>,
    /// `readers level commune, cong-an-xa`
    pub readers: Stated<Vec<Reader>>,
    /// `covers citizen`
    pub covers: Stated<Vec<Keyword>>,
    /// `from … until …`
    pub period: Period,
}

/// `replaces giay-khai-sinh from 2026-01-01 by nq-66-7 partly "…"`, in force at the model's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The paper.
    pub paper: PaperId,
    /// The text that says so.
    pub by: Stated<LawId>,
    /// From when.
    pub from: Option<Date>,
    /// Why only in part; a partial replacement never stands for the paper.
    pub partly: Option<Symbol>,
}

/// What may replace a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Successor {
    /// Another paper.
    Paper(PaperId),
    /// Data of a register.
    Register(RegisterId),
}

/// `paper so-ho-khau "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Name, title, bases.
    pub head: Head,
    /// Other wordings.
    pub aliases: Vec<Symbol>,
    /// `issued by cong-an-xa`
    pub issued_by: Stated<Vec<AgencyId>>,
    /// `attests full-name, residence`
    pub attests: Stated<Vec<ConceptId>>,
    /// `from … until …`
    pub period: Period,
    /// `until … by LAW`
    pub until_by: Stated<LawId>,
    /// `replaced by csdl-dan-cu`
    pub replaced_by: Stated<Vec<Successor>>,
    /// `valid for 6 months`
    pub valid_for: Stated<Duration>,
}

/// How sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Counted or timed.
    Measured,
    /// Stated by whoever answers for it.
    Declared,
    /// Taken as plausible.
    Assumed,
}

/// `procedure khai-sinh "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Name, title, bases.
    pub head: Head,
    /// `code "1.001193"`
    pub code: Stated<Symbol>,
    /// `kind external`: [`Keyword::External`] or `Internal`.
    pub kind: Stated<Keyword>,
    /// `domain "Hộ tịch"`
    pub domains: Stated<Vec<Symbol>>,
    /// `level commune`
    pub levels: Stated<Vec<Keyword>>,
    /// `subjects citizen`
    pub subjects: Stated<Vec<Keyword>>,
    /// `authority ubnd-xa`
    pub authorities: Stated<Vec<AgencyId>>,
    /// `partners none`
    pub partners: Stated<Vec<AgencyId>>,
    /// `volume 1_200 per year`
    pub volume: Stated<Number>,
    /// `volume … assumed`; declared where nothing is said.
    pub volume_certainty: Certainty,
    /// `decision "1872/QĐ-BTP"`
    pub decision: Stated<Symbol>,
    /// `decision … of 2020-09-04`
    pub decided: Stated<Date>,
    /// `published 2020-09-10 on "…"`
    pub published: Stated<Date>,
    /// `published … on "…"`
    pub published_on: Stated<Symbol>,
    /// `tracked on "…"`
    pub tracked_on: Stated<Symbol>,
    /// `workflow on "…"`
    pub workflow_on: Stated<Symbol>,
    /// `condition "…"`
    pub conditions: Vec<Symbol>,
    /// Its channels.
    pub channels: Stated<Vec<ChannelId>>,
    /// Its forms.
    pub forms: Stated<Vec<FormId>>,
    /// The fields of all its forms; unknown while a form has no field described.
    pub fields: Stated<Vec<FieldId>>,
    /// Its documents, also those in a case or an alternative.
    pub documents: Stated<Vec<DocumentId>>,
    /// Its steps.
    pub steps: Stated<Vec<StepId>>,
    /// Its results.
    pub results: Stated<Vec<ResultId>>,
}

/// `channel online full { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Name (`p.online`, `p.online-2`), title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// [`Keyword::InPerson`], `Online` or `Postal`.
    pub method: Keyword,
    /// [`Keyword::Full`] or `Partial`.
    pub extent: Stated<Keyword>,
    /// `time limit 3 working days`
    pub time_limit: Stated<Duration>,
    /// The sum of its `fee` clauses; unknown when one of them names no amount.
    pub fee: Stated<Money>,
    /// `payment online`
    pub payment: Stated<Vec<Keyword>>,
    /// `condition "…"`
    pub condition: Stated<Symbol>,
}

/// `form to-khai "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Name, title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// Its fields; unknown where none is described.
    pub fields: Stated<Vec<FieldId>>,
    /// `template "…"`
    pub template: Stated<Symbol>,
}

/// How something came to be known for a concept or a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Recognition {
    /// By nobody.
    #[default]
    Unrecognised,
    /// By its words.
    ByText,
    /// By an explicit `is`.
    Explicit,
}

/// `field ho-ten "…" is full-name of child`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name, title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// On which form.
    pub form: FormId,
    /// `is full-name`
    pub concept: Stated<ConceptId>,
    /// How the concept came to be known.
    pub recognition: Recognition,
    /// `of child`
    pub role: Stated<Symbol>,
    /// `at birth`
    pub moment: Stated<Symbol>,
    /// `optional`
    pub optional: bool,
    /// `condition "…"`
    pub condition: Stated<Symbol>,
    /// `type date`
    pub value_type: Stated<Keyword>,
}

/// `document so "…" is so-ho-khau of mother { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Name, title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// `is so-ho-khau`
    pub paper: Stated<PaperId>,
    /// How the paper came to be known.
    pub recognition: Recognition,
    /// `of mother`
    pub role: Stated<Symbol>,
    /// `original 1`; 0 where another quantity is stated and this is not.
    pub originals: Stated<Number>,
    /// `certified 1`, as `originals`.
    pub certified: Stated<Number>,
    /// `copies 1`, as `originals`.
    pub copies: Stated<Number>,
    /// `shown`: not handed in.
    pub shown: bool,
    /// `electronic`
    pub electronic: bool,
    /// `optional`
    pub optional: bool,
    /// The title of the `case` it stands in.
    pub case: Option<Symbol>,
    /// Which `one of` of the procedure it stands in, counted from 0.
    pub alternative: Option<u32>,
    /// `condition "…"`
    pub condition: Stated<Symbol>,
    /// `template "…"`
    pub template: Stated<Symbol>,
}

/// Something a step uses or writes, or an opinion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A field.
    Field(FieldId),
    /// A document.
    Document(DocumentId),
    /// A result.
    Result(ResultId),
    /// Anything else of the procedure, by name: what one step writes and another uses.
    Named(Symbol),
}

/// `step ky "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Name, title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// `by tu-phap-xa`
    pub by: Stated<AgencyId>,
    /// `after …`; a first step may say `after none`.
    pub after: Stated<Vec<StepId>>,
    /// `takes 4 hours`
    pub takes: Stated<Duration>,
    /// `waits 5 days`: a period that the law or a notice sets.
    pub waits: Stated<Duration>,
    /// `presence`: the applicant must be there.
    pub presence: bool,
    /// `uses …`; a form stands for all its fields.
    pub uses: Stated<Vec<Item>>,
    /// `writes …`
    pub writes: Stated<Vec<Item>>,
    /// `consults …`
    pub consultations: Vec<ConsultationId>,
    /// `receives`, `checks`, `verifies`, `appraises`, `approves`, `records` or `returns`.
    pub act: Stated<Keyword>,
    /// `condition "…"`
    pub condition: Stated<Symbol>,
}

/// `consults cong-an-xa about noi-o within 1 working day`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Name (`p.hoi.1`), title (the agency's), bases (the step's).
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// In which step.
    pub step: StepId,
    /// Who is asked.
    pub agency: AgencyId,
    /// `about noi-o`
    pub about: Stated<Vec<Item>>,
    /// `within 1 working day`
    pub within: Stated<Duration>,
}

/// `result giay "…" is giay-khai-sinh of child { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Name, title, bases.
    pub head: Head,
    /// Whose.
    pub procedure: ProcedureId,
    /// `is giay-khai-sinh`
    pub paper: Stated<PaperId>,
    /// How the paper came to be known.
    pub recognition: Recognition,
    /// `of child`
    pub role: Stated<Symbol>,
    /// `electronic`; unknown where no form is stated.
    pub electronic: Stated<bool>,
    /// `paper`, as `electronic`.
    pub on_paper: Stated<bool>,
    /// `recorded in …`
    pub recorded_in: Stated<Vec<RegisterId>>,
    /// `valid for …`
    pub valid_for: Stated<Duration>,
}

/// `basis nd-123-2015 article 9 clause 1 point a`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The text.
    pub law: LawId,
    /// `annex I`
    pub annex: Option<Symbol>,
    /// `article 9`
    pub article: Option<Symbol>,
    /// `clause 1`
    pub clause: Option<Symbol>,
    /// `point a`
    pub point: Option<Symbol>,
    /// `section "II.1"`
    pub section: Option<Symbol>,
    /// Where it is written.
    pub span: Span,
    /// The procedure it belongs to, itself or through one of its parts.
    pub procedure: Option<ProcedureId>,
}

/// Everything described, at one date.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The date of the review.
    pub as_of: Date,
    /// The texts of all symbols.
    pub texts: Interner,
    /// The working calendar.
    pub calendar: crate::calendar::WorkingCalendar,
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
    /// Returns the thing of a name.
    pub fn find(&self, _name: &str) -> Option<Entity> {
        None
    }

    /// Returns the text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.text(symbol)
    }
}
