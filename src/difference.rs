//! What changed between two reviews of one catalogue: under another law, rule set or date.
//!
//! Takes reviews as they were written, not as they were computed: the one before was made by
//! another rule set, perhaps by another version of the program. A finding is the same where its id
//! is, which hashes names and never lines; so moving a declaration in its file changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::phrase::Phrase;

pub mod baseline;
pub mod heavier;
pub mod recorded;
pub mod target;

use heavier::{Heavier, heavier};
use recorded::{Finding, Proposal, Recorded};
use target::{TargetDifference, targets};

/// What changed from one review to another.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference<'r> {
    /// The two reviews, the older first.
    pub reviews: [&'r Recorded; 2],
    /// What changed of each rule that changed anything, in name order.
    pub rules: Vec<RuleDifference<'r>>,
    /// How many findings are in both reviews and alike.
    pub unchanged: usize,
    /// What changed of what nobody has described, in the order of the parts.
    pub gaps: Vec<GapDifference<'r>>,
    /// Targets that are reached otherwise, in name order.
    pub targets: Vec<TargetDifference<'r>>,
    /// Procedures that ask for more, with no new law.
    pub heavier: Vec<Heavier<'r>>,
}

/// What changed among the findings of one rule.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct RuleDifference<'r> {
    /// The name of the rule.
    pub rule: &'r str,
    /// What only the newer review finds, in its order.
    pub new: Vec<Moved<'r>>,
    /// What only the older one finds, in its order.
    pub gone: Vec<Moved<'r>>,
    /// What both find and tell differently, in the order of the newer.
    pub changed: Vec<Changed<'r>>,
    /// What was decided on, or no longer is, in the order of the newer.
    pub decided: Vec<Changed<'r>>,
    /// What became graver, whatever else changed, in the order of the newer.
    pub stricter: Vec<Changed<'r>>,
}

/// A finding of one review only.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved<'r> {
    /// The finding.
    pub finding: &'r Finding,
    /// The finding of the other review that takes it in, where one does: then it is told there,
    /// and nothing was lost or won.
    pub host: Option<&'r Finding>,
}

/// A finding of both reviews.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed<'r> {
    /// As the newer review has it.
    pub finding: &'r Finding,
    /// As the older one has it.
    pub before: &'r Finding,
    /// What is told differently, with both wordings.
    pub aspects: Vec<(Aspect, [Phrase; 2])>,
}

/// What can be told differently of one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// How grave it is.
    Severity,
    /// How sure the rule is.
    Confidence,
    /// What is said.
    Message,
    /// The values it rests on.
    Evidence,
    /// The legal bases.
    Basis,
    /// What is proposed.
    Proposal,
    /// Whether what is proposed is in the chosen set.
    Choice,
    /// What was decided on it.
    Decision,
}

/// What changed of one part that nobody has described.
#[derive(Debug, PartialEq, Eq)]
pub struct GapDifference<'r> {
    /// The part: `procedure.steps`.
    pub part: &'r str,
    /// The names that lack it now and did not, in name order.
    pub new: Vec<&'r str>,
    /// The names that lacked it, in name order.
    pub gone: Vec<&'r str>,
}

impl Difference<'_> {
    /// Returns whether both reviews say the same.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
            && self.gaps.is_empty()
            && self.targets.is_empty()
            && self.heavier.is_empty()
    }

    /// Returns how many findings are new, gone, changed, decided on, and graver.
    pub fn counts(&self) -> [usize; 5] {
        let mut counts = [0; 5];
        for rule in &self.rules {
            let of_rule = [
                rule.new.len(),
                rule.gone.len(),
                rule.changed.len(),
                rule.decided.len(),
                rule.stricter.len(),
            ];
            for (count, more) in counts.iter_mut().zip(of_rule) {
                *count += more;
            }
        }
        counts
    }

    /// Returns how many findings came to stand at one of some severities: new ones, those that
    /// others took in before not among them, those that were less grave, and procedures that became
    /// heavier. What has been rejected does not count.
    pub fn risen_to(&self, severities: &[&str]) -> usize {
        let is_at = |finding: &Finding| {
            severities.contains(&finding.severity.as_str()) && !finding.is_waived()
        };
        let heavier = if severities.contains(&heavier::SEVERITY.english()) {
            self.heavier.len()
        } else {
            0
        };
        let of_rule = |rule: &RuleDifference<'_>| {
            let new = rule.new.iter();
            let new = new.filter(|moved| moved.host.is_none() && is_at(moved.finding));
            let graver = rule.stricter.iter();
            let graver = graver.filter(|both| is_at(both.finding) && !is_at(both.before));
            new.count() + graver.count()
        };
        heavier + self.rules.iter().map(of_rule).sum::<usize>()
    }
}

