//! What is said of a value of the wrong type: what is needed, and how it would be written.

use super::Body;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_expression;

/// An expression as written, and what it is.
pub(super) type Side<'a, 'src> = (&'a Spanned<Expression<'src>>, Type);

impl Body<'_, '_, '_> {
    /// Reports a value that is not of the type that its place needs.
    pub(super) fn report_mismatch(&mut self, span: Span, wanted: Type, found: Type) {
        self.report(mismatch(span, wanted, found).help(remedy(wanted, found)));
    }

    /// Reports two sides of an operator that do not go together; the place is the right one's.
    pub(super) fn report_sides(
        &mut self,
        operator: Operator,
        (left, left_type): Side<'_, '_>,
        (right, right_type): Side<'_, '_>,
    ) {
        if let Some(chained) = chained(operator, left, right) {
            self.report(chained);
            return;
        }
        let asks_membership = matches!(operator, Operator::In | Operator::NotIn);
        let wanted = if asks_membership {
            Type::many(left_type.scalar)
        } else {
            left_type
        };
        let both = |write: &dyn Fn(Vocabulary) -> String| {
            Phrase::new(write(Vocabulary::Vietnamese), write(Vocabulary::English))
        };
        let meets = left_type.scalar.meets(right_type.scalar);
        let mut message = None;
        let help = if asks_membership && meets && !right_type.list {
            message = Some(phrase!(
                "sau `thuộc` phải là một danh sách",
                "what stands after `in` has to be a list"
            ));
            let set = both(&|vocabulary| print_expression(&right.node, vocabulary));
            Phrase::new(
                format_args!("đặt các giá trị trong ngoặc nhọn: `{{{}}}`", set.vi),
                format_args!("put the values in braces: `{{{}}}`", set.en),
            )
        } else if meets && left_type.list && !right_type.list {
            message = Some(phrase!(
                "so sánh cả danh sách với một giá trị",
                "this compares a whole list with one value"
            ));
            let written = both(&|vocabulary| {
                let [item, list] =
                    [right, left].map(|side| print_expression(&side.node, vocabulary));
                format!("{item} {} {list}", Keyword::In.spelling(vocabulary))
            });
            Phrase::new(
                format_args!("viết `{}`", written.vi),
                format_args!("write `{}`", written.en),
            )
        } else {
            remedy(wanted, right_type)
        };
        let diagnostic = match message {
            Some(message) => Diagnostic::error(Code::WrongType, right.span, message),
            None => mismatch(right.span, wanted, right_type).related(left.span, left_type.name()),
        };
        self.report(diagnostic.help(help));
    }

    /// Reports a word that stands for nothing beside a part with a closed list of values, or one
    /// that is a condition by itself; returns whether it did.
    pub(super) fn report_unknown_value(
        &mut self,
        (left, value): Side<'_, '_>,
        right: &Spanned<Expression<'_>>,
    ) -> bool {
        let Expression::Path(word) = &right.node else {
            return false;
        };
        let stands_for_something = word.contains('.')
            || self.scope.iter().any(|entry| entry.name == word)
            || self.library.parameter(word).is_some()
            || self.library.model.find(word).is_some();
        if stands_for_something || value.list {
            return false;
        }
        let help = match value.scalar {
            Scalar::Boolean => {
                let [vi, en] = [Vocabulary::Vietnamese, Vocabulary::English]
                    .map(|vocabulary| print_expression(&left.node, vocabulary));
                phrase!(
                    "phần này tự nó là điều kiện: viết `{vi}`, hoặc `không {vi}`",
                    "this is a condition by itself: write `{en}`, or `not {en}`"
                )
            }
            Scalar::Constant(_) => remedy(value, Type::one(Scalar::Text)),
            _ => return false,
        };
        let diagnostic = Diagnostic::error(
            Code::UnknownName,
            right.span,
            phrase!(
                "`{word}` không phải là một giá trị ở đây",
                "`{word}` is no value here"
            ),
        );
        self.report(diagnostic.help(help));
        true
    }
}

/// Words a value that is not of the type that its place needs.
pub(super) fn mismatch(span: Span, wanted: Type, found: Type) -> Diagnostic {
    let (wanted, found) = (wanted.described(), found.described());
    Diagnostic::error(
        Code::WrongType,
        span,
        Phrase::new(
            format_args!("cần {}, nhưng đây là {}", wanted.vi, found.vi),
            format_args!("{} is needed, but this is {}", wanted.en, found.en),
        ),
    )
}

