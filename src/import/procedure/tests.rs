//! One record to one procedure: what is a clause, what is a note, what is left out.

use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::import::known::Known;
use crate::import::{sample, text};
use crate::span::FileId;
use crate::syntax::keyword::Vocabulary;
use crate::syntax::{parse, print};

fn imported(changes: &[(&str, &str)], read: impl FnOnce(Clause<'_>, ImportReport)) {
    let records = [sample::record(changes)];
    let known = Known::default();
    let shared = Shared {
        agencies: Agencies::of(&records, &known),
        laws: Laws::of(&records, &known),
    };
    let (clause, report) = procedure(&records[0], "tt-1", &shared);
    assert!(report.is_whole(), "{report:?}");
    read(clause, report);
}

/// Returns the procedure of a record, printed in English.
pub(super) fn text_of(changes: &[(&str, &str)]) -> String {
    let mut text = String::new();
    imported(changes, |clause, _| {
        text = print(&tree::file(vec![clause]), Vocabulary::English);
    });
    text
}

/// Returns the slugs of what is odd in a record.
pub(super) fn oddities(changes: &[(&str, &str)]) -> Vec<String> {
    let mut slugs = Vec::new();
    imported(changes, |_, report| {
        slugs.extend(report.oddities.into_iter().map(|oddity| oddity.slug));
    });
    slugs
}

#[track_caller]
fn check(changes: &[(&str, &str)], lines: &[&str]) {
    let text = text_of(changes);
    for line in lines {
        assert!(
            text.lines().any(|written| written.trim() == *line),
            "{line} in\n{text}"
        );
    }
}

#[track_caller]
fn check_without(changes: &[(&str, &str)], word: &str) {
    let text = text_of(changes);
    let found = text.lines().find(|line| line.trim().starts_with(word));
    assert_eq!(found, None);
}

#[test]
fn the_least_record_is_a_procedure_that_says_nothing_it_does_not_know() {
    let text = "procedure tt-1 \"Thử\" {\n  code \"1.000001\"\n\n  note \"Cơ quan công bố (khác): không nêu\"\n}\n";
    assert_eq!(text_of(&[]), text);
    assert_eq!(oddities(&[]), Vec::<String>::new());
}

#[test]
fn types_levels_and_subjects_are_constants_where_the_language_has_them() {
    check(&[("type", "\"STANDARD\"")], &["kind external"]);
    check(&[("type", "\"STANDARD_INTERNAL\"")], &["kind internal"]);
    let specific = ["kind external", "note \"Loại thủ tục ghi là: SPECIFIC\""];
    check(&[("type", "\"SPECIFIC\"")], &specific);
    check_without(&[("type", "\"NEW\"")], "kind");
    check(
        &[("type", "\"NEW\"")],
        &["note \"Loại thủ tục ghi là: NEW\""],
    );
    let levels = [("levels", "[\"Cấp Xã\", \"Cấp Bộ/Trung ương\"]")];
    check(&levels, &["level commune, central"]);
    let unknown = [("levels", "[\"Cấp Xã\", \"Cơ quan khác\"]")];
    check_without(&unknown, "level");
    check(
        &unknown,
        &["note \"Cấp thực hiện ghi là: Cấp Xã; Cơ quan khác\""],
    );
    assert_eq!(oddities(&unknown), ["unknown_level"]);
    check(
        &[("subjects", "[\"Công dân Việt Nam\", \"Hợp tác xã\"]")],
        &["subjects citizen, cooperative"],
    );
    check_without(
        &[("subjects", "[\"Công dân Việt Nam\", \"Hợp tác xã\"]")],
        "note \"Đối tượng",
    );
    let near = [(
        "subjects",
        "[\"Doanh nghiệp\", \"Tổ chức nước ngoài\", \"Doanh nghiệp Việt Nam\"]",
    )];
    let note = "note \"Đối tượng ghi là: Doanh nghiệp; Tổ chức nước ngoài; Doanh nghiệp Việt Nam\"";
    check(&near, &["subjects enterprise, organisation", note]);
}

#[test]
fn who_decides_goes_before_who_carries_out_and_every_wording_is_kept() {
    let both = [
        ("executing_list", "[\"A\", \"B\"]"),
        ("competent_agencies", "\"C\""),
    ];
    check(
        &both,
        &["authority cq-c", "note \"Cơ quan thực hiện: A; B\""],
    );
    let executing = [
        ("executing_list", "[\"A\", \"a\"]"),
        ("executing_agencies", "\"A\""),
    ];
    let lines = [
        "authority cq-a",
        "note \"Thẩm quyền: ghi theo cơ quan thực hiện\"",
        "note \"Cơ quan thực hiện: A; a\"",
        "note \"Cơ quan thực hiện ghi là: A\"",
    ];
    check(&executing, &lines);
    let unsplit = [
        ("competent_agencies", "\"A, B\""),
        ("delegated_agencies", "\"D, E\""),
    ];
    check_without(&unsplit, "authority");
    let notes = [
        "note \"Cơ quan có thẩm quyền: A, B\"",
        "note \"Cơ quan được ủy quyền: D, E\"",
    ];
    check(&unsplit, &notes);
    assert_eq!(oddities(&unsplit), ["unsplit_agencies"]);
    check_without(&[("coordinating_agencies", "null")], "partners");
}

#[test]
fn every_component_is_a_document_and_only_stated_quantities_are_written() {
    let component = |name: &str, originals: &str, copies: &str| {
        format!("{{\"name\": {name:?}, \"originals\": {originals}, \"copies\": {copies}}}")
    };
    let plain = [
        component("Đơn", "1", "2"),
        component("", "0", "1"),
        component("Ảnh", "0", "0"),
    ];
    let other = component("Khác", "-1", "0");
    let cases = format!(
        "[{{\"title\": \"\", \"components\": [{}]}}, {{\"title\": \"Khi mất\", \"components\": [{other}]}},
        {{\"title\": \"Không có\", \"components\": []}}]",
        plain.join(", ")
    );
    let changes = [("cases", cases.as_str())];
    let lines = [
        "document giay-to-1 \"Đơn\" { original 1  copies 2 }",
        "document giay-to-2 { copies 1 }",
        "document giay-to-3 \"Ảnh\"",
        "case \"Khi mất\" {",
        "document giay-to-4 \"Khác\" { note \"Số bản chính ghi là: -1\" }",
        "case \"Không có\" {}",
    ];
    check(&changes, &lines);
    assert_eq!(oddities(&changes), ["quantity_unstated", "quantity_oddity"]);
}

#[test]
fn a_component_is_optional_only_where_another_is_required() {
    let cases = |first: &str| {
        let component = |required: &str, rest: &str| {
            format!(
                "{{\"name\": \"x\", \"originals\": 1, \"copies\": 0, \"required\": {required}{rest}}}"
            )
        };
        let rest = ", \"code\": \"K1\", \"eform\": true, \"is_result\": true, \"templates\": [\"a.docx\", \"b.docx\"]";
        let components = [component(first, ""), component("false", rest)].join(", ");
        format!("[{{\"title\": \"\", \"components\": [{components}]}}]")
    };
    let (some, none) = (cases("true"), cases("false"));
    let lines = [
        "optional",
        "code \"K1\"",
        "template \"a.docx\"",
        "note \"Mẫu khác: b.docx\"",
        "note \"Biểu mẫu điện tử: có\"",
        "note \"Là kết quả của thủ tục: có\"",
    ];
    check(&[("cases", &some)], &lines);
    check_without(&[("cases", &none)], "optional");
    assert_eq!(oddities(&[("cases", &none)]), ["nothing_required"]);
}

#[test]
fn each_block_is_one_step_and_its_text_a_note() {
    let steps = "[{\"title\": \"Bước 1\", \"text\": \"- Nộp\\n- Nhận \\\"giấy\\\"\"}, {\"title\": \"\", \"text\": \"\"}]";
    let text = text_of(&[("steps", steps)]);
    let expected = "  step buoc-1 \"Bước 1\" {\n    note \"\"\"\n      - Nộp\n      - Nhận \"giấy\"\n      \"\"\"\n  }\n  step buoc-2\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn an_exact_list_of_results_goes_before_their_text() {
    check(
        &[("results_text", "\"Giấy A, Giấy B\"")],
        &["result ket-qua-1 \"Giấy A, Giấy B\""],
    );
    let api = "{\"results\": [{\"code\": \"K\", \"name\": \"Giấy A\"}, {\"code\": null, \"name\": \"Giấy B\"}],
        \"executing\": [], \"competent\": [], \"delegated\": [\"D\"], \"coordinating\": [],
        \"processing_cases\": [{\"code\": \"1.01\", \"qty\": 0.5, \"unit\": \"DAY\"}],
        \"life_events\": [\"Khai sinh\", \"Kết hôn\"], \"fully_online\": true, \"updated\": \"2026-01-31\"}";
    let channels = "[{\"method\": \"ONLINE\", \"time\": {\"qty\": null, \"unit\": null, \"raw\": null}, \"fees\": [], \"note\": \"Tại cổng\"}]";
    let changes = [
        ("api", api),
        ("results_text", "\"Giấy A, Giấy C\""),
        ("channels", channels),
    ];
    let lines = [
        "result ket-qua-1 \"Giấy A\" { code \"K\" }",
        "result ket-qua-2 \"Giấy B\"",
        "note \"Kết quả ghi là: Giấy A, Giấy C\"",
        "life event \"Khai sinh\", \"Kết hôn\"",
        "channel online full { note \"Tại cổng\" }",
        "note \"Cơ quan được ủy quyền: D\"",
        "note \"Thời hạn xử lý theo mã: 1.01 0.5 DAY\"",
        "note \"Toàn trình: có\"",
        "note \"Cập nhật: 2026-01-31\"",
    ];
    check(&changes, &lines);
}

#[test]
fn each_basis_is_a_citation_and_what_it_says_besides_a_note() {
    let bases = "[{\"title\": \"Luật Mẫu\", \"number\": \"1/2020/QH14\"}, {\"title\": \"Luật Mẫu\", \"number\": \"1/2020/QH14\"},
        {\"title\": \"Về mẫu\", \"number\": \"Luật số 1/2020/QH14\"}, {\"title\": \"\", \"number\": \"06\"}]";
    let changes = [("legal_bases", bases)];
    let text = text_of(&changes);
    let cited = "  basis vb-1-2020-qh14, vb-1-2020-qh14, vb-1-2020-qh14\n";
    assert!(text.contains(cited), "{text}");
    let noted = "    Căn cứ ghi là:\n    3. Luật số 1/2020/QH14 | Về mẫu\n    4. 06\n";
    assert!(text.replace("\"\"\"", "").contains(noted), "{text}");
    assert_eq!(oddities(&changes), ["basis_without_title"]);
}

#[test]
fn what_the_language_has_no_clause_for_becomes_a_note() {
    let changes = [
        ("decision_no", "\"1/QĐ-X\""),
        ("promulgator", "\"Bộ X\""),
        ("promulgator_kind", "\"ministry\""),
        ("regulation_kind", "\"OTHER\""),
        ("fields", "[\"Một\", \"Hai\"]"),
        ("requirements", "\"Đủ 18 tuổi\""),
        ("receiving_address", "\"Số 1\""),
        ("keywords", "\"mẫu\""),
        ("src", "{\"text\": \"a.txt\", \"api\": null, \"n\": 1}"),
        ("snapshot", "\"2021-08\""),
        ("dirt", "[\"nbsp\", \"nbsp\", \"newly_found\"]"),
        ("extra", "{\"a\": [1.5, \"b\\r\\n\"]}"),
    ];
    let lines = [
        "domain \"Một\", \"Hai\"",
        "decision \"1/QĐ-X\"",
        "condition \"Đủ 18 tuổi\"",
        "note \"Cơ quan công bố (bộ, ngành): Bộ X\"",
        "note \"Loại quy định: OTHER\"",
        "note \"Địa chỉ tiếp nhận: Số 1\"",
        "note \"Từ khóa: mẫu\"",
        "note \"Bản chụp: 2021-08\"",
        "note \"Nguồn (text): a.txt\"",
        "note \"Nguồn (n): 1\"",
        "note \"Khóa khác (extra): {\\\"a\\\": [1.5, \\\"b\\r\\n\\\"]}\"",
    ];
    check(&changes, &lines);
    assert_eq!(
        oddities(&changes),
        ["nbsp", "newly_found", "unknown_key", "carriage_returns"]
    );
}

/// Text rich in what quoting, indentation and normalisation care about.
fn troubled() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ \\t\\n\\r\"\\\\#{}]{1,4}",
        "[\u{0}\u{1}\u{b}\u{c}\u{85}\u{a0}\u{200b}\u{2028}\u{feff}\u{f0b7}\u{301}\u{323}]{1,2}",
        "[a-eơưđệ]{1,3}",
    ];
    proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_it_was_published(published in troubled()) {
        let json = serde_json::Value::from(published.as_str()).to_string();
        let printed = text_of(&[("requirements", &json)]);
        prop_assert!(is_nfc(&printed), "{printed:?}");
        let mut sink = Diagnostics::default();
        let file = parse(FileId(0), &printed, &mut sink);
        prop_assert!(sink.is_empty(), "{printed:?}");
        let mut conditions = file.declarations[0].clauses_of(Keyword::Condition);
        let condition = conditions.next().and_then(Clause::title);
        let kept = text::clean(&published);
        let expected = (!kept.trim().is_empty()).then_some(kept.as_str());
        prop_assert_eq!(condition.map(AsRef::as_ref), expected);
    }
}
