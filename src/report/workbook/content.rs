//! What the sheets hold: each figure as the review has it.

use super::{Cell, Column, Sheet, duty};
use crate::cost::Range;
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::proposal::touched;
use crate::report::text::{comparison, target, total};
use crate::report::{Page, csv, edit, json, words};
use crate::syntax::keyword::Keyword;

/// Returns the sheets, the summary first.
pub(super) fn sheets(page: Page<'_>, language: Language) -> Vec<Sheet> {
    vec![
        summary(page, language),
        findings(page),
        proposals(page),
        sizes(page),
        targets(page),
        duty::amendments(page),
        duty::roadmap(page),
        duty::gaps(page),
    ]
}

pub(super) fn text(words: Phrase) -> Cell {
    if words == Phrase::default() {
        Cell::Empty
    } else {
        Cell::Text(words)
    }
}

pub(super) fn count(value: usize) -> Cell {
    Cell::Number(i64::try_from(value).unwrap_or(i64::MAX))
}

fn findings_name() -> Phrase {
    phrase!("Phát hiện", "Findings")
}

fn proposals_name() -> Phrase {
    phrase!("Đề xuất", "Proposals")
}

/// Totals; those of findings and proposals are counted on their sheets.
fn summary(page: Page<'_>, language: Language) -> Sheet {
    let review = page.review;
    let findings = findings_name().in_language(language).to_owned();
    let proposals = proposals_name().in_language(language).to_owned();
    let mut rows = vec![
        vec![
            text(phrase!("Ngày rà soát", "As of")),
            text(wording::date(page.model.as_of)),
        ],
        vec![
            text(phrase!("Thủ tục", "Procedures")),
            count(page.model.procedures.len()),
        ],
        vec![
            text(phrase!("Quy tắc đã chạy", "Rules that ran")),
            count(review.rules.len()),
        ],
        vec![
            text(phrase!(
                "Phát hiện, kể cả đã bác bỏ",
                "Findings, rejected ones too"
            )),
            Cell::Formula(
                format!("=COUNTA('{findings}'!A:A)-1"),
                review.findings.len().to_string(),
            ),
        ],
    ];
    for severity in [Keyword::Must, Keyword::Should, Keyword::Consider] {
        let word = words::keyword(severity);
        let of = review.findings.iter();
        let of = of.filter(|found| page.rules.rules[found.rule].severity == severity);
        let formula = format!(
            "=COUNTIF('{findings}'!B:B,\"{}\")",
            word.in_language(language)
        );
        rows.push(vec![
            text(Phrase::new(
                format_args!("  {}", word.vi),
                format_args!("  {}", word.en),
            )),
            Cell::Formula(formula, of.count().to_string()),
        ]);
    }
    let chosen = review.proposals.iter().filter(|made| made.is_chosen());
    rows.extend([
        vec![
            text(phrase!("Đã bác bỏ", "Rejected")),
            count(review.rulings.waived()),
        ],
        vec![
            text(phrase!(
                "Đề xuất, kể cả câu hỏi",
                "Proposals, questions too"
            )),
            Cell::Formula(
                format!("=COUNTA('{proposals}'!A:A)-1"),
                review.proposals.len().to_string(),
            ),
        ],
        vec![
            text(phrase!("  được chọn", "  chosen")),
            Cell::Formula(
                format!(
                    "=COUNTIF('{proposals}'!E:E,\"{}\")",
                    csv::yes(true).in_language(language)
                ),
                chosen.count().to_string(),
            ),
        ],
        vec![
            text(phrase!("Phần chưa mô tả", "Data gaps")),
            count(review.gaps.len()),
        ],
    ]);
    Sheet {
        name: phrase!("Tổng hợp", "Summary"),
        columns: vec![
            Column::new("Nội dung", "What", 44),
            Column::new("Số", "Figure", 18),
        ],
        rows,
    }
}

/// The findings, with the columns that an office fills in.
fn findings(page: Page<'_>) -> Sheet {
    const WIDTHS: [u8; 22] = [
        36, 11, 10, 20, 22, 30, 12, 60, 44, 26, 9, 50, 9, 26, 34, 14, 30, 20, 16, 12, 12, 12,
    ];
    let headings = csv::headings().into_iter().zip(WIDTHS);
    let columns = headings.map(|(heading, width)| Column {
        heading,
        width,
        choices: None,
    });
    let mut columns: Vec<Column> = columns.collect();
    columns[csv::DECISION].choices = Some(csv::VERDICTS.map(|(_, vi, en)| Phrase::new(vi, en)));
    let rows = 0..page.review.findings.len();
    let rows = rows.map(|position| csv::cells(page, position).into_iter().map(text).collect());
    Sheet {
        name: findings_name(),
        columns,
        rows: rows.collect(),
    }
}

