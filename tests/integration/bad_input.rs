//! Bad input of every kind, from outside.
//!
//! Each gives a message with its place and a remedy, exit code 2, and leaves the files as they
//! were. One snapshot a case holds all that comes out.

use std::fs;
use std::process::Stdio;

use crate::command::{Desk, Outcome};

/// What comes before and after the one thing that is wrong.
const RULE: [&str; 2] = [
    "rule r \"R\" { english \"R\"  criterion lawful  severity must  confidence high  state stable
       basis none  why \"\"\"Vì thế.\"\"\"
       for each procedure p ",
    " }",
];

/// Runs a command line on a desk that holds something wrong.
#[track_caller]
fn refused(name: &str, desk: &Desk, words: &[&str]) {
    let before = desk.files();
    let outcome = desk.run(words);
    check(name, &outcome);
    assert_eq!(desk.files(), before, "nothing is written, whole or half");
}

#[track_caller]
fn check(name: &str, outcome: &Outcome) {
    assert_eq!(outcome.code, Some(2), "{outcome}");
    assert!(!outcome.messages.contains("panicked"), "{outcome}");
    let remedy = ["gợi ý:", "For more information"];
    let has_remedy = remedy.iter().any(|word| outcome.messages.contains(word));
    assert!(has_remedy, "no remedy: {outcome}");
    insta::assert_snapshot!(name, outcome);
}

/// Checks a file that holds something wrong.
#[track_caller]
fn refused_text(name: &str, bytes: impl AsRef<[u8]>) {
    let desk = Desk::new();
    desk.file("a.tthc", bytes);
    refused(name, &desk, &["check", "@@INPUT@@"]);
}

/// Checks a rule whose conditions and message hold something wrong.
#[track_caller]
fn refused_rule(name: &str, rest: &str) {
    let [head, foot] = RULE;
    refused_text(name, format!("{head}{rest}{foot}"));
}

#[test]
fn files_that_are_no_text() {
    refused_text("not_utf8", b"procedure p \"Th\xe9\"\n");
    refused_text("empty_file", b" \n");
    refused_text("fifty_megabytes", vec![b' '; 50 << 20]);
}

#[test]
fn files_that_break_off_or_nest_too_deep() {
    let brackets = format!(
        "rule r \"R\" {{ when {}1{} }}",
        "(".repeat(10_000),
        ")".repeat(10_000)
    );
    refused_text("ten_thousand_brackets", brackets);
    refused_text("ten_thousand_braces", "procedure p \"P\" { ".repeat(10_000));
    refused_text(
        "text_never_closed",
        "procedure p \"P {\n  level commune\n}\n",
    );
}

#[test]
fn names_that_are_not_one_thing() {
    refused_text("same_name_twice", "procedure p \"P\"\nprocedure p \"Q\"\n");
    refused_text("unknown_name", "procedure p \"P\" { authority ubnd-xaa }\n");
}

#[test]
fn rules_of_one_name_in_two_folders() {
    let [head, foot] = RULE;
    let rule = format!("{head}when p.steps = none message vi \"{{p}}\" en \"{{p}}\"{foot}");
    let desk = Desk::new();
    desk.file("mot/r.tthc", &rule);
    desk.file("hai/r.tthc", &rule);
    refused("same_rule_in_two_folders", &desk, &["check", "@@INPUT@@"]);
}

#[test]
fn circles() {
    refused_text(
        "circle_of_after",
        "procedure p \"P\" {\n  step a \"A\" { after b }\n  step b \"B\" { after a }\n}\n",
    );
    refused_text(
        "circle_of_part_of",
        "agency a \"A\" { part of b }\nagency b \"B\" { part of a }\n",
    );
    refused_text(
        "circle_of_succeeded_by",
        "agency a \"A\" { succeeded by b }\nagency b \"B\" { succeeded by a }\n",
    );
    refused_text(
        "circle_of_define",
        "define a(p: procedure) when b(p)\ndefine b(p: procedure) when a(p)\n",
    );
}

#[test]
fn dates_and_amounts_that_cannot_be() {
    refused_text(
        "date_that_does_not_exist",
        "agency a \"A\" { from 2023-02-30 }\n",
    );
    refused_text(
        "until_before_from",
        "agency a \"A\" { from 2026-01-01 until 2025-12-31 }\n",
    );
    refused_text(
        "amount_that_overflows",
        "procedure p \"P\" { channel online { fee 99999999999999999999 VND } }\n",
    );
}

#[test]
fn rules_that_cannot_be_compiled() {
    refused_rule(
        "unknown_part",
        "when p.steqs = none message vi \"{p}\" en \"{p}\"",
    );
    refused_rule(
        "wrong_type",
        "when count(p.steps) = \"3\" message vi \"{p}\" en \"{p}\"",
    );
    refused_rule(
        "unknown_slot",
        "when p.steps = none message vi \"{x.title}\" en \"{p}\"",
    );
    refused_rule(
        "bad_pattern",
        "when matches(p.title, \"sổ [a-z (hộ\") message vi \"{p}\" en \"{p}\"",
    );
    refused_rule(
        "unjoined_variable",
        ", paper x when p.steps = none message vi \"{p}\" en \"{p}\"",
    );
}

