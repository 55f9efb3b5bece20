//! What the page tells of one procedure once it is opened: itself, its steps, what was found in it.

use serde::Serialize;

use super::book::Book;
use super::dossier::{self, Item};
use super::facts::facts;
use super::words::Words;
use crate::finding::wording;
use crate::model::ProcedureId;
use crate::phrase::{Phrase, phrase};
use crate::report::drawing::{Drawing, swim};
use crate::report::pen::{Line, Pen};
use crate::report::text::finding::{line_of, place};
use crate::report::text::{decision, proof};
use crate::report::words;

/// What is told of a procedure.
#[derive(Serialize)]
pub(super) struct Detail {
    facts: Vec<(Words, Words)>,
    /// Whether the chosen proposals repeal it or have another take it over.
    gone: bool,
    documents: Option<Vec<Item>>,
    fields: Option<Vec<Item>>,
    /// Now, and with the chosen proposals where that differs.
    steps: Option<[Option<Steps>; 2]>,
    findings: Vec<Finding>,
}

#[derive(Serialize, PartialEq, Eq)]
struct Steps {
    picture: Drawing,
    /// Whether the whole order is described.
    ordered: bool,
    length: Option<Words>,
}

/// What is told of findings about no procedure.
#[derive(Serialize)]
pub(super) struct Outside {
    findings: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    id: String,
    rule: usize,
    message: Words,
    /// Name, value, place.
    evidence: Vec<(String, Words, Option<String>)>,
    more: Option<Words>,
    bases: Vec<usize>,
    /// How far it stands below the first, its sign, what is told.
    proof: Vec<(usize, String, Words)>,
    takes_in: Vec<Words>,
    decision: Vec<Words>,
    at: String,
}

pub(super) fn of_procedure(book: &Book<'_>, index: usize) -> Detail {
    let id = book.procedures[index];
    let after = book.after(id);
    Detail {
        facts: facts(book.page.model, id),
        gone: after.is_none(),
        documents: dossier::documents(book, id),
        fields: dossier::fields(book, id),
        steps: steps(book, id, after),
        findings: findings(book, Some(id)),
    }
}

pub(super) fn outside(book: &Book<'_>) -> Outside {
    Outside {
        findings: findings(book, None),
    }
}

fn steps(
    book: &Book<'_>,
    now: ProcedureId,
    then: Option<ProcedureId>,
) -> Option<[Option<Steps>; 2]> {
    let chart = |model, id| {
        let chart = swim::chart(model, id)?;
        let length = chart.length.map(|length| {
            let Phrase { vi, en } = wording::duration(length);
            phrase!("Dài nhất theo trình tự: {vi}", "Longest way through: {en}").into()
        });
        Some(Steps {
            picture: chart.drawing,
            ordered: chart.ordered,
            length,
        })
    };
    let now = chart(book.page.model, now)?;
    let then = then.and_then(|id| chart(&book.after, id));
    let then = then.filter(|then| *then != now);
    Some([Some(now), then])
}

fn findings(book: &Book<'_>, home: Option<ProcedureId>) -> Vec<Finding> {
    let positions = book.findings.get(&home).map_or(&[][..], Vec::as_slice);
    positions.iter().map(|it| finding(book, *it)).collect()
}

fn finding(book: &Book<'_>, position: usize) -> Finding {
    let page = book.page;
    let found = &page.review.findings[position];
    let more = found.witness_count.saturating_sub(1);
    let more = (more > 0).then(|| {
        let Phrase { vi, en } = words::count(more.into());
        phrase!("và {vi} trường hợp tương tự", "and {en} more like it").into()
    });
    let guests = page.review.takes_in[position].iter();
    let guests = guests.map(|guest| {
        let guest = &page.review.taken_in[*guest];
        let (Phrase { vi, en }, id) = (&guest.message, &guest.id);
        phrase!("{vi} ({id})", "{en} ({id})").into()
    });
    let mut decided = Pen::recording();
    decision::write(page, position, &mut decided);
    Finding {
        id: found.id.clone(),
        rule: book.rule_place(found.rule),
        message: (&found.message).into(),
        evidence: found
            .evidence
            .iter()
            .map(|known| {
                let at = known.at.map(|span| line_of(page, span));
                (known.name.clone(), (&known.value).into(), at)
            })
            .collect(),
        more,
        bases: found
            .bases
            .iter()
            .map(|it| book.basis_place(&wording::cited(it, page.model)))
            .collect(),
        proof: proof_of(book, position),
        takes_in: guests.collect(),
        decision: decided
            .lines()
            .into_iter()
            .map(|it| it.text.into())
            .collect(),
        at: place(page, found.at),
    }
}

/// Tells the proof of a finding line by line, as the text does.
fn proof_of(book: &Book<'_>, position: usize) -> Vec<(usize, String, Words)> {
    let found = &book.page.review.findings[position];
    let Some((ground, proved)) = book.page.proof(found) else {
        return Vec::new();
    };
    let mut pen = Pen::recording();
    proof::write(ground, found, &proved, &mut pen);
    // The heading says which finding it is of, and what the signs mean.
    let lines = pen.lines().into_iter().skip(1);
    let told = lines.map(|Line { lead, text }| {
        let sign = lead.trim_start();
        let depth = lead.len() - sign.len();
        let sign = sign.trim_end().to_owned();
        (depth.saturating_sub(4) / 2, sign, text.into())
    });
    told.collect()
}
