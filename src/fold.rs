//! Folding of Vietnamese text, so that the same words compare equal however they were typed.
//!
//! Folded away: case, Unicode form, where the tone mark of an open syllable stands (`hoà`, `hòa`),
//! runs and kinds of white space, zero-width characters, letters of other alphabets that look like
//! ours. Kept: every accent and tone, since they make different words.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Returns the folded text; linear in its length.
pub fn fold(text: &str) -> String {
    // Nearly all text is composed already: then there is nothing to decompose and put together.
    let folded = if text.chars().all(is_composed) {
        in_lower_case(text.chars(), text.len())
    } else {
        in_lower_case(text.nfc(), text.len())
    };
    if folded.is_ascii() {
        folded
    } else {
        move_tones(&folded)
    }
}

/// Whether NFC leaves a text alone that holds only such letters: those before the combining marks,
/// and the Vietnamese ones.
const fn is_composed(character: char) -> bool {
    matches!(character, '\0'..='\u{2FF}' | '\u{1EA0}'..='\u{1EF9}')
}

/// Returns the words of a folded text, without the signs between them.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// Returns the words of an item of a list, folded, without the number or letter that it goes by:
/// those of `a) Đơn đề nghị;` are those of `1. Đơn đề nghị`.
pub fn item_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = words(folded).collect();
    let is_number = |word: &&&str| word.chars().count() == 1 || word.parse::<u32>().is_ok();
    let numbered = words.iter().take_while(is_number).count();
    if numbered < words.len() {
        words.drain(..numbered);
    }
    words
}

/// Puts composed characters in lower case, with one blank where there is white space.
fn in_lower_case(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    for character in characters {
        match character {
            'a'..='z' | '0'..='9' => folded.push(character),
            'A'..='Z' => folded.push(character.to_ascii_lowercase()),
            // Capital and small letters take turns.
            '\u{1EA0}'..='\u{1EF9}' => {
                folded.extend(char::from_u32(u32::from(character) | 1));
            }
            _ if is_invisible(character) => {}
            _ if look_alike(character).is_some() => folded.extend(look_alike(character)),
            _ if character.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => folded.extend(character.to_lowercase()),
        }
    }
    let trimmed = folded.trim_end().len();
    folded.truncate(trimmed);
    folded
}

/// Returns the letters without accents and tones, in lower case; `đ` is `d`.
pub fn without_marks(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect()
}

/// Returns the small letter that a letter of another alphabet is taken for: `ð` of Iceland and `ɖ`
/// of Africa stand where a keyboard had no `đ`, and the Cyrillic ones come with copied text.
const fn look_alike(character: char) -> Option<char> {
    Some(match character {
        'Ð' | 'ð' | 'Ɖ' | 'ɖ' => 'đ',
        'А' | 'а' => 'a',
        'В' | 'в' => 'b',
        'С' | 'с' => 'c',
        'Е' | 'е' => 'e',
        'Н' | 'н' => 'h',
        'І' | 'і' => 'i',
        'К' | 'к' => 'k',
        'М' | 'м' => 'm',
        'О' | 'о' => 'o',
        'Р' | 'р' => 'p',
        'Т' | 'т' => 't',
        'У' | 'у' => 'y',
        'Х' | 'х' => 'x',
        _ => return None,
    })
}

/// Returns whether a character takes no place of its own and is folded away.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}'
    )
}

/// Where the two ways of writing differ: the end of a syllable in `oa`, `oe` or `uy` with a tone.
/// The tone goes onto the first vowel.
fn move_tones(text: &str) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut previous = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let pair = previous.and_then(|first| moved_tone(first, character));
        match pair {
            Some((first, plain)) if characters.peek().is_none_or(|next| !next.is_alphabetic()) => {
                moved.pop();
                moved.push(first);
                moved.push(plain);
            }
            _ => moved.push(character),
        }
        previous = Some(character);
    }
    moved
}

/// Returns two vowels with the tone of the second on the first.
fn moved_tone(first: char, second: char) -> Option<(char, char)> {
    let (plain, seconds, firsts) = match (first, second) {
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ') => ('a', "àáảãạ", "òóỏõọ"),
        ('o', 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => ('e', "èéẻẽẹ", "òóỏõọ"),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => ('y', "ỳýỷỹỵ", "ùúủũụ"),
        _ => return None,
    };
    let tone = seconds.chars().position(|letter| letter == second)?;
    Some((firsts.chars().nth(tone)?, plain))
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
        assert_eq!(fold("ĐƯỢC Ỹ Ẻ \u{1E9E}Ư\u{323}"), "được ỹ ẻ ßự");
        assert_eq!(without_marks("Đăng ký HỘ TỊCH"), "dang ky ho tich");
    }

    #[test]
    fn letters_of_other_alphabets_that_look_like_ours_are_ours() {
        assert_eq!(fold("Ðơn ðề nghị, Ɖiều lệ"), "đơn đề nghị, điều lệ");
        assert_eq!(fold("СMND, САО"), "cmnd, cao");
    }
}
