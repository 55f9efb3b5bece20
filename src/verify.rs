//! Runs the tests written in rule files.
//!
//! A test is a small catalogue, a date and what is expected of one rule there. Its declarations
//! stand over the catalogue that the rules come with, so that a test names only what it is about.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::finding::wording;
use crate::graph::DependencyGraph;
use crate::model::resolve::{Layer, resolve_layers};
use crate::model::{Entity, Model};
use crate::phrase::{Phrase, phrase};
use crate::proposal::{apply, propose};
use crate::recognise::recognise;
use crate::rule::compile::{RuleSet, Source, compile, compile_condition};
use crate::rule::evaluate::{evaluate, holds};
use crate::rule::schema::Facts;
use crate::rule::{Gaps, Match};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

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
    /// The rule it tests.
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

/// Runs every test of the sources, in parallel; verdicts come in the order of the text.
pub fn verify(ground: Ground<'_>) -> Vec<Verdict> {
    let tests: Vec<(&Source<'_, '_>, &Clause<'_>)> = ground
        .sources
        .iter()
        .flat_map(|source| source.clauses.iter().map(move |clause| (source, clause)))
        .filter(|(_, clause)| clause.keyword == Keyword::Test)
        .collect();
    tests
        .par_iter()
        .map(|(source, clause)| run(ground, source, clause))
        .collect()
}

/// Everything one test needs while it runs.
struct Trial<'a> {
    rule: &'a str,
    rules: &'a RuleSet,
    sources: &'a [Source<'a, 'a>],
    model: &'a Model,
    matches: &'a [Match],
    gaps: &'a Gaps,
}

/// What a test turned up beside what it expected.
#[derive(Default)]
struct Differences {
    missing: Vec<Phrase>,
    noisy: Vec<Phrase>,
    wrong: Vec<Phrase>,
    expects_something: bool,
}

fn run(ground: Ground<'_>, source: &Source<'_, '_>, test: &Clause<'_>) -> Verdict {
    let name = test
        .name()
        .expect("the parser leaves out declarations without a name");
    let mut sink = Diagnostics::default();
    let as_of = match test.word_after(Keyword::AsOf).map(|word| &word.node) {
        Some(Word::Date(date)) => *date,
        _ => ground.as_of,
    };
    let mut layers = ground.layers.to_vec();
    layers.push(Layer::of_clauses(Layer::TEST, test.clauses()));
    let model = recognise(resolve_layers(&layers, as_of, &mut sink));
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    // Only the file of the rule and the files of definitions and parameters: the others' mistakes
    // are told once, by the check of the rule set, and not with every test.
    let shares =
        |clause: &Clause<'_>| matches!(clause.keyword, Keyword::Define | Keyword::Parameter);
    let declares = |clause: &Clause<'_>| {
        clause.keyword == Keyword::Rule && clause.name().is_some_and(|rule| rule.node == name.node)
    };
    let sources: Vec<Source<'_, '_>> = ground
        .sources
        .iter()
        .filter(|other| {
            other
                .clauses
                .iter()
                .any(|clause| shares(clause) || declares(clause))
        })
        .copied()
        .collect();
    let rules = compile(&sources, &model, &mut sink);
    let mut differences = Differences::default();
    match rules.find(name.node) {
        None => sink.push(report_unknown_rule(name, source)),
        Some(id) => {
            let (matches, gaps) = evaluate(&rules, &[id], facts);
            let trial = Trial {
                rule: name.node,
                rules: &rules,
                sources: &sources,
                model: &model,
                matches: &matches,
                gaps: &gaps,
            };
            trial.compare(test, facts, &mut differences, &mut sink);
        }
    }
    Verdict {
        rule: name.node.to_owned(),
        title: test.title().map(ToString::to_string).unwrap_or_default(),
        span: name.span,
        outcome: differences.outcome(sink.has_errors()),
        differences: differences.told(),
        diagnostics: sink,
    }
}

fn report_unknown_rule(name: Spanned<&str>, source: &Source<'_, '_>) -> Diagnostic {
    let (rule, group) = (name.node, source.group);
    Diagnostic::error(
        Code::BrokenTest,
        name.span,
        phrase!(
            "không có quy tắc `{rule}` để kiểm thử",
            "there is no rule `{rule}` to test"
        ),
    )
    .help(phrase!(
        "đặt kiểm thử cạnh quy tắc của nó (thư mục `{group}`) và viết đúng tên",
        "put the test beside its rule (folder `{group}`) and spell its name alike",
    ))
}

