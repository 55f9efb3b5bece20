//! `tinhgon plan [PATH…]`: which proposals to carry out for the targets, and by when.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Exit;
use super::arguments::{BudgetArguments, ChoiceArguments, InputArguments};
use super::choice;
use super::review::{reviewed, within_budget};
use super::terminal::Terminal;
use super::workspace::{Compiled, Workspace};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::finding::wording;
use crate::phrase::{Language, Phrase, phrase};
use crate::plan::plan;
use crate::report::snippet::Colour;
use crate::report::{Page, json, rule, text};
use crate::rule::target::TargetId;

#[derive(Debug, Args)]
pub(super) struct PlanArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    #[command(flatten)]
    pub(super) budget: BudgetArguments,
    /// Chỉ tiêu phải đạt; mặc định mọi chỉ tiêu áp dụng tại ngày đó / Targets to meet; default all
    /// that apply at the date
    #[arg(long, value_name = "TARGET", value_delimiter = ',')]
    pub(super) target: Vec<String>,
    /// Dạng kết quả / Form of the result
    #[arg(long, default_value = "text")]
    pub(super) format: PlanFormat,
    /// Ghi kết quả vào tệp / Write the result to a file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// In lược đồ JSON của kết quả rồi thoát / Print the JSON Schema of the result and exit
    #[arg(long)]
    pub(super) schema: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// Văn bản để đọc / Text to read
    Text,
    /// JSON, dạng tinhgon.plan/1 / JSON, tinhgon.plan/1
    Json,
}

pub(super) fn run(arguments: &PlanArguments, language: Option<Language>) -> Exit {
    let output = arguments.output.as_deref();
    if arguments.schema {
        let terminal = Terminal::new(language.unwrap_or_default());
        return terminal.deliver(&json::plan::json_schema(), output, Exit::Clean);
    }
    let input = &arguments.input;
    let Some((workspace, compiled)) = Workspace::compiled(&input.paths, &input.ground, language)
    else {
        return Exit::Wrong;
    };
    let terminal = workspace.terminal;
    let chosen = choice::rules(&compiled.rules, &arguments.choice, &workspace.settings)
        .and_then(|rules| Ok((rules, targets(&compiled, &arguments.target)?)));
    let (rules, targets) = match chosen {
        Ok(chosen) => chosen,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let review = match reviewed(&arguments.budget, &workspace, &compiled, &rules) {
        Ok(review) => review,
        Err(exit) => return exit,
    };
    let planned = within_budget(&arguments.budget, &workspace, &compiled, |budget| {
        plan(&compiled.rules, compiled.facts(), &review, &targets, budget)
    });
    let plan = match planned {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let exit = if plan.meets_all() {
        Exit::Clean
    } else {
        Exit::Findings
    };
    let page = Page {
        review: &review,
        rules: &compiled.rules,
        model: &compiled.model,
        sources: &workspace.sources,
        baseline: None,
        proofs: None,
    };
    let written = match arguments.format {
        PlanFormat::Text => {
            let colour = if output.is_some() {
                Colour::Never
            } else {
                terminal.results
            };
            text::plan::render(page, &plan, terminal.language, colour)
        }
        PlanFormat::Json => json::plan::render(page, &plan),
    };
    terminal.deliver(&written, output, exit)
}

/// Returns the targets of some names, in name order; without names, all that apply at the date.
///
/// # Errors
///
/// Names the first that does not exist, or does not apply at the date.
fn targets(compiled: &Compiled, names: &[String]) -> Result<Vec<TargetId>, Box<Diagnostic>> {
    let (rules, as_of) = (&compiled.rules, compiled.model.as_of);
    let applies = |id: &TargetId| rules.targets[*id].period.contains(as_of);
    if names.is_empty() {
        return Ok(rules.targets.ids().filter(applies).collect());
    }
    let find = |name: &String| {
        let mut targets = rules.targets.ids();
        let id = targets
            .find(|id| rules.targets[*id].name == *name)
            .ok_or_else(|| unknown(compiled, name))?;
        if applies(&id) {
            return Ok(id);
        }
        let (day, period) = (wording::date(as_of), rule::period(rules.targets[id].period));
        let message = Phrase::new(
            format_args!(
                "chỉ tiêu `{name}` không áp dụng ngày {}: {}",
                day.vi, period.vi
            ),
            format_args!(
                "the target `{name}` does not apply on {}: {}",
                day.en, period.en
            ),
        );
        let refused = Diagnostic::of_nothing(Code::UnknownTarget, message);
        Err(Box::new(refused.help(phrase!(
            "đổi ngày bằng `--as-of`, hoặc bỏ `--target {name}`",
            "name another day by `--as-of`, or leave out `--target {name}`",
        ))))
    };
    let mut found: Vec<TargetId> = names.iter().map(find).collect::<Result<_, _>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Words that a name is no target.
fn unknown(compiled: &Compiled, name: &str) -> Box<Diagnostic> {
    let targets = compiled.rules.targets.items().iter();
    let names: Vec<&str> = targets.map(|target| target.name.as_str()).collect();
    let told = names.iter().map(|name| format!("`{name}`"));
    let told = told.collect::<Vec<_>>().join(", ");
    let help = match similar::nearest(name, names.iter().copied()) {
        Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
        None if told.is_empty() => phrase!(
            "khai báo bằng `target {name} \"…\" {{ … }}`",
            "declare it: `target {name} \"…\" {{ … }}`"
        ),
        None => phrase!(
            "các chỉ tiêu đã có: {told}",
            "the targets that there are: {told}"
        ),
    };
    let message = phrase!("không có chỉ tiêu `{name}`", "there is no target `{name}`");
    Box::new(Diagnostic::of_nothing(Code::UnknownTarget, message).help(help))
}
