//! The table of proposals in the official order: content and reason, what to amend, benefit.

use super::benefit;
use super::book::Book;
use super::head::{annex, of_the_report};
use super::paper::{Cell, Lie, Line, Paper, Style, cell};
use crate::finding::wording;
use crate::model::ProcedureId;
use crate::phrase::{Phrase, phrase};
use crate::proposal::{Edit, Feasibility};
use crate::report::text::plan::roadmap::due;
use crate::report::{edit, json, provision, words};

/// What some proposals of a procedure change, and why.
pub(super) struct Content {
    /// The ids of the proposals.
    pub(super) ids: String,
    /// What is changed, each for itself.
    pub(super) changes: Vec<Phrase>,
    /// What is still to be asked of a person.
    pub(super) questions: Vec<Phrase>,
    /// Why, each reason once.
    pub(super) reasons: Vec<Phrase>,
}

/// Writes the annex.
pub(super) fn write(book: &Book<'_>, paper: &mut Paper<'_>) {
    paper.section(Lie::Wide);
    annex(
        paper,
        phrase!("PHỤ LỤC I", "ANNEX I"),
        phrase!(
            "TỔNG HỢP PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH",
            "PROPOSALS TO SIMPLIFY ADMINISTRATIVE PROCEDURES"
        ),
        of_the_report(),
    );
    paper.table([
        (5, phrase!("STT", "No.")),
        (17, phrase!("Thủ tục hành chính", "Procedure")),
        (
            38,
            phrase!(
                "1. Nội dung đơn giản hóa và lý do",
                "1. What is simplified, and why"
            ),
        ),
        (22, phrase!("2. Kiến nghị thực thi", "2. What to amend")),
        (18, phrase!("3. Lợi ích", "3. Benefit")),
    ]);
    for of_domain in book
        .changed
        .chunk_by(|left, right| book.domain(*left) == book.domain(*right))
    {
        paper.row_across(domain(book, of_domain[0]));
        for (number, id) in (1..).zip(of_domain) {
            let number: usize = number;
            let of_cell = |lines: Vec<Phrase>| -> Cell {
                let lines = lines.into_iter();
                lines.map(|it| Line::new(Style::Cell, it)).collect()
            };
            paper.row(&[
                cell(Style::CellMiddle, Phrase::same(number)),
                of_cell(named(book, *id)),
                contents(book, *id, Style::Cell),
                of_cell(amendments(book, *id)),
                of_cell(benefit::lines(book, *id)),
            ]);
        }
    }
    paper.end_table();
}

/// Names the domain of a procedure.
pub(super) fn domain(book: &Book<'_>, id: ProcedureId) -> Phrase {
    match book.domain(id) {
        Some(domain) => phrase!("Lĩnh vực: {domain}", "Domain: {domain}"),
        None => phrase!("Lĩnh vực chưa được mô tả", "Domain not described"),
    }
}

/// Names a procedure with its code, each on a line.
fn named(book: &Book<'_>, id: ProcedureId) -> Vec<Phrase> {
    vec![wording::title(id.into(), book.page.model), code(book, id)]
}

/// Words the code of a procedure.
pub(super) fn code(book: &Book<'_>, id: ProcedureId) -> Phrase {
    let model = book.page.model;
    match model.procedures[id].code.value() {
        Some(code) => {
            let code = model.text(code);
            phrase!("Mã số: {code}", "Code: {code}")
        }
        None => phrase!("Mã số: chưa mô tả", "Code: not described"),
    }
}

