//! `tinhgon rules new` and `rules docs`: what a reviewer begins a rule with, and reads of it.

use std::fs;

use crate::command::{Desk, Outcome};

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
fn a_reviewers_first_hour_goes_from_a_name_to_a_finding() {
    let desk = Desk::new();
    desk.file(
        "thu-tuc/p.tthc",
        "thủ tục p \"Cấp thẻ\" { hồ sơ d \"Bản sao\" { bản chứng thực 2 } }\n",
    );
    let run = |words: &[&str]| desk.run(&[words, &["--lang", "vi"]].concat());
    let path = "rules/local/can-ban-sao.tthc";
    assert_eq!(run(&["rules", "new", "can-ban-sao"]).code, Some(0));
    let begun = fs::read_to_string(desk.path(path)).unwrap();
    // The tests say what is meant, and then the condition has nothing left to do.
    let written = begun
        .replacen("{ bản sao 1 }", "{ bản chứng thực 1 }", 1)
        .replacen(
            "nêu\" { bản chứng thực 1 }\n  }\n  mong đợi không",
            "nêu\" { bản sao 1 }\n  }\n  mong đợi không",
            1,
        )
        .replace("nộp bản gì\" { bản sao 1 }", "nộp bản gì\"");
    desk.file(path, written);
    let tested = run(&["test", path, "--no-shipped-rules"]);
    assert_eq!(tested.code, Some(0), "{tested}");
    let review = |day: &str| {
        let words = [
            "review",
            "thu-tuc",
            "--rules",
            "rules",
            "--no-shipped-rules",
        ];
        run(&[&words[..], &["--select", "can-ban-sao", "--as-of", day]].concat())
    };
    let found = review("2025-01-01");
    assert!(
        found.results.contains("VIẾT việc cần làm với «Bản sao»"),
        "{found}"
    );
    let before = review("2024-12-31");
    assert!(!before.results.contains("«Bản sao»"), "{before}");
    let told = "Quy tắc `can-ban-sao` không chạy: ngày rà soát là 31/12/2024, quy tắc áp dụng từ 01/01/2025\n";
    assert!(before.messages.contains(told), "{before}");
    let formatted = run(&["fmt", "--check", "thu-tuc"]);
    assert_eq!(
        (formatted.code, formatted.messages.as_str()),
        (
            Some(1),
            "1 tệp chưa đúng dạng; chạy `tinhgon fmt` để định dạng lại\n"
        ),
    );
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

/// A workspace that is all of the language's own: laws, papers, a register, rules, a procedure.
const WORKSPACE: &str = include_str!("workspace.tthc");

/// Writes the pages of the workspace's rules.
fn docs(desk: &Desk, more: &[&str]) -> Outcome {
    let words = [
        "rules",
        "docs",
        "-o",
        "docs",
        "--rules",
        "@@INPUT@@/own",
        "--no-shipped-rules",
        "--as-of",
        "2023-12-31",
    ];
    desk.run(&[&words[..], more].concat())
}

#[test]
fn a_page_of_a_rule_in_either_form_and_language() {
    let desk = Desk::new();
    desk.file("own/rules.tthc", WORKSPACE);
    for (language, rule, as_html, as_markdown) in [
        ("vi", "abolished-paper", "page_vi_html", "page_vi_md"),
        ("en", "tried", "page_en_html", "page_en_md"),
    ] {
        let written = docs(&desk, &["--lang", language]);
        assert_eq!(
            (written.code, written.results.as_str()),
            (Some(0), "docs/index.html\ndocs/index.md\n"),
            "{written}"
        );
        let read = |ending: &str| {
            let path = desk.path(&format!("docs/rule/{rule}.{ending}"));
            fs::read_to_string(path).unwrap()
        };
        let html = read("html");
        // How it looks is not what is told here.
        let (head, rest) = html.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        insta::assert_snapshot!(as_html, format!("{head}…{body}"));
        insta::assert_snapshot!(as_markdown, read("md"));
    }
    let index = fs::read_to_string(desk.path("docs/index.md")).unwrap();
    insta::assert_snapshot!("page_index_md", index);
}

#[test]
fn every_shipped_rule_has_its_page_and_every_link_leads_somewhere() {
    let desk = Desk::new();
    let written = desk.run(&["rules", "docs", "-o", "docs"]);
    assert_eq!(written.code, Some(0), "{written}");
    let listed = desk.run(&["rules", "list"]).results;
    // The targets come last, and have no page of their own.
    let (listed, targets) = listed.split_once("\ntargets (chỉ tiêu)\n").unwrap();
    assert!(targets.contains("less-to-declare"), "{targets}");
    let rules = listed.lines().filter(|line| line.starts_with("  "));
    let rules: Vec<&str> = rules
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(rules.len() > 20, "{listed}");
    let (mut files, mut links) = (0, 0);
    for (path, bytes) in desk.files() {
        files += 1;
        let text = String::from_utf8(bytes).unwrap();
        let found: Vec<&str> = match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => text
                .split("href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect(),
            _ => text
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
                .collect(),
        };
        for link in found {
            links += 1;
            let target = path.parent().unwrap().join(link);
            assert!(target.is_file(), "{}: {link}", path.display());
        }
    }
    assert_eq!(files, 2 * (rules.len() + 1), "a page a rule, and the index");
    for rule in &rules {
        for ending in ["html", "md"] {
            let page = desk.path(&format!("docs/rule/{rule}.{ending}"));
            let text = fs::read_to_string(page).unwrap();
            assert!(text.contains(*rule), "{rule}");
        }
    }
    assert!(
        links >= 4 * rules.len(),
        "each page links up, and the index down"
    );
}

#[test]
fn pages_are_written_again_and_other_files_are_not_replaced_unasked() {
    let desk = Desk::new();
    desk.file("own/rules.tthc", WORKSPACE);
    desk.file("docs/rule/tried.md", "mine\n")
        .file("docs/other.txt", "mine too\n");
    let before = desk.files();
    let refused = docs(&desk, &[]);
    assert_eq!(refused.code, Some(2), "{refused}");
    assert_eq!(desk.files(), before, "nothing was written");
    insta::assert_snapshot!("page_in_the_way", refused);
    assert_eq!(
        docs(&desk, &["--format", "html"]).code,
        Some(0),
        "nothing is in its way"
    );
    assert_eq!(docs(&desk, &["--force"]).code, Some(0));
    let first = desk.files();
    assert_eq!(docs(&desk, &[]).code, Some(0), "these are its own pages");
    assert_eq!(desk.files(), first, "the same rules give the same bytes");
    assert_eq!(
        fs::read_to_string(desk.path("docs/other.txt")).unwrap(),
        "mine too\n"
    );
    desk.file("own/rules.tthc", WORKSPACE.replace("tried", "tried-again"));
    let again = docs(&desk, &["--lang", "en", "--format", "md"]);
    assert!(
        again
            .messages
            .contains("no more, which you may remove: docs/rule/tried.md\n"),
        "{again}"
    );
    assert!(desk.path("docs/rule/tried.md").is_file());
}
