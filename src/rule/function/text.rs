//! Functions of texts.

use crate::fold;
use crate::rule::schema::Facts;
use crate::rule::value::{List, Value};

/// The words of a text, folded, in its order; of what is no text, none.
pub(super) fn words<'m>(facts: Facts<'m>, text: &Value<'m>) -> Value<'m> {
    let text = match text {
        Value::Unknown => return Value::Unknown,
        Value::Symbol(symbol) => fold::fold(facts.model.text(*symbol)),
        Value::Text(text) => fold::fold(text),
        _ => String::new(),
    };
    let words = fold::words(&text);
    Value::List(List::Values(
        words.map(|word| Value::Text(word.into())).collect(),
    ))
}

/// Whether the words stand in the text, not as a piece of longer words.
pub(super) fn contains_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(start, _)| {
            let before = text[..start].chars().next_back();
            let after = text[start + words.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(contains_words("bản sao sổ hộ khẩu, nếu có", "sổ hộ khẩu"));
        assert!(!contains_words("hộ khẩu thường trú", "hộ khẩ"));
    }
}
