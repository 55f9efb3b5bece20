//! For each check a rule that is told and the nearest one that is not.

use jiff::civil::date;

use super::lint;
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::model::resolve::resolve;
use crate::rule::compile::{Source, compile};
use crate::rule::schema::Facts;
use crate::span::FileId;
use crate::syntax::parse;

/// What the rules may name.
const CATALOGUE: &str = r#"
law old "Cũ" { in force from 2010-01-01 until 2020-12-31  replaced by new }
law new "Mới" { in force from 2021-01-01 }
paper birth "Giấy khai sinh"
paper book "Sổ hộ khẩu"
parameter limit "Thời hạn" { from 2020-01-01 = 5 working days }
parameter least "Ít nhất" { from 2020-01-01 = 1 }
define asked(d: document) when not d.optional and not d.conditional
"#;

/// Returns the codes of what is odd in some declarations beside the catalogue.
#[track_caller]
fn told(text: &str) -> Vec<&'static str> {
    let mut sink = Diagnostics::default();
    let catalogue = parse(FileId(0), CATALOGUE, &mut sink);
    let file = parse(FileId(1), text, &mut sink);
    let files = [catalogue, file];
    let model = resolve(&files, date(2023, 12, 31), &mut sink);
    let [catalogue, file] = files;
    let source = |clauses| Source {
        group: "test",
        stem: None,
        clauses,
    };
    let sources = [source(&catalogue.declarations), source(&file.declarations)];
    let rules = compile(&sources, &model, &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.sorted());
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    lint(&sources, &sources[1..], &rules, facts, &mut sink);
    sink.sorted()
        .iter()
        .map(|found| found.code.slug())
        .collect()
}

/// Returns a rule whose message names `p` and `d`.
fn rule(body: &str) -> String {
    format!(
        r#"rule r "R" {{ english "R" criterion cost severity should confidence high basis none why "y"
        for each procedure p, document d in p.documents {body}
        message vi "{{p}} {{d}}" en "{{p}} {{d}}" }}"#
    )
}

/// Checks a condition that is told and the nearest one that is not.
#[track_caller]
fn near(code: &str, wrong: &str, right: &str) {
    assert_eq!(told(&rule(wrong)), [code], "{wrong}");
    assert_eq!(told(&rule(right)), [""; 0], "{right}");
}

#[test]
fn conditions_that_exclude_each_other() {
    let never = |wrong, right| near("never-true", wrong, right);
    never(
        "when d.copies > 5 and d.copies < 3",
        "when d.copies > 3 and d.copies < 5",
    );
    never(
        "when d.copies >= 3 and d.copies <= 3 and d.copies != 3",
        "when d.copies >= 3 and d.copies <= 3",
    );
    never(
        "when p.kind = external and p.kind = internal",
        "when p.kind = external or p.title = \"a\"",
    );
    never(
        "when d.paper = birth and d.paper = book",
        "when d.paper = birth and d.title = \"book\"",
    );
    never(
        "when d.shown and not d.shown",
        "when d.shown and not d.optional",
    );
    never(
        "when d.copies = none and d.copies > 1",
        "when d.copies = none",
    );
    never(
        "when p.volume < d.copies and d.copies < p.volume",
        "when p.volume < d.copies",
    );
    never(
        "when d.shown when not d.shown",
        "when d.shown when d.optional",
    );
    never(
        "when count(p.steps) > 2 and count(p.steps) < 3",
        "when count(p.steps) > 2 and count(p.steps) < 4",
    );
    // Between two amounts there is always another one.
    assert_eq!(told(&rule("when d.copies > 2 and d.copies < 3")), [""; 0]);
    // A parameter may be set anew.
    never(
        "when count(p.steps) > least and count(p.steps) < least",
        "when count(p.steps) > least and count(p.steps) < 1",
    );
}

#[test]
fn what_a_definition_asks_counts_where_it_is_called() {
    near(
        "never-true",
        "when asked(d) and d.optional",
        "when asked(d) and d.shown",
    );
    assert_eq!(
        told("define never(d: document) when d.shown and not d.shown"),
        ["never-true"]
    );
}

#[test]
fn an_unless_that_cancels_all() {
    near(
        "never-true",
        "when d.shown and p.kind = external unless d.shown",
        "when d.shown and p.kind = external unless d.shown and d.optional",
    );
    near(
        "never-true",
        "when p.kind = external unless p.kind != internal",
        "when p.kind != external unless p.kind != internal",
    );
}

#[test]
fn a_branch_that_cannot_be_reached() {
    near(
        "never-true",
        "when p.kind = external and (d.shown or p.kind = internal)",
        "when p.kind = external and (d.shown or p.volume = 0)",
    );
    near(
        "never-true",
        "when p.kind = external and (d.shown or (d.optional and p.kind = internal))",
        "when p.kind = external and (d.shown or (d.optional and not d.shown))",
    );
}

