//! Decisions in a table, as an office writes them in a spreadsheet: comma-separated values with a
//! row of headings in Vietnamese or English, in any order of columns.

use jiff::civil::Date;

use super::{Decision, Verdict};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::fold::fold;
use crate::phrase::{Phrase, phrase};
use crate::span::{FileId, Span};

mod cells;

use cells::{Cell, rows};

/// A row of the table, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The finding it decides on.
    pub finding: String,
    /// What was decided, at its row; what the finding is about, and rests on, is not in the table.
    pub decision: Decision,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Finding,
    Verdict,
    Reason,
    By,
    Document,
    On,
    Until,
    Due,
    /// The last day, of what is accepted the day it is due.
    End,
}

/// The headings of each column; the first in each language is the one that messages name.
const HEADINGS: [(Column, &[&str]); 9] = [
    (
        Column::Finding,
        &[
            "phát hiện",
            "finding",
            "mã phát hiện",
            "mã",
            "finding id",
            "id",
        ],
    ),
    (Column::Verdict, &["quyết định", "decision", "verdict"]),
    (Column::Reason, &["lý do", "reason"]),
    (
        Column::By,
        &[
            "người quyết định",
            "by",
            "đơn vị quyết định",
            "do",
            "decided by",
        ],
    ),
    (Column::Document, &["văn bản", "document"]),
    (
        Column::On,
        &[
            "ký ngày",
            "on",
            "ngày",
            "ngày ký",
            "ngày quyết định",
            "date",
        ],
    ),
    (Column::Until, &["đến", "until", "đến ngày"]),
    (Column::Due, &["hạn hoàn thành", "due", "hạn"]),
    (
        Column::End,
        &["đến/hạn", "until/due", "đến hoặc hạn", "until or due"],
    ),
];

/// The headings of what a review tells in its own table, in Vietnamese and English: columns that an
/// office leaves as they are when it fills in its decisions beside them.
pub const TOLD: [[&str; 2]; 14] = [
    ["Mức độ", "Severity"],
    ["Độ chắc", "Confidence"],
    ["Nhóm", "Group"],
    ["Quy tắc", "Rule"],
    ["Thủ tục", "Procedure"],
    ["Mã thủ tục", "Procedure code"],
    ["Nội dung phát hiện", "What was found"],
    ["Căn cứ", "Basis"],
    ["Nơi ghi", "Where"],
    ["Đề xuất", "Proposal"],
    ["Nội dung đề xuất", "What is proposed"],
    ["Được chọn", "Chosen"],
    ["Thẩm quyền", "Enacted by"],
    ["Tác động", "Effect"],
];

/// Returns whether a heading is that of the findings that are decided on.
pub fn names_findings(heading: &str) -> bool {
    let folded = fold(heading.trim());
    let (_, known) = &HEADINGS[0];
    known.iter().any(|known| fold(known) == folded)
}

/// Whether a heading, folded, is one of what a review tells.
fn is_told(folded: &str) -> bool {
    TOLD.iter().flatten().any(|heading| fold(heading) == folded)
}

/// The words for each verdict.
const VERDICTS: [(Verdict, &[&str]); 3] = [
    (
        Verdict::Accept,
        &["chấp nhận", "accept", "đồng ý", "accepted"],
    ),
    (Verdict::Reject, &["bác bỏ", "reject", "bác", "rejected"]),
    (Verdict::Defer, &["tạm hoãn", "defer", "hoãn", "deferred"]),
];

