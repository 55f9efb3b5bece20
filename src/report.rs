//! From values to text for people and machines.
//!
//! Takes a finished [`Review`] and what it is about, gives text. Nothing here computes a finding
//! or a saving: what is shown has been worked out before.

use std::collections::BTreeMap;

use declared::Declared;
use spoken::Sayings;

use crate::difference::baseline::{Baseline, Standing};
use crate::finding::Finding;
use crate::model::Model;
use crate::review::Review;
use crate::rule::RuleId;
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::Prover;
use crate::rule::parameter::Parameter;
use crate::rule::proof::place::Places;
use crate::rule::proof::{Proof, Term};
use crate::source::Sources;
use crate::span::FileId;

pub mod code;
pub mod csv;
pub mod declared;
mod described;
pub mod difference;
pub mod document;
pub mod drawing;
mod edit;
pub mod github;
pub mod graph;
pub mod handbook;
mod hash;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
mod pen;
mod plan;
mod provision;
pub mod recognised;
pub mod rule;
pub mod sarif;
pub mod sheet;
pub mod snippet;
mod spoken;
pub mod target;
pub mod text;
mod underline;
pub mod verdict;
pub mod withdrawal;
mod words;
pub mod workbook;
mod wrap;
mod xml;

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
    /// The rules and definitions among that, by name.
    pub declared: &'r Declared<'r, 'r>,
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

    /// Returns what the conditions and variables of a rule say.
    fn sayings(&self, rule: RuleId) -> Sayings {
        let name = &self.rules.rules[rule].name;
        Sayings::of_rule(name, self.declared, self.model)
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
    /// How the findings stand to a known review, where there is one.
    pub baseline: Option<&'r Baseline>,
    /// Where each finding is to be told with its proof.
    pub proofs: Option<Proofs<'r>>,
}

/// What proves the findings of a review, one by one as they are told: all of them at once would
/// take more memory than the review.
#[derive(Debug, Clone, Copy)]
pub struct Proofs<'r> {
    /// What the ids and spans of the proofs stand for.
    pub ground: Ground<'r>,
    /// Of each rule that found something, what proves it.
    pub provers: &'r BTreeMap<RuleId, Prover<'r, 'r>>,
}

impl<'r> Page<'r> {
    /// Returns whether a finding is to be told by itself: what a known review has told alike is only
    /// counted.
    fn is_shown(&self, position: usize) -> bool {
        let known = self.baseline.map(|known| &known.of[position]);
        known != Some(&Standing::Known)
    }

    /// Returns the proof of a finding, where proofs are asked for.
    fn proof(&self, finding: &Finding) -> Option<(Ground<'r>, Proof<'r>)> {
        let Proofs { ground, provers } = self.proofs?;
        let prover = provers.get(&finding.rule)?;
        Some((ground, prover.prove(&finding.about, &finding.witnesses)))
    }
}
