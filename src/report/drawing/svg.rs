//! A drawing as a picture file: SVG that stands by itself.
//!
//! Words of others are text in it and nothing else; a box has all its words as its title, which
//! browsers show and screen readers say.

use std::fmt::Write as _;

use super::{Arrow, Box, Drawing, LINE, Lane};
use crate::phrase::{Language, Phrase};
use crate::report::xml::escaped;

/// How it looks.
const STYLE: &str = include_str!("svg.css");

/// Writes to a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($argument:tt)*) => {
        writeln!($out, $($argument)*).expect("writing to a string cannot fail")
    };
}

/// Writes a drawing in a language, under a title.
pub fn render(drawing: &Drawing, title: &Phrase, language: Language) -> String {
    let mut out = String::new();
    let (width, height) = (drawing.width, drawing.height);
    put!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">"
    );
    put!(
        out,
        "<title>{}</title>",
        escaped(title.in_language(language))
    );
    put!(out, "<style>\n{STYLE}</style>");
    put!(out, "<defs>");
    for (id, class) in [("a", "tip"), ("c", "late")] {
        put!(
            out,
            "<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
             <path d=\"M0 0 8 4 0 8z\" class=\"{class}\"/></marker>"
        );
    }
    put!(out, "</defs>");
    put!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" class=\"paper\"/>"
    );
    for (place, lane) in drawing.lanes.iter().enumerate() {
        write_lane(&mut out, place, lane, width);
    }
    for arrow in &drawing.arrows {
        write_arrow(&mut out, arrow);
    }
    for it in &drawing.boxes {
        write_box(&mut out, it, language);
    }
    out.push_str("</svg>\n");
    out
}

fn write_lane(out: &mut String, place: usize, lane: &Lane, width: i64) {
    let class = if place % 2 == 1 { "lane odd" } else { "lane" };
    put!(
        out,
        "<rect y=\"{}\" width=\"{width}\" height=\"{}\" class=\"{class}\"/>",
        lane.y,
        lane.height
    );
    write_lines(out, &lane.lines, (12, lane.y + 24), "name");
}

fn write_arrow(out: &mut String, arrow: &Arrow) {
    let points: Vec<String> = arrow
        .points
        .iter()
        .map(|(x, y)| format!("{x},{y}"))
        .collect();
    let (class, tip) = if arrow.critical {
        ("arrow critical", "c")
    } else {
        ("arrow", "a")
    };
    put!(
        out,
        "<polyline points=\"{}\" class=\"{class}\" marker-end=\"url(#{tip})\"/>",
        points.join(" ")
    );
}

fn write_box(out: &mut String, it: &Box, language: Language) {
    let words: Vec<&str> = std::iter::once(&it.title)
        .chain(&it.under)
        .map(|phrase| phrase.in_language(language))
        .collect();
    put!(out, "<g><title>{}</title>", escaped(&words.join(" · ")));
    let mut class = String::from("box");
    for (is_so, name) in [(it.round, " round"), (it.critical, " critical")] {
        if is_so {
            class.push_str(name);
        }
    }
    let radius = if it.round { 14 } else { 4 };
    put!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" class=\"{class}\"/>",
        it.x,
        it.y,
        it.width,
        it.height
    );
    let at = (it.x + 10, it.y + 20);
    write_lines(out, &it.lines, at, "words");
    let lines = i64::try_from(it.lines.len()).unwrap_or(i64::MAX);
    write_lines(out, &words[1..], (at.0, at.1 + LINE * lines), "under");
    if it.present {
        let (x, y) = (it.x + it.width - 12, it.y + 12);
        put!(
            out,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" class=\"present\"/>"
        );
    }
    put!(out, "</g>");
}

/// Writes lines of text from a point down.
fn write_lines<T: AsRef<str>>(out: &mut String, lines: &[T], (x, y): (i64, i64), class: &str) {
    for (place, line) in (0..).zip(lines) {
        let y = y + LINE * place;
        put!(
            out,
            "<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>",
            escaped(line.as_ref())
        );
    }
}
