//! What one file costs item by item: the rows of the official cost sheet.
//!
//! Each row is worked out as [`Cost`] works it out, which adds them up: of alternatives and channels
//! the cheapest and the dearest, of what only some applicants need none and all. A row of which
//! something is not stated has no amount.

use super::{Cost, MISSING_PAY, Parts, Range, Rate, Rates, Sum};
use crate::model::{Channel, Document, Effort, Field, Figure, Form, Stated, Step};
use crate::quantity::{Duration, Money, Number};
use crate::syntax::keyword::Keyword;

/// Something that costs time or money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task<'m> {
    /// Filling in a form, as far as that is not stated of its fields.
    Form(&'m Form),
    /// Filling in a field.
    Field(&'m Field),
    /// Getting a document ready.
    Document(&'m Document),
    /// Filing, waiting and collecting.
    Channel(&'m Channel),
    /// A step of an internal procedure.
    Step(&'m Step),
}

/// A row of a cost sheet: what a task takes in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'m> {
    /// What is to be done.
    pub task: Task<'m>,
    /// How long it takes.
    pub takes: Stated<Figure<Duration>>,
    /// What an hour of whoever does it is worth, where anybody has said.
    pub rate: Option<Rate>,
    /// What it costs beside time and fee.
    pub costs: Stated<Figure<Money>>,
    /// The fee; none but of channels.
    pub fee: Stated<Money>,
    /// What it comes to, in đồng; `None` where something is missing to say.
    pub amount: Option<Range>,
    /// Whether only some applicants have it to do.
    pub of_some: bool,
}

/// Returns the rows of a procedure in the order in which they are done; linear in its parts.
pub fn rows<'m>(parts: &Parts<'m>, rates: Rates) -> Vec<Row<'m>> {
    if parts.procedure.kind == Stated::Is(Keyword::Internal) {
        return parts
            .steps
            .iter()
            .map(|step| of_step(step, rates))
            .collect();
    }
    let mut rows = Vec::new();
    for (form, fields) in &parts.forms {
        let fields_say_all =
            form.fields != Stated::Unknown && fields.iter().all(|field| field.effort.is_some());
        if form.effort.is_some() || !fields_say_all {
            rows.push(of_effort(Task::Form(form), form.effort.as_deref(), rates));
        }
        for field in fields.iter().filter(|field| field.effort.is_some()) {
            rows.push(Row {
                of_some: field.optional || matches!(field.condition, Stated::Is(_)),
                ..of_effort(Task::Field(field), field.effort.as_deref(), rates)
            });
        }
    }
    let mut excerpt = None;
    for document in &parts.documents {
        let again = document.excerpt.is_some() && document.excerpt == excerpt;
        excerpt = document.excerpt;
        if !again {
            rows.push(Row {
                of_some: document.optional
                    || document.case.is_some()
                    || matches!(document.condition, Stated::Is(_)),
                ..of_effort(Task::Document(document), document.effort.as_deref(), rates)
            });
        }
    }
    for channel in &parts.channels {
        let mut row = of_effort(Task::Channel(channel), channel.effort.as_deref(), rates);
        row.fee = channel.fee;
        row.amount = match (row.amount, channel.fee) {
            (Some(mut amount), Stated::Is(Money { dong })) => {
                amount += Range {
                    least: dong,
                    most: dong,
                };
                Some(amount)
            }
            (amount, Stated::None) => amount,
            _ => None,
        };
        rows.push(row);
    }
    rows
}

/// A cost of nothing, to which one thing is added.
fn nothing() -> Cost {
    Cost {
        sum: Sum::default(),
        volume: Stated::Unknown,
        certainty: crate::model::Certainty::Measured,
        missing: std::collections::BTreeMap::new(),
    }
}

fn of_effort<'m>(task: Task<'m>, effort: Option<&Effort>, rates: Rates) -> Row<'m> {
    let mut cost = nothing();
    let sum = effort.map(|effort| cost.sum_of(effort, rates.applicant));
    Row {
        task,
        takes: effort.map_or(Stated::Unknown, |effort| effort.takes),
        rate: rates.applicant,
        costs: effort.map_or(Stated::Unknown, |effort| effort.costs),
        fee: Stated::None,
        amount: amount(&cost, sum),
        of_some: false,
    }
}

fn of_step(step: &Step, rates: Rates) -> Row<'_> {
    let mut cost = nothing();
    let sum = match step.takes {
        Stated::None => Some(Sum::default()),
        Stated::Is(takes) if takes.most.work().is_some() => {
            Some(cost.time(takes, rates.official, MISSING_PAY))
        }
        _ => None,
    };
    Row {
        task: Task::Step(step),
        takes: step.takes,
        rate: rates.official,
        costs: Stated::None,
        fee: Stated::None,
        amount: amount(&cost, sum),
        of_some: false,
    }
}

fn amount(cost: &Cost, sum: Option<Sum>) -> Option<Range> {
    let sum = sum.filter(|_| cost.missing.is_empty())?;
    Some(sum.times(Number::whole(1)))
}
