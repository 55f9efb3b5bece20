//! `tinhgon test [PATH…]`: runs the tests written in rule files, and asks what they prove.

use std::collections::BTreeSet;

use super::Exit;
use super::arguments::TestArguments;
use super::choice;
use super::workspace::Workspace;
use crate::diagnostic::Diagnostic;
use crate::model::resolve::Layer;
use crate::phrase::{Language, phrase};
use crate::report::declared::Declared;
use crate::report::verdict;
use crate::rule::compile::RuleSet;
use crate::syntax::keyword::Keyword;
use crate::verify::mutation::Mutation;
use crate::verify::{Ground, Trials};

pub(super) fn run(arguments: &TestArguments, language: Option<Language>) -> Exit {
    let read = Workspace::read(&arguments.paths, &arguments.ground, language);
    let Some((workspace, mut sink)) = read else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let chosen = match chosen(&compiled.rules, &arguments.select) {
        Ok(chosen) => chosen,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let is_chosen = |rule: &str| arguments.select.is_empty() || chosen.contains(rule);
    // A test brings its own procedures: those of the workspace would be found in it too.
    let mut layers: Vec<Layer<'_>> = workspace.layers(&files);
    for layer in &mut layers {
        layer
            .clauses
            .retain(|declared| declared.clause().keyword != Keyword::Procedure);
    }
    let sources = workspace.rule_sources(&files);
    let trials = Trials::prepare(Ground {
        sources: &sources,
        layers: &layers,
        as_of: workspace.as_of,
    });
    let verdicts = trials.verdicts(is_chosen);
    for verdict in verdicts
        .iter()
        .filter(|verdict| !verdict.diagnostics.is_empty())
    {
        terminal.tell(&verdict.diagnostics.sorted(), &workspace.sources);
    }
    let all_pass = verdicts.iter().all(|verdict| verdict.outcome.passed());
    if arguments.mutate && !all_pass {
        terminal.note(&phrase!(
            "chưa thử sửa quy tắc: kiểm thử phải đạt hết đã",
            "no rule was changed: its tests have to pass first",
        ));
    }
    let coverage = arguments.coverage.then(|| trials.coverage(is_chosen));
    let mutations = (arguments.mutate && all_pass).then(|| trials.mutations(is_chosen));
    let mut covered = coverage.iter().flatten().filter(|found| found.is_stable);
    let mut changed = mutations.iter().flatten().filter(|found| found.is_stable);
    let is_proved = covered.all(|found| found.lacks.is_empty()) && changed.all(Mutation::is_proved);
    let exit = if all_pass && is_proved {
        Exit::Clean
    } else {
        Exit::Findings
    };
    let declared = Declared::of(&files);
    let page = verdict::Page {
        declared: &declared,
        verdicts: &verdicts,
        coverage: coverage.as_deref(),
        mutations: mutations.as_deref(),
        sources: &workspace.sources,
    };
    terminal.deliver(
        &page.render(terminal.language, terminal.results),
        None,
        exit,
    )
}

/// Returns the names of the rules and targets that some names stand for: their own, or a group's.
fn chosen<'r>(rules: &'r RuleSet, names: &[String]) -> Result<BTreeSet<&'r str>, Box<Diagnostic>> {
    let mut chosen = BTreeSet::new();
    for name in names {
        let targets = rules.targets.items().iter();
        let meant = targets.filter(|target| target.name == *name || target.group == *name);
        let before = chosen.len();
        chosen.extend(meant.map(|target| target.name.as_str()));
        match choice::selected(rules, std::slice::from_ref(name)) {
            Ok(ids) => chosen.extend(ids.into_iter().map(|id| rules.rules[id].name.as_str())),
            Err(_) if chosen.len() > before => {}
            Err(unknown) => return Err(unknown),
        }
    }
    Ok(chosen)
}
