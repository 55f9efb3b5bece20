//! The same words in another layout, and with words too many.

use super::choices::Choices;

/// White space and comments, as people and editors leave them.
const GAPS: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "\r\n",
    " \t ",
    "\u{a0}",
    "  # ghi chú\n",
    "\n# một dòng riêng, \"{\n",
    "\n\n    # sau dòng trống # nữa\r\n\n\n",
    "\r",
    "#\n",
];

/// Splits a printed text at its blanks, but not inside texts; returns where each word stands.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
            at = if bytes[at] == b'"' {
                text_end(bytes, at)
            } else {
                at + 1
            };
        }
        words.push((start, &text[start..at]));
    }
    words
}

/// The byte after the text that begins with this quote.
fn text_end(bytes: &[u8], start: usize) -> usize {
    let quotes: &[u8] = if bytes[start..].starts_with(b"\"\"\"") {
        b"\"\"\""
    } else {
        b"\""
    };
    let mut at = start + quotes.len();
    while !bytes[at..].starts_with(quotes) {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + quotes.len()
}

/// Lays the words of a text out anew, with comments between.
pub(super) fn scattered(choices: &mut Choices<'_>, text: &str) -> String {
    let mut scattered = choices.of(&["", "", "\n", "# đầu tệp\n\n"]).to_owned();
    for (_, word) in words(text) {
        scattered += word;
        scattered += if choices.below(3) == 0 {
            choices.of(GAPS)
        } else {
            " "
        };
    }
    scattered
}
