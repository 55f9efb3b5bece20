//! Tests that cannot say what they are meant to.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::model::Model;
use crate::phrase::{Phrase, phrase};
use crate::rule::compile::RuleSet;
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Tells a test of no rule or target, without an expectation, of another one, or about nothing
/// described.
pub(super) fn check(test: &Clause<'_>, rules: &RuleSet, model: &Model, sink: &mut Diagnostics) {
    let Some(rule) = test.name() else { return };
    let named = rule.node;
    let expectations: Vec<&Clause<'_>> = test.clauses_of(Keyword::Expect).collect();
    if rules.target(named).is_some() {
        check_target(rule, &expectations, rules, sink);
        return;
    }
    if rules.find(rule.node).is_none() {
        sink.push(unknown_rule(rule, rules));
        return;
    }
    if expectations.is_empty() {
        sink.push(
            broken(
                rule,
                phrase!(
                    "kiểm thử không nói mong đợi điều gì",
                    "the test does not say what it expects"
                ),
            )
            .help(phrase!(
                "thêm `mong đợi {named} về …`, hoặc `mong đợi không phát hiện gì`",
                "add `expect {named} about …`, or `expect nothing`"
            )),
        );
    }
    for expectation in expectations {
        check_expectation(test, rule, expectation, model, sink);
    }
}

/// Tells a test of a target that does not say how it comes out, or with the proposals of no rule.
fn check_target(
    target: Spanned<&str>,
    expectations: &[&Clause<'_>],
    rules: &RuleSet,
    sink: &mut Diagnostics,
) {
    let named = target.node;
    let says_how = |expectation: &&&Clause<'_>| {
        let first = expectation.words.first().map(|word| &word.node);
        first == Some(&Word::Keyword(Keyword::Target))
    };
    let how = expectations.iter().filter(says_how);
    if how.clone().count() < expectations.len().max(1) {
        let message = phrase!(
            "kiểm thử của chỉ tiêu chỉ nói nó đạt hay không",
            "a test of a target says whether it is met, and nothing else"
        );
        sink.push(broken(target, message).help(phrase!(
            "viết `mong đợi chỉ tiêu {named} đạt`, `không đạt` hoặc `chưa rõ`",
            "write `expect target {named} met`, `missed` or `unknown`"
        )));
    }
    for expectation in how {
        let told = expectation
            .words
            .iter()
            .filter_map(|word| match &word.node {
                Word::Name(name) => Some(Spanned::new(name.as_ref(), word.span)),
                _ => None,
            });
        for (position, name) in told.enumerate() {
            if position == 0 && name.node != named {
                sink.push(another(name, named));
            } else if position > 0 && rules.find(name.node).is_none() {
                sink.push(unknown_rule(name, rules));
            }
        }
    }
}

/// Says that something is expected of another rule or target than the tested one.
fn another(expected: Spanned<&str>, tested: &str) -> Diagnostic {
    let other = expected.node;
    let message = phrase!(
        "đây là kiểm thử của `{tested}`, không nói gì về `{other}`",
        "this is a test of `{tested}` and says nothing of `{other}`"
    );
    broken(expected, message).help(phrase!(
        "viết `{tested}`, hoặc viết một kiểm thử khác cho `{other}`",
        "write `{tested}`, or a test of its own for `{other}`"
    ))
}

fn check_expectation(
    test: &Clause<'_>,
    rule: Spanned<&str>,
    expectation: &Clause<'_>,
    model: &Model,
    sink: &mut Diagnostics,
) {
    let mut about = false;
    for word in &expectation.words {
        match &word.node {
            Word::Keyword(Keyword::About) => about = true,
            Word::Name(name) if !about && name.as_ref() != rule.node => {
                sink.push(another(Spanned::new(name, word.span), rule.node));
                return;
            }
            Word::Name(name) if about && !is_described(test, name, model) => {
                let name = name.as_ref();
                let message = phrase!(
                    "kiểm thử không mô tả `{name}`",
                    "the test does not describe `{name}`"
                );
                let declared = test.clauses().iter().filter_map(Clause::name);
                let near = similar::nearest(name, declared.map(|name| name.node));
                let diagnostic = broken(Spanned::new(name, word.span), message);
                sink.push(diagnostic.help(did_you_mean(
                    near,
                    phrase!(
                        "khai báo `{name}` trong kiểm thử",
                        "declare `{name}` in the test"
                    ),
                )));
            }
            _ => {}
        }
    }
}

/// Returns whether a name leads to something that the test declares, or the catalogue.
fn is_described(test: &Clause<'_>, path: &str, model: &Model) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    let mut declared = test.clauses().iter().filter_map(Clause::name);
    declared.any(|name| name.node == first) || model.find(path).is_some()
}

fn unknown_rule(rule: Spanned<&str>, rules: &RuleSet) -> Diagnostic {
    let named = rule.node;
    let known = rules.rules.items().iter().map(|rule| rule.name.as_str());
    let targets = rules.targets.items().iter();
    let known = known.chain(targets.map(|target| target.name.as_str()));
    let message = phrase!(
        "không có quy tắc hay chỉ tiêu `{named}` để kiểm thử",
        "there is no rule or target `{named}` to test"
    );
    broken(rule, message).help(did_you_mean(
        similar::nearest(named, known),
        phrase!(
            "kiểm thử mang tên quy tắc hay chỉ tiêu của nó; xem tên bằng `tinhgon rules list`",
            "a test is named after its rule or target; `tinhgon rules list` shows the names"
        ),
    ))
}

fn did_you_mean(near: Option<&str>, otherwise: Phrase) -> Phrase {
    near.map_or(otherwise, |near| {
        phrase!("có phải ý là `{near}`?", "did you mean `{near}`?")
    })
}

fn broken(name: Spanned<&str>, message: Phrase) -> Diagnostic {
    Diagnostic::error(Code::BrokenTest, name.span, message)
}
