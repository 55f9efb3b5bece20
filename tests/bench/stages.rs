//! One run through all stages, each timed apart.
//!
//! Takes the way that `tinhgon review` takes, over files on disk, and checks that what comes out
//! is what was generated: a stage that is fast because it loses something is not fast.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{fs, io};

use jiff::civil::date;
use rayon::prelude::*;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::finding::describe;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::model::{Model, resolve};
use tinhgon::proposal::propose;
use tinhgon::recognise::recognise;
use tinhgon::report::{Page, json};
use tinhgon::review::review;
use tinhgon::rule::compile::{Source, compile};
use tinhgon::rule::evaluate;
use tinhgon::rule::schema::Facts;
use tinhgon::shipped;
use tinhgon::source::{SourceFile, Sources};
use tinhgon::span::FileId;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::parse;

use super::generate::PARTS;

/// The date of every run: districts still exist, and so do their agencies.
const AS_OF: jiff::civil::Date = date(2023, 12, 31);

/// One stage of one run.
#[derive(Debug, Clone)]
pub(crate) struct Lap {
    pub(crate) stage: String,
    pub(crate) time: Duration,
    /// The time that all threads together were at work.
    pub(crate) work: Duration,
    /// The most memory that the process has held so far, in KiB.
    pub(crate) peak: u64,
}

/// Times one stage after the other.
#[derive(Default)]
struct Clock {
    laps: Vec<Lap>,
}

impl Clock {
    fn time<T>(&mut self, stage: &str, run: impl FnOnce() -> T) -> T {
        let (started, worked) = (Instant::now(), work());
        let made = run();
        self.laps.push(Lap {
            stage: stage.to_owned(),
            time: started.elapsed(),
            work: work().saturating_sub(worked),
            peak: peak(),
        });
        made
    }
}

