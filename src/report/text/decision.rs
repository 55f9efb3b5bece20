//! What was decided on a finding, and what a known review says of it, as text.

use jiff::civil::Date;

use crate::decision::{Decision, Ruling, Verdict};
use crate::difference::baseline::Standing;
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};

use super::super::pen::Pen;
use super::super::{Page, difference, words};
use super::finding::part;

/// Writes what was decided on the finding at a position, and how it stands to a known review.
pub(in crate::report) fn write(page: Page<'_>, position: usize, pen: &mut Pen) {
    if let Some(Standing::Changed { aspects, .. }) = page.baseline.map(|known| &known.of[position])
    {
        for (index, (aspect, words)) in aspects.iter().enumerate() {
            let label = match index {
                0 => phrase!("Thay đổi", "Changed"),
                _ => Phrase::default(),
            };
            part(pen, &label, &difference::told(*aspect, words));
        }
    }
    let Some(ruling) = &page.review.rulings.of[position] else {
        return;
    };
    part(pen, &phrase!("Quyết định", "Decision"), &resolved(ruling));
    let reason = ruling.decision.reason.as_ref();
    if let Some(reason) = reason.filter(|_| ruling.holds()) {
        part(
            pen,
            &Phrase::default(),
            &phrase!("vì: {reason}", "because: {reason}"),
        );
    }
    for change in &ruling.changes {
        let (name, before) = (&change.name, &change.before);
        let text = match &change.now {
            Some(now) => phrase!(
                "{name}: trước {before}, nay {now}",
                "{name}: was {before}, is {now}"
            ),
            None => phrase!(
                "{name}: trước {before}, nay không nêu",
                "{name}: was {before}, is no longer told"
            ),
        };
        part(pen, &Phrase::default(), &text);
    }
}

/// Words what was decided, by whom and when, and what became of it.
fn resolved(ruling: &Ruling) -> Phrase {
    let decision = &ruling.decision;
    let made = made(decision);
    if !ruling.holds() {
        let (vi, en) = (made.vi, made.en);
        return phrase!(
            "đã {vi}, nay không còn hiệu lực vì chứng cứ đã đổi",
            "{en}, which no longer holds since the evidence changed"
        );
    }
    let day = |words: Phrase, day: Option<Date>| {
        let day = day.map(wording::date);
        day.map_or_else(Phrase::default, |day| {
            Phrase::new(
                format_args!("{}{}", words.vi, day.vi),
                format_args!("{}{}", words.en, day.en),
            )
        })
    };
    let mut text = made;
    text += match decision.verdict {
        Verdict::Accept => day(phrase!("; hạn hoàn thành ", "; due "), decision.due),
        Verdict::Reject => day(phrase!("; đến hết ngày ", "; until "), decision.until),
        Verdict::Defer => day(
            phrase!("; xem lại sau ngày ", "; back after "),
            decision.until,
        ),
    };
    if ruling.is_overdue {
        text += phrase!(" (ĐÃ QUÁ HẠN)", " (OVERDUE)");
    }
    text
}

/// Words a verdict with who made it and when: `bác bỏ ngày 01/02/2026 (Phòng Tư pháp, 12/BC-TP)`.
fn made(decision: &Decision) -> Phrase {
    let mut text = match decision.verdict {
        Verdict::Accept => phrase!("chấp nhận", "accepted"),
        Verdict::Reject => phrase!("bác bỏ", "rejected"),
        Verdict::Defer => phrase!("tạm hoãn", "deferred"),
    };
    if let Some(day) = decision.on.map(wording::date) {
        text += Phrase::new(
            format_args!(" ngày {}", day.vi),
            format_args!(" on {}", day.en),
        );
    }
    let by = [&decision.by, &decision.document];
    let by: Vec<&str> = by.into_iter().flatten().map(String::as_str).collect();
    if !by.is_empty() {
        text += Phrase::same(format_args!(" ({})", by.join(", ")));
    }
    text
}

/// Writes how many findings were decided on and how, and how many a known review has.
pub(super) fn write_counts(page: Page<'_>, pen: &mut Pen) {
    let [accepted, overdue, deferred, lapsed] = page.review.rulings.counts();
    let mut parts = counted(&[
        (
            page.review.rulings.waived(),
            phrase!("bác bỏ (không tính)", "rejected (not counted)"),
        ),
        (accepted, phrase!("chấp nhận", "accepted")),
        (overdue, phrase!("quá hạn hoàn thành", "overdue")),
        (deferred, phrase!("tạm hoãn", "deferred")),
        (
            lapsed,
            phrase!(
                "hết hiệu lực vì chứng cứ đã đổi",
                "lapsed since the evidence changed"
            ),
        ),
    ]);
    if !parts.is_empty() {
        let text = words::join(&parts, ", ");
        pen.labelled(2, &phrase!("Quyết định", "Decisions"), &text);
    }
    let Some(known) = page.baseline else { return };
    let [new, same, changed] = known.counts();
    parts = counted(&[
        (new, phrase!("mới", "new")),
        (changed, phrase!("đã biết, nay đổi", "known and changed")),
        (
            same,
            phrase!("đã biết (không nêu lại)", "known (not told again)"),
        ),
        (
            known.gone,
            phrase!("đã biết, nay không còn", "known and gone"),
        ),
    ]);
    let text = words::join(&parts, ", ");
    pen.labelled(2, &phrase!("So với mốc", "Baseline"), &text);
}

/// Words those of some counts that are not zero.
fn counted(counts: &[(usize, Phrase)]) -> Vec<Phrase> {
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let words = counts.map(|(count, what)| {
        let count = words::count(*count as u64);
        Phrase::new(
            format_args!("{} {}", count.vi, what.vi),
            format_args!("{} {}", count.en, what.en),
        )
    });
    words.collect()
}
