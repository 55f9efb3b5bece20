//! Findings as a table, one row each, for any spreadsheet (RFC 4180).
//!
//! The columns that end it are those that `tinhgon decide --from` reads: an office fills them in and
//! hands the same table back. It begins with a byte order mark, without which spreadsheets guess the
//! encoding. A cell whose text would begin a formula begins with an apostrophe instead.

use std::io::{self, Write};

use super::text::finding::place;
use super::text::proposal;
use super::wrap::clean;
use super::{Page, edit, json, words};
use crate::decision::Verdict;
use crate::decision::table::TOLD;
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};

/// The words for each verdict, as `decide --from` reads them.
pub(super) const VERDICTS: [(Verdict, &str, &str); 3] = [
    (Verdict::Accept, "chấp nhận", "accept"),
    (Verdict::Reject, "bác bỏ", "reject"),
    (Verdict::Defer, "tạm hoãn", "defer"),
];

/// Which column the verdict stands in.
pub(super) const DECISION: usize = TOLD.len() + 1;

/// Writes the findings in the order of the review, rejected ones too.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(page: Page<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    row(&headings(), language, out)?;
    for position in 0..page.review.findings.len() {
        row(&cells(page, position), language, out)?;
    }
    Ok(())
}

/// The headings; the first and the last seven as `decide --from` knows them.
pub(super) fn headings() -> Vec<Phrase> {
    let mut headings = vec![phrase!("Mã phát hiện", "Finding id")];
    headings.extend(TOLD.map(|[vi, en]| Phrase::new(vi, en)));
    headings.extend([
        phrase!("Quyết định", "Decision"),
        phrase!("Lý do", "Reason"),
        phrase!("Người quyết định", "Decided by"),
        phrase!("Văn bản", "Document"),
        phrase!("Ký ngày", "On"),
        phrase!("Đến", "Until"),
        phrase!("Hạn", "Due"),
    ]);
    headings
}

/// Returns the cells of a finding, by its position.
pub(super) fn cells(page: Page<'_>, position: usize) -> Vec<Phrase> {
    let (model, found) = (page.model, &page.review.findings[position]);
    let rule = &page.rules.rules[found.rule];
    let mut things = found.about.iter();
    let procedure = things.find_map(|thing| thing.procedure(model));
    let title = procedure.map(|id| wording::title(id.into(), model));
    let code = procedure.and_then(|id| model.procedures[id].code.value());
    let code = code.map(|code| Phrase::same(model.text(code)));
    let bases = found.bases.iter().map(|it| wording::cited(it, model));
    let mut cells = vec![
        Phrase::same(&found.id),
        words::keyword(rule.severity),
        words::keyword(rule.confidence),
        words::group(&rule.group),
        Phrase::same(&rule.name),
        title.unwrap_or_default(),
        code.unwrap_or_default(),
        found.message.clone(),
        words::join(&bases.collect::<Vec<_>>(), "; "),
        Phrase::same(place(page, found.at)),
    ];
    match page.review.answers[position] {
        None => cells.extend(std::iter::repeat_n(Phrase::default(), 5)),
        Some(answer) => {
            let made = &page.review.proposals[answer];
            let edits = made.edits.iter().map(|it| edit::phrase_of(model, it));
            cells.extend([
                Phrase::same(json::proposal_id(answer)),
                words::join(&edits.collect::<Vec<_>>(), "; "),
                yes(made.is_chosen()),
                words::feasibility(made.feasibility),
                proposal::changes(&made.effect),
            ]);
        }
    }
    cells.extend(decision(page, position));
    cells
}

/// Says whether something is so.
pub(super) fn yes(is_so: bool) -> Phrase {
    if is_so {
        phrase!("có", "yes")
    } else {
        phrase!("không", "no")
    }
}

/// The cells that an office fills in; what has been decided stands there already.
fn decision(page: Page<'_>, position: usize) -> [Phrase; 7] {
    let ruling = page.review.rulings.of[position].as_ref();
    let Some(made) = ruling.filter(|it| it.holds()).map(|it| &it.decision) else {
        return Default::default();
    };
    let text = |text: &Option<String>| Phrase::same(text.as_deref().unwrap_or_default());
    let day = |day: Option<jiff::civil::Date>| day.map(wording::date).unwrap_or_default();
    [
        VERDICTS
            .iter()
            .find(|(verdict, ..)| *verdict == made.verdict)
            .map(|(_, vi, en)| Phrase::new(vi, en))
            .unwrap_or_default(),
        text(&made.reason),
        text(&made.by),
        text(&made.document),
        day(made.on),
        day(made.until),
        day(made.due),
    ]
}

fn row(cells: &[Phrase], language: Language, out: &mut dyn Write) -> io::Result<()> {
    for (place, text) in cells.iter().enumerate() {
        let separator: &[u8] = if place > 0 { b"," } else { b"" };
        out.write_all(separator)?;
        let text = harmless(text.in_language(language)).replace('"', "\"\"");
        write!(out, "\"{text}\"")?;
    }
    out.write_all(b"\r\n")
}

/// Takes the meaning out of what a spreadsheet would read as a formula.
fn harmless(text: &str) -> String {
    let text = clean(text);
    if text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']) {
        return format!("'{text}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_begins_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\rx"] {
            assert!(harmless(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(harmless("a=1"), "a=1");
    }
}
