//! Rules from their text to their matches, gaps and diagnostics.

use jiff::civil::date;

use super::compile::{Source, compile};
use super::evaluate;
use super::schema::Facts;
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::model::Model;
use crate::model::resolve::resolve;
use crate::span::FileId;
use crate::syntax::parse;

mod budget;
mod expansion;
mod similarity;
mod table;
mod unknown;
mod written;

/// The metadata that every rule must have.
const HEAD: &str = r#"english "x" criterion cost severity should confidence high basis none why "y"
    message vi "{p}" en "{p}""#;

/// A catalogue for the rules to look at.
const FACTS: &str = r#"
concept full-name "Họ tên"
concept id-number "Số định danh"
agency ward "Phường" { level commune }
register people "Dân cư" { key id-number holds full-name published from 2023-01-01 readers level commune covers citizen }
paper book "Sổ hộ khẩu" { until 2022-12-31 replaced by people }
paper birth "Giấy khai sinh"
procedure p1 "Một" {
  level commune  subjects citizen  authority ward  code "A"
  form f "Tờ khai" { field name "Tên" is full-name of child  field id "Số" is id-number of child }
  document a "Sổ" is book { copies 2 }
  document b "Khai sinh" is birth { original 1  shown }
  step s "Nhận" { by ward after none takes 1 hour uses name writes none receives }
  step t "Duyệt" { by ward after s takes 2 hours uses a writes none approves }
}
procedure p2 "Hai" { code "A"  documents none  result r "Khai sinh" is birth }
procedure p3 "Ba" { code "B" }
"#;

/// What a rule finds (`p1.a`), and what it could not decide (`procedure.documents: p3`).
#[track_caller]
fn run(body: &str) -> (Vec<String>, Vec<String>) {
    let (matches, gaps, told) = review(&format!("rule r \"r\" {{ {HEAD} {body} }}"));
    assert_eq!(told, Vec::<String>::new());
    (matches, gaps)
}

/// The diagnostics of a rule: code and English message.
#[track_caller]
fn told(text: &str) -> Vec<String> {
    review(text).2
}

fn review(rules: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut sink = Diagnostics::default();
    let facts_file = parse(FileId(0), FACTS, &mut sink);
    let rules_file = parse(FileId(1), rules, &mut sink);
    let files = [facts_file, rules_file];
    let model: Model = resolve(&files, date(2023, 12, 31), &mut sink);
    let graph = DependencyGraph::build(&model);
    let sources = [Source {
        group: "test",
        stem: None,
        clauses: &files[1].declarations,
    }];
    let compiled = compile(&sources, &model, &mut sink);
    let chosen: Vec<_> = compiled.rules.ids().collect();
    let (matches, gaps) = evaluate(
        &compiled,
        &chosen,
        Facts {
            model: &model,
            graph: &graph,
        },
    );
    let name = |entity: crate::model::Entity| {
        entity
            .head(&model)
            .map(|head| model.text(head.name).to_owned())
            .unwrap_or_default()
    };
    let matches = matches
        .iter()
        .map(|found| {
            let about: Vec<_> = found.about.iter().map(|entity| name(*entity)).collect();
            let witnesses: Vec<_> = found.witnesses.iter().map(|entity| name(*entity)).collect();
            let with = if witnesses.is_empty() {
                String::new()
            } else {
                format!(" with {} of {}", witnesses.join(" "), found.witness_count)
            };
            about.join(" ") + &with
        })
        .collect();
    let parts = gaps.missing.iter().map(|((kind, part), waiting)| {
        let kind = kind.keyword().english();
        (format!("{kind}.{part}"), waiting)
    });
    let parameters = gaps.parameters.iter().map(|(id, waiting)| {
        let name = &compiled.parameters[*id].name;
        (format!("parameter.{name}"), waiting)
    });
    let gaps = parts
        .chain(parameters)
        .flat_map(|(lacking, waiting)| {
            waiting.values().map(move |things| {
                let things: Vec<_> = things.iter().map(|entity| name(*entity)).collect();
                format!("{lacking}: {}", things.join(" "))
            })
        })
        .collect();
    let told = sink
        .sorted()
        .iter()
        .map(|found| format!("{}: {}", found.code.slug(), found.message.en))
        .collect();
    (matches, gaps, told)
}

#[track_caller]
fn finds(body: &str, matches: &[&str], gaps: &[&str]) {
    assert_eq!(
        run(body),
        (
            matches.iter().map(ToString::to_string).collect(),
            gaps.iter().map(ToString::to_string).collect()
        )
    );
}

