//! The example catalogue at six dates: what was right then, and nothing of later law.
//!
//! Each date is one on which the law stood differently: before the rules on publishing (2017),
//! after the residence law (2021), after the household book (2023), after the districts (2025),
//! while papers are replaced by the Government's list (2026), and after that list (2027).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::command::{Desk, project};

const DATES: [&str; 6] = [
    "2017-12-31",
    "2021-08-01",
    "2023-12-31",
    "2025-12-31",
    "2026-07-18",
    "2027-03-15",
];

/// Reviews the example as of a date; returns what each finding is of and about.
fn findings(date: &str) -> BTreeSet<String> {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_string_lossy();
    let words = ["review", &corpus, "--as-of", date, "--format", "json"];
    let outcome = Desk::new().run(&[&words[..], &["--fail-on", "never"]].concat());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    let review: Value = serde_json::from_str(&outcome.results).expect("a review is JSON");
    assert_eq!(review["as_of"], date);
    let findings = review["findings"].as_array().expect("it has findings");
    let line = |finding: &Value| {
        let about = finding["about"].as_array().expect("it is about something");
        let about = about.iter().filter_map(|thing| thing["name"].as_str());
        let about: Vec<&str> = about.collect();
        let rule = finding["rule"].as_str().expect("it has a rule");
        format!("{rule}: {}", about.join(", "))
    };
    findings.iter().map(line).collect()
}

#[test]
fn each_date_has_its_own_law() {
    let mut told = String::new();
    let mut before = BTreeSet::new();
    for date in DATES {
        let found = findings(date);
        writeln!(told, "\n{date}: {} findings", found.len()).expect("a text grows");
        for (sign, lines) in [('+', &found - &before), ('-', &before - &found)] {
            for line in lines {
                writeln!(told, "  {sign} {line}").expect("a text grows");
            }
        }
        before = found;
    }
    insta::assert_snapshot!("six_dates", told);
}
