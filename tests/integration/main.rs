//! Tests of the whole, from outside.

mod apply;
mod bad_input;
mod choice;
mod cli;
mod browser;
mod command;
mod component_codes;
#[path = "../bench/chance.rs"]
mod chance;
mod checked;
mod corpus;
mod cost;
mod dates;
mod decisions;
mod determinism;
mod difference;
mod document;
#[path = "../bench/generate.rs"]
mod generate;
mod formats;
mod forms;
mod growth;
mod import;
mod import_command;
mod likeness;
mod linking;
mod near_miss;
mod pages;
mod peers;
mod plan;
mod proof;
mod properties;
mod proposals;
mod readme;
mod recognised;
mod reference;
mod reference_evaluator;
mod rewriting;
mod rules;
mod rules_command;
mod tables;
mod targets;
mod test_command;
mod tidy;
mod totals;
mod workbook;
