//! The review form of each changed procedure, 02/RS-KSTT, as far as its text is known.
//!
//! Parts I and II are those of the form. Of the later ones only the order of what they ask is known, so
//! they are told by the parts of a procedure and marked as not held against the form. A form is filled
//! in by a reviewer: nothing here concludes that something is needed or reasonable because nothing was
//! found.

use std::collections::{BTreeMap, BTreeSet};

use super::benefit;
use super::book::{Book, figure};
use super::head::{DOTS, annex, of_the_report};
use super::paper::{Cell, Lie, Line, Paper, Style, cell};
use super::proposals;
use crate::finding::wording;
use crate::model::{LawId, ProcedureId};
use crate::phrase::{Phrase, phrase};
use crate::proposal::Choice;
use crate::report::text::total;
use crate::report::{edit, json, words};
use crate::rule::evaluate::Lacking;
use crate::syntax::keyword::Keyword;

mod part;

/// Writes the annex; nothing where the document holds no forms.
pub(super) fn write(book: &Book<'_>, paper: &mut Paper<'_>) {
    if !book.has_forms() {
        return;
    }
    paper.section(Lie::Upright);
    annex(
        paper,
        phrase!("PHỤ LỤC II", "ANNEX II"),
        phrase!(
            "BIỂU MẪU RÀ SOÁT THỦ TỤC HÀNH CHÍNH (02/RS-KSTT)",
            "REVIEW FORMS (02/RS-KSTT)"
        ),
        of_the_report(),
    );
    let lacking = lacking(book);
    for (number, id) in (1..).zip(&book.changed) {
        let number: usize = number;
        if number > 1 {
            paper.new_page();
        }
        let Phrase { vi, en } = wording::title((*id).into(), book.page.model);
        paper.line(
            Style::Part,
            phrase!("{number}. Thủ tục: {vi}", "{number}. Procedure: {en}"),
        );
        write_form(book, *id, lacking.get(id).map_or(&[], Vec::as_slice), paper);
    }
}

/// Returns of each procedure what is missing in it for some rule to conclude.
fn lacking(book: &Book<'_>) -> BTreeMap<ProcedureId, Vec<Phrase>> {
    let page = book.page;
    let mut lacking: BTreeMap<ProcedureId, Vec<Phrase>> = BTreeMap::new();
    for ((kind, part), waiting) in &page.review.gaps.missing {
        let things = waiting.values().flatten();
        let procedures: BTreeSet<ProcedureId> = things
            .filter_map(|thing| thing.procedure(page.model))
            .collect();
        for procedure in procedures {
            let told = total::named(page, Lacking::Part(*kind, part));
            lacking.entry(procedure).or_default().push(told);
        }
    }
    lacking
}

fn write_form(book: &Book<'_>, id: ProcedureId, lacking: &[Phrase], paper: &mut Paper<'_>) {
    paper.line(Style::Section, phrase!("I. THÔNG TIN CHUNG", "I. GENERAL"));
    write_general(book, id, paper);
    paper.line(
        Style::Section,
        phrase!(
            "II. SỰ CẦN THIẾT CỦA THỦ TỤC HÀNH CHÍNH",
            "II. WHETHER THE PROCEDURE IS NEEDED"
        ),
    );
    write_need(book, id, paper);
    paper.line(
        Style::Section,
        phrase!(
            "III. TÍNH HỢP LÝ, TÍNH HỢP PHÁP CỦA TỪNG BỘ PHẬN",
            "III. WHETHER EACH PART IS REASONABLE AND LAWFUL"
        ),
    );
    paper.line(Style::Note, unverified());
    write_parts(book, id, paper);
    if !lacking.is_empty() {
        let Phrase { vi, en } = words::join(lacking, "; ");
        paper.line(
            Style::Body,
            phrase!(
                "Chưa kết luận được, vì chưa mô tả: {vi}.",
                "Undecided, since not described: {en}."
            ),
        );
    }
    paper.line(
        Style::Section,
        phrase!(
            "IV. CHI PHÍ TUÂN THỦ, LỢI ÍCH CỦA PHƯƠNG ÁN",
            "IV. COMPLIANCE COST, BENEFIT"
        ),
    );
    paper.line(Style::Note, unverified());
    for Phrase { vi, en } in benefit::lines(book, id) {
        paper.line(Style::Body, phrase!("- {vi}.", "- {en}."));
    }
    paper.line(
        Style::Body,
        phrase!(
            "Chi tiết tại Biểu mẫu 03/SCM-KSTT (Phụ lục III).",
            "In detail in form 03/SCM-KSTT (Annex III)."
        ),
    );
    paper.line(
        Style::Section,
        phrase!(
            "V. PHƯƠNG ÁN ĐƠN GIẢN HÓA VÀ KIẾN NGHỊ THỰC THI",
            "V. PROPOSAL AND WHAT TO AMEND"
        ),
    );
    paper.line(Style::Note, unverified());
    paper.lines(&proposals::contents(book, id, Style::Body));
    for told in proposals::amendments(book, id) {
        let Phrase { vi, en } = told;
        paper.line(Style::Body, phrase!("- {vi}", "- {en}"));
    }
    paper.line(
        Style::Body,
        phrase!(
            "Người rà soát: {DOTS}. Điện thoại, thư điện tử: {DOTS}. Ngày hoàn thành: ……/……/……",
            "Reviewer: {DOTS}. Telephone, e-mail: {DOTS}. Completed on: ……/……/……"
        ),
    );
}

