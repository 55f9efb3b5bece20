//! Edges as two flat arrays: where each row starts, and the sorted columns of all rows.

use crate::span::Span;
use crate::truth::Truth;

/// A relation from rows to columns; the columns of a row are sorted and distinct.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Csr {
    /// Where each row starts, and after the last row, where it ends.
    starts: Vec<u32>,
    /// The columns.
    columns: Vec<u32>,
}

impl Csr {
    /// Makes the relation of sorted, distinct pairs (row, column).
    pub(super) fn from_sorted(rows: usize, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut starts = Vec::with_capacity(rows + 1);
        let mut columns = Vec::new();
        for (row, column) in pairs {
            while starts.len() <= row as usize {
                starts.push(position(columns.len()));
            }
            columns.push(column);
        }
        starts.resize(rows + 1, position(columns.len()));
        Self { starts, columns }
    }

    /// Returns how many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Returns the columns of a row, none past the last row.
    pub(super) fn row(&self, row: usize) -> &[u32] {
        match self.starts.get(row..row + 2) {
            Some(&[start, end]) => &self.columns[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Returns the number of an edge, counted over all rows; logarithmic in the row.
    pub(super) fn edge(&self, row: usize, column: usize) -> Option<usize> {
        let column = u32::try_from(column).ok()?;
        let place = self.row(row).binary_search(&column).ok()?;
        Some(self.starts[row] as usize + place)
    }

    /// Returns every edge (row, column), in order.
    pub(super) fn edges(&self) -> impl Iterator<Item = (u32, u32)> {
        (0u32..)
            .zip(self.starts.windows(2))
            .flat_map(|(row, ends)| {
                self.columns[ends[0] as usize..ends[1] as usize]
                    .iter()
                    .map(move |column| (row, *column))
            })
    }

    /// Returns the relation from columns to rows, by counting: linear.
    pub(super) fn transposed(&self, columns: usize) -> Self {
        let mut starts = vec![0u32; columns + 1];
        for column in &self.columns {
            starts[*column as usize + 1] += 1;
        }
        for column in 0..columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut turned = vec![0u32; self.columns.len()];
        for (row, column) in self.edges() {
            let place = &mut next[column as usize];
            turned[*place as usize] = row;
            *place += 1;
        }
        Self {
            starts,
            columns: turned,
        }
    }
}

fn position(count: usize) -> u32 {
    u32::try_from(count).expect("a relation has fewer than 2^32 edges")
}

/// A relation that can be read from either side.
#[derive(Debug, Default)]
pub(super) struct TwoWay {
    /// From the left side to the right.
    pub(super) forward: Csr,
    /// From the right side to the left.
    pub(super) backward: Csr,
}

impl TwoWay {
    /// Makes the relation of pairs in any order; `size` counts the things of either side.
    pub(super) fn from_pairs(size: (usize, usize), mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let forward = Csr::from_sorted(size.0, pairs);
        Self {
            backward: forward.transposed(size.1),
            forward,
        }
    }
}

/// An edge and the clause that asks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// The left side.
    pub(super) from: u32,
    /// The right side.
    pub(super) to: u32,
    /// Where it is written.
    pub(super) span: Span,
}

/// A relation with the clauses that ask for its edges, and with what is not described.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The edges.
    pub(super) edges: TwoWay,
    /// The clause of each edge, in forward order.
    pub(super) spans: Vec<Span>,
    /// Which things of the left side may have edges that nobody has described.
    pub(super) open_left: Vec<bool>,
    /// The same of the right side.
    pub(super) open_right: Vec<bool>,
}

impl Table {
    /// Makes the relation of links in any order; of several between the same two the first counts.
    pub(super) fn from_links(size: (usize, usize), mut links: Vec<Link>) -> Self {
        links.sort_by_key(|link| (link.from, link.to));
        links.dedup_by_key(|link| (link.from, link.to));
        let forward = Csr::from_sorted(size.0, links.iter().map(|link| (link.from, link.to)));
        Self {
            edges: TwoWay {
                backward: forward.transposed(size.1),
                forward,
            },
            spans: links.into_iter().map(|link| link.span).collect(),
            open_left: vec![false; size.0],
            open_right: vec![false; size.1],
        }
    }

    /// Returns the clause that asks for an edge.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        Some(self.spans[self.edges.forward.edge(from, to)?])
    }

    /// Returns whether there is an edge; unknown where either side may have edges that nobody has
    /// described.
    pub(super) fn holds(&self, from: usize, to: usize) -> Truth {
        if self.edges.forward.edge(from, to).is_some() {
            Truth::True
        } else if self.open_left[from] || self.open_right[to] {
            Truth::Unknown
        } else {
            Truth::False
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_edges_are_empty_wherever_they_stand() {
        let csr = Csr::from_sorted(6, [(1, 0), (1, 3), (4, 3)]);
        let rows: Vec<&[u32]> = (0..7).map(|row| csr.row(row)).collect();
        assert_eq!(rows, [&[][..], &[0, 3], &[], &[], &[3], &[], &[]]);
        assert_eq!(csr.rows(), 6);
        assert_eq!(csr.edge(1, 3), Some(1));
        assert_eq!(csr.edge(4, 0), None);
        assert_eq!(csr.edges().collect::<Vec<_>>(), [(1, 0), (1, 3), (4, 3)]);
    }

    #[test]
    fn turning_twice_gives_the_same_relation() {
        let csr = Csr::from_sorted(3, [(0, 1), (0, 4), (2, 0), (2, 1)]);
        let turned = csr.transposed(5);
        assert_eq!(turned.row(1), [0, 2]);
        assert_eq!(turned.rows(), 5);
        assert_eq!(turned.transposed(3), csr);
    }

    #[test]
    fn the_first_of_two_clauses_for_one_edge_is_told() {
        let link = |from, to, start| Link {
            from,
            to,
            span: Span::new(crate::span::FileId(0), start, start + 1),
        };
        let table = Table::from_links((2, 2), vec![link(1, 1, 30), link(0, 1, 20), link(1, 1, 10)]);
        assert_eq!(table.span(1, 1).map(|span| span.start), Some(30));
        assert_eq!(table.span(0, 0), None);
    }
}
