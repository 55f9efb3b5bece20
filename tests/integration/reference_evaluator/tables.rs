//! Decision tables in which every case has one row.

use tinhgon::rule::types::{Domain, Scalar, Type};

use super::rules::{Writer, word};

/// Cells that together accept everything, and nothing twice.
type Split = Vec<String>;

impl Writer<'_, '_> {
    /// Writes a table over one thing.
    pub(super) fn table(&mut self) -> String {
        let outside = std::mem::take(&mut self.names);
        let kind = self.kind();
        let variable = self.declare("x", Type::one(Scalar::Entity(kind)));
        let mut columns = Vec::new();
        let mut rows = vec![String::new()];
        for _ in 0..=self.choices.below(2) {
            let scalar = self.column();
            let column = self.value(scalar, 1);
            columns.push(column);
            rows = self.split_all(&rows, scalar);
        }
        self.names = outside;
        let gives = self.choices.of(&[
            Scalar::Number,
            Scalar::Duration,
            Scalar::Money,
            Scalar::Percent,
            Scalar::Date,
            Scalar::Boolean,
            Scalar::Constant(Domain::Level),
        ]);
        let rows: Vec<String> = rows
            .iter()
            .map(|cells| format!("  row {cells} = {}\n", self.given(gives)))
            .collect();
        let name = self.fresh("table-");
        let text = format!(
            "table {name}({variable}: {}) {{\n  columns {}\n{}}}\n",
            word(kind),
            columns.join(", "),
            rows.concat()
        );
        self.tables.push((name, kind, gives));
        self.ask("table");
        text
    }

    /// What a column may hold.
    fn column(&mut self) -> Scalar {
        let constants = self.parts(|value| matches!(value.scalar, Scalar::Constant(_)));
        let constants: Vec<Scalar> = constants
            .iter()
            .filter(|(_, part)| !part.value.list)
            .map(|(_, part)| part.value.scalar)
            .collect();
        if self.choices.once_in(3)
            && let Some(scalar) = self.pick(&constants)
        {
            return scalar;
        }
        self.choices.of(&[
            Scalar::Number,
            Scalar::Boolean,
            Scalar::Duration,
            Scalar::Money,
            Scalar::Date,
            Scalar::Percent,
        ])
    }

    /// Adds a cell to each row: `any`, or one of those that split the values of a column.
    fn split_all(&mut self, rows: &[String], scalar: Scalar) -> Vec<String> {
        let mut all = Vec::new();
        for row in rows {
            let comma = if row.is_empty() { "" } else { ", " };
            let cells = if self.choices.once_in(4) {
                self.ask("any");
                vec!["any".to_owned()]
            } else {
                self.split(scalar)
            };
            all.extend(cells.iter().map(|cell| format!("{row}{comma}{cell}")));
        }
        all
    }

    fn split(&mut self, scalar: Scalar) -> Split {
        let forms: &[&[&str]] = match scalar {
            Scalar::Boolean => &[&["yes", "no"], &["no or yes"]],
            Scalar::Constant(domain) => {
                let mut constants = domain.constants().iter().map(|one| one.english());
                let first = constants.next().expect("a list has a constant");
                let rest: Vec<&str> = constants.collect();
                let rest = rest.join(" or ");
                return if self.choices.once_in(2) {
                    vec![format!("{first} or none"), rest]
                } else {
                    vec![first.to_owned(), "none".to_owned(), rest]
                };
            }
            _ => &[
                &["A", "none", "!= A"],
                &["<= A or none", "> A"],
                &["< A", ">= A", "none"],
                &["from A until B or none", "< A or > B"],
            ],
        };
        let (from, until) = match scalar {
            Scalar::Number => self.choices.of(&[("1", "2"), ("0", "0.5"), ("2", "2")]),
            Scalar::Percent => ("20%", "50%"),
            Scalar::Money => self
                .choices
                .of(&[("0 VND", "8_000 VND"), ("8_000 VND", "8_500 VND")]),
            Scalar::Date => ("2022-06-30", "2023-12-31"),
            _ => self.choices.of(&[
                ("8 hours", "2 working days"),
                ("2 days", "3 days"),
                ("0 hours", "1 month"),
            ]),
        };
        let cells = self.choices.of(forms).iter();
        cells
            .map(|cell| cell.replace('A', from).replace('B', until))
            .collect()
    }

    /// What a row gives: a value, `none`, or a parameter.
    fn given(&mut self, scalar: Scalar) -> String {
        let parameters: Vec<String> = self
            .names
            .iter()
            .filter(|name| name.value == Type::one(scalar))
            .map(|name| name.name.clone())
            .collect();
        match (scalar, self.choices.below(4)) {
            (_, 0) => "none".to_owned(),
            (Scalar::Boolean, _) => self.choices.of(&["yes", "no"]).to_owned(),
            (_, 1) => match self.pick(&parameters) {
                Some(parameter) => parameter,
                None => self.literal(scalar),
            },
            _ => self.literal(scalar),
        }
    }

    /// A call of a table that gives a value of a type.
    pub(super) fn looked_up(&mut self, scalar: Scalar, depth: usize) -> Option<String> {
        let tables: Vec<_> = self
            .tables
            .iter()
            .filter(|(_, _, gives)| *gives == scalar)
            .cloned()
            .collect();
        let (name, kind, _) = self.pick(&tables)?;
        let argument = self.value(Scalar::Entity(kind), depth);
        Some(format!("{name}({argument})"))
    }
}
