//! Proofs and near misses as JSON: `tinhgon.proof/1`, `tinhgon.near-miss/1`.

use crate::finding::Finding;
use crate::finding::wording::{self, name};
use crate::model::{Entity, Period};
use crate::review::answer::{Answer, Obstacle};
use crate::rule::proof::place::Origin;
use crate::rule::proof::{Bound, Fact, How, Known, Link, Proof, Ranged, Reason, Stop, Term};
use crate::rule::value::Value;
use crate::span::Span;
use crate::truth::Truth;

use super::super::Ground;
use super::schema::{self, proof as format};
use super::{place, pretty, subject, tool};

/// Writes why a rule found something, indented, with a line feed at the end.
pub fn explain(ground: Ground<'_>, finding: &Finding, proof: &Proof<'_>) -> String {
    let rule = &ground.rules.rules[finding.rule];
    pretty(&format::Explained {
        schema: "tinhgon.proof/1".to_owned(),
        tool: tool(),
        as_of: ground.model.as_of.to_string(),
        finding: finding.id.clone(),
        rule: rule.name.clone(),
        title: (&rule.title).into(),
        message: (&finding.message).into(),
        basis: finding.bases.iter().map(ToString::to_string).collect(),
        proof: self::proof(ground, proof),
    })
}

/// Writes why a rule does not find some things, indented, with a line feed at the end.
pub fn why_not(ground: Ground<'_>, answer: &Answer<'_>) -> String {
    let rule = &ground.rules.rules[answer.rule];
    let near = &answer.near;
    pretty(&format::NearMiss {
        schema: "tinhgon.near-miss/1".to_owned(),
        tool: tool(),
        as_of: ground.model.as_of.to_string(),
        rule: rule.name.clone(),
        title: (&rule.title).into(),
        finding: answer.finding.clone(),
        obstacles: answer.obstacles.iter().map(obstacle).collect(),
        variables: variables(ground, &near.bound),
        held: conditions(ground, &near.held),
        stop: stop(ground, &near.stop),
        after: conditions(ground, &near.after),
        unseen: near.unseen.iter().map(|(text, _)| text.into()).collect(),
        tried: near.tried as u64,
        alike: near.alike as u64,
        complete: near.whole,
    })
}

/// Puts a proof into the format.
pub(super) fn proof(ground: Ground<'_>, proof: &Proof<'_>) -> format::Proof {
    format::Proof {
        variables: variables(ground, &proof.bound),
        conditions: conditions(ground, &proof.reasons),
    }
}

fn obstacle(obstacle: &Obstacle) -> format::Obstacle {
    let (kind, period, by) = match obstacle {
        Obstacle::NotInForce(period) => ("not-in-force", *period, None),
        Obstacle::Preview => ("preview", Period::default(), None),
        Obstacle::LeftOut => ("left-out", Period::default(), None),
        Obstacle::TakenIn(by) => ("taken-in", Period::default(), Some(by.clone())),
    };
    format::Obstacle {
        kind: kind.to_owned(),
        from: period.from.map(|day| day.to_string()),
        until: period.until.map(|day| day.to_string()),
        by,
    }
}

fn stop(ground: Ground<'_>, stop: &Stop<'_>) -> format::Stop {
    let (kind, reason, variable, facts) = match stop {
        Stop::Nowhere => ("nowhere", None, None, &[][..]),
        Stop::At(reason) => ("condition", Some(reason), None, &[][..]),
        Stop::NoCandidate {
            variable,
            unknown,
            facts,
        } => {
            let kind = if *unknown {
                "undescribed"
            } else {
                "no-candidate"
            };
            (kind, None, Some(variable), facts.as_slice())
        }
        Stop::NotAmong {
            variable, facts, ..
        } => ("not-among", None, Some(variable), facts.as_slice()),
    };
    format::Stop {
        kind: kind.to_owned(),
        condition: reason.map(|reason| condition(ground, reason)),
        variable: variable.map(schema::Text::from),
        facts: facts.iter().map(|known| fact(ground, known)).collect(),
    }
}

fn variables(ground: Ground<'_>, bound: &[Bound]) -> Vec<format::Variable> {
    let variables = bound.iter().map(|bound| format::Variable {
        name: bound.name.clone(),
        text: (&bound.text).into(),
        thing: subject(ground.model, bound.thing),
        at: at(ground, bound.thing.span(ground.model)),
    });
    variables.collect()
}

