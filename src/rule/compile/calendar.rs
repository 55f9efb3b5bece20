//! Durations of different calendars: they have no order and no sum.
//!
//! What a part says may be of any calendar, and is compared when the rule runs. Where both sides
//! are settled by the text of the rule, a mistake is told before.

use super::Body;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::Phrase;
use crate::quantity::Unit;
use crate::rule::plan::{Literal, Node};
use crate::span::Span;

/// A calendar that durations are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Minutes, hours and working days.
    Work,
    /// Days.
    Days,
    /// Months and years.
    Months,
}

impl Calendar {
    pub(super) const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Minutes | Unit::Hours | Unit::WorkingDays => Self::Work,
            Unit::Days => Self::Days,
            Unit::Months | Unit::Years => Self::Months,
        }
    }

    /// Returns what is counted in it.
    pub(super) fn name(self) -> Phrase {
        match self {
            Self::Work => Phrase::new("thời gian làm việc", "working time"),
            Self::Days => Phrase::new("ngày theo lịch", "calendar days"),
            Self::Months => Phrase::new("tháng, năm", "months or years"),
        }
    }

    /// Returns a duration as one would write it.
    fn example(self) -> Phrase {
        match self {
            Self::Work => Phrase::new("`3 ngày làm việc`", "`3 working days`"),
            Self::Days => Phrase::new("`3 ngày`", "`3 days`"),
            Self::Months => Phrase::new("`3 tháng`", "`3 months`"),
        }
    }

    /// Returns the calendar that an expression is certainly in; `None` where the description
    /// settles it.
    pub(super) fn of_node(node: &Node) -> Option<Self> {
        match node.bare() {
            Node::Literal(Literal::Duration(duration)) => Some(Self::of(duration.unit)),
            Node::Read { part, .. } => (part.name == "critical-path").then_some(Self::Work),
            Node::Call { function, .. } => {
                (function.name == "saved-alongside").then_some(Self::Work)
            }
            Node::Arithmetic { left, right, .. } => {
                Self::of_node(left).or_else(|| Self::of_node(right))
            }
            Node::Aggregate { value, .. } => Self::of_node(value.as_deref()?),
            _ => None,
        }
    }
}

impl Body<'_, '_, '_> {
    /// Reports two sides that are certainly of different calendars.
    pub(super) fn require_one_calendar(
        &mut self,
        (left, left_span): (&Node, Span),
        (right, right_span): (&Node, Span),
    ) -> Option<()> {
        let (Some(left), Some(right)) = (Calendar::of_node(left), Calendar::of_node(right)) else {
            return Some(());
        };
        if left == right {
            return Some(());
        }
        self.report(mixed((left, left_span), (right, right_span)));
        None
    }
}

/// Words two sides of different calendars; the place is that of the second.
pub(super) fn mixed(
    (left, left_span): (Calendar, Span),
    (right, right_span): (Calendar, Span),
) -> Diagnostic {
    let (first, second, example) = (left.name(), right.name(), left.example());
    Diagnostic::error(
        Code::MixedCalendars,
        right_span,
        Phrase::new(
            format_args!("không so được {} với {}", second.vi, first.vi),
            format_args!("{} cannot be compared with {}", second.en, first.en),
        ),
    )
    .label(second)
    .related(left_span, first)
    .help(Phrase::new(
        format_args!(
            "viết cả hai vế theo một lịch, ví dụ {}; ngày và ngày làm việc không tự đổi sang nhau",
            example.vi
        ),
        format_args!(
            "write both in one calendar, such as {}; days and working days are never converted",
            example.en
        ),
    ))
}
