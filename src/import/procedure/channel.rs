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
        clauses.extend(self.fees(channel));
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

    /// Writes the fees.
    ///
    /// The language adds fees up, and several amounts of one channel are mostly a price list: which
    /// of them are due together is not published, so that each is then kept as text.
    fn fees(&mut self, channel: &'r Channel) -> Vec<Clause<'r>> {
        let amounts: Vec<Option<i64>> = channel.fees.iter().map(|fee| self.amount(fee)).collect();
        let is_price_list = amounts
            .iter()
            .flatten()
            .filter(|amount| **amount > 0)
            .count()
            > 1;
        if is_price_list {
            self.remark(Remark::FeesAsText);
        }
        let mut clauses = Vec::new();
        for (fee, amount) in channel.fees.iter().zip(amounts) {
            let text = stated(fee.text.as_ref());
            let words = match (amount.map(|dong| Money { dong }), text) {
                (None, None) => vec![],
                (None, Some(text)) => vec![Word::Text(text.into())],
                (Some(amount), None) if is_price_list => {
                    vec![Word::Text(amount.to_string().into())]
                }
                (Some(amount), Some(text)) if is_price_list => {
                    vec![Word::Text(format!("{amount} {text}").into())]
                }
                (Some(amount), None) => vec![Word::Money(amount)],
                (Some(amount), Some(text)) => vec![Word::Money(amount), Word::Text(text.into())],
            };
            let published = stated(fee.vnd.as_ref()).filter(|_| amount.is_none());
            let kind = stated(fee.kind.as_ref());
            if !words.is_empty() {
                clauses.push(tree::clause(Keyword::Fee, words));
            } else if published.is_some() || kind.is_some() {
                clauses.push(tree::of_text(Keyword::Fee, "chưa rõ mức phí"));
            }
            clauses.extend(published.map(|vnd| tree::note("Phí ghi bằng số", vnd)));
            clauses.extend(kind.map(|kind| tree::note("Loại phí", kind)));
        }
        clauses
    }

    /// Returns the amount of a fee, where the published number can be one.
    fn amount(&mut self, fee: &Fee) -> Option<i64> {
        let published = fee.vnd.as_ref()?;
        let remark = match published.parse::<i64>() {
            Ok(0) if stated(fee.text.as_ref()).is_none_or(is_free) => return Some(0),
            Ok(0) => Remark::FeeZeroUnsure,
            Ok(1..SMALLEST_AMOUNT) => Remark::FeeBelowCoin,
            Ok(amount @ SMALLEST_AMOUNT..=LARGEST_AMOUNT) => return Some(amount),
            _ => Remark::FeeOddity,
        };
        self.remark(remark);
        None
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
