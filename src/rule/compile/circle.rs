//! Circles among names: definitions that use one another, rules that take in one another.

use std::collections::{BTreeMap, BTreeSet};

/// Finds circles among names, given which names each leads to; at least one of each knot.
///
/// A circle of which another part was already found is passed over. Linear in the links, and no
/// deeper than a list, whatever the names.
pub(super) fn circles<'n>(links: &BTreeMap<&'n str, Vec<&'n str>>) -> Vec<Vec<&'n str>> {
    let mut circles: Vec<Vec<&str>> = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for start in links.keys() {
        if !seen.insert(start) {
            continue;
        }
        // Each level of the chain: a name, and how many of those it leads to have been followed.
        let mut chain: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((name, followed)) = chain.last_mut() {
            let next = links.get(name).and_then(|next| next.get(*followed));
            *followed += 1;
            let Some(next) = next.copied() else {
                chain.pop();
                continue;
            };
            if seen.insert(next) {
                chain.push((next, 0));
            } else if let Some(begin) = chain.iter().position(|(name, _)| *name == next) {
                let circle: Vec<&str> = chain[begin..].iter().map(|(name, _)| *name).collect();
                if circle.iter().all(|name| !told.contains(name)) {
                    told.extend(&circle);
                    circles.push(circle);
                }
            }
        }
    }
    circles
}

/// Writes a circle back to where it began: `` `a` → `b` → `a` ``.
pub(super) fn chain(circle: &[&str]) -> String {
    let names = circle.iter().chain(&circle[..1]);
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(links: &[(&'static str, &[&'static str])], expected: &[&[&str]]) {
        let links = links.iter().map(|(name, next)| (*name, next.to_vec()));
        assert_eq!(circles(&links.collect()), expected);
    }

    #[test]
    fn a_name_that_leads_to_itself_is_a_circle() {
        check(&[("a", &["a"])], &[&["a"]]);
    }

    #[test]
    fn two_ways_to_one_name_are_no_circle() {
        check(&[("a", &["b", "c"]), ("b", &["d"]), ("c", &["d"])], &[]);
    }

    #[test]
    fn each_knot_is_told_once() {
        check(
            &[
                ("a", &["b"]),
                ("b", &["c", "b"]),
                ("c", &["a"]),
                ("x", &["y"]),
                ("y", &["x", "a"]),
            ],
            &[&["a", "b", "c"], &["x", "y"]],
        );
    }

    #[test]
    fn a_chain_of_any_length_is_followed() {
        let names: Vec<String> = (0..100_000).map(|number| format!("n{number}")).collect();
        let links = names
            .windows(2)
            .map(|pair| (pair[0].as_str(), vec![pair[1].as_str()]));
        assert_eq!(circles(&links.collect()), Vec::<Vec<&str>>::new());
    }
}
