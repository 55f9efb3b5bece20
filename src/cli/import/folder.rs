//! The target folder of an import: written whole or not at all.
//!
//! All files are first written into a temporary folder on the same disk. A new target is that
//! folder renamed; into a folder that is there already the files are moved one by one, once it
//! is known that each can take its place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use crate::cli::error::WriteError;
use crate::import::{ImportReport, Plan};
use crate::phrase::{Phrase, phrase};
use crate::syntax;
use crate::syntax::keyword::Vocabulary;

/// Why a folder was not written; what it held before, it still holds.
#[derive(Debug, thiserror::Error)]
pub(super) enum FolderError {
    /// The folder has files, and nobody said that they may be replaced.
    #[error("`{}` is not empty", path.display())]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A file stands where a folder must go, or a folder where a file must.
    #[error("`{}` is in the way", path.display())]
    InTheWay {
        /// What is in the way.
        path: PathBuf,
    },
    /// The disk refused.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl FolderError {
    /// Returns what went wrong, on one line.
    pub(super) fn message(&self) -> Phrase {
        match self {
            Self::NotEmpty { path } => {
                Phrase::new(format_args!("thư mục `{}` đã có tệp", path.display()), self)
            }
            Self::InTheWay { path } => {
                let path = path.display();
                Phrase::new(format_args!("`{path}` chiếm chỗ cần ghi"), self)
            }
            Self::Write(error) => error.message(),
        }
    }

    /// Returns what to do about it.
    pub(super) fn remedy(&self) -> Phrase {
        match self {
            Self::NotEmpty { .. } => phrase!(
                "chọn thư mục khác, hoặc thêm `--force` để ghi đè các tệp cùng tên (tệp khác được giữ nguyên)",
                "choose another folder, or add `--force` to replace files of the same names (others stay)"
            ),
            Self::InTheWay { .. } => phrase!(
                "dời nó đi, hoặc chọn thư mục khác",
                "move it away, or choose another folder"
            ),
            Self::Write(error) => error.remedy(),
        }
    }
}

/// Writes every file of a plan; `replaces` allows a target that has files.
pub(super) fn write(
    plan: &Plan<'_>,
    target: &Path,
    replaces: bool,
) -> Result<ImportReport, FolderError> {
    let prepare = |source| prepare_error(target, source);
    let is_new = match fs::read_dir(target) {
        Ok(mut entries) => {
            if entries.next().is_some() && !replaces {
                return Err(FolderError::NotEmpty {
                    path: target.to_owned(),
                });
            }
            false
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(in_the_way(target));
        }
        Err(error) => return Err(prepare(error).into()),
    };
    let beside = if is_new { parent(target) } else { target };
    if is_new {
        fs::create_dir_all(beside).map_err(prepare)?;
    }
    let temporary = temporary_in(beside).map_err(prepare)?;
    let (paths, report) = write_files(plan, temporary.path())?;
    if is_new {
        rename(temporary.path(), target)?;
        // Nothing is left at its path: there is nothing to remove.
        let _ = temporary.keep();
    } else {
        move_into(temporary.path(), target, &paths)?;
    }
    Ok(report)
}

/// Returns the folder that holds a path.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn temporary_in(folder: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tinhgon-");
    // A temporary folder is private unless told otherwise, and this one becomes the user's.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(folder)
}

/// Makes, prints and writes the files on all threads; returns their paths and what was done.
fn write_files(plan: &Plan<'_>, folder: &Path) -> Result<(Vec<String>, ImportReport), WriteError> {
    let written: Vec<(String, ImportReport)> = (0..plan.len())
        .into_par_iter()
        .map(|index| {
            let file = plan.file(index);
            let path = folder.join(&file.path);
            let text = syntax::print(&file.tree, Vocabulary::Vietnamese);
            fs::create_dir_all(parent(&path))
                .and_then(|()| fs::write(&path, text))
                .map_err(|source| WriteError::Write { path, source })?;
            Ok((file.path, file.report))
        })
        .collect::<Result<_, WriteError>>()?;
    let mut paths = Vec::with_capacity(written.len());
    let mut whole = ImportReport::default();
    for (path, report) in written {
        paths.push(path);
        whole.add(report);
    }
    Ok((paths, whole))
}

