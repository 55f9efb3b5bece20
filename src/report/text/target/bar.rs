//! How far a target is reached as bars, now and with the proposals, for a terminal.
//!
//! The words above say the same: whoever has no terminal, or cannot see it, misses nothing.

use crate::phrase::{Phrase, phrase};
use crate::quantity::Number;

use super::super::super::pen::Pen;

/// The most columns that a bar takes, and the fewest that it is worth drawing with.
const WIDEST: usize = 40;
const NARROWEST: usize = 10;

/// What stands before a bar: its indentation and its name.
const BEFORE: usize = 4 + 14;

/// A whole, in thousandths of a percent.
const WHOLE: i64 = 100_000;

/// Writes two bars, where both shares are known and the terminal has room; the line that has to be
/// reached stands across them.
pub(super) fn write(ends: [Option<Number>; 2], required: Number, columns: usize, pen: &mut Pen) {
    let width = columns.saturating_sub(BEFORE + 1).min(WIDEST);
    let [Some(before), Some(after)] = ends else {
        return;
    };
    if width < NARROWEST {
        return;
    }
    for (name, share) in [
        (phrase!("hiện nay", "now"), before),
        (phrase!("sau đề xuất", "proposed"), after),
    ] {
        let bar = Phrase::same(bar(share.thousandths, required.thousandths, width));
        pen.row("    ", &[(&name, 14), (&bar, 0)]);
    }
}

/// Draws a share of a whole, both in thousandths of a percent: full as far as it reaches, with a line
/// where it should.
fn bar(share: i64, required: i64, width: usize) -> String {
    let cells = i64::try_from(width).unwrap_or(0);
    let reaches = share.clamp(0, WHOLE) * cells / WHOLE;
    // The line stands in the last cell that has to be full.
    let line = (required.clamp(1, WHOLE) * cells + WHOLE - 1) / WHOLE - 1;
    let cell = |place: i64| match (place == line, place < reaches) {
        (true, true) => '┃',
        (true, false) => '│',
        (false, true) => '█',
        (false, false) => '░',
    };
    (0..cells).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::Language;
    use crate::report::snippet::Colour;

    fn written(ends: [Option<i64>; 2], required: i64, columns: usize) -> String {
        let mut pen = Pen::new(Language::Vietnamese, Colour::Never);
        let number = |thousandths| Number { thousandths };
        write(
            ends.map(|end| end.map(number)),
            number(required),
            columns,
            &mut pen,
        );
        pen.finish()
    }

    #[test]
    fn bars_show_how_far_a_target_is_reached() {
        assert_eq!(
            written([Some(60_000), Some(100_000)], 100_000, 60),
            "    hiện nay      ████████████████████████░░░░░░░░░░░░░░░│\n    \
             sau đề xuất   ███████████████████████████████████████┃\n"
        );
        assert_eq!(
            written([Some(0), Some(31_333)], 20_000, 39),
            "    hiện nay      ░░░│░░░░░░░░░░░░░░░░\n    \
             sau đề xuất   ███┃██░░░░░░░░░░░░░░\n"
        );
    }

    #[test]
    fn what_is_unknown_or_has_no_room_is_not_drawn() {
        assert_eq!(written([None, Some(1)], 1, 80), "");
        assert_eq!(written([Some(0), Some(1)], 1, 28), "");
        // More than all, or less than nothing, is drawn as that.
        assert_eq!(bar(250_000, 100_000, 10), "█████████┃");
        assert_eq!(bar(-5_000, 0, 10), "│░░░░░░░░░");
    }
}
