//! Findings: what is burdensome in a procedure, said to people.
//!
//! A match says that a rule's condition held; a finding says what, why, where and on what
//! evidence. No finding goes out without all four. Nothing here changes a model.

use rayon::prelude::*;

use crate::model::{Entity, Model, Stated};
use crate::phrase::Phrase;
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::{Reading, Scope};
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::rule::{Citation, Match, Message, Rule, RuleId, Segment};
use crate::span::Span;

pub mod wording;

/// One thing a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `abolished-paper-asked:3f9c2a41d07e`: the rule, and a hash of the names of what it is about.
    pub id: String,
    /// The rule that found it.
    pub rule: RuleId,
    /// What it is about, in the order of `for each`.
    pub about: Vec<Entity>,
    /// The first witnesses in name order, in the order of `with`.
    pub witnesses: Vec<Entity>,
    /// What to say.
    pub message: Phrase,
    /// Where the thing it is about is written.
    pub at: Span,
    /// The values that made the rule fire: witnesses, named values, the slots of the message.
    pub evidence: Vec<Evidence>,
    /// How many bindings of the witnesses there are; only the first is among the evidence.
    pub witness_count: u32,
    /// The legal bases: the rule's own, then those of what it is about and of its witnesses.
    pub bases: Vec<Citation>,
}

/// A value that made a rule fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The variable or path: `r`, `d.paper.until`.
    pub name: String,
    /// Its value, worded.
    pub value: Phrase,
    /// The thing it is, where it is one.
    pub entity: Option<Entity>,
    /// Where it is written, where that is known.
    pub at: Option<Span>,
}

impl Evidence {
    /// Returns the value as a program or a file keeps it: the name of a thing, or the value in
    /// English.
    pub fn plain(&self, model: &Model) -> String {
        match self.entity {
            Some(thing) => wording::name(thing, model),
            None => self.value.en.clone(),
        }
    }
}

/// Words the matches of an evaluation, in their order, in parallel; linear.
pub fn describe(rules: &RuleSet, matches: &[Match], facts: Facts<'_>) -> Vec<Finding> {
    let of_rules = matches.chunk_by(|left, right| left.rule == right.rule);
    let findings = of_rules.flat_map(|of_rule| {
        let reading = Reading::new(rules, of_rule[0].rule, facts);
        let rule = &rules.rules[of_rule[0].rule];
        let bases = in_force(&rule.bases, facts.model);
        let findings = of_rule.par_iter();
        let findings =
            findings.map(|found| finding(rule, &bases, found, &mut reading.scope(found)));
        findings.collect::<Vec<_>>()
    });
    findings.collect()
}

fn finding(rule: &Rule, bases: &[Citation], found: &Match, scope: &mut Scope<'_, '_>) -> Finding {
    let model = scope.model();
    let words = words(&rule.message, scope);
    Finding {
        id: identity(&rule.name, &found.about, model),
        rule: found.rule,
        about: found.about.clone(),
        witnesses: found.witnesses.clone(),
        message: fill(&rule.message, &words),
        at: place(&found.about, model),
        evidence: evidence(rule, found, words, scope),
        witness_count: found.witness_count,
        bases: self::bases(bases, found, model),
    }
}

/// Fills in the slots of a message.
pub(crate) fn filled(message: &Message, scope: &mut Scope<'_, '_>) -> Phrase {
    fill(message, &words(message, scope))
}

/// Words the slots of a message, each once.
fn words(message: &Message, scope: &mut Scope<'_, '_>) -> Vec<Evidence> {
    let mut words: Vec<Evidence> = Vec::new();
    for (name, node) in message.slots() {
        if !words.iter().any(|known| known.name == name) {
            let value = scope.value(node);
            words.push(worded(name, &value, scope.model()));
        }
    }
    words
}

fn fill(message: &Message, words: &[Evidence]) -> Phrase {
    let fill = |segments: &[Segment], pick: fn(&Phrase) -> &str| {
        let texts = segments.iter().map(|segment| match segment {
            Segment::Text(text) => text,
            Segment::Slot { name, .. } => {
                let word = words.iter().find(|word| word.name == *name);
                word.map_or("", |word| pick(&word.value))
            }
        });
        texts.collect()
    };
    Phrase {
        vi: fill(&message.vi, |phrase| &phrase.vi),
        en: fill(&message.en, |phrase| &phrase.en),
    }
}

