//! What is called and does not exist: what may be meant.

use super::{places_of, sides_of, usage};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::graph::Relation;
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::compile::expression::Typed;
use crate::rule::compile::{Body, path};
use crate::rule::function;
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::Expression;
use crate::syntax::keyword::Vocabulary;
use crate::syntax::term;

impl Body<'_, '_, '_> {
    /// Returns what can be called that is spelt alike.
    fn nearest_called(&self, written: &str) -> Option<&str> {
        let known = function::FUNCTIONS
            .iter()
            .map(|function| function.name)
            .chain(Relation::ALL.iter().map(|relation| relation.name()))
            .flat_map(|english| [english, term::spelling(english, Vocabulary::Vietnamese)])
            .chain(self.library.definitions.keys().copied())
            .chain(self.library.tables.keys().copied());
        similar::nearest(written, known)
    }

    /// Says how to call what is written like a part, or spelt like it.
    pub(in crate::rule::compile) fn called_instead(&self, written: &str) -> Option<Phrase> {
        let canonical = term::canonical(written);
        let usage = if let Some(relation) = canonical.and_then(Relation::of_name) {
            usage(written, &sides_of(relation))
        } else if let Some(function) = canonical.and_then(function::function) {
            usage(written, &places_of(function))
        } else if self.library.definitions.contains_key(written)
            || self.library.tables.contains_key(written)
        {
            usage(written, &[Phrase::same("…")])
        } else {
            let near = self.nearest_called(written)?;
            return Some(phrase!(
                "có phải ý là `{near}(…)`?",
                "did you mean `{near}(…)`?"
            ));
        };
        let Phrase { vi, en } = usage;
        Some(phrase!(
            "đó không phải là một phần: {vi}",
            "that is no part: {en}"
        ))
    }

    /// Reports a call of what does not exist; `values` are the arguments, as far as they compile.
    pub(super) fn report_unknown_function(
        &mut self,
        name: Spanned<&str>,
        arguments: &[Spanned<Expression<'_>>],
        values: &[Option<Typed>],
    ) {
        let written = name.node;
        let kinds: Vec<Option<Kind>> = values.iter().map(|value| kind_of(value.as_ref())).collect();
        // `documents(p)`, where `p.documents` is meant.
        let part = match (arguments.first().map(|first| &first.node), kinds.first()) {
            (Some(Expression::Path(owner)), Some(Some(kind))) => {
                path::part_meant(*kind, written).map(|part| (format!("{owner}.{part}"), part))
            }
            _ => None,
        };
        let is_exact = |(_, part): &(String, &str)| *part == written;
        let (exact, spelt_alike) = (part.clone().filter(is_exact), part);
        let near = exact
            .map(|(whole, _)| whole)
            .or_else(|| self.nearest_called(written).map(str::to_owned))
            .or_else(|| spelt_alike.map(|(whole, _)| whole));
        let diagnostic = Diagnostic::error(
            Code::UnknownFunction,
            name.span,
            phrase!(
                "không có hàm hay quan hệ nào tên là `{written}`",
                "there is no function or relation `{written}`"
            ),
        );
        let help = if let Some(near) = near {
            phrase!("có phải ý là `{near}`?", "did you mean `{near}`?")
        } else {
            function_of_spreadsheets(written)
                .or_else(|| relations_of(&kinds))
                .unwrap_or_else(|| phrase!(
                    "xem danh sách trong hướng dẫn viết quy tắc, hoặc đặt một `định nghĩa` cùng tên",
                    "see the list in the guide to rules, or write a `define` of that name",
                ))
        };
        self.report(diagnostic.help(help));
    }
}

/// What is written instead of what spreadsheets and programming languages have.
fn function_of_spreadsheets(name: &str) -> Option<Phrase> {
    Some(match name.to_lowercase().as_str() {
        "and" | "or" => phrase!(
            "đặt `và`, `hoặc` giữa hai điều kiện",
            "put `and` or `or` between two conditions"
        ),
        "not" => phrase!("viết `không …`", "write `not …`"),
        "if" => phrase!(
            "viết từng trường hợp bằng `và`, `hoặc`",
            "write each case with `and` and `or`"
        ),
        "isnull" | "isblank" | "isempty" | "empty" => phrase!(
            "viết `… = không có gì`, hoặc `không đã-biết(…)` nếu chưa ai mô tả",
            "write `… = none`, or `not known(…)` where nobody has said"
        ),
        "contains" | "find" | "search" => phrase!(
            "viết `nhắc-đến(…, \"…\")`, hoặc `… thuộc …` với danh sách",
            "write `mentions(…, \"…\")`, or `… in …` of a list"
        ),
        "len" | "length" | "size" | "countif" => {
            phrase!("viết `đếm(…)`", "write `count(…)`")
        }
        _ => return None,
    })
}

/// Returns what kind of thing an argument stands for.
fn kind_of(value: Option<&Typed>) -> Option<Kind> {
    match value?.1 {
        Type {
            scalar: Scalar::Entity(kind),
            list: false,
        } => Some(kind),
        _ => None,
    }
}

/// Lists the relations that join two things of some kinds; nothing where there is none.
fn relations_of(kinds: &[Option<Kind>]) -> Option<Phrase> {
    let [Some(from), Some(to)] = kinds else {
        return None;
    };
    let joins = |relation: &&Relation| {
        let (left, right) = relation.signature();
        (left, right) == (*from, *to) || (left, right) == (*to, *from)
    };
    let relations: Vec<Relation> = Relation::ALL.iter().filter(joins).copied().collect();
    if relations.is_empty() {
        return None;
    }
    let list = |vocabulary, pick: fn(&Phrase) -> &str| {
        let calls = relations.iter().map(|relation| {
            let [left, right] = sides_of(*relation);
            let name = term::spelling(relation.name(), vocabulary);
            format!("`{name}({}, {})`", pick(&left), pick(&right))
        });
        calls.collect::<Vec<_>>().join(", ")
    };
    Some(Phrase::new(
        format_args!(
            "các quan hệ giữa hai loại này: {}",
            list(Vocabulary::Vietnamese, |word| &word.vi)
        ),
        format_args!(
            "the relations between these two: {}",
            list(Vocabulary::English, |word| &word.en)
        ),
    ))
}
