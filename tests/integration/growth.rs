//! The work of every rule grows with the catalogue and not with its square.
//!
//! Counted in bindings, hence the same on every machine. A rule that looks at each pair of
//! procedures costs seconds at a country's size and hours at ten times that, and no finding tells.
//! Much is unknown in what offices write, and what is unknown may be anything: that is where a rule
//! comes to look at everything. So a third of the papers here bear names that nobody knows.

use tinhgon::rule::cost::CostClass;
use tinhgon::rule::evaluate::bindings;

use crate::determinism::{Text, generated, with_facts};

const SMALL: usize = 150;

/// How many times as large the larger catalogue is.
const TIMES: usize = 4;

/// Takes away what one document or result in three is, and its words with it.
fn with_unknown_papers(texts: Vec<Text>) -> Vec<Text> {
    let is_paper = |line: &str| line.starts_with("  document ") || line.starts_with("  result ");
    let without = |(path, text, is_shipped): Text| {
        let mut papers = 0;
        let lines = text.lines().map(|line| {
            papers += usize::from(is_paper(line));
            if is_shipped || !is_paper(line) || papers % 3 != 0 {
                return line.to_owned();
            }
            let declared = line.split('"').next().unwrap_or(line);
            format!("{declared}\"Xyz {papers}\" {{")
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        (path, text, is_shipped)
    };
    texts.into_iter().map(without).collect()
}

/// Has no document asked for of everyone, so that whatever an unknown result may be, nobody must
/// wait for it.
fn with_optional_papers(texts: Vec<Text>) -> Vec<Text> {
    let optional = |(path, text, is_shipped): Text| {
        let lines = text.lines().map(|line| match line.strip_suffix('{') {
            Some(declared) if !is_shipped && line.starts_with("  document ") => {
                format!("{declared}{{ optional")
            }
            _ => line.to_owned(),
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        (path, text, is_shipped)
    };
    texts.into_iter().map(optional).collect()
}

/// How many bindings each rule takes on a generated catalogue, with its name.
///
/// Rules that join by similarity are left out: a low threshold on common words meets many pairs,
/// which their class says.
fn work(texts: &[Text]) -> Vec<(String, u64)> {
    with_facts(texts, |rules, facts, _| {
        let each = rules.rules.iter();
        let each = each.filter(|(_, rule)| rule.class() != CostClass::Similarity);
        each.map(|(id, rule)| {
            let name = rule.name.clone();
            (name, bindings(rules, id, facts))
        })
        .collect()
    })
}

/// Compares the work of every rule on a catalogue with that on one a few times as large.
#[track_caller]
fn check(change: impl Fn(Vec<Text>) -> Vec<Text>) {
    let [small, large] = [SMALL, SMALL * TIMES].map(|size| work(&change(generated(size))));
    // What a rule does once, over the shipped catalogue, counts on both sides.
    let most = |small: u64| small * (TIMES as u64 + 1) + 1_000;
    let too_fast: Vec<String> = small
        .iter()
        .zip(&large)
        .filter(|((_, small), (_, large))| *large > most(*small))
        .map(|((name, small), (_, large))| format!("{name}: {small} -> {large}"))
        .collect();
    assert!(too_fast.is_empty(), "{too_fast:#?}");
}

#[test]
fn the_work_of_every_rule_grows_with_the_catalogue() {
    check(with_unknown_papers);
}

#[test]
fn what_cannot_matter_whatever_it_is_is_not_looked_into() {
    check(|texts| with_optional_papers(with_unknown_papers(texts)));
}
