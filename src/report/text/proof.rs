//! Proofs as text: each condition with a tick, a cross or a question mark, and what it rests on.
//!
//! Only what decides is told: of alternatives the one that holds, of a chain the link that breaks.
//! A fact is told once.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::finding::wording;
use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::rule::RuleId;
use crate::rule::proof::{Bound, Fact, How, Known, Link, Proof, Reason};
use crate::truth::Truth;

use super::super::Ground;
use super::super::pen::{Ink, Pen};
use super::super::spoken::{Ranging, Said, Sayings};
use super::super::words;

mod near;
mod ranged;
mod word;

pub(super) use near::write as write_answer;

/// How far a condition is indented, and how much further each that it is made of.
const INDENTATION: usize = 4;
const STEP: usize = 2;

/// From how many alternatives on those that all fail are told in one line.
const MANY: usize = 3;

/// Writes why a rule fired, below its finding.
pub(in crate::report) fn write(
    ground: Ground<'_>,
    finding: &Finding,
    proof: &Proof<'_>,
    pen: &mut Pen,
) {
    let mut teller = Teller::new(ground, finding.rule, &proof.bound);
    pen.blank();
    let id = &finding.id;
    legend(&phrase!("Chứng minh của {id}", "Proof of {id}"), pen);
    teller.bound(pen);
    for reason in &proof.reasons {
        teller.requirement(reason, pen);
    }
}

/// Tells reasons, and remembers which facts have been told.
struct Teller<'r, 'p> {
    ground: Ground<'r>,
    bound: &'p [Bound],
    sayings: Sayings,
    told: BTreeSet<(Entity, &'static str)>,
    worked_out: BTreeSet<String>,
    /// Whether the condition at hand is as the rule needs it: then what was looked through is only
    /// named.
    brief: bool,
}

impl<'r, 'p> Teller<'r, 'p> {
    fn new(ground: Ground<'r>, rule: RuleId, bound: &'p [Bound]) -> Self {
        Self {
            ground,
            bound,
            sayings: ground.sayings(rule),
            told: BTreeSet::new(),
            worked_out: BTreeSet::new(),
            brief: true,
        }
    }

    /// Says what the variables stand for.
    fn bound(&self, pen: &mut Pen) {
        let model = self.ground.model;
        for (index, bound) in self.bound.iter().enumerate() {
            let kind = bound.thing.kind().word();
            let thing = self.thing(bound.thing);
            let name = wording::name(bound.thing, model);
            let span = bound.thing.span(model);
            let is_there = |other: &Bound| other.thing.span(model).file == span.file;
            let place = if self.bound[..index].iter().any(is_there) {
                self.place(span)
            } else {
                self.whole_place(span)
            };
            let text = Phrase::new(
                format_args!("{} {} ({name}, {})", kind.vi, thing.vi, place.vi),
                format_args!("{} {} ({name}, {})", kind.en, thing.en, place.en),
            );
            let lead = format!("{}{} = ", " ".repeat(INDENTATION), bound.name);
            pen.line(Ink::Plain, &lead, &text);
        }
    }

    /// Tells a condition that the rule needs.
    fn requirement(&mut self, reason: &Reason<'_>, pen: &mut Pen) {
        self.brief = reason.serves() == Truth::True;
        self.reason(reason, INDENTATION, pen);
    }

    /// Tells a condition that the rule needs, or that another is made of.
    fn reason(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        let serves = reason.serves();
        let lead = format!("{}{} ", " ".repeat(indentation), mark(serves));
        let ink = if serves == Truth::True {
            Ink::Plain
        } else {
            Ink::Bold
        };
        pen.line(ink, &lead, &self.headline(reason));
        self.because(reason, indentation + STEP, pen);
    }

