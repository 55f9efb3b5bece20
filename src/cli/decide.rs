//! `tinhgon decide`: decisions on the findings of a review, added to a file of the language.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::Exit;
use super::arguments::date;
use super::diff::read_review;
use super::error::WriteError;
use super::io::{load, write_new, write_whole};
use super::terminal::Terminal;
use super::workspace::ENDINGS;
use crate::decision::collect::stated;
use crate::decision::fault::faults;
use crate::decision::table::{self, Entry};
use crate::decision::{Decision, Kept, Verdict, compose, kept, particular};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::difference::recorded::{Finding, Recorded};
use crate::phrase::{Language, phrase};
use crate::source::Sources;
use crate::span::Span;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::parse;

mod sheet;

#[derive(Debug, Args)]
pub(super) struct DecideArguments {
    /// Chấp nhận, bác bỏ hay tạm hoãn / What is decided
    #[arg(
        value_name = "DECISION",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    verdict: Option<Resolved>,
    /// Mã phát hiện, như trong kết quả rà soát / The findings, by the ids of the review
    #[arg(
        value_name = "FINDING",
        required_unless_present = "from",
        conflicts_with = "from"
    )]
    findings: Vec<String>,
    /// Bảng quyết định (CSV, XLSX): mỗi dòng một phát hiện / A table of decisions (CSV, XLSX), a finding
    /// a row
    #[arg(long, value_name = "TABLE", conflicts_with_all = ["reason", "by", "document", "until", "due"])]
    from: Option<PathBuf>,
    /// Kết quả rà soát dạng JSON có các phát hiện ấy / The review as JSON that has the findings
    #[arg(long, value_name = "FILE")]
    from_review: PathBuf,
    /// Vì sao / Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Ai quyết định / Who decided
    #[arg(long, value_name = "TEXT")]
    by: Option<String>,
    /// Văn bản ghi quyết định / The document that says so
    #[arg(long, value_name = "TEXT")]
    document: Option<String>,
    /// Ngày quyết định; với bảng, cho dòng không ghi ngày / The day of the decision; of a table, for
    /// rows that do not say it
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
    /// Bác bỏ hoặc tạm hoãn đến hết ngày này / The last day that it is rejected or deferred
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,
    /// Hạn hoàn thành của việc đã chấp nhận / By when what is accepted is to be done
    #[arg(long, value_name = "DATE", value_parser = date)]
    due: Option<Date>,
    /// Tệp nhận các quyết định; những gì đã có được giữ nguyên / The file to add them to; what stands
    /// there stays as it is
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Resolved {
    /// Chấp nhận / Accept
    Accept,
    /// Bác bỏ / Reject
    Reject,
    /// Tạm hoãn / Defer
    Defer,
}

/// Adds the decisions to the file, all or none: every mistake is told first.
pub(super) fn run(arguments: &DecideArguments, language: Option<Language>) -> Exit {
    let terminal = Terminal::new(language.unwrap_or_default());
    let (mut sources, mut sink) = sheet::load_table(arguments.from.as_deref());
    // Of a review that cannot be read nobody knows the findings; all else is still looked at.
    let review = read_review(&arguments.from_review);
    let review = review.map_err(|refused| sink.push(*refused)).ok();
    let entries = match sources.ids().next() {
        Some(file) => table::read(file, sources.text(file), &mut sink),
        None => entries(arguments),
    };
    let there = There::read(
        &arguments.output,
        terminal.language,
        &mut sources,
        &mut sink,
    );
    let mut decided: BTreeMap<String, Span> = BTreeMap::new();
    let mut made = Vec::new();
    for entry in entries {
        let span = entry.decision.span;
        if let Some(first) = decided.insert(entry.finding.clone(), span) {
            sink.push(again(&entry, first));
            continue;
        }
        let Some(review) = &review else { continue };
        let mut findings = review.findings.iter();
        let Some(finding) = findings.find(|known| known.id == entry.finding) else {
            sink.push(unknown(&entry, review));
            continue;
        };
        let decision = decision(entry.decision, finding, arguments.on, &mut sink);
        if let (Some(there), Some(on)) = (&there, decision.on)
            && there.has(&decision)
        {
            let path = &arguments.output;
            sink.push(already(&decision, finding, on, path));
        }
        made.push(decision);
    }
    let wrong = sink.has_errors();
    terminal.tell(&sink.sorted(), &sources);
    let (Some(there), false) = (there, wrong) else {
        terminal.note(&phrase!(
            "chưa quyết định nào được ghi",
            "no decision has been written"
        ));
        return Exit::Wrong;
    };
    let shown = arguments.output.display();
    if let Err(error) = there.add(&made, &arguments.output) {
        let path = shown.to_string();
        let refused = Diagnostic::of_path(Code::Unwritable, path, error.message());
        return terminal.refuse(&refused.help(error.remedy()));
    }
    let count = made.len();
    terminal.note(&phrase!(
        "Đã ghi thêm {count} quyết định",
        "Decisions added: {count}"
    ));
    terminal.deliver(&format!("{shown}\n"), None, Exit::Clean)
}

