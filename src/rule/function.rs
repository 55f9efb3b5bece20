//! The functions a condition may call: one table, as the schema is one.

use super::schema::Facts;
use super::types::{Scalar, Type};
use super::value::Value;
use crate::cost;
use crate::graph::path;
use crate::graph::register::{covers_applicants, covers_holders, key_known, may_read, usable};
use crate::model::{Certainty, Entity, Kind, Period, RegisterId, Stated, StepId};
use crate::quantity::{Duration, Money, Number};

mod text;

use text::{contains_words, words};

/// What a function takes in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// A value of a type.
    Of(Type),
    /// Any one value or list.
    Anything,
    /// A list, of the same sort as the other lists.
    List,
    /// A regular expression, written where it stands.
    Pattern,
}

/// A function of conditions.
pub struct Function {
    /// Its English name; the Vietnamese one is in [`crate::syntax::term`].
    pub name: &'static str,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// What it gives.
    pub value: Type,
    /// One line in Vietnamese.
    pub vi: &'static str,
    /// One line in English.
    pub en: &'static str,
    /// How it is worked out.
    pub call: Call,
}

/// How a function is worked out.
pub enum Call {
    /// From values; they are of the types it takes, `none` or unknown.
    OfValues(for<'m> fn(Facts<'m>, &[Value<'m>]) -> Value<'m>),
    /// From values as above, and from the values of some parameters after them; one that is not
    /// declared is `none`.
    WithParameters(
        &'static [&'static str],
        for<'m> fn(Facts<'m>, &[Value<'m>]) -> Value<'m>,
    ),
    /// From two texts, folded; of what is no text, it is false.
    OfTexts(fn(&str, &str) -> bool),
    /// From a text, folded, and a pattern; of what is no text, it is false.
    OfPattern,
    /// From two lists: how much they have in common.
    OfLists,
}

use Call::{OfLists, OfPattern, OfTexts, OfValues, WithParameters};

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Function {}

impl std::fmt::Debug for Function {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name)
    }
}

/// Returns a function by its English name.
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

const BOOLEAN: Type = Type::one(Scalar::Boolean);

const fn text() -> Parameter {
    Parameter::Of(Type::one(Scalar::Text))
}

const fn thing() -> Parameter {
    Parameter::Of(Type::one(Scalar::Thing))
}

const fn entity(kind: Kind) -> Parameter {
    Parameter::Of(Type::one(Scalar::Entity(kind)))
}

const fn date() -> Parameter {
    Parameter::Of(Type::one(Scalar::Date))
}