/// Compares two reviews, the older first.
///
/// Sorts the findings of both by id: `O(n log n)`. Of two findings of one id, which a review never
/// writes, the last counts.
pub fn compare<'r>(old: &'r Recorded, new: &'r Recorded) -> Difference<'r> {
    let reviews = [old, new];
    let [before, after] = reviews.map(by_id);
    let [hosts_before, hosts_after] = reviews.map(hosts);
    let mut rules: BTreeMap<&str, RuleDifference<'_>> = BTreeMap::new();
    let mut unchanged = 0;
    for finding in &new.findings {
        let Some(before) = before.get(finding.id.as_str()).copied() else {
            let host = hosts_before.get(finding.id.as_str()).copied();
            of_rule(&mut rules, finding)
                .new
                .push(Moved { finding, host });
            continue;
        };
        let aspects = aspects(reviews, before, finding);
        let is_decision = finding.decision != before.decision;
        let ranks = [before, finding].map(|told| recorded::rank(&told.severity));
        let is_graver = matches!(ranks, [Some(was), Some(is)] if is > was);
        let changed = Changed {
            finding,
            before,
            aspects,
        };
        if is_graver {
            of_rule(&mut rules, finding).stricter.push(changed);
        } else if is_decision {
            of_rule(&mut rules, finding).decided.push(changed);
        } else if changed.aspects.is_empty() {
            unchanged += 1;
        } else {
            of_rule(&mut rules, finding).changed.push(changed);
        }
    }
    for finding in &old.findings {
        if !after.contains_key(finding.id.as_str()) {
            let host = hosts_after.get(finding.id.as_str()).copied();
            of_rule(&mut rules, finding)
                .gone
                .push(Moved { finding, host });
        }
    }
    Difference {
        reviews,
        rules: rules.into_values().collect(),
        unchanged,
        gaps: gaps(reviews),
        targets: targets(reviews),
        heavier: heavier(reviews),
    }
}

/// Returns what changed of the rule of a finding, as far as it is known.
fn of_rule<'m, 'r>(
    rules: &'m mut BTreeMap<&'r str, RuleDifference<'r>>,
    finding: &'r Finding,
) -> &'m mut RuleDifference<'r> {
    let rule = finding.rule.as_str();
    rules.entry(rule).or_insert_with(|| RuleDifference {
        rule,
        ..RuleDifference::default()
    })
}

fn by_id(review: &Recorded) -> BTreeMap<&str, &Finding> {
    let findings = review.findings.iter();
    findings.map(|found| (found.id.as_str(), found)).collect()
}

/// Returns of each finding that is not told by itself the one that takes it in.
fn hosts(review: &Recorded) -> BTreeMap<&str, &Finding> {
    let pairs = review.findings.iter().flat_map(|host| {
        let guests = host.takes_in.iter();
        guests.map(move |guest| (guest.id.as_str(), host))
    });
    pairs.collect()
}

/// Returns what is told differently of one finding.
fn aspects(
    [old, new]: [&Recorded; 2],
    before: &Finding,
    after: &Finding,
) -> Vec<(Aspect, [Phrase; 2])> {
    let of = |review: &Recorded, finding: &Finding| {
        let proposal = review.proposal_of(finding);
        [
            (Aspect::Severity, recorded::keyword(&finding.severity)),
            (Aspect::Confidence, recorded::keyword(&finding.confidence)),
            (Aspect::Message, finding.message.clone().into()),
            (Aspect::Evidence, finding.evidence_in_words()),
            (Aspect::Basis, Phrase::same(finding.basis.join(", "))),
            (
                Aspect::Proposal,
                proposal.map(Proposal::in_words).unwrap_or_default(),
            ),
            (
                Aspect::Choice,
                proposal.map(Proposal::choice).unwrap_or_default(),
            ),
            (Aspect::Decision, finding.decision_in_words()),
        ]
    };
    let pairs = of(old, before).into_iter().zip(of(new, after));
    let told = pairs.filter(|(before, after)| before != after);
    told.map(|((aspect, before), (_, after))| (aspect, [before, after]))
        .collect()
}

