//! Tests of what is withdrawn, and why.

use super::*;
use crate::proposal::Choice;
use crate::review::Review;
use crate::review::tests::reviewed_whole;

const PROCEDURES: &str = "
    procedure p \"P\" {
      document d \"D\" { certified 1 }
      step s \"S\" { after none  takes 8 hours }
      step t \"T\" { after s  takes 8 hours }
    }
    procedure q \"Q\" { document d \"D\" { certified 1 } }
";

/// A rule about each document, with a severity, a condition and what it proposes.
fn rule(name: &str, severity: &str, condition: &str, proposes: &str) -> String {
    format!(
        "rule {name} \"R\" {{ english \"R\"  criterion lawful  severity {severity}  confidence high
           state stable  basis none  why \"\"\"Vì thế.\"\"\"
           for each procedure p, document d in p.documents  when {condition}
           message vi \"{name} {{d}}\" en \"{name} {{d}}\"  {proposes} }}\n"
    )
}

fn reviewed(rules: &str) -> Review {
    reviewed_whole(&format!("{PROCEDURES}{rules}")).0
}

/// Tells of each proposal what was decided: `chosen`, `left a:… beside 0`.
#[track_caller]
fn check(rules: &str, expected: &[&str]) {
    let review = reviewed(rules);
    let rule_of = |id: &str| id.split(':').next().unwrap_or_default().to_owned();
    let told: Vec<String> = (0..review.proposals.len())
        .map(|position| {
            let Some(withdrawal) = review.withdrawals.get(&position) else {
                return match review.proposals[position].choice {
                    Choice::Chosen => "chosen".to_owned(),
                    other => format!("{other:?}"),
                };
            };
            assert_eq!(review.proposals[position].choice, Choice::Withdrawn);
            let fault = match &withdrawal.fault {
                Fault::Left(finding) => format!("left {}", rule_of(&review.findings[*finding].id)),
                Fault::Brings { message, .. } => format!("brings {}", message.en),
                Fault::Unseen => "unseen".to_owned(),
            };
            match withdrawal.beside {
                Some(other) => format!("{fault} beside {other}"),
                None => fault,
            }
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn what_holds_is_kept() {
    check(
        &rule(
            "a",
            "must",
            "d.certified > 0",
            "propose set d.certified to 0",
        ),
        &["chosen", "chosen"],
    );
}

#[test]
fn a_proposal_that_leaves_its_finding_is_withdrawn() {
    check(
        &rule("a", "must", "d.certified > 0", "propose set d.copies to 1"),
        &["left a", "left a"],
    );
}

#[test]
fn a_proposal_that_brings_a_finding_that_must_be_answered_is_withdrawn() {
    let brings = rule(
        "a",
        "should",
        "d.certified = 1",
        "propose set d.certified to 2",
    ) + &rule("b", "must", "d.certified = 2", "propose drop d");
    check(&brings, &["brings b D", "brings b D"]);
    // One that need not be answered stands in nobody's way.
    let lesser = rule(
        "a",
        "should",
        "d.certified = 1",
        "propose set d.certified to 2",
    ) + &rule("b", "should", "d.certified = 2", "propose drop d");
    check(&lesser, &["chosen", "chosen"]);
}

#[test]
fn of_two_that_undo_one_another_the_less_wanted_is_withdrawn_and_the_other_named() {
    let rules = rule(
        "a",
        "must",
        "d.certified = 1 or d.copies = 2",
        "propose set d.certified to 0",
    ) + &rule(
        "b",
        "should",
        "not d.optional",
        "propose set d.copies to 2  propose make d optional",
    );
    check(
        &rules,
        &["chosen", "left a beside 0", "chosen", "left a beside 2"],
    );
}

#[test]
fn a_saving_counts_once() {
    let rules = rule("a", "must", "d.certified = 1", "propose drop d")
        + &rule(
            "b",
            "should",
            "d.certified = 1",
            "propose drop d  propose set p.tracked-on to \"X\"",
        );
    check(
        &rules,
        &["chosen", "unseen beside 0", "chosen", "unseen beside 2"],
    );
}

#[test]
fn what_no_description_shows_is_not_tried() {
    check(
        &rule("a", "must", "d.certified = 1", "propose cite none for d"),
        &["chosen", "chosen"],
    );
}