impl Trial<'_> {
    fn compare(
        &self,
        test: &Clause<'_>,
        facts: Facts<'_>,
        differences: &mut Differences,
        sink: &mut Diagnostics,
    ) {
        let mut expected: Vec<Vec<String>> = Vec::new();
        for expect in test.clauses_of(Keyword::Expect) {
            match expect.words.first().map(|word| &word.node) {
                Some(Word::Keyword(Keyword::Unknown)) => self.expect_gap(differences),
                Some(Word::Keyword(Keyword::AfterApplying)) => {
                    self.expect_after_applying(expect, facts, differences, sink);
                }
                Some(Word::Name(_)) => expected.push(subjects(expect)),
                _ => {}
            }
        }
        differences.expects_something |= !expected.is_empty();
        let found: Vec<Vec<String>> = self
            .matches
            .iter()
            .map(|found| {
                found
                    .about
                    .iter()
                    .map(|entity| self.name(*entity))
                    .collect()
            })
            .collect();
        for subject in expected.iter().filter(|subject| !found.contains(subject)) {
            let about = subject.join(", ");
            differences.missing.push(phrase!(
                "không có phát hiện về {about}",
                "nothing found about {about}"
            ));
        }
        for subject in found.iter().filter(|subject| !expected.contains(subject)) {
            let about = subject.join(", ");
            differences.noisy.push(phrase!(
                "có thêm phát hiện về {about}",
                "also found something about {about}"
            ));
        }
    }

    fn name(&self, entity: Entity) -> String {
        wording::name(entity, self.model)
    }

    fn expect_gap(&self, differences: &mut Differences) {
        differences.expects_something = true;
        if self.gaps.is_empty() {
            differences.missing.push(phrase!(
                "không có khoảng trống dữ liệu nào, quy tắc đã quyết định được",
                "no data gap: the rule could decide",
            ));
        }
    }

    fn expect_after_applying(
        &self,
        expect: &Clause<'_>,
        facts: Facts<'_>,
        differences: &mut Differences,
        sink: &mut Diagnostics,
    ) {
        let Some(Word::Expression(written)) = expect.words.last().map(|word| &word.node) else {
            return;
        };
        differences.expects_something = true;
        let edits: Vec<_> = propose(self.rules, self.matches, facts)
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        let after = apply(self.model, &edits);
        let graph = DependencyGraph::build(&after);
        let facts = Facts {
            model: &after,
            graph: &graph,
        };
        let Some(condition) = compile_condition(self.sources, &after, written, sink) else {
            return;
        };
        let rule = self.rule;
        match holds(&condition, facts) {
            Truth::True => {}
            Truth::False => differences.wrong.push(phrase!(
                "sau khi áp dụng đề xuất của `{rule}`, điều mong đợi không đúng",
                "after applying what `{rule}` proposes, what is expected does not hold",
            )),
            Truth::Unknown => differences.wrong.push(phrase!(
                "sau khi áp dụng đề xuất của `{rule}`, điều mong đợi chưa rõ",
                "after applying what `{rule}` proposes, what is expected cannot be decided",
            )),
        }
    }
}

/// The names after `about`.
fn subjects(expect: &Clause<'_>) -> Vec<String> {
    expect
        .words
        .iter()
        .skip_while(|word| word.node != Word::Keyword(Keyword::About))
        .filter_map(|word| match &word.node {
            Word::Name(name) => Some(name.to_string()),
            _ => None,
        })
        .collect()
}

impl Differences {
    fn outcome(&self, is_broken: bool) -> Outcome {
        match (self.missing.is_empty(), self.noisy.is_empty()) {
            _ if is_broken || !self.wrong.is_empty() => Outcome::Wrong,
            (false, false) => Outcome::Wrong,
            (false, true) => Outcome::Missing,
            (true, false) => Outcome::Noisy,
            (true, true) if self.expects_something => Outcome::Reported,
            (true, true) => Outcome::Silent,
        }
    }

    fn told(self) -> Vec<Phrase> {
        [self.missing, self.noisy, self.wrong].concat()
    }
}
