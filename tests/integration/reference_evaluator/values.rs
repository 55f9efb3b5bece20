//! Values and lists of every type.

use tinhgon::model::Kind;
use tinhgon::rule::function::{FUNCTIONS, Parameter};
use tinhgon::rule::schema::{PARTS, Part};
use tinhgon::rule::types::{Scalar, Type};

use super::catalogue::{DATES, DURATIONS, TEXTS};
use super::rules::{Writer, word};

impl Writer<'_, '_> {
    /// A list of values, from a part of something in scope, or written.
    pub(super) fn list(&mut self, scalar: Scalar) -> Option<String> {
        if self.choices.once_in(4) {
            let items: Vec<String> = (0..=self.choices.below(2))
                .map(|_| self.value(scalar, 0))
                .filter(|item| item != "none")
                .collect();
            if !items.is_empty() {
                self.ask("{}");
                return Some(format!("{{{}}}", items.join(", ")));
            }
        }
        if scalar == Scalar::Text && self.choices.once_in(4) {
            let text = self.value(scalar, 0);
            if text != "none" {
                self.ask("words");
                return Some(format!("words({text})"));
            }
        }
        let parts = self.parts(|value| value.list && value.scalar == scalar);
        let (owner, part) = self.pick(&parts)?;
        Some(self.part(&owner, part))
    }

    /// The parts of what is in scope that are of a type.
    pub(super) fn parts(&self, fits: impl Fn(Type) -> bool) -> Vec<(String, &'static Part)> {
        let mut parts = Vec::new();
        for name in &self.names {
            if let Scalar::Entity(kind) = name.value.scalar {
                let own = PARTS
                    .iter()
                    .filter(|part| part.kind == kind && fits(part.value));
                parts.extend(own.map(|part| (name.name.clone(), part)));
            }
        }
        parts
    }

    /// A value of a type.
    pub(super) fn value(&mut self, scalar: Scalar, depth: usize) -> String {
        if depth > 0 {
            let forms = if scalar.is_ordered() { 6 } else { 3 };
            if self.choices.once_in(4)
                && let Some(found) = self.looked_up(scalar, depth - 1)
            {
                return found;
            }
            match self.choices.below(forms) {
                0 => {}
                1 => {
                    let functions: Vec<_> = FUNCTIONS
                        .iter()
                        .filter(|function| function.value == Type::one(scalar))
                        .collect();
                    if let Some(function) = self.pick(&functions) {
                        return self.call(function.name, function.parameters, depth - 1);
                    }
                }
                2 => {
                    // A part of a part.
                    let chains = self
                        .parts(|value| matches!(value.scalar, Scalar::Entity(_)) && !value.list);
                    if let Some((owner, first)) = self.pick(&chains)
                        && let Scalar::Entity(kind) = first.value.scalar
                    {
                        let seconds: Vec<&Part> = PARTS
                            .iter()
                            .filter(|part| part.kind == kind && part.value == Type::one(scalar))
                            .collect();
                        if let Some(second) = self.pick(&seconds) {
                            let owner = self.part(&owner, first);
                            return self.part(&owner, second);
                        }
                    }
                }
                _ => return self.amount(scalar, depth - 1),
            }
        }
        let parts = self.parts(|value| value == Type::one(scalar));
        let names: Vec<String> = self
            .names
            .iter()
            .filter(|name| name.value == Type::one(scalar))
            .map(|name| name.name.clone())
            .collect();
        if !names.is_empty()
            && self.choices.once_in(2)
            && let Some(name) = self.pick(&names)
        {
            return name;
        }
        if self.choices.below(4) > 0
            && let Some((owner, part)) = self.pick(&parts)
        {
            return self.part(&owner, part);
        }
        if let Some(name) = self.pick(&names).filter(|_| self.choices.below(3) > 0) {
            return name;
        }
        self.literal(scalar)
    }

    pub(super) fn literal(&mut self, scalar: Scalar) -> String {
        let written = match scalar {
            Scalar::Number => self.choices.of(&["1", "2", "0.5", "0", "20"]),
            Scalar::Percent => self.choices.of(&["20%", "50%"]),
            Scalar::Money => self.choices.of(&["8_000 VND", "0 VND", "8_500 VND"]),
            Scalar::Date => self.choices.of(DATES),
            Scalar::Duration => self.choices.of(DURATIONS),
            Scalar::Text => {
                let text = self.choices.of(TEXTS);
                return format!(
                    "\"{}\"",
                    self.choices.of(&[text, "giấy", "A", "1/QĐ", "child"])
                );
            }
            Scalar::Constant(domain) => {
                return self.choices.of(domain.constants()).english().to_owned();
            }
            Scalar::Entity(kind) => return self.thing(kind),
            Scalar::Thing => {
                let kind = self
                    .choices
                    .of(&[Kind::Paper, Kind::Document, Kind::Register]);
                return self.thing(kind);
            }
            // No word stands for these.
            Scalar::Boolean => return format!("({})", self.condition(0)),
            Scalar::Fingerprint | Scalar::Nothing => "none",
        };
        written.to_owned()
    }

