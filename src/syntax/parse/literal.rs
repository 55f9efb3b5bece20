//! Literals: their text to their value.

use std::borrow::Cow;

use super::Reader;
use super::recovery::shortened;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money, Number, Unit};
use crate::span::Span;

impl Reader<'_, '_> {
    pub(super) fn number(&mut self, text: &str, span: Span) -> Option<Number> {
        let text = text.trim_end_matches('%').trim_end();
        if let Some(thousands) = thousands(text) {
            let help = phrase!(
                "viết `{thousands}` nếu là hàng nghìn; số lẻ viết nhiều nhất hai chữ số sau dấu chấm",
                "write `{thousands}` for thousands; a decimal takes at most two digits after the point"
            );
            let message = phrase!(
                "số `{text}` đọc được theo hai cách",
                "the number `{text}` can be read in two ways"
            );
            self.sink
                .push(Diagnostic::error(Code::BadNumber, span, message).help(help));
            return None;
        }
        let number = Number::parse(text);
        if number.is_none() {
            let text = shortened(text);
            self.report_value(
                Code::BadNumber,
                span,
                phrase!(
                    "số `{text}` quá lớn hoặc có quá ba chữ số thập phân",
                    "the number `{text}` is too large or has more than three decimals"
                ),
            );
        }
        number
    }

    pub(super) fn money(&mut self, text: &str, span: Span) -> Option<Money> {
        let (amount, _) = amount_and_unit(text);
        let amount = self.number(amount, span)?;
        let dong = amount.as_whole();
        if dong.is_none() {
            let text = shortened(text);
            self.report_value(
                Code::BadNumber,
                span,
                phrase!(
                    "số tiền `{text}` có phần lẻ; đồng không có đơn vị nhỏ hơn",
                    "the amount `{text}` has decimals; the đồng has no smaller unit"
                ),
            );
        }
        Some(Money { dong: dong? })
    }

    pub(super) fn date(&mut self, text: &str, span: Span) -> Option<jiff::civil::Date> {
        let date = date(text);
        if date.is_none() {
            self.report_value(
                Code::BadDate,
                span,
                phrase!(
                    "không có ngày `{text}` trong lịch",
                    "there is no date `{text}`"
                ),
            );
        }
        date
    }

    pub(super) fn duration(&mut self, text: &str, span: Span) -> Option<Duration> {
        let (amount, unit) = amount_and_unit(text);
        let amount = self.number(amount, span)?;
        let unit = Unit::parse(&unit).expect("the grammar reads only the words of units");
        Some(Duration { amount, unit })
    }

    fn report_value(&mut self, code: Code, span: Span, message: Phrase) {
        let help = match code {
            Code::BadDate => phrase!(
                "viết năm-tháng-ngày như `2026-01-31`, hoặc ngày/tháng/năm như `31/01/2026`",
                "write year-month-day as in `2026-01-31`, or day/month/year as in `31/01/2026`",
            ),
            _ => phrase!("kiểm tra lại số này", "check this number"),
        };
        self.sink
            .push(Diagnostic::error(code, span, message).help(help));
    }
}

/// Returns the thousands that someone may have meant by a point, as is the custom in Vietnamese:
/// `1.200` is `1_200`. No one writes so many decimals of a number above one.
fn thousands(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.')?;
    let is_group =
        decimals.len() == 3 && whole.len() <= 3 && whole.bytes().any(|byte| byte != b'0');
    is_group.then(|| format!("{whole}_{decimals}"))
}

/// Splits `3 working days`; whatever stands between the words of the unit becomes one blank.
fn amount_and_unit(text: &str) -> (&str, String) {
    let digits =
        text.find(|letter: char| !letter.is_ascii_digit() && letter != '_' && letter != '.');
    let (amount, unit) = text.split_at(digits.unwrap_or(text.len()));
    let words: Vec<&str> = unit
        .lines()
        .filter_map(|line| line.split('#').next())
        .flat_map(str::split_whitespace)
        .collect();
    (amount, words.join(" "))
}

/// Reads `2026-01-31` or `31/01/2026`.
pub(super) fn date(text: &str) -> Option<jiff::civil::Date> {
    let parts: Vec<i16> = text
        .split(['-', '/'])
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [first, month, last] = parts[..] else {
        return None;
    };
    let (year, day) = if text.contains('/') {
        (last, first)
    } else {
        (first, last)
    };
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Returns the value of a text: without quotes, escapes and common indentation.
///
/// In a text of several lines the indentation of the closing quotes counts too, as long as they
/// stand on a line of their own, so that any text can be written.
pub(in crate::syntax) fn text(quoted: &str) -> Cow<'_, str> {
    let Some(long) = quoted
        .strip_prefix("\"\"\"")
        .and_then(|rest| rest.strip_suffix("\"\"\""))
    else {
        return unescape(Cow::Borrowed(&quoted[1..quoted.len() - 1]));
    };
    if !long.contains('\n') {
        return unescape(Cow::Borrowed(long));
    }
    let long = long.replace("\r\n", "\n");
    let mut lines: Vec<&str> = long.split('\n').collect();
    let indentation = |line: &str| {
        line.chars()
            .take_while(|letter| matches!(letter, ' ' | '\t'))
            .count()
    };
    let last = lines.len() - 1;
    let common = lines
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(index, line)| *index == last || !line.trim().is_empty())
        .map(|(_, line)| indentation(line))
        .min()
        .unwrap_or(0);
    for line in lines.iter_mut().skip(1) {
        *line = line
            .get(common.min(indentation(line))..)
            .unwrap_or_default();
    }
    if lines[last].trim().is_empty() {
        lines.pop();
    }
    if lines.first().is_some_and(|line| line.trim().is_empty()) {
        lines.remove(0);
    }
    unescape(Cow::Owned(lines.join("\n")))
}

/// Turns `\"` into `"` and `\\` into `\`; any other backslash stays.
fn unescape(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\\') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) => {
                plain.push(next);
                letters.next();
            }
            _ => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_lose_their_common_indentation() {
        assert_eq!(text("\"\"\"\n    một\n      hai\n    \"\"\""), "một\n  hai");
        assert_eq!(text("\"\"\"\n  thụt\n\"\"\""), "  thụt");
        assert_eq!(text("\"\"\"một\r\n   hai\"\"\""), "một\nhai");
        assert_eq!(text("\"\"\"\n  a\n\n  \"\"\""), "a\n");
    }

    #[test]
    fn escapes_are_quotes_and_backslashes_only() {
        assert_eq!(text(r#""nói \"vâng\" \\ \n""#), "nói \"vâng\" \\ \\n");
    }

    #[test]
    fn a_point_before_three_digits_may_mean_thousands() {
        assert_eq!(thousands("1.200").as_deref(), Some("1_200"));
        assert_eq!(thousands("45.500").as_deref(), Some("45_500"));
        for text in ["0.125", "1.25", "1200", "1_200", "1234.567"] {
            assert_eq!(thousands(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        assert_eq!(date("2023-02-29"), None);
        assert_eq!(date("31/01/2026"), date("2026-01-31"));
    }
}
