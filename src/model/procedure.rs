//! A procedure and everything inside it.

use jiff::civil::Date;

use super::{
    AgencyId, ChannelId, ConceptId, ConsultationId, DocumentId, FieldId, FormId, Head, LawId,
    PaperId, ProcedureId, RegisterId, ResultId, Stated, StepId,
};
use crate::quantity::{Duration, Money, Number};
use crate::span::Span;
use crate::symbol::Symbol;
use crate::syntax::keyword::Keyword;

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

impl Certainty {
    /// Returns the word of the language for it.
    pub const fn keyword(self) -> Keyword {
        match self {
            Self::Measured => Keyword::Measured,
            Self::Declared => Keyword::Declared,
            Self::Assumed => Keyword::Assumed,
        }
    }
}

/// A figure of a description, exact or a range: `30 minutes to 2 hours assumed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure<T> {
    /// The least it may be.
    pub least: T,
    /// The most it may be; `least` where one value is stated.
    pub most: T,
    /// How sure it is; declared where nothing is said.
    pub certainty: Certainty,
}

impl<T: Copy> Figure<T> {
    /// Makes a figure of one value that somebody answers for.
    pub const fn declared(value: T) -> Self {
        Self {
            least: value,
            most: value,
            certainty: Certainty::Declared,
        }
    }
}

impl Figure<Duration> {
    /// Returns the middle of the range: what stands for it where one length is wanted.
    pub fn middle(self) -> Duration {
        self.least.middle(self.most)
    }
}

/// What a part of filing takes whoever files, beside the fee.
///
/// Who states one of the two has said it of both: the other is none then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// `takes 30 minutes to 2 hours`
    pub takes: Stated<Figure<Duration>>,
    /// `costs 50_000 VND`
    pub costs: Stated<Figure<Money>>,
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
    /// `life event "…"`
    pub life_events: Vec<Symbol>,
    /// `linked with khai-sinh …`: one file may be filed for both, in the order they are said.
    pub linked: Vec<Linked>,
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

/// `linked with khai-sinh lead ubnd-xa reuse to-khai.ho-ten, giay-khai-sinh`
///
/// Whoever needs both procedures may file once, with the one that it is linked with. The file goes
/// to all agencies at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The procedure that one files with.
    pub with: ProcedureId,
    /// The agency that takes the file, and answers for all of it.
    pub lead: Stated<AgencyId>,
    /// What the file has already, so that it is not given again: fields and documents.
    pub reuse: Stated<Vec<Item>>,
    /// Where it is said.
    pub span: Span,
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
    /// What its `fee` clauses say in words, joined: `fee 8_000 VND "mỗi bản"`; none where they
    /// name amounts only.
    pub fee_note: Stated<Symbol>,
    /// `payment online`
    pub payment: Stated<Vec<Keyword>>,
    /// What filing this way takes: going there, waiting, sending; `None` where nobody has said.
    pub effort: Option<Box<Effort>>,
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
    /// What filling it in takes; `None` where nobody has said.
    pub effort: Option<Box<Effort>>,
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
    /// What filling it in takes, where that is stated of each field and not of the form.
    pub effort: Option<Box<Effort>>,
}

/// `document so "…" is so-ho-khau of mother { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the document, and none follows from another"
)]
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
    /// How it came to be known how it is handed in, and how many.
    pub handing: Recognition,
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
    /// What getting it ready takes; `None` where nobody has said.
    pub effort: Option<Box<Effort>>,
    /// Where the letters of the title stand, if they stand there as they are read.
    pub title_at: Option<Span>,
    /// Whether its title offers a choice, sets a condition or lets somebody off, and recognition has not
    /// made that a choice or a condition of the model.
    pub leaves_open: bool,
    /// The item that it was read out of, where that asks for several.
    pub excerpt: Option<Excerpt>,
}

/// An item of a dossier that asks for several documents, of which each is one of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt {
    /// The name of the item, as declared.
    pub item: Symbol,
    /// The title of the item: all its words.
    pub title: Symbol,
    /// The keyword, name and title, as declared.
    pub declared: Span,
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
    /// `takes 2 hours to 1 working day measured`
    pub takes: Stated<Figure<Duration>>,
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
    /// Name (`p.hoi.ubnd-xa`), title (the agency's), bases (the step's).
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
