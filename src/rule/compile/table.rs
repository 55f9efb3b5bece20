//! Decision tables: their columns and rows, and whether every case has exactly one row.

use super::Body;
use super::expression::Typed;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::plan::{Literal, Node};
use crate::rule::table::{self, Scale, Table};
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_clause;

mod cases;
mod cell;

/// A column: what it looks at, as written and compiled.
struct Column<'a, 'src> {
    written: &'a Spanned<Expression<'src>>,
    node: Node,
    scalar: Scalar,
    scale: Scale,
    may_be_none: bool,
}

/// A row: its cells, and what it gives.
struct Row<'a, 'src> {
    clause: &'a Clause<'src>,
    cells: Vec<&'a [Spanned<Word<'src>>]>,
    value: &'a Spanned<Word<'src>>,
}

/// The cells of a row as far as they could be read.
struct Cells {
    /// What each accepts; one that could not be read may accept anything.
    accepted: Vec<table::Cell>,
    /// Whether all of the row could be read.
    is_whole: bool,
    span: Span,
}

impl<'a> Body<'a, '_, '_> {
    /// Compiles the call of a table: its inputs are put in.
    pub(super) fn tabled(
        &mut self,
        name: Spanned<&str>,
        table: &'a Clause<'_>,
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        let entries = self.bound(name, &table.words[1..], arguments)?;
        let outer = std::mem::replace(&mut self.scope, entries);
        let compiled = self.table(table, false);
        self.scope = outer;
        compiled
    }

    /// Compiles a table by itself, its parameters as variables, and checks its rows.
    pub(super) fn check_table(&mut self, table: &'a Clause<'_>) {
        for word in &table.words {
            if let Word::Binder(binder) = &word.node {
                self.declare(binder);
            }
        }
        self.table(table, true);
    }

    fn table(&mut self, table: &'a Clause<'_>, checks: bool) -> Option<Typed> {
        let columns = self.columns(table)?;
        let mut rows = Vec::new();
        let mut read = Vec::new();
        // `none` may stand among values of any sort.
        let mut result = Type::one(Scalar::Nothing);
        for written in table.clauses_of(Keyword::Row).filter_map(row) {
            let mut cells = self.cells(&written, &columns);
            match self.given(written.value) {
                None => cells.is_whole = false,
                Some((gives, value)) => {
                    if result.scalar == Scalar::Nothing {
                        result = value;
                    } else if value.scalar != Scalar::Nothing && value != result {
                        self.report_mismatch(written.value.span, result, value);
                        cells.is_whole = false;
                    }
                    rows.push(self.row(&written, cells.accepted.clone(), gives));
                }
            }
            read.push(cells);
        }
        if checks {
            self.check_rows(table, &columns, &read);
        }
        if !read.iter().all(|row| row.is_whole) {
            return None;
        }
        let columns = columns.into_iter().map(|column| table::Column {
            node: column.node,
            scale: column.scale,
        });
        let compiled = Table {
            name: table.name()?.node.to_owned(),
            columns: columns.collect(),
            rows,
        };
        Some((Node::Table(Box::new(compiled)), result))
    }

    /// Compiles the cells of a row.
    fn cells(&mut self, written: &Row<'_, '_>, columns: &[Column<'_, '_>]) -> Cells {
        let span = written.clause.span;
        if written.cells.len() != columns.len() {
            self.report_length(written, columns.len());
            return Cells {
                accepted: vec![table::Cell::Any; columns.len()],
                is_whole: false,
                span,
            };
        }
        let cells = written.cells.iter().zip(columns);
        let cells = cells.map(|(words, column)| self.cell(words, column));
        let cells: Vec<Option<table::Cell>> = cells.collect();
        Cells {
            is_whole: cells.iter().all(Option::is_some),
            accepted: cells
                .into_iter()
                .map(|cell| cell.unwrap_or(table::Cell::Any))
                .collect(),
            span,
        }
    }

    /// Makes a row of its cells and what it gives.
    fn row(&self, written: &Row<'_, '_>, cells: Vec<table::Cell>, gives: Literal) -> table::Row {
        let print = |vocabulary| print_clause(written.clause, vocabulary);
        let text = self
            .marks
            .map(|_| Phrase::new(print(Vocabulary::Vietnamese), print(Vocabulary::English)));
        table::Row {
            cells,
            gives,
            span: written.clause.span,
            text: text.unwrap_or_default(),
        }
    }

