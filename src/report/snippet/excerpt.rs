//! Chooses what to quote of a file.
//!
//! Takes a diagnostic, gives the lines around its labels as the user wrote them, cut to what a
//! screen can hold. Draws nothing.

use std::ops::{Range, RangeInclusive};

use crate::diagnostic::{Diagnostic, Label};
use crate::phrase::Language;
use crate::source::Sources;
use crate::span::{FileId, Span};

/// The longest line quoted whole, in characters.
const LINE_LIMIT: usize = 500;

/// How much of a longer line is quoted before what it is quoted for, in characters.
const LEAD: usize = 60;

/// Labels at most so many lines apart are quoted together.
const NEARBY: usize = 20;

/// The most lines that one label may cover; of a longer one the first line is marked.
const COVERED: usize = 12;

/// What stands for the part of a line that is not quoted.
const CUT: &str = "…";

/// Some lines of a file and what is marked in them.
#[derive(Debug)]
pub(super) struct Excerpt<'d> {
    /// The number of the first line quoted, from 1.
    pub(super) first_line: usize,
    /// The lines, each with a line feed.
    pub(super) text: String,
    /// The marks, primary ones first, as bytes of `text`.
    pub(super) marks: Vec<Mark<'d>>,
    /// The place to name above the excerpt.
    pub(super) place: Span,
}

/// A label as it falls into an excerpt.
#[derive(Debug)]
pub(super) struct Mark<'d> {
    pub(super) range: Range<usize>,
    pub(super) text: &'d str,
    pub(super) is_primary: bool,
}

/// A label with its place in the file as it is on disk.
struct Spot<'d> {
    span: Span,
    range: Range<usize>,
    lines: RangeInclusive<usize>,
    text: &'d str,
    is_primary: bool,
}

/// Returns the excerpts that a diagnostic needs: first the one with its primary label.
pub(super) fn cut<'d>(
    diagnostic: &'d Diagnostic,
    sources: &Sources,
    language: Language,
) -> Vec<Excerpt<'d>> {
    let primary = diagnostic.primary.iter().map(|label| (label, true));
    let related = diagnostic.related.iter().map(|label| (label, false));
    let mut clusters: Vec<Vec<Spot<'d>>> = Vec::new();
    for (label, is_primary) in primary.chain(related) {
        let spot = locate(label, is_primary, sources, language);
        match clusters
            .iter_mut()
            .find(|cluster| is_nearby(cluster, &spot))
        {
            Some(cluster) => cluster.push(spot),
            None => clusters.push(vec![spot]),
        }
    }
    clusters
        .iter()
        .map(|cluster| quote(cluster, sources))
        .collect()
}

fn locate<'d>(
    label: &'d Label,
    is_primary: bool,
    sources: &Sources,
    language: Language,
) -> Spot<'d> {
    let original = sources.original(label.span.file);
    let mut range = sources.original_range(label.span);
    let first = sources.position(label.span).line;
    let mut last = sources.end_position(label.span).line;
    if last - first >= COVERED {
        last = first;
        range.end = line_range(sources, label.span.file, first)
            .end
            .max(range.start);
    }
    // A label that takes in the end of its last line is not about the line after it.
    let covered = original[range.clone()].trim_end_matches(['\n', '\r']);
    let breaks = original[range.start + covered.len()..range.end]
        .matches('\n')
        .count();
    range.end = range.start + covered.len();
    let lines = first..=last.saturating_sub(breaks).max(first);
    Spot {
        span: label.span,
        range,
        lines,
        text: label.text.in_language(language),
        is_primary,
    }
}

fn is_nearby(cluster: &[Spot<'_>], spot: &Spot<'_>) -> bool {
    cluster.iter().any(|other| {
        other.span.file == spot.span.file
            && *other.lines.start() <= spot.lines.end() + NEARBY
            && *spot.lines.start() <= other.lines.end() + NEARBY
    })
}

/// Quotes the lines that some labels of one file lie in.
fn quote<'d>(cluster: &[Spot<'d>], sources: &Sources) -> Excerpt<'d> {
    let place = cluster[0].span;
    let original = sources.original(place.file);
    let first_line = cluster.iter().map(|spot| *spot.lines.start()).min();
    let last_line = cluster.iter().map(|spot| *spot.lines.end()).max();
    let (first_line, last_line) = first_line
        .zip(last_line)
        .expect("a cluster is begun with the spot it is for");

    let mut text = String::new();
    let mut pieces: Vec<(Range<usize>, usize)> = Vec::new();
    for line in first_line..=last_line {
        let whole = line_range(sources, place.file, line);
        let kept = shorten(original, &whole, cluster);
        if kept.start > whole.start {
            text.push_str(CUT);
        }
        pieces.push((kept.clone(), text.len()));
        text.push_str(&original[kept.clone()]);
        if kept.end < whole.end {
            text.push_str(CUT);
        }
        text.push('\n');
    }
    let into_text = |offset: usize, line: usize| {
        let (kept, start) = &pieces[line - first_line];
        start + offset.clamp(kept.start, kept.end) - kept.start
    };
    let marks = cluster.iter().map(|spot| Mark {
        range: into_text(spot.range.start, *spot.lines.start())
            ..into_text(spot.range.end, *spot.lines.end()),
        text: spot.text,
        is_primary: spot.is_primary,
    });
    Excerpt {
        first_line,
        marks: marks.collect(),
        text,
        place,
    }
}

/// Returns the part of a line to quote: all of it, or what is around its first label.
fn shorten(original: &str, whole: &Range<usize>, cluster: &[Spot<'_>]) -> Range<usize> {
    let line = &original[whole.clone()];
    if line.char_indices().nth(LINE_LIMIT).is_none() {
        return whole.clone();
    }
    // The primary label comes first in its cluster, so it has the say.
    let ends = cluster
        .iter()
        .flat_map(|spot| [spot.range.start, spot.range.end]);
    let marked = ends
        .filter(|end| whole.start <= *end && *end <= whole.end)
        .map(|end| end - whole.start)
        .next()
        .unwrap_or(0);
    let start = line[..marked]
        .char_indices()
        .rev()
        .take(LEAD)
        .last()
        .map_or(0, |(at, _)| at);
    let length = line[start..]
        .char_indices()
        .nth(LINE_LIMIT)
        .map(|(at, _)| at);
    whole.start + start..length.map_or(whole.end, |length| whole.start + start + length)
}

fn line_range(sources: &Sources, file: FileId, line: usize) -> Range<usize> {
    sources
        .line_range(file, line)
        .expect("a position lies on a line of its file")
}
