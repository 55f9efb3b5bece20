//! Folding of Vietnamese text, so that the same words compare equal however they were typed.
//!
//! Folded away: case, Unicode form, where the tone mark of an open syllable stands (`hoà`, `hòa`),
//! runs and kinds of white space, zero-width characters. Kept: every accent and tone, since they
//! make different words.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Returns the folded text; linear in its length.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        if is_invisible(character) {
            continue;
        }
        if character.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push(character);
        }
    }
    let trimmed = folded.trim_end().len();
    folded.truncate(trimmed);
    move_tones(&folded)
}

/// Returns the letters without accents and tones, in lower case; `đ` is `d`.
pub fn without_marks(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect()
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}

/// Where the two ways of writing differ: the end of a syllable in `oa`, `oe` or `uy` with a tone.
/// The tone goes onto the first vowel.
fn move_tones(text: &str) -> String {
    const PAIRS: [(char, &str, &str); 3] = [
        ('o', "àáảãạ", "òóỏõọ"),
        ('o', "èéẻẽẹ", "òóỏõọ"),
        ('u', "ỳýỷỹỵ", "ùúủũụ"),
    ];
    const PLAIN: [char; 3] = ['a', 'e', 'y'];
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut moved = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let previous = moved.chars().next_back();
        let ends_syllable = characters.peek().is_none_or(|next| !next.is_alphabetic());
        let found = PAIRS
            .iter()
            .zip(PLAIN)
            .find_map(|((first, seconds, firsts), plain)| {
                let tone = seconds.chars().position(|second| second == character)?;
                (previous == Some(*first) && ends_syllable)
                    .then(|| (firsts.chars().nth(tone), plain))
            });
        match found {
            Some((Some(first), plain)) => {
                moved.pop();
                moved.push(first);
                moved.push(plain);
            }
            _ => moved.push(character),
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_tone_mark_does_not_matter() {
        for (old, new) in [
            ("hoà bình", "hòa bình"),
            ("Uỷ ban", "Ủy ban"),
            ("thuỷ", "thủy"),
            ("khoẻ", "khỏe"),
            ("quý", "qúy"),
        ] {
            assert_eq!(fold(old), fold(new), "{old}");
        }
        assert_eq!(fold("hoàn toàn"), "hoàn toàn");
    }

    #[test]
    fn blanks_case_and_form_do_not_matter_but_accents_do() {
        assert_eq!(fold("  Sổ\u{00A0}hộ\n KHẨU\u{200B} "), "sổ hộ khẩu");
        assert_eq!(fold("so\u{0302}\u{0309} ho\u{0323}\u{0302}"), "sổ hộ");
        assert_ne!(fold("họ"), fold("hộ"));
        assert_eq!(without_marks("Đăng ký HỘ TỊCH"), "dang ky ho tich");
    }
}
