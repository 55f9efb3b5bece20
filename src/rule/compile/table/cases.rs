//! Whether each case has exactly one row; where not, an example in the words of the language.

use super::{Body, Cells, Column, broken};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::rule::table::{Cell, Input, Scale, flaws};
use crate::rule::value::Value;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_expression;

impl Body<'_, '_, '_> {
    /// Reports the cases that no row speaks of, whatever stands in cells that could not be read, and the\n    /// rows that speak of the same.
    pub(super) fn check_rows(
        &mut self,
        table: &Clause<'_>,
        columns: &[Column<'_, '_>],
        rows: &[Cells],
    ) {
        let scales: Vec<(Scale, bool)> = columns
            .iter()
            .map(|column| (column.scale, column.may_be_none))
            .collect();
        let cells: Vec<&[Cell]> = rows.iter().map(|row| row.accepted.as_slice()).collect();
        let found = flaws(&scales, &cells);
        let name = table.name().map_or(table.span, |name| name.span);
        if found.is_too_large {
            self.report(broken(
                name,
                phrase!(
                    "bảng có quá nhiều trường hợp để kiểm tra hết",
                    "the table has too many cases to check them all"
                ),
                phrase!("tách thành nhiều bảng nhỏ", "split it into smaller tables"),
            ));
            return;
        }
        for inputs in &found.gaps {
            let Phrase { vi, en } = example(columns, inputs);
            let message = phrase!(
                "không hàng nào nói về trường hợp «{vi}»",
                "no row speaks of the case “{en}”"
            );
            self.report(Diagnostic::error(Code::TableGap, name, message).help(phrase!(
                "thêm một hàng cho trường hợp đó, hoặc nới một ô; `không có gì` và `bất kỳ` cũng là ô",
                "add a row for that case, or widen a cell; `none` and `any` are cells too",
            )));
        }
        for (inputs, [first, second]) in &found.overlaps {
            let Phrase { vi, en } = example(columns, inputs);
            let message = phrase!(
                "hai hàng cùng nói về trường hợp «{vi}»",
                "two rows speak of the case “{en}”"
            );
            let overlap = Diagnostic::error(Code::TableOverlap, rows[*second].span, message)
                .related(rows[*first].span, phrase!("hàng kia", "the other row"))
                .help(phrase!(
                    "thu hẹp một ô để mỗi trường hợp chỉ có một hàng",
                    "narrow a cell so that each case has one row",
                ));
            if rows[*first].is_whole && rows[*second].is_whole {
                self.report(overlap);
            }
        }
    }
}

/// Words a case: `p.level = commune, d.copies = 3`; columns that come after it does not matter to.
fn example(columns: &[Column<'_, '_>], inputs: &[Input]) -> Phrase {
    let said = |vocabulary: Vocabulary| {
        let said = columns.iter().zip(inputs).map(|(column, input)| {
            let written = print_expression(&column.written.node, vocabulary);
            let value = match input {
                Input::At(at) => said(&column.scale.value(*at), vocabulary),
                Input::None => Keyword::None.spelling(vocabulary).to_owned(),
                Input::Unknown => Keyword::Unknown.spelling(vocabulary).to_owned(),
            };
            format!("{written} = {value}")
        });
        said.collect::<Vec<_>>().join(", ")
    };
    Phrase::new(said(Vocabulary::Vietnamese), said(Vocabulary::English))
}

/// Writes a value of a cell as the language does.
fn said(value: &Value<'_>, vocabulary: Vocabulary) -> String {
    match value {
        Value::Boolean(flag) => {
            let word = if *flag { Keyword::Yes } else { Keyword::No };
            word.spelling(vocabulary).to_owned()
        }
        Value::Number(number) => number.to_string(),
        Value::Percent(number) => format!("{number}%"),
        Value::Money(money) => money.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Duration(length) => {
            let [_, plural, vietnamese] = length.unit.spellings();
            let unit = match vocabulary {
                Vocabulary::English => plural,
                Vocabulary::Vietnamese => vietnamese,
            };
            format!("{} {unit}", length.amount)
        }
        Value::Constant(constant) => constant.spelling(vocabulary).to_owned(),
        _ => String::new(),
    }
}
