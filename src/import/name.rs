//! Texts to keys and names: what counts as the same wording, and what it is called.
//!
//! A key tells whether two published texts are one and the same; a slug is the ASCII form that
//! names and paths are made of. Both depend on the text alone.

use std::collections::BTreeSet;

use crate::fold::{fold, without_marks};

/// The longest slug, in bytes; a longer one ends in a hash of the text it stands for.
const LONGEST: usize = 60;

/// Returns the key of a text: equal for texts that fold alike, whatever marks they end in.
pub(super) fn key(text: &str) -> String {
    let mut key = fold(text);
    let end = key.trim_end_matches(['.', ',', ';', ':', ' ']).len();
    key.truncate(end);
    key
}

/// Returns the ASCII form of a text: `Sở Y tế (Hà Nội)` is `so-y-te-ha-noi`.
///
/// A long one is cut after a word and ends in a hash of the whole text, so that equal beginnings
/// stay apart. Empty where no letter of the text has an ASCII form.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in without_marks(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
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
    fn keys_pass_over_what_folds_and_what_stands_at_the_end() {
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
