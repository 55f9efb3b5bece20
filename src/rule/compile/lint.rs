//! What a rule says that its writer can hardly mean, told by `tinhgon check`.
//!
//! Takes rules that compile; nothing here keeps them from running. A false alarm costs more than
//! a miss, so each check speaks only where no description could prove it wrong. One file a check.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Library, library};
use super::{RuleSet, Source};
use crate::diagnostic::Diagnostics;
use crate::rule::schema::Facts;
use crate::span::Spanned;
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

mod basis;
mod condition;
mod fact;
mod logic;
mod message;
mod operand;
#[cfg(test)]
mod tests;
mod threshold;
mod trial;
mod undescribed;
mod unread;

/// Tells what is odd in the rules, definitions and tests of some sources, among all that they may use.
///
/// `rules` are those that all the sources were compiled to, without a mistake; `facts` what is at
/// hand to be reviewed.
pub fn lint(
    sources: &[Source<'_, '_>],
    own: &[Source<'_, '_>],
    rules: &RuleSet,
    facts: Facts<'_>,
    sink: &mut Diagnostics,
) {
    let model = facts.model;
    let mut described = BTreeMap::new();
    // What is wrong in the library was told when the rules were compiled.
    let library = library(sources, model, &mut Diagnostics::default());
    for clause in own.iter().flat_map(|source| source.clauses) {
        if clause.keyword == Keyword::Test {
            trial::check(clause, rules, model, sink);
        }
        if !matches!(
            clause.keyword,
            Keyword::Rule | Keyword::Target | Keyword::Define
        ) {
            continue;
        }
        lint_conditions(&library, clause, sink);
        if clause.keyword == Keyword::Target {
            continue;
        }
        let unread = unread::check(clause, sink);
        threshold::check(&library, clause, sink);
        let compiled = clause.name().and_then(|name| rules.find(name.node));
        if let Some(id) = compiled.filter(|_| clause.keyword == Keyword::Rule) {
            message::check(clause, &rules.rules[id], &unread, sink);
            basis::check(clause, &rules.rules[id], model, sink);
            undescribed::check(&rules.rules[id], facts, &mut described, sink);
        }
    }
}

/// Looks at what must hold together: `when` and `unless` of a rule, and each `where` by itself.
fn lint_conditions(library: &Library<'_, '_>, clause: &Clause<'_>, sink: &mut Diagnostics) {
    let mut variables = BTreeSet::new();
    for_each_expression(clause, &mut |written| {
        if let Some(binder) = binder_of(&written.node) {
            variables.insert(binder.variable.node.to_string());
        }
    });
    let names = clause
        .clauses()
        .iter()
        .filter(|clause| clause.keyword == Keyword::Let);
    variables.extend(names.filter_map(|clause| Some(clause.name()?.node.to_owned())));
    variables.extend(binders(clause).map(|binder| binder.variable.node.to_string()));
    let reader = logic::Reader { library, variables };
    let own: Vec<condition::Written<'_, '_>> = if clause.keyword == Keyword::Define {
        expressions(clause)
            .map(|written| (written, false))
            .collect()
    } else {
        clause
            .clauses()
            .iter()
            .filter(|clause| matches!(clause.keyword, Keyword::When | Keyword::Unless))
            .flat_map(|clause| {
                expressions(clause).map(|written| (written, clause.keyword == Keyword::Unless))
            })
            .collect()
    };
    condition::check(&reader, &own, sink);
    for_each_expression(clause, &mut |written| {
        if let Expression::Quantified {
            condition: Some(inner),
            ..
        }
        | Expression::Aggregate {
            condition: Some(inner),
            ..
        } = &written.node
        {
            condition::check(&reader, &[(inner, false)], sink);
        }
    });
}

/// The expressions among the words of one clause.
fn expressions<'a, 'src>(
    clause: &'a Clause<'src>,
) -> impl Iterator<Item = &'a Spanned<Expression<'src>>> {
    clause.words.iter().filter_map(|word| match &word.node {
        Word::Expression(written) => Some(written.as_ref()),
        _ => None,
    })
}

/// The variables that a rule or definition declares among its words, in the order of the text.
fn binders<'a, 'src>(clause: &'a Clause<'src>) -> impl Iterator<Item = &'a Binder<'src>> {
    let words = clause.clauses().iter().flat_map(|clause| &clause.words);
    clause
        .words
        .iter()
        .chain(words)
        .filter_map(|word| match &word.node {
            Word::Binder(binder) => Some(binder.as_ref()),
            _ => None,
        })
}

/// Visits every expression of a rule or definition, outer ones first.
fn for_each_expression<'a, 'src>(
    clause: &'a Clause<'src>,
    visit: &mut impl FnMut(&'a Spanned<Expression<'src>>),
) {
    let inner = clause.clauses().iter().flat_map(expressions);
    for written in expressions(clause).chain(inner) {
        let mut rest = vec![written];
        while let Some(written) = rest.pop() {
            visit(written);
            rest.extend(written.node.children().into_iter().rev());
        }
    }
}

/// The variable that an expression has of its own.
fn binder_of<'a, 'src>(expression: &'a Expression<'src>) -> Option<&'a Binder<'src>> {
    match expression {
        Expression::Quantified { binder, .. } => Some(binder),
        Expression::Aggregate { binder, .. } => binder.as_ref(),
        _ => None,
    }
}

/// The two sides of a comparison; of nothing else.
fn sides<'a, 'src>(expression: &'a Expression<'src>) -> Option<[&'a Spanned<Expression<'src>>; 2]> {
    use Operator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    match expression {
        Expression::Binary {
            operator: Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual,
            left,
            right,
        } => Some([left, right]),
        _ => None,
    }
}
