//! The working calendar: which days are worked, and how many lie between two dates.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::quantity::{Duration, Unit};

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

    /// Returns how many working days a length of calendar time holds, whichever day of a year it
    /// begins on: the fewest, those of the day in the middle, and the most.
    ///
    /// Looks only at beginnings whose end is known; `None` where there is none, of parts of a day, and
    /// of work. Linear in the days of the year and of the length.
    pub fn worked_within(&self, year: i16, length: Duration) -> Option<[i64; 3]> {
        let amount = i32::try_from(length.amount.as_whole()?).ok()?;
        let length = match length.unit {
            Unit::Days => Span::new().try_days(amount),
            Unit::Months => Span::new().try_months(amount),
            Unit::Years => Span::new().try_years(amount),
            Unit::Minutes | Unit::Hours | Unit::WorkingDays => return None,
        };
        let length = length.ok()?;
        let mut start = Date::new(year, 1, 1).ok()?;
        let (mut end, mut worked) = (start, 0);
        let mut counts = Vec::new();
        while start.year() == year {
            let last = start.checked_add(length).ok()?;
            let mut known = true;
            while end < last && known {
                let next = end.tomorrow().ok()?;
                known = self.is_worked(next).is_some();
                if known {
                    end = next;
                    worked += i64::from(self.is_worked(next)?);
                }
            }
            if !known {
                break;
            }
            counts.push(worked);
            start = start.tomorrow().ok()?;
            if start > end {
                end = start;
            } else {
                worked -= i64::from(self.is_worked(start)?);
            }
        }
        counts.sort_unstable();
        let middle = *counts.get(counts.len() / 2)?;
        Some([*counts.first()?, middle, *counts.last()?])
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
    fn calendar_time_is_counted_from_every_day_of_the_year() {
        let within = |length| calendar().worked_within(2026, length);
        // A week holds five working days, four about the holiday, six about the day made up for.
        assert_eq!(within(Duration::whole(7, Unit::Days)), Some([4, 5, 6]));
        assert_eq!(within(Duration::whole(0, Unit::Days)), Some([0, 0, 0]));
        let [least, _, most] = within(Duration::whole(1, Unit::Months)).unwrap();
        assert_eq!((least, most), (20, 24));
        assert_eq!(within(Duration::whole(5, Unit::Hours)), None);
        assert_eq!(
            within(Duration::whole(2, Unit::Years)),
            None,
            "not known so far"
        );
        assert_eq!(
            calendar().worked_within(2030, Duration::whole(7, Unit::Days)),
            None
        );
        // As by counting each by itself.
        let mut each = Vec::new();
        let mut start = date(2026, 1, 1);
        while let Some(count) = calendar().working_days(
            start,
            start.checked_add(jiff::Span::new().days(11)).unwrap(),
        ) {
            each.push(count);
            start = start.tomorrow().unwrap();
        }
        each.sort_unstable();
        let ends = [each[0], each[each.len() / 2], each[each.len() - 1]];
        assert_eq!(within(Duration::whole(11, Unit::Days)), Some(ends));
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
