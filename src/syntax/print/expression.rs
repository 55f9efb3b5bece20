//! Conditions and values: brackets where reading needs them, line breaks where the line is full.

use std::fmt::Write as _;

use super::text::{self, indent};
use super::{CONTINUATION, WIDTH};
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Expression};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

/// How tightly `not` binds, on the scale of [`Operator::precedence`].
const NOT: u8 = 3;

/// Writes words at the end of a line.
pub(super) struct Writer<'out> {
    /// The line so far, with its indentation; may hold earlier lines.
    pub(super) out: &'out mut String,
    /// The spellings to use.
    pub(super) vocabulary: Vocabulary,
    /// The indentation of the clause.
    pub(super) indentation: usize,
    /// Whether a line that is too long may be broken.
    pub(super) breaks: bool,
}

impl Writer<'_> {
    /// Writes a keyword.
    pub(super) fn keyword(&mut self, keyword: Keyword) {
        self.out.push_str(keyword.spelling(self.vocabulary));
    }

    /// Writes `document d in p.documents`.
    pub(super) fn binder(&mut self, binder: &Binder<'_>) {
        self.keyword(binder.kind.node);
        self.out.push(' ');
        self.out.push_str(&binder.variable.node);
        if let Some(source) = &binder.source {
            self.out.push(' ');
            self.keyword(Keyword::In);
            self.out.push(' ');
            self.path(&source.node);
        }
    }

    /// Writes a name as it is, and the parts after it in the vocabulary.
    pub(super) fn path(&mut self, path: &str) {
        let mut names = path.split('.');
        self.out.push_str(names.next().unwrap_or_default());
        for part in names {
            self.out.push('.');
            self.out.push_str(term::spelling(part, self.vocabulary));
        }
    }

    /// Writes a text, its lines indented one step past the clause.
    pub(super) fn text(&mut self, value: &str) {
        text::quote(self.out, value, self.indentation + super::INDENTATION);
    }

    /// Starts a new line of the clause, this many steps in.
    pub(super) fn break_line(&mut self, steps: usize) {
        self.out.push('\n');
        indent(self.out, self.indentation + steps * CONTINUATION);
    }

    /// Returns how many columns of the last line are left.
    pub(super) fn room(&self) -> usize {
        let line = self.out.rfind('\n').map_or(0, |end| end + 1);
        WIDTH.saturating_sub(self.out[line..].chars().count())
    }

    /// Writes a whole expression; one that does not fit breaks before `and` and `or`.
    pub(super) fn expression(&mut self, expression: &Expression<'_>) {
        self.operand(expression, 1, false);
    }

    /// Writes on one line; takes it back and returns false if a line that may be broken is too
    /// short for it.
    pub(super) fn fits(&mut self, write: impl FnOnce(&mut Self)) -> bool {
        if !self.breaks {
            write(self);
            return true;
        }
        let start = self.out.len();
        let room = self.room();
        self.breaks = false;
        write(self);
        self.breaks = true;
        let written = &self.out[start..];
        let fits = !written.contains('\n') && written.chars().count() <= room;
        if !fits {
            self.out.truncate(start);
        }
        fits
    }

    /// Writes an expression, `steps` being how far in its further lines begin and `is_followed`
    /// whether an operator of the same brackets comes after it.
    fn operand(&mut self, expression: &Expression<'_>, steps: usize, is_followed: bool) {
        if !self.breaks || !self.fits(|writer| writer.operand(expression, steps, is_followed)) {
            self.write(expression, steps, is_followed);
        }
    }

    /// Writes an expression that stands on one line, or is known not to fit on one.
    fn write(&mut self, expression: &Expression<'_>, steps: usize, is_followed: bool) {
        match expression {
            Expression::Number(number) => self.display(number),
            Expression::Percent(number) => self.display(format_args!("{number}%")),
            Expression::Money(money) => self.display(money),
            Expression::Date(date) => self.display(date),
            Expression::Duration(duration) => text::duration(self.out, *duration, self.vocabulary),
            Expression::Text(value) => self.text(value),
            Expression::Constant(keyword) => self.keyword(*keyword),
            Expression::Path(path) => self.path(path),
            Expression::Set(items) => {
                self.out.push('{');
                self.list(items.iter().map(|item| &item.node), steps);
                self.out.push('}');
            }
            Expression::Call {
                function,
                closure,
                arguments,
            } => {
                self.out
                    .push_str(term::spelling(&function.node, self.vocabulary));
                self.out.push_str(if *closure { "+(" } else { "(" });
                self.list(arguments.iter().map(|argument| &argument.node), steps);
                self.out.push(')');
            }
            Expression::Not(inner) => {
                self.keyword(Keyword::Not);
                self.out.push(' ');
                let needs = precedence(&inner.node) < NOT || self.reads_on_from_not(&inner.node);
                self.nested(&inner.node, needs, steps, is_followed);
            }
            Expression::Negate(inner) => {
                self.out.push('-');
                let needs = matches!(inner.node, Expression::Binary { .. } | Expression::Not(_));
                self.nested(&inner.node, needs, steps, is_followed);
            }
            Expression::Binary {
                operator,
                left,
                right,
            } => self.binary(*operator, [&left.node, &right.node], steps, is_followed),
            // What `where` opens ends only with the brackets around it, and a variable without a
            // source would take `in` for its own.
            Expression::Quantified {
                binder, condition, ..
            } if is_followed && (condition.is_some() || binder.source.is_none()) => {
                self.nested(expression, true, steps, false);
            }
            Expression::Quantified {
                quantifier,
                binder,
                condition,
            } => {
                self.keyword(quantifier.node);
                self.out.push(' ');
                self.binder(binder);
                self.condition(condition.as_ref().map(|condition| &condition.node), steps);
            }
            Expression::Aggregate {
                aggregate,
                value,
                binder,
                condition,
            } => {
                self.keyword(aggregate.node);
                self.out.push('(');
                if let Some(value) = value {
                    self.operand(&value.node, steps + 1, false);
                }
                if let Some(binder) = binder {
                    if value.is_some() {
                        self.out.push(' ');
                        self.keyword(Keyword::For);
                        self.out.push(' ');
                    }
                    self.binder(binder);
                }
                self.condition(condition.as_ref().map(|condition| &condition.node), steps);
                self.out.push(')');
            }
        }
    }

    /// Writes two operands and what joins them.
    fn binary(
        &mut self,
        operator: Operator,
        [left, right]: [&Expression<'_>; 2],
        steps: usize,
        is_followed: bool,
    ) {
        let joins = matches!(operator, Operator::And | Operator::Or);
        let outer = operator.precedence();
        let mixes = |inner: &Expression<'_>| {
            joins
                && matches!(inner, Expression::Binary { operator: inner, .. }
                    if *inner != operator && matches!(inner, Operator::And | Operator::Or))
        };
        let needs = precedence(left) < outer || mixes(left);
        if self.breaks && joins && !needs {
            // A chain: its earlier parts are no further in than the later ones.
            self.write(left, steps, true);
        } else {
            self.nested(left, needs, steps, true);
        }
        if self.breaks && joins {
            self.break_line(steps);
        } else {
            self.out.push(' ');
        }
        self.out.push_str(operator.spelling(self.vocabulary));
        self.out.push(' ');
        let needs =
            precedence(right) <= outer || mixes(right) || self.reads_on_from_in(operator, right);
        self.nested(right, needs, steps + 1, is_followed);
    }

    /// Writes an expression inside another, in brackets if it needs them.
    fn nested(&mut self, inner: &Expression<'_>, needs: bool, steps: usize, is_followed: bool) {
        if needs {
            self.out.push('(');
            self.operand(inner, steps, false);
            self.out.push(')');
        } else {
            self.operand(inner, steps, is_followed);
        }
    }

    /// Writes ` where …`, if there is a condition.
    fn condition(&mut self, condition: Option<&Expression<'_>>, steps: usize) {
        let Some(condition) = condition else { return };
        self.out.push(' ');
        self.keyword(Keyword::Where);
        if self.breaks {
            self.break_line(steps);
        } else {
            self.out.push(' ');
        }
        self.operand(condition, steps + 1, false);
    }

    /// Writes expressions with commas between them.
    fn list<'e>(&mut self, items: impl Iterator<Item = &'e Expression<'e>>, steps: usize) {
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.out.push(',');
                let write = |writer: &mut Self| {
                    writer.out.push(' ');
                    writer.operand(item, steps + 1, false);
                };
                if self.fits(write) {
                    continue;
                }
                self.break_line(steps);
            }
            self.operand(item, steps + 1, false);
        }
    }

    /// Whether `in` and what follows would be read as another word: `in force`.
    fn reads_on_from_in(&self, operator: Operator, inner: &Expression<'_>) -> bool {
        operator == Operator::In
            && self.vocabulary == Vocabulary::English
            && self.first_name(inner) == "force"
    }

    /// Whether `không` and what follows would be read as another word: `không có`.
    fn reads_on_from_not(&self, inner: &Expression<'_>) -> bool {
        self.vocabulary == Vocabulary::Vietnamese && self.first_name(inner) == "có"
    }

    /// Returns the name that an expression begins with, if it begins with one.
    fn first_name<'e>(&self, expression: &'e Expression<'_>) -> &'e str {
        match expression {
            Expression::Path(path) => path.split('.').next().unwrap_or_default(),
            Expression::Call { function, .. } => term::spelling(&function.node, self.vocabulary),
            Expression::Binary { left, .. } => self.first_name(&left.node),
            _ => "",
        }
    }

    /// Writes a value as it is displayed.
    pub(super) fn display(&mut self, value: impl std::fmt::Display) {
        write!(self.out, "{value}").expect("writing to a string cannot fail");
    }
}

/// Returns how tightly the outermost operator of an expression binds.
fn precedence(expression: &Expression<'_>) -> u8 {
    match expression {
        Expression::Binary { operator, .. } => operator.precedence(),
        Expression::Not(_) => NOT,
        _ => u8::MAX,
    }
}
