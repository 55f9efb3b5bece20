//! A review as JSON: `tinhgon.review/1`.
//!
//! The types of `json/schema.rs` are the format, and nothing else is serialised. Keys stand in the
//! order of their fields; what is unknown is `null`, what does not apply is left out.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::ser::{Error as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::difference::baseline::Baseline;
use crate::finding::wording::{self, name};
use crate::finding::{Evidence, Finding};
use crate::measure::weight::weights;
use crate::model::{Entity, Model};
use crate::proposal::Choice;
use crate::source::Sources;
use crate::span::Span;
use crate::syntax::keyword::Keyword;

use super::Page;

mod comparison;
mod decision;
mod difference;
mod figure;
pub mod plan;
mod gap;
mod procedure;
mod proof;
mod proposal;
mod schema;
mod target;

pub use difference::difference;
use figure::decimal;
pub use proof::{explain, why_not};
use proposal::proposal;
pub use schema::json_schema;
use schema::pretty;
pub use schema::proof::{near_miss_schema, proof_schema};
use target::target;

/// How sure what is counted in the files is: as sure as they are.
const COUNTED: &str = Keyword::Declared.english();

/// The name and version of the format.
const SCHEMA: &str = "tinhgon.review/1";

/// Writes a review, indented, with a line feed at the end; findings and proposals are made one
/// after the other as they are written, so that no more than one is held.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(page: Page<'_>, out: impl Write) -> io::Result<()> {
    write_those(page, &|_| true, out)
}

/// Writes a review as [`write()`] does with only some of its findings, by their positions.
///
/// # Errors
///
/// What the writer refuses.
pub fn write_those(
    page: Page<'_>,
    keeps: &dyn Fn(usize) -> bool,
    mut out: impl Write,
) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &review(page, keeps))?;
    out.write_all(b"\n")
}

/// Returns a review as [`write()`] writes it.
///
/// # Panics
///
/// Never: the types of the format hold nothing that JSON cannot say.
pub fn render(page: Page<'_>) -> String {
    pretty(&review(page, &|_| true))
}

/// A list whose items are made when they are written, some at a time on all threads, so that it is
/// never held whole.
struct Each<F> {
    positions: Vec<usize>,
    make: F,
}

/// How many items are held at a time.
const AT_A_TIME: usize = 1024;

impl<F, T> Serialize for Each<F>
where
    F: Fn(usize) -> T + Sync,
    T: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.positions.len()))?;
        for positions in self.positions.chunks(AT_A_TIME) {
            let items = positions.par_iter();
            let items = items.map(|position| indented(&(self.make)(*position)));
            for item in items.collect::<Vec<_>>() {
                list.serialize_element(&item.map_err(S::Error::custom)?)?;
            }
        }
        list.end()
    }
}

/// Writes an item as it stands in a list of a review, two levels deep.
fn indented(item: &impl Serialize) -> serde_json::Result<Box<RawValue>> {
    // No text of JSON holds a line break that is not written `\n`.
    let text = serde_json::to_string_pretty(item)?.replace('\n', "\n    ");
    RawValue::from_string(text)
}

fn review(
    page: Page<'_>,
    keeps: &dyn Fn(usize) -> bool,
) -> schema::Review<impl Serialize, impl Serialize, impl Serialize> {
    let review = page.review;
    let weights = weights(page.model);
    schema::Review {
        schema: SCHEMA.to_owned(),
        tool: tool(),
        as_of: page.model.as_of.to_string(),
        summary: summary(page),
        findings: Each {
            positions: (0..review.findings.len())
                .filter(|found| keeps(*found))
                .collect(),
            make: move |position| finding(page, position),
        },
        proposals: Each {
            positions: (0..review.proposals.len()).collect(),
            make: move |position| {
                let made = &review.proposals[position];
                proposal(page, (position, made), &review.withdrawals)
            },
        },
        measures: schema::measure::Comparison {
            before: measures(&review.before),
            after: measures(&review.after),
            cost: comparison::cost(&review.compared.cost),
            visits: comparison::counts(&review.compared.visits),
            agencies: comparison::counts(&review.compared.agencies),
            days: comparison::time(&review.compared.time),
            certainty: COUNTED.to_owned(),
        },
        targets: review
            .targets
            .iter()
            .map(|reached| target(page, reached))
            .collect(),
        data_gaps: gap::data_gaps(page),
        procedures: Each {
            positions: (0..weights.len()).collect(),
            make: move |position| procedure::procedure(page, &weights[position]),
        },
    }
}

