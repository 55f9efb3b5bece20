//! The first page: totals, targets, sizes and savings, each figure as the review has it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::words::Words;
use crate::finding::wording;
use crate::phrase::{Phrase, phrase};
use crate::proposal::Choice;
use crate::report::text::{comparison, target, total};
use crate::report::{Page, words};
use crate::syntax::keyword::Keyword;
use crate::target::{Reached, Verdict};

/// A total with its parts.
#[derive(Serialize)]
pub(super) struct Tile {
    name: Words,
    figure: Words,
    parts: Words,
}

/// A target as a bar against its line; shares in thousandths of a percent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Target {
    title: Words,
    verdict: &'static str,
    word: Words,
    standing: Words,
    left_out: Option<Words>,
    required: i64,
    before: Option<i64>,
    after: Option<i64>,
}

/// A size before and after.
#[derive(Serialize)]
pub(super) struct Size {
    name: Words,
    before: u64,
    after: u64,
    now: Words,
    then: Words,
    change: Words,
}

/// A figure that is known of some procedures only.
#[derive(Serialize)]
pub(super) struct Compared {
    name: Words,
    now: Option<Words>,
    then: Option<Words>,
    known: Words,
}

/// The heading of the page.
pub(super) fn title() -> Phrase {
    phrase!(
        "Kết quả rà soát thủ tục hành chính",
        "Review of administrative procedures"
    )
}

/// Says of how many procedures, by how many rules and as of when.
pub(super) fn subtitle(page: Page<'_>) -> Phrase {
    let date = wording::date(page.model.as_of);
    let procedures = words::counted(page.model.procedures.len() as u64, words::PROCEDURES);
    let rules = words::counted(page.review.rules.len() as u64, ["rule", "rules", "quy tắc"]);
    Phrase::new(
        format_args!(
            "{}, {}, theo pháp luật tại ngày {}",
            procedures.vi, rules.vi, date.vi
        ),
        format_args!("{}, {}, as of {}", procedures.en, rules.en, date.en),
    )
}

pub(super) fn tiles(page: Page<'_>) -> Vec<Tile> {
    let review = page.review;
    let count = |count: usize| words::count(count as u64);
    let concerned: BTreeSet<_> = review
        .open()
        .flat_map(|(_, finding)| &finding.about)
        .filter_map(|thing| thing.procedure(page.model))
        .collect();
    let Phrase { vi, en } = count(concerned.len());
    let with_findings = phrase!("{vi} có phát hiện", "{en} with findings");
    let severities = [Keyword::Must, Keyword::Should, Keyword::Consider].map(|severity| {
        let of = review.open();
        let of = of.filter(|(_, found)| page.rules.rules[found.rule].severity == severity);
        let (count, severity) = (count(of.count()), words::keyword(severity));
        words::join(&[count, severity], " ")
    });
    let with = |choice: fn(&Choice) -> bool| {
        let proposals = review.proposals.iter();
        proposals.filter(|made| choice(&made.choice)).count()
    };
    let kinds = [
        (
            with(|it| *it == Choice::Chosen),
            phrase!("được chọn", "chosen"),
        ),
        (
            with(|it| *it == Choice::Question),
            phrase!("câu hỏi", "questions"),
        ),
        (
            with(|it| matches!(it, Choice::Conflicts { .. })),
            phrase!("trái nhau", "in conflict"),
        ),
        (
            with(|it| *it == Choice::Withdrawn),
            phrase!("rút lại", "withdrawn"),
        ),
        (
            with(|it| *it == Choice::NotWanted),
            phrase!("không cần đến", "not wanted"),
        ),
    ];
    let kinds = kinds.into_iter().filter(|(number, _)| *number > 0);
    let kinds: Vec<Phrase> = kinds
        .map(|(number, word)| words::join(&[count(number), word], " "))
        .collect();
    let tile = |name: Phrase, figure: usize, parts: Phrase| Tile {
        name: name.into(),
        figure: count(figure).into(),
        parts: parts.into(),
    };
    vec![
        tile(
            phrase!("Thủ tục", "Procedures"),
            page.model.procedures.len(),
            with_findings,
        ),
        tile(
            phrase!("Phát hiện", "Findings"),
            review.open().count(),
            words::join(&severities, ", "),
        ),
        tile(
            phrase!("Đề xuất", "Proposals"),
            review.proposals.len(),
            words::join(&kinds, ", "),
        ),
        tile(
            phrase!("Phần chưa mô tả", "Data gaps"),
            review.gaps.len(),
            phrase!(
                "chưa kết luận được, không phải là không có",
                "undecided, which is not none"
            ),
        ),
    ]
}

pub(super) fn target(page: Page<'_>, reached: &Reached) -> Target {
    let target = &page.rules.targets[reached.target];
    let (verdict, word) = match reached.verdict {
        Verdict::Met => ("met", phrase!("đạt", "met")),
        Verdict::Missed { .. } => ("missed", phrase!("chưa đạt", "missed")),
        Verdict::Undecided => ("undecided", phrase!("chưa kết luận được", "undecided")),
        Verdict::Vacant => ("vacant", phrase!("không có gì để đo", "nothing to measure")),
    };
    let left_out = (reached.left_out > 0).then(|| target::left_out(page, target, reached).into());
    Target {
        title: (&target.title).into(),
        verdict,
        word: word.into(),
        standing: target::standing(target, reached).into(),
        left_out,
        required: target.required.thousandths,
        before: reached.before.percent().map(|share| share.thousandths),
        after: reached.after.percent().map(|share| share.thousandths),
    }
}

/// The sizes of which there is anything, before or after.
pub(super) fn sizes(page: Page<'_>) -> Vec<Size> {
    let (now, then) = (&page.review.before, &page.review.after);
    let rows = total::sizes().into_iter();
    let rows = rows.map(|([_, plural, vi], size)| {
        let (before, after) = (size(now), size(then));
        Size {
            name: Phrase::new(words::capital(vi), words::capital(plural)).into(),
            before,
            after,
            now: words::count(before).into(),
            then: words::count(after).into(),
            change: total::change(before, after).into(),
        }
    });
    rows.filter(|row| row.before + row.after > 0).collect()
}

pub(super) fn compared(page: Page<'_>) -> Vec<Compared> {
    let told = comparison::told(&page.review.compared).into_iter();
    let told = told.map(|one| {
        let (now, then) = match one.figures {
            None => (None, None),
            Some([now, mut then]) => {
                then += one.less;
                (Some(now.into()), Some(then.into()))
            }
        };
        Compared {
            name: one.name.into(),
            now,
            then,
            known: one.known.into(),
        }
    });
    told.collect()
}
