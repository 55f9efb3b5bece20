//! How offices word the items of a dossier: what stands before a name, and what follows it.
//!
//! Everything here takes folded text, and knows no catalogue.

use super::vocabulary::{
    CONTINUATIONS, COPIES, JOINTS, NO_THINGS, NUMBERS, PIECES, QUALITIES, SEPARATORS, THINGS,
    VETOES,
};

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

/// Returns whether what follows a name leaves it what it is.
pub(super) fn continues_harmlessly(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '"', '”', '\'', '’', '»', ')', '*']);
    let Some(first) = rest.chars().next() else {
        return true;
    };
    let next = rest[first.len_utf8()..].trim_start();
    let is_end = !rest.contains(char::is_alphanumeric);
    match first {
        '.' | '(' | '[' => true,
        ':' => is_end || says_how(next),
        ',' | '-' | '–' => is_end || says_how(next) || after_any(next, CONTINUATIONS).is_some(),
        _ => is_end || says_how(rest) || after_any(rest, CONTINUATIONS).is_some(),
    }
}

/// Returns whether a text begins with how many, or how, something is handed in.
fn says_how(text: &str) -> bool {
    let counted = without_count(text).is_some_and(|rest| {
        rest.is_empty() || text.len() > rest.len() && without_copies(rest).is_some()
    });
    let pieces = || {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < text.len() && after_any(digits.trim_start(), PIECES).is_some()
    };
    counted || pieces() || without_copies(text).is_some()
}

/// Returns whether what follows a name asks for nothing else, offers no choice and lets nothing
/// off.
pub(super) fn asks_for_one_thing(rest: &str) -> bool {
    let rest =
        rest.trim_end_matches(|character: char| !character.is_alphanumeric() && character != ')');
    if rest.contains(';') {
        return false;
    }
    let mut words = rest;
    while let Some(first) = words.chars().next() {
        if is_separator(first)
            && let next = words[first.len_utf8()..].trim_start()
            && names_thing(next)
        {
            return false;
        }
        if let Some(joined) = after_any(words, SEPARATORS) {
            let issued = rest[..rest.len() - words.len()]
                .trim_end()
                .ends_with("ban hành");
            if !issued && names_thing(joined) {
                return false;
            }
        }
        if after_any(words, VETOES).is_some() && without_joint(words).is_none() {
            return false;
        }
        words = next_word(words);
    }
    true
}

/// Returns whether a character may stand between the things of a list.
fn is_separator(character: char) -> bool {
    !character.is_alphanumeric() && character != ' '
}

/// Returns whether a text begins with the name of a thing that can be handed in, and not only with
/// how it is.
fn names_thing(text: &str) -> bool {
    let text = without_bullets(text);
    match without_copies(text) {
        Some(rest) => after_any(rest, THINGS).is_some(),
        None => after_any(text, THINGS).is_some() && after_any(text, NO_THINGS).is_none(),
    }
}

/// Returns the text from the next word or mark on.
pub(super) fn next_word(text: &str) -> &str {
    let word = text.trim_start_matches(char::is_alphanumeric);
    let word = if word.len() == text.len() {
        let mut characters = text.chars();
        characters.next();
        characters.as_str()
    } else {
        word
    };
    word.trim_start()
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
