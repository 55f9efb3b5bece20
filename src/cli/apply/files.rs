//! The files that change: what would be overwritten unasked, the difference, the writing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::io::write_whole;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::source::Sources;
use crate::span::FileId;

/// How many files git is asked about at once.
const BATCH: usize = 500;

/// The bytes that some editors put before UTF-8 text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The files that change, with their texts as they were read and as they are to be.
pub(super) struct Pages<'p> {
    pages: Vec<Page<'p>>,
}

struct Page<'p> {
    path: &'p str,
    before: &'p str,
    after: &'p str,
    /// Whether a byte order mark stands before the text.
    is_marked: bool,
    /// Whether it is no longer what was read.
    has_changed: bool,
}

impl<'p> Pages<'p> {
    /// Looks at the files as they are now.
    pub(super) fn new(sources: &'p Sources, texts: &'p BTreeMap<FileId, String>) -> Self {
        let pages = texts.iter().map(|(file, after)| {
            let (path, before) = (sources.path(*file), sources.original(*file));
            let now = fs::read(path).unwrap_or_default();
            let plain = now.strip_prefix(BYTE_ORDER_MARK);
            Page {
                path,
                before,
                after,
                is_marked: plain.is_some(),
                has_changed: plain.unwrap_or(&now) != before.as_bytes(),
            }
        });
        Self {
            pages: pages.collect(),
        }
    }

    /// Returns what changes, as `patch` and `git apply` read it.
    pub(super) fn difference(&self) -> String {
        let pages = self.pages.iter().map(|page| {
            similar::TextDiff::from_lines(page.before, page.after)
                .unified_diff()
                .header(page.path, page.path)
                .to_string()
        });
        pages.collect()
    }

    /// Writes each file whole, and returns their paths, one a line.
    ///
    /// # Errors
    ///
    /// Says which file could not be written; it holds what it held, and so do those after it.
    pub(super) fn write(&self) -> Result<String, Box<Diagnostic>> {
        let mut listed = String::new();
        for page in &self.pages {
            let mark = if page.is_marked { BYTE_ORDER_MARK } else { &[] };
            let bytes = [mark, page.after.as_bytes()].concat();
            write_whole(Path::new(page.path), &bytes).map_err(|error| {
                let told = Diagnostic::of_path(Code::Unwritable, page.path, error.message());
                Box::new(told.help(error.remedy()))
            })?;
            listed.push_str(page.path);
            listed.push('\n');
        }
        Ok(listed)
    }
}

/// Names, all at once, the files that are not to be overwritten unasked: `None` where there is none.
pub(super) fn unsafe_to_write(pages: &Pages<'_>) -> Option<Diagnostic> {
    let paths: Vec<&Path> = pages
        .pages
        .iter()
        .map(|page| Path::new(page.path))
        .collect();
    let uncommitted = uncommitted(&paths);
    let mut told = Phrase::default();
    for page in &pages.pages {
        let path = page.path;
        let why = if page.has_changed {
            phrase!("đã thay đổi từ khi đọc", "changed since it was read")
        } else if OpenOptions::new().write(true).open(path).is_err() {
            phrase!("không ghi được", "cannot be written")
        } else if let Some(why) = uncommitted.get(Path::new(path)) {
            why.clone()
        } else {
            continue;
        };
        if !told.en.is_empty() {
            told += phrase!("; ", "; ");
        }
        let Phrase { vi, en } = why;
        told += phrase!("{path} ({vi})", "{path} ({en})");
    }
    if told.en.is_empty() {
        return None;
    }
    let Phrase { vi, en } = told;
    let message = phrase!(
        "không ghi tệp nào, để không mất việc đang làm dở: {vi}",
        "nothing is written, so that no work is lost: {en}"
    );
    Some(
        Diagnostic::of_nothing(Code::UnsavedWork, message).help(phrase!(
            "lưu các tệp này vào git rồi chạy lại; `--force` ghi đè bất kể",
            "commit these files and run again; `--force` overwrites them all the same",
        )),
    )
}

/// Returns the files with work that git does not hold, and why.
///
/// Asks git, where a file stands in a folder that git looks after; a git that does not answer holds
/// nothing for sure.
fn uncommitted<'p>(paths: &[&'p Path]) -> BTreeMap<&'p Path, Phrase> {
    let mut of_root: BTreeMap<PathBuf, Vec<(&'p Path, PathBuf)>> = BTreeMap::new();
    for path in paths {
        let Ok(real) = fs::canonicalize(path) else {
            continue;
        };
        let root = real.ancestors().find(|folder| folder.join(".git").exists());
        if let Some(root) = root.map(Path::to_owned) {
            let below = real.strip_prefix(&root).map(Path::to_owned);
            let below = below.expect("an ancestor holds what is below it");
            of_root.entry(root).or_default().push((path, below));
        }
    }
    let mut found = BTreeMap::new();
    for (root, files) in of_root {
        for files in files.chunks(BATCH) {
            let changed = changed(&root, files.iter().map(|(_, below)| below));
            for (path, below) in files {
                let why = match &changed {
                    None => phrase!("không hỏi được git", "git does not answer"),
                    Some(changed) if changed.contains(below) => {
                        phrase!("có thay đổi chưa lưu vào git", "not committed to git")
                    }
                    Some(_) => continue,
                };
                found.insert(*path, why);
            }
        }
    }
    found
}

/// Asks git which of some files below a root are not as it holds them; `None` where it cannot say.
fn changed<'p>(root: &Path, files: impl Iterator<Item = &'p PathBuf>) -> Option<BTreeSet<PathBuf>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["--literal-pathspecs", "status", "--porcelain", "-z"])
        .args(["--untracked-files=all", "--no-renames", "--"])
        .args(files)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let output = output.ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    // Two letters and a blank stand before each path.
    let paths = text.split('\0').filter_map(|entry| entry.get(3..));
    Some(paths.map(PathBuf::from).collect())
}
