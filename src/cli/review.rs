//! `tinhgon review [PATH…]`: findings and proposals.

use std::time::{Duration, Instant};

use super::Exit;
use super::arguments::{FailOn, ReviewArguments, ReviewFormat};
use super::choice;
use super::terminal::Terminal;
use super::workspace::Workspace;
use crate::finding::wording;
use crate::phrase::{Language, Phrase};
use crate::quantity::Number;
use crate::report::snippet::Colour;
use crate::report::{Page, json, text};
use crate::review::review;

pub(super) fn run(arguments: &ReviewArguments, language: Option<Language>) -> Exit {
    let output = arguments.output.as_deref();
    if arguments.schema {
        let terminal = Terminal::new(language.unwrap_or_default());
        return terminal.deliver(&json::json_schema(), output, Exit::Clean);
    }
    let started = Instant::now();
    let input = &arguments.input;
    let Some((workspace, mut sink)) = Workspace::read(&input.paths, &input.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    // The trees are the largest thing in memory, and nothing rests on them any more.
    drop(files);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let rules = match choice::rules(&compiled.rules, &arguments.choice, &workspace.settings) {
        Ok(rules) => rules,
        Err(diagnostic) => return terminal.refuse(&diagnostic),
    };
    let review = review(&compiled.rules, &rules, compiled.facts());
    let threshold = arguments
        .fail_on
        .or(workspace.settings.fail_on)
        .unwrap_or(FailOn::Must);
    let exit = match threshold.severity() {
        Some(severity) if review.at_or_above(&compiled.rules, severity) > 0 => Exit::Findings,
        _ => Exit::Clean,
    };
    let page = Page {
        review: &review,
        rules: &compiled.rules,
        model: &compiled.model,
        sources: &workspace.sources,
    };
    let text = match arguments.format {
        ReviewFormat::Text => {
            let colour = if output.is_some() {
                Colour::Never
            } else {
                terminal.results
            };
            text::render(page, terminal.language, colour)
        }
        ReviewFormat::Json => json::render(page),
    };
    let exit = terminal.deliver(&text, output, exit);
    if exit != Exit::Wrong {
        terminal.note(&took(compiled.model.procedures.len(), started.elapsed()));
    }
    exit
}

/// Says how long the run took. Never part of the result: the same input gives the same bytes.
fn took(procedures: usize, time: Duration) -> Phrase {
    let count = |count: usize| Number::whole(i64::try_from(count).unwrap_or(i64::MAX));
    let procedures = wording::number(count(procedures));
    let seconds = wording::number(Number {
        thousandths: i64::try_from(time.as_millis()).unwrap_or(i64::MAX),
    });
    Phrase::new(
        format_args!(
            "Đã rà soát {} thủ tục trong {} giây",
            procedures.vi, seconds.vi
        ),
        format_args!("Reviewed {} procedures in {} s", procedures.en, seconds.en),
    )
}
