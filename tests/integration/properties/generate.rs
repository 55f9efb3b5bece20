//! Trees of every shape that the grammar allows.

use std::borrow::Cow;

use tinhgon::quantity::{Duration, Money, Number, Unit};
use tinhgon::span::{Span, Spanned};
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::ast::{Binder, Body, Clause, Expression, File, Word};
use tinhgon::syntax::keyword::Keyword;

use super::choices::Choices;
use super::template::{DECLARATIONS, Part, Template};

/// Names, some of them the beginning of a Vietnamese keyword, some a word for a value.
const NAMES: &[&str] = &[
    "a",
    "bảng",
    "row",
    "đạt",
    "khai-sinh",
    "đăng-ký-1",
    "trừ",
    "có",
    "mỗi",
    "tồn",
    "một",
    "sự",
    "Ấ",
    "province",
    "xã",
];
/// Names that a condition may call by.
const LITERALS: &[&str] = &[
    "n",
    "khai-sinh",
    "đếm-1",
    "trừ",
    "có",
    "mỗi",
    "tồn",
    "một",
    "ít",
    "force",
];
/// Parts and functions, in both spellings, and words of the language, which a part may be.
const PARTS: &[&str] = &[
    "documents",
    "các-hồ-sơ",
    "by",
    "title",
    "so",
    "level",
    "tên",
];
/// Texts, whole or in pieces.
const TEXTS: &[&str] = &[
    "Họ, chữ đệm, tên",
    "",
    " ",
    "\"",
    "\\",
    "\n",
    "\r",
    "#",
    "{",
    "}",
    "\t",
    "\"\"\"",
    "\u{a0}",
    "Giấy tờ do cơ quan có thẩm quyền cấp cho công dân",
    "\0",
    "“”",
    "  hai",
];
const KINDS: &[Keyword] = &[
    Keyword::Document,
    Keyword::Procedure,
    Keyword::Step,
    Keyword::Law,
    Keyword::Register,
    Keyword::Consultation,
];
const CONSTANTS: &[Keyword] = &[
    Keyword::None,
    Keyword::Commune,
    Keyword::External,
    Keyword::Act,
    Keyword::OnPaper,
    Keyword::Receives,
    Keyword::TypeNumber,
    Keyword::StateBody,
    Keyword::Overseas,
];
const COMPARISONS: &[Operator] = &[
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::LessOrEqual,
    Operator::Greater,
    Operator::GreaterOrEqual,
];
const OPERATORS: &[Operator] = &[
    Operator::And,
    Operator::Or,
    Operator::Equal,
    Operator::Less,
    Operator::GreaterOrEqual,
    Operator::In,
    Operator::NotIn,
    Operator::Plus,
    Operator::Minus,
    Operator::Times,
    Operator::Divide,
    Operator::NotEqual,
];

/// Makes a file; bytes that run out leave it as it is.
pub(super) fn file(choices: &mut Choices<'_>) -> File<'static> {
    File {
        declarations: choices.several(5, |choices| clause(choices, DECLARATIONS)),
        ..File::default()
    }
}

fn clause(choices: &mut Choices<'_>, templates: &'static [Template]) -> Clause<'static> {
    let template = &templates[choices.below(templates.len())];
    let mut words = Vec::new();
    for part in template.parts {
        write(choices, &mut words, *part);
    }
    let body = template
        .block
        .filter(|_| template.needs_block || choices.below(4) > 0)
        .map(|block| Body {
            clauses: choices.several(6, |choices| clause(choices, block)),
            span: Span::default(),
        });
    Clause {
        keyword: template.keyword,
        words,
        body,
        span: Span::default(),
        vocabulary: None,
        blank_before: choices.once_in(6),
    }
}

