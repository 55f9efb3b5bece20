//! The end of a review as text: totals, sizes before and after, findings by rule, data gaps.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::wording;
use crate::measure::Measures;
use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::proposal::Choice;
use crate::review::rank;
use crate::rule::evaluate::Lacking;
use crate::rule::{RuleId, function, schema};
use crate::syntax::keyword::Keyword;

use super::super::pen::{Ink, Pen};
use super::super::{Page, words};
use super::decision;
use super::target;

/// How many procedures a data gap names before it only counts them.
const NAMED: usize = 3;

/// Writes what stands under the findings; bars only for a terminal of so many columns.
pub(super) fn write(page: Page<'_>, columns: Option<usize>, pen: &mut Pen) {
    heading(pen, &phrase!("TỔNG HỢP", "TOTALS"));
    write_counts(page, pen);
    pen.blank();
    write_sizes([&page.review.before, &page.review.after], pen);
    super::comparison::write(&page.review.compared, pen);
    target::write(page, columns, pen);
    write_rules(page, pen);
    write_gaps(page, pen);
}

pub(super) fn heading(pen: &mut Pen, words: &Phrase) {
    pen.blank();
    pen.line(Ink::Bold, "", words);
}

fn labelled(pen: &mut Pen, label: &Phrase, text: &Phrase) {
    pen.labelled(2, label, text);
}

fn write_counts(page: Page<'_>, pen: &mut Pen) {
    let review = page.review;
    let concerned: BTreeSet<_> = review
        .open()
        .flat_map(|(_, finding)| &finding.about)
        .filter_map(|thing| thing.procedure(page.model))
        .collect();
    let [all, some] =
        [page.model.procedures.len(), concerned.len()].map(|count| words::count(count as u64));
    let text = Phrase::new(
        format_args!("{}, trong đó {} có phát hiện", all.vi, some.vi),
        format_args!("{}, {} with findings", all.en, some.en),
    );
    labelled(pen, &phrase!("Thủ tục", "Procedures"), &text);

    let severities = [Keyword::Must, Keyword::Should, Keyword::Consider].map(|severity| {
        let of = |id: RuleId| page.rules.rules[id].severity == severity;
        let open = review.open();
        let count = open.filter(|(_, finding)| of(finding.rule)).count();
        let (count, severity) = (words::count(count as u64), words::keyword(severity));
        Phrase::new(
            format_args!("{} {}", count.vi, severity.vi),
            format_args!("{} {}", count.en, severity.en),
        )
    });
    let total = words::count(review.open().count() as u64);
    let mut findings = sum(&total, &severities);
    if !review.taken_in.is_empty() {
        let Phrase { vi, en } = words::count(review.taken_in.len() as u64);
        findings += phrase!(
            " (không kể {vi} phát hiện đã nằm trong phát hiện khác)",
            " ({en} more within others, not counted)"
        );
    }
    labelled(pen, &phrase!("Phát hiện", "Findings"), &findings);
    decision::write_counts(page, pen);

    let count = |choice: fn(&Choice) -> bool| {
        let proposals = review.proposals.iter();
        proposals.filter(|made| choice(&made.choice)).count() as u64
    };
    let chosen = words::count(count(|choice| *choice == Choice::Chosen));
    let conflicting = words::count(count(|choice| matches!(choice, Choice::Conflicts { .. })));
    let questions = count(|choice| *choice == Choice::Question);
    let withdrawn = count(|choice| *choice == Choice::Withdrawn);
    let mut kinds = vec![
        Phrase::new(
            format_args!("{} được chọn", chosen.vi),
            format_args!("{} chosen", chosen.en),
        ),
        Phrase::new(
            format_args!("{} trái với đề xuất được chọn", conflicting.vi),
            format_args!("{} in conflict with those", conflicting.en),
        ),
        words::counted(questions, words::QUESTIONS),
    ];
    if withdrawn > 0 {
        let Phrase { vi, en } = words::count(withdrawn);
        kinds.push(phrase!("{vi} rút lại", "{en} withdrawn"));
    }
    let not_wanted = count(|choice| *choice == Choice::NotWanted);
    if not_wanted > 0 {
        let Phrase { vi, en } = words::count(not_wanted);
        kinds.push(phrase!("{vi} không cần đến", "{en} not wanted"));
    }
    let total = words::count(review.proposals.len() as u64);
    labelled(pen, &phrase!("Đề xuất", "Proposals"), &sum(&total, &kinds));
    if review.gap.is_some() {
        labelled(pen, &Phrase::default(), &super::plan::worth(review.gap));
    }
}

