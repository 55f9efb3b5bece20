//! The report itself: what was reviewed, what came of it, what stands in the way, what is asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::benefit;
use super::book::{Book, figure};
use super::head::{self, DOTS, Head};
use super::paper::{Paper, Style, cell};
use crate::finding::wording;
use crate::model::{Entity, Stated};
use crate::phrase::{Phrase, phrase};
use crate::proposal::Choice;
use crate::report::text::{comparison, target, total};
use crate::report::words;
use crate::syntax::keyword::Keyword;

mod asked;

/// The texts that reviews rest on, as the shipped catalogue names them.
const BASES: [&str; 4] = ["nd-63-2010", "nd-48-2013", "nd-92-2017", "tt-02-2017-vpcp"];

/// Writes the report.
pub(super) fn write(book: &Book<'_>, paper: &mut Paper<'_>) {
    let year = book.page.model.as_of.year();
    head::write(
        paper,
        Head {
            mark: "BC",
            kind: phrase!("BÁO CÁO", "REPORT"),
            subject: vec![phrase!(
                "Kết quả rà soát, đánh giá thủ tục hành chính năm {year}",
                "Results of the review of administrative procedures in {year}"
            )],
        },
    );
    write_bases(book, paper);
    paper.line(
        Style::Body,
        phrase!(
            "Thực hiện Kế hoạch số ……/KH-…… ngày …… tháng …… năm …… của {DOTS} về rà soát, đánh giá thủ tục hành chính, {DOTS} (cơ quan rà soát) báo cáo kết quả như sau:",
            "Carrying out Plan No. ……/KH-…… of day …… month …… year …… of {DOTS} on the review of administrative procedures, {DOTS} (reviewing agency) reports:"
        ),
    );
    write_scope(book, paper);
    paper.line(Style::Part, phrase!("II. KẾT QUẢ RÀ SOÁT", "II. RESULTS"));
    write_findings(book, paper);
    write_proposals(book, paper);
    write_sizes(book, paper);
    write_compared(book, paper);
    write_targets(book, paper);
    asked::write_obstacles(book, paper);
    asked::write_amendments(book, paper);
    asked::write_annexes(book, paper);
    head::foot(
        paper,
        vec![
            phrase!("- Như trên;", "- As above;"),
            phrase!("- {DOTS};", "- {DOTS};"),
            phrase!("- Lưu: VT, {DOTS}", "- Filed: VT, {DOTS}"),
        ],
    );
}

/// Cites the texts that reviews rest on, those in force at the date.
pub(super) fn write_bases(book: &Book<'_>, paper: &mut Paper<'_>) {
    let model = book.page.model;
    for name in BASES {
        let Some(Entity::Law(id)) = model.find(name) else {
            continue;
        };
        let Stated::Is(period) = model.laws[id].in_force else {
            continue;
        };
        if period.contains(model.as_of) {
            let Phrase { vi, en } = wording::title(id.into(), model);
            paper.line(Style::Basis, phrase!("Căn cứ {vi};", "Pursuant to {en};"));
        }
    }
}

fn write_scope(book: &Book<'_>, paper: &mut Paper<'_>) {
    let (page, model) = (book.page, book.page.model);
    paper.line(
        Style::Part,
        phrase!("I. PHẠM VI RÀ SOÁT", "I. WHAT WAS REVIEWED"),
    );
    let of_kind = |kind: Stated<Keyword>| {
        let procedures = model.procedures.items().iter();
        procedures.filter(|it| it.kind == kind).count()
    };
    let all = figure(model.procedures.len());
    let counts = [Keyword::External, Keyword::Internal]
        .map(Stated::Is)
        .map(of_kind);
    let [external, internal] = counts.map(figure);
    let others = match model.procedures.len() - counts.iter().sum::<usize>() {
        0 => Phrase::default(),
        count => {
            let others = figure(count);
            Phrase::new(
                format_args!("; {} thủ tục chưa mô tả loại", others.vi),
                format_args!(", {} of a kind not described", others.en),
            )
        }
    };
    let rules = figure(page.review.rules.len());
    let day = wording::date(model.as_of);
    paper.line(
        Style::Body,
        Phrase::new(
            format_args!(
                "Đã rà soát {} thủ tục hành chính ({} thủ tục giải quyết công việc cho cá nhân, tổ chức; {} thủ tục nội bộ{}), theo quy định có hiệu lực tại ngày {}, bằng {} quy tắc rà soát.",
                all.vi, external.vi, internal.vi, others.vi, day.vi, rules.vi
            ),
            format_args!(
                "{} administrative procedures were reviewed ({} for people and organisations, {} internal{}), by the law in force on {} and {} rules.",
                all.en, external.en, internal.en, others.en, day.en, rules.en
            ),
        ),
    );
    let mut domains: BTreeMap<(bool, Option<&str>), [usize; 3]> = BTreeMap::new();
    let changed: BTreeSet<_> = book.changed.iter().copied().collect();
    for id in model.procedures.ids() {
        let domain = book.domain(id);
        let counts = domains.entry((domain.is_none(), domain)).or_default();
        let holds = [true, book.concerned.contains(&id), changed.contains(&id)];
        for (count, holds) in counts.iter_mut().zip(holds) {
            *count += usize::from(holds);
        }
    }
    paper.table([
        (8, phrase!("STT", "No.")),
        (46, phrase!("Lĩnh vực", "Domain")),
        (16, phrase!("Số thủ tục rà soát", "Procedures")),
        (16, phrase!("Có phát hiện", "With findings")),
        (16, phrase!("Có phương án", "With proposals")),
    ]);
    let number = |count: usize| cell(Style::CellFigure, words::count(count as u64));
    for (place, ((_, domain), counts)) in (1..).zip(&domains) {
        let place: usize = place;
        let named = domain.map_or_else(|| phrase!("Chưa mô tả", "Not described"), Phrase::same);
        let [reviewed, found, proposed] = counts.map(number);
        paper.row(&[
            cell(Style::CellMiddle, Phrase::same(place)),
            cell(Style::Cell, named),
            reviewed,
            found,
            proposed,
        ]);
    }
    paper.row(&[
        Vec::new(),
        cell(Style::CellBold, phrase!("Tổng số", "Total")),
        number(model.procedures.len()),
        number(book.concerned.len()),
        number(changed.len()),
    ]);
    paper.end_table();
}

