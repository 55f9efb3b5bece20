//! Costs as JSON.

use super::schema;
use crate::cost::Range;
use crate::measure::cost::Comparison;

/// The end of a change of cost that promises less.
pub(super) fn cautious(change: Range) -> i64 {
    if change.least.saturating_abs() < change.most.saturating_abs() {
        change.least
    } else {
        change.most
    }
}

/// Both ends of a range, the lower first.
pub(super) const fn ends(range: Range) -> [i64; 2] {
    [range.least, range.most]
}

/// What a year costs, before and after.
pub(super) fn comparison(cost: &Comparison) -> schema::cost::Cost {
    let known = cost.certainty;
    schema::cost::Cost {
        procedures: cost.procedures,
        known: cost.known,
        before_vnd: known.map(|_| ends(cost.before)),
        after_vnd: known.map(|_| ends(cost.after)),
        certainty: known.map(|certainty| certainty.keyword().english().to_owned()),
        missing: cost
            .missing
            .iter()
            .map(|(part, procedures)| schema::cost::MissingPart {
                part: (*part).to_owned(),
                procedures: *procedures,
            })
            .collect(),
    }
}
