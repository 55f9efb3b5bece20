//! Reading lines, and what becomes of all records together.

use super::*;
use crate::syntax::keyword::Vocabulary;
use crate::syntax::print;

/// Reads bytes; returns the codes, and each refusal as `line: why`.
fn read_all(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let reading = read("a.jsonl", bytes);
    let codes = reading
        .records
        .iter()
        .map(|record| record.code().to_owned());
    let refused = reading.refused.iter().map(|refused| {
        let place = refused.path.as_deref().unwrap_or_default();
        format!("{place}: {}", refused.message.en)
    });
    (codes.collect(), refused.collect())
}

/// Returns the paths and English texts of all files for some records, and the report.
fn import_all(mut records: Vec<Record>) -> (Vec<(String, String)>, ImportReport) {
    let plan = Plan::new(&mut records, &Known::default());
    let mut report = ImportReport::default();
    let mut files = Vec::new();
    for index in 0..plan.len() {
        let file = plan.file(index);
        files.push((file.path, print(&file.tree, Vocabulary::English)));
        report.add(file.report);
    }
    (files, report)
}

fn paths(files: &[(String, String)]) -> Vec<&str> {
    files.iter().map(|(path, _)| path.as_str()).collect()
}

#[test]
fn lines_that_are_no_records_are_told_and_the_rest_goes_on() {
    let good = |code: &str| sample::line(&[("code", &format!("{code:?}"))]);
    let text = format!("\u{feff}{}\r\n\n[1]\n{}\n{{\n", good("1.1"), good("1.2"));
    let (codes, refused) = read_all(text.as_bytes());
    assert_eq!(codes, ["1.1", "1.2"]);
    let expected = [
        "a.jsonl:3: a record must be an object",
        "a.jsonl:5: JSON breaks off at byte 1",
    ];
    assert_eq!(refused, expected);

    let (codes, refused) = read_all(b"\xff{}\n");
    assert_eq!(
        (codes.len(), refused),
        (0, vec!["a.jsonl:1: the line is not UTF-8 at byte 1".into()])
    );
    assert_eq!(read_all(b""), (vec![], vec![]));
}

#[test]
fn every_slip_of_the_schema_is_told_with_its_path() {
    #[track_caller]
    fn check(changes: &[(&str, &str)], why: &str) {
        let (codes, refused) = read_all(sample::line(changes).as_bytes());
        assert_eq!(
            (codes.len(), refused),
            (0, vec![format!("a.jsonl:1: {why}")])
        );
    }
    check(
        &[("schema", "\"rp/2\"")],
        "`schema` is `rp/2`; only `rp/1` can be read",
    );
    check(&[("code", "1")], "`code` must be a text");
    check(
        &[("decision_no", "[]")],
        "`decision_no` must be a text or null",
    );
    check(&[("levels", "[\"a\", 1]")], "`levels[1]` must be a text");
    check(
        &[("steps", "[{\"title\": \"\"}]")],
        "the key `steps[0].text` is missing",
    );
    check(&[("steps", "{}")], "`steps` must be a list");
    check(&[("src", "null")], "`src` must be an object");
    check(
        &[("src", "{\"a\": {\"b\": 1, \"b\": 1}}")],
        "the key `src.a.b` stands twice",
    );
    let component = "{\"name\": \"\", \"originals\": \"1\", \"copies\": 0}";
    let cases = format!("[{{\"title\": \"\", \"components\": [{component}]}}]");
    check(
        &[("cases", &cases)],
        "`cases[0].components[0].originals` must be a number",
    );
    let time = "{\"qty\": null, \"unit\": null, \"raw\": null}";
    let channels =
        format!("[{{\"method\": \"FAX\", \"time\": {time}, \"fees\": [], \"note\": null}}]");
    let why = "`channels[0].method` is `FAX`; it must be ONLINE, POSTAL or DIRECT";
    check(&[("channels", &channels)], why);
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    check(&[("extra", &deep)], "JSON nests 128 deep or more");

    let twice = sample::line(&[]).replacen('{', "{\"code\": \"2\", ", 1);
    assert_eq!(
        read_all(twice.as_bytes()).1,
        ["a.jsonl:1: the key `code` stands twice"]
    );
    let missing = sample::line(&[]).replace("\"levels\": [], ", "");
    assert_eq!(
        read_all(missing.as_bytes()).1,
        ["a.jsonl:1: the key `levels` is missing"]
    );
}

