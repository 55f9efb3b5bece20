//! A workbook as the table that decisions are read from: the sheet that names findings, as
//! comma-separated values.
//!
//! What is wrong in it is told by its row, which is that of the sheet.

use std::fmt::Write as _;
use std::path::Path;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook};

use crate::cli::io::load;
use crate::decision::table;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::source::Sources;

/// Reads the table of decisions, where there is one, as a source to point into.
pub(super) fn load_table(table: Option<&Path>) -> (Sources, Diagnostics) {
    let Some(path) = table else {
        return (Sources::default(), Diagnostics::default());
    };
    if !is_workbook(path) {
        return load(&[path.to_owned()]);
    }
    let (mut sources, mut sink) = (Sources::default(), Diagnostics::default());
    let shown = path.to_string_lossy();
    match read(path) {
        Err(refused) => sink.push(*refused),
        Ok(text) => {
            if sources.add(shown.to_string(), text.into_bytes()).is_err() {
                let message = phrase!("bảng này quá lớn", "this table is too large");
                let refused = Diagnostic::of_path(Code::FileTooLarge, shown, message);
                sink.push(refused.help(phrase!(
                    "chỉ giữ các dòng có quyết định",
                    "keep only the rows that decide something"
                )));
            }
        }
    }
    (sources, sink)
}

/// Returns whether a file is a workbook, by its name.
fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// Reads the first sheet that names findings.
///
/// # Errors
///
/// Says that it is no workbook, or that none of its sheets names findings.
fn read(path: &Path) -> Result<String, Box<Diagnostic>> {
    let shown = path.to_string_lossy();
    let mut workbook: Xlsx<_> = open_workbook(path).map_err(|error: calamine::XlsxError| {
        let message = phrase!(
            "không đọc được như một bảng tính: {error}",
            "cannot be read as a workbook: {error}"
        );
        Diagnostic::of_path(Code::NotADecision, shown.clone(), message).help(phrase!(
            "lưu lại dạng .xlsx, hoặc dạng CSV mã UTF-8",
            "save it again as .xlsx, or as CSV in UTF-8"
        ))
    })?;
    for (_, range) in workbook.worksheets() {
        let mut rows = range.rows();
        let head = rows.next().unwrap_or_default();
        if head.iter().any(|cell| table::names_findings(&worded(cell))) {
            return Ok(written(&range));
        }
    }
    let message = phrase!(
        "không có trang tính nào có cột `mã phát hiện` ở dòng đầu",
        "no sheet has a column `finding id` in its first row"
    );
    let refused = Diagnostic::of_path(Code::NotADecision, shown, message);
    Err(Box::new(refused.help(phrase!(
        "dùng bảng do `tinhgon review --format xlsx` viết ra",
        "use the workbook that `tinhgon review --format xlsx` writes"
    ))))
}

/// Writes a sheet row by row, each on a line of its own.
fn written(range: &Range<Data>) -> String {
    let mut text = String::new();
    for cells in range.rows() {
        for (place, cell) in cells.iter().enumerate() {
            let separator = if place > 0 { "," } else { "" };
            let worded = worded(cell).replace(['\r', '\n'], " ").replace('"', "\"\"");
            write!(text, "{separator}\"{worded}\"").expect("writing to a string cannot fail");
        }
        text.push('\n');
    }
    text
}

/// Words a cell; a date as the table has it.
fn worded(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}
