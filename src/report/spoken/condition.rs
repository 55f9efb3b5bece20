//! Conditions: what must hold, and what must not.

use super::call;
use super::noun::{Count, indefinite};
use super::saying::{Joint, Saying};
use super::value::of_several;
use super::{Speaker, part};
use crate::phrase::{Phrase, phrase};
use crate::rule::types::{Scalar, Type};
use crate::span::Spanned;
use crate::syntax::ast::expression::Operator;
use crate::syntax::ast::{Binder, Expression};
use crate::syntax::keyword::Keyword;

impl<'s> Speaker<'s, '_> {
    /// Says that a condition holds, or that it does not.
    pub(super) fn condition(&self, written: &'s Expression<'_>, holds: bool) -> Saying {
        match written {
            Expression::Not(inner) => self.condition(&inner.node, !holds),
            Expression::Binary {
                operator: operator @ (Operator::And | Operator::Or),
                ..
            } => {
                let mut parts = Vec::new();
                self.gather(written, *operator, &mut parts);
                let joint = match (operator, holds) {
                    (Operator::And, true) => Joint::All,
                    (Operator::And, false) => Joint::NotAll,
                    (_, true) => Joint::Any,
                    (_, false) => Joint::Neither,
                };
                Saying::group(joint, parts)
            }
            Expression::Binary {
                operator,
                left,
                right,
            } => Saying::sentence(self.comparison(*operator, &left.node, &right.node, holds)),
            Expression::Quantified {
                quantifier,
                binder,
                condition,
            } => self.quantified(quantifier.node, binder, condition.as_deref(), holds),
            Expression::Call {
                function,
                closure,
                arguments,
            } => {
                let said = call::condition(self, &function.node, *closure, arguments, holds);
                Saying::sentence(said)
            }
            Expression::Path(path) => Saying::sentence(self.flag(path, holds)),
            other => Saying::sentence(self.stated(other, holds)),
        }
    }

    /// Gathers what one operator joins: `a and b and c` has three parts.
    fn gather(&self, written: &'s Expression<'_>, joins: Operator, parts: &mut Vec<Saying>) {
        match written {
            Expression::Binary {
                operator,
                left,
                right,
            } if *operator == joins => {
                self.gather(&left.node, joins, parts);
                self.gather(&right.node, joins, parts);
            }
            other => parts.push(self.condition(other, true)),
        }
    }

    /// Says that there is such a thing, that there is none, or that all are so.
    fn quantified(
        &self,
        quantifier: Keyword,
        binder: &'s Binder<'_>,
        condition: Option<&'s Spanned<Expression<'_>>>,
        holds: bool,
    ) -> Saying {
        let mut inner = self.clone();
        inner.enter(binder);
        let condition = condition.map(|condition| inner.condition(&condition.node, true));
        let there_is = match quantifier {
            Keyword::No => !holds,
            _ => holds,
        };
        let count = match quantifier {
            Keyword::Exists | Keyword::No if !there_is => Count::NoneAtAll,
            _ => Count::One,
        };
        let Phrase { vi, en } = self.range(binder, count);
        let lead = match (quantifier, there_is) {
            (Keyword::Every, true) => phrase!("với mọi {vi}", "for every {en}"),
            (Keyword::Every, false) => phrase!("không phải với mọi {vi}", "not for every {en}"),
            (_, true) => Phrase::new(
                format_args!("có {vi}"),
                format_args!("there is {}", indefinite(&en)),
            ),
            (_, false) => phrase!("không có {vi}", "there is no {en}"),
        };
        let Some(condition) = condition else {
            return Saying::sentence(lead);
        };
        let such = match quantifier {
            Keyword::Every => phrase!(": ", ": "),
            _ => phrase!(" mà ", " such that "),
        };
        condition.after(such).after(lead)
    }

    /// Says that a part that is a flag holds or does not, or names the value.
    fn flag(&self, path: &str, holds: bool) -> Phrase {
        let read = self.reading(path);
        let said = read.and_then(|(owner, read)| part::flag(read, &owner, holds));
        said.unwrap_or_else(|| {
            let (value, _) = self.path(path);
            stated(&value, holds)
        })
    }

    /// Says that a value, which is no sentence by itself, is so.
    fn stated(&self, written: &'s Expression<'_>, holds: bool) -> Phrase {
        stated(&self.value(written).0, holds)
    }

    fn comparison(
        &self,
        operator: Operator,
        left: &'s Expression<'_>,
        right: &'s Expression<'_>,
        holds: bool,
    ) -> Phrase {
        let (operator, holds) = match (operator, holds) {
            (Operator::Equal, false) => (Operator::NotEqual, true),
            (Operator::NotEqual, false) => (Operator::Equal, true),
            (Operator::In, false) => (Operator::NotIn, true),
            (Operator::NotIn, false) => (Operator::In, true),
            as_written => as_written,
        };
        let is_none = |side: &Expression<'_>| *side == Expression::Constant(Keyword::None);
        let equal = operator == Operator::Equal;
        let ((left, of_type), (right, other_type)) = match operator {
            Operator::Equal | Operator::NotEqual if is_none(left) => {
                return none(&self.value(right), equal);
            }
            Operator::Equal | Operator::NotEqual if is_none(right) => {
                return none(&self.value(left), equal);
            }
            Operator::In | Operator::NotIn => {
                let left = self.subject(left);
                return self.member(&left, right, operator == Operator::In);
            }
            _ => (self.subject(left), self.value(right)),
        };
        let scalar = match of_type.scalar {
            Scalar::Nothing => other_type.scalar,
            scalar => scalar,
        };
        let [vi, en] = compared(operator, scalar);
        let said = Phrase::new(
            format_args!("{} {vi} {}", left.vi, right.vi),
            format_args!("{} {} {}", left.en, agreeing(en, of_type), right.en),
        );
        if holds {
            return said;
        }
        let Phrase { vi, en } = said;
        phrase!("không đúng là {vi}", "it is not so that {en}")
    }

    /// Says what a comparison is about; a comma ends what is said in several words of its own.
    pub(super) fn subject(&self, written: &'s Expression<'_>) -> (Phrase, Type) {
        let (mut said, of_type) = self.value(written);
        let is_long = match written {
            Expression::Aggregate { condition, .. } => condition.is_some(),
            Expression::Call { arguments, .. } => {
                of_type.scalar != Scalar::Boolean && !arguments.is_empty()
            }
            _ => false,
        };
        if is_long {
            said += Phrase::same(",");
        }
        (said, of_type)
    }

    /// Says that a value is one of several.
    fn member(&self, (value, _): &(Phrase, Type), list: &'s Expression<'_>, holds: bool) -> Phrase {
        let (list_said, list_type) = self.value(list);
        let [vi, en] = match (list, of_several(list_type), holds) {
            (Expression::Set(_), _, true) => ["là một trong:", "is one of:"],
            (Expression::Set(_), _, false) => ["không phải một trong:", "is none of:"],
            (_, true, true) => ["thuộc", "is among"],
            (_, true, false) => ["không thuộc", "is not among"],
            (_, false, true) => ["là", "is"],
            (_, false, false) => ["không phải là", "is not"],
        };
        Phrase::new(
            format_args!("{} {vi} {}", value.vi, list_said.vi),
            format_args!("{} {en} {}", value.en, list_said.en),
        )
    }
}

