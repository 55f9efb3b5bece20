//! Which words are never names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Keyword;

/// The spellings of one word that begin or join something.
static RESERVED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    Keyword::ALL
        .iter()
        .filter(|keyword| !keyword.is_value() && !keyword.is_contextual())
        .flat_map(|keyword| [keyword.english(), keyword.vietnamese()])
        .filter(|spelling| !spelling.contains(' '))
        .collect()
});

/// The spellings of one word that only stand for a value.
static VALUES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    Keyword::ALL
        .iter()
        .filter(|keyword| keyword.is_value())
        .flat_map(|keyword| [keyword.english(), keyword.vietnamese()])
        .filter(|spelling| !spelling.contains(' ') && !RESERVED.contains(spelling))
        .collect()
});

/// Returns whether a word begins or joins something and is never a name: `step`, `khi`.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(word)
}

/// Returns whether a word stands for a value: `commune`, `xã`.
///
/// Where only a name can stand it is one, so that a concept may be called `province`; a variable
/// may not, since a condition would read it as the value.
pub fn is_value(word: &str) -> bool {
    VALUES.contains(word)
}
