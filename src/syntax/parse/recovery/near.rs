//! What a piece of text looks like: keywords it begins with, or nearly.

use std::sync::LazyLock;

use super::table;
use crate::diagnostic::similar;
use crate::quantity::Unit;
use crate::syntax::keyword::Keyword;

/// How many letters of a word are looked at or shown: nothing longer is a slip of a keyword.
const LONGEST: usize = 40;
/// How many words the longest keyword has, and a few more.
const WORDS: usize = 4;

/// A spelling that a text nearly begins with.
pub(super) struct Near {
    /// What was meant.
    pub(super) spelling: &'static str,
    /// How many bytes of the text were meant by it.
    pub(super) length: usize,
}

/// Returns the longest keyword a text begins with, one that is preferred first, and its length.
pub(super) fn leading_keyword(
    text: &str,
    is_preferred: impl Fn(Keyword) -> bool,
) -> Option<(Keyword, usize)> {
    Keyword::ALL
        .iter()
        .flat_map(|keyword| {
            [
                (*keyword, keyword.english()),
                (*keyword, keyword.vietnamese()),
            ]
        })
        .filter_map(|(keyword, spelling)| Some((keyword, matched_words(text, spelling)?)))
        .filter(|(keyword, length)| !keyword.is_contextual() || goes_on(&text[*length..]))
        .max_by_key(|(keyword, length)| {
            (
                *length,
                is_preferred(*keyword),
                !table::homes(*keyword).is_empty(),
            )
        })
}

/// How many bytes of the text the words of a spelling take; `None` if it begins otherwise.
fn matched_words(text: &str, spelling: &str) -> Option<usize> {
    let mut rest = text;
    for word in spelling.split(' ') {
        rest = rest.trim_start().strip_prefix(word)?;
        if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-') {
            return None;
        }
    }
    Some(text.len() - rest.len())
}

/// Whether a word that may be a name, and stands before some text, begins something and is no name
/// in a list or a condition: a name, a value or a comparison follows, as in `table t(…)`, `row <= 3`
/// and `reason "…"`.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(|next: char| {
            next.is_alphanumeric() || matches!(next, '<' | '>' | '!' | '"')
        })
}

/// Returns the spelling that the first words of a text resemble, without regard to diacritics,
/// hyphens and blanks, or with a slip; of several the one of the most words.
pub(super) fn near(text: &str, candidates: &[&'static str]) -> Option<Near> {
    let words = first_words(text);
    (1..=words.len()).rev().find_map(|count| {
        let length = words[count - 1].1;
        let start = text[..length].trim();
        let bare = bare(start);
        let same = candidates.iter().copied().find(|spelling| {
            let known = BARE.iter().find(|(known, _)| known == spelling);
            *spelling != start && known.is_some_and(|(_, known)| *known == bare)
        });
        let slip = || {
            let alike = candidates.iter().copied();
            let of_as_many_words = alike.filter(|spelling| spelling.split(' ').count() == count);
            similar::nearest(start, of_as_many_words)
        };
        let begun = || {
            candidates.iter().copied().find(|spelling| {
                spelling
                    .strip_prefix(start)
                    .is_some_and(|rest| rest.starts_with(' '))
            })
        };
        let spelling = same.or_else(slip).or_else(begun)?;
        Some(Near { spelling, length })
    })
}

/// The first words of a text and where each ends.
fn first_words(text: &str) -> Vec<(&str, usize)> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < WORDS {
        let start = at + text[at..].len() - text[at..].trim_start().len();
        let rest = &text[start..];
        let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        if length == 0 || length > LONGEST * 4 || text[at..start].contains('\n') {
            break;
        }
        at = start + length;
        words.push((&text[start..at], at));
    }
    words
}

/// Every spelling and its bare form.
static BARE: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let keywords = Keyword::ALL
        .iter()
        .flat_map(|keyword| [keyword.english(), keyword.vietnamese()]);
    let units = Unit::ALL.iter().flat_map(|unit| unit.spellings());
    keywords
        .chain(units)
        .map(|spelling| (spelling, bare(spelling)))
        .collect()
});

/// The letters of a text without marks, blanks and hyphens, in lower case; `đ` is `d`.
fn bare(text: &str) -> String {
    without_marks(text).replace([' ', '-'], "")
}

/// The letters of a text without tone marks and accents, in lower case; `đ` is `d`.
fn without_marks(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    text.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// Returns the first word, number, text or sign of a text: `p.documents`, `1.200`, `31.12.2026`.
pub(super) fn first_word(text: &str) -> &str {
    let mut letters = text.char_indices().peekable();
    let mut was_word = false;
    let end = loop {
        let Some((at, letter)) = letters.next() else {
            break text.len();
        };
        let is_word = letter.is_alphanumeric() || letter == '-';
        let joins = was_word
            && matches!(letter, '.' | '/' | '_')
            && letters
                .peek()
                .is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_word && !joins {
            break at;
        }
        was_word = is_word;
    };
    if end > 0 {
        return &text[..end];
    }
    let quoted = text.strip_prefix('"').and_then(|rest| {
        let end = rest.find(['"', '\n'])?;
        rest[end..].starts_with('"').then(|| &text[..end + 2])
    });
    quoted.unwrap_or_else(|| {
        let sign = text.chars().next();
        &text[..sign.map_or(0, char::len_utf8)]
    })
}

/// Returns a kebab-case name made of some words, `Tiếp nhận hồ sơ` is `tiep-nhan-ho-so`; `None`
/// if they hold no letter.
pub(super) fn plain_name(title: &str) -> Option<String> {
    let start: String = title.chars().take(LONGEST * 4).collect();
    let words: Vec<String> = without_marks(&start)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
        .take(5)
        .map(str::to_owned)
        .collect();
    (!words.is_empty()).then(|| words.join("-"))
}

/// Returns a word as a message shows it, cut if it is very long.
pub(in crate::syntax::parse) fn shortened(word: &str) -> String {
    let mut letters = word.chars();
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, candidates: &[&'static str], expected: Option<(&str, &str)>) {
        let found = near(text, candidates);
        let found = found.map(|near| (near.spelling, &text[..near.length]));
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_blanks_and_hyphens_do_not_count() {
        check("quy tac x", &["quy tắc"], Some(("quy tắc", "quy tac")));
        check("thutuc x", &["thủ tục"], Some(("thủ tục", "thutuc")));
        check("nội-bộ", &["nội bộ"], Some(("nội bộ", "nội-bộ")));
        check("3 ngay", &["ngày"], None);
    }

    #[test]
    fn more_words_win_and_a_beginning_will_do() {
        check(
            "ngay lam viec",
            &["ngày", "ngày làm việc"],
            Some(("ngày làm việc", "ngay lam viec")),
        );
        check("tại 2024", &["tại ngày"], Some(("tại ngày", "tại")));
        check("tạ 2024", &["tại ngày"], None);
    }

    #[test]
    fn a_word_of_two_letters_is_no_slip() {
        check("is true", &["in", "or"], None);
        check("takse 3", &["takes", "uses"], Some(("takes", "takse")));
    }
}
