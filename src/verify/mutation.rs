//! Tries wrong wordings of rules on their tests: a test that fails has noticed the change.

use rayon::prelude::*;

use super::book::{Book, concerned};
use super::mutant::{Mutant, mutants};
use super::trial::Trial;
use crate::diagnostic::Diagnostics;
use crate::rule::compile::{RuleSet, Source};
use crate::span::Span;
use crate::syntax::ast::{self, Clause};
use crate::syntax::keyword::Vocabulary;
use crate::syntax::print;

/// What the tests make of the changes to one rule or definition.
#[derive(Debug)]
pub struct Mutation {
    /// Its name.
    pub name: String,
    /// Where it is declared.
    pub span: Span,
    /// Whether it is a stable rule, or a definition that one uses.
    pub is_stable: bool,
    /// Whether there is any test that passes; without one, nothing is tried.
    pub is_tested: bool,
    /// How many changes were tried, less those that leave the rule as it was.
    pub mutants: usize,
    /// How many of them made some test fail.
    pub killed: usize,
    /// How many of them are no rule at all: something in them is wrong.
    pub stillborn: usize,
    /// The others, which no test notices, in the order of the text.
    pub survivors: Vec<Survivor>,
}

impl Mutation {
    /// Returns whether the tests notice every change.
    pub fn is_proved(&self) -> bool {
        self.is_tested && self.survivors.is_empty()
    }
}

/// A change that no test notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survivor {
    /// The words that are changed.
    pub span: Span,
    /// The clause as it is, in canonical form.
    pub before: String,
    /// The clause as it could be; nothing where it is left out.
    pub after: String,
}

/// What became of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Stillborn,
    Survived,
    /// It is compiled to the same plan: there is nothing to notice.
    Same,
}

/// A rule or definition, and the tests that should notice what is done to it.
struct Subject<'b, 'a> {
    declaration: &'a Clause<'a>,
    is_stable: bool,
    trials: Vec<&'b Trial<'a>>,
    mutants: Vec<Mutant<'a>>,
}

/// Tries every mutant of the chosen rules and of the definitions that they use, in parallel; each
/// is given up at the first test that notices it.
pub(super) fn mutations<'a>(
    sources: &'a [Source<'a, 'a>],
    book: &Book<'a>,
    trials: &[&Trial<'a>],
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<Mutation> {
    let subjects = subjects(sources, book, trials, is_chosen);
    let tried: Vec<(usize, &Mutant<'_>)> = subjects
        .iter()
        .enumerate()
        .filter(|(_, subject)| !subject.trials.is_empty())
        .flat_map(|(index, subject)| subject.mutants.iter().map(move |mutant| (index, mutant)))
        .collect();
    let fates: Vec<Fate> = tried
        .par_iter()
        .map(|(index, mutant)| subjects[*index].fate(mutant, book))
        .collect();
    let mut mutations: Vec<Mutation> = subjects.iter().map(Subject::unproved).collect();
    for ((index, mutant), fate) in tried.into_iter().zip(fates) {
        let mutation = &mut mutations[index];
        mutation.mutants += usize::from(fate != Fate::Same);
        match fate {
            Fate::Killed => mutation.killed += 1,
            Fate::Stillborn => mutation.stillborn += 1,
            Fate::Survived => mutation.survivors.push(subjects[index].survivor(mutant)),
            Fate::Same => {}
        }
    }
    for mutation in &mut mutations {
        mutation.survivors.sort_by_key(|survivor| survivor.span);
    }
    mutations
}

fn subjects<'b, 'a>(
    sources: &'a [Source<'a, 'a>],
    book: &Book<'a>,
    trials: &[&'b Trial<'a>],
    is_chosen: impl Fn(&str) -> bool,
) -> Vec<Subject<'b, 'a>> {
    let units = book.units();
    let users = book.users();
    let mut subjects = Vec::new();
    for declaration in sources.iter().flat_map(|source| source.clauses) {
        let Some(rules) = concerned(declaration, &users) else {
            continue;
        };
        if !rules.iter().any(|rule| is_chosen(rule)) {
            continue;
        }
        subjects.push(Subject {
            declaration,
            is_stable: rules.iter().any(|rule| book.is_stable(rule)),
            trials: trials
                .iter()
                .filter(|trial| rules.contains(trial.rule.node))
                .copied()
                .collect(),
            mutants: mutants(declaration, &units),
        });
    }
    subjects
}

impl<'a> Subject<'_, 'a> {
    fn unproved(&self) -> Mutation {
        let name = self.declaration.name();
        Mutation {
            name: name.map(|name| name.node.to_owned()).unwrap_or_default(),
            span: name.map_or(self.declaration.span, |name| name.span),
            is_stable: self.is_stable,
            is_tested: !self.trials.is_empty(),
            mutants: 0,
            killed: 0,
            stillborn: 0,
            survivors: Vec::new(),
        }
    }

    /// Runs the tests on a mutant, up to the first that notices it.
    fn fate(&self, mutant: &Mutant<'a>, book: &Book<'a>) -> Fate {
        let changed = mutant.declaration(self.declaration);
        let book_with = book.with(&changed);
        let wordings = self.trials.iter().filter_map(|trial| {
            let rule = trial.rule.node;
            Some((trial, book.wording(rule)?, book_with.wording(rule)?))
        });
        for (trial, original, changed) in wordings.clone() {
            let mut sink = Diagnostics::default();
            let rules = trial.compile(changed, &mut sink);
            if sink.has_errors() {
                return Fate::Stillborn;
            }
            if !trial.compare(&rules, original, &mut sink).is_none() || sink.has_errors() {
                return Fate::Killed;
            }
        }
        let is_same = wordings.into_iter().all(|(trial, original, changed)| {
            let plan = |wording| plan(&trial.compile(wording, &mut Diagnostics::default()));
            plan(original) == plan(changed)
        });
        if is_same { Fate::Same } else { Fate::Survived }
    }

    fn survivor(&self, mutant: &Mutant<'a>) -> Survivor {
        let vocabulary = self.declaration.vocabulary.unwrap_or(Vocabulary::English);
        Survivor {
            span: mutant.span,
            before: text_of(Some(mutant.before(self.declaration)), vocabulary),
            after: text_of(mutant.clause.as_ref(), vocabulary),
        }
    }
}

/// Returns how a set of one rule is evaluated, to be compared.
fn plan(rules: &RuleSet) -> String {
    let plans = rules.rules.items().iter().map(|rule| &rule.plan);
    format!("{:?}", plans.collect::<Vec<_>>())
}

/// Writes a clause in canonical form; nothing where there is none.
pub(super) fn text_of(clause: Option<&Clause<'_>>, vocabulary: Vocabulary) -> String {
    let file = ast::File {
        declarations: clause.into_iter().cloned().collect(),
        ..ast::File::default()
    };
    print(&file, vocabulary)
}
