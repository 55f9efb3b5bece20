//! A test of a target: how it comes out once some rules have had their proposals carried out.

use super::book::{Book, Wording};
use super::expectation::{ExpectedTarget, report_other_kind, report_unknown_proposer};
use super::trial::{Differences, Trial, beside};
use crate::diagnostic::Diagnostics;
use crate::finding::wording::number;
use crate::phrase::{Phrase, phrase};
use crate::proposal::{Edit, propose};
use crate::rule::RuleId;
use crate::rule::compile::{Source, compile};
use crate::rule::evaluate::evaluate;
use crate::syntax::keyword::Keyword;
use crate::target::{Reached, Verdict, measure};

impl Trial<'_> {
    /// Compares how a target comes out with what is expected.
    pub(super) fn compare_target(
        &self,
        book: &Book<'_>,
        target: Wording<'_>,
        sink: &mut Diagnostics,
    ) -> Differences {
        let mut differences = Differences {
            expects_something: true,
            ..Differences::default()
        };
        if self.expected.targets.is_empty() {
            sink.push(report_other_kind(self.rule, true));
        }
        for expected in &self.expected.targets {
            match self.measured(book, target, expected, sink) {
                Some(reached) => {
                    let told = difference(self.rule.node, expected.outcome, &reached);
                    differences.wrong.extend(told);
                }
                None if sink.has_errors() => {}
                None => differences.wrong.push(does_not_apply(self.rule.node)),
            }
        }
        differences
    }

    /// Measures a target on the catalogue of the test, with what some rules propose carried out;
    /// `None` where it does not apply at the date, or where something is wrong, which is then
    /// reported.
    fn measured(
        &self,
        book: &Book<'_>,
        target: Wording<'_>,
        expected: &ExpectedTarget<'_>,
        sink: &mut Diagnostics,
    ) -> Option<Reached> {
        let shared = self.shared(target.shared);
        let mut sources: Vec<Source<'_, '_>> = vec![target.rule, beside(&target.rule, &shared)];
        for named in &expected.by {
            match book.wording(named.node) {
                Some(wording) => sources.push(wording.rule),
                None => sink.push(report_unknown_proposer(*named)),
            }
        }
        // The target and what it may call come first.
        if sources.len() < 2 + expected.by.len() {
            return None;
        }
        let mut mistakes = Diagnostics::default();
        let rules = compile(&sources, &self.model, &mut mistakes);
        // Warnings are about the declarations, and told once, when they are checked.
        if mistakes.has_errors() {
            sink.append(mistakes);
            return None;
        }
        let chosen: Vec<RuleId> = rules.rules.ids().collect();
        let (matches, _) = evaluate(&rules, &chosen, self.facts());
        let proposed = propose(&rules, &matches, self.facts());
        let proposed: Vec<&[Edit]> = proposed.iter().flatten().map(Vec::as_slice).collect();
        let mut reached = measure(&rules, self.facts(), &proposed);
        reached.pop()
    }
}

/// Says how a target comes out, where something else is expected.
fn difference(name: &str, expected: Keyword, reached: &Reached) -> Option<Phrase> {
    let as_expected = match reached.verdict {
        Verdict::Met => expected == Keyword::Met,
        Verdict::Missed { .. } => expected == Keyword::Missed,
        Verdict::Undecided => expected == Keyword::Unknown,
        Verdict::Vacant => false,
    };
    if as_expected {
        return None;
    }
    let outcome = match reached.verdict {
        Verdict::Met => phrase!("đạt", "is met"),
        Verdict::Missed { .. } => phrase!("không đạt", "is missed"),
        Verdict::Undecided => phrase!("chưa kết luận được", "is undecided"),
        Verdict::Vacant => phrase!("không có gì để đo", "has nothing to measure"),
    };
    let measured = reached
        .after
        .percent()
        .map_or_else(Phrase::default, |share| {
            let Phrase { vi, en } = number(share);
            phrase!(": đo được {vi}%", ": {en}% measured")
        });
    Some(Phrase::new(
        format_args!("chỉ tiêu `{name}` {}{}", outcome.vi, measured.vi),
        format_args!("the target `{name}` {}{}", outcome.en, measured.en),
    ))
}

fn does_not_apply(name: &str) -> Phrase {
    phrase!(
        "chỉ tiêu `{name}` không áp dụng vào ngày của kiểm thử",
        "the target `{name}` does not apply at the date of the test"
    )
}
