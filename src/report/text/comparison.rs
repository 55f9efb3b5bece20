//! What is known of some procedures only, as text: before and after, of how many, and what to state
//! for more.

use crate::cost::Range;
use crate::finding::wording;
use crate::measure::comparison::{Compared, Comparison};
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money, Number, Unit};

use super::super::pen::{Ink, Pen};
use super::super::words;

/// A figure that may be known of some procedures only, in words.
pub(in crate::report) struct Told {
    /// What it is.
    pub(in crate::report) name: Phrase,
    /// What it comes to before and after, where it is known of any.
    pub(in crate::report) figures: Option<[Phrase; 2]>,
    /// How much less that is: ` (giảm 12,00%)`; empty where it is not less.
    pub(in crate::report) less: Phrase,
    /// Of how many procedures it is known, how sure that is, and what is missing of the others.
    pub(in crate::report) known: Phrase,
}

/// Words visits, agencies, time and cost of a catalogue.
pub(in crate::report) fn told(compared: &Compared) -> [Told; 4] {
    told_by(compared, in_words)
}

/// Words them for who does not write the files.
pub(in crate::report) fn told_plainly(compared: &Compared) -> [Told; 4] {
    told_by(compared, by_name)
}

fn told_by(compared: &Compared, named: fn(&str) -> Phrase) -> [Told; 4] {
    [
        one(
            phrase!(
                "Số lần người nộp phải có mặt, cộng các thủ tục",
                "Visits in person, all procedures"
            ),
            (&compared.visits, named),
            &counts,
        ),
        one(
            phrase!(
                "Số cơ quan tham gia, cộng các thủ tục",
                "Agencies involved, all procedures"
            ),
            (&compared.agencies, named),
            &counts,
        ),
        one(
            phrase!(
                "Thời gian theo đường găng, cộng các thủ tục",
                "Time on the critical path, all procedures"
            ),
            (&compared.time, named),
            &time,
        ),
        one(
            phrase!("Chi phí tuân thủ một năm", "Compliance cost a year"),
            (&compared.cost, named),
            &|range, _| amount(range),
        ),
    ]
}

/// Writes visits, agencies, time and cost of a catalogue.
pub(super) fn write(compared: &Compared, pen: &mut Pen) {
    pen.blank();
    for one in told(compared) {
        let name = one.name;
        let text = match one.figures {
            None => words::join(&[name, one.known], ": "),
            Some([before, after]) => {
                let mut text = words::join(&[before, after], " → ");
                text += one.less;
                let text = words::join(&[name, text], ": ");
                words::join(&[text, one.known], "; ")
            }
        };
        pen.line(Ink::Plain, "  ", &text);
    }
}

/// Words one figure; `worded` words its range and its middle.
fn one(
    name: Phrase,
    (compared, named): (&Comparison, fn(&str) -> Phrase),
    worded: &dyn Fn(Range, i64) -> Phrase,
) -> Told {
    let mut less = Phrase::default();
    let Some(certainty) = compared.certainty else {
        let Phrase { vi, en } = missing(compared, named);
        return Told {
            name,
            figures: None,
            less,
            known: phrase!(
                "chưa tính được cho thủ tục nào, vì thiếu {vi}",
                "not known of any procedure, for want of {en}"
            ),
        };
    };
    let [before, after] = compared.typical;
    let saved = before.saturating_sub(after);
    if let (Ok(saved @ 1..), Ok(whole)) = (u64::try_from(saved), u64::try_from(before))
        && let Some(Phrase { vi, en }) = words::share(saved, whole)
    {
        less = phrase!(" (giảm {vi})", " ({en} less)");
    }
    let [of, all] = [compared.known, compared.procedures].map(words::count);
    let sure = words::keyword(certainty.keyword());
    let mut known = Phrase::new(
        format_args!(
            "tính cho {}/{} thủ tục, số liệu kém chắc nhất: {}",
            of.vi, all.vi, sure.vi
        ),
        format_args!(
            "of {} of {} procedures, the least sure figure is {}",
            of.en, all.en, sure.en
        ),
    );
    if !compared.missing.is_empty() {
        let Phrase { vi, en } = missing(compared, named);
        known += phrase!("; các thủ tục khác thiếu {vi}", "; the others lack {en}");
    }
    Told {
        name,
        figures: Some([
            worded(compared.before, before),
            worded(compared.after, after),
        ]),
        less,
        known,
    }
}

/// Words a count, or a range of counts.
pub(in crate::report) fn counts(range: Range, _: i64) -> Phrase {
    let [least, most] = [range.least, range.most].map(|count| words::count(count.unsigned_abs()));
    between(least, &most)
}

/// Words a length of work, or a range in working days to the hundredth with its middle.
pub(in crate::report) fn time(range: Range, typical: i64) -> Phrase {
    if range.least == range.most {
        return length(range.least);
    }
    let [least, middle, most] =
        [range.least, typical, range.most].map(|work| wording::number(days(work)));
    Phrase::new(
        format_args!(
            "{} đến {} ngày làm việc, mức giữa {}",
            least.vi, most.vi, middle.vi
        ),
        format_args!(
            "{} to {} working days, {} in the middle",
            least.en, most.en, middle.en
        ),
    )
}

