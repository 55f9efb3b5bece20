//! Amounts that carry their unit, in integers.
//!
//! Durations never change calendar silently: working days and days are two things, and only the
//! working calendar relates them, from a given date on.

use std::cmp::Ordering;
use std::fmt;

/// A number with up to three decimals, kept in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number {
    /// The value times 1,000.
    pub thousandths: i64,
}

impl Number {
    /// Makes a whole number; saturates past ±9 · 10¹⁵.
    pub const fn whole(value: i64) -> Self {
        Self {
            thousandths: value.saturating_mul(1000),
        }
    }

    /// Reads `12`, `12_000` or `0.5`; `None` past the range or three decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('_', "");
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if decimals.len() > 3 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let decimals: i64 = format!("{decimals:0<3}").parse().ok()?;
        Some(Self {
            thousandths: whole.checked_mul(1000)?.checked_add(decimals)?,
        })
    }

    /// Returns the value when it has no decimals.
    pub const fn as_whole(self) -> Option<i64> {
        if self.thousandths % 1000 == 0 {
            Some(self.thousandths / 1000)
        } else {
            None
        }
    }
}

impl fmt::Display for Number {
    /// Writes it as the language does: `1_200`, `0.5`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.thousandths < 0 {
            formatter.write_str("-")?;
        }
        let magnitude = self.thousandths.unsigned_abs();
        formatter.write_str(&grouped(magnitude / 1000, "_"))?;
        let decimals = magnitude % 1000;
        if decimals > 0 {
            let digits = format!("{decimals:03}");
            write!(formatter, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

/// An amount in đồng, which has no smaller coin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money {
    /// The amount.
    pub dong: i64,
}

impl fmt::Display for Money {
    /// Writes it as the language does: `20_000 VND`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} VND", Number::whole(self.dong))
    }
}

/// Writes digits in groups of three: `grouped(12000, ".")` is `12.000`.
pub fn grouped(value: u64, separator: &str) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// A unit of time, with its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `30 minutes`, of work.
    Minutes,
    /// `4 hours`, of work.
    Hours,
    /// `3 working days`, of 8 hours.
    WorkingDays,
    /// `3 days` of the calendar.
    Days,
    /// `2 months` of the calendar.
    Months,
    /// `5 years` of the calendar.
    Years,
}

impl Unit {
    /// Every unit.
    pub const ALL: &[Self] = &[
        Self::Minutes,
        Self::Hours,
        Self::WorkingDays,
        Self::Days,
        Self::Months,
        Self::Years,
    ];

    /// Returns the English singular, the English plural and the Vietnamese word.
    pub const fn spellings(self) -> [&'static str; 3] {
        match self {
            Self::Minutes => ["minute", "minutes", "phút"],
            Self::Hours => ["hour", "hours", "giờ"],
            Self::WorkingDays => ["working day", "working days", "ngày làm việc"],
            Self::Days => ["day", "days", "ngày"],
            Self::Months => ["month", "months", "tháng"],
            Self::Years => ["year", "years", "năm"],
        }
    }

    /// Returns the unit that a word stands for; white space inside it is one blank.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|unit| unit.spellings().contains(&word))
    }
}

/// A length of time in one calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many units.
    pub amount: Number,
    /// Which unit.
    pub unit: Unit,
}

/// The thousandths of a minute of work in 1 unit: hours of 60 minutes, working days of 8 hours.
const fn minutes_of_work(unit: Unit) -> Option<i64> {
    match unit {
        Unit::Minutes => Some(1),
        Unit::Hours => Some(60),
        Unit::WorkingDays => Some(8 * 60),
        Unit::Days | Unit::Months | Unit::Years => None,
    }
}

impl Duration {
    /// Makes a duration of whole units.
    pub const fn whole(amount: i64, unit: Unit) -> Self {
        Self {
            amount: Number::whole(amount),
            unit,
        }
    }

