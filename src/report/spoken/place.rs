//! What each condition says, by where it is written: for proofs, which tell conditions one by one.

use std::collections::BTreeMap;

use super::Speaker;
use crate::model::Model;
use crate::phrase::Phrase;
use crate::report::declared::Declared;
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::Keyword;

/// What a condition says where it holds, and where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Said {
    pub(in crate::report) holds: Phrase,
    pub(in crate::report) fails: Phrase,
}

/// Says every condition of a rule and of the definitions that it uses, by its place.
pub(in crate::report) fn by_place<'s>(
    clause: &'s Clause<'_>,
    declared: &'s Declared<'s, '_>,
    model: &'s Model,
) -> BTreeMap<Span, Said> {
    let mut said = BTreeMap::new();
    let mut speaker = Speaker::new(declared, model);
    for keyword in [Keyword::ForEach, Keyword::With] {
        speaker.binders(clause, keyword);
    }
    speaker.named_values(clause);
    for keyword in [Keyword::Let, Keyword::When, Keyword::Unless] {
        for clause in clause.clauses_of(keyword) {
            if let Some(Word::Expression(written)) = clause.words.last().map(|word| &word.node) {
                speaker.say_within(written, &mut said);
            }
        }
    }
    for name in declared.used_by(clause) {
        let definition = declared.definitions[name];
        let mut speaker = Speaker::new(declared, model);
        for word in &definition.words {
            match &word.node {
                Word::Binder(binder) => speaker.enter(binder),
                Word::Expression(written) => speaker.say_within(written, &mut said),
                _ => {}
            }
        }
    }
    said
}

impl<'s> Speaker<'s, '_> {
    /// Says a condition and those that it is made of.
    fn say_within(&self, written: &'s Spanned<Expression<'_>>, said: &mut BTreeMap<Span, Said>) {
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
                binder,
                condition: Some(condition),
                ..
            } => {
                let mut inner = self.clone();
                inner.enter(binder);
                inner.say_within(condition, said);
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
        said.insert(written.span, says);
    }
}
