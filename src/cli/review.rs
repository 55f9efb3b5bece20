//! `tinhgon review [PATH…]`: findings and proposals.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use jiff::civil::Date;

use super::Exit;
use super::arguments::{BudgetArguments, ChoiceArguments, FailOn, InputArguments};
use super::baseline::BaselineArguments;
use super::cache::{Cache, Kept};
use super::choice;
use super::terminal::Terminal;
use super::workspace::{Compiled, Workspace};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::difference::baseline::against;
use crate::difference::recorded::Recorded;
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::quantity::{Number, grouped};
use crate::report::declared::Declared;
use crate::report::{Page, Proofs, json, rule};
use crate::review::{Review, review_within};
use crate::rewrite;
use crate::rule::compile::{Range, Source, Written, as_written};
use crate::rule::evaluate::Prover;
use crate::rule::evaluate::budget::{Budget, Exceeded, Limit};
use crate::rule::proof::place::Places;
use crate::rule::{Rule, RuleId};
use crate::syntax::ast::File;

mod format;

use format::{Destination, Material, ReviewFormat};

#[derive(Debug, Args)]
pub(super) struct ReviewArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    /// Dạng kết quả, có thể nhiều dạng / Form of the result, or several
    #[arg(long, default_value = "text", value_delimiter = ',')]
    pub(super) format: Vec<ReviewFormat>,
    /// Ghi kết quả vào tệp; nhiều dạng thì vào thư mục / Write the result to a file; several forms to a
    /// folder
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(super) output: Option<PathBuf>,
    /// Kèm chứng minh của từng phát hiện / With the proof of each finding
    #[arg(long)]
    pub(super) proofs: bool,
    /// Mức phát hiện làm mã thoát là 1; mặc định must / Findings that make the exit code 1
    #[arg(long, value_name = "LEVEL")]
    pub(super) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(super) baseline: BaselineArguments,
    /// Không dùng và không giữ kết quả trong .tinhgon/cache / Neither use nor keep results in
    /// .tinhgon/cache
    #[arg(long)]
    pub(super) no_cache: bool,
    /// In lược đồ JSON của kết quả rồi thoát / Print the JSON Schema of the result and exit
    #[arg(long)]
    pub(super) schema: bool,
}

pub(super) fn run(arguments: &ReviewArguments, language: Option<Language>) -> Exit {
    let output = arguments.output.as_deref();
    if arguments.schema {
        let terminal = Terminal::new(language.unwrap_or_default());
        return terminal.deliver(&json::json_schema(), output, Exit::Clean);
    }
    let started = Instant::now();
    let destination = match Destination::new(&arguments.format, output) {
        Ok(destination) => destination,
        Err(refused) => return Terminal::new(language.unwrap_or_default()).refuse(&refused),
    };
    let known = match arguments.baseline.read() {
        Ok(known) => known,
        Err(refused) => return Terminal::new(language.unwrap_or_default()).refuse(&refused),
    };
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let cache = cache(arguments, &destination, &workspace).filter(|_| sink.is_empty());
    if let Some(kept) = cache.as_ref().and_then(Cache::find) {
        return again(&kept, output, workspace.terminal, started);
    }
    let asked = Asked {
        arguments,
        destination,
        known: known.as_ref(),
        cache,
        started,
    };
    anew(asked, &workspace, &mut sink)
}

/// What is asked of a review.
struct Asked<'a> {
    arguments: &'a ReviewArguments,
    destination: Destination<'a>,
    /// The review that is known.
    known: Option<&'a Recorded>,
    /// Where the result may be kept.
    cache: Option<Cache>,
    started: Instant,
}