#[test]
fn files_are_named_by_code_in_a_folder_for_the_first_domain() {
    let record = |code: &str, domains: &str| sample::record(&[("code", code), ("fields", domains)]);
    let (files, _) = import_all(vec![
        record("\"1.001193\"", "[\"Hộ tịch\", \"Khác\"]"),
        record("\"1.014955-Xoa\"", "[\"Đất đai\"]"),
        record("\"…\"", "[]"),
        record("\"../../etc\"", "[\"../..\"]"),
    ]);
    let expected = [
        "khac/etc.tthc",
        "ho-tich/1-001193.tthc",
        "dat-dai/1-014955-xoa.tthc",
        "khac/khong-ma.tthc",
    ];
    assert_eq!(paths(&files), expected);
    assert!(
        files[1]
            .1
            .starts_with("procedure tt-1-001193 \"Thử\" {\n  code \"1.001193\"\n")
    );
    assert!(files[0].1.contains("code \"../../etc\""));
}

#[test]
fn records_of_one_code_are_both_kept_and_told() {
    let record = |code: &str, name: &str| sample::record(&[("code", code), ("name", name)]);
    let (one, two, near) = ("\"một\"", "\"hai\"", "\"ba\"");
    let records = vec![
        record("\"1.1\"", one),
        record("\"1-1\"", near),
        record("\"1.1\"", two),
    ];
    let mut reversed = records.clone();
    reversed.reverse();
    let (files, report) = import_all(records);
    assert_eq!(
        paths(&files),
        ["khac/1-1.tthc", "khac/1-1-2.tthc", "khac/1-1-3.tthc"]
    );
    let titles: Vec<bool> = files.iter().map(|(_, text)| text.contains("ba")).collect();
    assert_eq!(titles, [true, false, false]);
    assert_eq!(
        report.records_by_oddity().into_iter().collect::<Vec<_>>(),
        [("repeated_code", 1)]
    );
    assert_eq!(report.after.records, 3);
    assert_eq!(import_all(reversed), (files, report));
}

#[test]
fn no_file_is_made_with_nothing_in_it() {
    let (files, report) = import_all(vec![sample::record(&[])]);
    assert_eq!(report.files, files.len());
    for (path, text) in files {
        assert!(!text.trim().is_empty(), "{path}");
    }
}

#[test]
fn what_procedures_refer_to_is_declared_once() {
    let changes = [
        ("executing_list", "[\"Sở Mẫu\", \"Phòng Mẫu\"]"),
        ("coordinating_agencies", "\"Phòng Mẫu, Sở mẫu.\""),
        (
            "legal_bases",
            "[{\"title\": \"Luật Mẫu\", \"number\": \"1/2020/QH14\"}]",
        ),
    ];
    let records = vec![sample::record(&changes), sample::record(&changes)];
    let (files, report) = import_all(records);
    assert_eq!(files[0].0, "co-quan.tthc");
    let agencies =
        "agency cq-phong-mau \"Phòng Mẫu\"\nagency cq-so-mau \"Sở Mẫu\" { aliases \"Sở mẫu.\" }\n";
    assert_eq!(files[0].1, agencies);
    assert_eq!(files[1].0, "van-ban.tthc");
    let law = "law vb-1-2020-qh14 \"Luật Mẫu\" { rank law  number \"1/2020/QH14\" }\n";
    assert_eq!(files[1].1, law);
    assert_eq!((report.agencies, report.laws, report.files), (2, 1, 4));
    assert!(files[2].1.contains("authority cq-so-mau, cq-phong-mau\n"));
    assert!(files[2].1.contains("partners cq-phong-mau, cq-so-mau\n"));
    assert!(files[2].1.contains("basis vb-1-2020-qh14\n"));
}
