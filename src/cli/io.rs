//! Files: finding them, reading them, writing them.
//!
//! What cannot be read becomes a [`Diagnostic`] and the rest is read: a workspace with one bad
//! file is still checked. What cannot be written is an error that ends the command.

mod collect;
mod write;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::reason;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::phrase::{Phrase, phrase};
use crate::source::{self, SourceError, SourceFile, Sources};

pub use collect::collect_files;
pub use write::{write_new, write_whole, write_whole_by};

/// Reads files on all threads; their numbers follow the order of the paths.
///
/// A file that cannot be read, is too large or is not text has no number and one diagnostic. No
/// more of a file is read than [`source::LIMIT`] allows.
pub fn load(paths: &[PathBuf]) -> (Sources, Diagnostics) {
    let files: Vec<Result<SourceFile, Box<Diagnostic>>> =
        paths.par_iter().map(|path| read(path)).collect();
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    for file in files {
        match file {
            Ok(file) => {
                sources.push(file);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (sources, diagnostics)
}

fn read(path: &Path) -> Result<SourceFile, Box<Diagnostic>> {
    let bytes = read_up_to_limit(path).map_err(|error| unreadable(path, &reason(&error)))?;
    let shown = path.to_string_lossy();
    let file = SourceFile::new(shown.as_ref(), bytes).map_err(|error| refused(&shown, error))?;
    Ok(file)
}

/// Words what is wrong with the bytes of a file.
fn refused(path: &str, error: SourceError) -> Diagnostic {
    match error {
        SourceError::TooLarge => {
            let limit = source::LIMIT >> 20;
            Diagnostic::of_path(
                Code::FileTooLarge,
                path,
                phrase!(
                    "tệp lớn hơn {limit} MiB",
                    "the file is larger than {limit} MiB"
                ),
            )
            .help(Phrase::new(
                "chia thành nhiều tệp",
                "split it into several files",
            ))
        }
        SourceError::NotUtf8 { line, byte } => Diagnostic::of_path(
            Code::NotText,
            path,
            phrase!(
                "tệp không phải văn bản UTF-8: sai ở dòng {line}, byte thứ {byte} của tệp",
                "the file is not UTF-8 text: line {line}, byte {byte} of the file is wrong",
            ),
        )
        .help(Phrase::new(
            "lưu lại tệp với mã UTF-8",
            "save the file again as UTF-8",
        )),
    }
}

/// Reads one byte more than is allowed, so that too long shows without reading it all.
fn read_up_to_limit(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let mut bytes = Vec::new();
    file.take(source::LIMIT as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Words a path that cannot be read; `why` ends the sentence.
fn unreadable(path: &Path, why: &Phrase) -> Diagnostic {
    Diagnostic::of_path(
        Code::UnreadablePath,
        path.to_string_lossy(),
        Phrase::new(
            format_args!("không đọc được: {}", why.vi),
            format_args!("cannot be read: {}", why.en),
        ),
    )
    .help(Phrase::new(
        "kiểm tra đường dẫn và quyền đọc",
        "check the path and the right to read it",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn numbers_follow_the_paths_and_bad_files_have_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut paths = Vec::new();
        for (name, bytes) in [("c", b"one" as &[u8]), ("b", b"\xff"), ("a", b"two")] {
            paths.push(folder.path().join(name));
            fs::write(&paths[paths.len() - 1], bytes).unwrap();
        }
        paths.push(folder.path().join("missing"));
        let (sources, diagnostics) = load(&paths);
        let texts: Vec<&str> = sources.ids().map(|file| sources.text(file)).collect();
        assert_eq!(texts, ["one", "two"]);
        let sorted = diagnostics.sorted();
        let codes: Vec<Code> = sorted.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [Code::UnreadablePath, Code::NotText]);
        assert_eq!(sorted[0].message.en, "cannot be read: it does not exist");
        assert_eq!(
            sorted[1].message.en,
            "the file is not UTF-8 text: line 1, byte 1 of the file is wrong"
        );
        assert!(sorted.iter().all(|diagnostic| diagnostic.help.is_some()));
    }

    #[test]
    fn a_file_past_the_limit_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        let size = 4 * source::LIMIT as u64;
        File::create(&path)
            .and_then(|file| file.set_len(size))
            .unwrap();
        let (sources, diagnostics) = load(&[path]);
        assert!(sources.is_empty());
        assert_eq!(diagnostics.sorted()[0].code, Code::FileTooLarge);
    }
}
