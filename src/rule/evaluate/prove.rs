//! Why a condition holds, or does not: the tree of its reasons.
//!
//! Works on a rule as it is written, with its variables bound, and asks the evaluator of every
//! part what it comes to; so a proof cannot say anything else than what was found.

use super::Scope;
use super::lookup::{Lookup, look_ups};
use super::range::{Doubt, Range};
use crate::graph::gap::Question;
use crate::model::{Entity, Stated};
use crate::phrase::Phrase;
use crate::rule::compile::Written;
use crate::rule::compile::written::{Requirement, Variable};
use crate::rule::plan::{Brings, Marked, Node, Source};
use crate::rule::proof::{Bound, How, Link, Proof, Ranged, Reason, Side};
use crate::rule::schema::Facts;
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

mod gather;

/// How many things are told that do not settle a quantifier.
const EXAMPLES: usize = 3;

/// Proves the matches of one rule.
#[derive(Debug)]
pub struct Prover<'w, 'm> {
    written: &'w Written,
    facts: Facts<'m>,
    lookups: Vec<Lookup>,
}

impl<'w, 'm> Prover<'w, 'm> {
    /// Prepares the indexes that inner variables are looked up in.
    pub fn new(written: &'w Written, facts: Facts<'m>) -> Self {
        Self {
            written,
            facts,
            lookups: look_ups(&written.indexes, facts, written.slots, |_| true),
        }
    }

    pub(super) fn scope(&self) -> Scope<'m, '_> {
        Scope::new(self.facts, &self.lookups, self.written.slots)
    }

    /// Proves that the rule fires on what a match or finding is about, by its witnesses.
    pub fn prove(&self, about: &[Entity], witnesses: &[Entity]) -> Proof<'m> {
        let mut scope = self.scope();
        let things = about.iter().chain(witnesses);
        let bound = self.written.variables.iter().zip(things);
        let bound = bound.map(|(variable, thing)| {
            scope.slots[usize::from(variable.slot.0)] = Value::Entity(*thing);
            bound_to(variable, *thing)
        });
        Proof {
            bound: bound.collect(),
            reasons: reasons(&mut scope, &self.written.conditions),
        }
    }
}

/// Says what a variable stands for.
pub(super) fn bound_to(variable: &Variable, thing: Entity) -> Bound {
    Bound {
        name: variable.name.clone(),
        text: variable.text.clone(),
        span: variable.span,
        thing,
    }
}

/// Gives the reasons of some conditions, all of whose variables are bound.
pub(super) fn reasons<'m>(
    scope: &mut Scope<'m, '_>,
    conditions: &[Requirement],
) -> Vec<Reason<'m>> {
    let reasons = conditions.iter().map(|condition| Reason {
        unless: condition.unless,
        ..scope.reason(&condition.node)
    });
    reasons.collect()
}

