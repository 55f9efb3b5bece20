//! A review as it was written: what of `tinhgon.review/1` is compared, and nothing else.
//!
//! Keys that came to the format later are filled in, and keys that are not compared are passed
//! over, so that a review of last year can be read by the program of this year.

use serde::Deserialize;
use serde_json::error::Category;

use crate::phrase::{Phrase, phrase};
use crate::syntax::keyword::{Keyword, Vocabulary};

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
    /// What nobody has described.
    #[serde(default)]
    pub data_gaps: Vec<Gap>,
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
    /// What was decided on it.
    pub status: String,
    /// The proposal that answers it.
    #[serde(default)]
    pub proposal: Option<String>,
    /// What it takes in.
    #[serde(default)]
    pub takes_in: Vec<Guest>,
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
        let words = |of: fn(&Text) -> &str| {
            let known = self.evidence.iter();
            let known = known.map(|known| format!("{}: {}", known.name, of(&known.text)));
            known.collect::<Vec<_>>().join("; ")
        };
        Phrase::new(words(|text| &text.vi), words(|text| &text.en))
    }
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

/// Words what was decided on a finding; a decision of a later version as it is.
pub(super) fn status(slug: &str) -> Phrase {
    match slug {
        "new" => phrase!("chưa có quyết định", "not decided on"),
        "accepted" => phrase!("đã chấp nhận", "accepted"),
        "rejected" => phrase!("đã bác", "rejected"),
        other => Phrase::same(other),
    }
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
        assert_eq!(status("waived"), Phrase::same("waived"));
    }
}
