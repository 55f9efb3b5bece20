//! One sentence in the two languages that tinhgon speaks.

use std::fmt;
use std::ops::AddAssign;

/// A language in which tinhgon speaks to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// The same sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Phrase {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Phrase {
    /// Makes a phrase of its two wordings.
    pub fn new(vi: impl fmt::Display, en: impl fmt::Display) -> Self {
        Self {
            vi: vi.to_string(),
            en: en.to_string(),
        }
    }

    /// Makes a phrase that reads alike in both languages.
    pub fn same(text: impl fmt::Display) -> Self {
        Self::new(&text, &text)
    }

    /// Returns the wording in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

impl AddAssign for Phrase {
    fn add_assign(&mut self, more: Self) {
        self.vi.push_str(&more.vi);
        self.en.push_str(&more.en);
    }
}

/// `phrase!("thiếu {name}", "{name} is missing")`: both wordings, with captured arguments.
macro_rules! phrase {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::phrase::Phrase {
            vi: format!($vi),
            en: format!($en),
        }
    };
}
pub(crate) use phrase;
