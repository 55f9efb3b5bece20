//! Text in XML.

use super::wrap::clean;

/// Takes the meaning out of what XML would read as markup; letters that it may not hold are replaced,
/// and white space is blanks.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            blank if blank.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out
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