    /// Words a condition with how it came out.
    fn headline(&self, reason: &Reason<'_>) -> Phrase {
        let Said { holds, fails } = self.saying(reason);
        let mut text = match (reason.unless, reason.truth) {
            (false, _) => holds,
            (true, Truth::False) => {
                let Phrase { vi, en } = fails;
                phrase!("không thuộc ngoại lệ: {vi}", "no exception: {en}")
            }
            (true, Truth::True) => {
                let Phrase { vi, en } = holds;
                phrase!("thuộc ngoại lệ: {vi}", "an exception: {en}")
            }
            (true, Truth::Unknown) => {
                let Phrase { vi, en } = holds;
                phrase!("có thể thuộc ngoại lệ: {vi}", "perhaps an exception: {en}")
            }
        };
        if let How::Named { parameters } = &reason.how {
            let differ = parameters.iter();
            let differ = differ.filter(|(name, written)| *name != written.en);
            let with: Vec<Phrase> = differ
                .map(|(name, written)| {
                    let Phrase { vi, en } = written;
                    phrase!("{name} là {vi}", "{name} being {en}")
                })
                .collect();
            if !with.is_empty() {
                let Phrase { vi, en } = words::join(&with, ", ");
                text += phrase!(" (với {vi})", " (with {en})");
            }
        }
        text
    }

    /// Returns what a condition says.
    fn saying(&self, reason: &Reason<'_>) -> Said {
        self.sayings.condition(&reason.text, reason.span)
    }

    /// Tells a condition that the rule needs in one line.
    fn in_short(&self, reason: &Reason<'_>, pen: &mut Pen) {
        let lead = format!("{}{} ", " ".repeat(INDENTATION), mark(reason.serves()));
        pen.line(Ink::Plain, &lead, &self.headline(reason));
    }

    /// Tells why a condition came out as it did.
    fn because(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        match &reason.how {
            // The same condition by another name: what it is made of says it.
            How::Not => self.because(&reason.parts[0], indentation, pen),
            How::Named { .. } => self.inside(&reason.parts[0], indentation, pen),
            How::All => {
                let first = reason.parts.iter().find(|part| part.truth == reason.truth);
                match (reason.truth, first) {
                    (Truth::False, Some(part)) => self.reason(part, indentation, pen),
                    (truth, _) => {
                        for part in reason.parts.iter().filter(|part| part.truth == truth) {
                            self.reason(part, indentation, pen);
                        }
                    }
                }
            }
            How::Any => {
                let decide = reason.parts.iter();
                let decide = decide.filter(|part| part.truth == reason.truth);
                match reason.truth {
                    Truth::True => {
                        for part in decide.take(1) {
                            self.reason(part, indentation, pen);
                        }
                    }
                    Truth::False if reason.parts.len() >= MANY => {
                        self.none_of(reason, indentation, pen);
                    }
                    _ => {
                        for part in decide {
                            self.reason(part, indentation, pen);
                        }
                    }
                }
            }
            How::Ranged(ranged) => self.ranged(ranged, reason, indentation, pen),
            How::Related { ends, way, .. } => {
                if way.is_empty() {
                    self.apart(*ends, reason.truth, indentation, pen);
                } else {
                    self.way(way, indentation, pen);
                }
            }
            How::Compared { .. } | How::Plain => {}
        }
        self.grounds(reason, indentation, pen);
    }

    /// Tells a condition whose words have just been told: of a chain, only what it is made of.
    fn inside(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        if matches!(reason.how, How::All | How::Any) {
            self.because(reason, indentation, pen);
        } else {
            self.reason(reason, indentation, pen);
        }
    }

    /// Tells that no alternative holds, all in one line, and what they rest on.
    fn none_of(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        let texts = reason.parts.iter().map(|part| self.saying(part).holds);
        let texts: Vec<Phrase> = texts.collect();
        let Phrase { vi, en } = alternatives(&texts);
        let count = texts.len();
        let text = phrase!(
            "không đúng điều nào trong {count} điều: {vi}",
            "none of {count} holds: {en}"
        );
        line(&text, indentation, pen);
        for part in &reason.parts {
            self.grounds_within(part, indentation, pen);
        }
    }

    /// Tells that nothing leads from one thing to another.
    fn apart(
        &self,
        ends: Option<(Entity, Entity)>,
        truth: Truth,
        indentation: usize,
        pen: &mut Pen,
    ) {
        let Some((from, to)) = ends else {
            return;
        };
        let (from, to) = (self.thing(from), self.thing(to));
        let text = if truth == Truth::Unknown {
            Phrase::new(
                format_args!("chưa đủ mô tả để biết {} có tới {} không", from.vi, to.vi),
                format_args!(
                    "too little is described to tell whether {} leads to {}",
                    from.en, to.en
                ),
            )
        } else {
            Phrase::new(
                format_args!("không có gì nối {} với {}", from.vi, to.vi),
                format_args!("nothing leads from {} to {}", from.en, to.en),
            )
        };
        line(&text, indentation, pen);
    }

