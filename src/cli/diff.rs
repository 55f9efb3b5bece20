//! `tinhgon diff OLD NEW`: what changed between two reviews written as JSON.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Exit;
use super::arguments::FailOn;
use super::error::reason;
use super::terminal::Terminal;
use crate::diagnostic::{Code, Diagnostic};
use crate::difference::compare;
use crate::difference::recorded::Recorded;
use crate::phrase::{Language, Phrase, phrase};
use crate::report::difference::text;
use crate::report::json;
use crate::report::snippet::Colour;
use crate::source::Sources;
use crate::syntax::keyword::Keyword;

#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// Lần rà soát trước: kết quả của `review --format json` / The review before: what
    /// `review --format json` wrote
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// Lần rà soát sau / The review after
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// Dạng kết quả / Form of the result
    #[arg(long, default_value = "text")]
    pub(super) format: DiffFormat,
    /// Ghi kết quả vào tệp / Write the result to a file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Mức của phát hiện mới làm mã thoát là 1; mặc định must / New findings that make the exit
    /// code 1
    #[arg(long, value_name = "LEVEL", default_value = "must")]
    pub(super) fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// Văn bản để đọc / Text to read
    Text,
    /// JSON, dạng tinhgon.diff/1 / JSON, tinhgon.diff/1
    Json,
}

pub(super) fn run(arguments: &DiffArguments, language: Option<Language>) -> Exit {
    let terminal = Terminal::new(language.unwrap_or_default());
    let paths = [&arguments.old, &arguments.new];
    let (old, new) = match paths.map(|path| read_review(path)) {
        [Ok(old), Ok(new)] => (old, new),
        read => {
            // Both are told, so that one run is enough to mend both.
            let refused: Vec<Box<Diagnostic>> = read.into_iter().filter_map(Result::err).collect();
            let refused: Vec<&Diagnostic> = refused.iter().map(Box::as_ref).collect();
            terminal.tell(&refused, &Sources::default());
            return Exit::Wrong;
        }
    };
    let difference = compare(&old, &new);
    let [old, new] = paths.map(|path| path.to_string_lossy());
    let output = arguments.output.as_deref();
    let colour = if output.is_some() {
        Colour::Never
    } else {
        terminal.results
    };
    let written = match arguments.format {
        DiffFormat::Text => text(&difference, [&old, &new], terminal.language, colour),
        DiffFormat::Json => json::difference(&difference, [&old, &new]),
    };
    let exit = if difference.risen_to(severities(arguments.fail_on)) > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    };
    terminal.deliver(&written, output, exit)
}

/// Returns the severities that count, as a review writes them.
fn severities(threshold: FailOn) -> &'static [&'static str] {
    const ALL: [&str; 3] = [
        Keyword::Must.english(),
        Keyword::Should.english(),
        Keyword::Consider.english(),
    ];
    match threshold {
        FailOn::Must => &ALL[..1],
        FailOn::Should => &ALL[..2],
        FailOn::Consider => &ALL,
        FailOn::Never => &[],
    }
}

/// Reads a review as `review --format json` writes it.
pub(super) fn read_review(path: &Path) -> Result<Recorded, Box<Diagnostic>> {
    let shown = path.to_string_lossy();
    let bytes = fs::read(path).map_err(|error| {
        let why = reason(&error);
        let message = Phrase::new(
            format_args!("không đọc được: {}", why.vi),
            format_args!("cannot be read: {}", why.en),
        );
        Diagnostic::of_path(Code::UnreadablePath, shown.clone(), message).help(phrase!(
            "kiểm tra đường dẫn và quyền đọc",
            "check the path and the right to read it",
        ))
    })?;
    Recorded::read(&bytes).map_err(|why| {
        let diagnostic = Diagnostic::of_path(Code::NotAReview, shown, why).help(phrase!(
            "tạo tệp bằng `tinhgon review … --format json -o FILE`",
            "write the file by `tinhgon review … --format json -o FILE`",
        ));
        diagnostic.into()
    })
}
