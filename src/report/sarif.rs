//! A review for tools that read static analysis: SARIF 2.1.0.
//!
//! The types here are the part of the format that is written. A result's fingerprint is the finding's
//! id, which stays the same wherever the finding is written; what was rejected is suppressed, and a
//! known review gives each result its baseline state. Fixes are the proposals that can be written into
//! the files, each as the lines that differ.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::text::proposal;
use super::{Page, edit, json, words};
use crate::difference::baseline::Standing;
use crate::finding::{Finding, wording};
use crate::phrase::{Language, Phrase};
use crate::rewrite::Ground;
use crate::rule::{Rule, RuleId};
use crate::span::Span;
use crate::syntax::keyword::Keyword;

mod fix;
mod format;

use format::{
    Artifact, Configuration, Driver, Location, Log, Logical, Message, Physical, Region, Related,
    Reporting, Run, Suppression, Tool,
};

/// Writes a review; `ground` is what proposals can be written into, where fixes are wanted.
///
/// # Errors
///
/// What the writer refuses.
pub fn write(
    page: Page<'_>,
    ground: Option<Ground<'_>>,
    language: Language,
    mut out: impl Write,
) -> io::Result<()> {
    let teller = Teller { page, language };
    let rules = &page.review.rules;
    let places: BTreeMap<RuleId, usize> = rules.iter().copied().zip(0..).collect();
    let mut fixes = fix::Fixes::new(page, ground);
    let results = 0..page.review.findings.len();
    let results = results
        .map(|position| teller.result(position, &places, &mut fixes))
        .collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    language: teller.code(),
                    rules: rules.iter().map(|rule| teller.rule(*rule)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            language: teller.code(),
            results,
            properties: teller.totals(),
        }],
    };
    serde_json::to_writer_pretty(&mut out, &log)?;
    out.write_all(b"\n")
}

/// Totals, so that whoever reads the results can tell that none is missing.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Totals {
    as_of: String,
    procedures: usize,
    findings: usize,
    proposals: usize,
    chosen: usize,
    data_gaps: usize,
    waived: usize,
}

/// What a result says beside what the format has words for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    confidence: &'static str,
    group: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal: Option<Proposed>,
}

#[derive(Serialize)]
struct Proposed {
    id: String,
    text: String,
    chosen: bool,
    feasibility: &'static str,
    effect: String,
}

type Result = format::Result<Properties>;

struct Teller<'r> {
    page: Page<'r>,
    language: Language,
}

