//! What a procedure is made of, as features that can be compared.

use super::View;
use crate::fold::{item_words, words};
use crate::model::content::{constant_element, element, folded_element, set_element};
use crate::model::{Entity, Model, Procedure, ProcedureId, Stated, Step};
use crate::symbol::Symbol;

/// How many words of a title say what is done: `cấp giấy phép`, `cấp lại giấy`, `gia hạn giấy`.
const ACT: usize = 3;

/// A procedure as the features it has.
pub(super) struct Profile {
    /// What has to be equal for two procedures to be compared.
    pub(super) key: u128,
    /// Papers, information, results, steps and laws, each once and in order.
    pub(super) features: Vec<u128>,
    /// The words of the title, each once and in order.
    pub(super) words: Vec<u128>,
}

impl Profile {
    /// Returns a number that two profiles share if they have the same features.
    pub(super) fn fingerprint(&self) -> u128 {
        set_element(&[set_element(&self.features), set_element(&self.words)])
    }
}

/// Returns what a procedure is compared by; `None` where it is not described what it asks or gives,
/// or where it asks for nothing.
///
/// Linear in the text.
pub(super) fn profile(model: &Model, id: ProcedureId, view: View) -> Option<Profile> {
    let procedure = &model.procedures[id];
    let Stated::Is(results) = &procedure.results else {
        return None;
    };
    let is_asked = |part: &Entity| matches!(part, Entity::Document(_) | Entity::Field(_));
    let parts = parts(model, procedure);
    if procedure.documents == Stated::Unknown || !parts.iter().any(is_asked) {
        return None;
    }
    let results = features(model, results.iter().copied().map(Entity::from));
    let laws = procedure.head.bases.items().iter();
    let laws = laws.map(|basis| Entity::from(model.citations[*basis].law));
    let mut all = features(model, parts.into_iter().chain(laws));
    all.extend(&results);
    let title = model.texts.folded(procedure.head.title);
    Some(Profile {
        key: set_element(&key(model, procedure, results, view)),
        features: set(all),
        words: set(words(title).map(folded_element).collect()),
    })
}

/// Returns the documents and fields of a procedure, and the steps of which is said what is done: a
/// bare step is like any other.
pub(super) fn parts(model: &Model, procedure: &Procedure) -> Vec<Entity> {
    let documents = procedure.documents.items().iter().copied();
    let fields = procedure.fields.items().iter().copied();
    let steps = procedure.steps.items().iter().copied();
    let told = steps.filter(|step| says_what_is_done(model, &model.steps[*step]));
    let documents = documents.map(Entity::from);
    let parts = documents.chain(fields.map(Entity::from));
    parts.chain(told.map(Entity::from)).collect()
}

/// Returns whether a step has an act, or a title that says more than its name and `Bước 1`.
pub(super) fn says_what_is_done(model: &Model, step: &Step) -> bool {
    let (name, title) = (model.text(step.head.name), model.text(step.head.title));
    let short = name.rsplit('.').next();
    let says_more = |word: &str| word != "bước" && word.parse::<u32>().is_err();
    matches!(step.act, Stated::Is(_))
        || short != Some(title) && words(model.texts.folded(step.head.title)).any(says_more)
}

/// Returns what has to be equal: the results and the act that the title begins with, and within one
/// level the levels and authorities.
fn key(model: &Model, procedure: &Procedure, results: Vec<u128>, view: View) -> Vec<u128> {
    let mut key = results;
    let title = model.texts.folded(procedure.head.title);
    let words: Vec<&str> = words(title).collect();
    let said = words.strip_prefix(&["thủ", "tục"]).unwrap_or(&words);
    key.push(folded_element(&said[..said.len().min(ACT)].join(" ")));
    if view == View::OneLevel {
        let levels = procedure.levels.items().iter();
        key.extend(levels.map(|level| constant_element(*level)));
        let authorities = procedure.authorities.items().iter();
        key.extend(features(model, authorities.copied().map(Entity::from)));
    }
    set(key)
}

fn features(model: &Model, things: impl Iterator<Item = Entity>) -> Vec<u128> {
    set(things.map(|thing| feature(model, thing)).collect())
}

/// Returns what makes two things the same for likeness.
///
/// A paper that nobody knows is the same as one of the same words, whatever signs stand between
/// them and however it is numbered: `a) Đơn đề nghị;` and `1. Đơn đề nghị`.
pub(super) fn feature(model: &Model, thing: Entity) -> u128 {
    let of_words = |title, role: Stated<Symbol>| {
        let kind = thing.kind().keyword().english();
        let role = role.value().map_or("", |role| model.texts.folded(role));
        let title = model.texts.folded(title);
        folded_element(&format!("{kind} {role}: {}", item_words(title).join(" ")))
    };
    match thing {
        Entity::Document(id) if !matches!(model.documents[id].paper, Stated::Is(_)) => {
            of_words(model.documents[id].head.title, model.documents[id].role)
        }
        Entity::Result(id) if !matches!(model.results[id].paper, Stated::Is(_)) => {
            of_words(model.results[id].head.title, model.results[id].role)
        }
        _ => element(model, thing),
    }
}

/// Puts numbers in order, each once.
fn set(mut numbers: Vec<u128>) -> Vec<u128> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
