//! What all rules of a set may use: definitions and parameters.

use std::collections::BTreeMap;

use super::circle::{chain, circles};
use super::expansion::{Own, Refused, refused};
use super::parameter::parameter;
use super::{Body, Source};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::index::{Arena, Id};
use crate::model::Model;
use crate::phrase::phrase;
use crate::rule::parameter::{Parameter, ParameterId};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// A definition as written: `define may-skip(p: procedure, s: step) when …`.
#[derive(Clone, Copy)]
pub(super) struct Definition<'a, 'src> {
    pub(super) clause: &'a Clause<'src>,
    pub(super) parameters: &'a [Spanned<Word<'src>>],
    pub(super) condition: &'a Spanned<Expression<'src>>,
}

/// What all rules of a set may use.
pub(super) struct Library<'a, 'src> {
    pub(super) model: &'a Model,
    pub(super) definitions: BTreeMap<&'a str, Definition<'a, 'src>>,
    /// The tables, as written.
    pub(super) tables: BTreeMap<&'a str, &'a Clause<'src>>,
    /// Those definitions and tables that no use can be written out of.
    pub(super) refused: Refused<'a>,
    /// In name order.
    pub(super) parameters: Arena<ParameterId, Parameter>,
}

pub(super) fn library<'a, 'src>(
    sources: &[Source<'a, 'src>],
    model: &'a Model,
    sink: &mut Diagnostics,
) -> Library<'a, 'src> {
    let mut library = Library {
        model,
        definitions: BTreeMap::new(),
        tables: BTreeMap::new(),
        refused: Refused::default(),
        parameters: Arena::default(),
    };
    let mut parameters: BTreeMap<&str, Parameter> = BTreeMap::new();
    let mut seen: BTreeMap<&'a str, Span> = BTreeMap::new();
    for clause in sources.iter().flat_map(|source| source.clauses) {
        if !matches!(
            clause.keyword,
            Keyword::Define | Keyword::Parameter | Keyword::Table
        ) {
            continue;
        }
        let name = clause
            .name()
            .expect("the parser leaves out declarations without a name");
        if let Some(first) = seen.insert(name.node, name.span) {
            report_duplicate(clause, first, sink);
            continue;
        }
        if clause.keyword == Keyword::Parameter {
            parameters.insert(name.node, parameter(clause, model.as_of, sink));
        } else if clause.keyword == Keyword::Table {
            library.tables.insert(name.node, clause);
        } else if let Some(Spanned {
            node: Word::Expression(condition),
            ..
        }) = clause.words.last()
        {
            let parameters = &clause.words[1..];
            library.definitions.insert(
                name.node,
                Definition {
                    clause,
                    parameters,
                    condition,
                },
            );
        }
    }
    library.parameters = parameters.into_values().collect();
    library.refused = refused(&library.own_of_each());
    library
}

/// Returns the variable of a parameter.
fn variable<'w>(word: &'w Spanned<Word<'_>>) -> Option<&'w str> {
    match &word.node {
        Word::Binder(binder) => Some(&binder.variable.node),
        _ => None,
    }
}

/// Returns what stands in the slots of a text: `d` of `{d} is …`.
fn slots(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(slot, _)| slot)
}

pub(super) fn report_duplicate(clause: &Clause<'_>, first: Span, sink: &mut Diagnostics) {
    let name = clause
        .name()
        .expect("the parser leaves out declarations without a name");
    let named = name.node;
    sink.push(
        Diagnostic::error(
            Code::DuplicateRule,
            name.span,
            phrase!(
                "`{named}` được khai báo hai lần",
                "`{named}` is declared twice"
            ),
        )
        .related(
            first,
            phrase!("khai báo lần đầu ở đây", "first declared here"),
        )
        .help(phrase!(
            "đổi tên hoặc bỏ một khai báo",
            "rename or remove one of them"
        )),
    );
}

