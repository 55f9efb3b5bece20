//! Tests of aliases that stand for a paper in one domain only.

use super::*;

const PAPERS: &str = r#"
    paper dat "Giấy chứng nhận quyền sử dụng đất" {
        aliases "sổ đỏ", "giấy chứng nhận đã cấp" in "Đất đai", "giấy phép" in "Đất đai"
    }
    paper tau "Giấy chứng nhận đăng ký tàu" {
        aliases "giấy chứng nhận đã cấp" in "Hàng hải", "giấy phép"
    }
"#;

/// Checks which paper `title` is taken for in a procedure that says `domain`.
#[track_caller]
fn check(domain: &str, title: &str, paper: &str) {
    let text = format!(
        "{PAPERS} procedure p \"P\" {{ {domain} document d \"{title}\" result r \"{title}\" }}"
    );
    let mut sink = Diagnostics::default();
    let files = [parse(FileId(0), &text, &mut sink)];
    let model = resolve(&files, date(2026, 1, 31), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    let model = recognise(model);
    let document = name(&model, model.documents.items()[0].paper.value());
    let result = name(&model, model.results.items()[0].paper.value());
    assert_eq!(
        (document.as_str(), result.as_str()),
        (paper, paper),
        "{domain}"
    );
    let items = Items::read(&model);
    let procedure = model.procedures.ids().next().expect("one was declared");
    let parts = items.parts(procedure, model.documents.items()[0].head.title);
    assert!(parts[0].meaning.how().is_some(), "{domain}");
    let is_read = matches!(parts[0].meaning, Meaning::Paper(_));
    assert_eq!(is_read, !paper.is_empty(), "{domain}");
}

#[test]
fn an_alias_that_is_bound_to_a_domain_counts_in_its_procedures_alone() {
    check(r#"domain "Đất đai""#, "Giấy chứng nhận đã cấp", "dat");
    check(r#"domain "ĐẤT  ĐAI""#, "Giấy chứng nhận đã cấp", "dat");
    check(r#"domain "Hàng hải""#, "Giấy chứng nhận đã cấp", "tau");
    check(r#"domain "Hải quan""#, "Giấy chứng nhận đã cấp", "");
    check("", "Giấy chứng nhận đã cấp", "");
    check("", "Sổ đỏ", "dat");
}

#[test]
fn an_alias_of_the_domain_goes_before_one_that_counts_everywhere() {
    check(r#"domain "Đất đai""#, "Giấy phép", "dat");
    check(r#"domain "Hàng hải""#, "Giấy phép", "tau");
    check("", "Giấy phép", "tau");
}

#[test]
fn in_two_domains_that_disagree_an_alias_stands_for_nothing() {
    check(
        r#"domain "Hàng hải", "Đất đai""#,
        "Giấy chứng nhận đã cấp",
        "",
    );
    check(r#"domain "Hàng hải", "Đất đai""#, "Giấy phép", "dat");
}
