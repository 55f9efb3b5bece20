//! A proposal as text: the edits, who can enact them, what they save, and why they are passed over.

use crate::cost::Range;
use crate::estimate::Estimate;
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::proposal::{Choice, Effect, Feasibility, Proposal};

use super::super::pen::Pen;
use super::super::{Page, edit, json, withdrawal, words};
use super::comparison;
use super::finding::{Detail, part};

/// How many provisions to amend a short finding names.
const AMENDED: usize = 2;

/// Writes the proposal at a position, as the answer to the finding at another.
pub(super) fn write(
    page: Page<'_>,
    position: usize,
    finding: usize,
    detail: Detail,
    pen: &mut Pen,
) {
    let made = &page.review.proposals[position];
    let id = json::proposal_id(position);
    let label = match made.choice {
        Choice::Question => phrase!("Câu hỏi", "Question"),
        _ => phrase!("Đề xuất", "Proposal"),
    };
    let first = made.findings[0];
    if detail == Detail::Short && first != finding {
        let first = &page.review.findings[first].id;
        let text = phrase!("{id}, nêu ở {first}", "{id}, told under {first}");
        part(pen, &label, &text);
        return;
    }
    let edits: Vec<Phrase> = made
        .edits
        .iter()
        .map(|made| edit::phrase_of(page.model, made))
        .collect();
    let edits = words::join(&edits, "; ");
    let text = Phrase::new(
        format_args!("{id}: {}", edits.vi),
        format_args!("{id}: {}", edits.en),
    );
    part(pen, &label, &text);
    if made.choice == Choice::Question {
        return;
    }
    let nothing = Phrase::default();
    part(pen, &nothing, &authority(page, made, detail));
    part(pen, &nothing, &effect(&made.effect));
    if let Some(text) = passed_over(page, position) {
        part(pen, &nothing, &text);
    }
}

/// Says why a proposal is not in the chosen set; nothing of one that is, or that only asks.
pub(in crate::report) fn passed_over(page: Page<'_>, position: usize) -> Option<Phrase> {
    match page.review.proposals[position].choice {
        Choice::Chosen | Choice::Question => None,
        Choice::Conflicts { with, over } => {
            let with = json::proposal_id(with);
            let over = wording::title(over, page.model);
            Some(Phrase::new(
                format_args!(
                    "Không chọn: {with} đã thay đổi «{}» theo cách khác",
                    over.vi
                ),
                format_args!("Passed over: {with} changes “{}” differently", over.en),
            ))
        }
        Choice::Withdrawn => withdrawn(page, position),
        Choice::NotWanted => Some(phrase!(
            "Không chọn: các đề xuất được chọn đã giải quyết phát hiện này",
            "Passed over: the chosen proposals answer this finding already",
        )),
    }
}

/// Says why a proposal is withdrawn, where it is.
fn withdrawn(page: Page<'_>, position: usize) -> Option<Phrase> {
    let withdrawal = page.review.withdrawals.get(&position)?;
    let Phrase { vi, en } = withdrawal::phrase_of(page, withdrawal);
    Some(phrase!("Rút lại: {vi}", "Withdrawn: {en}"))
}

/// Says who can enact a proposal, and what has to be amended for it.
fn authority(page: Page<'_>, made: &Proposal, detail: Detail) -> Phrase {
    let who = words::feasibility(made.feasibility);
    let mut text = Phrase::new(
        format_args!("Thẩm quyền: {}", who.vi),
        format_args!("To be enacted by: {}", who.en),
    );
    if made.amends.is_empty() || made.feasibility == Feasibility::OwnAuthority {
        return text;
    }
    let told = match detail {
        Detail::Short => AMENDED,
        Detail::Full => made.amends.len(),
    };
    let cited = made.amends.iter().take(told);
    let cited = cited.map(|id| wording::cited(&wording::citation(*id, page.model), page.model));
    let cited = words::join(&cited.collect::<Vec<_>>(), "; ");
    text += phrase!("; cần sửa ", "; to amend: ");
    text += cited;
    if let more @ 1.. = made.amends.len().saturating_sub(told) {
        text += phrase!(" và {more} quy định khác", " and {more} more");
    }
    text
}

/// Says what a proposal changes when it is enacted alone, behind a label.
fn effect(effect: &Effect) -> Phrase {
    let Phrase { vi, en } = changes(effect);
    phrase!("Tác động: {vi}", "Effect: {en}")
}

