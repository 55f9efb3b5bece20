//! `tinhgon rules docs -o DIR`: the rules as pages to read.
//!
//! A page takes the place of one written before. A file that is no such page stays as it is: then
//! nothing is written, unless `--force` says so.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::super::Exit;
use super::super::arguments::{DocsArguments, DocsFormat};
use super::super::error::WriteError;
use super::super::io::write_whole;
use super::super::terminal::Terminal;
use super::super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Language, phrase};
use crate::report::declared::Declared;
use crate::report::handbook::{Handbook, WrittenPage};
use crate::report::sheet::{Form, MARK};

/// How many files in the way are named.
const NAMED: usize = 5;

/// How much of a file is looked at to tell whether it is a page.
const HEAD: u64 = 1024;

/// Writes the pages and prints the paths of the index.
pub(super) fn run(arguments: &DocsArguments, language: Option<Language>) -> Exit {
    let Some((workspace, mut sink)) = Workspace::read(&[], &arguments.ground, language) else {
        return Exit::Wrong;
    };
    let files = workspace.parse(&mut sink);
    let compiled = workspace.compile(&files, &mut sink);
    if !workspace.passes(&sink) {
        return Exit::Wrong;
    }
    let terminal = workspace.terminal;
    let forms: &[Form] = match arguments.format {
        DocsFormat::Md => &[Form::Markdown],
        DocsFormat::Html => &[Form::Html],
        DocsFormat::Both => &[Form::Html, Form::Markdown],
    };
    let declared = Declared::of(&files);
    let handbook = Handbook {
        rules: &compiled.rules,
        model: &compiled.model,
        declared: &declared,
        language: terminal.language,
    };
    let pages = handbook.pages(forms);
    let folder = &arguments.output;
    if !arguments.force
        && let Err(refused) = check_is_free(folder, &pages)
    {
        return terminal.refuse(&refused);
    }
    for page in &pages {
        if let Err(error) = write(folder, page) {
            let path = folder.join(&page.path);
            let path = path.to_string_lossy();
            let refused = Diagnostic::of_path(Code::Unwritable, path, error.message());
            return terminal.refuse(&refused.help(error.remedy()));
        }
    }
    tell_left_over(terminal, folder, &pages);
    let index = forms.len();
    let paths: Vec<String> = pages[..index]
        .iter()
        .map(|page| format!("{}\n", folder.join(&page.path).display()))
        .collect();
    terminal.deliver(&paths.concat(), None, Exit::Clean)
}

fn write(folder: &Path, page: &WrittenPage) -> Result<(), WriteError> {
    let path = folder.join(&page.path);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(|source| WriteError::Prepare {
        path: path.clone(),
        source,
    })?;
    write_whole(&path, page.text.as_bytes())
}

/// Refuses to write where a file stands that is no page of an earlier run.
fn check_is_free(folder: &Path, pages: &[WrittenPage]) -> Result<(), Box<Diagnostic>> {
    let paths = pages.iter().map(|page| folder.join(&page.path));
    let foreign: Vec<PathBuf> = paths
        .filter(|path| path.exists() && !is_page(path))
        .collect();
    let Some(first) = foreign.first() else {
        return Ok(());
    };
    let named: Vec<String> = foreign
        .iter()
        .take(NAMED)
        .map(|path| format!("`{}`", path.display()))
        .collect();
    let (count, named) = (foreign.len(), named.join(", "));
    let message = phrase!(
        "{count} tệp có sẵn không phải trang quy tắc, không ghi đè: {named}",
        "files in the way that are no pages of rules ({count}), not replaced: {named}",
    );
    let help = phrase!(
        "chọn thư mục khác, hoặc thêm `--force` để ghi đè",
        "choose another folder, or add `--force` to replace them",
    );
    let diagnostic = Diagnostic::of_path(Code::Unwritable, first.to_string_lossy(), message);
    Err(Box::new(diagnostic.help(help)))
}

/// Whether a file has the mark of a page near its beginning; what cannot be read has not.
fn is_page(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(MARK)
}

/// Names the pages of rules that there are no more; nobody asked to remove them.
fn tell_left_over(terminal: Terminal, folder: &Path, pages: &[WrittenPage]) {
    let written: Vec<PathBuf> = pages.iter().map(|page| folder.join(&page.path)).collect();
    let entries = fs::read_dir(folder.join("rule"))
        .into_iter()
        .flatten()
        .flatten();
    let mut left: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(|path| !written.contains(path) && is_page(path))
        .filter(|path| {
            written
                .iter()
                .any(|page| page.extension() == path.extension())
        })
        .map(|path| path.display().to_string())
        .collect();
    left.sort();
    if !left.is_empty() {
        let left = left.join(", ");
        terminal.note(&phrase!(
            "Trang của quy tắc không còn nữa, có thể xóa: {left}",
            "Pages of rules that there are no more, which you may remove: {left}",
        ));
    }
}
