//! How much two lists have in common: the share of what both have among what either has.
//!
//! Reckoned in whole numbers throughout, so that a share is at least 80% or it is not.

use crate::quantity::Number;

/// How much two lists have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many things both have.
    pub shared: usize,
    /// How many things one of them has, or both.
    pub all: usize,
}

/// 100%, in thousandths of a percent.
const WHOLE: i128 = 100_000;

impl Share {
    /// Returns it as a percentage, rounded down to the thousandth; two empty lists have nothing in
    /// common.
    pub fn percent(self) -> Number {
        let thousandths = self.shared as i128 * WHOLE / self.all.max(1) as i128;
        Number {
            thousandths: i64::try_from(thousandths).unwrap_or(i64::MAX),
        }
    }

    /// Compares it with a percentage, exactly.
    pub fn compare(self, percent: Number) -> std::cmp::Ordering {
        let left = self.shared as i128 * WHOLE;
        left.cmp(&(i128::from(percent.thousandths) * self.all.max(1) as i128))
    }
}

/// The least share that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// As a percentage.
    pub percent: Number,
    /// Whether it has to be more than that.
    pub strict: bool,
}

impl Threshold {
    /// Returns whether lists that share nothing reach it: then it leads to everything.
    pub const fn is_met_by_nothing(self) -> bool {
        let least = self.percent.thousandths;
        least < 0 || least == 0 && !self.strict
    }

    /// Returns whether a share reaches it.
    pub fn is_met(self, share: Share) -> bool {
        let ordering = share.compare(self.percent);
        if self.strict {
            ordering.is_gt()
        } else {
            ordering.is_ge()
        }
    }

    /// Returns how many things a list of this length shares, at the least, with any list that it
    /// reaches the threshold with; perhaps more than it has.
    pub(super) fn least_of(self, length: usize) -> usize {
        let (least, all) = (i128::from(self.percent.thousandths), length as i128);
        self.quotient(least * all, WHOLE)
    }

    /// Returns how many things two lists of these lengths share, at the least, if they reach the
    /// threshold; perhaps more than they have.
    pub(super) fn least_between(self, left: usize, right: usize) -> usize {
        // s ≥ t (left + right - s) if s (1 + t) ≥ t (left + right).
        let (least, both) = (i128::from(self.percent.thousandths), (left + right) as i128);
        self.quotient(least * both, WHOLE + least)
    }

    /// Returns the least whole number that is at least, or more than, a fraction of positive numbers.
    fn quotient(self, above: i128, below: i128) -> usize {
        let quotient = if self.strict {
            above / below + 1
        } else {
            (above + below - 1) / below
        };
        usize::try_from(quotient).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threshold(thousandths: i64, strict: bool) -> Threshold {
        let percent = Number { thousandths };
        Threshold { percent, strict }
    }

    #[test]
    fn a_share_reaches_a_threshold_exactly_or_not_at_all() {
        let two_of_three = Share { shared: 2, all: 3 };
        assert_eq!(two_of_three.percent().thousandths, 66_666);
        assert!(threshold(66_666, true).is_met(two_of_three));
        assert!(!threshold(66_667, false).is_met(two_of_three));
        let four_of_five = Share { shared: 4, all: 5 };
        assert!(threshold(80_000, false).is_met(four_of_five));
        assert!(!threshold(80_000, true).is_met(four_of_five));
    }

    #[test]
    fn two_empty_lists_have_nothing_in_common() {
        let nothing = Share { shared: 0, all: 0 };
        assert_eq!(nothing.percent().thousandths, 0);
        assert!(!threshold(1, false).is_met(nothing));
    }

    #[test]
    fn the_least_that_is_shared_is_the_least() {
        for thousandths in [1, 20_000, 33_333, 50_000, 66_667, 80_000, 100_000] {
            for strict in [false, true] {
                let threshold = threshold(thousandths, strict);
                for left in 1..12 {
                    for right in 1..12 {
                        let least = (0..=left.min(right)).find(|shared| {
                            let (shared, all) = (*shared, left + right - shared);
                            threshold.is_met(Share { shared, all })
                        });
                        let told = threshold.least_between(left, right);
                        assert_eq!(least, (told <= left.min(right)).then_some(told));
                        assert!(least.is_none_or(|least| threshold.least_of(left) <= least));
                    }
                }
            }
        }
    }
}
