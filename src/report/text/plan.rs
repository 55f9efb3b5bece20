//! A plan as text: the targets, the roadmap, what is passed over, and how good the choice is.

use std::collections::BTreeMap;

use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::plan::{Plan, Planned, Spared};
use crate::proposal::Choice;
use crate::proposal::choose::Level;
use crate::target::{Share, Verdict};

use super::super::pen::{Ink, Pen};
use super::super::snippet::Colour;
use super::super::{Page, json, provision, withdrawal, words};
use super::{comparison, target, total};

pub(in crate::report) mod roadmap;

const PROPOSALS: words::Names = ["proposal", "proposals", "đề xuất"];
const PROVISIONS: words::Names = ["provision", "provisions", "quy định"];

/// Writes a plan; `page` holds the review that it was made of.
pub fn render(page: Page<'_>, plan: &Plan, language: Language, colour: Colour) -> String {
    let mut pen = Pen::new(language, colour);
    let pen_ref = &mut pen;
    write_heading(page, plan, pen_ref);
    write_targets(page, plan, pen_ref);
    roadmap::write(page, plan, pen_ref);
    write_passed_over(page, plan, pen_ref);
    write_worth(page, plan, pen_ref);
    pen.finish()
}

fn counted(count: usize, names: words::Names) -> Phrase {
    words::counted(count as u64, names)
}

fn write_heading(page: Page<'_>, plan: &Plan, pen: &mut Pen) {
    let date = wording::date(page.model.as_of);
    let questions = plan
        .choices
        .iter()
        .filter(|choice| **choice == Choice::Question);
    let open = counted(plan.choices.len() - questions.count(), PROPOSALS);
    let chosen = words::count(plan.chosen().count() as u64);
    let amended = counted(plan.amended.len(), PROVISIONS);
    let heading = Phrase::new(
        format_args!(
            "Kế hoạch tại ngày {}: thực hiện {} trong {}, sửa {}",
            date.vi, chosen.vi, open.vi, amended.vi
        ),
        format_args!(
            "Plan as of {}: carry out {} of {}, amend {}",
            date.en, chosen.en, open.en, amended.en
        ),
    );
    pen.line(Ink::Bold, "", &heading);
}

fn write_targets(page: Page<'_>, plan: &Plan, pen: &mut Pen) {
    if plan.targets.is_empty() {
        return;
    }
    total::heading(pen, &phrase!("CHỈ TIÊU", "TARGETS"));
    for planned in &plan.targets {
        target::write_one(page, &planned.reached, pen);
        let lines = [
            why(page, planned),
            spared(planned.spared),
            next(page, planned),
        ];
        for line in lines.into_iter().flatten() {
            pen.line(Ink::Plain, "    ", &line);
        }
    }
}

/// Says why a target is not met, as far as proposals have to do with it.
fn why(page: Page<'_>, planned: &Planned) -> Option<Phrase> {
    if !matches!(planned.reached.verdict, Verdict::Missed { .. }) {
        return None;
    }
    if planned.contributors == 0 {
        return Some(phrase!(
            "Không đạt được: không đề xuất nào đóng góp vào chỉ tiêu này.",
            "Cannot be met: no proposal contributes to it."
        ));
    }
    let target = &page.rules.targets[planned.reached.target];
    let all = counted(planned.contributors, PROPOSALS);
    let most = Share {
        part: planned.at_most,
        whole: planned.reached.after.whole,
    };
    let most = target::share(target, most);
    Some(Phrase::new(
        format_args!(
            "Không đạt được: tất cả đề xuất có đóng góp ({}) cũng chỉ được {}.",
            all.vi, most.vi
        ),
        format_args!(
            "Cannot be met: all that contribute ({}) come to {}.",
            all.en, most.en
        ),
    ))
}

/// Says what the plan would be spared without a target.
fn spared(spared: Spared) -> Option<Phrase> {
    if spared == Spared::default() {
        return None;
    }
    let signed = |value: i64, names: words::Names| {
        let Phrase { vi, en } = words::counted(value.unsigned_abs(), names);
        match value {
            0 => None,
            1.. => Some(phrase!("bớt {vi}", "{en} fewer")),
            _ => Some(phrase!("thêm {vi}", "{en} more")),
        }
    };
    let parts = [
        signed(spared.proposals, PROPOSALS),
        signed(spared.provisions, PROVISIONS),
    ];
    let parts: Vec<Phrase> = parts.into_iter().flatten().collect();
    let Phrase { vi, en } = words::join(&parts, ", ");
    (!vi.is_empty()).then(|| phrase!("Nếu bỏ chỉ tiêu này: {vi}.", "Without this target: {en}."))
}

/// Says what the next proposal would add.
fn next(page: Page<'_>, planned: &Planned) -> Option<Phrase> {
    let next = planned.next.as_ref()?;
    let target = &page.rules.targets[planned.reached.target];
    let (id, amount) = (
        json::proposal_id(next.proposal),
        target::amount(target, next.amount.into()),
    );
    let price: Vec<Phrase> = next
        .amends
        .iter()
        .map(|it| provision::phrase_of(page.model, *it))
        .collect();
    let mut text = Phrase::new(
        format_args!("Đề xuất kế tiếp {id}: thêm {}", amount.vi),
        format_args!("The next proposal, {id}, would add {}", amount.en),
    );
    text += if price.is_empty() {
        phrase!(
            ", không phải sửa thêm quy định nào.",
            " and amend nothing more."
        )
    } else {
        let Phrase { vi, en } = words::join(&price, "; ");
        phrase!(", phải sửa thêm {vi}.", " and amend {en}.")
    };
    Some(text)
}

