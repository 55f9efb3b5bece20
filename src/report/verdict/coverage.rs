//! What the tests have seen of the rules, as text.

use crate::phrase::{Phrase, phrase};
use crate::report::pen::{Ink, Pen};
use crate::report::words;
use crate::verify::coverage::{Coverage, Lack, Lacking};

use super::{Page, not_stable};

impl Page<'_> {
    /// Writes one line for each rule and definition, below it what no test has seen.
    pub(super) fn write_coverage(&self, coverage: &[Coverage], pen: &mut Pen) {
        let heading = phrase!(
            "Điều kiện mà kiểm thử đã thấy cả đúng lẫn sai, chỗ điền đã có giá trị",
            "Conditions that tests have seen both true and false, slots that they have filled"
        );
        pen.line(Ink::Bold, "", &heading);
        for covered in coverage {
            let name = Phrase::same(format_args!("{} ", covered.name));
            let told = counts(
                (covered.conditions_seen(), covered.conditions),
                (covered.slots_seen(), covered.slots),
            );
            let state = not_stable(covered.is_stable);
            pen.row("  ", &[(&name, 34), (&told, 0), (&state, 0)]);
            for lack in &covered.lacks {
                let place = self.place(lack.span);
                let Phrase { vi, en } = told_of(lack);
                pen.line(
                    Ink::Plain,
                    "    ",
                    &phrase!("{place}: {vi}", "{place}: {en}"),
                );
            }
        }
        let sum = |part: fn(&Coverage) -> usize| coverage.iter().map(part).sum();
        let all = counts(
            (
                sum(Coverage::conditions_seen),
                sum(|covered| covered.conditions),
            ),
            (sum(Coverage::slots_seen), sum(|covered| covered.slots)),
        );
        pen.line(Ink::Plain, "", &all);
    }
}

/// `12/12 conditions, 3/3 slots`; a definition has no slots.
fn counts(conditions: (usize, usize), slots: (usize, usize)) -> Phrase {
    let of = |(seen, all): (usize, usize), names| {
        let seen = words::count(seen as u64);
        let all = words::counted(all as u64, names);
        Phrase::new(
            format_args!("{}/{}", seen.vi, all.vi),
            format_args!("{}/{}", seen.en, all.en),
        )
    };
    let conditions = of(conditions, words::CONDITIONS);
    if slots.1 == 0 {
        return conditions;
    }
    words::join(&[conditions, of(slots, words::SLOTS)], ", ")
}

fn told_of(lack: &Lack) -> Phrase {
    let text = &lack.text;
    match lack.of {
        Lacking::Reached => phrase!(
            "không kiểm thử nào đi tới `{text}`",
            "no test gets as far as `{text}`"
        ),
        Lacking::Decided => phrase!(
            "không kiểm thử nào quyết định được `{text}`",
            "no test decides `{text}`"
        ),
        Lacking::True => phrase!(
            "không kiểm thử nào có `{text}` đúng",
            "no test in which `{text}` is true"
        ),
        Lacking::False => phrase!(
            "không kiểm thử nào có `{text}` sai",
            "no test in which `{text}` is false"
        ),
        Lacking::Filled => phrase!(
            "không kiểm thử nào điền được `{{{text}}}`",
            "no test fills in `{{{text}}}`"
        ),
    }
}
