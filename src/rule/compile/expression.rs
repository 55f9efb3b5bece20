//! Expressions: names to slots and parts, operators to typed nodes.

use super::{Body, Entry};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::graph::Relation;
use crate::phrase::{Phrase, phrase};
use crate::rule::function::{self, Parameter};
use crate::rule::plan::{Literal, Node};
use crate::rule::schema;
use crate::rule::types::{Domain, Scalar, Type};
use crate::span::{Span, Spanned};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

/// An expression and its type.
pub(super) type Typed = (Node, Type);

const BOOLEAN: Type = Type::one(Scalar::Boolean);

impl<'a> Body<'a, '_, '_> {
    /// Compiles a condition; `None` if something in it is wrong, which has then been reported.
    pub(super) fn condition(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<Node> {
        let (node, value) = self.expression(written)?;
        if value == BOOLEAN {
            return Some(node);
        }
        let found = value.name();
        self.report(
            Diagnostic::error(
                Code::WrongType,
                written.span,
                phrase_with(
                    "cần một điều kiện, nhưng đây là",
                    "a condition is needed, but this is",
                    &found,
                ),
            )
            .help(phrase!(
                "so sánh giá trị này, ví dụ `… = …`",
                "compare it, as in `… = …`"
            )),
        );
        None
    }

    /// Compiles an expression; `None` if something in it is wrong, which has then been reported.
    pub(super) fn expression(&mut self, written: &'a Spanned<Expression<'_>>) -> Option<Typed> {
        let literal = |value, scalar| Some((Node::Literal(value), Type::one(scalar)));
        match &written.node {
            Expression::Number(number) => literal(Literal::Number(*number), Scalar::Number),
            Expression::Percent(number) => literal(Literal::Percent(*number), Scalar::Percent),
            Expression::Money(money) => literal(Literal::Money(*money), Scalar::Money),
            Expression::Date(date) => literal(Literal::Date(*date), Scalar::Date),
            Expression::Duration(duration) => {
                literal(Literal::Duration(*duration), Scalar::Duration)
            }
            Expression::Text(text) => literal(Literal::Text(text.to_string()), Scalar::Text),
            Expression::Constant(Keyword::None) => literal(Literal::None, Scalar::Nothing),
            Expression::Constant(constant) => self.constant(*constant, written.span),
            Expression::Path(path) => self.path(path, written.span),
            Expression::Set(items) => self.set(items),
            Expression::Call {
                function,
                closure,
                arguments,
            } => self.call(
                Spanned::new(function.node.as_ref(), function.span),
                *closure,
                arguments,
            ),
            Expression::Not(inner) => Some((Node::Not(Box::new(self.condition(inner)?)), BOOLEAN)),
            Expression::Negate(inner) => {
                let (node, value) = self.expression(inner)?;
                let zero = Node::Literal(Literal::Number(crate::quantity::Number::default()));
                self.require_number(value, inner.span)?;
                Some((arithmetic(Operator::Minus, zero, node), value))
            }
            Expression::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, left, right),
            Expression::Quantified {
                quantifier,
                binder,
                condition,
            } => self.quantified(quantifier.node, binder, condition.as_deref()),
            Expression::Aggregate {
                aggregate,
                value,
                binder,
                condition,
            } => self.aggregate(
                aggregate,
                value.as_deref(),
                binder.as_ref(),
                condition.as_deref(),
            ),
        }
    }