impl<'m> Scope<'m, '_> {
    /// Gives the reason of a condition.
    fn reason(&mut self, node: &Node) -> Reason<'m> {
        let (mark, node) = match node {
            Node::Marked(marked) => (Some(marked.as_ref()), &marked.node),
            node => (None, node),
        };
        let mut reason = Reason::undecided(mark);
        self.reason_out(node, mark, &mut reason);
        reason
    }

    /// Says how a condition came out and why.
    fn reason_out(&mut self, node: &Node, mark: Option<&Marked>, reason: &mut Reason<'m>) {
        match node {
            Node::Marked(_) => {
                let part = self.reason(node);
                reason.truth = part.truth;
                let parameters = match mark.map(|mark| &mark.brings) {
                    Some(Brings::Definition(parameters)) => parameters.clone(),
                    _ => Vec::new(),
                };
                reason.how = How::Named { parameters };
                reason.parts.push(part);
            }
            Node::And(nodes) | Node::Or(nodes) => {
                let is_all = matches!(node, Node::And(_));
                reason.parts = nodes.iter().map(|node| self.reason(node)).collect();
                let truths = reason.parts.iter().map(|part| part.truth);
                (reason.how, reason.truth) = if is_all {
                    (How::All, truths.fold(Truth::True, Truth::and))
                } else {
                    (How::Any, truths.fold(Truth::False, Truth::or))
                };
            }
            Node::Not(inner) => self.negate(inner, mark, reason),
            Node::Compare {
                operator,
                left,
                right,
            } => self.compared(*operator, (left, right), node, reason),
            Node::Member { value, list } => {
                self.compared(Operator::In, (value, list), node, reason);
            }
            Node::Exists { .. } => self.ranged(Keyword::Exists, node, mark, reason),
            Node::Related { .. } => self.related(node, reason),
            _ => {
                reason.truth = self.truth(node);
                self.gather(node, reason);
            }
        }
    }

    /// `not a`, and what is compiled to it: `!=`, `not in`, `no`, `every`.
    fn negate(&mut self, inner: &Node, mark: Option<&Marked>, reason: &mut Reason<'m>) {
        match inner {
            Node::Compare { left, right, .. } => {
                self.compared(Operator::NotEqual, (left, right), inner, reason);
            }
            Node::Member { value, list } => {
                self.compared(Operator::NotIn, (value, list), inner, reason);
            }
            Node::Exists { condition, .. } => {
                let quantifier = match **condition {
                    Node::Not(_) => Keyword::Every,
                    _ => Keyword::No,
                };
                self.ranged(quantifier, inner, mark, reason);
            }
            _ => {
                reason.how = How::Not;
                reason.parts.push(self.reason(inner));
                reason.truth = reason.parts[0].truth;
            }
        }
        reason.truth = !reason.truth;
    }

    /// Two values; the truth is that of the node, before any negation.
    fn compared(
        &mut self,
        operator: Operator,
        (left, right): (&Node, &Node),
        node: &Node,
        reason: &mut Reason<'m>,
    ) {
        reason.truth = self.truth(node);
        reason.how = How::Compared {
            operator,
            left: self.side_of(left),
            right: self.side_of(right),
        };
        self.gather(left, reason);
        self.gather(right, reason);
    }

    fn side_of(&mut self, node: &Node) -> Side<'m> {
        Side {
            text: match node {
                Node::Marked(marked) => Some(marked.text.clone()),
                _ => None,
            },
            value: self.value(node),
        }
    }

    fn ranged(
        &mut self,
        quantifier: Keyword,
        exists: &Node,
        mark: Option<&Marked>,
        reason: &mut Reason<'m>,
    ) {
        let Node::Exists {
            slot,
            source,
            condition,
        } = exists
        else {
            unreachable!("only quantifiers are proved as such")
        };
        reason.truth = self.truth(exists);
        let (variable, range) = match mark.map(|mark| &mark.brings) {
            Some(Brings::Variable(name, range)) => (name.clone(), range.clone()),
            _ => (String::new(), Phrase::default()),
        };
        let mut ranged = Ranged {
            quantifier,
            variable,
            range,
            joined: !matches!(source, Source::Each { .. }),
            examined: None,
            undecided: 0,
            open: false,
            examples: Vec::new(),
        };
        if let Some(node) = source.node() {
            self.gather(node, reason);
        }
        let Range { meant, doubt } = self.range(source);
        if !matches!(doubt, Doubt::List) {
            let count = meant.len(self.facts);
            ranged.examined = Some(count);
            let things = (0..count).filter_map(|index| meant.get(index));
            self.look_through((slot.0, condition), things, reason.truth, &mut ranged);
            let is_certain = matches!(doubt, Doubt::Nothing);
            ranged.open = reason.truth == Truth::Unknown && !is_certain;
        }
        reason.how = How::Ranged(ranged);
    }

    /// Picks the things that show why a quantifier came out as it did.
    fn look_through(
        &mut self,
        (slot, condition): (u8, &Node),
        things: impl Iterator<Item = Value<'m>>,
        truth: Truth,
        ranged: &mut Ranged<'m>,
    ) {
        // What is asked of each: of `every`, that it holds.
        let asked = match condition {
            Node::Not(asked) => asked,
            asked => asked,
        };
        let says_something = !matches!(asked, Node::And(nodes) if nodes.is_empty());
        let wanted = if truth == Truth::True { 1 } else { EXAMPLES };
        let mut few = Vec::new();
        for value in things {
            self.slots[usize::from(slot)] = value.clone();
            let one = self.truth(condition);
            ranged.undecided += usize::from(one == Truth::Unknown);
            let Value::Entity(thing) = value else {
                continue;
            };
            if one == truth && ranged.examples.len() < wanted {
                let reason = says_something.then(|| self.reason(asked));
                ranged.examples.push((thing, reason));
            } else if few.len() < EXAMPLES && truth == Truth::Unknown {
                few.push(thing);
            }
            if truth == Truth::True && !ranged.examples.is_empty() {
                break;
            }
        }
        // Undecided only because there may be more: those that are known are told by name.
        if ranged.examples.is_empty() {
            ranged.examples = few.into_iter().map(|thing| (thing, None)).collect();
        }
    }

    fn related(&mut self, node: &Node, reason: &mut Reason<'m>) {
        let Node::Related {
            relation,
            closure,
            from,
            to,
        } = node
        else {
            unreachable!("only relations are proved as such")
        };
        reason.truth = self.truth(node);
        let ends = match (self.value(from).thing(), self.value(to).thing()) {
            (Stated::Is(from), Stated::Is(to)) => Some((from, to)),
            _ => None,
        };
        let graph = self.facts.graph;
        let mut way = Vec::new();
        if let (Truth::True, Some((from, to))) = (reason.truth, ends) {
            let things = if *closure {
                graph.path(*relation, from, to).unwrap_or_default()
            } else {
                vec![from, to]
            };
            way.extend(things.windows(2).map(|pair| Link {
                from: pair[0],
                to: pair[1],
                at: graph.edge_span(*relation, pair[0], pair[1]),
            }));
        }
        reason.how = How::Related {
            relation: *relation,
            closure: *closure,
            ends,
            way,
        };
        self.gather(from, reason);
        self.gather(to, reason);
        if let (Truth::Unknown, Some((left, right))) = (reason.truth, ends) {
            let question = Question {
                relation: *relation,
                closure: *closure,
                left,
                right,
            };
            self.missing(question, reason);
        }
    }
}
