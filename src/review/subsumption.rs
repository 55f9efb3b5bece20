//! One finding, not five: what one rule finds takes in what a lesser rule finds of the same things.

use rustc_hash::FxHashMap;

use crate::finding::Finding;
use crate::index::Id as _;
use crate::model::{Entity, Model};
use crate::review::rank;
use crate::rule::RuleId;
use crate::rule::compile::RuleSet;

/// Findings apart from those that others take in.
pub(super) struct Standing<Edits> {
    /// Those that stand, with their edits, in the order they came.
    pub(super) findings: Vec<(Finding, Edits)>,
    /// Of each of these, those that it takes in, by position in `taken_in`.
    pub(super) takes_in: Vec<Vec<usize>>,
    /// The others, in the order they came; what they would propose is let go.
    pub(super) taken_in: Vec<Finding>,
}

/// Parts the findings that stand from those that others take in.
pub(super) fn standing<Edits>(
    rules: &RuleSet,
    model: &Model,
    found: Vec<(Finding, Edits)>,
) -> Standing<Edits> {
    let all: Vec<&Finding> = found.iter().map(|(finding, _)| finding).collect();
    let hosts = hosts(rules, model, &all);
    let mut places = Vec::with_capacity(found.len());
    let mut count = 0;
    for of_guest in &hosts {
        places.push(count);
        count += usize::from(of_guest.is_empty());
    }
    let mut standing = Standing {
        findings: Vec::with_capacity(count),
        takes_in: vec![Vec::new(); count],
        taken_in: Vec::with_capacity(found.len() - count),
    };
    for ((finding, edits), of_guest) in found.into_iter().zip(hosts) {
        if of_guest.is_empty() {
            standing.findings.push((finding, edits));
            continue;
        }
        for host in of_guest {
            standing.takes_in[places[host]].push(standing.taken_in.len());
        }
        standing.taken_in.push(finding);
    }
    standing
}

/// Returns for each finding those that take it in, by position, in order; none for one that stands.
///
/// A finding takes in another if its rule subsumes the other's, directly or through a third, the
/// other is no graver, and each thing the other is about is one that it is about or lies within
/// one. What only says where a thing lies does not count: a finding about a procedure and a
/// document of it is about the document. Those that take in stand themselves. Linear in the
/// findings, but for those about one thing.
fn hosts(rules: &RuleSet, model: &Model, findings: &[&Finding]) -> Vec<Vec<usize>> {
    let subsumed_by = subsumed_by(rules);
    let subjects: Vec<Vec<Entity>> = findings
        .iter()
        .map(|finding| particular(&finding.about, model))
        .collect();
    let mut about: FxHashMap<(RuleId, Entity), Vec<usize>> = FxHashMap::default();
    for (position, finding) in findings.iter().enumerate() {
        if !rules.rules[finding.rule].subsumes.is_empty() {
            for thing in &subjects[position] {
                about
                    .entry((finding.rule, *thing))
                    .or_default()
                    .push(position);
            }
        }
    }
    let takes_in = |host: usize, guest: usize| {
        let severity = |position: usize| rank(rules.rules[findings[position].rule].severity);
        let within = |thing: &Entity| {
            let mut around = thing.and_around(model);
            around.any(|around| subjects[host].contains(&around))
        };
        severity(host) >= severity(guest) && subjects[guest].iter().all(within)
    };
    let mut hosts: Vec<Vec<usize>> = Vec::with_capacity(findings.len());
    for (guest, finding) in findings.iter().enumerate() {
        let mut of_guest = Vec::new();
        let first = subjects[guest].first().into_iter();
        for thing in first.flat_map(|thing| thing.and_around(model)) {
            for rule in &subsumed_by[finding.rule.index()] {
                let candidates = about.get(&(*rule, thing)).into_iter().flatten();
                of_guest.extend(candidates.filter(|host| takes_in(**host, guest)));
            }
        }
        of_guest.sort_unstable();
        of_guest.dedup();
        hosts.push(of_guest);
    }
    // INVARIANT: no circle of rules has passed the check, so that every chain ends at one that
    // stands; and since taking in carries over, that one takes in the whole chain.
    let stands: Vec<bool> = hosts.iter().map(Vec::is_empty).collect();
    for of_guest in &mut hosts {
        of_guest.retain(|host| stands[*host]);
    }
    hosts
}

/// Returns what a finding is about, less what only says where something else of it lies.
fn particular(about: &[Entity], model: &Model) -> Vec<Entity> {
    let lies_within = |thing: &Entity, other: &Entity| {
        other
            .and_around(model)
            .skip(1)
            .any(|around| around == *thing)
    };
    let particular = |thing: &&Entity| !about.iter().any(|other| lies_within(thing, other));
    about.iter().filter(particular).copied().collect()
}

/// Returns for each rule those that take it in, directly or through others.
fn subsumed_by(rules: &RuleSet) -> Vec<Vec<RuleId>> {
    let mut by = vec![Vec::new(); rules.rules.len()];
    for id in rules.rules.ids() {
        let mut reached = vec![id];
        let mut next = 0;
        while let Some(rule) = reached.get(next) {
            let names = rules.rules[*rule].subsumes.iter();
            let lesser: Vec<RuleId> = names.filter_map(|name| rules.find(name)).collect();
            for rule in lesser {
                if !reached.contains(&rule) {
                    reached.push(rule);
                    by[rule.index()].push(id);
                }
            }
            next += 1;
        }
    }
    by
}