fn sum(total: &Phrase, parts: &[Phrase]) -> Phrase {
    let parts = words::join(parts, ", ");
    Phrase::new(
        format_args!("{}: {}", total.vi, parts.vi),
        format_args!("{}: {}", total.en, parts.en),
    )
}

/// Reads one size.
pub(in crate::report) type Size = fn(&Measures) -> u64;

/// Returns the sizes that are told, each by its names.
pub(in crate::report) const fn sizes() -> [(words::Names, Size); 8] {
    [
        (words::PROCEDURES, |sizes| sizes.procedures),
        (words::FIELDS, |sizes| sizes.fields),
        (words::DOCUMENTS, |sizes| sizes.documents),
        (words::ORIGINALS, |sizes| sizes.originals),
        (words::CERTIFIED, |sizes| sizes.certified),
        (words::COPIES, |sizes| sizes.copies),
        (words::STEPS, |sizes| sizes.steps),
        (words::CONSULTATIONS, |sizes| sizes.consultations),
    ]
}

/// Writes the sizes before and after, with the share that the chosen proposals take away.
pub(super) fn write_sizes([now, then]: [&Measures; 2], pen: &mut Pen) {
    let columns = [
        phrase!("Quy mô (khai báo)", "Size (declared)"),
        phrase!("hiện nay", "now"),
        phrase!("sau đề xuất", "proposed"),
        phrase!("thay đổi", "change"),
    ];
    write_row(pen, &columns);
    for ([_, plural, vi], size) in sizes() {
        let (before, after) = (size(now), size(then));
        if before == 0 && after == 0 {
            continue;
        }
        write_row(
            pen,
            &[
                Phrase::new(words::capital(vi), words::capital(plural)),
                words::count(before),
                words::count(after),
                change(before, after),
            ],
        );
    }
}

fn write_row(pen: &mut Pen, cells: &[Phrase; 4]) {
    let [name, before, after, change] = cells;
    pen.row(
        "  ",
        &[(name, 34), (before, -12), (after, -14), (change, -20)],
    );
}

/// Words a change: `-12 (8,50%)`; nothing where nothing changes.
pub(in crate::report) fn change(before: u64, after: u64) -> Phrase {
    let difference = words::count(before.abs_diff(after));
    let share = words::share(before.abs_diff(after), before);
    let sign = match after.cmp(&before) {
        std::cmp::Ordering::Less => "-",
        std::cmp::Ordering::Equal => return Phrase::default(),
        std::cmp::Ordering::Greater => "+",
    };
    let share = share.map_or_else(Phrase::default, |share| {
        Phrase::new(
            format_args!(" ({})", share.vi),
            format_args!(" ({})", share.en),
        )
    });
    Phrase::new(
        format_args!("{sign}{}{}", difference.vi, share.vi),
        format_args!("{sign}{}{}", difference.en, share.en),
    )
}

/// Writes how often each rule found something, the gravest and most frequent first.
fn write_rules(page: Page<'_>, pen: &mut Pen) {
    let mut counts: BTreeMap<RuleId, u64> =
        page.review.rules.iter().map(|rule| (*rule, 0)).collect();
    for (_, finding) in page.review.open() {
        *counts.entry(finding.rule).or_default() += 1;
    }
    if counts.is_empty() {
        return;
    }
    heading(pen, &phrase!("THEO QUY TẮC", "BY RULE"));
    let (fired, silent): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(_, count)| *count > 0);
    let mut fired = fired;
    fired.sort_by_key(|(rule, count)| {
        let severity = page.rules.rules[*rule].severity;
        (std::cmp::Reverse((rank(severity), *count)), *rule)
    });
    let gap = Phrase::default();
    for (rule, count) in fired {
        let rule = &page.rules.rules[rule];
        let count = words::count(count);
        let severity = words::keyword(rule.severity);
        let name = Phrase::same(&rule.name);
        pen.row(
            "  ",
            &[(&count, -7), (&gap, 2), (&severity, 12), (&name, 0)],
        );
    }
    let within: BTreeSet<RuleId> = page
        .review
        .taken_in
        .iter()
        .map(|found| found.rule)
        .collect();
    let (within, silent): (Vec<_>, Vec<_>) = silent
        .into_iter()
        .map(|(rule, _)| rule)
        .partition(|rule| within.contains(rule));
    for (label, rules) in [
        (
            phrase!("Chỉ nằm trong phát hiện khác", "Only within others"),
            within,
        ),
        (phrase!("Không phát hiện", "Nothing found"), silent),
    ] {
        if !rules.is_empty() {
            let names = rules.iter().map(|id| page.rules.rules[*id].name.as_str());
            let names = names.collect::<Vec<_>>().join(", ");
            let Phrase { vi, en } = label;
            pen.line(Ink::Plain, "  ", &phrase!("{vi}: {names}", "{en}: {names}"));
        }
    }
}

