//! The outcome of the tests inside rule files, and what they prove, as text.

use crate::phrase::{Language, Phrase, phrase};
use crate::source::Sources;
use crate::span::Span;
use crate::verify::Verdict;
use crate::verify::coverage::Coverage;
use crate::verify::mutation::Mutation;

use super::declared::Declared;
use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::words;

mod advice;
mod coverage;
mod mutation;

/// The outcome of the tests, and the files that they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Page<'r> {
    /// How each test came out.
    pub verdicts: &'r [Verdict],
    /// What the tests have seen of the rules, where that was asked.
    pub coverage: Option<&'r [Coverage]>,
    /// What the tests make of changed rules, where that was asked.
    pub mutations: Option<&'r [Mutation]>,
    /// The tests and rules as they are written.
    pub declared: &'r Declared<'r, 'r>,
    /// The files.
    pub sources: &'r Sources,
}

impl Page<'_> {
    /// Writes the tests that failed, with what differs, what was asked beside, and how many passed.
    pub fn render(&self, language: Language, colour: Colour) -> String {
        let mut pen = Pen::new(language, colour);
        if let Some(coverage) = self.coverage {
            self.write_coverage(coverage, &mut pen);
            pen.blank();
        }
        if let Some(mutations) = self.mutations {
            self.write_mutations(mutations, &mut pen);
            pen.blank();
        }
        let failed = self.verdicts.iter();
        let failed = failed.filter(|verdict| !verdict.outcome.passed());
        for verdict in failed.clone() {
            self.write_failed(verdict, &mut pen);
        }
        let failed = failed.count();
        let passed = words::counted((self.verdicts.len() - failed) as u64, words::TESTS);
        let failed = words::count(failed as u64);
        let total = Phrase::new(
            format_args!("{} đạt, {} không đạt", passed.vi, failed.vi),
            format_args!("{} passed, {} failed", passed.en, failed.en),
        );
        pen.line(Ink::Plain, "", &total);
        pen.finish()
    }

    fn write_failed(&self, verdict: &Verdict, pen: &mut Pen) {
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
        if let Some(advice) = advice::advice(verdict, self.declared, self.sources) {
            pen.line(Ink::Plain, "    ", &advice);
        }
        pen.line(Ink::Plain, "    ", &Phrase::same(self.place(verdict.span)));
        pen.blank();
    }

    /// Returns where something is written: `rules/x.tthc:12`.
    fn place(&self, span: Span) -> String {
        let position = self.sources.position(span);
        format!("{}:{}", self.sources.path(span.file), position.line)
    }
}

/// Marks what is only told, and fails nothing.
fn not_stable(is_stable: bool) -> Phrase {
    if is_stable {
        Phrase::default()
    } else {
        phrase!(" (chưa ổn định)", " (not stable)")
    }
}
