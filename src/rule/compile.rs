//! Rules as written to rules as plans: every name and type settled, joins ordered.
//!
//! What is wrong is reported, all of it, and the rule is left out; the others live on.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::parameter::{Parameter, ParameterId};
use super::plan::{Index, Node, Slot};
use super::target::{Target, TargetId};
use super::types::{Scalar, Type};
use super::{Rule, RuleId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::index::Arena;
use crate::model::Model;
use crate::phrase::phrase;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Binder, Clause, Expression};
use crate::syntax::keyword::Keyword;

mod body;
mod calendar;
mod call;
mod circle;
mod edit;
mod expansion;
mod expression;
mod joinable;
mod library;
mod lint;
mod metadata;
mod mismatch;
mod operator;
mod parameter;
mod path;
mod quantifier;
mod subsumption;
mod table;
mod target;
mod template;
pub mod written;

use library::{Library, library, report_duplicate};
pub use lint::lint;
pub use metadata::citations;
use metadata::compile_rule;
pub use subsumption::check_subsumption;
use target::compile_target;
pub use written::{Range, Written, as_written};

/// A file of rules, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a, 'src> {
    /// The name of its folder: the group of its rules.
    pub group: &'a str,
    /// Its name without ending, where a rule must be named like its file.
    pub stem: Option<&'a str>,
    /// Its declarations; those that are no rule, target, definition or parameter are passed over.
    pub clauses: &'a [Clause<'src>],
}

/// The compiled rules, in name order.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Arena<RuleId, Rule>,
    /// The parameters that they may read, in name order.
    pub parameters: Arena<ParameterId, Parameter>,
    /// The targets, in name order.
    pub targets: Arena<TargetId, Target>,
}

impl RuleSet {
    /// Returns a target by its name.
    pub fn target(&self, name: &str) -> Option<TargetId> {
        let targets = self.targets.items();
        let position = targets
            .binary_search_by(|target| target.name.as_str().cmp(name))
            .ok()?;
        Some(crate::index::Id::from_index(position))
    }

    /// Returns a rule by its name.
    pub fn find(&self, name: &str) -> Option<RuleId> {
        let position = self
            .rules
            .items()
            .binary_search_by(|rule| rule.name.as_str().cmp(name))
            .ok()?;
        Some(crate::index::Id::from_index(position))
    }

    /// Returns a parameter by its name.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        let parameters = self.parameters.items();
        let position = parameters.binary_search_by(|parameter| parameter.name.as_str().cmp(name));
        Some(&parameters[position.ok()?])
    }

    /// Returns those of some rules that apply on a day, in the order given.
    pub fn applying(&self, chosen: &[RuleId], day: Date) -> Vec<RuleId> {
        let applies = |id: &RuleId| self.rules[*id].period.contains(day);
        chosen.iter().copied().filter(applies).collect()
    }
}

/// Compiles the rules of all sources against a model, which gives the names of things and the
/// date that parameters are read at.
pub fn compile(sources: &[Source<'_, '_>], model: &Model, sink: &mut Diagnostics) -> RuleSet {
    let unread = sink.error_places();
    let library = library(sources, model, sink);
    library.check_uses(sink);
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    let mut targets: BTreeMap<String, Target> = BTreeMap::new();
    // A test names either, so that one name stands for one of them.
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for source in sources {
        // What could not be read has been told; the rest of such a rule says half of what it should.
        let whole = source
            .clauses
            .iter()
            .filter(|clause| !unread.within(clause.span));
        for clause in whole {
            let compiled = match clause.keyword {
                Keyword::Rule => compile_rule(&library, source, clause, sink).map(|rule| {
                    let known = (rule.name.clone(), rule.span);
                    rules.entry(rule.name.clone()).or_insert(rule);
                    known
                }),
                Keyword::Target => compile_target(&library, source, clause, sink).map(|target| {
                    let known = (target.name.clone(), target.span);
                    targets.entry(target.name.clone()).or_insert(target);
                    known
                }),
                _ => None,
            };
            let Some((name, span)) = compiled else {
                continue;
            };
            match seen.get(&name) {
                Some(first) => report_duplicate(clause, *first, sink),
                None => {
                    seen.insert(name, span);
                }
            }
        }
    }
    library.check_definitions(sink);
    RuleSet {
        rules: rules.into_values().collect(),
        parameters: library.parameters,
        targets: targets.into_values().collect(),
    }
}

/// A condition outside any rule, such as what a test expects after applying.
#[derive(Debug)]
pub struct Condition {
    /// What must hold.
    pub node: Node,
    /// How many slots it needs.
    pub slots: usize,
    /// The indexes its joins look into.
    pub indexes: Vec<Index>,
}

/// Compiles a condition by itself; `None` if something in it is wrong, which is then reported.
pub fn compile_condition(
    sources: &[Source<'_, '_>],
    model: &Model,
    written: &Spanned<Expression<'_>>,
    sink: &mut Diagnostics,
) -> Option<Condition> {
    let library = library(sources, model, sink);
    let mut body = Body::new(&library, sink);
    let node = body.condition(written)?;
    Some(Condition {
        node,
        slots: body.slots,
        indexes: body.indexes,
    })
}

/// How many variables a rule may have, with those of the definitions it uses: a set of them is one
/// word.
const MOST_SLOTS: usize = 64;

/// What a name stands for inside a rule.
#[derive(Clone)]
struct Entry<'a> {
    name: &'a str,
    node: Node,
    value: Type,
    used: bool,
}

/// The compilation of one rule's body.
struct Body<'a, 'src, 'sink> {
    library: &'a Library<'a, 'src>,
    sink: &'sink mut Diagnostics,
    /// What is in scope; inner names come last and hide outer ones.
    scope: Vec<Entry<'a>>,
    /// How many slots are taken.
    slots: usize,
    indexes: Vec<Index>,
    /// The parameters that have been read.
    parameters: BTreeSet<ParameterId>,
    /// For a rule as it is written: every expression is marked with its words and its place.
    marks: Option<Range>,
}

impl<'a, 'src, 'sink> Body<'a, 'src, 'sink> {
    fn new(library: &'a Library<'a, 'src>, sink: &'sink mut Diagnostics) -> Self {
        Self {
            library,
            sink,
            scope: Vec::new(),
            slots: 0,
            indexes: Vec::new(),
            parameters: BTreeSet::new(),
            marks: None,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Gives a variable its slot and puts it in scope; one too many is reported, the first time.
    fn declare(&mut self, binder: &'a Binder<'_>) -> Slot {
        let slot = Slot(u8::try_from(self.slots.min(MOST_SLOTS - 1)).expect("it fits a byte"));
        self.slots += 1;
        if self.slots == MOST_SLOTS + 1 {
            self.report(
                Diagnostic::error(
                    Code::TooManyVariables,
                    binder.variable.span,
                    phrase!(
                        "quy tắc dùng hơn {MOST_SLOTS} biến, kể cả biến của các định nghĩa được dùng",
                        "the rule uses more than {MOST_SLOTS} variables, those of the definitions it uses included"
                    ),
                )
                .help(phrase!(
                    "tách thành nhiều quy tắc, hoặc bỏ bớt lần dùng định nghĩa",
                    "make several rules of it, or use fewer definitions"
                )),
            );
        }
        let kind = crate::model::Kind::of_keyword(binder.kind.node)
            .expect("the grammar reads only kinds before a variable");
        self.scope.push(Entry {
            name: binder.variable.node.as_ref(),
            node: Node::Variable(slot),
            value: Type::one(Scalar::Entity(kind)),
            used: false,
        });
        slot
    }
}
