//! Texts, each kept once.

use std::hash::{BuildHasher as _, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHasher};

use crate::index::id;

id! {
    /// A text of an [`Interner`]; equal texts have equal symbols.
    ///
    /// Symbols are numbered by first sight: their order means nothing, compare texts to sort.
    Symbol
}

/// Keeps each text once and gives it a number.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    /// All texts, one after the other.
    bytes: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// The symbols of each hash; nothing iterates it.
    symbols: FxHashMap<u64, Vec<Symbol>>,
}

impl Interner {
    /// Returns the symbol of a text, adding it at first sight.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.find(text) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.ends.len()).expect("fewer than 2^32 texts"));
        self.bytes.push_str(text);
        self.ends
            .push(u32::try_from(self.bytes.len()).expect("texts of at most 4 GiB together"));
        self.symbols.entry(hash(text)).or_default().push(symbol);
        symbol
    }

    /// Returns the symbol of a text that has been seen.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        let candidates = self.symbols.get(&hash(text))?;
        candidates
            .iter()
            .copied()
            .find(|symbol| self.text(*symbol) == text)
    }

    /// Returns the text of a symbol of this interner.
    pub fn text(&self, symbol: Symbol) -> &str {
        let index = symbol.0 as usize;
        let start = index
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[index] as usize]
    }
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_symbol() {
        let mut interner = Interner::default();
        let symbols = ["hộ tịch", "", "hộ khẩu", "hộ tịch", ""].map(|text| interner.intern(text));
        assert_eq!(symbols[0], symbols[3]);
        assert_eq!(symbols[1], symbols[4]);
        assert_ne!(symbols[0], symbols[2]);
        assert_eq!(interner.text(symbols[0]), "hộ tịch");
        assert_eq!(interner.text(symbols[1]), "");
        assert_eq!(interner.find("hộ chiếu"), None);
    }
}
