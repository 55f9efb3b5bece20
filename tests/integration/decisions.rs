//! Decisions on findings from outside: what holds, what has lapsed, what is of no use.

use std::fs;

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
decision accept paper-in-register about khai-sinh-moi.chung-sinh { on 2026-02-01 }
decision reject paper-in-register about khai-sinh.to-khai {
  reason "Không cần"  by "Phòng Tư pháp"  on 2026-02-01  evidence none
}
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

/// Puts the example catalogue on the desk.
fn catalogue(desk: &Desk) {
    let folder = project().join("tests/corpus/good/can-gio");
    for entry in fs::read_dir(folder)
        .expect("the catalogue is a folder")
        .flatten()
    {
        let name = entry
            .file_name()
            .into_string()
            .expect("its files have plain names");
        if name.ends_with("tthc") {
            let text = fs::read(entry.path()).expect("its files can be read");
            desk.file(&format!("catalogue/{name}"), text);
        }
    }
}

/// Changes a file of the desk.
#[track_caller]
fn change(desk: &Desk, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(desk.path(name)).expect("the file is there");
    assert!(text.contains(from), "{name} does not say {from}");
    desk.file(name, text.replacen(from, to, 1));
}

/// The rules of the two years.
const RULES: &str = "abolished-paper-asked,paper-in-register,too-many-copies,internal-without-workflow,result-not-electronic,needless-certified-copy";

/// Reviews the catalogue of the desk as JSON.
fn year(desk: &Desk, day: &str, file: &str, more: &[&str]) {
    let words = [
        "review",
        "catalogue",
        "--as-of",
        day,
        "--select",
        RULES,
        "--format",
        "json",
        "--fail-on",
        "never",
        "-o",
        file,
    ];
    let outcome = desk.run(&[&words[..], more].concat());
    assert_eq!(outcome.code, Some(0), "{outcome}");
}

/// What the office decides in between, as it writes it in a spreadsheet.
const DECIDED: &str = "Mã phát hiện;Quyết định;Lý do;Người quyết định;Văn bản;Ngày;Đến/hạn\r\n\
abolished-paper-asked:0d5a5ed16822;bác bỏ;\"Hồ sơ trước 1990 \"\"chưa số hóa\"\"; xem lại sau\";Phòng Tư pháp;12/BC-TP;01/02/2024;31/12/2026\r\n\
abolished-paper-asked:aecdfd9d9d6e;chấp nhận;;Phòng Lao động;;01/02/2024;31/12/2024\r\n\
paper-in-register:f2f0812de7bf;tạm hoãn;Chờ kết nối kho dữ liệu;Sở Tư pháp;;2024-02-01;2026-12-31\r\n\
too-many-copies:d7be560968c6;chấp nhận;;Phòng Tài chính;;01/02/2024;31/12/2026\r\n";

/// Writes the decisions of the first year, and changes the catalogue as years do.
fn between_the_years(desk: &Desk) {
    desk.file("decided.csv", DECIDED);
    let outcome = desk.run(&[
        "decide",
        "--from",
        "decided.csv",
        "--from-review",
        "2023.json",
        "-o",
        "catalogue/decisions.tthc",
    ]);
    assert_eq!(outcome.code, Some(0), "{outcome}");
    change(
        desk,
        "catalogue/dang-ky-ho-kinh-doanh.tthc",
        "bản sao 2",
        "bản sao 3",
    );
    let field = "    thông tin ten-nguoi-yeu-cau";
    let more = format!("    thông tin nghe-nghiep \"Nghề nghiệp\"\n{field}");
    change(desk, "catalogue/khai-tu.tthc", field, &more);
    change(
        desk,
        "catalogue/khai-tu.tthc",
        "thời hạn 1 ngày làm việc",
        "thời hạn 3 ngày làm việc",
    );
    let rule = fs::read_to_string(project().join("rules/digital/result-not-electronic.tthc"))
        .unwrap_or_default();
    let stricter = rule.replacen("severity should", "severity must", 1);
    desk.file("own/digital/result-not-electronic.tthc", stricter);
}

