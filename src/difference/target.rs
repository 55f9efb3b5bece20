//! Which targets are reached now and were not, or no longer are.

use std::collections::BTreeMap;

use super::recorded::{Recorded, Target};

/// A target that the two reviews measure differently.
#[derive(Debug, PartialEq, Eq)]
pub struct TargetDifference<'r> {
    /// Its name.
    pub name: &'r str,
    /// As the older review has it; `None` where it did not apply.
    pub before: Option<&'r Target>,
    /// As the newer one has it.
    pub now: Option<&'r Target>,
}

/// Returns the targets of which the reviews tell something else, in name order.
pub(super) fn targets([old, new]: [&Recorded; 2]) -> Vec<TargetDifference<'_>> {
    let mut by_name: BTreeMap<&str, [Option<&Target>; 2]> = BTreeMap::new();
    for (which, review) in [old, new].into_iter().enumerate() {
        for target in &review.targets {
            by_name.entry(&target.name).or_default()[which] = Some(target);
        }
    }
    let all = by_name.into_iter();
    let all = all.map(|(name, [before, now])| TargetDifference { name, before, now });
    let told = |target: Option<&Target>| {
        target.map(|it| (it.required.clone(), it.measured.clone(), it.met))
    };
    all.filter(|it| told(it.before) != told(it.now)).collect()
}
