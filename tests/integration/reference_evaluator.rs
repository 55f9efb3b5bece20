//! The engine against a slow and obvious evaluator of the same rules.
//!
//! The reference walks the tree of a rule in nested loops over whole kinds: no plan, no index, no
//! table of a relation. Both are given generated catalogues and rules, and must come to the same
//! findings, witnesses, counts and data gaps. Of the engine it takes the parts and functions of the
//! tables, what makes two things of a list the same, the name of the part that a relation lacks, and
//! the order in which a plan binds its variables, which decides of several conditions which is taken
//! for a tie; nothing else.
//!
//! `REFERENCE_CASES=20000 cargo test --release --test integration reference_evaluator` runs as many
//! cases; without it, 500 are run. They are the same each time; `REFERENCE_SEED=7` gives others.

use std::collections::BTreeMap;
use std::io::Write as _;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use tinhgon::diagnostic::{Diagnostics, Severity};
use tinhgon::graph::{DependencyGraph, Relation};
use tinhgon::model::resolve;
use tinhgon::rule::compile::{RuleSet, Source};
use tinhgon::rule::function::FUNCTIONS;
use tinhgon::rule::schema::{Facts, PARTS};
use tinhgon::rule::{Gaps, Match, compile, evaluate};
use tinhgon::span::FileId;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::parse;

mod amount;
mod binding;
mod catalogue;
mod comparison;
mod conditions;
mod expression;
mod order;
mod procedure;
mod quantifier;
mod relation;
mod rule;
mod rules;
mod scope;
mod similarity;
mod table;
mod tables;
mod tie;
mod unit;
mod values;

use crate::properties::choices::Choices;
use rule::Outcome;
use rules::Asked;
use scope::World;

/// What became of the cases.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    /// Of rules that were refused, by the first mistake.
    refused: BTreeMap<&'static str, usize>,
    found: usize,
    gaps: usize,
    asked: Asked,
}

/// Decisions; what they come to is told, not they themselves.
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} bytes", self.0.len())
    }
}

fn number(variable: &str, otherwise: u32) -> u32 {
    std::env::var(variable).map_or(otherwise, |value| value.parse().expect("a number"))
}

/// Returns what the engine says, as the reference says it.
fn outcome(rules: &RuleSet, matches: Vec<Match>, gaps: &Gaps) -> Outcome {
    let mut engine = Outcome::default();
    for found in matches {
        let witnesses = (found.witnesses, found.witness_count);
        engine.found.insert(found.about, witnesses);
    }
    for ((kind, part), waiting) in &gaps.missing {
        let name = format!("{}.{part}", kind.keyword().english());
        let things = waiting.values().flatten();
        engine
            .gaps
            .extend(things.map(|thing| (name.clone(), *thing)));
    }
    for (parameter, waiting) in &gaps.parameters {
        let name = &rules.parameters[*parameter].name;
        let things = waiting.values().flatten();
        engine
            .gaps
            .extend(things.map(|thing| (name.clone(), *thing)));
    }
    engine
}