#[test]
fn a_rule_finds_and_lacks_nothing_on_a_day_when_it_does_not_apply() {
    let body = |days: &str| {
        format!("in force {days} for each procedure p when p.code = \"B\" or p.volume > 1")
    };
    let gaps = ["procedure.volume: p1 p2"];
    finds(&body("from 2023-12-31"), &["p3"], &gaps);
    finds(&body("from 2020-01-01 until 2023-12-31"), &["p3"], &gaps);
    finds(&body("from 2024-01-01"), &[], &[]);
    finds(&body("from 2020-01-01 until 2023-12-30"), &[], &[]);
}

#[test]
fn parts_are_followed_and_unknown_lists_are_gaps() {
    finds(
        "for each procedure p, document d in p.documents when d.copies > 1",
        &["p1 p1.a"],
        &["procedure.documents: p3"],
    );
}

#[test]
fn a_witness_is_found_by_equality_and_counted() {
    finds(
        "for each procedure p, document d in p.documents with register r
         when d.paper.replaced-by = r and not in-force(d.paper)",
        &["p1 p1.a with people of 1"],
        &["procedure.documents: p3"],
    );
}

#[test]
fn two_procedures_are_joined_by_a_shared_value() {
    finds(
        "for each procedure p with procedure q when q.code = p.code and q.name < p.name",
        &["p2 with p1 of 1"],
        &[],
    );
}

#[test]
fn membership_and_functions_join_registers_to_fields() {
    finds(
        "for each procedure p, field f in p.fields with register r
         when f.concept in r.holds and usable(r) and may-read(p, r) and key-known(f, r) and covers-applicants(r, p)",
        &["p1 p1.f.name with people of 1"],
        &["procedure.fields: p2 p3"],
    );
}

#[test]
fn no_holds_only_of_a_described_list() {
    finds(
        "for each procedure p when no document d in p.documents",
        &["p2"],
        &["procedure.documents: p3"],
    );
    finds(
        "for each procedure p, field f in p.fields when no step s in p.steps where f in s.uses",
        &["p1 p1.f.id"],
        &["procedure.fields: p2 p3"],
    );
}

#[test]
fn aggregates_count_sum_and_compare() {
    finds(
        "for each procedure p when count(p.documents) = 2",
        &["p1"],
        &["procedure.documents: p3"],
    );
    finds(
        "for each procedure p when sum(s.takes for step s in p.steps) = 3 hours",
        &["p1"],
        &["procedure.steps: p2 p3"],
    );
    finds(
        "for each procedure p when max(s.takes for step s in p.steps where s.acts = approves) >= 2 hours",
        &["p1"],
        &["procedure.steps: p2 p3"],
    );
}

#[test]
fn unless_and_or_follow_three_values() {
    finds(
        "for each procedure p when p.code = \"A\" unless p.documents = none",
        &["p1"],
        &[],
    );
    finds(
        "for each procedure p when (known(p.documents) or p.code = \"B\") and p.code != \"A\"",
        &["p3"],
        &[],
    );
}

#[test]
fn relations_join_in_both_directions() {
    finds(
        "for each procedure p, step s in p.steps, step t in p.steps when before(s, t)",
        &["p1 p1.s p1.t"],
        &["procedure.steps: p2 p3"],
    );
    finds(
        "for each procedure p with paper b when issues(p, b)",
        &["p2 with birth of 1"],
        &["procedure.results: p1 p3"],
    );
}

#[test]
fn definitions_and_named_values_are_written_out() {
    let (matches, _, told) = review(&format!(
        "define many(d: document) when d.copies > 1
         rule r \"r\" {{ {HEAD} for each procedure p, document d in p.documents let n = d.copies when many(d) and n = 2 }}"
    ));
    assert_eq!((matches, told), (vec!["p1 p1.a".to_owned()], Vec::new()));
}

#[test]
fn a_variable_that_nothing_joins_is_refused() {
    let rule =
        format!("rule r \"r\" {{ {HEAD} for each procedure p, agency a when p.code = \"A\" }}");
    assert_eq!(
        told(&rule),
        [
            "unjoined-variable: nothing ties `a` to the other variables, so every pair would be looked at"
        ]
    );
}

