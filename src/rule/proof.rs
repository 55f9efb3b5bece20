//! Why a rule fired, or why it did not: each condition as it is written, with what it rests on.
//!
//! Values only. They are worked out by [`prove`](super::evaluate::Prover) and
//! [`why_not`](super::evaluate::why_not); how they read is the business of the reports.

use super::plan::Marked;
use super::schema::Part;
use super::value::Value;
use crate::graph::Relation;
use crate::model::Entity;
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

pub mod place;

/// Why a rule fired: what its variables stand for, and every condition.
#[derive(Debug, Clone)]
pub struct Proof<'m> {
    /// The variables of `for each`, then those of `with`, in the order of the text.
    pub bound: Vec<Bound>,
    /// The conditions, in the order of the text.
    pub reasons: Vec<Reason<'m>>,
}

/// What a variable of the rule stands for.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The variable.
    pub name: String,
    /// `document d in p.documents`, in each vocabulary.
    pub text: Phrase,
    /// Where the variable is written.
    pub span: Span,
    /// The thing.
    pub thing: Entity,
}

/// A condition, how it came out, and why.
#[derive(Debug, Clone)]
pub struct Reason<'m> {
    /// How it is written, in each vocabulary.
    pub text: Phrase,
    /// Where it is written.
    pub span: Span,
    /// Whether it holds.
    pub truth: Truth,
    /// Whether it stands in `unless`, so that the rule needs it not to hold.
    pub unless: bool,
    /// What decides it.
    pub how: How<'m>,
    /// The conditions it is made of.
    pub parts: Vec<Reason<'m>>,
    /// The values worked out for it.
    pub terms: Vec<Term<'m>>,
    /// What was read for it.
    pub facts: Vec<Fact<'m>>,
}

impl Reason<'_> {
    /// Makes the reason of an expression that nothing is known of yet.
    pub(super) fn undecided(mark: Option<&Marked>) -> Self {
        Self {
            text: mark.map_or_else(Phrase::default, |mark| mark.text.clone()),
            span: mark.map_or_else(Span::default, |mark| mark.span),
            truth: Truth::Unknown,
            unless: false,
            how: How::Plain,
            parts: Vec::new(),
            terms: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// Returns whether the rule gets what it needs.
    pub fn serves(&self) -> Truth {
        if self.unless { !self.truth } else { self.truth }
    }
}

/// What decides a condition.
#[derive(Debug, Clone)]
pub enum How<'m> {
    /// `a and b`: all of its parts.
    All,
    /// `a or b`: any of its parts.
    Any,
    /// `not a`: its one part.
    Not,
    /// A definition, or a name given by `let`: its one part.
    Named {
        /// What is written for each parameter.
        parameters: Vec<(String, Phrase)>,
    },
    /// `a < b`, `a in b`: two values.
    Compared {
        /// What joins them.
        operator: Operator,
        /// The left side.
        left: Side<'m>,
        /// The right side.
        right: Side<'m>,
    },
    /// `exists`, `no`, `every`: the things that were looked through.
    Ranged(Ranged<'m>),
    /// `before+(s, t)`: the way from one thing to the other, where there is one.
    Related {
        /// Which relation.
        relation: Relation,
        /// Whether over any number of steps.
        closure: bool,
        /// Both ends, where they are things.
        ends: Option<(Entity, Entity)>,
        /// The steps of the way.
        way: Vec<Link>,
    },
    /// A part or a function by itself.
    Plain,
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct Side<'m> {
    /// How it is written; `None` for a value that stands there itself, and for a variable.
    pub text: Option<Phrase>,
    /// What it comes to.
    pub value: Value<'m>,
}

/// How a quantifier came out.
#[derive(Debug, Clone)]
pub struct Ranged<'m> {
    /// `exists`, `no` or `every`.
    pub quantifier: Keyword,
    /// The variable.
    pub variable: String,
    /// `document d in p.documents`, in each vocabulary.
    pub range: Phrase,
    /// Whether only what a join leads to was looked through.
    pub joined: bool,
    /// How many things were looked through; `None` where nobody has said which there are.
    pub examined: Option<usize>,
    /// How many of them could not be decided.
    pub undecided: usize,
    /// Whether there may be more than is described.
    pub open: bool,
    /// The one that settles it; where none does, the first that could not be decided, or else the
    /// first few. Each with the condition of it, where there is one.
    pub examples: Vec<(Entity, Option<Reason<'m>>)>,
}

/// A step on the way of a relation.
#[derive(Debug, Clone)]
pub struct Link {
    /// From what.
    pub from: Entity,
    /// To what.
    pub to: Entity,
    /// The clause that says so.
    pub at: Option<Span>,
}

/// A value that was worked out, or that the rule takes from a parameter.
#[derive(Debug, Clone)]
pub struct Term<'m> {
    /// How it is written.
    pub text: Phrase,
    /// What the name stands for, where it is one given by `let`.
    pub stands_for: Option<Phrase>,
    /// What it comes to.
    pub value: Value<'m>,
    /// Whether it is a parameter.
    pub is_parameter: bool,
    /// Of a decision table: how the row is written that speaks, in each vocabulary, and where.
    pub row: Option<(Phrase, Span)>,
    /// Of an aggregate: what went into it, the first few, with the value of each.
    pub items: Vec<(Value<'m>, Option<Value<'m>>)>,
}

