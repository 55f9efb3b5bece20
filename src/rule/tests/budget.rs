//! What rules cost, and what happens when they cost too much.

use jiff::civil::date;

use super::{FACTS, HEAD};
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::model::resolve::resolve;
use crate::rule::compile::{RuleSet, Source, compile};
use crate::rule::cost::CostClass;
use crate::rule::evaluate::budget::{Budget, Exceeded, Limit};
use crate::rule::evaluate::{evaluate, evaluate_within};
use crate::rule::schema::Facts;
use crate::span::FileId;
use crate::syntax::parse;

/// Compiles rules over [`FACTS`] and does something with them.
fn with<T>(rules: &str, act: impl FnOnce(&RuleSet, Facts<'_>) -> T) -> T {
    over(FACTS, rules, act)
}

/// Compiles rules over some facts and does something with them.
fn over<T>(facts: &str, rules: &str, act: impl FnOnce(&RuleSet, Facts<'_>) -> T) -> T {
    let mut sink = Diagnostics::default();
    let files = [
        parse(FileId(0), facts, &mut sink),
        parse(FileId(1), rules, &mut sink),
    ];
    let model = resolve(&files, date(2023, 12, 31), &mut sink);
    let graph = DependencyGraph::build(&model);
    let sources = [Source {
        group: "test",
        stem: None,
        clauses: &files[1].declarations,
    }];
    let compiled = compile(&sources, &model, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    act(&compiled, facts)
}

#[track_caller]
fn check_class(body: &str, expected: CostClass) {
    let rule = format!("rule r \"r\" {{ {HEAD} {body} }}");
    let class = with(&rule, |rules, _| rules.rules.items()[0].class());
    assert_eq!(class, expected, "{body}");
}

#[test]
fn a_rule_is_as_costly_as_its_costliest_join() {
    use CostClass::{Keyed, Linked, Local, Similarity};
    check_class("for each procedure p when count(p.documents) > 1", Local);
    check_class(
        "for each procedure p, step s in p.steps, step t in p.steps when before+(s, t)",
        Local,
    );
    check_class("for each procedure p, paper b when issues(p, b)", Linked);
    check_class(
        "for each procedure p, agency a in p.authorities when acts-in(a, p)",
        Linked,
    );
    check_class(
        "for each procedure p, procedure q when p.code = q.code",
        Keyed,
    );
    let alike = "similarity(p.documents, q.documents) >= 80%";
    check_class(
        &format!("for each procedure p, procedure q when {alike}"),
        Similarity,
    );
    // Inside a condition, and inside what is only told.
    let inner = "exists procedure q where q.code = p.code and q != p";
    check_class(&format!("for each procedure p when {inner}"), Keyed);
    check_class(
        "let n = count(procedure q where q.code = p.code) for each procedure p when p.documents = none",
        Keyed,
    );
}

/// Two rules, of which the second costs far more.
fn rules() -> String {
    format!(
        "rule a \"r\" {{ {HEAD} for each procedure p when p.documents = none }}
         rule b \"r\" {{ {HEAD} for each procedure p, document d in p.documents, step s in p.steps
           when s.takes > 30 minutes }}"
    )
}

#[test]
fn a_budget_names_the_rule_that_goes_over_it() {
    with(&rules(), |rules, facts| {
        let all: Vec<_> = rules.rules.ids().collect();
        let within = |most: u64| {
            let budget = Budget {
                bindings: Some(most),
                is_over: None,
            };
            evaluate_within(rules, &all, facts, budget)
        };
        let over = |rule: usize, most: u64| Exceeded {
            rule: all[rule],
            limit: Limit::Bindings(most),
        };
        // Three procedures; then three, the two documents of `p1`, and two steps for each.
        assert_eq!(within(2), Err(over(0, 2)));
        assert_eq!(within(3), Err(over(1, 3)));
        assert_eq!(within(11), Err(over(1, 11)));
        assert_eq!(within(1000), Ok(evaluate(rules, &all, facts)));
    });
}

#[test]
fn a_run_out_of_time_is_ended() {
    with(&rules(), |rules, facts| {
        let all: Vec<_> = rules.rules.ids().collect();
        let budget = Budget {
            bindings: None,
            is_over: Some(&|| true),
        };
        let ended = Exceeded {
            rule: all[0],
            limit: Limit::Time,
        };
        assert_eq!(evaluate_within(rules, &all, facts, budget), Err(ended));
    });
}

/// What is ruled out by itself is not looked at again for each thing whose key might be its own.
#[test]
fn things_of_unknown_key_that_are_ruled_out_cost_nothing() {
    const EACH: u64 = 300;
    let facts: Vec<String> = (0..EACH)
        .map(|number| {
            format!(
                "procedure u{number} \"U\" {{ kind external }}
                 procedure k{number} \"K\" {{ code \"{number}\"  kind external
                   document d{number} \"D\" }}"
            )
        })
        .collect();
    for body in [
        "for each procedure p, procedure q when p.code = q.code and q.kind = internal",
        "for each procedure p when exists procedure q where p.code = q.code and q.kind = internal",
        "for each procedure p when count(procedure q where p.code = q.code and q.kind = internal) > 1",
        "for each procedure p, procedure q
           when similarity(p.documents, q.documents) >= 80% and q.kind = internal",
    ] {
        let rule = format!("rule r \"r\" {{ {HEAD} {body} }}");
        over(&facts.concat(), &rule, |rules, facts| {
            let all: Vec<_> = rules.rules.ids().collect();
            let budget = Budget {
                bindings: Some(10 * EACH),
                is_over: None,
            };
            let (matches, gaps) = evaluate_within(rules, &all, facts, budget).expect(body);
            assert_eq!((matches.len(), gaps.len()), (0, 0), "{body}");
        });
    }
}
