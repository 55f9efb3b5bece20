//! A page as HTML.
//!
//! One file with its style inside. Nothing is fetched and nothing runs, which the page itself
//! forbids. Colours keep a contrast of at least 4.5 to 1 in light and in dark.

use std::fmt::Write as _;

use super::{Block, Form, Item, Line, MARK, Piece, Sheet, code};
use crate::report::hash;
use crate::report::xml::lines as escaped;

/// How a page looks.
const STYLE: &str = include_str!("style.css");

/// Writes to a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($argument:tt)*) => {
        write!($out, $($argument)*).expect("writing to a string cannot fail")
    };
}

/// Writes a page.
pub(super) fn write(sheet: &Sheet) -> String {
    let (language, title) = (code(sheet.language), escaped(&sheet.title));
    let style = hash::source(&["\n", STYLE]);
    let mut out = String::new();
    put!(
        out,
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{MARK}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    if let Some((path, words)) = &sheet.up {
        let target = escaped(&sheet.link(path, Form::Html));
        put!(
            out,
            "<nav><a href=\"{target}\">{}</a></nav>\n",
            escaped(words)
        );
    }
    put!(out, "<main>\n<h1>{title}</h1>\n");
    for block in &sheet.blocks {
        write_block(&mut out, sheet, block);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_block(out: &mut String, sheet: &Sheet, block: &Block) {
    let line = |line: &Line| line_of(sheet, line);
    match block {
        Block::Heading(level, words) => put!(out, "<h{level}>{}</h{level}>\n", line(words)),
        Block::Paragraph(words) => put!(out, "<p>{}</p>\n", line(words)),
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for (name, words) in facts {
                put!(out, "<dt>{}</dt><dd>{}</dd>\n", escaped(name), line(words));
            }
            out.push_str("</dl>\n");
        }
        Block::List(items) => write_list(out, sheet, items),
        Block::Table(head, rows) => {
            out.push_str("<table>\n<thead><tr>");
            for name in head {
                put!(out, "<th scope=\"col\">{}</th>", escaped(name));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for cell in row {
                    put!(out, "<td>{}</td>", line(cell));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
        Block::Code(text) => put!(out, "<pre><code>{}</code></pre>\n", escaped(text)),
        Block::In(language, blocks) => {
            put!(out, "<div lang=\"{}\">\n", code(*language));
            for block in blocks {
                write_block(out, sheet, block);
            }
            out.push_str("</div>\n");
        }
    }
}

fn write_list(out: &mut String, sheet: &Sheet, items: &[Item]) {
    out.push_str("<ul>\n");
    for item in items {
        put!(out, "<li>{}", line_of(sheet, &item.line));
        if !item.items.is_empty() {
            out.push('\n');
            write_list(out, sheet, &item.items);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn line_of(sheet: &Sheet, line: &Line) -> String {
    let mut out = String::new();
    for piece in &line.0 {
        match piece {
            Piece::Text(text) => out.push_str(&escaped(text)),
            Piece::In(language, text) if *language == sheet.language => {
                out.push_str(&escaped(text));
            }
            Piece::In(language, text) => {
                put!(
                    out,
                    "<span lang=\"{}\">{}</span>",
                    code(*language),
                    escaped(text)
                );
            }
            Piece::Code(text) => put!(out, "<code>{}</code>", escaped(text)),
            Piece::Link(path, words) => {
                let target = escaped(&sheet.link(path, Form::Html));
                put!(out, "<a href=\"{target}\">{}</a>", escaped(words));
            }
        }
    }
    out
}
