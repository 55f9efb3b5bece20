//! The draft of the decision that takes up the proposals, with its annex.

use super::benefit;
use super::book::{Book, figure};
use super::head::{self, DOTS, Head, annex};
use super::letter::write_bases;
use super::paper::{Lie, Paper, Style};
use super::proposals::{amendments, code, contents, domain};
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};

/// Writes the draft and its annex.
pub(super) fn write(book: &Book<'_>, paper: &mut Paper<'_>) {
    let year = book.page.model.as_of.year();
    paper.section(Lie::Upright);
    annex(
        paper,
        phrase!("PHỤ LỤC IV", "ANNEX IV"),
        phrase!("DỰ THẢO QUYẾT ĐỊNH", "DRAFT DECISION"),
        head::of_the_report(),
    );
    head::write(
        paper,
        Head {
            mark: "QĐ",
            kind: phrase!("QUYẾT ĐỊNH", "DECISION"),
            subject: vec![phrase!(
                "Về việc thông qua phương án đơn giản hóa thủ tục hành chính năm {year}",
                "On the approval of proposals to simplify administrative procedures in {year}"
            )],
        },
    );
    paper.line(
        Style::Kind,
        phrase!(
            "{DOTS} (THẨM QUYỀN BAN HÀNH)",
            "{DOTS} (WHO HAS THE POWER TO DECIDE)"
        ),
    );
    write_bases(book, paper);
    paper.line(
        Style::Basis,
        phrase!("Theo đề nghị của {DOTS}.", "At the request of {DOTS}."),
    );
    paper.line(Style::Kind, phrase!("QUYẾT ĐỊNH:", "DECIDES:"));
    write_articles(book, paper);
    head::foot(
        paper,
        vec![
            phrase!("- Như Điều 4;", "- As article 4;"),
            phrase!(
                "- Văn phòng Chính phủ (Cục Kiểm soát thủ tục hành chính);",
                "- the Office of the Government;"
            ),
            phrase!("- Lưu: VT, {DOTS}", "- Filed: VT, {DOTS}"),
        ],
    );
    write_annex(book, paper);
}

fn write_articles(book: &Book<'_>, paper: &mut Paper<'_>) {
    let Phrase { vi, en } = figure(book.changed.len());
    let where_told = if book.has_forms() {
        phrase!(
            "Phụ lục ban hành kèm theo Quyết định này",
            "the annex of this decision"
        )
    } else {
        phrase!(
            "Phụ lục I của Báo cáo kèm theo Quyết định này",
            "Annex I of the report that comes with this decision"
        )
    };
    let place = &where_told;
    for text in [
        Phrase::new(
            format_args!(
                "Điều 1. Thông qua phương án đơn giản hóa {vi} thủ tục hành chính nêu tại {}.",
                place.vi
            ),
            format_args!(
                "Article 1. The proposals to simplify {en} administrative procedures told in {} are approved.",
                place.en
            ),
        ),
        phrase!(
            "Điều 2. Các cơ quan, đơn vị thực hiện ngay phương án thuộc thẩm quyền của mình; dự thảo văn bản sửa đổi, bổ sung, thay thế hoặc bãi bỏ quy định thuộc thẩm quyền ban hành; kiến nghị cơ quan có thẩm quyền đối với các quy định còn lại, theo nội dung và thời hạn nêu trong phương án.",
            "Article 2. Agencies carry out at once what is in their own power, draft the texts that amend, replace or repeal provisions of their own, and ask whoever has the power for the others, as and by when the proposals say."
        ),
        phrase!(
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
            "Article 3. This decision is in force from the day of its signature."
        ),
        phrase!(
            "Điều 4. {DOTS} chịu trách nhiệm thi hành Quyết định này.",
            "Article 4. {DOTS} are responsible for carrying it out."
        ),
    ] {
        paper.line(Style::Body, text);
    }
}

/// Writes what is decided, procedure by procedure; what the table of the report tells already, where the
/// procedures are many, is not told twice.
fn write_annex(book: &Book<'_>, paper: &mut Paper<'_>) {
    if !book.has_forms() {
        return;
    }
    paper.section(Lie::Upright);
    annex(
        paper,
        phrase!("PHỤ LỤC", "ANNEX"),
        phrase!(
            "PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH",
            "PROPOSALS TO SIMPLIFY ADMINISTRATIVE PROCEDURES"
        ),
        phrase!(
            "(Ban hành kèm theo Quyết định số ……/QĐ-…… ngày …… tháng …… năm …… của {DOTS})",
            "(Issued with Decision No. ……/QĐ-…… of day …… month …… year …… of {DOTS})"
        ),
    );
    let mut number = 0_usize;
    for of_domain in book
        .changed
        .chunk_by(|left, right| book.domain(*left) == book.domain(*right))
    {
        paper.line(Style::Part, domain(book, of_domain[0]));
        for id in of_domain {
            number += 1;
            let title = wording::title((*id).into(), book.page.model);
            let code = code(book, *id);
            paper.line(
                Style::Section,
                Phrase::new(
                    format_args!("{number}. Thủ tục: {} ({})", title.vi, code.vi),
                    format_args!("{number}. Procedure: {} ({})", title.en, code.en),
                ),
            );
            let heading = |place: usize, name: Phrase| {
                let Phrase { vi, en } = name;
                phrase!("{number}.{place}. {vi}", "{number}.{place}. {en}")
            };
            paper.line(
                Style::Point,
                heading(1, phrase!("Nội dung đơn giản hóa", "What is simplified")),
            );
            paper.lines(&contents(book, *id, Style::Body));
            paper.line(
                Style::Point,
                heading(2, phrase!("Kiến nghị thực thi", "What to amend")),
            );
            for Phrase { vi, en } in amendments(book, *id) {
                paper.line(Style::Body, phrase!("- {vi}", "- {en}"));
            }
            paper.line(
                Style::Point,
                heading(3, phrase!("Lợi ích phương án đơn giản hóa", "Benefit")),
            );
            for Phrase { vi, en } in benefit::lines(book, *id) {
                paper.line(Style::Body, phrase!("- {vi}.", "- {en}."));
            }
        }
    }
}
