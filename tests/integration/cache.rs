//! What an earlier review kept is given again, and only where nothing has changed.

use std::fs;
use std::path::PathBuf;

use crate::command::{Desk, Outcome};

const PROCEDURE: &str = r#"
thủ tục cap-ban-sao "Cấp bản sao trích lục hộ tịch" {
  cấp xã
  hồ sơ to-khai "Tờ khai theo mẫu"
}
"#;

const QUESTION: [&str; 6] = [
    "review",
    "files",
    "--as-of",
    "2025-12-31",
    "--format",
    "json",
];

/// Part of what is said where a result is given again.
const AGAIN: &str = ".tinhgon/cache";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("files/a.tthc", PROCEDURE);
    desk
}

/// Asks with more words; returns what came out, and whether it was given again.
fn ask(desk: &Desk, more: &[&str]) -> (Outcome, bool) {
    let outcome = desk.run(&[&QUESTION, more].concat());
    let again = outcome.messages.contains(AGAIN);
    (outcome, again)
}

fn entries(desk: &Desk) -> Vec<PathBuf> {
    let files = desk.files().into_keys();
    let is_entry = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "review");
    files.filter(is_entry).collect()
}

#[test]
fn the_same_question_gives_the_same_bytes_from_the_cache() {
    let desk = desk();
    let (first, is_again) = ask(&desk, &[]);
    assert!(
        !is_again && first.code.is_some_and(|code| code < 2),
        "{first:?}"
    );
    let (second, is_again) = ask(&desk, &[]);
    assert!(is_again, "{}", second.messages);
    assert_eq!((first.code, &first.results), (second.code, &second.results));
    let (anew, is_again) = ask(&desk, &["--no-cache"]);
    assert!(!is_again);
    assert_eq!(first.results, anew.results);
}

#[test]
fn a_file_gets_the_same_bytes_too() {
    let desk = desk();
    let results: Vec<Vec<u8>> = (0..2)
        .map(|_| {
            ask(&desk, &["-o", "out.json"]);
            let bytes = fs::read(desk.path("out.json")).expect("the result was written");
            fs::remove_file(desk.path("out.json")).expect("the result can be removed");
            bytes
        })
        .collect();
    assert_eq!(results[0], results[1]);
    assert_eq!(entries(&desk).len(), 1);
}

#[test]
fn whatever_changes_is_reviewed_anew() {
    let desk = desk();
    ask(&desk, &[]);
    assert!(ask(&desk, &[]).1);
    for more in [
        &["--lang", "en"] as &[_],
        &["--preview"],
        &["--fail-on", "never"],
        &["--proofs"],
    ] {
        assert!(!ask(&desk, more).1, "{more:?}");
    }
    desk.file("files/a.tthc", PROCEDURE.replace("hộ tịch", "khai sinh"));
    let (changed, is_again) = ask(&desk, &[]);
    assert!(!is_again);
    assert!(changed.results.contains("trích lục khai sinh"));
    desk.file("files/b.tthc", PROCEDURE.replace("cap-ban-sao", "cap-lai"));
    assert!(!ask(&desk, &[]).1);
    desk.file("files/tinhgon.toml", "preview = true\n");
    assert!(!ask(&desk, &[]).1);
    fs::remove_file(desk.path("files/tinhgon.toml")).expect("the settings can be removed");
    let (first, _) = ask(&desk, &[]);
    assert!(first.results.contains("cap-lai"));
}

#[test]
fn a_damaged_entry_is_worth_nothing() {
    let desk = desk();
    let (first, _) = ask(&desk, &[]);
    let [entry] = &entries(&desk)[..] else {
        panic!("one entry is kept");
    };
    let whole = fs::read(entry).expect("the entry can be read");
    for damaged in [&whole[..whole.len() / 2], b"", b"tinhgon1"] {
        fs::write(entry, damaged).expect("the entry can be damaged");
        let (anew, is_again) = ask(&desk, &[]);
        assert!(!is_again);
        assert_eq!((first.code, &first.results), (anew.code, &anew.results));
        assert!(ask(&desk, &[]).1, "the entry is mended");
    }
}

#[test]
fn what_was_told_beside_the_result_is_told_again() {
    let desk = desk();
    desk.file("files/empty.tthc", "");
    let (first, _) = ask(&desk, &[]);
    let (second, is_again) = ask(&desk, &[]);
    assert!(!is_again);
    assert!(first.messages.contains("empty.tthc"), "{}", first.messages);
    assert!(second.messages.contains("empty.tthc"));
    assert!(entries(&desk).is_empty());
}

#[test]
fn no_cache_leaves_no_folder() {
    let desk = desk();
    ask(&desk, &["--no-cache"]);
    assert!(!desk.path(".tinhgon").exists());
    // Neither does a run that tells mistakes.
    desk.file("files/wrong.tthc", "thủ tục ???");
    assert_eq!(ask(&desk, &[]).0.code, Some(2));
    assert!(!desk.path(".tinhgon").exists());
}
