//! `tinhgon fmt [PATH…]`: files in canonical form, in either vocabulary.

use std::path::Path;

use rayon::prelude::*;

use super::Exit;
use super::arguments::FmtArguments;
use super::io::{collect_files, load, write_whole};
use super::terminal::Terminal;
use super::workspace::ENDINGS;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::phrase::{Language, phrase};
use crate::source::Sources;
use crate::span::FileId;
use crate::syntax::keyword::Vocabulary;
use crate::syntax::{parse, print};

/// A file as it would be written.
struct Formatted {
    file: FileId,
    text: String,
}

/// Rewrites the files that are not in canonical form, or with `--check` only names them.
///
/// A file with a mistake is left as it is and its mistakes are told; the others are still done.
pub(super) fn run(arguments: &FmtArguments, language: Option<Language>) -> Exit {
    let terminal = Terminal::new(language.unwrap_or_default());
    let (paths, unreadable) = collect_files(&arguments.paths, ENDINGS);
    let (sources, mut sink) = load(&paths);
    sink.extend(unreadable);
    let ids: Vec<FileId> = sources.ids().collect();
    let results: Vec<Result<Option<Formatted>, Diagnostics>> = ids
        .into_par_iter()
        .map(|id| format(&sources, id, arguments.to))
        .collect();
    let mut changed = Vec::new();
    let mut broken = 0;
    for result in results {
        match result {
            Ok(formatted) => changed.extend(formatted),
            Err(wrong) => {
                broken += 1;
                sink.append(wrong);
            }
        }
    }
    let mut listed = String::new();
    for formatted in &changed {
        let path = sources.path(formatted.file);
        if !arguments.check {
            let written = write_whole(Path::new(path), formatted.text.as_bytes());
            if let Err(error) = written {
                let diagnostic = Diagnostic::of_path(Code::Unwritable, path, error.message());
                sink.push(diagnostic.help(error.remedy()));
                continue;
            }
        }
        listed.push_str(path);
        listed.push('\n');
    }
    terminal.tell(&sink.sorted(), &sources);
    if broken > 0 {
        terminal.note(&phrase!(
            "{broken} tệp có lỗi được giữ nguyên",
            "{broken} files with errors are left as they are",
        ));
    }
    if arguments.check && !changed.is_empty() {
        let count = changed.len();
        terminal.note(&phrase!(
            "{count} tệp chưa đúng dạng; chạy `tinhgon fmt` để định dạng lại",
            "not in canonical form: {count}; `tinhgon fmt` writes it",
        ));
    }
    let exit = if sink.has_errors() {
        Exit::Wrong
    } else if arguments.check && !changed.is_empty() {
        Exit::Findings
    } else {
        Exit::Clean
    };
    terminal.deliver(&listed, None, exit)
}

/// Returns the new text of a file, where it differs; only mistakes are told, since warnings are
/// the business of `check`.
fn format(
    sources: &Sources,
    id: FileId,
    to: Option<Vocabulary>,
) -> Result<Option<Formatted>, Diagnostics> {
    let mut found = Diagnostics::default();
    let file = parse(id, sources.text(id), &mut found);
    if found.has_errors() {
        return Err(errors(&found));
    }
    let text = print(&file, to.or_else(|| file.vocabulary()).unwrap_or_default());
    let differs = text != sources.original(id);
    Ok(differs.then_some(Formatted { file: id, text }))
}

/// Keeps the errors.
fn errors(found: &Diagnostics) -> Diagnostics {
    let mut errors = Diagnostics::default();
    let all = found.sorted().into_iter();
    errors.extend(
        all.filter(|found| found.severity == Severity::Error)
            .cloned(),
    );
    errors
}
