//! A review as it was written: what of `tinhgon.review/1` is compared, and nothing else.
//!
//! Keys that came to the format later are filled in, and keys that are not compared are passed
//! over, so that a review of last year can be read by the program of this year.

use serde::Deserialize;
use serde_json::error::Category;

use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::syntax::keyword::{Keyword, Vocabulary};

mod target;
mod weight;

pub use target::Target;
pub use weight::{Channel, Weight};

/// The name and version of the format that is read.
const SCHEMA: &str = "tinhgon.review/1";

/// A review, read back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Recorded {
    /// The name and version of its format.
    pub schema: String,
    /// What made it.
    pub tool: Tool,
    /// Its date, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// Its proposals.
    #[serde(default)]
    pub proposals: Vec<Proposal>,
    /// The sizes of the catalogue.
    pub measures: Comparison,
    /// Its targets, in name order.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// What nobody has described.
    #[serde(default)]
    pub data_gaps: Vec<Gap>,
    /// What each procedure asks for.
    #[serde(default)]
    pub procedures: Vec<Weight>,
}

/// What made a review.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tool {
    /// Its version.
    pub version: String,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Finding {
    /// What it is known by from review to review.
    pub id: String,
    /// The name of its rule.
    pub rule: String,
    /// How grave it is, in English.
    pub severity: String,
    /// How sure the rule is, in English.
    pub confidence: String,
    /// What is said.
    pub message: Text,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The legal bases, as the language cites them.
    pub basis: Vec<String>,
    /// What it is about.
    #[serde(default)]
    pub about: Vec<Subject>,
    /// What was decided on it.
    #[serde(default)]
    pub decision: Option<Decided>,
    /// The proposal that answers it.
    #[serde(default)]
    pub proposal: Option<String>,
    /// What it takes in.
    #[serde(default)]
    pub takes_in: Vec<Guest>,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Subject {
    /// Its name.
    pub name: String,
}

/// What was decided on a finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Decided {
    /// What, in English.
    pub verdict: String,
    /// Until when.
    #[serde(default)]
    pub until: Option<String>,
    /// By when it is to be done.
    #[serde(default)]
    pub due: Option<String>,
    /// What changed of the evidence since; if anything, it no longer holds.
    #[serde(default)]
    pub lapsed: Vec<Lapse>,
}

/// A value that a decision rested on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lapse {
    /// The variable or path of the rule.
    pub name: String,
}

/// A finding that another takes in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Guest {
    /// The id it would have by itself.
    pub id: String,
}

/// A value that made a rule fire.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Evidence {
    /// The variable or path of the rule.
    pub name: String,
    /// The name of a thing, or the value in English.
    #[serde(default)]
    pub value: String,
    /// The value in words.
    pub text: Text,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Text {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// Edits that would answer some findings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Proposal {
    /// Its number in this review, which says nothing in another.
    pub id: String,
    /// What would be changed.
    pub edits: Vec<Edit>,
    /// Whether it is in the chosen set.
    pub chosen: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Edit {
    /// All of it in words.
    pub text: Text,
}

/// Sizes now, and after the chosen proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Comparison {
    /// As described.
    pub before: Sizes,
    /// With the chosen proposals enacted.
    pub after: Sizes,
}

/// Sizes of a catalogue; one that the review does not tell is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Sizes {
    /// Procedures.
    pub procedures: u64,
    /// Declared fields.
    pub fields: u64,
    /// Documents asked for.
    pub documents: u64,
    /// Steps.
    pub steps: u64,
    /// Consultations.
    pub consultations: u64,
}

/// A part that some rules wait for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Gap {
    /// The part: `procedure.steps`.
    pub part: String,
    /// The procedures that lack it.
    #[serde(default)]
    pub procedures: Vec<String>,
    /// What else lacks it.
    #[serde(default)]
    pub others: Vec<String>,
}

impl Recorded {
    /// Reads a review as `review --format json` writes it.
    ///
    /// # Errors
    ///
    /// Says in words for people why the bytes are no such review, and where.
    pub fn read(bytes: &[u8]) -> Result<Self, Phrase> {
        let review: Self = serde_json::from_slice(bytes).map_err(|error| wording(&error))?;
        if review.schema == SCHEMA {
            return Ok(review);
        }
        let schema = review.schema;
        Err(phrase!(
            "là dạng `{schema}`, không phải `{SCHEMA}`",
            "is of the format `{schema}`, not `{SCHEMA}`",
        ))
    }

    /// Returns the proposal that answers a finding of this review.
    pub fn proposal_of(&self, finding: &Finding) -> Option<&Proposal> {
        let id = finding.proposal.as_deref()?;
        // Proposals are numbered by position; a review that somebody cut is searched.
        let number = id.strip_prefix('P').and_then(|number| number.parse().ok());
        let there = number.and_then(|number: usize| self.proposals.get(number.checked_sub(1)?));
        there
            .filter(|proposal| proposal.id == id)
            .or_else(|| self.proposals.iter().find(|proposal| proposal.id == id))
    }
}

