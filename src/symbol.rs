//! Texts, each kept once.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher as _, BuildHasherDefault};
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHasher};
use xxhash_rust::xxh3::xxh3_128;

use crate::fold::fold;
use crate::index::id;

id! {
    /// A text of an [`Interner`]; equal texts have equal symbols.
    ///
    /// Symbols are numbered by first sight: their order means nothing, compare texts to sort.
    Symbol
}

/// Keeps each text once and gives it a number.
///
/// A copy costs as much as what was added since it was [shared](Self::share).
#[derive(Debug, Clone, Default)]
pub struct Interner {
    /// The first texts, which others may have too.
    shared: Option<Arc<Self>>,
    /// How many these are.
    before: u32,
    /// All other texts, one after the other.
    bytes: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// The first text of each hash; nothing iterates it.
    symbols: FxHashMap<u64, Symbol>,
    /// The other texts of a hash: hardly ever any.
    others: BTreeMap<u64, Vec<Symbol>>,
    /// The texts folded, once someone asks.
    folded: Vec<OnceLock<Box<Folded>>>,
}

/// A text as [`fold()`] has it.
#[derive(Debug, Clone)]
struct Folded {
    text: Box<str>,
    fingerprint: [u8; 16],
}

impl Interner {
    /// Returns the symbol of a text, adding it at first sight.
    ///
    /// # Panics
    ///
    /// Past 4 GiB of text or 2³² texts: a run reads less.
    pub fn intern(&mut self, text: &str) -> Symbol {
        let hash = hash(text);
        if let Some(symbol) = self.find_hashed(hash, text) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.len()).expect("fewer than 2^32 texts"));
        self.bytes.push_str(text);
        self.ends
            .push(u32::try_from(self.bytes.len()).expect("texts of at most 4 GiB together"));
        self.folded.push(OnceLock::new());
        match self.symbols.entry(hash) {
            Entry::Vacant(entry) => {
                entry.insert(symbol);
            }
            Entry::Occupied(_) => self.others.entry(hash).or_default().push(symbol),
        }
        symbol
    }

    /// Returns the symbol of a text that has been seen.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.find_hashed(hash(text), text)
    }

    /// Returns how many texts there are.
    fn len(&self) -> usize {
        self.before as usize + self.ends.len()
    }

    /// Lets copies made from here on have the texts so far in common.
    ///
    /// # Panics
    ///
    /// Never: no more texts are added than symbols can number.
    pub fn share(&mut self) {
        if self.shared.is_none() {
            let all = std::mem::take(self);
            self.before = u32::try_from(all.len()).expect("fewer than 2^32 texts");
            self.shared = Some(Arc::new(all));
        }
    }

    /// Makes room for more texts, as many for each of those that are there.
    pub fn reserve(&mut self, more: impl Fn(usize) -> usize) {
        self.bytes.reserve(more(self.bytes.len()));
        let texts = more(self.ends.len());
        self.ends.reserve(texts);
        self.symbols.reserve(texts);
        self.folded.reserve(texts);
    }

    fn find_hashed(&self, hash: u64, text: &str) -> Option<Symbol> {
        let shared = self.shared.as_ref();
        shared
            .and_then(|shared| shared.find_hashed(hash, text))
            .or_else(|| self.find_added(hash, text))
    }

    /// Finds a text that is not shared.
    fn find_added(&self, hash: u64, text: &str) -> Option<Symbol> {
        let first = *self.symbols.get(&hash)?;
        if self.text(first) == text {
            return Some(first);
        }
        let others = self.others.get(&hash)?;
        let mut others = others.iter().copied();
        others.find(|symbol| self.text(*symbol) == text)
    }

    /// Returns the text of a symbol of this interner.
    pub fn text(&self, symbol: Symbol) -> &str {
        if let (Some(shared), true) = (&self.shared, symbol.0 < self.before) {
            return shared.text(symbol);
        }
        let index = (symbol.0 - self.before) as usize;
        let start = index
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[index] as usize]
    }

    /// Returns the text of a symbol as [`fold()`] has it: folded at the first question and kept,
    /// since titles repeat a great deal and every rule asks of each for its own words.
    pub fn folded(&self, symbol: Symbol) -> &str {
        &self.fold(symbol).text
    }

    /// Returns what two texts share if they fold to the same, and else once in 2⁶⁴ texts or so.
    pub fn fingerprint(&self, symbol: Symbol) -> [u8; 16] {
        self.fold(symbol).fingerprint
    }

    fn fold(&self, symbol: Symbol) -> &Folded {
        if let (Some(shared), true) = (&self.shared, symbol.0 < self.before) {
            return shared.fold(symbol);
        }
        self.folded[(symbol.0 - self.before) as usize].get_or_init(|| {
            let text: Box<str> = fold(self.text(symbol)).into();
            let fingerprint = fingerprint(&text);
            Box::new(Folded { text, fingerprint })
        })
    }
}

/// Returns the fingerprint of a folded text: XXH3 of 128 bits (Collet), the same on every machine.
pub fn fingerprint(folded: &str) -> [u8; 16] {
    xxh3_128(folded.as_bytes()).to_le_bytes()
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_hash_stay_apart() {
        let mut interner = Interner::default();
        let one = interner.intern("một");
        // Two texts whose hashes are equal are hard to find; a planted one does as well.
        interner.symbols.insert(hash("hai"), one);
        let two = interner.intern("hai");
        assert_ne!(one, two);
        assert_eq!(interner.find("hai"), Some(two));
        assert_eq!(interner.intern("hai"), two);
    }

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

    #[test]
    fn a_folded_text_stays_that_of_its_symbol_when_others_come() {
        let mut interner = Interner::default();
        let one = interner.intern("Sổ HỘ khẩu");
        assert_eq!(interner.folded(one), "sổ hộ khẩu");
        let two = interner.intern("Hoà");
        assert_eq!(interner.folded(two), "hòa");
        assert_eq!(interner.folded(one), "sổ hộ khẩu");
        assert_eq!(interner.text(one), "Sổ HỘ khẩu");
    }

    #[test]
    fn what_is_shared_keeps_its_symbols_beside_what_comes_later() {
        let mut interner = Interner::default();
        let [one, two] = ["Một", "hai"].map(|text| interner.intern(text));
        interner.share();
        let mut copy = interner.clone();
        let three = copy.intern("Ba");
        assert_eq!(copy.intern("Một"), one);
        assert_eq!(copy.find("Ba"), Some(three));
        assert_eq!(interner.find("Ba"), None);
        assert_eq!(
            [one, two, three].map(|it| copy.folded(it)),
            ["một", "hai", "ba"]
        );
        // Sharing again leaves all as it is.
        copy.share();
        assert_eq!(copy.text(three), "Ba");
        assert_eq!(copy.intern("bốn"), Symbol(3));
    }

    #[test]
    fn texts_that_fold_to_the_same_have_one_fingerprint() {
        let mut interner = Interner::default();
        let [one, same, other] = ["Sổ HỘ  khẩu", "sổ hộ khẩu", "số hộ khẩu"].map(|text| {
            let symbol = interner.intern(text);
            interner.fingerprint(symbol)
        });
        assert_eq!(one, same);
        assert_ne!(one, other);
        assert_eq!(one, fingerprint("sổ hộ khẩu"));
    }
}