/// Says that a thing that has no sentence of its own is so, or is not.
fn stated(value: &Phrase, holds: bool) -> Phrase {
    let Phrase { vi, en } = value;
    if holds {
        phrase!("{vi} là đúng", "{en} is true")
    } else {
        phrase!("{vi} là sai", "{en} is false")
    }
}

/// Says that something is stated to be absent, or is stated and there.
fn none((value, of_type): &(Phrase, Type), absent: bool) -> Phrase {
    let Phrase { vi, en } = value;
    let is = agreeing("is", *of_type);
    if absent {
        phrase!("{vi} được ghi là không có", "{en} {is} stated to be none")
    } else {
        phrase!(
            "{vi} được ghi và không phải là không có",
            "{en} {is} stated and not none"
        )
    }
}

/// Returns how two values are compared in words; a condition equals another when both hold or
/// neither does.
pub(super) const fn compared(operator: Operator, scalar: Scalar) -> [&'static str; 2] {
    match (operator, scalar) {
        (Operator::Equal, Scalar::Boolean) => ["khi và chỉ khi", "if and only if"],
        (Operator::NotEqual, Scalar::Boolean) => {
            ["khi và chỉ khi không phải", "if and only if not"]
        }
        (Operator::Equal, _) => ["là", "is"],
        (Operator::NotEqual, _) => ["khác", "is not"],
        (Operator::Less, Scalar::Date) => ["trước", "is before"],
        (Operator::LessOrEqual, Scalar::Date) => ["không sau", "is on or before"],
        (Operator::Greater, Scalar::Date) => ["sau", "is after"],
        (Operator::GreaterOrEqual, Scalar::Date) => ["không trước", "is on or after"],
        (Operator::Less, Scalar::Text) => ["xếp trước", "sorts before"],
        (Operator::LessOrEqual, Scalar::Text) => ["không xếp sau", "does not sort after"],
        (Operator::Greater, Scalar::Text) => ["xếp sau", "sorts after"],
        (Operator::GreaterOrEqual, Scalar::Text) => ["không xếp trước", "does not sort before"],
        (Operator::Less, _) => ["nhỏ hơn", "is less than"],
        (Operator::LessOrEqual, _) => ["nhiều nhất là", "is at most"],
        (Operator::Greater, _) => ["lớn hơn", "is more than"],
        _ => ["ít nhất là", "is at least"],
    }
}

/// Puts `is` in the plural where several things are spoken of.
fn agreeing(verb: &str, of_type: Type) -> String {
    match verb.strip_prefix("is") {
        Some(rest) if of_several(of_type) => format!("are{rest}"),
        _ => verb.to_owned(),
    }
}
