//! What is read, what is refused, and how much one mistake costs.

use super::*;
use crate::syntax::keyword::Vocabulary::English;
use crate::syntax::print;

/// Parses a text; returns it in canonical form, and each message with the words it points at.
fn read(text: &str) -> (String, Vec<String>) {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let messages = sink
        .sorted()
        .iter()
        .map(|found| {
            let span = found.primary.as_ref().map(|label| label.span);
            let place = span.map_or("", |span| &text[span.start as usize..span.end as usize]);
            format!("{} «{place}»", found.code.slug())
        })
        .collect();
    (print(&file, English), messages)
}

/// Checks that the clauses of a step, or whatever a block holds, are read.
#[track_caller]
fn check(text: &str, printed: &str, messages: &[&str]) {
    let found = read(text);
    assert_eq!(found.0, printed);
    assert_eq!(found.1, messages);
}

/// Checks that two conditions are the same.
#[track_caller]
fn same(left: &str, right: &str) {
    let define = |condition: &str| format!("define d(p: procedure) when {condition}");
    let (left, right) = (read(&define(left)), read(&define(right)));
    assert_eq!(left.1, [""; 0]);
    assert_eq!(left, right);
}

/// Checks that a text costs one message, whatever is left of it.
#[track_caller]
fn costs_one(text: &str, code: Code) {
    let mut sink = Diagnostics::default();
    parse(FileId(0), text, &mut sink);
    let codes: Vec<Code> = sink.sorted().iter().map(|found| found.code).collect();
    assert_eq!(codes, [code]);
}

#[test]
fn operators_bind_as_people_expect() {
    same("a and b and c", "(a and b) and c");
    same("not a = b and c", "(not (a = b)) and c");
    same("a + b * c - d", "(a + (b * c)) - d");
    same("-a * b < c", "((-a) * b) < c");
    same("not not a", "not (not a)");
    same(
        "no step s in p.steps where a or b",
        "no step s in p.steps where (a or b)",
    );
    same("a + (b)", "a + b");
    assert!(
        read("define d(p: procedure) when before+(a, b)")
            .0
            .contains("before+(a, b)")
    );
}

#[test]
fn words_of_either_vocabulary_and_any_layout_are_read_alike() {
    check(
        "văn\u{a0}bản a \"A\"\t{ hiệu # giữa hai từ\r\n  lực từ 31/01/2024 }\r\nlaw b",
        "law a \"A\" {\n  in force from 2024-01-31  # giữa hai từ\n}\n\nlaw b\n",
        &["mixed-vocabulary «law»"],
    );
}

#[test]
fn words_for_values_are_names_where_nothing_else_can_stand() {
    check(
        "derive province from residence",
        "derive province from residence\n",
        &[],
    );
    check(
        "parameter commune \"…\" { }",
        "",
        &["reserved-name «commune»"],
    );
    check(
        "rule r \"R\" { for each procedure district }",
        "rule r \"R\" {}\n",
        &["reserved-name «district»"],
    );
}

#[test]
fn words_of_tables_are_names_where_no_table_stands() {
    let whole = |text: &str| check(text, text, &[]);
    whole("concept row \"Hàng hóa\"\nconcept hàng \"Hàng hóa\"\nderive any from columns, table\n");
    whole("procedure bảng \"P\" {\n  document row \"Hàng\" is hàng of có\n}\n");
    whole("parameter yes \"…\" {\n  from 2026-01-01 = 2\n}\n");
    whole("define any(row: document) when row.copies > yes and có(row)\n");
    whole("test table {\n  expect unknown table\n  expect nothing\n}\n");
    whole(
        "test r {\n  expect unknown\n  table cột(row: document) {\n    columns row.copies\n    row any = yes\n  }\n}\n",
    );
    check(
        "procedure p \"P\" { document bảng kê \"Bảng kê\" }",
        "procedure p \"P\" {}\n",
        &["bad-name «bảng kê»"],
    );
}

#[test]
fn a_broken_row_costs_one_message_and_its_neighbours_live() {
    check(
        "table t(d: document) {\n  columns d.copies\n  row <= = 1\n  row > 3 = 2\n}",
        "table t(d: document) {\n  columns d.copies\n  row > 3 = 2\n}\n",
        &["broken-clause «=»"],
    );
}

