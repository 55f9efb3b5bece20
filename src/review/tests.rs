//! Tests of how findings are put in order and become proposals.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::proposal::testing::compiled;
use crate::rule::compile::{Source, compile};
use crate::span::FileId;
use crate::syntax::parse;

/// A rule about documents that are certified, with a severity and what it proposes.
fn rule(name: &str, severity: &str, proposes: &str) -> String {
    format!(
        "rule {name} \"R\" {{ english \"R\"  criterion lawful  severity {severity}  confidence high
           state stable  basis none  why \"\"\"Vì thế.\"\"\"
           for each procedure p, document d in p.documents  when d.certified > 0
           message vi \"{{d}}\" en \"{{d}}\"  {proposes} }}\n"
    )
}

const PROCEDURES: &str = "
    procedure p-1 \"P\" { document d \"D\" { certified 1 } }
    procedure p \"P\" { document e \"E\" { certified 2 }  document d \"D\" { certified 1 } }
";

/// Reviews the procedures by some rules and tells the findings and the proposals.
fn told(rules: &str) -> (Vec<String>, Vec<String>) {
    let (review, rules, model) = reviewed(rules);
    let findings = review
        .findings
        .iter()
        .zip(&review.answers)
        .map(|(finding, answer)| {
            let rule = &rules.rules[finding.rule].name;
            let about = name(finding.about[1], &model);
            format!(
                "{rule} {about} {}",
                answer.map_or("-".to_owned(), |answer| answer.to_string())
            )
        });
    let proposals = review.proposals.iter().map(|made| {
        let choice = match made.choice {
            Choice::Chosen => "chosen".to_owned(),
            Choice::Conflicts { with, .. } => format!("against {with}"),
            Choice::NotWanted => "not wanted".to_owned(),
            Choice::Question => "question".to_owned(),
            Choice::Withdrawn => "withdrawn".to_owned(),
        };
        format!("{:?} {choice}", made.findings)
    });
    (findings.collect(), proposals.collect())
}

fn reviewed(rules: &str) -> (Review, RuleSet, Model) {
    reviewed_whole(&format!("{PROCEDURES}{rules}"))
}

/// Reviews a text of procedures and rules by all its rules.
pub(super) fn reviewed_whole(text: &str) -> (Review, RuleSet, Model) {
    let (rules, model) = compiled(text);
    let graph = DependencyGraph::build(&model);
    let all: Vec<RuleId> = rules.rules.ids().collect();
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    (review(&rules, &all, facts), rules, model)
}

/// What each finding that stands takes in: `b p.d < a p.d`.
#[track_caller]
fn check_taken_in(rules: &str, expected: &[&str]) {
    let (review, rules, model) = reviewed(rules);
    let told = |finding: &Finding| {
        let about = finding.about.last().expect("a rule is about something");
        let rule = &rules.rules[finding.rule].name;
        format!("{rule} {}", name(*about, &model))
    };
    let told: Vec<String> = review
        .findings
        .iter()
        .zip(&review.takes_in)
        .map(|(finding, guests)| {
            let guests = guests.iter().map(|guest| &review.taken_in[*guest]);
            let guests = guests.map(|guest| format!(" < {}", told(guest)));
            told(finding) + &guests.collect::<String>()
        })
        .collect();
    assert_eq!(told, expected);
}

/// A rule about each procedure.
fn rule_of_procedures(name: &str, severity: &str, more: &str) -> String {
    format!(
        "rule {name} \"R\" {{ english \"R\"  criterion lawful  severity {severity}  confidence high
           state stable  basis none  why \"\"\"Vì thế.\"\"\"
           for each procedure p  when count(p.documents) = 2
           message vi \"{{p}}\" en \"{{p}}\"  {more} }}\n"
    )
}

#[test]
fn findings_are_told_by_procedure_then_by_rule_then_by_name() {
    let rules = rule("b", "must", "") + &rule("a", "consider", "");
    let (findings, proposals) = told(&rules);
    assert_eq!(
        findings,
        [
            "a p.d -",
            "a p.e -",
            "b p.d -",
            "b p.e -", // `p` comes before `p-1`.
            "a p-1.d -",
            "b p-1.d -",
        ]
    );
    assert_eq!(proposals, Vec::<String>::new());
}

#[test]
fn the_same_edits_are_one_proposal() {
    let rules = rule("a", "should", "propose drop d") + &rule("b", "must", "propose drop d");
    let (findings, proposals) = told(&rules);
    assert_eq!(
        findings,
        [
            "a p.d 0",
            "a p.e 1",
            "b p.d 0",
            "b p.e 1",
            "a p-1.d 2",
            "b p-1.d 2"
        ]
    );
    assert_eq!(
        proposals,
        ["[0, 2] chosen", "[1, 3] chosen", "[4, 5] chosen"]
    );
}

