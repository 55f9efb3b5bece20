//! The working calendar: which days are worked, and how many lie between two dates.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

/// Weekends, public holidays and days worked to make up for a holiday.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkingCalendar {
    /// The days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// Days off.
    pub holidays: BTreeSet<Date>,
    /// Weekend days that are worked.
    pub workdays: BTreeSet<Date>,
    /// The first and last year for which holidays are known; outside, counts are unknown.
    pub years: Option<(i16, i16)>,
}

impl WorkingCalendar {
    /// Returns whether a day is worked; `None` in a year whose holidays are not known.
    pub fn is_worked(&self, day: Date) -> Option<bool> {
        let (first, last) = self.years?;
        if day.year() < first || day.year() > last {
            return None;
        }
        let weekend = self.weekend.contains(&day.weekday()) && !self.workdays.contains(&day);
        Some(!weekend && !self.holidays.contains(&day))
    }

    /// Returns how many days after `start` up to and including `end` are worked: the day an event
    /// happens does not count (Civil Code 2015, article 147). Zero when `end` is not after `start`.
    pub fn working_days(&self, start: Date, end: Date) -> Option<i64> {
        let mut count = 0;
        let mut day = start;
        while day < end {
            day = day.tomorrow().ok()?;
            count += i64::from(self.is_worked(day)?);
        }
        Some(count)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Weekends off, one holiday on a Friday, and a Saturday worked for it.
    fn calendar() -> WorkingCalendar {
        WorkingCalendar {
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            holidays: BTreeSet::from([date(2026, 1, 2)]),
            workdays: BTreeSet::from([date(2026, 1, 10)]),
            years: Some((2026, 2026)),
        }
    }

    #[test]
    fn the_first_day_does_not_count_and_the_last_does() {
        let count = |start, end| calendar().working_days(start, end);
        let thursday = date(2026, 1, 1);
        assert_eq!(count(thursday, thursday), Some(0));
        assert_eq!(
            count(thursday, date(2026, 1, 4)),
            Some(0),
            "holiday and weekend"
        );
        assert_eq!(count(thursday, date(2026, 1, 5)), Some(1));
        assert_eq!(
            count(date(2026, 1, 9), date(2026, 1, 11)),
            Some(1),
            "made up for"
        );
        assert_eq!(
            count(date(2026, 1, 9), date(2026, 1, 5)),
            Some(0),
            "backwards"
        );
    }

    #[test]
    fn beyond_the_known_years_nothing_is_counted() {
        let last = date(2026, 12, 31);
        assert_eq!(calendar().working_days(last, last), Some(0));
        assert_eq!(calendar().working_days(last, date(2027, 1, 1)), None);
        assert_eq!(calendar().is_worked(date(2025, 12, 31)), None);
        assert_eq!(WorkingCalendar::default().is_worked(last), None);
    }
}
