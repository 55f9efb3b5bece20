//! Which decision holds for each finding of a review, and which decisions nothing calls for.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Decision, Kept, Verdict, kept, particular};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::finding::{Finding, wording};
use crate::model::Model;
use crate::phrase::{Phrase, phrase};
use crate::rule::RuleId;
use crate::rule::compile::RuleSet;

/// What decisions make of the findings of a review.
#[derive(Debug, Default)]
pub struct Rulings {
    /// Of each finding, by its position, the decision that holds or has lapsed.
    pub of: Vec<Option<Ruling>>,
    /// Decisions that have ended or that nothing calls for, as errors; those that seem to be carried
    /// out and those that do not say what they rest on, as warnings.
    pub faults: Diagnostics,
}

/// A decision on a finding of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The decision.
    pub decision: Decision,
    /// What changed of the evidence since; if anything, the decision has lapsed.
    pub changes: Vec<Change>,
    /// Whether what was accepted should have been done by the day of the review.
    pub is_overdue: bool,
}

/// A value that a finding no longer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The variable or path of the rule.
    pub name: String,
    /// The value when it was decided on.
    pub before: String,
    /// The value now; `None` where the rule no longer tells one of that name.
    pub now: Option<String>,
}

impl Ruling {
    /// Returns whether it still holds.
    pub fn holds(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Rulings {
    /// Returns what holds for a finding.
    pub fn verdict(&self, finding: usize) -> Option<Verdict> {
        let ruling = self.of.get(finding)?.as_ref()?;
        ruling.holds().then_some(ruling.decision.verdict)
    }

    /// Returns whether a finding has been set aside.
    pub fn is_waived(&self, finding: usize) -> bool {
        self.verdict(finding) == Some(Verdict::Reject)
    }

    /// Returns how many findings are accepted, accepted and overdue, deferred, and how many have a
    /// decision that has lapsed.
    pub fn counts(&self) -> [usize; 4] {
        let count =
            |is: fn(&Ruling) -> bool| self.of.iter().flatten().filter(|made| is(made)).count();
        [
            count(|ruling| ruling.holds() && ruling.decision.verdict == Verdict::Accept),
            count(|ruling| ruling.holds() && ruling.is_overdue),
            count(|ruling| ruling.holds() && ruling.decision.verdict == Verdict::Defer),
            count(|ruling| !ruling.holds()),
        ]
    }

    /// Returns how many findings have been set aside.
    pub fn waived(&self) -> usize {
        let positions = 0..self.of.len();
        positions.filter(|finding| self.is_waived(*finding)).count()
    }
}

/// What a review found, for [`settle()`].
#[derive(Debug, Clone, Copy)]
pub struct Found<'r> {
    /// The findings that stand.
    pub findings: &'r [Finding],
    /// Of each, those that it takes in, by position in `taken_in`.
    pub takes_in: &'r [Vec<usize>],
    /// What lesser rules found of the same things.
    pub taken_in: &'r [Finding],
    /// The rules that ran; of others nothing is known.
    pub rules: &'r [RuleId],
}

/// Lays decisions, in the order in which [`super::collect()`] gives them, beside the findings of a
/// review of the model's date.
///
/// Of several decisions on one finding the latest that has been signed holds. Time grows with the
/// decisions and with the findings of their rules.
pub fn settle(decisions: &[Decision], found: Found<'_>, rules: &RuleSet, model: &Model) -> Rulings {
    let mut rulings = Rulings {
        of: vec![None; found.findings.len()],
        faults: Diagnostics::default(),
    };
    if decisions.is_empty() {
        return rulings;
    }
    let known = Known::new(decisions, found, rules, model);
    let alike = |left: &Decision, right: &Decision| {
        (&left.rule, &left.about) == (&right.rule, &right.about)
    };
    for of_one in decisions.chunk_by(alike) {
        let mut signed = of_one.iter().rev();
        let latest = signed.find(|decision| decision.on.is_none_or(|on| on <= model.as_of));
        let Some(decision) = latest else { continue };
        if !known.has_run(&decision.rule) {
            continue;
        }
        let Some(position) = known.find(decision) else {
            rulings.faults.push(known.unused(decision, model));
            continue;
        };
        let evidence = evidence(&found.findings[position], model);
        match decision.until {
            Some(until) if until < model.as_of => {
                rulings.faults.push(expired(decision, until, model.as_of));
                continue;
            }
            _ => {}
        }
        if decision.evidence.is_none() {
            rulings.faults.push(unbound(decision, &evidence));
        }
        rulings.of[position] = Some(Ruling {
            decision: decision.clone(),
            changes: changes(decision, &evidence),
            is_overdue: decision.due.is_some_and(|due| due < model.as_of),
        });
    }
    rulings
}

/// Returns what a finding rests on, as a decision keeps it, in the order of the finding.
pub fn evidence(finding: &Finding, model: &Model) -> Vec<Kept> {
    let known = finding.evidence.iter();
    let known = known.map(|known| Kept {
        name: known.name.clone(),
        value: kept(&known.plain(model)),
    });
    known.collect()
}

/// Returns what a decision rests on and the finding no longer does: a decision is bound to the
/// values that it names.
fn changes(decision: &Decision, evidence: &[Kept]) -> Vec<Change> {
    let bound = decision.evidence.iter().flatten();
    let changed = bound.filter_map(|before| {
        let now = evidence.iter().find(|now| now.name == before.name);
        let now = now.map(|now| now.value.clone());
        (now.as_ref() != Some(&before.value)).then(|| Change {
            name: before.name.clone(),
            before: before.value.clone(),
            now,
        })
    });
    changed.collect()
}

/// The findings of the rules that decisions name, by what they are about.
struct Known<'r> {
    found: Found<'r>,
    rules: &'r RuleSet,
    /// Of each finding that stands; nothing iterates it.
    standing: FxHashMap<(RuleId, Vec<String>), usize>,
    /// Of each that another takes in, the one that does.
    hosts: FxHashMap<(RuleId, Vec<String>), usize>,
    /// The rules by name.
    named: FxHashMap<&'r str, RuleId>,
}

