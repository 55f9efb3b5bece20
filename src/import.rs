//! Records of the national catalogue to files of the language.
//!
//! [`read`] takes the lines of a file of `rp/1` apart into records; [`Plan`] settles what they
//! refer to in common, agencies and legal texts, and makes one syntax tree for each file to
//! write. No name is resolved here, no file is read or written, and nothing of a record is
//! dropped: what the language has no clause for becomes a note.
//!
//! | published | written |
//! |---|---|
//! | `code`, `name`, `fields`, `decision_no`, `requirements`, `api.life_events` | `code`, title, `domain`, `decision`, `condition`, `life event` |
//! | `type`, `levels`, `subjects` | `kind`, `level`, `subjects`; left out where a word has no constant |
//! | competent, else executing agencies | `authority`: of exact lists, and of texts that split in one way only |
//! | coordinating agencies | `partners`, likewise; null says nothing, hence no clause |
//! | `legal_bases` | `basis`, a citation each, of texts declared in `van-ban.tthc` |
//! | `channels` | `channel` each; a limit without number and unit is text |
//! | `fees` | `fee`; a doubtful amount, or one of several, is text |
//! | `cases`, `components` | `case`, `document`; 0 originals and 0 copies say nothing |
//! | `steps` | a `step` for each block, its text in `note`; no `after` |
//! | `results` | a `result` for each of the exact list, else one of the whole text |
//! | everything else | `note "label: …"` |

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::Phrase;
use crate::syntax::ast::File;

mod agency;
mod name;
mod json;
mod known;
mod law;
mod procedure;
mod record;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
mod text;
mod tree;

pub use known::Known;
pub use record::Record;
pub use report::ImportReport;

use agency::Agencies;
use law::Laws;
use procedure::Shared;
use report::Remark;

/// What the lines of a file hold.
#[derive(Debug, Default)]
pub struct Reading {
    /// The records, in the order of lines.
    pub records: Vec<Record>,
    /// The lines that are no record, in their order; each is told by `file:line`.
    pub refused: Vec<Diagnostic>,
}

/// Reads the records of a file, a line each; blank lines are passed over.
///
/// `name` is the file as messages call it. Lines are read in parallel.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let read: Vec<Option<Result<Record, Phrase>>> = lines
        .par_iter()
        .map(|line| {
            let line = line.trim_ascii();
            (!line.is_empty()).then(|| read_line(line))
        })
        .collect();
    let mut reading = Reading::default();
    for (index, line) in read.into_iter().enumerate() {
        match line {
            None => {}
            Some(Ok(record)) => reading.records.push(record),
            Some(Err(why)) => {
                let place = format!("{name}:{}", index + 1);
                let refused = Diagnostic::of_path(Code::NotARecord, place, why);
                reading.refused.push(refused);
            }
        }
    }
    reading
}

fn read_line(line: &[u8]) -> Result<Record, Phrase> {
    match std::str::from_utf8(line) {
        Ok(line) => record::read_record(line),
        Err(error) => {
            let byte = error.valid_up_to() + 1;
            Err(Phrase::new(
                format_args!("dòng không phải UTF-8 ở byte {byte}"),
                format_args!("the line is not UTF-8 at byte {byte}"),
            ))
        }
    }
}

/// What to write for a set of records: shared declarations, then a file for each procedure.
#[derive(Debug)]
pub struct Plan<'r> {
    shared: Shared<'r>,
    /// Which of the shared declarations there are any of: an empty file is a mistake to a check.
    shared_files: Vec<SharedFile>,
    procedures: Vec<Planned<'r>>,
}

/// A procedure that is to be written.
#[derive(Debug)]
struct Planned<'r> {
    record: &'r Record,
    name: String,
    path: String,
    /// Whether an earlier record has the same code.
    is_repeated: bool,
}

/// A file to write, and what went into it.
#[derive(Debug)]
pub struct ImportedFile<'r> {
    /// The path inside the target folder, parts joined by `/`.
    pub path: String,
    /// What it declares.
    pub tree: File<'r>,
    /// What the import did for this file.
    pub report: ImportReport,
}

/// A file that all procedures share.
#[derive(Debug, Clone, Copy)]
enum SharedFile {
    /// The agencies that are in no catalogue.
    Agencies,
    /// The legal texts that are in none.
    Laws,
}

impl<'r> Plan<'r> {
    /// Settles names and files.
    ///
    /// Sorts the records, so that the order in which files were given makes no difference.
    /// `known` is what a catalogue declares already.
    pub fn new(records: &'r mut [Record], known: &Known) -> Self {
        records.par_sort();
        let records: &'r [Record] = records;
        let mut taken = BTreeSet::new();
        let mut procedures: Vec<Planned<'r>> = Vec::with_capacity(records.len());
        for record in records {
            let slug = match name::slug(&record.code) {
                slug if slug.is_empty() => "khong-ma".to_owned(),
                slug => slug,
            };
            let file = name::free_name(&mut taken, &slug);
            let domain = record.domains.iter().map(|domain| name::slug(domain));
            let folder = domain.into_iter().find(|slug| !slug.is_empty());
            let folder = folder.unwrap_or_else(|| "khac".to_owned());
            let earlier = procedures.last();
            procedures.push(Planned {
                record,
                name: format!("tt-{file}"),
                path: format!("{folder}/{file}.tthc"),
                is_repeated: earlier.is_some_and(|earlier| earlier.record.code == record.code),
            });
        }
        let shared = Shared {
            agencies: Agencies::of(records, known),
            laws: Laws::of(records, known),
        };
        let mut shared_files = Vec::new();
        if !shared.agencies.declarations().is_empty() {
            shared_files.push(SharedFile::Agencies);
        }
        if !shared.laws.declarations().is_empty() {
            shared_files.push(SharedFile::Laws);
        }
        Self {
            shared,
            shared_files,
            procedures,
        }
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.shared_files.len() + self.procedures.len()
    }

    /// Returns whether there is no procedure to write.
    pub fn is_empty(&self) -> bool {
        self.procedures.is_empty()
    }

    /// Makes the file at a position below [`Plan::len`]; each can be made by itself.
    pub fn file(&self, index: usize) -> ImportedFile<'r> {
        let (path, declarations, mut report) = match self.shared_files.get(index) {
            Some(SharedFile::Agencies) => {
                let agencies = self.shared.agencies.declarations();
                let report = ImportReport {
                    agencies: agencies.len(),
                    ..ImportReport::default()
                };
                ("co-quan.tthc".to_owned(), agencies, report)
            }
            Some(SharedFile::Laws) => {
                let laws = self.shared.laws.declarations();
                let report = ImportReport {
                    laws: laws.len(),
                    ..ImportReport::default()
                };
                ("van-ban.tthc".to_owned(), laws, report)
            }
            None => {
                let planned = &self.procedures[index - self.shared_files.len()];
                let (clause, mut report) =
                    procedure::procedure(planned.record, &planned.name, &self.shared);
                if planned.is_repeated {
                    report.remark(planned.record, Remark::RepeatedCode);
                }
                (planned.path.clone(), vec![clause], report)
            }
        };
        report.files = 1;
        ImportedFile {
            path,
            tree: tree::file(declarations),
            report,
        }
    }
}

#[cfg(test)]
mod tests;
