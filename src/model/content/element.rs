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

use super::{Record, document_key, field, fnv1a, result, step};
use crate::fold::fold;
use crate::index::Id as _;
use crate::model::{Citation, Entity, Model};
use crate::syntax::keyword::Keyword;

/// Returns a number that two things share if they are the same, and else once in 2⁶⁴ things or so.
///
/// Linear in the text; means nothing outside the run.
pub fn element(model: &Model, thing: Entity) -> u128 {
    let bytes = match thing {
        Entity::Document(id) => document_key(model, &model.documents[id]),
        Entity::Result(id) => result(model, &model.results[id]),
        Entity::Field(id) => field(model, &model.fields[id]),
        Entity::Step(id) => step(model, &model.steps[id]),
        Entity::Consultation(id) => one(model.consultations[id].agency.index()),
        Entity::Channel(id) => {
            let channel = &model.channels[id];
            let mut record = Record::new(model);
            record.bytes(channel.method.english().as_bytes());
            record.keyword(channel.extent);
            record.bytes
        }
        Entity::Form(id) => {
            let mut record = Record::new(model);
            record.title(model.forms[id].head.title);
            record.bytes
        }
        Entity::Citation(id) => citation(model, &model.citations[id]),
        Entity::Procedure(_)
        | Entity::Agency(_)
        | Entity::Law(_)
        | Entity::Concept(_)
        | Entity::Register(_)
        | Entity::Paper(_) => one(thing.index()),
    };
    of_sort(thing.kind().keyword().english(), &bytes)
}

/// Returns the number of a text: that of its folded form.
pub fn text_element(text: &str) -> u128 {
    of_sort("text", fold(text).as_bytes())
}

/// Returns the number of one of a closed list of values.
pub fn constant_element(constant: Keyword) -> u128 {
    of_sort("constant", constant.english().as_bytes())
}

/// Returns the number of a set of things, given by their numbers in order.
pub fn set_element(elements: &[u128]) -> u128 {
    let bytes = elements.iter().flat_map(|element| element.to_le_bytes());
    of_sort("set", &bytes.collect::<Vec<u8>>())
}

fn one(index: usize) -> Vec<u8> {
    index.to_le_bytes().to_vec()
}

fn of_sort(sort: &str, bytes: &[u8]) -> u128 {
    fnv1a(&[sort.as_bytes(), &[0], bytes].concat())
}

fn citation(model: &Model, citation: &Citation) -> Vec<u8> {
    let mut record = Record::new(model);
    record.number(citation.law.index());
    for label in [
        citation.annex,
        citation.article,
        citation.clause,
        citation.point,
        citation.section,
    ] {
        record.number(usize::from(label.is_some()));
        if let Some(label) = label {
            record.title(label);
        }
    }
    record.bytes
}
