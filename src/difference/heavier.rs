//! Procedures that ask for more than a year ago, though no new law stands behind it.
//!
//! Told only where both reviews know: what was not described last year has not grown, and whoever
//! does not say on which laws a procedure rests may have a new one.

use std::collections::BTreeMap;

use super::recorded::{Recorded, Weight};
use crate::finding::{identity_of, wording};
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Duration, Money, Number, Unit};
use crate::syntax::keyword::Keyword;

/// What the finding is called.
pub const RULE: &str = "heavier-than-last-year";
/// How grave it is.
pub const SEVERITY: Keyword = Keyword::Should;

/// A procedure that has become heavier.
#[derive(Debug, PartialEq, Eq)]
pub struct Heavier<'r> {
    /// `heavier-than-last-year:3f9c2a41d07e`
    pub id: String,
    /// The procedure as the newer review has it.
    pub procedure: &'r Weight,
    /// What has grown, from what to what.
    pub grown: Vec<(Grown, [Phrase; 2])>,
}

/// Something that a procedure asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grown {
    /// Declared fields.
    Fields,
    /// Documents.
    Documents,
    /// Steps.
    Steps,
    /// The time limit of a channel.
    TimeLimit,
    /// The fee of a channel.
    Fee,
}

/// Returns the procedures of both reviews that have become heavier, in the order of the newer;
/// `O(n log n)`. A procedure is the same where its name is, or else its code.
pub fn heavier([old, new]: [&Recorded; 2]) -> Vec<Heavier<'_>> {
    let by = |key: fn(&Weight) -> Option<&str>| {
        let known = old.procedures.iter();
        let known = known.filter_map(|weight| Some((key(weight)?, weight)));
        known.collect::<BTreeMap<_, _>>()
    };
    let names = by(|weight| Some(&weight.name));
    let codes = by(|weight| weight.code.as_deref());
    let of = |weight: &Weight| {
        let code = || codes.get(weight.code.as_deref()?);
        names.get(weight.name.as_str()).or_else(code).copied()
    };
    let heavier = new.procedures.iter().filter_map(|procedure| {
        let before = of(procedure)?;
        let (was, is) = (before.laws.as_ref()?, procedure.laws.as_ref()?);
        if is.iter().any(|law| !was.contains(law)) {
            return None;
        }
        let grown = grown(before, procedure);
        (!grown.is_empty()).then(|| Heavier {
            id: identity_of(RULE, [procedure.name.as_str()]),
            procedure,
            grown,
        })
    });
    heavier.collect()
}

fn grown(before: &Weight, now: &Weight) -> Vec<(Grown, [Phrase; 2])> {
    let mut grown = Vec::new();
    for (what, [was, is]) in [
        (Grown::Fields, [before.fields, now.fields]),
        (Grown::Documents, [before.documents, now.documents]),
        (Grown::Steps, [before.steps, now.steps]),
    ] {
        if let (Some(was), Some(is)) = (was, is)
            && is > was
        {
            grown.push((what, [was, is].map(count)));
        }
    }
    for channel in &now.channels {
        let mut known = before.channels.iter();
        let Some(before) = known.find(|known| known.name == channel.name) else {
            continue;
        };
        let lengths = [&before.time_limit, &channel.time_limit];
        let lengths = lengths.map(|length| length.as_deref().and_then(duration));
        if let [Some(was), Some(is)] = lengths
            && is > was
        {
            grown.push((Grown::TimeLimit, [was, is].map(wording::duration)));
        }
        if let (Some(was), Some(is)) = (before.fee_vnd, channel.fee_vnd)
            && is > was
        {
            let fees = [was, is].map(|dong| wording::money(Money { dong }));
            grown.push((Grown::Fee, fees));
        }
    }
    grown.dedup();
    grown
}

fn count(count: u64) -> Phrase {
    wording::number(Number::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// Reads a duration as reviews write it: `5 working days`.
fn duration(text: &str) -> Option<Duration> {
    let (amount, unit) = text.split_once(' ')?;
    Some(Duration {
        amount: Number::parse(amount)?,
        unit: Unit::parse(unit)?,
    })
}

impl Grown {
    /// Returns the slug: `time-limit`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Documents => "documents",
            Self::Steps => "steps",
            Self::TimeLimit => "time-limit",
            Self::Fee => "fee",
        }
    }
}

impl Heavier<'_> {
    /// Says what was found.
    pub fn message(&self) -> Phrase {
        let title = &self.procedure.title;
        phrase!(
            "{title}: nặng hơn lần trước mà không có văn bản mới nào trong căn cứ",
            "{title}: heavier than before, with no new law in its basis"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(procedures: &str) -> Recorded {
        let text = format!(
            r#"{{"schema": "tinhgon.review/1", "tool": {{"version": "0.1.0"}}, "as_of": "2023-12-31",
               "findings": [], "measures": {{"before": {{}}, "after": {{}}}}, "procedures": [{procedures}]}}"#
        );
        Recorded::read(text.as_bytes()).unwrap()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[&str]) {
        let (old, new) = (review(old), review(new));
        let found = heavier([&old, &new]);
        let told = found.iter().flat_map(|heavier| &heavier.grown);
        let told: Vec<String> = told
            .map(|(what, [was, is])| format!("{} {} → {}", what.slug(), was.en, is.en))
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn what_has_grown_is_told_where_both_reviews_know_and_no_law_is_new() {
        const OLD: &str = r#"{"name": "p", "title": "P", "code": "1", "fields": 5, "documents": 2, "steps": null,
            "channels": [{"name": "p.online", "time_limit": "3 working days", "fee_vnd": 8000}],
            "laws": ["a", "b"]}"#;
        check(OLD, OLD, &[]);
        let fields = OLD.replace("\"fields\": 5", "\"fields\": 7");
        check(OLD, &fields, &["fields 5 → 7"]);
        check(&fields, OLD, &[]);
        check(OLD, &fields.replace("\"p\"", "\"q\""), &["fields 5 → 7"]);
        check(OLD, &fields.replace("\"b\"", "\"c\""), &[]);
        check(
            OLD,
            &fields.replace("[\"a\", \"b\"]", "[\"a\"]"),
            &["fields 5 → 7"],
        );
        check(OLD, &fields.replace("[\"a\", \"b\"]", "null"), &[]);
        check(OLD, &OLD.replace("\"steps\": null", "\"steps\": 9"), &[]);
        check(
            OLD,
            &OLD.replace("3 working days", "4 working days")
                .replace("8000", "9000"),
            &[
                "time-limit 3 working days → 4 working days",
                "fee 8,000 VND → 9,000 VND",
            ],
        );
        check(OLD, &OLD.replace("3 working days", "10 days"), &[]);
    }
}