fn conditions(ground: Ground<'_>, reasons: &[Reason<'_>]) -> Vec<format::Condition> {
    let conditions = reasons.iter().map(|reason| condition(ground, reason));
    conditions.collect()
}

fn condition(ground: Ground<'_>, reason: &Reason<'_>) -> format::Condition {
    let mut sides = Vec::new();
    let mut ranged = None;
    let mut steps: &[Link] = &[];
    let how = match &reason.how {
        How::All => "all",
        How::Any => "any",
        How::Not => "not",
        How::Named { .. } => "named",
        How::Compared { left, right, .. } => {
            sides.extend([left, right].map(|side| format::Side {
                text: side.text.as_ref().map(schema::Text::from),
                value: value(ground, &side.value),
            }));
            "compared"
        }
        How::Ranged(of) => {
            ranged = Some(self::ranged(ground, of));
            "ranged"
        }
        How::Related { way, .. } => {
            steps = way;
            "relation"
        }
        How::Plain => "plain",
    };
    format::Condition {
        text: (&reason.text).into(),
        at: at(ground, reason.span),
        truth: match reason.truth {
            Truth::False => format::Truth::False,
            Truth::Unknown => format::Truth::Unknown,
            Truth::True => format::Truth::True,
        },
        unless: reason.unless,
        how: how.to_owned(),
        parts: conditions(ground, &reason.parts),
        sides,
        ranged,
        way: steps.iter().map(|step| link(ground, step)).collect(),
        terms: reason
            .terms
            .iter()
            .map(|known| term(ground, known))
            .collect(),
        facts: reason
            .facts
            .iter()
            .map(|known| fact(ground, known))
            .collect(),
    }
}

fn ranged(ground: Ground<'_>, ranged: &Ranged<'_>) -> format::Ranged {
    let examples = ranged
        .examples
        .iter()
        .map(|(thing, reason)| format::Example {
            thing: subject(ground.model, *thing),
            at: at(ground, thing.span(ground.model)),
            condition: reason.as_ref().map(|reason| condition(ground, reason)),
        });
    format::Ranged {
        quantifier: ranged.quantifier.english().to_owned(),
        text: (&ranged.range).into(),
        examined: ranged.examined.map(|count| count as u64),
        undecided: ranged.undecided as u64,
        open: ranged.open,
        examples: examples.collect(),
    }
}

fn link(ground: Ground<'_>, link: &Link) -> format::Link {
    let named = |thing: Entity| name(thing, ground.model);
    format::Link {
        from: named(link.from),
        to: named(link.to),
        at: link.at.map(|span| at(ground, span)),
    }
}

fn term(ground: Ground<'_>, term: &Term<'_>) -> format::Term {
    let parameter = ground.parameter(term);
    let period = parameter.and_then(|known| known.value.as_ref());
    let items = term.items.iter().map(|(thing, of_it)| {
        let of_it = of_it.as_ref().map(|of_it| value(ground, of_it));
        let mut text = value(ground, thing);
        if let Some(of_it) = of_it {
            text.vi = format!("{}: {}", text.vi, of_it.vi);
            text.en = format!("{}: {}", text.en, of_it.en);
        }
        text
    });
    format::Term {
        text: (&term.text).into(),
        stands_for: term.stands_for.as_ref().map(schema::Text::from),
        value: value(ground, &term.value),
        since: period.and_then(|(_, period)| period.from.map(|day| day.to_string())),
        at: parameter.map(|known| at(ground, known.span)),
        items: items.collect(),
    }
}

fn fact(ground: Ground<'_>, fact: &Fact<'_>) -> format::Fact {
    let found = ground.places.of(fact, ground.model);
    let (part, known) = match &fact.known {
        Known::Part(part, known) => (part.name, Some(value(ground, known))),
        Known::Clause(keyword) => (keyword.english(), None),
    };
    format::Fact {
        thing: name(fact.thing, ground.model),
        part: part.to_owned(),
        value: known,
        at: at(ground, found.span),
        origin: match found.origin {
            Origin::Written => format::Origin::Written,
            Origin::Recognised => format::Origin::Recognised,
            Origin::Derived => format::Origin::Derived,
            Origin::Silent => format::Origin::Silent,
            Origin::Unsaid => format::Origin::Unsaid,
        },
        shipped: ground.is_shipped(found.span.file),
    }
}

fn value(ground: Ground<'_>, value: &Value<'_>) -> schema::Text {
    (&wording::value(value, ground.model)).into()
}

fn at(ground: Ground<'_>, span: Span) -> schema::Place {
    place(ground.sources, span)
}
