//! Decision tables from outside: what a rule with one finds, and what is told of it.

use crate::command::{Desk, Outcome};

fn run(words: &[&str]) -> Outcome {
    let desk = Desk::new();
    desk.file("a.tthc", include_str!("tables.tthc"));
    let ground = ["--no-shipped-rules", "--as-of", "2023-12-31"];
    desk.run(&[words, &ground].concat())
}

/// The id of the only finding.
fn finding() -> String {
    let review = run(&["review", "a.tthc", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&review.results).expect("it is JSON");
    let found = read["findings"].as_array().expect("there are findings");
    assert_eq!(found.len(), 1, "{review}");
    found[0]["id"].as_str().expect("it has an id").to_owned()
}

#[test]
fn a_proof_names_the_row_that_speaks() {
    let id = finding();
    for (language, shown) in [("vi", "proof_by_a_table_vi"), ("en", "proof_by_a_table_en")] {
        let words = ["explain", &id, "a.tthc", "--lang", language];
        insta::assert_snapshot!(shown, run(&words));
    }
    let told = run(&["explain", &id, "a.tthc", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&told.results).expect("it is JSON");
    let term = &read["proof"]["conditions"][0]["terms"][0];
    assert_eq!(term["value"]["en"], "2", "{told}");
    assert_eq!(term["row"]["en"], "row no, from 2 until 3, 0 = 2");
    assert_eq!(term["at"]["line"], 13);
}

#[test]
fn a_near_miss_names_the_row_that_speaks_or_what_is_unknown() {
    for (document, shown) in [
        ("p.anh", "near_miss_by_a_table"),
        ("p.the", "no_row_is_known"),
    ] {
        let words = [
            "why-not",
            "nhieu-ban",
            document,
            "--in",
            "a.tthc",
            "--lang",
            "vi",
        ];
        insta::assert_snapshot!(shown, run(&words));
    }
}

#[test]
fn a_rule_is_shown_with_the_rows_of_its_table() {
    for (language, shown) in [
        ("vi", "rule_with_a_table_vi"),
        ("en", "rule_with_a_table_en"),
    ] {
        let words = [
            "rules",
            "show",
            "nhieu-ban",
            "--plan",
            "--lang",
            language,
            "--rules",
            ".",
        ];
        insta::assert_snapshot!(shown, run(&words));
    }
}

#[test]
fn rows_that_no_test_reaches_and_changes_that_none_notices_are_shown() {
    let words = |what| ["test", "a.tthc", "--lang", "vi", what];
    let desk = Desk::new();
    desk.file("a.tthc", include_str!("tables.tthc"));
    for (what, shown) in [
        ("--coverage", "rows_not_reached"),
        ("--mutate", "rows_changed"),
    ] {
        let told = desk.run(&[&words(what)[..], &["--no-shipped-rules"]].concat());
        insta::assert_snapshot!(shown, told);
    }
}
