//! The format of figures before and after: counts, and what is known of some procedures only.

use schemars::JsonSchema;
use serde::Serialize;

/// Compliance cost of a year, of the procedures of which it is known before and after.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Cost {
    /// How many procedures there are.
    pub(in crate::report::json) procedures: u64,
    /// Of how many the cost is known.
    pub(in crate::report::json) known: u64,
    /// What these cost now, in đồng, from the least to the most; null where none is known.
    pub(in crate::report::json) before_vnd: Option<[i64; 2]>,
    /// What they cost with the chosen proposals enacted.
    pub(in crate::report::json) after_vnd: Option<[i64; 2]>,
    /// How sure the least sure of the figures is: `measured`, `declared`, `assumed`.
    pub(in crate::report::json) certainty: Option<String>,
    /// What is missing of the others.
    pub(in crate::report::json) missing: Vec<MissingPart>,
}

/// A figure of the procedures of which it is known before and after.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Bounded {
    /// How many procedures there are.
    pub(in crate::report::json) procedures: u64,
    /// Of how many the figure is known.
    pub(in crate::report::json) known: u64,
    /// What these come to now; null where none is known.
    pub(in crate::report::json) before: Option<Bounds>,
    /// What they come to with the chosen proposals enacted.
    pub(in crate::report::json) after: Option<Bounds>,
    /// How sure the least sure of the figures is: `measured`, `declared`, `assumed`.
    pub(in crate::report::json) certainty: Option<String>,
    /// What is missing of the others.
    pub(in crate::report::json) missing: Vec<MissingPart>,
}

/// What a figure may be.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Bounds {
    /// The least.
    pub(in crate::report::json) least: serde_json::Number,
    /// The middle, of what has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report::json) typical: Option<serde_json::Number>,
    /// The most.
    pub(in crate::report::json) most: serde_json::Number,
}

/// A part that some procedures lack.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct MissingPart {
    /// `document.takes`, `parameter.hourly-income`.
    pub(in crate::report::json) part: String,
    /// How many procedures.
    pub(in crate::report::json) procedures: u64,
}

/// Sizes before and after the chosen proposals.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Comparison {
    /// As described.
    pub(in crate::report::json) before: Measures,
    /// With the chosen proposals enacted.
    pub(in crate::report::json) after: Measures,
    /// Compliance cost of a year, before and after.
    pub(in crate::report::json) cost: Cost,
    /// How often applicants have to be there for one file, added up over the procedures.
    pub(in crate::report::json) visits: Bounded,
    /// Agencies that a file goes through, each once, added up over the procedures.
    pub(in crate::report::json) agencies: Bounded,
    /// Working days on the critical path, of 8 hours, added up over the procedures.
    pub(in crate::report::json) days: Bounded,
    /// How sure the counts in `before` and `after` are: `declared`, since they are counted in the
    /// files.
    pub(in crate::report::json) certainty: String,
}

/// Sizes of a catalogue; what is unknown counts nothing.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Measures {
    /// Declared fields.
    pub(in crate::report::json) fields: u64,
    /// Documents asked for, each alternative and each case for itself.
    pub(in crate::report::json) documents: u64,
    /// Procedures.
    pub(in crate::report::json) procedures: u64,
    /// Originals among the quantities stated.
    pub(in crate::report::json) originals: u64,
    /// Certified copies.
    pub(in crate::report::json) certified: u64,
    /// Plain copies.
    pub(in crate::report::json) copies: u64,
    /// Steps.
    pub(in crate::report::json) steps: u64,
    /// Consultations.
    pub(in crate::report::json) consultations: u64,
}
