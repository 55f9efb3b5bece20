//! The end of the report: what stands in the way, what is asked for, what is attached.

use std::collections::BTreeSet;

use super::super::MOST_FORMS;
use super::super::book::{Book, figure};
use super::super::paper::{Paper, Style, cell};
use crate::finding::wording;
use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::proposal::{Choice, touched};
use crate::report::text::plan::roadmap::{due, who};
use crate::report::text::total;
use crate::report::{edit, json, provision, words};
use crate::rule::evaluate::Lacking;

pub(super) fn write_obstacles(book: &Book<'_>, paper: &mut Paper<'_>) {
    let (page, review) = (book.page, book.page.review);
    paper.line(
        Style::Part,
        phrase!("III. KHÓ KHĂN, VƯỚNG MẮC", "III. OBSTACLES"),
    );
    let gaps = &review.gaps;
    let Phrase { vi, en } = figure(gaps.len());
    paper.line(
        Style::Body,
        phrase!(
            "1. Có {vi} phần chưa được mô tả, nên các quy tắc đang chờ chưa kết luận được; chưa rõ không có nghĩa là không có.",
            "1. {en} parts are not described, so that the rules that wait for them are undecided; unknown is not none."
        ),
    );
    if !gaps.is_empty() {
        paper.table([
            (8, phrase!("STT", "No.")),
            (44, phrase!("Phần chưa mô tả", "Missing part")),
            (32, phrase!("Thiếu ở", "Missing in")),
            (18, phrase!("Số quy tắc chờ", "Rules that wait")),
        ]);
        let parts = gaps.missing.iter();
        let parts = parts.map(|((kind, part), waiting)| (Lacking::Part(*kind, part), waiting));
        let parameters = gaps.parameters.iter();
        let parameters = parameters.map(|(id, waiting)| (Lacking::Parameter(*id), waiting));
        for (number, (part, waiting)) in (1..).zip(parts.chain(parameters)) {
            let number: usize = number;
            let things: BTreeSet<Entity> = waiting.values().flatten().copied().collect();
            paper.row(&[
                cell(Style::CellMiddle, Phrase::same(number)),
                cell(Style::Cell, total::named(page, part)),
                cell(Style::Cell, total::lacking(page, &things)),
                cell(Style::CellFigure, words::count(waiting.len() as u64)),
            ]);
        }
        paper.end_table();
    }
    let questions = review.proposals.iter().enumerate();
    let questions = questions.filter(|(_, made)| made.choice == Choice::Question);
    let questions: Vec<_> = questions.collect();
    let Phrase { vi, en } = figure(questions.len());
    paper.line(
        Style::Body,
        phrase!(
            "2. Có {vi} câu hỏi phải có người có trách nhiệm trả lời thì mới kết luận được.",
            "2. {en} questions have to be answered by whoever is responsible."
        ),
    );
    if questions.is_empty() {
        return;
    }
    if !book.has_forms() {
        paper.line(
            Style::Note,
            phrase!(
                "(Các câu hỏi không nêu ở đây vì quá nhiều; xem bảng Đề xuất của bản “--format xlsx”.)",
                "(They are too many to be told here; see the sheet Proposals of “--format xlsx”.)"
            ),
        );
        return;
    }
    paper.table([
        (8, phrase!("STT", "No.")),
        (34, phrase!("Thủ tục hành chính", "Procedure")),
        (60, phrase!("Câu hỏi", "Question")),
    ]);
    for (number, (position, made)) in (1..).zip(questions) {
        let number: usize = number;
        let about = touched(page.model, &made.edits).into_iter();
        let about: Vec<Phrase> = about
            .chain(
                page.review.findings[made.findings[0]]
                    .about
                    .first()
                    .and_then(|it| it.procedure(page.model)),
            )
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|id| wording::title(id.into(), page.model))
            .collect();
        let asked = made.edits.iter().map(|it| edit::phrase_of(page.model, it));
        let Phrase { vi, en } = words::join(&asked.collect::<Vec<_>>(), "; ");
        let id = json::proposal_id(position);
        paper.row(&[
            cell(Style::CellMiddle, Phrase::same(number)),
            cell(Style::Cell, words::join(&about, "; ")),
            cell(Style::Cell, phrase!("{vi} [{id}]", "{en} [{id}]")),
        ]);
    }
    paper.end_table();
}

