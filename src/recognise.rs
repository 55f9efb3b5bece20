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

use crate::fold::fold;
use crate::model::{
    ConceptId, Document, Field, Model, Outcome, PaperId, ProcedureId, Recognition, Stated,
};
use crate::symbol::Symbol;

mod document;
mod field;
mod item;
mod lexicon;
mod scope;
mod split;
mod vocabulary;
mod wording;

use document::Reading;
pub use item::{Asked, Handed, Handing, How, Meaning, Part, Standing, Sureness};
use lexicon::Lexicon;
use scope::Scopes;
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
    model.texts.share();
    model
}

fn recognise_fields(model: &mut Model) {
    let open = |field: &&Field| field.recognition == Recognition::Unrecognised;
    let fields = model.fields.items().iter().filter(open);
    let titles = titles(model, fields.map(|field| (0, field.head.title)));
    if titles.is_empty() {
        return;
    }
    let concepts = concept_names(model);
    let read = Read::of(model, titles, |_, text| field::read(&concepts, text));
    for id in model.fields.ids() {
        let field = &mut model.fields[id];
        if open(&&*field)
            && let Some(concept) = read.get((0, field.head.title))
        {
            field.concept = Stated::Is(*concept);
            field.recognition = Recognition::ByText;
        }
    }
}

fn recognise_documents(model: &mut Model) {
    let open = |document: &&Document| document.recognition == Recognition::Unrecognised;
    let documents = model.documents.items().iter().filter(open);
    let scopes = Scopes::of(model);
    let wording = |document: &Document| {
        let scope = scopes.of_procedure(document.procedure);
        (scope, document.head.title)
    };
    let titles = titles(model, documents.map(wording));
    if titles.is_empty() {
        return;
    }
    let papers = paper_tokens(model, &scopes);
    let read = Read::of(model, titles, |scope, text| {
        document::read(&papers[scope], text)
    });
    let mut several = BTreeMap::new();
    for id in model.documents.ids() {
        let document = &mut model.documents[id];
        if !open(&&*document) {
            continue;
        }
        match read.get(wording(document)) {
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
    let titles = titles(model, documents.map(|document| (0, document.head.title)));
    let read = Read::of(model, titles, |_, text| {
        PHRASES.leaves_open(text).then_some(())
    });
    for document in model.documents.iter_mut() {
        document.leaves_open = unread(document) && read.get((0, document.head.title)).is_some();
    }
}

fn recognise_results(model: &mut Model) {
    let open = |result: &&Outcome| result.recognition == Recognition::Unrecognised;
    let results = model.results.items().iter().filter(open);
    let scopes = Scopes::of(model);
    let wording = |result: &Outcome| (scopes.of_procedure(result.procedure), result.head.title);
    let titles = titles(model, results.map(wording));
    if titles.is_empty() {
        return;
    }
    let papers = scopes.names(model);
    // What any such writing is called tells no result from another.
    let plain = |paper: PaperId, text: &str| {
        model.papers[paper].kind_of_writing && item::is_plain(&fold(text))
    };
    let read = Read::of(model, titles, |scope, text| {
        document::read_whole(&papers[scope], text).filter(|paper| !plain(*paper, text))
    });
    for id in model.results.ids() {
        let result = &mut model.results[id];
        if open(&&*result)
            && let Some(paper) = read.get(wording(result))
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

/// Returns what divides the items of each scope.
fn paper_tokens(model: &Model, scopes: &Scopes) -> Vec<item::Tokens<PaperId>> {
    let is_open = |paper: PaperId| model.papers[paper].kind_of_writing;
    let names = scopes.names(model);
    let tokens = names
        .iter()
        .map(|names| item::Tokens::new(names.iter(), is_open));
    tokens.collect()
}

/// What the items of all dossiers ask for, as their words say it.
#[derive(Debug)]
pub struct Items {
    scopes: Scopes,
    read: Read<Vec<Part<PaperId>>>,
}

impl Items {
    /// Reads the items of all dossiers, each wording once in each domain that has names of its own, in
    /// parallel; linear in their length.
    pub fn read(model: &Model) -> Self {
        let scopes = Scopes::of(model);
        let documents = model.documents.items().iter();
        let wording = |document: &Document| {
            let scope = scopes.of_procedure(document.procedure);
            (scope, item_title(document))
        };
        let titles = titles(model, documents.map(wording));
        let tokens = paper_tokens(model, &scopes);
        let read = Read::of(model, titles, |scope, text| {
            Some(item::read(&tokens[scope], text))
        });
        Self { scopes, read }
    }

    /// Returns the parts of an item of a procedure, in the order of its words; none overlaps another.
    pub fn parts(&self, procedure: ProcedureId, title: Symbol) -> &[Part<PaperId>] {
        let scope = self.scopes.of_procedure(procedure);
        self.read.get((scope, title)).map_or(&[], Vec::as_slice)
    }
}

/// Returns the words of the item that a document is, or was read out of.
fn item_title(document: &Document) -> Symbol {
    let excerpt = document.excerpt.as_ref();
    excerpt.map_or(document.head.title, |excerpt| excerpt.title)
}

/// A text, and the scope in which it is read.
type Wording = (usize, Symbol);

/// Returns the titles that say something, each once in each scope.
fn titles(model: &Model, titles: impl Iterator<Item = Wording>) -> Vec<Wording> {
    let mut titles: Vec<Wording> = titles.collect();
    titles.sort_unstable();
    titles.dedup();
    titles.retain(|(_, title)| model.text(*title).contains(char::is_alphabetic));
    titles
}

/// What each of some texts was read as.
#[derive(Debug)]
struct Read<T> {
    /// The texts of which something could be read, in the order of their scopes and symbols.
    texts: Vec<(Wording, T)>,
}

impl<T: Send> Read<T> {
    /// Reads texts, in the order of their scopes and symbols, in parallel.
    fn of(
        model: &Model,
        texts: Vec<Wording>,
        read: impl Fn(usize, &str) -> Option<T> + Sync,
    ) -> Self {
        let texts = texts
            .into_par_iter()
            .filter_map(|(scope, text)| Some(((scope, text), read(scope, model.text(text))?)))
            .collect();
        Self { texts }
    }

    fn get(&self, wording: Wording) -> Option<&T> {
        let texts = &self.texts;
        let index = texts.binary_search_by_key(&wording, |read| read.0).ok()?;
        Some(&texts[index].1)
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
