//! Thresholds that a parameter names already.
//!
//! A number in a rule stays when the parameter is set anew. Small plain numbers and single units
//! are in many places by chance, so nothing is said of them.

use super::{for_each_expression, sides};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::quantity::{Money, Number};
use crate::rule::compile::library::Library;
use crate::rule::plan::Literal;
use crate::syntax::ast::{Clause, Expression};

/// The least plain number that is hardly the value of a parameter by chance.
const TELLING: i64 = 10;

/// Tells the values compared with that parameters have at the date.
pub(super) fn check(library: &Library<'_, '_>, clause: &Clause<'_>, sink: &mut Diagnostics) {
    for_each_expression(clause, &mut |written| {
        for side in sides(&written.node).into_iter().flatten() {
            let Some(value) = telling(&side.node) else {
                continue;
            };
            let parameters: Vec<String> = library
                .parameters
                .items()
                .iter()
                .filter(|parameter| {
                    let known = parameter.value.as_ref();
                    known.is_some_and(|(known, _)| *known == value)
                })
                .map(|parameter| format!("`{}`", parameter.name))
                .collect();
            let Some(first) = parameters.first() else {
                continue;
            };
            let names = parameters.join(", ");
            sink.push(
                Diagnostic::warning(
                    Code::NamedThreshold,
                    side.span,
                    phrase!(
                        "giá trị này đã có tham số: {names}",
                        "a parameter names this value already: {names}"
                    ),
                )
                .help(phrase!(
                    "nếu cùng một ý thì viết {first} thay cho số, để khi sửa mức chỉ sửa một chỗ",
                    "where it means the same write {first}, so that the level is changed in one place",
                )),
            );
        }
    });
}

/// Returns the value that an expression writes out, where it says something.
fn telling(expression: &Expression<'_>) -> Option<Literal> {
    let one = Number::whole(1);
    Some(match expression {
        Expression::Number(number) if *number >= Number::whole(TELLING) => Literal::Number(*number),
        Expression::Percent(number) if *number > one => Literal::Percent(*number),
        Expression::Money(money) if *money > Money::default() => Literal::Money(*money),
        Expression::Duration(duration) if duration.amount > one => Literal::Duration(*duration),
        _ => return None,
    })
}
