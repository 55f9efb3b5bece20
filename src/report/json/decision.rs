//! What was decided on findings, and how they stand to a known review, as JSON.

use crate::decision::Ruling;
use crate::difference::baseline::Standing;

use super::super::Page;
use super::{place, schema};

/// Writes what was decided on a finding.
pub(super) fn decision(page: Page<'_>, ruling: &Ruling) -> schema::Decision {
    let made = &ruling.decision;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let changes = ruling.changes.iter().map(|change| schema::Change {
        name: change.name.clone(),
        before: change.before.clone(),
        now: change.now.clone(),
    });
    schema::Decision {
        verdict: made.verdict.keyword().english().to_owned(),
        reason: made.reason.clone(),
        by: made.by.clone(),
        document: made.document.clone(),
        on: day(made.on),
        until: day(made.until),
        due: day(made.due),
        overdue: ruling.is_overdue,
        lapsed: changes.collect(),
        at: place(page.sources, made.span),
    }
}

/// Writes how a finding stands to a known review.
pub(super) fn status(page: Page<'_>, position: usize) -> schema::Status {
    match page.baseline.map(|known| &known.of[position]) {
        None | Some(Standing::New) => schema::Status::New,
        Some(Standing::Known) => schema::Status::Known,
        Some(Standing::Changed { .. }) => schema::Status::Changed,
    }
}
