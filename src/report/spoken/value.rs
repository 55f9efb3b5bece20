//! Values: what is compared, counted and read.

use super::call;
use super::noun::{self, Count};
use super::{Speaker, part};
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::rule::schema::{self, Part};
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Expression};
use crate::syntax::keyword::Keyword;
use crate::syntax::term;

use super::words;

/// A condition, and anything else of which only the wording counts.
pub(super) const BOOLEAN: Type = Type::one(Scalar::Boolean);

/// Whether English speaks of them in the plural.
pub(super) const fn of_several(value: Type) -> bool {
    value.list
}

impl<'s> Speaker<'s, '_> {
    /// Says a value, and returns its type as far as the wording depends on it.
    pub(super) fn value(&self, written: &'s Expression<'_>) -> (Phrase, Type) {
        let one = |said, scalar| (said, Type::one(scalar));
        match written {
            Expression::Number(number) => one(wording::number(*number), Scalar::Number),
            Expression::Percent(number) => {
                let Phrase { vi, en } = wording::number(*number);
                one(phrase!("{vi}%", "{en}%"), Scalar::Percent)
            }
            Expression::Money(money) => one(wording::money(*money), Scalar::Money),
            Expression::Date(date) => one(wording::date(*date), Scalar::Date),
            Expression::Duration(length) => one(wording::duration(*length), Scalar::Duration),
            Expression::Text(text) => one(phrase!("«{text}»", "“{text}”"), Scalar::Text),
            Expression::Constant(constant) => one(words::keyword(*constant), Scalar::Nothing),
            Expression::Path(path) => self.path(path),
            Expression::Set(items) => {
                let items: Vec<Phrase> =
                    items.iter().map(|item| self.value(&item.node).0).collect();
                (words::join(&items, ", "), Type::many(Scalar::Nothing))
            }
            Expression::Call {
                function,
                arguments,
                closure,
            } => call::value(self, &function.node, arguments).unwrap_or_else(|| {
                let said = call::condition(self, &function.node, *closure, arguments, true);
                (said, BOOLEAN)
            }),
            Expression::Negate(inner) => {
                let (Phrase { vi, en }, of_type) = self.value(&inner.node);
                (phrase!("âm {vi}", "minus {en}"), of_type)
            }
            Expression::Binary {
                operator:
                    operator @ (Operator::Plus | Operator::Minus | Operator::Times | Operator::Divide),
                left,
                right,
            } => self.arithmetic(*operator, &left.node, &right.node),
            Expression::Aggregate {
                aggregate,
                value,
                binder,
                condition,
            } => self.aggregate(
                aggregate.node,
                value.as_deref(),
                binder.as_ref(),
                condition.as_deref(),
            ),
            Expression::Not(_) | Expression::Binary { .. } | Expression::Quantified { .. } => {
                (self.condition(written, true).inline(), BOOLEAN)
            }
        }
    }

    /// Says what a path leads to.
    pub(super) fn path(&self, path: &str) -> (Phrase, Type) {
        if let Some((owner, read)) = self.reading(path) {
            return (part::noun(read, &owner), read.value);
        }
        if let Some((_, kind)) = self.variables.iter().rev().find(|(name, _)| *name == path) {
            return (
                noun::definite(*kind, path),
                Type::one(Scalar::Entity(*kind)),
            );
        }
        if let Some((_, of_type)) = self.values.iter().rev().find(|(name, _)| *name == path) {
            return (Phrase::same(path), *of_type);
        }
        if let Some(parameter) = self.declared.parameters.get(path) {
            let title = parameter.title().map_or(path, AsRef::as_ref);
            let said = phrase!("tham số «{title}»", "the parameter {path}");
            return (said, Type::one(Scalar::Number));
        }
        match self.model.find(path) {
            Some(entity) => {
                let Phrase { vi, en } = wording::title(entity, self.model);
                let said = phrase!("«{vi}»", "“{en}”");
                (said, Type::one(Scalar::Entity(entity.kind())))
            }
            None => (Phrase::same(path), Type::one(Scalar::Nothing)),
        }
    }

    /// Returns the part that a path ends in and what it is a part of; `None` where the path is a
    /// name by itself.
    pub(super) fn reading(&self, path: &str) -> Option<(Phrase, &'static Part)> {
        let (owner, last) = path.rsplit_once('.')?;
        let (said, of_type) = self.path(owner);
        let Scalar::Entity(kind) = of_type.scalar else {
            return None;
        };
        let read = schema::part(kind, term::canonical(last)?)?;
        Some((said, read))
    }

    /// Says a sum or a product, in brackets where it stands inside one that binds tighter.
    fn arithmetic(
        &self,
        operator: Operator,
        left: &'s Expression<'_>,
        right: &'s Expression<'_>,
    ) -> (Phrase, Type) {
        let (l, of_type) = self.operand(left, operator.precedence());
        let (r, _) = self.operand(right, operator.precedence() + 1);
        let [vi, en] = match operator {
            Operator::Plus => ["cộng", "plus"],
            Operator::Minus => ["trừ", "minus"],
            Operator::Times => ["nhân", "times"],
            _ => ["chia", "divided by"],
        };
        let said = Phrase::new(
            format_args!("{} {vi} {}", l.vi, r.vi),
            format_args!("{} {en} {}", l.en, r.en),
        );
        (said, of_type)
    }

    fn operand(&self, written: &'s Expression<'_>, at_least: u8) -> (Phrase, Type) {
        let (said, of_type) = self.value(written);
        let is_long = match written {
            Expression::Binary { operator, .. } => operator.precedence() < at_least,
            Expression::Call { arguments, .. } => !arguments.is_empty(),
            Expression::Aggregate { .. } => true,
            _ => false,
        };
        let Phrase { vi, en } = &said;
        if is_long {
            (phrase!("({vi})", "({en})"), of_type)
        } else {
            (said, of_type)
        }
    }

    /// Says a count, a sum, the least or the greatest.
    fn aggregate(
        &self,
        aggregate: Keyword,
        value: Option<&'s Spanned<Expression<'_>>>,
        binder: Option<&'s Binder<'_>>,
        condition: Option<&'s Spanned<Expression<'_>>>,
    ) -> (Phrase, Type) {
        let [of_vi, of_en] = told(aggregate);
        let Some(binder) = binder else {
            let (Phrase { vi, en }, of_type) = value.map_or_else(
                || (Phrase::default(), BOOLEAN),
                |list| self.value(&list.node),
            );
            let scalar = match aggregate {
                Keyword::Count => Scalar::Number,
                _ => of_type.scalar,
            };
            return (phrase!("{of_vi} {vi}", "{of_en} {en}"), Type::one(scalar));
        };
        let mut inner = self.clone();
        let mut ranged = self.range(binder, Count::Many);
        inner.enter(binder);
        if let Some(condition) = condition {
            let Phrase { vi, en } = inner.condition(&condition.node, true).subordinate();
            ranged += phrase!(" mà {vi}", " such that {en}");
        }
        let Phrase { vi, en } = ranged;
        let Some(value) = value else {
            let said = phrase!("số {vi}", "the number of {en}");
            return (said, Type::one(Scalar::Number));
        };
        let (each, of_type) = inner.value(&value.node);
        let said = Phrase::new(
            format_args!("{of_vi} {}, tính trên mọi {vi}", each.vi),
            format_args!("{of_en} {}, over all {en}", each.en),
        );
        (said, of_type)
    }
}

/// Says what is made of several values.
const fn told(aggregate: Keyword) -> [&'static str; 2] {
    match aggregate {
        Keyword::Min => ["giá trị nhỏ nhất của", "the least of"],
        Keyword::Max => ["giá trị lớn nhất của", "the greatest of"],
        Keyword::Sum => ["tổng của", "the sum of"],
        _ => ["số lượng", "the number of"],
    }
}
