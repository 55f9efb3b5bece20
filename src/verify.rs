//! Runs the tests written in rule files, and asks what they prove.
//!
//! A test is a small catalogue, a date and what is expected of one rule there. Its declarations
//! stand over the catalogue that the rules come with, so that a test names only what it is about.
//! What tests prove is asked by changing the rule: a change that no test notices is one that
//! anybody may make by mistake.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::model::resolve::Layer;
use crate::phrase::Phrase;
use crate::rule::compile::Source;
use crate::span::Span;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

mod book;
mod condition;
pub mod coverage;
mod expectation;
mod mutant;
pub mod mutation;
#[cfg(test)]
mod tests;
mod target;
mod trial;

use book::Book;
use coverage::Coverage;
use expectation::{report_other_kind, report_unknown_rule};
use mutation::Mutation;
use trial::Trial;

/// What the tests stand on: the rules, and the catalogue they come with.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Every rule file.
    pub sources: &'a [Source<'a, 'a>],
    /// The catalogue, without the tests' own declarations.
    pub layers: &'a [Layer<'a>],
    /// The date of tests that name none.
    pub as_of: Date,
}

/// How a test came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// What was expected was found, and nothing else.
    Reported,
    /// Nothing was expected, and nothing was found.
    Silent,
    /// Something expected was not found.
    Missing,
    /// Something was found that is not expected.
    Noisy,
    /// Both, or the proposals do not do what is expected, or the test itself is wrong.
    Wrong,
}

impl Outcome {
    /// Returns whether the test passed.
    pub const fn passed(self) -> bool {
        matches!(self, Self::Reported | Self::Silent)
    }

    /// Returns the word for it.
    pub fn name(self) -> Phrase {
        let (vi, en) = match self {
            Self::Reported => ("phát hiện đúng", "reported"),
            Self::Silent => ("im lặng đúng", "silent"),
            Self::Missing => ("bỏ sót", "missing"),
            Self::Noisy => ("phát hiện thừa", "noisy"),
            Self::Wrong => ("sai", "wrong"),
        };
        Phrase::new(vi, en)
    }
}

/// One test and how it came out.
#[derive(Debug)]
pub struct Verdict {
    /// The rule or target it tests.
    pub rule: String,
    /// What it is called.
    pub title: String,
    /// Where it is declared.
    pub span: Span,
    /// How it came out.
    pub outcome: Outcome,
    /// What differs from the expectation.
    pub differences: Vec<Phrase>,
    /// What is wrong in the test's own text.
    pub diagnostics: Diagnostics,
}

/// The tests of a ground, each with its catalogue resolved, in the order of the text.
pub struct Trials<'a> {
    ground: Ground<'a>,
    book: Book<'a>,
    prepared: Vec<Trial<'a>>,
}

impl<'a> Trials<'a> {
    /// Resolves the catalogue of every test, in parallel; linear in their sizes.
    pub fn prepare(ground: Ground<'a>) -> Self {
        let tests: Vec<(&str, &Clause<'_>)> = ground
            .sources
            .iter()
            .flat_map(|source| source.clauses.iter().map(|clause| (source.group, clause)))
            .filter(|(_, clause)| clause.keyword == Keyword::Test)
            .collect();
        let trials = tests
            .into_par_iter()
            .map(|(group, test)| Trial::prepare(ground, group, test));
        Self {
            ground,
            book: Book::of(ground.sources),
            prepared: trials.collect(),
        }
    }

    /// Runs the tests of some rules, in parallel; verdicts come in the order of the text.
    pub fn verdicts(&self, is_chosen: impl Fn(&str) -> bool + Sync) -> Vec<Verdict> {
        let chosen = self.prepared.par_iter();
        let chosen = chosen.filter(|trial| is_chosen(trial.rule.node));
        chosen.map(|trial| self.verdict(trial)).collect()
    }

    fn verdict(&self, trial: &Trial<'_>) -> Verdict {
        let mut sink = Diagnostics::default();
        let name = trial.rule.node;
        let (rule, target) = (self.book.wording(name), self.book.target(name));
        let differences = match (rule, target) {
            (None, None) => {
                sink.push(report_unknown_rule(trial.rule, trial.group));
                trial::Differences::default()
            }
            (None, Some(wording)) => trial.compare_target(&self.book, wording, &mut sink),
            (Some(_), _) if !trial.expected.targets.is_empty() => {
                sink.push(report_other_kind(trial.rule, false));
                trial::Differences::default()
            }
            (Some(wording), _) => {
                let mut mistakes = Diagnostics::default();
                let rules = trial.compile(wording, &mut mistakes);
                // Warnings are about the rule, and told once, when the rules are checked.
                if mistakes.has_errors() {
                    sink.append(mistakes);
                }
                trial.compare(&rules, wording, &mut sink)
            }
        };
        sink.append(trial.mistakes.clone());
        Verdict {
            rule: trial.rule.node.to_owned(),
            title: trial
                .test
                .title()
                .map(ToString::to_string)
                .unwrap_or_default(),
            span: trial.rule.span,
            outcome: differences.outcome(sink.has_errors()),
            differences: differences.told(),
            diagnostics: sink,
        }
    }

    /// Changes the chosen rules, and the definitions that they use, in every way that their tests
    /// should notice; in the order of the text.
    ///
    /// A test that fails as it is would fail on any change, and is left out.
    pub fn mutations(&self, is_chosen: impl Fn(&str) -> bool) -> Vec<Mutation> {
        let trials = self.prepared.par_iter();
        let trials = trials.filter(|trial| self.verdict(trial).outcome.passed());
        let trials: Vec<&Trial<'_>> = trials.collect();
        mutation::mutations(self.ground.sources, &self.book, &trials, is_chosen)
    }

    /// Tells what the tests have seen of the chosen rules, and of the definitions that they use; in
    /// the order of the text.
    pub fn coverage(&self, is_chosen: impl Fn(&str) -> bool) -> Vec<Coverage> {
        let declarations = self.ground.sources.iter();
        let declarations = declarations.flat_map(|source| source.clauses);
        coverage::coverage(declarations, &self.book, &self.prepared, is_chosen)
    }
}
