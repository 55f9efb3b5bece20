//! `tinhgon why-not RULE SUBJECT…`: how near a rule comes to a finding about some things.

use super::Exit;
use super::arguments::{ChoiceArguments, ProofFormat, WhyNotArguments};
use super::choice;
use super::subject::find;
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic};
use crate::finding::wording::name;
use crate::model::{Entity, Model};
use crate::phrase::{Language, Phrase, phrase};
use crate::report::declared::Declared;
use crate::report::{json, text};
use crate::review::answer::answer;
use crate::rule::compile::{Range, Written, as_written};
use crate::rule::evaluate::assign;
use crate::rule::proof::place::Places;

pub(super) fn run(arguments: &WhyNotArguments, language: Option<Language>) -> Exit {
    let Some((workspace, mut sink)) =
        Workspace::read(&arguments.paths, &arguments.ground, language)
    else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let (rules, model) = (&compiled.rules, &compiled.model);
    let Some(rule) = rules.find(&arguments.rule) else {
        return terminal.refuse(&choice::unknown(rules, &arguments.rule));
    };
    let subjects = arguments.subjects.iter().map(|wanted| find(model, wanted));
    let subjects: Vec<Entity> = match subjects.collect() {
        Ok(subjects) => subjects,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let sources = workspace.rule_sources(&files);
    let written = as_written(&sources, model, &arguments.rule, Range::Joined)
        .expect("a rule of the set has compiled");
    let given = match assign(&written, &subjects, model) {
        Ok(given) => given,
        Err(subject) => return terminal.refuse(&no_place(&written, subject, model)),
    };
    let chosen = choice::rules(rules, &ChoiceArguments::default(), &workspace.settings);
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let answer = answer((rules, &chosen), (rule, &written), &given, compiled.facts());
    let places = Places::new(&files);
    let declared = Declared::of(&files);
    let ground = workspace.ground(&compiled, (&places, &declared));
    let text = match arguments.format {
        ProofFormat::Text => text::why_not(ground, &answer, terminal.language, terminal.results),
        ProofFormat::Json => json::why_not(ground, &answer),
    };
    terminal.deliver(&text, None, Exit::Clean)
}

/// Words that a rule has no variable left that a thing could stand for.
fn no_place(written: &Written, subject: Entity, model: &Model) -> Diagnostic {
    let named = name(subject, model);
    let Phrase { vi, en } = subject.kind().word();
    let message = phrase!(
        "quy tắc không xét {vi} `{named}`",
        "the rule does not look at the {en} `{named}`"
    );
    let list = |pick: fn(&Phrase) -> &str| {
        let texts = written.variables.iter().map(|known| pick(&known.text));
        texts.collect::<Vec<_>>().join(", ")
    };
    let looked_at = Phrase::new(list(|text| &text.vi), list(|text| &text.en));
    let Phrase { vi, en } = looked_at;
    Diagnostic::of_nothing(Code::UnknownSubject, message).help(phrase!(
        "nêu thứ mà quy tắc xét, mỗi biến một lần: {vi}",
        "name what the rule looks at, once for each variable: {en}"
    ))
}
