//! Rules in words, in both languages: for a reader who knows the law and no rule language.
//!
//! Takes a rule as it is written, not its plan: definitions and parameters keep their names, and
//! conditions their order. Every part, function and relation has a wording in the tables of
//! `spoken/part.rs` and `spoken/call.rs`; tests keep them as complete as the engine's own.

use crate::model::{Kind, Model};
use crate::phrase::{Phrase, phrase};
use crate::rule::types::Type;
use crate::syntax::ast::{Binder, Clause, Word};
use crate::syntax::keyword::Keyword;

/// A table of wordings by what they are of, a row a line.
macro_rules! wordings {
    ($(#[doc = $doc:literal])* $name:ident: $count:literal; $($key:literal $($words:literal)+;)*) => {
        $(#[doc = $doc])*
        pub(super) const $name: &[(&str, [&str; $count])] = &[$(($key, [$($words,)+]),)*];
    };
}

mod call;
mod condition;
mod edit;
mod noun;
mod part;
mod place;
mod saying;
mod table;
#[cfg(test)]
mod tests;
mod value;

pub(super) use place::{Ranging, Said, Sayings};
pub(super) use saying::Saying;

use super::declared::Declared;
use super::words;

/// What a rule says, clause by clause.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// What one finding is about: `for each`.
    pub(super) about: Vec<Phrase>,
    /// What must be there too: `with`.
    pub(super) witnesses: Vec<Phrase>,
    /// The named values: `let`.
    pub(super) values: Vec<Phrase>,
    /// What must hold: `when`.
    pub(super) conditions: Vec<Saying>,
    /// What must not, one sentence where there are several: `unless`.
    pub(super) exceptions: Vec<Saying>,
}

/// Says what stands in one rule, definition or test.
#[derive(Clone)]
struct Speaker<'s, 'src> {
    model: &'s Model,
    declared: &'s Declared<'s, 'src>,
    /// The variables in scope; inner ones come last.
    variables: Vec<(&'s str, Kind)>,
    /// The named values in scope.
    values: Vec<(&'s str, Type)>,
}

/// Says what a rule asks; things are named as the model names them.
pub(super) fn rule<'s>(
    clause: &'s Clause<'_>,
    declared: &'s Declared<'s, '_>,
    model: &'s Model,
) -> Spoken {
    let mut speaker = Speaker::new(declared, model);
    let about = speaker.binders(clause, Keyword::ForEach);
    let witnesses = speaker.binders(clause, Keyword::With);
    Spoken {
        about,
        witnesses,
        values: speaker.named_values(clause),
        conditions: saying::all(speaker.conditions(clause, Keyword::When)),
        exceptions: saying::any(speaker.conditions(clause, Keyword::Unless)),
    }
}

/// Says what a definition or table stands for: what announces it, and what it says.
pub(super) fn shared<'s>(
    clause: &'s Clause<'_>,
    declared: &'s Declared<'s, '_>,
    model: &'s Model,
) -> (Phrase, Vec<Saying>) {
    let mut speaker = Speaker::new(declared, model);
    let of = speaker.parameters(clause);
    let [vi, en] = [words::join(&of, " và ").vi, words::join(&of, " and ").en];
    if clause.keyword == Keyword::Table {
        let table = table::named(clause);
        let name = clause.name().map(|name| name.node).unwrap_or_default();
        let head = Phrase::new(
            format_args!("Theo {} (`{name}`), giá trị cho {vi} là:", table.vi),
            format_args!("For {en}, {} gives:", table.en),
        );
        return (head, table::rows(clause, declared, model));
    }
    let condition = match clause.words.last().map(|word| &word.node) {
        Some(Word::Expression(condition)) => {
            saying::all(vec![speaker.condition(&condition.node, true)])
        }
        _ => Vec::new(),
    };
    let name = clause.name().map(|name| name.node).unwrap_or_default();
    let head = phrase!(
        "«{name}» đúng với {vi} khi:",
        "“{name}” holds of {en} when:"
    );
    (head, condition)
}

/// Says what each `propose` line of a rule would do, in the order of the text.
pub(super) fn proposals<'s>(
    clause: &'s Clause<'_>,
    declared: &'s Declared<'s, '_>,
    model: &'s Model,
) -> Vec<Phrase> {
    let mut speaker = Speaker::new(declared, model);
    for keyword in [Keyword::ForEach, Keyword::With] {
        speaker.binders(clause, keyword);
    }
    speaker.named_values(clause);
    let lines = clause.clauses_of(Keyword::Propose);
    lines.map(|line| speaker.edits(line)).collect()
}

impl<'s, 'src> Speaker<'s, 'src> {
    fn new(declared: &'s Declared<'s, 'src>, model: &'s Model) -> Self {
        Self {
            model,
            declared,
            variables: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Says each variable of a clause, and puts it in scope.
    fn binders(&mut self, clause: &'s Clause<'_>, keyword: Keyword) -> Vec<Phrase> {
        let words = clause.clauses_of(keyword).flat_map(|clause| &clause.words);
        let mut said = Vec::new();
        for word in words {
            if let Word::Binder(binder) = &word.node {
                said.push(self.declare(binder));
            }
        }
        said
    }

    /// Says one variable and what it ranges over, and puts it in scope.
    fn declare(&mut self, binder: &'s Binder<'_>) -> Phrase {
        let said = self.range(binder, noun::Count::One);
        self.enter(binder);
        said
    }

    /// Says each parameter of a definition or table, and puts it in scope.
    fn parameters(&mut self, clause: &'s Clause<'_>) -> Vec<Phrase> {
        let mut said = Vec::new();
        for word in &clause.words {
            if let Word::Binder(binder) = &word.node {
                self.enter(binder);
                said.push(self.path(&binder.variable.node).0);
            }
        }
        said
    }

    fn enter(&mut self, binder: &'s Binder<'_>) {
        if let Some(kind) = Kind::of_keyword(binder.kind.node) {
            self.variables.push((&binder.variable.node, kind));
        }
    }

    /// Says each `let`, and puts it in scope.
    fn named_values(&mut self, clause: &'s Clause<'_>) -> Vec<Phrase> {
        let mut said = Vec::new();
        for clause in clause.clauses_of(Keyword::Let) {
            let (Some(name), Some(Word::Expression(written))) =
                (clause.name(), clause.words.last().map(|word| &word.node))
            else {
                continue;
            };
            let (value, of_type) = self.value(&written.node);
            let name = name.node;
            said.push(Phrase::new(
                format_args!("{name} là {}", value.vi),
                format_args!("{name} is {}", value.en),
            ));
            self.values.push((name, of_type));
        }
        said
    }

    /// Says every condition of a keyword.
    fn conditions(&self, clause: &'s Clause<'_>, keyword: Keyword) -> Vec<Saying> {
        let clauses = clause.clauses_of(keyword);
        let written = clauses.filter_map(|clause| match &clause.words.first()?.node {
            Word::Expression(written) => Some(self.condition(&written.node, true)),
            _ => None,
        });
        written.collect()
    }
}
