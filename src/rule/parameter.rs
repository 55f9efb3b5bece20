//! Dated values that rules read by name.

use jiff::civil::Date;

use super::Citation;
use super::plan::Literal;
use super::types::Type;
use crate::index::id;
use crate::model::{Certainty, Period};
use crate::span::Span;

id!(/** A parameter of a rule set. */ ParameterId);

/// A dated value: `parameter hourly-income "…" { from 2022-01-01 = 45_000 VND }`.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// `hourly-income`
    pub name: String,
    /// What it is called; empty where nobody has said.
    pub title: String,
    /// Its value at the date of the model, and when it holds; `None` where no entry covers the date.
    pub value: Option<(Literal, Period)>,
    /// How sure that value is; declared where nothing is said.
    pub certainty: Certainty,
    /// What its values are, also where none covers the date.
    pub kind: Type,
    /// What it rests on.
    pub bases: Vec<Citation>,
    /// When somebody last looked whether it is still right.
    pub checked: Option<Date>,
    /// Where it is declared.
    pub span: Span,
}