#[test]
fn every_mistake_of_a_rule_is_told_at_once() {
    let rule = "rule r \"r\" { english \"x\" criterion cost severity should confidence high basis none
        for each procedure p when p.papers = none and p.volume > 3 days and holdz(p, p) and x.code = \"A\"
        message vi \"{p} {q}\" en \"{p}\" }";
    assert_eq!(
        told(rule),
        [
            "missing-metadata: the rule has no `why`",
            "unknown-part: a procedure has no part `papers`",
            "wrong-type: a number is needed, but this is a duration",
            "unknown-function: there is no function or relation `holdz`",
            "unknown-name: nothing is called `x`",
            "unknown-slot: the message cannot fill in `{q}`",
        ]
    );
}

#[test]
fn definitions_in_a_circle_are_told_once() {
    let rules = "define a(p: procedure) when b(p)  define b(p: procedure) when a(p)";
    assert_eq!(
        told(rules),
        ["circular-definition: definitions use one another in a circle: `a` → `b` → `a`"]
    );
}

#[test]
fn a_pattern_is_found_in_a_title() {
    finds(
        "for each procedure p, document d in p.documents when matches(d.title, \"^KHAI (sinh|tử)$\")",
        &["p1 p1.b"],
        &["procedure.documents: p3"],
    );
    assert_eq!(
        told(
            "define a(d: document) when matches(d.title, \"sổ (hộ\") define b(d: document) when matches(d.title, d.title)"
        ),
        [
            "bad-pattern: `(` has no `)`",
            "bad-pattern: a regular expression has to be written here, in quotes"
        ]
    );
}

/// What a rule finds that reads a parameter with these entries, on 2023-12-31.
#[track_caller]
fn check_parameter(entries: &str, matches: &[&str], gaps: &[&str]) {
    let (found, missing, told) = review(&format!(
        "parameter most \"Nhiều nhất\" {{ {entries} }}
         rule r \"r\" {{ {HEAD} for each procedure p, document d in p.documents when d.copies > most }}"
    ));
    assert_eq!(told, Vec::<String>::new());
    assert_eq!((found, missing), (owned(matches), owned(gaps)));
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

#[test]
fn a_parameter_is_read_at_the_date() {
    let found: &[&str] = &["p1 p1.a"];
    check_parameter(
        "from 2024-01-01 = 9  from 2020-01-01 = 5  from 2023-01-01 = 1",
        found,
        &["procedure.documents: p3"],
    );
}

#[test]
fn a_parameter_without_a_value_at_the_date_is_a_gap() {
    let gaps: &[&str] = &["procedure.documents: p3", "parameter.most: p1"];
    check_parameter("from 2024-01-01 = 9", &[], gaps);
    check_parameter("from 2020-01-01 until 2023-12-30 = 1", &[], gaps);
    // What went before does not come back.
    check_parameter(
        "from 2020-01-01 = 1  from 2022-01-01 until 2022-12-31 = 2",
        &[],
        gaps,
    );
}

#[test]
fn what_is_decided_without_a_parameter_does_not_wait_for_it() {
    let (found, missing, _) = review(&format!(
        "parameter most \"Nhiều nhất\" {{ from 2024-01-01 = 9 }}
         rule r \"r\" {{ {HEAD} for each procedure p when p.documents = none or count(p.documents) > most }}"
    ));
    assert_eq!(found, ["p2"]);
    assert_eq!(
        missing,
        ["procedure.documents: p3", "parameter.most: p1 p3"]
    );
}

#[test]
fn entries_of_a_parameter_that_run_backwards_or_into_one_another_are_told() {
    let told_of = |entries: &str| told(&format!("parameter most \"Nhiều nhất\" {{ {entries} }}"));
    let overlap = "duplicate-name: the parameter has another value on";
    assert_eq!(
        told_of("from 2022-01-01 until 2023-01-01 = 1  from 2023-01-01 = 2"),
        [format!("{overlap} 2023-01-01 already")]
    );
    assert_eq!(
        told_of("from 2022-01-01 = 1  from 2022-01-01 = 2"),
        [format!("{overlap} 2022-01-01 already")]
    );
    assert_eq!(
        told_of("from 2022-01-01 until 2021-01-01 = 1"),
        ["backward-period: the value ends on 2021-01-01, before it begins on 2022-01-01"]
    );
    assert_eq!(
        told_of("from 2022-01-01 = 1  from 2023-01-01 = 3 days"),
        ["wrong-type: a number is needed as in the first entry, but this is a duration"]
    );
    assert_eq!(
        told_of("from 2022-01-01 until 2022-12-31 = 1  from 2023-01-01 = 2"),
        Vec::<String>::new()
    );
}
