//! Text in XML and HTML: of attributes between double quotes, and between elements.

use super::wrap::clean;

/// Takes the meaning out of what XML and HTML would read as markup; letters that XML may not hold are
/// replaced. White space stays as it is.
pub(super) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// Does the same, and makes blanks of white space.
pub(super) fn escaped(text: &str) -> String {
    lines(text).replace(char::is_whitespace, " ")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(
            escaped("<a b=\"c\">&amp;\n\u{1}\u{ffff}\u{202e}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;amp; \u{fffd}\u{fffd}\u{fffd}"
        );
    }
}
