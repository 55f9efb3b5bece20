//! A review as a document: set as offices set it, saying what the review says, safe and openable.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::{pass_over_unless, program};
use crate::command::{Desk, project};
use crate::formats::{hostile, review};

pub(crate) mod reader;

use reader::Document;

/// Reviews three procedures of the example, of which one costs something, by rules that stay as they are.
fn small(desk: &Desk, language: &str) {
    for file in [
        "nghi-phep",
        "xoa-thuong-tru",
        "khai-tu",
        "co-quan",
        "danh-muc",
    ] {
        let path = project().join(format!("tests/corpus/good/can-gio/{file}.tthc"));
        desk.file(
            &format!("small/{file}.tthc"),
            fs::read(path).expect("it can be read"),
        );
    }
    let words = "review small --as-of 2023-12-31 --fail-on never --format docx -o small.docx \
                 --select abolished-paper-asked,field-in-register,unused-field --lang";
    let words: Vec<&str> = words.split(' ').chain([language]).collect();
    let outcome = desk.run(&words);
    assert_eq!(outcome.code, Some(0), "{outcome}");
}

#[test]
fn a_document_reads_as_an_office_writes() {
    let desk = Desk::new();
    for (language, name) in [
        ("vi", "document_in_vietnamese"),
        ("en", "document_in_english"),
    ] {
        small(&desk, language);
        let document = Document::open(&desk.path("small.docx"));
        insta::assert_snapshot!(name, document.lines.join("\n"));
    }
}

#[test]
fn a_document_is_set_by_the_decree_and_the_same_each_time() {
    let desk = Desk::new();
    for folder in ["out", "again"] {
        let outcome = review(&desk, &["--format", "docx,json", "-o", folder]);
        assert_eq!(outcome.code, Some(1), "{outcome}");
    }
    let path = desk.path("out/review.docx");
    assert!(
        fs::read(&path).unwrap() == fs::read(desk.path("again/review.docx")).unwrap(),
        "the same review gives the same bytes"
    );
    let document = Document::open(&path);
    assert_eq!(document.parts[0].0, "[Content_Types].xml");
    let text = document.part("word/document.xml");
    // A4; above and below 20 to 25 mm, left 30 to 35, right 15 to 20, in twentieths of a point.
    let upright = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
                   w:bottom=\"1134\" w:left=\"1701\"";
    assert_eq!(text.matches(upright).count(), 4);
    // Six documents in one, each numbered from its second page on.
    assert_eq!(text.matches("<w:sectPr>").count(), 6);
    assert_eq!(
        text.matches("<w:pgNumType w:start=\"1\"/><w:titlePg/>")
            .count(),
        6
    );
    assert!(document.part("word/page.xml").contains(" PAGE "));
    assert!(
        document
            .part("word/styles.xml")
            .contains("w:ascii=\"Times New Roman\"")
    );
    // Each style that is used is there.
    for style in text.split("<w:pStyle w:val=\"").skip(1) {
        let style = style.split('"').next().unwrap();
        let declared = format!("w:styleId=\"{style}\"");
        assert!(
            document.part("word/styles.xml").contains(&declared),
            "{style}"
        );
    }
    // The sizes are the review's.
    let json = fs::read(desk.path("out/review.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let sizes = document.table_of(&["Nội dung", "Hiện nay", "Sau đề xuất", "Thay đổi"]);
    let fields = sizes.iter().find(|row| row[0] == "Thông tin phải khai");
    for (cell, when) in [(1, "before"), (2, "after")] {
        let stated = json["measures"][when]["fields"].to_string();
        assert_eq!(fields.unwrap()[cell], stated, "{when}");
    }
    // The order of what is handed in.
    let headings = document.paragraphs.iter();
    let headings = headings.filter(|(style, _)| style == "Heading1" || style == "Kind");
    let headings: Vec<&str> = headings.map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        headings,
        [
            "BÁO CÁO",
            "PHỤ LỤC I",
            "PHỤ LỤC II",
            "PHỤ LỤC III",
            "PHỤ LỤC IV",
            "QUYẾT ĐỊNH",
            "………… (THẨM QUYỀN BAN HÀNH)",
            "QUYẾT ĐỊNH:",
            "PHỤ LỤC",
        ]
    );
}

#[test]
fn the_cost_sheets_of_a_document_add_up_to_the_review() {
    let desk = Desk::new();
    let outcome = review(
        &desk,
        &["--lang", "en", "--format", "docx,json", "-o", "out"],
    );
    assert_eq!(outcome.code, Some(1), "{outcome}");
    let document = Document::open(&desk.path("out/review.docx"));
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.path("out/review.json")).unwrap()).unwrap();
    let years = document.lines.iter().filter_map(|line| {
        let amount = line.strip_prefix("Body: - Compliance cost before (assumed): ")?;
        amount.strip_suffix(" VND a year.")
    });
    // The first is the total; what each changed procedure costs is told in form, sheet and decision.
    let amounts: Vec<i64> = years
        .map(|it| it.replace(',', "").parse().unwrap())
        .collect();
    let of_each: i64 = amounts[1..].iter().sum();
    assert_eq!(
        amounts[0],
        json["measures"]["cost"]["before_vnd"][0].as_i64().unwrap()
    );
    assert_eq!(of_each % 3, 0, "{amounts:?}");
    // One of the five of which the cost is known is not changed, and comes without forms.
    assert!(of_each / 3 < amounts[0] && of_each > 0, "{amounts:?}");
    // Each sheet's rows come to its total, where every amount is known and no choice is left.
    let heads = [
        "No.",
        "Task",
        "Time",
        "Income of an hour",
        "Other money",
        "Fee",
        "Cost of one run",
        "Note",
    ];
    let dong = |text: &str| -> Option<i64> {
        let digits = text.strip_suffix(" VND")?.replace(',', "");
        digits.parse().ok()
    };
    let sheets = document.tables.iter().filter(|table| table[0] == heads);
    let mut added = 0;
    for sheet in sheets {
        let (rows, totals) = sheet[1..].split_at(sheet.len() - 4);
        let amounts: Option<Vec<i64>> = rows.iter().map(|row| dong(&row[6])).collect();
        let Some(amounts) = amounts else { continue };
        let total = totals[0][0].strip_prefix("Cost of one run: ").unwrap();
        assert_eq!(Some(amounts.iter().sum()), dong(total), "{sheet:?}");
        added += 1;
    }
    assert!(added >= 4, "{added} sheets add up");
}