fn write(choices: &mut Choices<'_>, words: &mut Vec<Spanned<Word<'static>>>, part: Part) {
    let word = match part {
        Part::K(keyword) => Word::Keyword(keyword),
        Part::Constant(keywords) => Word::Keyword(choices.of(keywords)),
        Part::Constants(keywords) => {
            return list(choices, words, |choices| {
                Word::Keyword(choices.of(keywords))
            });
        }
        Part::Name => Word::Name(choices.of(NAMES).into()),
        Part::Literal => Word::Name(choices.of(LITERALS).into()),
        Part::Path => Word::Name(path(choices, NAMES)),
        Part::Paths => return list(choices, words, |choices| Word::Name(path(choices, NAMES))),
        Part::Text => Word::Text(text(choices)),
        Part::Texts => return list(choices, words, |choices| Word::Text(text(choices))),
        Part::Number => Word::Number(number(choices)),
        Part::Percent => Word::Percent(number(choices)),
        Part::Money => Word::Money(money(choices)),
        Part::Date => Word::Date(date(choices)),
        Part::Duration => Word::Duration(duration(choices)),
        Part::Comma => Word::Comma,
        Part::Equals => Word::Equals,
        Part::Labels => {
            for index in 0..=choices.below(8) {
                if index > 0 {
                    words.push(spanned(Word::Comma));
                }
                words.push(spanned(Word::Name(path(choices, LITERALS))));
                for (keyword, label) in [
                    (Keyword::Annex, "II"),
                    (Keyword::Article, "16"),
                    (Keyword::ClauseNumber, "5a"),
                    (Keyword::Point, "đ"),
                ] {
                    if choices.once_in(3) {
                        words.push(spanned(Word::Keyword(keyword)));
                        words.push(spanned(Word::Label(label.into())));
                    }
                }
            }
            return;
        }
        Part::Expression => Word::Expression(Box::new(expression(choices, 4))),
        Part::Binders => {
            return list(choices, words, |choices| {
                Word::Binder(Box::new(binder(choices)))
            });
        }
        Part::Definition => {
            return list(choices, words, |choices| {
                let source = None;
                Word::Binder(Box::new(Binder {
                    source,
                    ..binder(choices)
                }))
            });
        }
        Part::Row => return row(choices, words),
        Part::Option(parts) => {
            if choices.once_in(2) {
                for part in parts {
                    write(choices, words, *part);
                }
            }
            return;
        }
        Part::OneOf(branches) => {
            for part in choices.of(branches) {
                write(choices, words, *part);
            }
            return;
        }
    };
    words.push(spanned(word));
}

/// Writes the cells of a row and what it gives.
fn row(choices: &mut Choices<'_>, words: &mut Vec<Spanned<Word<'static>>>) {
    for index in 0..=choices.below(4) {
        if index > 0 {
            words.push(spanned(Word::Comma));
        }
        if choices.once_in(4) {
            words.push(spanned(Word::Keyword(Keyword::Any)));
            continue;
        }
        for index in 0..=choices.below(3) {
            if index > 0 {
                words.push(spanned(Word::Keyword(Keyword::Or)));
            }
            let first = settled(choices);
            let accepted = match choices.below(3) {
                0 => vec![first],
                1 => vec![Word::Comparison(choices.of(COMPARISONS)), first],
                _ => {
                    let [from, until] = [Keyword::From, Keyword::Until].map(Word::Keyword);
                    vec![from, first, until, settled(choices)]
                }
            };
            words.extend(accepted.into_iter().map(spanned));
        }
    }
    words.push(spanned(Word::Equals));
    let gives = if choices.once_in(3) {
        Word::Name(path(choices, &["n", "khai-sinh", "đếm-1"]))
    } else {
        settled(choices)
    };
    words.push(spanned(gives));
}

/// Makes a value that is written out.
fn settled(choices: &mut Choices<'_>) -> Word<'static> {
    match choices.below(7) {
        0 => Word::Number(number(choices)),
        1 => Word::Percent(number(choices)),
        2 => Word::Money(money(choices)),
        3 => Word::Date(date(choices)),
        4 => Word::Duration(duration(choices)),
        5 => Word::Text(text(choices)),
        _ => match choices.below(3) {
            0 => Word::Keyword(Keyword::Yes),
            1 => Word::Keyword(Keyword::No),
            _ => Word::Keyword(choices.of(CONSTANTS)),
        },
    }
}

/// Writes one or more words with commas between, sometimes more than a line holds.
fn list(
    choices: &mut Choices<'_>,
    words: &mut Vec<Spanned<Word<'static>>>,
    mut make: impl FnMut(&mut Choices<'_>) -> Word<'static>,
) {
    let most = choices.of(&[1, 1, 1, 3, 20]);
    words.push(spanned(make(choices)));
    for _ in 1..=choices.below(most) {
        words.push(spanned(Word::Comma));
        words.push(spanned(make(choices)));
    }
}

fn spanned<T>(node: T) -> Spanned<T> {
    Spanned::new(node, Span::default())
}

fn path(choices: &mut Choices<'_>, names: &[&'static str]) -> Cow<'static, str> {
    let mut path = choices.of(names).to_owned();
    for part in choices.several(2, |choices| choices.of(PARTS)) {
        path = format!("{path}.{part}");
    }
    path.into()
}

