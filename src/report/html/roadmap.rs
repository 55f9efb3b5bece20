//! The roadmap of the page: what the review chose, by who enacts it and by when.

use std::collections::BTreeMap;

use serde::Serialize;

use super::book::Book;
use super::words::Words;
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::plan::roadmap::{self, Task};
use crate::proposal::Feasibility;
use crate::report::provision;
use crate::report::text::plan::roadmap::{due, who};
use crate::report::words;

#[derive(Serialize)]
pub(super) struct Phase {
    quarter: Words,
    who: Words,
    due: Words,
    count: usize,
    amendments: Vec<Amendment>,
    tasks: Vec<Group>,
}

#[derive(Serialize)]
struct Amendment {
    what: Words,
    who: Words,
    unlocks: Vec<usize>,
}

/// What the same agencies carry out.
#[derive(Serialize)]
struct Group {
    who: Words,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    entry: usize,
    due: Option<Words>,
}

/// Tells the phases; `place_of` says where each proposal stands among the entries.
pub(super) fn roadmap(book: &Book<'_>, place_of: &BTreeMap<usize, usize>) -> Vec<Phase> {
    let page = book.page;
    let model = page.model;
    let phases = roadmap::of_review(page.rules, model, page.review);
    let told = phases.iter().map(|phase| {
        let amendments = phase.amendments.iter().map(|it| Amendment {
            what: provision::phrase_of(model, it.provision).into(),
            who: provision::agencies(model, &it.issuers, phase.feasibility).into(),
            unlocks: it.unlocks.iter().map(|made| place_of[made]).collect(),
        });
        let same = |left: &Task, right: &Task| left.agencies == right.agencies;
        let tasks = phase.tasks.chunk_by(same).map(|tasks| Group {
            who: provision::agencies(model, &tasks[0].agencies, Feasibility::Unknown).into(),
            items: tasks
                .iter()
                .map(|task| Item {
                    entry: place_of[&task.proposal],
                    due: task.due.map(decided),
                })
                .collect(),
        });
        let enacts = who(phase);
        Phase {
            quarter: phase.due.map_or_else(open, quarter).into(),
            who: Phrase::new(words::capital(&enacts.vi), words::capital(&enacts.en)).into(),
            due: due(phase).into(),
            count: phase.tasks.len(),
            amendments: amendments.collect(),
            tasks: tasks.collect(),
        }
    });
    told.collect()
}

fn open() -> Phrase {
    phrase!("Chưa định được quý", "No quarter set")
}

fn quarter(day: jiff::civil::Date) -> Phrase {
    let quarter = (day.month() + 2) / 3;
    let roman = ["I", "II", "III", "IV"][usize::try_from(quarter - 1).unwrap_or_default()];
    let year = day.year();
    phrase!("Quý {roman} năm {year}", "Quarter {quarter} of {year}")
}

fn decided(day: jiff::civil::Date) -> Words {
    let Phrase { vi, en } = wording::date(day);
    phrase!("đã quyết định: hạn {vi}", "decided: by {en}").into()
}
