//! The sheets that work is done from: what to amend, what to carry out, what to describe.

use std::collections::BTreeSet;

use super::content::{count, text};
use super::{Column, Sheet};
use crate::finding::wording;
use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::plan::roadmap::of_review;
use crate::proposal::{Feasibility, touched};
use crate::report::text::plan::roadmap::{due, who};
use crate::report::text::total;
use crate::report::{Page, edit, json, provision, words};
use crate::rule::evaluate::Lacking;

/// What has to be amended, each provision once, under who enacts it.
pub(super) fn amendments(page: Page<'_>) -> Sheet {
    let model = page.model;
    let phases = of_review(page.rules, model, page.review);
    let rows = phases.iter().flat_map(|phase| {
        phase.amendments.iter().map(move |it| {
            let ids = it.unlocks.iter().map(|made| json::proposal_id(*made));
            vec![
                text(provision::phrase_of(model, it.provision)),
                text(provision::agencies(model, &it.issuers, phase.feasibility)),
                text(who(phase)),
                text(due(phase)),
                count(it.unlocks.len()),
                text(Phrase::same(ids.collect::<Vec<_>>().join(", "))),
            ]
        })
    });
    Sheet {
        name: phrase!("Văn bản cần sửa", "To amend"),
        columns: vec![
            Column::new("Quy định", "Provision", 64),
            Column::new("Cơ quan ban hành", "Issued by", 30),
            Column::new("Thẩm quyền", "Enacted by", 34),
            Column::new("Hạn", "Due", 24),
            Column::new("Số đề xuất", "Proposals", 10),
            Column::new("Đề xuất", "Which", 40),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn roadmap(page: Page<'_>) -> Sheet {
    let model = page.model;
    let phases = of_review(page.rules, model, page.review);
    let rows = phases.iter().flat_map(|phase| {
        phase.tasks.iter().map(move |task| {
            let made = &page.review.proposals[task.proposal];
            let edits = made.edits.iter().filter(|it| !it.is_question());
            let edits = edits.map(|it| edit::phrase_of(model, it));
            let about = touched(model, &made.edits).into_iter();
            let about = about.map(|id| wording::title(id.into(), model));
            vec![
                text(Phrase::same(json::proposal_id(task.proposal))),
                text(due(phase)),
                text(who(phase)),
                text(provision::agencies(
                    model,
                    &task.agencies,
                    Feasibility::Unknown,
                )),
                text(words::join(&about.collect::<Vec<_>>(), "; ")),
                text(words::join(&edits.collect::<Vec<_>>(), "; ")),
                text(task.due.map(wording::date).unwrap_or_default()),
            ]
        })
    });
    Sheet {
        name: phrase!("Lộ trình", "Roadmap"),
        columns: vec![
            Column::new("Đề xuất", "Proposal", 9),
            Column::new("Hạn", "Due", 24),
            Column::new("Thẩm quyền", "Enacted by", 34),
            Column::new("Thực hiện", "Carried out by", 30),
            Column::new("Thủ tục", "Procedure", 40),
            Column::new("Nội dung", "What", 60),
            Column::new("Hạn đã quyết định", "Decided day", 14),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn gaps(page: Page<'_>) -> Sheet {
    let gaps = &page.review.gaps;
    let parts = gaps.missing.iter();
    let parts = parts.map(|((kind, part), waiting)| (Lacking::Part(*kind, part), waiting));
    let parameters = gaps.parameters.iter();
    let parameters = parameters.map(|(id, waiting)| (Lacking::Parameter(*id), waiting));
    let rows = parts.chain(parameters).map(|(part, waiting)| {
        let things: BTreeSet<Entity> = waiting.values().flatten().copied().collect();
        let titles = things.iter().map(|it| wording::title(*it, page.model));
        let rules = waiting.keys().map(|id| page.rules.rules[*id].name.as_str());
        vec![
            text(total::missing(page, part)),
            count(things.len()),
            text(words::join(&titles.collect::<Vec<_>>(), "; ")),
            text(Phrase::same(rules.collect::<Vec<_>>().join(", "))),
        ]
    });
    Sheet {
        name: phrase!("Còn thiếu", "Data gaps"),
        columns: vec![
            Column::new("Phần chưa mô tả", "Missing part", 50),
            Column::new("Số nơi thiếu", "In how many", 12),
            Column::new("Thiếu ở", "Missing in", 70),
            Column::new("Quy tắc đang chờ", "Rules that wait", 40),
        ],
        rows: rows.collect(),
    }
}
