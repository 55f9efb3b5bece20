//! "Did you mean": the nearest of the known names.

/// Returns the candidate nearest to a word, if it is near enough to be a slip.
///
/// Distance counts insertions, deletions, substitutions and swaps of neighbours; at most a third
/// of the word may differ, and of a word of three letters only one that stands for another.
/// Equal distances go to the first in alphabetical order.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let limit = letters.len() / 3;
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        // Each letter more or less costs one.
        .filter(|candidate| {
            let more = candidate.chars().count().abs_diff(letters.len());
            more <= if letters.len() > 3 { limit } else { 0 }
        })
        .map(|candidate| {
            let known: Vec<char> = candidate.to_lowercase().chars().collect();
            (distance(&letters, &known), candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The optimal string alignment distance; time and space are the product of the lengths.
fn distance(left: &[char], right: &[char]) -> usize {
    let width = right.len() + 1;
    let mut table = vec![0; (left.len() + 1) * width];
    for row in 0..=left.len() {
        for column in 0..=right.len() {
            table[row * width + column] = if row == 0 || column == 0 {
                row + column
            } else {
                let at = |row: usize, column: usize| table[row * width + column];
                let differs = usize::from(left[row - 1] != right[column - 1]);
                let mut best = (at(row - 1, column) + 1)
                    .min(at(row, column - 1) + 1)
                    .min(at(row - 1, column - 1) + differs);
                if row > 1
                    && column > 1
                    && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1]
                {
                    best = best.min(at(row - 2, column - 2) + 1);
                }
                best
            };
        }
    }
    table[left.len() * width + right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        assert_eq!(nearest("takse", ["takes", "uses", "by"]), Some("takes"));
        assert_eq!(nearest("buoc", ["bước", "lập"]), None);
        assert_eq!(
            nearest("tu-phap-xã", ["tu-phap-xa", "cong-an-xa"]),
            Some("tu-phap-xa")
        );
        assert_eq!(nearest("xyz", ["takes"]), None);
    }
}
