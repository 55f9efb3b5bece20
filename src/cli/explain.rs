//! `tinhgon explain FINDING|RULE|CODE`: one of them in full.

use super::Exit;
use super::arguments::{ChoiceArguments, ExplainArguments, ProofFormat};
use super::choice;
use super::workspace::{Compiled, Workspace};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::phrase::{Language, phrase};
use crate::report::declared::Declared;
use crate::report::{Page, code, json, rule, target, text};
use crate::review::{Review, review_within};
use crate::rule::RuleId;
use crate::rule::compile::{Range, as_written};
use crate::rule::evaluate::Prover;
use crate::rule::evaluate::budget::Budget;
use crate::rule::proof::place::Places;
use crate::syntax::ast::File;

pub(super) fn run(arguments: &ExplainArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let terminal = workspace.terminal;
    let subject = &arguments.subject;
    if let Some(code) = Code::ALL.iter().find(|code| code.slug() == subject) {
        let text = code::page(*code, terminal.language);
        return terminal.deliver(&text, None, Exit::Clean);
    }
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    if subject.contains(':') || arguments.format == ProofFormat::Json {
        return explain_finding(&workspace, &files, &compiled, arguments);
    }
    let declared = Declared::of(&files);
    if let Some(id) = compiled.rules.target(subject) {
        let (target, model) = (&compiled.rules.targets[id], &compiled.model);
        let text = target::page(
            target,
            model,
            &declared,
            terminal.language,
            terminal.results,
        );
        return terminal.deliver(&text, None, Exit::Clean);
    }
    match compiled.rules.find(subject) {
        Some(id) => {
            let page = rule::page(&compiled.rules, id, &compiled.model, &declared);
            let text = page.render(terminal.language, terminal.results);
            terminal.deliver(&text, None, Exit::Clean)
        }
        None => terminal.refuse(&choice::unknown(&compiled.rules, subject)),
    }
}

/// Reviews as `tinhgon review` does unasked, so that proposals have the numbers they have there;
/// with every rule where that does not find it. What another finding takes in is told there.
fn explain_finding(
    workspace: &Workspace,
    files: &[File<'_>],
    compiled: &Compiled,
    arguments: &ExplainArguments,
) -> Exit {
    let rules = &compiled.rules;
    let id = arguments.subject.as_str();
    let unasked = choice::rules(rules, &ChoiceArguments::default(), &workspace.settings);
    let has = |review: &Review| review.place_of(id).is_some();
    let review = |chosen: &[RuleId]| {
        let (facts, decisions) = (compiled.facts(), &compiled.decisions);
        review_within(rules, chosen, facts, decisions, Budget::default())
            .expect("only a budget ends an evaluation")
    };
    let review = unasked
        .ok()
        .map(|chosen| review(&chosen))
        .filter(has)
        .unwrap_or_else(|| {
            let all: Vec<_> = rules.rules.ids().collect();
            review(&all)
        });
    let terminal = workspace.terminal;
    let Some(position) = review.place_of(id) else {
        let names = review.findings.iter().map(|finding| finding.id.as_str());
        let help = match similar::nearest(id, names) {
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "xem mã phát hiện trong kết quả của `tinhgon review`, với cùng tệp và cùng ngày",
                "take it from the result of `tinhgon review`, of the same files at the same date",
            ),
        };
        let message = phrase!("không có phát hiện `{id}`", "there is no finding `{id}`");
        return terminal.refuse(&Diagnostic::of_nothing(Code::UnknownFinding, message).help(help));
    };
    let page = Page {
        review: &review,
        rules: &compiled.rules,
        model: &compiled.model,
        sources: &workspace.sources,
        baseline: None,
        proofs: None,
    };
    let mut found = review.findings.iter().chain(&review.taken_in);
    let asked = found.find(|finding| finding.id == id);
    let asked = asked.expect("what has a place in a review was found");
    let sources = workspace.rule_sources(files);
    let name = &rules.rules[asked.rule].name;
    let written = as_written(&sources, &compiled.model, name, Range::Joined)
        .expect("a rule that found something has compiled");
    let proof = Prover::new(&written, compiled.facts()).prove(&asked.about, &asked.witnesses);
    let places = Places::new(files);
    let declared = Declared::of(files);
    let ground = workspace.ground(compiled, (&places, &declared));
    let text = match arguments.format {
        ProofFormat::Text => {
            let mut text = text::explain(page, position, terminal.language, terminal.results);
            text += &text::proof(ground, asked, &proof, terminal.language, terminal.results);
            text
        }
        ProofFormat::Json => json::explain(ground, asked, &proof),
    };
    terminal.deliver(&text, None, Exit::Clean)
}
