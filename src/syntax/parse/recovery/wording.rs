//! The wording of messages about text that cannot be read.

use pest::error::Error;

use super::expectation::{LISTED, expectation, expected_words, expects_name};
use super::familiar::{apart_by_blanks, begins_wrong, synonym};
use super::near::{near, plain_name, shortened};
use super::open_bracket;
use super::remedy::{PLURALS, expects_unit, plural, quoted_name, shape, units};
use super::table::{self, Block};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::span::Span;
use crate::syntax::grammar::Rule;
use crate::syntax::keyword::{self, Keyword, Vocabulary};

/// How a message names keywords: as the declaration around it spells them, so that what it
/// proposes can be typed as it stands; in the language of the message where that is not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice(pub(super) Option<Vocabulary>);

impl Voice {
    /// Returns a keyword in backticks.
    pub(super) fn keyword(self, keyword: Keyword) -> Phrase {
        self.sample(keyword.vietnamese(), keyword.english())
    }

    /// Returns one of two samples in backticks.
    pub(super) fn sample(self, vietnamese: &str, english: &str) -> Phrase {
        let (vi, en) = match self.0 {
            Some(Vocabulary::Vietnamese) => (vietnamese, vietnamese),
            Some(Vocabulary::English) => (english, english),
            None => (vietnamese, english),
        };
        phrase!("`{vi}`", "`{en}`")
    }

    /// Returns keywords with commas between.
    fn keywords(self, keywords: impl Iterator<Item = Keyword>) -> Phrase {
        let (vi, en): (Vec<String>, Vec<String>) = keywords
            .map(|keyword| self.keyword(keyword))
            .map(|phrase| (phrase.vi, phrase.en))
            .unzip();
        Phrase::new(vi.join(", "), en.join(", "))
    }
}

/// Something that cannot be read, and where it stands.
pub(super) struct Found<'text> {
    /// Its first word or sign.
    pub(super) word: &'text str,
    /// From there to the end of the text.
    pub(super) rest: &'text str,
    /// What stands before it.
    pub(super) read: &'text str,
    /// The place of the word.
    pub(super) place: Span,
}

impl Found<'_> {
    /// Returns the place of so many bytes, from as many bytes after the start.
    pub(super) fn place_of(&self, from: usize, length: usize) -> Span {
        let fit = |bytes: usize| u32::try_from(bytes).expect("a place lies in the text");
        let start = self.place.start + fit(from);
        Span::new(self.place.file, start, start + fit(length))
    }
}

/// A word that can begin nothing here.
pub(super) fn unexpected(voice: Voice, found: &Found<'_>, block: &Block) -> Diagnostic {
    let meant = synonym(found.rest, |keyword| block.allows(keyword))
        .map(|(keyword, length)| (voice.keyword(keyword), length));
    let meant = meant.or_else(|| {
        let near = near(found.rest, &spellings(block))?;
        Some((
            Phrase::same(format_args!("`{}`", near.spelling)),
            near.length,
        ))
    });
    let length = meant
        .as_ref()
        .map_or(found.word.len(), |(_, length)| *length);
    let word = shortened(&found.rest[..length]);
    let message = match block.owner.map(|owner| voice.keyword(owner)) {
        None => phrase!(
            "`{word}` không mở đầu được khai báo nào",
            "`{word}` begins no declaration"
        ),
        Some(Phrase { vi, en }) => phrase!(
            "`{word}` không mở đầu được mệnh đề nào trong {vi}",
            "`{word}` begins no clause of {en}"
        ),
    };
    let help = match meant {
        Some((Phrase { vi, en }, _)) => phrase!("có phải ý là {vi}?", "did you mean {en}?"),
        None => begins_wrong(voice, found.word, keyword::is_value(found.word))
            .or_else(|| elsewhere(voice, found))
            .unwrap_or_else(|| what_can_stand_here(voice, block)),
    };
    Diagnostic::error(Code::UnknownWord, found.place_of(0, length), message).help(help)
}

/// A word that is spelt nearly like one of another block.
fn elsewhere(voice: Voice, found: &Found<'_>) -> Option<Phrase> {
    let known = Keyword::ALL
        .iter()
        .filter(|keyword| !table::homes(**keyword).is_empty());
    let spellings: Vec<&str> = known
        .clone()
        .flat_map(|keyword| [keyword.vietnamese(), keyword.english()])
        .collect();
    let near = near(found.rest, &spellings)?;
    // The beginning of a keyword of several words may be any word.
    let is_whole = near.length + 2 >= near.spelling.len();
    let near = is_whole.then_some(near.spelling)?;
    let keyword = known
        .copied()
        .find(|keyword| [keyword.vietnamese(), keyword.english()].contains(&near))?;
    let Phrase { vi, en } = voice.keywords(table::homes(keyword).into_iter());
    Some(phrase!(
        "có phải ý là `{near}`? mệnh đề này thuộc {vi}",
        "did you mean `{near}`? it belongs to {en}"
    ))
}