#[test]
fn conditions_that_exclude_nothing() {
    let always = |wrong, right| near("never-false", wrong, right);
    always(
        "when p.kind = external or p.kind = internal",
        "when p.kind = external or d.shown",
    );
    always(
        "when d.copies != 1 or d.copies != 2",
        "when d.copies != 1 and d.copies != 2",
    );
    always(
        "when d.shown or not d.shown",
        "when d.shown or not d.optional",
    );
    always("when count(p.steps) >= 0", "when count(p.steps) >= 1");
    always(
        "when p.kind in {external, internal}",
        "when p.kind in {external}",
    );
    // What has no copies at all is neither.
    assert_eq!(told(&rule("when d.copies > 1 or d.copies <= 1")), [""; 0]);
    // Who does a step may be nobody.
    let level = "when exists step s in p.steps where s.by.level = commune or s.by.level = district
        or s.by.level = province or s.by.level = central";
    assert_eq!(told(&rule(level)), [""; 0]);
}

#[test]
fn comparisons_with_one_answer() {
    near(
        "never-false",
        "when d.paper = d.paper",
        "when d.paper = birth",
    );
    near(
        "never-true",
        "when d.copies < d.copies",
        "when d.copies < d.originals",
    );
    near(
        "never-true",
        "when 3 > 5 and d.shown",
        "when d.copies > 5 and d.shown",
    );
    near(
        "never-true",
        "when count(p.steps) < 0",
        "when count(p.steps) < 1",
    );
}

#[test]
fn inner_conditions_are_looked_at_by_themselves() {
    near(
        "never-true",
        "when exists step s in p.steps where s.presence and not s.presence",
        "when exists step s in p.steps where s.presence and not d.shown",
    );
    // Under `not` an `or` is written where an `and` is read.
    near(
        "never-false",
        "when not (d.shown or not d.shown)",
        "when not (d.shown or not d.optional)",
    );
}

#[test]
fn one_thing_in_two_calendars() {
    near(
        "mixed-calendars",
        "with channel c in p.channels when c.time-limit > 3 days and c.time-limit < 6 working days",
        "with channel c in p.channels when c.time-limit > 3 days or c.time-limit > 6 working days",
    );
}

#[test]
fn names_that_nothing_reads() {
    near(
        "unread-name",
        "let n = count(p.steps) when d.shown",
        "let n = count(p.steps) when d.shown and n > 1",
    );
    near(
        "unread-name",
        "with channel c in p.channels when d.shown",
        "with channel c in p.channels when d.shown and c.fee > 1 VND",
    );
    near(
        "unread-name",
        "when exists step s in p.steps where d.shown",
        "when exists step s in p.steps where s.presence and d.shown",
    );
    assert_eq!(
        told("define filed(p: procedure, d: document) when d.shown"),
        ["unread-name"]
    );
    assert_eq!(
        told("define filed(p: procedure, d: document) when d.procedure = p"),
        [""; 0]
    );
}

#[test]
fn messages_that_leave_something_out() {
    let of = |about: &str, vi: &str, en: &str| {
        told(&format!(
            r#"rule r "R" {{ english "R" criterion cost severity should confidence high basis none why "y"
            for each {about} when f.optional message vi "{vi}" en "{en}" }}"#
        ))
    };
    let about = "procedure p, form g in p.forms, field f in g.fields";
    assert_eq!(of(about, "bỏ {f}", "drop {f}"), ["unnamed-subject"]);
    assert_eq!(of(about, "{p}: bỏ", "{p}: drop"), ["unnamed-subject"]);
    // The form in between need not be named.
    assert_eq!(of(about, "{p}: bỏ {f}", "{p}: drop {f}"), [""; 0]);
    assert_eq!(
        of(about, "{p.code}: bỏ {f.title}", "{p.code}: drop {f}"),
        [""; 0]
    );
    assert_eq!(of(about, "{p}: bỏ {f}", "{p}: drop it"), ["uneven-message"]);
    assert_eq!(
        of(about, "{p.mã-số}: bỏ {f}", "{p.code}: drop {f}"),
        [""; 0]
    );
}

#[test]
fn values_that_a_parameter_names() {
    near(
        "named-threshold",
        "with channel c in p.channels when c.time-limit > 5 working days",
        "with channel c in p.channels when c.time-limit > 5 days",
    );
    // Small numbers are everywhere.
    assert_eq!(told(&rule("when d.copies > 1")), [""; 0]);
}

#[test]
fn a_basis_that_has_ended() {
    let of = |basis: &str| {
        told(&format!(
            r#"rule r "R" {{ english "R" criterion cost severity should confidence high
            basis {basis} why "y" for each procedure p when p.volume = 1 message vi "{{p}}" en "{{p}}" }}"#
        ))
    };
    assert_eq!(of("old article 1"), ["ended-basis"]);
    assert_eq!(of("new"), [""; 0]);
    assert_eq!(of("old, new"), [""; 0]);
    assert_eq!(of("old in force until 2020-12-31"), [""; 0]);
}

#[test]
fn a_rule_that_has_nothing_to_look_at() {
    let of = |described: &str, asked: &str| {
        told(&format!(
            r#"procedure a "A" {{ {described} }}
            rule r "R" {{ english "R" criterion cost severity should confidence high basis none
            why "y" for each procedure p, step s in p.steps when {asked}
            message vi "{{p}} {{s}}" en "{{p}} {{s}}" }}"#
        ))
    };
    assert_eq!(
        of("volume 1 per year", "s.bases = none"),
        ["undescribed-parts"]
    );
    assert_eq!(of(r#"step t "T""#, "s.bases = none"), [""; 0]);
    assert_eq!(of("volume 1 per year", "not known(s.bases)"), [""; 0]);
    assert_eq!(of("steps none", "s.bases = none"), [""; 0]);
}
