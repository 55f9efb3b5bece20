//! NFC text that remembers where it came from.
//!
//! Takes an original text, gives its NFC form and a way back from each byte of it. Knows nothing
//! of files or lines.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc, is_nfc_quick};

/// A text in NFC and the places where it differs from its original.
#[derive(Debug)]
pub(super) struct Normalised {
    /// The text in NFC.
    pub(super) text: String,
    /// In order and apart from each other; between two, the texts are the same bytes.
    changes: Vec<Change>,
}

/// A run of characters that normalisation changed as one.
#[derive(Debug)]
struct Change {
    start: u32,
    end: u32,
    original_start: u32,
    original_end: u32,
}

/// Which edge of a changed run a place inside it goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The edge before: where a range that begins here must begin.
    Before,
    /// The edge after: where a range that ends here must end.
    After,
}

impl Normalised {
    /// Normalises a text; `None` when it is in NFC as it stands.
    ///
    /// Linear; texts that are ASCII or pass Unicode's quick check cost one look at each
    /// character. The text must be shorter than a third of `u32::MAX`, which
    /// [`super::LIMIT`] ensures.
    pub(super) fn of(original: &str) -> Option<Self> {
        if original.is_ascii() || is_nfc(original) {
            return None;
        }
        let mut normalised = Self {
            text: String::with_capacity(original.len()),
            changes: Vec::new(),
        };
        let (mut copied, mut run_start, mut run_is_settled) = (0, 0, true);
        let ends = original
            .char_indices()
            .map(|(index, character)| (index, Some(character)));
        for (index, character) in ends.chain([(original.len(), None)]) {
            if character.is_some_and(|character| !starts_run(character)) {
                run_is_settled = false;
                continue;
            }
            if !run_is_settled {
                normalised.text.push_str(&original[copied..run_start]);
                normalised.push_run(original, run_start, index);
                copied = index;
            }
            (run_start, run_is_settled) = (index, true);
        }
        normalised.text.push_str(&original[copied..]);
        Some(normalised)
    }

    /// Normalises one run by itself and records whether it changed.
    ///
    /// A run may begin with characters that come through as they are: those stay out of the
    /// change, so that a place after them is not told as a place before.
    fn push_run(&mut self, original: &str, run_start: usize, run_end: usize) {
        let run = &original[run_start..run_end];
        let start = self.text.len();
        self.text.extend(run.nfc());
        let kept: usize = std::iter::zip(run.chars(), self.text[start..].chars())
            .take_while(|(before, after)| before == after)
            .map(|(before, _)| before.len_utf8())
            .sum();
        if kept < run.len() {
            self.changes.push(Change {
                start: narrow(start + kept),
                end: narrow(self.text.len()),
                original_start: narrow(run_start + kept),
                original_end: narrow(run_end),
            });
        }
    }

    /// Leads a byte of the text to one of the original; logarithmic in the changes.
    ///
    /// Never turns two places around, and leads a character boundary to a character boundary.
    pub(super) fn to_original(&self, offset: usize, side: Side) -> usize {
        let after = self
            .changes
            .partition_point(|change| change.start as usize <= offset);
        let Some(change) = after.checked_sub(1).map(|index| &self.changes[index]) else {
            return offset;
        };
        if offset >= change.end as usize {
            change.original_end as usize + (offset - change.end as usize)
        } else if offset == change.start as usize || side == Side::Before {
            change.original_start as usize
        } else {
            change.original_end as usize
        }
    }
}

/// Returns whether nothing before a character can change it, nor it what is before.
///
/// Holds for starters that NFC keeps and that never compose backwards. Texts may be cut before
/// such a character and normalised piece by piece.
fn starts_run(character: char) -> bool {
    character.is_ascii()
        || (canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes)
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).expect("a source is at most 32 MiB, and NFC at most trebles it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_nfc_is_left_alone() {
        assert!(Normalised::of("").is_none());
        assert!(Normalised::of("step a").is_none());
        assert!(Normalised::of("bước").is_none());
        assert!(
            Normalised::of("x\u{301}").is_none(),
            "a mark that nothing composes with"
        );
    }

    #[test]
    fn a_change_leads_back_to_its_edges_and_the_rest_is_shifted() {
        // U+0958 becomes two characters, so that a boundary lies inside the change.
        let normalised = Normalised::of("a\u{958}b").unwrap();
        assert_eq!(normalised.text, "a\u{915}\u{93c}b");
        let to = |offset, side| normalised.to_original(offset, side);
        assert_eq!(to(1, Side::Before), 1);
        assert_eq!(to(1, Side::After), 1);
        assert_eq!(to(4, Side::Before), 1);
        assert_eq!(to(4, Side::After), 4);
        assert_eq!(to(7, Side::Before), 4);
        assert_eq!(to(8, Side::After), 5);
    }

    #[test]
    fn only_changed_runs_are_kept() {
        let normalised = Normalised::of("a\u{301} bước x\u{301} e\u{301}").unwrap();
        assert_eq!(normalised.text, "á bước x\u{301} é");
        assert_eq!(normalised.changes.len(), 2);
    }
}
