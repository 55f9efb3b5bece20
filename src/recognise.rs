//! Texts of fields, documents and results to the concepts and papers of the catalogue.
//!
//! Goes over what nobody said with `is` and reads it from the wording, against titles and aliases,
//! folded (see [`crate::fold`]). A wrong recognition costs more than a missed one: it makes a rule
//! speak of a paper that nobody asked for. So a field or a result is recognised by its whole text
//! only, a document by how it begins, and not when its words offer a choice, list something else,
//! or say that it need not be handed in. Quantities are not read here.
//!
//! What was recognised how is written on each thing ([`Recognition`]); [`tally`] counts it.

use rayon::prelude::*;

use crate::model::{ConceptId, Document, Field, Model, Outcome, PaperId, Recognition, Stated};
use crate::symbol::Symbol;

mod condition;
mod document;
mod field;
mod lexicon;
mod vocabulary;
mod wording;

use document::Reading;
use lexicon::{Lexicon, Spotter};

/// Recognises what it can and returns the model with it; an explicit `is` is never touched.
///
/// A document whose words give a condition gets that too, unless one is stated. Each text is read
/// once, however many things it names; linear in the length of the texts.
pub fn recognise(mut model: Model) -> Model {
    let papers: Lexicon<PaperId> = Lexicon::new(
        &model,
        model
            .papers
            .iter()
            .map(|(id, paper)| (id, &paper.head, &paper.aliases[..])),
    );
    recognise_fields(&mut model);
    recognise_documents(&mut model, &papers);
    recognise_results(&mut model, &papers);
    model
}

fn recognise_fields(model: &mut Model) {
    let concepts: Lexicon<ConceptId> = Lexicon::new(
        model,
        model
            .concepts
            .iter()
            .map(|(id, concept)| (id, &concept.head, &concept.aliases[..])),
    );
    let open = |field: &&Field| field.recognition == Recognition::Unrecognised;
    let titles = model.fields.items().iter().filter(open);
    let read: Read<ConceptId> = Read::of(model, titles.map(|field| field.head.title), |text| {
        field::read(&concepts, text)
    });
    for id in model.fields.ids() {
        let field = &mut model.fields[id];
        if open(&&*field)
            && let Some(concept) = read.get(field.head.title)
        {
            field.concept = Stated::Is(*concept);
            field.recognition = Recognition::ByText;
        }
    }
}

fn recognise_documents(model: &mut Model, papers: &Lexicon<PaperId>) {
    let spotter = Spotter::new(papers);
    let open = |document: &&Document| document.recognition == Recognition::Unrecognised;
    let titles = model.documents.items().iter().filter(open);
    let read: Read<Reading> = Read::of(model, titles.map(|document| document.head.title), |text| {
        document::read(&spotter, text)
    });
    for id in model.documents.ids() {
        let document = &mut model.documents[id];
        if !open(&&*document) {
            continue;
        }
        if let Some(reading) = read.get(document.head.title) {
            document.paper = Stated::Is(reading.paper);
            document.recognition = Recognition::ByText;
            if let (Stated::Unknown, Some(condition)) = (document.condition, &reading.condition) {
                document.condition = Stated::Is(model.texts.intern(condition));
            }
        }
    }
}

fn recognise_results(model: &mut Model, papers: &Lexicon<PaperId>) {
    let open = |result: &&Outcome| result.recognition == Recognition::Unrecognised;
    let titles = model.results.items().iter().filter(open);
    let read: Read<PaperId> = Read::of(model, titles.map(|result| result.head.title), |text| {
        document::read_whole(papers, text)
    });
    for id in model.results.ids() {
        let result = &mut model.results[id];
        if open(&&*result)
            && let Some(paper) = read.get(result.head.title)
        {
            result.paper = Stated::Is(*paper);
            result.recognition = Recognition::ByText;
        }
    }
}

/// What each of some texts was read as.
struct Read<T> {
    /// The texts of which something could be read, in the order of their symbols.
    texts: Vec<(Symbol, T)>,
}

impl<T: Send> Read<T> {
    /// Reads each text once, in parallel.
    fn of(
        model: &Model,
        texts: impl Iterator<Item = Symbol>,
        read: impl Fn(&str) -> Option<T> + Sync,
    ) -> Self {
        let mut texts: Vec<Symbol> = texts.collect();
        texts.sort_unstable();
        texts.dedup();
        let texts = texts
            .into_par_iter()
            .filter_map(|symbol| Some((symbol, read(model.text(symbol))?)))
            .collect();
        Self { texts }
    }

    fn get(&self, text: Symbol) -> Option<&T> {
        let index = self.texts.binary_search_by_key(&text, |read| read.0).ok()?;
        Some(&self.texts[index].1)
    }
}

/// How many things of a kind are known for a concept or a paper, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// By an explicit `is`, also `is none`.
    pub explicit: usize,
    /// By their words.
    pub by_text: usize,
    /// Not at all.
    pub unrecognised: usize,
}

impl Count {
    fn of(recognitions: impl Iterator<Item = Recognition>) -> Self {
        let mut count = Self::default();
        for recognition in recognitions {
            *match recognition {
                Recognition::Explicit => &mut count.explicit,
                Recognition::ByText => &mut count.by_text,
                Recognition::Unrecognised => &mut count.unrecognised,
            } += 1;
        }
        count
    }
}

/// What was recognised in a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Fields known for a concept.
    pub fields: Count,
    /// Documents known for a paper.
    pub documents: Count,
    /// Results known for a paper.
    pub results: Count,
}

/// Counts what was recognised.
pub fn tally(model: &Model) -> Tally {
    let fields = model.fields.items().iter();
    let documents = model.documents.items().iter();
    let results = model.results.items().iter();
    Tally {
        fields: Count::of(fields.map(|field| field.recognition)),
        documents: Count::of(documents.map(|document| document.recognition)),
        results: Count::of(results.map(|result| result.recognition)),
    }
}

#[cfg(test)]
mod tests;