/// Returns what the command line itself decides.
fn entries(arguments: &DecideArguments) -> Vec<Entry> {
    let verdict = match arguments.verdict {
        Some(Resolved::Reject) => Verdict::Reject,
        Some(Resolved::Defer) => Verdict::Defer,
        // Without a verdict there is a table, and if that cannot be read there is nothing.
        Some(Resolved::Accept) | None => Verdict::Accept,
    };
    let decision = Decision {
        verdict,
        rule: String::new(),
        about: Vec::new(),
        reason: arguments.reason.clone(),
        by: arguments.by.clone(),
        document: arguments.document.clone(),
        on: arguments.on,
        until: arguments.until,
        due: arguments.due,
        evidence: None,
        span: Span::default(),
    };
    let findings = arguments.findings.iter().map(|finding| Entry {
        finding: finding.clone(),
        decision: decision.clone(),
    });
    findings.collect()
}

/// Makes a decision on a finding as its review has it; what it lacks is reported.
fn decision(
    stated: Decision,
    finding: &Finding,
    on: Option<Date>,
    sink: &mut Diagnostics,
) -> Decision {
    let about: Vec<String> = finding
        .about
        .iter()
        .map(|known| known.name.clone())
        .collect();
    let evidence = finding.evidence.iter().map(|known| Kept {
        name: known.name.clone(),
        value: kept(&known.value),
    });
    let decision = Decision {
        rule: finding.rule.clone(),
        about: particular(&about),
        on: stated.on.or(on),
        evidence: Some(evidence.collect()),
        ..stated
    };
    for fault in faults(&decision) {
        let wrong = at(decision.span, fault.code(), fault.message());
        sink.push(wrong.help(fault.help()));
    }
    if decision.on.is_none() && decision.verdict == Verdict::Accept {
        let message = phrase!(
            "không biết quyết định ngày nào",
            "it is not said on which day this was decided"
        );
        let undated = at(decision.span, Code::BrokenDecision, message);
        sink.push(undated.help(phrase!("thêm `--on NGÀY`", "add `--on DATE`")));
    }
    decision
}

/// Makes an error at a row of a table, or about the command line.
fn at(span: Span, code: Code, message: crate::phrase::Phrase) -> Diagnostic {
    if span == Span::default() {
        Diagnostic::of_nothing(code, message)
    } else {
        Diagnostic::error(code, span, message)
    }
}

/// A finding that is decided on twice in one run.
fn again(entry: &Entry, first: Span) -> Diagnostic {
    let finding = &entry.finding;
    let message = phrase!(
        "`{finding}` được quyết định hai lần",
        "`{finding}` is decided on twice"
    );
    let twice = at(entry.decision.span, Code::NotADecision, message);
    let twice = twice.help(phrase!("giữ lại một", "keep one of them"));
    if first == Span::default() {
        twice
    } else {
        twice.related(first, phrase!("lần đầu ở đây", "here first"))
    }
}

/// A finding that the review does not have.
fn unknown(entry: &Entry, review: &Recorded) -> Diagnostic {
    let finding = &entry.finding;
    let message = phrase!(
        "kết quả rà soát không có phát hiện `{finding}`",
        "the review has no finding `{finding}`"
    );
    let takes_in = |host: &&Finding| host.takes_in.iter().any(|guest| guest.id == *finding);
    let help = if let Some(host) = review.findings.iter().find(takes_in).map(|host| &host.id) {
        phrase!(
            "phát hiện này đã nằm trong `{host}`; quyết định về phát hiện ấy",
            "`{host}` takes it in; decide on that one"
        )
    } else {
        let ids = review.findings.iter().map(|known| known.id.as_str());
        similar::nearest(finding, ids).map_or_else(
            || {
                phrase!(
                    "lấy mã từ chính tệp rà soát ấy (khóa `id`)",
                    "take the id from that very review (its key `id`)"
                )
            },
            |near| phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
        )
    };
    at(entry.decision.span, Code::UnknownFinding, message).help(help)
}