/// Evaluates one generated rule twice; a rule that is refused is counted.
fn compare(turn: usize, bytes: &[u8], tally: &mut Tally) -> Result<(), TestCaseError> {
    let choices = &mut Choices::new(bytes);
    let (rules_text, asked) = rules::rules(choices, &PARTS[turn % PARTS.len()]);
    let facts_text = catalogue::catalogue(choices);
    let mut sink = Diagnostics::default();
    let files = [
        parse(FileId(0), &facts_text, &mut sink),
        parse(FileId(1), &rules_text, &mut sink),
    ];
    let told = |sink: &Diagnostics| {
        let errors = sink
            .sorted()
            .into_iter()
            .filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.message.en.clone()).collect::<Vec<_>>()
    };
    prop_assert!(
        !sink.has_errors(),
        "{:?} in\n{facts_text}\n{rules_text}",
        told(&sink)
    );
    let model = resolve(&files[..1], date(2023, 12, 31), &mut sink);
    prop_assert!(!sink.has_errors(), "{:?} in\n{facts_text}", told(&sink));
    let graph = DependencyGraph::build(&model);
    let source = Source {
        group: "test",
        stem: None,
        clauses: &files[1].declarations,
    };
    let compiled = compile(&[source], &model, &mut sink);
    if sink.has_errors() {
        let errors = sink
            .sorted()
            .into_iter()
            .find(|one| one.severity == Severity::Error);
        let code = errors.map_or("", |one| one.code.slug());
        *tally.refused.entry(code).or_default() += 1;
        return Ok(());
    }
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    let chosen: Vec<_> = compiled.rules.ids().collect();
    let (matches, gaps) = evaluate(&compiled, &chosen, facts);
    let engine = outcome(&compiled, matches, &gaps);
    let plan = &compiled.rules[chosen[0]].plan;
    let order: Vec<String> = plan
        .about
        .iter()
        .chain(&plan.witnesses)
        .map(|binding| binding.name.clone())
        .collect();
    let mut world = World {
        model: &model,
        graph: &graph,
        library: &files[1].declarations,
        bound: Vec::new(),
    };
    let mut rules = files[1].declarations.iter();
    let rule = rules
        .find(|clause| clause.keyword == Keyword::Rule)
        .expect("one rule");
    let reference = rule::evaluate(&mut world, rule, &order);
    tally.compared += 1;
    tally.found += engine.found.len();
    tally.gaps += engine.gaps.len();
    tally.asked.extend(asked);
    prop_assert_eq!(
        &engine.found,
        &reference.found,
        "found\n{}\n{}",
        rules_text,
        facts_text
    );
    let only = |one: &Outcome, other: &Outcome| -> Vec<_> {
        one.gaps.difference(&other.gaps).cloned().collect()
    };
    prop_assert!(
        engine.gaps == reference.gaps,
        "gaps only of the engine: {:?}, only of the reference: {:?}\n{rules_text}\n{facts_text}",
        only(&engine, &reference),
        only(&reference, &engine),
    );
    Ok(())
}

#[test]
fn the_engine_comes_to_what_nested_loops_come_to() {
    let cases = number("REFERENCE_CASES", 500);
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: number("REFERENCE_SHRINKS", 300),
        ..ProptestConfig::default()
    };
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("REFERENCE_SEED", 0).to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, random);
    let tally = std::cell::RefCell::new(Tally::default());
    let bytes = prop::collection::vec(any::<u8>(), 0..3000).prop_map(Bytes);
    // Each part of the table has its turn.
    let result = (0..).take(cases as usize).try_for_each(|turn| {
        let tree = bytes.new_tree(&mut runner).expect("bytes can be drawn");
        let test = |bytes: Bytes| compare(turn, &bytes.0, &mut tally.borrow_mut());
        runner.run_one(tree, test).map(|_| ())
    });
    let tally = tally.into_inner();
    writeln!(
        std::io::stdout(),
        "{} compared, {} findings, {} gaps, refused: {:?}",
        tally.compared,
        tally.found,
        tally.gaps,
        tally.refused
    )
    .expect("standard output is open");
    if let Err(error) = result {
        panic!("{error}");
    }
    let refused: usize = tally.refused.values().sum();
    assert!(
        refused * 5 < tally.compared,
        "too many rules are refused: {:?}",
        tally.refused
    );
    let parts = PARTS
        .iter()
        .map(|part| format!("{}.{}", part.kind.keyword().english(), part.name));
    let functions = FUNCTIONS.iter().map(|function| function.name.to_owned());
    let relations = Relation::ALL
        .iter()
        .map(|relation| relation.name().to_owned());
    let closures = Relation::ALL
        .iter()
        .filter(|relation| relation.has_closure());
    let closures = closures.map(|relation| format!("{}+", relation.name()));
    let forms = "and or not exists no every count count() sum min max + - * / negate in {} = != < <= > >= let define parameter with unless table any";
    let forms = forms
        .split(' ')
        .map(str::to_owned)
        .chain(["not in".to_owned()]);
    let all = parts
        .chain(functions)
        .chain(relations)
        .chain(closures)
        .chain(forms);
    let missed: Vec<String> = all.filter(|one| !tally.asked.contains(one)).collect();
    assert!(missed.is_empty(), "never asked for: {missed:?}");
}
