//! Texts of fields, documents and results to the concepts and papers of the catalogue.
//!
//! Goes over what nobody said with `is` and reads it from the wording, against titles and aliases,
//! folded (see [`crate::fold`]). A wrong recognition costs more than a missed one: it makes a rule
//! speak of a paper that nobody asked for. So a field or a result is recognised by its whole text
//! only, a document only where it is known of all the words of its item what they ask for. An item
//! that asks for several things becomes a document for each.
//!
//! [`Items`] reads the items of dossiers in full, part by part, for people to look over.
//!
//! What was recognised how is written on each thing ([`Recognition`]); [`tally`] counts it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::model::{ConceptId, Document, Field, Model, Outcome, PaperId, Recognition, Stated};
use crate::symbol::Symbol;

mod document;
mod field;
mod item;
mod lexicon;
mod split;
mod vocabulary;
mod wording;

use document::Reading;
pub use item::{Asked, Handed, Handing, How, Meaning, Part, Standing, Sureness};
use lexicon::Lexicon;
use split::split;

/// Recognises what it can and returns the model with it; an explicit `is` is never touched.
///
/// A document whose words give a condition gets that too, unless one is stated. Each text is read
/// once, however many things it names; linear in the length of the texts. Without a text to read,
/// the catalogue is not gone over either.
pub fn recognise(mut model: Model) -> Model {
    recognise_fields(&mut model);
    recognise_documents(&mut model);
    recognise_what_is_left_open(&mut model);
    recognise_results(&mut model);
    model
}

fn recognise_fields(model: &mut Model) {
    let open = |field: &&Field| field.recognition == Recognition::Unrecognised;
    let fields = model.fields.items().iter().filter(open);
    let titles = titles(model, fields.map(|field| field.head.title));
    if titles.is_empty() {
        return;
    }
    let concepts = concept_names(model);
    let read = Read::of(model, titles, |text| field::read(&concepts, text));
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

fn recognise_documents(model: &mut Model) {
    let open = |document: &&Document| document.recognition == Recognition::Unrecognised;
    let documents = model.documents.items().iter().filter(open);
    let titles = titles(model, documents.map(|document| document.head.title));
    if titles.is_empty() {
        return;
    }
    let papers = paper_tokens(model);
    let read = Read::of(model, titles, |text| document::read(&papers, text));
    let mut several = BTreeMap::new();
    for id in model.documents.ids() {
        let document = &mut model.documents[id];
        if !open(&&*document) {
            continue;
        }
        match read.get(document.head.title) {
            Some(Reading::One {
                paper,
                condition,
                quantities,
            }) => {
                document.paper = Stated::Is(*paper);
                document.recognition = Recognition::ByText;
                if let (Stated::Unknown, Some(condition)) = (document.condition, condition) {
                    document.condition = Stated::Is(model.texts.intern(condition));
                }
                if let Some(quantities) = quantities {
                    quantities.tell(document);
                }
            }
            // A choice within a choice is none of the model's.
            Some(Reading::Several(things)) if document.alternative.is_none() => {
                several.insert(id, things.as_slice());
            }
            Some(Reading::Several(_)) | None => {}
        }
    }
    split(model, &several);
}

/// Marks the documents whose words leave open if they must be handed in, of those that were not read by
/// their words: the model then has no choice or condition for it.
///
/// Judged by the phrases of offices alone, so that the catalogue is not gone over for it.
fn recognise_what_is_left_open(model: &mut Model) {
    static PHRASES: LazyLock<item::Tokens<PaperId>> =
        LazyLock::new(|| item::Tokens::new(std::iter::empty(), |_| false));
    let unread = |document: &Document| {
        document.recognition != Recognition::ByText && document.excerpt.is_none()
    };
    let documents = model.documents.items().iter();
    let documents = documents.filter(|document| unread(document));
    let titles = titles(model, documents.map(|document| document.head.title));
    let read = Read::of(model, titles, |text| {
        PHRASES.leaves_open(text).then_some(())
    });
    for document in model.documents.iter_mut() {
        document.leaves_open = unread(document) && read.get(document.head.title).is_some();
    }
}

fn recognise_results(model: &mut Model) {
    let open = |result: &&Outcome| result.recognition == Recognition::Unrecognised;
    let results = model.results.items().iter().filter(open);
    let titles = titles(model, results.map(|result| result.head.title));
    if titles.is_empty() {
        return;
    }
    let papers = paper_names(model);
    let read = Read::of(model, titles, |text| document::read_whole(&papers, text));
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

fn concept_names(model: &Model) -> Lexicon<ConceptId> {
    let concepts = model.concepts.iter();
    Lexicon::new(
        model,
        concepts.map(|(id, concept)| (id, &concept.head, &concept.aliases[..])),
    )
}

fn paper_names(model: &Model) -> Lexicon<PaperId> {
    let papers = model.papers.iter();
    Lexicon::new(
        model,
        papers.map(|(id, paper)| (id, &paper.head, &paper.aliases[..])),
    )
}

fn paper_tokens(model: &Model) -> item::Tokens<PaperId> {
    let is_open = |paper: PaperId| model.papers[paper].kind_of_writing;
    item::Tokens::new(paper_names(model).iter(), is_open)
}

/// What the items of all dossiers ask for, as their words say it.
#[derive(Debug)]
pub struct Items {
    read: Read<Vec<Part<PaperId>>>,
}

impl Items {
    /// Reads the items of all dossiers, each wording once, in parallel; linear in their length.
    pub fn read(model: &Model) -> Self {
        let documents = model.documents.items().iter();
        let titles = titles(model, documents.map(item_title));
        let tokens = paper_tokens(model);
        Self {
            read: Read::of(model, titles, |text| Some(item::read(&tokens, text))),
        }
    }

    /// Returns the parts of an item, in the order of its words; none overlaps another.
    pub fn parts(&self, title: Symbol) -> &[Part<PaperId>] {
        self.read.get(title).map_or(&[], Vec::as_slice)
    }
}

/// Returns the words of the item that a document is, or was read out of.
fn item_title(document: &Document) -> Symbol {
    let excerpt = document.excerpt.as_ref();
    excerpt.map_or(document.head.title, |excerpt| excerpt.title)
}

/// Returns the titles that say something, each once.
fn titles(model: &Model, titles: impl Iterator<Item = Symbol>) -> Vec<Symbol> {
    let mut titles: Vec<Symbol> = titles.collect();
    titles.sort_unstable();
    titles.dedup();
    titles.retain(|title| model.text(*title).contains(char::is_alphabetic));
    titles
}

/// What each of some texts was read as.
#[derive(Debug)]
struct Read<T> {
    /// The texts of which something could be read, in the order of their symbols.
    texts: Vec<(Symbol, T)>,
}

impl<T: Send> Read<T> {
    /// Reads texts, in the order of their symbols, in parallel.
    fn of(model: &Model, texts: Vec<Symbol>, read: impl Fn(&str) -> Option<T> + Sync) -> Self {
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
