//! The words of an item that say when it is asked for.

use super::wording;
use crate::fold::fold;

/// How such words begin.
const CONDITIONS: &[&str] = &["trường hợp", "nếu", "đối với", "khi"];

/// Returns the words of an item that say when it is asked for, as the item writes them.
///
/// `folded` is the item folded, and `from` where the name of the paper ends.
pub(super) fn read(item: &str, folded: &str, from: usize) -> Option<String> {
    let mut words = wording::next_word(&folded[from..]);
    while wording::after_any(words, CONDITIONS).is_none() {
        if words.is_empty() {
            return None;
        }
        words = wording::next_word(words);
    }
    let before = &folded[..folded.len() - words.len()];
    let before = before.strip_suffix("trong ").unwrap_or(before);
    let written = as_written(item, before);
    let sentence = sentence(&written);
    (!sentence.is_empty()).then(|| sentence.to_owned())
}

/// Returns what an item writes after the part that folds to `before`.
///
/// Words are counted rather than bytes, since folding changes lengths.
fn as_written(item: &str, before: &str) -> String {
    let mut count = before.split_whitespace().count();
    // `con(nếu`: the first word of the condition stands within a word of the item.
    let glued = !before.is_empty() && !before.ends_with(' ');
    if glued {
        count -= 1;
    }
    let words: Vec<&str> = item
        .split_whitespace()
        .filter(|word| !fold(word).is_empty())
        .skip(count)
        .collect();
    let written = words.join(" ");
    if glued && let Some((_, rest)) = written.split_once(|mark: char| !mark.is_alphanumeric()) {
        return rest.to_owned();
    }
    written
}

/// Returns a text up to the end of its sentence, or of the bracket that it stands in.
fn sentence(text: &str) -> &str {
    let mut open = 0_usize;
    let end = text.char_indices().find(|(position, character)| {
        match character {
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            '.' => return text[position + 1..].starts_with(' '),
            _ => {}
        }
        false
    });
    let sentence = &text[..end.map_or(text.len(), |(position, _)| position)];
    sentence.trim_matches(|character: char| !character.is_alphanumeric() && character != ')')
}
