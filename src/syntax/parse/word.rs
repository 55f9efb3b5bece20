//! Words: names, literals, variables.

use pest::iterators::Pair;

use super::{Reader, literal};
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Binder, Word};
use crate::syntax::grammar::{self, Rule};
use crate::syntax::keyword::{self, Keyword};

impl<'src> Reader<'src, '_> {
    /// Reads one word of a clause; `None` if its value is out of range or no name, which is then
    /// reported.
    pub(super) fn word(&mut self, pair: Pair<'src, Rule>, clause: Rule) -> Option<Word<'src>> {
        let span = self.span_of(&pair);
        let text = pair.as_str();
        Some(match pair.as_rule() {
            // Conditions call these by their bare names.
            Rule::name
                if matches!(
                    clause,
                    Rule::let_clause | Rule::parameter | Rule::define | Rule::table
                ) =>
            {
                Word::Name(self.unambiguous(text, span)?.into())
            }
            Rule::name | Rule::path => Word::Name(text.into()),
            Rule::bad_name => {
                self.report_bad_name(text, span);
                return None;
            }
            Rule::label => Word::Label(text.into()),
            Rule::text => Word::Text(literal::text(text)),
            Rule::number => Word::Number(self.number(text, span)?),
            Rule::percent => Word::Percent(self.number(text, span)?),
            Rule::money => Word::Money(self.money(text, span)?),
            Rule::date => Word::Date(self.date(text, span)?),
            Rule::duration => Word::Duration(self.duration(text, span)?),
            Rule::comma => Word::Comma,
            Rule::equals => Word::Equals,
            Rule::comparison => Word::Comparison(super::expression::comparison(text)),
            Rule::binder | Rule::define_parameter => Word::Binder(Box::new(self.binder(pair)?)),
            Rule::expression => Word::Expression(Box::new(self.expression(pair)?)),
            rule => unreachable!("the grammar puts no {rule:?} among the words of a clause"),
        })
    }

    /// Reads `document d in p.documents`, or `d: document` of a definition.
    pub(super) fn binder(&mut self, pair: Pair<'src, Rule>) -> Option<Binder<'src>> {
        let mut kind = None;
        let mut vocabulary = None;
        let mut variable = None;
        let mut source = None;
        for inner in pair.into_inner() {
            let span = self.span_of(&inner);
            let text = inner.as_str();
            match (inner.as_rule(), grammar::keyword(inner.as_rule())) {
                (_, Some(Keyword::In)) => {}
                (_, Some(keyword)) => {
                    vocabulary = super::vocabulary_of(keyword, text);
                    kind = Some(Spanned::new(keyword, span));
                }
                (Rule::name, _) => {
                    variable = Some(Spanned::new(self.unambiguous(text, span)?.into(), span));
                }
                _ => source = Some(Spanned::new(text.into(), span)),
            }
        }
        Some(Binder {
            kind: kind.expect("the grammar gives each variable a kind"),
            vocabulary,
            variable: variable.expect("the grammar gives each variable a name"),
            source,
        })
    }

    /// Returns the name, unless a condition would read it as a value.
    fn unambiguous(&mut self, name: &'src str, span: Span) -> Option<&'src str> {
        if !keyword::is_value(name) {
            return Some(name);
        }
        self.report_reserved_name(name, span);
        None
    }

    pub(super) fn report_reserved_name(&mut self, name: &str, span: Span) {
        self.sink.push(
            Diagnostic::error(
                Code::ReservedName,
                span,
                phrase!(
                    "`{name}` là từ khóa, không dùng làm tên gọi được",
                    "`{name}` is a word of the language and cannot be a name"
                ),
            )
            .help(phrase!(
                "đặt tên khác, ví dụ `{name}-1`",
                "choose another name, such as `{name}-1`"
            )),
        );
    }
}
