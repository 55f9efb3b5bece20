//! Parts what shares nothing.

use std::collections::BTreeMap;

/// Parts units that share nothing, directly or through others; parts and units stay in order.
pub(super) fn parted(
    units: Vec<Vec<usize>>,
    shares: impl Fn(&[usize]) -> Vec<usize>,
) -> Vec<Vec<Vec<usize>>> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut joined: Vec<usize> = (0..units.len()).collect();
    for (unit, positions) in units.iter().enumerate() {
        for shared in shares(positions) {
            let other = *first.entry(shared).or_insert(unit);
            let (left, right) = (root(&mut joined, unit), root(&mut joined, other));
            joined[left.max(right)] = left.min(right);
        }
    }
    let mut parts: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    for (unit, positions) in units.into_iter().enumerate() {
        let part = root(&mut joined, unit);
        parts.entry(part).or_default().push(positions);
    }
    parts.into_values().collect()
}

/// Returns the first unit of those that one is joined with.
fn root(joined: &mut [usize], mut unit: usize) -> usize {
    while joined[unit] != unit {
        joined[unit] = joined[joined[unit]];
        unit = joined[unit];
    }
    unit
}
