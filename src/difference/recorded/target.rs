//! A target as a review has measured it.

use serde::Deserialize;
use serde_json::Number;

use super::Text;

/// A target and how far the chosen proposals reach it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: Text,
    /// What it asks for, in percent.
    pub required: Number,
    /// What is reached, in percent; `None` where there is nothing to measure.
    #[serde(default)]
    pub measured: Option<Number>,
    /// Whether that is enough; `None` where nobody can say.
    #[serde(default)]
    pub met: Option<bool>,
}
