//! How a thing is handed in, and how many: `02 bản sao có chứng thực`, `bản chính: 01 bản`.

use std::ops::Range;

use super::phrase::Role;
use super::token::Sort;
use super::{Handed, Handing, Reader};

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns how some tokens say that a thing is handed in, each way once and in order, and whether
    /// they let choose.
    pub(super) fn handing(&self, tokens: Range<usize>) -> (Vec<Handed>, bool) {
        let mut handing: Vec<Handed> = Vec::new();
        let mut any_way = false;
        let mut number = None;
        let mut or = false;
        for at in tokens {
            let way = match self.tokens[at].sort {
                Sort::Phrase(Role::Original) => Handing::Original,
                Sort::Phrase(Role::Copy) => Handing::Copy,
                Sort::Phrase(Role::Electronic) => Handing::Electronic,
                Sort::Phrase(Role::Show) => Handing::Shown,
                Sort::Phrase(Role::Certified) => {
                    // `bản sao có chứng thực` is one way.
                    if let Some(last) = handing.last_mut()
                        && last.way == Handing::Copy
                    {
                        last.way = Handing::Certified;
                    }
                    continue;
                }
                Sort::Phrase(Role::Piece) => {
                    // `bản sao giấy khai sinh: 02 bản`
                    if let Some(last) = handing.last_mut()
                        && last.count.is_none()
                    {
                        last.count = number.take();
                    }
                    continue;
                }
                Sort::Number | Sort::Phrase(Role::Numeral) => {
                    number = number_of(self.word(at)).or(number);
                    continue;
                }
                Sort::Mark('(' | ')') => continue,
                Sort::Phrase(Role::Or) | Sort::Mark('/') => {
                    or = true;
                    continue;
                }
                _ => {
                    number = None;
                    continue;
                }
            };
            any_way |= or && !handing.is_empty();
            or = false;
            handing.push(Handed {
                way,
                count: number.take(),
            });
        }
        handing.sort_unstable_by_key(|handed| handed.way);
        handing.dedup_by(|again, kept| {
            let same = again.way == kept.way;
            if same && again.count != kept.count {
                kept.count = kept.count.xor(again.count);
            }
            same
        });
        (handing, any_way)
    }
}

/// Returns a small number, in digits or in a word.
fn number_of(word: &str) -> Option<u16> {
    let words = ["một", "hai", "ba", "bốn", "năm"];
    let by_word = (1..)
        .zip(words)
        .find_map(|(number, known)| (known == word).then_some(number));
    let by_digits = || word.parse().ok().filter(|number| (1..100).contains(number));
    by_word.or_else(by_digits)
}
