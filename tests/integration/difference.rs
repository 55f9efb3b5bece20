//! `tinhgon diff` from outside: two reviews, two rule sets, and files that are no reviews.

use crate::command::{Desk, Outcome, project};

/// Reviews the example catalogue as JSON into a file of the desk.
fn review(desk: &Desk, file: &str, more: &[&str]) {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus
        .to_str()
        .expect("the project stands in a folder of plain name");
    let words = [
        "review",
        corpus,
        "--as-of",
        "2023-12-31",
        "--format",
        "json",
        "--fail-on",
        "never",
        "-o",
        file,
    ];
    let outcome = desk.run(&[&words[..], more].concat());
    assert_eq!(outcome.code, Some(0), "{outcome}");
}

/// Reads the exit code and the counts of a difference.
fn counts(outcome: &Outcome) -> (Option<i32>, [u64; 5]) {
    let json: serde_json::Value =
        serde_json::from_str(&outcome.results).expect("a difference is JSON");
    let count = |name| json["summary"][name].as_u64().expect("it counts");
    // What is stricter one way is changed the other way.
    let changed = count("changed") + count("stricter");
    let [new, gone, decided, unchanged] = ["new", "gone", "decided", "unchanged"].map(count);
    (outcome.code, [new, gone, changed, decided, unchanged])
}

#[test]
fn a_review_read_back_does_not_differ_from_itself() {
    let desk = Desk::new();
    review(&desk, "a.json", &[]);
    let outcome = desk.run(&["diff", "a.json", "a.json", "--format", "json"]);
    let (code, counts) = counts(&outcome);
    assert_eq!(code, Some(0));
    assert_eq!(counts[..4], [0; 4]);
    assert!(counts[4] > 50, "{counts:?}");
}

#[test]
fn a_changed_rule_shows_what_it_adds_removes_and_tells_differently() {
    let desk = Desk::new();
    review(
        &desk,
        "old.json",
        &["--select", "too-many-copies,published-late"],
    );
    // The limit of copies as somebody would tighten it, and a rule that nobody had.
    let rule = std::fs::read_to_string(project().join("rules/documents/too-many-copies.tthc"));
    let rule = rule
        .unwrap()
        .replacen("severity should", "severity must", 1);
    desk.file("own/documents/too-many-copies.tthc", rule);
    review(
        &desk,
        "new.json",
        &["--rules", "own", "--select", "too-many-copies,asked-twice"],
    );
    let run = |more: &[&str]| desk.run(&[&["diff", "old.json", "new.json"], more].concat());
    insta::assert_snapshot!("difference_vi", run(&[]));
    insta::assert_snapshot!("difference_en", run(&["--lang", "en"]));
    insta::assert_snapshot!("difference_json", run(&["--format", "json"]));
    assert_eq!(run(&["--fail-on", "never"]).code, Some(0));
    let back = desk.run(&["diff", "new.json", "old.json", "--format", "json"]);
    let there = counts(&run(&["--format", "json"])).1;
    let (code, back) = counts(&back);
    assert_eq!(code, Some(0), "nothing new is grave on the way back");
    assert_eq!(back, [there[1], there[0], there[2], there[3], there[4]]);
}

#[test]
fn what_is_no_review_is_told_of_both_files_at_once() {
    let desk = Desk::new();
    desk.file("a.txt", "Rà soát 21 thủ tục");
    desk.file("b.json", r#"{"schema": "tinhgon.diff/1", "tool": {"version": "1"}, "as_of": "2023-12-31", "findings": [], "measures": {"before": {}, "after": {}}}"#);
    desk.file(
        "c.json",
        format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000)),
    );
    let told = |language: &str| {
        let told = [
            desk.run(&["diff", "a.txt", "b.json", "--lang", language]),
            desk.run(&["diff", "c.json", "missing.json", "--lang", language]),
        ];
        told.map(|outcome| outcome.to_string()).join("\n")
    };
    insta::assert_snapshot!("difference_of_no_reviews_vi", told("vi"));
    insta::assert_snapshot!("difference_of_no_reviews_en", told("en"));
}
