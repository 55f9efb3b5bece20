//! Comma-separated values (RFC 4180) with their places.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::phrase;
use crate::span::{FileId, Span};

/// A cell: its text without quotes and outer blanks, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'text> {
    pub(super) text: Cow<'text, str>,
    pub(super) span: Span,
}

/// Returns the rows of a table that hold anything; a quote that is never closed is reported, and
/// ends the table. Linear in the length of the text.
pub(super) fn rows<'text>(
    file: FileId,
    text: &'text str,
    sink: &mut Diagnostics,
) -> Vec<Vec<Cell<'text>>> {
    let separator = separator(text);
    let mut rows = vec![Vec::new()];
    let mut at = 0;
    loop {
        let Some((cell, end)) = cell(file, text, at, separator) else {
            let start = at + text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
            let message = phrase!(
                "ô này không có dấu \" đóng lại",
                "this cell has no closing \""
            );
            let help = phrase!(
                "thêm \" ở cuối ô; trong ô, dấu \" viết hai lần",
                "add \" at its end; inside a cell, \" is written twice"
            );
            let open = Diagnostic::error(Code::UnclosedText, span(file, start, start + 1), message);
            sink.push(open.help(help));
            rows.pop();
            break;
        };
        let row = rows.last_mut().expect("there is a row from the start");
        row.push(cell);
        at = end;
        match text[at..].chars().next() {
            None => break,
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
        }
        at += 1;
    }
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    rows
}

/// Returns the separator that the first row has most of; of equals the one that is rarest in words.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let count = |separator: &char| first.unwrap_or_default().matches(*separator).count();
    let separators = [',', ';', '\t'].into_iter();
    separators.max_by_key(count).unwrap_or(',')
}

/// Reads the cell that begins at a byte; returns it and where it ends, before the separator or the
/// end of the line. `None` if a quote is never closed.
fn cell(file: FileId, text: &str, start: usize, separator: char) -> Option<(Cell<'_>, usize)> {
    let is_blank = |letter: char| letter == ' ' || (letter == '\t' && separator != '\t');
    let rest = text[start..].trim_start_matches(is_blank);
    let begin = text.len() - rest.len();
    let ends = |letter: char| letter == separator || letter == '\n';
    let (words, end) = if let Some(quoted) = rest.strip_prefix('"') {
        let mut at = 0;
        let close = loop {
            let quote = at + quoted[at..].find('"')?;
            if !quoted[quote + 1..].starts_with('"') {
                break quote;
            }
            at = quote + 2;
        };
        let inside = &quoted[..close];
        // What stands behind the closing quote belongs to the cell too.
        let behind = &quoted[close + 1..];
        let length = behind.find(ends).unwrap_or(behind.len());
        let end = begin + 1 + close + 1 + length;
        let behind = behind[..length].trim();
        let words = match (inside.contains('"'), behind.is_empty()) {
            (false, true) => Cow::Borrowed(inside.trim()),
            _ => Cow::Owned(inside.replace("\"\"", "\"").trim().to_owned() + behind),
        };
        (words, end)
    } else {
        let end = begin + rest.find(ends).unwrap_or(rest.len());
        (Cow::Borrowed(text[begin..end].trim()), end)
    };
    let length = text[begin..end].trim_end().len();
    let span = span(file, begin, begin + length);
    Some((Cell { text: words, span }, end))
}

/// Makes a span of byte offsets; sources are small enough that they fit.
fn span(file: FileId, start: usize, end: usize) -> Span {
    let fit = |offset: usize| u32::try_from(offset).expect("sources are far smaller than 4 GiB");
    Span::new(file, fit(start), fit(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, usize) {
        let mut sink = Diagnostics::default();
        let rows = rows(FileId(0), text, &mut sink);
        let told = rows.iter();
        let told = told.map(|row| row.iter().map(|cell| cell.text.to_string()).collect());
        (told.collect(), sink.len())
    }

    #[test]
    fn quotes_separators_and_empty_rows_are_read_as_spreadsheets_write_them() {
        let (rows, faults) = read("a;b\r\n\"một; \"\"hai\"\"\nba\"; 4,5 \n;\n\nc\n");
        assert_eq!(faults, 0);
        assert_eq!(
            rows,
            [vec!["a", "b"], vec!["một; \"hai\"\nba", "4,5"], vec!["c"]]
        );
        assert_eq!(read("a,b\n1,2").0, [["a", "b"], ["1", "2"]]);
        assert_eq!(read("a\tb, c\n1\t2").0, [["a", "b, c"], ["1", "2"]]);
        assert_eq!(read("").0, [[""; 0]; 0]);
    }

    #[test]
    fn an_open_quote_is_told_once() {
        let (rows, faults) = read("a,b\n1,\"hai\n3,4\n");
        assert_eq!((rows.len(), faults), (1, 1));
    }
}
