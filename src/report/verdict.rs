//! The outcome of the tests inside rule files, as text.

use crate::phrase::{Language, Phrase};
use crate::source::Sources;
use crate::verify::Verdict;

use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::words;

/// Writes the tests that failed, with what differs, and how many passed.
pub fn render(
    verdicts: &[Verdict],
    sources: &Sources,
    language: Language,
    colour: Colour,
) -> String {
    let mut pen = Pen::new(language, colour);
    let mut failed = 0;
    for verdict in verdicts.iter().filter(|verdict| !verdict.outcome.passed()) {
        failed += 1;
        let outcome = verdict.outcome.name();
        let told = format!("{} «{}»", verdict.rule, verdict.title);
        let heading = Phrase::new(
            format_args!("[{}] {told}", outcome.vi),
            format_args!("[{}] {told}", outcome.en),
        );
        pen.line(Ink::Red, "", &heading);
        for difference in &verdict.differences {
            pen.line(Ink::Plain, "  - ", difference);
        }
        let position = sources.position(verdict.span);
        let place = format!("{}:{}", sources.path(verdict.span.file), position.line);
        pen.line(Ink::Plain, "    ", &Phrase::same(place));
        pen.blank();
    }
    let passed = words::count((verdicts.len() - failed) as u64);
    let failed = words::count(failed as u64);
    let total = Phrase::new(
        format_args!("{} kiểm thử đạt, {} không đạt", passed.vi, failed.vi),
        format_args!("{} tests passed, {} failed", passed.en, failed.en),
    );
    pen.line(Ink::Plain, "", &total);
    pen.finish()
}
