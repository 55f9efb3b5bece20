//! How targets come out, case by case; and the laws that hold of every one.

use super::*;
use crate::model::Entity;
use crate::proposal::testing::{compiled, find};

const CATALOGUE: &str = "
    procedure p \"P\" {
      kind external
      published none
      form f \"F\" { field a \"A\"  field b \"B\"  field c \"C\" }
      document d \"D\" { certified 2 }
      step s \"S\" { takes 4 hours }
    }
    procedure q \"Q\" {
      kind external
      published 2023-01-02
      form f \"F\" { field a \"A\" }
      document d \"D\" { certified 1 }
      step s \"S\" { takes 3 days }
    }
    procedure i \"I\" { kind internal  published none  forms none  documents none }
";

/// What is asked of a model, its rules and its graph.
fn with<T>(text: &str, ask: impl FnOnce(&RuleSet, Facts<'_>) -> T) -> T {
    let (rules, model) = compiled(&format!("{CATALOGUE}{text}"));
    let graph = DependencyGraph::build(&model);
    ask(
        &rules,
        Facts {
            model: &model,
            graph: &graph,
        },
    )
}

fn target(rest: &str) -> String {
    format!("target t \"T\" {{ english \"T\"  basis none  {rest} }}\n")
}

/// Drops things by name, one proposal each.
fn drops(model: &Model, names: &[&str]) -> Vec<Vec<Edit>> {
    let drop = |name: &&str| match find(model, name) {
        Entity::Procedure(id) => vec![Edit::Repeal(id)],
        thing => vec![Edit::Drop(thing)],
    };
    names.iter().map(drop).collect()
}

/// Measures the one target of a text, with some things dropped.
#[track_caller]
fn measured(text: &str, names: &[&str]) -> Reached {
    with(text, |rules, facts| {
        let proposals = drops(facts.model, names);
        let proposals: Vec<&[Edit]> = proposals.iter().map(Vec::as_slice).collect();
        measure(rules, facts, &proposals).remove(0)
    })
}

/// Checks a share, `(part, whole)`, how many things are left out, and the verdict.
#[track_caller]
fn check(rest: &str, names: &[&str], share: (i128, i128), left_out: u64, verdict: Verdict) {
    check_with("", rest, names, share, left_out, verdict);
}

#[track_caller]
fn check_with(
    more: &str,
    rest: &str,
    names: &[&str],
    (part, whole): (i128, i128),
    left_out: u64,
    verdict: Verdict,
) {
    let reached = measured(&format!("{more}{}", target(rest)), names);
    assert_eq!(reached.after, Share { part, whole });
    assert_eq!((reached.left_out, reached.verdict), (left_out, verdict));
}

const FIELDS: &str = "for each procedure p  when p.kind = external  measure reduction of count(p.fields) at least 25%";

#[test]
fn a_reduction_is_of_the_sum_before() {
    check(
        FIELDS,
        &[],
        (0, 4000),
        0,
        Verdict::Missed { short_of: 1000 },
    );
    check(FIELDS, &["p.f.a"], (1000, 4000), 0, Verdict::Met);
    check(FIELDS, &["q"], (1000, 4000), 0, Verdict::Met);
    check(
        "for each procedure p, document d in p.documents  measure reduction of d.certified at least 40%",
        &["q.d"],
        (1000, 3000),
        0,
        Verdict::Missed { short_of: 200 },
    );
}

#[test]
fn what_is_unknown_is_left_out_of_both_sums_and_decides_nothing() {
    let more = "procedure r \"R\" { kind external }";
    check_with(
        more,
        FIELDS,
        &["p.f.a"],
        (1000, 4000),
        1,
        Verdict::Undecided,
    );
    let reached = measured(&format!("{more}{}", target(FIELDS)), &[]);
    let missing: Vec<(Lacking, u64)> = reached.missing.into_iter().collect();
    let fields = Lacking::Part(crate::model::Kind::Procedure, "fields");
    assert_eq!(missing, [(fields, 1)]);
}

#[test]
fn working_time_and_days_of_the_calendar_do_not_add_up() {
    let steps =
        "for each procedure p, step s in p.steps  measure reduction of s.takes at least 20%";
    // 4 hours of work; the three days, and the steps of `i`, which nobody described, are left out.
    let whole = 4 * 60 * 1000;
    check(steps, &["p.s"], (whole, whole), 2, Verdict::Undecided);
}

const PROPOSED: &str =
    "for each procedure p  when p.kind = external  measure share with proposals at least 50%";

#[test]
fn a_share_with_proposals_counts_each_thing_once() {
    check(PROPOSED, &[], (0, 2), 0, Verdict::Missed { short_of: 1 });
    check(PROPOSED, &["p.f.a", "p.f.b", "i"], (1, 2), 0, Verdict::Met);
    let documents = "for each procedure p, document d in p.documents  measure share with proposals at least 50%";
    // `i` has none, `p` lets its document be.
    check(
        documents,
        &["p.f.a"],
        (0, 2),
        0,
        Verdict::Missed { short_of: 1 },
    );
    check(documents, &["p.d"], (1, 2), 0, Verdict::Met);
    check(documents, &["p"], (1, 2), 0, Verdict::Met);
}

#[test]
fn a_share_is_decided_where_the_unknown_cannot_change_it() {
    let one = "procedure r \"R\"";
    let two = "procedure r \"R\"  procedure r-1 \"R\"";
    // Of two known, one is changed; one unknown may be the third of the whole, or may not.
    check_with(one, PROPOSED, &["p.d", "q.d"], (2, 2), 1, Verdict::Met);
    check_with(one, PROPOSED, &["p.d"], (1, 2), 1, Verdict::Undecided);
    let most = PROPOSED.replace("50%", "80%");
    check_with(
        two,
        &most,
        &["p.d"],
        (1, 2),
        2,
        Verdict::Missed { short_of: 1 },
    );
}

const PUBLISHED: &str =
    "for each procedure p  measure share where p.published != none at least 100%";

#[test]
fn a_share_where_is_counted_before_and_after() {
    let reached = measured(&target(PUBLISHED), &["p", "i"]);
    assert_eq!(reached.before, Share { part: 1, whole: 3 });
    assert_eq!(reached.after, Share { part: 1, whole: 1 });
    assert_eq!(reached.verdict, Verdict::Met);
    let unknown = "procedure r \"R\" {}";
    check_with(
        unknown,
        PUBLISHED,
        &[],
        (1, 3),
        1,
        Verdict::Missed { short_of: 2 },
    );
    check_with(
        unknown,
        PUBLISHED,
        &["p", "i"],
        (1, 1),
        1,
        Verdict::Undecided,
    );
}

#[test]
fn a_share_with_less_counts_what_amounts_to_less_or_is_gone() {
    let less = "for each procedure p  when p.kind = external
        measure share with less count(p.fields) at least 50%";
    check(less, &["p.d"], (0, 2), 0, Verdict::Missed { short_of: 1 });
    check(less, &["p.f.a", "p.f.b"], (1, 2), 0, Verdict::Met);
    check(less, &["q", "p.f.a"], (2, 2), 0, Verdict::Met);
    let unknown = "procedure r \"R\" { kind external }";
    check_with(unknown, less, &["p.f.a"], (1, 2), 1, Verdict::Undecided);
    assert_eq!(
        gained(less, &["p.f.a", "p.d", "q"]),
        [vec![(0, 1)], vec![], vec![(1, 1)]]
    );
}

#[test]
fn nothing_is_neither_met_nor_missed() {
    let none =
        "for each procedure p  when p.code = \"1\"  measure share with proposals at least 50%";
    let known = "procedure r \"R\" { code \"2\" }";
    let reached = measured(&format!("{known}{}", target(none)), &[]);
    assert_eq!(reached.verdict, Verdict::Undecided, "three have no code");
    check(
        "for each procedure p  when p.kind != external and p.kind != internal
         measure share with proposals at least 50%",
        &[],
        (0, 0),
        0,
        Verdict::Vacant,
    );
    assert_eq!(Share::default().percent(), None);
}

#[test]
fn what_is_shown_never_says_more_than_there_is() {
    let share = |part, whole| Share { part, whole };
    let shown = |part, whole| share(part, whole).percent().unwrap().to_string();
    assert_eq!(shown(2, 3), "66.666");
    assert_eq!(shown(1_999_999, 10_000_000), "19.999");
    assert_eq!(shown(-1, 3), "-33.334");
    assert!(!share(1_999_999, 10_000_000).reaches(Number::whole(20)));
    assert!(share(2, 10).reaches(Number::whole(20)));
    assert_eq!(share(0, 7).wanted(Number::whole(20)), 2);
}

#[test]
fn a_target_that_is_not_in_force_is_not_measured() {
    let later = target(&format!("in force from 2024-01-01  {PROPOSED}"));
    assert!(with(&later, |rules, facts| measure(rules, facts, &[])).is_empty());
}

/// Says what each proposal gains, `thing: amount`.
fn gained(rest: &str, names: &[&str]) -> Vec<Vec<(usize, i128)>> {
    with(&target(rest), |rules, facts| {
        let proposals = drops(facts.model, names);
        let proposals: Vec<&[Edit]> = proposals.iter().map(Vec::as_slice).collect();
        let outlook = outlook(rules, facts, &proposals).remove(0);
        let told = outlook.gains.iter().map(|gains| {
            let gains = gains.iter();
            gains.map(|gain| (gain.thing, gain.amount)).collect()
        });
        told.collect()
    })
}

#[test]
fn each_proposal_is_told_what_it_gains_alone() {
    let names = ["p.f.a", "q", "p.f.b", "p.d", "i"];
    // In name order: `p`, then `q`; `i` is not named.
    let one = |thing| vec![(thing, 1000)];
    assert_eq!(
        gained(FIELDS, &names),
        [one(0), one(1), one(0), vec![], vec![]]
    );
    let one = |thing| vec![(thing, 1)];
    assert_eq!(
        gained(PROPOSED, &names),
        [one(0), one(1), one(0), one(0), vec![]]
    );
}

/// Of each target: where nothing joins two procedures, the gains of proposals that touch different
/// things add up to what they reach together.
#[test]
fn gains_add_up_to_what_is_reached() {
    let names = ["p.f.a", "p.f.c", "q.f.a", "i"];
    for rest in [FIELDS, PROPOSED] {
        let reached = measured(&target(rest), &names);
        let gains = gained(rest, &names);
        let of_each = gains.iter().flatten();
        let sum: i128 = if rest == FIELDS {
            of_each.map(|(_, amount)| amount).sum()
        } else {
            let things: std::collections::BTreeSet<usize> =
                of_each.map(|(thing, _)| *thing).collect();
            things.len() as i128
        };
        assert_eq!(sum, reached.after.part, "{rest}");
    }
}
