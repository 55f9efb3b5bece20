//! Which citations mean one text, and how it is declared.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::import::sample;
use crate::span::FileId;
use crate::syntax::keyword::Vocabulary;
use crate::syntax::{parse, print};

const MINISTRY: &[(&str, &str)] = &[("promulgator_kind", "\"ministry\"")];

fn of_province(province: &str) -> [(&str, &str); 2] {
    [
        ("promulgator_kind", "\"province\""),
        ("promulgator", province),
    ]
}

/// Makes a record that cites texts, each as number and title.
fn citing(changes: &[(&str, &str)], bases: &[(&str, &str)]) -> Record {
    let bases: Vec<String> = bases
        .iter()
        .map(|(number, title)| format!("{{\"number\": {number:?}, \"title\": {title:?}}}"))
        .collect();
    let bases = format!("[{}]", bases.join(", "));
    let changes: Vec<(&str, &str)> = changes
        .iter()
        .copied()
        .chain([("legal_bases", bases.as_str())])
        .collect();
    sample::record(&changes)
}

/// Returns the names that the records' citations lead to.
fn names(records: &[Record], known: &Known) -> Vec<String> {
    let laws = Laws::of(records, known);
    let bases = records
        .iter()
        .flat_map(|record| record.bases.iter().map(move |base| (record, base)));
    let found = bases.map(|(record, base)| laws.find(record, base));
    found
        .map(|law| law.map_or_else(String::new, |law| law.name.clone()))
        .collect()
}

fn declarations(records: &[Record], known: &Known) -> String {
    print(
        &tree::file(Laws::of(records, known).declarations()),
        Vocabulary::English,
    )
}

#[test]
fn one_number_is_one_text_however_it_is_spelled() {
    let bases = [
        ("50/2026/NĐ-CP", "A"),
        ("Nghị định số 50/2026/ND-CP", "B"),
        ("50/2026/NĐ-CP", "B"),
    ];
    let records = [citing(MINISTRY, &bases)];
    assert_eq!(names(&records, &Known::default()), ["vb-50-2026-nd-cp"; 3]);
    let text = "law vb-50-2026-nd-cp \"B\" { rank decree  number \"50/2026/NĐ-CP\" }\n";
    assert_eq!(declarations(&records, &Known::default()), text);
}

#[test]
fn provinces_number_their_own_and_a_number_without_a_year_is_told_by_its_title() {
    let local = [("20/2024/NQ-HĐND", "Quy định")];
    let records = [
        citing(&of_province("\"UBND tỉnh A\""), &local),
        citing(&of_province("\"UBND tỉnh B\""), &local),
        citing(
            MINISTRY,
            &[
                ("461/QĐ-BXD", "Một"),
                ("461/QĐ-BXD", "Hai"),
                ("461/QĐ-BXD", "một."),
            ],
        ),
    ];
    let expected = [
        "vb-20-2024-nq-hdnd-ubnd-tinh-a",
        "vb-20-2024-nq-hdnd-ubnd-tinh-b",
        "vb-461-qd-bxd-mot",
        "vb-461-qd-bxd-hai",
        "vb-461-qd-bxd-mot",
    ];
    assert_eq!(names(&records, &Known::default()), expected);
}

#[test]
fn without_a_whole_number_the_title_tells() {
    let bases = [
        ("06", "Luật Mẫu"),
        ("", "luật mẫu."),
        ("12", "Quyết định số 12/2021/QĐ-TTg về mẫu"),
        ("quyết định 12/2021", "Quyết định số 12/2021/QĐ-TTg"),
        ("2021", "Quyết định số 12/2021/QĐ-TTg"),
        ("", " "),
    ];
    let records = [citing(MINISTRY, &bases)];
    assert_eq!(
        names(&records, &Known::default()),
        [
            "vb-luat-mau",
            "vb-luat-mau",
            "vb-12-2021-qd-ttg",
            "vb-12-2021-qd-ttg",
            "vb-quyet-dinh-so-12-2021-qd-ttg",
            ""
        ]
    );
    let text = declarations(&records, &Known::default());
    assert!(
        text.contains("law vb-luat-mau \"Luật Mẫu\" { rank law }\n"),
        "{text}"
    );
}

#[test]
fn a_text_that_a_catalogue_declares_is_referred_to() {
    let catalogue = r#"law nd-1 "Nghị định" { number "1/2020/NĐ-CP" }
        law nq-2 "Nghị quyết của một tỉnh" { number "2/2020/NQ-HĐND" }"#;
    let file = parse(FileId(0), catalogue, &mut Diagnostics::default());
    let known = Known::of([&file]);
    let bases = [("Nghị định 1/2020/NĐ-CP", "A"), ("2/2020/NQ-HĐND", "B")];
    let records = [citing(MINISTRY, &bases)];
    assert_eq!(names(&records, &known), ["nd-1", "vb-2-2020-nq-hdnd"]);
    let text = "law vb-2-2020-nq-hdnd \"B\" { rank resolution  number \"2/2020/NQ-HĐND\" }\n";
    assert_eq!(declarations(&records, &known), text);
}

#[test]
fn issue_and_issuer_are_declared_where_they_are_given() {
    let base = "[{\"title\": \"T\", \"number\": \"1/2020/TT-BX\", \"issued\": \"23-11-2020\", \"issuer\": \"Bộ X\"}]";
    let records = [sample::record(&[("legal_bases", base)])];
    let text = declarations(&records, &Known::default());
    assert!(text.contains("issued 2020-11-23"), "{text}");
    assert!(text.contains("note \"Cơ quan ban hành: Bộ X\""), "{text}");
    assert_eq!(day_first("31-02-2020"), None);
}