impl<'r> Known<'r> {
    fn new(decisions: &[Decision], found: Found<'r>, rules: &'r RuleSet, model: &Model) -> Self {
        let wanted = |rule: &str| {
            let at = decisions.partition_point(|decision| decision.rule.as_str() < rule);
            decisions
                .get(at)
                .is_some_and(|decision| decision.rule == rule)
        };
        let ran = found.rules.iter();
        let named: FxHashMap<&str, RuleId> = ran
            .map(|id| (rules.rules[*id].name.as_str(), *id))
            .filter(|(name, _)| wanted(name))
            .collect();
        let is_wanted = |finding: &Finding| wanted(&rules.rules[finding.rule].name);
        let key = |finding: &Finding| (finding.rule, particular(&names(finding, model)));
        let standing = found.findings.iter().enumerate();
        let standing = standing.filter(|(_, finding)| is_wanted(finding));
        let hosts = found.takes_in.iter().enumerate();
        let hosts = hosts.flat_map(|(host, guests)| guests.iter().map(move |guest| (host, guest)));
        let hosts = hosts.map(|(host, guest)| (host, &found.taken_in[*guest]));
        let hosts = hosts.filter(|(_, guest)| is_wanted(guest));
        Self {
            found,
            rules,
            standing: standing.map(|(at, finding)| (key(finding), at)).collect(),
            hosts: hosts.map(|(host, guest)| (key(guest), host)).collect(),
            named,
        }
    }

    fn has_run(&self, rule: &str) -> bool {
        self.named.contains_key(rule)
    }

    fn key(&self, decision: &Decision) -> Option<(RuleId, Vec<String>)> {
        let rule = self.named.get(decision.rule.as_str())?;
        Some((*rule, decision.about.clone()))
    }

    fn find(&self, decision: &Decision) -> Option<usize> {
        self.standing.get(&self.key(decision)?).copied()
    }

