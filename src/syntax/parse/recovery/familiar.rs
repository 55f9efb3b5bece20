//! What people bring along from word processors, price lists, spreadsheets and other languages.
//!
//! Such signs and words are the same mistake in every clause, and what to write instead is known.

use super::near::first_word;
use super::wording::{Found, Voice, cannot_be_used, follows_directly};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::syntax::keyword::Keyword;

/// Words that are used for a keyword; a keyword spelt nearly alike is found by itself.
const SYNONYMS: &[(&str, Keyword)] = &[
    ("if", Keyword::When),
    ("nếu", Keyword::When),
    ("except", Keyword::Unless),
    ("trừ", Keyword::Unless),
    ("ngoại trừ", Keyword::Unless),
    ("foreach", Keyword::ForEach),
    ("nghị định", Keyword::Law),
    ("thông tư", Keyword::Law),
    ("luật", Keyword::Law),
    ("decree", Keyword::Law),
    ("cơ sở dữ liệu", Keyword::Register),
    ("database", Keyword::Register),
    ("delete", Keyword::Drop),
    ("remove", Keyword::Drop),
    ("xóa", Keyword::Drop),
    ("change", Keyword::Set),
    ("update", Keyword::Set),
    ("sửa", Keyword::Set),
    ("tối thiểu", Keyword::AtLeast),
];

/// Words that are used for a comparison.
const COMPARISONS: &[(&str, &str)] = &[
    ("lớn hơn hoặc bằng", ">="),
    ("nhỏ hơn hoặc bằng", "<="),
    ("lớn hơn", ">"),
    ("nhiều hơn", ">"),
    ("nhỏ hơn", "<"),
    ("ít hơn", "<"),
    ("bằng", "="),
    ("khác", "!="),
    ("là", "="),
    ("is greater than", ">"),
    ("is more than", ">"),
    ("is less than", "<"),
    ("is not", "!="),
    ("is", "="),
    ("equals", "="),
];

/// Returns the keyword that the first words of a text are used for, and how long they are; only
/// one that could stand there.
pub(super) fn synonym(text: &str, fits: impl Fn(Keyword) -> bool) -> Option<(Keyword, usize)> {
    SYNONYMS
        .iter()
        .find(|(words, keyword)| begins_with(text, words) && fits(*keyword))
        .map(|(words, keyword)| (*keyword, words.len()))
}

/// Returns the sign that the first words of a text are used for.
pub(super) fn comparison(text: &str) -> Option<&'static str> {
    COMPARISONS
        .iter()
        .find(|(words, _)| begins_with(text, words))
        .map(|(_, sign)| *sign)
}

fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| {
        !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-')
    })
}

