//! The command line from outside: what comes out of good runs, and with which exit code.

use std::fs;
use std::process::Stdio;

use crate::command::{Desk, Outcome, project};

/// A workspace that is all of the language's own: laws, papers, a register, rules, a procedure.
const WORKSPACE: &str = include_str!("workspace.tthc");

/// The words that every run of the workspace has.
const REVIEW: [&str; 5] = ["review", ".", "--no-shipped-rules", "--as-of", "2023-12-31"];

fn workspace() -> Desk {
    let desk = Desk::new();
    desk.file("rà soát/thu-tuc.tthc", WORKSPACE);
    desk
}

fn review(desk: &Desk, more: &[&str]) -> Outcome {
    desk.run(&[&REVIEW[..], more].concat())
}

#[test]
fn a_review_in_vietnamese() {
    insta::assert_snapshot!(review(&workspace(), &[]));
}

#[test]
fn a_review_in_english() {
    insta::assert_snapshot!(review(&workspace(), &["--lang", "en"]));
}

#[test]
fn a_review_as_json() {
    let outcome = review(&workspace(), &["--format", "json", "--preview"]);
    insta::assert_snapshot!(outcome);
}

#[test]
fn the_exit_code_follows_the_threshold() {
    let desk = workspace();
    let code = |more: &[&str]| review(&desk, more).code;
    assert_eq!(
        code(&[]),
        Some(1),
        "there is a finding that must be answered"
    );
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
    assert_eq!(
        code(&["--ignore", "abolished-paper"]),
        Some(0),
        "the others only should or may be"
    );
    assert_eq!(
        code(&["--ignore", "abolished-paper", "--fail-on", "should"]),
        Some(1)
    );
    assert_eq!(
        code(&["--select", "copy-suffices", "--fail-on", "must"]),
        Some(0)
    );
    assert_eq!(
        code(&["--select", "copy-suffices", "--fail-on", "consider"]),
        Some(1)
    );
}

#[test]
fn a_file_gets_the_same_bytes_as_the_terminal() {
    let desk = workspace();
    let shown = review(&desk, &[]);
    let written = review(&desk, &["-o", "@@INPUT@@/ra.txt"]);
    assert_eq!((written.code, written.results.as_str()), (Some(1), ""));
    assert_eq!(
        fs::read_to_string(desk.path("ra.txt")).unwrap(),
        shown.results
    );
}

#[test]
fn a_folder_says_how_it_is_reviewed_and_the_command_line_wins() {
    let desk = workspace();
    desk.file(
        "tinhgon.toml",
        "as_of = 2022-06-30\nlang = \"en\"\nignore = [\"copy-suffices\"]\nfail_on = \"never\"\n",
    );
    let run = |more: &[&str]| {
        let mut words = vec!["review", ".", "--no-shipped-rules"];
        words.extend(more);
        desk.run(&words)
    };
    let told = run(&[]);
    assert_eq!(told.code, Some(0));
    assert!(
        told.results
            .starts_with("Review of 2 procedures by 3 rules as of 2022-06-30\n"),
        "{told}"
    );
    assert!(
        !told.results.contains("abolished-paper:"),
        "the paper was still valid: {told}"
    );
    let told = run(&["--as-of", "31/12/2023", "--lang", "vi", "--fail-on", "must"]);
    assert_eq!(told.code, Some(1));
    assert!(
        told.results
            .starts_with("Rà soát 2 thủ tục theo 3 quy tắc tại ngày 31/12/2023\n"),
        "{told}"
    );
}

#[test]
fn a_rule_of_ones_own_replaces_the_shipped_one() {
    let desk = workspace();
    desk.file(
        "own/abolished-paper-asked.tthc",
        "rule abolished-paper-asked \"Của đơn vị\" {
           english \"Of one's own\"  criterion lawful  severity consider  confidence low  state stable
           basis none  why \"\"\"Vì thế.\"\"\"
           for each procedure p when p.documents != none
           message vi \"{p}\" en \"{p}\"
         }\n",
    );
    let told = desk.run(&["rules", "list", "--rules", "@@INPUT@@/own"]);
    assert_eq!(told.code, Some(0), "{told}");
    assert!(told.results.contains("Của đơn vị"), "{told}");
    assert_eq!(
        told.results.matches("abolished-paper-asked").count(),
        1,
        "{told}"
    );
}

