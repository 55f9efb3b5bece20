//! The targets of a review as text: what was asked for, what is reached, and what is missing.

use crate::finding::wording;
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money, Number};
use crate::rule::target::{Measure, Target};
use crate::rule::types::Scalar;
use crate::target::{Reached, Share, Verdict};

use super::super::pen::{Ink, Pen};
use super::super::target::asked;
use super::super::{Page, words};
use super::total;

mod bar;

/// Writes each target: its title, how far it is reached, and what was left out; on a terminal of so many
/// columns also as bars.
pub(super) fn write(page: Page<'_>, columns: Option<usize>, pen: &mut Pen) {
    if page.review.targets.is_empty() {
        return;
    }
    total::heading(pen, &phrase!("CHỈ TIÊU", "TARGETS"));
    for reached in &page.review.targets {
        write_one(page, reached, pen);
        if let Some(columns) = columns {
            let required = page.rules.targets[reached.target].required;
            let ends = [reached.before, reached.after].map(Share::percent);
            bar::write(ends, required, columns, pen);
        }
    }
}

/// Writes one target.
pub(super) fn write_one(page: Page<'_>, reached: &Reached, pen: &mut Pen) {
    let target = &page.rules.targets[reached.target];
    let (title, name) = (&target.title, &target.name);
    let titled = Phrase::new(
        format_args!("{} ({name})", title.vi),
        format_args!("{} ({name})", title.en),
    );
    pen.line(Ink::Plain, "  - ", &titled);
    pen.line(Ink::Plain, "    ", &standing(target, reached));
    if reached.left_out > 0 {
        pen.line(Ink::Plain, "    ", &left_out(page, target, reached));
    }
}

/// Says what is asked for, what is reached, and whether that is enough.
pub(in crate::report) fn standing(target: &Target, reached: &Reached) -> Phrase {
    let asked = asked(target);
    let asked = Phrase::new(
        format_args!("Yêu cầu {}", asked.vi),
        format_args!("Asked for: {}", asked.en),
    );
    let verdict = verdict(target, reached.verdict);
    if reached.after.whole == 0 {
        return words::join(&[asked, verdict], ": ");
    }
    let (before, after) = (share(target, reached.before), share(target, reached.after));
    let found = match target.measure {
        Measure::Reduction { .. } => Phrase::new(
            format_args!("giảm được {}", after.vi),
            format_args!("{} saved", after.en),
        ),
        Measure::ShareWithProposals => Phrase::new(
            format_args!("có {}", after.vi),
            format_args!("{} have one", after.en),
        ),
        Measure::ShareWithLess(_) => Phrase::new(
            format_args!("giảm {}", after.vi),
            format_args!("{} have less", after.en),
        ),
        Measure::ShareWhere(_) if reached.before == reached.after => after,
        Measure::ShareWhere(_) => Phrase::new(
            format_args!("hiện nay {}, sau đề xuất {}", before.vi, after.vi),
            format_args!("now {}, with the proposals {}", before.en, after.en),
        ),
    };
    words::join(&[asked, words::join(&[found, verdict], ": ")], "; ")
}

pub(in crate::report) fn verdict(target: &Target, verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Met => phrase!("đạt", "met"),
        Verdict::Missed { short_of } => {
            let Phrase { vi, en } = amount(target, short_of);
            phrase!("chưa đạt, còn thiếu {vi}", "missed by {en}")
        }
        Verdict::Undecided => phrase!("chưa kết luận được", "undecided"),
        Verdict::Vacant => phrase!("không có gì để đo", "nothing to measure"),
    }
}

/// Words a share with its part and whole: `12,50% (5 trong 40)`, never more than there is.
pub(super) fn share(target: &Target, share: Share) -> Phrase {
    let (part, whole) = (figure(target, share.part), amount(target, share.whole));
    let parts = Phrase::new(
        format_args!("{} trong {}", part.vi, whole.vi),
        format_args!("{} of {}", part.en, whole.en),
    );
    let Some(percent) = share.percent() else {
        return parts;
    };
    let hundredths = percent.thousandths.div_euclid(10);
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, decimals) = (hundredths.abs() / 100, hundredths.abs() % 100);
    Phrase::new(
        format_args!("{sign}{whole},{decimals:02}% ({})", parts.vi),
        format_args!("{sign}{whole}.{decimals:02}% ({})", parts.en),
    )
}

/// Words a part of what a target measures, with its unit or what it is a number of.
pub(super) fn amount(target: &Target, value: i128) -> Phrase {
    let figure = figure(target, value);
    let names = match (&target.measure, target.plan.about.last()) {
        (Measure::Reduction { .. }, _) => return figure,
        (_, Some(binding)) => names(binding.kind),
        (_, None) => THINGS,
    };
    let [singular, plural, vi] = names;
    let en = if value == 1 { singular } else { plural };
    Phrase::new(
        format_args!("{} {vi}", figure.vi),
        format_args!("{} {en}", figure.en),
    )
}

const THINGS: words::Names = ["thing", "things", "mục"];

fn names(kind: Kind) -> words::Names {
    match kind {
        Kind::Procedure => words::PROCEDURES,
        Kind::Field => words::FIELDS,
        Kind::Document => words::DOCUMENTS,
        Kind::Step => words::STEPS,
        Kind::Consultation => words::CONSULTATIONS,
        _ => THINGS,
    }
}

/// Words a value in the unit of a target, as far as it fits.
fn figure(target: &Target, value: i128) -> Phrase {
    let fitting = i64::try_from(value).unwrap_or(i64::MAX);
    match target.measure {
        Measure::Reduction {
            unit: Scalar::Money,
            ..
        } => wording::money(Money { dong: fitting }),
        Measure::Reduction {
            unit: Scalar::Duration,
            ..
        } => wording::duration(Duration::from_work(fitting)),
        Measure::Reduction { .. } => wording::number(Number {
            thousandths: fitting,
        }),
        _ => wording::number(Number::whole(fitting)),
    }
}

/// Says how many things are left out, and what is missing to take them in.
pub(in crate::report) fn left_out(page: Page<'_>, target: &Target, reached: &Reached) -> Phrase {
    let names = target
        .plan
        .about
        .last()
        .map_or(THINGS, |binding| names(binding.kind));
    let count = words::counted(reached.left_out, names);
    let mut text = Phrase::new(
        format_args!("Không tính {}, vì chưa rõ", count.vi),
        format_args!("{} left out, for what is unknown", count.en),
    );
    let parts = reached.missing.iter().map(|(lacking, waiting)| {
        let (part, waiting) = (total::missing(page, *lacking), words::count(*waiting));
        Phrase::new(
            format_args!("{}, thiếu ở {}", part.vi, waiting.vi),
            format_args!("{}, missing in {}", part.en, waiting.en),
        )
    });
    let parts: Vec<Phrase> = parts.collect();
    if !parts.is_empty() {
        let parts = words::join(&parts, "; ");
        text += Phrase::same(": ");
        text += parts;
    }
    text
}
