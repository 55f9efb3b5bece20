//! Rules of every construct, over the schema, the functions and the relations of the engine.
//!
//! A rule is written from the tables: whatever is added to them is asked for here without a line of
//! this file being touched.

use std::collections::BTreeSet;

use tinhgon::model::Kind;
use tinhgon::rule::schema::{PARTS, Part};
use tinhgon::rule::types::{Scalar, Type};

use crate::properties::choices::Choices;

/// What a rule asks for: `document.paper`, `in-force`, `before+`, `exists`.
pub(super) type Asked = BTreeSet<String>;

/// A name that can be used: a variable, or what `let` or a parameter names.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) value: Type,
}

/// The writing of one rule.
pub(super) struct Writer<'c, 'b> {
    pub(super) choices: &'c mut Choices<'b>,
    pub(super) names: Vec<Name>,
    /// The kinds that the definitions take.
    pub(super) definitions: Vec<(String, Kind)>,
    /// The kinds that the tables take, and what they give.
    pub(super) tables: Vec<(String, Kind, Scalar)>,
    count: usize,
    /// The kind of the first variable.
    lead: Kind,
    pub(super) asked: Asked,
}

const HEAD: &str =
    "english \"x\" criterion cost severity should confidence high basis none why \"y\"";

/// Writes definitions, tables, parameters and one rule, which asks for a part among other things.
pub(super) fn rules(choices: &mut Choices<'_>, part: &'static Part) -> (String, Asked) {
    let mut writer = Writer {
        choices,
        names: Vec::new(),
        definitions: Vec::new(),
        tables: Vec::new(),
        count: 0,
        lead: Kind::Procedure,
        asked: Asked::new(),
    };
    let mut text = writer.parameters();
    for _ in 0..writer.choices.below(4) {
        text += &if writer.choices.once_in(2) {
            writer.table()
        } else {
            writer.definition()
        };
    }
    text += &writer.rule(part);
    (text, writer.asked)
}

impl Writer<'_, '_> {
    pub(super) fn ask(&mut self, what: impl Into<String>) {
        self.asked.insert(what.into());
    }

    pub(super) fn fresh(&mut self, letter: &str) -> String {
        self.count += 1;
        format!("{letter}{}", self.count)
    }

    pub(super) fn declare(&mut self, letter: &str, value: Type) -> String {
        let name = self.fresh(letter);
        self.names.push(Name {
            name: name.clone(),
            value,
        });
        name
    }

    pub(super) fn parameters(&mut self) -> String {
        let mut text = String::new();
        for (scalar, values) in [
            (Scalar::Number, ["2", "0.5"]),
            (Scalar::Duration, ["2 working days", "3 hours"]),
            (Scalar::Money, ["600 VND", "8_000 VND"]),
            (Scalar::Percent, ["20%", "150%"]),
        ] {
            if self.choices.once_in(3) {
                let name = self.declare("n", Type::one(scalar));
                let value = self.choices.of(&values);
                let entries = self.choices.of(&[
                    "from 2020-01-01 = V",
                    "from 2020-01-01 until 2023-01-01 = V",
                    "from 2024-01-01 = V",
                    "from 2020-01-01 = V  from 2024-01-01 = V",
                ]);
                let entries = entries.replace('V', value);
                let line = ["parameter ", &name, " \"N\" { ", &entries, " }\n"];
                text += &line.concat();
                self.ask("parameter");
            }
        }
        text
    }

    pub(super) fn definition(&mut self) -> String {
        let outside = std::mem::take(&mut self.names);
        let kind = self.kind();
        let variable = self.declare("x", Type::one(Scalar::Entity(kind)));
        let condition = self.condition(2);
        self.names = outside;
        let name = self.fresh("define-");
        self.definitions.push((name.clone(), kind));
        format!(
            "define {name}({variable}: {}) when {condition}\n",
            word(kind)
        )
    }

    pub(super) fn kind(&mut self) -> Kind {
        match self.choices.below(3) {
            0 => Kind::Procedure,
            1 => self.choices.of(&[Kind::Document, Kind::Step, Kind::Field]),
            _ => self.choices.of(Kind::ALL),
        }
    }