#[test]
fn two_years_and_what_was_decided_in_between() {
    let desk = Desk::new();
    catalogue(&desk);
    year(&desk, "2023-12-31", "2023.json", &[]);
    between_the_years(&desk);
    insta::assert_snapshot!(
        "decisions_as_written",
        fs::read_to_string(desk.path("catalogue/decisions.tthc")).unwrap()
    );
    year(&desk, "2026-07-18", "2026.json", &["--rules", "own"]);
    let diff = |more: &[&str]| desk.run(&[&["diff", "2023.json", "2026.json"], more].concat());
    insta::assert_snapshot!("two_years_vi", diff(&[]));
    insta::assert_snapshot!("two_years_en", diff(&["--lang", "en"]));
    insta::assert_snapshot!("two_years_json", diff(&["--format", "json"]));
    let words = [
        "review",
        "catalogue",
        "--as-of",
        "2026-07-18",
        "--select",
        "abolished-paper-asked,too-many-copies",
        "--lang",
    ];
    let review = |language: &str| desk.run(&[&words[..], &[language]].concat());
    insta::assert_snapshot!("decided_on_vi", review("vi"));
    insta::assert_snapshot!("decided_on_en", review("en"));
    let json = desk.run(
        &[
            &words[..],
            &["vi", "--format", "json", "--fail-on", "never"],
        ]
        .concat(),
    );
    let json: serde_json::Value = serde_json::from_str(&json.results).expect("it is JSON");
    let summary = &json["summary"];
    let counts = [
        "findings", "waived", "accepted", "overdue", "deferred", "lapsed",
    ];
    let counts = counts.map(|key| summary[key].as_u64().unwrap());
    assert_eq!(counts, [2, 1, 1, 1, 0, 1]);
    let rejected = json["findings"].as_array().unwrap().iter();
    let mut rejected = rejected.filter(|found| found["decision"]["verdict"] == "reject");
    assert!(rejected.all(|found| found["proposal"].is_null()));
}

#[test]
fn every_wrong_row_is_told_in_one_run_and_nothing_is_written() {
    let desk = Desk::new();
    catalogue(&desk);
    year(&desk, "2023-12-31", "2023.json", &[]);
    let there = "# Của phòng\r\nquyết định chấp nhận abolished-paper-asked về xoa-thuong-tru.so-ho-khau { ký ngày 2024-02-01 }";
    desk.file("decisions.tthc", there);
    desk.file(
        "wrong.csv",
        "\u{feff}id,decision,reason,by,date,until/due\n\
         abolished-paper-asked:0d5a5ed16822,no,Why,Who,2024-02-02,2026-12-31\n\
         abolished-paper-asked:0d5a5ed16823,reject,Why,Who,2024-02-02,\n\
         \n\
         abolished-paper-asked:aecdfd9d9d6e,reject,Why,Who,31/02/2024,\n\
         paper-in-register:f2f0812de7bf,defer,,,2024-02-02,\n\
         too-many-copies:d7be560968c6,accept,,,2024-02-02,2024-01-01\n\
         internal-without-workflow:f8f40fd016c9,accept,,,2024-02-02,2024-12-01,more\n\
         ,accept,,,2024-02-02,2024-12-31\n\
         abolished-paper-asked:0d5a5ed16822,reject,Why,Who,2024-02-01,\n\
         paper-asked-online:0d5a5ed16822,accept,,,2024-02-02,\n",
    );
    desk.file("heads.csv", "finding,decision,reasn,reason,reason\n");
    desk.file("open.csv", "finding,decision\nx,\"accept\ny,accept\n");
    let decide = |more: &[&str]| {
        let words = [
            "decide",
            "--from-review",
            "2023.json",
            "-o",
            "decisions.tthc",
        ];
        desk.run(&[&words[..], more].concat())
    };
    let before = desk.files();
    let told = |language: &str| {
        let told = [
            decide(&["--from", "wrong.csv", "--lang", language]),
            decide(&["--from", "heads.csv", "--lang", language]),
            decide(&["--from", "open.csv", "--lang", language]),
            decide(&[
                "defer",
                "paper-in-register:f2f0812de7bf",
                "--lang",
                language,
            ]),
            decide(&[
                "accept",
                "paper-in-register:f2f0812de7bf",
                "--lang",
                language,
            ]),
        ];
        told.map(|outcome| outcome.to_string()).join("\n")
    };
    insta::assert_snapshot!("wrong_decisions_vi", told("vi"));
    insta::assert_snapshot!("wrong_decisions_en", told("en"));
    assert!(desk.files() == before, "nothing is written");
    let odd = decide(&[
        "accept",
        "paper-in-register:f2f0812de7bf",
        "--on",
        "2024-02-01",
        "-o",
        "decisions.txt",
    ]);
    assert_eq!(odd.code, Some(2), "{odd}");
    desk.file("decisions.tthc", "quyết định chấp");
    let broken = decide(&[
        "accept",
        "paper-in-register:f2f0812de7bf",
        "--on",
        "2024-02-01",
    ]);
    assert_eq!(broken.code, Some(2), "{broken}");
    desk.file("decisions.tthc", there);
    assert!(
        desk.files() == before,
        "a file that cannot be read is left alone"
    );

    let right = decide(&[
        "accept",
        "paper-in-register:f2f0812de7bf",
        "--on",
        "2024-02-01",
        "--due",
        "31/12/2024",
    ]);
    assert_eq!(right.code, Some(0), "{right}");
    let now = fs::read_to_string(desk.path("decisions.tthc")).unwrap();
    let added = now
        .strip_prefix(there)
        .expect("what stood there stands there");
    insta::assert_snapshot!("decision_added", added.replace('\r', "~"));
    let checked = desk.run(&[
        "check",
        "catalogue",
        "decisions.tthc",
        "--as-of",
        "2026-07-18",
    ]);
    assert_eq!(checked.code, Some(0), "{checked}");
    assert!(checked.messages.contains("unbound-decision"), "{checked}");
}

