//! How offices word results and the labels of fields: what stands before a name, and behind it.
//!
//! Everything here takes folded text, and knows no catalogue.

use super::vocabulary::{COPIES, JOINTS, NUMBERS, PIECES, QUALITIES};

/// Returns what follows a phrase at the beginning of a text, from the next word on.
fn after<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(phrase)?;
    let whole = !rest.starts_with(char::is_alphanumeric);
    whole.then(|| rest.trim_start())
}

/// Returns what follows the longest of some phrases at the beginning of a text.
pub(super) fn after_any<'t>(text: &'t str, phrases: &[&str]) -> Option<&'t str> {
    phrases
        .iter()
        .filter_map(|phrase| after(text, phrase))
        .min_by_key(|rest| rest.len())
}

/// Takes away what stands before the name of an item, one piece at a time: marks, `a)`, `01 bản`,
/// `bản sao có chứng thực`. `None` when nothing of that kind is left.
pub(super) fn without_lead(text: &str) -> Option<&str> {
    let marked = text.trim_start_matches(|character: char| {
        // A comma stands between two things, as in `bản sao, bản dịch`.
        !character.is_alphanumeric() && !matches!(character, ',' | ';')
    });
    if marked.len() < text.len() {
        return Some(marked);
    }
    without_numbering(text)
        .or_else(|| without_count(text))
        .or_else(|| without_copies(text))
        .or_else(|| after_any(text, &["nộp", "xuất trình", "bản"]))
}

/// Takes away marks and numbering before a label.
pub(super) fn without_bullets(text: &str) -> &str {
    let mut text = text;
    loop {
        let marked = text.trim_start_matches(|character: char| !character.is_alphanumeric());
        match without_numbering(marked) {
            Some(rest) => text = rest,
            None => return marked,
        }
    }
}

/// Takes away `1.`, `1.2.`, `a)`, `iv)`, `2/`.
fn without_numbering(text: &str) -> Option<&str> {
    let digits = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    let letters = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let label = &text[..digits.max(letters)];
    let roman = label.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    if label.is_empty() || (digits == 0 && !roman && label.chars().count() > 1) {
        return None;
    }
    let rest = &text[label.len()..];
    if label.ends_with('.') {
        // `1.200 bản` is a number.
        return (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| rest.trim_start());
    }
    rest.strip_prefix([')', '.', '/']).map(str::trim_start)
}

/// Takes away `01 bản`, `02 (hai)`, `một bộ`.
fn without_count(text: &str) -> Option<&str> {
    if after(text, "một trong").is_some() {
        return None;
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if digits.len() < text.len() {
        (!digits.starts_with(char::is_alphanumeric)).then(|| digits.trim_start())?
    } else {
        after_any(text, NUMBERS)?
    };
    let rest = rest
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map_or(rest, |(_, rest)| rest.trim_start());
    // `01 bản sao`: the copy is read by itself.
    if after_any(rest, COPIES).is_some() {
        return Some(rest);
    }
    Some(after_any(rest, PIECES).unwrap_or(rest))
}

/// Takes away `bản chính hoặc bản sao có chứng thực`.
fn without_copies(text: &str) -> Option<&str> {
    let mut rest = after_any(text, COPIES)?;
    loop {
        if let Some(next) = after_any(rest, QUALITIES) {
            rest = next;
        } else if let Some(next) = without_joint(rest) {
            rest = next;
        } else {
            return Some(rest);
        }
    }
}

/// Takes away `hoặc bản sao`, where what is joined is again a way of handing in.
fn without_joint(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches([',', '/', '(', ')', ' ']);
    while let Some(next) = after_any(rest, JOINTS) {
        rest = next;
    }
    (rest.len() < text.len()).then(|| after_any(rest, COPIES))?
}

/// Takes away notes in brackets, dots and other marks at the end of a label.
pub(super) fn without_notes(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(|character: char| {
            !character.is_alphanumeric() && !matches!(character, ')' | ']')
        });
        let shorter = [('(', ')'), ('[', ']')]
            .into_iter()
            .find_map(|(open, close)| {
                let inner = shorter.strip_suffix(close)?;
                Some(&inner[..inner.rfind(open)?])
            })
            .unwrap_or(shorter);
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}
