//! The list of the page: each proposal with what it answers, each finding that none answers.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::book::Book;
use super::words::Words;
use crate::decision::Verdict;
use crate::difference::baseline::Standing;
use crate::model::Entity;
use crate::phrase::Phrase;
use crate::proposal::provision::provisions;
use crate::proposal::select::saves;
use crate::proposal::{Choice, touched};
use crate::report::text::proposal;
use crate::report::{Page, edit, json, provision, words};
use crate::review::rank;

/// How many entries are told on the first page.
const TOP: usize = 10;

/// A line of the list: a proposal with what it answers, or a finding that none answers.
#[derive(Serialize)]
pub(super) struct Entry {
    id: String,
    text: Words,
    procedures: BTreeSet<usize>,
    rule: usize,
    severity: &'static str,
    confidence: &'static str,
    feasibility: Option<&'static str>,
    effort: i64,
    choice: &'static str,
    status: BTreeSet<&'static str>,
    /// Where it stands when the weightiest come first.
    weight: usize,
    effect: Option<Words>,
    /// What is to be asked before it is carried out.
    question: Option<Words>,
    amends: Vec<usize>,
    reason: Option<Words>,
    /// What it answers: of each finding the procedure it is told with, and its id.
    findings: Vec<(Option<usize>, String)>,
}

/// Returns the entries in the order of the findings, and of each the proposal that it is.
pub(super) fn entries(book: &Book<'_>) -> (Vec<Entry>, Vec<Option<usize>>) {
    let review = book.page.review;
    let mut entries = Vec::new();
    let mut positions = Vec::new();
    for (finding, answer) in review.answers.iter().enumerate() {
        match answer {
            Some(made) if review.proposals[*made].findings[0] == finding => {
                entries.push(of_proposal(book, *made));
                positions.push(Some(*made));
            }
            // Told with the first finding that it answers.
            Some(_) => {}
            None => {
                entries.push(of_finding(book, finding));
                positions.push(None);
            }
        }
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|place| weight(book, &entries[*place], positions[*place]));
    for (weight, place) in order.into_iter().enumerate() {
        entries[place].weight = weight;
    }
    (entries, positions)
}

/// What comes first: the chosen, legal duties, money saved, things saved, less legal effort.
fn weight(book: &Book<'_>, entry: &Entry, proposal: Option<usize>) -> impl Ord + use<> {
    let made = proposal.map(|position| &book.page.review.proposals[position]);
    let severity = ["must", "should", "consider"]
        .iter()
        .position(|it| *it == entry.severity);
    let cost = made.and_then(|made| made.effect.cost);
    let cost = cost.map_or(0, |cost| cost.range.cautious());
    (
        entry.choice != "chosen",
        severity,
        cost,
        Reverse(made.map_or(0, |made| saves(&made.effect))),
        entry.effort,
    )
}

/// Returns the places of the weightiest of the chosen.
pub(super) fn top(entries: &[Entry]) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..entries.len())
        .filter(|place| entries[*place].choice == "chosen")
        .collect();
    chosen.sort_by_key(|place| entries[*place].weight);
    chosen.truncate(TOP);
    chosen
}

fn of_proposal(book: &Book<'_>, position: usize) -> Entry {
    let page = book.page;
    let made = &page.review.proposals[position];
    let told = |is_question: bool| {
        let edits = made.edits.iter();
        let edits = edits.filter(|made| made.is_question() == is_question);
        let told = edits.map(|made| edit::phrase_of(page.model, made));
        words::join(&told.collect::<Vec<_>>(), "; ")
    };
    let (text, question) = (told(false), told(true));
    let is_question = made.choice == Choice::Question;
    let mut procedures: BTreeSet<usize> = touched(page.model, &made.edits)
        .into_iter()
        .map(|id| book.place(id))
        .collect();
    let entry = about(book, &made.findings);
    if procedures.is_empty() {
        procedures.clone_from(&entry.procedures);
    }
    let amends = provisions(page.model, &made.edits).into_iter();
    let amends = amends.map(|it| book.basis_place(&provision::phrase_of(page.model, it)));
    Entry {
        id: json::proposal_id(position),
        text: if is_question { &question } else { &text }.into(),
        question: (!is_question && question != Phrase::default()).then(|| (&question).into()),
        procedures,
        feasibility: (!is_question).then(|| made.feasibility.slug()),
        effort: if is_question {
            entry.effort
        } else {
            made.feasibility.effort()
        },
        choice: match made.choice {
            Choice::Chosen => "chosen",
            Choice::Question => "question",
            Choice::Conflicts { .. } => "conflict",
            Choice::Withdrawn => "withdrawn",
            Choice::NotWanted => "not-wanted",
        },
        effect: (!is_question).then(|| proposal::changes(&made.effect).into()),
        amends: if is_question {
            Vec::new()
        } else {
            amends.collect()
        },
        reason: proposal::passed_over(page, position).map(Into::into),
        ..entry
    }
}

fn of_finding(book: &Book<'_>, position: usize) -> Entry {
    let found = &book.page.review.findings[position];
    Entry {
        id: found.id.clone(),
        text: (&found.message).into(),
        ..about(book, &[position])
    }
}

/// What an entry has of the findings that it is about; the gravest gives it its rule.
fn about(book: &Book<'_>, findings: &[usize]) -> Entry {
    let page = book.page;
    let rule_of = |finding: usize| &page.rules.rules[page.review.findings[finding].rule];
    let gravest = findings
        .iter()
        .copied()
        .min_by_key(|it| Reverse(rank(rule_of(*it).severity)));
    let gravest = gravest.expect("a proposal answers a finding");
    let rule = rule_of(gravest);
    let things = findings
        .iter()
        .flat_map(|it| &page.review.findings[*it].about);
    let of = |thing: &Entity| Some(book.place(thing.procedure(page.model)?));
    Entry {
        id: String::new(),
        text: Phrase::default().into(),
        procedures: things.filter_map(of).collect(),
        rule: book.rule_place(page.review.findings[gravest].rule),
        severity: rule.severity.english(),
        confidence: rule.confidence.english(),
        feasibility: None,
        effort: i64::MAX >> 16,
        choice: "none",
        status: findings.iter().flat_map(|it| status(page, *it)).collect(),
        weight: 0,
        effect: None,
        question: None,
        amends: Vec::new(),
        reason: None,
        findings: findings
            .iter()
            .map(|it| {
                let home = book.home(*it).map(|id| book.place(id));
                (home, page.review.findings[*it].id.clone())
            })
            .collect(),
    }
}

/// How a finding stands to a known review, and what was decided on it.
fn status(page: Page<'_>, finding: usize) -> Vec<&'static str> {
    let mut status = Vec::new();
    match page.baseline.map(|known| &known.of[finding]) {
        None => {}
        Some(Standing::New) => status.push("new"),
        Some(Standing::Known) => status.push("known"),
        Some(Standing::Changed { .. }) => status.push("changed"),
    }
    if let Some(ruling) = &page.review.rulings.of[finding] {
        status.push(match ruling.decision.verdict {
            _ if !ruling.holds() => "lapsed",
            Verdict::Accept if ruling.is_overdue => "overdue",
            Verdict::Accept => "accepted",
            Verdict::Reject => "rejected",
            Verdict::Defer => "deferred",
        });
    }
    status
}
