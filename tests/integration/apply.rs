//! `tinhgon apply`: proposals written into files, and what keeps them from being written.

use std::fs;
use std::path::Path;
use std::process::Command;

use unicode_normalization::UnicodeNormalization as _;

use crate::command::Desk;

const AS_OF: &str = "2026-03-01";

/// A birth certificate that a register has, one of several papers of an item, and too many copies.
const FILE: &str = r#"# Cấp thẻ, theo quyết định cũ
thủ tục cap-the "Cấp thẻ" {
  cấp xã
  đối tượng công dân
  thẩm quyền ubnd-xa
  biểu mẫu to-khai "Tờ khai" {
    thông tin so "Số định danh cá nhân của con" là id-number của con
  }

  # giấy tờ của con
  hồ sơ khai-sinh "Bản sao giấy khai sinh" là giay-khai-sinh của con { bản chứng thực 1 }  # xem lại
  hồ sơ khac "Giấy khai sinh; hộ chiếu hoặc thẻ căn cước; ảnh 3x4" {
    bản sao 1
  }
  hồ sơ hop-dong "Hợp đồng" là không có gì { bản sao 2 }

  bước xem "Kiểm tra" {
    do ubnd-xa
    dùng khai-sinh, hop-dong  # cả hai
  }
}
"#;

fn apply<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let rules = ["--select", "paper-in-register,too-many-copies"];
    [&["apply", "--as-of", AS_OF], &rules[..], more].concat()
}

#[test]
fn a_dry_run_shows_what_would_change_and_writes_nothing() {
    let desk = Desk::new();
    desk.file("the.tthc", FILE);
    let before = desk.files();
    insta::assert_snapshot!("dry_run_vi", desk.run(&apply(&["--dry-run"])));
    insta::assert_snapshot!(
        "dry_run_en",
        desk.run(&apply(&["--dry-run", "--lang", "en"]))
    );
    assert_eq!(desk.files(), before);
}

#[test]
fn only_the_clauses_that_change_are_written() {
    let desk = Desk::new();
    desk.file("the.tthc", FILE);
    let expected = FILE
        .replace(
            "  hồ sơ khai-sinh \"Bản sao giấy khai sinh\" là giay-khai-sinh của con { bản chứng thực 1 }",
            "  ghi chú \"Không yêu cầu nộp «Bản sao giấy khai sinh»; cơ quan giải quyết tra cứu trong Cơ sở \
             dữ liệu hộ tịch điện tử. Chỉ khi dữ liệu thiếu hoặc sai mới đề nghị nộp giấy này, chậm nhất 08 \
             giờ làm việc đối với hồ sơ nộp trực tuyến, 01 ngày làm việc đối với hồ sơ nộp trực tiếp hoặc \
             qua bưu chính, trừ khi pháp luật chuyên ngành quy định khác, và hướng dẫn người nộp điều chỉnh \
             dữ liệu (Điều 2, Điều 8 Nghị quyết số 66.7/2025/NQ-CP).\"",
        )
        .replace("bản sao 2", "bản sao 1")
        .replace("dùng khai-sinh, hop-dong", "dùng hop-dong, csdl-ho-tich");
    let outcome = desk.run(&apply(&[]));
    assert_eq!(outcome.results, "the.tthc\n", "{outcome}");
    let written = fs::read_to_string(desk.path("the.tthc")).expect("the file is text");
    assert_eq!(written, expected);
    insta::assert_snapshot!("written", outcome);
    // What was applied is no longer found, and there is nothing left to write.
    let again = desk.run(&apply(&[]));
    assert_eq!(again.code, Some(1), "{again}");
    assert_eq!(again.results, "");
}

#[test]
fn marks_line_ends_and_decomposed_letters_are_kept() {
    let plain = Desk::new();
    plain.file("a.tthc", FILE);
    plain.run(&apply(&[]));
    let written = fs::read_to_string(plain.path("a.tthc")).expect("the file is text");
    let odd = |text: &str| {
        let text: String = text.replace('\n', "\r\n").nfd().collect();
        format!("\u{feff}{text}")
    };
    let desk = Desk::new();
    desk.file("a.tthc", odd(FILE));
    desk.run(&apply(&[]));
    let bytes = fs::read_to_string(desk.path("a.tthc")).expect("the file is text");
    assert_eq!(bytes, odd(&written));
}

#[test]
fn one_proposal_or_the_proposals_of_one_rule_are_written() {
    let desk = Desk::new();
    desk.file("the.tthc", FILE);
    let of_rule = desk.run(&apply(&["--rule", "too-many-copies", "--dry-run"]));
    assert!(of_rule.results.contains("+  hồ sơ hop-dong"), "{of_rule}");
    assert!(!of_rule.results.contains("khai-sinh của con"), "{of_rule}");
    let named = desk.run(&apply(&["--proposal", "P1", "--dry-run"]));
    assert!(named.results.contains("-  hồ sơ khai-sinh"), "{named}");
    assert!(!named.results.contains("-  hồ sơ hop-dong"), "{named}");
    insta::assert_snapshot!("unknown", desk.run(&apply(&["--proposal", "P99"])));
}

#[test]
fn one_paper_of_an_item_is_told_and_not_written() {
    let desk = Desk::new();
    desk.file(
        "the.tthc",
        "procedure cap-the \"Cấp thẻ\" {
           level commune  subjects citizen  authority ubnd-xa
           document khac \"Giấy khai sinh; hộ chiếu hoặc thẻ căn cước; ảnh 3x4\" { copies 1 }
         }
",
    );
    let before = desk.files();
    insta::assert_snapshot!("one_paper_of_an_item", desk.run(&apply(&[])));
    assert_eq!(desk.files(), before);
}

/// Runs git in a folder; false where it cannot be run.
fn git(folder: &Path, words: &[&str]) -> bool {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(identity).args(words);
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn work_that_git_does_not_hold_is_never_overwritten_unasked() {
    let desk = Desk::new();
    desk.file("xa/a.tthc", FILE);
    let other = FILE
        .replace("cap-the", "cap-the-khac")
        .replace("Cấp thẻ", "Cấp thẻ khác");
    desk.file("xa/b.tthc", &other);
    let folder = desk.path("xa");
    let is_ready = git(&folder, &["init", "--quiet"])
        && git(&folder, &["add", "a.tthc", "b.tthc"])
        && git(&folder, &["commit", "--quiet", "-m", "x"]);
    if !is_ready {
        return;
    }
    desk.file("xa/b.tthc", format!("{other}# đang sửa\n"));
    let refused = desk.run(&apply(&["xa"]));
    insta::assert_snapshot!("unsaved_work", refused);
    assert!(refused.messages.contains("xa/b.tthc"), "{refused}");
    assert!(!refused.messages.contains("xa/a.tthc"), "{refused}");
    assert_eq!(
        fs::read_to_string(desk.path("xa/a.tthc")).ok().as_deref(),
        Some(FILE)
    );
    let forced = desk.run(&apply(&["xa", "--force"]));
    assert_eq!(forced.results, "xa/a.tthc\nxa/b.tthc\n", "{forced}");
    let written = fs::read_to_string(desk.path("xa/b.tthc")).expect("the file is text");
    assert!(written.ends_with("# đang sửa\n"));
}
