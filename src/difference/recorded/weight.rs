//! What each procedure asks for, as it was written.

use serde::Deserialize;

/// What a procedure asks for; what is unknown is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Weight {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its code.
    #[serde(default)]
    pub code: Option<String>,
    /// Declared fields.
    #[serde(default)]
    pub fields: Option<u64>,
    /// Documents asked for.
    #[serde(default)]
    pub documents: Option<u64>,
    /// Steps.
    #[serde(default)]
    pub steps: Option<u64>,
    /// Its channels.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// The laws it cites.
    #[serde(default)]
    pub laws: Option<Vec<String>>,
}

/// A channel of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Its time limit: `5 working days`.
    #[serde(default)]
    pub time_limit: Option<String>,
    /// Its fee in đồng.
    #[serde(default)]
    pub fee_vnd: Option<i64>,
}