fn proposals(page: Page<'_>) -> Sheet {
    let columns = vec![
        Column::new("Mã", "Id", 8),
        Column::new("Thủ tục", "Procedure", 40),
        Column::new("Nội dung", "What is proposed", 60),
        Column::new("Cần hỏi", "To ask", 34),
        Column::new("Được chọn", "Chosen", 10),
        Column::new("Thẩm quyền", "Enacted by", 28),
        Column::new("Thông tin phải khai", "Declared fields", 11),
        Column::new("Thành phần hồ sơ", "Documents", 11),
        Column::new("Bản chính", "Originals", 10),
        Column::new("Bản chứng thực", "Certified copies", 10),
        Column::new("Bản sao", "Plain copies", 10),
        Column::new("Bước", "Steps", 9),
        Column::new("Lượt lấy ý kiến", "Consultations", 10),
        Column::new(
            "Chi phí một năm, ít nhất (đồng)",
            "Cost a year, least (VND)",
            16,
        ),
        Column::new(
            "Chi phí một năm, nhiều nhất (đồng)",
            "Cost a year, most (VND)",
            16,
        ),
    ];
    let rows = page
        .review
        .proposals
        .iter()
        .enumerate()
        .map(|(position, made)| {
            let told = |is_question: bool| {
                let edits = made
                    .edits
                    .iter()
                    .filter(|it| it.is_question() == is_question);
                let told = edits.map(|it| edit::phrase_of(page.model, it));
                text(words::join(&told.collect::<Vec<_>>(), "; "))
            };
            let about = touched(page.model, &made.edits).into_iter();
            let about = about.map(|id| wording::title(id.into(), page.model));
            let effect = &made.effect;
            let cost = effect.cost.map(|cost| cost.range);
            let end =
                |of: fn(Range) -> i64| cost.map_or(Cell::Empty, |cost| Cell::Number(of(cost)));
            let mut cells = vec![
                text(Phrase::same(json::proposal_id(position))),
                text(words::join(&about.collect::<Vec<_>>(), "; ")),
                told(false),
                told(true),
                text(csv::yes(made.is_chosen())),
                text(words::feasibility(made.feasibility)),
            ];
            cells.extend(effect.counts().map(Cell::Number));
            cells.extend([end(|cost| cost.least), end(|cost| cost.most)]);
            cells
        });
    Sheet {
        name: proposals_name(),
        columns,
        rows: rows.collect(),
    }
}

/// Sizes and cost now and with the chosen proposals; what changes is worked out by the sheet.
fn sizes(page: Page<'_>) -> Sheet {
    let review = page.review;
    let mut figures: Vec<(Phrase, i64, i64)> = Vec::new();
    for ([_, plural, vi], size) in total::sizes() {
        let [before, after] = [&review.before, &review.after]
            .map(|sizes| i64::try_from(size(sizes)).unwrap_or(i64::MAX));
        figures.push((
            Phrase::new(words::capital(vi), words::capital(plural)),
            before,
            after,
        ));
    }
    let cost = &review.compared.cost;
    if cost.certainty.is_some() {
        figures.push((
            phrase!(
                "Chi phí tuân thủ một năm, ít nhất (đồng)",
                "Compliance cost a year, least (VND)"
            ),
            cost.before.least,
            cost.after.least,
        ));
        figures.push((
            phrase!(
                "Chi phí tuân thủ một năm, nhiều nhất (đồng)",
                "Compliance cost a year, most (VND)"
            ),
            cost.before.most,
            cost.after.most,
        ));
    }
    let rows = figures
        .into_iter()
        .zip(2..)
        .map(|((name, before, after), row): (_, u32)| {
            vec![
                text(name),
                Cell::Number(before),
                Cell::Number(after),
                Cell::Formula(format!("=C{row}-B{row}"), (after - before).to_string()),
                Cell::Share(
                    format!("=IF(B{row}=0,\"\",(B{row}-C{row})/B{row})"),
                    share(before, after),
                ),
            ]
        });
    let mut rows: Vec<Vec<Cell>> = rows.collect();
    for told in comparison::told(&review.compared) {
        let [now, then] = told.figures.unwrap_or_default();
        let known = text(told.known);
        let (now, then) = (text(now), text(then));
        rows.push(vec![
            text(told.name),
            now,
            then,
            Cell::Empty,
            Cell::Empty,
            known,
        ]);
    }
    Sheet {
        name: phrase!("Trước và sau", "Before and after"),
        columns: vec![
            Column::new("Quy mô, chi phí", "Size, cost", 48),
            Column::new("Hiện nay", "Now", 18),
            Column::new("Sau đề xuất", "With the proposals", 18),
            Column::new("Thay đổi", "Change", 18),
            Column::new("Tỷ lệ giảm", "Share saved", 12),
            Column::new("Tính cho", "Of which", 60),
        ],
        rows,
    }
}

/// What a share comes to, to the millionth: the value that stands in the file until it is worked out
/// again.
fn share(before: i64, after: i64) -> String {
    let millionths = i128::from(before - after) * 1_000_000;
    let Some(millionths) = millionths.checked_div(i128::from(before)) else {
        return String::new();
    };
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

fn targets(page: Page<'_>) -> Sheet {
    let rows = page.review.targets.iter().map(|reached| {
        let asked = &page.rules.targets[reached.target];
        let left_out = if reached.left_out > 0 {
            target::left_out(page, asked, reached)
        } else {
            Phrase::default()
        };
        vec![
            text(asked.title.clone()),
            text(target::standing(asked, reached)),
            text(target::verdict(asked, reached.verdict)),
            text(left_out),
        ]
    });
    Sheet {
        name: phrase!("Chỉ tiêu", "Targets"),
        columns: vec![
            Column::new("Chỉ tiêu", "Target", 44),
            Column::new("Mức đạt", "How far it is reached", 60),
            Column::new("Kết luận", "Verdict", 26),
            Column::new("Không tính", "Left out", 60),
        ],
        rows: rows.collect(),
    }
}
