//! `tinhgon import FILE… -o DIR`: records of the national catalogue to files of the language.

use std::path::PathBuf;

use super::Exit;
use super::io::collect_files;
use super::terminal::Terminal;
use super::workspace::ENDINGS;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::import::{Known, Plan, Reading};
use crate::phrase::{Language, phrase};
use crate::shipped;
use crate::source::Sources;
use crate::span::FileId;
use crate::syntax::ast::File;
use crate::syntax::parse;

mod folder;
mod input;
mod summary;

use summary::summary;

/// How many lines that are no record are told; the rest are counted.
const MOST_REFUSED: usize = 20;

/// What to import, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct ImportArguments {
    /// Tệp JSON Lines `rp/1`, thường hoặc nén gzip / Files of `rp/1` JSON Lines, plain or gzip
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Thư mục đích, chưa có thì tạo / The folder to write, made if it is not there
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Ghi đè tệp cùng tên trong thư mục đã có tệp / Replace files of the same names
    #[arg(long)]
    pub(super) force: bool,
    /// Nêu mã thủ tục của từng điều cần biết / Name the procedures of each oddity
    #[arg(long)]
    pub(super) verbose: bool,
}

/// Imports, and tells what was done.
///
/// A file that cannot be read to its end stops the import before anything is written. A line that
/// is no record is told, the others are imported all the same, and the exit code says so.
pub(super) fn run(arguments: &ImportArguments, language: Option<Language>) -> Exit {
    let terminal = Terminal::new(language.unwrap_or_default());
    let mut reading = Reading::default();
    for path in &arguments.files {
        match input::read(path) {
            Ok(mut read) => {
                reading.records.append(&mut read.records);
                reading.refused.append(&mut read.refused);
            }
            Err(diagnostic) => return terminal.refuse(&diagnostic),
        }
    }
    tell_refused(&reading.refused, terminal);
    if reading.records.is_empty() {
        return terminal.refuse(&nothing_to_import());
    }
    let plan = Plan::new(&mut reading.records, &known());
    let busy = terminal.busy(&phrase!("Đang ghi các tệp", "Writing the files"));
    let written = folder::write(&plan, &arguments.output, arguments.force);
    drop(busy);
    let report = match written {
        Ok(report) => report,
        Err(error) => {
            let path = arguments.output.to_string_lossy();
            let diagnostic = Diagnostic::of_path(Code::Unwritable, path, error.message());
            return terminal.refuse(&diagnostic.help(error.remedy()));
        }
    };
    tell_others(arguments, report.files, terminal);
    let mut text = String::new();
    for line in summary(&report, arguments) {
        text.push_str(line.in_language(terminal.language));
        text.push('\n');
    }
    let is_clean = reading.refused.is_empty();
    terminal.deliver(
        &text,
        None,
        if is_clean { Exit::Clean } else { Exit::Wrong },
    )
}

/// Returns what the shipped catalogue declares.
fn known() -> Known {
    // What is wrong in a shipped file is for its tests to tell.
    let mut sink = Diagnostics::default();
    let files: Vec<File<'_>> = shipped::FILES
        .iter()
        .map(|(_, text)| parse(FileId::default(), text, &mut sink))
        .collect();
    Known::of(&files)
}

fn tell_refused(refused: &[Diagnostic], terminal: Terminal) {
    if refused.is_empty() {
        return;
    }
    let told: Vec<&Diagnostic> = refused.iter().take(MOST_REFUSED).collect();
    terminal.tell(&told, &Sources::default());
    let rest = refused.len() - told.len();
    if rest > 0 {
        terminal.note(&phrase!(
            "còn {rest} dòng khác không phải bản ghi",
            "{rest} more lines are no records"
        ));
    }
    terminal.note(&phrase!(
        "các dòng này bị bỏ qua; sửa xong thì nhập lại với `--force`",
        "these lines are left out; mend them and import again with `--force`"
    ));
}

fn nothing_to_import() -> Diagnostic {
    let message = phrase!(
        "không có bản ghi nào để nhập",
        "there is no record to import"
    );
    Diagnostic::of_nothing(Code::NotARecord, message).help(phrase!(
        "tệp cần là JSON Lines theo cấu trúc rp/1, mỗi dòng một thủ tục",
        "files must be JSON Lines of schema rp/1, one procedure a line"
    ))
}

/// Tells how many files of the language the folder holds besides: some may be of an older import.
fn tell_others(arguments: &ImportArguments, written: usize, terminal: Terminal) {
    if !arguments.force {
        return;
    }
    let (files, _) = collect_files(std::slice::from_ref(&arguments.output), ENDINGS);
    let others = files.len().saturating_sub(written);
    if others > 0 {
        terminal.note(&phrase!(
            "thư mục còn {others} tệp .tthc khác, được giữ nguyên; xóa nếu là của lần nhập trước",
            "the folder holds {others} other .tthc files, left as they are; delete those of an earlier import"
        ));
    }
}