fn text(choices: &mut Choices<'_>) -> Cow<'static, str> {
    let pieces = choices.of(&[0, 0, 1, 5]);
    let mut text = choices.of(TEXTS).to_owned();
    for piece in choices.several(pieces, |choices| choices.of(TEXTS)) {
        text += piece;
    }
    text.into()
}

fn number(choices: &mut Choices<'_>) -> Number {
    let thousandths = choices.of(&[1_000, 0, 7_000, 500, 125, 2_250, 1_200_000, 12_000_000_000]);
    Number { thousandths }
}

fn money(choices: &mut Choices<'_>) -> Money {
    let dong = choices.of(&[0, 8_000, 999, 1_000_000_000]);
    Money { dong }
}

fn date(choices: &mut Choices<'_>) -> jiff::civil::Date {
    choices.of(&[
        jiff::civil::date(2026, 1, 31),
        jiff::civil::date(987, 12, 1),
        jiff::civil::date(9999, 12, 31),
    ])
}

fn duration(choices: &mut Choices<'_>) -> Duration {
    Duration {
        amount: number(choices),
        unit: choices.of(Unit::ALL),
    }
}

fn binder(choices: &mut Choices<'_>) -> Binder<'static> {
    Binder {
        kind: spanned(choices.of(KINDS)),
        vocabulary: None,
        variable: spanned(choices.of(LITERALS).into()),
        // Nothing ranges over what is called `force`: `in force` is a clause.
        source: choices
            .once_in(2)
            .then(|| spanned(path(choices, &LITERALS[..9]))),
    }
}

fn expression(choices: &mut Choices<'_>, depth: usize) -> Spanned<Expression<'static>> {
    let inner = |choices: &mut Choices<'_>| Box::new(expression(choices, depth - 1));
    let perhaps = |choices: &mut Choices<'_>| choices.once_in(2).then(|| inner(choices));
    let forms = if depth == 0 { 8 } else { 20 };
    spanned(match choices.below(forms) {
        0 => Expression::Path(path(choices, LITERALS)),
        1 => Expression::Number(number(choices)),
        2 => Expression::Percent(number(choices)),
        3 => Expression::Money(money(choices)),
        4 => Expression::Date(date(choices)),
        5 => Expression::Duration(duration(choices)),
        6 => Expression::Text(text(choices)),
        7 => Expression::Constant(choices.of(CONSTANTS)),
        8 => Expression::Set(choices.several(9, |choices| expression(choices, depth - 1))),
        9 => Expression::Call {
            function: spanned(
                choices
                    .of(&["known", "in-force", "before", "giống", "có"])
                    .into(),
            ),
            closure: choices.once_in(3),
            arguments: choices.several(3, |choices| expression(choices, depth - 1)),
        },
        10 => Expression::Not(inner(choices)),
        11 => Expression::Negate(inner(choices)),
        12 | 13 => Expression::Quantified {
            quantifier: spanned(choices.of(&[Keyword::Exists, Keyword::No, Keyword::Every])),
            binder: binder(choices),
            condition: perhaps(choices),
        },
        14 => {
            let binder = choices.once_in(2).then(|| binder(choices));
            let value = perhaps(choices).or_else(|| binder.is_none().then(|| inner(choices)));
            let condition = binder.is_some().then(|| perhaps(choices)).flatten();
            Expression::Aggregate {
                aggregate: spanned(choices.of(&[
                    Keyword::Count,
                    Keyword::Sum,
                    Keyword::Min,
                    Keyword::Max,
                ])),
                value,
                binder,
                condition,
            }
        }
        _ => Expression::Binary {
            operator: choices.of(OPERATORS),
            left: inner(choices),
            right: inner(choices),
        },
    })
}