    /// Returns the length in thousandths of a minute of work; `None` for calendar time.
    pub fn work(self) -> Option<i64> {
        self.amount
            .thousandths
            .checked_mul(minutes_of_work(self.unit)?)
    }

    /// Returns a length of work in the largest unit that keeps it exact to the thousandth.
    pub fn from_work(thousandths_of_minute: i64) -> Self {
        let fit = |unit: Unit, minutes: i64| {
            (thousandths_of_minute % minutes == 0).then_some(Self {
                amount: Number {
                    thousandths: thousandths_of_minute / minutes,
                },
                unit,
            })
        };
        fit(Unit::WorkingDays, 480)
            .or_else(|| fit(Unit::Hours, 60))
            .unwrap_or(Self {
                amount: Number {
                    thousandths: thousandths_of_minute,
                },
                unit: Unit::Minutes,
            })
    }
}

impl Duration {
    /// Returns the length halfway between two of one calendar, rounded down to the thousandth; of
    /// two calendars the other.
    #[must_use]
    pub fn middle(self, other: Self) -> Self {
        let halfway = |left: i64, right: i64| left.midpoint(right);
        if self.unit == other.unit {
            let thousandths = halfway(self.amount.thousandths, other.amount.thousandths);
            return Self {
                amount: Number { thousandths },
                unit: self.unit,
            };
        }
        match (self.work(), other.work()) {
            (Some(left), Some(right)) => Self::from_work(halfway(left, right)),
            _ => other,
        }
    }

    /// Returns the calendar, named by its least unit, and the thousandths of that unit.
    ///
    /// Lengths of one calendar are equal exactly if these are; no time at all is the same in each.
    pub const fn measure(self) -> (Unit, i128) {
        let amount = self.amount.thousandths as i128;
        match self.unit {
            _ if amount == 0 => (Unit::Minutes, 0),
            Unit::Minutes => (Unit::Minutes, amount),
            Unit::Hours => (Unit::Minutes, amount * 60),
            Unit::WorkingDays => (Unit::Minutes, amount * 480),
            Unit::Days => (Unit::Days, amount),
            Unit::Months => (Unit::Months, amount),
            Unit::Years => (Unit::Months, amount * 12),
        }
    }
}

impl PartialOrd for Duration {
    /// Compares work with work, days with days, months and years with each other, and no time with
    /// anything; the rest depends on the date it begins, and has no order.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let ((calendar, left), (another, right)) = (self.measure(), other.measure());
        (calendar == another || left == 0 || right == 0).then(|| left.cmp(&right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_alike() {
        for text in ["0", "12", "1_200", "12_000_000", "0.5", "7.125"] {
            assert_eq!(Number::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Number::parse("1.2345"), None);
        assert_eq!(Number::parse("99999999999999999999"), None);
    }

    #[test]
    fn calendars_do_not_mix() {
        let working = Duration::whole(3, Unit::WorkingDays);
        assert_eq!(
            working.partial_cmp(&Duration::whole(24, Unit::Hours)),
            Some(Ordering::Equal)
        );
        assert_eq!(working.partial_cmp(&Duration::whole(3, Unit::Days)), None);
        assert!(Duration::whole(13, Unit::Months) > Duration::whole(1, Unit::Years));
        assert_eq!(Duration::from_work(90_000).unit, Unit::Hours);
        let nothing = Duration::whole(0, Unit::Hours);
        assert!(nothing < Duration::whole(1, Unit::Months));
        assert_eq!(
            nothing.partial_cmp(&Duration::whole(0, Unit::Days)),
            Some(Ordering::Equal)
        );
        let longest = Number {
            thousandths: i64::MAX,
        };
        let years = Duration {
            amount: longest,
            unit: Unit::Years,
        };
        assert!(years > Duration::whole(1, Unit::Months));
        assert_eq!(
            Duration::from_work(480_000),
            Duration::whole(1, Unit::WorkingDays)
        );
    }
}