    pub(super) fn rule(&mut self, part: &'static Part) -> String {
        let mut conditions = Vec::new();
        let lead = part.kind;
        self.lead = lead;
        let first = self.declare("v", Type::one(Scalar::Entity(lead)));
        if self.choices.once_in(2) {
            let condition = self.comparison(&first, part);
            conditions.push(condition);
        }
        let mut about = vec![format!("{} {first}", word(lead))];
        for _ in 0..self.choices.below(3) {
            about.push(self.variable(&mut conditions));
        }
        let mut with = Vec::new();
        for _ in 0..self.choices.of(&[0, 0, 1, 2]) {
            with.push(self.variable(&mut conditions));
            self.ask("with");
        }
        let mut lets = String::new();
        if self.choices.once_in(3) {
            let (value, scalar) = self.named();
            let name = self.declare("n", Type::one(scalar));
            lets = format!("let {name} = {value}");
            self.ask("let");
        }
        for _ in 0..=self.choices.below(2) {
            let condition = self.condition(3);
            conditions.push(condition);
        }
        if self.choices.once_in(4) {
            conditions.reverse();
        }
        let unless = if self.choices.once_in(3) {
            self.ask("unless");
            format!("unless {}", self.condition(2))
        } else {
            String::new()
        };
        let with = if with.is_empty() {
            String::new()
        } else {
            format!("with {}", with.join(", "))
        };
        format!(
            "rule r \"r\" {{ {HEAD}\n  message vi \"{{{first}}}\" en \"{{{first}}}\"\n  for each {}\n  {with}\n  {lets}\n  when {}\n  {unless} }}\n",
            about.join(", "),
            conditions.join("\n    and "),
        )
    }

    pub(super) fn named(&mut self) -> (String, Scalar) {
        if self.choices.once_in(2) {
            return (self.condition(2), Scalar::Boolean);
        }
        let scalar = self.choices.of(&[
            Scalar::Number,
            Scalar::Duration,
            Scalar::Money,
            Scalar::Date,
        ]);
        (self.value(scalar, 2), scalar)
    }

    /// A variable of a rule: from a list, or tied by a condition.
    pub(super) fn variable(&mut self, conditions: &mut Vec<String>) -> String {
        if let Some((kind, source)) = self.source().filter(|_| self.choices.below(3) > 0) {
            let name = self.declare("v", Type::one(Scalar::Entity(kind)));
            return format!("{} {name} in {source}", word(kind));
        }
        // A procedure leads where there is one, and the others have to be found through it.
        let mut kind = self.kind();
        if kind == Kind::Procedure && self.lead != Kind::Procedure {
            kind = self.lead;
        }
        let before = self.names.len();
        let name = self.declare("v", Type::one(Scalar::Entity(kind)));
        conditions.push(self.tie(kind, &name, before));
        format!("{} {name}", word(kind))
    }

    /// A list of things of a name that is in scope, or one thing.
    pub(super) fn source(&mut self) -> Option<(Kind, String)> {
        let mut sources = Vec::new();
        for name in &self.names {
            let Scalar::Entity(owner) = name.value.scalar else {
                continue;
            };
            for part in PARTS.iter().filter(|part| part.kind == owner) {
                let kind = match part.value.scalar {
                    Scalar::Entity(kind) => kind,
                    Scalar::Thing => Kind::Document,
                    _ => continue,
                };
                if part.value.list || part.value.scalar == Scalar::Thing || part.name == "paper" {
                    sources.push((kind, name.name.clone(), part));
                }
            }
        }
        let (kind, owner, part) = self.pick(&sources)?;
        let kind = match (part.name, part.value.scalar) {
            ("replaced-by", Scalar::Thing) => self.choices.of(&[Kind::Paper, Kind::Register]),
            (_, Scalar::Thing) => self
                .choices
                .of(&[Kind::Document, Kind::Field, Kind::Result]),
            _ => kind,
        };
        let source = self.part(&owner, part);
        Some((kind, source))
    }

    pub(super) fn pick<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        if items.is_empty() {
            return None;
        }
        // One byte is not enough to choose among more than 256.
        let place = self.choices.below(256) * 256 + self.choices.below(256);
        items.get(place % items.len()).cloned()
    }

    pub(super) fn part(&mut self, owner: &str, part: &Part) -> String {
        self.ask(format!("{}.{}", word(part.kind), part.name));
        format!("{owner}.{}", part.name)
    }
}

pub(super) fn word(kind: Kind) -> &'static str {
    kind.keyword().english()
}
