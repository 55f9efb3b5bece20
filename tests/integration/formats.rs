//! A review in its several forms: written together, each whole, all saying the same.

use std::fs;

use crate::command::{Desk, project};

/// The example catalogue, as of the day that the reference figures are stated for.
pub(crate) fn review(desk: &Desk, more: &[&str]) -> crate::command::Outcome {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().expect("the path is text");
    let mut words = vec!["review", corpus, "--as-of", "2023-12-31"];
    words.extend(more);
    desk.run(&words)
}

/// A catalogue whose names would be markup, a formula, a change of direction or a flood, if anything
/// took them for more than names.
pub(crate) fn hostile() -> String {
    let names = [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script><!--",
        "{{data}} ]]> &lt; &#x3c;img src=x onerror=alert(1)>",
        "=HYPERLINK(1), +1, -1, @x | ::error::x",
        "a\u{7}b\u{1b}[31mc\u{202e}d\u{2066}e\u{200f}f",
    ];
    let flood = format!("Thủ tục {}{}", "dài ".repeat(1 << 17), "x".repeat(1 << 19));
    let names = names.into_iter().map(str::to_owned).chain([flood]);
    let mut text = String::from("agency a \"<b>Cơ quan</b>\" { level commune }\n");
    let procedures = names.enumerate().map(|(number, name)| {
        format!(
            "procedure p{number} \"{name}\" {{
               code \"=1+{number}\"  kind external  authority a  domain \"<i>@d</i>\"
               document so \"Sổ hộ khẩu {name}\" is so-ho-khau {{ certified 1 }}
               step s \"{name}\" {{ by a  after none  takes 1 hour  receives }}
               step t \"=cmd\" {{ by a  after s  takes 2 hours  approves }}
             }}\n"
        )
    });
    text.extend(procedures);
    text
}

#[test]
fn several_forms_are_written_to_a_folder_from_one_review() {
    let desk = Desk::new();
    let outcome = review(
        &desk,
        &["--format", "json,text,html,json", "-o", "new/reports"],
    );
    assert_eq!(outcome.code, Some(1), "{outcome}");
    assert_eq!(
        outcome.results,
        "new/reports/review.txt\nnew/reports/review.html\nnew/reports/review.json\n"
    );
    assert_eq!(outcome.messages.matches("Đã rà soát").count(), 1);
    for (form, file) in [
        ("text", "review.txt"),
        ("html", "review.html"),
        ("json", "review.json"),
    ] {
        let alone = review(&desk, &["--format", form, "-o", "alone"]);
        assert_eq!(alone.results, "");
        let [alone, together] =
            ["alone".to_owned(), format!("new/reports/{file}")].map(|name| desk.path(&name));
        assert!(
            fs::read(alone).unwrap() == fs::read(together).unwrap(),
            "{form} is the same alone and beside others"
        );
    }
}

#[test]
fn several_forms_without_a_folder_are_refused_before_anything_is_read() {
    let desk = Desk::new();
    let outcome = desk.run(&["review", "no-such-path", "--format", "text,json"]);
    insta::assert_snapshot!("several_forms_need_a_folder", outcome);
    desk.file("a-file", "kept");
    let outcome = review(&desk, &["--format", "text,json", "-o", "a-file"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.messages.contains("unwritable"), "{outcome}");
    assert_eq!(fs::read(desk.path("a-file")).unwrap(), b"kept");
}

#[test]
fn decisions_are_read_from_the_table_that_a_review_writes() {
    let desk = Desk::new();
    for (language, verdict) in [("vi", "bác bỏ"), ("en", "reject")] {
        let words = ["--lang", language, "--format", "csv,json", "-o", language];
        assert_eq!(review(&desk, &words).code, Some(1));
        let table = desk.path(&format!("{language}/review.csv"));
        let text = fs::read_to_string(&table).unwrap();
        let (head, rows) = text.split_once("\r\n").unwrap();
        assert!(head.starts_with('\u{feff}'));
        // The first row is decided on, as an office would in a spreadsheet; the others stay open.
        let (first, rest) = rows.split_once("\r\n").unwrap();
        let told = first
            .strip_suffix(&",\"\"".repeat(7))
            .expect("nothing is decided yet");
        let decided = format!(
            "{head}\r\n{told},{verdict},Chưa số hóa,Phòng Tư pháp,,01/02/2024,31/12/2026,\r\n{rest}"
        );
        fs::write(&table, decided).unwrap();
        let out = format!("{language}.tthc");
        let from = format!("{language}/review.json");
        let table = format!("{language}/review.csv");
        let outcome = desk.run(&[
            "decide",
            "--from",
            &table,
            "--from-review",
            &from,
            "-o",
            &out,
        ]);
        assert_eq!(outcome.code, Some(0), "{outcome}");
        let written = fs::read_to_string(desk.path(&out)).unwrap();
        assert_eq!(written.matches("Phòng Tư pháp").count(), 1, "{written}");
    }
}

#[test]
fn a_fix_in_sarif_writes_what_apply_writes() {
    let desk = Desk::new();
    let corpus = project().join("tests/corpus/good/can-gio");
    for file in fs::read_dir(&corpus).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        desk.file(&format!("can-gio/{name}"), fs::read(&path).unwrap());
    }
    let words = "review can-gio --as-of 2023-12-31 --format sarif --fail-on never -o a.sarif";
    assert_eq!(
        desk.run(&words.split(' ').collect::<Vec<_>>()).code,
        Some(0)
    );
    let log: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("a.sarif")).unwrap()).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let mut fixed = results.iter().filter(|result| result["fixes"].is_array());
    let mut tried = 0;
    // One of each few, since each is applied by a run of its own.
    while let Some(result) = fixed.nth(20) {
        let proposal = result["properties"]["proposal"]["id"].as_str().unwrap();
        let changes = result["fixes"][0]["artifactChanges"].as_array().unwrap();
        let expected: Vec<(String, String)> = changes
            .iter()
            .map(|change| {
                let uri = change["artifactLocation"]["uri"].as_str().unwrap();
                let text = fs::read_to_string(desk.path(uri)).unwrap();
                (uri.to_owned(), replaced(&text, &change["replacements"]))
            })
            .collect();
        let other = Desk::new();
        for (path, bytes) in desk.files() {
            if let Some(name) = path
                .file_name()
                .filter(|_| path.extension().is_some_and(|it| it == "tthc"))
            {
                other.file(&format!("can-gio/{}", name.to_str().unwrap()), bytes);
            }
        }
        let words = [
            "apply",
            "can-gio",
            "--as-of",
            "2023-12-31",
            "--force",
            "--proposal",
            proposal,
        ];
        let outcome = other.run(&words);
        assert_eq!(outcome.code, Some(0), "{outcome}");
        for (uri, text) in expected {
            let applied = fs::read_to_string(other.path(&uri)).unwrap();
            assert_eq!(applied, text, "{proposal} in {uri}");
        }
        tried += 1;
    }
    assert!(tried >= 3, "some proposals can be written");
}

