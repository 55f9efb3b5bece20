//! What changed between two reviews, as text for people.

use crate::difference::heavier::{Grown, RULE, SEVERITY};
use crate::difference::recorded::{Finding, Recorded, Sizes, Target, Text, keyword};
use crate::difference::{Aspect, Changed, Difference, GapDifference, Moved, RuleDifference};
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};

use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::words;

/// How many names of a data gap are told before they are only counted.
const NAMED: usize = 5;

/// Writes a difference rule by rule: `+` is new, `-` is gone, `!` became graver, `~` is told
/// differently, `*` was decided on; then procedures that became heavier, `^`, and the totals.
pub fn text(
    difference: &Difference<'_>,
    files: [&str; 2],
    language: Language,
    colour: Colour,
) -> String {
    let mut pen = Pen::new(language, colour);
    pen.line(
        Ink::Bold,
        "",
        &phrase!("So sánh hai lần rà soát", "Two reviews compared"),
    );
    let labels = [phrase!("Trước", "Before"), phrase!("Sau", "After")];
    for ((label, file), review) in labels.iter().zip(files).zip(difference.reviews) {
        pen.labelled(2, label, &source(file, review));
    }
    for rule in &difference.rules {
        pen.blank();
        write_rule(rule, &mut pen);
    }
    write_heavier(difference, &mut pen);
    pen.blank();
    pen.line(Ink::Bold, "", &phrase!("TỔNG HỢP", "TOTALS"));
    write_totals(difference, &mut pen);
    pen.finish()
}

/// Says where a review comes from: the file, its date, the version, the findings.
fn source(file: &str, review: &Recorded) -> Phrase {
    let findings = words::counted(review.findings.len() as u64, words::FINDINGS);
    let date = review.as_of.parse();
    let date = date.map_or_else(|_| Phrase::same(&review.as_of), wording::date);
    let version = &review.tool.version;
    Phrase::new(
        format_args!(
            "{file} · tại ngày {} · tinhgon {version} · {}",
            date.vi, findings.vi
        ),
        format_args!(
            "{file} · as of {} · tinhgon {version} · {}",
            date.en, findings.en
        ),
    )
}

fn write_rule(rule: &RuleDifference<'_>, pen: &mut Pen) {
    let counts = [
        (rule.new.len(), phrase!("thêm", "new")),
        (rule.gone.len(), phrase!("mất", "gone")),
        (rule.stricter.len(), phrase!("nặng hơn", "stricter")),
        (rule.changed.len(), phrase!("đổi", "changed")),
        (rule.decided.len(), phrase!("quyết định", "decided")),
    ];
    let mut heading = Phrase::same(rule.rule);
    for (count, what) in counts {
        if count > 0 {
            let count = words::count(count as u64);
            heading += Phrase::new(
                format_args!(" · {} {}", what.vi, count.vi),
                format_args!(" · {} {}", count.en, what.en),
            );
        }
    }
    pen.line(Ink::Bold, "■ ", &heading);
    for moved in &rule.new {
        let host = |host: &str| phrase!("trước nằm trong {host}", "was within {host}");
        write_moved(moved, "  + ", host, pen);
    }
    for moved in &rule.gone {
        let host = |host: &str| phrase!("nay nằm trong {host}", "now within {host}");
        write_moved(moved, "  - ", host, pen);
    }
    for stricter in &rule.stricter {
        write_changed(stricter, "  ! ", pen);
    }
    for changed in &rule.changed {
        write_changed(changed, "  ~ ", pen);
    }
    for decided in &rule.decided {
        write_changed(decided, "  * ", pen);
    }
}

fn write_moved(moved: &Moved<'_>, sign: &str, host: impl Fn(&str) -> Phrase, pen: &mut Pen) {
    write_finding(moved.finding, sign, pen);
    if let Some(found) = moved.host {
        pen.line(Ink::Plain, "      ", &host(&found.id));
    }
}

fn write_changed(changed: &Changed<'_>, sign: &str, pen: &mut Pen) {
    write_finding(changed.finding, sign, pen);
    for (aspect, words) in &changed.aspects {
        pen.line(Ink::Plain, "      ", &told(*aspect, words));
    }
}