impl<'a> Library<'a, '_> {
    /// Returns a parameter by its name.
    pub(super) fn parameter(&self, name: &str) -> Option<ParameterId> {
        let parameters = self.parameters.items();
        let position = parameters
            .binary_search_by(|parameter| parameter.name.as_str().cmp(name))
            .ok()?;
        Some(Id::from_index(position))
    }

    /// Reports definitions that use one another in a circle, each circle once, and those that
    /// become too much.
    pub(super) fn check_uses(&self, sink: &mut Diagnostics) {
        let own = self.own_of_each().into_iter();
        let links = own.map(|(name, own)| (name, own.calls));
        for circle in circles(&links.collect()) {
            self.report_circle(&circle, sink);
        }
        for (name, excess) in &self.refused.reasons {
            let place = self.clause(name).words[0].span;
            sink.push(excess.diagnostic(place));
        }
    }

    fn report_circle(&self, circle: &[&str], sink: &mut Diagnostics) {
        let place = |name: &str| self.clause(name).words[0].span;
        let chain = chain(circle);
        let mut diagnostic = Diagnostic::error(
            Code::CircularDefinition,
            place(circle[0]),
            phrase!(
                "các định nghĩa dùng nhau vòng tròn: {chain}",
                "definitions use one another in a circle: {chain}"
            ),
        )
        .help(phrase!(
            "bỏ một lần dùng để hết vòng",
            "remove one use to break the circle"
        ));
        for name in &circle[1..] {
            diagnostic = diagnostic.related(place(name), phrase!("dùng ở đây", "used here"));
        }
        sink.push(diagnostic);
    }

    /// Returns a definition or table as written.
    fn clause(&self, name: &str) -> &'a Clause<'_> {
        let definition = self.definitions.get(name).map(|known| known.clause);
        definition.unwrap_or_else(|| self.tables[name])
    }

    fn own_of_each(&self) -> BTreeMap<&'a str, Own<'a>> {
        let names = self.definitions.keys().chain(self.tables.keys());
        names.map(|name| (*name, self.own_of(name))).collect()
    }

    fn own_of(&self, name: &str) -> Own<'a> {
        let clause = self.clause(name);
        let inner = clause.clauses().iter().flat_map(|clause| &clause.words);
        let mut own = Own {
            size: inner.clone().count(),
            calls: Vec::new(),
        };
        let written = clause.words.iter().chain(inner);
        let mut rest: Vec<&Expression<'_>> = written
            .filter_map(|word| match &word.node {
                Word::Expression(written) => Some(&written.node),
                _ => None,
            })
            .collect();
        while let Some(expression) = rest.pop() {
            own.size += 1;
            if let Expression::Call { function, .. } = expression {
                let name = function.node.as_ref();
                let definition = self.definitions.get_key_value(name).map(|(name, _)| *name);
                let table = self.tables.get_key_value(name).map(|(name, _)| *name);
                own.calls.extend(definition.or(table));
            }
            rest.extend(expression.children().into_iter().map(|child| &child.node));
        }
        own
    }

    /// Reports slots in the wording of a definition that are none of its parameters.
    fn check_wording(definition: &Definition<'_, '_>, sink: &mut Diagnostics) {
        let parameters: Vec<&str> = definition.parameters.iter().filter_map(variable).collect();
        let at_hand: Vec<String> = parameters
            .iter()
            .map(|name| format!("`{{{name}}}`"))
            .collect();
        let at_hand = at_hand.join(", ");
        for word in definition.parameters {
            let Word::Text(text) = &word.node else {
                continue;
            };
            for slot in slots(text).filter(|slot| !parameters.contains(slot)) {
                sink.push(
                    Diagnostic::error(
                        Code::UnknownSlot,
                        word.span,
                        phrase!(
                            "lời của định nghĩa không điền được `{{{slot}}}`",
                            "the wording of the definition cannot fill in `{{{slot}}}`"
                        ),
                    )
                    .help(phrase!(
                        "các biến dùng được: {at_hand}",
                        "the variables at hand: {at_hand}"
                    )),
                );
            }
        }
    }

    /// Compiles each definition and table by itself, so that one that no rule uses is checked too.
    pub(super) fn check_definitions(&self, sink: &mut Diagnostics) {
        if sink.has_errors() {
            return;
        }
        for definition in self.definitions.values() {
            let mut body = Body::new(self, sink);
            for parameter in definition.parameters {
                if let Word::Binder(binder) = &parameter.node {
                    body.declare(binder);
                }
            }
            body.condition(definition.condition);
            Self::check_wording(definition, sink);
        }
        for table in self.tables.values() {
            Body::new(self, sink).check_table(table);
        }
    }
}
