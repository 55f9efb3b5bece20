//! Procedures that are nearly one: what is told of them, and what is written when they are made one.

use std::fs;

use crate::command::{Desk, project};

const RULES: [&str; 2] = ["--select", "similar-procedures,level-variants"];

/// A desk with the example of licences to teach sports.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in ["bo-mon.tthc", "wushu.tthc"] {
        let path = project().join("tests/corpus/good/day-the-thao").join(name);
        let text = fs::read_to_string(path).expect("the corpus is text");
        desk.file(name, &text);
    }
    desk
}

fn command<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [words, &["--as-of", "2023-12-31"], &RULES[..]].concat()
}

#[test]
fn a_review_tells_what_differs() {
    let desk = desk();
    let review = ["review", "--fail-on", "never"];
    insta::assert_snapshot!("review_vi", desk.run(&command(&review)));
    let english = [&review[..], &["--lang", "en"]].concat();
    insta::assert_snapshot!("review_en", desk.run(&command(&english)));
}

#[test]
fn what_is_merged_is_written_with_its_cases() {
    let desk = desk();
    insta::assert_snapshot!("applied_vi", desk.run(&command(&["apply"])));
    for name in ["bo-mon.tthc", "wushu.tthc"] {
        let text = fs::read_to_string(desk.path(name)).expect("a text was written");
        insta::assert_snapshot!(name, text);
    }
    // What is left is a procedure of another level.
    let again = desk.run(&command(&["review", "--fail-on", "never", "--lang", "en"]));
    insta::assert_snapshot!("review_again_en", again);
}