fn gaps<'r>(reviews: [&'r Recorded; 2]) -> Vec<GapDifference<'r>> {
    let [before, after] = reviews.map(|review| {
        let gaps = review.data_gaps.iter();
        let names = gaps.map(|gap| {
            let names = gap.procedures.iter().chain(&gap.others);
            let names: BTreeSet<&str> = names.map(String::as_str).collect();
            (gap.part.as_str(), names)
        });
        names.collect::<BTreeMap<_, _>>()
    });
    let parts: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let none = BTreeSet::new();
    let of_part = |part: &'r str| {
        let [before, after] = [&before, &after].map(|gaps| gaps.get(part).unwrap_or(&none));
        GapDifference {
            part,
            new: after.difference(before).copied().collect(),
            gone: before.difference(after).copied().collect(),
        }
    };
    let gaps = parts.into_iter().map(of_part);
    gaps.filter(|gap| !gap.new.is_empty() || !gap.gone.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = r#"{
      "schema": "tinhgon.review/1", "tool": {"name": "tinhgon", "version": "0.1.0"},
      "as_of": "2023-12-31",
      "findings": [
        {"id": "a:1", "rule": "a", "severity": "should", "confidence": "high", "message": {"vi": "một", "en": "one"},
         "evidence": [{"name": "r", "value": "x", "text": {"vi": "ix", "en": "x"}}], "basis": ["l article 1"],
         "proposal": "P1", "takes_in": [{"id": "b:9"}]},
        {"id": "a:2", "rule": "a", "severity": "must", "confidence": "high", "message": {"vi": "hai", "en": "two"},
         "basis": [], "decision": null, "proposal": null},
        {"id": "b:3", "rule": "b", "severity": "must", "confidence": "low", "message": {"vi": "ba", "en": "three"},
         "basis": [], "decision": null, "proposal": null}
      ],
      "proposals": [{"id": "P1", "edits": [{"verb": "drop", "text": {"vi": "bỏ", "en": "drop"}}], "chosen": true}],
      "measures": {"before": {"fields": 3}, "after": {"fields": 2}},
      "data_gaps": [{"part": "step.takes", "procedures": ["p", "q"], "rules": ["a"], "others": []}]
    }"#;

    fn read(text: &str) -> Recorded {
        Recorded::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_review_does_not_differ_from_itself() {
        let review = read(OLD);
        let difference = compare(&review, &review);
        assert!(difference.is_empty());
        assert_eq!(difference.unchanged, 3);
        assert_eq!(difference.risen_to(&["must", "should", "consider"]), 0);
    }

    #[test]
    fn new_gone_changed_and_decided_findings_are_told_apart_and_positions_do_not_count() {
        let old = read(OLD);
        let new = OLD
            .replace("\"P1\"", "\"P7\"")
            .replacen("\"should\"", "\"must\"", 1)
            .replace("\"a:2\"", "\"a:5\"")
            .replace("\"low\", \"message\"", "\"low\", \"x\": 1, \"message\"")
            .replace("[\"p\", \"q\"]", "[\"q\", \"r\"]");
        let new = read(&new);
        let difference = compare(&old, &new);
        assert_eq!(difference.counts(), [1, 1, 0, 0, 1]);
        assert_eq!(difference.unchanged, 1);
        let [a] = difference.rules.as_slice() else {
            panic!("{difference:#?}");
        };
        assert_eq!(
            [a.new[0].finding.id.as_str(), &a.gone[0].finding.id],
            ["a:5", "a:2"]
        );
        let severity = [
            Phrase::new("nên", "should"),
            Phrase::new("bắt buộc", "must"),
        ];
        assert_eq!(a.stricter[0].aspects, [(Aspect::Severity, severity)]);
        assert_eq!(difference.risen_to(&["must"]), 2, "one is new, one graver");
        let [gap] = difference.gaps.as_slice() else {
            panic!("{difference:#?}");
        };
        assert_eq!(
            (gap.new.as_slice(), gap.gone.as_slice()),
            (&["r"][..], &["p"][..])
        );

        let decided = read(&OLD.replacen(
            "\"decision\": null",
            "\"decision\": {\"verdict\": \"accept\"}",
            1,
        ));
        assert_eq!(compare(&old, &decided).counts(), [0, 0, 0, 1, 0]);
    }

    #[test]
    fn targets_that_are_reached_otherwise_are_told() {
        let with = |targets: &str| {
            let gaps = "\"data_gaps\"";
            read(&OLD.replacen(gaps, &format!("\"targets\": [{targets}], {gaps}"), 1))
        };
        let target = |name: &str, measured: &str, met: bool| {
            format!(
                "{{\"name\": \"{name}\", \"title\": {{\"vi\": \"T\", \"en\": \"T\"}}, \
                 \"required\": 20, \"measured\": {measured}, \"met\": {met}}}"
            )
        };
        let old = with(
            &[
                target("a", "10.5", false),
                target("b", "30", true),
                target("c", "1", false),
            ]
            .join(", "),
        );
        let new = with(
            &[
                target("a", "25", true),
                target("b", "30", true),
                target("d", "1", false),
            ]
            .join(", "),
        );
        let difference = compare(&old, &new);
        let told = difference.targets.iter();
        let met = |target: Option<&recorded::Target>| target.and_then(|it| it.met);
        let told = told.map(|it| (it.name, met(it.before), met(it.now)));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                ("a", Some(false), Some(true)),
                ("c", Some(false), None),
                ("d", None, Some(false)),
            ]
        );
        assert!(!difference.is_empty() && compare(&old, &old).is_empty());
    }

    #[test]
    fn what_another_finding_takes_in_is_neither_won_nor_lost() {
        let old = read(OLD);
        let new = OLD.replace("[{\"id\": \"b:9\"}]", "[{\"id\": \"b:3\"}]");
        let new = read(&new.replace("\"b:3\", \"rule\"", "\"b:9\", \"rule\""));
        let difference = compare(&old, &new);
        let [b] = difference.rules.as_slice() else {
            panic!("{difference:#?}");
        };
        assert_eq!(b.new[0].host.map(|host| host.id.as_str()), Some("a:1"));
        assert_eq!(b.gone[0].host.map(|host| host.id.as_str()), Some("a:1"));
        assert_eq!(difference.risen_to(&["must"]), 0);
    }
}
