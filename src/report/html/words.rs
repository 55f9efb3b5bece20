//! What is said in both languages, as the page's data holds it.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::clean;
use crate::phrase::Phrase;

/// How many bytes both wordings must begin with to be told once: a title is often followed by a few words
/// of either language.
const COMMON: usize = 16;

/// A phrase: one text where it reads alike in both languages; else an object of two, and of what both
/// begin with where that is long.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words(Phrase);

impl From<Phrase> for Words {
    fn from(phrase: Phrase) -> Self {
        Self(phrase)
    }
}

impl From<&Phrase> for Words {
    fn from(phrase: &Phrase) -> Self {
        Self(phrase.clone())
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Phrase { vi, en } = &self.0;
        if vi == en {
            return serializer.serialize_str(&clean(vi));
        }
        let common = common(vi, en);
        let begins_alike = common >= COMMON;
        let (of, common) = if begins_alike {
            (&vi[..common], common)
        } else {
            ("", 0)
        };
        let mut both = serializer.serialize_map(Some(2 + usize::from(begins_alike)))?;
        if begins_alike {
            both.serialize_entry("of", &clean(of))?;
        }
        both.serialize_entry("vi", &clean(&vi[common..]))?;
        both.serialize_entry("en", &clean(&en[common..]))?;
        both.end()
    }
}

/// Returns how many bytes two texts begin with alike, up to a whole letter.
fn common(one: &str, other: &str) -> usize {
    let letters = one.chars().zip(other.chars());
    let alike = letters.take_while(|(one, other)| one == other);
    alike.map(|(letter, _)| letter.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_begin_with_is_told_once_where_it_is_long() {
        let told = |vi: &str, en: &str| {
            let words = Words::from(Phrase::new(vi, en));
            serde_json::to_string(&words).unwrap()
        };
        assert_eq!(told("Giấy", "Giấy"), r#""Giấy""#);
        assert_eq!(told("bước", "steps"), r#"{"vi":"bước","en":"steps"}"#);
        assert_eq!(
            told(
                "Giấy khai sinh (1 bản chính)",
                "Giấy khai sinh (1 original)"
            ),
            r#"{"of":"Giấy khai sinh (1 ","vi":"bản chính)","en":"original)"}"#
        );
        assert_eq!(
            told("Giấy khai sinh ạ", "Giấy khai sinh á"),
            r#"{"of":"Giấy khai sinh ","vi":"ạ","en":"á"}"#
        );
        assert_eq!(
            told("Giấy khai sinh", "Giấy khai sinh, here"),
            r#"{"of":"Giấy khai sinh","vi":"","en":", here"}"#
        );
    }
}
