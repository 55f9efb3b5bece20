//! Which rules run, and how much they may cost.

use crate::command::{Desk, project};

#[test]
fn a_run_over_its_budget_ends_alike_on_any_threads_and_tells_nothing() {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().unwrap();
    let run = |threads: &str, most: &str| {
        Desk::new().run(&[
            "review",
            "--as-of",
            "2023-12-31",
            "--lang",
            "en",
            "--threads",
            threads,
            "--budget-bindings",
            most,
            corpus,
        ])
    };
    for most in ["0", "100", "400"] {
        let expected = run("1", most);
        assert_eq!(
            (expected.code, expected.results.as_str()),
            (Some(3), ""),
            "{expected}"
        );
        assert_eq!(run("3", most).to_string(), expected.to_string());
    }
    insta::assert_snapshot!("over_budget", run("2", "100"));
    assert_eq!(run("2", "100000000").code, Some(1));
}

#[test]
fn a_deprecated_rule_runs_and_is_told() {
    let desk = Desk::new();
    let rule = |name: &str, state: &str| {
        format!(
            "rule {name} \"R\" {{ english \"R\" criterion cost severity should confidence high state {state} basis none
             why \"Vì thế.\" for each procedure p when p.documents = none message vi \"{{p}}\" en \"{{p}}\" }}\n"
        )
    };
    let old = rule("old", "deprecated replaced by better");
    desk.file(
        "a.tthc",
        rule("better", "stable") + &old + "procedure p \"P\" { documents none }\n",
    );
    let ground = ["review", ".", "--no-shipped-rules", "--as-of", "2023-12-31"];
    let run = |more: &[&str]| desk.run(&[&ground[..], more].concat());
    let told = run(&["--format", "json"]);
    assert!(told.results.contains("\"rule\": \"old\""), "{told}");
    insta::assert_snapshot!("deprecated_rule", told.messages);
    let told = run(&["--ignore", "old"]);
    assert!(!told.messages.contains("deprecated-rule"), "{told}");
}

#[test]
fn a_rule_that_looks_too_far_is_refused() {
    let desk = Desk::new();
    let rule = |name: &str, condition: &str| {
        format!(
            "rule {name} \"R\" {{ english \"R\" criterion cost severity should confidence high basis none
             why \"Vì thế.\" for each procedure p when {condition} message vi \"{{p}}\" en \"{{p}}\" }}\n"
        )
    };
    let twin = "exists procedure q where q.code = p.code and q != p";
    desk.file(
        "a.tthc",
        rule("near", "p.steps = none") + &rule("far", twin) + "procedure p \"P\"\n",
    );
    desk.file("tinhgon.toml", "max_cost = \"linked\"\n");
    let ground = ["review", ".", "--no-shipped-rules", "--as-of", "2023-12-31"];
    let run = |more: &[&str]| desk.run(&[&ground[..], more].concat());
    let refused = run(&[]);
    assert_eq!(refused.code, Some(2));
    insta::assert_snapshot!("too_costly", refused);
    assert_eq!(run(&["--ignore", "far"]).code, Some(0));
    assert_eq!(run(&["--max-cost", "keyed"]).code, Some(0));
}
