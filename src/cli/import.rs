//! `tinhgon import FILE… -o DIR`: records of the national catalogue to files of the language.

use std::io::{self, Write as _};
use std::path::PathBuf;

use super::Exit;
use crate::diagnostic::{Code, Diagnostic};
use crate::import::report::meaning;
use crate::import::{ImportReport, Known, Plan, Reading};
use crate::phrase::{Language, Phrase, phrase};
use crate::quantity::grouped;
use crate::report::snippet::{self, Colour};
use crate::source::Sources;

mod folder;
mod input;

/// How many lines that are no record are told; the rest are counted.
const MOST_REFUSED: usize = 20;

/// What to import, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct ImportArguments {
    /// Files of `rp/1` JSON Lines, plain or gzip.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The folder to write; made if it is not there.
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,
    /// Replace files of the same names in a folder that has files.
    #[arg(long)]
    pub(super) force: bool,
    /// Name the procedures of each oddity.
    #[arg(long)]
    pub(super) verbose: bool,
}

/// Imports, and tells what was done.
///
/// `known` is what the catalogue declares already. Exit code 2 when a file cannot be read, a line
/// is no record, or the folder cannot be written; in the second case the records that could be
/// read are written all the same.
pub(super) fn run(
    arguments: &ImportArguments,
    language: Language,
    known: &Known,
    colour: Colour,
) -> io::Result<Exit> {
    let mut reading = Reading::default();
    for path in &arguments.files {
        match input::read(path) {
            Ok(mut read) => {
                reading.records.append(&mut read.records);
                reading.refused.append(&mut read.refused);
            }
            Err(diagnostic) => {
                tell(&[&diagnostic], language, colour)?;
                return Ok(Exit::Wrong);
            }
        }
    }
    tell_refused(&reading.refused, language, colour)?;
    if reading.records.is_empty() {
        let first = arguments.files.first();
        let path = first.map_or_else(String::new, |path| path.to_string_lossy().into_owned());
        tell(&[&nothing_to_import(path)], language, colour)?;
        return Ok(Exit::Wrong);
    }
    let plan = Plan::new(&mut reading.records, known);
    match folder::write(&plan, &arguments.output, arguments.force) {
        Ok(report) => {
            let mut out = io::stdout().lock();
            for line in summary(&report, arguments) {
                writeln!(out, "{}", line.in_language(language))?;
            }
        }
        Err(error) => {
            let path = arguments.output.to_string_lossy();
            let diagnostic = Diagnostic::of_path(Code::Unwritable, path, error.message());
            tell(&[&diagnostic.help(error.remedy())], language, colour)?;
            return Ok(Exit::Wrong);
        }
    }
    Ok(if reading.refused.is_empty() {
        Exit::Clean
    } else {
        Exit::Wrong
    })
}

fn tell(diagnostics: &[&Diagnostic], language: Language, colour: Colour) -> io::Result<()> {
    let text = snippet::draw(diagnostics, &Sources::default(), language, colour);
    io::stderr().lock().write_all(text.as_bytes())
}

fn tell_refused(refused: &[Diagnostic], language: Language, colour: Colour) -> io::Result<()> {
    let told: Vec<&Diagnostic> = refused.iter().take(MOST_REFUSED).collect();
    tell(&told, language, colour)?;
    let rest = refused.len() - told.len();
    if rest > 0 {
        let line = phrase!(
            "còn {rest} dòng khác không phải bản ghi",
            "{rest} more lines are no records"
        );
        writeln!(io::stderr().lock(), "{}", line.in_language(language))?;
    }
    Ok(())
}

fn nothing_to_import(path: String) -> Diagnostic {
    let message = phrase!(
        "không có bản ghi nào để nhập",
        "there is no record to import"
    );
    Diagnostic::of_path(Code::NotARecord, path, message).help(phrase!(
        "tệp cần là JSON Lines theo cấu trúc rp/1, mỗi dòng một thủ tục",
        "the file must be JSON Lines of schema rp/1, one procedure a line"
    ))
}

/// Words what an import did, a line each.
fn summary(report: &ImportReport, arguments: &ImportArguments) -> Vec<Phrase> {
    let number = |count: usize| Phrase::new(digits(count, "."), digits(count, ","));
    let folder = arguments.output.display();
    let files = number(report.files);
    let mut lines = vec![Phrase::new(
        format_args!("Đã ghi {} tệp vào `{folder}`.", files.vi),
        format_args!("Wrote {} files to `{folder}`.", files.en),
    )];
    lines.push(phrase!(
        "Trong nguồn → trong tệp:",
        "In the source → in the files:"
    ));
    let after = report.after.named();
    for ((name, before), (_, after)) in report.before.named().into_iter().zip(after) {
        let (before, after) = (number(before), number(after));
        lines.push(Phrase::new(
            format_args!("{:>10} → {:>7}  {}", before.vi, after.vi, name.vi),
            format_args!("{:>10} → {:>7}  {}", before.en, after.en, name.en),
        ));
    }
    if !report.is_whole() {
        lines.push(phrase!(
            "Số lượng không khớp: đây là lỗi của tinhgon, xin báo lại.",
            "The counts differ: this is a mistake of tinhgon, please report it."
        ));
    }
    let (agencies, laws) = (number(report.agencies), number(report.laws));
    lines.push(Phrase::new(
        format_args!(
            "Khai báo thêm {} cơ quan, {} văn bản.",
            agencies.vi, laws.vi
        ),
        format_args!(
            "Declared {} agencies and {} laws besides.",
            agencies.en, laws.en
        ),
    ));
    let oddities = report.records_by_oddity();
    if !oddities.is_empty() {
        lines.push(phrase!(
            "Điều cần biết về dữ liệu, theo số bản ghi:",
            "What to know of the data, by number of records:"
        ));
    }
    for (slug, count) in oddities {
        let (count, meaning) = (number(count), meaning(slug));
        lines.push(Phrase::new(
            format_args!("{:>10}  {} ({slug})", count.vi, meaning.vi),
            format_args!("{:>10}  {} ({slug})", count.en, meaning.en),
        ));
        if arguments.verbose {
            let odd = report.oddities.iter().filter(|oddity| oddity.slug == slug);
            let codes: Vec<&str> = odd.map(|oddity| oddity.code.as_str()).collect();
            lines.push(Phrase::same(format_args!("{:>12}{}", "", codes.join(" "))));
        }
    }
    lines
}

fn digits(count: usize, separator: &str) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX), separator)
}
