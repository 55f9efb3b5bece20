//! What a procedure asks and does, without who and when: equal for exact duplicates.
//!
//! **In**: kind, title, subjects; of each document paper, role, quantities, form, whether it is
//! optional, its condition, case and alternatives; of each field concept, role and moment; of each
//! step act and title; of each result paper and role. Titles stand in, folded, where nothing was
//! recognised. **Out**: name, code, decision, dates, authority, fees, who does a step: the same
//! procedure published by two offices differs in these.
//!
//! The title and the results stay in, because many permits of different trades ask for the same
//! dossier: an application, an identity card and a certificate make no duplicate. Two that do the
//! same under different titles are found as similar, not as equal.
//!
//! Order does not count, except of nothing: lists are sorted, alternatives as sets of sets. Parts
//! that nobody described are equal to each other and to nothing else; but a procedure whose
//! documents are unknown has no content to compare.

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use super::{
    Document, DocumentId, Field, Model, Outcome, Procedure, ProcedureId, Stated, Step, Symbol,
};
use crate::index::Id as _;
use crate::quantity::Number;
use crate::syntax::keyword::Keyword;

mod element;

pub use element::{
    constant_element, element, folded_element, set_element, symbol_element, text_element,
};

/// Returns the fingerprint of a procedure's content; `None` where its documents are unknown.
///
/// Linear in the text. Two contents that differ have the same fingerprint once in 2⁶⁴ procedures
/// or so; a fingerprint means nothing outside the run.
pub fn content(model: &Model, procedure: ProcedureId) -> Option<u128> {
    let procedure = &model.procedures[procedure];
    let Stated::Is(documents) = &procedure.documents else {
        // `documents none` is a dossier: the empty one.
        return (procedure.documents == Stated::None).then(|| fingerprint(model, procedure, &[]));
    };
    Some(fingerprint(model, procedure, documents))
}

/// Returns the content of every procedure, in order of ids; in parallel.
pub fn contents(model: &Model) -> Vec<Option<u128>> {
    (0..model.procedures.len())
        .into_par_iter()
        .map(|index| content(model, ProcedureId::from_index(index)))
        .collect()
}

fn fingerprint(model: &Model, procedure: &Procedure, documents: &[DocumentId]) -> u128 {
    let mut whole = Record::new(model);
    whole.keyword(procedure.kind);
    whole.title(procedure.head.title);
    whole.list(&procedure.subjects, |subject| *subject as u128);
    whole.fingerprint(dossier(model, documents));
    whole.list(&procedure.fields, |id| field(model, &model.fields[*id]));
    whole.list(&procedure.steps, |id| step(model, &model.steps[*id]));
    whole.list(&procedure.results, |id| result(model, &model.results[*id]));
    whole.finish()
}

/// Returns the documents, those of one `one of` together.
fn dossier(model: &Model, ids: &[DocumentId]) -> u128 {
    let mut groups: std::collections::BTreeMap<u32, Vec<u128>> = std::collections::BTreeMap::new();
    let mut items = Vec::new();
    for one in ids.iter().map(|id| &model.documents[*id]) {
        let document = document(model, one);
        match one.alternative {
            Some(group) => groups.entry(group).or_default().push(document),
            None => items.push(vec![document]),
        }
    }
    items.extend(groups.into_values());
    for group in &mut items {
        group.sort_unstable();
    }
    items.sort_unstable();
    let mut record = Record::new(model);
    for group in items {
        record.number(group.len());
        for document in group {
            record.fingerprint(document);
        }
    }
    record.finish()
}

/// What a document is, however many are asked for.
fn document_key(model: &Model, document: &Document) -> u128 {
    let mut record = Record::new(model);
    record.named(document.paper, document.head.title);
    record.symbol(document.role);
    record.finish()
}

fn document(model: &Model, document: &Document) -> u128 {
    let mut record = Record::new(model);
    record.fingerprint(document_key(model, document));
    for quantity in [document.originals, document.certified, document.copies] {
        record.quantity(quantity);
    }
    for flag in [document.shown, document.electronic, document.optional] {
        record.number(usize::from(flag));
    }
    record.symbol(document.condition);
    record.symbol(document.case.map_or(Stated::None, Stated::Is));
    record.finish()
}

fn field(model: &Model, field: &Field) -> u128 {
    let mut record = Record::new(model);
    record.named(field.concept, field.head.title);
    record.symbol(field.role);
    record.symbol(field.moment);
    record.finish()
}

fn step(model: &Model, step: &Step) -> u128 {
    let mut record = Record::new(model);
    record.keyword(step.act);
    record.title(step.head.title);
    record.finish()
}

fn result(model: &Model, result: &Outcome) -> u128 {
    let mut record = Record::new(model);
    record.named(result.paper, result.head.title);
    record.symbol(result.role);
    record.finish()
}

/// Values one after the other, each of a length that is known before it, so that no two records of
/// different values are the same bytes; of a text its fingerprint.
struct Record<'m> {
    model: &'m Model,
    bytes: Vec<u8>,
}

impl<'m> Record<'m> {
    const fn new(model: &'m Model) -> Self {
        Self {
            model,
            bytes: Vec::new(),
        }
    }

    fn number(&mut self, number: usize) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn fingerprint(&mut self, fingerprint: u128) {
        self.bytes.extend(fingerprint.to_le_bytes());
    }

    /// Adds whether something is stated; returns its value.
    fn stated<T>(&mut self, value: Stated<T>) -> Option<T> {
        self.bytes.push(match value {
            Stated::Unknown => 0,
            Stated::None => 1,
            Stated::Is(_) => 2,
        });
        value.value()
    }

    /// Adds a title, folded; a thing without one has its own name for title.
    fn title(&mut self, title: Symbol) {
        self.bytes.extend(self.model.texts.fingerprint(title));
    }

    fn symbol(&mut self, symbol: Stated<Symbol>) {
        if let Some(symbol) = self.stated(symbol) {
            self.title(symbol);
        }
    }

    fn keyword(&mut self, keyword: Stated<Keyword>) {
        if let Some(keyword) = self.stated(keyword) {
            self.number(keyword as usize);
        }
    }

    fn quantity(&mut self, quantity: Stated<Number>) {
        if let Some(number) = self.stated(quantity) {
            self.bytes.extend(number.thousandths.to_le_bytes());
        }
    }

    /// Adds what a thing was recognised as, or else its title.
    fn named(&mut self, id: Stated<impl crate::index::Id>, title: Symbol) {
        match self.stated(id) {
            Some(id) => self.number(id.index()),
            None => self.title(title),
        }
    }

    /// Adds the items of a list, sorted.
    fn list<T>(&mut self, items: &Stated<Vec<T>>, fingerprint_of: impl FnMut(&T) -> u128) {
        let mut all: Vec<u128> = items.items().iter().map(fingerprint_of).collect();
        all.sort_unstable();
        self.stated(items.as_ref());
        self.number(all.len());
        for fingerprint in all {
            self.fingerprint(fingerprint);
        }
    }

    /// Returns what stands for the record: XXH3 of 128 bits (Collet), the same on every machine.
    fn finish(self) -> u128 {
        xxh3_128(&self.bytes)
    }
}

#[cfg(test)]
mod tests;
