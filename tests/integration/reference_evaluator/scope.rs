//! What names stand for, and what an expression waits for.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::civil::Date;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::{Entity, Model};
use tinhgon::rule::schema::Facts;
use tinhgon::rule::value::Value;
use tinhgon::span::Spanned;
use tinhgon::syntax::ast::{Binder, Clause, Expression, Word};
use tinhgon::syntax::keyword::Keyword;

/// An expression of a rule.
pub(super) type Written<'a> = Spanned<Expression<'a>>;

/// Something unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    /// A part of a thing, and what the gap is told of if the thing belongs to no procedure: what the
    /// rule is led by, where nothing is said.
    Part(Entity, &'static str, Option<Entity>),
    /// The value of a parameter, and what the gap is told of.
    Parameter(String, Option<Entity>),
}

/// What something waits for.
pub(super) type Lacks = BTreeSet<Lack>;

/// What a name stands for.
pub(super) enum Meaning<'a> {
    /// A variable.
    Variable(usize),
    /// A variable of a quantifier that is only read, not worked out.
    Inner,
    /// What `let` or the call of a definition puts in its place.
    Written(&'a Written<'a>, Scope<'a>),
}

/// The names that can be used in some place, the last one first.
#[derive(Clone, Default)]
pub(super) struct Scope<'a>(Option<Rc<Name<'a>>>);

struct Name<'a> {
    spelling: &'a str,
    meaning: Meaning<'a>,
    next: Scope<'a>,
}

impl<'a> Scope<'a> {
    /// Adds a name; it hides an earlier one.
    pub(super) fn with(&self, name: &'a str, meaning: Meaning<'a>) -> Self {
        let next = self.clone();
        Self(Some(Rc::new(Name {
            spelling: name,
            meaning,
            next,
        })))
    }

    pub(super) fn find(&self, name: &str) -> Option<&Meaning<'a>> {
        let first = self.0.as_ref()?;
        if first.spelling == name {
            return Some(&first.meaning);
        }
        first.next.find(name)
    }
}

/// What rules are evaluated on, and the variables bound so far.
pub(super) struct World<'a, 'm> {
    pub(super) model: &'m Model,
    /// Only for the functions of the table, and for the name of what a relation lacks.
    pub(super) graph: &'m DependencyGraph,
    /// The definitions, tables and parameters.
    pub(super) library: &'a [Clause<'a>],
    /// The values of the variables, by their numbers.
    pub(super) bound: Vec<Value<'m>>,
}

impl<'a, 'm> World<'a, 'm> {
    pub(super) fn facts(&self) -> Facts<'m> {
        Facts {
            model: self.model,
            graph: self.graph,
        }
    }

    fn declared(&self, keyword: Keyword, name: &str) -> Option<&'a Clause<'a>> {
        let mut library = self.library.iter();
        library.find(|clause| {
            clause.keyword == keyword && clause.name().is_some_and(|found| found.node == name)
        })
    }

    /// Returns the condition of a definition, with its parameters standing for arguments.
    pub(super) fn definition(
        &self,
        name: &str,
        arguments: &'a [Written<'a>],
        scope: &Scope<'a>,
    ) -> Option<(&'a Written<'a>, Scope<'a>)> {
        let clause = self.declared(Keyword::Define, name)?;
        let Some(Word::Expression(condition)) = clause.words.last().map(|word| &word.node) else {
            panic!("a definition ends with its condition")
        };
        Some((condition, inside(clause, arguments, scope)))
    }

    /// Returns a table, with its parameters standing for arguments.
    pub(super) fn table(
        &self,
        name: &str,
        arguments: &'a [Written<'a>],
        scope: &Scope<'a>,
    ) -> Option<(&'a Clause<'a>, Scope<'a>)> {
        let clause = self.declared(Keyword::Table, name)?;
        Some((clause, inside(clause, arguments, scope)))
    }

    /// Returns the entries of a parameter: from when, until when, and its value.
    pub(super) fn entries(&self, name: &str) -> Option<Vec<(Date, Option<Date>, Value<'m>)>> {
        let clause = self.declared(Keyword::Parameter, name)?;
        let entries = clause.clauses_of(Keyword::From).map(|entry| {
            let words = || entry.words.iter().map(|word| &word.node);
            let mut dates = words().filter_map(|word| match word {
                Word::Date(date) => Some(*date),
                _ => None,
            });
            let value = words().find_map(|word| match word {
                Word::Number(number) => Some(Value::Number(*number)),
                Word::Percent(number) => Some(Value::Percent(*number)),
                Word::Money(money) => Some(Value::Money(*money)),
                Word::Duration(duration) => Some(Value::Duration(*duration)),
                _ => None,
            });
            let from = dates.next().expect("an entry begins");
            (from, dates.next(), value.expect("an entry has a value"))
        });
        Some(entries.collect())
    }

    /// Returns the value of a parameter at the date: that of its last entry that has begun, unless
    /// it has ended.
    pub(super) fn parameter(&self, name: &str) -> Option<(Value<'m>, Lacks)> {
        let day = self.model.as_of;
        let begun = self
            .entries(name)?
            .into_iter()
            .filter(|(from, _, _)| *from <= day);
        Some(match begun.max_by_key(|(from, _, _)| *from) {
            Some((_, until, value)) if until.is_none_or(|until| day <= until) => {
                (value, Lacks::new())
            }
            _ => (
                Value::Unknown,
                Lacks::from([Lack::Parameter(name.to_owned(), None)]),
            ),
        })
    }
}

/// Returns the names inside a definition or table: its parameters standing for arguments.
fn inside<'a>(
    clause: &'a Clause<'a>,
    arguments: &'a [Written<'a>],
    scope: &Scope<'a>,
) -> Scope<'a> {
    let parameters = clause.words.iter().filter_map(|word| match &word.node {
        Word::Binder(binder) => Some(binder.as_ref()),
        _ => None,
    });
    parameters.zip(arguments).fold(
        Scope::default(),
        |inside, (binder, argument): (&'a Binder<'a>, _)| {
            let meaning = Meaning::Written(argument, scope.clone());
            inside.with(&binder.variable.node, meaning)
        },
    )
}