/// Returns how long the threads of this process have been at work; zero where the system does not
/// say.
fn work() -> Duration {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten();
    let of_thread = |entry: io::Result<fs::DirEntry>| {
        let text = fs::read_to_string(entry.ok()?.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(threads.filter_map(of_thread).sum())
}

/// Returns the most memory that this process has held, in KiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or_default()
}

/// Returns the shipped catalogue at the date of the runs.
pub(crate) fn catalogue() -> Model {
    let mut sink = Diagnostics::default();
    let files: Vec<File<'_>> = (0..)
        .zip(shipped::FILES)
        .map(|(id, (_, text))| parse(FileId(id), text, &mut sink))
        .collect();
    resolve(&files, AS_OF, &mut sink)
}

/// Reviews the files of so many generated procedures; returns the time of each stage.
///
/// # Panics
///
/// Panics where a stage disagrees with what was generated.
pub(crate) fn run(paths: &[PathBuf], procedures: usize) -> Vec<Lap> {
    let mut clock = Clock::default();
    let bytes = clock.time("read, validate UTF-8", || read(paths));
    let sources = clock.time("sources", || sources_of(paths, bytes));
    let mut sink = Diagnostics::default();
    let files = clock.time("parse", || parse_all(&sources, &mut sink));
    let (own, shipped) = files.split_at(paths.len());
    let layers = [
        Layer::of_files(Layer::SHIPPED, shipped),
        Layer::of_files(Layer::USER, own),
    ];
    let model = clock.time("resolve", || resolve_layers(&layers, AS_OF, &mut sink));
    let model = clock.time("recognise", || recognise(model));
    let graph = clock.time("graph", || DependencyGraph::build(&model));
    let rules = clock.time("compile", || {
        compile(&rule_sources(&sources, &files), &model, &mut sink)
    });
    clock.time("let the trees go", || drop(files));
    assert!(sink.is_empty(), "{:#?}", sink.sorted());
    let parts = [
        &model.fields.len(),
        &model.documents.len(),
        &model.steps.len(),
    ];
    assert_eq!(model.procedures.len(), procedures);
    assert_eq!(parts.map(|count| count / procedures), PARTS);

    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    // Those that run unasked.
    let ids = rules.rules.ids();
    let chosen: Vec<_> = ids
        .filter(|id| rules.rules[*id].state != Keyword::Preview)
        .collect();
    let (matches, gaps) = clock.time("evaluate", || evaluate(&rules, &chosen, facts));
    let findings = clock.time("describe", || describe(&rules, &matches, facts));
    let edits = clock.time("propose", || propose(&rules, &matches, facts));
    assert_eq!([findings.len(), edits.len()], [matches.len(); 2]);
    drop((findings, edits, gaps));
    let review = clock.time("whole review", || review(&rules, &chosen, facts));
    let found = review.findings.len() + review.taken_in.len();
    assert_eq!(found, matches.len());
    assert_eq!(usize::try_from(review.before.procedures), Ok(procedures));
    let page = Page {
        review: &review,
        rules: &rules,
        model: &model,
        sources: &sources,
        baseline: None,
        proofs: None,
    };
    let mut out = BufWriter::new(Lines::default());
    clock
        .time("JSON", || json::write(page, &mut out))
        .expect("counting refuses nothing");
    let lines = out.into_inner().expect("counting refuses nothing");
    let told = lines.rules;
    let guests: usize = review.takes_in.iter().map(Vec::len).sum();
    assert_eq!(told, review.findings.len() + guests);
    clock.laps
}

/// Counts the lines of JSON that name the rule of a finding, and keeps nothing else.
#[derive(Debug, Default)]
struct Lines {
    rules: usize,
    /// What has come of the line that is not at its end yet.
    open: Vec<u8>,
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.open.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let line = self.open.trim_ascii_start();
                self.rules += usize::from(line.starts_with(b"\"rule\": "));
                self.open.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads every file, one after the other: the unit of all other figures.
fn read(paths: &[PathBuf]) -> Vec<Vec<u8>> {
    let bytes = paths.iter().map(|path| {
        let bytes = fs::read(path).expect("a file just written can be read");
        assert!(std::str::from_utf8(&bytes).is_ok());
        bytes
    });
    bytes.collect()
}

fn sources_of(paths: &[PathBuf], bytes: Vec<Vec<u8>>) -> Sources {
    let shipped = shipped::FILES.par_iter();
    let shipped = shipped.map(|(path, text)| SourceFile::new(*path, text.as_bytes().to_vec()));
    let own = paths.par_iter().zip(bytes);
    let prepared: Vec<SourceFile> = own
        .map(|(path, bytes)| SourceFile::new(path.to_string_lossy(), bytes))
        .chain(shipped)
        .map(|file| file.expect("what is generated or shipped is text"))
        .collect();
    let mut sources = Sources::default();
    for file in prepared {
        sources.push(file);
    }
    sources
}

fn parse_all<'s>(sources: &'s Sources, sink: &mut Diagnostics) -> Vec<File<'s>> {
    let ids: Vec<FileId> = sources.ids().collect();
    let parsed: Vec<(File<'s>, Diagnostics)> = ids
        .into_par_iter()
        .map(|id| {
            let mut found = Diagnostics::default();
            (parse(id, sources.text(id), &mut found), found)
        })
        .collect();
    let mut files = Vec::with_capacity(parsed.len());
    for (file, found) in parsed {
        files.push(file);
        sink.append(found);
    }
    files
}

fn rule_sources<'f>(sources: &'f Sources, files: &'f [File<'f>]) -> Vec<Source<'f, 'f>> {
    let group = |file: &File<'_>| {
        let mut folders = sources.path(file.id).rsplit('/').skip(1);
        folders.next().unwrap_or_default()
    };
    let of_file = |file: &'f File<'f>| Source {
        group: group(file),
        stem: None,
        clauses: &file.declarations,
    };
    files.iter().map(of_file).collect()
}
