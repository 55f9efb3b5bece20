//! What a rule looks for, each variable and condition by itself and in the order of the text.

use super::{Body, Entry};
use crate::model::Kind;
use crate::rule::join::Unbound;
use crate::rule::plan::Node;
use crate::syntax::ast::{Binder, Clause, Word};
use crate::syntax::keyword::Keyword;

/// The variables and conditions of a rule, nothing ordered yet.
pub(super) struct Read {
    pub(super) about: Vec<Unbound>,
    pub(super) witnesses: Vec<Unbound>,
    pub(super) values: Vec<(String, Node)>,
    pub(super) conditions: Vec<Requirement>,
}

/// One of the conditions that a rule needs all of.
#[derive(Debug)]
pub struct Requirement {
    /// What is written.
    pub node: Node,
    /// Whether it stands in `unless`: then it must not hold.
    pub unless: bool,
}

/// Returns the variables of `for each`, then those of `with`, in the order of the text.
pub(super) fn variables_of<'a, 'src>(
    clause: &'a Clause<'src>,
) -> impl Iterator<Item = &'a Binder<'src>> {
    binders(clause, Keyword::ForEach).chain(binders(clause, Keyword::With))
}

fn binders<'a, 'src>(
    clause: &'a Clause<'src>,
    keyword: Keyword,
) -> impl Iterator<Item = &'a Binder<'src>> {
    clause
        .clauses_of(keyword)
        .flat_map(|clause| &clause.words)
        .filter_map(|word| match &word.node {
            Word::Binder(binder) => Some(binder.as_ref()),
            _ => None,
        })
}

impl<'a> Body<'a, '_, '_> {
    /// Compiles the variables and conditions of a rule, each by itself and in the order of the
    /// text; leaves its names in scope.
    pub(super) fn read(&mut self, clause: &'a Clause<'_>) -> Option<Read> {
        let about = self.variables(clause, Keyword::ForEach);
        let witnesses = self.variables(clause, Keyword::With);
        let values = self.values(clause);
        let mut conditions = Vec::new();
        let mut whole = true;
        for (keyword, unless) in [(Keyword::When, false), (Keyword::Unless, true)] {
            for clause in clause.clauses_of(keyword) {
                let Some(Word::Expression(written)) = clause.words.first().map(|word| &word.node)
                else {
                    continue;
                };
                match self.condition(written) {
                    Some(node) => conditions.push(Requirement { node, unless }),
                    None => whole = false,
                }
            }
        }
        let read = Read {
            about: about?,
            witnesses: witnesses?,
            values: values?,
            conditions,
        };
        whole.then_some(read)
    }

    fn variables(&mut self, clause: &'a Clause<'_>, keyword: Keyword) -> Option<Vec<Unbound>> {
        let mut variables = Vec::new();
        let mut whole = true;
        for clause in clause.clauses_of(keyword) {
            for word in &clause.words {
                let Word::Binder(binder) = &word.node else {
                    continue;
                };
                let source = self.binder_source(binder);
                let kind = Kind::of_keyword(binder.kind.node)
                    .expect("the grammar reads only kinds before a variable");
                let slot = self.declare(binder);
                match source {
                    Ok(source) => {
                        variables.push(Unbound {
                            name: binder.variable.node.to_string(),
                            slot,
                            kind,
                            source,
                        });
                    }
                    Err(_) => whole = false,
                }
            }
        }
        whole.then_some(variables)
    }

    fn values(&mut self, clause: &'a Clause<'_>) -> Option<Vec<(String, Node)>> {
        let mut values = Vec::new();
        for clause in clause.clauses_of(Keyword::Let) {
            let (Some(name), Some(Word::Expression(written))) =
                (clause.name(), clause.words.last().map(|word| &word.node))
            else {
                continue;
            };
            let (node, value) = self.expression(written)?;
            values.push((name.node.to_owned(), node.clone()));
            self.scope.push(Entry {
                name: name.node,
                node,
                value,
                used: false,
            });
        }
        Some(values)
    }
}
