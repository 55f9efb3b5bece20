//! `tinhgon rules new`: what a reviewer begins a rule with.

use std::fs;

use crate::command::Desk;

#[test]
fn a_new_rule_is_canonical_compiles_and_says_what_is_still_to_be_written() {
    for (language, name, shown) in [
        ("vi", "nop-giay-thua", "new_rule_vi"),
        ("en", "needless-paper", "new_rule_en"),
    ] {
        let desk = Desk::new();
        let run = |words: &[&str]| desk.run(&[words, &["--lang", language]].concat());
        let path = format!("rules/documents/{name}.tthc");
        let begun = run(&["rules", "new", name, "--group", "documents"]);
        assert_eq!(
            (begun.code, begun.results.trim_end()),
            (Some(0), path.as_str()),
            "{begun}"
        );
        for command in [vec!["fmt", "--check", &path], vec!["check", &path]] {
            let outcome = run(&command);
            assert_eq!(outcome.code, Some(0), "{outcome}");
        }
        let tested = run(&["test", &path, "--no-shipped-rules"]);
        let text = fs::read_to_string(desk.path(&path)).unwrap();
        insta::assert_snapshot!(shown, format!("{begun}\n--- {path}\n{text}\n{tested}"));
    }
}

#[test]
fn a_rule_is_begun_where_the_folder_keeps_its_rules() {
    let desk = Desk::new();
    desk.file("tinhgon.toml", "rules = [\"quy-tac\"]\nlang = \"en\"\n");
    let path = |words: &[&str]| {
        let outcome = desk.run(&[&["rules", "new"], words].concat());
        assert_eq!(outcome.code, Some(0), "{outcome}");
        outcome.results.trim_end().to_owned()
    };
    assert_eq!(path(&["one"]), "./quy-tac/local/one.tthc");
    assert_eq!(
        path(&["two", "-o", "@@INPUT@@"]),
        "@@INPUT@@/local/two.tthc"
    );
    let text = fs::read_to_string(desk.path("local/two.tthc")).unwrap();
    assert!(text.contains("\nrule two "), "{text}");
}

#[test]
fn a_rule_takes_no_place_and_no_name_that_is_taken() {
    let desk = Desk::new();
    desk.file("rules/a/taken.tthc", "# mine\n")
        .file("rules/many.tthc", "rule of-mine \"R\" { }\n");
    let before = desk.files();
    let mut told = Vec::new();
    for words in [
        vec!["taken", "--group", "a"],
        vec!["of-mine"],
        vec!["asked-twice"],
        vec!["Nộp hai lần"],
        vec!["step"],
        vec!["x", "--group", "../.."],
        vec!["x", "-o", "rules/many.tthc"],
    ] {
        for language in ["vi", "en"] {
            let command = [&["rules", "new"], &words[..], &["--lang", language]].concat();
            let outcome = desk.run(&command);
            assert_eq!(outcome.code, Some(2), "{outcome}");
            told.push(format!("$ {}\n{outcome}\n", command.join(" ")));
        }
    }
    assert_eq!(desk.files(), before, "nothing was written");
    insta::assert_snapshot!("new_rule_refused", told.concat());
}
