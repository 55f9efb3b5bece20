//! What a decision table gives: the row of which every cell accepts what its column holds.

use tinhgon::rule::value::Value;
use tinhgon::span::Spanned;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::ast::{Clause, Word};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::truth::Truth;

use super::scope::{Lacks, Scope, World, Written};

type Words<'a> = &'a [Spanned<Word<'a>>];

impl<'a, 'm> World<'a, 'm> {
    /// Returns what the columns of a table look at.
    pub(super) fn columns(table: &'a Clause<'a>) -> Vec<&'a Written<'a>> {
        let clauses = table.clauses_of(Keyword::Columns);
        let words = clauses.flat_map(|clause| &clause.words);
        words
            .filter_map(|word| match &word.node {
                Word::Expression(written) => Some(written.as_ref()),
                _ => None,
            })
            .collect()
    }

    /// Returns what a table gives; while it is unknown which row speaks, what the columns wait for.
    pub(super) fn look_up(
        &mut self,
        table: &'a Clause<'a>,
        inside: &Scope<'a>,
    ) -> (Value<'m>, Lacks) {
        let mut waiting = Lacks::new();
        let mut held = Vec::new();
        for column in Self::columns(table) {
            let (value, lacks) = self.value(column, inside);
            waiting.extend(lacks);
            held.push(value);
        }
        for row in table.clauses_of(Keyword::Row) {
            let equals = row.words.iter().position(|word| word.node == Word::Equals);
            let equals = equals.expect("a row gives something");
            let cells = row.words[..equals].split(|word| word.node == Word::Comma);
            let speaks = cells
                .zip(&held)
                .map(|(cell, value)| self.accepts(cell, value))
                .fold(Truth::True, Truth::and);
            if speaks == Truth::True {
                return self.given(&row.words[equals + 1].node);
            }
        }
        (Value::Unknown, waiting)
    }

    /// Returns whether a cell accepts a value.
    fn accepts(&self, cell: Words<'a>, value: &Value<'m>) -> Truth {
        let alternatives = cell.split(|word| word.node == Word::Keyword(Keyword::Or));
        alternatives
            .map(|words| self.accepts_one(words, value))
            .fold(Truth::False, Truth::or)
    }

    fn accepts_one(&self, words: Words<'a>, value: &Value<'m>) -> Truth {
        let is = |operator, word: &Word<'a>| {
            let settled = settled(word);
            match (value, &settled) {
                (Value::None, Value::None) => Truth::True,
                // A flag of nothing is not set.
                (Value::None, Value::Boolean(flag)) => Truth::from(!flag),
                (Value::None, _) | (_, Value::None) => match value {
                    Value::Unknown => Truth::Unknown,
                    _ => Truth::False,
                },
                _ => self.compare(operator, value, &settled),
            }
        };
        match words {
            [one] if one.node == Word::Keyword(Keyword::Any) => Truth::True,
            [one] => is(Operator::Equal, &one.node),
            [sign, one] => match sign.node {
                Word::Comparison(operator) => is(operator, &one.node),
                _ => panic!("{sign:?} compares nothing"),
            },
            [_, from, _, until] => {
                let from = is(Operator::GreaterOrEqual, &from.node);
                from.and(is(Operator::LessOrEqual, &until.node))
            }
            _ => panic!("{words:?} is no cell"),
        }
    }

    fn given(&self, word: &Word<'a>) -> (Value<'m>, Lacks) {
        match word {
            Word::Name(name) => self.parameter(name).expect("a row names a parameter"),
            word => (settled(word), Lacks::new()),
        }
    }
}

fn settled(word: &Word<'_>) -> Value<'static> {
    match word {
        Word::Number(number) => Value::Number(*number),
        Word::Percent(number) => Value::Percent(*number),
        Word::Money(money) => Value::Money(*money),
        Word::Date(date) => Value::Date(*date),
        Word::Duration(length) => Value::Duration(*length),
        Word::Keyword(Keyword::Yes) => Value::Boolean(true),
        Word::Keyword(Keyword::No) => Value::Boolean(false),
        Word::Keyword(Keyword::None) => Value::None,
        Word::Keyword(constant) => Value::Constant(*constant),
        other => panic!("{other:?} is no value"),
    }
}