/// Tells what the chosen proposals of a procedure change, those that the same rules call for together.
pub(super) fn of_procedure(book: &Book<'_>, id: ProcedureId) -> Vec<Content> {
    let page = book.page;
    let groups = book.groups(id).into_iter();
    let told = groups.map(|group| {
        let ids = group.iter().map(|made| json::proposal_id(*made));
        let edits = || {
            group
                .iter()
                .flat_map(|made| &page.review.proposals[*made].edits)
        };
        let worded = |wanted: fn(&Edit) -> bool| {
            let mut told: Vec<Phrase> = Vec::new();
            for edit in edits().filter(|it| wanted(it)) {
                let words = edit::phrase_of(page.model, edit);
                if !told.contains(&words) {
                    told.push(words);
                }
            }
            told
        };
        let reasons = book.one_of_each_rule(group[0]).into_iter().map(|found| {
            let found = &page.review.findings[found];
            let rule = &page.rules.rules[found.rule];
            let mut reason = words::reason(&rule.why);
            // Of the rule's own bases those in force.
            let bases = found.bases.iter().filter(|it| rule.bases.contains(it));
            let bases = bases.map(|basis| wording::cited(basis, page.model));
            let bases: Vec<Phrase> = bases.collect();
            if !bases.is_empty() {
                let Phrase { vi, en } = words::join(&bases, "; ");
                reason += phrase!(" (Căn cứ: {vi})", " (Basis: {en})");
            }
            reason
        });
        Content {
            ids: ids.collect::<Vec<_>>().join(", "),
            changes: worded(|it| !it.is_question()),
            questions: worded(Edit::is_question),
            reasons: reasons.collect(),
        }
    });
    told.collect()
}

/// Writes what the chosen proposals of a procedure change, and why; a reason that was told is referred to.
pub(super) fn contents(book: &Book<'_>, id: ProcedureId, style: Style) -> Cell {
    let mut lines = Vec::new();
    let mut told_at: Vec<(Phrase, String)> = Vec::new();
    for (letter, content) in letters().zip(of_procedure(book, id)) {
        let ids = content.ids;
        let changes = words::join(&content.changes, "; ");
        let (vi, en) = (words::capital(&changes.vi), words::capital(&changes.en));
        let told = phrase!("{letter}) {vi} [{ids}].", "{letter}) {en} [{ids}].");
        lines.push(Line::new(style, told));
        if !content.questions.is_empty() {
            let label = phrase!("Cần làm rõ: ", "To be clarified: ");
            lines.push(Line::led(
                style,
                label,
                words::join(&content.questions, "; "),
            ));
        }
        for reason in content.reasons {
            let before = told_at.iter().find(|(told, _)| *told == reason);
            let told = if let Some((_, at)) = before {
                phrase!("như điểm {at}.", "as point {at}.")
            } else {
                told_at.push((reason.clone(), letter.clone()));
                reason
            };
            lines.push(Line::led(style, phrase!("Lý do: ", "Reason: "), told));
        }
    }
    lines
}

/// The letters by which Vietnamese texts name points, and pairs of them after the last.
fn letters() -> impl Iterator<Item = String> {
    const LETTERS: [&str; 23] = [
        "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s",
        "t", "u", "v", "x", "y",
    ];
    let pairs = LETTERS
        .iter()
        .flat_map(|first| LETTERS.iter().map(move |second| format!("{first}{second}")));
    let letters = LETTERS.iter().map(ToString::to_string);
    letters
        .chain(pairs)
        .chain((1_u64..).map(|number| number.to_string()))
}

/// Tells what is to be amended for the chosen proposals of a procedure, by whom and by when.
pub(super) fn amendments(book: &Book<'_>, id: ProcedureId) -> Vec<Phrase> {
    let model = book.page.model;
    let verb = if book.repeals(id) {
        phrase!("Bãi bỏ hoặc sửa đổi", "Repeal or amend")
    } else {
        phrase!("Sửa đổi, bổ sung", "Amend")
    };
    let told = book.amendments(id).into_iter().map(|(phase, amendment)| {
        let what = provision::phrase_of(model, amendment.provision);
        let who = provision::agencies(model, &amendment.issuers, phase.feasibility);
        let when = due(phase);
        Phrase::new(
            format_args!("{} {} ({}; {}).", verb.vi, what.vi, who.vi, when.vi),
            format_args!("{} {} ({}; {}).", verb.en, what.en, who.en, when.en),
        )
    });
    let mut told: Vec<Phrase> = told.collect();
    if told.is_empty() {
        told.push(phrase!(
            "Không phải sửa đổi văn bản nào.",
            "No text has to be amended."
        ));
    }
    let authorities = model.procedures[id].authorities.items();
    let Phrase { vi, en } = provision::agencies(model, authorities, Feasibility::Unknown);
    told.push(phrase!("Cơ quan thực hiện: {vi}.", "Carried out by: {en}."));
    told
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn points_are_named_as_laws_name_them() {
        let named: Vec<String> = letters().take(25).collect();
        assert_eq!(named[3..7], ["d", "đ", "e", "g"]);
        assert_eq!(named[22..], ["y", "aa", "ab"]);
    }
}