#[test]
fn the_gravest_finding_is_answered_first() {
    let rules =
        rule("a", "should", "propose accept copy for d") + &rule("b", "must", "propose drop d");
    let (_, proposals) = told(&rules);
    let pair = ["[0] against 2", "[1] against 3", "[2] chosen", "[3] chosen"];
    assert_eq!(proposals[..4], pair);
}

#[test]
fn each_finding_asks_its_own_question() {
    let (findings, proposals) = told(&rule("a", "must", "propose ask \"?\""));
    assert_eq!(findings, ["a p.d 0", "a p.e 1", "a p-1.d 2"]);
    assert_eq!(proposals, ["[0] question", "[1] question", "[2] question"]);
}

#[test]
fn a_condition_may_be_read_and_must_be_a_text() {
    let (review, ..) = reviewed(&rule(
        "a",
        "must",
        "propose make d conditional on p.title  propose set d.certified to 0",
    ));
    let conditional = |made: &Proposal| match &made.edits[0] {
        Edit::MakeConditional { condition, .. } => condition.clone(),
        other => format!("{other:?}"),
    };
    let conditions: Vec<String> = review.proposals.iter().map(conditional).collect();
    assert_eq!(conditions, ["P", "P", "P"]);

    let text = rule("a", "must", "propose make d conditional on d.certified");
    let mut sink = Diagnostics::default();
    let files = [parse(FileId(0), &text, &mut sink)];
    let source = Source {
        group: "g",
        stem: None,
        clauses: &files[0].declarations,
    };
    compile(&[source], &Model::default(), &mut sink);
    let told: Vec<&str> = sink
        .sorted()
        .iter()
        .map(|told| &told.message.en[..])
        .collect();
    assert_eq!(told, ["a text is needed, but this is a number"]);
}

#[test]
fn what_is_taken_in_is_neither_a_finding_nor_answered() {
    let rules = rule("a", "should", "propose accept copy for d") + &rule("b", "must", "subsumes a");
    let (findings, proposals) = told(&rules);
    assert_eq!(findings, ["b p.d -", "b p.e -", "b p-1.d -"]);
    assert_eq!(proposals, Vec::<String>::new());
}

#[test]
fn a_finding_takes_in_those_about_the_same_thing_also_through_others() {
    let chain = rule("a", "should", "")
        + &rule("b", "should", "subsumes a")
        + &rule("c", "should", "subsumes b");
    check_taken_in(
        &chain,
        &[
            "c p.d < a p.d < b p.d",
            "c p.e < a p.e < b p.e",
            "c p-1.d < a p-1.d < b p-1.d",
        ],
    );
}

#[test]
fn each_that_stands_takes_in_what_lies_within() {
    let rules = rule("a", "should", "")
        + &rule("b", "should", "subsumes a")
        + &rule_of_procedures("w", "should", "subsumes a");
    check_taken_in(
        &rules,
        &[
            "b p.d < a p.d",
            "b p.e < a p.e",
            "w p < a p.d < a p.e",
            "b p-1.d < a p-1.d",
        ],
    );
}

#[test]
fn a_procedure_does_not_lie_within_its_document_nor_a_graver_finding_in_a_lesser() {
    let within = rule_of_procedures("a", "should", "") + &rule("b", "should", "subsumes a");
    check_taken_in(&within, &["a p", "b p.d", "b p.e", "b p-1.d"]);
    let graver = rule("a", "must", "") + &rule("b", "should", "subsumes a");
    check_taken_in(
        &graver,
        &["a p.d", "a p.e", "b p.d", "b p.e", "a p-1.d", "b p-1.d"],
    );
}

#[test]
fn an_hour_is_worth_what_a_parameter_says_and_as_surely() {
    let parameter = |name: &str, sure: &str| {
        format!(
            "parameter {name} \"R\" {{ from 2020-01-01 = 1 VND  from 2021-01-01 = 2 VND {sure} }}"
        )
    };
    let text = parameter("hourly-income", "assumed") + &parameter("official-hourly-pay", "");
    let (_, rules, _) = reviewed(&text);
    let rate = |certainty| {
        let hour = crate::quantity::Money { dong: 2 };
        Some(Rate { hour, certainty })
    };
    let expected = Rates {
        applicant: rate(crate::model::Certainty::Assumed),
        official: rate(crate::model::Certainty::Declared),
    };
    assert_eq!(rates(&rules), expected);
}
