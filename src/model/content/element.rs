//! What makes two things of a list the same, for whoever asks how alike two lists are.
//!
//! | things | the same if they have the same |
//! |---|---|
//! | documents, results | paper and role; the folded title where the paper is unknown |
//! | fields | concept, role and moment; the folded title where the concept is unknown |
//! | steps | act and folded title |
//! | consultations | agency |
//! | channels | method and extent |
//! | forms | folded title |
//! | bases | law, annex, article, clause, point and section |
//! | all others | they are one thing |
//!
//! What nobody described is the same as what nobody described, and as nothing else.

use xxhash_rust::xxh3::xxh3_128_with_seed;

use super::{Record, document_key, field, result, step};
use crate::fold::fold;
use crate::index::Id as _;
use crate::model::{Citation, Entity, Kind, Model};
use crate::symbol::{Symbol, fingerprint};
use crate::syntax::keyword::Keyword;

/// Returns a number that two things share if they are the same, and else once in 2⁶⁴ things or so.
///
/// Linear in the text; means nothing outside the run.
pub fn element(model: &Model, thing: Entity) -> u128 {
    let record = match thing {
        Entity::Document(id) => document_key(model, &model.documents[id]),
        Entity::Result(id) => result(model, &model.results[id]),
        Entity::Field(id) => field(model, &model.fields[id]),
        Entity::Step(id) => step(model, &model.steps[id]),
        Entity::Consultation(id) => model.consultations[id].agency.index() as u128,
        Entity::Channel(id) => {
            let channel = &model.channels[id];
            let mut record = Record::new(model);
            record.number(channel.method as usize);
            record.keyword(channel.extent);
            record.finish()
        }
        Entity::Form(id) => {
            let mut record = Record::new(model);
            record.title(model.forms[id].head.title);
            record.finish()
        }
        Entity::Citation(id) => citation(model, &model.citations[id]),
        Entity::Procedure(_)
        | Entity::Agency(_)
        | Entity::Law(_)
        | Entity::Concept(_)
        | Entity::Register(_)
        | Entity::Paper(_) => thing.index() as u128,
    };
    of_sort(Sort::Thing(thing.kind()), &record.to_le_bytes())
}

/// Returns the number of a text: that of its folded form.
pub fn text_element(text: &str) -> u128 {
    folded_element(&fold(text))
}

/// Returns the number of a text of the model, as [`text_element`] does: what it folds to is known.
pub fn symbol_element(model: &Model, text: Symbol) -> u128 {
    of_sort(Sort::Text, &model.texts.fingerprint(text))
}

/// Returns the number of a text that is folded already, as [`text_element`] does.
pub fn folded_element(folded: &str) -> u128 {
    of_sort(Sort::Text, &fingerprint(folded))
}

/// Returns the number of one of a closed list of values.
pub fn constant_element(constant: Keyword) -> u128 {
    of_sort(Sort::Constant, &(constant as u64).to_le_bytes())
}

/// Returns the number of a set of things, given by their numbers in order.
pub fn set_element(elements: &[u128]) -> u128 {
    let bytes = elements.iter().flat_map(|element| element.to_le_bytes());
    of_sort(Sort::Set, &bytes.collect::<Vec<u8>>())
}

/// What a number stands for: numbers of two sorts are never the same.
#[derive(Clone, Copy)]
enum Sort {
    Thing(Kind),
    Text,
    Constant,
    Set,
}

fn of_sort(sort: Sort, bytes: &[u8]) -> u128 {
    let seed = match sort {
        Sort::Text => 0,
        Sort::Constant => 1,
        Sort::Set => 2,
        Sort::Thing(kind) => 3 + kind as u64,
    };
    xxh3_128_with_seed(bytes, seed)
}

fn citation(model: &Model, citation: &Citation) -> u128 {
    let mut record = Record::new(model);
    record.number(citation.law.index());
    for label in citation.labels() {
        record.number(usize::from(label.is_some()));
        if let Some(label) = label {
            record.title(label);
        }
    }
    record.finish()
}
