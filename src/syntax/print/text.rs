//! Values to literals: the other half of the literals that the parser reads.

use std::fmt::Write as _;

use crate::quantity::{Duration, Number};
use crate::syntax::keyword::Vocabulary;

/// Writes a text so that reading it gives the same value, whatever it holds.
///
/// A text without line breaks stands in `"…"`. Any other stands between two `"""`, its lines and
/// the closing quotes indented by `indentation`, which the reader takes off again.
pub(super) fn quote(out: &mut String, value: &str, indentation: usize) {
    if !value.contains('\n') {
        out.push('"');
        escape(out, value, |_| true);
        out.push('"');
        return;
    }
    let mut escaped = String::with_capacity(value.len());
    // Quotes are safe in a long text, unless three of them stand together.
    escape(&mut escaped, value, |quotes| quotes >= 3);
    out.push_str("\"\"\"\n");
    for line in escaped.split('\n') {
        if !line.is_empty() {
            indent(out, indentation);
            out.push_str(line);
            // The reader takes one `\r` before a line break for part of the break.
            if line.ends_with('\r') {
                out.push('\r');
            }
        }
        out.push('\n');
    }
    indent(out, indentation);
    out.push_str("\"\"\"");
}

/// Copies a text, with a backslash where the reader would otherwise take a quote for the end or a
/// backslash for an escape; `escapes_run` says so of a run of that many quotes.
fn escape(out: &mut String, value: &str, escapes_run: fn(usize) -> bool) {
    let bytes = value.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while let Some(offset) = value[at..].find(['"', '\\']) {
        at += offset;
        if bytes[at] == b'\\' {
            if matches!(bytes.get(at + 1), None | Some(b'"' | b'\\')) {
                out.push_str(&value[copied..at]);
                out.push('\\');
                copied = at;
            }
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|byte| **byte == b'"').count();
        if escapes_run(run) {
            out.push_str(&value[copied..at]);
            out.extend(std::iter::repeat_n("\\\"", run));
            copied = at + run;
        }
        at += run;
    }
    out.push_str(&value[copied..]);
}

/// Writes a duration: `1 working day`, `3 working days`, `3 ngày làm việc`.
pub(super) fn duration(out: &mut String, duration: Duration, vocabulary: Vocabulary) {
    let [singular, plural, vietnamese] = duration.unit.spellings();
    let unit = match vocabulary {
        Vocabulary::Vietnamese => vietnamese,
        Vocabulary::English if duration.amount == Number::whole(1) => singular,
        Vocabulary::English => plural,
    };
    write!(out, "{} {unit}", duration.amount).expect("writing to a string cannot fail");
}

/// Writes blanks.
pub(super) fn indent(out: &mut String, blanks: usize) {
    out.extend(std::iter::repeat_n(' ', blanks));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse::text_value;

    #[track_caller]
    fn survives(value: &str) -> String {
        let mut quoted = String::new();
        quote(&mut quoted, value, 4);
        assert_eq!(text_value(&quoted), value, "written as {quoted:?}");
        quoted
    }

    #[test]
    fn short_texts_escape_quotes_and_only_the_backslashes_that_need_it() {
        assert_eq!(survives(r#"nói "vâng""#), r#""nói \"vâng\"""#);
        assert_eq!(survives(r"\d+\.\d"), r#""\d+\.\d""#);
        assert_eq!(survives(r"a\"), r#""a\\""#);
        assert_eq!(survives(r#"\"\\"#), r#""\\\"\\\\""#);
        survives("");
        survives("\"\"\"");
        survives("\r\t\0 ");
    }

    #[test]
    fn long_texts_keep_lines_indentation_and_quotes() {
        assert_eq!(
            survives("một\n  hai"),
            "\"\"\"\n    một\n      hai\n    \"\"\""
        );
        survives("\n");
        survives("\n\n a\n\n");
        survives("  \n\t\n   ");
        survives("a\r\nb\r\r\n\r");
        survives("\\\n\\");
        survives("\"\n\"\"\n\"\"\"\n\"\"\"\"\n\\\"\"\"\\");
        survives("\u{a0}\n\u{a0}a\n ");
    }
}