/// Words what is told differently: `mức độ: nên → bắt buộc`.
pub(super) fn told(aspect: Aspect, [before, after]: &[Phrase; 2]) -> Phrase {
    let name = aspect_in_words(aspect);
    let nothing = phrase!("không có", "none");
    let [before, after] = [before, after].map(|told| match told.vi.as_str() {
        "" => &nothing,
        _ => told,
    });
    Phrase::new(
        format_args!("{}: {} → {}", name.vi, before.vi, after.vi),
        format_args!("{}: {} → {}", name.en, before.en, after.en),
    )
}

/// Writes what a finding says, how grave it is, and its id.
fn write_finding(finding: &Finding, sign: &str, pen: &mut Pen) {
    let message = finding.message.clone().into();
    write_said(&finding.severity, &message, &finding.id, sign, pen);
}

fn write_said(severity: &str, message: &Phrase, id: &str, sign: &str, pen: &mut Pen) {
    let severity = keyword(severity);
    let text = Phrase::new(
        format_args!("[{}] {}", severity.vi.to_uppercase(), message.vi),
        format_args!("[{}] {}", severity.en.to_uppercase(), message.en),
    );
    pen.line(Ink::Plain, sign, &text);
    pen.line(Ink::Plain, "      ", &Phrase::same(id));
}

/// Writes the procedures that ask for more, though no new law stands behind it.
fn write_heavier(difference: &Difference<'_>, pen: &mut Pen) {
    if difference.heavier.is_empty() {
        return;
    }
    let count = words::counted(difference.heavier.len() as u64, words::PROCEDURES);
    pen.blank();
    let heading = Phrase::new(
        format_args!("{RULE} · {}", count.vi),
        format_args!("{RULE} · {}", count.en),
    );
    pen.line(Ink::Bold, "■ ", &heading);
    for heavier in &difference.heavier {
        let message = heavier.message();
        write_said(SEVERITY.english(), &message, &heavier.id, "  ^ ", pen);
        for (what, [before, after]) in &heavier.grown {
            let name = grown_in_words(*what);
            let text = Phrase::new(
                format_args!("{}: {} → {}", name.vi, before.vi, after.vi),
                format_args!("{}: {} → {}", name.en, before.en, after.en),
            );
            pen.line(Ink::Plain, "      ", &text);
        }
    }
}

fn grown_in_words(what: Grown) -> Phrase {
    match what {
        Grown::Fields => phrase!("thông tin phải khai", "declared fields"),
        Grown::Documents => phrase!("thành phần hồ sơ", "documents"),
        Grown::Steps => phrase!("bước", "steps"),
        Grown::TimeLimit => phrase!("thời hạn giải quyết", "time limit"),
        Grown::Fee => phrase!("phí, lệ phí", "fee"),
    }
}

fn aspect_in_words(aspect: Aspect) -> Phrase {
    match aspect {
        Aspect::Severity => phrase!("mức độ", "severity"),
        Aspect::Confidence => phrase!("độ tin cậy", "confidence"),
        Aspect::Message => phrase!("nội dung", "message"),
        Aspect::Evidence => phrase!("chứng cứ", "evidence"),
        Aspect::Basis => phrase!("căn cứ", "basis"),
        Aspect::Proposal => phrase!("đề xuất", "proposal"),
        Aspect::Choice => phrase!("lựa chọn", "choice"),
        Aspect::Decision => phrase!("quyết định", "decision"),
    }
}

fn write_totals(difference: &Difference<'_>, pen: &mut Pen) {
    let counts = difference.counts().map(|count| words::count(count as u64));
    let [new, gone, changed, decided, stricter] = counts;
    let same = words::count(difference.unchanged as u64);
    let findings = Phrase::new(
        format_args!(
            "thêm {}, mất {}, nặng hơn {}, đổi {}, có quyết định {}; giữ nguyên {}",
            new.vi, gone.vi, stricter.vi, changed.vi, decided.vi, same.vi
        ),
        format_args!(
            "{} new, {} gone, {} stricter, {} changed, {} decided; {} as before",
            new.en, gone.en, stricter.en, changed.en, decided.en, same.en
        ),
    );
    pen.labelled(2, &phrase!("Phát hiện", "Findings"), &findings);
    if !difference.heavier.is_empty() {
        let count = words::counted(difference.heavier.len() as u64, words::PROCEDURES);
        let text = Phrase::new(
            format_args!("{}, không có văn bản mới trong căn cứ", count.vi),
            format_args!("{}, with no new law in the basis", count.en),
        );
        pen.labelled(2, &phrase!("Nặng hơn", "Heavier"), &text);
    }
    write_targets(difference, pen);
    write_sizes(difference.reviews, pen);
    for (index, gap) in difference.gaps.iter().enumerate() {
        let label = match index {
            0 => phrase!("Thiếu", "Data gaps"),
            _ => Phrase::default(),
        };
        pen.labelled(2, &label, &gap_in_words(gap));
    }
}