/// Nothing of it changes the result or the exit code; the shipped rules say nothing.
#[test]
fn a_review_tells_what_is_odd_in_ones_own_rules() {
    let desk = Desk::new();
    desk.file(
        "thu-tuc.tthc",
        "procedure khai-sinh \"Đăng ký khai sinh\" { kind external  published 2020-09-10 }\n",
    );
    desk.file(
        "own/odd.tthc",
        "rule odd \"Không bao giờ đúng\" {
  english \"Never true\"  criterion lawful  severity must  confidence low
  basis none  why \"Vì thế.\"
  for each procedure p
  when p.kind = external and p.kind = internal
  message vi \"{p}\" en \"{p}\"
}\n",
    );
    let words = [
        "review",
        "thu-tuc.tthc",
        "--rules",
        "own",
        "--as-of",
        "2023-12-31",
    ];
    let only = ["--select", "odd"];
    let told = desk.run(&[&words[..], &only[..]].concat());
    insta::assert_snapshot!("odd_rule_reviewed", told);
    let in_english = desk.run(&[&words[..], &only[..], &["--lang", "en"]].concat());
    assert_eq!(in_english.messages.matches("[never-true]").count(), 1);
    let all = desk.run(&words);
    assert_eq!(all.messages.matches("cảnh báo[").count(), 1, "{all}");
}

#[test]
fn a_finding_a_rule_and_a_mistake_are_explained() {
    let desk = workspace();
    let explain = |subject: &str| {
        desk.run(&[
            "explain",
            subject,
            ".",
            "--no-shipped-rules",
            "--as-of",
            "2023-12-31",
        ])
    };
    let json = review(&desk, &["--format", "json"]).results;
    let id = json
        .lines()
        .find_map(|line| line.trim().strip_prefix("\"id\": \"abolished-paper:"));
    let id = format!("abolished-paper:{}", id.unwrap().trim_end_matches("\","));
    insta::assert_snapshot!("explained_finding", explain(&id));
    insta::assert_snapshot!("explained_rule", explain("abolished-paper"));
    insta::assert_snapshot!("explained_mistake", explain("bad-date"));
}

#[test]
fn rules_are_listed_and_shown_with_their_plan() {
    let desk = workspace();
    let ground = [
        "--rules",
        ".",
        "--no-shipped-rules",
        "--as-of",
        "2023-12-31",
    ];
    let run = |words: &[&str]| desk.run(&[words, &ground[..]].concat());
    insta::assert_snapshot!("rules_listed", run(&["rules", "list"]));
    insta::assert_snapshot!(
        "rule_shown",
        run(&["rules", "show", "copy-suffices", "--plan", "--lang", "en"])
    );
    insta::assert_snapshot!(
        "rule_with_a_parameter_shown",
        run(&["rules", "show", "tried"])
    );
}

#[test]
fn a_parameter_without_a_value_is_a_gap() {
    let desk = workspace();
    let told = |format: &str, language: &str| {
        let ground = ["review", ".", "--no-shipped-rules", "--as-of", "2022-12-31"];
        let more = ["--preview", "--format", format, "--lang", language];
        desk.run(&[&ground[..], &more].concat()).results
    };
    let vi = "- tham số: Số giấy tờ nhiều nhất (parameter.papers-at-most): không có giá trị ngày 31/12/2022,";
    let en =
        "- parameter: Số giấy tờ nhiều nhất (parameter.papers-at-most): no value on 2022-12-31,";
    for (told, line) in [
        (told("text", "vi"), vi),
        (told("text", "en"), en),
        (told("json", "en"), "\"part\": \"parameter.papers-at-most\""),
    ] {
        assert!(told.contains(line), "{told}");
    }
}

