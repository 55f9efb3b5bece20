//! Compliance cost: what a procedure costs whoever goes through it, by the official formula.
//!
//! One file costs the necessary tasks (hours × income of an hour), the fee, and other money; a year
//! costs that times the files of a year, which is times a year × subjects (Circular
//! 02/2017/TT-VPCP, article 27). The tasks are getting each document ready, filling in each form,
//! and going through one channel. Lost chances are not counted. Of an internal procedure the tasks
//! are the steps, and the hours those of officials: no official formula was found for these, so the
//! same is used.
//!
//! Nothing is guessed: what nobody has stated is counted as missing, part by part, and a cost with
//! anything missing is no cost. A range comes from ranges that are stated, from alternatives and
//! channels (the cheapest and the dearest), and from what only some applicants need (none and all).
//! Exact: sums are kept in sixty-thousandths of a đồng, so that a thousandth of a minute times an
//! income is whole, and rounded once, at the end.

use std::collections::BTreeMap;

use crate::model::{
    Certainty, Channel, Document, Effort, Field, Figure, Form, Model, Procedure, ProcedureId,
    Stated, Step,
};
use crate::quantity::{Duration, Money, Number};
use crate::syntax::keyword::Keyword;

pub mod sheet;

/// The parameter that says what an applicant earns in an hour.
pub const HOURLY_INCOME: &str = "hourly-income";

/// The parameter that says what an hour of an official costs.
pub const HOURLY_PAY: &str = "official-hourly-pay";

/// How the two are told among what is missing.
const MISSING_INCOME: &str = "parameter.hourly-income";
const MISSING_PAY: &str = "parameter.official-hourly-pay";

/// How many units of a sum are a đồng.
const UNIT: i128 = 60_000;

/// What an hour of someone is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How much.
    pub hour: Money,
    /// How sure that is.
    pub certainty: Certainty,
}

/// What an hour of work is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rates {
    /// [`HOURLY_INCOME`], where it is stated.
    pub applicant: Option<Rate>,
    /// [`HOURLY_PAY`], where it is stated.
    pub official: Option<Rate>,
}

/// What a cost is worked out from: a procedure and what belongs to it.
#[derive(Debug, Clone)]
pub struct Parts<'m> {
    /// The procedure.
    pub procedure: &'m Procedure,
    /// Its channels.
    pub channels: Vec<&'m Channel>,
    /// Its forms, each with its fields.
    pub forms: Vec<(&'m Form, Vec<&'m Field>)>,
    /// Its documents.
    pub documents: Vec<&'m Document>,
    /// Its steps.
    pub steps: Vec<&'m Step>,
}

impl<'m> Parts<'m> {
    /// Gathers the parts of a procedure.
    pub fn of(model: &'m Model, id: ProcedureId) -> Self {
        let procedure = &model.procedures[id];
        let form = |id: &_| {
            let form: &Form = &model.forms[*id];
            let fields = form.fields.items().iter();
            (form, fields.map(|id| &model.fields[*id]).collect())
        };
        let channels = procedure.channels.items().iter();
        let documents = procedure.documents.items().iter();
        let steps = procedure.steps.items().iter();
        Self {
            procedure,
            channels: channels.map(|id| &model.channels[*id]).collect(),
            forms: procedure.forms.items().iter().map(form).collect(),
            documents: documents.map(|id| &model.documents[*id]).collect(),
            steps: steps.map(|id| &model.steps[*id]).collect(),
        }
    }
}

/// What one file costs, and what is missing to say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// What is stated comes to, the least and the most.
    sum: Sum,
    /// How many files a year; unknown where nobody has said.
    volume: Stated<Number>,
    /// How sure the least sure of the figures is.
    pub certainty: Certainty,
    /// What nobody has stated, with how many times: `document.takes`.
    pub missing: BTreeMap<&'static str, u32>,
}

/// An amount of money, or a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The least, in đồng.
    pub least: i64,
    /// The most, in đồng.
    pub most: i64,
}

impl Range {
    /// Returns the end that promises less, of a change.
    pub fn cautious(self) -> i64 {
        match (self.least, self.most) {
            (..0, 1..) => self.most,
            (least, most) if least.saturating_abs() < most.saturating_abs() => least,
            (_, most) => most,
        }
    }
}

