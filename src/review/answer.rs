//! Why a rule does not find some things: how near it comes, and what keeps the whole rule away.

use super::{Review, review};
use crate::finding::Finding;
use crate::model::{Entity, Model, Period};
use crate::rule::compile::{RuleSet, Written};
use crate::rule::evaluate::why_not;
use crate::rule::proof::{NearMiss, Stop};
use crate::rule::schema::Facts;
use crate::rule::{Rule, RuleId};
use crate::syntax::keyword::Keyword;

/// Why a rule does not find some things, or that it does.
#[derive(Debug)]
pub struct Answer<'m> {
    /// The rule.
    pub rule: RuleId,
    /// How near it comes.
    pub near: NearMiss<'m>,
    /// What keeps it from being told, whatever its conditions say.
    pub obstacles: Vec<Obstacle>,
    /// The id of the finding, where every condition holds and the rule is in force.
    pub finding: Option<String>,
}

/// Something that keeps a whole rule away, or one finding of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The rule is not in force at the date of the review.
    NotInForce(Period),
    /// The rule is still being tried, and nobody asked for it.
    Preview,
    /// The settings leave it out.
    LeftOut,
    /// A finding that says more takes this one in: its id.
    TakenIn(String),
}

/// Answers for a rule, compiled as it is written; `given` holds the things that its variables must
/// stand for, `chosen` the rules that run unasked.
pub fn answer<'m>(
    (rules, chosen): (&RuleSet, &[RuleId]),
    (rule, written): (RuleId, &Written),
    given: &[Option<Entity>],
    facts: Facts<'m>,
) -> Answer<'m> {
    let near = why_not(written, given, facts);
    let mut obstacles = obstacles(rules, chosen, rule, facts.model);
    let mut finding = None;
    if let Stop::Nowhere = near.stop {
        let mut with_it = chosen.to_vec();
        with_it.push(rule);
        with_it.sort_unstable();
        with_it.dedup();
        let review = review(rules, &with_it, facts);
        let about = near.bound[..written.about].iter();
        let about: Vec<Entity> = about.map(|bound| bound.thing).collect();
        finding = find(&review, rule, &about, &mut obstacles);
    }
    Answer {
        rule,
        near,
        obstacles,
        finding,
    }
}

/// Returns what keeps a rule from running.
fn obstacles(rules: &RuleSet, chosen: &[RuleId], rule: RuleId, model: &Model) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let Rule { period, state, .. } = &rules.rules[rule];
    if !period.contains(model.as_of) {
        found.push(Obstacle::NotInForce(*period));
    }
    if !chosen.contains(&rule) {
        found.push(match state {
            Keyword::Preview => Obstacle::Preview,
            _ => Obstacle::LeftOut,
        });
    }
    found
}

/// Returns the id of the finding about some things, and notes what takes it in.
fn find(
    review: &Review,
    rule: RuleId,
    about: &[Entity],
    obstacles: &mut Vec<Obstacle>,
) -> Option<String> {
    let is_it = |finding: &&Finding| finding.rule == rule && finding.about == about;
    if let Some(finding) = review.findings.iter().find(is_it) {
        return Some(finding.id.clone());
    }
    let position = review.taken_in.iter().position(|finding| is_it(&finding))?;
    let mut hosts = review.findings.iter().zip(&review.takes_in);
    let host = hosts.find(|(_, guests)| guests.contains(&position));
    obstacles.extend(host.map(|(host, _)| Obstacle::TakenIn(host.id.clone())));
    Some(review.taken_in[position].id.clone())
}