fn tool() -> schema::Tool {
    schema::Tool {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn summary(page: Page<'_>) -> schema::Summary {
    let proposals = &page.review.proposals;
    let waived = page.review.rulings.waived();
    let [accepted, overdue, deferred, lapsed] =
        page.review.rulings.counts().map(|count| count as u64);
    let counts = page.baseline.map_or([0; 3], Baseline::counts);
    let [_, known, changed] = counts.map(|count| count as u64);
    let questions = proposals
        .iter()
        .filter(|made| made.choice == Choice::Question);
    schema::Summary {
        procedures: page.model.procedures.len() as u64,
        findings: (page.review.findings.len() - waived) as u64,
        proposals: proposals.len() as u64,
        chosen: proposals.iter().filter(|made| made.is_chosen()).count() as u64,
        data_gaps: page.review.gaps.len() as u64,
        waived: waived as u64,
        questions: questions.count() as u64,
        withdrawn: page.review.withdrawals.len() as u64,
        rules: page.review.rules.len() as u64,
        taken_in: page.review.taken_in.len() as u64,
        accepted,
        overdue,
        deferred,
        lapsed,
        known,
        changed,
        gone: page.baseline.map_or(0, |known| known.gone) as u64,
    }
}

fn finding(page: Page<'_>, position: usize) -> schema::Finding {
    let found = &page.review.findings[position];
    let rule = &page.rules.rules[found.rule];
    schema::Finding {
        id: found.id.clone(),
        rule: rule.name.clone(),
        group: rule.group.clone(),
        criterion: rule.criterion.english().to_owned(),
        severity: rule.severity.english().to_owned(),
        confidence: rule.confidence.english().to_owned(),
        about: subjects(page, found),
        message: (&found.message).into(),
        at: place(page.sources, found.at),
        evidence: found
            .evidence
            .iter()
            .map(|known| evidence(page, known))
            .collect(),
        basis: found.bases.iter().map(ToString::to_string).collect(),
        status: decision::status(page, position),
        proposal: page.review.answers[position].map(proposal_id),
        witnesses: found.witness_count,
        takes_in: page.review.takes_in[position]
            .iter()
            .map(|guest| taken_in(page, &page.review.taken_in[*guest]))
            .collect(),
        decision: page.review.rulings.of[position]
            .as_ref()
            .map(|ruling| decision::decision(page, ruling)),
        proof: page
            .proof(found)
            .map(|(ground, reasons)| proof::proof(ground, found.rule, &reasons)),
    }
}

fn taken_in(page: Page<'_>, found: &Finding) -> schema::TakenIn {
    schema::TakenIn {
        id: found.id.clone(),
        rule: page.rules.rules[found.rule].name.clone(),
        about: subjects(page, found),
        message: (&found.message).into(),
    }
}

fn subjects(page: Page<'_>, found: &Finding) -> Vec<schema::Subject> {
    let things = found.about.iter();
    things.map(|thing| subject(page.model, *thing)).collect()
}

/// Names a proposal by its position: `P1`.
pub fn proposal_id(position: usize) -> String {
    format!("P{}", position + 1)
}

fn subject(model: &Model, thing: Entity) -> schema::Subject {
    let code = match thing {
        Entity::Procedure(id) => model.procedures[id].code.value(),
        _ => None,
    };
    let paper = match thing {
        Entity::Document(id) => model.documents[id].paper.value(),
        Entity::Result(id) => model.results[id].paper.value(),
        _ => None,
    };
    schema::Subject {
        kind: thing.kind().keyword().english().to_owned(),
        name: name(thing, model),
        code: code.map(|code| model.text(code).to_owned()),
        paper: paper.map(|paper| name(paper.into(), model)),
        title: wording::title(thing, model).vi,
    }
}

fn place(sources: &Sources, span: Span) -> schema::Place {
    let position = sources.position(span);
    schema::Place {
        file: sources.path(span.file).to_owned(),
        line: position.line as u64,
        column: position.column as u64,
    }
}

fn evidence(page: Page<'_>, known: &Evidence) -> schema::Evidence {
    schema::Evidence {
        name: known.name.clone(),
        value: known.plain(page.model),
        text: (&known.value).into(),
        at: known.at.map(|span| place(page.sources, span)),
    }
}

fn measures(measures: &crate::measure::Measures) -> schema::measure::Measures {
    schema::measure::Measures {
        fields: measures.fields,
        documents: measures.documents,
        procedures: measures.procedures,
        originals: measures.originals,
        certified: measures.certified,
        copies: measures.copies,
        steps: measures.steps,
        consultations: measures.consultations,
    }
}
