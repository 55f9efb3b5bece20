//! What stands above and below a document: the name of the country and of the agency, number, place
//! and day, who signs and who receives it. Decree 30/2020.

use super::paper::{Cell, Lie, Line, Paper, Style, cell};
use crate::phrase::{Phrase, phrase};

/// What is filled in by hand.
pub(super) const DOTS: &str = "…………";

/// What a document is.
pub(super) struct Head {
    /// What its number ends in: `BC`.
    pub(super) mark: &'static str,
    /// `BÁO CÁO`
    pub(super) kind: Phrase,
    /// What it is about, line by line.
    pub(super) subject: Vec<Phrase>,
}

/// Writes what stands above a document.
pub(super) fn write(paper: &mut Paper<'_>, head: Head) {
    let line = |style, text: Phrase| Line::new(style, text);
    let agency: Cell = vec![
        line(
            Style::Head,
            phrase!("(CƠ QUAN CHỦ QUẢN)", "(SUPERIOR AGENCY)"),
        ),
        line(
            Style::HeadBold,
            phrase!("(CƠ QUAN BAN HÀNH)", "(ISSUING AGENCY)"),
        ),
        line(Style::RuleName, Phrase::default()),
    ];
    let country: Cell = vec![
        line(
            Style::HeadBold,
            phrase!(
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "SOCIALIST REPUBLIC OF VIET NAM"
            ),
        ),
        line(
            Style::Motto,
            phrase!(
                "Độc lập - Tự do - Hạnh phúc",
                "Independence - Freedom - Happiness"
            ),
        ),
        line(Style::RuleMotto, Phrase::default()),
    ];
    paper.side_by_side(&[37, 63]);
    paper.row(&[agency, country]);
    let mark = head.mark;
    paper.row(&[
        cell(
            Style::Number,
            phrase!("Số: ……/{mark}-……", "No.: ……/{mark}-……"),
        ),
        cell(
            Style::Day,
            phrase!(
                "{DOTS}, ngày …… tháng …… năm ……",
                "{DOTS}, day …… month …… year ……"
            ),
        ),
    ]);
    paper.end_table();
    paper.line(Style::Kind, head.kind);
    for subject in head.subject {
        paper.line(Style::Subject, subject);
    }
    paper.line(Style::RuleSubject, Phrase::default());
}

/// Begins an annex on a page of its own.
pub(super) fn annex(paper: &mut Paper<'_>, number: Phrase, title: Phrase, attached: Phrase) {
    paper.line(Style::Annex, number);
    paper.line(Style::Subject, title);
    paper.line(Style::Attached, attached);
    let rule = match paper.lie() {
        Lie::Upright => Style::RuleSubject,
        Lie::Wide => Style::RuleWide,
    };
    paper.line(rule, Phrase::default());
}

/// Says what an annex of the report is attached to.
pub(super) fn of_the_report() -> Phrase {
    phrase!(
        "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của {DOTS})",
        "(Attached to Report No. ……/BC-…… of day …… month …… year …… of {DOTS})"
    )
}

/// Writes who receives a document and who signs it.
pub(super) fn foot(paper: &mut Paper<'_>, receivers: Vec<Phrase>) {
    let mut left: Cell = vec![Line::new(Style::Receivers, phrase!("Nơi nhận:", "To:"))];
    left.extend(
        receivers
            .into_iter()
            .map(|it| Line::new(Style::Receiver, it)),
    );
    let signer = [
        phrase!(
            "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
            "AUTHORITY AND POSITION OF WHO SIGNS"
        ),
        Phrase::default(),
        Phrase::default(),
        Phrase::default(),
        phrase!("{DOTS} (họ và tên)", "{DOTS} (name)"),
    ];
    let right = signer.into_iter().map(|it| Line::new(Style::Signer, it));
    paper.line(Style::Body, Phrase::default());
    paper.side_by_side(&[50, 50]);
    paper.row(&[left, right.collect()]);
    paper.end_table();
}