#[test]
fn a_picture_of_a_procedure_is_drawn() {
    let desk = workspace();
    let words = [
        "graph",
        "dang-ky",
        ".",
        "--no-shipped-rules",
        "--format",
        "mermaid",
    ];
    let told = desk.run(&words);
    assert_eq!(told.code, Some(0), "{told}");
    assert!(told.results.starts_with("flowchart LR\n"), "{told}");
    assert!(told.results.contains("Sổ hộ khẩu"), "{told}");
    let by_code = desk.run(&[
        "graph",
        "1.004194",
        ".",
        "--no-shipped-rules",
        "--format",
        "mermaid",
    ]);
    assert_eq!(by_code, told, "a procedure goes by its code too");
}

#[test]
fn completions_are_printed_for_a_shell() {
    let told = Desk::new().run(&["completions", "bash"]);
    assert_eq!(told.code, Some(0));
    assert!(told.results.contains("complete -F _tinhgon"), "{told}");
    assert!(told.results.contains("abolished-paper-asked"), "{told}");
}

#[test]
fn a_reader_who_goes_away_is_no_mistake() {
    let desk = Desk::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let outcome = desk.run_into(&["rules", "list"], Stdio::from(writer));
    assert_eq!((outcome.code, outcome.messages.as_str()), (Some(0), ""));
}

#[test]
fn a_file_with_mistakes_is_not_formatted_and_the_others_are() {
    let desk = Desk::new();
    desk.file("hong.tthc", "agency   a \"A\" { levle commune }\n");
    desk.file("tot.tthc", "agency   b   \"B\"\n");
    let checked = desk.run(&["fmt", "--check", "@@INPUT@@/tot.tthc"]);
    assert_eq!(
        (checked.code, checked.results.as_str()),
        (Some(1), "@@INPUT@@/tot.tthc\n")
    );
    let outcome = desk.run(&["fmt", "@@INPUT@@"]);
    insta::assert_snapshot!("bad_file_to_format", outcome);
    let read = |name| fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(read("hong.tthc"), "agency   a \"A\" { levle commune }\n");
    assert_eq!(read("tot.tthc"), "agency b \"B\"\n");
    assert_eq!(
        desk.run(&["fmt", "--to", "vi", "@@INPUT@@/tot.tthc"]).code,
        Some(0)
    );
    assert_eq!(read("tot.tthc"), "cơ quan b \"B\"\n");
}

#[test]
fn the_schema_in_the_tree_is_that_of_the_program() {
    let path = project().join("tests/schema/review-1.json");
    let outcome = Desk::new().run(&["review", "--schema"]);
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        outcome.results == kept,
        "tests/schema/review-1.json is not what `tinhgon review --schema` prints: look at what \
         changed, and write it again",
    );
}

#[test]
fn the_same_bytes_come_of_any_threads_and_any_order_of_files() {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().unwrap();
    let review = |words: &[&str]| {
        let mut all = vec![
            "review",
            "--as-of",
            "2023-12-31",
            "--format",
            "json",
            "--fail-on",
            "never",
        ];
        all.extend(words);
        let outcome = Desk::new().run(&all);
        assert_eq!(outcome.code, Some(0), "{outcome}");
        outcome.results
    };
    let expected = review(&["--threads", "1", corpus]);
    assert!(
        expected.contains("\"findings\": [\n    {"),
        "the corpus has findings"
    );
    for threads in ["2", "8"] {
        assert!(
            review(&["--threads", threads, corpus]) == expected,
            "{threads} threads"
        );
    }
    let mut files: Vec<String> = fs::read_dir(corpus)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tthc"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    files.sort();
    files.reverse();
    let words: Vec<&str> = files.iter().map(String::as_str).collect();
    assert!(review(&words) == expected, "files in reverse");
}
