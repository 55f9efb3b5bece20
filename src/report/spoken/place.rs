//! What each condition and variable of a rule says, by where it is written: for proofs, which tell
//! them one by one.

use std::collections::BTreeMap;

use super::Speaker;
use super::noun::Count;
use crate::model::Model;
use crate::phrase::{Phrase, phrase};
use crate::report::declared::Declared;
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// What a condition says where it holds, and where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Said {
    pub(in crate::report) holds: Phrase,
    pub(in crate::report) fails: Phrase,
}

/// What a variable ranges over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Ranging {
    /// `document d of the procedure p`
    pub(in crate::report) some: Phrase,
    /// The same behind `no`: Vietnamese marks the variable.
    pub(in crate::report) none: Phrase,
}

/// What the conditions and variables of a rule say, and those of the definitions that it uses.
#[derive(Debug, Default)]
pub(in crate::report) struct Sayings {
    conditions: BTreeMap<Span, Said>,
    /// By the name of the variable; that of a quantifier, by the whole quantifier.
    variables: BTreeMap<Span, Ranging>,
}

impl Sayings {
    /// Says everything in a rule; nothing of one that is not declared.
    pub(in crate::report) fn of_rule(
        name: &str,
        declared: &Declared<'_, '_>,
        model: &Model,
    ) -> Self {
        let mut sayings = Self::default();
        if let Some(clause) = declared.rules.get(name) {
            sayings.gather(clause, declared, model);
        }
        sayings
    }

    /// Returns what a condition says; as it is written, where there are no words for it.
    pub(in crate::report) fn condition(&self, written: &Phrase, span: Span) -> Said {
        self.conditions.get(&span).cloned().unwrap_or_else(|| {
            let Phrase { vi, en } = written;
            Said {
                holds: written.clone(),
                fails: phrase!("không {vi}", "not {en}"),
            }
        })
    }

    /// Returns what a variable ranges over; as it is written, where there are no words for it.
    pub(in crate::report) fn variable(&self, written: &Phrase, span: Span) -> Ranging {
        self.variables.get(&span).cloned().unwrap_or_else(|| {
            let Phrase { vi, en } = written;
            Ranging {
                some: written.clone(),
                none: phrase!("{vi} nào", "{en}"),
            }
        })
    }

    fn gather<'s>(
        &mut self,
        clause: &'s Clause<'_>,
        declared: &'s Declared<'s, '_>,
        model: &'s Model,
    ) {
        let mut speaker = Speaker::new(declared, model);
        for keyword in [Keyword::ForEach, Keyword::With] {
            let words = clause.clauses_of(keyword).flat_map(|clause| &clause.words);
            for word in words {
                if let Word::Binder(binder) = &word.node {
                    let ranging = speaker.ranging(binder);
                    self.variables.insert(binder.variable.span, ranging);
                    speaker.enter(binder);
                }
            }
        }
        speaker.named_values(clause);
        for keyword in [Keyword::Let, Keyword::When, Keyword::Unless] {
            for clause in clause.clauses_of(keyword) {
                if let Some(Word::Expression(written)) = clause.words.last().map(|word| &word.node)
                {
                    speaker.say_within(written, self);
                }
            }
        }
        for definition in declared.used_by(clause).into_values() {
            let mut speaker = Speaker::new(declared, model);
            for word in &definition.words {
                match &word.node {
                    Word::Binder(binder) => speaker.enter(binder),
                    Word::Expression(written) => speaker.say_within(written, self),
                    _ => {}
                }
            }
        }
    }
}

impl<'s> Speaker<'s, '_> {
    fn ranging(&self, binder: &Binder<'_>) -> Ranging {
        Ranging {
            some: self.range(binder, Count::One),
            none: self.range(binder, Count::NoneAtAll),
        }
    }

    /// Says a condition and those that it is made of.
    fn say_within(&self, written: &'s Spanned<Expression<'_>>, said: &mut Sayings) {
        match &written.node {
            Expression::Not(inner) => self.say_within(inner, said),
            Expression::Binary {
                operator: Operator::And | Operator::Or,
                left,
                right,
            } => {
                self.say_within(left, said);
                self.say_within(right, said);
            }
            Expression::Quantified {
                binder, condition, ..
            } => {
                said.variables.insert(written.span, self.ranging(binder));
                let mut inner = self.clone();
                inner.enter(binder);
                if let Some(condition) = condition {
                    inner.say_within(condition, said);
                }
            }
            // A value by itself says nothing.
            Expression::Aggregate { .. } | Expression::Negate(_) | Expression::Set(_) => return,
            Expression::Binary { operator, .. } if operator.precedence() > 4 => return,
            _ => {}
        }
        let says = |holds| self.condition(&written.node, holds).inline();
        let says = Said {
            holds: says(true),
            fails: says(false),
        };
        said.conditions.insert(written.span, says);
    }
}