impl std::ops::AddAssign for Range {
    fn add_assign(&mut self, other: Self) {
        self.least = self.least.saturating_add(other.least);
        self.most = self.most.saturating_add(other.most);
    }
}

/// A range in sixty-thousandths of a đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    least: i128,
    most: i128,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.least += other.least;
        self.most += other.most;
    }

    fn money(least: Money, most: Money) -> Self {
        Self {
            least: i128::from(least.dong) * UNIT,
            most: i128::from(most.dong) * UNIT,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            least: self.least - other.least,
            most: self.most - other.most,
        }
    }

    /// The sum so many times, in đồng, to the nearest.
    fn times(self, volume: Number) -> Range {
        let dong = |sum: i128| {
            let (sum, unit) = (sum * i128::from(volume.thousandths), UNIT * 1000);
            let half = if sum < 0 { -unit / 2 } else { unit / 2 };
            let rounded = (sum + half) / unit;
            i64::try_from(rounded).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
        };
        let ends = [dong(self.least), dong(self.most)];
        Range {
            least: ends[0].min(ends[1]),
            most: ends[0].max(ends[1]),
        }
    }
}

impl Cost {
    /// Works out what one file of a procedure costs; linear in its parts.
    pub fn of(parts: &Parts<'_>, rates: Rates) -> Self {
        let mut cost = Self {
            sum: Sum::default(),
            volume: parts.procedure.volume,
            certainty: parts.procedure.volume_certainty,
            missing: BTreeMap::new(),
        };
        if parts.procedure.kind == Stated::Is(Keyword::Internal) {
            cost.add_steps(parts, rates);
        } else {
            cost.add_forms(parts, rates);
            cost.add_documents(parts, rates);
            cost.add_channels(parts, rates);
        }
        cost
    }

    /// Returns what one file costs, in đồng; `None` where anything is missing to say.
    pub fn per_file(&self) -> Option<Range> {
        self.missing
            .is_empty()
            .then(|| self.sum.times(Number::whole(1)))
    }

    /// Returns what the files of a year cost, in đồng; `None` where anything is missing to say, also
    /// how many there are.
    pub fn per_year(&self) -> Option<Range> {
        let volume = self.volume.value().filter(|_| self.missing.is_empty())?;
        Some(self.sum.times(volume))
    }

    /// Returns how many files there are a year.
    pub fn volume(&self) -> Stated<Number> {
        self.volume
    }

