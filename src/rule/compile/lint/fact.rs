//! What one comparison lets its subject be.
//!
//! A subject is an expression in canonical text; two facts about one subject can contradict each
//! other or leave nothing over. Both are found by trying every value that makes a difference: the
//! values named, one between each two, one beyond them, and `none`. Nothing is said of unknown:
//! what cannot be true of any value is not true of an unknown one either.

use std::collections::BTreeSet;

use super::super::calendar::Calendar;
use crate::rule::types::Domain;
use crate::span::Span;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;

/// What amounts are counted in; those of two scales have no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scale {
    Number,
    Percent,
    Money,
    Date,
    Work,
    Days,
    Months,
}

impl Scale {
    /// Returns the calendar of a duration.
    pub(super) const fn calendar(self) -> Option<Calendar> {
        match self {
            Self::Work => Some(Calendar::Work),
            Self::Days => Some(Calendar::Days),
            Self::Months => Some(Calendar::Months),
            _ => None,
        }
    }
}

/// A value written in a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    None,
    Amount(Scale, i64),
    Constant(Keyword),
    /// A text, or the name of a thing.
    Word(String),
}

/// How one value stands to another: what may be true of two expressions that are no literals.
pub(super) mod beside {
    pub(in super::super) const LESS: u8 = 1;
    pub(in super::super) const EQUAL: u8 = 2;
    pub(in super::super) const GREATER: u8 = 4;
    /// One of them is `none`, or they have no order.
    pub(in super::super) const APART: u8 = 8;
    pub(in super::super) const BOTH_NONE: u8 = 16;
    pub(super) const ALL: [u8; 5] = [LESS, EQUAL, GREATER, APART, BOTH_NONE];
}

/// What a fact asks of its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// That it holds.
    Flag,
    /// How it compares with a value.
    Against(Operator, Value),
    /// That it is one of some values.
    OneOf(Vec<Value>),
    /// How its first half stands to its second: bits of [`beside`].
    Beside(u8),
}

/// A condition that is no conjunction, disjunction or negation.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// What it is about, in canonical text.
    pub(super) subject: String,
    pub(super) test: Test,
    /// Whether it stands under a `not` that was moved in.
    pub(super) negated: bool,
    /// Whether the `and` or `or` around it was turned by a `not` or an `unless`.
    pub(super) turned: bool,
    /// Whether it stands in an `unless`.
    pub(super) cancels: bool,
    /// Where it is written; of a condition in a definition, where the definition is called.
    pub(super) span: Span,
}

/// A value to try.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Sample {
    Truth(bool),
    Beside(u8),
    None,
    /// Twice an amount, so that there is one between each two.
    Amount(i128),
    Constant(Keyword),
    Word(String),
    /// A text or thing that no fact names.
    Other,
}

impl Fact {
    fn values(&self) -> &[Value] {
        match &self.test {
            Test::Against(_, value) => std::slice::from_ref(value),
            Test::OneOf(values) => values,
            Test::Flag | Test::Beside(_) => &[],
        }
    }

    /// Returns the scale of the amount that it compares with.
    pub(super) fn scale(&self) -> Option<Scale> {
        self.values().iter().find_map(|value| match value {
            Value::Amount(scale, _) => Some(*scale),
            _ => None,
        })
    }

    fn holds(&self, sample: &Sample) -> bool {
        let holds = match (&self.test, sample) {
            (Test::Flag, Sample::Truth(truth)) => *truth,
            (Test::Beside(allowed), Sample::Beside(bit)) => allowed & bit != 0,
            (Test::Against(operator, value), sample) => compare(*operator, sample, value),
            (Test::OneOf(values), sample) => values
                .iter()
                .any(|value| compare(Operator::Equal, sample, value)),
            _ => false,
        };
        holds != self.negated
    }
}

fn compare(operator: Operator, sample: &Sample, value: &Value) -> bool {
    if let (Sample::Amount(sample), Value::Amount(_, value)) = (sample, value) {
        let value = i128::from(*value) * 2;
        return match operator {
            Operator::Equal => *sample == value,
            Operator::NotEqual => *sample != value,
            Operator::Less => *sample < value,
            Operator::LessOrEqual => *sample <= value,
            Operator::Greater => *sample > value,
            _ => *sample >= value,
        };
    }
    let equal = match (sample, value) {
        (Sample::None, Value::None) => true,
        (Sample::Constant(sample), Value::Constant(value)) => sample == value,
        (Sample::Word(sample), Value::Word(value)) => sample == value,
        _ => false,
    };
    match operator {
        Operator::Equal => equal,
        Operator::NotEqual => !equal,
        _ => false,
    }
}

