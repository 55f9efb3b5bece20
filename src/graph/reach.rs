//! What can be reached along a relation between things of one kind.
//!
//! Strongly connected components first, so that a circle is one place. What a component reaches is
//! worked out at the first question about it and kept, sorted: many questions from one place cost
//! one walk, and places that nobody asks about cost nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::csr::{Csr, Table};
use crate::truth::Truth;

/// The components of a relation, and what each reaches.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Of each thing, the least thing of its component.
    component: Vec<u32>,
    /// The components of several things, each sorted.
    circles: BTreeMap<u32, Vec<u32>>,
    /// What each component reaches.
    rows: Vec<OnceLock<Row>>,
    /// Which things an edge that nobody described may lead to, from anywhere.
    anywhere: Vec<bool>,
}

/// What a component reaches.
#[derive(Debug)]
struct Row {
    /// The other components, sorted.
    onward: Box<[u32]>,
    /// Whether it, or something it reaches, may have edges that nobody has described.
    open: bool,
}

impl Reach {
    /// Finds the components: linear.
    pub(super) fn build(table: &Table) -> Self {
        let forward = &table.edges.forward;
        let size = u32::try_from(forward.rows()).expect("an arena holds fewer than 2^32 things");
        let mut component: Vec<u32> = (0..size).collect();
        let mut circles = BTreeMap::new();
        for mut members in circles_of(table) {
            members.sort_unstable();
            for member in &members {
                component[*member as usize] = members[0];
            }
            circles.insert(members[0], members);
        }
        Self {
            component,
            circles,
            rows: (0..size).map(|_| OnceLock::new()).collect(),
            anywhere: reached_by_unknown_edges(table),
        }
    }