    /// Tells the way from one thing to another, with the place of each step.
    fn way(&self, way: &[Link], indentation: usize, pen: &mut Pen) {
        let mut text = self.thing(way[0].from);
        for link in way {
            text += Phrase::same(" → ");
            text += self.thing(link.to);
            if let Some(span) = link.at {
                let Phrase { vi, en } = self.place(span);
                text += phrase!(" ({vi})", " ({en})");
            }
        }
        line(&text, indentation, pen);
    }

    /// Tells what a condition and the conditions that it is made of rest on.
    fn grounds_within(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        self.grounds(reason, indentation, pen);
        for part in &reason.parts {
            self.grounds_within(part, indentation, pen);
        }
    }

    /// Tells the values and the facts that a condition rests on, each fact once.
    fn grounds(&mut self, reason: &Reason<'_>, indentation: usize, pen: &mut Pen) {
        for term in &reason.terms {
            if self.worked_out.insert(term.text.en.clone()) {
                let text = self.term(term);
                line(&text, indentation, pen);
            }
        }
        for fact in &reason.facts {
            let name = match &fact.known {
                Known::Part(part, _) => part.name,
                Known::Clause(keyword) => keyword.english(),
            };
            if self.told.insert((fact.thing, name)) {
                let text = self.fact(fact);
                line(&text, indentation, pen);
            }
        }
    }

    /// Tells facts, whether or not they have been told.
    fn facts(&mut self, facts: &[Fact<'_>], indentation: usize, pen: &mut Pen) {
        for fact in facts {
            let text = self.fact(fact);
            line(&text, indentation, pen);
        }
    }
}

/// From how many words on the beginning that an alternative shares with the one before is left out.
const SHARED: usize = 3;

/// Lists alternatives; where one begins as the one before does, an ellipsis says so, never inside a
/// quotation.
fn alternatives(texts: &[Phrase]) -> Phrase {
    let list = |of: fn(&Phrase) -> &str| {
        let mut listed = String::new();
        let mut before: Vec<&str> = Vec::new();
        for text in texts {
            let words: Vec<&str> = of(text).split(' ').collect();
            let pairs = before.iter().zip(&words[..words.len() - 1]);
            let is_shared =
                |(one, other): &(&&str, &&str)| one == other && !one.starts_with(['«', '“']);
            let shared = pairs.take_while(is_shared).count();
            if !listed.is_empty() {
                listed += "; ";
            }
            if shared >= SHARED {
                listed += "… ";
                listed += &words[shared..].join(" ");
            } else {
                listed += of(text);
            }
            before = words;
        }
        listed
    };
    Phrase::new(list(|text| &text.vi), list(|text| &text.en))
}

/// Writes what a condition rests on.
fn line(text: &Phrase, indentation: usize, pen: &mut Pen) {
    pen.line(Ink::Plain, &format!("{}- ", " ".repeat(indentation)), text);
}

/// Says that nobody has described what a variable ranges over.
fn undescribed(range: &Ranging) -> Phrase {
    let Phrase { vi, en } = &range.some;
    phrase!("chưa ai mô tả {vi}", "nobody has described any {en}")
}

/// Writes a heading, and what the signs mean.
fn legend(heading: &Phrase, pen: &mut Pen) {
    let Phrase { vi, en } = heading;
    let text = phrase!(
        "{vi} (✓ đúng, ✗ không đúng, ? chưa rõ)",
        "{en} (✓ holds, ✗ does not hold, ? unknown)"
    );
    pen.line(Ink::Bold, "  ", &text);
}

/// The sign of a truth: each is another shape, whatever the colour.
const fn mark(truth: Truth) -> char {
    match truth {
        Truth::True => '✓',
        Truth::False => '✗',
        Truth::Unknown => '?',
    }
}
