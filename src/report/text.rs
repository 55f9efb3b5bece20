//! A review as text for people: procedure by procedure, then the totals.
//!
//! At most 96 columns wide, whatever the terminal: the same review gives the same bytes.

use crate::finding::Finding;
use crate::finding::wording;
use crate::model::ProcedureId;
use crate::phrase::{Language, Phrase, phrase};
use crate::review::answer::Answer;
use crate::rule::proof::Proof;

use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::words;
use super::{Ground, Page};

pub(super) mod comparison;
pub(super) mod decision;
pub(super) mod finding;
pub mod plan;
pub(super) mod proof;
pub(super) mod proposal;
pub(super) mod target;
pub(super) mod total;

use finding::Detail;

/// Writes a whole review; `columns` is how wide the terminal is that shows it, `None` of anything else.
pub fn render(
    page: Page<'_>,
    language: Language,
    colour: Colour,
    columns: Option<usize>,
) -> String {
    let mut pen = Pen::new(language, colour);
    let date = wording::date(page.model.as_of);
    let procedures = words::count(page.model.procedures.len() as u64);
    let rules = words::counted(page.review.rules.len() as u64, ["rule", "rules", "quy tắc"]);
    let heading = Phrase::new(
        format_args!(
            "Rà soát {} thủ tục theo {} tại ngày {}",
            procedures.vi, rules.vi, date.vi
        ),
        format_args!(
            "Review of {} procedures by {} as of {}",
            procedures.en, rules.en, date.en
        ),
    );
    pen.line(Ink::Bold, "", &heading);
    let finding = |position: &usize| &page.review.findings[*position];
    let of = |position: &usize| {
        let first = finding(position).about.first();
        first.and_then(|thing| thing.procedure(page.model))
    };
    let positions = 0..page.review.findings.len();
    let shown: Vec<usize> = positions.filter(|found| page.is_shown(*found)).collect();
    for positions in shown.chunk_by(|left, right| of(left) == of(right)) {
        pen.blank();
        group_heading(page, of(&positions[0]), positions, &mut pen);
        let alike = |left: &usize, right: &usize| {
            let [left, right] = [left, right].map(finding);
            left.rule == right.rule && left.bases == right.bases
        };
        for positions in positions.chunk_by(alike) {
            pen.blank();
            finding::write(page, positions, Detail::Short, &mut pen);
        }
    }
    total::write(page, columns, &mut pen);
    pen.finish()
}

/// Writes one finding in full: every reason, basis and place, and what its proposal would amend.
pub fn explain(page: Page<'_>, finding: usize, language: Language, colour: Colour) -> String {
    let mut pen = Pen::new(language, colour);
    let first = page.review.findings[finding].about.first();
    let procedure = first.and_then(|thing| thing.procedure(page.model));
    group_heading(page, procedure, &[], &mut pen);
    pen.blank();
    finding::write(page, &[finding], Detail::Full, &mut pen);
    pen.finish()
}

/// Writes why a rule found something, to stand below [`explain`].
pub fn proof(
    ground: Ground<'_>,
    finding: &Finding,
    proof: &Proof<'_>,
    language: Language,
    colour: Colour,
) -> String {
    let mut pen = Pen::new(language, colour);
    proof::write(ground, finding, proof, &mut pen);
    pen.finish()
}

/// Writes why a rule does not find some things, or that it does.
pub fn why_not(
    ground: Ground<'_>,
    answer: &Answer<'_>,
    language: Language,
    colour: Colour,
) -> String {
    let mut pen = Pen::new(language, colour);
    proof::write_answer(ground, answer, &mut pen);
    pen.finish()
}

/// Names the procedure that some findings are about; their number is told unless there is none, and
/// that of those set aside apart.
fn group_heading(
    page: Page<'_>,
    procedure: Option<ProcedureId>,
    findings: &[usize],
    pen: &mut Pen,
) {
    let model = page.model;
    let mut heading = match procedure {
        Some(id) => wording::title(id.into(), model),
        None => phrase!("Ngoài các thủ tục", "Outside the procedures"),
    };
    let code = procedure.and_then(|id| model.procedures[id].code.value());
    if let Some(code) = code.map(|code| model.text(code)) {
        heading += phrase!(" · mã {code}", " · code {code}");
    }
    let waived = findings.iter();
    let waived = waived.filter(|found| page.review.rulings.is_waived(**found));
    let waived = waived.count() as u64;
    let open = findings.len() as u64 - waived;
    if open > 0 {
        heading += Phrase::same(" · ");
        heading += words::counted(open, words::FINDINGS);
    }
    if waived > 0 {
        let Phrase { vi, en } = words::count(waived);
        heading += phrase!(" · {vi} đã bác bỏ", " · {en} rejected");
    }
    pen.line(Ink::Bold, "■ ", &heading);
}
