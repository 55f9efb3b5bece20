//! The channels of a procedure: one clause each, with its time limit and fees.

use super::{Writer, stated};
use crate::import::name;
use crate::import::record::{Channel, Fee, Method};
use crate::import::report::Remark;
use crate::import::tree;
use crate::quantity::{Duration, Money, Number, Unit};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// The smallest amount, in đồng, that is taken for one: no smaller coin is paid with.
const SMALLEST_AMOUNT: i64 = 1000;

/// The largest amount that is taken for one: ten thousand times the largest published.
const LARGEST_AMOUNT: i64 = 3_000_000_000_000;

/// Wordings beside a fee of 0 that say that there is no fee.
const FREE: &[&str] = &[
    "không",
    "không có",
    "- không có",
    "không thu",
    "không thu phí",
    "không thu lệ phí",
    "không thu phí, lệ phí",
    "không mất phí",
    "không phí",
    "miễn phí",
    "miễn lệ phí",
    "miễn phí, lệ phí",
    "0",
    "0 đồng",
    "0 vnd",
];

impl<'r> Writer<'r, '_> {
    pub(super) fn channels(&mut self) -> Vec<Clause<'r>> {
        let channels = self.record.channels.iter();
        channels.map(|channel| self.channel(channel)).collect()
    }

    fn channel(&mut self, channel: &'r Channel) -> Clause<'r> {
        let api = self.record.api.as_ref();
        let is_full = api.is_some_and(|api| api.fully_online == Some(true));
        let words: &[Keyword] = match channel.method {
            Method::Online if is_full => &[Keyword::Online, Keyword::Full],
            Method::Online => &[Keyword::Online],
            Method::Postal => &[Keyword::Postal],
            Method::Direct => &[Keyword::InPerson],
        };
        let words = words.iter().copied().map(Word::Keyword);
        let mut clauses = self.time_limit(channel);
        for fee in &channel.fees {
            clauses.extend(self.fee(fee));
        }
        let note = stated(channel.note.as_ref());
        clauses.extend(note.map(|note| tree::of_text(Keyword::Note, note)));
        tree::with_block(tree::clause(Keyword::Channel, words), clauses)
    }

    /// Writes the time limit, and a note where the published text says it otherwise.
    fn time_limit(&mut self, channel: &'r Channel) -> Vec<Clause<'r>> {
        let raw = stated(channel.raw.as_ref());
        if let Some(duration) = duration(channel) {
            let mut clauses = vec![tree::clause(Keyword::TimeLimit, [Word::Duration(duration)])];
            if let Some(raw) = raw
                && !says_the_same(raw, channel)
            {
                clauses.push(tree::note("Thời hạn ghi là", raw));
            }
            return clauses;
        }
        let parts = [&channel.quantity, &channel.unit];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        let parts = parts.join(" ");
        let Some(text) = raw.or_else(|| stated(Some(&parts))) else {
            return Vec::new();
        };
        self.remark(Remark::TimeAsText);
        vec![tree::of_text(Keyword::TimeLimit, text.to_owned())]
    }

    /// Writes a fee, and notes what its clause does not say.
    fn fee(&mut self, fee: &'r Fee) -> Vec<Clause<'r>> {
        let text = stated(fee.text.as_ref());
        let mut notes = Vec::new();
        let amount = match &fee.vnd {
            None => None,
            Some(published) => match published.parse::<i64>() {
                Ok(0) if text.is_none_or(is_free) => Some(0),
                Ok(0) => {
                    self.remark(Remark::FeeZeroUnsure);
                    notes.push(tree::note("Phí ghi bằng số", "0"));
                    None
                }
                Ok(amount @ SMALLEST_AMOUNT..=LARGEST_AMOUNT) => Some(amount),
                Ok(amount @ 1..SMALLEST_AMOUNT) => {
                    self.remark(Remark::FeeBelowCoin);
                    notes.push(tree::note("Phí ghi bằng số", &amount.to_string()));
                    None
                }
                _ => {
                    self.remark(Remark::FeeOddity);
                    notes.push(tree::note("Phí ghi bằng số", published));
                    None
                }
            },
        };
        let kind = stated(fee.kind.as_ref());
        if amount.is_none() && text.is_none() && notes.is_empty() && kind.is_none() {
            return Vec::new();
        }
        let amount = amount.map(|dong| Word::Money(Money { dong }));
        let text = match (text, &amount) {
            (None, None) => Some("chưa rõ mức phí"),
            (text, _) => text,
        };
        let words = amount
            .into_iter()
            .chain(text.map(|text| Word::Text(text.into())));
        let mut clauses = vec![tree::clause(Keyword::Fee, words)];
        clauses.append(&mut notes);
        clauses.extend(kind.map(|kind| tree::note("Loại phí", kind)));
        clauses
    }
}

/// Returns the time limit, where it has a number and a unit of the language.
fn duration(channel: &Channel) -> Option<Duration> {
    let quantity = channel.quantity.as_deref()?;
    let amount = Number::parse(quantity)?;
    let unit = match channel.unit.as_deref()? {
        "WORKING_DAY" => Unit::WorkingDays,
        "DAY" => Unit::Days,
        "HOUR" => Unit::Hours,
        "MONTH" => Unit::Months,
        "YEAR" => Unit::Years,
        _ => return None,
    };
    // A limit of nothing has not been filled in, and a negative one is a slip.
    let is_positive = amount > Number::default() && !quantity.starts_with('-');
    is_positive.then_some(Duration { amount, unit })
}

/// Returns whether a time limit's text only repeats its number and unit: `30 DAY`, `30 ngày`.
fn says_the_same(raw: &str, channel: &Channel) -> bool {
    let mut words = raw.split_whitespace();
    let number = words.next().and_then(Number::parse);
    let unit: Vec<&str> = words.collect();
    let unit = unit.join(" ");
    let known = duration(channel);
    known.is_some_and(|duration| {
        Some(duration.amount) == number
            && (channel.unit.as_deref() == Some(&unit) || Unit::parse(&unit) == Some(duration.unit))
    })
}

fn is_free(text: &str) -> bool {
    let text = name::key(text);
    FREE.iter().any(|free| name::key(free) == text)
}

#[cfg(test)]
mod tests;
