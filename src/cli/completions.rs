//! `tinhgon completions SHELL`: what a shell needs to complete commands.

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory as _};

use super::Exit;
use super::arguments::Arguments;
use super::terminal::Terminal;
use crate::phrase::Language;
use crate::shipped;

pub(super) fn run(shell: clap_complete::Shell, language: Option<Language>) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "tinhgon", &mut script);
    let script = String::from_utf8_lossy(&script);
    Terminal::new(language.unwrap_or_default()).deliver(&script, None, Exit::Clean)
}

/// The command line, with the names of the shipped rules where a rule is asked for. Only a shell
/// sees them: whoever has rules of their own may name these too.
fn command() -> Command {
    let rule = |command: Command| {
        command.mut_arg("rule", |argument| {
            argument.value_parser(PossibleValuesParser::new(rules()))
        })
    };
    Arguments::command()
        .mut_subcommand("why-not", rule)
        .mut_subcommand("rules", |command| command.mut_subcommand("show", rule))
}

/// The names of the shipped rules: each is called as its file.
fn rules() -> impl Iterator<Item = &'static str> {
    shipped::FILES.iter().filter_map(|(path, text)| {
        let name = path.rsplit('/').next()?.strip_suffix(".tthc")?;
        text.contains(&format!("rule {name} ")).then_some(name)
    })
}
