//! How long each stage takes and how much memory it needs, as catalogues grow.
//!
//! `cargo bench --bench pipeline` measures catalogues of 1,000, 10,000 and 100,000 procedures on 1
//! and 2 threads; `-- --sizes 1000,10000 --threads 4 --repeat 5` asks for others. Figures are also
//! told as multiples of reading the files and validating UTF-8, so that machines can be compared.
//!
//! Plain timing, not a harness for short functions: a stage runs for seconds, its input is what
//! the stage before made, and a peak of memory belongs to a process. So each run is a process of
//! its own, and the best of several counts.
//!
//! `--write FOLDER` writes the catalogue of the first size and measures nothing.
//!
//! Without `--bench`, which `cargo bench` passes, it runs a small catalogue once and checks that
//! the stages agree.

mod chance;
mod generate;
mod stages;
mod table;

use std::error::Error;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs, io};

use generate::Names;
use mimalloc::MiMalloc;
use rayon::ThreadPoolBuilder;
use stages::{Lap, run};
use table::{Measured, write_growth, write_size};

/// The allocator of the command.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How many procedures stand in one file.
const PER_FILE: usize = 200;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// What was asked for.
struct Wanted {
    sizes: Vec<usize>,
    threads: Vec<usize>,
    repeat: usize,
    /// The folder whose files this process is to measure: it is the child of another.
    folder: Option<PathBuf>,
    /// Where to write the catalogue of the first size, for other programs to read.
    write: Option<PathBuf>,
}

fn main() -> Fallible<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if has("--test") || !has("--bench") {
        return check();
    }
    let wanted = wanted(&arguments)?;
    if let Some(folder) = &wanted.folder {
        for lap in run_on(wanted.threads[0], folder, wanted.sizes[0])? {
            let (time, work) = (lap.time.as_nanos(), lap.work.as_nanos());
            writeln!(io::stdout(), "{time}\t{work}\t{}\t{}", lap.peak, lap.stage)?;
        }
        return Ok(());
    }
    if let Some(folder) = &wanted.write {
        write_catalogue(folder, wanted.sizes[0])?;
        return Ok(());
    }
    let mut measured = Vec::new();
    for size in &wanted.sizes {
        measured.push(measure(*size, &wanted)?);
        write_size(&mut io::stdout(), measured.last().ok_or("just measured")?)?;
    }
    write_growth(&mut io::stdout(), &measured)?;
    Ok(())
}

/// Runs a small catalogue on one thread and on two.
fn check() -> Fallible<()> {
    let folder = tempfile::tempdir()?;
    let procedures = PER_FILE + PER_FILE / 2;
    write_catalogue(folder.path(), procedures)?;
    for threads in [1, 2] {
        run_on(threads, folder.path(), procedures)?;
    }
    Ok(())
}

fn wanted(arguments: &[String]) -> Fallible<Wanted> {
    let value = |flag: &str| {
        let position = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(position + 1)
    };
    let numbers = |flag: &str, otherwise: &[usize]| -> Fallible<Vec<usize>> {
        let Some(text) = value(flag) else {
            return Ok(otherwise.to_vec());
        };
        let numbers: Result<Vec<NonZeroUsize>, _> = text.split(',').map(str::parse).collect();
        let numbers = numbers.map_err(|error| format!("{flag} {text}: {error}"))?;
        Ok(numbers.into_iter().map(NonZeroUsize::get).collect())
    };
    Ok(Wanted {
        sizes: numbers("--sizes", &[1_000, 10_000, 100_000])?,
        threads: numbers("--threads", &[1, 2])?,
        repeat: numbers("--repeat", &[3])?[0],
        folder: value("--folder").map(PathBuf::from),
        write: value("--write").map(PathBuf::from),
    })
}

/// Measures one size on each number of threads, each run in a process of its own.
fn measure(procedures: usize, wanted: &Wanted) -> Fallible<Measured> {
    let folder = tempfile::tempdir()?;
    let bytes = write_catalogue(folder.path(), procedures)?;
    let mut runs = Vec::new();
    for threads in &wanted.threads {
        let mut best: Vec<Lap> = Vec::new();
        for _ in 0..wanted.repeat.max(1) {
            let laps = run_in_child(*threads, folder.path(), procedures)?;
            if best.is_empty() {
                best = laps;
                continue;
            }
            for (best, lap) in best.iter_mut().zip(laps) {
                best.time = best.time.min(lap.time);
                best.work = best.work.min(lap.work);
                best.peak = best.peak.min(lap.peak);
            }
        }
        runs.push((*threads, best));
    }
    Ok(Measured {
        procedures,
        files: procedures.div_ceil(PER_FILE),
        bytes,
        runs,
    })
}

fn run_in_child(threads: usize, folder: &Path, procedures: usize) -> Fallible<Vec<Lap>> {
    let output = Command::new(env::current_exe()?)
        .args(["--bench", "--sizes", &procedures.to_string()])
        .args(["--threads", &threads.to_string(), "--folder"])
        .arg(folder)
        .stderr(std::process::Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!(
            "the run of {procedures} procedures failed: {}",
            output.status
        )
        .into());
    }
    let text = String::from_utf8(output.stdout)?;
    text.lines()
        .map(|line| lap(line).ok_or_else(|| line.into()))
        .collect()
}

/// Reads what a child wrote of one stage.
fn lap(line: &str) -> Option<Lap> {
    let mut parts = line.splitn(4, '\t');
    let mut number = || parts.next()?.parse().ok();
    let (time, work, peak) = (number()?, number()?, number()?);
    Some(Lap {
        time: Duration::from_nanos(time),
        work: Duration::from_nanos(work),
        peak,
        stage: parts.next()?.to_owned(),
    })
}

fn run_on(threads: usize, folder: &Path, procedures: usize) -> Fallible<Vec<Lap>> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build()?;
    let mut paths = Vec::new();
    for part in fs::read_dir(folder)? {
        for file in fs::read_dir(part?.path())? {
            paths.push(file?.path());
        }
    }
    paths.sort();
    Ok(pool.install(|| run(&paths, procedures)))
}

/// Writes the files of a catalogue; returns how many bytes they have.
fn write_catalogue(folder: &Path, procedures: usize) -> Fallible<u64> {
    let names = Names::of(&stages::catalogue());
    let mut bytes = 0;
    for file in names.catalogue(procedures, PER_FILE) {
        let path = folder.join(file.path);
        fs::create_dir_all(path.parent().ok_or("a file stands in a folder")?)?;
        bytes += file.text.len() as u64;
        fs::write(path, file.text)?;
    }
    Ok(bytes)
}
