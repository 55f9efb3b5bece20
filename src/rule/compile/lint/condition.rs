//! Conditions that can never be true, or never false.
//!
//! Whatever the description says, they settle nothing: the rule never finds anything, or the words
//! might as well not be there.

use super::fact::{Fact, Test, conflict, cover, settled};
use super::logic::{Fixed, Logic, Reader};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::rule::compile::calendar;
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;

/// A condition, and whether it stands in an `unless`.
pub(super) type Written<'a, 'src> = (&'a Spanned<Expression<'src>>, bool);

/// Tells what is settled in conditions that must hold together.
///
/// Each mistake is told once: where facts exclude each other, nothing more is said of what they
/// are joined with.
pub(super) fn check(
    reader: &Reader<'_, '_, '_>,
    conditions: &[Written<'_, '_>],
    sink: &mut Diagnostics,
) {
    let mut parts = Vec::new();
    for (condition, cancels) in conditions {
        match reader.read(condition, *cancels) {
            Logic::Joined {
                all: true,
                parts: inside,
            } => parts.extend(inside),
            part => parts.push(part),
        }
    }
    examine_all(&parts, &[], sink);
}

fn facts(parts: &[Logic]) -> Vec<&Fact> {
    parts
        .iter()
        .filter_map(|part| match part {
            Logic::Fact(fact) => Some(fact),
            _ => None,
        })
        .collect()
}

/// Looks at what must hold together, where some facts are given already.
fn examine_all(parts: &[Logic], given: &[&Fact], sink: &mut Diagnostics) {
    let own = facts(parts);
    if tell_settled(parts, sink) {
        return;
    }
    if let Some(pair) = two_calendars(&own) {
        sink.push(pair);
        return;
    }
    if let Some(found) = conflict(&own) {
        sink.push(never_together(&found));
        return;
    }
    let given: Vec<&Fact> = given.iter().copied().chain(own).collect();
    for part in parts {
        if let Logic::Joined { parts, .. } = part {
            examine_any(parts, &given, sink);
        }
    }
}

/// Looks at what need not hold all together.
fn examine_any(parts: &[Logic], given: &[&Fact], sink: &mut Diagnostics) {
    let own = facts(parts);
    if tell_settled(parts, sink) {
        return;
    }
    if let Some(found) = cover(&own) {
        sink.push(one_always_holds(&found));
        return;
    }
    for part in parts {
        let inside = match part {
            Logic::Fact(fact) => vec![fact],
            Logic::Joined { parts, .. } => facts(parts),
            _ => continue,
        };
        // What a `not` or an `unless` turned is not a branch that somebody wrote.
        let excluded = inside.iter().filter(|fact| !fact.turned).find_map(|fact| {
            let mut all = given.to_vec();
            all.push(fact);
            conflict(&all)
        });
        match (excluded, part) {
            (Some(found), _) => sink.push(dead_branch(&found)),
            (None, Logic::Joined { parts, .. }) => examine_all(parts, given, sink),
            (None, _) => {}
        }
    }
}

/// Tells the parts that have one answer by themselves; returns whether there were any.
fn tell_settled(parts: &[Logic], sink: &mut Diagnostics) -> bool {
    let before = sink.len();
    for part in parts {
        match part {
            Logic::Fixed { sides, holds, span } => sink.push(fixed(*sides, *holds, *span)),
            Logic::Fact(fact) => {
                if let Some(holds) = settled(fact) {
                    sink.push(always(holds != fact.negated, fact.span));
                }
            }
            _ => {}
        }
    }
    sink.len() > before
}

fn outcome(holds: bool, span: Span, never: Phrase, always: Phrase) -> Diagnostic {
    if holds {
        Diagnostic::warning(Code::NeverFalse, span, always)
    } else {
        Diagnostic::warning(Code::NeverTrue, span, never)
    }
}

/// A comparison of a thing with itself, or of two values written in the rule.
fn fixed(sides: Fixed, holds: bool, span: Span) -> Diagnostic {
    let (vi, en) = match sides {
        Fixed::Same => (
            "so sánh một thứ với chính nó",
            "this compares a thing with itself",
        ),
        Fixed::Written => (
            "so sánh hai giá trị viết sẵn",
            "this compares two values that are written here",
        ),
    };
    outcome(
        holds,
        span,
        phrase!("{vi} nên không bao giờ đúng", "{en} and is never true"),
        phrase!("{vi} nên lúc nào cũng đúng", "{en} and is always true"),
    )
    .help(phrase!(
        "so sánh với một phần của biến khác, hoặc bỏ phép so sánh",
        "compare with a part of another variable, or remove it"
    ))
}

/// A comparison that every value of its subject answers alike.
fn always(holds: bool, span: Span) -> Diagnostic {
    outcome(
        holds,
        span,
        phrase!(
            "điều kiện này không bao giờ đúng, dù giá trị là bao nhiêu",
            "this condition is never true, whatever the value is"
        ),
        phrase!(
            "điều kiện này lúc nào cũng đúng, dù giá trị là bao nhiêu",
            "this condition is always true, whatever the value is"
        ),
    )
    .help(phrase!(
        "xem lại giá trị so sánh, hoặc bỏ điều kiện",
        "check the value compared with, or remove the condition"
    ))
}

