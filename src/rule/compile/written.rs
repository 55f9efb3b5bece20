//! One rule as it is written: its variables and conditions in the order of the text, every
//! expression marked with its words and its place.
//!
//! A plan forgets how a condition was worded, moves it to where it can be decided first, and lets
//! an index take it in. Whoever has to say why a rule fired, or why not, needs it whole. Compiled
//! on demand, from the same text and by the same code; slots are those of the plan.

pub use super::body::Requirement;
use super::body::variables_of;
use super::operator::chain;
use super::{Body, Source, library};
use crate::diagnostic::Diagnostics;
use crate::model::{Kind, Model};
use crate::phrase::Phrase;
use crate::rule::plan::{Brings, Index, Marked, Node, Slot};
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::{print_binder, print_expression};

/// A rule as it is written.
#[derive(Debug)]
pub struct Written {
    /// The variables of `for each`, then those of `with`, in the order of the text.
    pub variables: Vec<Variable>,
    /// How many of them are of `for each`.
    pub about: usize,
    /// The named values of `let`.
    pub values: Vec<(String, Node)>,
    /// What `when` and `unless` say, in the order of the text.
    pub conditions: Vec<Requirement>,
    /// The indexes that inner variables are looked up in.
    pub indexes: Vec<Index>,
    /// How many slots it needs.
    pub slots: usize,
}

/// A variable of a rule.
#[derive(Debug)]
pub struct Variable {
    /// What it is called.
    pub name: String,
    /// Where it is kept.
    pub slot: Slot,
    /// Its kind.
    pub kind: Kind,
    /// `p.documents`; without it, everything of the kind.
    pub source: Option<Node>,
    /// `document d in p.documents`, in each vocabulary.
    pub text: Phrase,
    /// Where it is written.
    pub span: Span,
}

/// What a variable of a quantifier or aggregate ranges over where nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// What a join leads to, as in the plan: all that matters, and quickly found.
    Joined,
    /// Everything of its kind, so that what a join would pass over is seen to fail.
    Whole,
}

/// Compiles a rule of some sources as it is written; `None` where they have none of the name that
/// is without mistakes.
pub fn as_written(
    sources: &[Source<'_, '_>],
    model: &Model,
    name: &str,
    range: Range,
) -> Option<Written> {
    // What is wrong was told when the rules were compiled.
    let mut sink = Diagnostics::default();
    let library = library(sources, model, &mut sink);
    let clauses = sources.iter().flat_map(|source| source.clauses);
    let mut rules = clauses.filter(|clause| clause.keyword == Keyword::Rule);
    let clause = rules.find(|clause| clause.name().is_some_and(|found| found.node == name))?;
    let mut body = Body::new(&library, &mut sink);
    body.marks = Some(range);
    let read = body.read(clause)?;
    let conditions = read.conditions.into_iter().flat_map(|condition| {
        let Requirement { node, unless } = condition;
        let parts = chain(if unless { Operator::Or } else { Operator::And }, node);
        parts
            .into_iter()
            .map(move |node| Requirement { node, unless })
    });
    let conditions = conditions.collect();
    let about = read.about.len();
    let waiting = read.about.into_iter().chain(read.witnesses);
    let variables = waiting.zip(variables_of(clause));
    Some(Written {
        variables: variables
            .map(|(variable, binder)| Variable {
                name: variable.name,
                slot: variable.slot,
                kind: variable.kind,
                source: variable.source,
                text: both(|vocabulary| print_binder(binder, vocabulary)),
                span: binder.variable.span,
            })
            .collect(),
        about,
        values: read.values,
        conditions,
        indexes: body.indexes,
        slots: body.slots,
    })
}

impl Body<'_, '_, '_> {
    /// Marks a compiled expression with its words and its place, if marks are asked for; a value
    /// that stands there as it is needs none.
    pub(super) fn marked(&self, written: &Spanned<Expression<'_>>, node: Node) -> Node {
        let needs = match &written.node {
            Expression::Path(_) => !matches!(node, Node::Variable(_)),
            _ => !matches!(node, Node::Literal(_)),
        };
        if self.marks.is_none() || !needs {
            return node;
        }
        Node::Marked(Box::new(Marked {
            span: written.span,
            text: worded(&written.node),
            brings: self.brings(&written.node),
            node,
        }))
    }

    fn brings(&self, written: &Expression<'_>) -> Brings {
        let variable = |binder: &Binder<'_>| {
            let range = both(|vocabulary| print_binder(binder, vocabulary));
            Brings::Variable(binder.variable.node.to_string(), range)
        };
        match written {
            Expression::Quantified { binder, .. }
            | Expression::Aggregate {
                binder: Some(binder),
                ..
            } => variable(binder),
            Expression::Call {
                function,
                arguments,
                ..
            } => {
                let called = self.library.definitions.get(function.node.as_ref());
                called.map_or(Brings::Nothing, |definition| {
                    let names = definition.parameters.iter();
                    let names = names.filter_map(|word| match &word.node {
                        Word::Binder(binder) => Some(binder.variable.node.to_string()),
                        _ => None,
                    });
                    let arguments = arguments.iter().map(|argument| worded(&argument.node));
                    Brings::Definition(names.zip(arguments).collect())
                })
            }
            _ => Brings::Nothing,
        }
    }
}

/// Words an expression in both vocabularies, on one line.
fn worded(expression: &Expression<'_>) -> Phrase {
    both(|vocabulary| print_expression(expression, vocabulary))
}

fn both(write: impl Fn(Vocabulary) -> String) -> Phrase {
    Phrase::new(write(Vocabulary::Vietnamese), write(Vocabulary::English))
}