/// Reviews what was read.
fn anew(asked: Asked<'_>, workspace: &Workspace, sink: &mut Diagnostics) -> Exit {
    let Asked {
        arguments,
        destination,
        known,
        cache,
        started,
    } = asked;
    let mut files = workspace.parse(sink);
    let tells_proofs = arguments.proofs || destination.tells_proofs();
    let keeps_trees = tells_proofs || destination.tells_fixes();
    let compiled = compile(workspace, &mut files, keeps_trees, sink);
    if !sink.has_errors() {
        // Parts that nothing describes are told as gaps.
        sink.append(workspace.odd(&files, &compiled).without_notes());
    }
    if !keeps_trees {
        files = Vec::new();
    }
    if !workspace.passes(sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let rules = match choice::rules(&compiled.rules, &arguments.choice, &workspace.settings) {
        Ok(rules) => rules,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let deprecated = choice::deprecated(&compiled.rules, &rules);
    terminal.tell(&deprecated.iter().collect::<Vec<_>>(), &workspace.sources);
    let review = match reviewed(&arguments.budget, workspace, &compiled, &rules) {
        Ok(review) => review,
        Err(exit) => return exit,
    };
    let threshold = arguments.fail_on.or(workspace.settings.fail_on);
    let threshold = threshold.unwrap_or(FailOn::Must).severity();
    let baseline = known.map(|known| against(known, &review, &compiled.rules, &compiled.model));
    let counts = |position: usize| {
        baseline
            .as_ref()
            .is_none_or(|known| known.has_risen(position))
    };
    let fails = |position: usize| {
        let is_grave = |least| review.is_at_least(&compiled.rules, position, least);
        counts(position) && threshold.is_some_and(is_grave)
    };
    let exit = if review.open().any(|(position, _)| fails(position)) {
        Exit::Findings
    } else {
        Exit::Clean
    };
    let written = written(&review, &compiled, &workspace.rule_sources(&files));
    let provers = written.iter();
    let provers = provers.map(|(rule, written)| (*rule, Prover::new(written, compiled.facts())));
    let provers: BTreeMap<RuleId, Prover<'_, '_>> = provers.collect();
    let (places, declared) = (Places::new(&files), Declared::of(&files));
    let page = Page {
        review: &review,
        rules: &compiled.rules,
        model: &compiled.model,
        sources: &workspace.sources,
        baseline: baseline.as_ref(),
        proofs: tells_proofs.then_some(Proofs {
            ground: workspace.ground(&compiled, (&places, &declared)),
            provers: &provers,
        }),
    };
    if let Err(refused) = arguments.baseline.update(page) {
        return terminal.refuse(&refused);
    }
    let material = Material {
        page,
        graph: &compiled.graph,
        proofs: arguments.proofs,
        files: destination.tells_fixes().then(|| rewrite::Ground {
            sources: &workspace.sources,
            files: &files[..workspace.own_files()],
            model: &compiled.model,
        }),
        fails: &fails,
    };
    let silent = rules.iter().filter(|id| !review.rules.contains(id));
    let silent = silent.map(|id| &compiled.rules.rules[*id]);
    let silent = silent.filter(|rule| arguments.choice.select.contains(&rule.name));
    let silent: Vec<&Rule> = silent.collect();
    // What was told beside the result would be missing the next time.
    let is_quiet = sink.is_empty()
        && deprecated.is_empty()
        && review.rulings.faults.is_empty()
        && silent.is_empty();
    let procedures = compiled.model.procedures.len();
    let cache = cache.filter(|_| is_quiet);
    let cache = cache.as_ref().map(|cache| (cache, procedures as u64));
    let exit = format::deliver(material, &destination, terminal, exit, cache);
    for rule in silent {
        terminal.note(&does_not_apply(rule, workspace.as_of));
    }
    if exit != Exit::Wrong {
        terminal.note(&took(procedures, started.elapsed()));
    }
    exit
}

/// Returns where the result of a review may be kept: of one that has one result, and neither depends on
/// a clock nor changes a file besides.
fn cache(
    arguments: &ReviewArguments,
    destination: &Destination<'_>,
    workspace: &Workspace,
) -> Option<Cache> {
    let is_pure = !arguments.no_cache
        && !arguments.baseline.is_given()
        && arguments.budget.budget_seconds.is_none()
        && workspace.settings.budget_seconds.is_none();
    let asked = (arguments, workspace.terminal);
    (is_pure && destination.is_one()).then(|| Cache::of(&asked, workspace))
}

/// Gives the result of an earlier review of the same bytes.
fn again(kept: &Kept, output: Option<&Path>, terminal: Terminal, started: Instant) -> Exit {
    let exit = terminal.deliver_by(|out| kept.write(out), output, kept.exit);
    if exit != Exit::Wrong {
        terminal.note(&phrase!(
            "Không có gì thay đổi từ lần rà soát trước: dùng lại kết quả trong .tinhgon/cache (rà soát lại từ đầu: --no-cache)",
            "Nothing has changed since an earlier review: its result was taken from .tinhgon/cache (review all again: --no-cache)",
        ));
        let procedures = usize::try_from(kept.procedures).unwrap_or(usize::MAX);
        terminal.note(&took(procedures, started.elapsed()));
    }
    exit
}

/// Compiles everything; the trees of procedures are kept where proofs or fixes rest on them.
fn compile(
    workspace: &Workspace,
    files: &mut [File<'_>],
    keeps_trees: bool,
    sink: &mut Diagnostics,
) -> Compiled {
    if keeps_trees {
        workspace.compile(files, sink)
    } else {
        workspace.compile_consuming(files, sink)
    }
}

/// Reviews what is compiled by some rules; tells where that costs more than a budget, or where a
/// decision no longer stands.
pub(super) fn reviewed(
    arguments: &BudgetArguments,
    workspace: &Workspace,
    compiled: &Compiled,
    rules: &[RuleId],
) -> Result<Review, Exit> {
    let decisions = compiled.decisions.as_slice();
    let review = within_budget(arguments, workspace, compiled, |budget| {
        let words = phrase!("Đang rà soát", "Reviewing");
        let _busy = workspace.terminal.busy(&words);
        review_within(&compiled.rules, rules, compiled.facts(), decisions, budget)
    })?;
    let faults = &review.rulings.faults;
    workspace
        .terminal
        .tell(&faults.sorted(), &workspace.sources);
    if faults.has_errors() {
        return Err(Exit::Wrong);
    }
    Ok(review)
}

/// Runs something within a budget; tells of a rule that goes over it.
pub(super) fn within_budget<T>(
    arguments: &BudgetArguments,
    workspace: &Workspace,
    compiled: &Compiled,
    run: impl FnOnce(Budget<'_>) -> Result<T, Exceeded>,
) -> Result<T, Exit> {
    let settings = &workspace.settings;
    let bindings = arguments.budget_bindings.or(settings.budget_bindings);
    let seconds = arguments.budget_seconds.or(settings.budget_seconds);
    let begun = Instant::now();
    let is_over = || seconds.is_some_and(|most| begun.elapsed() > Duration::from_secs(most.into()));
    let budget = Budget {
        bindings,
        is_over: Some(&is_over),
    };
    run(budget).map_err(|exceeded| {
        let rule = &compiled.rules.rules[exceeded.rule].name;
        let spent = over_budget(rule, exceeded.limit, seconds.unwrap_or_default());
        workspace.terminal.refuse(&spent);
        Exit::Stopped
    })
}

/// Compiles the rules that found something as they are written; none where the trees are gone.
fn written(
    review: &Review,
    compiled: &Compiled,
    sources: &[Source<'_, '_>],
) -> BTreeMap<RuleId, Written> {
    let rules: BTreeSet<RuleId> = review.findings.iter().map(|found| found.rule).collect();
    let written = rules.into_iter().filter_map(|rule| {
        let name = &compiled.rules.rules[rule].name;
        Some((
            rule,
            as_written(sources, &compiled.model, name, Range::Joined)?,
        ))
    });
    written.collect()
}

/// Says why a rule that was asked for by its name did not run.
fn does_not_apply(rule: &Rule, as_of: Date) -> Phrase {
    let (name, day, period) = (&rule.name, wording::date(as_of), rule::period(rule.period));
    Phrase::new(
        format_args!(
            "Quy tắc `{name}` không chạy: ngày rà soát là {}, quy tắc áp dụng {}",
            day.vi, period.vi
        ),
        format_args!(
            "The rule `{name}` did not run: the review is as of {}, the rule applies {}",
            day.en, period.en
        ),
    )
}

/// Says which rule went over the budget, and what can be done.
fn over_budget(rule: &str, limit: Limit, seconds: u32) -> Diagnostic {
    let (message, option) = match limit {
        Limit::Bindings(most) => {
            let [vi, en] = [".", ","].map(|groups| grouped(most, groups));
            let message = phrase!(
                "dừng ở quy tắc `{rule}`: đã gán biến quá {vi} lần",
                "stopped at the rule `{rule}`: more than {en} bindings"
            );
            (message, "--budget-bindings")
        }
        Limit::Time => (
            phrase!(
                "dừng ở quy tắc `{rule}`: các quy tắc đã chạy quá {seconds} giây",
                "stopped at the rule `{rule}`: the rules have run for more than {seconds} s"
            ),
            "--budget-seconds",
        ),
    };
    Diagnostic::of_nothing(Code::OverBudget, message).help(phrase!(
        "không có kết quả nào được nêu, vì còn dở dang; nâng `{option}`, bớt tệp, hoặc bỏ quy tắc bằng `--ignore {rule}`",
        "nothing is told, since it would be partial; raise `{option}`, give fewer files, or leave the rule out by `--ignore {rule}`",
    ))
}

/// Says how long the run took. Never part of the result: the same input gives the same bytes.
fn took(procedures: usize, time: Duration) -> Phrase {
    let count = |count: usize| Number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    let procedures = wording::number(count(procedures));
    let seconds = wording::number(Number {
        thousandths: i64::try_from(time.as_millis()).unwrap_or(i64::MAX),
    });
    Phrase::new(
        format_args!(
            "Đã rà soát {} thủ tục trong {} giây",
            procedures.vi, seconds.vi
        ),
        format_args!("Reviewed {} procedures in {} s", procedures.en, seconds.en),
    )
}
