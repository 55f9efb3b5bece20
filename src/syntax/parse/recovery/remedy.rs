//! What to do where a clause goes on with a value that it cannot take.

use pest::error::Error;

use super::expectation::expects_duration;
use super::near::plain_name;
use super::wording::{Found, Voice};
use crate::phrase::{Phrase, phrase};
use crate::quantity::Unit;
use crate::syntax::grammar::Rule;
use crate::syntax::keyword::{Keyword, Vocabulary};

/// The keywords that only say that there is nothing of a kind.
pub(super) const PLURALS: [Keyword; 5] = [
    Keyword::Forms,
    Keyword::Documents,
    Keyword::Steps,
    Keyword::Results,
    Keyword::Channels,
];

pub(super) fn plural(voice: Voice, keyword: Keyword) -> Phrase {
    let one = match keyword {
        Keyword::Forms => Keyword::Form,
        Keyword::Documents => Keyword::Document,
        Keyword::Steps => Keyword::Step,
        Keyword::Results => Keyword::Result,
        _ => Keyword::Channel,
    };
    let (all, none, one) = (
        voice.keyword(keyword),
        voice.keyword(Keyword::None),
        voice.keyword(one),
    );
    Phrase::new(
        format_args!(
            "{} chỉ đi với {}; từng thứ khai báo bằng {}",
            all.vi, none.vi, one.vi
        ),
        format_args!(
            "{} takes only {}; each one is declared by {}",
            all.en, none.en, one.en
        ),
    )
}

/// A name in quotes, where a name is needed.
pub(super) fn quoted_name(word: &str) -> Option<Phrase> {
    let name = word.strip_prefix('"')?.strip_suffix('"')?;
    (plain_name(name).as_deref() == Some(name)).then(|| {
        phrase!(
            "viết tên gọi không có ngoặc kép: `{name}`",
            "write the name without quotes: `{name}`"
        )
    })
}

/// Whether a number has been read and its unit of time has not.
pub(super) fn expects_unit(error: &Error<Rule>, found: &Found<'_>) -> bool {
    expects_duration(error)
        && found
            .read
            .trim_end()
            .ends_with(|letter: char| letter.is_ascii_digit())
        && found.word.starts_with(char::is_alphabetic)
}

pub(super) fn units(voice: Voice) -> Phrase {
    let list = |position: usize| {
        let units = Unit::ALL.iter();
        let words = units.map(|unit| format!("`{}`", unit.spellings()[position]));
        words.collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (list(2), list(1));
    let (vi, en) = match voice.0 {
        Some(Vocabulary::Vietnamese) => (vi.clone(), vi),
        Some(Vocabulary::English) => (en.clone(), en),
        None => (vi, en),
    };
    phrase!("các đơn vị thời gian: {vi}", "the units of time: {en}")
}

/// Shows a clause whose brackets pest does not tell of, or whose signs say little by themselves.
pub(super) fn shape(voice: Voice, keyword: Keyword) -> Phrase {
    let (vietnamese, english) = match keyword {
        Keyword::Table => (
            "bảng ten-goi(p: thủ tục) { cột …  hàng … = … }",
            "table some-name(p: procedure) { columns …  row … = … }",
        ),
        Keyword::Row => (
            "hàng <= 3 hoặc không có gì, từ 2 đến 5, bất kỳ = 1",
            "row <= 3 or none, from 2 until 5, any = 1",
        ),
        Keyword::Measure => (
            "đo bằng mức giảm của đếm(p.các-thông-tin) ít nhất 20%",
            "measure reduction of count(p.fields) at least 20%",
        ),
        _ => (
            "định nghĩa ten-goi(p: thủ tục) khi …",
            "define some-name(p: procedure) when …",
        ),
    };
    let Phrase { vi, en } = voice.sample(vietnamese, english);
    phrase!("viết như {vi}", "write it as in {en}")
}