/// Says that the wording of a part has not been held against the official form.
fn unverified() -> Phrase {
    phrase!(
        "(Phần này lập theo thứ tự các nội dung phải rà soát; lời văn CHƯA đối chiếu được với Biểu mẫu 02/RS-KSTT ban hành kèm theo Thông tư số 02/2017/TT-VPCP.)",
        "(This part follows the order of what has to be reviewed; its wording has NOT been held against form 02/RS-KSTT of Circular 02/2017/TT-VPCP.)"
    )
}

fn write_general(book: &Book<'_>, id: ProcedureId, paper: &mut Paper<'_>) {
    let model = book.page.model;
    let undescribed = || phrase!("chưa mô tả", "not described");
    let described = &model.procedures[id];
    let code = described.code.value();
    let code = code.map_or_else(undescribed, |it| Phrase::same(model.text(it)));
    let domains = described.domains.items().iter();
    let domains: Vec<Phrase> = domains.map(|it| Phrase::same(model.text(*it))).collect();
    let laws: BTreeSet<LawId> = model
        .citations
        .items()
        .iter()
        .filter(|cited| cited.procedure == Some(id))
        .map(|cited| cited.law)
        .collect();
    let laws = laws
        .into_iter()
        .map(|law| wording::title(law.into(), model));
    let laws: Vec<Phrase> = laws.collect();
    let listed = |told: Vec<Phrase>| {
        if told.is_empty() {
            undescribed()
        } else {
            words::join(&told, "; ")
        }
    };
    for (label, told) in [
        (
            phrase!("1. Tên thủ tục hành chính: ", "1. Name: "),
            wording::title(id.into(), model),
        ),
        (
            phrase!(
                "2. Mã số trên Cơ sở dữ liệu quốc gia về thủ tục hành chính: ",
                "2. Code in the national database: "
            ),
            code,
        ),
        (phrase!("3. Lĩnh vực: ", "3. Domain: "), listed(domains)),
        (
            phrase!(
                "4. Văn bản quy định về thủ tục hành chính: ",
                "4. Texts that govern it: "
            ),
            listed(laws),
        ),
        (
            phrase!("5. Cơ quan rà soát: ", "5. Reviewed by: "),
            Phrase::same(DOTS),
        ),
    ] {
        paper.led(Style::Body, label, told);
    }
}

