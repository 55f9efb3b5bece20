//! Square tables of bits: relations among the few steps of one procedure.

/// A relation among `size` things, one row of bits for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Matrix {
    size: usize,
    words: Vec<u64>,
}

/// Returns how many words a row of `size` bits takes.
const fn stride(size: usize) -> usize {
    size.div_ceil(64)
}

/// Returns how many words a matrix takes.
pub(super) const fn words(size: usize) -> usize {
    size * stride(size)
}

/// Returns whether the pair is in the matrix that the words hold.
pub(super) fn has(words: &[u64], size: usize, row: usize, column: usize) -> bool {
    words[row * stride(size) + column / 64] >> (column % 64) & 1 == 1
}

impl Matrix {
    /// Makes the empty relation.
    pub(super) fn new(size: usize) -> Self {
        Self {
            size,
            words: vec![0; words(size)],
        }
    }

    /// Makes the relation of the pairs for which a question is answered with yes.
    pub(super) fn of(size: usize, mut holds: impl FnMut(usize, usize) -> bool) -> Self {
        let mut matrix = Self::new(size);
        for row in 0..size {
            for column in 0..size {
                if holds(row, column) {
                    matrix.set(row, column);
                }
            }
        }
        matrix
    }

    /// Adds a pair.
    pub(super) fn set(&mut self, row: usize, column: usize) {
        self.words[row * stride(self.size) + column / 64] |= 1 << (column % 64);
    }

    /// Returns whether the pair is in the relation.
    pub(super) fn has(&self, row: usize, column: usize) -> bool {
        has(&self.words, self.size, row, column)
    }

    /// Returns the words, row by row.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Returns the pairs, row by row.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.size)
            .flat_map(move |row| (0..self.size).map(move |column| (row, column)))
            .filter(|(row, column)| self.has(*row, *column))
    }

    /// Returns the transitive closure, at least one step long: Warshall's algorithm on words,
    /// size³ / 64.
    #[must_use]
    pub(super) fn closure(&self) -> Self {
        let mut closed = self.clone();
        let stride = stride(self.size);
        let mut through = vec![0; stride];
        for middle in 0..self.size {
            through.copy_from_slice(&closed.words[middle * stride..(middle + 1) * stride]);
            for row in 0..self.size {
                if closed.has(row, middle) {
                    for (word, more) in closed.words[row * stride..].iter_mut().zip(&through) {
                        *word |= more;
                    }
                }
            }
        }
        closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closure_follows_chains_across_words() {
        let chain = Matrix::of(130, |row, column| row + 1 == column);
        let closed = chain.closure();
        assert!(closed.has(0, 129));
        assert!(closed.has(63, 64));
        assert!(!closed.has(64, 64));
        assert!(!closed.has(129, 0));
        assert_eq!(closed.pairs().count(), 130 * 129 / 2);
    }

    #[test]
    fn a_circle_reaches_itself() {
        let closed = Matrix::of(3, |row, column| (row + 1) % 3 == column).closure();
        assert_eq!(closed.pairs().count(), 9);
    }
}
