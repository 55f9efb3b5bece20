//! The wording of messages about text that cannot be read.

use std::sync::LazyLock;

use pest::error::{Error, ErrorVariant};

use super::table::{self, Block};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::phrase::{Phrase, phrase};
use crate::span::Span;
use crate::syntax::grammar::{self, Role, Rule};
use crate::syntax::keyword::{Keyword, Vocabulary};

/// How many things are listed that could have been written.
const LISTED: usize = 8;
/// How many letters of a word are looked at: nothing longer is a slip of a keyword.
const LONGEST: usize = 40;

/// A word that can begin nothing here.
pub(super) fn unexpected(word: &str, line: &str, place: Span, block: &Block) -> Diagnostic {
    if let Some(diagnostic) = curly_quotes(word, place) {
        return diagnostic;
    }
    let (vi_owner, en_owner) = owner_of(block);
    let word = shortened(word);
    let message = phrase!(
        "`{word}` không mở đầu được mệnh đề nào trong {vi_owner}",
        "`{word}` begins no clause of {en_owner}",
    );
    Diagnostic::error(Code::UnknownWord, place, message).help(
        near_keyword(line, block).map_or_else(
            || {
                let list = |vocabulary| {
                    let mut words: Vec<String> = block
                        .words()
                        .take(LISTED + 1)
                        .map(|keyword| format!("`{}`", keyword.spelling(vocabulary)))
                        .collect();
                    if words.len() > LISTED {
                        words.truncate(LISTED);
                        words.push("…".into());
                    }
                    words.join(", ")
                };
                Phrase::new(
                    format!("ở đây có thể viết: {}", list(Vocabulary::Vietnamese)),
                    format!("what can stand here: {}", list(Vocabulary::English)),
                )
            },
            did_you_mean,
        ),
    )
}

