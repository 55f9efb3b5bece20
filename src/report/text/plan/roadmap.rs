//! A roadmap as text: by when, what to amend, who carries out what.

use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::plan::Plan;
use crate::plan::roadmap::{Phase, Task, parameter};
use crate::proposal::Feasibility;

use super::super::super::pen::{Ink, Pen};
use super::super::super::{Page, edit, json, provision, words};
use super::super::total;
use super::{PROPOSALS, counted, ids};

/// Writes the roadmap of a plan.
pub(super) fn write(page: Page<'_>, plan: &Plan, pen: &mut Pen) {
    if plan.phases.is_empty() {
        return;
    }
    total::heading(pen, &phrase!("LỘ TRÌNH", "ROADMAP"));
    for phase in &plan.phases {
        pen.blank();
        write_phase(page, phase, pen);
    }
}

/// Says who enacts a phase.
pub(in crate::report) fn who(phase: &Phase) -> Phrase {
    let amends_own = phase.feasibility == Feasibility::OwnAuthority && !phase.amendments.is_empty();
    if amends_own {
        phrase!(
            "đơn vị tự thực hiện, sửa văn bản của chính mình",
            "the agency itself, which amends its own texts"
        )
    } else {
        words::feasibility(phase.feasibility)
    }
}

/// Says by when a phase is to be enacted.
pub(in crate::report) fn due(phase: &Phase) -> Phrase {
    match (phase.due, parameter(phase.feasibility)) {
        (Some(day), _) => {
            let day = wording::date(day);
            Phrase::new(
                format_args!("hạn {}", day.vi),
                format_args!("by {}", day.en),
            )
        }
        (None, Some(name)) => phrase!(
            "chưa có hạn, vì thiếu tham số {name}",
            "no deadline, since there is no parameter {name}"
        ),
        (None, None) => phrase!("chưa định được hạn", "no deadline can be set"),
    }
}

fn write_phase(page: Page<'_>, phase: &Phase, pen: &mut Pen) {
    let (who, due) = (who(phase), due(phase));
    let tasks = counted(phase.tasks.len(), PROPOSALS);
    let heading = Phrase::new(
        format_args!("{} · {} · {}", words::capital(&who.vi), due.vi, tasks.vi),
        format_args!("{} · {} · {}", words::capital(&who.en), due.en, tasks.en),
    );
    pen.line(Ink::Bold, "■ ", &heading);
    for amendment in &phase.amendments {
        let what = provision::phrase_of(page.model, amendment.provision);
        let who = provision::agencies(page.model, &amendment.issuers, phase.feasibility);
        let unlocked = counted(amendment.unlocks.len(), PROPOSALS);
        let ids = ids(&amendment.unlocks);
        let text = Phrase::new(
            format_args!(
                "Sửa {} ({}): mở đường cho {}: {ids}",
                what.vi, who.vi, unlocked.vi
            ),
            format_args!(
                "Amend {} ({}): unlocks {}: {ids}",
                what.en, who.en, unlocked.en
            ),
        );
        pen.line(Ink::Plain, "  + ", &text);
    }
    // Who does it is said once for all that stand together.
    let same = |left: &Task, right: &Task| left.agencies == right.agencies;
    for tasks in phase.tasks.chunk_by(same) {
        let who = provision::agencies(page.model, &tasks[0].agencies, Feasibility::Unknown);
        pen.line(
            Ink::Plain,
            "  ",
            &Phrase::new(
                format_args!("Thực hiện: {}", who.vi),
                format_args!("Carried out by: {}", who.en),
            ),
        );
        for task in tasks {
            write_task(page, task, pen);
        }
    }
}

fn write_task(page: Page<'_>, task: &Task, pen: &mut Pen) {
    let made = &page.review.proposals[task.proposal];
    // What is only asked stands in the review.
    let edits = made.edits.iter().filter(|made| !made.is_question());
    let edits = edits.map(|made| edit::phrase_of(page.model, made));
    let edits = words::join(&edits.collect::<Vec<_>>(), "; ");
    let mut edits_made = made.edits.iter();
    let about = edits_made.find_map(|made| made.target()?.procedure(page.model));
    let about = about
        .map(|id| wording::title(id.into(), page.model))
        .unwrap_or_default();
    let lead = format!("  - {}: ", json::proposal_id(task.proposal));
    let mut text = Phrase::new(
        format_args!("{}: {}", about.vi, edits.vi),
        format_args!("{}: {}", about.en, edits.en),
    );
    if let Some(due) = task.due {
        let due = wording::date(due);
        text += Phrase::new(
            format_args!(" (đã quyết định: hạn {})", due.vi),
            format_args!(" (decided: by {})", due.en),
        );
    }
    pen.line(Ink::Plain, &lead, &text);
}
