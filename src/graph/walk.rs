//! Shortest ways, for explanations.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

/// Returns the shortest way from one thing to another, at least one step long, both ends included.
///
/// Of several shortest ways it is the first in the order of numbers, provided that `onward` gives
/// sorted rows: the queue then holds the ways of each length in that order.
pub(super) fn shortest(
    from: u32,
    to: u32,
    mut onward: impl FnMut(u32) -> Vec<u32>,
) -> Option<Vec<u32>> {
    // Nothing iterates the map; it is only asked where a thing was reached from.
    let mut reached_from: FxHashMap<u32, u32> = FxHashMap::default();
    let mut waiting = VecDeque::from([from]);
    while let Some(next) = waiting.pop_front() {
        for thing in onward(next) {
            if thing == to {
                let mut way = vec![to, next];
                while let Some(before) = reached_from.get(&way[way.len() - 1]) {
                    way.push(*before);
                }
                way.reverse();
                return Some(way);
            }
            if thing != from && !reached_from.contains_key(&thing) {
                reached_from.insert(thing, next);
                waiting.push_back(thing);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edges: &[(u32, u32)], from: u32, to: u32, expected: Option<&[u32]>) {
        let onward = |thing| {
            let rows = edges.iter().filter(|edge| edge.0 == thing);
            rows.map(|edge| edge.1).collect()
        };
        assert_eq!(shortest(from, to, onward).as_deref(), expected);
    }

    #[test]
    fn the_first_of_the_shortest_ways_is_told() {
        let edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 5), (5, 4)];
        check(&edges, 0, 4, Some(&[0, 5, 4]));
        check(&edges, 0, 3, Some(&[0, 1, 3]));
        check(&edges, 4, 0, None);
        check(&edges, 0, 0, None);
    }

    #[test]
    fn a_way_back_to_the_start_names_it_twice() {
        check(&[(0, 1), (1, 2), (2, 0), (2, 1)], 0, 0, Some(&[0, 1, 2, 0]));
        check(&[(3, 3)], 3, 3, Some(&[3, 3]));
    }
}
