//! Words that a complete condition, variable or proposal cannot take any more.

use super::familiar::comparison;
use super::near::{leading_keyword, near, shortened};
use super::wording::{Found, Voice, cannot_be_used};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::span::Span;
use crate::syntax::keyword::Keyword;

/// The words that begin something with a variable of its own; misspelt, they are read as a name.
const QUANTIFIERS: [Keyword; 7] = [
    Keyword::Exists,
    Keyword::Every,
    Keyword::No,
    Keyword::Count,
    Keyword::Sum,
    Keyword::Min,
    Keyword::Max,
];

/// The words that say of what kind a variable is.
const KINDS: [Keyword; 14] = [
    Keyword::Procedure,
    Keyword::Document,
    Keyword::Step,
    Keyword::Field,
    Keyword::Form,
    Keyword::Result,
    Keyword::Channel,
    Keyword::Basis,
    Keyword::Consultation,
    Keyword::Agency,
    Keyword::Law,
    Keyword::Concept,
    Keyword::Register,
    Keyword::Paper,
];

/// Returns the message for a word behind something complete, where what was meant is known.
pub(super) fn left_over(voice: Voice, keyword: Keyword, found: &Found<'_>) -> Option<Diagnostic> {
    match found.word {
        ")" => return Some(unopened(found)),
        "(" => {
            let help = phrase!(
                "khối và tập hợp viết trong ngoặc nhọn: `{{ … }}`",
                "blocks and sets are written in braces: `{{ … }}`"
            );
            return Some(cannot_be_used(found).help(help));
        }
        _ => {}
    }
    let read = found.read.trim_end();
    let start = read
        .trim_end_matches(|letter: char| !letter.is_whitespace())
        .len();
    let line = found.rest.lines().next().unwrap_or_default();
    // The word before and what follows it, as one text.
    let tail: String = found.read[start..]
        .chars()
        .chain(line.chars().take(80))
        .collect();
    let place = |length: usize| {
        let back = u32::try_from(found.read.len() - start).expect("a place lies in the text");
        let length = u32::try_from(length).expect("a place lies in the text");
        let first = found.place.start - back;
        Span::new(found.place.file, first, first + length)
    };
    let conditions = matches!(
        keyword,
        Keyword::When
            | Keyword::Unless
            | Keyword::Let
            | Keyword::Define
            | Keyword::Expect
            | Keyword::Measure
    );
    if conditions {
        let spellings = QUANTIFIERS.map(|keyword| [keyword.vietnamese(), keyword.english()]);
        if let Some(near) = near(&tail, spellings.as_flattened()) {
            let meant = near.spelling;
            let help = phrase!("có phải ý là `{meant}`?", "did you mean `{meant}`?");
            return Some(
                wrong(voice, keyword, &tail[..near.length], place(near.length)).help(help),
            );
        }
        if ["nếu ", "if "].iter().any(|word| tail.starts_with(word)) {
            let Phrase { vi, en } = voice.keyword(keyword);
            let help = phrase!(
                "bỏ từ này: {vi} đã có nghĩa là nếu; nối các vế bằng `và`, `hoặc`",
                "remove it: {en} says so already; join the parts by `and`, `or`"
            );
            let length = tail.find(' ').unwrap_or_default();
            return Some(wrong(voice, keyword, &tail[..length], place(length)).help(help));
        }
        if ["từ ", "trong khoảng ", "between "]
            .iter()
            .any(|word| found.rest.starts_with(word))
        {
            let help = phrase!(
                "hỏi hai vế: `… >= 1 và … <= 5`",
                "ask two questions: `… >= 1 and … <= 5`"
            );
            return Some(wrong(voice, keyword, found.word, found.place).help(help));
        }
        if let Some(sign) = comparison(found.rest) {
            let help = phrase!("viết `{sign}`", "write `{sign}`");
            return Some(wrong(voice, keyword, found.word, found.place).help(help));
        }
    }
    let names_kind = |text: &str| {
        let mut spellings = KINDS
            .iter()
            .flat_map(|kind| [kind.vietnamese(), kind.english()]);
        spellings.any(|spelling| text.ends_with(spelling))
    };
    if found.word.contains('.') && names_kind(read[..start].trim_end()) {
        let (is_in, word) = (voice.keyword(Keyword::In), found.word);
        let help = Phrase::new(
            format_args!("viết {} trước `{word}`", is_in.vi),
            format_args!("write {} before `{word}`", is_in.en),
        );
        return Some(wrong(voice, keyword, found.word, found.place).help(help));
    }
    let kind = leading_keyword(&tail, |keyword| KINDS.contains(&keyword));
    let (_, length) =
        kind.filter(|(kind, _)| keyword == Keyword::Propose && KINDS.contains(kind))?;
    Some(
        wrong(voice, keyword, &tail[..length], place(length)).help(phrase!(
            "viết tên biến, không viết loại của nó",
            "write the name of the variable, not its kind"
        )),
    )
}

fn wrong(voice: Voice, keyword: Keyword, word: &str, place: Span) -> Diagnostic {
    let Phrase { vi, en } = voice.keyword(keyword);
    let word = shortened(word.trim_end());
    let message = phrase!(
        "{vi} viết chưa đúng từ `{word}`",
        "{en} goes wrong at `{word}`"
    );
    Diagnostic::error(Code::BrokenClause, place, message)
}

fn unopened(found: &Found<'_>) -> Diagnostic {
    let message = phrase!(
        "ngoặc `)` này không đóng ngoặc nào",
        "this `)` closes nothing"
    );
    Diagnostic::error(Code::UnbalancedBrace, found.place, message)
        .help(phrase!("bỏ ngoặc này", "remove it"))
}
