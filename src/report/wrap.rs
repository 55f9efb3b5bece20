//! Lines of text for terminals: wrapped, indented, and free of control characters.

use unicode_width::UnicodeWidthStr as _;

/// The columns a line may take.
pub(super) const WIDTH: usize = 96;

/// Puts a paragraph on lines of at most [`WIDTH`] columns, each ended by a line feed.
///
/// The first line begins with `lead`, the others with as many blanks. White space of the text,
/// line ends too, only separates words; a word that is longer than a line stands alone on its own.
/// Widths are those of a terminal, where an accent takes no column.
pub(super) fn paragraph(out: &mut String, lead: &str, text: &str) {
    let indentation = lead.width();
    let mut column = indentation;
    let mut is_first = true;
    out.push_str(lead);
    let text = clean(text);
    for word in text.split_whitespace() {
        let width = word.width();
        if !is_first && column + 1 + width > WIDTH {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indentation));
            column = indentation;
            is_first = true;
        }
        if !is_first {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
        is_first = false;
    }
    trim_end(out);
    out.push('\n');
}

/// Returns how many columns a text takes on a terminal.
pub(super) fn width_of(text: &str) -> usize {
    text.width()
}

/// Takes what could steer a terminal or a page out of words that others wrote: control characters, and
/// marks that turn the direction of what stands around them.
pub(super) fn clean(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let steers = |letter: char| (letter.is_control() && !letter.is_whitespace()) || turns(letter);
    text.replace(steers, "\u{fffd}")
}

/// Cleans a text and cuts it after so many UTF-16 units, as offices count letters; what is cut says so
/// in its place, and where the whole stands.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = clean(text);
    let length = text.chars().map(char::len_utf16).sum::<usize>();
    if length <= most {
        return text;
    }
    let told = format!("… [{length} > {most}: --format json]");
    let mut left = most.saturating_sub(told.len());
    let kept = text.chars().take_while(|letter| {
        let fits = left >= letter.len_utf16();
        left = left.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(told.chars()).collect()
}

fn trim_end(out: &mut String) {
    let length = out.trim_end_matches(' ').len();
    out.truncate(length);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_and_continue_under_the_text() {
        let mut out = String::new();
        paragraph(&mut out, "  Lý do  ", &"thủ tục ".repeat(14));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.width() <= WIDTH), "{out}");
        assert!(lines[1].starts_with("         thủ"), "{out}");
        assert!(
            lines[0].width() + " thủ".width() > WIDTH,
            "a line takes what fits"
        );
    }

    #[test]
    fn a_long_word_stands_alone_and_nothing_steers_the_terminal() {
        let mut out = String::new();
        paragraph(
            &mut out,
            "- ",
            &format!("a {} b\u{1b}[31m", "x".repeat(200)),
        );
        assert_eq!(
            out,
            format!("- a\n  {}\n  b\u{fffd}[31m\n", "x".repeat(200))
        );
        assert_eq!(clean("a\u{202e}b\u{200f}c"), "a\u{fffd}b\u{fffd}c");
        out.clear();
        paragraph(&mut out, "Tên: ", "");
        assert_eq!(out, "Tên:\n");
    }
}