/// Reads a table; whatever is wrong goes into the sink, each row's mistakes by themselves, and the
/// row is left out. Linear in the length of the text.
///
/// In the table that a review writes, a row in which nothing was decided is passed over.
///
/// The separator is what the first row has most of: `;` as spreadsheets write it where the comma
/// parts decimals, `,` or a tab.
pub fn read(file: FileId, text: &str, sink: &mut Diagnostics) -> Vec<Entry> {
    let mut rows = rows(file, text, sink).into_iter();
    let Some(head) = rows.next() else {
        let message = phrase!("bảng không có dòng nào", "the table has no row");
        let start = Span::new(file, 0, 0);
        let empty = Diagnostic::error(Code::NotADecision, start, message);
        sink.push(empty.help(needed()));
        return Vec::new();
    };
    let before = sink.len();
    let columns: Vec<Option<Column>> = head.iter().map(|cell| column(cell, sink)).collect();
    for wanted in [Column::Finding, Column::Verdict] {
        if !columns.contains(&Some(wanted)) && sink.len() == before {
            let Phrase { vi, en } = heading(wanted);
            let message = phrase!("bảng không có cột `{vi}`", "the table has no column `{en}`");
            let lacking = Diagnostic::error(Code::NotADecision, of_row(&head), message);
            sink.push(lacking.help(needed()));
        }
    }
    for (position, column) in columns.iter().enumerate() {
        if column.is_some() && columns[..position].contains(column) {
            let message = phrase!("cột này có hai lần", "this column is there twice");
            let twice = Diagnostic::error(Code::NotADecision, head[position].span, message);
            sink.push(twice.help(phrase!("bỏ một cột", "remove one of them")));
        }
    }
    if sink.len() > before {
        return Vec::new();
    }
    let is_of_review = head.iter().any(|cell| is_told(&fold(&cell.text)));
    let says_something = |row: &Vec<Cell<'_>>| {
        let mut cells = columns.iter().zip(row);
        let decides = |column: &Option<Column>| column.is_some_and(|it| it != Column::Finding);
        cells.any(|(column, cell)| decides(column) && !cell.text.is_empty())
    };
    rows.filter(|row| !is_of_review || says_something(row))
        .filter_map(|row| entry(&columns, &row, sink))
        .collect()
}

/// Returns what a column holds by its heading; a heading that says nothing known is reported.
fn column(cell: &Cell<'_>, sink: &mut Diagnostics) -> Option<Column> {
    let folded = fold(&cell.text);
    let known = HEADINGS.iter();
    let mut known =
        known.filter(|(_, headings)| headings.iter().any(|known| fold(known) == folded));
    if let Some((column, _)) = known.next() {
        return Some(*column);
    }
    if folded.is_empty() || is_told(&folded) {
        return None;
    }
    let text = &cell.text;
    let message = phrase!(
        "không có cột nào tên là `{text}`",
        "there is no column `{text}`"
    );
    let all = HEADINGS.iter().flat_map(|(_, headings)| headings.iter());
    let near = similar::nearest(&folded, all.copied());
    let help = near.map_or_else(needed, |near| {
        phrase!("có phải ý là `{near}`?", "did you mean `{near}`?")
    });
    sink.push(Diagnostic::error(Code::NotADecision, cell.span, message).help(help));
    None
}

/// Names a column.
fn heading(column: Column) -> Phrase {
    let known = HEADINGS.iter().find(|(known, _)| *known == column);
    let (_, names) = known.expect("every column stands in the table");
    Phrase::new(names[0], names[1])
}

