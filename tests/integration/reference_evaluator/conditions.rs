//! Conditions: comparisons, connectives, quantifiers, relations, and what ties a variable.

use tinhgon::graph::Relation;
use tinhgon::model::Kind;
use tinhgon::rule::function::FUNCTIONS;
use tinhgon::rule::schema::{PARTS, Part};
use tinhgon::rule::types::{Scalar, Type};

use super::rules::Writer;

impl Writer<'_, '_> {
    /// A condition that ties a variable of a kind to the first names in scope.
    pub(super) fn tie(&mut self, kind: Kind, variable: &str, before: usize) -> String {
        let inside = self.names.split_off(before);
        let tie = self.tied(kind, variable);
        self.names.extend(inside);
        tie
    }

    pub(super) fn tied(&mut self, kind: Kind, variable: &str) -> String {
        match self.choices.below(5) {
            4 => {
                let lists = PARTS
                    .iter()
                    .filter(|part| part.kind == kind && part.value.list)
                    .collect::<Vec<&Part>>();
                if let Some(part) = self.pick(&lists)
                    && let Some(other) = self.list(part.value.scalar)
                {
                    self.ask("similarity");
                    let list = self.part(variable, part);
                    let least = self.value(Scalar::Percent, 0);
                    let operator = self.choices.of(&[">=", ">"]);
                    return format!("similarity({list}, {other}) {operator} {least}");
                }
            }
            0 => {
                let relations: Vec<Relation> = Relation::ALL
                    .iter()
                    .copied()
                    .filter(|relation| {
                        let (left, right) = relation.signature();
                        left == kind || right == kind
                    })
                    .collect();
                if let Some(relation) = self.pick(&relations) {
                    self.ask(relation.name());
                    let (left, right) = relation.signature();
                    let is_left = left == kind && (right != kind || self.choices.once_in(2));
                    let other = self.value(Scalar::Entity(if is_left { right } else { left }), 1);
                    let (one, two) = if is_left {
                        (variable.to_owned(), other)
                    } else {
                        (other, variable.to_owned())
                    };
                    let related = format!("{}({one}, {two})", relation.name());
                    return if self.choices.once_in(4) {
                        format!("known({related}) and {related}")
                    } else {
                        related
                    };
                }
            }
            1 => {
                if let Some(list) = self.list(Scalar::Entity(kind)) {
                    return format!("{variable} in {list}");
                }
                return format!("{variable} = {}", self.value(Scalar::Entity(kind), 1));
            }
            2 => {
                let lists: Vec<&Part> = PARTS
                    .iter()
                    .filter(|part| part.kind == kind && part.value.list)
                    .collect();
                if let Some(part) = self.pick(&lists) {
                    let list = self.part(variable, part);
                    if self.choices.once_in(3)
                        && let Some(other) = self.list(part.value.scalar)
                    {
                        return format!("{list} = {other}");
                    }
                    let value = self.value(part.value.scalar, 1);
                    if value != "none" {
                        return format!("{value} in {list}");
                    }
                }
            }
            _ => {}
        }
        let parts: Vec<&Part> = PARTS
            .iter()
            .filter(|part| part.kind == kind && !part.value.list)
            .collect();
        let part = self.pick(&parts).expect("every kind has parts");
        let mine = self.part(variable, part);
        let other = self.value(part.value.scalar, 1);
        format!("{mine} = {other}")
    }

