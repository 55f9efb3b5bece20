//! Which conditions the tests have seen both ways, and which slots of a message they have filled.
//!
//! A condition is what stands between `and`, `or` and `not`, also inside a quantifier; an `unless`
//! of several is one more. The conditions of a definition count once, over the tests of all rules
//! that use it; in a rule, its call is a condition like any other. A row of a table is one that
//! some test has to reach.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::book::{Book, concerned};
use super::condition::{deciding_values, expressions, is_connective, is_decided};
use super::trial::Trial;
use crate::diagnostic::Diagnostics;
use crate::rule::Message;
use crate::rule::compile::Range;
use crate::rule::evaluate::{Reading, evaluate, observe};
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Clause, Expression};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::{print_clause, print_expression};
use crate::truth::Truth;

/// What the tests have seen of one rule or definition.
#[derive(Debug)]
pub struct Coverage {
    /// Its name.
    pub name: String,
    /// Where it is declared.
    pub span: Span,
    /// Whether it is a stable rule, or a definition that one uses.
    pub is_stable: bool,
    /// How many conditions it has.
    pub conditions: usize,
    /// How many slots its message and its questions have; each name counts once.
    pub slots: usize,
    /// What has not been seen, in the order of the text, conditions first.
    pub lacks: Vec<Lack>,
}

/// What no test has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Where the condition, or the message, is written.
    pub span: Span,
    /// The condition in canonical form, or the slot without its braces.
    pub text: String,
    /// What is lacking.
    pub of: Lacking,
}

/// What may be lacking of a condition or slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// No test gets as far as the condition.
    Reached,
    /// Whatever the tests say of it is unknown.
    Decided,
    /// It was never true.
    True,
    /// It was never false.
    False,
    /// The slot was never filled with anything that is known.
    Filled,
}

impl Coverage {
    /// Returns how many conditions came out both true and false.
    pub fn conditions_seen(&self) -> usize {
        let lacks = self.lacks.iter();
        self.conditions - lacks.filter(|lack| lack.of != Lacking::Filled).count()
    }

    /// Returns how many slots were filled with something known.
    pub fn slots_seen(&self) -> usize {
        let lacks = self.lacks.iter();
        self.slots - lacks.filter(|lack| lack.of == Lacking::Filled).count()
    }
}

/// What the tests have seen, by where it is written.
struct Seen<'a> {
    truths: BTreeSet<(Span, Truth)>,
    /// The slots of each rule, and whether they were filled.
    slots: BTreeMap<&'a str, BTreeMap<String, bool>>,
}

