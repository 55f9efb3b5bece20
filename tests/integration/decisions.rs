//! Decisions on findings from outside: what holds, what has lapsed, what is of no use.

use crate::command::{Desk, Outcome, project};

/// Reviews the example catalogue with some decisions.
fn review(desk: &Desk, decisions: &str, more: &[&str]) -> Outcome {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus
        .to_str()
        .expect("the project stands in a folder of plain name");
    desk.file("decisions.tthc", decisions);
    let words = [
        "review",
        corpus,
        "decisions.tthc",
        "--as-of",
        "2026-07-18",
        "--select",
        "abolished-paper-asked,paper-in-register",
    ];
    desk.run(&[&words[..], more].concat())
}

#[test]
fn what_has_ended_or_nothing_calls_for_ends_the_review_and_says_what_to_do() {
    let decisions = r#"
decision reject abolished-paper-asked about xoa-thuong-tru.so-ho-khau {
  reason "Hồ sơ trước 1990 chưa số hóa"  by "Phòng Tư pháp"  on 2025-02-01  until 2025-12-31
  evidence d.paper.until = "2022-12-31"
}
decision reject abolished-paper-asked about tro-cap-xa-hoi.so-ho-khao {
  reason "Như trên"  by "Phòng Tư pháp"  on 2026-02-01  evidence none
}
decision accept paper-in-register about khai-sinh.chung-sinh { due 2026-12-31 }
decision accept paper-in-register about ket-hon.xac-nhan-tai-xa { on 2026-02-01  due 2026-12-31 }
decision accept paper-online about ket-hon { on 2026-02-01 }
decision accept paper-asked-online about xoa-thuong-tru.so-ho-khau { on 2026-02-01 }
decision accept paper-in-register about ket-hon.xac-nhan-tai-xa { on 2026-12-01 }
"#;
    let desk = Desk::new();
    let told = |language: &str| review(&desk, decisions, &["--lang", language]);
    insta::assert_snapshot!("decisions_unknown_rule_vi", told("vi"));
    let known = decisions.replace(
        "decision accept paper-online about ket-hon { on 2026-02-01 }\n",
        "",
    );
    let told = |language: &str| review(&desk, &known, &["--lang", language]);
    insta::assert_snapshot!("decisions_of_no_use_vi", told("vi"));
    insta::assert_snapshot!("decisions_of_no_use_en", told("en"));
}
