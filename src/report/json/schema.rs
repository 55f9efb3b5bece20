//! The format `tinhgon.review/1`: its types, and the JSON Schema made of them.
//!
//! Keys are stable: a key may be added, at the end of its object; none is renamed, removed or
//! given another meaning without a new version. `tests/schema/review-1.json` holds the schema, and
//! a test keeps the two equal.

// The doc comments are the descriptions of the schema, which readers of other languages see.

use schemars::JsonSchema;
use serde::Serialize;

use crate::phrase;

pub(super) mod measure;
pub(super) mod known;
pub(super) mod proof;
pub(super) mod target;

use target::Target;

pub(super) use known::{Change, Channel, Decision, Procedure, Status, TakenIn};

/// A review of administrative procedures.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "tinhgon.review/1")]
pub(super) struct Review<
    Findings = Vec<Finding>,
    Proposals = Vec<Proposal>,
    Procedures = Vec<Procedure>,
> {
    /// The name and version of this format: `tinhgon.review/1`.
    pub(super) schema: String,
    /// What made the review.
    pub(super) tool: Tool,
    /// The date of the review, `YYYY-MM-DD`: the law as of this day was applied.
    pub(super) as_of: String,
    /// The totals.
    pub(super) summary: Summary,
    /// What was found, procedure by procedure in name order, then by rule.
    pub(super) findings: Findings,
    /// What is proposed, in the order of the first finding each answers.
    pub(super) proposals: Proposals,
    /// Sizes of the catalogue now, and after the chosen proposals.
    pub(super) measures: measure::Comparison,
    /// The targets that apply at the date, in name order.
    pub(super) targets: Vec<Target>,
    /// What could not be decided, because nobody has described it.
    pub(super) data_gaps: Vec<DataGap>,
    /// What each procedure asks for, in name order.
    pub(super) procedures: Procedures,
}

/// What made a review.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Tool {
    /// `tinhgon`
    pub(super) name: String,
    /// Its version.
    pub(super) version: String,
}

/// Totals of a review.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Summary {
    /// Procedures reviewed.
    pub(super) procedures: u64,
    /// Findings that have not been set aside.
    pub(super) findings: u64,
    /// Proposals, questions included.
    pub(super) proposals: u64,
    /// Proposals in the chosen set.
    pub(super) chosen: u64,
    /// Parts that some rule waits for.
    pub(super) data_gaps: u64,
    /// Findings set aside by a decision; they are listed, and not among `findings` here.
    pub(super) waived: u64,
    /// Proposals that only ask a person.
    pub(super) questions: u64,
    /// Proposals that were carried out and do not hold.
    pub(super) withdrawn: u64,
    /// Rules that ran.
    pub(super) rules: u64,
    /// Findings that others take in; not among `findings`.
    pub(super) taken_in: u64,
    /// Findings accepted, to be answered by a day.
    pub(super) accepted: u64,
    /// Those of them whose day is past.
    pub(super) overdue: u64,
    /// Findings deferred, open until a day.
    pub(super) deferred: u64,
    /// Findings whose decision no longer holds, since the evidence changed.
    pub(super) lapsed: u64,
    /// Findings that the known review of `--baseline` has and tells alike.
    pub(super) known: u64,
    /// Findings that it has and tells differently.
    pub(super) changed: u64,
    /// Findings that only it has.
    pub(super) gone: u64,
}

/// One sentence in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Text {
    /// In Vietnamese.
    pub(super) vi: String,
    /// In English.
    pub(super) en: String,
}

impl From<&phrase::Phrase> for Text {
    fn from(phrase: &phrase::Phrase) -> Self {
        Self {
            vi: phrase.vi.clone(),
            en: phrase.en.clone(),
        }
    }
}

/// One thing that a rule found.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Finding {
    /// The rule and a hash of the names of what it is about; the same from review to review.
    pub(super) id: String,
    /// The name of the rule.
    pub(super) rule: String,
    /// The group of the rule.
    pub(super) group: String,
    /// `necessary`, `reasonable`, `lawful` or `cost`.
    pub(super) criterion: String,
    /// `must`, `should` or `consider`.
    pub(super) severity: String,
    /// How sure the rule is: `high`, `medium` or `low`.
    pub(super) confidence: String,
    /// What it is about.
    pub(super) about: Vec<Subject>,
    /// What is to be said.
    pub(super) message: Text,
    /// Where the thing it is about is written.
    pub(super) at: Place,
    /// The values that made the rule fire.
    pub(super) evidence: Vec<Evidence>,
    /// The legal bases, as the language cites them: `nd-104-2022 article 14`.
    pub(super) basis: Vec<String>,
    /// How it stands to the known review of `--baseline`; `new` where none was given.
    pub(super) status: Status,
    /// The proposal that answers it.
    pub(super) proposal: Option<String>,
    /// How many bindings of its witnesses there are; the first is among the evidence.
    pub(super) witnesses: u32,
    /// What lesser rules found of the same things; not counted, and not answered.
    pub(super) takes_in: Vec<TakenIn>,
    /// What was decided on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decision: Option<Decision>,
    /// Why the rule found it, where proofs are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proof: Option<proof::Proof>,
}

/// A thing that a finding is about.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Subject {
    /// Its kind: `procedure`, `document` …
    pub(super) kind: String,
    /// Its name: `khai-sinh.to-khai.ho-ten`.
    pub(super) name: String,
    /// The code of a procedure, where it is described.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<String>,
    /// The paper that a document or result is, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paper: Option<String>,
    /// Its title.
    pub(super) title: String,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Place {
    /// The file, as it was named to the program; of the shipped rules, below `rules/`.
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: u64,
    /// The character in the line, from 1.
    pub(super) column: u64,
}