/// Returns every value that makes a difference to facts about one subject; `None` where they
/// compare it with amounts that have no order.
fn samples(facts: &[&Fact]) -> Option<Vec<Sample>> {
    let subject = &facts.first()?.subject;
    if facts.iter().any(|fact| fact.test == Test::Flag) {
        return Some(vec![Sample::Truth(false), Sample::Truth(true)]);
    }
    if facts
        .iter()
        .any(|fact| matches!(fact.test, Test::Beside(_)))
    {
        return Some(beside::ALL.into_iter().map(Sample::Beside).collect());
    }
    let mut found = BTreeSet::new();
    let mut amounts = BTreeSet::new();
    let mut scales = BTreeSet::new();
    let mut domain = None;
    let mut has_words = false;
    for value in facts.iter().flat_map(|fact| fact.values()) {
        match value {
            Value::None => {}
            Value::Amount(scale, amount) => {
                scales.insert(*scale);
                amounts.insert(i128::from(*amount));
            }
            Value::Constant(constant) => domain = Domain::of(*constant),
            Value::Word(word) => {
                has_words = true;
                found.insert(Sample::Word(word.clone()));
            }
        }
    }
    if scales.len() > 1 {
        return None;
    }
    let is_count = subject.starts_with("count(");
    found.extend(around(&amounts, is_count));
    if let Some(domain) = domain {
        found.extend(domain.constants().iter().copied().map(Sample::Constant));
    } else if has_words || amounts.is_empty() {
        found.insert(Sample::Other);
    }
    if !is_count && !domain.is_some_and(|domain| is_always_stated(subject, domain)) {
        found.insert(Sample::None);
    }
    Some(found.into_iter().collect())
}

/// Returns amounts, doubled, one beside each, and the first and last ones beyond; of a count only
/// whole numbers from zero on.
fn around(amounts: &BTreeSet<i128>, is_count: bool) -> Vec<Sample> {
    let mut doubled: BTreeSet<i128> = BTreeSet::new();
    let reach = if is_count { 2_000 } else { 1 };
    for amount in amounts {
        doubled.extend([amount * 2 - reach, amount * 2, amount * 2 + reach]);
    }
    doubled
        .into_iter()
        .filter(|value| !is_count || (*value >= 0 && value % 2_000 == 0))
        .map(Sample::Amount)
        .collect()
}

/// Returns whether a part of a variable is never `none`: the language has no way to say so.
fn is_always_stated(subject: &str, domain: Domain) -> bool {
    subject.matches('.').count() == 1
        && matches!(
            domain,
            Domain::ProcedureKind | Domain::Method | Domain::Rank | Domain::Level
        )
}

/// Returns whether facts about one subject can never hold together.
fn exclude(facts: &[&Fact]) -> bool {
    samples(facts).is_some_and(|samples| {
        !samples
            .iter()
            .any(|sample| facts.iter().all(|fact| fact.holds(sample)))
    })
}

/// Returns whether one of some facts about one subject always holds.
fn exhaust(facts: &[&Fact]) -> bool {
    samples(facts).is_some_and(|samples| {
        samples
            .iter()
            .all(|sample| facts.iter().any(|fact| fact.holds(sample)))
    })
}

/// Returns the answer of a fact that is the same for every value of its subject.
pub(super) fn settled(fact: &Fact) -> Option<bool> {
    if exclude(&[fact]) {
        Some(false)
    } else {
        exhaust(&[fact]).then_some(true)
    }
}

/// Returns the fewest facts, in the order given, that can never hold together.
pub(super) fn conflict<'f>(facts: &[&'f Fact]) -> Option<Vec<&'f Fact>> {
    fewest(facts, exclude)
}

/// Returns the fewest facts, in the order given, of which one always holds.
pub(super) fn cover<'f>(facts: &[&'f Fact]) -> Option<Vec<&'f Fact>> {
    fewest(facts, exhaust)
}

/// Looks for two facts of one subject first, then takes all of one subject.
///
/// What stands in one call of a definition is told where the definition stands, if at all.
fn fewest<'f>(facts: &[&'f Fact], settles: fn(&[&Fact]) -> bool) -> Option<Vec<&'f Fact>> {
    for (position, later) in facts.iter().enumerate() {
        let earlier: Vec<&'f Fact> = facts[..position]
            .iter()
            .filter(|fact| fact.subject == later.subject && fact.span != later.span)
            .copied()
            .collect();
        let pair = earlier.iter().find(|fact| settles(&[*fact, *later]));
        if let Some(first) = pair {
            return Some(vec![*first, *later]);
        }
        let mut all = earlier;
        all.push(*later);
        if all.len() > 2 && settles(&all) {
            return Some(all);
        }
    }
    None
}
