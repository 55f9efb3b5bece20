//! A review as a workbook: `--format xlsx`.
//!
//! What each sheet holds is settled in `workbook/content.rs` and `workbook/duty.rs`; here it is written, with filters, frozen
//! heads and widths. Sums and changes are live formulas, stored with the values that the review has, so
//! that whoever changes a cell sees the totals follow. Words of others are always text: a cell that
//! looks like a formula is none. The file carries no clock: the same review gives the same bytes.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use super::Page;
use super::wrap::{cut, width_of};
use crate::phrase::{Language, Phrase, phrase};

mod content;
mod duty;

/// The most letters of a cell.
const MOST: usize = 32_767;

/// A sheet before it is written.
struct Sheet {
    name: Phrase,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// A column: its heading, its width in letters, and what may be chosen in it.
struct Column {
    heading: Phrase,
    width: u8,
    choices: Option<[Phrase; 3]>,
}

/// What a cell holds.
enum Cell {
    Empty,
    Text(Phrase),
    Number(i64),
    /// A formula, and what it comes to.
    Formula(String, String),
    /// A formula of a share, and what it comes to.
    Share(String, String),
}

impl Column {
    fn new(vi: &str, en: &str, width: u8) -> Self {
        Self {
            heading: Phrase::new(vi, en),
            width,
            choices: None,
        }
    }
}

/// Writes a review as a workbook.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(page: Page<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(page, language).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(page: Page<'_>, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Whoever opens it sees when the law was taken, and not when the program ran.
    let day = page.model.as_of;
    let year = u16::try_from(day.year()).unwrap_or(1900).max(1900);
    let [month, of_month] = [day.month(), day.day()].map(i8::unsigned_abs);
    let title = phrase!(
        "Kết quả rà soát thủ tục hành chính",
        "Review of administrative procedures"
    );
    let properties = DocProperties::new()
        .set_title(title.in_language(language))
        .set_author(env!("CARGO_PKG_NAME"))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, of_month)?);
    workbook.set_properties(&properties);
    for sheet in content::sheets(page, language) {
        write_sheet(workbook.add_worksheet(), &sheet, language)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    language: Language,
) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00E7_F0FA))
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new()
        .set_num_format("#,##0")
        .set_align(FormatAlign::Top);
    let share = Format::new()
        .set_num_format("0.00%")
        .set_align(FormatAlign::Top);
    worksheet.set_name(sheet.name.in_language(language))?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    for (place, column) in (0..).zip(&sheet.columns) {
        let heading = column.heading.in_language(language);
        worksheet.write_with_format(0, place, heading, &head)?;
        worksheet.set_column_width(place, column.width)?;
        if let Some(choices) = &column.choices {
            let choices = choices.each_ref().map(|it| it.in_language(language));
            let list = DataValidation::new().allow_list_strings(&choices)?;
            worksheet.add_data_validation(1, place, last_row.max(1), place, &list)?;
        }
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        worksheet.set_row_height(row, height(&sheet.columns, cells, language))?;
        for (place, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {
                    worksheet.write_blank(row, place, &text)?;
                }
                Cell::Text(words) => {
                    let words = cut(words.in_language(language), MOST);
                    worksheet.write_string_with_format(row, place, words, &text)?;
                }
                Cell::Number(value) => {
                    worksheet.write_with_format(row, place, *value, &number)?;
                }
                Cell::Formula(formula, value) => {
                    let formula = Formula::new(formula).set_result(value);
                    worksheet.write_formula_with_format(row, place, formula, &number)?;
                }
                Cell::Share(formula, value) => {
                    let formula = Formula::new(formula).set_result(value);
                    worksheet.write_formula_with_format(row, place, formula, &share)?;
                }
            }
        }
    }
    worksheet.set_freeze_panes(1, 1)?;
    let last = u16::try_from(sheet.columns.len()).unwrap_or(1).max(1) - 1;
    worksheet.autofilter(0, 0, last_row, last)?;
    worksheet
        .set_landscape()
        .set_paper_size(9)
        .set_repeat_rows(0, 0)?;
    Ok(())
}

/// Returns how high a row has to be for its words, in points: not every program works that out.
fn height(columns: &[Column], cells: &[Cell], language: Language) -> u16 {
    const LINE: usize = 15;
    const HIGHEST: usize = 409;
    let lines = columns.iter().zip(cells).map(|(column, cell)| match cell {
        Cell::Text(words) => {
            // Words break where they will, so that a line holds a little less than its width.
            let room = usize::from(column.width).saturating_sub(2).max(1);
            width_of(words.in_language(language)).div_ceil(room)
        }
        _ => 1,
    });
    let lines = lines.max().unwrap_or(1).max(1);
    u16::try_from(lines.saturating_mul(LINE).min(HIGHEST)).expect("at most the highest")
}
