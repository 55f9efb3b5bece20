//! The rules and targets of a ground by name, and what they share: definitions, tables and parameters.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::condition::{expressions, names};
use super::mutant::{Units, unit_of};
use crate::rule::compile::Source;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Every rule, target, definition, table and parameter of a ground.
pub(super) struct Book<'a> {
    /// The rules, each as a source of its own.
    rules: BTreeMap<&'a str, Source<'a, 'a>>,
    /// The targets, each as a source of its own.
    targets: BTreeMap<&'a str, Source<'a, 'a>>,
    shared: Vec<Clause<'a>>,
}

/// The rules that use each definition and table.
pub(super) type Users<'b> = BTreeMap<&'b str, BTreeSet<&'b str>>;

/// One way to word a rule: the rule alone, and what it may call and read.
#[derive(Clone, Copy)]
pub(super) struct Wording<'w> {
    /// The rule.
    pub(super) rule: Source<'w, 'w>,
    /// Definitions, tables and parameters.
    pub(super) shared: &'w [Clause<'w>],
}

impl<'a> Book<'a> {
    /// Sorts out the declarations of rule files.
    pub(super) fn of(sources: &'a [Source<'a, 'a>]) -> Self {
        let mut book = Self {
            rules: BTreeMap::new(),
            targets: BTreeMap::new(),
            shared: Vec::new(),
        };
        for source in sources {
            for clause in source.clauses {
                if is_shared(clause) {
                    book.shared.push(clause.clone());
                    continue;
                }
                let named = match clause.keyword {
                    Keyword::Rule => &mut book.rules,
                    Keyword::Target => &mut book.targets,
                    _ => continue,
                };
                let alone = Source {
                    group: source.group,
                    stem: None,
                    clauses: std::slice::from_ref(clause),
                };
                named.entry(name(clause)).or_insert(alone);
            }
        }
        book
    }

    /// Returns a rule as it is declared.
    pub(super) fn wording(&self, rule: &str) -> Option<Wording<'_>> {
        Some(Wording {
            rule: *self.rules.get(rule)?,
            shared: &self.shared,
        })
    }

    /// Returns a target as it is declared.
    pub(super) fn target(&self, target: &str) -> Option<Wording<'_>> {
        Some(Wording {
            rule: *self.targets.get(target)?,
            shared: &self.shared,
        })
    }

    /// Returns the same book with one rule, definition or table in another wording.
    pub(super) fn with<'w>(&'w self, changed: &'w Clause<'a>) -> Book<'w>
    where
        'a: 'w,
    {
        let mut rules: BTreeMap<&'w str, Source<'w, 'w>> = BTreeMap::new();
        let is_it = |clause: &Clause<'_>| {
            clause.keyword == changed.keyword && name(clause) == name(changed)
        };
        for (rule, source) in &self.rules {
            let clauses = if is_it(&source.clauses[0]) {
                std::slice::from_ref(changed)
            } else {
                source.clauses
            };
            rules.insert(rule, Source { clauses, ..*source });
        }
        let shared = self.shared.iter();
        let shared = shared.map(|clause| if is_it(clause) { changed } else { clause });
        Book {
            rules,
            targets: self.targets.clone(),
            shared: shared.cloned().collect(),
        }
    }

    /// Whether a rule is neither still being tried nor no longer in use.
    pub(super) fn is_stable(&self, rule: &str) -> bool {
        let state = |source: &Source<'_, '_>| {
            let state = source.clauses[0].clauses_of(Keyword::State).next()?;
            Some(state.words.first()?.node == Word::Keyword(Keyword::Stable))
        };
        let rule = self.rules.get(rule);
        rule.is_some_and(|source| state(source).unwrap_or(true))
    }

    /// Returns one unit of each parameter.
    pub(super) fn units(&self) -> Units<'_> {
        let parameters = self.shared.iter();
        let parameters = parameters.filter(|clause| clause.keyword == Keyword::Parameter);
        parameters
            .filter_map(|parameter| Some((name(parameter), unit_of(parameter)?)))
            .collect()
    }

    /// Returns the rules that use each definition and table, directly or through another, in name order.
    pub(super) fn users(&self) -> Users<'_> {
        let called: BTreeMap<&str, Vec<&str>> = self
            .shared
            .iter()
            .filter(|clause| matches!(clause.keyword, Keyword::Define | Keyword::Table))
            .map(|shared| {
                let inner = shared.clauses().iter().flat_map(read_by);
                (
                    name(shared),
                    read_by(shared).into_iter().chain(inner).collect(),
                )
            })
            .collect();
        let mut users = Users::new();
        for (rule, source) in &self.rules {
            let mut rest: Vec<&str> = source.clauses[0]
                .clauses()
                .iter()
                .flat_map(read_by)
                .collect();
            while let Some(word) = rest.pop() {
                let Some((definition, inner)) = called.get_key_value(word) else {
                    continue;
                };
                if users.entry(definition).or_default().insert(rule) {
                    rest.extend(inner);
                }
            }
        }
        users
    }
}

/// Returns definitions, tables and parameters with those of a test in the place of others of their names.
pub(super) fn shared_over<'w>(
    shared: &'w [Clause<'w>],
    test: &Clause<'w>,
) -> Cow<'w, [Clause<'w>]> {
    let own: BTreeSet<(Keyword, &str)> = test
        .clauses()
        .iter()
        .filter(|clause| is_shared(clause))
        .map(|clause| (clause.keyword, name(clause)))
        .collect();
    if own.is_empty() {
        return Cow::Borrowed(shared);
    }
    let kept = shared.iter();
    let kept = kept.filter(|clause| !own.contains(&(clause.keyword, name(clause))));
    let added = test.clauses().iter().filter(|clause| is_shared(clause));
    kept.chain(added).cloned().collect()
}

fn is_shared(clause: &Clause<'_>) -> bool {
    matches!(
        clause.keyword,
        Keyword::Define | Keyword::Parameter | Keyword::Table
    )
}

fn name<'c>(clause: &'c Clause<'_>) -> &'c str {
    clause
        .name()
        .expect("the parser leaves out declarations without a name")
        .node
}

/// Returns the names that the expressions of a clause read or call.
fn read_by<'c>(clause: &'c Clause<'_>) -> Vec<&'c str> {
    expressions(clause)
        .flat_map(|written| names(&written.node))
        .collect()
}

/// Returns the rules whose tests speak of a declaration: a rule itself, or the users of a
/// definition or table; `None` where there are none, or it is neither.
pub(super) fn concerned<'b>(
    declaration: &'b Clause<'_>,
    users: &Users<'b>,
) -> Option<BTreeSet<&'b str>> {
    let name = declaration.name()?.node;
    match declaration.keyword {
        Keyword::Rule => Some(BTreeSet::from([name])),
        Keyword::Define | Keyword::Table => users.get(name).cloned(),
        _ => None,
    }
}
