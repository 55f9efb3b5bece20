//! The pages of mistakes: each example is what its page says it is.

use std::fs;
use std::path::Path;

use tinhgon::diagnostic::Code;
use tinhgon::diagnostic::page::Frame;
use tinhgon::phrase::Language;
use tinhgon::report::code::page;
use tinhgon::source::Sources;

use crate::checked::check;

/// Puts around an example what it is a part of.
fn framed(frame: Frame, example: &str, language: Language) -> String {
    let is_vietnamese = language == Language::Vietnamese;
    let rule = |body: &str| {
        if is_vietnamese {
            format!(
                "quy tắc r \"R\" {{ tiếng Anh \"R\"  tiêu chí hợp lý  mức độ nên  độ tin cậy cao\n\
                 căn cứ nd-1  lý do \"Vì thế.\"\n{body}\n}}"
            )
        } else {
            format!(
                "rule r \"R\" {{ english \"R\"  criterion reasonable  severity should  confidence high\n\
                 basis nd-1  why \"So it is.\"\n{body}\n}}"
            )
        }
    };
    match (frame, is_vietnamese) {
        (Frame::File | Frame::Elsewhere, _) => example.to_owned(),
        (Frame::Procedure, true) => format!("thủ tục p \"P\" {{\n{example}\n}}"),
        (Frame::Procedure, false) => format!("procedure p \"P\" {{\n{example}\n}}"),
        (Frame::Step, true) => format!("thủ tục p \"P\" {{ bước s \"S\" {{\n{example}\n}} }}"),
        (Frame::Step, false) => format!("procedure p \"P\" {{ step s \"S\" {{\n{example}\n}} }}"),
        (Frame::Rule, _) => rule(example),
        (Frame::When, true) => rule(&format!(
            "với mỗi thủ tục p, hồ sơ d thuộc p.các-hồ-sơ\n{example}\n\
             thông báo vi \"{{p}} {{d}}\" en \"{{p}} {{d}}\""
        )),
        (Frame::When, false) => rule(&format!(
            "for each procedure p, document d in p.documents\n{example}\n\
             message vi \"{{p}} {{d}}\" en \"{{p}} {{d}}\""
        )),
    }
}

/// Returns the codes that a text is told.
fn told(text: &str) -> Vec<&'static str> {
    let mut sources = Sources::default();
    sources
        .add("a.tthc".to_owned(), text.as_bytes().to_vec())
        .expect("an example is text");
    let found = check(&mut sources);
    let mut codes: Vec<&str> = found
        .sorted()
        .iter()
        .map(|found| found.code.slug())
        .collect();
    codes.dedup();
    codes
}

#[test]
fn wrong_examples_are_told_and_right_ones_are_not() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let page = code.page().unwrap();
        if page.frame == Frame::Elsewhere {
            continue;
        }
        for language in [Language::Vietnamese, Language::English] {
            let wording = page.in_language(language);
            let [wrong, right] =
                [wording.wrong, wording.right].map(|text| framed(page.frame, text, language));
            for (text, expected) in [(wrong, vec![code.slug()]), (right, Vec::new())] {
                let found = told(&text);
                if found != expected {
                    faults.push(format!("{expected:?} but {found:?}: {text}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// All that `tinhgon explain` says of mistakes, in one place to be read.
#[test]
fn pages_read_well() {
    for (name, language) in [
        ("pages_in_vietnamese", Language::Vietnamese),
        ("pages_in_english", Language::English),
    ] {
        let pages: Vec<String> = Code::ALL.iter().map(|code| page(*code, language)).collect();
        insta::assert_snapshot!(name, pages.join("\n"));
    }
}

/// A code that no snapshot shows may be worded anyhow.
#[test]
fn every_code_is_shown_in_a_snapshot() {
    let mut shown = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "snap") {
                shown.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let hidden: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.slug())
        .filter(|slug| !shown.contains(&format!("[{slug}]: ")))
        .collect();
    assert_eq!(hidden, [""; 0]);
}
