//! The format of costs.

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

/// A part that some procedures lack.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct MissingPart {
    /// `document.takes`, `parameter.hourly-income`.
    pub(in crate::report::json) part: String,
    /// How many procedures.
    pub(in crate::report::json) procedures: u64,
}
