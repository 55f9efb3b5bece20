//! Tests of which proposals stand together.

use super::*;
use crate::cost::Rates;
use crate::measure::effect;
use crate::model::Kind;
use crate::phrase::Phrase;
use crate::proposal::testing::{document, find, model, procedure, step};
use crate::proposal::{Setting, feasibility};
use crate::quantity::Number;

const TEXT: &str = "
    procedure p \"P\" {
      form f \"F\" { field x \"X\" }
      document d \"D\" { certified 1 }
      document e \"E\" { certified 1 }
      step s \"S\" { after none  consults a about x }
      step t \"T\" { after s }
      step u \"U\" { after t }
    }
    procedure q \"Q\"  procedure r \"R\"
    agency a \"A\"  register g \"G\"
";

/// Tells, of proposals that each answer a finding about what they change first, which are chosen and
/// which conflict with which.
#[track_caller]
fn check(edits: impl Fn(&Model) -> Vec<Vec<Edit>>, expected: &str) {
    let model = model(TEXT);
    let graded = edits(&model).into_iter();
    let graded: Vec<(Duty, Vec<Edit>)> = graded.map(|edits| (Duty::Should, edits)).collect();
    assert_eq!(told(&model, graded), expected);
}

fn told(model: &Model, graded: Vec<(Duty, Vec<Edit>)>) -> String {
    let mut proposals = Vec::new();
    let mut about = Vec::new();
    for (position, (duty, edits)) in graded.into_iter().enumerate() {
        about.push((duty, Vec::from_iter(edits[0].target())));
        let (feasibility, amends) = feasibility::judge(model, &edits);
        proposals.push(Proposal {
            findings: vec![position],
            feasibility,
            amends,
            effect: effect(model, &edits, Rates::default()),
            choice: Choice::Question,
            edits,
        });
    }
    let findings = about
        .iter()
        .map(|(duty, about)| Answerable { duty: *duty, about });
    let findings: Vec<Answerable<'_>> = findings.collect();
    let pool = Pool::new(model, &proposals, &findings);
    let choices = pool.choices(&pool.choose_all());
    let told = choices.iter().map(|choice| match choice {
        Choice::Chosen => "chosen".to_owned(),
        Choice::Conflicts { with, over } => {
            let head = over.head(model).expect("named things conflict");
            format!("{with} over {}", model.text(head.name))
        }
        Choice::Question => "question".to_owned(),
        Choice::Withdrawn => unreachable!("nothing is carried out here"),
        Choice::NotWanted => "not wanted".to_owned(),
    });
    told.collect::<Vec<String>>().join(", ")
}

fn drop(model: &Model, name: &str) -> Edit {
    Edit::Drop(find(model, name))
}

fn copies(model: &Model, name: &str, count: i64) -> Edit {
    Edit::Set {
        target: find(model, name),
        part: "copies",
        to: Setting::Number(Number::whole(count)),
    }
}

#[test]
fn what_one_removes_the_next_may_not_change() {
    check(
        |model| {
            vec![
                vec![drop(model, "p.d")],
                vec![copies(model, "p.d", 1)],
                vec![Edit::AcceptCopy(document(model, "p.e"))],
            ]
        },
        "chosen, 0 over p.d, chosen",
    );
}

#[test]
fn what_one_changes_the_next_may_not_remove() {
    check(
        |model| vec![vec![copies(model, "p.d", 1)], vec![drop(model, "p.d")]],
        // Nothing is left of the copies either.
        "1 over p.d, chosen",
    );
}

#[test]
fn what_is_graver_is_answered_by_its_own_proposal() {
    let model = model(TEXT);
    let graded = vec![
        (Duty::Must, vec![copies(&model, "p.d", 1)]),
        (Duty::Should, vec![drop(&model, "p.e"), drop(&model, "p.d")]),
        (Duty::Should, vec![copies(&model, "p.e", 1)]),
    ];
    assert_eq!(told(&model, graded), "chosen, 0 over p.d, chosen");
}

#[test]
fn one_part_has_one_value() {
    check(
        |model| {
            vec![
                vec![copies(model, "p.d", 1)],
                vec![copies(model, "p.d", 2)],
                vec![Edit::AcceptCopy(document(model, "p.d"))],
                vec![Edit::MakeOptional(find(model, "p.d"))],
            ]
        },
        // A plain copy for a certified one saves more than the same number of them.
        "2 over p.d, 2 over p.d, chosen, chosen",
    );
}

#[test]
fn the_same_edit_twice_is_no_conflict() {
    check(
        |model| {
            vec![
                vec![drop(model, "p.d")],
                vec![drop(model, "p.d"), drop(model, "p.e")],
                vec![drop(model, "p.e")],
            ]
        },
        "chosen, chosen, chosen",
    );
}

#[test]
fn a_whole_that_goes_takes_its_parts_along() {
    check(
        |model| {
            let consultation = Kind::Consultation.entity(0);
            vec![
                vec![Edit::Drop(consultation)],
                vec![drop(model, "p.s")],
                vec![Edit::Repeal(procedure(model, "p"))],
                vec![Edit::Merge(procedure(model, "r"), procedure(model, "q"))],
                vec![Edit::Merge(procedure(model, "q"), procedure(model, "p"))],
            ]
        },
        "2 over p, 2 over p, chosen, chosen, 2 over p",
    );
}

#[test]
fn two_waits_can_go_together_and_two_moves_of_a_step_cannot() {
    check(
        |model| {
            let [s, t, u] = ["p.s", "p.t", "p.u"].map(|name| step(model, name));
            vec![
                vec![Edit::RunAlongside {
                    step: t,
                    alongside: s,
                }],
                vec![Edit::RunAlongside {
                    step: u,
                    alongside: t,
                }],
                vec![Edit::MoveBefore { step: u, before: t }],
                vec![Edit::MoveBefore { step: u, before: s }],
                vec![Edit::Combine(s, t)],
            ]
        },
        "chosen, chosen, chosen, 2 over p.u, 0 over p.t",
    );
}

#[test]
fn a_proposal_is_taken_whole_or_not_at_all() {
    check(
        |model| {
            vec![
                vec![copies(model, "p.d", 1)],
                vec![drop(model, "p.e"), drop(model, "p.d")],
                vec![copies(model, "p.e", 1)],
            ]
        },
        "1 over p.d, chosen, 1 over p.e",
    );
}

#[test]
fn a_question_is_not_chosen() {
    check(
        |model| {
            let ask = Edit::Ask(Phrase::same("?"));
            vec![vec![ask.clone()], vec![ask, drop(model, "p.d")]]
        },
        "question, chosen",
    );
}

#[test]
fn money_decides_only_among_those_of_which_it_is_known() {
    let candidate = |conflicts: Vec<usize>| Candidate {
        conflicts,
        ..Candidate::default()
    };
    // 0 and 1 exclude one another, 2 stands alone, 3 excludes 4 and 4 excludes 5.
    let conflicts = [vec![1], vec![0], vec![], vec![4], vec![3, 5], vec![4]];
    let candidates: Vec<Candidate> = conflicts.into_iter().map(candidate).collect();
    let costs = [Some(5), Some(-1), Some(7), Some(1), Some(2), None];
    assert_eq!(comparable(&candidates, &costs), [(0, 5), (1, -1), (2, 7)]);
}