fn write_findings(book: &Book<'_>, paper: &mut Paper<'_>) {
    let (page, review) = (book.page, book.page.review);
    paper.line(Style::Section, phrase!("1. Phát hiện", "1. Findings"));
    let severities = [Keyword::Must, Keyword::Should, Keyword::Consider].map(|severity| {
        let of = review.open();
        let of = of.filter(|(_, found)| page.rules.rules[found.rule].severity == severity);
        let (count, word) = (figure(of.count()), words::keyword(severity));
        words::join(&[count, word], " ")
    });
    let Phrase { vi, en } = words::join(&severities, ", ");
    let [open, rejected] = [review.open().count(), review.rulings.waived()].map(figure);
    paper.line(
        Style::Body,
        Phrase::new(
            format_args!(
                "Có {} phát hiện phải xem xét ({vi}); đã bác bỏ: {}. Phát hiện là chỗ quy định hoặc cách làm cần xem lại, có căn cứ và chứng cứ kèm theo.",
                open.vi, rejected.vi
            ),
            format_args!(
                "There are {} findings to look at ({en}); rejected: {}. A finding is a provision or practice to look at again, with its basis and evidence.",
                open.en, rejected.en
            ),
        ),
    );
}

fn write_proposals(book: &Book<'_>, paper: &mut Paper<'_>) {
    let (model, review) = (book.page.model, book.page.review);
    paper.line(
        Style::Section,
        phrase!("2. Phương án đơn giản hóa", "2. Proposals"),
    );
    let with = |choice: fn(&Choice) -> bool| {
        let proposals = review.proposals.iter();
        proposals.filter(|made| choice(&made.choice)).count()
    };
    let all = figure(review.proposals.len());
    let kinds = [
        (
            with(|it| *it == Choice::Chosen),
            phrase!("được chọn", "chosen"),
        ),
        (
            with(|it| *it == Choice::Question),
            phrase!("câu hỏi cho người có trách nhiệm", "questions to a person"),
        ),
        (
            with(|it| matches!(it, Choice::Conflicts { .. })),
            phrase!("trái với đề xuất được chọn", "in conflict with chosen ones"),
        ),
        (
            with(|it| *it == Choice::Withdrawn),
            phrase!("rút lại", "withdrawn"),
        ),
        (
            with(|it| *it == Choice::NotWanted),
            phrase!("không cần đến", "not wanted"),
        ),
    ];
    let kinds = kinds.into_iter().filter(|(count, _)| *count > 0);
    let kinds = kinds.map(|(count, name)| words::join(&[figure(count), name], " "));
    let Phrase { vi, en } = words::join(&kinds.collect::<Vec<_>>(), ", ");
    paper.line(
        Style::Body,
        Phrase::new(
            format_args!(
                "Có {} đề xuất: {vi}. Các phương án nêu tại Phụ lục I là những đề xuất được chọn.",
                all.vi
            ),
            format_args!(
                "There are {} proposals: {en}. Annex I tells the chosen ones.",
                all.en
            ),
        ),
    );
    let gone = book.changed.iter().filter(|id| book.sides.is_gone(**id));
    let gone = gone.count();
    let left = model.procedures.len() - book.changed.len();
    let changed: BTreeSet<_> = book.changed.iter().copied().collect();
    let silent = model.procedures.ids();
    let silent = silent.filter(|id| !book.concerned.contains(id) && !changed.contains(id));
    let silent = silent.count();
    paper.table([
        (76, phrase!("Kết quả rà soát", "Result")),
        (24, phrase!("Số thủ tục", "Procedures")),
    ]);
    for (name, count) in [
        (
            phrase!("Đề nghị bãi bỏ hoặc hợp nhất", "To be repealed or merged"),
            gone,
        ),
        (
            phrase!("Đề nghị đơn giản hóa", "To be simplified"),
            book.changed.len() - gone,
        ),
        (
            phrase!(
                "Chưa có phương án, còn phát hiện phải xem xét",
                "No proposal yet, with findings to look at"
            ),
            left - silent,
        ),
        (
            phrase!(
                "Không có phát hiện, người rà soát kết luận giữ nguyên hay không",
                "No finding; the reviewer concludes whether it stays as it is"
            ),
            silent,
        ),
    ] {
        paper.row(&[
            cell(Style::Cell, name),
            cell(Style::CellFigure, words::count(count as u64)),
        ]);
    }
    paper.end_table();
}