#[test]
fn a_cut_review_and_a_wrong_table_are_told_in_one_run() {
    let desk = Desk::new();
    desk.file("2023.json", "{\"schema\": \"tinhgon.review/1\", \"as_of\"");
    desk.file("decided.csv", "Mã phát hiện;Quyết định\r\nx:1;khong\r\n");
    let told = |language| {
        desk.run(&[
            "decide",
            "--from",
            "decided.csv",
            "--from-review",
            "2023.json",
            "-o",
            "decisions.tthc",
            "--lang",
            language,
        ])
    };
    insta::assert_snapshot!("decide_cut_review_vi", told("vi"));
    insta::assert_snapshot!("decide_cut_review_en", told("en"));
}

#[test]
fn a_baseline_hides_what_is_known_and_only_shrinks() {
    let desk = Desk::new();
    catalogue(&desk);
    year(&desk, "2026-07-18", "known.json", &[]);
    let review = |more: &[&str]| {
        let words = [
            "review",
            "catalogue",
            "--as-of",
            "2026-07-18",
            "--select",
            RULES,
            "--baseline",
            "known.json",
        ];
        desk.run(&[&words[..], more].concat())
    };
    let same = review(&[]);
    assert_eq!(same.code, Some(0), "all is known: {same}");

    // One is mended, one is told differently, one is new.
    let file = "catalogue/dang-ky-ho-kinh-doanh.tthc";
    change(&desk, file, "bản sao 2", "bản sao 3");
    let paper = "  hồ sơ bao-tu";
    let more = format!("  hồ sơ so \"Sổ hộ khẩu\" là so-ho-khau {{ bản chính 1 }}\n{paper}");
    change(&desk, "catalogue/khai-tu.tthc", paper, &more);
    change(
        &desk,
        "catalogue/xoa-thuong-tru.tthc",
        "là so-ho-khau",
        "là ban-khai-sinh-cu",
    );
    let paper = "giấy tờ ban-khai-sinh-cu \"Bản khai cũ\"\n";
    desk.file("catalogue/them.tthc", paper);
    insta::assert_snapshot!("baseline_vi", review(&[]));
    insta::assert_snapshot!("baseline_en", review(&["--lang", "en"]));
    let known = fs::read(desk.path("known.json")).unwrap();
    insta::assert_snapshot!(
        "baseline_that_would_grow_vi",
        review(&["--update-baseline"])
    );
    insta::assert_snapshot!(
        "baseline_that_would_grow_en",
        review(&["--update-baseline", "--lang", "en"])
    );
    assert!(
        fs::read(desk.path("known.json")).unwrap() == known,
        "it is left as it is"
    );

    change(&desk, "catalogue/khai-tu.tthc", &more, "  hồ sơ bao-tu");
    let counts = || {
        let json = review(&["--format", "json", "--fail-on", "never"]).results;
        let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        ["known", "changed", "gone"].map(|key| json["summary"][key].as_u64().unwrap())
    };
    let [known, changed, gone] = counts();
    assert_eq!([changed, gone], [1, 1]);
    let smaller = review(&["--update-baseline"]);
    assert_eq!(smaller.code, Some(0), "{smaller}");
    assert_eq!(counts(), [known + 1, 0, 0], "what is gone has left it");

    change(&desk, "catalogue/khai-tu.tthc", "  hồ sơ bao-tu", &more);
    assert_eq!(review(&["--update-baseline"]).code, Some(2));
    assert_eq!(
        review(&["--update-baseline", "--allow-growth"]).code,
        Some(1),
        "new when it was reviewed"
    );
    assert_eq!(counts(), [known + 2, 0, 0]);
    let missing = desk.run(&["review", "catalogue", "--baseline", "missing.json"]);
    assert_eq!(missing.code, Some(2), "{missing}");
}
