//! A review as a page to read and to work with: `--format html`.
//!
//! One file that opens from disk and calls no network, which the page itself forbids. Style and script
//! are written by hand and put in as they are; what is shown is data beside them, in both languages, so
//! that the reader can switch. The script computes no figure of the review: it counts what it lists.
//!
//! The first page needs little of the data. What is told of each procedure, its findings with their
//! proofs, its dossier and its steps, follows the script in pieces that are read when they are opened,
//! so that thousands of procedures cost the first page nothing.
//!
//! Whatever comes from the catalogue is data: no markup is made of it here, and none there.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::hash;
use super::wrap::clean;
use crate::graph::DependencyGraph;
use crate::phrase::Language;

mod book;
mod data;
mod detail;
mod dossier;
mod entry;
mod facts;
mod link;
mod overview;
mod roadmap;
mod words;

use book::Book;

/// The page without what is put into it, each by its name in double braces.
const TEMPLATE: &str = include_str!("html/page.html");

/// How it looks.
const STYLE: &str = include_str!("html/style.css");

/// What it does, in the order in which its parts stand on one another.
const SCRIPTS: [&str; 6] = [
    include_str!("html/words.js"),
    include_str!("html/element.js"),
    include_str!("html/overview.js"),
    include_str!("html/list.js"),
    include_str!("html/procedure.js"),
    include_str!("html/page.js"),
];

/// What stands around the script: one scope for all of it, and none of it on the page.
const AROUND: [&str; 2] = ["\n(() => {\n\"use strict\";\n", "})();\n"];

/// Returns the parts of the script as it stands in the page.
fn script() -> Vec<&'static str> {
    [&AROUND[..1], &SCRIPTS[..], &AROUND[1..]].concat()
}

/// Returns what the page forbids itself: everything but its own style and script, by their names.
fn policy() -> String {
    let (style, script) = (hash::source(&["\n", STYLE]), hash::source(&script()));
    format!(
        "default-src 'none'; style-src {style}; script-src {script}; img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// Writes a review as a page; `language` is the one it opens in.
///
/// What is told of procedures is made one after the other as it is written, so that no more than one
/// is held.
///
/// # Errors
///
/// What the writer refuses.
///
/// # Panics
///
/// Never: the template is part of the program, and a test fills all of it.
pub fn write(
    page: Page<'_>,
    graph: &DependencyGraph,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let book = Book::new(page, graph);
    let mut rest = TEMPLATE;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("each brace is closed");
        out.write_all(before.as_bytes())?;
        put(name, &book, language, out)?;
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// Writes what stands in a place of the template.
fn put(name: &str, book: &Book<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    match name {
        "policy" => out.write_all(policy().as_bytes()),
        "language" => out.write_all(code(language).as_bytes()),
        "generator" => write!(out, "{TOOL}"),
        "title" => out.write_all(overview::title().in_language(language).as_bytes()),
        "subtitle" => {
            let told = overview::subtitle(book.page);
            out.write_all(told.in_language(language).as_bytes())
        }
        "style" => write!(out, "\n{STYLE}"),
        "script" => script()
            .into_iter()
            .try_for_each(|part| out.write_all(part.as_bytes())),
        "data" => embed(&data::data(book, language), out),
        "details" => {
            for index in 0..book.procedures.len() {
                let place = index.to_string();
                piece(&place, &detail::of_procedure(book, index), out)?;
            }
            piece("outside", &detail::outside(book), out)
        }
        other => unreachable!("the template names `{other}`"),
    }
}

/// The program, as the page names it.
const TOOL: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// Returns the name of a language as HTML knows it.
const fn code(language: Language) -> &'static str {
    match language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    }
}

/// Writes data that is read when it is opened.
fn piece(place: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<script type=\"application/json\" id=\"detail-{place}\">"
    )?;
    embed(value, out)?;
    out.write_all(b"</script>\n")
}

/// Writes data inside a script element: without a `<`, nothing in it can end the element or begin a
/// comment.
fn embed(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let json = serde_json::to_string(value)?;
    out.write_all(json.replace('<', "\\u003c").as_bytes())
}
