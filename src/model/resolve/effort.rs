//! What a part of filing takes, and a step: `takes 30 minutes to 2 hours assumed  costs 50_000 VND`.

use super::Resolver;
use super::cursor::Cursor;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Certainty, Effort, Figure, Stated};
use crate::phrase::phrase;
use crate::quantity::Duration;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Reads what a part of filing takes; `None` where nobody has said.
    pub(super) fn effort(&mut self, block: &Clause<'_>) -> Option<Box<Effort>> {
        let takes = self.time(block);
        let costs = self.figure(block, Keyword::Costs, |words: &mut Cursor<'_, '_>| {
            words.money()
        });
        if matches!((takes, costs), (Stated::Unknown, Stated::Unknown)) {
            return None;
        }
        Some(Box::new(Effort { takes, costs }))
    }

    /// Reads the time, which people spend by the hour: days of the calendar are no work.
    fn time(&mut self, block: &Clause<'_>) -> Stated<Figure<Duration>> {
        let takes = self.figure(block, Keyword::Takes, |words: &mut Cursor<'_, '_>| {
            words.duration()
        });
        let is_work = |figure: &Figure<Duration>| {
            figure.least.work().is_some() && figure.most.work().is_some()
        };
        match takes {
            Stated::Is(figure) if !is_work(&figure) => {
                let mut clauses = block.clauses_of(Keyword::Takes);
                let clause = clauses.next().expect("what was read is written");
                self.sink.push(
                    Diagnostic::error(
                        Code::MixedCalendars,
                        clause.span,
                        phrase!(
                            "thời gian người nộp bỏ ra không tính bằng ngày, tháng, năm của lịch",
                            "the time that an applicant spends is not told in days, months or years of the calendar"
                        ),
                    )
                    .help(phrase!(
                        "ghi bằng `phút`, `giờ` hoặc `ngày làm việc` (8 giờ)",
                        "write it in `minutes`, `hours` or `working days` (of 8 hours)"
                    )),
                );
                Stated::Unknown
            }
            stated => stated,
        }
    }

    /// Reads how long a step takes: one length, or two of one calendar.
    pub(super) fn step_time(&mut self, block: &Clause<'_>) -> Stated<Figure<Duration>> {
        let takes = self.figure(block, Keyword::Takes, |words: &mut Cursor<'_, '_>| {
            words.duration()
        });
        let mixes = |figure: &Figure<Duration>| figure.least.partial_cmp(&figure.most).is_none();
        if takes.value().as_ref().is_some_and(mixes) {
            let clause = block.clauses_of(Keyword::Takes).next();
            let clause = clause.expect("what was read is written");
            self.sink.push(
                Diagnostic::error(
                    Code::MixedCalendars,
                    clause.span,
                    phrase!(
                        "hai đầu của khoảng thời gian tính theo hai loại lịch",
                        "the two ends of the range are told in two calendars"
                    ),
                )
                .help(phrase!(
                    "ghi cả hai đầu bằng giờ làm việc (`phút`, `giờ`, `ngày làm việc`), hoặc cả hai bằng `ngày` của lịch",
                    "write both ends in work (`minutes`, `hours`, `working days`), or both in `days` of the calendar"
                )),
            );
            return Stated::Unknown;
        }
        takes
    }

    /// Reads one value or a range, and how sure it is.
    fn figure<T: Copy + PartialOrd>(
        &mut self,
        block: &Clause<'_>,
        keyword: Keyword,
        read: impl for<'w, 'a> Fn(&mut Cursor<'w, 'a>) -> Option<T>,
    ) -> Stated<Figure<T>> {
        let span = block.clauses_of(keyword).next().map(|clause| clause.span);
        let figure = self.value(block, keyword, |_, mut words| {
            let least = read(&mut words)?;
            let most = if words.skip(Keyword::TakesUpTo) {
                read(&mut words)?
            } else {
                least
            };
            Some(Figure {
                least,
                most,
                certainty: words.certainty(),
            })
        });
        match (figure, span) {
            (Stated::Is(figure), Some(span)) if figure.most < figure.least => {
                self.sink.push(
                    Diagnostic::error(
                        Code::BackwardPeriod,
                        span,
                        phrase!(
                            "khoảng giá trị kết thúc thấp hơn lúc bắt đầu",
                            "the range ends below where it begins"
                        ),
                    )
                    .help(phrase!(
                        "ghi mức thấp trước, mức cao sau",
                        "write the lower figure first"
                    )),
                );
                Stated::Unknown
            }
            (figure, _) => figure,
        }
    }
}

impl Cursor<'_, '_> {
    /// Takes `measured`, `declared` or `assumed`; declared where nothing is said.
    pub(super) fn certainty(&mut self) -> Certainty {
        match self.keyword() {
            Some(Keyword::Measured) => Certainty::Measured,
            Some(Keyword::Assumed) => Certainty::Assumed,
            _ => Certainty::Declared,
        }
    }
}