    fn constant(&mut self, constant: Keyword, span: Span) -> Option<Typed> {
        let Some(domain) = Domain::of(constant) else {
            let (vi, en) = (constant.vietnamese(), constant.english());
            self.report(
                Diagnostic::error(
                    Code::WrongType,
                    span,
                    phrase!(
                        "`{vi}` không phải là giá trị so sánh được",
                        "`{en}` is not a value that can be compared"
                    ),
                )
                .help(phrase!(
                    "so sánh với giá trị mà một phần có thể nhận",
                    "compare with a value that some part can have"
                )),
            );
            return None;
        };
        Some((
            Node::Literal(Literal::Constant(constant)),
            Type::one(Scalar::Constant(domain)),
        ))
    }

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
        } else if let Some((literal, value)) = self.library.parameters.get(path) {
            return Some((Node::Literal(literal.clone()), *value));
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
        let known = self
            .scope
            .iter()
            .map(|entry| entry.name)
            .chain(self.library.parameters.keys().copied());
        let near = similar::nearest(first, known).map(str::to_owned);
        let diagnostic = Diagnostic::error(
            Code::UnknownName,
            span,
            phrase!("không có gì tên là `{path}`", "nothing is called `{path}`"),
        );
        self.report(diagnostic.help(match near {
            Some(near) => phrase!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "khai báo biến trong `với mỗi` hoặc `cùng`, hoặc dùng tên đã có trong danh mục",
                "declare it in `for each` or `with`, or use a name of the catalogue",
            ),
        }));
        None
    }

    /// A part of a value.
    fn part(&mut self, node: Node, owner: Type, name: Spanned<&str>) -> Option<Typed> {
        let written = name.node;
        let Scalar::Entity(kind) = owner.scalar else {
            let what = owner.name();
            self.report(Diagnostic::error(
                Code::UnknownPart,
                name.span,
                Phrase::new(
                    format!("{} không có phần `{written}`", what.vi),
                    format!("a {} has no part `{written}`", what.en),
                ),
            ));
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

    fn report_unknown_part(&mut self, kind: crate::model::Kind, name: Spanned<&str>) {
        let keyword = kind.keyword();
        let (vi, en, written) = (keyword.vietnamese(), keyword.english(), name.node);
        let spellings = schema::parts_of(kind)
            .flat_map(|part| [part.name, term::spelling(part.name, Vocabulary::Vietnamese)]);
        let help = match similar::nearest(written, spellings) {
            Some(near) => phrase!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => {
                let list = |vocabulary| {
                    schema::parts_of(kind)
                        .map(|part| format!("`{}`", term::spelling(part.name, vocabulary)))
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                Phrase::new(
                    format!("các phần của {vi}: {}", list(Vocabulary::Vietnamese)),
                    format!("the parts of a {en}: {}", list(Vocabulary::English)),
                )
            }
        };
        self.report(
            Diagnostic::error(
                Code::UnknownPart,
                name.span,
                phrase!(
                    "{vi} không có phần `{written}`",
                    "a {en} has no part `{written}`"
                ),
            )
            .help(help),
        );
    }

    fn set(&mut self, items: &'a [Spanned<Expression<'_>>]) -> Option<Typed> {
        let mut nodes = Vec::with_capacity(items.len());
        let mut scalar = Scalar::Nothing;
        for item in items {
            let (node, value) = self.expression(item)?;
            if scalar == Scalar::Nothing {
                scalar = value.scalar;
            } else if !scalar.meets(value.scalar) || value.list {
                self.report_mismatch(item.span, Type::one(scalar), value);
                return None;
            }
            nodes.push(node);
        }
        Some((Node::Set(nodes), Type::many(scalar)))
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &'a Spanned<Expression<'_>>,
        right: &'a Spanned<Expression<'_>>,
    ) -> Option<Typed> {
        if matches!(operator, Operator::And | Operator::Or) {
            let (left, right) = (self.condition(left), self.condition(right));
            let nodes = [left?, right?];
            let mut flat = Vec::new();
            for node in nodes {
                match (operator, node) {
                    (Operator::And, Node::And(inner)) | (Operator::Or, Node::Or(inner)) => {
                        flat.extend(inner)
                    }
                    (_, node) => flat.push(node),
                }
            }
            let node = if operator == Operator::And {
                Node::And(flat)
            } else {
                Node::Or(flat)
            };
            return Some((node, BOOLEAN));
        }
        let (left_typed, right_typed) = (self.expression(left), self.expression(right));
        let ((left_node, left_type), (right_node, right_type)) = (left_typed?, right_typed?);
        let boxed = |node| Box::new(node);
        match operator {
            Operator::In | Operator::NotIn => {
                if !right_type.list || left_type.list || !left_type.scalar.meets(right_type.scalar)
                {
                    self.report_mismatch(right.span, Type::many(left_type.scalar), right_type);
                    return None;
                }
                let member = Node::Member {
                    value: boxed(left_node),
                    list: boxed(right_node),
                };
                let node = if operator == Operator::In {
                    member
                } else {
                    Node::Not(boxed(member))
                };
                Some((node, BOOLEAN))
            }
            Operator::Equal | Operator::NotEqual => {
                if !left_type.comparable(right_type) {
                    self.report_mismatch(right.span, left_type, right_type);
                    return None;
                }
                let equal = Node::Compare {
                    operator: Operator::Equal,
                    left: boxed(left_node),
                    right: boxed(right_node),
                };
                let node = if operator == Operator::Equal {
                    equal
                } else {
                    Node::Not(boxed(equal))
                };
                Some((node, BOOLEAN))
            }
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => {
                if left_type != right_type || left_type.list || !left_type.scalar.is_ordered() {
                    self.report_mismatch(right.span, left_type, right_type);
                    return None;
                }
                Some((
                    Node::Compare {
                        operator,
                        left: boxed(left_node),
                        right: boxed(right_node),
                    },
                    BOOLEAN,
                ))
            }
            _ => {
                let value = self.arithmetic_type(
                    operator,
                    (left_type, left.span),
                    (right_type, right.span),
                )?;
                Some((arithmetic(operator, left_node, right_node), value))
            }
        }
    }

    /// Sums and differences are of like units; a product or quotient scales by a number or share.
    fn arithmetic_type(
        &mut self,
        operator: Operator,
        left: (Type, Span),
        right: (Type, Span),
    ) -> Option<Type> {
        let scales =
            |value: Type| matches!(value.scalar, Scalar::Number | Scalar::Percent) && !value.list;
        let amount = |value: Type| {
            !value.list
                && matches!(
                    value.scalar,
                    Scalar::Number | Scalar::Percent | Scalar::Money | Scalar::Duration
                )
        };
        let ((left, left_span), (right, right_span)) = (left, right);
        if !amount(left) {
            self.report_mismatch(left_span, Type::one(Scalar::Number), left);
            return None;
        }
        let fits = match operator {
            Operator::Plus | Operator::Minus => left == right,
            Operator::Times => scales(right) || scales(left) && amount(right),
            _ => scales(right),
        };
        if !fits {
            self.report_mismatch(right_span, left, right);
            return None;
        }
        Some(if operator == Operator::Times && scales(left) {
            right
        } else {
            left
        })
    }

    pub(super) fn require_number(&mut self, value: Type, span: Span) -> Option<()> {
        let is_number = !value.list
            && matches!(
                value.scalar,
                Scalar::Number | Scalar::Money | Scalar::Duration | Scalar::Percent
            );
        if !is_number {
            self.report_mismatch(span, Type::one(Scalar::Number), value);
        }
        is_number.then_some(())
    }

    fn call(
        &mut self,
        name: Spanned<&str>,
        closure: bool,
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        if let Some(definition) = self.library.definitions.get(name.node).copied() {
            return self.defined(name, definition, arguments);
        }
        let canonical = term::canonical(name.node);
        if let Some(relation) = canonical.and_then(Relation::of_name) {
            return self.related(name, (relation, closure), arguments);
        }
        let Some(function) = canonical.and_then(function::function) else {
            self.report_unknown_function(name);
            return None;
        };
        let values: Vec<Option<Typed>> = arguments
            .iter()
            .map(|argument| self.expression(argument))
            .collect();
        let values: Vec<Typed> = values.into_iter().collect::<Option<_>>()?;
        if values.len() != function.parameters.len() {
            self.report_count(name, function.parameters.len(), values.len());
            return None;
        }
        let mut nodes = Vec::with_capacity(values.len());
        for (((node, value), parameter), argument) in
            values.into_iter().zip(function.parameters).zip(arguments)
        {
            if let Parameter::Of(wanted) = parameter
                && !wanted.comparable(value)
            {
                self.report_mismatch(argument.span, *wanted, value);
                return None;
            }
            nodes.push(node);
        }
        Some((
            Node::Call {
                function,
                arguments: nodes,
            },
            function.value,
        ))
    }

    fn related(
        &mut self,
        name: Spanned<&str>,
        (relation, closure): (Relation, bool),
        arguments: &'a [Spanned<Expression<'_>>],
    ) -> Option<Typed> {
        let [from, to] = arguments else {
            self.report_count(name, 2, arguments.len());
            return None;
        };
        let (from_typed, to_typed) = (self.expression(from), self.expression(to));
        let ((from_node, from_type), (to_node, to_type)) = (from_typed?, to_typed?);
        let (from_kind, to_kind) = relation.signature();
        for (kind, value, span) in [
            (from_kind, from_type, from.span),
            (to_kind, to_type, to.span),
        ] {
            let wanted = Type::one(Scalar::Entity(kind));
            if !wanted.comparable(value) {
                self.report_mismatch(span, wanted, value);
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
        if definition
            .parameters
            .iter()
            .filter(|word| matches!(word.node, Word::Binder(_)))
            .count()
            != arguments.len()
        {
            let wanted = definition
                .parameters
                .iter()
                .filter(|word| matches!(word.node, Word::Binder(_)))
                .count();
            self.report_count(name, wanted, arguments.len());
            return None;
        }
        // A circle has been reported; this only keeps it from running on.
        if self.depth > 32 {
            return None;
        }
        let mut entries = Vec::with_capacity(arguments.len());
        let binders = definition
            .parameters
            .iter()
            .filter_map(|word| match &word.node {
                Word::Binder(binder) => Some(binder),
                _ => None,
            });
        for (binder, argument) in binders.zip(arguments) {
            let (node, value) = self.expression(argument)?;
            let kind = crate::model::Kind::of_keyword(binder.kind.node)
                .expect("the grammar reads only kinds before a variable");
            let wanted = Type::one(Scalar::Entity(kind));
            if !wanted.comparable(value) {
                self.report_mismatch(argument.span, wanted, value);
                return None;
            }
            entries.push(Entry {
                name: binder.variable.node.as_ref(),
                node,
                value: wanted,
                used: false,
            });
        }
        let outer = std::mem::replace(&mut self.scope, entries);
        self.depth += 1;
        let condition = self.condition(definition.condition);
        self.depth -= 1;
        self.scope = outer;
        Some((condition?, BOOLEAN))
    }

    fn report_unknown_function(&mut self, name: Spanned<&str>) {
        let written = name.node;
        let known = function::FUNCTIONS
            .iter()
            .map(|function| function.name)
            .chain(Relation::ALL.iter().map(|relation| relation.name()))
            .flat_map(|english| [english, term::spelling(english, Vocabulary::Vietnamese)])
            .chain(self.library.definitions.keys().copied());
        let near = similar::nearest(written, known).map(str::to_owned);
        let diagnostic = Diagnostic::error(
            Code::UnknownFunction,
            name.span,
            phrase!(
                "không có hàm hay quan hệ nào tên là `{written}`",
                "there is no function or relation `{written}`"
            ),
        );
        self.report(match near {
            Some(near) => diagnostic.help(phrase!(
                "có phải ý bạn là `{near}`?",
                "did you mean `{near}`?"
            )),
            None => diagnostic.help(phrase!(
                "xem danh sách trong hướng dẫn viết quy tắc, hoặc đặt một `định nghĩa` cùng tên",
                "see the list in the guide to rules, or write a `define` of that name",
            )),
        });
    }

    fn report_count(&mut self, name: Spanned<&str>, wanted: usize, found: usize) {
        let written = name.node;
        self.report(Diagnostic::error(
            Code::WrongType,
            name.span,
            phrase!(
                "`{written}` cần {wanted} giá trị, nhưng được {found}",
                "`{written}` takes {wanted} values, but is given {found}"
            ),
        ));
    }

    pub(super) fn report_mismatch(&mut self, span: Span, wanted: Type, found: Type) {
        let (wanted, found) = (wanted.name(), found.name());
        self.report(Diagnostic::error(
            Code::WrongType,
            span,
            Phrase::new(
                format!("cần {}, nhưng đây là {}", wanted.vi, found.vi),
                format!("a {} is needed, but this is a {}", wanted.en, found.en),
            ),
        ));
    }
}

/// Returns a part of a span by bytes; the whole where the span is not that long.
pub(super) fn sub_span(span: Span, start: usize, end: usize) -> Span {
    let fit = |offset: usize| {
        u32::try_from(offset)
            .ok()
            .and_then(|offset| span.start.checked_add(offset))
    };
    match (fit(start), fit(end)) {
        (Some(start), Some(end)) if end <= span.end => Span::new(span.file, start, end),
        _ => span,
    }
}

pub(super) fn arithmetic(operator: Operator, left: Node, right: Node) -> Node {
    Node::Arithmetic {
        operator,
        left: Box::new(left),
        right: Box::new(right),
    }
}

fn phrase_with(vi: &str, en: &str, what: &Phrase) -> Phrase {
    Phrase::new(format!("{vi} {}", what.vi), format!("{en} a {}", what.en))
}
