//! A review in its several forms: written together, each whole, all saying the same.

use std::fs;

use crate::command::{Desk, project};

/// The example catalogue, as of the day that the reference figures are stated for.
fn review(desk: &Desk, more: &[&str]) -> crate::command::Outcome {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().expect("the path is text");
    let mut words = vec!["review", corpus, "--as-of", "2023-12-31"];
    words.extend(more);
    desk.run(&words)
}

#[test]
fn several_forms_are_written_to_a_folder_from_one_review() {
    let desk = Desk::new();
    let outcome = review(&desk, &["--format", "json,text,json", "-o", "new/reports"]);
    assert_eq!(outcome.code, Some(1), "{outcome}");
    assert_eq!(
        outcome.results,
        "new/reports/review.txt\nnew/reports/review.json\n"
    );
    assert_eq!(outcome.messages.matches("Đã rà soát").count(), 1);
    for (form, file) in [("text", "review.txt"), ("json", "review.json")] {
        let alone = review(&desk, &["--format", form, "-o", "alone"]);
        assert_eq!(alone.results, "");
        let [alone, together] =
            ["alone".to_owned(), format!("new/reports/{file}")].map(|name| desk.path(&name));
        assert!(
            fs::read(alone).unwrap() == fs::read(together).unwrap(),
            "{form} is the same alone and beside others"
        );
    }
}

#[test]
fn several_forms_without_a_folder_are_refused_before_anything_is_read() {
    let desk = Desk::new();
    let outcome = desk.run(&["review", "no-such-path", "--format", "text,json"]);
    insta::assert_snapshot!("several_forms_need_a_folder", outcome);
    desk.file("a-file", "kept");
    let outcome = review(&desk, &["--format", "text,json", "-o", "a-file"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.messages.contains("unwritable"), "{outcome}");
    assert_eq!(fs::read(desk.path("a-file")).unwrap(), b"kept");
}
