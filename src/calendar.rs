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