fn write_sizes(book: &Book<'_>, paper: &mut Paper<'_>) {
    let review = book.page.review;
    paper.line(
        Style::Section,
        phrase!(
            "3. Quy mô trước và sau khi thực hiện phương án (số liệu khai báo)",
            "3. Size before and after (declared figures)"
        ),
    );
    paper.table([
        (40, phrase!("Nội dung", "What")),
        (18, phrase!("Hiện nay", "Now")),
        (18, phrase!("Sau đề xuất", "Proposed")),
        (24, phrase!("Thay đổi", "Change")),
    ]);
    for ([_, plural, vi], size) in total::sizes() {
        let [before, after] = [&review.before, &review.after].map(size);
        if before + after == 0 {
            continue;
        }
        let change = match total::change(before, after) {
            same if same == Phrase::default() => phrase!("không đổi", "none"),
            change => change,
        };
        paper.row(&[
            cell(
                Style::Cell,
                Phrase::new(words::capital(vi), words::capital(plural)),
            ),
            cell(Style::CellFigure, words::count(before)),
            cell(Style::CellFigure, words::count(after)),
            cell(Style::CellFigure, change),
        ]);
    }
    paper.end_table();
}

fn write_compared(book: &Book<'_>, paper: &mut Paper<'_>) {
    let compared = &book.page.review.compared;
    paper.line(
        Style::Section,
        phrase!(
            "4. Chi phí tuân thủ, thời gian, số lần phải có mặt",
            "4. Compliance cost, time, visits in person"
        ),
    );
    for line in benefit::cost(&compared.cost) {
        let Phrase { vi, en } = line;
        paper.line(Style::Body, phrase!("- {vi}.", "- {en}."));
    }
    paper.table([
        (28, phrase!("Nội dung", "What")),
        (22, phrase!("Hiện nay", "Now")),
        (22, phrase!("Sau đề xuất", "Proposed")),
        (28, phrase!("Tính cho", "Known of")),
    ]);
    for told in comparison::told_plainly(compared) {
        let unknown = || phrase!("chưa rõ", "unknown");
        let [now, mut then] = told.figures.unwrap_or_else(|| [unknown(), unknown()]);
        then += told.less;
        paper.row(&[
            cell(Style::Cell, told.name),
            cell(Style::Cell, now),
            cell(Style::Cell, then),
            cell(Style::Cell, told.known),
        ]);
    }
    paper.end_table();
}

fn write_targets(book: &Book<'_>, paper: &mut Paper<'_>) {
    let page = book.page;
    if page.review.targets.is_empty() {
        return;
    }
    paper.line(
        Style::Section,
        phrase!("5. Mức đạt các chỉ tiêu", "5. Targets"),
    );
    paper.table([
        (8, phrase!("STT", "No.")),
        (34, phrase!("Chỉ tiêu", "Target")),
        (40, phrase!("Mức đạt", "How far it is reached")),
        (20, phrase!("Kết luận", "Verdict")),
    ]);
    for (number, reached) in (1..).zip(&page.review.targets) {
        let number: usize = number;
        let asked = &page.rules.targets[reached.target];
        let mut standing = cell(Style::Cell, target::standing(asked, reached));
        if reached.left_out > 0 {
            standing.extend(cell(Style::Cell, target::left_out(page, asked, reached)));
        }
        paper.row(&[
            cell(Style::CellMiddle, Phrase::same(number)),
            cell(Style::Cell, asked.title.clone()),
            standing,
            cell(Style::Cell, target::verdict(asked, reached.verdict)),
        ]);
    }
    paper.end_table();
}
