//! `tinhgon apply [PATH…]`: proposals written into the user's files.
//!
//! Everything is read again and reviewed again in memory before anything is written: what would not
//! say what was proposed, or not bring what it promises, is left out and told.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use super::Exit;
use super::arguments::{BudgetArguments, ChoiceArguments, InputArguments};
use super::choice;
use super::review::reviewed;
use super::terminal::Terminal;
use super::workspace::{Compiled, Workspace};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Model;
use crate::phrase::{Language, Phrase, phrase};
use crate::proposal::{Choice, Edit, apply, touched};
use crate::report::json::proposal_id;
use crate::report::{Page, withdrawal};
use crate::review::Review;
use crate::rewrite::portrait::portrait;
use crate::rewrite::{Ground, Reason, Rewriting, rewrite};
use crate::rule::RuleId;
use crate::syntax::ast::File;
use crate::syntax::keyword::Keyword;

mod files;
mod wanted;

use files::{Pages, unsafe_to_write};
use wanted::wanted;

#[derive(Debug, Args)]
pub(super) struct ApplyArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
    #[command(flatten)]
    choice: ChoiceArguments,
    #[command(flatten)]
    budget: BudgetArguments,
    /// Chỉ ghi đề xuất này: mã của đề xuất, hoặc của phát hiện / Write only these proposals: their
    /// ids, or those of findings
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    proposal: Vec<String>,
    /// Chỉ ghi đề xuất được chọn của quy tắc hoặc nhóm này / Write only the chosen proposals of these
    /// rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    rule: Vec<String>,
    /// Không ghi, in phần sẽ thay đổi / Write nothing, print what would change
    #[arg(long)]
    dry_run: bool,
    /// Ghi đè cả tệp chưa lưu vào git hoặc đã thay đổi từ khi đọc / Overwrite files that are not
    /// committed, or changed since they were read
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &ApplyArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let rules = match choice::rules(&compiled.rules, &arguments.choice, &workspace.settings) {
        Ok(rules) => rules,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let review = match reviewed(&arguments.budget, &workspace, &compiled, &rules) {
        Ok(review) => review,
        Err(exit) => return exit,
    };
    terminal.tell(&review.rulings.faults.sorted(), &workspace.sources);
    if review.rulings.faults.has_errors() {
        return Exit::Wrong;
    }
    let positions = match wanted(arguments, &compiled.rules, &review) {
        Ok(positions) => positions,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let run = Run {
        arguments,
        workspace: &workspace,
        files: &files[..workspace.own_files()],
        compiled: &compiled,
        rules: &rules,
        review: &review,
    };
    match run.write(positions) {
        Ok((rewriting, told)) => run.deliver(&rewriting, &told),
        Err(exit) => exit,
    }
}

/// One run, before anything is written.
struct Run<'r> {
    arguments: &'r ApplyArguments,
    workspace: &'r Workspace,
    /// The user's own.
    files: &'r [File<'r>],
    compiled: &'r Compiled,
    rules: &'r [RuleId],
    review: &'r Review,
}

/// Why proposals are not written, by their positions in the review.
type Told = BTreeMap<usize, Phrase>;