/// Writes what could not be decided, because nobody has described it.
fn write_gaps(page: Page<'_>, pen: &mut Pen) {
    let gaps = &page.review.gaps;
    if gaps.is_empty() {
        return;
    }
    heading(
        pen,
        &phrase!(
            "CHƯA KẾT LUẬN ĐƯỢC, VÌ THIẾU MÔ TẢ",
            "NOT DECIDED, FOR WANT OF A DESCRIPTION"
        ),
    );
    for ((kind, part), waiting) in &gaps.missing {
        let mut named = missing(page, Lacking::Part(*kind, part));
        named += phrase!(": thiếu ở", ": missing in");
        write_gap(page, named, waiting, pen);
    }
    for (id, waiting) in &gaps.parameters {
        let mut named = missing(page, Lacking::Parameter(*id));
        let Phrase { vi, en } = wording::date(page.model.as_of);
        named += phrase!(
            ": không có giá trị ngày {vi}, cần cho",
            ": no value on {en}, needed for"
        );
        write_gap(page, named, waiting, pen);
    }
}

/// Names what somebody would have to say: `thủ tục: các bước (procedure.steps)`.
pub(in crate::report) fn missing(page: Page<'_>, lacking: Lacking) -> Phrase {
    let mut named = named(page, lacking);
    let path = match lacking {
        Lacking::Part(kind, part) => format!("{}.{part}", kind.keyword().english()),
        Lacking::Parameter(id) => {
            let name = &page.rules.parameters[id].name;
            format!("{}.{name}", words::keyword(Keyword::Parameter).en)
        }
    };
    named += phrase!(" ({path})", " ({path})");
    named
}

/// Names it to who does not write the files: `thủ tục: các bước`.
pub(in crate::report) fn named(page: Page<'_>, lacking: Lacking) -> Phrase {
    let (of, vi, en) = match lacking {
        Lacking::Part(kind, part) => {
            let of = words::keyword(kind.keyword());
            let part_named = schema::part(kind, part).map(|part| (part.vi, part.en));
            let function = || function::function(part).map(|function| (function.vi, function.en));
            let (vi, en) = part_named.or_else(function).unwrap_or((part, part));
            (of, vi, en)
        }
        Lacking::Parameter(id) => {
            let title = page.rules.parameters[id].title.as_str();
            (words::keyword(Keyword::Parameter), title, title)
        }
    };
    Phrase::new(
        format_args!("{}: {vi}", of.vi),
        format_args!("{}: {en}", of.en),
    )
}

/// Writes what is missing, in how many things, and which rules wait for it.
fn write_gap(
    page: Page<'_>,
    mut text: Phrase,
    waiting: &BTreeMap<RuleId, Vec<Entity>>,
    pen: &mut Pen,
) {
    let things: BTreeSet<Entity> = waiting.values().flatten().copied().collect();
    let Phrase { vi, en } = lacking(page, &things);
    let rules = waiting.keys().map(|id| page.rules.rules[*id].name.as_str());
    let rules = rules.collect::<Vec<_>>().join(", ");
    text += phrase!(
        " {vi}; quy tắc đang chờ: {rules}",
        " {en}; rules waiting: {rules}"
    );
    pen.line(Ink::Plain, "  - ", &text);
}

/// Says how many procedures and other things lack something; a few are named.
pub(in crate::report) fn lacking(page: Page<'_>, things: &BTreeSet<Entity>) -> Phrase {
    let is_procedure = |thing: &&Entity| matches!(thing, Entity::Procedure(_));
    let procedures = things.iter().filter(is_procedure).count();
    let others = things.len() - procedures;
    let mut counts = Vec::new();
    if procedures > 0 {
        counts.push(words::counted(procedures as u64, words::PROCEDURES));
    }
    if others > 0 {
        counts.push(words::counted(
            others as u64,
            ["other thing", "other things", "mục khác"],
        ));
    }
    let mut text = words::join(&counts, ", ");
    if things.len() <= NAMED {
        let names: Vec<Phrase> = things
            .iter()
            .map(|thing| wording::title(*thing, page.model))
            .collect();
        text += Phrase::same(" (");
        text += words::join(&names, "; ");
        text += Phrase::same(")");
    }
    text
}
