//! The program as others call it: a folder of files, a command line, what comes out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own, and the command lines run on it.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What a command line gave, with the folder's path replaced by `@@INPUT@@`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The exit code; `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) results: String,
    pub(crate) messages: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file on the desk, and the folders above it.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
        self
    }

    /// Returns every file on the desk with its bytes; links are named, not followed.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let kind = entry.file_type().expect("an entry has a type");
                if kind.is_dir() {
                    folders.push(entry.path());
                } else if kind.is_file() {
                    files.insert(entry.path(), fs::read(entry.path()).unwrap_or_default());
                } else {
                    files.insert(entry.path(), Vec::new());
                }
            }
        }
        files
    }

    /// Runs a command line; `@@INPUT@@` in a word stands for the folder.
    pub(crate) fn run(&self, words: &[&str]) -> Outcome {
        self.run_into(words, Stdio::piped())
    }

    /// Runs a command line whose results go elsewhere.
    pub(crate) fn run_into(&self, words: &[&str], results: Stdio) -> Outcome {
        let root = self.root();
        let words = words.iter().map(|word| word.replace("@@INPUT@@", &root));
        let mut command = Command::new(env!("CARGO_BIN_EXE_tinhgon"));
        // Nothing of the caller's surroundings may show.
        command.env_clear().current_dir(self.folder.path());
        command
            .args(words)
            .stdin(Stdio::null())
            .stdout(results)
            .stderr(Stdio::piped());
        let child = command.spawn().expect("the program can be started");
        let output = child.wait_with_output().expect("the program ends");
        Outcome::of(&output, &root)
    }

    fn root(&self) -> String {
        let path = fs::canonicalize(self.folder.path()).expect("the folder is there");
        path.to_string_lossy().into_owned()
    }
}

impl Outcome {
    fn of(output: &Output, root: &str) -> Self {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).replace(root, "@@INPUT@@");
            without_time(&text)
        };
        Self {
            code: output.status.code(),
            results: text(&output.stdout),
            messages: text(&output.stderr),
        }
    }
}

/// Takes out how long a review took, the only thing that may differ from run to run.
fn without_time(text: &str) -> String {
    let timed = [
        ("Đã rà soát", " trong ", " giây"),
        ("Reviewed", " in ", " s"),
    ];
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let kept = timed.iter().find_map(|(start, before, unit)| {
                let (kept, _) = line.strip_prefix(start)?.rsplit_once(before)?;
                Some(format!("{start}{kept}{before}…{unit}"))
            });
            kept.unwrap_or_else(|| line.to_owned())
        })
        .collect();
    lines.join("\n") + if text.is_empty() { "" } else { "\n" }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let code = self
            .code
            .map_or("signal".to_owned(), |code| code.to_string());
        writeln!(formatter, "exit code {code}")?;
        for (name, text) in [("results", &self.results), ("messages", &self.messages)] {
            if !text.is_empty() {
                write!(formatter, "--- {name}\n{text}")?;
            }
        }
        Ok(())
    }
}

/// The folder of the project.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