/// The table.
pub static FUNCTIONS: &[Function] = &[
    Function {
        name: "known",
        parameters: &[Parameter::Anything],
        value: BOOLEAN,
        vi: "đã được mô tả, kể cả khi là «không có gì»",
        en: "has been described, even as `none`",
        call: OfValues(|_, arguments| Value::Boolean(arguments[0] != Value::Unknown)),
    },
    Function {
        name: "in-force",
        parameters: &[thing()],
        value: BOOLEAN,
        vi: "văn bản, giấy tờ, cơ quan hoặc kho dữ liệu còn hiệu lực vào ngày rà soát",
        en: "the law, paper, agency or register is in force at the review's date",
        call: OfValues(|facts, arguments| in_force(facts, &arguments[0])),
    },
    Function {
        name: "named-before",
        parameters: &[thing(), thing()],
        value: BOOLEAN,
        vi: "đối tượng thứ nhất đứng trước đối tượng thứ hai theo tên; không đối tượng nào đứng trước chính nó",
        en: "the first thing comes before the second in name order; nothing comes before itself",
        call: OfValues(|facts, arguments| named_before(facts, &arguments[0], &arguments[1])),
    },
    Function {
        name: "cost",
        parameters: &[entity(Kind::Procedure)],
        value: Type::one(Scalar::Money),
        vi: "chi phí tuân thủ một năm theo công thức chính thức, lấy mức thấp hơn của khoảng; thủ tục nội bộ thì tính giờ làm của cán bộ",
        en: "the compliance cost of a year by the official formula, the lower end of its range; of an internal procedure, the hours of officials",
        call: WithParameters(&[cost::HOURLY_INCOME, cost::HOURLY_PAY], yearly_cost),
    },
    Function {
        name: "usable",
        parameters: &[entity(Kind::Register)],
        value: BOOLEAN,
        vi: "kho dữ liệu đã được công bố cho khai thác vào ngày rà soát",
        en: "the register has been published as usable by the review's date",
        call: OfValues(|facts, arguments| {
            register_of(&arguments[0]).map_or(Value::Unknown, |id| usable(facts.model, id).into())
        }),
    },
    Function {
        name: "may-read",
        parameters: &[entity(Kind::Procedure), entity(Kind::Register)],
        value: BOOLEAN,
        vi: "một cơ quan giải quyết của thủ tục được khai thác kho dữ liệu",
        en: "an authority of the procedure may read the register",
        call: OfValues(
            |facts, arguments| match (&arguments[0], register_of(&arguments[1])) {
                (Value::Entity(Entity::Procedure(procedure)), Some(register)) => {
                    may_read(facts.model, *procedure, register).into()
                }
                _ => Value::Unknown,
            },
        ),
    },
    Function {
        name: "covers-applicants",
        parameters: &[entity(Kind::Register), entity(Kind::Procedure)],
        value: BOOLEAN,
        vi: "kho dữ liệu có dữ liệu của mọi đối tượng thực hiện thủ tục",
        en: "the register covers everyone who may apply",
        call: OfValues(
            |facts, arguments| match (register_of(&arguments[0]), &arguments[1]) {
                (Some(register), Value::Entity(Entity::Procedure(procedure))) => {
                    covers_applicants(facts.model, register, *procedure).into()
                }
                _ => Value::Unknown,
            },
        ),
    },
    Function {
        name: "covers-holders",
        parameters: &[entity(Kind::Register), entity(Kind::Paper)],
        value: BOOLEAN,
        vi: "kho dữ liệu có dữ liệu của mọi đối tượng được cấp giấy tờ",
        en: "the register covers everyone whom the paper is issued to",
        call: OfValues(
            |facts, arguments| match (register_of(&arguments[0]), &arguments[1]) {
                (Some(register), Value::Entity(Entity::Paper(paper))) => {
                    covers_holders(facts.model, register, *paper).into()
                }
                _ => Value::Unknown,
            },
        ),
    },
    Function {
        name: "key-known",
        parameters: &[entity(Kind::Field), entity(Kind::Register)],
        value: BOOLEAN,
        vi: "khóa tra cứu của cùng một người được khai ở thông tin khác, và thông tin này không phải khóa",
        en: "the register's key is declared elsewhere for the same role, and this field is not the key",
        call: OfValues(
            |facts, arguments| match (&arguments[0], register_of(&arguments[1])) {
                (Value::Entity(Entity::Field(field)), Some(register)) => {
                    key_known(facts.model, *field, register).into()
                }
                _ => Value::Unknown,
            },
        ),
    },
    Function {
        name: "mentions",
        parameters: &[text(), text()],
        value: BOOLEAN,
        vi: "đoạn chữ có chứa các từ này, không kể hoa thường và vị trí dấu thanh",
        en: "the text contains these words, whatever their case and tone-mark placement",
        call: OfTexts(contains_words),
    },
    Function {
        name: "like",
        parameters: &[text(), text()],
        value: BOOLEAN,
        vi: "hai đoạn chữ giống nhau, không kể hoa thường và vị trí dấu thanh",
        en: "the texts are alike, whatever their case and tone-mark placement",
        call: OfTexts(|left, right| left == right),
    },
    Function {
        name: "matches",
        parameters: &[text(), Parameter::Pattern],
        value: BOOLEAN,
        vi: "trong đoạn chữ có chỗ khớp với biểu thức chính quy, không kể hoa thường và vị trí dấu thanh",
        en: "the regular expression is found in the text, whatever its case and tone-mark placement",
        call: OfPattern,
    },
    Function {
        name: "words",
        parameters: &[text()],
        value: Type::many(Scalar::Text),
        vi: "các từ của đoạn chữ, không kể hoa thường và vị trí dấu thanh",
        en: "the words of the text, whatever their case and tone-mark placement",
        call: OfValues(|facts, arguments| words(facts, &arguments[0])),
    },
    Function {
        name: "similarity",
        parameters: &[Parameter::List, Parameter::List],
        value: Type::one(Scalar::Percent),
        vi: "tỷ lệ những gì cả hai danh sách đều có trong tất cả những gì một trong hai danh sách có",
        en: "the share of what both lists have among what either has",
        call: OfLists,
    },
    Function {
        name: "saved-alongside",
        parameters: &[entity(Kind::Step), entity(Kind::Step)],
        value: Type::one(Scalar::Duration),
        vi: "đường găng ngắn đi bao nhiêu nếu bước thứ hai không phải chờ bước thứ nhất",
        en: "how much shorter the critical path is if the second step does not wait for the first",
        call: OfValues(|facts, arguments| match (&arguments[0], &arguments[1]) {
            (Value::Entity(Entity::Step(first)), Value::Entity(Entity::Step(second))) => {
                saved_alongside(facts, *first, *second)
            }
            _ => Value::Unknown,
        }),
    },
    Function {
        name: "review-date",
        parameters: &[],
        value: Type::one(Scalar::Date),
        vi: "ngày rà soát",
        en: "the review's date",
        call: OfValues(|facts, _| Value::Date(facts.model.as_of)),
    },
    Function {
        name: "working-days",
        parameters: &[date(), date()],
        value: Type::one(Scalar::Number),
        vi: "số ngày làm việc sau ngày thứ nhất đến hết ngày thứ hai",
        en: "the working days after the first date up to and including the second",
        call: OfValues(|facts, arguments| match (&arguments[0], &arguments[1]) {
            (Value::Date(start), Value::Date(end)) => facts
                .model
                .calendar
                .working_days(*start, *end)
                .map_or(Value::Unknown, |days| Value::Number(Number::whole(days))),
            _ => Value::Unknown,
        }),
    },
];

