//! What is said in both languages, as the page's data holds it.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::clean;
use crate::phrase::Phrase;

/// A phrase: one text where it reads alike in both languages, and an object of two where it does not.
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
        let mut both = serializer.serialize_map(Some(2))?;
        both.serialize_entry("vi", &clean(vi))?;
        both.serialize_entry("en", &clean(en))?;
        both.end()
    }
}
