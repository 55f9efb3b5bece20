//! Published text to text of the language.
//!
//! The language carries every character, so that nothing is taken away: zero-width, private and
//! control characters stay. Only what could not be read back the same is changed.

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Returns a text in NFC, its lines ended by line feeds alone.
pub(super) fn clean(text: &str) -> String {
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    if is_nfc(&text) {
        return text;
    }
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_composition_and_line_ends_change() {
        assert_eq!(clean("u\u{31b}\u{301}\r\nb\rc"), "ứ\nb\nc");
        let odd = " \u{200b}\u{f0b7}\u{1}\t \u{feff}";
        assert_eq!(clean(odd), odd);
    }
}