#[test]
fn a_broken_clause_costs_one_message_and_its_neighbours_live() {
    check(
        "procedure p \"P\" {\n  step s \"S\" {\n    by a\n    takes three days\n    after b\n  }\n  level commune\n}",
        "procedure p \"P\" {\n  step s \"S\" { by a  after b }\n  level commune\n}\n",
        &["broken-clause «three»"],
    );
    check(
        "procedure p \"P\" { step s \"S\" { by a  takes three days  after b } }",
        "procedure p \"P\" {\n  step s \"S\" { by a  after b }\n}\n",
        &["broken-clause «three»"],
    );
    check(
        "procedure p \"P\" {\n  one of {\n    document a \"A\" { shwon }\n    document b \"B\"\n  }\n}",
        "procedure p \"P\" {\n  one of {\n    document a \"A\" {}\n    document b \"B\"\n  }\n}\n",
        &["unknown-word «shwon»"],
    );
}

#[test]
fn adjacent_broken_lines_are_two_mistakes() {
    check(
        "procedure p \"P\" {\n  step s \"S\" {\n    takes three days\n    aftr b\n    by a\n  }\n}",
        "procedure p \"P\" {\n  step s \"S\" { by a }\n}\n",
        &["broken-clause «three»", "unknown-word «aftr»"],
    );
}

#[test]
fn the_further_lines_of_a_broken_clause_are_no_mistakes() {
    check(
        "rule r \"R\" {\n  when a = = b\n    and c = d\n    or count(x) > 3\n      + 1\n  unless e\n}",
        "rule r \"R\" {\n  when a\n  unless e\n}\n",
        &["broken-clause «=»"],
    );
    check(
        "register r \"R\" {\n  holds a, b c,\n    d, e,\n    f\n  owner g\n}",
        "register r \"R\" { holds a, b  owner g }\n",
        &["broken-clause «c»"],
    );
    check(
        "rule r \"R\" {\n  message vi tiếng\n          en \"English\"\n  when a\n}",
        "rule r \"R\" {\n  when a\n}\n",
        &["broken-clause «tiếng»"],
    );
}

#[test]
fn a_keyword_is_no_name_of_the_line_before() {
    check(
        "procedure p \"P\" {\n  step s \"S\" {\n    by\n    takes 1 hour\n    uses a,\n    writes b\n  }\n}",
        "procedure p \"P\" {\n  step s \"S\" { takes 1 hour  uses a  writes b }\n}\n",
        &["broken-clause «by»", "broken-clause «a,»"],
    );
    check(
        "test r \"T\" {\n  expect unknown\n  expect nothing\n}",
        "test r \"T\" {\n  expect unknown\n  expect nothing\n}\n",
        &[],
    );
}

#[test]
fn a_mended_declaration_is_left_out_and_the_others_live() {
    check(
        "law a \"A\" { rank law }\nprocedure p \"P\" {\n  step s \"S\" { by x\n  step t \"T\" { takes no }\n}\nlaw b \"B\"",
        "law a \"A\" { rank law }\nlaw b \"B\"\n",
        &["unbalanced-brace «{»", "broken-clause «no»"],
    );
}

#[test]
fn a_clause_ends_at_its_last_word() {
    let text = "law a \"A\" {\n  in force from 2024-01-01  # ghi chú\n\n}\n# cuối\n";
    let file = parse(FileId(0), text, &mut Diagnostics::default());
    let clause = &file.declarations[0].clauses()[0];
    let span = clause.span.start as usize..clause.span.end as usize;
    assert_eq!(&text[span], "in force from 2024-01-01");
    let text = "table t(d: document)  # ghi chú\nlaw a \"A\"";
    let file = parse(FileId(0), text, &mut Diagnostics::default());
    let span = file.declarations[0].span;
    assert_eq!(
        &text[span.start as usize..span.end as usize],
        "table t(d: document)"
    );
}