/// A keyword of the language that belongs elsewhere.
pub(super) fn misplaced(keyword: Keyword, place: Span, block: &Block) -> Diagnostic {
    let (vi, en) = (keyword.vietnamese(), keyword.english());
    let (vi_owner, en_owner) = owner_of(block);
    let list = |vocabulary| {
        table::homes(keyword)
            .iter()
            .map(|home| format!("`{}`", home.spelling(vocabulary)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    Diagnostic::error(
        Code::UnknownWord,
        place,
        phrase!(
            "`{vi}` không đứng trong {vi_owner} được",
            "`{en}` cannot stand in {en_owner}"
        ),
    )
    .help(Phrase::new(
        format!("mệnh đề này thuộc {}", list(Vocabulary::Vietnamese)),
        format!("it belongs to {}", list(Vocabulary::English)),
    ))
}

/// A clause that stops too early.
pub(super) fn unfinished(keyword: Keyword, place: Span, error: Option<&Error<Rule>>) -> Diagnostic {
    let (vi, en) = (keyword.vietnamese(), keyword.english());
    let diagnostic = Diagnostic::error(
        Code::BrokenClause,
        place,
        phrase!(
            "`{vi}` còn thiếu ở cuối",
            "`{en}` lacks something at its end"
        ),
    );
    match error.and_then(|error| expectation(error, "")) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A clause that goes on with a word it cannot take.
pub(super) fn broken(
    keyword: Keyword,
    found: &str,
    rest: &str,
    place: Span,
    error: Option<&Error<Rule>>,
) -> Diagnostic {
    if let Some(diagnostic) = curly_quotes(rest, place) {
        return diagnostic;
    }
    let (vi, en) = (keyword.vietnamese(), keyword.english());
    let word = shortened(found);
    let diagnostic = Diagnostic::error(
        Code::BrokenClause,
        place,
        phrase!(
            "`{vi}` viết chưa đúng từ `{word}`",
            "`{en}` goes wrong at `{word}`"
        ),
    );
    let help = match found {
        ":" | ";" => Some(phrase!(
            "bỏ dấu `{found}`: sau từ khóa viết thẳng nội dung",
            "remove the `{found}`: what a keyword says follows it directly"
        )),
        _ => error.and_then(|error| expectation(error, found)),
    };
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A word that a complete clause cannot take any more.
pub(super) fn left_over(
    keyword: Keyword,
    found: &str,
    line: &str,
    place: Span,
    block: &Block,
) -> Diagnostic {
    if let Some(diagnostic) = curly_quotes(line, place) {
        return diagnostic;
    }
    let (vi, en) = (keyword.vietnamese(), keyword.english());
    let word = shortened(found);
    let joining = Keyword::ALL
        .iter()
        .filter(|keyword| !keyword.is_value())
        .flat_map(|keyword| [keyword.vietnamese(), keyword.english()]);
    let near = near_keyword(line, block).or_else(|| nearest(found, joining));
    Diagnostic::error(
        Code::BrokenClause,
        place,
        phrase!(
            "`{vi}` đã đủ nghĩa, không hiểu `{word}` ở sau",
            "`{en}` is complete, and `{word}` after it is not understood"
        ),
    )
    .help(near.map_or_else(
        || {
            phrase!(
                "bỏ phần thừa, hoặc sửa lại mệnh đề trước nó",
                "remove it, or correct the clause before it"
            )
        },
        did_you_mean,
    ))
}

/// Quotes as word processors set them, where a text begins.
pub(super) fn curly_quotes(text: &str, place: Span) -> Option<Diagnostic> {
    let quote = text
        .chars()
        .take(LONGEST)
        .find(|letter| matches!(letter, '“' | '”' | '„' | '«' | '‘' | '’'))?;
    Some(
        Diagnostic::error(
            Code::BrokenClause,
            place,
            phrase!(
                "dấu ngoặc kép `{quote}` không dùng được ở đây",
                "the quote `{quote}` cannot be used here"
            ),
        )
        .help(phrase!(
            "dùng dấu ngoặc kép thẳng: \"…\"",
            "use straight quotes: \"…\""
        )),
    )
}

/// What pest would have read instead, in the reader's words; a near keyword if there is one.
fn expectation(error: &Error<Rule>, found: &str) -> Option<Phrase> {
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return None;
    };
    let keywords = positives.iter().filter_map(|rule| grammar::keyword(*rule));
    let spellings = keywords.flat_map(|keyword| [keyword.english(), keyword.vietnamese()]);
    if let Some(near) = nearest(found, spellings) {
        return Some(did_you_mean(near));
    }
    let mut phrases: Vec<Phrase> = Vec::new();
    for rule in positives {
        let phrase = match grammar::role(*rule) {
            Role::Block => Some(phrase!("dấu `{{`", "`{{`")),
            _ => grammar::expected(*rule),
        };
        phrases.extend(phrase.filter(|phrase| !phrases.contains(phrase)));
    }
    if phrases.is_empty() {
        return None;
    }
    let list = |pick: fn(&Phrase) -> &str, or: &str| {
        let words: Vec<&str> = phrases.iter().take(LISTED).map(pick).collect();
        match words.split_last() {
            _ if phrases.len() > LISTED => format!("{}, …", words.join(", ")),
            Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
            _ => words.join(""),
        }
    };
    Some(Phrase::new(
        format!("ở chỗ này cần {}", list(|phrase| &phrase.vi, "hoặc")),
        format!("expected here: {}", list(|phrase| &phrase.en, "or")),
    ))
}

fn did_you_mean(spelling: &str) -> Phrase {
    phrase!(
        "có phải ý bạn là `{spelling}`?",
        "did you mean `{spelling}`?"
    )
}

/// What has a block, as a reader calls it.
fn owner_of(block: &Block) -> (String, String) {
    block.owner.map_or_else(
        || ("tệp".into(), "the file".into()),
        |owner| {
            (
                format!("`{}`", owner.vietnamese()),
                format!("`{}`", owner.english()),
            )
        },
    )
}

/// The longest keyword a text begins with, one that is preferred first, and its length.
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

/// The first word or sign of a text.
pub(super) fn first_word(text: &str) -> &str {
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .unwrap_or(text.len());
    if end > 0 {
        return &text[..end];
    }
    text.chars()
        .next()
        .map_or("", |letter| &text[..letter.len_utf8()])
}

/// The allowed keyword that the first words of a line resemble, diacritics or not.
fn near_keyword(line: &str, block: &Block) -> Option<&'static str> {
    let spellings = || {
        block
            .words()
            .flat_map(|keyword| [keyword.vietnamese(), keyword.english()])
    };
    // Whatever follows the first words, they are found without reading it.
    let near: String = line.chars().take(LONGEST * 4).collect();
    let words: Vec<String> = near
        .split(|letter: char| letter.is_whitespace() || letter == '{' || letter == '"')
        .filter(|word| !word.is_empty())
        .take(4)
        .map(|word| word.chars().take(LONGEST).collect())
        .collect();
    (1..=words.len()).rev().find_map(|count| {
        let start = words[..count].join(" ");
        let plain = without_marks(&start);
        block
            .words()
            .find_map(|keyword| {
                let plain_spellings = &PLAIN[keyword as usize];
                let same = plain_spellings.iter().position(|known| *known == plain)?;
                Some([keyword.vietnamese(), keyword.english()][same])
            })
            .or_else(|| {
                let of_as_many_words =
                    spellings().filter(|spelling| spelling.split(' ').count() == count);
                nearest(&start, of_as_many_words)
            })
    })
}

/// The spellings of each keyword without marks, Vietnamese first, by the keyword's number.
static PLAIN: LazyLock<Vec<[String; 2]>> = LazyLock::new(|| {
    let plain = |keyword: &Keyword| {
        [
            without_marks(keyword.vietnamese()),
            without_marks(keyword.english()),
        ]
    };
    Keyword::ALL.iter().map(plain).collect()
});

fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let is_short = word.chars().nth(LONGEST * 4).is_none();
    is_short
        .then(|| similar::nearest(word, candidates))
        .flatten()
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

/// A kebab-case name made of some words: `Tiếp nhận hồ sơ` is `tiep-nhan-ho-so`.
pub(super) fn plain_name(title: &str) -> String {
    let start: String = title.chars().take(LONGEST * 4).collect();
    let words: Vec<String> = without_marks(&start)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
        .take(5)
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return "ten-goi".to_owned();
    }
    words.join("-")
}

/// A word as a message shows it, cut if it is very long.
pub(in crate::syntax::parse) fn shortened(word: &str) -> String {
    let mut letters = word.chars();
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