fn ids(proposals: &[usize]) -> String {
    let ids = proposals
        .iter()
        .map(|position| json::proposal_id(*position));
    ids.collect::<Vec<_>>().join(", ")
}

/// Writes the proposals that are not chosen, by their reasons.
fn write_passed_over(page: Page<'_>, plan: &Plan, pen: &mut Pen) {
    let mut unwanted: BTreeMap<&[usize], Vec<usize>> = BTreeMap::new();
    let mut conflicts = Vec::new();
    let (mut questions, mut withdrawn) = (0, Vec::new());
    for (position, choice) in plan.choices.iter().enumerate() {
        match *choice {
            Choice::Chosen => {}
            Choice::Question => questions += 1,
            Choice::Withdrawn => withdrawn.extend(plan.withdrawals.get_key_value(&position)),
            Choice::Conflicts { with, over } => conflicts.push((position, with, over)),
            Choice::NotWanted => unwanted
                .entry(&plan.serves[position])
                .or_default()
                .push(position),
        }
    }
    if unwanted.is_empty() && conflicts.is_empty() && withdrawn.is_empty() && questions == 0 {
        return;
    }
    total::heading(pen, &phrase!("KHÔNG CHỌN", "PASSED OVER"));
    for (position, with, over) in conflicts {
        let (id, with) = (json::proposal_id(position), json::proposal_id(with));
        let over = wording::title(over, page.model);
        pen.line(
            Ink::Plain,
            "  - ",
            &Phrase::new(
                format_args!("{id}: {with} thay đổi «{}» theo cách khác", over.vi),
                format_args!("{id}: {with} changes “{}” differently", over.en),
            ),
        );
    }
    for (served, positions) in unwanted {
        let reason = unwanted_for(page, plan, served);
        let (count, ids) = (counted(positions.len(), PROPOSALS), ids(&positions));
        pen.line(
            Ink::Plain,
            "  - ",
            &Phrase::new(
                format_args!("{}, {}: {ids}", count.vi, reason.vi),
                format_args!("{}, {}: {ids}", count.en, reason.en),
            ),
        );
    }
    for (position, withdrawal) in withdrawn {
        let id = json::proposal_id(*position);
        let Phrase { vi, en } = withdrawal::phrase_of(page, withdrawal);
        pen.line(
            Ink::Plain,
            "  - ",
            &phrase!("{id}, rút lại: {vi}", "{id}, withdrawn: {en}"),
        );
    }
    if questions > 0 {
        pen.line(Ink::Plain, "  - ", &counted(questions, words::QUESTIONS));
    }
}

/// Says why proposals that serve some targets are not wanted.
fn unwanted_for(page: Page<'_>, plan: &Plan, served: &[usize]) -> Phrase {
    let name = |position: &usize| {
        page.rules.targets[plan.targets[*position].reached.target]
            .name
            .as_str()
    };
    let names = served.iter().map(name).collect::<Vec<_>>().join(", ");
    if plan.targets.is_empty() {
        phrase!(
            "vì đề xuất được chọn đã giải quyết phát hiện này",
            "since the chosen ones answer the same findings"
        )
    } else if served.is_empty() {
        phrase!(
            "vì không chỉ tiêu nào cần, mà phải sửa thêm quy định hoặc không bớt được gì",
            "since no target wants them, and they amend more or save nothing"
        )
    } else if served
        .iter()
        .all(|it| plan.targets[*it].reached.verdict == Verdict::Met)
    {
        phrase!(
            "vì {names} đã đạt mà không cần đến",
            "since {names} is met without them"
        )
    } else {
        phrase!(
            "vì {names} không đến gần hơn được nhờ chúng",
            "since they bring {names} no nearer"
        )
    }
}

/// Writes the sizes, and how good the choice is.
fn write_worth(page: Page<'_>, plan: &Plan, pen: &mut Pen) {
    pen.blank();
    total::write_sizes([&page.review.before, &plan.after], pen);
    comparison::write(&plan.compared, pen);
    pen.blank();
    pen.line(Ink::Plain, "", &worth(plan.gap));
}

/// Says whether a choice is the best, and by how much another could be better.
pub(super) fn worth(gap: Option<(Level, i64, i64)>) -> Phrase {
    let Some((level, found, bound)) = gap else {
        return phrase!(
            "Đây là phương án tốt nhất, đã được chứng minh.",
            "This choice is proved to be the best."
        );
    };
    let (found, bound) = (found.unsigned_abs(), bound.unsigned_abs());
    let counts = |vi: &str, en: &str| {
        phrase!(
            "Chưa chứng minh được là tốt nhất: {vi} {found}, không phương án nào quá {bound}.",
            "Not proved to be the best: {found} {en}, and no choice has more than {bound}."
        )
    };
    match level {
        Level::Must => counts("yêu cầu pháp luật được đáp ứng", "legal duties answered"),
        Level::Met => counts("chỉ tiêu đạt", "targets met"),
        Level::Progress => counts(
            "phần triệu của các chỉ tiêu",
            "millionths of the targets reached",
        ),
        Level::Should | Level::Consider => counts("phát hiện được giải quyết", "findings answered"),
        Level::Cost => counts("đồng chi phí mỗi năm giảm được", "VND a year saved"),
        Level::Saved => counts("điểm gánh nặng cắt giảm", "points of burden saved"),
        Level::Effort => phrase!(
            "Chưa chứng minh được là tốt nhất: công sửa văn bản {found}, không phương án nào dưới {bound}.",
            "Not proved to be the best: the legal effort is {found}, and no choice has less than {bound}."
        ),
        Level::Edits => phrase!(
            "Chưa chứng minh được là tốt nhất: {found} sửa đổi, không phương án nào dưới {bound}.",
            "Not proved to be the best: {found} edits, and no choice has fewer than {bound}."
        ),
    }
}
