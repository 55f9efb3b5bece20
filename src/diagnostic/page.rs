//! A page for every kind of mistake: what it means, why it is one, a wrong example, the right one.
//!
//! The first line in English is [`Code::description`]; everything else of a page stands in the
//! tables below, one a group of codes. A test holds every example to what it claims: the wrong one
//! is told with its code, the right one with nothing.

use super::Code;
use crate::phrase::Language;

mod decision;
mod name;
mod outside;
mod rule;
mod sense;
mod syntax;

/// What has to stand around an example to make a file of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: it is one.
    File,
    /// A procedure.
    Procedure,
    /// A step of a procedure.
    Step,
    /// The metadata of a rule.
    Rule,
    /// The metadata, the variables `p` and `d`, and a message that names both.
    When,
    /// It is no text of the language: a command, a setting, bytes.
    Elsewhere,
}

/// A page in one language.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Why it is a mistake, and what to do.
    pub reason: &'static str,
    /// An example that is told.
    pub wrong: &'static str,
    /// The same done right.
    pub right: &'static str,
}

/// The page of a code.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Whose page it is.
    pub code: Code,
    /// What its examples are parts of.
    pub frame: Frame,
    /// In Vietnamese.
    pub vi: Wording,
    /// In English.
    pub en: Wording,
}

impl Page {
    /// Returns the wording in a language.
    pub const fn in_language(&self, language: Language) -> &Wording {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

impl Code {
    /// Returns its page; a test keeps one for every code.
    pub fn page(self) -> Option<&'static Page> {
        [
            outside::PAGES,
            syntax::PAGES,
            name::PAGES,
            rule::PAGES,
            decision::PAGES,
            sense::PAGES,
        ]
        .into_iter()
        .flatten()
        .find(|page| page.code == self)
    }
}

/// One table of pages: the code and what its examples stand in, then both languages.
macro_rules! pages {
    ($($code:ident in $frame:ident
        vi $meaning:literal $vi_reason:literal $vi_wrong:literal => $vi_right:literal
        en $en_reason:literal $en_wrong:literal => $en_right:literal;)*) => {
        /// The pages of this group.
        pub(super) static PAGES: &[crate::diagnostic::page::Page] = &[$(
            crate::diagnostic::page::Page {
                code: crate::diagnostic::Code::$code,
                frame: crate::diagnostic::page::Frame::$frame,
                vi: crate::diagnostic::page::Wording {
                    meaning: $meaning,
                    reason: $vi_reason,
                    wrong: $vi_wrong,
                    right: $vi_right,
                },
                en: crate::diagnostic::page::Wording {
                    meaning: crate::diagnostic::Code::$code.description(),
                    reason: $en_reason,
                    wrong: $en_wrong,
                    right: $en_right,
                },
            },
        )*];
    };
}
use pages;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_page() {
        let tables = [
            outside::PAGES,
            syntax::PAGES,
            name::PAGES,
            rule::PAGES,
            decision::PAGES,
            sense::PAGES,
        ];
        let mut written: Vec<Code> = tables.into_iter().flatten().map(|page| page.code).collect();
        written.sort_unstable();
        let mut all = Code::ALL.to_vec();
        all.sort_unstable();
        assert_eq!(written, all);
    }
}
