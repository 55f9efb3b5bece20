//! Tests of the canonical content: what may differ, and what may not.

use jiff::civil::date;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::model::{Entity, resolve};
use crate::span::FileId;
use crate::syntax::parse;

/// What every test declares beside its two procedures.
const CATALOGUE: &str = r#"
agency xa "Xã" { level commune }
agency phuong "Phường" { level commune }
law luat "Luật" { rank law  in force from 2016-01-01 }
paper cccd "Căn cước công dân" { attests none }
paper ho-chieu "Hộ chiếu" { attests none }
concept ten "Tên"
"#;

/// Everything that a procedure can be compared by.
const FULL: &str = r#"
kind external  subjects citizen, foreigner
form don "Đơn" { field a "Họ tên" is ten of cha  field b "Ghi chú" }
document cc "Căn cước" is cccd of cha { original 1  copies 2 }
document anh "Ảnh 3x4" { original 2 }
one of { document x "X" is cccd { shown }  document y "Y" is ho-chieu { shown } }
step nhan "Nhận" { receives }
step ky "Ký" { approves }
result giay "Giấy" is ho-chieu of cha
"#;

fn fingerprints(first: &str, second: &str) -> Vec<Option<u128>> {
    let text = format!("{CATALOGUE} procedure p {first} procedure q {second}");
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), &text, &mut sink);
    let model = resolve(&[file], date(2026, 1, 31), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    assert!(matches!(model.find("q"), Some(Entity::Procedure(_))));
    contents(&model)
}

/// Checks whether two procedures have one content.
#[track_caller]
fn check(first: &str, second: &str, equal: bool) {
    let found = fingerprints(
        &format!("\"Thủ tục\" {{ {first} }}"),
        &format!("\"Thủ tục\" {{ {second} }}"),
    );
    assert!(found[0].is_some() && found[1].is_some());
    assert_eq!(found[0] == found[1], equal, "{first}\n{second}");
}

/// Checks that exchanging some words of the full description makes it another.
#[track_caller]
fn differs(words: &str, other: &str) {
    assert!(FULL.contains(words), "{words}");
    check(FULL, &FULL.replace(words, other), false);
}

#[test]
fn who_and_when_do_not_count() {
    check(
        &format!("{FULL} code \"1.1\" authority xa  channel online {{ fee none }}"),
        &format!(
            "{FULL} code \"2.2\" authority phuong  published 2024-01-31  basis luat article 1"
        ),
        true,
    );
    check(
        &FULL.replace("receives", "receives  by xa  takes 1 hour"),
        FULL,
        true,
    );
}

#[test]
fn names_order_and_spelling_do_not_count() {
    let other = r#"
kind external  subjects foreigner, citizen
form mau "Tờ" { field g "GHI  CHÚ"  field h "Tên đầy đủ" is ten of cha }
one of { document hc "Khác" is ho-chieu { shown }  document cc1 "Khác" is cccd { shown } }
document hinh "ảnh 3X4" { original 2 }
document can-cuoc "Thẻ" is cccd of cha { copies 2  original 1 }
result the "Tên khác" is ho-chieu of cha
step duyet "ký" { approves }
step tiep-nhan "NHẬN" { receives }
"#;
    check(FULL, other, true);
}

#[test]
fn what_is_asked_and_given_counts() {
    differs("kind external", "kind internal");
    differs("citizen, foreigner", "citizen");
    differs("is ten of cha", "is ten of me");
    differs("Ghi chú", "Ghi chu");
    differs("is cccd of cha", "is cccd of me");
    differs("original 1  copies 2", "original 1  copies 1");
    differs("original 1  copies 2", "original 2  copies 1");
    differs("Ảnh 3x4", "Ảnh 4x6");
    differs("is ho-chieu { shown }", "is ho-chieu { electronic }");
    differs("approves", "checks");
    differs("\"Ký\"", "\"Ký thay\"");
    differs("is ho-chieu of cha", "is cccd of cha");
    differs("original 2 }", "original 2  optional }");
}

#[test]
fn alternatives_are_no_sum_and_a_case_is_no_rule() {
    let both = r#"document x "X" is cccd { shown }  document y "Y" is ho-chieu { shown }"#;
    check(both, &format!("one of {{ {both} }}"), false);
    check(both, &format!("case \"Con\" {{ {both} }}"), false);
    let of = |first: &str, second: &str| format!("one of {{ {first} }} one of {{ {second} }}");
    let document = |name: &str| format!("document {name} \"{name}\" {{ shown }}");
    let [a, b, c, d] = ["a", "b", "c", "d"].map(document);
    let join = |one: &str, other: &str| format!("{one} {other}");
    check(
        &of(&join(&a, &b), &join(&c, &d)),
        &of(&join(&d, &c), &join(&b, &a)),
        true,
    );
    check(
        &of(&join(&a, &b), &join(&c, &d)),
        &of(&join(&a, &c), &join(&b, &d)),
        false,
    );
}

#[test]
fn the_title_counts_and_an_unknown_dossier_has_no_content() {
    let with = |title: &str| format!("\"{title}\" {{ documents none }}");
    let found = fingerprints(&with("Cấp lại"), &with("CẤP  LẠI"));
    assert!(found[0].is_some() && found[0] == found[1]);
    let found = fingerprints(&with("Cấp lại"), &with("Cấp mới"));
    assert!(found[1].is_some() && found[0] != found[1]);
    let found = fingerprints("\"P\" { steps none }", &with("P"));
    assert!(found[0].is_none() && found[1].is_some());
}

#[test]
fn nothing_said_is_not_nothing_asked() {
    check("documents none", "documents none  steps none", false);
    check("documents none  results none", "documents none", false);
    check("documents none", "documents none", true);
}
