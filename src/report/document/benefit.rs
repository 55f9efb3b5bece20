//! What the proposals of a procedure bring: its cost, its size and its time before and after.

use super::book::Book;
use crate::measure::comparison::Comparison;
use crate::model::ProcedureId;
use crate::phrase::{Phrase, phrase};
use crate::report::text::{comparison, total};
use crate::report::words;

/// Words what the chosen proposals of a procedure bring, line by line, cost first.
pub(super) fn lines(book: &Book<'_>, id: ProcedureId) -> Vec<Phrase> {
    let compared = book.sides.compared(|| [id].into_iter());
    let mut lines = cost(&compared.cost);
    let sizes = book.sides.sizes(id);
    // A procedure that goes takes all that it asks for with it; the first size counts procedures.
    for ([_, plural, vi], size) in total::sizes().into_iter().skip(1) {
        let [before, after] = sizes.each_ref().map(size);
        if before != after {
            let name = Phrase::new(words::capital(vi), words::capital(plural));
            let [now, then] = [before, after].map(words::count);
            let change = total::change(before, after);
            lines.push(Phrase::new(
                format_args!(
                    "{} (khai báo): {} → {}, {}",
                    name.vi, now.vi, then.vi, change.vi
                ),
                format_args!(
                    "{} (declared): {} → {}, {}",
                    name.en, now.en, then.en, change.en
                ),
            ));
        }
    }
    for (name, one) in [
        (
            phrase!("Thời gian theo đường găng", "Time on the critical path"),
            &compared.time,
        ),
        (
            phrase!("Số lần người nộp phải có mặt", "Visits in person"),
            &compared.visits,
        ),
        (
            phrase!("Số cơ quan tham gia", "Agencies involved"),
            &compared.agencies,
        ),
    ] {
        let Some(sure) = one.certainty.filter(|_| one.before != one.after) else {
            continue;
        };
        let is_time = std::ptr::eq(one, &raw const compared.time);
        let [before, after] =
            [(one.before, one.typical[0]), (one.after, one.typical[1])].map(|(range, typical)| {
                if is_time {
                    comparison::time(range, typical)
                } else {
                    comparison::counts(range, typical)
                }
            });
        let sure = words::keyword(sure.keyword());
        lines.push(Phrase::new(
            format_args!("{} ({}): {} → {}", name.vi, sure.vi, before.vi, after.vi),
            format_args!("{} ({}): {} → {}", name.en, sure.en, before.en, after.en),
        ));
    }
    lines
}

/// Words the cost of a year before and after, what is saved and the share that is, in the official
/// order; or what is missing to say so.
pub(super) fn cost(cost: &Comparison) -> Vec<Phrase> {
    let Some(certainty) = cost.certainty else {
        let missing = cost.missing.keys().map(|part| comparison::by_name(part));
        let Phrase { vi, en } = words::join(&missing.collect::<Vec<_>>(), "; ");
        return vec![phrase!(
            "Chi phí tuân thủ: chưa tính được, vì thiếu {vi}",
            "Compliance cost: not known, for want of {en}"
        )];
    };
    let sure = words::keyword(certainty.keyword());
    let [before, after] = [cost.before, cost.after].map(comparison::amount);
    let mut lines = vec![
        Phrase::new(
            format_args!(
                "Chi phí tuân thủ trước khi đơn giản hóa ({}): {}/năm",
                sure.vi, before.vi
            ),
            format_args!("Compliance cost before ({}): {} a year", sure.en, before.en),
        ),
        Phrase::new(
            format_args!(
                "Chi phí tuân thủ sau khi đơn giản hóa ({}): {}/năm",
                sure.vi, after.vi
            ),
            format_args!("Compliance cost after ({}): {} a year", sure.en, after.en),
        ),
    ];
    let change = cost.change();
    if change.most > 0 {
        let Phrase { vi, en } = comparison::amount(change);
        lines.push(phrase!(
            "Chi phí thay đổi: {vi}/năm",
            "Change of cost: {en} a year"
        ));
        return lines;
    }
    let saved = crate::cost::Range {
        least: change.most.saturating_abs(),
        most: change.least.saturating_abs(),
    };
    let Phrase { vi, en } = comparison::amount(saved);
    lines.push(phrase!("Chi phí tiết kiệm: {vi}/năm", "Saved: {en} a year"));
    let share = |saved: i64, before: i64| words::share(saved.unsigned_abs(), before.unsigned_abs());
    let shares = [
        share(cost.before.least - cost.after.least, cost.before.least),
        share(cost.before.most - cost.after.most, cost.before.most),
    ];
    if let [Some(least), Some(most)] = shares {
        let Phrase { vi, en } = comparison::between(least, &most);
        lines.push(phrase!(
            "Tỷ lệ cắt giảm chi phí: {vi}",
            "Share of cost saved: {en}"
        ));
    }
    lines
}
