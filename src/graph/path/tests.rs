//! Tests of the critical path.

use super::*;
use crate::graph::tests::model;
use crate::model::Entity;

/// Returns the path as `length: steps`, `none` or `unknown`.
fn told(text: &str) -> String {
    let model = model(text);
    let procedure = the_procedure(&model);
    let steps = critical_steps(&model, procedure);
    let names = |ids: &Vec<StepId>| -> String {
        let names = ids.iter().map(|id| model.text(model.steps[*id].head.name));
        let short: Vec<&str> = names.map(|name| name.trim_start_matches("p.")).collect();
        short.join(" ")
    };
    length(critical_path(&model, procedure))
        + &steps.as_ref().value().map_or_else(String::new, names)
}

fn length(path: Stated<Duration>) -> String {
    match path {
        Stated::Unknown => "unknown".to_owned(),
        Stated::None => "none".to_owned(),
        Stated::Is(path) => format!("{} minutes: ", path.work().expect("work") / 1000),
    }
}

fn the_procedure(model: &Model) -> ProcedureId {
    match model.find("p") {
        Some(Entity::Procedure(procedure)) => procedure,
        other => panic!("p is {other:?}"),
    }
}

#[track_caller]
fn check(steps: &str, expected: &str) {
    let text = format!(r#"agency x "X" {{ level commune }} procedure p "P" {{ {steps} }}"#);
    assert_eq!(told(&text), expected);
}

/// Checks what the length becomes when orders are dropped.
#[track_caller]
fn check_without(steps: &str, dropped: &[(&str, &str)], expected: &str) {
    let model = model(&format!(r#"procedure p "P" {{ {steps} }}"#));
    let step = |name: &str| match model.find(name) {
        Some(Entity::Step(step)) => step,
        other => panic!("{name} is {other:?}"),
    };
    let pairs: Vec<(StepId, StepId)> = dropped.iter().map(|(s, t)| (step(s), step(t))).collect();
    let found = critical_path_without(&model, the_procedure(&model), &pairs);
    assert_eq!(length(found), expected);
    if let [(s, t)] = pairs[..] {
        assert_eq!(length(critical_path_if_parallel(&model, s, t)), expected);
    }
}

#[test]
fn the_longest_chain_counts() {
    check(
        r#"step a "A" { after none  takes 30 minutes }
           step b "B" { after a  takes 4 hours }
           step c "C" { after a  takes 1 working day }
           step d "D" { after b, c  takes 90 minutes }"#,
        "600 minutes: a c d",
    );
}

#[test]
fn of_two_equal_chains_the_first_is_told() {
    check(
        r#"step a "A" { after none  takes 1 hour }
           step b "B" { after none  takes 1 hour }
           step c "C" { after b, a  takes 0 hours }"#,
        "60 minutes: a",
    );
}

#[test]
fn opinions_are_asked_for_at_once_and_periods_added() {
    check(
        r#"step a "A" {
             after none  takes 1 hour  waits 2 working days
             consults x about b within 1 working day
             consults x about b within 3 hours
           }
           document b "B" { original 1 }"#,
        "1500 minutes: a",
    );
}

#[test]
fn a_step_may_be_nothing_but_its_opinion_or_its_wait() {
    check(
        r#"step a "A" { after none  consults x within 2 hours }
           step b "B" { after a  waits 1 hour }"#,
        "180 minutes: a b",
    );
}

#[test]
fn a_gap_anywhere_makes_the_length_unknown() {
    check("", "unknown");
    check("steps none", "none");
    check(
        r#"step a "A" { after none  takes 9 hours } step b "B" { after none }"#,
        "unknown",
    );
    check(
        r#"step a "A" { after none  takes 1 hour  consults x }"#,
        "unknown",
    );
    check(r#"step a "A" { after none  takes 3 days }"#, "unknown");
    check(
        r#"step a "A" { after none  takes 1 hour  waits 1 month }"#,
        "unknown",
    );
}

#[test]
fn only_the_step_that_all_others_follow_may_leave_out_after() {
    check(
        r#"step a "A" { takes 1 hour } step b "B" { after a  takes 1 hour }"#,
        "120 minutes: a b",
    );
    check(r#"step a "A" { takes 1 hour }"#, "60 minutes: a");
    check(
        r#"step a "A" { takes 1 hour } step b "B" { takes 1 hour }"#,
        "unknown",
    );
    check(
        r#"step a "A" { takes 1 hour } step b "B" { after none  takes 1 hour }"#,
        "unknown",
    );
}

#[test]
fn running_alongside_takes_over_what_came_before_and_holds_what_comes_after() {
    let chain = r#"step a "A" { after none  takes 1 hour }
                   step b "B" { after a  takes 5 hours }
                   step c "C" { after b  takes 3 hours }
                   step d "D" { after c  takes 1 hour }"#;
    check_without(chain, &[], "600 minutes: ");
    // c begins after a, and d still waits for b.
    check_without(chain, &[("p.b", "p.c")], "420 minutes: ");
    check_without(chain, &[("p.a", "p.b")], "540 minutes: ");
    // Both: c still comes after a, because nobody dropped that.
    check_without(chain, &[("p.a", "p.b"), ("p.b", "p.c")], "360 minutes: ");
    // What is not declared cannot be dropped.
    check_without(chain, &[("p.a", "p.c")], "600 minutes: ");
}
