//! Conditions: pairs to expressions, by precedence.

use std::sync::LazyLock;

use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::Reader;
use super::literal;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::span::{Span, Spanned};
use crate::syntax::ast::Expression;
use crate::syntax::ast::expression::Operator;
use crate::syntax::cut::{self, DEEPEST};
use crate::syntax::grammar::{self, Rule};
use crate::syntax::keyword::{Keyword, Vocabulary};

/// How many operands and operators one expression may hold: trees are walked recursively.
const LONGEST: usize = 512;

static PRECEDENCE: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let infix = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(infix(Rule::kw_or))
        .op(infix(Rule::kw_and))
        .op(Op::prefix(Rule::not))
        .op(infix(Rule::comparison) | infix(Rule::kw_in) | infix(Rule::kw_not_in))
        .op(infix(Rule::plus_minus))
        .op(infix(Rule::times_divide))
        .op(Op::prefix(Rule::negate))
});

/// An expression on its way up, with what the tree no longer shows.
struct Operand<'src> {
    value: Spanned<Expression<'src>>,
    bracketed: bool,
}

/// Reads the sign of a comparison.
pub(super) fn comparison(sign: &str) -> Operator {
    match sign {
        "!=" => Operator::NotEqual,
        "<" => Operator::Less,
        "<=" => Operator::LessOrEqual,
        ">" => Operator::Greater,
        ">=" => Operator::GreaterOrEqual,
        _ => Operator::Equal,
    }
}