impl Teller<'_> {
    const fn code(&self) -> &'static str {
        match self.language {
            Language::Vietnamese => "vi-VN",
            Language::English => "en-US",
        }
    }

    fn say(&self, phrase: &Phrase) -> String {
        phrase.in_language(self.language).to_owned()
    }

    fn message(&self, phrase: &Phrase) -> Message {
        Message {
            text: self.say(phrase),
        }
    }

    fn totals(&self) -> Totals {
        let review = self.page.review;
        Totals {
            as_of: self.page.model.as_of.to_string(),
            procedures: self.page.model.procedures.len(),
            findings: review.open().count(),
            proposals: review.proposals.len(),
            chosen: review
                .proposals
                .iter()
                .filter(|made| made.is_chosen())
                .count(),
            data_gaps: review.gaps.len(),
            waived: review.rulings.waived(),
        }
    }

    fn rule(&self, id: RuleId) -> Reporting {
        let rule = &self.page.rules.rules[id];
        let cited = rule.bases.iter();
        let cited: Vec<Phrase> = cited
            .map(|basis| wording::cited(basis, self.page.model))
            .collect();
        let why = words::reason(&rule.why);
        let help = words::join(&[why.clone(), words::join(&cited, "; ")], "\n\n");
        Reporting {
            id: rule.name.clone(),
            short_description: self.message(&rule.title),
            full_description: self.message(&why),
            help: self.message(&help),
            default_configuration: Configuration { level: level(rule) },
        }
    }

    fn result(
        &self,
        position: usize,
        places: &BTreeMap<RuleId, usize>,
        fixes: &mut fix::Fixes<'_>,
    ) -> Result {
        let page = self.page;
        let found = &page.review.findings[position];
        let rule = &page.rules.rules[found.rule];
        let answer = page.review.answers[position];
        let baseline = page.baseline.map(|known| match known.of[position] {
            Standing::New => "new",
            Standing::Known => "unchanged",
            Standing::Changed { .. } => "updated",
        });
        Result {
            rule_id: rule.name.clone(),
            rule_index: places[&found.rule],
            level: level(rule),
            message: self.message(&found.message),
            locations: [self.location(found)],
            related_locations: self.related(found),
            partial_fingerprints: BTreeMap::from([("tinhgonFinding/v1", found.id.clone())]),
            baseline_state: baseline,
            suppressions: self.suppressions(position),
            fixes: answer.map_or_else(Vec::new, |made| fixes.of(made, |it| self.say(it))),
            properties: Properties {
                confidence: rule.confidence.english(),
                group: rule.group.clone(),
                proposal: answer.map(|made| self.proposed(made)),
            },
        }
    }

    fn proposed(&self, position: usize) -> Proposed {
        let made = &self.page.review.proposals[position];
        let edits = made.edits.iter();
        let edits = edits.map(|it| edit::phrase_of(self.page.model, it));
        Proposed {
            id: json::proposal_id(position),
            text: self.say(&words::join(&edits.collect::<Vec<_>>(), "; ")),
            chosen: made.is_chosen(),
            feasibility: made.feasibility.slug(),
            effect: self.say(&proposal::changes(&made.effect)),
        }
    }

    fn location(&self, found: &Finding) -> Location {
        let about = found.about.iter().map(|thing| Logical {
            name: self.say(&wording::title(*thing, self.page.model)),
            fully_qualified_name: wording::name(*thing, self.page.model),
            kind: thing.kind().keyword().english(),
        });
        Location {
            physical_location: self.physical(found.at),
            logical_locations: about.collect(),
        }
    }

    /// The places of the evidence, each with what it is.
    fn related(&self, found: &Finding) -> Vec<Related> {
        let placed = found.evidence.iter();
        let placed = placed.filter_map(|known| Some((known, known.at?)));
        let related = placed.enumerate().map(|(id, (known, at))| Related {
            id,
            message: Message {
                text: format!("{} = {}", known.name, self.say(&known.value)),
            },
            physical_location: self.physical(at),
        });
        related.collect()
    }

    fn physical(&self, span: Span) -> Physical {
        let sources = self.page.sources;
        let (start, end) = (sources.position(span), sources.end_position(span));
        Physical {
            artifact_location: Artifact {
                uri: uri(sources.path(span.file)),
            },
            region: Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            },
        }
    }

    /// What was rejected stays in the results, suppressed.
    fn suppressions(&self, position: usize) -> Vec<Suppression> {
        let rulings = &self.page.review.rulings;
        let ruling = rulings.of[position].as_ref();
        let ruling = ruling.filter(|_| rulings.is_waived(position));
        let suppressed = ruling.map(|ruling| Suppression {
            kind: "external",
            status: "accepted",
            justification: ruling.decision.reason.clone().unwrap_or_default(),
        });
        suppressed.into_iter().collect()
    }
}

const fn level(rule: &Rule) -> &'static str {
    match rule.severity {
        Keyword::Must => "error",
        Keyword::Should => "warning",
        _ => "note",
    }
}

/// Writes a path as the reference that SARIF wants: what has a meaning in one is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => {
                let [high, low] = [other >> 4, other & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                uri.extend(['%', high, low]);
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("hồ sơ/a.tthc"), "h%E1%BB%93%20s%C6%A1/a.tthc");
        assert_eq!(uri("c\\d:e#f?g%h"), "c/d%3Ae%23f%3Fg%25h");
    }
}