    /// A decision on what the review does not find, and the likeliest reason.
    fn unused(&self, decision: &Decision, model: &Model) -> Diagnostic {
        let (rule, about) = (&decision.rule, decision.about.join(", "));
        let message = phrase!(
            "`{rule}` không nêu gì về `{about}` tại ngày rà soát",
            "`{rule}` finds nothing about `{about}` at the date of the review"
        );
        let unused = Diagnostic::error(Code::UnusedDecision, decision.span, message);
        let host = self.key(decision).and_then(|key| self.hosts.get(&key));
        if let Some(host) = host.map(|host| &self.found.findings[*host]) {
            let (rule, about) = (&self.rules.rules[host.rule].name, names(host, model));
            let about = particular(&about).join(", ");
            return unused.help(phrase!(
                "phát hiện này đã nằm trong một phát hiện khác; quyết định về `{rule}` về `{about}`",
                "another finding takes it in; decide on `{rule}` about `{about}`"
            ));
        }
        let near = self.nearest(decision, model);
        if decision.verdict == Verdict::Accept && (near.is_none() || lies_in(decision, model)) {
            return done(decision, near.as_deref());
        }
        unused.help(match near {
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "bỏ quyết định này, hoặc sửa lại tên",
                "remove the decision, or correct the names"
            ),
        })
    }

    /// The nearest of the things that the rule does find.
    fn nearest(&self, decision: &Decision, model: &Model) -> Option<String> {
        let rule = self.named.get(decision.rule.as_str())?;
        let findings = self.found.findings.iter();
        let about = findings
            .filter(|finding| finding.rule == *rule)
            .map(|finding| particular(&names(finding, model)).join(", "));
        let mut about: Vec<String> = about.collect();
        about.sort_unstable();
        let wrong = decision.about.join(", ");
        similar::nearest(&wrong, about.iter().map(String::as_str)).map(str::to_owned)
    }
}

/// Returns whether what a decision is about lies, or lay, in things that there are.
fn lies_in(decision: &Decision, model: &Model) -> bool {
    let mut about = decision.about.iter();
    about.all(|name| {
        let outer = name.split(['.', ':']).next().unwrap_or(name);
        model.find(outer).is_some()
    })
}

/// A decision to do what the review finds no more: it seems to be done, if the names are right.
fn done(decision: &Decision, near: Option<&str>) -> Diagnostic {
    let (rule, about) = (&decision.rule, decision.about.join(", "));
    let message = phrase!(
        "việc đã chấp nhận có vẻ đã làm xong: `{rule}` không còn nêu gì về `{about}`",
        "what was accepted seems to be done: `{rule}` finds nothing about `{about}` any more"
    );
    let help = match near {
        Some(near) => phrase!(
            "bỏ quyết định này; nếu gõ nhầm tên, có phải ý là `{near}`?",
            "remove the decision; if a name is misspelt, did you mean `{near}`?"
        ),
        None => phrase!(
            "bỏ quyết định này; nếu gõ nhầm tên thì sửa lại",
            "remove the decision; if a name is misspelt, correct it"
        ),
    };
    Diagnostic::warning(Code::CarriedOut, decision.span, message).help(help)
}

/// Returns the names of what a finding is about.
pub fn names(finding: &Finding, model: &Model) -> Vec<String> {
    let about = finding.about.iter();
    about.map(|thing| wording::name(*thing, model)).collect()
}

/// A decision that has ended.
fn expired(decision: &Decision, until: Date, as_of: Date) -> Diagnostic {
    let [vi_until, vi_today] = [until, as_of].map(|day| wording::date(day).vi);
    let message = phrase!(
        "quyết định hết hạn sau ngày {vi_until}, trước ngày rà soát {vi_today}",
        "the decision ended on {until}, before the date of the review, {as_of}"
    );
    let help = phrase!(
        "xem lại phát hiện, rồi quyết định lại bằng `tinhgon decide`, hoặc bỏ quyết định này để phát hiện trở lại",
        "look at the finding again, then decide anew with `tinhgon decide`, or remove this decision so that the finding is back"
    );
    Diagnostic::error(Code::ExpiredDecision, decision.span, message).help(help)
}

/// A decision that does not say what it rests on.
fn unbound(decision: &Decision, evidence: &[Kept]) -> Diagnostic {
    let lines = |keyword: &str, none: &str| {
        let values = evidence.iter();
        let lines = values.map(|known| format!("{keyword} {} = {:?}", known.name, known.value));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            format!("{keyword} {none}")
        } else {
            lines.join("  ")
        }
    };
    let (vi, en) = (lines("chứng cứ", "không có gì"), lines("evidence", "none"));
    let message = phrase!(
        "quyết định chỉ gắn với tên: không nói dựa trên chứng cứ nào",
        "the decision is bound to names only: it does not say on what evidence it rests"
    );
    Diagnostic::warning(Code::UnboundDecision, decision.span, message).help(Phrase::new(
        format_args!("thêm vào quyết định: {vi}"),
        format_args!("add to the decision: {en}"),
    ))
}