fn register_of(value: &Value<'_>) -> Option<RegisterId> {
    match value {
        Value::Entity(Entity::Register(id)) => Some(*id),
        _ => None,
    }
}

/// Which of two things comes first wherever things are told; what has no name has no place.
fn named_before<'m>(facts: Facts<'m>, first: &Value<'m>, second: &Value<'m>) -> Value<'m> {
    let name = |value: &Value<'m>| match value {
        Value::Entity(thing) => Some(facts.model.text(thing.head(facts.model)?.name)),
        _ => None,
    };
    match (first, second) {
        (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
        _ => Value::Boolean(match (name(first), name(second)) {
            (Some(first), Some(second)) => first < second,
            _ => false,
        }),
    }
}

/// In force at the review's date. A law without dates is unknown; an agency, paper or register
/// without dates has no end that anybody stated, and stands.
fn in_force<'m>(facts: Facts<'m>, value: &Value<'m>) -> Value<'m> {
    let model = facts.model;
    let day = model.as_of;
    let Value::Entity(entity) = value else {
        return match value {
            Value::None => Value::Boolean(false),
            _ => Value::Unknown,
        };
    };
    let contains = |period: Period| Value::Boolean(period.contains(day));
    match *entity {
        Entity::Agency(id) => contains(model.agencies[id].period),
        Entity::Paper(id) => contains(model.papers[id].period),
        Entity::Register(id) => contains(model.registers[id].period),
        Entity::Law(id) => match model.laws[id].in_force {
            Stated::Is(period) => law_in_force(period, day),
            Stated::None => Value::Boolean(false),
            Stated::Unknown => Value::Unknown,
        },
        _ => Value::Unknown,
    }
}

/// A law whose first day is not stated may not be in force yet; one that has ended has ended.
fn law_in_force<'m>(period: Period, day: jiff::civil::Date) -> Value<'m> {
    match (period.from, period.until) {
        (_, Some(until)) if until < day => Value::Boolean(false),
        (None, _) => Value::Unknown,
        (Some(from), _) => Value::Boolean(from <= day),
    }
}

/// The critical path as declared, less what it is when `second` does not wait for `first`.
fn saved_alongside(facts: Facts<'_>, first: StepId, second: StepId) -> Value<'_> {
    let model = facts.model;
    let now = path::critical_path(model, model.steps[first].procedure);
    let then = path::critical_path_if_parallel(model, first, second);
    let work = |stated: Stated<Duration>| stated.value().and_then(Duration::work);
    match (work(now), work(then)) {
        (Some(now), Some(then)) => Value::Duration(Duration::from_work(now.saturating_sub(then))),
        _ => Value::Unknown,
    }
}

/// The arguments are a procedure and what an hour of an applicant and of an official is worth.
fn yearly_cost<'m>(facts: Facts<'m>, arguments: &[Value<'m>]) -> Value<'m> {
    let rate = |position: usize| match arguments.get(position) {
        Some(Value::Money(hour)) => Some(cost::Rate {
            hour: *hour,
            certainty: Certainty::Declared,
        }),
        _ => None,
    };
    let rates = cost::Rates {
        applicant: rate(1),
        official: rate(2),
    };
    let Some(Value::Entity(Entity::Procedure(id))) = arguments.first() else {
        return Value::Unknown;
    };
    let parts = cost::Parts::of(facts.model, *id);
    let year = cost::Cost::of(&parts, rates).per_year();
    year.map_or(Value::Unknown, |year| {
        Value::Money(Money { dong: year.least })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_a_term() {
        for function in FUNCTIONS {
            assert_eq!(
                crate::syntax::term::canonical(function.name),
                Some(function.name)
            );
        }
    }
}
