//! Decision tables: which row speaks of some values, and whether exactly one always does.
//!
//! Every value that a column may have is a whole number on a scale of the column's own, so that
//! what a cell accepts are ranges of whole numbers, and a gap is a range that no row accepts.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use super::plan::{Literal, Node};
use super::types::Domain;
use super::value::Value;
use crate::phrase::Phrase;
use crate::quantity::{Duration, Money, Number, Unit};
use crate::span::Span;
use crate::truth::Truth;

/// A compiled table, its inputs put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// What it looks at.
    pub columns: Vec<Column>,
    /// Its rows, in the order of the text, which means nothing.
    pub rows: Vec<Row>,
}

impl Table {
    /// Returns the row that speaks of some inputs, one for each column; `None` while they do not
    /// say which.
    pub fn row_for(&self, inputs: &[Input]) -> Option<&Row> {
        self.rows.iter().find(|row| {
            let mut cells = row.cells.iter().zip(inputs);
            cells.all(|(cell, input)| cell.accepts(*input) == Truth::True)
        })
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it looks at.
    pub node: Node,
    /// How the values are counted.
    pub scale: Scale,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it accepts in each column.
    pub cells: Vec<Cell>,
    /// What it gives.
    pub gives: Literal,
    /// Where it is written.
    pub span: Span,
    /// How it is written, in each vocabulary, on one line; empty in a plan, which is never told.
    pub text: Phrase,
}

/// How the values of a column are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// By the place in a closed list.
    Closed(Domain),
    /// `no` 0, `yes` 1.
    Flag,
    /// A count.
    Whole,
    /// A number or share, in thousandths.
    Thousandths,
    /// In dong.
    Money,
    /// In days.
    Date,
    /// In the least unit of a calendar, in thousandths.
    Duration(Unit),
}

/// A range of whole numbers, both ends in it; the least and the greatest of all stand for no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub first: i128,
    /// The last.
    pub last: i128,
}

/// What a row accepts in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Whatever it is.
    Any,
    /// One of some.
    OneOf {
        /// The values.
        ranges: Vec<Range>,
        /// Whether `none` is accepted.
        none: bool,
    },
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A value.
    At(i128),
    /// `none`
    None,
    /// Nobody has said; or a value that is not on the scale.
    Unknown,
}

/// Where counting of days begins.
const FIRST_DAY: Date = date(2000, 1, 1);

const HOURS_OF_DAY: i64 = 24;

impl Scale {
    /// Returns where a value stands on the scale.
    pub fn input(self, value: &Value<'_>) -> Input {
        let at = match (self, value) {
            (Self::Flag, Value::None) => Some(0),
            (_, Value::None) => return Input::None,
            (Self::Closed(domain), Value::Constant(constant)) => {
                let mut constants = domain.constants().iter();
                constants
                    .position(|other| other == constant)
                    .map(|place| place as i128)
            }
            (Self::Flag, Value::Boolean(flag)) => Some(i128::from(*flag)),
            (Self::Whole, Value::Number(number)) => number.as_whole().map(i128::from),
            (Self::Thousandths, Value::Number(number) | Value::Percent(number)) => {
                Some(i128::from(number.thousandths))
            }
            (Self::Money, Value::Money(money)) => Some(i128::from(money.dong)),
            (Self::Date, Value::Date(day)) => Some(i128::from(
                day.duration_since(FIRST_DAY).as_hours() / HOURS_OF_DAY,
            )),
            (Self::Duration(calendar), Value::Duration(length)) => {
                let (unit, length) = length.measure();
                (unit == calendar || length == 0).then_some(length)
            }
            _ => None,
        };
        at.map_or(Input::Unknown, Input::At)
    }

