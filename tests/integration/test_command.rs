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
fn tests_of_targets_say_how_they_come_out() {
    let desk = workspace();
    desk.file(
        "chi-tieu.tthc",
        r#"
        target fewer-papers "Bớt giấy tờ" {
          english "Fewer papers"
          basis none
          in force from 2020-01-01
          for each procedure p
          measure reduction of count(p.documents) at least 50%
        }
        rule drop-certified "Bỏ bản chứng thực" {
          english "Drop certified copies"  criterion reasonable  severity should  confidence high
          basis none  why "Vì thế."
          for each procedure p, document d in p.documents  when d.certified > 0
          message vi "{p}: {d}" en "{p}: {d}"
          propose drop d
        }
        test fewer-papers "đúng" as of 2023-12-31 {
          procedure z "Z" { document a "A" { certified 1 }  document b "B" { copies 1 } }
          expect target fewer-papers missed
          expect target fewer-papers met by drop-certified
        }
        test fewer-papers "sai" as of 2023-12-31 {
          procedure z "Z" { document a "A" { certified 1 }  document b "B" { copies 1 } }
          expect target fewer-papers met
        }
        test fewer-papers "chưa áp dụng" as of 2019-12-31 {
          procedure z "Z" { documents none }
          expect target fewer-papers met
        }
        test fewer-papers "không có gì để đo" as of 2023-12-31 {
          procedure z "Z" { documents none }
          expect target fewer-papers unknown
        }
        test fewer-papers "mong đợi như với quy tắc" as of 2023-12-31 { expect nothing }
        test fewer-papers "quy tắc không có" as of 2023-12-31 {
          procedure z "Z" { documents none }
          expect target fewer-papers met by drop-certificates
        }
        test drop-certified "mong đợi như với chỉ tiêu" as of 2023-12-31 {
          expect target drop-certified met
        }
        "#,
    );
    let run = |language: &str| desk.run(&["test", ".", "--no-shipped-rules", "--lang", language]);
    insta::assert_snapshot!("tests_of_targets_in_vietnamese", run("vi"));
    insta::assert_snapshot!("tests_of_targets_in_english", run("en"));
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
