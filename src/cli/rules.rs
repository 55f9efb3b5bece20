//! `tinhgon rules list` and `tinhgon rules show RULE`.

use super::Exit;
use super::arguments::RulesCommand;
use super::choice;
use super::workspace::Workspace;
use crate::phrase::Language;
use crate::report::rule;

pub(super) fn run(command: &RulesCommand, language: Option<Language>) -> Exit {
    let (RulesCommand::List { ground } | RulesCommand::Show { ground, .. }) = command;
    let Some((workspace, mut sink)) = Workspace::read(&[], ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let text = match command {
        RulesCommand::List { .. } => {
            rule::list(&compiled.rules, terminal.language, terminal.results)
        }
        RulesCommand::Show { rule, plan, .. } => match compiled.rules.find(rule) {
            Some(id) => {
                let page = rule::page(&compiled.rules, id, &compiled.model);
                let page = if *plan { page.with_plan() } else { page };
                page.render(terminal.language, terminal.results)
            }
            None => return terminal.refuse(&choice::unknown(&compiled.rules, rule)),
        },
    };
    terminal.deliver(&text, None, Exit::Clean)
}