impl Run<'_> {
    /// Writes proposals in memory until what is read again holds; each round leaves one out at
    /// least.
    fn write(&self, mut wanted: Vec<usize>) -> Result<(Rewriting, Told), Exit> {
        let mut told = self.not_to_be_written(&mut wanted);
        loop {
            let edits: Vec<&[Edit]> = wanted
                .iter()
                .map(|position| &self.review.proposals[*position].edits[..])
                .collect();
            let ground = Ground {
                sources: &self.workspace.sources,
                files: self.files,
                model: &self.compiled.model,
            };
            let rewriting = rewrite(ground, &edits);
            let unwritten = rewriting.unwritten.iter();
            told.extend(unwritten.map(|(index, reason)| (wanted[*index], reason.phrase())));
            wanted = rewriting
                .written
                .iter()
                .map(|index| wanted[*index])
                .collect();
            if wanted.is_empty() {
                return Ok((rewriting, told));
            }
            let failed = self.read_again(&rewriting, &wanted)?;
            if failed.is_empty() {
                return Ok((rewriting, told));
            }
            wanted.retain(|position| !failed.contains_key(position));
            told.extend(failed);
        }
    }

    /// Takes out what was withdrawn and what conflicts with another that is wanted.
    fn not_to_be_written(&self, wanted: &mut Vec<usize>) -> Told {
        let page = Page {
            review: self.review,
            rules: &self.compiled.rules,
            model: &self.compiled.model,
            sources: &self.workspace.sources,
            baseline: None,
            proofs: None,
        };
        let mut told = Told::new();
        let all = wanted.clone();
        wanted.retain(|position| {
            let reason = match self.review.proposals[*position].choice {
                Choice::Conflicts { with, .. } if all.contains(&with) => {
                    let with = proposal_id(with);
                    Some(phrase!("trái với {with}", "it conflicts with {with}"))
                }
                Choice::Withdrawn => {
                    let withdrawal = self.review.withdrawals.get(position);
                    withdrawal.map(|withdrawal| withdrawal::phrase_of(page, withdrawal))
                }
                _ => None,
            };
            let is_kept = reason.is_none();
            told.extend(reason.map(|reason| (*position, reason)));
            is_kept
        });
        told
    }

    /// Reads the new texts, and reviews what they describe; returns the proposals that do not hold.
    fn read_again(&self, rewriting: &Rewriting, written: &[usize]) -> Result<Told, Exit> {
        let workspace = self.workspace.rewritten(&rewriting.texts);
        let mut sink = Diagnostics::default();
        let files = workspace.parse(&mut sink);
        let compiled = workspace.compile(&files, &mut sink);
        if sink.has_errors() {
            workspace.passes(&sink);
            workspace.terminal.note(&phrase!(
                "lỗi nội bộ: tệp ghi ra sẽ có lỗi như trên; không ghi gì",
                "internal error: what would be written is wrong as told above; nothing is written",
            ));
            return Err(Exit::Stopped);
        }
        let model = &self.compiled.model;
        let after = apply(model, &rewriting.edits);
        let different = different(&after, &compiled.model);
        if !different.is_empty() {
            let reason = Reason::ReadsOtherwise.phrase();
            return Ok(self.about(written, &different, &reason));
        }
        let review = reviewed(&self.arguments.budget, &workspace, &compiled, self.rules)?;
        Ok(self.left_or_new(&review, &compiled, written))
    }

    /// Returns those of some proposals that are about some procedures, by name; all of them where
    /// none is.
    fn about(&self, written: &[usize], procedures: &BTreeSet<String>, reason: &Phrase) -> Told {
        let model = &self.compiled.model;
        let concerned = written.iter().filter(|position| {
            let touched = touched(model, &self.review.proposals[**position].edits);
            let mut names = touched.iter().map(|id| model.procedures[*id].head.name);
            names.any(|name| procedures.contains(model.text(name)))
        });
        let mut concerned: Vec<usize> = concerned.copied().collect();
        if concerned.is_empty() {
            concerned = written.to_vec();
        }
        let concerned = concerned.into_iter();
        concerned
            .map(|position| (position, reason.clone()))
            .collect()
    }

    /// Returns the proposals whose finding is left, and those about whose procedures something that
    /// must be answered is new.
    fn left_or_new(&self, after: &Review, compiled: &Compiled, written: &[usize]) -> Told {
        let ids = |review: &Review| -> BTreeSet<String> {
            let all = review.findings.iter().chain(&review.taken_in);
            all.map(|finding| finding.id.clone()).collect()
        };
        let (known, found) = (ids(self.review), ids(after));
        let mut told = Told::new();
        for position in written {
            let made = &self.review.proposals[*position];
            let answered = made.findings.iter();
            let answered = answered
                .map(|finding| &self.review.findings[*finding].id)
                .find(|id| found.contains(*id));
            told.extend(answered.map(|id| {
                let reason = phrase!("phát hiện {id} vẫn còn", "{id} would still be found");
                (*position, reason)
            }));
        }
        for finding in after.findings.iter().chain(&after.taken_in) {
            let must = compiled.rules.rules[finding.rule].severity == Keyword::Must;
            if !must || known.contains(&finding.id) {
                continue;
            }
            let things = finding.about.iter().chain(&finding.witnesses);
            let model = &compiled.model;
            let procedures = things.filter_map(|thing| thing.procedure(model));
            let names = procedures.map(|id| model.text(model.procedures[id].head.name).to_owned());
            let id = &finding.id;
            let reason = phrase!(
                "sẽ phát sinh phát hiện bắt buộc {id}",
                "it would bring {id}, which must be answered",
            );
            told.extend(self.about(written, &names.collect(), &reason));
        }
        told
    }

    /// Shows or writes the new texts, and tells what is not among them.
    fn deliver(&self, rewriting: &Rewriting, told: &Told) -> Exit {
        let terminal = self.workspace.terminal;
        tell(terminal, told);
        let pages = Pages::new(&self.workspace.sources, &rewriting.texts);
        let (proposals, files) = (rewriting.written.len(), rewriting.texts.len());
        let plural = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            count => format!("{count} {word}s"),
        };
        let told_in_english = [plural(proposals, "proposal"), plural(files, "file")];
        let [proposals_en, files_en] = &told_in_english;
        let is_asked = !self.arguments.proposal.is_empty();
        let exit = if rewriting.written.is_empty() || (is_asked && !told.is_empty()) {
            Exit::Findings
        } else {
            Exit::Clean
        };
        if files == 0 {
            terminal.note(&phrase!("Không có gì để ghi", "There is nothing to write"));
            return exit;
        }
        let refused = unsafe_to_write(&pages);
        if self.arguments.dry_run {
            terminal.note(&phrase!(
                "Chưa ghi gì: {proposals} đề xuất sẽ được ghi vào {files} tệp",
                "Nothing is written; {proposals_en} would go into {files_en}",
            ));
            if let Some(diagnostic) = refused {
                let told = Diagnostic {
                    severity: Severity::Warning,
                    ..diagnostic
                };
                terminal.tell(&[&told], &self.workspace.sources);
            }
            return terminal.deliver(&pages.difference(), None, exit);
        }
        if let Some(diagnostic) = refused.filter(|_| !self.arguments.force) {
            return terminal.refuse(&diagnostic);
        }
        match pages.write() {
            Ok(listed) => {
                terminal.note(&phrase!(
                    "Đã ghi {proposals} đề xuất vào {files} tệp; rà soát lại thấy các phát hiện đó không còn, không phát sinh phát hiện bắt buộc",
                    "Wrote {proposals_en} into {files_en}; reviewed again, what they answer is gone and nothing that must be answered is new",
                ));
                terminal.deliver(&listed, None, exit)
            }
            Err(diagnostic) => terminal.refuse(&diagnostic),
        }
    }
}

/// Says of the proposals that are not written why, those of one reason together.
fn tell(terminal: Terminal, told: &Told) {
    let mut reasons: Vec<(&Phrase, Vec<String>)> = Vec::new();
    for (position, reason) in told {
        let id = proposal_id(*position);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, ids)) => ids.push(id),
            None => reasons.push((reason, vec![id])),
        }
    }
    for (Phrase { vi, en }, ids) in reasons {
        let ids = ids.join(", ");
        terminal.note(&phrase!(
            "Không ghi {ids}: {vi}",
            "Not written, {ids}: {en}"
        ));
    }
}

/// Returns the names of the procedures that two models describe differently.
fn different(wanted: &Model, read: &Model) -> BTreeSet<String> {
    let portraits = |model: &Model| -> BTreeMap<String, Vec<String>> {
        let procedures = model.procedures.iter();
        let named = procedures.map(|(id, procedure)| {
            let name = model.text(procedure.head.name).to_owned();
            (name, portrait(model, id))
        });
        named.collect()
    };
    let (wanted, read) = (portraits(wanted), portraits(read));
    let names = wanted.keys().chain(read.keys());
    names
        .filter(|name| wanted.get(*name) != read.get(*name))
        .cloned()
        .collect()
}
