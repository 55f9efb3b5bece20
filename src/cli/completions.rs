//! `tinhgon completions SHELL`: what a shell needs to complete commands.

use clap::CommandFactory as _;

use super::Exit;
use super::arguments::Arguments;
use super::terminal::Terminal;
use crate::phrase::Language;

pub(super) fn run(shell: clap_complete::Shell, language: Option<Language>) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "tinhgon", &mut script);
    let script = String::from_utf8_lossy(&script);
    Terminal::new(language.unwrap_or_default()).deliver(&script, None, Exit::Clean)
}