/// Words a length of work: in working days to the hundredth where it is a day or more.
fn length(work: i64) -> Phrase {
    if work < DAY {
        return wording::duration(Duration::from_work(work));
    }
    wording::duration(Duration {
        amount: days(work),
        unit: Unit::WorkingDays,
    })
}

/// A working day, in thousandths of a minute.
const DAY: i64 = 480_000;

/// Returns a length of work in working days, to the nearest hundredth.
fn days(work: i64) -> Number {
    let hundredths = work.saturating_add(DAY / 200) / (DAY / 100);
    Number {
        thousandths: hundredths * 10,
    }
}

/// Words an amount, or a range of amounts.
pub(in crate::report) fn amount(range: Range) -> Phrase {
    let [least, most] = [range.least, range.most].map(|dong| wording::money(Money { dong }));
    between(least, &most)
}

/// Words a range by its ends.
pub(in crate::report) fn between(least: Phrase, most: &Phrase) -> Phrase {
    if least == *most {
        return least;
    }
    Phrase::new(
        format_args!("{} đến {}", least.vi, most.vi),
        format_args!("{} to {}", least.en, most.en),
    )
}

/// Names what is missing, each part with the number of procedures that lack it.
fn missing(compared: &Comparison, named: fn(&str) -> Phrase) -> Phrase {
    let parts = compared.missing.iter().map(|(part, procedures)| {
        let (of, named) = (words::counted(*procedures, words::PROCEDURES), named(part));
        Phrase::new(
            format_args!("{} ({})", named.vi, of.vi),
            format_args!("{} ({})", named.en, of.en),
        )
    });
    words::join(&parts.collect::<Vec<_>>(), "; ")
}

/// Names what is missing, and the clause that states it.
pub(in crate::report) fn in_words(part: &str) -> Phrase {
    let (mut named, clause) = known(part);
    if clause != Phrase::default() {
        let Phrase { vi, en } = clause;
        named += phrase!(", {vi}", ", {en}");
    }
    named
}

/// Names what is missing to who does not write the files.
pub(in crate::report) fn by_name(part: &str) -> Phrase {
    known(part).0
}

/// Returns what a part is called, and the clause that states it, between backticks.
fn known(part: &str) -> (Phrase, Phrase) {
    let both = |[vi, en]: [&str; 2], [clause_vi, clause_en]: [&str; 2]| {
        (Phrase::new(vi, en), Phrase::new(clause_vi, clause_en))
    };
    match part {
        "document.takes" => both(
            [
                "thời gian chuẩn bị hồ sơ",
                "the time to get documents ready",
            ],
            ["`mất`", "`takes`"],
        ),
        "form.takes" => both(
            ["thời gian điền biểu mẫu", "the time to fill in forms"],
            ["`mất`", "`takes`"],
        ),
        "channel.takes" => both(
            [
                "thời gian đi nộp, chờ và nhận",
                "the time to file, wait and collect",
            ],
            ["`mất` ở `kênh`", "`takes` in `channel`"],
        ),
        "channel.fee" => both(["mức phí", "the fee"], ["`phí`", "`fee`"]),
        "step.takes" => both(
            [
                "giờ làm của cán bộ ở từng bước",
                "the working time of steps",
            ],
            ["`mất`", "`takes`"],
        ),
        "step.by" => both(
            ["người thực hiện từng bước", "who does a step"],
            ["`do`", "`by`"],
        ),
        "step.after" => both(
            ["thứ tự các bước", "the order of steps"],
            ["`sau`", "`after`"],
        ),
        "consultation.within" => both(
            ["hạn trả lời lấy ý kiến", "the limit for an opinion"],
            ["`trong`", "`within`"],
        ),
        "channel.extent" => both(
            ["mức độ trực tuyến", "how far online"],
            ["`toàn trình` hay `một phần`", "`full` or `partial`"],
        ),
        "calendar" => both(
            ["lịch làm việc của năm", "the working calendar of the year"],
            ["`lịch`", "`calendar`"],
        ),
        "procedure.channels" => both(["cách nộp", "the ways to file"], ["`kênh`", "`channel`"]),
        "procedure.documents" => both(
            ["thành phần hồ sơ", "the dossier"],
            ["`hồ sơ`", "`document`"],
        ),
        "procedure.forms" => both(["biểu mẫu", "the forms"], ["`biểu mẫu`", "`form`"]),
        "procedure.steps" => both(["các bước", "the steps"], ["`bước`", "`step`"]),
        "procedure.volume" => both(
            ["số hồ sơ mỗi năm", "the files a year"],
            ["`số lượng`", "`volume`"],
        ),
        "parameter.hourly-income" => both(
            ["thu nhập một giờ", "the income of an hour"],
            ["`tham số hourly-income`", "`parameter hourly-income`"],
        ),
        "parameter.official-hourly-pay" => both(
            [
                "chi phí một giờ làm của cán bộ",
                "the pay of an official's hour",
            ],
            [
                "`tham số official-hourly-pay`",
                "`parameter official-hourly-pay`",
            ],
        ),
        _ => (Phrase::same(part), Phrase::default()),
    }
}
