//! `tinhgon rules …`: rules begun, listed, shown, and written up.

use super::Exit;
use super::arguments::{GroundArguments, RulesCommand};
use super::choice;
use super::terminal::Terminal;
use super::workspace::{Compiled, Workspace};
use crate::diagnostic::Diagnostic;
use crate::phrase::Language;
use crate::report::declared::Declared;
use crate::report::{rule, target};
use crate::syntax::ast::File;

mod docs;
mod new;

pub(super) fn run(command: &RulesCommand, language: Option<Language>) -> Exit {
    match command {
        RulesCommand::New(arguments) => new::run(arguments, language),
        RulesCommand::Docs(arguments) => docs::run(arguments, language),
        RulesCommand::List { ground } => list(ground, language),
        RulesCommand::Show { rule, plan, ground } => show(rule, *plan, ground, language),
    }
}

fn list(ground: &GroundArguments, language: Option<Language>) -> Exit {
    tell(ground, language, |_, compiled, terminal| {
        Ok(rule::list(
            &compiled.rules,
            terminal.language,
            terminal.results,
        ))
    })
}

fn show(name: &str, plan: bool, ground: &GroundArguments, language: Option<Language>) -> Exit {
    tell(ground, language, |files, compiled, terminal| {
        let rules = &compiled.rules;
        let declared = Declared::of(files);
        if let Some(id) = rules.target(name) {
            let (language, colour) = (terminal.language, terminal.results);
            let asked = &rules.targets[id];
            return Ok(target::page(
                asked,
                &compiled.model,
                &declared,
                language,
                colour,
            ));
        }
        let id = rules
            .find(name)
            .ok_or_else(|| choice::unknown(rules, name))?;
        let page = rule::page(rules, id, &compiled.model, &declared);
        let page = if plan { page.with_plan() } else { page };
        Ok(page.render(terminal.language, terminal.results))
    })
}

/// Compiles the rules and prints what is to be said of them.
fn tell(
    ground: &GroundArguments,
    language: Option<Language>,
    words: impl FnOnce(&[File<'_>], &Compiled, Terminal) -> Result<String, Box<Diagnostic>>,
) -> Exit {
    let Some((workspace, mut sink)) = Workspace::read(&[], ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    match words(&files, &compiled, terminal) {
        Ok(text) => terminal.deliver(&text, None, Exit::Clean),
        Err(refused) => terminal.refuse(&refused),
    }
}