/// Returns the rule and a hash of the names of what the finding is about: the same from year to
/// year, wherever it is written. FNV-1a, of which 48 bits are kept.
pub fn identity(rule: &str, about: &[Entity], model: &Model) -> String {
    identity_of(rule, about.iter().map(|thing| wording::name(*thing, model)))
}

/// Returns the identity of a finding about what goes by some names.
pub fn identity_of(rule: &str, about: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = OFFSET;
    for name in about {
        for byte in name.as_ref().bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    format!("{rule}:{:012x}", (hash >> 48 ^ hash) & 0xffff_ffff_ffff)
}

/// The most particular place: the last thing it is about that belongs to the first one's
/// procedure.
fn place(about: &[Entity], model: &Model) -> Span {
    let procedure = about.first().and_then(|entity| entity.procedure(model));
    about
        .iter()
        .rev()
        .find(|entity| procedure.is_none() || entity.procedure(model) == procedure)
        .or(about.first())
        .map_or_else(Span::default, |entity| entity.span(model))
}

/// The witnesses, the named values, and the words of the message; less what it is about.
fn evidence(
    rule: &Rule,
    found: &Match,
    words: Vec<Evidence>,
    scope: &mut Scope<'_, '_>,
) -> Vec<Evidence> {
    let model = scope.model();
    let names = rule.plan.witness_slots.iter().map(|(name, _)| name);
    let witnesses = names.zip(&found.witnesses);
    let mut evidence: Vec<Evidence> = witnesses
        .map(|(name, entity)| worded(name, &Value::Entity(*entity), model))
        .collect();
    let values = rule.plan.values.iter();
    let values: Vec<Evidence> = values
        .map(|(name, node)| worded(name, &scope.value(node), model))
        .collect();
    for known in values.into_iter().chain(words) {
        let is_about = known
            .entity
            .is_some_and(|thing| found.about.contains(&thing));
        if !is_about && !evidence.iter().any(|other| other.name == known.name) {
            evidence.push(known);
        }
    }
    evidence
}

fn worded(name: &str, value: &Value<'_>, model: &Model) -> Evidence {
    let entity = match value {
        Value::Entity(entity) => Some(*entity),
        _ => None,
    };
    Evidence {
        name: name.to_owned(),
        value: wording::value(value, model),
        entity,
        at: entity.map(|entity| entity.span(model)),
    }
}

/// Returns those of some citations whose law is in force, as far as anyone knows; each once.
fn in_force(citations: &[Citation], model: &Model) -> Vec<Citation> {
    let mut kept = Vec::new();
    for citation in citations {
        if is_in_force(citation, model) && !kept.contains(citation) {
            kept.push(citation.clone());
        }
    }
    kept
}

fn is_in_force(citation: &Citation, model: &Model) -> bool {
    match model.find(&citation.law) {
        Some(Entity::Law(law)) => match model.laws[law].in_force {
            Stated::Is(period) => period.contains(model.as_of),
            Stated::Unknown | Stated::None => true,
        },
        _ => true,
    }
}

/// What is in force at the date of what a finding rests on: the rule's own bases; what ended a
/// paper or agency it is about; what published a register.
fn bases(of_rule: &[Citation], found: &Match, model: &Model) -> Vec<Citation> {
    let mut bases = of_rule.to_vec();
    let mut add = |citation: Citation| {
        if !bases.contains(&citation) && is_in_force(&citation, model) {
            bases.push(citation);
        }
    };
    let whole = |law: crate::model::LawId| Citation {
        law: model.text(model.laws[law].head.name).to_owned(),
        annex: None,
        article: None,
        clause: None,
        point: None,
        section: None,
    };
    for entity in found.about.iter().chain(&found.witnesses) {
        let law = match *entity {
            Entity::Document(id) => {
                let paper = model.documents[id]
                    .paper
                    .value()
                    .map(|paper| &model.papers[paper]);
                paper.map_or(Stated::Unknown, |paper| paper.until_by)
            }
            Entity::Agency(id) => model.agencies[id].until_by,
            Entity::Register(id) => model.registers[id].published_by,
            _ => Stated::Unknown,
        };
        if let Stated::Is(law) = law {
            add(whole(law));
        }
        let shared = matches!(
            entity,
            Entity::Register(_) | Entity::Paper(_) | Entity::Agency(_)
        );
        if let (true, Some(head)) = (shared, entity.head(model)) {
            for citation in head.bases.items() {
                add(wording::citation(*citation, model));
            }
        }
    }
    bases
}
