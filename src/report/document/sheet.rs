//! The cost sheet of each changed procedure, 03/SCM-KSTT: now, after, and the two compared.

use super::benefit;
use super::book::Book;
use super::head::{annex, of_the_report};
use super::paper::{Lie, Paper, Style, cell};
use crate::cost::sheet::{Row, Task, rows};
use crate::cost::{Cost, Parts};
use crate::finding::wording;
use crate::model::{Certainty, Figure, Model, Stated};
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money};
use crate::report::text::comparison;
use crate::report::words;

/// Writes the annex; nothing where the document holds no forms.
pub(super) fn write(book: &Book<'_>, paper: &mut Paper<'_>) {
    if !book.has_forms() {
        return;
    }
    paper.section(Lie::Wide);
    annex(
        paper,
        phrase!("PHỤ LỤC III", "ANNEX III"),
        phrase!(
            "BIỂU MẪU TÍNH CHI PHÍ TUÂN THỦ THỦ TỤC HÀNH CHÍNH (03/SCM-KSTT)",
            "COST SHEETS (03/SCM-KSTT)"
        ),
        of_the_report(),
    );
    paper.line(
        Style::Note,
        phrase!(
            "(Công thức theo Điều 27 Thông tư số 02/2017/TT-VPCP: chi phí một năm = chi phí một lần × số lần thực hiện trong năm × số đối tượng tuân thủ; số hồ sơ một năm là tích của hai số sau. Tên cột CHƯA đối chiếu được với Biểu mẫu 03/SCM-KSTT.)",
            "(By article 27 of Circular 02/2017/TT-VPCP: cost of a year = cost of one run × times a year × subjects a year; the files of a year are the product of the last two. The names of columns have NOT been held against form 03/SCM-KSTT.)"
        ),
    );
    for (number, id) in (1..).zip(&book.changed) {
        let number: usize = number;
        let Phrase { vi, en } = wording::title((*id).into(), book.page.model);
        paper.line(
            Style::Part,
            phrase!("{number}. Thủ tục: {vi}", "{number}. Procedure: {en}"),
        );
        let [now, then] = book.sides.parts(*id);
        let now = now.expect("what is described is not gone before anything is changed");
        paper.line(Style::Section, phrase!("a) Hiện nay", "a) Now"));
        write_sheet(book, &now, paper);
        let heading = phrase!(
            "b) Sau khi thực hiện phương án",
            "b) With the proposals carried out"
        );
        paper.line(Style::Section, heading);
        match then {
            None => paper.line(
                Style::Body,
                phrase!(
                    "Thủ tục không còn, nên không còn chi phí tuân thủ.",
                    "The procedure is gone, and its cost with it."
                ),
            ),
            Some(then) if rows(&then, book.rates) == rows(&now, book.rates) => paper.line(
                Style::Body,
                phrase!(
                    "Như hiện nay: phương án không đổi công việc nào tính chi phí.",
                    "As now: no task that has a cost is changed."
                ),
            ),
            Some(then) => write_sheet(book, &then, paper),
        }
        paper.line(Style::Section, phrase!("c) So sánh", "c) Compared"));
        for Phrase { vi, en } in benefit::lines(book, *id) {
            paper.line(Style::Body, phrase!("- {vi}.", "- {en}."));
        }
    }
}

