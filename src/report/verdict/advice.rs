//! Where to go on after a test that did not pass: in the rule, or in the test.

use crate::phrase::{Phrase, phrase};
use crate::report::declared::Declared;
use crate::source::Sources;
use crate::span::Span;
use crate::syntax::keyword::Keyword;
use crate::verify::Verdict;

/// Names the line of what was expected and that of the condition; nothing where either is missing,
/// which has been told as a mistake.
pub(super) fn advice(
    verdict: &Verdict,
    declared: &Declared<'_, '_>,
    sources: &Sources,
) -> Option<Phrase> {
    let mut tests = declared.tests.get(verdict.rule.as_str())?.iter();
    let test = tests.find(|test| test.name().is_some_and(|name| name.span == verdict.span))?;
    let rule = declared.rules.get(verdict.rule.as_str())?;
    let expected = test.clauses_of(Keyword::Expect).next()?.span;
    let condition = rule.clauses_of(Keyword::When).next()?.span;
    let place = |span: Span| {
        let line = sources.position(span).line;
        if span.file == verdict.span.file {
            return phrase!("dòng {line}", "line {line}");
        }
        Phrase::same(format_args!("{}:{line}", sources.path(span.file)))
    };
    let (expected, condition) = (place(expected), place(condition));
    Some(Phrase::new(
        format_args!(
            "quy tắc đúng thì sửa kiểm thử (mong đợi ở {}); kiểm thử đúng thì sửa quy tắc (điều kiện ở {})",
            expected.vi, condition.vi
        ),
        format_args!(
            "if the rule is right, change the test (expected in {}); if the test is, the rule (condition in {})",
            expected.en, condition.en
        ),
    ))
}