    /// Returns the value that stands at a place; the nearest there is.
    pub fn value(self, at: i128) -> Value<'static> {
        let short = i64::try_from(at).unwrap_or(if at < 0 { i64::MIN } else { i64::MAX });
        let number = Number { thousandths: short };
        match self {
            Self::Closed(domain) => usize::try_from(at)
                .ok()
                .and_then(|place| domain.constants().get(place))
                .map_or(Value::Unknown, |constant| Value::Constant(*constant)),
            Self::Flag => Value::Boolean(at != 0),
            Self::Whole => Value::Number(Number {
                thousandths: short.saturating_mul(1000),
            }),
            Self::Thousandths => Value::Number(number),
            Self::Money => Value::Money(Money { dong: short }),
            Self::Date => {
                let hours =
                    SignedDuration::from_hours(short.clamp(-1_000_000, 1_000_000) * HOURS_OF_DAY);
                FIRST_DAY
                    .checked_add(hours)
                    .map_or(Value::Unknown, Value::Date)
            }
            Self::Duration(unit) => Value::Duration(Duration {
                amount: number,
                unit,
            }),
        }
    }

    /// Returns all places of the scale; there is no fee below zero, but there may be a difference.
    fn all(self) -> Range {
        let (first, last) = match self {
            Self::Closed(domain) => (0, domain.constants().len() as i128 - 1),
            Self::Flag => (0, 1),
            Self::Whole | Self::Money | Self::Duration(_) => (0, i128::MAX),
            Self::Thousandths | Self::Date => (i128::MIN, i128::MAX),
        };
        Range { first, last }
    }
}

impl Cell {
    /// Returns whether it accepts what a column holds.
    pub fn accepts(&self, input: Input) -> Truth {
        match (self, input) {
            (Self::Any, _) => Truth::True,
            (_, Input::Unknown) => Truth::Unknown,
            (Self::OneOf { none, .. }, Input::None) => Truth::from(*none),
            (Self::OneOf { ranges, .. }, Input::At(at)) => {
                let mut ranges = ranges.iter();
                Truth::from(ranges.any(|range| (range.first..=range.last).contains(&at)))
            }
        }
    }
}

/// What is wrong with the rows of a table, each with an example.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Cases that no row speaks of, each by its columns up to the one after which no row is left.
    pub gaps: Vec<Vec<Input>>,
    /// Pairs of rows that both speak of a case, each with the first of their cases.
    pub overlaps: Vec<(Vec<Input>, [usize; 2])>,
    /// Whether there are too many cases to look at.
    pub is_too_large: bool,
}

/// How many cases are looked at.
const MOST_CASES: usize = 200_000;

/// How many gaps, and how many overlaps, are told of one table.
const TOLD: usize = 8;

/// Looks for cases that no row speaks of, and for pairs of rows that speak of the same.
///
/// `columns` says of each column whether it may be `none`. Cases that no cell tells apart are one
/// case; their number is the product over the columns, at most.
pub fn flaws(columns: &[(Scale, bool)], rows: &[&[Cell]]) -> Flaws {
    let mut search = Search {
        columns,
        rows,
        inputs: Vec::with_capacity(columns.len()),
        cases: 0,
        flaws: Flaws::default(),
    };
    search.look(&(0..rows.len()).collect::<Vec<_>>());
    search.flaws
}

struct Search<'t> {
    columns: &'t [(Scale, bool)],
    rows: &'t [&'t [Cell]],
    /// What the columns so far hold.
    inputs: Vec<Input>,
    cases: usize,
    flaws: Flaws,
}