/// A value that made a rule fire.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Evidence {
    /// The variable or path of the rule: `r`, `d.paper.until`.
    pub(super) name: String,
    /// The name of a thing, or the value in English.
    pub(super) value: String,
    /// The title of a thing, or the value in words.
    pub(super) text: Text,
    /// Where a thing is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Place>,
}

/// Edits that would answer some findings.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Proposal {
    /// `P1`, by position in this review.
    pub(super) id: String,
    /// The findings it answers.
    pub(super) findings: Vec<String>,
    /// What would be changed.
    pub(super) edits: Vec<Edit>,
    /// Who can enact it: `own-authority`, `province`, `ministry`, `government`, `law`, `unknown`.
    pub(super) feasibility: String,
    /// The provisions that would have to be amended.
    pub(super) amends: Vec<Amendment>,
    /// What it changes when it is enacted alone.
    pub(super) effect: Effect,
    /// Whether it is in the chosen set.
    pub(super) chosen: bool,
    /// Why it is not.
    pub(super) passed_over: Option<PassedOver>,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Edit {
    /// What is done: `drop`, `replace`, `set` …
    pub(super) verb: String,
    /// The name of what it is done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<String>,
    /// The name of the other thing: what replaces, the step alongside, the second procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) with: Option<String>,
    /// The part that `set` changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<String>,
    /// The new value, the condition, the level, the channel or the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<String>,
    /// All of it in words.
    pub(super) text: Text,
}

/// A provision to amend.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Amendment {
    /// The name of the legal text.
    pub(super) law: String,
    /// The article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) article: Option<String>,
    /// The clause of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
    /// The point of the clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) point: Option<String>,
    /// The section, of a text without articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    /// The annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) annex: Option<String>,
}

/// What a proposal changes when it is enacted alone; negative is a saving.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Effect {
    /// Declared fields.
    pub(super) fields: i64,
    /// Documents asked for.
    pub(super) documents: i64,
    /// Steps.
    pub(super) steps: i64,
    /// Working days on the critical path, of 8 hours, with the middle of what is stated in ranges;
    /// null where a duration or the order is unknown.
    pub(super) days: Option<serde_json::Number>,
    /// The change of the shortest and of the longest that it may be, the lower first.
    pub(super) days_range: Option<[serde_json::Number; 2]>,
    /// How sure the least sure of the durations is: `measured`, `declared`, `assumed`; null where
    /// nothing changes.
    pub(super) days_certainty: Option<String>,
    /// Compliance cost of a year in đồng, the end of the range that promises less; null where what
    /// would be saved is not described.
    pub(super) cost_vnd: Option<i64>,
    /// The range.
    pub(super) cost_vnd_range: Option<[i64; 2]>,
    /// How sure the least sure of what the cost is worked out from is.
    pub(super) cost_certainty: Option<String>,
    /// How often the applicant has to be there, the end of the range that promises less; null where
    /// steps or channels do not say. As all counts, as declared.
    pub(super) visits: Option<i64>,
    /// The range.
    pub(super) visits_range: Option<[i64; 2]>,
    /// Agencies that a file goes through, the end of the range that promises less; null where steps
    /// do not say.
    pub(super) agencies: Option<i64>,
    /// The range.
    pub(super) agencies_range: Option<[i64; 2]>,
    /// Originals asked for.
    pub(super) originals: i64,
    /// Certified copies asked for.
    pub(super) certified: i64,
    /// Plain copies asked for.
    pub(super) copies: i64,
    /// Consultations between agencies.
    pub(super) consultations: i64,
}

/// Why a proposal is not in the chosen set.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct PassedOver {
    /// What kind of reason.
    pub(super) reason: Reason,
    /// The chosen proposal it conflicts with, or does not go together with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) with: Option<String>,
    /// The name of what both change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) over: Option<String>,
    /// Of one that is withdrawn, the finding that is left or new once it is carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) finding: Option<String>,
    /// Of one that is withdrawn, the reason in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Text>,
}

/// A reason to pass a proposal over.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reason {
    /// It changes differently what a chosen one changes, or what that one removes.
    Conflict,
    /// It only asks a person.
    Question,
    /// Withdrawn: a finding that it or another answers is still there once it is carried out.
    FindingLeft,
    /// Withdrawn: carrying it out brings a finding that must be answered.
    BringsFinding,
    /// Withdrawn: other chosen proposals save what it claims.
    SavingUnseen,
    /// Whatever was to be reached is reached without it, or not by it.
    NotWanted,
}

/// A part that some rules wait for.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DataGap {
    /// The part: `procedure.steps`.
    pub(super) part: String,
    /// The names of the procedures that lack it, in name order.
    pub(super) procedures: Vec<String>,
    /// The rules that wait for it, in name order.
    pub(super) rules: Vec<String>,
    /// The names of things outside procedures that lack it.
    pub(super) others: Vec<String>,
}

/// Returns the JSON Schema of the format, indented, with a line feed at the end.
pub fn json_schema() -> String {
    pretty(&schemars::schema_for!(Review))
}

/// Writes a value of a format, indented, with a line feed at the end.
///
/// # Panics
///
/// Never: the types of the formats hold nothing that JSON cannot say.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value)
        .expect("the types of the formats hold nothing that JSON cannot say");
    text.push('\n');
    text
}