    /// Returns whether `to` is reached from `from` in one step or more.
    ///
    /// True along described edges; false only when no edge that nobody described could be on a
    /// way between the two.
    pub(super) fn closure(&self, table: &Table, from: usize, to: usize) -> Truth {
        let (start, end) = (self.component[from], self.component[to]);
        let row = self.row(table, start);
        let reached = if start == end {
            self.circles.contains_key(&start) || table.edges.forward.edge(from, to).is_some()
        } else {
            row.onward.binary_search(&end).is_ok()
        };
        if reached {
            Truth::True
        } else if self.may_reach(table, from, to) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Returns whether an edge that nobody described may be on a way between two things, reached
    /// or not.
    pub(super) fn may_reach(&self, table: &Table, from: usize, to: usize) -> bool {
        self.row(table, self.component[from]).open || self.anywhere[to]
    }

    /// Returns the component of a thing, named by its least member.
    pub(super) fn component(&self, thing: usize) -> u32 {
        self.component[thing]
    }

    fn row(&self, table: &Table, component: u32) -> &Row {
        self.rows[component as usize].get_or_init(|| {
            let mut seen = BTreeSet::new();
            let mut open = false;
            let mut waiting = vec![component];
            while let Some(next) = waiting.pop() {
                for member in self.members(&next) {
                    open |= table.open_left[*member as usize];
                    for column in table.edges.forward.row(*member as usize) {
                        let target = self.component[*column as usize];
                        if target != component && seen.insert(target) {
                            waiting.push(target);
                        }
                    }
                }
            }
            Row {
                onward: seen.into_iter().collect(),
                open,
            }
        })
    }

    fn members<'a>(&'a self, component: &'a u32) -> &'a [u32] {
        self.circles
            .get(component)
            .map_or(std::slice::from_ref(component), Vec::as_slice)
    }
}

/// Returns the strongly connected components of two things or more.
///
/// Only things with edges on both sides can be on a circle; the graph is made of these alone, and
/// dropped once it has been read. Kosaraju's algorithm, because petgraph's other one recurses and
/// a chain of procedures may be longer than the stack.
fn circles_of(table: &Table) -> impl Iterator<Item = Vec<u32>> {
    let Table { edges, .. } = table;
    let inner = |thing: u32| !edges.backward.row(thing as usize).is_empty();
    let inner = |thing: u32| inner(thing) && !edges.forward.row(thing as usize).is_empty();
    let mut graph: DiGraph<u32, ()> = DiGraph::new();
    let size = u32::try_from(edges.forward.rows()).expect("an arena holds fewer than 2^32 things");
    let nodes: Vec<_> = (0..size)
        .map(|thing| inner(thing).then(|| graph.add_node(thing)))
        .collect();
    for (from, to) in Csr::edges(&edges.forward) {
        if let (Some(from), Some(to)) = (nodes[from as usize], nodes[to as usize]) {
            graph.add_edge(from, to, ());
        }
    }
    let components = kosaraju_scc(&graph);
    components
        .into_iter()
        .filter(|component| component.len() > 1)
        .map(move |component| component.into_iter().map(|node| graph[node]).collect())
}

/// Returns the things whose incoming edges nobody has described in full, and all they reach;
/// everything, when one of these has unknown outgoing edges as well.
fn reached_by_unknown_edges(table: &Table) -> Vec<bool> {
    let mut reached = table.open_right.clone();
    let mut waiting: Vec<usize> = (0..reached.len()).filter(|index| reached[*index]).collect();
    while let Some(next) = waiting.pop() {
        if table.open_left[next] {
            return vec![true; reached.len()];
        }
        for column in table.edges.forward.row(next) {
            let column = *column as usize;
            if !reached[column] {
                reached[column] = true;
                waiting.push(column);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::csr::TwoWay;
    use super::super::matrix::Matrix;
    use super::*;

    fn table(size: usize, pairs: &[(u32, u32)]) -> Table {
        Table {
            edges: TwoWay::from_pairs((size, size), pairs.to_vec()),
            spans: Vec::new(),
            open_left: vec![false; size],
            open_right: vec![false; size],
        }
    }

    proptest! {
        #[test]
        fn a_closure_holds_as_walking_says(
            pairs in proptest::collection::vec((0..7u32, 0..7u32), 0..12),
            open_left in proptest::collection::vec(prop::bool::weighted(0.1), 7),
            open_right in proptest::collection::vec(prop::bool::weighted(0.1), 7),
        ) {
            let table = Table { open_left, open_right, ..table(7, &pairs) };
            let reach = Reach::build(&table);
            let closed = |least: Truth| {
                Matrix::of(7, |from, to| table.holds(from, to) >= least).closure()
            };
            let (certain, possible) = (closed(Truth::True), closed(Truth::Unknown));
            for from in 0..7 {
                for to in 0..7 {
                    let expected = if certain.has(from, to) {
                        Truth::True
                    } else if possible.has(from, to) {
                        Truth::Unknown
                    } else {
                        Truth::False
                    };
                    prop_assert_eq!(reach.closure(&table, from, to), expected);
                }
            }
        }
    }

    #[test]
    fn a_circle_is_one_place() {
        // Three that lead to each other and on, one that leads to itself, one apart.
        let table = table(6, &[(0, 1), (1, 2), (2, 0), (2, 3), (4, 4)]);
        let reach = Reach::build(&table);
        assert_eq!(
            [0, 1, 2, 3, 4, 5].map(|thing| reach.component(thing)),
            [0, 0, 0, 3, 4, 5]
        );
        assert_eq!(reach.closure(&table, 4, 4), Truth::True);
        assert_eq!(reach.closure(&table, 3, 3), Truth::False);
    }

    #[test]
    fn an_open_end_makes_what_lies_beyond_unknown() {
        let mut table = table(4, &[(0, 1), (2, 3)]);
        table.open_left[1] = true;
        let reach = Reach::build(&table);
        assert_eq!(reach.closure(&table, 0, 3), Truth::Unknown);
        assert_eq!(reach.closure(&table, 0, 1), Truth::True);
        assert_eq!(reach.closure(&table, 2, 0), Truth::False);

        table.open_left[1] = false;
        table.open_right[2] = true;
        let reach = Reach::build(&table);
        assert_eq!(reach.closure(&table, 0, 3), Truth::Unknown);
        assert_eq!(reach.closure(&table, 3, 1), Truth::False);
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let size = 200_000;
        let mut pairs: Vec<(u32, u32)> = (1..size).map(|thing| (thing - 1, thing)).collect();
        pairs.push((size - 1, 0));
        let table = table(size as usize, &pairs);
        assert_eq!(Reach::build(&table).closure(&table, 7, 3), Truth::True);
    }
}
