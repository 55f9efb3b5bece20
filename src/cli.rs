//! The command line: the only part that reads files, clocks and terminals.
//!
//! Exit codes: 0 nothing at or above the threshold, 1 findings, 2 wrong input or usage, 3 budget
//! or internal. Results go to standard output, messages to standard error.

use std::panic::catch_unwind;
use std::process::ExitCode;

use clap::Parser as _;

use crate::phrase::{Language, phrase};

mod apply;
mod arguments;
mod baseline;
mod cache;
mod check;
mod choice;
mod completions;
mod decide;
mod diff;
pub mod error;
mod explain;
mod fmt;
mod graph;
mod import;
pub mod io;
mod plan;
mod progress;
mod recognise;
mod review;
mod rules;
mod settings;
mod subject;
mod terminal;
mod test;
mod why_not;
mod workspace;

use arguments::{Arguments, Command};
use terminal::Terminal;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Nothing at or above the threshold.
    Clean,
    /// Findings, failed tests, files that are not formatted.
    Findings,
    /// The input or the command line is wrong.
    Wrong,
    /// The budget is spent, or the program is wrong.
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the command that the program was called with.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Help and the version are results; whoever closed the output has had enough.
            drop(refusal.print());
            let wrong = refusal.use_stderr();
            return ExitCode::from(if wrong { Exit::Wrong } else { Exit::Clean });
        }
    };
    let language = arguments.lang;
    let threads = threads(&arguments.command);
    let finished = catch_unwind(|| on_threads(threads, language, || dispatch(arguments)));
    finished.unwrap_or_else(|_| internal(language)).into()
}

/// Says that the program is at fault, after what the panic has said of itself.
fn internal(language: Option<Language>) -> Exit {
    Terminal::new(language.unwrap_or_default()).note(&phrase!(
        "lỗi nội bộ của tinhgon: xin gửi câu lệnh và thông báo trên cho người phát triển",
        "internal error of tinhgon: please send the command and the message above to its developers",
    ));
    Exit::Stopped
}

/// Runs a command on so many threads, or on as many as the machine has.
fn on_threads(
    threads: Option<u16>,
    language: Option<Language>,
    command: impl FnOnce() -> Exit + Send,
) -> Exit {
    let Some(threads) = threads else {
        return command();
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads));
    match pool.build() {
        Ok(pool) => pool.install(command),
        Err(refusal) => {
            Terminal::new(language.unwrap_or_default()).note(&phrase!(
                "lỗi: không tạo được {threads} luồng ({refusal}); thử số nhỏ hơn",
                "error: cannot start {threads} threads ({refusal}); try a smaller number",
            ));
            Exit::Stopped
        }
    }
}

fn threads(command: &Command) -> Option<u16> {
    let ground = match command {
        Command::Check(arguments) => &arguments.input.ground,
        Command::Review(arguments) => &arguments.input.ground,
        Command::Plan(arguments) => &arguments.input.ground,
        Command::Apply(arguments) => &arguments.input.ground,
        Command::Explain(arguments) => &arguments.input.ground,
        Command::WhyNot(arguments) => &arguments.ground,
        Command::Graph(arguments) => &arguments.input.ground,
        Command::Recognise(arguments) => &arguments.input.ground,
        Command::Test(arguments) => &arguments.ground,
        Command::Rules(command) => command.ground()?,
        Command::Decide(_)
        | Command::Diff(_)
        | Command::Fmt(_)
        | Command::Import(_)
        | Command::Completions { .. } => {
            return None;
        }
    };
    ground.threads
}

fn dispatch(arguments: Arguments) -> Exit {
    let language = arguments.lang;
    match arguments.command {
        Command::Check(arguments) => check::run(&arguments, language),
        Command::Review(arguments) => review::run(&arguments, language),
        Command::Plan(arguments) => plan::run(&arguments, language),
        Command::Apply(arguments) => apply::run(&arguments, language),
        Command::Explain(arguments) => explain::run(&arguments, language),
        Command::WhyNot(arguments) => why_not::run(&arguments, language),
        Command::Rules(command) => rules::run(&command, language),
        Command::Test(arguments) => test::run(&arguments, language),
        Command::Graph(arguments) => graph::run(&arguments, language),
        Command::Recognise(arguments) => recognise::run(&arguments, language),
        Command::Decide(arguments) => decide::run(&arguments, language),
        Command::Diff(arguments) => diff::run(&arguments, language),
        Command::Fmt(arguments) => fmt::run(&arguments, language),
        Command::Import(arguments) => import::run(&arguments, language),
        Command::Completions { shell } => completions::run(shell, language),
    }
}
