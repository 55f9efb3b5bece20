//! The canonical form, case by case; that it loses nothing is tested on generated files.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::span::{FileId, Span};
use crate::syntax::parse;

/// Prints a text in a vocabulary.
fn printed(text: &str, vocabulary: Vocabulary) -> String {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    assert!(!sink.has_errors(), "{sink:?}");
    print(&file, vocabulary)
}

/// Checks the canonical form of a text, and that it is its own.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(printed(text, Vocabulary::English), expected);
    assert_eq!(printed(expected, Vocabulary::English), expected);
}

#[test]
fn nothing_gives_nothing() {
    check("", "");
    check(" \r\n\t\n", "");
    check("# một mình", "# một mình\n");
}

#[test]
fn a_short_block_of_flat_clauses_takes_one_line() {
    check(
        "procedure p \"P\" { step s \"S\" {\n\n by a\n after b } channel online { } }",
        "procedure p \"P\" {\n  step s \"S\" { by a  after b }\n  channel online {}\n}\n",
    );
    check(
        "agency a \"A\" { level commune }\nprocedure p \"P\" { }",
        "agency a \"A\" { level commune }\nprocedure p \"P\" {}\n",
    );
    let text = "x".repeat(57);
    check(
        &format!("law a \"{text}\" {{ rank decree  number \"104/2022\" }}"),
        &format!("law a \"{text}\" {{ rank decree  number \"104/2022\" }}\n"),
    );
    check(
        &format!("law a \"{text}x\" {{ rank decree  number \"104/2022\"  note \"x\" }}"),
        &format!("law a \"{text}x\" {{\n  rank decree\n  number \"104/2022\"\n  note \"x\"\n}}\n"),
    );
}

#[test]
fn blank_lines_are_kept_once_and_hold_blocks_apart() {
    check(
        "law a\n\n\n\nlaw b\nlaw c { rank law\n\n  note \"x\" }\nlaw d\nlaw e",
        "law a\n\nlaw b\n\nlaw c {\n  rank law\n\n  note \"x\"\n}\n\nlaw d\nlaw e\n",
    );
}

#[test]
fn options_of_a_field_stand_behind_it_where_they_fit() {
    let form = |field: &str| format!("procedure p {{\n  form f {{\n{field}  }}\n}}\n");
    check(
        &form("    field a \"A\" { optional basis b article 1 }\n"),
        &form("    field a \"A\"  optional  basis b article 1\n"),
    );
    check(
        &form("    field a \"A\" { optional condition \"x\" }\n"),
        &form("    field a \"A\" { optional  condition \"x\" }\n"),
    );
    // What follows the field must not become its own.
    check(
        &form("    field a \"A\" { optional }\n    note \"x\"\n"),
        &form("    field a \"A\" { optional }\n    note \"x\"\n"),
    );
}

#[test]
fn comments_stay_where_they_were_as_far_as_lines_allow() {
    check(
        "# đầu\n\n# trước\nlaw a { # sau ngoặc\n # trong\n rank law # sau mệnh đề\n # cuối khối\n} # sau khối\n# cuối",
        "# đầu\n\n# trước\nlaw a {  # sau ngoặc\n  # trong\n  rank law  # sau mệnh đề\n  # cuối khối\n}  # sau khối\n# cuối\n",
    );
    check(
        "rule r {\n  when a # lý do a\n    and b\n  unless c # một\n    or d # hai\n}",
        "rule r {\n  when a and b  # lý do a\n  # một\n  unless c or d  # hai\n}\n",
    );
    check("law a # giữa\n \"A\"", "law a \"A\"  # giữa\n");
}

#[test]
fn lists_and_chains_that_are_too_long_break() {
    let name = "mot-ten-goi-kha-dai-de-het-dong";
    check(
        &format!("rule r {{ subsumes {name}, {name}, {name}, {name} }}"),
        &format!("rule r {{\n  subsumes {name}, {name},\n      {name}, {name}\n}}\n"),
    );
    check(
        &format!("rule r {{ when {name} and ({name} or {name}) and not {name} }}"),
        &format!(
            "rule r {{\n  when {name}\n      and ({name} or {name})\n      and not {name}\n}}\n"
        ),
    );
    check(
        "rule r { message vi \"a\" en \"b\" }",
        "rule r {\n  message vi \"a\"\n          en \"b\"\n}\n",
    );
}

#[test]
fn brackets_stand_only_where_reading_needs_them() {
    for condition in [
        "(a and b) or c",
        "a - (b - c)",
        "a - b - c",
        "(a + b) * c",
        "not (a and b)",
        "not a and b",
        "a = (not b)",
        "(exists step s in p.steps where a) and b",
        "a and exists step s in p.steps where b or c",
        "x not in {1, 2}",
        "count(step s in p.steps) > 3",
        "max(s.takes for step s in p.steps) < 1 working day",
        "--a",
    ] {
        let define = format!("define d(p: procedure) when {condition}\n");
        check(&define, &define);
    }
    check(
        "define d(p: procedure) when ((a) and (b = (c)))",
        "define d(p: procedure) when a and b = c\n",
    );
    let negated = "define d(p: procedure) when not (có) and x in (force)\n";
    check(
        negated,
        "define d(p: procedure) when not có and x in (force)\n",
    );
    assert_eq!(
        printed(negated, Vocabulary::Vietnamese),
        "định nghĩa d(p: thủ tục) khi không (có) và x thuộc force\n"
    );
}

#[test]
fn values_have_one_spelling() {
    check(
        "procedure p { volume 1200 per year  published 31/01/2026  channel online { fee 8000 đồng  time limit 1 ngày làm việc } }",
        "procedure p {\n  volume 1_200 per year\n  published 2026-01-31\n  channel online { fee 8_000 VND  time limit 1 working day }\n}\n",
    );
}

#[test]
fn parts_and_functions_are_translated_and_names_are_not() {
    assert_eq!(
        printed(
            "rule r { when known(p.documents.title) and content.title = content }\ntest r { expect r about p.title }",
            Vocabulary::Vietnamese
        ),
        "quy tắc r {\n  khi đã-biết(p.các-hồ-sơ.tên) và content.tên = content\n}\n\nkiểm thử r {\n  mong đợi r về p.title\n}\n"
    );
}

#[test]
fn clauses_without_a_place_are_printed_beside_those_with_one() {
    let text = "law a { rank law  # một\n  note \"x\"  # hai\n}\n";
    let mut file = parse(FileId(0), text, &mut Diagnostics::default());
    let body = file.declarations[0].body.as_mut().unwrap();
    let mut made = body.clauses[1].clone();
    made.span = Span::default();
    body.clauses.insert(1, made.clone());
    body.clauses.push(made);
    assert_eq!(
        print(&file, Vocabulary::English),
        "law a {\n  rank law  # một\n  note \"x\"\n  note \"x\"  # hai\n  note \"x\"\n}\n"
    );
}
