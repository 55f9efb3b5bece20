//! Chance that is the same on every machine: numbers from a seed, and things drawn by rank.

/// Things by how often they are drawn: the second half as often as the first, and so on.
pub(crate) struct Ranked<T> {
    items: Vec<T>,
    /// The sums of the weights up to each item.
    sums: Vec<u64>,
}

impl<T> FromIterator<T> for Ranked<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items: Vec<T> = items.into_iter().collect();
        let weights = (1..).map(|rank| 1_000_000 / rank).take(items.len());
        let sums = weights.scan(0, |sum, weight: u64| {
            *sum += weight;
            Some(*sum)
        });
        Self {
            sums: sums.collect(),
            items,
        }
    }
}

/// Numbers that look like chance and are the same every time (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// Starts the numbers of a seed.
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 up to an end, which is left out.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    /// Returns true once in so many times.
    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// Picks one, each as often as the others.
    pub(crate) fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }

    /// Draws one by its rank.
    pub(crate) fn zipf<'t, T>(&mut self, ranked: &'t Ranked<T>) -> &'t T {
        let total = *ranked.sums.last().expect("there is something to draw");
        let drawn = self.next() % total;
        &ranked.items[ranked.sums.partition_point(|sum| *sum <= drawn)]
    }
}
