//! How alike lists are, as rules ask it.

use super::{HEAD, owned, review, told};

/// Procedures beside those of the catalogue: `q1` asks for what `p1` asks for and one thing more,
/// `q2` for two things that only have titles.
const MORE: &str = r#"
procedure q1 "Bốn" {
  document a "Sổ gốc" is book { original 3 }
  document b "Giấy" is birth
  document c "ẢNH 3x4"
}
procedure q2 "Năm" { document x "Ảnh  3X4"  document y "Đơn" }
"#;

#[track_caller]
fn check(body: &str, matches: &[&str], gaps: &[&str]) {
    let (found, missing, told) = review(&format!("{MORE} rule r \"r\" {{ {HEAD} {body} }}"));
    assert_eq!(told, Vec::<String>::new());
    assert_eq!((found, missing), (owned(matches), owned(gaps)), "{body}");
}

#[test]
fn lists_are_alike_by_what_both_have() {
    let pairs = |condition: &str| {
        format!(
            "for each procedure p, procedure q when p.name < q.name and p.title != \"Ba\" and q.title != \"Ba\" and {condition}"
        )
    };
    let similarity = "similarity(p.documents, q.documents)";
    // Two of three, which is 66,666…%.
    let two_of_three: &[&str] = &["p1 q1"];
    check(&pairs(&format!("{similarity} > 66.6%")), two_of_three, &[]);
    check(&pairs(&format!("66% <= {similarity}")), two_of_three, &[]);
    check(&pairs(&format!("{similarity} >= 66.7%")), &[], &[]);
    // The titles are alike once folded: one of four.
    check(
        &pairs(&format!("{similarity} >= 25%")),
        &["p1 q1", "q1 q2"],
        &[],
    );
    check(&pairs(&format!("{similarity} > 25%")), two_of_three, &[]);
    // Nobody has anything in common with an empty list.
    check(
        &pairs("p.code = q.code and similarity(p.documents, q.documents) < 1%"),
        &["p1 p2"],
        &["procedure.code: q1 q2"],
    );
}

#[test]
fn what_an_unknown_list_may_hold_is_not_decided() {
    check(
        "for each procedure p, procedure q when p.title = \"Hai\" and similarity(p.documents, q.documents) >= 80%",
        &[],
        &[],
    );
    check(
        "for each procedure p, procedure q when p.title = \"Năm\" and q.title in {\"Ba\", \"Hai\"} and similarity(p.documents, q.documents) >= 80%",
        &[],
        &["procedure.documents: p3"],
    );
    // In a condition, in both orders, and with a threshold without a value.
    check(
        "for each procedure p when exists procedure q where q.title = \"Ba\" and similarity(q.documents, p.documents) > 10% and p.title = \"Năm\"",
        &[],
        &["procedure.documents: p3"],
    );
    let (found, missing, _) = review(&format!(
        "{MORE} parameter least \"L\" {{ from 2030-01-01 = 50% }} rule r \"r\" {{ {HEAD} for each procedure p,
         procedure q when p.title = \"Bốn\" and q.title = \"Năm\" and similarity(p.documents, q.documents) >= least }}"
    ));
    assert_eq!(
        (found, missing),
        (owned(&[]), owned(&["parameter.least: q1"]))
    );
}

#[test]
fn a_similarity_can_be_told_and_reckoned_with() {
    check(
        "for each procedure p when max(similarity(p.documents, q.documents) for procedure q where q.name = \"q2\") = 25%",
        &["q1"],
        &["procedure.documents: p3"],
    );
    check(
        "for each procedure p when similarity(p.levels, p.levels) = 100% and p.title = \"Một\"",
        &["p1"],
        &[],
    );
}

#[test]
fn lists_of_one_sort_are_compared_and_what_leads_to_everything_joins_nothing() {
    let of = |condition: &str| {
        told(&format!(
            "rule r \"r\" {{ {HEAD} for each procedure p, procedure q when {condition} }}"
        ))
    };
    assert_eq!(
        of("similarity(p.documents, q.fields) >= 80%"),
        ["wrong-type: a list of document is needed, but this is a list of field"]
    );
    assert_eq!(
        of("similarity(p.documents, q.title) >= 80%"),
        ["wrong-type: a list of document is needed, but this is a text"]
    );
    assert_eq!(
        of("similarity(p.documents, q.documents) >= 0%"),
        [
            "unjoined-variable: nothing ties `q` to the other variables, so every pair would be looked at"
        ]
    );
    assert_eq!(
        of("similarity(p.documents, q.documents) <= 20%"),
        [
            "unjoined-variable: nothing ties `q` to the other variables, so every pair would be looked at"
        ]
    );
}