#[test]
fn nesting_and_length_cost_one_message() {
    let define = |condition: &str| format!("define d(p: procedure) when {condition}");
    let nested = |open: &str, close: &str| {
        define(&format!("{}a{}", open.repeat(10_000), close.repeat(10_000)))
    };
    costs_one(&nested("(", ")"), Code::TooDeep);
    costs_one(&nested("count(", ")"), Code::TooDeep);
    costs_one(&nested("{", "}"), Code::TooDeep);
    costs_one(&define(&("not ".repeat(100_000) + "a")), Code::TooDeep);
    costs_one(&define(&("a and ".repeat(20_000) + "a")), Code::TooDeep);
    costs_one(
        &define(&("exists document d where ".repeat(1_000) + "a")),
        Code::TooDeep,
    );
}

#[test]
fn a_file_of_another_kind_is_not_read_to_its_end() {
    costs_one(&"xyz ".repeat(50_000), Code::UnknownWord);
    costs_one(&"\0".repeat(50_000), Code::UnknownWord);
    let count = |text: &str| {
        let mut sink = Diagnostics::default();
        parse(FileId(0), text, &mut sink);
        sink.len()
    };
    let limit = MISTAKES..=MISTAKES + BATCH;
    assert!(limit.contains(&count(&"concept c \"C\" { x }\n".repeat(5_000))));
    assert!(limit.contains(&count(&"law\n".repeat(5_000))));
    assert!(limit.contains(&count(&"}\n".repeat(5_000))));
    assert_eq!(count(&format!("law a {{\n{}}}", "x\n".repeat(5_000))), 100);
}

#[test]
fn a_file_that_mixes_vocabularies_is_warned_of_once() {
    let (printed, messages) = read("law a \"A\" { thứ bậc luật  note \"x\"  issued 2024-01-01 }");
    assert_eq!(messages, ["mixed-vocabulary «thứ bậc»"]);
    assert_eq!(
        printed,
        "law a \"A\" { rank law  note \"x\"  issued 2024-01-01 }\n"
    );
}

#[test]
fn the_last_word_of_a_broken_line_is_no_keyword_with_the_next() {
    check(
        "quy tắc a \"A\" {\n  đề zzz xuất thêm kênh trực tiếp vào số\n  hiệu lực\n}",
        "rule a \"A\" {\n  in force\n}\n",
        &["unknown-word «đề»"],
    );
    check(
        "quy tắc a \"A\" {\n  khi zzz p.b là trừ\n  khi p.c\n}",
        "rule a \"A\" {\n  when zzz\n  when p.c\n}\n",
        &["broken-clause «p.b»"],
    );
}

#[test]
fn a_value_that_is_named_like_a_declaration_costs_no_message_of_its_own() {
    check(
        "define n(n: document) when 1\ndefine n(n: document) when zzz law and not not n.documents\nconcept a \"A\"",
        "define n(n: document) when 1\ndefine n(n: document) when zzz\nconcept a \"A\"\n",
        &["broken-clause «law»"],
    );
    check(
        "concept a \"A\" zzz law and b\nlaw c \"C\"",
        "concept a \"A\"\nlaw c \"C\"\n",
        &["broken-clause «zzz»"],
    );
    check(
        "kiểm thử a {\n  mong zzz đợi sau khi áp dụng tồn tại văn bản n thuộc n mà \"A\"\n}",
        "test a {}\n",
        &["unknown-word «mong»"],
    );
    check(
        "procedure p \"P\" { level commune  step }",
        "procedure p \"P\" {\n  level commune\n}\n",
        &["missing-name «step»"],
    );
}

#[test]
fn a_name_in_a_broken_list_over_lines_begins_no_row() {
    let row = "hàng bất kỳ = 1 căn zzz cứ a,\n      row phụ lục II điểm đ, n";
    let table = format!("bảng n(n: hồ sơ) \"A\" {{\n  cột n.tên\n  {row}\n}}");
    costs_one(&table, Code::BrokenClause);
}

#[test]
fn a_line_behind_a_comma_goes_on_with_what_is_broken_before() {
    let row =
        "row any,\n      any = yes basis n article 16, zzz row article 16,\n      n clause 5a";
    let table = format!("table n(n: document) \"A\" {{\n  columns n\n  {row}\n}}");
    costs_one(&table, Code::BrokenClause);
}