    /// Compiles what the columns look at.
    fn columns<'src>(&mut self, table: &'a Clause<'src>) -> Option<Vec<Column<'a, 'src>>> {
        let words = table
            .clauses_of(Keyword::Columns)
            .flat_map(|clause| &clause.words);
        let written = words.filter_map(|word| match &word.node {
            Word::Expression(written) => Some(written.as_ref()),
            _ => None,
        });
        let mut columns = Vec::new();
        for written in written {
            let (node, value) = self.expression(written)?;
            let Some(scale) = scale(&node, value, table, columns.len()) else {
                let found = value.name();
                self.report(broken(
                    written.span,
                    Phrase::new(
                        format!("một cột không so được với {}", found.vi),
                        format!("a column cannot look at a {}", found.en),
                    ),
                    phrase!(
                        "dùng một giá trị: từ trong danh sách đóng, có hay không, số, tiền, ngày, hoặc thời gian",
                        "use one value: a word of a closed list, yes or no, a number, money, a date or a duration"
                    ),
                ));
                return None;
            };
            columns.push(Column {
                written,
                may_be_none: may_be_none(&node, scale),
                node,
                scalar: value.scalar,
                scale,
            });
        }
        if columns.is_empty() || table.clauses_of(Keyword::Row).next().is_none() {
            let name = table.name().map_or(table.span, |name| name.span);
            self.report(broken(
                name,
                phrase!(
                    "bảng chưa có cột hoặc hàng",
                    "the table has no columns or no rows"
                ),
                phrase!(
                    "viết `cột …, …` rồi mỗi trường hợp một dòng `hàng …, … = …`",
                    "write `columns …, …`, then a line `row …, … = …` for each case"
                ),
            ));
            return None;
        }
        Some(columns)
    }

    fn report_length(&mut self, row: &Row<'_, '_>, wanted: usize) {
        let found = row.cells.len();
        let [cells, columns] = [(found, "cell"), (wanted, "column")].map(|(count, noun)| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {noun}{plural}")
        });
        self.report(broken(
            row.clause.span,
            phrase!(
                "hàng có {found} ô, nhưng bảng có {wanted} cột",
                "the row has {cells}, but the table has {columns}"
            ),
            phrase!(
                "viết đủ mỗi cột một ô, cách nhau bằng dấu phẩy; ô nào cũng được thì viết `bất kỳ`",
                "write a cell for each column, with commas between; `any` where it does not matter"
            ),
        ));
    }
}

fn broken(span: Span, message: Phrase, help: Phrase) -> Diagnostic {
    Diagnostic::error(Code::BrokenTable, span, message).help(help)
}

/// Takes a row apart: `row commune, >= 2 = 1  basis …`.
fn row<'a, 'src>(clause: &'a Clause<'src>) -> Option<Row<'a, 'src>> {
    let equals = clause
        .words
        .iter()
        .position(|word| word.node == Word::Equals)?;
    let cells = clause.words[..equals].split(|word| word.node == Word::Comma);
    Some(Row {
        clause,
        cells: cells.collect(),
        value: clause.words.get(equals + 1)?,
    })
}

/// Returns how the values of a column are counted; `None` for what cannot be in a column.
fn scale(node: &Node, value: Type, table: &Clause<'_>, column: usize) -> Option<Scale> {
    if value.list {
        return None;
    }
    let is_count = match node.bare() {
        // Copies are counted; a volume is a mean over years.
        Node::Read { part, .. } => part.kind == Kind::Document,
        Node::Aggregate { aggregate, .. } => *aggregate == Keyword::Count,
        _ => false,
    };
    Some(match value.scalar {
        Scalar::Constant(domain) => Scale::Closed(domain),
        Scalar::Boolean => Scale::Flag,
        Scalar::Number if is_count => Scale::Whole,
        Scalar::Number | Scalar::Percent => Scale::Thousandths,
        Scalar::Money => Scale::Money,
        Scalar::Date => Scale::Date,
        Scalar::Duration => {
            let cells = table.clauses_of(Keyword::Row).filter_map(row);
            let cells = cells.filter_map(|row| row.cells.get(column).copied());
            let mut lengths = cells.flatten().filter_map(|word| match word.node {
                Word::Duration(length) => Some(length.measure()),
                _ => None,
            });
            let found = lengths.find(|(_, length)| *length != 0);
            Scale::Duration(found.map_or(crate::quantity::Unit::Minutes, |(unit, _)| unit))
        }
        _ => return None,
    })
}

/// A flag of nothing is not set; a count of nothing is zero.
fn may_be_none(node: &Node, scale: Scale) -> bool {
    let is_sum = matches!(
        node.bare(),
        Node::Aggregate {
            aggregate: Keyword::Count | Keyword::Sum,
            ..
        }
    );
    scale != Scale::Flag && !is_sum
}
