//! What procedures rest on: agencies, laws, concepts, registers, papers.

use jiff::civil::Date;

use super::{AgencyId, CitationId, ConceptId, Head, LawId, PaperId, Period, RegisterId, Stated};
use crate::quantity::Duration;
use crate::span::Span;
use crate::symbol::Symbol;
use crate::syntax::keyword::Keyword;

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

/// `aliases "giấy chứng nhận đã cấp" in "Đất đai"`
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BoundAlias {
    /// The wording.
    pub alias: Symbol,
    /// The domain, as procedures state it.
    pub domain: Symbol,
}

/// `paper so-ho-khau "…" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Name, title, bases.
    pub head: Head,
    /// Other wordings.
    pub aliases: Vec<Symbol>,
    /// Wordings that stand for it in the procedures of one domain.
    pub bound_aliases: Vec<BoundAlias>,
    /// `issued by cong-an-xa`
    pub issued_by: Stated<Vec<AgencyId>>,
    /// `issued to enterprise`
    pub issued_to: Stated<Vec<Keyword>>,
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
    /// `kind of writing`: the name leaves open what the writing is about.
    pub kind_of_writing: bool,
}