/// Returns the last of some facts and puts the others beside it.
fn told(
    found: &[&Fact],
    diagnostic: impl FnOnce(Span) -> Diagnostic,
    other: &Phrase,
) -> Diagnostic {
    let (last, rest) = found
        .split_last()
        .expect("a conflict is of two or more facts");
    rest.iter().fold(diagnostic(last.span), |diagnostic, fact| {
        diagnostic.related(fact.span, other.clone())
    })
}

fn never_together(found: &[&Fact]) -> Diagnostic {
    let cancels = found.iter().filter(|fact| fact.cancels).count();
    if cancels > 0 && cancels < found.len() {
        let diagnostic = |span| {
            Diagnostic::warning(
                Code::NeverTrue,
                span,
                phrase!(
                    "`trừ khi` này loại hết những gì `khi` đã nhận, nên quy tắc không tìm thấy gì",
                    "this `unless` cancels all that `when` lets through, so the rule never finds anything"
                ),
            )
        };
        let other = phrase!("`khi` nhận ở đây", "`when` lets it through here");
        return told(found, diagnostic, &other).help(phrase!(
            "bỏ `trừ khi` này, hoặc đặt điều kiện hẹp hơn",
            "remove this `unless`, or make it narrower"
        ));
    }
    // Under a `not`, what is read as `and` is written as `or`.
    if found.iter().all(|fact| fact.turned) {
        alternatives(found)
    } else {
        contradiction(found)
    }
}

/// Words conditions joined by `and` that never hold together.
fn contradiction(found: &[&Fact]) -> Diagnostic {
    let diagnostic = |span| {
        Diagnostic::warning(
            Code::NeverTrue,
            span,
            phrase!(
                "các điều kiện này không bao giờ cùng đúng",
                "these conditions never hold together"
            ),
        )
    };
    let other = phrase!("trái với điều kiện này", "at odds with this one");
    let is_equality =
        |fact: &&Fact| !fact.negated && matches!(fact.test, Test::Against(Operator::Equal, _));
    told(found, diagnostic, &other).help(if found.iter().all(is_equality) {
        phrase!(
            "muốn nhận một trong các giá trị thì viết `… thuộc {{a, b}}`",
            "for one of several values write `… in {{a, b}}`"
        )
    } else {
        phrase!(
            "sửa hoặc bỏ một điều kiện",
            "correct one of them, or remove it"
        )
    })
}

fn one_always_holds(found: &[&Fact]) -> Diagnostic {
    if found.iter().all(|fact| fact.turned) {
        contradiction(found)
    } else {
        alternatives(found)
    }
}

/// Words an `or` of which one part always holds.
fn alternatives(found: &[&Fact]) -> Diagnostic {
    let diagnostic = |span| {
        Diagnostic::warning(
            Code::NeverFalse,
            span,
            phrase!(
                "một trong các điều kiện này lúc nào cũng đúng, nên cả `hoặc` không loại gì",
                "one of these conditions always holds, so the `or` lets everything through"
            ),
        )
    };
    let excludes = |fact: &&Fact| matches!(fact.test, Test::Against(Operator::NotEqual, _));
    let other = phrase!("cùng với điều kiện này", "together with this one");
    told(found, diagnostic, &other).help(if found.iter().all(excludes) {
        phrase!(
            "muốn loại tất cả các giá trị thì nối bằng `và`, hoặc viết `… không thuộc {{a, b}}`",
            "to exclude all the values join them by `and`, or write `… not in {{a, b}}`"
        )
    } else {
        phrase!(
            "bỏ cả cụm, hoặc sửa một điều kiện",
            "remove them, or correct one"
        )
    })
}

fn dead_branch(found: &[&Fact]) -> Diagnostic {
    let diagnostic = |span| {
        Diagnostic::warning(
            Code::NeverTrue,
            span,
            phrase!(
                "nhánh này của `hoặc` không bao giờ đúng",
                "this branch of the `or` is never true"
            ),
        )
    };
    let other = phrase!("vì đã đòi điều này", "since this is asked for already");
    told(found, diagnostic, &other).help(phrase!(
        "bỏ nhánh này, hoặc sửa điều kiện kia",
        "remove the branch, or correct the other condition"
    ))
}

/// Reports a thing that must compare with durations of two calendars at once.
fn two_calendars(facts: &[&Fact]) -> Option<Diagnostic> {
    facts.iter().enumerate().find_map(|(position, later)| {
        let second = later.scale()?.calendar()?;
        facts[..position].iter().find_map(|earlier| {
            let first = earlier.scale()?.calendar()?;
            (earlier.subject == later.subject && first != second)
                .then(|| calendar::mixed((first, earlier.span), (second, later.span)))
        })
    })
}
