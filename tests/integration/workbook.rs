//! A review as a workbook: the same figures, live sums, and the decisions that come back.

use std::fs;

use calamine::{Reader as _, Xlsx, open_workbook};

use crate::command::Desk;
use crate::formats::{hostile, review};

/// Reads a sheet of a workbook, each cell as text.
pub(crate) fn sheet(path: &std::path::Path, name: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("it is a workbook");
    let range = workbook.worksheet_range(name).expect("it has the sheet");
    let rows = range.rows();
    rows.map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

#[test]
fn a_workbook_says_what_the_review_says() {
    let desk = Desk::new();
    for folder in ["out", "again"] {
        let outcome = review(
            &desk,
            &["--lang", "en", "--format", "json,xlsx", "-o", folder],
        );
        assert_eq!(outcome.code, Some(1), "{outcome}");
    }
    let path = desk.path("out/review.xlsx");
    assert!(
        fs::read(&path).unwrap() == fs::read(desk.path("again/review.xlsx")).unwrap(),
        "the same review gives the same bytes"
    );
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("out/review.json")).unwrap()).unwrap();
    let summary = sheet(&path, "Summary");
    let total = |label: &str| {
        let row = summary.iter().find(|row| row[0].trim() == label);
        row.expect("the total is there")[1].clone()
    };
    for (label, key) in [
        ("Procedures", "procedures"),
        ("Findings, rejected ones too", "findings"),
        ("Proposals, questions too", "proposals"),
        ("chosen", "chosen"),
        ("Data gaps", "data_gaps"),
    ] {
        assert_eq!(total(label), json["summary"][key].to_string(), "{label}");
    }
    let sizes = sheet(&path, "Before and after");
    for (label, key) in [
        ("Declared fields", "fields"),
        ("Documents", "documents"),
        ("Steps", "steps"),
    ] {
        let row = sizes
            .iter()
            .find(|row| row[0] == label)
            .expect("the size is there");
        let of = |when: &str| json["measures"][when][key].as_i64().unwrap();
        let [before, after] = ["before", "after"].map(of);
        assert_eq!(
            row[1..4],
            [before, after, after - before].map(|it| it.to_string())
        );
    }
    let cost = sizes
        .iter()
        .find(|row| row[0].contains("least (VND)"))
        .unwrap();
    assert_eq!(
        cost[2],
        json["measures"]["cost"]["after_vnd"][0].to_string()
    );
    // The changes and counts are formulas, and nothing else is.
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    let formulas = |workbook: &mut Xlsx<_>, name: &str| {
        let range = workbook.worksheet_formula(name).unwrap();
        range
            .used_cells()
            .filter(|(.., text)| !text.is_empty())
            .count()
    };
    assert_eq!(formulas(&mut workbook, "Summary"), 6);
    assert_eq!(formulas(&mut workbook, "Before and after"), 2 * 10);
    assert_eq!(formulas(&mut workbook, "Findings"), 0);
    let findings = sheet(&path, "Findings");
    assert_eq!(
        findings.len() - 1,
        json["findings"].as_array().unwrap().len()
    );
}

#[test]
fn decisions_are_read_back_from_a_workbook() {
    let desk = Desk::new();
    let outcome = review(
        &desk,
        &["--lang", "en", "--format", "json,xlsx", "-o", "out"],
    );
    assert_eq!(outcome.code, Some(1), "{outcome}");
    let findings = sheet(&desk.path("out/review.xlsx"), "Findings");
    // Decided on and saved again by another program.
    let mut decided = rust_xlsxwriter::Workbook::new();
    let worksheet = decided.add_worksheet();
    for (row, cells) in (0..).zip(&findings) {
        for (column, cell) in (0..).zip(cells) {
            worksheet.write_string(row, column, cell).unwrap();
        }
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 2, 1).unwrap();
    let look = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (column, text) in [(15, "reject"), (16, "not yet"), (17, "the office")] {
        worksheet.write_string(3, column, text).unwrap();
    }
    worksheet
        .write_datetime_with_format(3, 19, &day, &look)
        .unwrap();
    worksheet.write_string(3, 20, "31/12/2026").unwrap();
    decided.save(desk.path("decided.xlsx")).unwrap();
    let words = "decide --from decided.xlsx --from-review out/review.json -o a.tthc";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    let written = fs::read_to_string(desk.path("a.tthc")).unwrap();
    assert_eq!(written.matches("the office").count(), 1, "{written}");
    assert!(
        written.contains("2024-02-01") && written.contains("2026-12-31"),
        "{written}"
    );
    desk.file("no.xlsx", "no workbook");
    let words = "decide --from no.xlsx --from-review out/review.json -o b.tthc";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(2), "{outcome}");
    assert!(outcome.messages.contains("not-a-decision"), "{outcome}");
}

#[test]
fn hostile_names_are_text_in_a_workbook() {
    let desk = Desk::new();
    desk.file("hostile/a.tthc", hostile());
    let words = "review hostile --as-of 2023-12-31 --fail-on never --format xlsx -o a.xlsx";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    let findings = sheet(&desk.path("a.xlsx"), "Phát hiện");
    assert!(findings.len() > 6);
    let cells = findings.iter().flatten();
    assert!(
        cells
            .clone()
            .any(|cell| cell == "=HYPERLINK(1), +1, -1, @x | ::error::x")
    );
    assert!(
        cells.clone().any(|cell| cell.contains("--format json]")),
        "what is cut says so"
    );
    assert!(cells.clone().all(|cell| cell.chars().count() <= 32_767));
    assert!(
        cells
            .clone()
            .all(|cell| !cell.contains(['\u{7}', '\u{202e}']))
    );
}