pub(super) fn write_amendments(book: &Book<'_>, paper: &mut Paper<'_>) {
    let model = book.page.model;
    paper.line(
        Style::Part,
        phrase!("IV. KIẾN NGHỊ, ĐỀ XUẤT", "IV. WHAT IS ASKED FOR"),
    );
    if book.phases.is_empty() {
        paper.line(
            Style::Body,
            phrase!(
                "Không có phương án nào được chọn.",
                "No proposal is chosen."
            ),
        );
        return;
    }
    paper.line(
        Style::Body,
        phrase!(
            "Để thực hiện các phương án tại Phụ lục I, kiến nghị sửa đổi, bổ sung hoặc bãi bỏ các quy định sau:",
            "For the proposals of Annex I the following provisions have to be amended or repealed:"
        ),
    );
    paper.table([
        (8, phrase!("STT", "No.")),
        (46, phrase!("Quy định", "Provision")),
        (28, phrase!("Cơ quan ban hành", "Issued by")),
        (20, phrase!("Phương án", "Proposals")),
    ]);
    let mut number = 0_usize;
    for phase in &book.phases {
        let (who, due, tasks) = (who(phase), due(phase), figure(phase.tasks.len()));
        paper.row_across(Phrase::new(
            format_args!(
                "{} ({}): {} phương án",
                words::capital(&who.vi),
                due.vi,
                tasks.vi
            ),
            format_args!(
                "{} ({}): {} proposals",
                words::capital(&who.en),
                due.en,
                tasks.en
            ),
        ));
        for amendment in &phase.amendments {
            number += 1;
            let ids = amendment.unlocks.iter();
            let ids: Vec<String> = ids.map(|made| json::proposal_id(*made)).collect();
            paper.row(&[
                cell(Style::CellMiddle, Phrase::same(number)),
                cell(
                    Style::Cell,
                    provision::phrase_of(model, amendment.provision),
                ),
                cell(
                    Style::Cell,
                    provision::agencies(model, &amendment.issuers, phase.feasibility),
                ),
                cell(Style::Cell, Phrase::same(ids.join(", "))),
            ]);
        }
    }
    paper.end_table();
}

/// Lists the annexes, and says what was left out and how to have it.
pub(super) fn write_annexes(book: &Book<'_>, paper: &mut Paper<'_>) {
    paper.line(Style::Part, phrase!("V. PHỤ LỤC KÈM THEO", "V. ANNEXES"));
    let all = figure(book.changed.len());
    let (vi, en) = (all.vi, all.en);
    paper.line(
        Style::Body,
        phrase!(
            "Phụ lục I: tổng hợp phương án đơn giản hóa của {vi} thủ tục.",
            "Annex I: the proposals for {en} procedures."
        ),
    );
    if book.has_forms() {
        paper.line(
            Style::Body,
            phrase!(
                "Phụ lục II: Biểu mẫu 02/RS-KSTT của {vi} thủ tục có phương án. Phụ lục III: Biểu mẫu 03/SCM-KSTT của {vi} thủ tục đó, hiện nay và sau khi thực hiện phương án. Phụ lục IV: dự thảo Quyết định thông qua phương án đơn giản hóa.",
                "Annex II: form 02/RS-KSTT of the {en} procedures with proposals. Annex III: form 03/SCM-KSTT of these, now and after. Annex IV: the draft decision."
            ),
        );
        paper.line(
            Style::Body,
            phrase!(
                "Thủ tục không có phương án không kèm biểu mẫu; phát hiện và câu hỏi của các thủ tục đó xem bản “--format html” hoặc “--format xlsx”.",
                "Procedures without a proposal come without forms; for what was found there see “--format html” or “--format xlsx”."
            ),
        );
    } else {
        let most = MOST_FORMS;
        paper.line(
            Style::Body,
            phrase!(
                "Phụ lục IV: dự thảo Quyết định thông qua phương án đơn giản hóa. Phụ lục II (Biểu mẫu 02/RS-KSTT) và Phụ lục III (Biểu mẫu 03/SCM-KSTT) của {vi} thủ tục có phương án KHÔNG kèm theo, vì quá {most} thủ tục. Muốn có, rà soát từng lĩnh vực hoặc từng đơn vị: đưa cho lệnh “review” thư mục hoặc các tệp của lĩnh vực đó, vẫn với “--format docx”.",
                "Annex IV: the draft decision. Annexes II (form 02/RS-KSTT) and III (form 03/SCM-KSTT) of the {en} procedures with proposals are LEFT OUT, since they are more than {most}. To have them, review domain by domain or agency by agency: give “review” the folder or the files of one, with “--format docx” as here."
            ),
        );
    }
    paper.line(
        Style::Note,
        phrase!(
            "(Chỗ có dấu chấm do cơ quan lập báo cáo điền. Số liệu ghi “đo được”, “khai báo” hay “giả định” theo người mô tả thủ tục; chỗ ghi “chưa rõ”, “chưa mô tả” là chưa ai cho biết, không phải là không có.)",
            "(Dots are to be filled in by whoever reports. Figures are measured, declared or assumed, as whoever described the procedure says; “unknown” and “not described” mean that nobody has said, and not that there is none.)"
        ),
    );
}