    /// The name of a thing that every catalogue has.
    pub(super) fn thing(&mut self, kind: Kind) -> String {
        let letter = match kind {
            Kind::Procedure => "p",
            Kind::Agency => "a",
            Kind::Law => "l",
            Kind::Concept => "c",
            Kind::Register => "r",
            Kind::Paper => "g",
            _ => return "none".to_owned(),
        };
        format!("{letter}{}", self.choices.below(2))
    }

    /// How much two lists of one sort have in common.
    fn similarity(&mut self) -> String {
        let lists = self.parts(|value| value.list);
        let Some((owner, part)) = self.pick(&lists) else {
            return "20%".to_owned();
        };
        let one = self.part(&owner, part);
        let other = self.list(part.value.scalar);
        let other = other.unwrap_or_else(|| one.clone());
        format!("similarity({one}, {other})")
    }

    /// A value that is reckoned.
    pub(super) fn amount(&mut self, scalar: Scalar, depth: usize) -> String {
        let scales = matches!(
            scalar,
            Scalar::Number | Scalar::Percent | Scalar::Money | Scalar::Duration
        );
        match self.choices.below(4) {
            0 if scales => {
                let operator = self.choices.of(&["+", "-"]);
                self.ask(operator);
                format!(
                    "({} {operator} {})",
                    self.value(scalar, depth),
                    self.value(scalar, depth)
                )
            }
            1 if scales => {
                let operator = self.choices.of(&["*", "/"]);
                self.ask(operator);
                let factor = self.choices.of(&[Scalar::Number, Scalar::Percent]);
                format!(
                    "({} {operator} {})",
                    self.value(scalar, depth),
                    self.value(factor, depth)
                )
            }
            2 if scales && self.choices.once_in(3) => {
                self.ask("negate");
                format!("-{}", self.value(scalar, 0))
            }
            _ => self.aggregate(scalar, depth),
        }
    }

    pub(super) fn aggregate(&mut self, scalar: Scalar, depth: usize) -> String {
        let can_sum = matches!(
            scalar,
            Scalar::Number | Scalar::Percent | Scalar::Money | Scalar::Duration
        );
        if scalar == Scalar::Number && self.choices.once_in(3) {
            let lists = self.parts(|value| value.list);
            if let Some((owner, part)) = self.pick(&lists) {
                self.ask("count()");
                return format!("count({})", self.part(&owner, part));
            }
        }
        let aggregate = match (scalar, self.choices.below(3)) {
            (Scalar::Number, 0) => "count",
            (_, 1) if can_sum => "sum",
            (_, 2) => "max",
            _ => "min",
        };
        self.ask(aggregate);
        let before = self.names.len();
        let (binder, condition) = self.bind(depth);
        let value = if aggregate == "count" {
            String::new()
        } else {
            format!("{} for ", self.value(scalar, 0))
        };
        self.names.truncate(before);
        format!("{aggregate}({value}{binder}{condition})")
    }

    /// A variable of a quantifier and its condition; the variable stays in scope.
    pub(super) fn bind(&mut self, depth: usize) -> (String, String) {
        if let Some((kind, source)) = self.source().filter(|_| self.choices.below(3) > 0) {
            let name = self.declare("w", Type::one(Scalar::Entity(kind)));
            let condition = if self.choices.below(4) > 0 {
                format!(" where {}", self.condition(depth))
            } else {
                String::new()
            };
            return (format!("{} {name} in {source}", word(kind)), condition);
        }
        let kind = self.kind();
        let before = self.names.len();
        let name = self.declare("w", Type::one(Scalar::Entity(kind)));
        let tie = self.tie(kind, &name, before);
        let condition = if self.choices.once_in(2) {
            format!(" and {}", self.condition(depth))
        } else {
            String::new()
        };
        (
            format!("{} {name}", word(kind)),
            format!(" where {tie}{condition}"),
        )
    }

    pub(super) fn call(&mut self, name: &str, parameters: &[Parameter], depth: usize) -> String {
        self.ask(name);
        if parameters.contains(&Parameter::List) {
            return self.similarity();
        }
        let arguments: Vec<String> = parameters
            .iter()
            .map(|parameter| match parameter {
                Parameter::Of(wanted) => self.value(wanted.scalar, depth.min(1)),
                Parameter::List => unreachable!("asked for before"),
                Parameter::Pattern => {
                    let pattern = self.choices.of(&["sổ|giấy y", "^Giấy", "[xy]$"]);
                    format!("\"{pattern}\"")
                }
                Parameter::Anything => {
                    let scalar = self.choices.of(&[
                        Scalar::Text,
                        Scalar::Number,
                        Scalar::Date,
                        Scalar::Entity(Kind::Paper),
                        Scalar::Boolean,
                    ]);
                    let lists = self.parts(|value| value.list);
                    match self.pick(&lists).filter(|_| self.choices.once_in(3)) {
                        Some((owner, part)) => self.part(&owner, part),
                        None => self.value(scalar, depth.min(1)),
                    }
                }
            })
            .collect();
        format!("{name}({})", arguments.join(", "))
    }
}