/// Carries out replacements in a text, from the last to the first.
fn replaced(text: &str, replacements: &serde_json::Value) -> String {
    let mut text = text.to_owned();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let offset = |line: &serde_json::Value, column: &serde_json::Value| {
        let number = |value: &serde_json::Value| -> usize {
            let number = value.as_u64().expect("a line or column is a number");
            usize::try_from(number).expect("a file has so many lines")
        };
        let start = starts[number(line) - 1];
        let letters = text[start..].chars().take(number(column) - 1);
        start + letters.map(char::len_utf8).sum::<usize>()
    };
    let made: Vec<(std::ops::Range<usize>, String)> = replacements
        .as_array()
        .expect("replacements are a list")
        .iter()
        .map(|it| {
            let region = &it["deletedRegion"];
            let start = offset(&region["startLine"], &region["startColumn"]);
            let end = offset(&region["endLine"], &region["endColumn"]);
            let new = it["insertedContent"]["text"]
                .as_str()
                .expect("what is inserted is a text");
            (start..end, new.to_owned())
        })
        .collect();
    for (range, new) in made.into_iter().rev() {
        text.replace_range(range, &new);
    }
    text
}

#[test]
fn a_procedure_is_drawn_by_agency_and_the_rest_in_layers() {
    let desk = Desk::new();
    desk.file("hostile/a.tthc", hostile());
    desk.file(
        "fine/a.tthc",
        "agency a \"Một cửa\" { level commune }\nagency b \"Công chức\" { level commune }\n\
         paper g \"Giấy khai sinh\"\n\
         procedure p \"Khai sinh\" {\n\
           step s \"Tiếp nhận\" { by a  after none  takes 30 minutes  receives  presence }\n\
           step t \"Thẩm tra\" { by b  after s  takes 2 hours  checks }\n\
           step u \"Lưu hồ sơ\" { by b  after s  takes 1 hour }\n\
           step v \"Trả kết quả\" { by a  after t, u  takes 30 minutes  returns }\n\
           result k \"Giấy khai sinh\" is g\n}\n\
         procedure q \"Thẻ bảo hiểm\" { document d \"Giấy khai sinh\" is g { copies 1 } }\n",
    );
    let draw = |words: &[&str]| {
        let common = ["--as-of", "2023-12-31", "--format", "svg"];
        let told = desk.run(&[&["graph"], words, &common].concat());
        assert_eq!(told.code, Some(0), "{told}");
        told.results
    };
    insta::assert_snapshot!("procedure_drawn", draw(&["p", "fine", "--lang", "en"]));
    // Without a subject: who issues what whom needs.
    let links = draw(&["g", "fine"]);
    for title in ["Khai sinh", "Thẻ bảo hiểm", "Giấy khai sinh"] {
        assert!(links.contains(title), "{links}");
    }
    for subject in ["p0", "p1", "p2", "p3", "p4", "p5"] {
        let drawn = draw(&[subject, "hostile"]);
        assert_eq!(drawn.matches("<svg").count(), 1);
        assert!(
            !drawn.contains("<script") && !drawn.contains("<img"),
            "{subject}"
        );
        assert!(
            !drawn.contains(['\u{7}', '\u{1b}', '\u{202e}']),
            "{subject}"
        );
    }
}