/// Runs the tests over the chosen rules and the definitions that they use; in the order of the
/// text.
pub(super) fn coverage<'a>(
    declarations: impl Iterator<Item = &'a Clause<'a>>,
    book: &Book<'a>,
    trials: &[Trial<'a>],
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<Coverage> {
    let users = book.users();
    let seen = Seen::by(trials, book);
    let covered = declarations.filter_map(|declaration| {
        let rules = concerned(declaration, &users)?;
        let chosen = rules.iter().any(|rule| is_chosen(rule));
        chosen.then(|| seen.of(declaration, rules.iter().any(|rule| book.is_stable(rule))))
    });
    covered.collect()
}

impl<'a> Seen<'a> {
    fn by(trials: &[Trial<'a>], book: &Book<'a>) -> Self {
        let found: Vec<_> = trials
            .par_iter()
            .map(|trial| (trial.rule.node, truths(trial, book), slots(trial, book)))
            .collect();
        let mut seen = Self {
            truths: BTreeSet::new(),
            slots: BTreeMap::new(),
        };
        for (rule, truths, slots) in found {
            seen.truths.extend(truths);
            let of_rule = seen.slots.entry(rule).or_default();
            for (slot, filled) in slots {
                *of_rule.entry(slot).or_default() |= filled;
            }
        }
        seen
    }

    fn of(&self, declaration: &Clause<'_>, is_stable: bool) -> Coverage {
        let name = declaration.name();
        let conditions = conditions(declaration);
        let rows: Vec<&Clause<'_>> = declaration.clauses_of(Keyword::Row).collect();
        let mut lacks: Vec<Lack> = conditions
            .iter()
            .filter_map(|condition| {
                Some(Lack {
                    span: condition.written.span,
                    text: condition.text(declaration),
                    of: self.lacking(condition)?,
                })
            })
            .collect();
        let unread = rows.iter();
        let unread = unread.filter(|row| !self.truths.contains(&(row.span, Truth::True)));
        lacks.extend(unread.map(|row| Lack {
            span: row.span,
            text: print_clause(row, vocabulary_of(declaration)),
            of: Lacking::Reached,
        }));
        let message = declaration.clauses_of(Keyword::Message).next();
        let slots = name.and_then(|name| self.slots.get(name.node));
        let slots = slots.filter(|_| message.is_some());
        let empty = slots.into_iter().flatten().filter(|(_, filled)| !**filled);
        lacks.extend(empty.map(|(slot, _)| Lack {
            span: message.map_or(declaration.span, |message| message.span),
            text: slot.clone(),
            of: Lacking::Filled,
        }));
        Coverage {
            name: name.map(|name| name.node.to_owned()).unwrap_or_default(),
            span: name.map_or(declaration.span, |name| name.span),
            is_stable,
            conditions: conditions.len() + rows.len(),
            slots: slots.map_or(0, BTreeMap::len),
            lacks,
        }
    }

    /// Returns what no test has seen of a condition.
    fn lacking(&self, condition: &Condition<'_, '_>) -> Option<Lacking> {
        let came_out = |span: &Span, truth| self.truths.contains(&(*span, truth));
        let holds = condition
            .parts
            .iter()
            .any(|part| came_out(part, Truth::True));
        let last = condition.parts.last()?;
        let fails = came_out(last, Truth::False);
        let undecided = came_out(last, Truth::Unknown);
        match (holds, fails) {
            (true, true) => None,
            (true, false) => Some(Lacking::False),
            (false, true) => Some(Lacking::True),
            (false, false) if undecided => Some(Lacking::Decided),
            (false, false) => Some(Lacking::Reached),
        }
    }
}

/// Observes how the conditions of the tested rule come out.
fn truths(trial: &Trial<'_>, book: &Book<'_>) -> BTreeSet<(Span, Truth)> {
    let wording = book.wording(trial.rule.node);
    let written = wording.and_then(|wording| trial.as_written(wording, Range::Whole));
    written.map_or_else(BTreeSet::new, |written| observe(&written, trial.facts()))
}

/// Returns the slots of the tested rule, and whether its findings fill them with something known.
fn slots(trial: &Trial<'_>, book: &Book<'_>) -> BTreeMap<String, bool> {
    let mut slots = BTreeMap::new();
    let Some(wording) = book.wording(trial.rule.node) else {
        return slots;
    };
    let rules = trial.compile(wording, &mut Diagnostics::default());
    let Some(id) = rules.find(trial.rule.node) else {
        return slots;
    };
    let rule = &rules.rules[id];
    let questions = rule
        .proposes
        .iter()
        .filter_map(|line| line.question.as_ref());
    let worded = || {
        questions
            .clone()
            .chain([&rule.message])
            .flat_map(Message::slots)
    };
    for (name, _) in worded() {
        slots.insert(name.to_owned(), false);
    }
    let (matches, _) = evaluate(&rules, &[id], trial.facts());
    let reading = Reading::new(&rules, id, trial.facts());
    for found in &matches {
        let mut scope = reading.scope(found);
        for (name, value) in worded() {
            if !scope.value(value).is_unknown() {
                slots.insert(name.to_owned(), true);
            }
        }
    }
    slots
}

/// A condition, and what decides it.
struct Condition<'c, 'src> {
    written: &'c Spanned<Expression<'src>>,
    /// It holds where any of these does, and fails where the last does.
    parts: Vec<Span>,
}

impl Condition<'_, '_> {
    fn text(&self, declaration: &Clause<'_>) -> String {
        print_expression(&self.written.node, vocabulary_of(declaration))
    }
}

fn vocabulary_of(declaration: &Clause<'_>) -> Vocabulary {
    declaration.vocabulary.unwrap_or(Vocabulary::English)
}

/// Returns the conditions of a rule or definition, in the order of the text.
fn conditions<'c, 'src>(declaration: &'c Clause<'src>) -> Vec<Condition<'c, 'src>> {
    let mut found = Vec::new();
    if declaration.keyword == Keyword::Define {
        for written in expressions(declaration) {
            collect(written, true, &mut found);
        }
        return found;
    }
    let deciding = deciding_values(declaration);
    for clause in declaration.clauses() {
        let decides = clause
            .name()
            .is_some_and(|name| deciding.contains(&name.node));
        for written in expressions(clause) {
            match clause.keyword {
                Keyword::When => collect(written, true, &mut found),
                Keyword::Let if decides => collect(written, false, &mut found),
                Keyword::Unless => {
                    if matches!(&written.node, Expression::Binary { operator, .. } if is_connective(*operator))
                    {
                        let parts = alternatives(written).into_iter();
                        found.push(Condition {
                            written,
                            parts: parts.map(|part| part.span).collect(),
                        });
                    }
                    collect(written, true, &mut found);
                }
                _ => {}
            }
        }
    }
    found
}

/// Collects the conditions that an expression is made of: itself, or those below its connectives,
/// and those inside it.
fn collect<'c, 'src>(
    written: &'c Spanned<Expression<'src>>,
    counts: bool,
    found: &mut Vec<Condition<'c, 'src>>,
) {
    let connects = match &written.node {
        Expression::Not(_) => true,
        Expression::Binary { operator, .. } => is_connective(*operator),
        _ => false,
    };
    if counts && !connects {
        found.push(Condition {
            written,
            parts: vec![written.span],
        });
    }
    for (index, child) in written.node.children().into_iter().enumerate() {
        collect(child, is_decided(&written.node, index), found);
    }
}

/// Returns the conditions of which one has to hold: those between `or`.
fn alternatives<'c, 'src>(
    written: &'c Spanned<Expression<'src>>,
) -> Vec<&'c Spanned<Expression<'src>>> {
    match &written.node {
        Expression::Binary {
            operator: Operator::Or,
            left,
            right,
        } => [alternatives(left), alternatives(right)].concat(),
        _ => vec![written],
    }
}