impl Found<'_> {
    /// Returns the message for a sign or a way of writing that many people bring along.
    pub(super) fn familiar(&self) -> Option<Diagnostic> {
        if let Some(diagnostic) = self.curly_quotes() {
            return Some(diagnostic);
        }
        if let Some(help) = self.figures() {
            let word = self.word;
            let message = phrase!("không đọc được `{word}`", "`{word}` cannot be read");
            return Some(Diagnostic::error(Code::BrokenClause, self.place, message).help(help));
        }
        let last = self.read.chars().next_back().unwrap_or(' ');
        let mut rest = self.rest.chars();
        let window = [last, rest.next()?, rest.next().unwrap_or(' ')];
        let help = match window {
            ['=', '=', _] => phrase!("viết một dấu `=`", "write a single `=`"),
            ['<', '>', _] | [_, '≠', _] => phrase!("viết `!=`", "write `!=`"),
            [_, '≥', _] => phrase!("viết `>=`", "write `>=`"),
            [_, '≤', _] => phrase!("viết `<=`", "write `<=`"),
            [_, '&', '&'] => phrase!("viết `và` hoặc `and`", "write `and`"),
            [_, '|', '|'] => phrase!("viết `hoặc` hoặc `or`", "write `or`"),
            [_, '!', _] => phrase!("viết `không` hoặc `not`", "write `not`"),
            [_, ':', _] => follows_directly(),
            [_, ';', _] => apart_by_blanks(),
            [_, '[', _] => phrase!("dùng ngoặc nhọn: `{{ … }}`", "use braces: `{{ … }}`"),
            [digit, '.' | ',', next] if digit.is_ascii_digit() && next.is_ascii_digit() => {
                phrase!(
                    "viết số hàng nghìn như `1_200`, số lẻ như `1.5`",
                    "write thousands as in `1_200`, and decimals as in `1.5`"
                )
            }
            _ => return None,
        };
        Some(cannot_be_used(self).help(help))
    }

    /// Returns the message for quotes as word processors set them.
    pub(super) fn curly_quotes(&self) -> Option<Diagnostic> {
        const NEAR: usize = 40;
        let line = self.rest.lines().next().unwrap_or_default();
        let is_quote = |letter: char| matches!(letter, '“' | '”' | '„' | '«' | '‘' | '’' | '\'');
        let (at, quote) = line
            .char_indices()
            .take(NEAR)
            .take_while(|(_, letter)| *letter != '"')
            .find(|(_, letter)| is_quote(*letter))?;
        let message = phrase!(
            "không dùng được dấu ngoặc kép `{quote}` ở đây",
            "the quote `{quote}` cannot be used here"
        );
        let place = self.place_of(at, quote.len_utf8());
        let help = phrase!(
            "dùng dấu ngoặc kép thẳng: \"…\"",
            "use straight quotes: \"…\""
        );
        Some(Diagnostic::error(Code::BrokenClause, place, message).help(help))
    }

    /// Returns what to write instead of a figure as offices write it.
    fn figures(&self) -> Option<Phrase> {
        let found = date(self.word)
            .or_else(|| self.thousands())
            .or_else(|| self.money())
            .or_else(|| self.unit());
        found.or_else(|| {
            let digit = self.read.ends_with(|letter: char| letter.is_ascii_digit());
            let upper = self.word.strip_prefix('-')?;
            let is_range = digit && upper.starts_with(|letter: char| letter.is_ascii_digit());
            is_range.then(|| {
                phrase!(
                    "ghi một giá trị, không ghi khoảng; thời hạn thì ghi mức dài nhất",
                    "write one value and no range; of a time limit write the longest"
                )
            })
        })
    }

    /// `8_000₫`, `VND 8_000`: an amount with a sign, or with its unit before it.
    fn money(&self) -> Option<Phrase> {
        let figure = |text: &str| {
            let is_digit = |letter: char| letter.is_ascii_digit() || letter == '_';
            let end = text.find(|letter| !is_digit(letter)).unwrap_or(text.len());
            (end > 0).then_some(end)
        };
        let amount = if matches!(self.word, "VND" | "VNĐ" | "₫") {
            let rest = self.rest[self.word.len()..].trim_start();
            &rest[..figure(rest)?]
        } else {
            let end = figure(self.rest)?;
            let sign = self.rest[end..].trim_start();
            let is_sign = sign.starts_with(['₫', 'đ', 'Đ']) && !sign.starts_with("đồng");
            is_sign.then_some(&self.rest[..end])?
        };
        Some(phrase!("viết `{amount} VND`", "write `{amount} VND`"))
    }

    /// `20 phần trăm`, `4 giờ làm việc`: a unit in other words.
    fn unit(&self) -> Option<Phrase> {
        let read = self.read.trim_end();
        let after_figure = read.ends_with(|letter: char| letter.is_ascii_digit());
        let percent = ["phần trăm", "percent", "per cent"];
        if after_figure && percent.iter().any(|words| begins_with(self.rest, words)) {
            return Some(phrase!(
                "viết dấu `%` ngay sau số, ví dụ `20%`",
                "put `%` right after the number, as in `20%`"
            ));
        }
        let hours = read.ends_with("giờ") || read.ends_with("phút");
        if hours && begins_with(self.rest, "làm việc") {
            return Some(phrase!(
                "bỏ `làm việc`: giờ và phút luôn là thời gian làm việc",
                "remove it: hours and minutes are always of work"
            ));
        }
        (read.ends_with("ngày") && begins_with(self.rest, "lv"))
            .then(|| phrase!("viết đủ `ngày làm việc`", "write `ngày làm việc` in full"))
    }

    /// `1 200`: digits in groups with blanks between.
    fn thousands(&self) -> Option<Phrase> {
        let is_group =
            |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let before = self.read.strip_suffix(' ').map(|read| {
            let rest = read.trim_end_matches(|letter: char| letter.is_ascii_digit());
            &read[rest.len()..]
        });
        let (first, second) = match before.filter(|before| !before.is_empty()) {
            Some(before) => (before, self.word),
            None => (
                self.word,
                first_word(self.rest[self.word.len()..].strip_prefix(' ')?),
            ),
        };
        let is_number =
            (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && is_group(second)).then(|| {
            phrase!(
                "viết số hàng nghìn liền nhau: `{first}_{second}`",
                "write thousands without a blank: `{first}_{second}`"
            )
        })
    }
}

/// Returns how a day written with other signs would be written.
fn date(word: &str) -> Option<Phrase> {
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let is_figure = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_figure(day) || !is_figure(month) || !is_figure(year) || day.len() > 2 || month.len() > 2
    {
        return None;
    }
    match year.len() {
        4 => Some(phrase!(
            "viết ngày như `{day:0>2}/{month:0>2}/{year}` hoặc `{year}-{month:0>2}-{day:0>2}`",
            "write the date as `{year}-{month:0>2}-{day:0>2}` or `{day:0>2}/{month:0>2}/{year}`"
        )),
        2 => Some(phrase!(
            "viết đủ bốn chữ số của năm: `{day:0>2}/{month:0>2}/20{year}`",
            "write all four digits of the year: `{day:0>2}/{month:0>2}/20{year}`"
        )),
        _ => None,
    }
}

/// Clauses need nothing between them.
pub(super) fn apart_by_blanks() -> Phrase {
    phrase!(
        "bỏ dấu này; các mệnh đề chỉ cách nhau bằng khoảng trắng",
        "remove it; clauses are set apart by white space alone"
    )
}

/// What to say of a clause that begins with its value, or with the sign of a list.
pub(super) fn begins_wrong(voice: Voice, word: &str, is_value: bool) -> Option<Phrase> {
    let is_figure = word.starts_with(|letter: char| letter.is_ascii_digit());
    if matches!(word, "{" | "[" | "<") {
        let sample = voice.sample(
            "thủ tục ten-goi \"…\" { … }",
            "procedure some-name \"…\" { … }",
        );
        return Some(Phrase::new(
            format_args!("mỗi khai báo bắt đầu bằng từ khóa, ví dụ {}", sample.vi),
            format_args!("a declaration begins with its keyword, as in {}", sample.en),
        ));
    }
    if matches!(word, "-" | "*" | "•" | "+") {
        return Some(phrase!(
            "bỏ dấu đầu dòng; mệnh đề bắt đầu bằng từ khóa",
            "remove the bullet; a clause begins with its keyword"
        ));
    }
    let sample = voice.sample("mất 30 phút", "takes 30 minutes");
    (is_value || is_figure).then(|| {
        Phrase::new(
            format_args!("từ khóa đứng trước, giá trị đứng sau, ví dụ {}", sample.vi),
            format_args!(
                "the keyword comes first and the value after it, as in {}",
                sample.en
            ),
        )
    })
}
