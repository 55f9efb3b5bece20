//! The README's examples are run: each `console` block shows what its commands print.
//!
//! A line `…` stands for any lines. `cargo run --release --` is the binary under test. What writes
//! files, or reads those written before, runs on a desk of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::Desk;
use jiff::civil::date;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::rule::compile::{Source, compile};
use tinhgon::shipped;
use tinhgon::span::FileId;
use tinhgon::syntax::parse;

/// One command of the README and the lines it shows.
struct Example {
    command: String,
    shown: Vec<String>,
}

fn examples(text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match line.strip_prefix("$ ") {
                Some(command) => examples.push(Example {
                    command: command.to_owned(),
                    shown: Vec::new(),
                }),
                None => examples
                    .last_mut()
                    .expect("output follows a command")
                    .shown
                    .push(line.to_owned()),
            },
        }
    }
    examples
}

/// Splits a command line at its blanks, but for those in quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (position, part) in line.split('"').enumerate() {
        if position % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Whether the lines shown are the lines printed, `…` standing for any number of them.
fn agrees(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "…" => {
            (0..=printed.len()).any(|skip| agrees(rest, &printed[skip..]))
        }
        Some((first, rest)) => printed.split_first().is_some_and(|(line, printed)| {
            line.trim_end() == first.trim_end() && agrees(rest, printed)
        }),
    }
}

#[test]
fn every_example_of_the_readme_prints_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md"))
        .expect("the README can be read")
        .replace("\r\n", "\n");
    let examples = examples(&readme);
    assert!(examples.len() >= 2, "the README shows the two commands");
    let desk = Desk::new();
    for example in examples {
        let Some(arguments) = example.command.strip_prefix("cargo run --release -- ") else {
            assert_eq!(
                example.command, "cargo test",
                "the README shows only what can be run"
            );
            continue;
        };
        let arguments = arguments.split("  #").next().unwrap_or_default();
        let corpus = root.join("tests/corpus");
        let (folder, corpus) = if arguments.contains("my-") {
            (desk.path(""), corpus.to_string_lossy())
        } else {
            (root.to_owned(), "tests/corpus".into())
        };
        let words = words(arguments).into_iter();
        let output = Command::new(env!("CARGO_BIN_EXE_tinhgon"))
            .args(words.map(|word| word.replace("tests/corpus", &corpus)))
            .current_dir(folder)
            .env_remove("NO_COLOR")
            .output()
            .expect("the binary runs");
        let printed = String::from_utf8(output.stdout).expect("the output is text");
        let lines: Vec<&str> = printed.lines().collect();
        assert!(
            agrees(&example.shown, &lines),
            "`{}` prints something else now:\n{printed}\n{}",
            example.command,
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn every_declaration_of_the_readme_can_be_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md"))
        .expect("the README can be read")
        .replace("\r\n", "\n");
    let mut sink = Diagnostics::default();
    let shipped: Vec<_> = (0..)
        .zip(shipped::FILES)
        .map(|(id, (_, text))| parse(FileId(id), text, &mut sink))
        .collect();
    let blocks: Vec<&str> = readme
        .split("```tthc\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(blocks.len() >= 2, "the README shows a procedure and a rule");
    for block in blocks {
        let file = [parse(FileId(9_999), block, &mut sink)];
        let layers = [
            Layer::of_files(Layer::SHIPPED, &shipped),
            Layer::of_files(Layer::USER, &file),
        ];
        let model = resolve_layers(&layers, date(2023, 12, 31), &mut sink);
        compile(
            &[Source {
                group: "readme",
                stem: None,
                clauses: &file[0].declarations,
            }],
            &model,
            &mut sink,
        );
        let told: Vec<_> = sink
            .sorted()
            .iter()
            .map(|found| found.message.en.clone())
            .collect();
        assert_eq!(told, Vec::<String>::new(), "{block}");
    }
}

#[test]
fn an_ellipsis_stands_for_any_lines() {
    let shown = ["a", "…", "d"].map(str::to_owned);
    assert!(agrees(&shown, &["a", "b", "c", "d"]));
    assert!(agrees(&shown, &["a", "d"]));
    assert!(!agrees(&shown, &["a", "b"]));
}
