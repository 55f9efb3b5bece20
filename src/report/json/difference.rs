//! What changed between two reviews, as JSON: `tinhgon.diff/1`.

use serde::Serialize;
use serde_json::Number;

use super::schema::pretty;
use crate::difference::heavier::{Heavier, SEVERITY};
use crate::difference::recorded::{Finding, Target};
use crate::difference::{Aspect, Changed, Difference, GapDifference, Moved, RuleDifference};
use crate::phrase::Phrase;

#[derive(Serialize)]
struct Page<'r> {
    schema: &'static str,
    old: Source<'r>,
    new: Source<'r>,
    summary: Summary,
    rules: Vec<Rule<'r>>,
    data_gaps: Vec<Gap<'r>>,
    targets: Vec<TargetMoved<'r>>,
    heavier: Vec<HeavierProcedure<'r>>,
}

#[derive(Serialize)]
struct Source<'r> {
    file: &'r str,
    as_of: &'r str,
    version: &'r str,
    findings: usize,
}

#[derive(Serialize)]
struct Summary {
    new: usize,
    gone: usize,
    changed: usize,
    decided: usize,
    unchanged: usize,
    stricter: usize,
    heavier: usize,
}

#[derive(Serialize)]
struct Rule<'r> {
    name: &'r str,
    new: Vec<Entry<'r>>,
    gone: Vec<Entry<'r>>,
    changed: Vec<Entry<'r>>,
    decided: Vec<Entry<'r>>,
    stricter: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Entry<'r> {
    id: &'r str,
    severity: &'r str,
    message: Text<'r>,
    /// The finding of the other review that takes it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<&'r str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aspects: Vec<Told<'r>>,
}

#[derive(Serialize)]
struct Told<'r> {
    aspect: &'static str,
    old: Text<'r>,
    new: Text<'r>,
}

#[derive(Serialize)]
struct Text<'r> {
    vi: &'r str,
    en: &'r str,
}

#[derive(Serialize)]
struct HeavierProcedure<'r> {
    id: &'r str,
    severity: &'static str,
    procedure: &'r str,
    message: Whole,
    grown: Vec<HasGrown<'r>>,
}

#[derive(Serialize)]
struct Whole {
    vi: String,
    en: String,
}

#[derive(Serialize)]
struct HasGrown<'r> {
    measure: &'static str,
    old: Text<'r>,
    new: Text<'r>,
}

#[derive(Serialize)]
struct TargetMoved<'r> {
    name: &'r str,
    old: Option<Standing<'r>>,
    new: Option<Standing<'r>>,
}

#[derive(Serialize)]
struct Standing<'r> {
    required: &'r Number,
    measured: Option<&'r Number>,
    met: Option<bool>,
}

impl<'r> From<&'r Target> for Standing<'r> {
    fn from(target: &'r Target) -> Self {
        Self {
            required: &target.required,
            measured: target.measured.as_ref(),
            met: target.met,
        }
    }
}

#[derive(Serialize)]
struct Gap<'r> {
    part: &'r str,
    new: &'r [&'r str],
    gone: &'r [&'r str],
}

/// Writes a difference as JSON, indented, with a line feed at the end; the findings of each list
/// stand in the order of their review.
pub fn difference(difference: &Difference<'_>, files: [&str; 2]) -> String {
    let source = |index: usize| Source {
        file: files[index],
        as_of: &difference.reviews[index].as_of,
        version: &difference.reviews[index].tool.version,
        findings: difference.reviews[index].findings.len(),
    };
    let [new, gone, changed, decided, stricter] = difference.counts();
    pretty(&Page {
        schema: "tinhgon.diff/1",
        old: source(0),
        new: source(1),
        summary: Summary {
            new,
            gone,
            changed,
            decided,
            unchanged: difference.unchanged,
            stricter,
            heavier: difference.heavier.len(),
        },
        rules: difference.rules.iter().map(rule).collect(),
        data_gaps: difference.gaps.iter().map(gap).collect(),
        targets: difference
            .targets
            .iter()
            .map(|target| TargetMoved {
                name: target.name,
                old: target.before.map(Standing::from),
                new: target.now.map(Standing::from),
            })
            .collect(),
        heavier: difference.heavier.iter().map(heavier).collect(),
    })
}

fn rule<'r>(rule: &'r RuleDifference<'r>) -> Rule<'r> {
    Rule {
        name: rule.rule,
        new: rule.new.iter().map(moved).collect(),
        gone: rule.gone.iter().map(moved).collect(),
        changed: rule.changed.iter().map(told).collect(),
        decided: rule.decided.iter().map(told).collect(),
        stricter: rule.stricter.iter().map(told).collect(),
    }
}

fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        id: &finding.id,
        severity: &finding.severity,
        message: Text {
            vi: &finding.message.vi,
            en: &finding.message.en,
        },
        within: None,
        aspects: Vec::new(),
    }
}

fn moved<'r>(moved: &Moved<'r>) -> Entry<'r> {
    Entry {
        within: moved.host.map(|host| host.id.as_str()),
        ..entry(moved.finding)
    }
}

fn told<'r>(changed: &'r Changed<'r>) -> Entry<'r> {
    let text = |phrase: &'r Phrase| Text {
        vi: &phrase.vi,
        en: &phrase.en,
    };
    let aspects = changed.aspects.iter();
    let aspects = aspects.map(|(aspect, [old, new])| Told {
        aspect: aspect_slug(*aspect),
        old: text(old),
        new: text(new),
    });
    Entry {
        aspects: aspects.collect(),
        ..entry(changed.finding)
    }
}

fn heavier<'r>(heavier: &'r Heavier<'r>) -> HeavierProcedure<'r> {
    let Phrase { vi, en } = heavier.message();
    let grown = heavier.grown.iter();
    let grown = grown.map(|(what, [old, new])| HasGrown {
        measure: what.slug(),
        old: Text {
            vi: &old.vi,
            en: &old.en,
        },
        new: Text {
            vi: &new.vi,
            en: &new.en,
        },
    });
    HeavierProcedure {
        id: &heavier.id,
        severity: SEVERITY.english(),
        procedure: &heavier.procedure.name,
        message: Whole { vi, en },
        grown: grown.collect(),
    }
}

fn gap<'r>(gap: &'r GapDifference<'r>) -> Gap<'r> {
    Gap {
        part: gap.part,
        new: &gap.new,
        gone: &gap.gone,
    }
}

const fn aspect_slug(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Severity => "severity",
        Aspect::Confidence => "confidence",
        Aspect::Message => "message",
        Aspect::Evidence => "evidence",
        Aspect::Basis => "basis",
        Aspect::Proposal => "proposal",
        Aspect::Choice => "chosen",
        Aspect::Decision => "decision",
    }
}
