//! A test ready to run: its catalogue resolved once, whatever wording of the rule is tried on it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::{Wording, shared_over};
use super::expectation::{Expected, ExpectedFinding, expected, report_inner};
use super::{Ground, Outcome};
use crate::diagnostic::Diagnostics;
use crate::finding::wording;
use crate::graph::DependencyGraph;
use crate::model::resolve::{Layer, resolve_layers};
use crate::model::{Entity, Model};
use crate::phrase::{Phrase, phrase};
use crate::proposal::{apply, propose};
use crate::recognise::recognise;
use crate::rule::compile::{
    Range, RuleSet, Source, Written, as_written, compile, compile_condition,
};
use crate::rule::evaluate::{evaluate, holds};
use crate::rule::schema::Facts;
use crate::rule::{Gaps, Match};
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

/// A test, and the catalogue that it is about.
pub(super) struct Trial<'a> {
    /// The rule or target it tests.
    pub(super) rule: Spanned<&'a str>,
    /// The test as written.
    pub(super) test: &'a Clause<'a>,
    /// The folder that it stands in.
    pub(super) group: &'a str,
    pub(super) model: Model,
    graph: DependencyGraph,
    pub(super) expected: Expected<'a>,
    /// What is wrong in its own text.
    pub(super) mistakes: Diagnostics,
}

/// What a test turned up beside what it expected.
#[derive(Debug, Default)]
pub(super) struct Differences {
    pub(super) missing: Vec<Phrase>,
    pub(super) noisy: Vec<Phrase>,
    pub(super) wrong: Vec<Phrase>,
    pub(super) expects_something: bool,
}

impl<'a> Trial<'a> {
    /// Reads a test and resolves its catalogue at its date, or at the date of the ground.
    pub(super) fn prepare(ground: Ground<'a>, group: &'a str, test: &'a Clause<'a>) -> Self {
        let rule = test
            .name()
            .expect("the parser leaves out declarations without a name");
        let mut mistakes = Diagnostics::default();
        let mut layers = ground.layers.to_vec();
        layers.push(Layer::of_clauses(Layer::TEST, test.clauses()));
        let as_of = date_of(test).unwrap_or(ground.as_of);
        let model = recognise(resolve_layers(&layers, as_of, &mut mistakes));
        for inner in test.clauses() {
            if matches!(
                inner.keyword,
                Keyword::Rule | Keyword::Target | Keyword::Test
            ) {
                mistakes.push(report_inner(inner));
            }
        }
        Self {
            rule,
            test,
            group,
            graph: DependencyGraph::build(&model),
            model,
            expected: expected(test, rule, &mut mistakes),
            mistakes,
        }
    }

