//! `tinhgon recognise [PATH…]`: what the items of dossiers and the fields of forms were read as, and
//! what was not read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Exit;
use super::arguments::InputArguments;
use super::workspace::Workspace;
use crate::phrase::Language;
use crate::recognise::Items;
use crate::report::recognised::{Listing, json, text};

#[derive(Debug, Args)]
pub(super) struct RecogniseArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
    /// Chỉ thành phần, thông tin còn chỗ chưa nhận ra / Only items and fields of which something was not recognised
    #[arg(long)]
    pub(super) unread: bool,
    /// Dạng kết quả / Form of the result
    #[arg(long, default_value = "text")]
    pub(super) format: RecogniseFormat,
    /// Ghi kết quả vào tệp / Write the result to a file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RecogniseFormat {
    /// Văn bản để đọc / Text to read
    Text,
    /// JSON, dạng tinhgon.recognised/1 / JSON, tinhgon.recognised/1
    Json,
}

pub(super) fn run(arguments: &RecogniseArguments, language: Option<Language>) -> Exit {
    let input = &arguments.input;
    let read = Workspace::compiled(&input.paths, &input.ground, language);
    let Some((workspace, compiled)) = read else {
        return Exit::Wrong;
    };
    let listing = Listing {
        model: &compiled.model,
        items: &Items::read(&compiled.model),
        unread: arguments.unread,
    };
    let terminal = workspace.terminal;
    let text = match arguments.format {
        RecogniseFormat::Text => text(listing, terminal.language, terminal.results),
        RecogniseFormat::Json => json(listing),
    };
    terminal.deliver(&text, arguments.output.as_deref(), Exit::Clean)
}