/// Says what a proposal changes when it is enacted alone.
pub(in crate::report) fn changes(effect: &Effect) -> Phrase {
    let names = [
        words::FIELDS,
        words::DOCUMENTS,
        words::ORIGINALS,
        words::CERTIFIED,
        words::COPIES,
        words::STEPS,
        words::CONSULTATIONS,
    ];
    let counts = effect.counts().into_iter().zip(names);
    let mut changes: Vec<Phrase> = Vec::new();
    for (change, names) in counts {
        let Phrase { vi, en } = words::counted(change.unsigned_abs(), names);
        match change {
            ..0 => changes.push(phrase!("giảm {vi}", "{en} fewer")),
            0 => {}
            1.. => changes.push(phrase!("thêm {vi}", "{en} more")),
        }
    }
    for (change, names) in [
        (effect.visits, words::VISITS),
        (effect.agencies, words::AGENCIES),
    ] {
        changes.extend(change.into_iter().flat_map(|change| counted(change, names)));
    }
    match effect.time {
        Some(change) => changes.extend(shortened(change)),
        None => changes.push(phrase!(
            "chưa tính được thời gian, vì thiếu thời lượng của các bước",
            "time unknown, since durations of steps are missing",
        )),
    }
    changes.extend(effect.cost.into_iter().flat_map(cheaper));
    if changes.is_empty() {
        return phrase!(
            "không làm thay đổi số giấy tờ, thông tin, bước hay thời gian",
            "changes nothing that is counted",
        );
    }
    words::join(&changes, ", ")
}

/// Returns how much less and how much more a change may come to: one of the two, or both where its
/// ends differ in sign.
fn sides(change: Range) -> impl Iterator<Item = (bool, Range)> {
    let [least, most] = [change.least, change.most].map(i64::saturating_abs);
    let sides = match (change.least, change.most) {
        (0, 0) => vec![],
        (_, ..=0) => vec![(true, [most, least])],
        (0.., _) => vec![(false, [least, most])],
        _ => vec![(true, [0, least]), (false, [0, most])],
    };
    let range = |[least, most]: [i64; 2]| Range { least, most };
    sides
        .into_iter()
        .map(move |(less, ends)| (less, range(ends)))
}

/// Says what changes of a count that may be known within bounds.
fn counted(change: Estimate, names: words::Names) -> impl Iterator<Item = Phrase> {
    let [_, plural, noun] = names;
    sides(change.range).map(move |(less, range)| {
        let Phrase { vi, en } = comparison::counts(range, range.least);
        let en_counted = match range.most {
            1 if range.least == 1 => words::counted(1, names).en,
            _ => format!("{en} {plural}"),
        };
        if less {
            phrase!("giảm {vi} {noun}", "{en_counted} fewer")
        } else {
            phrase!("thêm {vi} {noun}", "{en_counted} more")
        }
    })
}

/// Says how much time changes.
fn shortened(change: Estimate) -> impl Iterator<Item = Phrase> {
    let sure = words::keyword(change.certainty.keyword());
    sides(change.range).map(move |(less, range)| {
        let middle = change
            .typical
            .saturating_abs()
            .clamp(range.least, range.most);
        let Phrase { vi, en } = comparison::time(range, middle);
        if less {
            Phrase::new(
                format_args!("rút ngắn {vi} ({})", sure.vi),
                format_args!("{en} shorter ({})", sure.en),
            )
        } else {
            Phrase::new(
                format_args!("kéo dài {vi} ({})", sure.vi),
                format_args!("{en} longer ({})", sure.en),
            )
        }
    })
}

/// Says how much cost changes.
fn cheaper(change: Estimate) -> impl Iterator<Item = Phrase> {
    let sure = words::keyword(change.certainty.keyword());
    sides(change.range).map(move |(less, range)| {
        let Phrase { vi, en } = comparison::amount(range);
        if less {
            Phrase::new(
                format_args!("bớt chi phí {vi} mỗi năm ({})", sure.vi),
                format_args!("{en} a year less to pay ({})", sure.en),
            )
        } else {
            Phrase::new(
                format_args!("thêm chi phí {vi} mỗi năm ({})", sure.vi),
                format_args!("{en} a year more to pay ({})", sure.en),
            )
        }
    })
}