impl Search<'_> {
    /// Goes through the cases of the next column; `open` are the rows that accept those before.
    fn look(&mut self, open: &[usize]) {
        self.cases += 1;
        self.flaws.is_too_large |= self.cases > MOST_CASES;
        let Flaws {
            gaps,
            overlaps,
            is_too_large,
        } = &mut self.flaws;
        let is_done = match open {
            [] => {
                if gaps.len() < TOLD {
                    gaps.push(self.inputs.clone());
                }
                return;
            }
            [_] => gaps.len() == TOLD,
            _ => gaps.len() == TOLD && overlaps.len() == TOLD,
        };
        if is_done || *is_too_large {
            return;
        }
        let column = self.inputs.len();
        let Some((scale, may_be_none)) = self.columns.get(column) else {
            if let [first, second, ..] = *open {
                let pair = [first, second];
                let is_told = overlaps.iter().any(|(_, told)| *told == pair);
                if !is_told && overlaps.len() < TOLD {
                    overlaps.push((self.inputs.clone(), pair));
                }
            }
            return;
        };
        for input in self.cases_of(*scale, *may_be_none, open) {
            let accepts = |row: &usize| self.rows[*row][column].accepts(input) == Truth::True;
            let open: Vec<usize> = open.iter().copied().filter(accepts).collect();
            self.inputs.push(input);
            self.look(&open);
            self.inputs.pop();
        }
    }

    /// Returns one input of each sort that the cells of a column tell apart.
    fn cases_of(&self, scale: Scale, may_be_none: bool, open: &[usize]) -> Vec<Input> {
        let all = scale.all();
        let mut starts = vec![all.first];
        for row in open {
            if let Cell::OneOf { ranges, .. } = &self.rows[*row][self.inputs.len()] {
                for range in ranges {
                    starts.push(range.first);
                    starts.extend(range.last.checked_add(1));
                }
            }
        }
        starts.retain(|start| (all.first..=all.last).contains(start));
        starts.sort_unstable();
        starts.dedup();
        let ends = starts.iter().skip(1).map(|next| next - 1).chain([all.last]);
        let inside = starts.iter().zip(ends).map(|(start, end)| {
            // A plain example: the end that is not without end.
            Input::At(match (*start, end) {
                (i128::MIN, i128::MAX) => 0,
                (i128::MIN, end) => end,
                (start, _) => start,
            })
        });
        inside.chain(may_be_none.then_some(Input::None)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(first: i128, last: i128) -> Cell {
        let ranges = vec![Range { first, last }];
        Cell::OneOf {
            ranges,
            none: false,
        }
    }

    #[track_caller]
    fn check(
        columns: &[(Scale, bool)],
        rows: &[&[Cell]],
        gaps: &[&[Input]],
        overlaps: &[[usize; 2]],
    ) {
        let found = flaws(columns, rows);
        assert_eq!(found.gaps, gaps);
        let found = found.overlaps.iter().map(|(_, rows)| *rows);
        assert_eq!(found.collect::<Vec<_>>(), overlaps);
    }

    #[test]
    fn every_case_is_spoken_of_once() {
        let columns = [(Scale::Flag, false), (Scale::Whole, false)];
        let no = || one(0, 0);
        let yes = || one(1, 1);
        let rows: [&[Cell]; 3] = [
            &[no(), Cell::Any],
            &[yes(), one(0, 2)],
            &[yes(), one(3, i128::MAX)],
        ];
        check(&columns, &rows, &[], &[]);
        let gap = [Input::At(1), Input::At(3)];
        check(&columns, &rows[..2], &[&gap], &[]);
        let more: [&[Cell]; 4] = [rows[0], rows[1], rows[2], &[yes(), one(2, 5)]];
        check(&columns, &more, &[], &[[1, 3], [2, 3]]);
    }

    #[test]
    fn none_is_a_case_where_it_may_be() {
        let rows: [&[Cell]; 1] = [&[one(i128::MIN, i128::MAX)]];
        check(&[(Scale::Date, false)], &rows, &[], &[]);
        check(&[(Scale::Date, true)], &rows, &[&[Input::None]], &[]);
        check(&[(Scale::Date, true)], &[&[Cell::Any]], &[], &[]);
    }

    #[test]
    fn a_table_without_rows_says_nothing() {
        check(&[(Scale::Money, false)], &[], &[&[]], &[]);
    }

    #[test]
    fn every_gap_is_told_by_the_columns_that_make_it_one() {
        let columns = [(Scale::Whole, false), (Scale::Flag, false)];
        let rows: [&[Cell]; 2] = [&[one(1, 2), Cell::Any], &[one(5, 5), one(1, 1)]];
        let gaps: [&[Input]; 4] = [
            &[Input::At(0)],
            &[Input::At(3)],
            &[Input::At(5), Input::At(0)],
            &[Input::At(6)],
        ];
        check(&columns, &rows, &gaps, &[]);
        let far: Vec<Vec<Cell>> = (0..20)
            .map(|at| vec![one(3 * at, 3 * at), Cell::Any])
            .collect();
        let far: Vec<&[Cell]> = far.iter().map(Vec::as_slice).collect();
        assert_eq!(flaws(&columns, &far).gaps.len(), TOLD);
    }

    #[test]
    fn a_value_comes_back_from_its_place() {
        for (scale, value) in [
            (Scale::Whole, Value::Number(Number::whole(7))),
            (Scale::Date, Value::Date(date(1945, 9, 2))),
            (Scale::Flag, Value::Boolean(true)),
            (Scale::Money, Value::Money(Money { dong: 20_000 })),
        ] {
            let Input::At(at) = scale.input(&value) else {
                panic!("{value:?} stands on its scale")
            };
            assert_eq!(scale.value(at), value);
        }
    }
}