/// A keyword of the language that belongs elsewhere.
pub(super) fn misplaced(voice: Voice, keyword: Keyword, place: Span, block: &Block) -> Diagnostic {
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = match block.owner.map(|owner| voice.keyword(owner)) {
        None => phrase!(
            "{vi} không đứng ngoài các khối được",
            "{en} cannot stand outside a block"
        ),
        Some(owner) => {
            let (vi_owner, en_owner) = (owner.vi, owner.en);
            phrase!(
                "{vi} không đứng trong {vi_owner} được",
                "{en} cannot stand in {en_owner}"
            )
        }
    };
    let Phrase { vi, en } = voice.keywords(table::homes(keyword).into_iter());
    let help = if table::declares(keyword) {
        phrase!(
            "khai báo này đứng riêng, ngoài các khối",
            "it is a declaration of its own, outside every block"
        )
    } else {
        phrase!("mệnh đề này thuộc {vi}", "it belongs to {en}")
    };
    Diagnostic::error(Code::UnknownWord, place, message).help(help)
}

/// A clause that stops too early.
pub(super) fn unfinished(
    voice: Voice,
    keyword: Keyword,
    place: Span,
    error: Option<&Error<Rule>>,
) -> Diagnostic {
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = phrase!("{vi} còn thiếu ở cuối", "{en} is not finished");
    let diagnostic = Diagnostic::error(Code::BrokenClause, place, message);
    if matches!(keyword, Keyword::Row | Keyword::Measure) {
        return diagnostic.help(shape(voice, keyword));
    }
    match error.and_then(|error| expectation(voice, error)) {
        Some(list) => diagnostic.help(expected_here(&list)),
        None => diagnostic,
    }
}

/// A bracket that is not closed where its clause ends.
pub(super) fn unclosed_bracket(place: Span) -> Diagnostic {
    let message = phrase!(
        "ngoặc `(` này không được đóng lại",
        "this `(` is never closed"
    );
    Diagnostic::error(Code::UnbalancedBrace, place, message).help(phrase!(
        "thêm `)` ở cuối điều kiện",
        "add `)` where the condition ends"
    ))
}

