//! Tests that cannot say what they are meant to.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::model::Model;
use crate::phrase::{Phrase, phrase};
use crate::rule::compile::RuleSet;
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Tells a test of no rule, without an expectation, of another rule, or about nothing described.
pub(super) fn check(test: &Clause<'_>, rules: &RuleSet, model: &Model, sink: &mut Diagnostics) {
    let Some(rule) = test.name() else { return };
    let named = rule.node;
    if rules.find(rule.node).is_none() {
        sink.push(unknown_rule(rule, rules));
        return;
    }
    let expectations: Vec<&Clause<'_>> = test.clauses_of(Keyword::Expect).collect();
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
                let (tested, expected) = (rule.node, name.as_ref());
                let message = phrase!(
                    "đây là kiểm thử của `{tested}`, không nói gì về `{expected}`",
                    "this is a test of `{tested}` and says nothing of `{expected}`"
                );
                let expected = Spanned::new(expected, word.span);
                sink.push(broken(expected, message).help(phrase!(
                    "viết `{tested}`, hoặc viết một kiểm thử khác cho quy tắc kia",
                    "write `{tested}`, or a test of its own for the other rule"
                )));
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
    let message = phrase!(
        "không có quy tắc `{named}` để kiểm thử",
        "there is no rule `{named}` to test"
    );
    broken(rule, message).help(did_you_mean(
        similar::nearest(named, known),
        phrase!(
            "kiểm thử mang tên quy tắc của nó; xem tên bằng `tinhgon rules list`",
            "a test is named after its rule; `tinhgon rules list` shows the names"
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
