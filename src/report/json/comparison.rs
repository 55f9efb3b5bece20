//! Figures that are known of some procedures only, as JSON.

use super::figure::days;
use super::schema::measure::{Bounded, Bounds, Cost, MissingPart};
use crate::cost::Range;
use crate::estimate::Estimate;
use crate::measure::comparison::Comparison;

/// Both ends of a range, the lower first.
pub(super) const fn ends(range: Range) -> [i64; 2] {
    [range.least, range.most]
}

/// How sure a change is, in English; of no change there is nothing to be sure of.
pub(super) fn certainty(of: Estimate) -> Option<String> {
    (!of.is_nothing()).then(|| of.certainty.keyword().english().to_owned())
}

/// What a year costs, before and after.
pub(super) fn cost(cost: &Comparison) -> Cost {
    let known = cost.certainty;
    Cost {
        procedures: cost.procedures,
        known: cost.known,
        before_vnd: known.map(|_| ends(cost.before)),
        after_vnd: known.map(|_| ends(cost.after)),
        certainty: known.map(|certainty| certainty.keyword().english().to_owned()),
        missing: missing(cost),
    }
}

/// How many there are, before and after.
pub(super) fn counts(compared: &Comparison) -> Bounded {
    known(compared, |range, _| Bounds {
        least: range.least.into(),
        typical: None,
        most: range.most.into(),
    })
}

/// How many days it takes, before and after.
pub(super) fn time(compared: &Comparison) -> Bounded {
    known(compared, |range, typical| Bounds {
        least: days(range.least),
        typical: Some(days(typical)),
        most: days(range.most),
    })
}

fn known(compared: &Comparison, bounds: impl Fn(Range, i64) -> Bounds) -> Bounded {
    let known = compared.certainty;
    let [before, after] = compared.typical;
    Bounded {
        procedures: compared.procedures,
        known: compared.known,
        before: known.map(|_| bounds(compared.before, before)),
        after: known.map(|_| bounds(compared.after, after)),
        certainty: known.map(|certainty| certainty.keyword().english().to_owned()),
        missing: missing(compared),
    }
}

fn missing(compared: &Comparison) -> Vec<MissingPart> {
    let missing = compared.missing.iter();
    let named = missing.map(|(part, procedures)| MissingPart {
        part: (*part).to_owned(),
        procedures: *procedures,
    });
    named.collect()
}
