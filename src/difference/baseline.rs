//! A review beside one that is known: what of it is new.
//!
//! What is known has been told before and is only counted; so a catalogue with many old findings
//! can be kept from getting worse before it is better.

use std::collections::{BTreeMap, BTreeSet};

use super::Aspect;
use super::recorded::{self, Finding as Before, Recorded};
use crate::finding::Finding;
use crate::model::Model;
use crate::phrase::Phrase;
use crate::review::{Review, rank};
use crate::rule::compile::RuleSet;

/// What a known review makes of the findings of another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// Of each finding, by its position.
    pub of: Vec<Standing>,
    /// How many known findings are there no more.
    pub gone: usize,
}

/// How a finding stands to those that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is not among them.
    New,
    /// It is, and is told alike.
    Known,
    /// It is, and is told differently.
    Changed {
        /// What is told differently, with both wordings.
        aspects: Vec<(Aspect, [Phrase; 2])>,
        /// Whether it is graver than it was.
        is_graver: bool,
    },
}

impl Baseline {
    /// Returns whether a finding is new, or graver than the known one: what counts for an exit code.
    pub fn has_risen(&self, finding: usize) -> bool {
        matches!(
            self.of[finding],
            Standing::New
                | Standing::Changed {
                    is_graver: true,
                    ..
                }
        )
    }

    /// Returns how many findings are new, known, and changed.
    pub fn counts(&self) -> [usize; 3] {
        let count = |is: fn(&Standing) -> bool| self.of.iter().filter(|known| is(known)).count();
        [
            count(|standing| *standing == Standing::New),
            count(|standing| *standing == Standing::Known),
            count(|standing| matches!(standing, Standing::Changed { .. })),
        ]
    }
}

/// Lays the findings of a review beside those of one that is known; `O(n log n)`.
///
/// A finding that another took in was told with it, and is known.
pub fn against(known: &Recorded, review: &Review, rules: &RuleSet, model: &Model) -> Baseline {
    let before = known.findings.iter();
    let before: BTreeMap<&str, &Before> = before
        .map(|finding| (finding.id.as_str(), finding))
        .collect();
    let guests = known.findings.iter().flat_map(|host| &host.takes_in);
    let guests: BTreeSet<&str> = guests.map(|guest| guest.id.as_str()).collect();
    let findings = review.findings.iter();
    let of = findings.map(|finding| match before.get(finding.id.as_str()) {
        Some(before) => changed(before, finding, rules, model),
        None if guests.contains(finding.id.as_str()) => Standing::Known,
        None => Standing::New,
    });
    let now = review.findings.iter().chain(&review.taken_in);
    let now: BTreeSet<&str> = now.map(|finding| finding.id.as_str()).collect();
    Baseline {
        of: of.collect(),
        gone: before.keys().filter(|id| !now.contains(*id)).count(),
    }
}

fn changed(before: &Before, now: &Finding, rules: &RuleSet, model: &Model) -> Standing {
    let severity = rules.rules[now.rule].severity;
    let evidence = now.evidence.iter();
    let evidence = evidence.map(|known| (known.name.as_str(), known.plain(model)));
    let was_on = before.evidence.iter();
    let was_on = was_on.map(|known| (known.name.as_str(), known.value.clone()));
    let same_evidence = evidence.eq(was_on);
    let message = Phrase::from(before.message.clone());
    let mut aspects = Vec::new();
    if before.severity != severity.english() {
        let words = [before.severity.as_str(), severity.english()].map(recorded::keyword);
        aspects.push((Aspect::Severity, words));
    }
    if message != now.message {
        aspects.push((Aspect::Message, [message, now.message.clone()]));
    }
    if !same_evidence {
        let words = now.evidence.iter();
        let words = words.map(|known| (&known.name, known.value.clone()));
        let words = [before.evidence_in_words(), recorded::values_in_words(words)];
        aspects.push((Aspect::Evidence, words));
    }
    if aspects.is_empty() {
        return Standing::Known;
    }
    Standing::Changed {
        aspects,
        is_graver: recorded::rank(&before.severity).is_some_and(|was| rank(severity) > was),
    }
}
