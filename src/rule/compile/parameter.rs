//! Parameters: their entries, and the value that holds at a date.
//!
//! An entry without `until` holds until the next one begins. `basis` and `checked` speak of the
//! whole parameter, wherever they stand in it.

use jiff::civil::Date;

use super::metadata::citations;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Certainty, Period};
use crate::phrase::{Phrase, phrase};
use crate::rule::parameter::Parameter;
use crate::rule::plan::Literal;
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// `from 2022-01-01 until 2022-12-31 = 45_000 VND`
struct Entry {
    from: Spanned<Date>,
    until: Option<Spanned<Date>>,
    value: Spanned<(Literal, Scalar)>,
    certainty: Certainty,
}

/// Reads a parameter at a date; what is wrong in it is reported, and its first entries stand.
pub(super) fn parameter(clause: &Clause<'_>, day: Date, sink: &mut Diagnostics) -> Parameter {
    let name = clause
        .name()
        .expect("the parser leaves out declarations without a name");
    let mut entries: Vec<Entry> = clause.clauses_of(Keyword::From).filter_map(entry).collect();
    if let Some(first) = entries.first() {
        for other in &entries[1..] {
            sink.extend(differs(first, other));
        }
    }
    sink.extend(entries.iter().filter_map(backward));
    let kind = entries
        .first()
        .map_or(Scalar::Nothing, |entry| entry.value.node.1);
    entries.sort_by_key(|entry| entry.from.node);
    sink.extend(
        entries
            .windows(2)
            .filter_map(|pair| overlap(&pair[0], &pair[1])),
    );
    let begun = entries.partition_point(|entry| entry.from.node <= day);
    let (value, certainty) = entries[..begun]
        .last()
        .and_then(|entry| {
            let next = entries.get(begun).map(|next| next.from.node);
            let until = entry.until.as_ref().map(|until| until.node);
            let period = Period {
                from: Some(entry.from.node),
                until: until.or_else(|| next?.yesterday().ok()),
            };
            period
                .contains(day)
                .then(|| ((entry.value.node.0.clone(), period), entry.certainty))
        })
        .unzip();
    let checked = clause.clauses_of(Keyword::Checked).last();
    Parameter {
        name: name.node.to_owned(),
        title: clause.title().map(ToString::to_string).unwrap_or_default(),
        value,
        certainty: certainty.unwrap_or(Certainty::Declared),
        kind: Type::one(kind),
        bases: clause
            .clauses_of(Keyword::Basis)
            .flat_map(|clause| citations(&clause.words))
            .collect(),
        checked: checked
            .and_then(|clause| dates(clause).next())
            .map(|date| date.node),
        span: name.span,
    }
}

fn dates(clause: &Clause<'_>) -> impl Iterator<Item = Spanned<Date>> {
    clause.words.iter().filter_map(|word| match word.node {
        Word::Date(date) => Some(Spanned::new(date, word.span)),
        _ => None,
    })
}

fn entry(clause: &Clause<'_>) -> Option<Entry> {
    let mut dates = dates(clause);
    let value = clause.words.iter().rev().find_map(|word| {
        let value = match word.node {
            Word::Number(number) => (Literal::Number(number), Scalar::Number),
            Word::Percent(number) => (Literal::Percent(number), Scalar::Percent),
            Word::Money(money) => (Literal::Money(money), Scalar::Money),
            Word::Duration(duration) => (Literal::Duration(duration), Scalar::Duration),
            _ => return None,
        };
        Some(Spanned::new(value, word.span))
    })?;
    let certainty = clause.words.iter().find_map(|word| match word.node {
        Word::Keyword(Keyword::Measured) => Some(Certainty::Measured),
        Word::Keyword(Keyword::Assumed) => Some(Certainty::Assumed),
        _ => None,
    });
    Some(Entry {
        from: dates.next()?,
        until: dates.next(),
        value,
        certainty: certainty.unwrap_or(Certainty::Declared),
    })
}

/// Two entries of one parameter are of one type.
fn differs(first: &Entry, other: &Entry) -> Option<Diagnostic> {
    let [wanted, found] = [first, other].map(|entry| Type::one(entry.value.node.1));
    if wanted == found {
        return None;
    }
    let (wanted, found) = (wanted.described(), found.described());
    let message = Phrase::new(
        format!("cần {} như dòng đầu, nhưng đây là {}", wanted.vi, found.vi),
        format!(
            "{} is needed as in the first entry, but this is {}",
            wanted.en, found.en
        ),
    );
    Some(
        Diagnostic::error(Code::WrongType, other.value.span, message)
            .related(first.value.span, phrase!("giá trị đầu tiên", "the first value"))
            .help(phrase!(
                "mọi giá trị của một tham số có cùng đơn vị; nếu là hai điều khác nhau thì khai báo hai tham số",
                "all values of a parameter have one unit; declare two parameters if they are two things",
            )),
    )
}

fn backward(entry: &Entry) -> Option<Diagnostic> {
    let until = entry
        .until
        .as_ref()
        .filter(|until| until.node < entry.from.node)?;
    let (from, last) = (entry.from.node, until.node);
    Some(
        Diagnostic::error(
            Code::BackwardPeriod,
            until.span,
            phrase!(
                "giá trị kết thúc ngày {last}, trước khi bắt đầu ngày {from}",
                "the value ends on {last}, before it begins on {from}"
            ),
        )
        .help(phrase!(
            "`đến` là ngày cuối cùng còn dùng; đổi chỗ hoặc sửa lại hai ngày",
            "`until` is the last day of use; swap or correct the two dates"
        )),
    )
}

/// The entries are in the order of their first days.
fn overlap(earlier: &Entry, later: &Entry) -> Option<Diagnostic> {
    let begins = later.from.node;
    let meets = match &earlier.until {
        Some(until) => begins <= until.node,
        None => begins == earlier.from.node,
    };
    meets.then(|| {
        Diagnostic::error(
            Code::DuplicateName,
            later.from.span,
            phrase!(
                "ngày {begins} đã có một giá trị khác của tham số",
                "the parameter has another value on {begins} already"
            ),
        )
        .related(
            earlier.until.as_ref().unwrap_or(&earlier.from).span,
            phrase!("giá trị kia", "the other value"),
        )
        .help(phrase!(
            "mỗi ngày chỉ có một giá trị: sửa `từ` hoặc `đến`; dòng không có `đến` tự hết khi dòng sau bắt đầu",
            "a day has one value: correct `from` or `until`; an entry without `until` ends where the next begins",
        ))
    })
}