/// `1 < x < 5`: a comparison of a comparison.
fn chained(
    operator: Operator,
    left: &Spanned<Expression<'_>>,
    right: &Spanned<Expression<'_>>,
) -> Option<Diagnostic> {
    let is_comparison = |operator: Operator| operator.precedence() == Operator::Equal.precedence();
    let Expression::Binary {
        operator: first,
        left: low,
        right: middle,
    } = &left.node
    else {
        return None;
    };
    if !is_comparison(*first) || !is_comparison(operator) {
        return None;
    }
    let written = |vocabulary| {
        let [low, middle, high] =
            [low.as_ref(), middle, right].map(|side| print_expression(&side.node, vocabulary));
        let [first, and, second] =
            [*first, Operator::And, operator].map(|op| op.spelling(vocabulary));
        format!("{low} {first} {middle} {and} {middle} {second} {high}")
    };
    let (vi, en) = (
        written(Vocabulary::Vietnamese),
        written(Vocabulary::English),
    );
    let diagnostic = Diagnostic::error(
        Code::WrongType,
        left.span.to(right.span),
        phrase!(
            "không so sánh ba vế liền nhau được",
            "three sides cannot be compared at once"
        ),
    );
    Some(diagnostic.help(phrase!("viết `{vi}`", "write `{en}`")))
}

/// How a value of the type that is needed would be written.
fn remedy(wanted: Type, found: Type) -> Phrase {
    use Scalar as S;
    if found.list && !wanted.list {
        return phrase!(
            "đây là cả danh sách; hỏi từng cái bằng `tồn tại … thuộc …`, hoặc hỏi `… thuộc` danh sách",
            "this is a whole list; ask of each by `exists … in …`, or ask for `… in` the list"
        );
    }
    match (wanted.scalar, found.scalar) {
        (S::Money, S::Number) => {
            phrase!(
                "viết kèm đơn vị, ví dụ `20_000 VND`",
                "write the unit too, such as `20_000 VND`"
            )
        }
        (S::Duration, S::Number) => phrase!(
            "viết kèm đơn vị, ví dụ `3 ngày làm việc`",
            "write the unit too, such as `3 working days`"
        ),
        (S::Percent, S::Number) => {
            phrase!(
                "viết kèm dấu phần trăm, ví dụ `20%`",
                "write the percent sign too, such as `20%`"
            )
        }
        (S::Number, S::Percent | S::Money | S::Duration) => {
            phrase!(
                "viết số không kèm đơn vị, ví dụ `3`",
                "write a number without a unit, such as `3`"
            )
        }
        (S::Number, S::Text) => {
            phrase!(
                "viết số không có ngoặc kép, ví dụ `3`",
                "write a number without quotes, such as `3`"
            )
        }
        (S::Text, S::Number) => {
            phrase!(
                "đặt chữ trong ngoặc kép, ví dụ `\"3\"`",
                "put a text in quotes, such as `\"3\"`"
            )
        }
        (S::Entity(_) | S::Thing, S::Text) if !wanted.list => phrase!(
            "tên của một thứ trong danh mục viết không có ngoặc kép",
            "the name of a thing of the catalogue takes no quotes"
        ),
        (S::Boolean, _) => phrase!(
            "so sánh giá trị này, ví dụ `… = …`",
            "compare it, as in `… = …`"
        ),
        (S::Constant(_), _) if !wanted.list => {
            let name = wanted.name();
            Phrase::new(
                format_args!("viết {}", name.vi),
                format_args!("write {}", name.en),
            )
        }
        _ => {
            let (wanted, example) = (wanted.described(), example(wanted));
            Phrase::new(
                format_args!(
                    "viết một giá trị, hoặc đọc một phần, là {}{}",
                    wanted.vi, example.vi
                ),
                format_args!(
                    "write a value, or read a part, that is {}{}",
                    wanted.en, example.en
                ),
            )
        }
    }
}

/// Shows how a value with a unit is written, to end a remedy.
fn example(wanted: Type) -> Phrase {
    match wanted.scalar {
        Scalar::Money => Phrase::new(", ví dụ `8_000 đồng`", ", such as `8_000 VND`"),
        Scalar::Duration => Phrase::new(", ví dụ `3 ngày làm việc`", ", such as `3 working days`"),
        Scalar::Percent => Phrase::new(", ví dụ `20%`", ", such as `20%`"),
        Scalar::Date => Phrase::new(", ví dụ `2026-01-31`", ", such as `2026-01-31`"),
        _ => Phrase::default(),
    }
}
