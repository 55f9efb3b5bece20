//! A page as Markdown.

use std::fmt::Write as _;

use super::{Block, Form, Item, Line, MARK, Piece, Sheet};
use crate::report::wrap::clean;

/// Writes a line to a string, which cannot fail.
macro_rules! line {
    ($out:expr, $($argument:tt)*) => {
        writeln!($out, $($argument)*).expect("writing to a string cannot fail")
    };
}

/// Writes a page.
pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("<!-- {MARK} -->\n\n");
    if let Some((path, words)) = &sheet.up {
        let target = sheet.link(path, Form::Markdown);
        line!(out, "[{}]({target})\n", escaped(words));
    }
    line!(out, "# {}\n", escaped(&sheet.title));
    for block in &sheet.blocks {
        write_block(&mut out, sheet, block);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn write_block(out: &mut String, sheet: &Sheet, block: &Block) {
    match block {
        Block::Heading(level, words) => {
            let marks = "#".repeat(usize::from(*level));
            line!(out, "{marks} {}\n", line_of(sheet, words));
        }
        Block::Paragraph(words) => line!(out, "{}\n", line_of(sheet, words)),
        Block::Facts(facts) => {
            for (name, words) in facts {
                line!(out, "- **{}:** {}", escaped(name), line_of(sheet, words));
            }
            out.push('\n');
        }
        Block::List(items) => {
            write_list(out, sheet, items, 0);
            out.push('\n');
        }
        Block::Table(head, rows) => {
            let names: Vec<String> = head.iter().map(|name| escaped(name)).collect();
            line!(out, "| {} |", names.join(" | "));
            line!(out, "|{}", "---|".repeat(head.len()));
            for row in rows {
                let cells: Vec<String> = row.iter().map(|cell| line_of(sheet, cell)).collect();
                line!(out, "| {} |", cells.join(" | "));
            }
            out.push('\n');
        }
        Block::Code(text) => {
            let fence = fence(text);
            line!(out, "{fence}tthc\n{}\n{fence}\n", text.trim_end());
        }
        Block::In(_, blocks) => {
            for block in blocks {
                write_block(out, sheet, block);
            }
        }
    }
}

fn write_list(out: &mut String, sheet: &Sheet, items: &[Item], depth: usize) {
    let blanks = "  ".repeat(depth);
    for item in items {
        line!(out, "{blanks}- {}", line_of(sheet, &item.line));
        write_list(out, sheet, &item.items, depth + 1);
    }
}

fn line_of(sheet: &Sheet, line: &Line) -> String {
    let mut out = String::new();
    for piece in &line.0 {
        match piece {
            Piece::Text(text) | Piece::In(_, text) => out.push_str(&escaped(text)),
            Piece::Code(text) => out.push_str(&quoted(text)),
            Piece::Link(path, words) => {
                let target = sheet.link(path, Form::Markdown);
                write!(out, "[{}]({target})", escaped(words))
                    .expect("writing to a string cannot fail");
            }
        }
    }
    // Only at the start of a line do these make a list, a heading or a rule.
    let starts_a_block = out.starts_with(['-', '+', '=']);
    let number = out.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = number.len() < out.len() && number.starts_with(['.', ')']);
    if starts_a_block {
        out.insert(0, '\\');
    } else if is_numbered {
        out.insert(out.len() - number.len(), '\\');
    }
    out
}

/// Takes the meaning out of what Markdown would read as markup; a line end is a blank.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            blank if blank.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// Puts a name of the rule language between backticks; it has none itself.
fn quoted(name: &str) -> String {
    format!("`{}`", clean(name).replace(['`', '|', '\n'], " "))
}

/// Returns a fence that is longer than any in the text.
fn fence(text: &str) -> String {
    let runs = text.split(|letter| letter != '`').map(str::len);
    "`".repeat(runs.max().unwrap_or(0).max(2) + 1)
}
