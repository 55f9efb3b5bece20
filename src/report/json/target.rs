//! The targets of a review as JSON.

use serde_json::Number;

use super::decimal;
use super::gap::missing_part;
use super::schema::target::{Missing, Target};
use crate::quantity;
use crate::report::Page;
use crate::rule::target::Measure;
use crate::rule::types::Scalar;
use crate::target::{Reached, Verdict};

/// What a target counts, as the format names it.
#[derive(Clone, Copy)]
enum Unit {
    Number,
    Vnd,
    Minutes,
    Things,
}

impl Unit {
    const fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Reduction {
                unit: Scalar::Money,
                ..
            } => Self::Vnd,
            Measure::Reduction {
                unit: Scalar::Duration,
                ..
            } => Self::Minutes,
            Measure::Reduction { .. } => Self::Number,
            Measure::ShareWithProposals | Measure::ShareWithLess(_) | Measure::ShareWhere(_) => {
                Self::Things
            }
        }
    }

    const fn slug(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Vnd => "vnd",
            Self::Minutes => "minutes",
            Self::Things => "things",
        }
    }

    /// Writes an amount that is counted in this unit.
    fn amount(self, amount: i128) -> Number {
        match self {
            Self::Number | Self::Minutes => decimal(amount),
            Self::Vnd | Self::Things => decimal(amount.saturating_mul(1000)),
        }
    }
}

/// Writes an amount in the unit that a target counts in.
pub(super) fn amount(measure: &Measure, amount: i128) -> Number {
    Unit::of(measure).amount(amount)
}

pub(super) fn target(page: Page<'_>, reached: &Reached) -> Target {
    let target = &page.rules.targets[reached.target];
    let unit = Unit::of(&target.measure);
    let percent = |share: quantity::Number| decimal(share.thousandths.into());
    let measure = match target.measure {
        Measure::Reduction { .. } => "reduction",
        Measure::ShareWithProposals => "share-with-proposals",
        Measure::ShareWithLess(_) => "share-with-less",
        Measure::ShareWhere(_) => "share-where",
    };
    let missing = reached.missing.iter().map(|(lacking, things)| Missing {
        part: missing_part(page, *lacking),
        things: *things,
    });
    Target {
        name: target.name.clone(),
        required: percent(target.required),
        measured: reached.after.percent().map(percent),
        met: match reached.verdict {
            Verdict::Met => Some(true),
            Verdict::Missed { .. } => Some(false),
            Verdict::Undecided | Verdict::Vacant => None,
        },
        title: (&target.title).into(),
        measure: measure.to_owned(),
        unit: unit.slug().to_owned(),
        before: reached.before.percent().map(percent),
        numerator: unit.amount(reached.after.part),
        denominator: unit.amount(reached.after.whole),
        short_of: match reached.verdict {
            Verdict::Missed { short_of } => Some(unit.amount(short_of)),
            _ => None,
        },
        unknown: reached.left_out,
        missing: missing.collect(),
        basis: target.bases.iter().map(ToString::to_string).collect(),
    }
}
