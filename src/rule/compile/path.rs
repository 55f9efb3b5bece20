//! Paths: a variable or a name, and the parts after it.

use super::expression::{Typed, sub_span};
use super::{Body, Entry};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::plan::{Literal, Node};
use crate::rule::schema;
use crate::rule::types::{Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::keyword::Vocabulary;
use crate::syntax::term;

impl Body<'_, '_, '_> {
    /// A variable or a name, and the parts after it.
    pub(super) fn path(&mut self, path: &str, span: Span) -> Option<Typed> {
        let mut segments = path.split('.');
        let first = segments.next().unwrap_or_default();
        let (mut node, mut value) = if let Some(entry) = self
            .scope
            .iter_mut()
            .rev()
            .find(|entry| entry.name == first)
        {
            entry.used = true;
            (entry.node.clone(), entry.value)
        } else if let Some(id) = self.library.parameter(path) {
            let kind = self.library.parameters[id].kind;
            return Some((Node::Literal(self.parameter_value(path)), kind));
        } else {
            return self.named(path, span);
        };
        let mut end = first.len();
        for segment in segments {
            let start = end + 1;
            end = start + segment.len();
            let place = sub_span(span, start, end);
            (node, value) = self.part(node, value, Spanned::new(segment, place))?;
        }
        Some((node, value))
    }

    /// The value of a parameter at the date; `none` where it is not declared.
    pub(super) fn parameter_value(&mut self, name: &str) -> Literal {
        let Some(id) = self.library.parameter(name) else {
            return Literal::None;
        };
        self.parameters.insert(id);
        let value = self.library.parameters[id].value.as_ref();
        value.map_or(Literal::Unknown(id), |(literal, _)| literal.clone())
    }

    /// The name of a thing that the files declare.
    fn named(&mut self, path: &str, span: Span) -> Option<Typed> {
        if let Some(entity) = self.library.model.find(path) {
            let value = Type::one(Scalar::Entity(entity.kind()));
            return Some((Node::Literal(Literal::Entity(entity)), value));
        }
        // `p1.documents` of a test: the longest name that is declared, then parts of it.
        if let Some((owner, last)) = path.rsplit_once('.')
            && term::canonical(last).is_some()
        {
            let owner_span = sub_span(span, 0, owner.len());
            let (node, value) = self.path(owner, owner_span)?;
            return self.part(
                node,
                value,
                Spanned::new(last, sub_span(span, owner.len() + 1, path.len())),
            );
        }
        let first = path.split('.').next().unwrap_or_default();
        let known = self.scope.iter().map(|entry| entry.name).chain(
            self.library
                .parameters
                .items()
                .iter()
                .map(|known| known.name.as_str()),
        );
        let near = similar::nearest(first, known).map(str::to_owned);
        let made = self.library.model.made_of(path).join("`, `");
        let diagnostic = Diagnostic::error(
            Code::UnknownName,
            span,
            phrase!("không có gì tên là `{path}`", "nothing is called `{path}`"),
        );
        self.report(diagnostic.help(match near {
            _ if !made.is_empty() => phrase!(
                "thành phần này được tách thành `{made}`",
                "this item was split into `{made}`"
            ),
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => self.at_hand(first),
        }));
        None
    }

    /// What could have been meant by a name that stands for nothing: a part of a variable, or one
    /// of the variables.
    fn at_hand(&self, name: &str) -> Phrase {
        let has_part = |entry: &&Entry<'_>| match (entry.value, term::canonical(name)) {
            (
                Type {
                    scalar: Scalar::Entity(kind),
                    list: false,
                },
                Some(english),
            ) => schema::part(kind, english).is_some(),
            _ => false,
        };
        if let Some(owner) = self.scope.iter().find(has_part) {
            let owner = owner.name;
            return phrase!(
                "có phải ý là `{owner}.{name}`?",
                "did you mean `{owner}.{name}`?"
            );
        }
        let names: Vec<String> = self
            .scope
            .iter()
            .map(|entry| format!("`{}`", entry.name))
            .collect();
        if names.is_empty() {
            return phrase!(
                "khai báo biến trong `với mỗi` hoặc `cùng`, hoặc dùng tên đã có trong danh mục",
                "declare it in `for each` or `with`, or use a name of the catalogue",
            );
        }
        let names = names.join(", ");
        phrase!(
            "các biến ở đây: {names}; nếu là một thứ trong danh mục thì khai báo nó",
            "the variables here: {names}; if it is a thing of the catalogue, declare it",
        )
    }

    /// A part of a value.
    fn part(&mut self, node: Node, owner: Type, name: Spanned<&str>) -> Option<Typed> {
        let written = name.node;
        let Scalar::Entity(kind) = owner.scalar else {
            let what = owner.described();
            let diagnostic = Diagnostic::error(
                Code::UnknownPart,
                name.span,
                Phrase::new(
                    format!("{} không có phần `{written}`", what.vi),
                    format!("{} has no part `{written}`", what.en),
                ),
            );
            self.report(diagnostic.help(phrase!(
                "chỉ đối tượng (thủ tục, hồ sơ, bước…) mới có phần; bỏ `.{written}`",
                "only things (procedures, documents, steps…) have parts; drop `.{written}`"
            )));
            return None;
        };
        if owner.list {
            let keyword = kind.keyword();
            let (vi, en) = (keyword.vietnamese(), keyword.english());
            self.report(
                Diagnostic::error(
                    Code::WrongType,
                    name.span,
                    phrase!(
                        "phần `{written}` thuộc về từng {vi}, không thuộc về danh sách",
                        "`{written}` is a part of each {en}, not of the list"
                    ),
                )
                .help(phrase!(
                    "viết `tồn tại {vi} x thuộc … mà x.{written} …`",
                    "write `exists {en} x in … where x.{written} …`"
                )),
            );
            return None;
        }
        let found = term::canonical(written).and_then(|english| schema::part(kind, english));
        if let Some(part) = found {
            return Some((
                Node::Read {
                    part,
                    of: Box::new(node),
                },
                part.value,
            ));
        }
        self.report_unknown_part(kind, name);
        None
    }

    fn report_unknown_part(&mut self, kind: Kind, name: Spanned<&str>) {
        let keyword = kind.keyword();
        let (vi, written) = (keyword.vietnamese(), name.node);
        let described = Type::one(Scalar::Entity(kind)).described();
        let list = |vocabulary| {
            schema::parts_of(kind)
                .map(|part| format!("`{}`", term::spelling(part.name, vocabulary)))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let help = if let Some(near) = part_meant(kind, written) {
            phrase!("có phải ý là `{near}`?", "did you mean `{near}`?")
        } else if let Some(call) = self.called_instead(written) {
            call
        } else {
            Phrase::new(
                format!("các phần của {vi}: {}", list(Vocabulary::Vietnamese)),
                format!(
                    "the parts of {}: {}",
                    described.en,
                    list(Vocabulary::English)
                ),
            )
        };
        self.report(
            Diagnostic::error(
                Code::UnknownPart,
                name.span,
                Phrase::new(
                    format_args!("{vi} không có phần `{written}`"),
                    format_args!("{} has no part `{written}`", described.en),
                ),
            )
            .help(help),
        );
    }
}

/// Returns the part that is called so, or that is spelt alike.
pub(super) fn part_meant(kind: Kind, written: &str) -> Option<&'static str> {
    let spellings: Vec<&str> = schema::parts_of(kind)
        .flat_map(|part| [part.name, term::spelling(part.name, Vocabulary::Vietnamese)])
        .collect();
    let mut exact = spellings.iter().copied();
    exact
        .find(|spelling| *spelling == written)
        .or_else(|| similar::nearest(written, spellings.iter().copied()))
        .or_else(|| holding(written, &spellings))
}

/// Returns the only spelling that has the written words among its own: the word of a clause, `phí`,
/// is often a piece of what its part is called, `mức-phí`.
fn holding<'n>(written: &str, spellings: &[&'n str]) -> Option<&'n str> {
    let written = format!("-{written}-");
    let has = |spelling: &&&str| format!("-{spelling}-").contains(&written);
    let mut holding = spellings.iter().filter(has);
    let only = holding.next()?;
    holding.next().is_none().then_some(*only)
}
