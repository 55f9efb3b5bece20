//! What a year costs as text: before and after, of how many procedures, and what to state for more.

use crate::cost::Range;
use crate::finding::wording;
use crate::measure::cost::Comparison;
use crate::phrase::{Phrase, phrase};
use crate::quantity::Money;

use super::super::pen::{Ink, Pen};
use super::super::words;

/// Writes the cost of a catalogue.
pub(super) fn write(cost: &Comparison, pen: &mut Pen) {
    pen.blank();
    let label = phrase!("Chi phí tuân thủ một năm", "Compliance cost a year");
    let Some(certainty) = cost.certainty else {
        let Phrase { vi, en } = missing(cost);
        let text = Phrase::new(
            format_args!(
                "{}: chưa tính được cho thủ tục nào, vì thiếu {vi}",
                label.vi
            ),
            format_args!("{}: not known of any procedure, for want of {en}", label.en),
        );
        pen.line(Ink::Plain, "  ", &text);
        return;
    };
    let (before, after) = (amount(cost.before), amount(cost.after));
    let mut text = Phrase::new(
        format_args!("{}: {} → {}", label.vi, before.vi, after.vi),
        format_args!("{}: {} → {}", label.en, before.en, after.en),
    );
    let saved = cost.before.least.saturating_sub(cost.after.least);
    if let (Ok(saved), Ok(whole)) = (u64::try_from(saved), u64::try_from(cost.before.least))
        && let Some(share) = words::share(saved, whole)
    {
        let Phrase { vi, en } = share;
        text += phrase!(" (giảm {vi})", " ({en} less)");
    }
    let (known, all) = (words::count(cost.known), words::count(cost.procedures));
    let sure = words::keyword(certainty.keyword());
    text += Phrase::new(
        format_args!(
            "; tính cho {}/{} thủ tục, số liệu kém chắc nhất: {}",
            known.vi, all.vi, sure.vi
        ),
        format_args!(
            "; of {} of {} procedures, the least sure figure is {}",
            known.en, all.en, sure.en
        ),
    );
    if !cost.missing.is_empty() {
        let Phrase { vi, en } = missing(cost);
        text += phrase!("; các thủ tục khác thiếu {vi}", "; the others lack {en}");
    }
    pen.line(Ink::Plain, "  ", &text);
}

/// Words an amount, or a range of amounts.
pub(super) fn amount(range: Range) -> Phrase {
    let [least, most] = [range.least, range.most].map(|dong| wording::money(Money { dong }));
    if range.least == range.most {
        return least;
    }
    Phrase::new(
        format_args!("{} đến {}", least.vi, most.vi),
        format_args!("{} to {}", least.en, most.en),
    )
}

/// Names what is missing, each part with the number of procedures that lack it.
fn missing(cost: &Comparison) -> Phrase {
    let parts = cost.missing.iter().map(|(part, procedures)| {
        let (of, named) = (
            words::counted(*procedures, words::PROCEDURES),
            in_words(part),
        );
        Phrase::new(
            format_args!("{} ({})", named.vi, of.vi),
            format_args!("{} ({})", named.en, of.en),
        )
    });
    words::join(&parts.collect::<Vec<_>>(), "; ")
}

/// Says what is missing, and the clause that states it.
fn in_words(part: &str) -> Phrase {
    match part {
        "document.takes" => phrase!(
            "thời gian chuẩn bị hồ sơ, `mất`",
            "the time to get documents ready, `takes`"
        ),
        "form.takes" => phrase!(
            "thời gian điền biểu mẫu, `mất`",
            "the time to fill in forms, `takes`"
        ),
        "channel.takes" => phrase!(
            "thời gian đi nộp, chờ và nhận, `mất` ở `kênh`",
            "the time to file, wait and collect, `takes` in `channel`"
        ),
        "channel.fee" => phrase!("mức phí, `phí`", "the fee, `fee`"),
        "step.takes" => phrase!(
            "giờ làm của cán bộ ở từng bước, `mất`",
            "the working time of steps, `takes`"
        ),
        "procedure.channels" => phrase!("cách nộp, `kênh`", "the ways to file, `channel`"),
        "procedure.documents" => phrase!("thành phần hồ sơ, `hồ sơ`", "the dossier, `document`"),
        "procedure.forms" => phrase!("biểu mẫu, `biểu mẫu`", "the forms, `form`"),
        "procedure.steps" => phrase!("các bước, `bước`", "the steps, `step`"),
        "procedure.volume" => phrase!("số hồ sơ mỗi năm, `số lượng`", "the files a year, `volume`"),
        "parameter.hourly-income" => phrase!(
            "thu nhập một giờ, `tham số hourly-income`",
            "the income of an hour, `parameter hourly-income`"
        ),
        "parameter.official-hourly-pay" => phrase!(
            "chi phí một giờ làm của cán bộ, `tham số official-hourly-pay`",
            "the pay of an official's hour, `parameter official-hourly-pay`"
        ),
        _ => Phrase::same(part),
    }
}