/// Writes the targets that are reached otherwise.
fn write_targets(difference: &Difference<'_>, pen: &mut Pen) {
    let mut label = phrase!("Chỉ tiêu", "Targets");
    for target in &difference.targets {
        let Some(known) = target.now.or(target.before) else {
            continue;
        };
        let [before, now] = [target.before, target.now].map(reached);
        let (name, Text { vi, en }) = (target.name, &known.title);
        let text = Phrase::new(
            format_args!("{vi} ({name}): lần trước {}, lần này {}", before.vi, now.vi),
            format_args!("{en} ({name}): before {}, now {}", before.en, now.en),
        );
        pen.labelled(2, &label, &text);
        label = Phrase::default();
    }
}

/// Says how far a target is reached, and whether that is enough.
fn reached(target: Option<&Target>) -> Phrase {
    let Some(target) = target else {
        return phrase!("không áp dụng", "not in force");
    };
    let required = decimal(&target.required);
    let verdict = match target.met {
        Some(true) => phrase!("đạt", "met"),
        Some(false) => phrase!("chưa đạt", "missed"),
        None => phrase!("chưa kết luận được", "undecided"),
    };
    let Some(measured) = &target.measured else {
        return verdict;
    };
    let measured = decimal(measured);
    Phrase::new(
        format_args!("{} ({}% / {}%)", verdict.vi, measured.vi, required.vi),
        format_args!("{} ({}% of {}%)", verdict.en, measured.en, required.en),
    )
}

/// Words a number as it was written.
fn decimal(number: &serde_json::Number) -> Phrase {
    let written = number.to_string();
    let written = match written.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => written,
    };
    Phrase::new(written.replace('.', ","), written)
}

/// Reads one size.
type Size = fn(&Sizes) -> u64;

/// Writes what both reviews propose to leave of each size, where that differs.
fn write_sizes([old, new]: [&Recorded; 2], pen: &mut Pen) {
    let rows: [(words::Names, Size); 5] = [
        (words::PROCEDURES, |sizes| sizes.procedures),
        (words::FIELDS, |sizes| sizes.fields),
        (words::DOCUMENTS, |sizes| sizes.documents),
        (words::STEPS, |sizes| sizes.steps),
        (words::CONSULTATIONS, |sizes| sizes.consultations),
    ];
    let mut label = phrase!("Quy mô", "Sizes");
    for ([_, plural, vi], size) in rows {
        let effects = [old, new].map(|review| [&review.measures.before, &review.measures.after]);
        let effects = effects.map(|sizes| sizes.map(size));
        if effects[0] == effects[1] {
            continue;
        }
        let [before, after] = effects.map(|[now, proposed]| {
            let [now, proposed] = [now, proposed].map(words::count);
            Phrase::new(
                format_args!("{} → {}", now.vi, proposed.vi),
                format_args!("{} → {}", now.en, proposed.en),
            )
        });
        let text = Phrase::new(
            format_args!("{vi}: lần trước {}, lần này {}", before.vi, after.vi),
            format_args!("{plural}: before {}, now {}", before.en, after.en),
        );
        pen.labelled(2, &label, &text);
        label = Phrase::default();
    }
}

fn gap_in_words(gap: &GapDifference<'_>) -> Phrase {
    let mut text = Phrase::same(gap.part);
    let lists = [
        (&gap.new, phrase!("thêm", "new")),
        (&gap.gone, phrase!("hết thiếu", "gone")),
    ];
    for (names, what) in lists {
        if names.is_empty() {
            continue;
        }
        let count = words::count(names.len() as u64);
        let mut listed = names[..names.len().min(NAMED)].join(", ");
        if names.len() > NAMED {
            listed.push_str(", …");
        }
        text += Phrase::new(
            format_args!("; {} {}: {listed}", what.vi, count.vi),
            format_args!("; {} {}: {listed}", count.en, what.en),
        );
    }
    text
}