fn write_sheet(book: &Book<'_>, parts: &Parts<'_>, paper: &mut Paper<'_>) {
    let model = book.page.model;
    let rows = rows(parts, book.rates);
    paper.table([
        (5, phrase!("STT", "No.")),
        (30, phrase!("Công việc", "Task")),
        (13, phrase!("Thời gian", "Time")),
        (
            12,
            phrase!("Thu nhập bình quân một giờ", "Income of an hour"),
        ),
        (11, phrase!("Chi phí khác", "Other money")),
        (9, phrase!("Phí, lệ phí", "Fee")),
        (12, phrase!("Chi phí một lần", "Cost of one run")),
        (8, phrase!("Ghi chú", "Note")),
    ]);
    for (number, row) in (1..).zip(&rows) {
        let number: usize = number;
        let rate = row.rate.map(|rate| {
            let amount = wording::money(rate.hour);
            sure(amount, rate.certainty)
        });
        let fee = match row.task {
            Task::Channel(_) => stated(row.fee, |fee: Money| wording::money(fee)),
            _ => Phrase::default(),
        };
        let amount = row.amount.map(comparison::amount);
        paper.row(&[
            cell(Style::CellMiddle, Phrase::same(number)),
            cell(Style::Cell, task(model, row.task)),
            cell(Style::CellFigure, stated(row.takes, time)),
            cell(Style::CellFigure, rate.unwrap_or_else(unknown)),
            cell(Style::CellFigure, stated(row.costs, money)),
            cell(Style::CellFigure, fee),
            cell(Style::CellFigure, amount.unwrap_or_else(unknown)),
            cell(Style::Cell, note(row)),
        ]);
    }
    let cost = Cost::of(parts, book.rates);
    let whole = |name: Phrase, value: Phrase| {
        let Phrase { vi, en } = value;
        Phrase::new(
            format_args!("{}: {vi}", name.vi),
            format_args!("{}: {en}", name.en),
        )
    };
    let volume = stated(cost.volume(), wording::number);
    let volume = sure(volume, parts.procedure.volume_certainty);
    let of_file = cost.per_file().map_or_else(unknown, comparison::amount);
    let of_year = cost.per_year().map(comparison::amount);
    let of_year = of_year.map(|amount| sure(amount, cost.certainty));
    let missing: Vec<Phrase> = cost.missing_of_year().map(comparison::by_name).collect();
    let of_year = of_year.unwrap_or_else(|| {
        let Phrase { vi, en } = words::join(&missing, "; ");
        phrase!("chưa tính được, vì thiếu {vi}", "unknown, for want of {en}")
    });
    for line in [
        whole(
            phrase!("Tổng chi phí một lần thực hiện", "Cost of one run"),
            of_file,
        ),
        whole(phrase!("Số hồ sơ một năm", "Files a year"), volume),
        whole(phrase!("Tổng chi phí một năm", "Cost of a year"), of_year),
    ] {
        paper.row_across(line);
    }
    paper.end_table();
}

fn task(model: &Model, task: Task<'_>) -> Phrase {
    let title = |head: &crate::model::Head| Phrase::same(model.text(head.title));
    match task {
        Task::Form(form) => {
            let Phrase { vi, en } = title(&form.head);
            phrase!("Điền biểu mẫu: {vi}", "Fill in: {en}")
        }
        Task::Field(field) => {
            let Phrase { vi, en } = title(&field.head);
            phrase!("Khai: {vi}", "Declare: {en}")
        }
        Task::Document(document) => {
            let title = document.excerpt.map_or(document.head.title, |it| it.title);
            let title = model.text(title);
            phrase!("Chuẩn bị: {title}", "Get ready: {title}")
        }
        Task::Channel(channel) => {
            let Phrase { vi, en } = words::keyword(channel.method);
            phrase!(
                "Nộp hồ sơ, chờ, nhận kết quả: {vi}",
                "File, wait, collect: {en}"
            )
        }
        Task::Step(step) => title(&step.head),
    }
}

/// Says what of a row may be otherwise.
fn note(row: &Row<'_>) -> Phrase {
    let mut told = Vec::new();
    if row.of_some {
        told.push(phrase!("chỉ một số người nộp", "some applicants only"));
    }
    match row.task {
        Task::Document(document) if document.alternative.is_some() => {
            told.push(phrase!("một trong các lựa chọn", "one of several"));
        }
        Task::Channel(_) => told.push(phrase!("một cách nộp", "one way")),
        _ => {}
    }
    words::join(&told, "; ")
}

fn stated<T>(value: Stated<T>, worded: impl Fn(T) -> Phrase) -> Phrase {
    match value {
        Stated::Unknown => unknown(),
        Stated::None => phrase!("không", "none"),
        Stated::Is(value) => worded(value),
    }
}

fn unknown() -> Phrase {
    phrase!("chưa rõ", "unknown")
}

/// Words a figure with how sure it is.
fn sure(mut worded: Phrase, certainty: Certainty) -> Phrase {
    let Phrase { vi, en } = words::keyword(certainty.keyword());
    worded += phrase!(" ({vi})", " ({en})");
    worded
}

fn time(takes: Figure<Duration>) -> Phrase {
    let [least, most] = [takes.least, takes.most].map(wording::duration);
    sure(comparison::between(least, &most), takes.certainty)
}

fn money(costs: Figure<Money>) -> Phrase {
    let [least, most] = [costs.least, costs.most].map(wording::money);
    sure(comparison::between(least, &most), costs.certainty)
}
