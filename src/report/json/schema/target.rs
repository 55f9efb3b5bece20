//! The targets of a review in the format.

use schemars::JsonSchema;
use serde::Serialize;

use super::Text;

/// A target, measured.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Target {
    /// Its name.
    pub(in crate::report::json) name: String,
    /// What it asks for, in percent.
    pub(in crate::report::json) required: serde_json::Number,
    /// What the chosen proposals reach of what is known, in percent, rounded down to the thousandth;
    /// null where there is nothing to measure.
    pub(in crate::report::json) measured: Option<serde_json::Number>,
    /// Whether that is enough, decided exactly; null where what is unknown decides, or where there is
    /// nothing to measure.
    pub(in crate::report::json) met: Option<bool>,
    /// What it is called.
    pub(in crate::report::json) title: Text,
    /// `reduction`, `share-with-proposals`, `share-with-less` or `share-where`.
    pub(in crate::report::json) measure: String,
    /// What numerator and denominator count: `number`, `vnd`, `minutes` of work, or `things` that the
    /// target names.
    pub(in crate::report::json) unit: String,
    /// What is reached without any proposal, in percent.
    pub(in crate::report::json) before: Option<serde_json::Number>,
    /// What is saved, or how many things count.
    pub(in crate::report::json) numerator: serde_json::Number,
    /// The sum before, or how many things there are.
    pub(in crate::report::json) denominator: serde_json::Number,
    /// How much more is needed of what is known; null where the target is not missed.
    pub(in crate::report::json) short_of: Option<serde_json::Number>,
    /// How many things are left out, because something is unknown.
    pub(in crate::report::json) unknown: u64,
    /// What is missing to take them in.
    pub(in crate::report::json) missing: Vec<Missing>,
    /// The legal bases, as the language cites them.
    pub(in crate::report::json) basis: Vec<String>,
}

/// A part that some of the things of a target lack.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::report::json) struct Missing {
    /// The part: `procedure.fields`.
    pub(in crate::report::json) part: String,
    /// How many things are left out for want of it.
    pub(in crate::report::json) things: u64,
}