/// A clause that goes on with a word it cannot take.
pub(super) fn broken(
    voice: Voice,
    keyword: Keyword,
    found: &Found<'_>,
    error: Option<&Error<Rule>>,
) -> Diagnostic {
    let words = error.map(expected_words).unwrap_or_default();
    let expects = |keyword: Keyword| words.contains(&keyword.english());
    let meant = synonym(found.rest, expects);
    let near = near(found.rest, &words);
    let length = near.as_ref().map_or(found.word.len(), |near| near.length);
    let word = shortened(&found.rest[..length]);
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = phrase!(
        "{vi} viết chưa đúng từ `{word}`",
        "{en} goes wrong at `{word}`"
    );
    let diagnostic = Diagnostic::error(Code::BrokenClause, found.place_of(0, length), message);
    let help = match near {
        Some(near) => Some(did_you_mean(near.spelling)),
        None if meant.is_some() => meant.map(|(keyword, _)| {
            let Phrase { vi, en } = voice.keyword(keyword);
            phrase!("có phải ý là {vi}?", "did you mean {en}?")
        }),
        None if keyword == Keyword::Row => Some(shape(voice, keyword)),
        None if found.word == "=" => Some(follows_directly()),
        None if found.word == "," && open_bracket(found.read).is_some() => Some(phrase!(
            "tập hợp viết trong ngoặc nhọn: `{{a, b}}`",
            "a set is written in braces: `{{a, b}}`"
        )),
        None if PLURALS.contains(&keyword) => Some(plural(voice, keyword)),
        None if error.is_some_and(expects_name) => quoted_name(found.word).or_else(|| {
            error
                .and_then(|error| expectation(voice, error))
                .map(|list| expected_here(&list))
        }),
        None if error.is_some_and(|error| expects_unit(error, found)) => Some(units(voice)),
        None => error
            .and_then(|error| expectation(voice, error))
            .map(|list| expected_here(&list)),
    };
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// A clause of which no more than its keyword could be made out.
pub(super) fn shapeless(voice: Voice, keyword: Keyword, place: Span) -> Diagnostic {
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = phrase!("{vi} viết chưa đúng", "{en} is not written as it should be");
    Diagnostic::error(Code::BrokenClause, place, message).help(shape(voice, keyword))
}

/// A word that a complete clause cannot take any more.
pub(super) fn left_over(
    voice: Voice,
    keyword: Keyword,
    found: &Found<'_>,
    error: Option<&Error<Rule>>,
    block: &Block,
) -> Diagnostic {
    if found.word == "," {
        let none = [Keyword::None.vietnamese(), Keyword::None.english()];
        let is_none = none
            .iter()
            .any(|none| found.read.trim_end().ends_with(none));
        return cannot_be_used(found).help(if is_none {
            let Phrase { vi, en } = voice.keyword(Keyword::None);
            phrase!(
                "{vi} đứng một mình; bỏ nó, hoặc bỏ phần sau",
                "{en} stands alone; remove it, or what follows"
            )
        } else {
            apart_by_blanks()
        });
    }
    if let Some(diagnostic) = super::condition::left_over(voice, keyword, found) {
        return diagnostic;
    }
    let likely = error.and_then(|error| near(found.rest, &expected_words(error)));
    if likely.is_none() && near(found.rest, &spellings(block)).is_some() {
        return unexpected(voice, found, block);
    }
    let length = likely.as_ref().map_or(found.word.len(), |near| near.length);
    let word = shortened(&found.rest[..length]);
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = phrase!(
        "{vi} đã đủ nghĩa, không hiểu `{word}` ở sau",
        "{en} is complete, and `{word}` after it is not understood"
    );
    let help = match (likely, error.and_then(|error| expectation(voice, error))) {
        (Some(near), _) => did_you_mean(near.spelling),
        (None, Some(Phrase { vi, en })) => phrase!(
            "bỏ phần thừa, hoặc viết tiếp bằng {vi}",
            "remove it, or go on with {en}"
        ),
        (None, None) => phrase!("bỏ phần thừa", "remove it"),
    };
    Diagnostic::error(Code::BrokenClause, found.place_of(0, length), message).help(help)
}

/// A declaration without a name; proposes the one behind its title, or one made of the title.
pub(super) fn missing_name(
    voice: Voice,
    keyword: Keyword,
    place: Span,
    title: Option<&str>,
    misplaced: Option<&str>,
) -> Diagnostic {
    let Phrase { vi, en } = voice.keyword(keyword);
    let message = phrase!("{vi} này chưa có tên gọi", "this {en} has no name");
    let diagnostic = Diagnostic::error(Code::MissingName, place, message);
    if matches!(keyword, Keyword::Define | Keyword::Table) {
        return diagnostic.help(shape(voice, keyword));
    }
    let name = misplaced
        .map(str::to_owned)
        .or_else(|| title.and_then(plain_name));
    let sample = |name: &str| {
        let (vietnamese, english) = (keyword.vietnamese(), keyword.english());
        voice.sample(
            &format!("{vietnamese} {name} \"…\""),
            &format!("{english} {name} \"…\""),
        )
    };
    let vi = sample(name.as_deref().unwrap_or("ten-goi")).vi;
    let en = sample(name.as_deref().unwrap_or("some-name")).en;
    diagnostic.help(phrase!(
        "đặt tên ngay sau từ khóa, ví dụ {vi}",
        "put one right after the keyword, such as {en}"
    ))
}

/// A basis that looks as if it belonged to the block, and is read as that of one thing in it.
pub(super) fn swallowed(name: &str, place: Span) -> Diagnostic {
    let message = phrase!(
        "căn cứ này được đọc là của riêng `{name}` ngay trước nó",
        "this basis is read as that of `{name}` before it alone"
    );
    Diagnostic::warning(Code::SwallowedBasis, place, message).help(phrase!(
        "căn cứ chung thì viết lên trước `{name}`; căn cứ của riêng `{name}` thì viết trong `{{ }}` của nó",
        "put a basis of the whole before `{name}`, and one of `{name}` alone into its `{{ }}`"
    ))
}

/// Something else where a name should stand.
pub(super) fn bad_name(text: &str, place: Span) -> Diagnostic {
    let word = shortened(text);
    let message = phrase!(
        "`{word}` không phải là một tên gọi",
        "`{word}` is not a name"
    );
    let rule = phrase!(
        "tên gọi viết liền, bắt đầu bằng chữ cái, chỉ gồm chữ, số và dấu `-`",
        "a name is one word that begins with a letter and holds letters, digits and `-`"
    );
    let help = match plain_name(text) {
        Some(name) => {
            let Phrase { vi, en } = rule;
            phrase!("{vi}, ví dụ `{name}`", "{en}, such as `{name}`")
        }
        None => rule,
    };
    Diagnostic::error(Code::BadName, place, message).help(help)
}

fn what_can_stand_here(voice: Voice, block: &Block) -> Phrase {
    let Phrase { vi, en } = voice.keywords(block.words().take(LISTED));
    let has_more = block.words().nth(LISTED).is_some();
    let more = if has_more { ", …" } else { "" };
    phrase!(
        "ở đây có thể viết: {vi}{more}",
        "what can stand here: {en}{more}"
    )
}

fn spellings(block: &Block) -> Vec<&'static str> {
    block
        .words()
        .flat_map(|keyword| [keyword.vietnamese(), keyword.english()])
        .collect()
}

fn did_you_mean(spelling: &str) -> Phrase {
    phrase!("có phải ý là `{spelling}`?", "did you mean `{spelling}`?")
}

pub(super) fn cannot_be_used(found: &Found<'_>) -> Diagnostic {
    let word = found.word;
    let message = phrase!(
        "không dùng được dấu `{word}` ở đây",
        "`{word}` cannot be used here"
    );
    Diagnostic::error(Code::BrokenClause, found.place, message)
}

pub(super) fn follows_directly() -> Phrase {
    phrase!(
        "bỏ dấu này; nội dung viết ngay sau từ khóa",
        "remove it; what a keyword says follows it directly"
    )
}

fn expected_here(list: &Phrase) -> Phrase {
    let Phrase { vi, en } = list;
    phrase!("ở chỗ này cần {vi}", "expected here: {en}")
}