    /// Returns what is missing to say what a year costs.
    pub fn missing_of_year(&self) -> impl Iterator<Item = &'static str> {
        let volume = (self.volume == Stated::Unknown).then_some("procedure.volume");
        self.missing.keys().copied().chain(volume)
    }

    /// Returns what changes in one file and in a year, negative is a saving, from what it was.
    ///
    /// The low ends are compared, and the high ends: whatever else may be so is so before and after.
    /// `None` where what is missing to say is not the same before and after; of a year also where
    /// nobody has said how many files there are.
    pub fn change(&self, before: &Self) -> (Option<Range>, Option<Range>) {
        if self.missing != before.missing {
            return (None, None);
        }
        let change = self.sum.minus(before.sum);
        let volume = self.volume.value();
        let year = volume.map(|volume| change.times(volume));
        // Nothing saved on a file is nothing saved in a year, however many there are.
        let year = year.or((change == Sum::default()).then(Range::default));
        (Some(change.times(Number::whole(1))), year)
    }

    fn add_forms(&mut self, parts: &Parts<'_>, rates: Rates) {
        if parts.procedure.forms == Stated::Unknown {
            self.lacks("procedure.forms");
        }
        for (form, fields) in &parts.forms {
            // What is stated of a form stays as it is when a field goes: no saving is promised that
            // nobody has stated.
            if let Some(effort) = form.effort.as_deref() {
                let sum = self.sum_of(effort, rates.applicant);
                self.sum.add(sum);
            } else if form.fields == Stated::Unknown {
                self.lacks("form.takes");
            }
            for field in fields {
                let Some(effort) = field.effort.as_deref() else {
                    if form.effort.is_none() {
                        self.lacks("form.takes");
                    }
                    continue;
                };
                let mut sum = self.sum_of(effort, rates.applicant);
                if field.optional || matches!(field.condition, Stated::Is(_)) {
                    sum.least = 0;
                }
                self.sum.add(sum);
            }
        }
    }

    fn add_documents(&mut self, parts: &Parts<'_>, rates: Rates) {
        if parts.procedure.documents == Stated::Unknown {
            self.lacks("procedure.documents");
        }
        let mut alternatives: BTreeMap<u32, Vec<Sum>> = BTreeMap::new();
        let mut excerpt = None;
        for document in &parts.documents {
            // An item that asks for several papers states its time once.
            let again = document.excerpt.is_some() && document.excerpt == excerpt;
            excerpt = document.excerpt;
            if again {
                continue;
            }
            let Some(effort) = document.effort.as_deref() else {
                self.lacks("document.takes");
                continue;
            };
            let mut sum = self.sum_of(effort, rates.applicant);
            let is_of_some = document.optional
                || document.case.is_some()
                || matches!(document.condition, Stated::Is(_));
            if is_of_some {
                sum.least = 0;
            }
            match document.alternative {
                Some(group) => alternatives.entry(group).or_default().push(sum),
                None => self.sum.add(sum),
            }
        }
        for group in alternatives.values() {
            self.sum.add(one_of(group));
        }
    }

    fn add_channels(&mut self, parts: &Parts<'_>, rates: Rates) {
        if parts.channels.is_empty() {
            self.lacks("procedure.channels");
            return;
        }
        let mut ways = Vec::with_capacity(parts.channels.len());
        for channel in &parts.channels {
            let mut way = match channel.fee {
                Stated::Is(fee) => Sum::money(fee, fee),
                Stated::None => Sum::default(),
                Stated::Unknown => {
                    self.lacks("channel.fee");
                    Sum::default()
                }
            };
            match channel.effort.as_deref() {
                Some(effort) => way.add(self.sum_of(effort, rates.applicant)),
                None => self.lacks("channel.takes"),
            }
            ways.push(way);
        }
        self.sum.add(one_of(&ways));
    }

    fn add_steps(&mut self, parts: &Parts<'_>, rates: Rates) {
        if parts.procedure.steps == Stated::Unknown {
            self.lacks("procedure.steps");
        }
        for step in &parts.steps {
            match step.takes {
                Stated::None => {}
                Stated::Is(takes) if takes.most.work().is_some() => {
                    let time = self.time(takes, rates.official, MISSING_PAY);
                    self.sum.add(time);
                }
                _ => self.lacks("step.takes"),
            }
        }
    }

    fn lacks(&mut self, part: &'static str) {
        *self.missing.entry(part).or_default() += 1;
    }

    fn sum_of(&mut self, effort: &Effort, rate: Option<Rate>) -> Sum {
        let mut sum = Sum::default();
        if let Stated::Is(takes) = effort.takes {
            sum.add(self.time(takes, rate, MISSING_INCOME));
        }
        if let Stated::Is(Figure {
            least,
            most,
            certainty,
        }) = effort.costs
        {
            self.certainty = self.certainty.max(certainty);
            sum.add(Sum::money(least, most));
        }
        sum
    }

    /// What some time is worth; time that takes no work has been refused where it was read.
    fn time(&mut self, takes: Figure<Duration>, rate: Option<Rate>, missing: &'static str) -> Sum {
        self.certainty = self.certainty.max(takes.certainty);
        let ends = [takes.least, takes.most];
        let [least, most] = ends.map(|time| i128::from(time.work().unwrap_or(0)));
        let Some(rate) = rate else {
            if most > 0 {
                self.missing.insert(missing, 1);
            }
            return Sum::default();
        };
        if most > 0 {
            self.certainty = self.certainty.max(rate.certainty);
        }
        // Thousandths of a minute × đồng an hour: 60,000 of them are a đồng.
        let worth = |time: i128| time * i128::from(rate.hour.dong);
        Sum {
            least: worth(least),
            most: worth(most),
        }
    }
}

/// The cheapest of some ways, and the dearest.
fn one_of(ways: &[Sum]) -> Sum {
    Sum {
        least: ways.iter().map(|way| way.least).min().unwrap_or(0),
        most: ways.iter().map(|way| way.most).max().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests;
