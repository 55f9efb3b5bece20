//! The cells of a row and what it gives: values, comparisons and ranges to places on the scale of
//! their column.

use super::{Body, Column, broken};
use crate::phrase::phrase;
use crate::rule::plan::{Literal, Node};
use crate::rule::table::{Cell, Input, Range, Scale};
use crate::rule::types::{Domain, Scalar, Type};
use crate::rule::value::Value;
use crate::span::Spanned;
use crate::syntax::ast::Word;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;

impl Body<'_, '_, '_> {
    /// Reads a cell: `any`, or values and ranges with `or` between them.
    pub(super) fn cell(
        &mut self,
        words: &[Spanned<Word<'_>>],
        column: &Column<'_, '_>,
    ) -> Option<Cell> {
        if let [word] = words
            && word.node == Word::Keyword(Keyword::Any)
        {
            return Some(Cell::Any);
        }
        let mut ranges = Vec::new();
        let mut none = false;
        for words in words.split(|word| word.node == Word::Keyword(Keyword::Or)) {
            match words {
                [word] if word.node == Word::Keyword(Keyword::None) => none = true,
                [word] => {
                    let at = self.place(word, column)?;
                    ranges.push(Range {
                        first: at.0,
                        last: at.1,
                    });
                }
                [sign, word] => {
                    let Word::Comparison(operator) = sign.node else {
                        continue;
                    };
                    let at = self.place(word, column)?;
                    ranges.extend(compared(operator, at));
                }
                [_, from, _, until] => {
                    let (from_at, until_at) =
                        (self.place(from, column)?, self.place(until, column)?);
                    let (first, last) = (from_at.0, until_at.1);
                    if first > last {
                        self.report(broken(
                            from.span.to(until.span),
                            phrase!("khoảng viết ngược", "the range runs backwards"),
                            phrase!("đổi chỗ hai đầu", "swap its ends"),
                        ));
                        return None;
                    }
                    ranges.push(Range { first, last });
                }
                _ => {}
            }
        }
        Some(Cell::OneOf { ranges, none })
    }

    /// Returns where a value of a cell stands in its column: the last place at or after it and the
    /// first at or before it, which differ where a count is compared with half of one.
    fn place(&mut self, word: &Spanned<Word<'_>>, column: &Column<'_, '_>) -> Option<(i128, i128)> {
        let (literal, value) = self.given(word)?;
        let wanted = Type::one(column.scalar);
        if value != wanted {
            self.report_mismatch(word.span, wanted, value);
            return None;
        }
        if let (Scale::Whole, Literal::Number(number)) = (column.scale, &literal) {
            let thousandths = i128::from(number.thousandths);
            let (below, above) = (
                thousandths.div_euclid(1000),
                -(-thousandths).div_euclid(1000),
            );
            return Some((above, below));
        }
        if let Input::At(at) = column.scale.input(&value_of(&literal)) {
            return Some((at, at));
        }
        self.report(broken(
            word.span,
            phrase!(
                "các thời gian trong một cột phải tính theo một lịch",
                "the durations of a column have to be of one calendar"
            ),
            phrase!(
                "viết mọi ô theo ngày làm việc và giờ, hoặc mọi ô theo ngày, hoặc mọi ô theo tháng",
                "write every cell in working time, or every cell in days, or every cell in months"
            ),
        ));
        None
    }

    /// Reads a value that is written out, or named by a parameter.
    pub(super) fn given(&mut self, word: &Spanned<Word<'_>>) -> Option<(Literal, Type)> {
        let (literal, scalar) = match &word.node {
            Word::Number(number) => (Literal::Number(*number), Scalar::Number),
            Word::Percent(number) => (Literal::Percent(*number), Scalar::Percent),
            Word::Money(money) => (Literal::Money(*money), Scalar::Money),
            Word::Date(date) => (Literal::Date(*date), Scalar::Date),
            Word::Duration(length) => (Literal::Duration(*length), Scalar::Duration),
            Word::Text(text) => (Literal::Text(text.to_string()), Scalar::Text),
            Word::Keyword(Keyword::Yes) => (Literal::Boolean(true), Scalar::Boolean),
            Word::Keyword(Keyword::No) => (Literal::Boolean(false), Scalar::Boolean),
            Word::Keyword(Keyword::None) => (Literal::None, Scalar::Nothing),
            Word::Keyword(constant) => {
                let domain = Domain::of(*constant)?;
                (Literal::Constant(*constant), Scalar::Constant(domain))
            }
            Word::Name(path) => {
                let (node, value) = self.path(path, word.span)?;
                let Node::Literal(literal) = node.into_bare() else {
                    self.report(broken(
                        word.span,
                        phrase!(
                            "một hàng chỉ cho giá trị có sẵn",
                            "a row gives a settled value only"
                        ),
                        phrase!(
                            "viết một giá trị hoặc tên một tham số",
                            "write a value, or the name of a parameter"
                        ),
                    ));
                    return None;
                };
                return Some((literal, value));
            }
            _ => return None,
        };
        Some((literal, Type::one(scalar)))
    }
}

/// Returns what a comparison with a place accepts.
fn compared(operator: Operator, (above, below): (i128, i128)) -> Vec<Range> {
    let before = |last: i128| Range {
        first: i128::MIN,
        last,
    };
    let after = |first: i128| Range {
        first,
        last: i128::MAX,
    };
    match operator {
        Operator::Less => vec![before(above - 1)],
        Operator::LessOrEqual => vec![before(below)],
        Operator::Greater => vec![after(below + 1)],
        Operator::GreaterOrEqual => vec![after(above)],
        Operator::NotEqual => vec![before(above - 1), after(below + 1)],
        _ => vec![Range {
            first: above,
            last: below,
        }],
    }
}

fn value_of(literal: &Literal) -> Value<'static> {
    match literal {
        Literal::Boolean(flag) => Value::Boolean(*flag),
        Literal::Number(number) => Value::Number(*number),
        Literal::Percent(number) => Value::Percent(*number),
        Literal::Money(money) => Value::Money(*money),
        Literal::Date(date) => Value::Date(*date),
        Literal::Duration(length) => Value::Duration(*length),
        Literal::Constant(constant) => Value::Constant(*constant),
        _ => Value::Unknown,
    }
}
