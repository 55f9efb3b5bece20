//! Items of a dossier, and results.

use super::lexicon::{Lexicon, Spotter};
use super::{condition, wording};
use crate::fold::fold;
use crate::model::PaperId;

/// What an item of a dossier was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) paper: PaperId,
    /// The words that say when it is asked for.
    pub(super) condition: Option<String>,
}

/// Returns the paper that an item asks for, if it begins with its name and asks for nothing else.
pub(super) fn read(papers: &Spotter<PaperId>, item: &str) -> Option<Reading> {
    let folded = fold(item);
    let names = papers.names(&folded);
    let mut text = folded.as_str();
    let first = loop {
        let start = folded.len() - text.len();
        if let Some(name) = names.iter().find(|name| name.start == start) {
            break name;
        }
        text = wording::without_lead(text)?;
    };
    let paper = first.id?;
    let rest = &folded[first.end..];
    let one_paper = names.iter().all(|name| name.id == Some(paper));
    (one_paper && wording::continues_harmlessly(rest) && wording::asks_for_one_thing(rest)).then(
        || Reading {
            paper,
            condition: condition::read(item, &folded, first.end),
        },
    )
}

/// Returns the paper that a result is, if the whole of its text says so.
pub(super) fn read_whole(papers: &Lexicon<PaperId>, result: &str) -> Option<PaperId> {
    let folded = fold(result);
    let mut text = wording::without_notes(&folded);
    loop {
        if let Some(paper) = papers.whole(text) {
            return Some(paper);
        }
        text = wording::without_lead(text)?;
    }
}