/// A decision that the file has for that day.
fn already(decision: &Decision, finding: &Finding, on: Date, path: &Path) -> Diagnostic {
    let (id, path) = (&finding.id, path.display());
    let vi_on = crate::finding::wording::date(on).vi;
    let message = phrase!(
        "{path} đã có quyết định ngày {vi_on} về `{id}`",
        "{path} has a decision of {on} on `{id}`"
    );
    at(decision.span, Code::DecidedAlready, message).help(phrase!(
        "sửa quyết định ấy trong tệp, hoặc ghi ngày ký sau: nó sẽ thay cho quyết định trước",
        "change that decision in the file, or give a later day: then it takes the earlier one's place"
    ))
}

/// The file that decisions are added to, as it stands.
struct There {
    /// Its bytes; `None` where there is no file yet.
    bytes: Option<Vec<u8>>,
    /// What it decides on: the rule, what it is about, and when.
    decided: Vec<(String, Vec<String>, Option<Date>)>,
    vocabulary: Vocabulary,
}

impl There {
    /// Reads the file; `None` if it is no whole file of the language, which is reported.
    fn read(
        path: &Path,
        language: Language,
        sources: &mut Sources,
        sink: &mut Diagnostics,
    ) -> Option<Self> {
        let shown = path.to_string_lossy().into_owned();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending)) {
            let message = phrase!(
                "không phải tệp .tthc, nên lần rà soát sau sẽ không đọc",
                "is no .tthc file, so that no review would read it"
            );
            let help = phrase!(
                "đặt tên như `decisions.tthc`",
                "name it like `decisions.tthc`"
            );
            sink.push(Diagnostic::of_path(Code::Unwritable, shown, message).help(help));
            return None;
        }
        let own = match language {
            Language::Vietnamese => Vocabulary::Vietnamese,
            Language::English => Vocabulary::English,
        };
        if fs::symlink_metadata(path).is_err() {
            return Some(Self {
                bytes: None,
                decided: Vec::new(),
                vocabulary: own,
            });
        }
        let (read, unreadable) = load(&[path.to_owned()]);
        let is_readable = unreadable.is_empty();
        sink.append(unreadable);
        let bytes = fs::read(path).ok().filter(|_| is_readable)?;
        let original = read.ids().next().map(|file| read.original(file))?;
        let file = sources.add(shown, original.as_bytes().to_vec()).ok()?;
        let before = sink.len();
        let tree = parse(file, sources.text(file), sink);
        if sink.len() > before && sink.has_errors() {
            return None;
        }
        let decisions = tree.declarations.iter();
        let decisions = decisions.filter(|clause| clause.keyword == Keyword::Decision);
        Some(Self {
            bytes: Some(bytes),
            decided: decisions.map(stated).collect(),
            vocabulary: tree.vocabulary().unwrap_or(own),
        })
    }

    /// Returns whether it decides on the same finding on the same day.
    fn has(&self, decision: &Decision) -> bool {
        let mut decided = self.decided.iter();
        decided.any(|(rule, about, on)| {
            (rule, about, *on) == (&decision.rule, &decision.about, decision.on)
        })
    }

    /// Writes the file with the decisions behind what stands there.
    fn add(mut self, decisions: &[Decision], path: &Path) -> Result<(), WriteError> {
        let blocks = decisions.iter().map(|made| compose(made, self.vocabulary));
        let text = blocks.collect::<Vec<_>>().join("\n");
        let Some(mut bytes) = self.bytes.take() else {
            return write_new(path, text.as_bytes());
        };
        let ends_lines_by_two = bytes.windows(2).any(|two| two == b"\r\n");
        let mut added = String::new();
        if !bytes.is_empty() && bytes.last() != Some(&b'\n') {
            added.push('\n');
        }
        if bytes.iter().any(|byte| !byte.is_ascii_whitespace()) {
            added.push('\n');
        }
        added += &text;
        if ends_lines_by_two {
            added = added.replace('\n', "\r\n");
        }
        bytes.extend(added.as_bytes());
        write_whole(path, &bytes)
    }
}
