//! Calls: functions, relations, definitions.

use std::borrow::Cow;

use super::expression::{BOOLEAN, Typed, sub_span};
use super::mismatch::mismatch;
use super::{Body, Entry};
use crate::diagnostic::{Code, Diagnostic};
use crate::fold::fold;
use crate::graph::Relation;
use crate::phrase::{Phrase, phrase};
use crate::rule::function::{self, Call, Parameter};
use crate::rule::pattern::{Mistake, Pattern};
use crate::rule::plan::{Literal, Node};
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::{Binder, Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

mod unknown;

impl<'a> Body<'a, '_, '_> {
    pub(super) fn call(
        &mut self,
        name: Spanned<&str>,
        closure: bool,
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        if let Some(definition) = self.library.definitions.get(name.node).copied() {
            return self.defined(name, definition, arguments);
        }
        if let Some(table) = self.library.tables.get(name.node).copied() {
            return self.tabled(name, table, arguments);
        }
        let canonical = term::canonical(name.node);
        if let Some(relation) = canonical.and_then(Relation::of_name) {
            return self.related(name, (relation, closure), arguments);
        }
        // What is wrong inside is told whatever the call may turn out to be.
        let values: Vec<Option<Typed>> = arguments
            .iter()
            .map(|argument| self.expression(argument))
            .collect();
        let Some(function) = canonical.and_then(function::function) else {
            self.report_unknown_function(name, arguments, &values);
            return None;
        };
        let values: Vec<Typed> = values.into_iter().collect::<Option<_>>()?;
        if values.len() != function.parameters.len() {
            self.report_count(name, &places_of(function), values.len());
            return None;
        }
        if matches!(function.call, Call::OfLists) {
            self.require_lists(&values, arguments)?;
        }
        let mut nodes = Vec::with_capacity(values.len());
        for (((node, value), parameter), argument) in
            values.into_iter().zip(function.parameters).zip(arguments)
        {
            match parameter {
                Parameter::Of(wanted) if !wanted.comparable(value) => {
                    self.report_mismatch(argument.span, *wanted, value);
                    return None;
                }
                Parameter::Pattern => {
                    let pattern = self.pattern(argument)?;
                    nodes.push(Node::Literal(Literal::Pattern(pattern)));
                    continue;
                }
                Parameter::Of(_) | Parameter::Anything | Parameter::List => {}
            }
            nodes.push(match (&function.call, node) {
                (Call::OfTexts(_) | Call::OfPattern, Node::Literal(Literal::Text(text))) => {
                    Node::Literal(Literal::Text(fold(&text)))
                }
                (_, node) => node,
            });
        }
        if let Call::WithParameters(names, _) = function.call {
            for name in names {
                nodes.push(Node::Literal(self.parameter_value(name)));
            }
        }
        Some((
            Node::Call {
                function,
                arguments: nodes,
            },
            function.value,
        ))
    }

    /// Lists of one sort, and of things that can be told apart.
    fn require_lists(
        &mut self,
        values: &[Typed],
        arguments: &[Spanned<Expression<'_>>],
    ) -> Option<()> {
        let sort = values.first()?.1.scalar;
        for ((_, value), argument) in values.iter().zip(arguments) {
            let is_of_things = matches!(
                value.scalar,
                Scalar::Entity(_) | Scalar::Thing | Scalar::Text | Scalar::Constant(_)
            );
            if !value.list || !is_of_things || !sort.meets(value.scalar) {
                let wanted = if is_of_things { sort } else { Scalar::Thing };
                self.report_mismatch(argument.span, Type::many(wanted), *value);
                return None;
            }
        }
        Some(())
    }

    /// Compiles a regular expression where it is written.
    fn pattern(&mut self, written: &Spanned<Expression<'_>>) -> Option<Pattern> {
        let Expression::Text(text) = &written.node else {
            self.report(
                Diagnostic::error(
                    Code::BadPattern,
                    written.span,
                    phrase!(
                        "biểu thức chính quy phải viết thẳng trong ngoặc kép",
                        "a regular expression has to be written here, in quotes"
                    ),
                )
                .help(phrase!(
                    "viết `khớp-mẫu(d.tên, \"sổ (hộ khẩu|tạm trú)\")`; so với một đoạn chữ khác thì dùng `nhắc-đến`",
                    "write `matches(d.title, \"sổ (hộ khẩu|tạm trú)\")`; compare with another text by `mentions`",
                )),
            );
            return None;
        };
        let Mistake { at, reason } = match Pattern::new(text) {
            Ok(pattern) => return Some(pattern),
            Err(mistake) => mistake,
        };
        // Only where the text stands as it is, without escapes, are its bytes those of the file.
        let length = (written.span.end - written.span.start) as usize;
        let span = match length - text.len() {
            quotes @ (2 | 6) if matches!(text, Cow::Borrowed(_)) => {
                sub_span(written.span, quotes / 2 + at.start, quotes / 2 + at.end)
            }
            _ => written.span,
        };
        self.report(Diagnostic::error(Code::BadPattern, span, reason).help(phrase!(
            "sửa biểu thức chính quy; ký tự có nghĩa riêng muốn viết nguyên thì đặt `\\` trước",
            "correct the regular expression; put `\\` before a special character to mean just it",
        )));
        None
    }

    fn related(
        &mut self,
        name: Spanned<&str>,
        (relation, closure): (Relation, bool),
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        let typed: Vec<Option<Typed>> = arguments
            .iter()
            .map(|argument| self.expression(argument))
            .collect();
        let ([from, to], Ok([from_typed, to_typed])) = (arguments, <[_; 2]>::try_from(typed))
        else {
            self.report_count(name, &sides_of(relation), arguments.len());
            return None;
        };
        let ((from_node, from_type), (to_node, to_type)) = (from_typed?, to_typed?);
        let (from_kind, to_kind) = relation.signature();
        for (kind, value, span) in [
            (from_kind, from_type, from.span),
            (to_kind, to_type, to.span),
        ] {
            let wanted = Type::one(Scalar::Entity(kind));
            if !wanted.comparable(value) {
                let help = usage(name.node, &sides_of(relation));
                self.report(mismatch(span, wanted, value).help(help));
                return None;
            }
        }
        if closure && !relation.has_closure() {
            let written = name.node;
            self.report(
                Diagnostic::error(
                    Code::WrongType,
                    name.span,
                    phrase!(
                        "`{written}+` cần một quan hệ giữa hai đối tượng cùng loại",
                        "`{written}+` needs a relation between two of one kind"
                    ),
                )
                .help(phrase!("bỏ dấu `+`", "remove the `+`")),
            );
            return None;
        }
        Some((
            Node::Related {
                relation,
                closure,
                from: Box::new(from_node),
                to: Box::new(to_node),
            },
            BOOLEAN,
        ))
    }

    /// A definition is written out in place, its parameters replaced by what they stand for.
    fn defined(
        &mut self,
        name: Spanned<&str>,
        definition: super::library::Definition<'a, '_>,
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        let entries = self.bound(name, definition.parameters, arguments)?;
        let outer = std::mem::replace(&mut self.scope, entries);
        let condition = self.condition(definition.condition);
        self.scope = outer;
        Some((condition?, BOOLEAN))
    }

    /// Puts what is written for the parameters of a definition or table in their place.
    pub(super) fn bound(
        &mut self,
        name: Spanned<&str>,
        parameters: &'a [Spanned<Word<'_>>],
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Vec<Entry<'a>>> {
        let binders: Vec<&Binder<'_>> = parameters
            .iter()
            .filter_map(|word| match &word.node {
                Word::Binder(binder) => Some(binder.as_ref()),
                _ => None,
            })
            .collect();
        let places: Vec<Phrase> = binders
            .iter()
            .map(|binder| word_for(binder.kind.node))
            .collect();
        if binders.len() != arguments.len() {
            self.report_count(name, &places, arguments.len());
            return None;
        }
        // Told where it is defined.
        if self.library.refused.names.contains(name.node) {
            return None;
        }
        let mut entries = Vec::with_capacity(arguments.len());
        for (binder, argument) in binders.iter().zip(arguments) {
            let (node, value) = self.expression(argument)?;
            let kind = crate::model::Kind::of_keyword(binder.kind.node)
                .expect("the grammar reads only kinds before a variable");
            let wanted = Type::one(Scalar::Entity(kind));
            if !wanted.comparable(value) {
                self.report(mismatch(argument.span, wanted, value).help(usage(name.node, &places)));
                return None;
            }
            entries.push(Entry {
                name: binder.variable.node.as_ref(),
                node,
                value: wanted,
                used: false,
            });
        }
        Some(entries)
    }

    fn report_count(&mut self, name: Spanned<&str>, places: &[Phrase], found: usize) {
        let (written, wanted) = (name.node, places.len());
        let diagnostic = Diagnostic::error(
            Code::WrongType,
            name.span,
            phrase!(
                "`{written}` cần {wanted} giá trị, nhưng được {found}",
                "`{written}` takes {wanted} values, but is given {found}"
            ),
        );
        self.report(diagnostic.help(usage(written, places)));
    }
}

fn word_for(kind: Keyword) -> Phrase {
    Phrase::new(kind.vietnamese(), kind.english())
}

fn sides_of(relation: Relation) -> [Phrase; 2] {
    let (from, to) = relation.signature();
    [from, to].map(|kind| word_for(kind.keyword()))
}

fn places_of(function: &function::Function) -> Vec<Phrase> {
    let places = function.parameters.iter();
    places
        .map(|place| match place {
            Parameter::Of(wanted) => wanted.name(),
            Parameter::Anything | Parameter::List | Parameter::Pattern => Phrase::same("…"),
        })
        .collect()
}

/// How something is called: `issues(procedure, paper)`.
fn usage(name: &str, places: &[Phrase]) -> Phrase {
    let list = |word: fn(&Phrase) -> &str| places.iter().map(word).collect::<Vec<_>>().join(", ");
    Phrase::new(
        format_args!(
            "viết `{}({})`",
            term::spelling(name, Vocabulary::Vietnamese),
            list(|place| &place.vi)
        ),
        format_args!(
            "write `{}({})`",
            term::spelling(name, Vocabulary::English),
            list(|place| &place.en)
        ),
    )
}