fn write_need(book: &Book<'_>, id: ProcedureId, paper: &mut Paper<'_>) {
    for text in [
        phrase!(
            "1. Thủ tục hành chính được quy định nhằm: a) mục tiêu quản lý nhà nước: a.1) {DOTS}; b) bảo đảm quyền, lợi ích hợp pháp của cá nhân, tổ chức: b.1) {DOTS}.",
            "1. The procedure serves: a) aims of state management: a.1) {DOTS}; b) rights and lawful interests of people and organisations: b.1) {DOTS}."
        ),
        phrase!(
            "2. Từng mục tiêu nêu trên có thay đổi không, thủ tục có đáp ứng không (nêu rõ lý do): {DOTS}.",
            "2. Has any of these aims changed, and does the procedure serve it (with reasons): {DOTS}."
        ),
    ] {
        paper.line(Style::Body, text);
    }
    let page = book.page;
    let needless = book.findings(id).iter().filter(|position| {
        let found = &page.review.findings[**position];
        page.rules.rules[found.rule].criterion == Keyword::Necessary
    });
    let count = needless.count();
    if count > 0 {
        let Phrase { vi, en } = figure(count);
        paper.line(
            Style::Body,
            phrase!(
                "Quy tắc có {vi} phát hiện về sự cần thiết, nêu tại mục III.",
                "The rules found {en} things about need, told in part III."
            ),
        );
    }
}

fn write_parts(book: &Book<'_>, id: ProcedureId, paper: &mut Paper<'_>) {
    let page = book.page;
    let mut findings: [Vec<usize>; part::COUNT] = Default::default();
    for position in book.findings(id) {
        findings[part::of(&page.review.findings[*position])].push(*position);
    }
    paper.table([
        (18, phrase!("Bộ phận", "Part")),
        (34, phrase!("Quy định hiện nay", "As it is now")),
        (
            48,
            phrase!(
                "Kết quả rà soát: trả lời, lý do, đề xuất",
                "Answer, reason, proposal"
            ),
        ),
    ]);
    for ((name, now), findings) in part::described(book, id).into_iter().zip(findings) {
        let mut told: Cell = Vec::new();
        let same_rule = |left: &usize, right: &usize| {
            page.review.findings[*left].rule == page.review.findings[*right].rule
        };
        for of_rule in findings.chunk_by(same_rule) {
            let rule = &page.rules.rules[page.review.findings[of_rule[0]].rule];
            let Phrase { vi, en } = words::criterion(rule.criterion);
            let title = &rule.title;
            told.push(Line::led(
                Style::Cell,
                phrase!("Về {vi}: ", "On {en}: "),
                Phrase::new(format_args!("{}.", title.vi), format_args!("{}.", title.en)),
            ));
            for position in of_rule {
                told.push(Line::new(Style::Cell, finding(book, *position)));
            }
            let label = phrase!("Lý do: ", "Reason: ");
            told.push(Line::led(Style::Cell, label, words::reason(&rule.why)));
        }
        if told.is_empty() {
            told = cell(
                Style::Cell,
                phrase!(
                    "Quy tắc không phát hiện gì; người rà soát kết luận: {DOTS}",
                    "The rules found nothing; the reviewer concludes: {DOTS}"
                ),
            );
        }
        paper.row(&[cell(Style::Cell, name), cell(Style::Cell, now), told]);
    }
    paper.end_table();
}

/// Words a finding, and what is proposed.
fn finding(book: &Book<'_>, position: usize) -> Phrase {
    let page = book.page;
    let Phrase { vi, en } = &page.review.findings[position].message;
    let mut told = phrase!("- {vi}. ", "- {en}. ");
    told += match page.review.answers[position] {
        None => phrase!("Chưa có đề xuất.", "No proposal yet."),
        Some(answer) => {
            let made = &page.review.proposals[answer];
            let id = json::proposal_id(answer);
            match made.choice {
                Choice::Chosen => phrase!("Đề xuất {id}.", "Proposal {id}."),
                Choice::Question => {
                    let edits = made.edits.iter();
                    let edits = edits.map(|it| edit::phrase_of(page.model, it));
                    let Phrase { vi, en } = words::join(&edits.collect::<Vec<_>>(), "; ");
                    phrase!("Cần làm rõ: {vi} [{id}]", "To be clarified: {en} [{id}]")
                }
                _ => phrase!(
                    "Đề xuất {id} không được chọn.",
                    "Proposal {id} is not chosen."
                ),
            }
        }
    };
    if page.review.rulings.is_waived(position) {
        told += phrase!(" Đã bác bỏ.", " Rejected.");
    }
    told
}