/// Something that was read of a thing.
#[derive(Debug, Clone)]
pub struct Fact<'m> {
    /// Of what.
    pub thing: Entity,
    /// What.
    pub known: Known<'m>,
}

/// What is known of a thing.
#[derive(Debug, Clone)]
pub enum Known<'m> {
    /// A part and its value.
    Part(&'static Part, Value<'m>),
    /// What a clause of its declaration says, which no rule can read by itself.
    Clause(Keyword),
}

/// How near a rule came to a finding about some things.
#[derive(Debug, Clone)]
pub struct NearMiss<'m> {
    /// The variables that are bound, in the order of the text.
    pub bound: Vec<Bound>,
    /// The conditions before the one it stops at, in the order of the text; all serve.
    pub held: Vec<Reason<'m>>,
    /// Where it stops.
    pub stop: Stop<'m>,
    /// The conditions after that, with their reasons where every variable is bound.
    pub after: Vec<Reason<'m>>,
    /// The conditions that could not be looked at.
    pub unseen: Vec<Unseen>,
    /// How many bindings were decided.
    pub tried: usize,
    /// How many of them stop at the same place.
    pub alike: usize,
    /// Whether all bindings were gone through; if not, a nearer one may have been missed.
    pub whole: bool,
}

/// A condition that could not be looked at.
#[derive(Debug, Clone)]
pub struct Unseen {
    /// How it is written, in each vocabulary.
    pub text: Phrase,
    /// Where it is written.
    pub span: Span,
    /// Whether it stands in `unless`.
    pub unless: bool,
}

/// Where a rule stops.
#[derive(Debug, Clone)]
pub enum Stop<'m> {
    /// Nowhere: it finds these things.
    Nowhere,
    /// At a condition that does not serve, or that cannot be decided.
    At(Box<Reason<'m>>),
    /// At a variable with nothing to stand for.
    NoCandidate {
        /// `document d in p.documents`, in each vocabulary.
        variable: Phrase,
        /// Where the variable is written.
        span: Span,
        /// Whether that is because nobody has described what there is.
        unknown: bool,
        /// What was read to know it.
        facts: Vec<Fact<'m>>,
    },
    /// At a variable that cannot stand for the thing that was named.
    NotAmong {
        /// `document d in p.documents`, in each vocabulary.
        variable: Phrase,
        /// Where the variable is written.
        span: Span,
        /// The thing.
        thing: Entity,
        /// What was read to know it.
        facts: Vec<Fact<'m>>,
    },
}
