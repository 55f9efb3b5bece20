//! Tests of what tests prove: which changes are made and noticed, and what has been seen.

use super::{RULES, with_trials};
use crate::diagnostic::Diagnostics;
use crate::span::FileId;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::parse;
use crate::verify::mutant::{mutants, unit_of};
use crate::verify::mutation::text_of;

/// Writes every mutant of a rule with some clauses, or of a definition, one a line.
fn changed(text: &str) -> String {
    let mut sink = Diagnostics::default();
    let file = parse(FileId(0), text, &mut sink);
    let parameters = file.declarations.iter();
    let parameters = parameters.filter(|clause| clause.keyword == Keyword::Parameter);
    let units = parameters
        .filter_map(|parameter| Some((parameter.name()?.node, unit_of(parameter)?)))
        .collect();
    let last = file.declarations.last().unwrap();
    let lines = mutants(last, &units)
        .into_iter()
        .map(|mutant| text_of(mutant.clause.as_ref(), Vocabulary::English));
    lines
        .map(|line| line.replace('\n', " ").trim().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn each_condition_is_dropped_negated_and_joined_otherwise() {
    insta::assert_snapshot!(changed("define x(p: procedure) when a(p) and not p.b and p.c in {d, e}"), @"
    define x(p: procedure) when a(p) and not p.b
    define x(p: procedure) when (a(p) and not p.b) or p.c in {d, e}
    define x(p: procedure) when not p.b and p.c in {d, e}
    define x(p: procedure) when a(p) and p.c in {d, e}
    define x(p: procedure) when (a(p) or not p.b) and p.c in {d, e}
    define x(p: procedure) when not a(p) and not p.b and p.c in {d, e}
    define x(p: procedure) when a(p) and p.b and p.c in {d, e}
    define x(p: procedure) when a(p) and not p.b and p.c not in {d, e}
    define x(p: procedure) when a(p) and not p.b and p.c in {e}
    define x(p: procedure) when a(p) and not p.b and p.c in {d}
    ");
}

#[test]
fn each_relation_is_followed_otherwise_and_each_alternative_left_out() {
    insta::assert_snapshot!(
        changed("define x(s: step, t: step) when before(s, t) or not requires+(t, s)"),
        @"
    define x(s: step, t: step) when not requires+(t, s)
    define x(s: step, t: step) when before(s, t)
    define x(s: step, t: step) when before(s, t) and not requires+(t, s)
    define x(s: step, t: step) when not before(s, t) or not requires+(t, s)
    define x(s: step, t: step) when before+(s, t) or not requires+(t, s)
    define x(s: step, t: step) when before(s, t) or requires+(t, s)
    define x(s: step, t: step) when before(s, t) or not requires(t, s)
    "
    );
    insta::assert_snapshot!(
        changed("define x(d: document) when matches(d.title, \"sổ (a|b)|c\")"),
        @r#"
    define x(d: document) when not matches(d.title, "sổ (a|b)|c")
    define x(d: document) when matches(d.title, "c")
    define x(d: document) when matches(d.title, "sổ (b)|c")
    define x(d: document) when matches(d.title, "sổ (a)|c")
    define x(d: document) when matches(d.title, "sổ (a|b)")
    "#
    );
}

#[test]
fn no_closure_is_made_of_a_relation_between_two_kinds() {
    insta::assert_snapshot!(
        changed("define x(p: procedure, y: paper) when issues(p, y)"),
        @"define x(p: procedure, y: paper) when not issues(p, y)"
    );
}

#[test]
fn each_boundary_of_a_table_is_moved_in_all_its_rows() {
    insta::assert_snapshot!(changed("table t(d: document) { columns d.copies
        row <= 1 or none = 2 days
        row from 2 until 4 = 3 days
        row > 4 = 3 days }"), @"
    table t(d: document) {   columns d.copies   row <= 0 or none = 2 days   row from 1 until 4 = 3 days   row > 4 = 3 days }
    table t(d: document) {   columns d.copies   row <= 2 or none = 2 days   row from 3 until 4 = 3 days   row > 4 = 3 days }
    table t(d: document) {   columns d.copies   row <= 1 or none = 2 days   row from 2 until 3 = 3 days   row > 3 = 3 days }
    table t(d: document) {   columns d.copies   row <= 1 or none = 2 days   row from 2 until 5 = 3 days   row > 5 = 3 days }
    row <= 1 or none = 1 day
    row <= 1 or none = 3 days
    row from 2 until 4 = 2 days
    row from 2 until 4 = 4 days
    row > 4 = 2 days
    row > 4 = 4 days
    ");
    insta::assert_snapshot!(changed("table t(d: document) { columns d.shown, d.electronic
        row yes, any = commune
        row no, no = yes
        row no, yes = none }"), @"
    row yes, any = yes
    row no, no = no
    row no, yes = commune
    ");
}

#[test]
fn each_threshold_is_moved_and_each_comparison_flipped() {
    insta::assert_snapshot!(changed("define x(p: procedure) when p.a < 2"), @"
    define x(p: procedure) when p.a <= 2
    define x(p: procedure) when p.a > 2
    define x(p: procedure) when p.a >= 2
    define x(p: procedure) when p.a < 1
    define x(p: procedure) when p.a < 3
    ");
    // Two limits can be compared one way round if they can be the other.
    insta::assert_snapshot!(changed("define x(p: procedure) when not known(p.a < 2 * p.b)"), @"
    define x(p: procedure) when known(p.a < 2 * p.b)
    define x(p: procedure) when not known(p.a < 1 * p.b)
    define x(p: procedure) when not known(p.a < 3 * p.b)
    ");
    insta::assert_snapshot!(changed(
        "parameter some-days \"D\" { from 2020-01-01 = 3 working days }
        define x(p: procedure) when p.a - 10% * some-days >= 2020-02-29"), @"
    define x(p: procedure) when p.a - 10% * some-days > 2020-02-29
    define x(p: procedure) when p.a - 10% * some-days < 2020-02-29
    define x(p: procedure) when p.a - 10% * some-days <= 2020-02-29
    define x(p: procedure) when p.a + 10% * some-days >= 2020-02-29
    define x(p: procedure) when p.a - 9% * some-days >= 2020-02-29
    define x(p: procedure) when p.a - 11% * some-days >= 2020-02-29
    define x(p: procedure) when p.a - 10% * (some-days - 1 working day) >= 2020-02-29
    define x(p: procedure) when p.a - 10% * (some-days + 1 working day) >= 2020-02-29
    define x(p: procedure) when p.a - 10% * some-days >= 2020-02-28
    define x(p: procedure) when p.a - 10% * some-days >= 2020-03-01
    ");
}

#[test]
fn each_quantifier_is_taken_for_the_others() {
    insta::assert_snapshot!(changed("define x(p: procedure) when no step s in p.steps where s.a"), @"
    define x(p: procedure) when exists step s in p.steps where s.a
    define x(p: procedure) when every step s in p.steps where s.a
    define x(p: procedure) when no step s in p.steps
    define x(p: procedure) when no step s in p.steps where not s.a
    ");
    insta::assert_snapshot!(changed("define x(p: procedure) when count(step s in p.steps where s.a) = 0 VND"), @"
    define x(p: procedure) when count(step s in p.steps where s.a) != 0 VND
    define x(p: procedure) when count(step s in p.steps) = 0 VND
    define x(p: procedure) when count(step s in p.steps where not s.a) = 0 VND
    define x(p: procedure) when count(step s in p.steps where s.a) = -1 VND
    define x(p: procedure) when count(step s in p.steps where s.a) = 1 VND
    ");
}

#[test]
fn only_what_decides_is_changed_in_a_rule() {
    insta::assert_snapshot!(changed("rule r \"R\" {
        for each procedure p  with register q, agency a
        let n = count(p.steps) + 1
        let told = n + 1
        when n = 2  unless p.a  unless p.b
        message vi \"{told}\" en \"{told}\" }"), @"
    with agency a
    with register q
    let n = count(p.steps) - 1
    let n = count(p.steps) + 0
    let n = count(p.steps) + 2
    when n != 2
    when n = 1
    when n = 3

    unless not p.a

    unless not p.b
    ");
}

#[test]
fn a_change_that_no_test_notices_survives() {
    let text = |tests: &str| format!("{RULES} {tests}");
    let few = "test r \"t\" {
        procedure p1 \"P\" { document a \"A\" { certified 2 } } expect r about p1, p1.a }";
    let more = format!(
        "{few} test r \"u\" {{ procedure p1 \"P\" {{
        document a \"A\" {{ certified 1 }} document b \"B\" {{ certified 2  optional }}
        document c \"C\" {{ certified 0  optional }} }} expect nothing }}"
    );
    let told = |tests: &str| {
        let mutations = with_trials(&text(tests), |trials| trials.mutations(|_| true));
        let told = mutations.iter().map(|mutation| {
            let survivors = mutation
                .survivors
                .iter()
                .map(|survivor| survivor.after.trim());
            format!(
                "{} {}/{} {:?}",
                mutation.name,
                mutation.killed,
                mutation.mutants,
                survivors.collect::<Vec<_>>()
            )
        });
        told.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told(few), @r#"
    r 4/9 ["when needed(d)", "when d.certified >= at-most and needed(d)", "when d.certified > at-most or needed(d)", "when d.certified > at-most - 1 and needed(d)", "when d.certified > at-most"]
    needed 1/1 []
    "#);
    insta::assert_snapshot!(told(&more), @"
    r 9/9 []
    needed 1/1 []
    ");
    assert!(with_trials(&text(few), |trials| trials.mutations(|rule| rule == "s")).is_empty());
    let failing = few.replace("expect r about p1, p1.a", "expect nothing");
    assert_eq!(
        told(&format!("{few} {failing}")),
        told(few),
        "a test that fails anyway notices nothing"
    );
}

/// What the tests of the rule lack, one a line.
fn lacking(rule: &str, tests: &str) -> String {
    let text = format!(
        "rule r \"R\" {{
           english \"A\"  criterion cost  severity should  confidence high  basis none  why \"V\"
           {rule} }} {tests}"
    );
    let coverage = with_trials(&text, |trials| trials.coverage(|_| true));
    let mut lines = Vec::new();
    for covered in &coverage {
        lines.push(format!(
            "{} {}/{} conditions {}/{} slots",
            covered.name,
            covered.conditions_seen(),
            covered.conditions,
            covered.slots_seen(),
            covered.slots
        ));
        let lacks = covered.lacks.iter();
        lines.extend(lacks.map(|lack| format!("{:?} {}", lack.of, lack.text)));
    }
    lines.join("\n")
}

#[test]
fn a_condition_is_covered_once_it_was_both_true_and_false() {
    let rule = "for each procedure p, document d in p.documents
        when d.certified > 0 and not d.optional and (d.shown or late(d))
        message vi \"{p} {d.paper}\" en \"{p} {d.paper}\"";
    let shared = "define late(d: document) when d.copies > 1 and d.electronic";
    let one = "test r \"t\" { procedure p1 \"P\" { document a \"A\" { certified 1  shown } }
        expect r about p1 }";
    insta::assert_snapshot!(lacking(rule, &format!("{shared} {one}")), @"
    r 0/4 conditions 1/2 slots
    False d.certified > 0
    True d.optional
    False d.shown
    Reached late(d)
    Filled d.paper
    late 0/2 conditions 0/0 slots
    Reached d.copies > 1
    Reached d.electronic
    ");
    let more = "paper x \"X\"
        test r \"u\" { procedure p1 \"P\" {
          document a \"A\" { certified 0  copies 0 }
          document b \"B\" { certified 1  copies 2  optional }
          document c \"C\" { certified 1  copies 1 }
          document e \"E\" is x { certified 1  copies 2  electronic }
          document f \"F\" { certified 1  copies 2 } }
        expect r about p1, p1.e }";
    insta::assert_snapshot!(lacking(rule, &format!("{shared} {one} {more}")), @"
    r 4/4 conditions 2/2 slots
    late 2/2 conditions 0/0 slots
    ");
}

#[test]
fn quantifiers_values_and_whole_exceptions_are_covered_too() {
    let rule = "for each procedure p
        let many = count(document d in p.documents where d.shown)
        when many > 0
        unless (exists step s in p.steps where s.takes > 1 hour) or p.code = \"A\"
        unless p.code = \"B\" and p.title = \"P\"
        message vi \"{p}\" en \"{p}\"";
    let test = "test r \"t\" {
        procedure p1 \"P\" { code \"C\"  document a \"A\" { shown }  step s \"S\" { takes 1 hour } }
        procedure p2 \"P\" { code \"B\"  document a \"A\" { shown }  steps none }
        procedure p3 \"P\" { document a \"A\" { shown } }
        expect r about p1 }";
    insta::assert_snapshot!(lacking(rule, test), @r#"
    r 2/9 conditions 1/1 slots
    False d.shown
    False many > 0
    True (exists step s in p.steps where s.takes > 1 hour) or p.code = "A"
    True exists step s in p.steps where s.takes > 1 hour
    True s.takes > 1 hour
    True p.code = "A"
    False p.title = "P"
    "#);
}
