//! Draws diagnostics with excerpts of the files they are about.
//!
//! Takes diagnostics in the order to show them, gives text. The only file that names
//! `annotate_snippets`; what to quote is settled in `snippet/excerpt.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::diagnostic::{Diagnostic, Severity};
use crate::phrase::{Language, Phrase, phrase};
use crate::quantity::grouped;
use crate::source::Sources;
use crate::span::{FileId, Span};

mod excerpt;
#[cfg(test)]
mod tests;

use excerpt::Excerpt;

/// How many diagnostics of one file are drawn; the rest are counted.
pub const DRAWN_PER_FILE: usize = 50;

/// Stands for the place of an excerpt until its text is drawn.
///
/// INVARIANT: nothing else that is drawn holds this character: the library replaces it in
/// excerpts, titles and labels, and [`clean`] in the rest.
const PLACE: char = '\u{1}';

/// Whether text is coloured with escape codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain text, for files and pipes.
    #[default]
    Never,
    /// For terminals.
    Always,
}

/// Draws diagnostics and, under them, how many there are.
///
/// Spans must be of `sources`. Of each file the first [`DRAWN_PER_FILE`] are drawn and a line
/// counts the others, so that a file of another kind does not drown the rest. Nothing to draw
/// gives no text. The time goes with what is drawn, not with the size of the files.
pub fn draw(
    diagnostics: &[&Diagnostic],
    sources: &Sources,
    language: Language,
    colour: Colour,
) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let mut text = String::new();
    let mut tallies: BTreeMap<FileId, (usize, Tally)> = BTreeMap::new();
    let mut total = Tally::default();
    for diagnostic in diagnostics {
        total.add(diagnostic.severity);
        if let Some(primary) = &diagnostic.primary {
            let (drawn, rest) = tallies.entry(primary.span.file).or_default();
            if *drawn == DRAWN_PER_FILE {
                rest.add(diagnostic.severity);
                continue;
            }
            *drawn += 1;
        }
        text.push_str(&draw_one(diagnostic, sources, language, &renderer));
        text.push_str("\n\n");
    }
    let cut = tallies
        .into_iter()
        .filter(|(_, (_, rest))| *rest != Tally::default());
    for (file, (drawn, rest)) in cut {
        let (path, rest) = (clean(sources.path(file)), rest.phrase());
        let line = Phrase::new(
            format_args!(
                "{path}: chỉ hiện {drawn} thông báo đầu, còn {} nữa",
                rest.vi
            ),
            format_args!("{path}: only the first {drawn} are shown, {} more", rest.en),
        );
        text.push_str(line.in_language(language));
        text.push('\n');
    }
    if !diagnostics.is_empty() {
        text.push_str(total.phrase().in_language(language));
        text.push('\n');
    }
    text
}

fn draw_one(
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: Language,
    renderer: &Renderer,
) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, phrase!("lỗi", "error")),
        Severity::Warning => (Level::WARNING, phrase!("cảnh báo", "warning")),
        Severity::Note => (Level::NOTE, phrase!("lưu ý", "note")),
    };
    let title = level
        .with_name(name.in_language(language))
        .primary_title(clean(diagnostic.message.in_language(language)))
        .id(diagnostic.code.slug());
    let mut group = Group::with_title(title);
    if let (None, Some(path)) = (&diagnostic.primary, &diagnostic.path) {
        group = group.element(Origin::path(clean(path)));
    }
    let excerpts = excerpt::cut(diagnostic, sources, language);
    group = group.elements(excerpts.iter().map(snippet));
    if let Some(help) = &diagnostic.help {
        let name = phrase!("gợi ý", "help");
        let help = clean(help.in_language(language));
        let name = name.in_language(language).to_owned();
        group = group.element(Level::HELP.with_name(name).message(help));
    }
    let drawn = renderer.render(&[group]);
    fill_places(
        &drawn,
        excerpts.iter().map(|excerpt| excerpt.place),
        sources,
    )
}

fn snippet<'e>(excerpt: &'e Excerpt<'_>) -> Snippet<'e, annotate_snippets::Annotation<'e>> {
    let annotations = excerpt.marks.iter().map(|mark| {
        let kind = if mark.is_primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = (!mark.text.is_empty()).then(|| clean(mark.text));
        kind.span(mark.range.clone()).label(label)
    });
    Snippet::source(&excerpt.text)
        .path(PLACE.to_string())
        .line_start(excerpt.first_line)
        .annotations(annotations)
}

/// Puts path, line and column where the library put [`PLACE`] and its own idea of them.
///
/// It counts columns in the excerpt it was given, which may be a piece of a long line; the
/// excerpts come out in the order they went in.
fn fill_places(drawn: &str, places: impl IntoIterator<Item = Span>, sources: &Sources) -> String {
    let mut pieces = drawn.split(PLACE);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (piece, place) in pieces.zip(places) {
        let position = sources.position(place);
        let path = clean(sources.path(place.file));
        write!(text, "{path}:{}:{}", position.line, position.column)
            .expect("writing to a text cannot fail");
        text.push_str(
            piece.trim_start_matches(|letter: char| letter == ':' || letter.is_ascii_digit()),
        );
    }
    text
}

/// Makes words of others fit for one line of a terminal.
fn clean(text: &str) -> String {
    normalize_untrusted_str(&text.replace(['\n', '\r'], " "))
}

/// How many of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Tally {
    errors: u64,
    warnings: u64,
    notes: u64,
}

impl Tally {
    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// Words the counts that are not zero: `2 errors, 1 warning`.
    fn phrase(self) -> Phrase {
        let kinds = [
            (self.errors, "lỗi", "error"),
            (self.warnings, "cảnh báo", "warning"),
            (self.notes, "lưu ý", "note"),
        ];
        let counted = kinds.into_iter().filter(|(count, ..)| *count > 0);
        let (vi, en): (Vec<String>, Vec<String>) = counted
            .map(|(count, vi, en)| {
                let plural = if count == 1 { "" } else { "s" };
                let vi = format!("{} {vi}", grouped(count, "."));
                (vi, format!("{} {en}{plural}", grouped(count, ",")))
            })
            .unzip();
        Phrase::new(vi.join(", "), en.join(", "))
    }
}
