//! What a condition rests on: the values worked out for it, and the parts that were read.

use super::Scope;
use crate::graph::gap::{Question, gap};
use crate::model::{Entity, Stated};
use crate::rule::plan::{Literal, Marked, Node};
use crate::rule::proof::{Fact, Known, Reason, Term};
use crate::rule::schema;
use crate::rule::types::Scalar;
use crate::rule::value::Value;
use crate::syntax::keyword::Keyword;
use crate::truth::Truth;

/// How many things that went into an aggregate are told.
const ITEMS: usize = 5;

/// Of each function, which parts of its arguments it reads: the schema's, or else clauses.
///
/// `usable(r)` would otherwise be a mere claim.
const READS: &[(&str, &[(usize, &str)])] = &[
    ("in-force", &[(0, "from"), (0, "until")]),
    ("usable", &[(0, "published")]),
    (
        "may-read",
        &[(1, "readers"), (0, "levels"), (0, "authorities")],
    ),
    ("covers-applicants", &[(0, "covers"), (1, "subjects")]),
    ("covers-holders", &[(0, "covers"), (1, "issued-to")]),
    ("key-known", &[(1, "key"), (0, "concept"), (0, "role")]),
    ("saved-alongside", &[(0, "takes"), (1, "takes")]),
];

impl<'m> Scope<'m, '_> {
    /// Adds what a node rests on; each value and each fact once.
    pub(super) fn gather(&mut self, node: &Node, reason: &mut Reason<'m>) {
        match node {
            Node::Marked(marked) => {
                let mut inner = &marked.node;
                if self.term(marked, reason)
                    && let Node::Marked(named) = inner
                {
                    inner = &named.node;
                }
                self.gather(inner, reason);
            }
            Node::Read { part, of } => {
                self.gather(of, reason);
                if let Stated::Is(thing) = self.value(of).thing()
                    && thing.kind() == part.kind
                {
                    self.fact(thing, part, reason);
                }
            }
            Node::Call {
                function,
                arguments,
            } => {
                for argument in arguments {
                    self.gather(argument, reason);
                }
                let reads = READS.iter().find(|(name, _)| *name == function.name);
                for (argument, name) in reads.map_or(&[][..], |(_, parts)| parts) {
                    if let Stated::Is(thing) = self.value(&arguments[*argument]).thing() {
                        self.read_inside(thing, name, reason);
                    }
                }
            }
            // Their variable is bound only while they are worked out.
            Node::Aggregate { source, .. } | Node::Exists { source, .. } => {
                if let Some(node) = source.node() {
                    self.gather(node, reason);
                }
            }
            // The sum of a sum is no value that anybody has a name for.
            Node::Arithmetic { left, right, .. } => {
                for side in [left, right] {
                    match side.as_ref() {
                        Node::Marked(marked) if matches!(marked.node, Node::Arithmetic { .. }) => {
                            self.gather(&marked.node, reason);
                        }
                        side => self.gather(side, reason),
                    }
                }
            }
            node => {
                for child in node.children() {
                    self.gather(child, reason);
                }
            }
        }
    }

    /// Returns what is read to work out a node; nothing where there is none.
    pub(in crate::rule::evaluate) fn facts_of(&mut self, node: Option<&Node>) -> Vec<Fact<'m>> {
        let mut reason = Reason::undecided(None);
        if let Some(node) = node {
            self.gather(node, &mut reason);
        }
        reason.facts
    }

    fn fact(&mut self, thing: Entity, part: &'static schema::Part, reason: &mut Reason<'m>) {
        // Where a thing stands is no news.
        if part.name == "procedure" {
            return;
        }
        let is_told = |fact: &Fact<'_>| {
            fact.thing == thing
                && matches!(fact.known, Known::Part(told, _) if told.name == part.name)
        };
        if !reason.facts.iter().any(is_told) {
            let known = Known::Part(part, (part.read)(self.facts, thing));
            reason.facts.push(Fact { thing, known });
        }
    }

    /// Adds the part for want of which a relation cannot be decided.
    pub(super) fn missing(&mut self, question: Question, reason: &mut Reason<'m>) {
        if let Some((thing, part)) = gap(self.facts.model, self.facts.graph, question)
            && let Some(part) = schema::part(thing.kind(), part)
        {
            self.fact(thing, part, reason);
        }
    }

    /// Adds what a function reads of a thing; nothing where things of that kind have no such part.
    fn read_inside(&mut self, thing: Entity, name: &str, reason: &mut Reason<'m>) {
        if let Some(part) = schema::part(thing.kind(), name) {
            self.fact(thing, part, reason);
            return;
        }
        let keyword = Keyword::ALL.iter().find(|word| word.english() == name);
        if let (Some(keyword), Entity::Register(_)) = (keyword, thing) {
            let known = Known::Clause(*keyword);
            reason.facts.push(Fact { thing, known });
        }
    }

    /// Adds a value that the reader cannot see in the text; says whether there is one.
    fn term(&mut self, marked: &Marked, reason: &mut Reason<'m>) -> bool {
        let named = match &marked.node {
            Node::Marked(named) => Some(&named.text),
            _ => None,
        };
        let is_parameter = match marked.node.bare() {
            Node::Literal(Literal::Entity(_) | Literal::None | Literal::Constant(_)) => {
                return false;
            }
            Node::Literal(_) => true,
            Node::Aggregate { .. } | Node::Arithmetic { .. } | Node::Table(_) => false,
            Node::Call { function, .. } if function.value.scalar != Scalar::Boolean => false,
            Node::Variable(_) | Node::Read { .. } if named.is_some() => false,
            _ => return false,
        };
        if !reason.terms.iter().any(|term| term.text == marked.text) {
            let value = self.value(&marked.node);
            let items = self.items(marked.node.bare());
            let row = match marked.node.bare() {
                Node::Table(table) => self.row_of(table),
                _ => None,
            };
            reason.terms.push(Term {
                text: marked.text.clone(),
                stands_for: named.cloned(),
                value,
                is_parameter,
                row: row.map(|row| (row.text.clone(), row.span)),
                items,
            });
        }
        true
    }

    /// Returns the first things that went into an aggregate, with the value of each.
    fn items(&mut self, node: &Node) -> Vec<(Value<'m>, Option<Value<'m>>)> {
        let Node::Aggregate {
            slot,
            source,
            condition,
            value,
            ..
        } = node
        else {
            return Vec::new();
        };
        let meant = self.range(source).meant;
        let mut items = Vec::new();
        for index in 0..meant.len(self.facts) {
            let Some(thing) = meant.get(index) else {
                continue;
            };
            if let Some(slot) = slot {
                self.slots[usize::from(slot.0)] = thing.clone();
            }
            let holds = condition.as_deref();
            if holds.is_none_or(|condition| self.truth(condition) == Truth::True) {
                let of_it = value.as_deref().map(|value| self.value(value));
                items.push((thing, of_it));
            }
            if items.len() == ITEMS {
                break;
            }
        }
        items
    }
}
