//! Conditions and values, as written.

use std::borrow::Cow;

use super::super::keyword::{Keyword, Vocabulary};
use crate::quantity::{Duration, Money, Number};
use crate::span::Spanned;

/// `document d in p.documents`: a variable and what it ranges over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binder<'src> {
    /// `document`
    pub kind: Spanned<Keyword>,
    /// In which vocabulary the kind is written; `None` where the spelling is the same.
    pub vocabulary: Option<Vocabulary>,
    /// `d`
    pub variable: Spanned<Cow<'src, str>>,
    /// `p.documents`; without it, everything of the kind.
    pub source: Option<Spanned<Cow<'src, str>>>,
}

/// A condition or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression<'src> {
    /// `12_000`
    Number(Number),
    /// `20%`
    Percent(Number),
    /// `20_000 VND`
    Money(Money),
    /// `2026-01-31`
    Date(jiff::civil::Date),
    /// `3 working days`
    Duration(Duration),
    /// `"hộ khẩu"`
    Text(Cow<'src, str>),
    /// `none`, `commune`, `external`
    Constant(Keyword),
    /// `d.paper.until`, `hourly-income`
    Path(Cow<'src, str>),
    /// `{commune, district}`
    Set(Vec<Spanned<Self>>),
    /// `issues(p, d)`, `before+(s, t)`
    Call {
        /// `issues`
        function: Spanned<Cow<'src, str>>,
        /// Whether `+` asks for the closure.
        closure: bool,
        /// What stands in the brackets.
        arguments: Vec<Spanned<Self>>,
    },
    /// `not a`
    Not(Box<Spanned<Self>>),
    /// `-a`
    Negate(Box<Spanned<Self>>),
    /// `a and b`, `a < b`, `a in b`, `a + b`
    Binary {
        /// What joins the two.
        operator: Operator,
        /// The left side.
        left: Box<Spanned<Self>>,
        /// The right side.
        right: Box<Spanned<Self>>,
    },
    /// `exists document d in p.documents where d.shown`
    Quantified {
        /// `exists`, `no` or `every`.
        quantifier: Spanned<Keyword>,
        /// What it ranges over.
        binder: Binder<'src>,
        /// What follows `where`.
        condition: Option<Box<Spanned<Self>>>,
    },
    /// `count(document d in p.documents where d.shown)`, `sum(d.copies for document d in …)`
    Aggregate {
        /// `count`, `sum`, `min` or `max`.
        aggregate: Spanned<Keyword>,
        /// What is added up or compared, or the list that is counted.
        value: Option<Box<Spanned<Self>>>,
        /// What it ranges over.
        binder: Option<Binder<'src>>,
        /// What follows `where`.
        condition: Option<Box<Spanned<Self>>>,
    },
}

impl Expression<'_> {
    /// Returns the expressions that it is directly made of, in the order of the text.
    pub fn children(&self) -> Vec<&Spanned<Self>> {
        match self {
            Self::Set(inner)
            | Self::Call {
                arguments: inner, ..
            } => inner.iter().collect(),
            Self::Not(inner) | Self::Negate(inner) => vec![inner],
            Self::Binary { left, right, .. } => vec![left, right],
            Self::Quantified { condition, .. } => condition.iter().map(AsRef::as_ref).collect(),
            Self::Aggregate {
                value, condition, ..
            } => [value, condition]
                .into_iter()
                .flatten()
                .map(AsRef::as_ref)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the same expressions as [`Self::children`], to be put something else in their place.
    pub fn children_mut(&mut self) -> Vec<&mut Spanned<Self>> {
        match self {
            Self::Set(inner)
            | Self::Call {
                arguments: inner, ..
            } => inner.iter_mut().collect(),
            Self::Not(inner) | Self::Negate(inner) => vec![inner],
            Self::Binary { left, right, .. } => vec![left, right],
            Self::Quantified { condition, .. } => condition.iter_mut().map(AsMut::as_mut).collect(),
            Self::Aggregate {
                value, condition, ..
            } => [value, condition]
                .into_iter()
                .flatten()
                .map(AsMut::as_mut)
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// What joins two expressions, loosest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `in`
    In,
    /// `not in`
    NotIn,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Divide,
}

impl Operator {
    /// Returns how tightly it binds: `or` 1, `and` 2, comparisons 4, sums 5, products 6. `not` is 3.
    pub const fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal
            | Self::NotEqual
            | Self::Less
            | Self::LessOrEqual
            | Self::Greater
            | Self::GreaterOrEqual
            | Self::In
            | Self::NotIn => 4,
            Self::Plus | Self::Minus => 5,
            Self::Times | Self::Divide => 6,
        }
    }

    /// Returns how it is written.
    pub const fn spelling(self, vocabulary: Vocabulary) -> &'static str {
        match self {
            Self::Or => Keyword::Or.spelling(vocabulary),
            Self::And => Keyword::And.spelling(vocabulary),
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::In => Keyword::In.spelling(vocabulary),
            Self::NotIn => Keyword::NotIn.spelling(vocabulary),
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divide => "/",
        }
    }
}
