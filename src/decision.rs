//! Decisions: what people resolved to do about findings, with their reasons.
//!
//! A decision is bound to what a finding is (its rule and what it is about, by name) and to the
//! evidence the finding had then. Nothing here finds anything, and nothing here changes a model:
//! [`collect()`] reads what files declare, [`settle()`] lays it beside the findings of a review.

use jiff::civil::Date;

use crate::span::Span;
use crate::syntax::keyword::Keyword;

pub mod collect;
pub mod compose;
pub mod fault;
pub mod settle;
pub mod table;

pub use collect::collect;
pub use compose::compose;
pub use settle::{Ruling, Rulings, settle};

/// What was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It will be done.
    Accept,
    /// It will not be done: the finding is set aside.
    Reject,
    /// It will be looked at again on a day.
    Defer,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Accept, Self::Reject, Self::Defer];

    /// Returns the verdict that a word of the language says.
    pub fn of_keyword(keyword: Keyword) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|verdict| verdict.keyword() == keyword)
    }

    /// Returns the word for it.
    pub const fn keyword(self) -> Keyword {
        match self {
            Self::Accept => Keyword::Accept,
            Self::Reject => Keyword::Reject,
            Self::Defer => Keyword::Defer,
        }
    }
}

/// A decision as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was resolved.
    pub verdict: Verdict,
    /// The name of the rule.
    pub rule: String,
    /// What the finding is about, by name; of a thing and what it lies in, only the thing.
    pub about: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// The document that says so.
    pub document: Option<String>,
    /// From which day it holds; from ever, where that is not said.
    pub on: Option<Date>,
    /// The last day that something stays set aside or deferred.
    pub until: Option<Date>,
    /// When what was accepted is to be done.
    pub due: Option<Date>,
    /// What the finding rested on; `None` where nobody has said.
    pub evidence: Option<Vec<Kept>>,
    /// Where it is declared, up to its block.
    pub span: Span,
}

/// A value that a finding rested on when it was decided on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// The variable or path of the rule: `d.paper.until`.
    pub name: String,
    /// The value as it is kept; see [`kept()`].
    pub value: String,
}

/// How many letters of a value are kept before a fingerprint stands for the rest.
const LONGEST: usize = 80;

/// Returns a value as a decision keeps it: on one line, and of a long one the beginning with a
/// fingerprint of the whole.
pub fn kept(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST - 12).collect();
    format!("{}… #{:08x}", start.trim_end(), fingerprint(&line))
}

/// FNV-1a.
fn fingerprint(text: &str) -> u32 {
    const OFFSET: u32 = 0x811c_9dc5;
    const PRIME: u32 = 0x0100_0193;
    let bytes = text.bytes();
    bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    })
}

/// Returns the names of some things, each once, without those that only say where others lie: of
/// `p, p.so` it is `p.so`. Quadratic in their number, which is that of the variables of a rule.
pub fn particular(about: &[String]) -> Vec<String> {
    let holds = |outer: &String, inner: &String| {
        let rest = inner.strip_prefix(outer.as_str());
        rest.is_some_and(|rest| rest.starts_with('.') || rest.starts_with(':'))
    };
    let positions = about.iter().enumerate().filter(|(position, name)| {
        let is_again = about[..*position].contains(name);
        !is_again && !about.iter().any(|other| holds(name, other))
    });
    positions.map(|(_, name)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_kept_short_and_still_told_from_others() {
        assert_eq!(kept("csdl-dan-cu"), "csdl-dan-cu");
        assert_eq!(kept("hai\n  dòng"), "hai dòng");
        let [one, two] = ["a", "b"].map(|end| kept(&format!("{}{end}", "dài ".repeat(40))));
        assert!(one.chars().count() <= LONGEST && one != two, "{one}");
    }

    #[test]
    fn what_only_says_where_a_thing_lies_does_not_count() {
        let names = |about: &[&str]| {
            about
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let told = |about: &[&str]| particular(&names(about));
        assert_eq!(told(&["p", "p.so"]), ["p.so"]);
        assert_eq!(told(&["p", "p.f.a", "p.f"]), ["p.f.a"]);
        assert_eq!(told(&["p", "p: nd-61 article 2"]), ["p: nd-61 article 2"]);
        assert_eq!(told(&["p", "p2.so", "q"]), ["p", "p2.so", "q"]);
    }
}
