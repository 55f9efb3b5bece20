//! `tinhgon test`: the tests inside rule files, and what they prove.

use crate::command::Desk;

/// A workspace with rules, some of them with tests.
fn workspace() -> Desk {
    let desk = Desk::new();
    desk.file("rà soát/thu-tuc.tthc", include_str!("workspace.tthc"));
    desk
}

#[test]
fn the_tests_in_rule_files_are_run() {
    let desk = workspace();
    let run = || desk.run(&["test", ".", "--no-shipped-rules"]);
    let told = run();
    assert_eq!(
        (told.code, told.results.as_str()),
        (Some(0), "2 kiểm thử đạt, 0 không đạt\n"),
        "{told}"
    );
    desk.file(
        "sai.tthc",
        "test abolished-paper \"sai\" as of 2023-12-31 { procedure z \"Z\"  expect abolished-paper about z }\n",
    );
    insta::assert_snapshot!("failed_test", run());
    let mutated = desk.run(&["test", ".", "--no-shipped-rules", "--mutate"]);
    assert!(
        mutated.messages.contains("kiểm thử phải đạt hết"),
        "{mutated}"
    );
}

#[test]
fn changes_that_no_test_notices_and_what_none_has_seen_are_shown() {
    let desk = workspace();
    let few = r#"
        test copy-suffices "một bản chứng thực" {
          procedure p1 "P" { document a "A" { certified 1 } }
          expect copy-suffices about p1, p1.a
        }
        test tried "hai giấy" {
          procedure p1 "P" { document a "A"  document b "B" }
          expect tried about p1
        }
    "#;
    desk.file("kiem-thu.tthc", few);
    let run = |more: &[&str]| {
        desk.run(&[&["test", ".", "--no-shipped-rules", "--mutate"], more].concat())
    };
    insta::assert_snapshot!("survivors_in_vietnamese", run(&[]));
    insta::assert_snapshot!(
        "survivors_in_english",
        run(&["--lang", "en", "--select", "tried"])
    );
    let covered = |more: &[&str]| {
        desk.run(&[&["test", ".", "--no-shipped-rules", "--coverage"], more].concat())
    };
    insta::assert_snapshot!("coverage_in_vietnamese", covered(&[]));
    insta::assert_snapshot!(
        "coverage_in_english",
        covered(&["--lang", "en", "--select", "copy-suffices"])
    );
    insta::assert_snapshot!("unknown_rule_to_test", run(&["--select", "abolish-paper"]));
}
