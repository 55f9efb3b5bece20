//! The working calendar: all `calendar` declarations together.

use jiff::civil::{Date, Weekday};

use super::cursor::Cursor;
use super::{Layer, Resolver};
use crate::model::{LawId, Period, Stated};
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Merges the calendars of all layers.
    ///
    /// Days add up; a day that one layer gives as off and a stronger one as worked is worked, and
    /// the other way round. The weekend is that of the strongest layer that states one; where none
    /// does, Saturday and Sunday.
    pub(super) fn resolve_calendars(&mut self, layers: &[Layer<'_>]) {
        let mut calendars: Vec<(u8, &Clause<'_>)> = layers
            .iter()
            .flat_map(|layer| {
                layer
                    .clauses
                    .iter()
                    .map(|declared| (layer.rank, declared.clause()))
            })
            .filter(|(_, clause)| clause.keyword == Keyword::Calendar)
            .collect();
        calendars.sort_by_key(|(rank, clause)| (*rank, clause.span));
        let mut weekend = Vec::new();
        for (_, calendar) in calendars {
            if let Some(stated) = self.only(calendar, Keyword::Weekend) {
                weekend = Cursor::of(stated)
                    .keywords()
                    .into_iter()
                    .map(|day| match day {
                        Keyword::Saturday => Weekday::Saturday,
                        _ => Weekday::Sunday,
                    })
                    .collect();
            }
            for holiday in calendar.clauses_of(Keyword::Holiday) {
                for day in self.days(holiday) {
                    self.model.calendar.holidays.insert(day);
                    self.model.calendar.workdays.remove(&day);
                }
            }
            for workday in calendar.clauses_of(Keyword::Workday) {
                for day in self.days(workday) {
                    self.model.calendar.workdays.insert(day);
                    self.model.calendar.holidays.remove(&day);
                }
            }
            self.bases(calendar);
        }
        let calendar = &mut self.model.calendar;
        if weekend.is_empty() {
            weekend = vec![Weekday::Saturday, Weekday::Sunday];
        }
        calendar.weekend = weekend;
        calendar.years = calendar
            .holidays
            .first()
            .zip(calendar.holidays.last())
            .map(|(first, last)| (first.year(), last.year()));
    }

    /// Reads `DATE until DATE "…" by LAW`: every day of it.
    fn days(&mut self, clause: &Clause<'_>) -> Vec<Date> {
        let mut words = Cursor::of(clause);
        let first = words.date().expect("the grammar puts a date here");
        let last = super::scope::period_in(&mut words).until.unwrap_or(first);
        words.text();
        let _law: Stated<LawId> = self.by_law(&mut words);
        let period = Period {
            from: Some(first),
            until: Some(last),
        };
        super::scope::report_backward(period, clause.span, self.sink);
        first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .collect()
    }
}