#[test]
fn hostile_names_are_text_in_a_document() {
    let desk = Desk::new();
    desk.file("hostile/a.tthc", hostile());
    let words = "review hostile --as-of 2023-12-31 --fail-on never --format docx -o a.docx";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    let path = desk.path("a.docx");
    // Reading it already asks that every part be well-formed.
    let document = Document::open(&path);
    let whole = document.lines.join("\n");
    for name in [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script><!--",
        "{{data}} ]]> &lt; &#x3c;img src=x onerror=alert(1)>",
        "=HYPERLINK(1), +1, -1, @x | ::error::x",
    ] {
        assert!(whole.contains(name), "{name}");
    }
    assert!(whole.contains("a\u{fffd}b\u{fffd}[31mc\u{fffd}d\u{fffd}e\u{fffd}f"));
    assert!(
        whole.contains("> 4000: --format json]"),
        "what is cut says so"
    );
    let longest = document.lines.iter().map(|line| line.chars().count()).max();
    assert!(longest < Some(10_000), "{longest:?}");
    assert!(!whole.contains(['\u{7}', '\u{1b}', '\u{202e}', '\u{2066}', '\u{200f}']));
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
}

#[test]
fn forms_of_many_procedures_are_left_out_and_that_is_said() {
    let desk = Desk::new();
    let paper = |number: usize| {
        format!(
            "procedure p{number} \"Thủ tục {number}\" {{ kind external  domain \"D\"
               document so \"Sổ hộ khẩu\" is so-ho-khau {{ certified 1 }} }}\n"
        )
    };
    desk.file("many/a.tthc", (0..101).map(paper).collect::<String>());
    let words = "review many --as-of 2023-12-31 --fail-on never --format docx -o a.docx";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    let document = Document::open(&desk.path("a.docx"));
    let annexes = document
        .paragraphs
        .iter()
        .filter(|(style, _)| style == "Heading1");
    assert_eq!(annexes.count(), 2, "the proposals and the decision");
    let told = document.paragraph("Phụ lục IV: dự thảo");
    assert!(
        told.contains("của 101 thủ tục có phương án KHÔNG kèm theo"),
        "{told}"
    );
    // The proposals are all there.
    let proposals = document.tables.iter().find(|table| {
        table[0][0] == "STT" && table[0].len() == 5 && table[0][2].starts_with("1. ")
    });
    let rows = proposals.unwrap()[1..].iter().filter(|row| row.len() == 5);
    assert_eq!(rows.count(), 101);
}

/// Turns documents into PDF in a folder, as an office would to print them.
fn printed(office: &Path, desk: &Desk, files: &[PathBuf]) {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        desk.path("profile").display()
    );
    let mut convert = Command::new(office);
    convert
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(desk.path("pdf"))
        .args(files);
    let output = convert.output().expect("the office can be started");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn an_office_opens_a_document_and_prints_it() {
    let (Some(office), Some(reader)) = (program("soffice"), program("pdftotext")) else {
        return pass_over_unless("TINHGON_OFFICE", "there is no LibreOffice, or no pdftotext");
    };
    let desk = Desk::new();
    let outcome = review(&desk, &["--format", "docx", "-o", "review.docx"]);
    assert_eq!(outcome.code, Some(1), "{outcome}");
    desk.file("hostile/a.tthc", hostile());
    let words = "review hostile --as-of 2023-12-31 --fail-on never --format docx -o hostile.docx";
    let outcome = desk.run(&words.split(' ').collect::<Vec<_>>());
    assert_eq!(outcome.code, Some(0), "{outcome}");
    printed(
        &office,
        &desk,
        &["review.docx", "hostile.docx"].map(|it| desk.path(it)),
    );
    let read = |name: &str| {
        let output = Command::new(&reader)
            .args(["-layout", "-enc", "UTF-8"])
            .arg(desk.path(name))
            .arg("-")
            .output()
            .expect("the reader can be started");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("the text is text")
    };
    let text = read("pdf/review.pdf");
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages.len() > 50, "{} pages", pages.len());
    assert!(
        pages[0].contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "{}",
        pages[0]
    );
    assert!(pages[0].contains("Độc lập - Tự do - Hạnh phúc"));
    assert_eq!(pages[1].trim_start().lines().next().unwrap().trim(), "2");
    assert!(text.contains("1.152.000.000 đồng"));
    assert!(read("pdf/hostile.pdf").contains("<script>alert(1)</script>"));
}
