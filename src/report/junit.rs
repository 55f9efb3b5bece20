//! A review for the test pages of continuous integration: JUnit XML.
//!
//! Each rule that ran is a suite, each of its findings a case. Those that make the run fail are
//! failures, those that were rejected are skipped, the others pass and are told in their output. A rule
//! that found nothing has one case: passed, or skipped where something undescribed kept it from
//! deciding.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Page;
use super::text::finding::line_of;
use super::xml::escaped;
use crate::phrase::{Language, Phrase, phrase};
use crate::rule::RuleId;

/// Writes a review; `fails` says of a finding, by its position, whether it makes the run fail.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(
    page: Page<'_>,
    fails: &dyn Fn(usize) -> bool,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let suites: Vec<Suite> = page
        .review
        .rules
        .iter()
        .map(|rule| suite(page, *rule, fails, language))
        .collect();
    let sum = |of: fn(&Suite) -> usize| suites.iter().map(of).sum::<usize>();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
        env!("CARGO_PKG_NAME"),
        sum(|it| it.tests),
        sum(|it| it.failures),
        sum(|it| it.skipped)
    )?;
    for Suite {
        name,
        tests,
        failures,
        skipped,
        cases,
    } in &suites
    {
        writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" \
             skipped=\"{skipped}\">"
        )?;
        out.write_all(cases.as_bytes())?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

struct Suite {
    name: String,
    tests: usize,
    failures: usize,
    skipped: usize,
    cases: String,
}

fn suite(page: Page<'_>, id: RuleId, fails: &dyn Fn(usize) -> bool, language: Language) -> Suite {
    let rule = &page.rules.rules[id];
    let mut suite = Suite {
        name: escaped(&rule.name),
        tests: 0,
        failures: 0,
        skipped: 0,
        cases: String::new(),
    };
    let title = escaped(rule.title.in_language(language));
    let findings = page.review.findings.iter().enumerate();
    for (position, found) in findings.filter(|(_, found)| found.rule == id) {
        let message = escaped(found.message.in_language(language));
        let (about, place) = (escaped(&found.id), escaped(&line_of(page, found.at)));
        let ruling = page.review.rulings.of[position].as_ref();
        let inside = if page.review.rulings.is_waived(position) {
            suite.skipped += 1;
            let reason = ruling.and_then(|it| it.decision.reason.as_deref());
            format!(
                "<skipped message=\"{}\"/>",
                escaped(reason.unwrap_or_default())
            )
        } else if fails(position) {
            suite.failures += 1;
            let severity = rule.severity.english();
            format!("<failure type=\"{severity}\" message=\"{message}\">{place}</failure>")
        } else {
            format!("<system-out>{message} ({place})</system-out>")
        };
        suite.case(&format!("{title} ({about})"), &inside);
    }
    if suite.tests == 0 {
        let gaps = &page.review.gaps;
        let waits = gaps.missing.values().any(|rules| rules.contains_key(&id))
            || gaps
                .parameters
                .values()
                .any(|rules| rules.contains_key(&id));
        let inside = if waits {
            suite.skipped += 1;
            let Phrase { vi, en } = phrase!(
                "chưa kết luận được ở mọi nơi, vì thiếu mô tả",
                "not decided everywhere, for want of a description"
            );
            let told = Phrase { vi, en };
            format!(
                "<skipped message=\"{}\"/>",
                escaped(told.in_language(language))
            )
        } else {
            String::new()
        };
        suite.case(&title, &inside);
    }
    suite
}

impl Suite {
    fn case(&mut self, name: &str, inside: &str) {
        self.tests += 1;
        let class = &self.name;
        writeln!(
            self.cases,
            "    <testcase classname=\"{class}\" name=\"{name}\">{inside}</testcase>"
        )
        .expect("writing to a string cannot fail");
    }
}