    /// A condition, in brackets where it is made of several.
    pub(super) fn condition(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.simple();
        }
        match self.choices.below(12) {
            0 | 1 => {
                let operator = self.choices.of(&["and", "or"]);
                self.ask(operator);
                let all: Vec<String> = (0..2 + self.choices.below(2))
                    .map(|_| self.condition(depth - 1))
                    .collect();
                format!("({})", all.join(&format!(" {operator} ")))
            }
            2 => {
                self.ask("not");
                format!("not ({})", self.condition(depth - 1))
            }
            3..=5 => {
                let quantifier = self.choices.of(&["exists", "no", "every"]);
                self.ask(quantifier);
                let before = self.names.len();
                let (binder, mut condition) = self.bind(depth - 1);
                // `every` finds its variable through what it denies.
                if quantifier == "every" && !binder.contains(" in ") {
                    let inner = condition.trim_start_matches(" where ").to_owned();
                    condition = format!(" where not ({inner})");
                }
                self.names.truncate(before);
                format!("({quantifier} {binder}{condition})")
            }
            6 => {
                let relation = self.choices.of(Relation::ALL);
                let (left, right) = relation.signature();
                let plus = if relation.has_closure() && self.choices.below(3) > 0 {
                    "+"
                } else {
                    ""
                };
                self.ask(format!("{}{plus}", relation.name()));
                let (left, right) = (
                    self.value(Scalar::Entity(left), 1),
                    self.value(Scalar::Entity(right), 1),
                );
                format!("{}{plus}({left}, {right})", relation.name())
            }
            7 => {
                let functions: Vec<_> = FUNCTIONS
                    .iter()
                    .filter(|function| function.value == Type::one(Scalar::Boolean))
                    .collect();
                let function = self.pick(&functions).expect("there are some");
                self.call(function.name, function.parameters, depth - 1)
            }
            8 => {
                let definitions = self.definitions.clone();
                match self.pick(&definitions) {
                    Some((name, kind)) => {
                        self.ask("define");
                        let argument = self.value(Scalar::Entity(kind), 1);
                        format!("{name}({argument})")
                    }
                    None => self.simple(),
                }
            }
            9 => {
                let scalar = self.choices.of(&[
                    Scalar::Number,
                    Scalar::Duration,
                    Scalar::Money,
                    Scalar::Date,
                    Scalar::Percent,
                ]);
                let operator = self.operator(scalar);
                format!(
                    "{} {operator} {}",
                    self.value(scalar, depth),
                    self.value(scalar, depth)
                )
            }
            _ => self.simple(),
        }
    }

    pub(super) fn operator(&mut self, scalar: Scalar) -> &'static str {
        let all = &["=", "!=", "<", "<=", ">", ">="];
        let operator = self.choices.of(if scalar.is_ordered() {
            &all[..]
        } else {
            &all[..2]
        });
        self.ask(operator);
        operator
    }

    /// A comparison of a part of something in scope.
    pub(super) fn simple(&mut self) -> String {
        let parts = self.parts(|_| true);
        let Some((owner, part)) = self.pick(&parts) else {
            return "review-date() > 2023-01-01".to_owned();
        };
        self.comparison(&owner, part)
    }

    /// A comparison of a part of something.
    pub(super) fn comparison(&mut self, owner: &str, part: &Part) -> String {
        let mine = self.part(owner, part);
        if part.value.list {
            return match self.choices.below(4) {
                0 => format!("{mine} = none"),
                1 => format!("known({mine})"),
                2 => match self.list(part.value.scalar) {
                    Some(other) => format!("{mine} = {other}"),
                    None => format!("{mine} != none"),
                },
                _ => {
                    let value = self.value(part.value.scalar, 1);
                    if value == "none" {
                        return format!("{mine} != none");
                    }
                    let operator = self.choices.of(&["in", "not in"]);
                    self.ask(operator);
                    format!("{value} {operator} {mine}")
                }
            };
        }
        match (part.value.scalar, self.choices.below(6)) {
            (Scalar::Boolean, 0..=3) => mine,
            (_, 0) => format!("{mine} = none"),
            (_, 1) => format!("known({mine})"),
            (scalar, 2) if scalar != Scalar::Boolean => match self.list(scalar) {
                Some(list) => {
                    let operator = self.choices.of(&["in", "not in"]);
                    self.ask(operator);
                    format!("{mine} {operator} {list}")
                }
                None => format!("{mine} != none"),
            },
            (scalar, _) => {
                let operator = self.operator(scalar);
                format!("{mine} {operator} {}", self.value(scalar, 1))
            }
        }
    }
}
