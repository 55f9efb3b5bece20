//! Tests of edits of the order of steps, one after another.

use std::fmt::Write as _;

use super::*;

#[test]
fn edits_of_a_step_that_is_gone_change_nothing() {
    let before = model(
        "procedure p \"P\" {
           step s0 \"S\" { after none }
           step s3 \"S\" { after none }
           step s4 \"S\" { after s3 }
           step s5 \"S\" { after none }
           step s6 \"S\" { after s0 }
         }",
    );
    let s = |number: u32| step(&before, &format!("p.s{number}"));
    let gone = [Edit::Combine(s(5), s(6)), Edit::Drop(s(5).into())];
    let expected = "s0<none  s3<none  s4<s3";
    assert_eq!(order(&apply(&before, &gone)), expected);
    for edit in [
        Edit::Drop(s(6).into()),
        Edit::Combine(s(5), s(3)),
        Edit::Combine(s(3), s(6)),
        Edit::MoveBefore {
            step: s(5),
            before: s(3),
        },
        Edit::MoveBefore {
            step: s(3),
            before: s(5),
        },
        Edit::RunAlongside {
            step: s(6),
            alongside: s(0),
        },
    ] {
        let edits = [&gone[..], &[edit]].concat();
        assert_eq!(order(&apply(&before, &edits)), expected, "{edits:?}");
    }
    // A step that waited for the one that was gone used to close a circle with it.
    let moved = Edit::MoveBefore {
        step: s(0),
        before: s(4),
    };
    let edits = [
        &gone[..],
        &[Edit::Combine(s(5), s(3)), moved, Edit::Drop(s(5).into())],
    ]
    .concat();
    assert_eq!(order(&apply(&before, &edits)), "s0<s3  s3<none  s4<s0");
}

#[test]
fn steps_that_need_not_wait_stay_apart_in_whatever_order_that_is_said() {
    let before = model(
        "procedure p \"P\" {
           step q \"Q\" { after none }
           step r \"R\" { after q }
           step s \"S\" { after r }
           step t \"T\" { after r, s }
         }",
    );
    let alongside = |step_name: &str, other: &str| Edit::RunAlongside {
        step: step(&before, step_name),
        alongside: step(&before, other),
    };
    let (of_r, of_s) = (alongside("p.t", "p.r"), alongside("p.t", "p.s"));
    for edits in [[of_r.clone(), of_s.clone()], [of_s, of_r.clone()]] {
        let after = apply(&before, &edits);
        assert_eq!(order(&after), "q<none  r<q  s<r  t<q", "{edits:?}");
    }
    let dropped = [of_r, Edit::Drop(step(&before, "p.s").into())];
    assert_eq!(order(&apply(&before, &dropped)), "q<none  r<q  t<q");
}

/// Returns whether some order of the steps of `p` has each after all that it waits for.
fn can_be_done(model: &Model) -> bool {
    let steps = model.procedures[procedure(model, "p")].steps.items();
    let mut done: Vec<StepId> = Vec::new();
    for _ in steps {
        let ready = |id: &&StepId| {
            let after = model.steps[**id].after.items();
            !done.contains(id) && after.iter().all(|before| done.contains(before))
        };
        let Some(next) = steps.iter().find(ready) else {
            return false;
        };
        done.push(*next);
    }
    true
}

proptest::proptest! {
    #[test]
    fn no_edits_of_the_order_close_a_circle(
        edges in proptest::collection::vec(proptest::bool::ANY, 21),
        edits in proptest::collection::vec((0..4, 0..7_usize, 0..7_usize), 0..8),
    ) {
        let mut text = String::from("procedure p \"P\" {");
        let mut edges = edges.into_iter();
        for step in 0..7 {
            let before: Vec<String> = (0..step)
                .filter(|_| edges.next().unwrap())
                .map(|before| format!("s{before}"))
                .collect();
            let after = if before.is_empty() { "none".to_owned() } else { before.join(", ") };
            write!(text, " step s{step} \"S\" {{ after {after} }}").unwrap();
        }
        let before = model(&(text + " }"));
        let edits: Vec<Edit> = edits
            .into_iter()
            .map(|(verb, left, right)| {
                let [left, right] = [left, right].map(|index| step(&before, &format!("p.s{index}")));
                match verb {
                    0 => Edit::Drop(left.into()),
                    1 => Edit::Combine(left, right),
                    2 => Edit::RunAlongside { step: left, alongside: right },
                    _ => Edit::MoveBefore { step: left, before: right },
                }
            })
            .collect();
        proptest::prop_assert!(can_be_done(&apply(&before, &edits)), "{edits:?}");
    }
}
