//! The forms of a review, and where each goes: one to standard output or a file, several to a folder.
//!
//! The review is made once, however many forms are asked for. Each file is whole or not there; where
//! one cannot be written, those before it are.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::super::Exit;
use super::super::cache::Cache;
use super::super::error::WriteError;
use super::super::terminal::Terminal;
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::DependencyGraph;
use crate::phrase::phrase;
use crate::report::snippet::Colour;
use crate::report::{
    Page, csv, document, github, html, json, junit, markdown, sarif, text, workbook,
};
use crate::rewrite;

/// What a file of a review is called, before its ending.
const STEM: &str = "review";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(in crate::cli) enum ReviewFormat {
    /// Văn bản để đọc / Text to read
    Text,
    /// Trang HTML để xem và làm việc, không cần mạng / A page to read and work with, no network
    Html,
    /// JSON, dạng tinhgon.review/1 / JSON, tinhgon.review/1
    Json,
    /// SARIF 2.1.0, cho công cụ đọc kết quả phân tích / SARIF 2.1.0, for tools that read analyses
    Sarif,
    /// JUnit XML, cho trang kiểm thử của CI / JUnit XML, for the test pages of CI
    Junit,
    /// Ghi chú của GitHub cạnh từng dòng / GitHub annotations beside the lines
    Github,
    /// Markdown, vừa một lời nhận xét / Markdown that fits a comment
    Markdown,
    /// Bảng CSV, có cột để ghi quyết định / A table as CSV, with columns for decisions
    Csv,
    /// Bảng tính Excel, có cột để ghi quyết định / A workbook, with columns for decisions
    Xlsx,
    /// Báo cáo Word để trình, kèm biểu mẫu và dự thảo quyết định / The report in Word, with its forms
    Docx,
}

impl ReviewFormat {
    /// Returns the ending of its file.
    const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit.xml",
            Self::Github => "github.txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    fn write(
        self,
        material: Material<'_>,
        terminal: Terminal,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let Material {
            page,
            graph,
            proofs,
            files,
            fails,
        } = material;
        let language = terminal.language;
        let told = Page {
            proofs: page.proofs.filter(|_| proofs),
            ..page
        };
        match self {
            Self::Text => {
                let text = text::render(told, language, terminal.results, terminal.columns);
                out.write_all(text.as_bytes())
            }
            Self::Html => html::write(page, graph, language, out),
            Self::Json => json::write(told, out),
            Self::Sarif => sarif::write(page, files, language, out),
            Self::Junit => junit::write(page, fails, language, out),
            Self::Github => github::write(page, language, out),
            Self::Markdown => out.write_all(markdown::render(page, language).as_bytes()),
            Self::Csv => csv::write(page, language, out),
            Self::Xlsx => workbook::write(page, language, out),
            Self::Docx => document::write(page, language, out),
        }
    }
}

/// What the forms are made of.
#[derive(Clone, Copy)]
pub(super) struct Material<'r> {
    /// The review, with proofs where any form tells them.
    pub(super) page: Page<'r>,
    /// What hangs on what.
    pub(super) graph: &'r DependencyGraph,
    /// Whether text and JSON tell proofs too.
    pub(super) proofs: bool,
    /// What proposals can be written into, where any form tells how.
    pub(super) files: Option<rewrite::Ground<'r>>,
    /// Whether a finding makes the run fail, by its position.
    pub(super) fails: &'r dyn Fn(usize) -> bool,
}

/// Where a review goes.
pub(super) enum Destination<'a> {
    /// To standard output, or to one file.
    One(ReviewFormat, Option<&'a Path>),
    /// To files of a folder.
    Folder(Vec<ReviewFormat>, &'a Path),
}

impl<'a> Destination<'a> {
    /// Returns whether some form tells the proof of each finding, asked for or not.
    pub(super) fn tells_proofs(&self) -> bool {
        self.holds(ReviewFormat::Html)
    }

    /// Returns whether some form tells what proposals change in the files.
    pub(super) fn tells_fixes(&self) -> bool {
        self.holds(ReviewFormat::Sarif)
    }

    /// Returns whether there is one result only.
    pub(super) fn is_one(&self) -> bool {
        matches!(self, Self::One(..))
    }

    fn holds(&self, wanted: ReviewFormat) -> bool {
        match self {
            Self::One(form, _) => *form == wanted,
            Self::Folder(forms, _) => forms.contains(&wanted),
        }
    }

    /// Finds out where some forms go; each is written once.
    ///
    /// # Errors
    ///
    /// Several forms need a folder.
    pub(super) fn new(
        forms: &[ReviewFormat],
        output: Option<&'a Path>,
    ) -> Result<Self, Box<Diagnostic>> {
        let mut forms = forms.to_vec();
        forms.sort_unstable();
        forms.dedup();
        match (&forms[..], output) {
            ([form], output) => Ok(Self::One(*form, output)),
            (_, Some(folder)) => Ok(Self::Folder(forms, folder)),
            (_, None) => Err(Box::new(needs_a_folder(&forms))),
        }
    }
}

/// Writes a review to where it goes, and returns the exit code that was decided before; the paths of
/// the files of a folder are the result. A single result is kept too, where there is a cache for it; the
/// number of procedures goes with it.
pub(super) fn deliver(
    material: Material<'_>,
    destination: &Destination<'_>,
    terminal: Terminal,
    decided: Exit,
    cache: Option<(&Cache, u64)>,
) -> Exit {
    let plain = Terminal {
        results: Colour::Never,
        columns: None,
        ..terminal
    };
    let (forms, folder) = match destination {
        Destination::One(form, file) => {
            let look = if file.is_some() { plain } else { terminal };
            let write = |out: &mut dyn Write| match cache {
                Some((cache, procedures)) => cache.record((procedures, decided), out, |out| {
                    form.write(material, look, out)
                }),
                None => form.write(material, look, out),
            };
            return terminal.deliver_by(write, *file, decided);
        }
        Destination::Folder(forms, folder) => (forms, *folder),
    };
    if let Err(source) = fs::create_dir_all(folder) {
        let error = WriteError::Folder {
            path: folder.to_owned(),
            source,
        };
        let refused =
            Diagnostic::of_path(Code::Unwritable, folder.to_string_lossy(), error.message());
        return terminal.refuse(&refused.help(error.remedy()));
    }
    let mut written = String::new();
    let mut exit = decided;
    for form in forms {
        let path: PathBuf = folder.join(format!("{STEM}.{}", form.ending()));
        exit = terminal.deliver_by(|out| form.write(material, plain, out), Some(&path), decided);
        if exit == Exit::Wrong {
            break;
        }
        written.push_str(&path.to_string_lossy());
        written.push('\n');
    }
    terminal.deliver(&written, None, exit)
}

/// Says that one output cannot take several forms.
fn needs_a_folder(forms: &[ReviewFormat]) -> Diagnostic {
    let count = forms.len();
    let message = phrase!(
        "{count} dạng kết quả thì cần một thư mục để ghi",
        "{count} forms of the result need a folder to go to"
    );
    Diagnostic::of_nothing(Code::NoFolder, message).help(phrase!(
        "thêm `-o THƯ-MỤC`; mỗi dạng thành một tệp {STEM}.… trong đó",
        "add `-o DIR`; each form becomes a file {STEM}.… in it",
    ))
}