/// Moves files from one folder into another, over those of the same paths.
fn move_into(from: &Path, target: &Path, paths: &[String]) -> Result<(), FolderError> {
    for path in paths {
        let file = target.join(path);
        let folder = parent(&file);
        if file.exists() && !file.is_file() {
            return Err(in_the_way(&file));
        }
        if folder.exists() && !folder.is_dir() {
            return Err(in_the_way(folder));
        }
    }
    for path in paths {
        let file = target.join(path);
        let folder = parent(&file);
        fs::create_dir_all(folder).map_err(|source| prepare_error(folder, source))?;
        rename(&from.join(path), &file)?;
    }
    Ok(())
}

fn in_the_way(path: &Path) -> FolderError {
    FolderError::InTheWay {
        path: path.to_owned(),
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(|source| WriteError::Replace {
        path: to.to_owned(),
        source,
    })
}

fn prepare_error(path: &Path, source: io::Error) -> WriteError {
    WriteError::Prepare {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Known, Record, sample};

    #[track_caller]
    fn write_codes(codes: &[&str], target: &Path, replaces: bool) -> Result<usize, FolderError> {
        let mut records: Vec<Record> = codes
            .iter()
            .map(|code| {
                sample::record(&[
                    ("code", &format!("{code:?}")),
                    ("fields", "[\"Hộ tịch\"]"),
                    ("executing_list", "[\"Sở Mẫu\"]"),
                    (
                        "legal_bases",
                        "[{\"title\": \"Luật Mẫu\", \"number\": \"1/2020/QH14\"}]",
                    ),
                ])
            })
            .collect();
        let plan = Plan::new(&mut records, &Known::default());
        write(&plan, target, replaces).map(|report| report.files)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_folder_gets_a_folder_for_each_domain_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a/b");
        assert_eq!(write_codes(&["1.1", "1.2"], &target, false).unwrap(), 4);
        assert_eq!(names(&folder.path().join("a")), ["b"]);
        assert_eq!(names(&target), ["co-quan.tthc", "ho-tich", "van-ban.tthc"]);
        assert_eq!(names(&target.join("ho-tich")), ["1-1.tthc", "1-2.tthc"]);
    }

    #[test]
    fn a_folder_with_files_is_left_alone_unless_forced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path();
        assert!(
            write_codes(&["1.1"], target, false).is_ok(),
            "an empty folder is taken"
        );
        fs::write(target.join("ho-tich/1-1.tthc"), "mine").unwrap();
        fs::write(target.join("notes.txt"), "mine").unwrap();
        let error = write_codes(&["1.1"], target, false).unwrap_err();
        assert!(matches!(error, FolderError::NotEmpty { .. }));
        let text = || fs::read_to_string(target.join("ho-tich/1-1.tthc")).unwrap();
        assert_eq!(text(), "mine");
        assert!(write_codes(&["1.1"], target, true).is_ok());
        assert!(text().starts_with("thủ tục tt-1-1"));
        let after = ["co-quan.tthc", "ho-tich", "notes.txt", "van-ban.tthc"];
        assert_eq!(names(target), after);
    }

    #[test]
    fn what_is_in_the_way_stops_the_import_before_any_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path();
        fs::write(target.join("co-quan.tthc"), "mine").unwrap();
        fs::create_dir(target.join("van-ban.tthc")).unwrap();
        let error = write_codes(&["1.1"], target, true).unwrap_err();
        assert!(matches!(error, FolderError::InTheWay { .. }));
        assert_eq!(
            fs::read_to_string(target.join("co-quan.tthc")).unwrap(),
            "mine"
        );
        assert_eq!(names(target), ["co-quan.tthc", "van-ban.tthc"]);
        fs::write(target.join("file"), "").unwrap();
        let error = write_codes(&["1.1"], &target.join("file"), true).unwrap_err();
        assert!(matches!(error, FolderError::InTheWay { .. }));
    }
}
