//! Procedures that can be filed together: what is told of them, what is written, and what that saves.

use std::fs;

use crate::command::{Desk, project};

const FILES: [&str; 5] = [
    "bhyt-tre.tthc",
    "co-quan.tthc",
    "danh-muc.tthc",
    "khai-sinh.tthc",
    "thuong-tru-tre.tthc",
];

/// A desk with what follows a birth: its registration, the residence and the insurance of a child.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in FILES {
        let path = project().join("tests/corpus/good/can-gio").join(name);
        desk.file(name, fs::read_to_string(path).expect("the corpus is text"));
    }
    desk
}

fn command<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let rules = ["--as-of", "2023-12-31", "--select", "linkable-chain"];
    [words, &rules].concat()
}

/// What a review tells, less the lines of the shipped catalogue, which others write on.
fn told(desk: &Desk, words: &[&str]) -> String {
    let told = desk.run(&command(words)).to_string();
    let cut = |line: &str| match line.split_once("(rules/catalog/") {
        Some((before, _)) => format!("{before}(rules/catalog/…)"),
        None => line.to_owned(),
    };
    told.lines().map(cut).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_review_tells_what_a_joint_file_saves() {
    let desk = desk();
    let review = ["review", "--fail-on", "never"];
    insta::assert_snapshot!("review_vi", told(&desk, &review));
    let english = [&review[..], &["--lang", "en"]].concat();
    insta::assert_snapshot!("review_en", told(&desk, &english));
}

#[test]
fn a_joint_file_is_written_and_holds() {
    let desk = desk();
    insta::assert_snapshot!("applied_vi", desk.run(&command(&["apply"])));
    let mut written: Vec<String> = Vec::new();
    for name in FILES {
        let text = fs::read_to_string(desk.path(name)).expect("a text was written");
        let lines = text.lines().filter(|line| line.contains("liên thông với"));
        written.extend(lines.map(|line| format!("{name}:{line}")));
    }
    insta::assert_snapshot!("written", written.join("\n"));
    let again = command(&["review", "--fail-on", "never", "--lang", "en"]);
    insta::assert_snapshot!("review_again_en", desk.run(&again));
}