#[test]
fn rules_that_take_in_one_another_or_what_is_not_there() {
    let rule = |name: &str, lesser: &str| {
        let [head, foot] = RULE;
        let head = head.replacen("rule r", &format!("rule {name}"), 1);
        format!(
            "{head} when p.steps = none message vi \"{{p}}\" en \"{{p}}\"\nsubsumes {lesser}{foot}\n"
        )
    };
    refused_text("circle_of_subsumes", rule("a", "b") + &rule("b", "a"));
    refused_text("unknown_rule_to_subsume", rule("a", "asked-twize"));
    let deprecated = "state deprecated replaced by asked-twize";
    let rule = rule("a", "asked-twice").replacen("state stable", deprecated, 1);
    refused_text("unknown_rule_that_replaces", rule);
}

#[test]
fn proposals_that_cannot_be_made() {
    let message = "when p.documents = none message vi \"{p}\" en \"{p}\"";
    refused_rule(
        "replaced_procedure",
        &format!("{message} propose replace p with p"),
    );
    refused_rule(
        "fixed_part",
        &format!("{message} propose set p.title to \"T\""),
    );
    refused_rule(
        "part_of_another_type",
        &format!("{message} propose set p.published to 3 days"),
    );
}

#[test]
fn ten_mistakes_are_ten_messages() {
    let lines: Vec<String> = (0..10)
        .map(|line| format!("agency a{line} \"A\" {{ levle commune }}"))
        .collect();
    let desk = Desk::new();
    desk.file("a.tthc", lines.join("\n"));
    let outcome = desk.run(&["check", "@@INPUT@@"]);
    assert_eq!(outcome.messages.matches("lỗi[").count(), 10, "{outcome}");
}

#[test]
fn paths_that_cannot_be_read() {
    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    refused("missing_path", &desk, &["review", "@@INPUT@@/khong-co"]);
    fs::create_dir(desk.path("trong")).unwrap();
    refused(
        "folder_without_files",
        &desk,
        &["review", "@@INPUT@@/trong"],
    );
}

#[cfg(unix)]
#[test]
fn folders_without_permission() {
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::new();
    desk.file("kin/a.tthc", "agency a \"A\"\n");
    let folder = desk.path("kin");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything is not refused here.
    if fs::read_dir(&folder).is_err() {
        refused("folder_without_permission", &desk, &["check", "@@INPUT@@"]);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn links_that_lead_round() {
    use std::os::unix::fs::symlink;

    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    symlink(desk.path("vong.tthc"), desk.path("vong.tthc")).unwrap();
    refused("link_to_itself", &desk, &["check", "@@INPUT@@/vong.tthc"]);
    refused("link_to_itself_in_folder", &desk, &["check", "@@INPUT@@"]);

    // A folder met again holds nothing that is not read already: that is told, and no more.
    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    symlink(desk.path("."), desk.path("vong")).unwrap();
    let outcome = desk.run(&["check", "@@INPUT@@", "--no-shipped-rules"]);
    assert_eq!(outcome.code, Some(0), "{outcome}");
    insta::assert_snapshot!("folder_in_itself", outcome);
}

#[test]
fn records_that_cannot_be_imported() {
    let import = |name: &str, file: &str, bytes: &[u8]| {
        let desk = Desk::new();
        desk.file(file, bytes);
        let source = format!("@@INPUT@@/{file}");
        refused(name, &desk, &["import", &source, "-o", "@@INPUT@@/ra"]);
    };
    import(
        "json_duplicate_keys",
        "a.jsonl",
        b"{\"code\": \"1\", \"code\": \"2\"}\n",
    );
    let deep = format!(
        "{{\"code\": {}{}}}\n",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    import("json_ten_thousand_deep", "a.jsonl", deep.as_bytes());
    import(
        "gzip_that_ends_early",
        "a.jsonl.gz",
        &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab],
    );
    let desk = Desk::new();
    refused(
        "import_of_nothing",
        &desk,
        &["import", "@@INPUT@@/khong-co.jsonl", "-o", "@@INPUT@@/ra"],
    );
}

#[test]
fn output_that_cannot_be_written() {
    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    refused(
        "output_in_missing_folder",
        &desk,
        &["review", "@@INPUT@@", "-o", "@@INPUT@@/khong-co/ra.txt"],
    );
    refused(
        "output_is_a_folder",
        &desk,
        &["review", "@@INPUT@@", "-o", "@@INPUT@@"],
    );
    #[cfg(target_os = "linux")]
    {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let outcome = desk.run_into(&["review", "@@INPUT@@"], Stdio::from(full));
        check("output_on_a_full_disk", &outcome);
    }
}

#[test]
fn words_that_are_no_command_line() {
    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    refused("unknown_command", &desk, &["rewiew"]);
    refused(
        "unknown_option",
        &desk,
        &["review", "--as-off", "2023-12-31"],
    );
    refused("bad_date", &desk, &["review", "--as-of", "2023-02-30"]);
    refused("no_threads", &desk, &["review", "--threads", "0"]);
    refused(
        "unknown_rule",
        &desk,
        &["review", "@@INPUT@@", "--select", "legalty"],
    );
    refused(
        "unknown_finding",
        &desk,
        &["explain", "asked-twice:0", "@@INPUT@@"],
    );
    refused(
        "unknown_subject",
        &desk,
        &["graph", "khong-co", "@@INPUT@@"],
    );
}

#[test]
fn settings_that_cannot_be_used() {
    let desk = Desk::new();
    desk.file("a.tthc", "agency a \"A\"\n");
    desk.file("tinhgon.toml", "as_off = 2023-12-31\nlang = \"fr\"\n");
    refused("settings", &desk, &["review", "@@INPUT@@"]);
}
