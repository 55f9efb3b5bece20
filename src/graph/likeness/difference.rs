//! What keeps procedures apart that are nearly one: the parameters of the one they could be.

use std::collections::BTreeMap;

use super::feature::{feature, parts};
use crate::fold::fold;
use crate::model::{Entity, Model, ProcedureId};

/// Returns the words in which the titles of some procedures differ: of each what stands between the
/// words that all begin with and those that all end with, each once, in the order of the
/// procedures; none where a title has nothing there.
pub fn variants(model: &Model, procedures: &[ProcedureId]) -> Vec<String> {
    let titles: Vec<Vec<&str>> = procedures
        .iter()
        .map(|id| model.text(model.procedures[*id].head.title))
        .map(|title| title.split_whitespace().collect())
        .collect();
    let folded: Vec<Vec<String>> = titles
        .iter()
        .map(|words| words.iter().map(|word| fold(bare(word))).collect())
        .collect();
    let shortest = folded.iter().map(Vec::len).min().unwrap_or(0);
    let is_shared = |place: usize, from_end: bool| {
        let mut words = folded.iter().map(|words| {
            let place = if from_end {
                words.len() - 1 - place
            } else {
                place
            };
            &words[place]
        });
        let first = words.next();
        words.all(|word| Some(word) == first)
    };
    let count = |most: usize, from_end: bool| {
        let mut places = 0..most;
        places
            .find(|place| !is_shared(*place, from_end))
            .unwrap_or(most)
    };
    let before = count(shortest, false);
    let after = count(shortest - before, true);
    let mut variants: Vec<String> = Vec::new();
    for words in titles {
        let words = words[before..words.len() - after].join(" ");
        let words = bare(&words);
        if !words.is_empty() && !variants.iter().any(|known| known == words) {
            variants.push(words.to_owned());
        }
    }
    variants
}

/// Returns words without the signs around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Returns the documents, fields and steps that some of the procedures have and others have not,
/// those that are the same once, in the order of the procedures.
pub fn differences(model: &Model, procedures: &[ProcedureId]) -> Vec<Entity> {
    let mut having: BTreeMap<u128, (usize, ProcedureId)> = BTreeMap::new();
    let mut all = Vec::new();
    for id in procedures {
        for part in parts(model, &model.procedures[*id]) {
            let feature = feature(model, part);
            match having.get_mut(&feature) {
                // A part that stands in a procedure twice counts once.
                Some((count, last)) if last != id => (*count, *last) = (*count + 1, *id),
                Some(_) => {}
                None => {
                    having.insert(feature, (1, *id));
                    all.push((feature, part));
                }
            }
        }
    }
    let differs = |feature| having[feature].0 < procedures.len();
    let differing = all.iter().filter(|(feature, _)| differs(feature));
    differing.map(|(_, part)| *part).collect()
}
