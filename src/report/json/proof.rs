//! Proofs and near misses as JSON: `tinhgon.proof/1`, `tinhgon.near-miss/1`.

use crate::finding::Finding;
use crate::finding::wording::{self, name};
use crate::model::{Entity, Period};
use crate::phrase::Phrase;
use crate::review::answer::{Answer, Obstacle};
use crate::rule::RuleId;
use crate::rule::proof::place::Origin;
use crate::rule::proof::{
    Bound, Fact, How, Known, Link, Proof, Ranged, Reason, Stop, Term, Unseen,
};
use crate::rule::value::Value;
use crate::span::Span;
use crate::truth::Truth;

use super::super::Ground;
use super::super::spoken::Sayings;
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
        proof: self::proof(ground, finding.rule, proof),
    })
}

/// Writes why a rule does not find some things, indented, with a line feed at the end.
pub fn why_not(ground: Ground<'_>, answer: &Answer<'_>) -> String {
    let rule = &ground.rules.rules[answer.rule];
    let near = &answer.near;
    let teller = Teller::new(ground, answer.rule);
    pretty(&format::NearMiss {
        schema: "tinhgon.near-miss/1".to_owned(),
        tool: tool(),
        as_of: ground.model.as_of.to_string(),
        rule: rule.name.clone(),
        title: (&rule.title).into(),
        finding: answer.finding.clone(),
        obstacles: answer.obstacles.iter().map(obstacle).collect(),
        variables: teller.variables(&near.bound),
        held: teller.conditions(&near.held),
        stop: teller.stop(&near.stop),
        after: teller.conditions(&near.after),
        unseen: near.unseen.iter().map(|one| teller.unseen(one)).collect(),
        tried: near.tried as u64,
        alike: near.alike as u64,
        complete: near.whole,
    })
}

/// Puts a proof into the format.
pub(super) fn proof(ground: Ground<'_>, rule: RuleId, proof: &Proof<'_>) -> format::Proof {
    let teller = Teller::new(ground, rule);
    format::Proof {
        variables: teller.variables(&proof.bound),
        conditions: teller.conditions(&proof.reasons),
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

/// Tells what proves findings of one rule.
struct Teller<'r> {
    ground: Ground<'r>,
    sayings: Sayings,
}

impl<'r> Teller<'r> {
    fn new(ground: Ground<'r>, rule: RuleId) -> Self {
        let sayings = ground.sayings(rule);
        Self { ground, sayings }
    }

    fn stop(&self, stop: &Stop<'_>) -> format::Stop {
        let (kind, reason, variable, facts) = match stop {
            Stop::Nowhere => ("nowhere", None, None, &[][..]),
            Stop::At(reason) => ("condition", Some(reason), None, &[][..]),
            Stop::NoCandidate {
                variable,
                span,
                unknown,
                facts,
            } => {
                let kind = if *unknown {
                    "undescribed"
                } else {
                    "no-candidate"
                };
                (kind, None, Some((variable, *span)), facts.as_slice())
            }
            Stop::NotAmong {
                variable,
                span,
                facts,
                ..
            } => ("not-among", None, Some((variable, *span)), facts.as_slice()),
        };
        format::Stop {
            kind: kind.to_owned(),
            condition: reason.map(|reason| self.condition(reason)),
            variable: variable.map(|(text, _)| text.into()),
            words: variable.map(|(text, span)| self.ranging(text, span)),
            facts: facts.iter().map(|known| fact(self.ground, known)).collect(),
        }
    }

    fn variables(&self, bound: &[Bound]) -> Vec<format::Variable> {
        let variables = bound.iter().map(|bound| format::Variable {
            name: bound.name.clone(),
            text: (&bound.text).into(),
            words: self.ranging(&bound.text, bound.span),
            thing: subject(self.ground.model, bound.thing),
            at: at(self.ground, bound.thing.span(self.ground.model)),
        });
        variables.collect()
    }

    fn conditions(&self, reasons: &[Reason<'_>]) -> Vec<format::Condition> {
        let conditions = reasons.iter().map(|reason| self.condition(reason));
        conditions.collect()
    }

    fn condition(&self, reason: &Reason<'_>) -> format::Condition {
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
                    value: value(self.ground, &side.value),
                }));
                "compared"
            }
            How::Ranged(of) => {
                ranged = Some(self.ranged(of, reason.span));
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
            words: (&self.sayings.condition(&reason.text, reason.span).holds).into(),
            at: at(self.ground, reason.span),
            truth: match reason.truth {
                Truth::False => format::Truth::False,
                Truth::Unknown => format::Truth::Unknown,
                Truth::True => format::Truth::True,
            },
            unless: reason.unless,
            how: how.to_owned(),
            parts: self.conditions(&reason.parts),
            sides,
            ranged,
            way: steps.iter().map(|step| link(self.ground, step)).collect(),
            terms: reason
                .terms
                .iter()
                .map(|known| term(self.ground, known))
                .collect(),
            facts: reason
                .facts
                .iter()
                .map(|known| fact(self.ground, known))
                .collect(),
        }
    }

    fn ranged(&self, ranged: &Ranged<'_>, span: Span) -> format::Ranged {
        let examples = ranged
            .examples
            .iter()
            .map(|(thing, reason)| format::Example {
                thing: subject(self.ground.model, *thing),
                at: at(self.ground, thing.span(self.ground.model)),
                condition: reason.as_ref().map(|reason| self.condition(reason)),
            });
        format::Ranged {
            quantifier: ranged.quantifier.english().to_owned(),
            text: (&ranged.range).into(),
            words: self.ranging(&ranged.range, span),
            examined: ranged.examined.map(|count| count as u64),
            undecided: ranged.undecided as u64,
            open: ranged.open,
            examples: examples.collect(),
        }
    }

    fn unseen(&self, unseen: &Unseen) -> format::Unseen {
        let words = self.sayings.condition(&unseen.text, unseen.span).holds;
        format::Unseen {
            text: (&unseen.text).into(),
            words: (&words).into(),
            unless: unseen.unless,
        }
    }

    fn ranging(&self, written: &Phrase, span: Span) -> schema::Text {
        (&self.sayings.variable(written, span).some).into()
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
        row: term.row.as_ref().map(|(text, _)| text.into()),
        at: parameter
            .map(|known| known.span)
            .or_else(|| term.row.as_ref().map(|(_, span)| *span))
            .map(|span| at(ground, span)),
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
