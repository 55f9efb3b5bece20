//! Tests of tests: what each outcome takes, and what is told.

use jiff::civil::date;

use super::*;
use crate::span::FileId;
use crate::syntax::parse;

mod proof;

/// What the rules of these tests rest on: a rule that asks for a basis of what is certified.
const RULES: &str = r#"
parameter at-most "Số bản" { from 2020-01-01 = 1  basis none  checked 2026-01-01 }

rule r "Quy tắc" {
  english "A rule"  criterion cost  severity should  confidence high  basis none  why "Vì."
  for each procedure p, document d in p.documents
  when d.certified > at-most and needed(d)
  message vi "{p}: {d}" en "{p}: {d}"
  propose accept copy for d
}

define needed(d: document) when not d.optional
"#;

/// Prepares some declarations as the only file, and hands over its trials.
fn with_trials<T>(text: &str, ask: impl FnOnce(&Trials<'_>) -> T) -> T {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    assert!(sink.is_empty(), "{sink:#?}");
    let sources = [Source {
        group: "g",
        stem: None,
        clauses: &file.declarations,
    }];
    let layers = [Layer::of_clauses(Layer::USER, &file.declarations)];
    let trials = Trials::prepare(Ground {
        sources: &sources,
        layers: &layers,
        as_of: date(2023, 12, 31),
    });
    ask(&trials)
}

/// Runs one test of the rule and tells how it came out, in both languages.
fn told(body: &str) -> String {
    told_of(&format!("{RULES} test r \"t\" {{ {body} }}"))
}

fn told_of(text: &str) -> String {
    let verdicts = with_trials(text, |trials| trials.verdicts(|_| true));
    let mut lines = Vec::new();
    for verdict in &verdicts {
        lines.push(format!(
            "{} | {}",
            verdict.outcome.name().vi,
            verdict.outcome.name().en
        ));
        let mistakes = verdict.diagnostics.sorted().into_iter();
        let mistakes = mistakes.map(|mistake| &mistake.message);
        for phrase in verdict.differences.iter().chain(mistakes) {
            lines.push(format!("{} | {}", phrase.vi, phrase.en));
        }
    }
    lines.join("\n")
}

#[test]
fn a_test_passes_where_what_it_expects_is_found_or_nothing_is() {
    let found = "procedure p1 \"P\" { document a \"A\" { certified 2 } }";
    insta::assert_snapshot!(
        told(&format!("{found} expect r about p1, p1.a expect after applying p1.a.certified = 0")),
        @"phát hiện đúng | reported"
    );
    insta::assert_snapshot!(
        told("procedure p1 \"P\" { document a \"A\" { certified 1 } } expect nothing"),
        @"im lặng đúng | silent"
    );
    insta::assert_snapshot!(
        told("procedure p1 \"P\" { document a \"A\" } expect unknown r"),
        @"phát hiện đúng | reported"
    );
}

#[test]
fn what_is_missing_and_what_is_too_much_are_told_apart() {
    let found = "procedure p1 \"P\" { document a \"A\" { certified 2 } }";
    insta::assert_snapshot!(told(&format!("{found} expect r about p1, p1.a expect r about p1, p1.b")), @"
    bỏ sót | missing
    không có phát hiện về p1, p1.b | nothing found about p1, p1.b
    ");
    insta::assert_snapshot!(told(&format!("{found} expect nothing")), @"
    phát hiện thừa | noisy
    có thêm phát hiện về p1, p1.a | also found something about p1, p1.a
    ");
    insta::assert_snapshot!(told(&format!("{found} expect r about p1, p1.b")), @"
    sai | wrong
    không có phát hiện về p1, p1.b | nothing found about p1, p1.b
    có thêm phát hiện về p1, p1.a | also found something about p1, p1.a
    ");
}

#[test]
fn unknown_is_neither_found_nor_silent() {
    insta::assert_snapshot!(told("procedure p1 \"P\" { document a \"A\" } expect nothing"), @"
    phát hiện thừa | noisy
    chưa quyết định được: chưa rõ `document.certified` của p1 | left undecided: `document.certified` of p1 is unknown
    ");
    insta::assert_snapshot!(
        told("procedure p1 \"P\" { document a \"A\" { certified 2 } } expect r about p1, p1.a expect unknown r"), @"
    bỏ sót | missing
    không có khoảng trống dữ liệu nào, quy tắc đã quyết định được | no data gap: the rule could decide
    ");
    let early = RULES.replace("2020-01-01", "2030-01-01");
    insta::assert_snapshot!(
        told_of(&format!("{early} test r \"t\" {{ procedure p1 \"P\" {{ document a \"A\" {{ certified 2 }} }} expect nothing }}")), @"
    phát hiện thừa | noisy
    chưa quyết định được: tham số `at-most` chưa có giá trị | left undecided: the parameter `at-most` has no value
    ");
}

#[test]
fn what_the_proposal_does_is_part_of_the_test() {
    let found = "procedure p1 \"P\" { document a \"A\" { certified 2 } } expect r about p1, p1.a";
    insta::assert_snapshot!(told(&format!("{found} expect after applying p1.a.certified = 3")), @"
    sai | wrong
    sau khi áp dụng đề xuất của `r`, điều mong đợi không đúng | after applying what `r` proposes, what is expected does not hold
    ");
    insta::assert_snapshot!(told(&format!("{found} expect after applying p1.steps = none")), @"
    sai | wrong
    sau khi áp dụng đề xuất của `r`, điều mong đợi chưa rõ | after applying what `r` proposes, what is expected cannot be decided
    ");
}

#[test]
fn a_parameter_or_definition_of_the_test_takes_the_place_of_the_other() {
    let procedure = "procedure p1 \"P\" { document a \"A\" { certified 2  optional } }";
    insta::assert_snapshot!(
        told(&format!("{procedure} define needed(d: document) when known(d) expect r about p1, p1.a")),
        @"phát hiện đúng | reported"
    );
    insta::assert_snapshot!(
        told("parameter at-most \"Số bản\" { from 2020-01-01 = 2  basis none  checked 2026-01-01 }
            procedure p1 \"P\" { document a \"A\" { certified 2 } } expect nothing"),
        @"im lặng đúng | silent"
    );
}

#[test]
fn a_test_that_proves_nothing_is_broken() {
    insta::assert_snapshot!(told("procedure p1 \"P\" { documents none }"), @"
    sai | wrong
    kiểm thử chưa nói mong đợi gì | the test does not say what to expect
    ");
    insta::assert_snapshot!(told("procedure p1 \"P\" { documents none } expect nothing expect unknown r"), @"
    sai | wrong
    không có khoảng trống dữ liệu nào, quy tắc đã quyết định được | no data gap: the rule could decide
    kiểm thử mong đợi vừa không có gì, vừa có điều khác | the test expects nothing, and something too
    ");
    insta::assert_snapshot!(told("expect other about p1"), @"
    sai | wrong
    kiểm thử của `r` mong đợi điều của `other` | a test of `r` expects something of `other`
    ");
    insta::assert_snapshot!(told("test r \"u\" { expect nothing } expect nothing"), @"
    sai | wrong
    `r` nằm trong một kiểm thử nên không được đọc | `r` stands inside a test and is not read
    ");
    insta::assert_snapshot!(told_of("test s \"t\" { expect nothing }"), @"
    sai | wrong
    không có quy tắc hay chỉ tiêu `s` để kiểm thử | there is no rule or target `s` to test
    ");
}

#[test]
fn the_witness_that_is_told_can_be_expected() {
    let rule = RULES.replace("  when", "  with basis b  when b.procedure = p and");
    let test = |with: &str| {
        told_of(&format!(
            "{rule} law l \"L\" {{ in force from 2020-01-01 }} test r \"t\" {{
            procedure p1 \"P\" {{ basis l article 2 clause 1  document a \"A\" {{ certified 2 }} }}
            expect r about p1, p1.a with {with} }}"
        ))
    };
    insta::assert_snapshot!(test("l article 2 clause 1"), @"phát hiện đúng | reported");
    insta::assert_snapshot!(test("l article 2"), @"
    sai | wrong
    phát hiện về p1, p1.a không dẫn l article 2; dẫn chứng là: l article 2 clause 1 | the finding about p1, p1.a does not tell l article 2; its witnesses: l article 2 clause 1
    ");
}
