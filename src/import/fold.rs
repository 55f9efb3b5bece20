//! Texts to keys and names: what counts as the same wording, and what it is called.
//!
//! A key tells whether two published texts are one and the same; a slug is the ASCII form that
//! names and paths are made of. Both depend on the text alone.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest slug, in bytes; a longer one ends in a hash of the text it stands for.
const LONGEST: usize = 60;

/// Returns the key of a text: equal for texts that differ in case, white space, the place of a
/// tone mark within its word, or the punctuation at the end.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        let mut tones = String::new();
        for letter in word.nfd().flat_map(char::to_lowercase) {
            if is_tone(letter) {
                tones.push(letter);
            } else {
                key.push(letter);
            }
        }
        key.push_str(&tones);
    }
    key.truncate(key.trim_end_matches(['.', ',', ';', ':', ' ']).len());
    key
}

/// The grave, acute, tilde, hook and dot below; the marks that make `ă`, `â`, `ơ` stay.
const fn is_tone(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
    )
}

/// Returns the ASCII form of a text: `Sở Y tế (Hà Nội)` is `so-y-te-ha-noi`.
///
/// A long one is cut after a word and ends in a hash of the whole text, so that equal beginnings
/// stay apart. Empty where no letter of the text has an ASCII form.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' | 'Đ' | 'ð' | 'Ð' => slug.push('d'),
            _ if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.len() <= LONGEST {
        return slug;
    }
    let hash = format!("{:08x}", hash(text));
    let room = LONGEST - hash.len() - 1;
    let end = slug[..=room].rfind('-').unwrap_or(room);
    format!("{}-{hash}", &slug[..end])
}

/// FNV-1a in 32 bits: small, and the same in every version of every library.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Returns a name that is not taken yet, numbered where it must be, and takes it.
pub(super) fn free_name(taken: &mut BTreeSet<String>, wanted: &str) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{wanted}-{number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_pass_over_case_blanks_tone_places_and_final_marks() {
        assert_eq!(key("Toà  án\u{a0}Nhân dân."), key("Tòa án nhân dân"));
        assert_eq!(key("THUỶ sản;"), key("thủy sản"));
        assert_ne!(key("Sở Y tế"), key("Số Y tế"));
        assert_ne!(key("cơ quan"), key("co quan"));
        assert_eq!(key(" . "), "");
    }

    #[test]
    fn slugs_are_ascii_and_bounded() {
        assert_eq!(slug("Sở Y tế – (Hà Nội)"), "so-y-te-ha-noi");
        assert_eq!(slug("Đường & điện"), "duong-dien");
        assert_eq!(slug("…"), "");
        let long = "Ủy ban nhân dân ".repeat(9);
        let (one, other) = (slug(&format!("{long} một")), slug(&format!("{long} hai")));
        assert!(one.len() <= LONGEST && other.len() <= LONGEST);
        assert_ne!(one, other);
        assert!(one.starts_with("uy-ban-nhan-dan-uy-ban"));
        assert_eq!(slug(&"a".repeat(99)).len(), LONGEST);
    }

    #[test]
    fn a_taken_name_is_numbered() {
        let mut taken = BTreeSet::new();
        let mut next = |name: &str| free_name(&mut taken, name);
        assert_eq!(next("a"), "a");
        assert_eq!(next("a-2"), "a-2");
        assert_eq!(next("a"), "a-3");
        assert_eq!(next("a"), "a-4");
    }
}
