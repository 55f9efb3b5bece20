//! From values to text for people and machines.
//!
//! Takes a finished [`Review`] and what it is about, gives text. Nothing here computes a finding
//! or a saving: what is shown has been worked out before.

use crate::model::Model;
use crate::review::Review;
use crate::rule::compile::RuleSet;
use crate::rule::parameter::Parameter;
use crate::rule::proof::Term;
use crate::rule::proof::place::Places;
use crate::source::Sources;
use crate::span::FileId;

pub mod code;
pub mod declared;
mod edit;
pub mod graph;
pub mod handbook;
pub mod json;
mod pen;
mod plan;
pub mod recognised;
pub mod rule;
pub mod sheet;
pub mod snippet;
mod spoken;
pub mod text;
mod underline;
pub mod verdict;
mod words;
mod wrap;

/// What is described and by which files: what the ids and spans of a proof stand for.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'r> {
    /// The rules that were at hand.
    pub rules: &'r RuleSet,
    /// What was looked at.
    pub model: &'r Model,
    /// The files.
    pub sources: &'r Sources,
    /// What the files declare.
    pub places: &'r Places<'r>,
    /// How many of the files are the user's; the others come with the program.
    pub own_files: usize,
}

impl<'r> Ground<'r> {
    /// Returns the parameter that a value comes from, if it is one.
    fn parameter(&self, term: &Term<'_>) -> Option<&'r Parameter> {
        let mut parameters = self.rules.parameters.items().iter();
        let found = parameters.find(|known| known.name == term.text.en);
        found.filter(|_| term.is_parameter)
    }

    /// Returns whether a file comes with the program.
    fn is_shipped(&self, file: FileId) -> bool {
        file.0 as usize >= self.own_files
    }
}

/// A review, and what its ids and spans stand for.
#[derive(Debug, Clone, Copy)]
pub struct Page<'r> {
    /// What was found.
    pub review: &'r Review,
    /// The rules that were at hand.
    pub rules: &'r RuleSet,
    /// What was reviewed.
    pub model: &'r Model,
    /// The files.
    pub sources: &'r Sources,
}