impl Finding {
    /// Words what it rests on: `r: Cơ sở dữ liệu …`, one after the other.
    pub(super) fn evidence_in_words(&self) -> Phrase {
        let known = self.evidence.iter();
        let known = known.map(|known| (&known.name, known.text.clone().into()));
        values_in_words(known)
    }

    /// Returns whether it has been set aside.
    pub(super) fn is_waived(&self) -> bool {
        let decision = self.decision.as_ref();
        decision
            .is_some_and(|made| made.verdict == Keyword::Reject.english() && made.lapsed.is_empty())
    }

    /// Words what was decided on it.
    pub(super) fn decision_in_words(&self) -> Phrase {
        let Some(decided) = &self.decision else {
            return phrase!("chưa có quyết định", "not decided on");
        };
        let mut words = match decided.verdict.as_str() {
            "accept" => phrase!("chấp nhận", "accepted"),
            "reject" => phrase!("bác bỏ", "rejected"),
            "defer" => phrase!("tạm hoãn", "deferred"),
            other => Phrase::same(other),
        };
        if let Some(until) = decided.until.as_ref().map(|day| day_in_words(day)) {
            words += Phrase::new(
                format_args!(" đến {}", until.vi),
                format_args!(" until {}", until.en),
            );
        }
        if let Some(due) = decided.due.as_ref().map(|day| day_in_words(day)) {
            words += Phrase::new(
                format_args!(", hạn {}", due.vi),
                format_args!(", due {}", due.en),
            );
        }
        if !decided.lapsed.is_empty() {
            let names: Vec<&str> = decided
                .lapsed
                .iter()
                .map(|lapse| lapse.name.as_str())
                .collect();
            let names = names.join(", ");
            words += phrase!(
                "; hết hiệu lực vì chứng cứ đã đổi: {names}",
                "; lapsed, since the evidence changed: {names}"
            );
        }
        words
    }
}

/// Words values by name, one after the other.
pub(super) fn values_in_words<'v>(values: impl Iterator<Item = (&'v String, Phrase)>) -> Phrase {
    let (vi, en): (Vec<String>, Vec<String>) = values
        .map(|(name, value)| {
            (
                format!("{name}: {}", value.vi),
                format!("{name}: {}", value.en),
            )
        })
        .unzip();
    Phrase::new(vi.join("; "), en.join("; "))
}

/// Words a day as reviews write it.
fn day_in_words(day: &str) -> Phrase {
    day.parse()
        .map_or_else(|_| Phrase::same(day), wording::date)
}

impl Proposal {
    /// Words its edits, one after the other.
    pub(super) fn in_words(&self) -> Phrase {
        let words = |of: fn(&Text) -> &str| {
            let edits = self.edits.iter().map(|edit| of(&edit.text));
            edits.collect::<Vec<_>>().join("; ")
        };
        Phrase::new(words(|text| &text.vi), words(|text| &text.en))
    }

    /// Words whether it is in the chosen set.
    pub(super) fn choice(&self) -> Phrase {
        if self.chosen {
            phrase!("được chọn", "chosen")
        } else {
            phrase!("không được chọn", "not chosen")
        }
    }
}

impl From<Text> for Phrase {
    fn from(Text { vi, en }: Text) -> Self {
        Self { vi, en }
    }
}

/// Returns how grave a severity is; one of a later version is not graver than another.
pub(super) fn rank(english: &str) -> Option<u8> {
    let known = [Keyword::Must, Keyword::Should, Keyword::Consider];
    let known = known.into_iter().find(|known| known.english() == english);
    known.map(crate::review::rank)
}

/// Words a severity or confidence as the language spells it; one of a later version as it is.
pub fn keyword(english: &str) -> Phrase {
    let known = [
        Keyword::Must,
        Keyword::Should,
        Keyword::Consider,
        Keyword::High,
        Keyword::Medium,
        Keyword::Low,
    ];
    let keyword = known.into_iter().find(|known| known.english() == english);
    keyword.map_or_else(
        || Phrase::same(english),
        |known| Phrase::new(known.spelling(Vocabulary::Vietnamese), english),
    )
}

/// Words what `serde_json` found wrong.
fn wording(error: &serde_json::Error) -> Phrase {
    let (line, column) = (error.line(), error.column());
    let what = match error.classify() {
        Category::Eof => phrase!("tệp dừng giữa chừng", "the file ends in the middle"),
        Category::Data => phrase!(
            "thiếu hoặc sai phần mà kết quả rà soát phải có",
            "a part that a review has is missing or of another kind",
        ),
        Category::Syntax | Category::Io => phrase!("không phải JSON", "this is no JSON"),
    };
    let (vi, en) = (what.vi, what.en);
    phrase!(
        "không phải kết quả rà soát dạng JSON: {vi}, ở dòng {line}, cột {column}",
        "is no review written as JSON: {en}, at line {line}, column {column}",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_later_version_are_told_as_they_are() {
        assert_eq!(keyword("must"), Phrase::new("bắt buộc", "must"));
        assert_eq!(keyword("perhaps"), Phrase::same("perhaps"));
        assert_eq!(
            day_in_words("2026-01-31"),
            Phrase::new("31/01/2026", "2026-01-31")
        );
        assert_eq!(day_in_words("soon"), Phrase::same("soon"));
    }
}