impl<'src> Reader<'src, '_> {
    /// Reads an expression; `None` if a part of it is wrong, which has then been reported.
    pub(super) fn expression(
        &mut self,
        pair: Pair<'src, Rule>,
    ) -> Option<Spanned<Expression<'src>>> {
        let span = self.span_of(&pair);
        if self.depth == DEEPEST {
            self.report_too_deep(
                span,
                phrase!(
                    "điều kiện lồng nhau quá {DEEPEST} tầng",
                    "conditions nest more than {DEEPEST} deep"
                ),
            );
            return None;
        }
        if pair.clone().into_inner().nth(LONGEST).is_some() {
            self.report_too_deep(
                span,
                phrase!(
                    "điều kiện dài quá {LONGEST} phần",
                    "the condition has more than {LONGEST} parts"
                ),
            );
            return None;
        }
        self.depth += 1;
        let value = self.by_precedence(pair);
        self.depth -= 1;
        value
    }

    fn by_precedence(&mut self, pair: Pair<'src, Rule>) -> Option<Spanned<Expression<'src>>> {
        let reader = std::cell::RefCell::new(self);
        let operand = PRECEDENCE
            .map_primary(|pair| reader.borrow_mut().primary(pair))
            .map_prefix(|operator, operand: Option<Operand<'src>>| {
                let start = reader.borrow().span_of(&operator);
                let value = operand?.value;
                let span = start.to(value.span);
                let inner = Box::new(value);
                let node = match operator.as_rule() {
                    Rule::not => Expression::Not(inner),
                    _ => Expression::Negate(inner),
                };
                Some(Operand {
                    value: Spanned::new(node, span),
                    bracketed: false,
                })
            })
            .map_infix(|left, operator, right| {
                let (left, right) = (left?, right?);
                reader.borrow_mut().joined(left, &operator, right)
            })
            .parse(pair.into_inner());
        operand.map(|operand| operand.value)
    }

    /// Reports a condition that is too long or nests too deep, at its beginning.
    fn report_too_deep(&mut self, span: Span, message: Phrase) {
        let help = phrase!(
            "tách thành các `định nghĩa` nhỏ hơn",
            "split it into smaller `define`s"
        );
        let at = Span::new(span.file, span.start, span.start);
        self.sink
            .push(Diagnostic::error(Code::TooDeep, at, message).help(help));
    }

    fn joined(
        &mut self,
        left: Operand<'src>,
        operator: &Pair<'src, Rule>,
        right: Operand<'src>,
    ) -> Option<Operand<'src>> {
        let joins = match (operator.as_rule(), operator.as_str()) {
            (Rule::kw_or, _) => Operator::Or,
            (Rule::kw_and, _) => Operator::And,
            (Rule::kw_in, _) => Operator::In,
            (Rule::kw_not_in, _) => Operator::NotIn,
            (Rule::comparison, sign) => comparison(sign),
            (_, "+") => Operator::Plus,
            (_, "-") => Operator::Minus,
            (_, "*") => Operator::Times,
            (_, "/") => Operator::Divide,
            (rule, text) => unreachable!("the grammar has no operator {rule:?} `{text}`"),
        };
        let mixes = |operand: &Operand<'_>| {
            !operand.bracketed
                && matches!(&operand.value.node, Expression::Binary { operator: inner, .. }
                    if matches!((joins, *inner), (Operator::Or, Operator::And) | (Operator::And, Operator::Or)))
        };
        if mixes(&left) || mixes(&right) {
            let other = match joins {
                Operator::And => Keyword::Or,
                _ => Keyword::And,
            };
            let word = operator.as_str();
            let is_english = word == Keyword::And.english() || word == Keyword::Or.english();
            let other = other.spelling(if is_english {
                Vocabulary::English
            } else {
                Vocabulary::Vietnamese
            });
            self.sink.push(
                Diagnostic::error(
                    Code::AmbiguousCondition,
                    self.span_of(operator),
                    phrase!(
                        "`{word}` đứng cạnh `{other}` mà không có ngoặc",
                        "`{word}` stands beside `{other}` without brackets"
                    ),
                )
                .help(phrase!(
                    "thêm ngoặc: `(a {other} b) {word} c`, hay `a {other} (b {word} c)`",
                    "add brackets: `(a {other} b) {word} c`, or `a {other} (b {word} c)`",
                )),
            );
            return None;
        }
        let span = left.value.span.to(right.value.span);
        let node = Expression::Binary {
            operator: joins,
            left: Box::new(left.value),
            right: Box::new(right.value),
        };
        Some(Operand {
            value: Spanned::new(node, span),
            bracketed: false,
        })
    }

    fn primary(&mut self, pair: Pair<'src, Rule>) -> Option<Operand<'src>> {
        let span = self.span_of(&pair);
        let text = pair.as_str();
        let node = match pair.as_rule() {
            Rule::bracketed => {
                let inner = pair
                    .into_inner()
                    .next()
                    .expect("brackets hold an expression");
                let value = self.expression(inner)?;
                return Some(Operand {
                    value,
                    bracketed: true,
                });
            }
            Rule::quantified => self.quantified(pair)?,
            Rule::aggregate => self.aggregate(pair)?,
            Rule::call => self.call(pair)?,
            Rule::set => Expression::Set(
                pair.into_inner()
                    .filter(|inner| inner.as_rule() == Rule::expression)
                    .map(|inner| self.expression(inner))
                    .collect::<Option<_>>()?,
            ),
            Rule::constant => {
                let inner = pair.into_inner().next().expect("a constant is a keyword");
                Expression::Constant(
                    grammar::keyword(inner.as_rule()).expect("a constant is a keyword"),
                )
            }
            Rule::path => Expression::Path(text.into()),
            Rule::text => Expression::Text(literal::text(text)),
            Rule::number => Expression::Number(self.number(text, span)?),
            Rule::percent => Expression::Percent(self.number(text, span)?),
            Rule::money => Expression::Money(self.money(text, span)?),
            Rule::date => Expression::Date(self.date(text, span)?),
            Rule::duration => Expression::Duration(self.duration(text, span)?),
            rule => unreachable!("the grammar puts no {rule:?} into an expression"),
        };
        Some(Operand {
            value: Spanned::new(node, span),
            bracketed: false,
        })
    }

    fn call(&mut self, pair: Pair<'src, Rule>) -> Option<Expression<'src>> {
        let mut function = None;
        let mut closure = false;
        let mut arguments = Vec::new();
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::function => {
                    let name = inner.as_str().trim_end_matches('+');
                    closure = name.len() < inner.as_str().len();
                    let start = self.offset + inner.as_span().start();
                    let span = cut::span(self.file, start, start + name.len());
                    function = Some(Spanned::new(name.into(), span));
                }
                Rule::expression => arguments.push(self.expression(inner)?),
                _ => {}
            }
        }
        let function = function.expect("a call begins with its function");
        Some(Expression::Call {
            function,
            closure,
            arguments,
        })
    }

    fn quantified(&mut self, pair: Pair<'src, Rule>) -> Option<Expression<'src>> {
        let mut quantifier = None;
        let mut binder = None;
        let mut condition = None;
        for inner in pair.into_inner() {
            let span = self.span_of(&inner);
            match (inner.as_rule(), grammar::keyword(inner.as_rule())) {
                (_, Some(Keyword::Where)) => {}
                (_, Some(keyword)) => quantifier = Some(Spanned::new(keyword, span)),
                (Rule::binder, _) => binder = Some(self.binder(inner)?),
                _ => condition = Some(Box::new(self.expression(inner)?)),
            }
        }
        let quantifier = quantifier.expect("a quantifier begins with its word");
        let binder = binder.expect("the grammar gives each quantifier a binder");
        Some(Expression::Quantified {
            quantifier,
            binder,
            condition,
        })
    }

    fn aggregate(&mut self, pair: Pair<'src, Rule>) -> Option<Expression<'src>> {
        let mut aggregate = None;
        let mut value = None;
        let mut binder = None;
        let mut condition = None;
        let mut after_where = false;
        for inner in pair.into_inner() {
            let span = self.span_of(&inner);
            match (inner.as_rule(), grammar::keyword(inner.as_rule())) {
                (_, Some(Keyword::Where)) => after_where = true,
                (_, Some(Keyword::For)) => {}
                (_, Some(keyword)) => aggregate = Some(Spanned::new(keyword, span)),
                (Rule::binder, _) => binder = Some(self.binder(inner)?),
                _ if after_where => condition = Some(Box::new(self.expression(inner)?)),
                _ => value = Some(Box::new(self.expression(inner)?)),
            }
        }
        let aggregate = aggregate.expect("an aggregate begins with its word");
        Some(Expression::Aggregate {
            aggregate,
            value,
            binder,
            condition,
        })
    }
}