/// Says which columns a table has.
fn needed() -> Phrase {
    let list = |which: usize| {
        let names = HEADINGS
            .iter()
            .map(|(_, names)| format!("`{}`", names[which]));
        names.collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (list(0), list(1));
    phrase!(
        "dòng đầu ghi tên các cột: {vi}; hai cột đầu phải có",
        "the first row names the columns: {en}; the first two must be there"
    )
}

/// Returns the place of a row.
fn of_row(row: &[Cell<'_>]) -> Span {
    match (row.first(), row.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}

fn entry(columns: &[Option<Column>], row: &[Cell<'_>], sink: &mut Diagnostics) -> Option<Entry> {
    let before = sink.len();
    if let Some(extra) = row.get(columns.len()..).and_then(<[_]>::first) {
        let message = phrase!(
            "dòng này nhiều ô hơn dòng đầu",
            "this row has more cells than the first one"
        );
        let help = phrase!(
            "đặt trong ngoặc kép ô nào có dấu phân cách",
            "put a cell that holds the separator in quotes"
        );
        sink.push(Diagnostic::error(Code::NotADecision, extra.span, message).help(help));
        return None;
    }
    let cell = |wanted: Column| {
        let position = columns.iter().position(|column| *column == Some(wanted))?;
        row.get(position).filter(|cell| !cell.text.is_empty())
    };
    let text = |wanted: Column| cell(wanted).map(|cell| cell.text.to_string());
    let finding = text(Column::Finding);
    if finding.is_none() {
        let message = phrase!(
            "dòng này không nói phát hiện nào",
            "this row does not say which finding"
        );
        let help = phrase!(
            "ghi mã phát hiện như trong kết quả rà soát",
            "write the id of the finding as the review has it"
        );
        sink.push(Diagnostic::error(Code::NotADecision, of_row(row), message).help(help));
    }
    let verdict = verdict(cell(Column::Verdict), of_row(row), sink);
    let mut day = |wanted: Column| cell(wanted).and_then(|cell| date(cell, sink));
    let on = day(Column::On);
    let end = day(Column::End);
    let (until, due) = (day(Column::Until), day(Column::Due));
    let (finding, verdict) = (finding?, verdict?);
    let accepts = verdict == Verdict::Accept;
    let decision = Decision {
        verdict,
        rule: String::new(),
        about: Vec::new(),
        reason: text(Column::Reason),
        by: text(Column::By),
        document: text(Column::Document),
        on,
        until: until.or(end.filter(|_| !accepts)),
        due: due.or(end.filter(|_| accepts)),
        evidence: None,
        span: of_row(row),
    };
    (sink.len() == before).then_some(Entry { finding, decision })
}

fn verdict(cell: Option<&Cell<'_>>, row: Span, sink: &mut Diagnostics) -> Option<Verdict> {
    let folded = cell.map(|cell| fold(&cell.text)).unwrap_or_default();
    let mut known = VERDICTS.iter();
    if let Some((verdict, _)) = known.find(|(_, words)| words.contains(&folded.as_str())) {
        return Some(*verdict);
    }
    let message = match cell.map(|cell| &cell.text) {
        Some(text) => phrase!(
            "`{text}` không phải một quyết định",
            "`{text}` is no decision"
        ),
        None => phrase!(
            "dòng này không nói quyết định gì",
            "this row does not say what was decided"
        ),
    };
    let help = phrase!(
        "ghi `chấp nhận`, `bác bỏ` hoặc `tạm hoãn`",
        "write `accept`, `reject` or `defer`"
    );
    let span = cell.map_or(row, |cell| cell.span);
    sink.push(Diagnostic::error(Code::NotADecision, span, message).help(help));
    None
}

/// Reads `2026-01-31` or `31/01/2026`.
fn date(cell: &Cell<'_>, sink: &mut Diagnostics) -> Option<Date> {
    let text = cell.text.as_ref();
    let parts = |separator: char| {
        let parts = text.split(separator).map(|part| part.trim().parse().ok());
        let parts: Option<Vec<i16>> = parts.collect();
        <[i16; 3]>::try_from(parts?).ok()
    };
    let day = |year: i16, month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        (year >= 1000).then(|| Date::new(year, month, day).ok())?
    };
    let read = parts('-').map_or_else(
        || parts('/').and_then(|[of_month, month, year]| day(year, month, of_month)),
        |[year, month, of_month]| day(year, month, of_month),
    );
    if read.is_none() {
        let message = phrase!("không có ngày `{text}`", "there is no date `{text}`");
        let help = phrase!(
            "ghi như `31/01/2026` hoặc `2026-01-31`",
            "write it as `2026-01-31` or `31/01/2026`"
        );
        sink.push(Diagnostic::error(Code::BadDate, cell.span, message).help(help));
    }
    read
}
