//! Rules as they are written: nothing of the text is lost, and slots are those of the plan.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::{FACTS, HEAD};
use crate::diagnostic::Diagnostics;
use crate::graph::DependencyGraph;
use crate::model::resolve::resolve;
use crate::rule::compile::{Range, RuleSet, Source, Written, as_written, compile};
use crate::rule::evaluate::observe;
use crate::rule::plan::{Node, Slot};
use crate::rule::schema::Facts;
use crate::span::FileId;
use crate::syntax::parse;
use crate::truth::Truth;

/// Compiles rules over [`FACTS`]; gives the one called `r` as written, all as compiled, and the truths
/// that its conditions had, by their text.
fn written(rules: &str) -> (Written, RuleSet, BTreeMap<String, Vec<Truth>>) {
    let mut sink = Diagnostics::default();
    let files = [
        parse(FileId(0), FACTS, &mut sink),
        parse(FileId(1), rules, &mut sink),
    ];
    let model = resolve(&files, date(2023, 12, 31), &mut sink);
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    let sources = [Source {
        group: "test",
        stem: None,
        clauses: &files[1].declarations,
    }];
    let compiled = compile(&sources, &model, &mut sink);
    assert!(sink.sorted().is_empty(), "{:?}", sink.sorted());
    let written = as_written(&sources, &model, "r", Range::Whole).expect("it has compiled");
    let mut seen: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for (span, truth) in observe(&written, facts) {
        let text = &rules[span.start as usize..span.end as usize];
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        seen.entry(text).or_default().push(truth);
    }
    (written, compiled, seen)
}

#[test]
fn conditions_keep_their_words_and_their_order() {
    let (written, ..) = written(&format!(
        "define many(x: document) when x.copies > 1 or x.certified > 1
         rule r \"r\" {{ {HEAD}
           for each procedure p, document d in p.documents
           with register g, procedure q
           let n = d.copies + 1
           when  d.paper.replaced-by = g and many(d) and (n = 3 or n > 4) and q.code = p.code
           unless d.optional or d.shown
         }}"
    ));
    let variables = written.variables.iter();
    let variables: Vec<_> = variables.map(|variable| &variable.text.vi).collect();
    assert_eq!(
        variables,
        [
            "thủ tục p",
            "hồ sơ d thuộc p.các-hồ-sơ",
            "kho dữ liệu g",
            "thủ tục q"
        ]
    );
    let conditions = written.conditions.iter().map(|condition| {
        let Node::Marked(marked) = &condition.node else {
            panic!("every condition is marked");
        };
        let unless = if condition.unless { "unless " } else { "" };
        format!("{unless}{}", marked.text.en)
    });
    assert_eq!(
        conditions.collect::<Vec<_>>(),
        [
            "d.paper.replaced-by = g",
            "many(d)",
            "n = 3 or n > 4",
            "q.code = p.code",
            "unless d.optional",
            "unless d.shown",
        ]
    );
}

#[test]
fn slots_are_those_of_the_plan() {
    let (written, rules, _) = written(&format!(
        "rule r \"r\" {{ {HEAD}
           for each procedure p, step s in p.steps
           with procedure q
           let n = count(step t in p.steps where t.takes > 1 hour)
           when q.code = p.code and (every field f in p.fields where f.optional)
             and no procedure o where o.code = p.code and o != p and n > 3 }}"
    ));
    let slots: Vec<Slot> = written.variables.iter().map(|known| known.slot).collect();
    assert_eq!(slots, [Slot(0), Slot(1), Slot(2)]);
    assert_eq!(written.about, 2);
    let plan = &rules.rules.items()[0].plan;
    assert_eq!(written.slots, plan.slots);
    assert_eq!(plan.about_slots, slots[..2]);
    assert_eq!(plan.witness_slots[0].1, slots[2]);
}

#[test]
fn conditions_that_a_join_takes_in_are_observed_too() {
    let (.., seen) = written(&format!(
        "define alike(a: procedure, b: procedure) when a.code = b.code
         rule r \"r\" {{ {HEAD}
           for each procedure p
           when exists procedure q where alike(p, q) and q.name < p.name
           unless p.documents != none }}"
    ));
    let told = |text: &str| seen.get(text).cloned().unwrap_or_default();
    let both = vec![Truth::False, Truth::True];
    assert_eq!(told("a.code = b.code"), both);
    assert_eq!(told("alike(p, q)"), both);
    assert_eq!(told("q.name < p.name"), both);
    let whole = "exists procedure q where alike(p, q) and q.name < p.name";
    assert_eq!(told(whole), both);
    // Decided only of what got that far: p2, which has no documents.
    assert_eq!(told("p.documents != none"), [Truth::False]);
}
