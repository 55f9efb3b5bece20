//! `tinhgon test [PATH…]`: runs the tests written in rule files.

use super::Exit;
use super::arguments::TestArguments;
use super::workspace::Workspace;
use crate::model::resolve::Layer;
use crate::phrase::Language;
use crate::report::verdict;
use crate::syntax::keyword::Keyword;
use crate::verify::{Ground, verify};

pub(super) fn run(arguments: &TestArguments, language: Option<Language>) -> Exit {
    let read = Workspace::read(&arguments.paths, &arguments.ground, language);
    let Some((workspace, mut sink)) = read else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    drop(workspace.compile(&files, &mut sink));
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    // A test brings its own procedures: those of the workspace would be found in it too.
    let mut layers: Vec<Layer<'_>> = workspace.layers(&files);
    for layer in &mut layers {
        layer
            .clauses
            .retain(|clause| clause.keyword != Keyword::Procedure);
    }
    let verdicts = verify(Ground {
        sources: &workspace.rule_sources(&files),
        layers: &layers,
        as_of: workspace.as_of,
    });
    let terminal = workspace.terminal;
    for verdict in verdicts
        .iter()
        .filter(|verdict| !verdict.diagnostics.is_empty())
    {
        terminal.tell(&verdict.diagnostics.sorted(), &workspace.sources);
    }
    let exit = if verdicts.iter().all(|verdict| verdict.outcome.passed()) {
        Exit::Clean
    } else {
        Exit::Findings
    };
    let text = verdict::render(
        &verdicts,
        &workspace.sources,
        terminal.language,
        terminal.results,
    );
    terminal.deliver(&text, None, exit)
}