    /// Returns what the rule is evaluated on.
    pub(super) fn facts(&self) -> Facts<'_> {
        Facts {
            model: &self.model,
            graph: &self.graph,
        }
    }

    /// Returns the definitions and parameters that hold in this test.
    pub(super) fn shared<'w>(&'w self, shared: &'w [Clause<'w>]) -> Cow<'w, [Clause<'w>]> {
        shared_over(shared, self.test)
    }

    /// Compiles a wording of the rule on this catalogue.
    ///
    /// Returns a set of the rule alone, or of nothing where something in it is wrong.
    pub(super) fn compile(&self, wording: Wording<'_>, sink: &mut Diagnostics) -> RuleSet {
        let shared = self.shared(wording.shared);
        let sources = [wording.rule, beside(&wording.rule, &shared)];
        compile(&sources, &self.model, sink)
    }

    /// Compiles the rule of a wording as it is written, for this catalogue; `None` where something in
    /// it is wrong.
    pub(super) fn as_written(&self, wording: Wording<'_>, range: Range) -> Option<Written> {
        let shared = self.shared(wording.shared);
        let sources = [wording.rule, beside(&wording.rule, &shared)];
        as_written(&sources, &self.model, self.rule.node, range)
    }

    /// Compares what a compiled rule finds with what is expected; `wording` is the rule as it is
    /// declared, whose definitions the expectations may call.
    pub(super) fn compare(
        &self,
        rules: &RuleSet,
        wording: Wording<'_>,
        sink: &mut Diagnostics,
    ) -> Differences {
        let mut differences = Differences {
            expects_something: self.expected.is_something(),
            ..Differences::default()
        };
        let Some(id) = rules.find(self.rule.node) else {
            return differences;
        };
        let (matches, gaps) = evaluate(rules, &[id], self.facts());
        self.compare_findings(&matches, &mut differences);
        if self.expected.unknown {
            expect_gap(&gaps, &mut differences);
        } else if self.expected.nothing {
            self.expect_decided(rules, &gaps, &mut differences);
        }
        if !self.expected.after_applying.is_empty() {
            let after = self.applied(rules, &matches);
            self.compare_after_applying(&after, wording, &mut differences, sink);
        }
        differences
    }

    /// Returns the catalogue once everything proposed is carried out.
    fn applied(&self, rules: &RuleSet, matches: &[Match]) -> Model {
        let proposals = propose(rules, matches, self.facts()).into_iter();
        let edits: Vec<_> = proposals.flatten().flatten().collect();
        apply(&self.model, &edits)
    }

    fn compare_findings(&self, matches: &[Match], differences: &mut Differences) {
        let found = matches.iter().map(|found| {
            let about = found.about.iter();
            about
                .map(|thing| wording::name(*thing, &self.model))
                .collect()
        });
        let found: Vec<Vec<String>> = found.collect();
        for expected in &self.expected.findings {
            let about = expected.about.join(", ");
            match found.iter().position(|found| *found == expected.about) {
                None => differences.missing.push(phrase!(
                    "không có phát hiện về {about}",
                    "nothing found about {about}"
                )),
                Some(position) => self.compare_witnesses(&matches[position], expected, differences),
            }
        }
        for found in &found {
            let findings = &self.expected.findings;
            if !findings.iter().any(|expected| expected.about == *found) {
                let about = found.join(", ");
                differences.noisy.push(phrase!(
                    "có thêm phát hiện về {about}",
                    "also found something about {about}"
                ));
            }
        }
    }

    fn compare_witnesses(
        &self,
        found: &Match,
        expected: &ExpectedFinding<'_>,
        differences: &mut Differences,
    ) {
        let told = found.witnesses.iter().map(|thing| match *thing {
            Entity::Citation(id) => wording::citation(id, &self.model).to_string(),
            thing => wording::name(thing, &self.model),
        });
        let told: Vec<String> = told.collect();
        let about = expected.about.join(", ");
        for witness in expected
            .with
            .iter()
            .filter(|witness| !told.contains(witness))
        {
            let told = told.join("; ");
            differences.wrong.push(phrase!(
                "phát hiện về {about} không dẫn {witness}; dẫn chứng là: {told}",
                "the finding about {about} does not tell {witness}; its witnesses: {told}",
            ));
        }
    }

    /// Silence that only rests on something unknown is no silence.
    fn expect_decided(&self, rules: &RuleSet, gaps: &Gaps, differences: &mut Differences) {
        for ((kind, part), waiting) in &gaps.missing {
            let things: BTreeSet<&Entity> = waiting.values().flatten().collect();
            let names = things
                .into_iter()
                .map(|thing| wording::name(*thing, &self.model));
            let names = names.collect::<Vec<_>>().join(", ");
            let path = format!("{}.{part}", kind.keyword().english());
            differences.noisy.push(phrase!(
                "chưa quyết định được: chưa rõ `{path}` của {names}",
                "left undecided: `{path}` of {names} is unknown",
            ));
        }
        for id in gaps.parameters.keys() {
            let name = &rules.parameters[*id].name;
            differences.noisy.push(phrase!(
                "chưa quyết định được: tham số `{name}` chưa có giá trị",
                "left undecided: the parameter `{name}` has no value",
            ));
        }
    }

    fn compare_after_applying(
        &self,
        after: &Model,
        wording: Wording<'_>,
        differences: &mut Differences,
        sink: &mut Diagnostics,
    ) {
        let graph = DependencyGraph::build(after);
        let facts = Facts {
            model: after,
            graph: &graph,
        };
        let shared = self.shared(wording.shared);
        let shared = [beside(&wording.rule, &shared)];
        let rule = self.rule.node;
        for written in &self.expected.after_applying {
            let Some(condition) = compile_condition(&shared, after, written, sink) else {
                continue;
            };
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
}

/// Returns a source of what a rule may call and read.
pub(super) fn beside<'w>(rule: &Source<'w, 'w>, shared: &'w [Clause<'w>]) -> Source<'w, 'w> {
    Source {
        clauses: shared,
        ..*rule
    }
}

/// Returns the date after `as of`.
fn date_of(test: &Clause<'_>) -> Option<Date> {
    match test.word_after(Keyword::AsOf)?.node {
        Word::Date(date) => Some(date),
        _ => None,
    }
}

fn expect_gap(gaps: &Gaps, differences: &mut Differences) {
    if gaps.is_empty() {
        differences.missing.push(phrase!(
            "không có khoảng trống dữ liệu nào, quy tắc đã quyết định được",
            "no data gap: the rule could decide",
        ));
    }
}

impl Differences {
    /// Whether everything is as expected.
    pub(super) fn is_none(&self) -> bool {
        self.missing.is_empty() && self.noisy.is_empty() && self.wrong.is_empty()
    }

    /// Names how the test came out; `is_broken` where its text or its rule is wrong.
    pub(super) fn outcome(&self, is_broken: bool) -> Outcome {
        match (self.missing.is_empty(), self.noisy.is_empty()) {
            _ if is_broken || !self.wrong.is_empty() => Outcome::Wrong,
            (false, false) => Outcome::Wrong,
            (false, true) => Outcome::Missing,
            (true, false) => Outcome::Noisy,
            (true, true) if self.expects_something => Outcome::Reported,
            (true, true) => Outcome::Silent,
        }
    }

    /// Returns what differs, what is missing first.
    pub(super) fn told(self) -> Vec<Phrase> {
        [self.missing, self.noisy, self.wrong].concat()
    }
}
