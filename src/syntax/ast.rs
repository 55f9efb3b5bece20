//! What a file says, with the place of every word.
//!
//! The tree is uniform: a [`Clause`] is a keyword, the words that follow it and, for what has a
//! block, the clauses inside. The grammar fixes which clauses stand where and what words follow
//! each, so that `resolve` and `rule::compile` give them meaning, while printing, translating and
//! editing treat all alike. Nothing is interned; the tree is fully determined by its text.

use std::borrow::Cow;

use super::keyword::{Keyword, Vocabulary};
use crate::quantity::{Duration, Money, Number};
use crate::span::{FileId, Span, Spanned};
use expression::Operator;

pub mod expression;
pub use expression::{Binder, Expression};

/// A parsed file: the declarations that could be read, and the comments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File<'src> {
    /// Which file.
    pub id: FileId,
    /// The declarations, in the order of the text.
    pub declarations: Vec<Clause<'src>>,
    /// The comments, in the order of the text.
    pub comments: Vec<Comment<'src>>,
}

impl File<'_> {
    /// Returns the vocabulary it is written in: that of its first word that tells.
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        fn first(clauses: &[Clause<'_>]) -> Option<Vocabulary> {
            let mut told = clauses
                .iter()
                .map(|clause| clause.vocabulary.or_else(|| first(clause.clauses())));
            told.find_map(|vocabulary| vocabulary)
        }
        first(&self.declarations)
    }
}

/// A comment, from its `#` to the end of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'src> {
    /// The text, with `#`, without trailing blanks.
    pub text: Cow<'src, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether anything else stands before it on its line.
    pub trailing: bool,
    /// Whether a blank line stands before it.
    pub blank_before: bool,
}

/// `takes 30 minutes`, `field ho-ten "Họ tên" is full-name`, `procedure p "…" { … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause<'src> {
    /// The word it begins with.
    pub keyword: Keyword,
    /// The words after it, up to the block.
    pub words: Vec<Spanned<Word<'src>>>,
    /// The clauses of its block, or `None` where it has no block.
    pub body: Option<Body<'src>>,
    /// From the keyword to the last word or the closing brace.
    pub span: Span,
    /// In which vocabulary the keyword is written; `None` where the spelling is the same.
    pub vocabulary: Option<Vocabulary>,
    /// Whether a blank line stands before it; the only layout that is kept.
    pub blank_before: bool,
}

/// `{ … }`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body<'src> {
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause<'src>>,
    /// From `{` to `}`.
    pub span: Span,
}

/// One word of a clause after its keyword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<'src> {
    /// `of`, `within`, `commune`: a word of the language.
    Keyword(Keyword),
    /// `khai-sinh`, `khai-sinh.to-khai`: a name, or a path of names.
    Name(Cow<'src, str>),
    /// `16`, `đ`: what an article, clause, point or annex is called.
    Label(Cow<'src, str>),
    /// `"…"`, without quotes, escapes and common indentation.
    Text(Cow<'src, str>),
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
    /// `,`
    Comma,
    /// `=`
    Equals,
    /// `>=`: of a cell, what it compares with.
    Comparison(Operator),
    /// `document d in p.documents`
    Binder(Box<Binder<'src>>),
    /// `d.paper = so-ho-khau`
    Expression(Box<Spanned<Expression<'src>>>),
}

impl<'src> Clause<'src> {
    /// Returns the declared name: the first word, where it is a name.
    pub fn name(&self) -> Option<Spanned<&str>> {
        match self.words.first() {
            Some(Spanned {
                node: Word::Name(name),
                span,
            }) => Some(Spanned::new(name, *span)),
            _ => None,
        }
    }

    /// Returns the first text among the words: the title of a declaration.
    pub fn title(&self) -> Option<&Cow<'src, str>> {
        self.words.iter().find_map(|word| match &word.node {
            Word::Text(text) => Some(text),
            _ => None,
        })
    }

    /// Returns the clauses of the block; none where there is no block.
    pub fn clauses(&self) -> &[Self] {
        self.body.as_ref().map_or(&[], |body| &body.clauses)
    }

    /// Returns the clauses of the block that begin with a keyword.
    pub fn clauses_of(&self, keyword: Keyword) -> impl Iterator<Item = &Self> {
        self.clauses()
            .iter()
            .filter(move |clause| clause.keyword == keyword)
    }

    /// Returns the word after a keyword among the words, as in `… within 1 day`.
    pub fn word_after(&self, keyword: Keyword) -> Option<&Spanned<Word<'src>>> {
        let position = self
            .words
            .iter()
            .position(|word| word.node == Word::Keyword(keyword))?;
        self.words.get(position + 1)
    }
}
