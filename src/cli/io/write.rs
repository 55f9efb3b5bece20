//! Writing a file whole or not at all.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::error::WriteError;

/// Writes a file whole: a reader sees the old bytes or the new ones, never a part.
///
/// The bytes go to a temporary file in the same folder, which then takes the old one's place with
/// its permissions. A link is followed and stays a link. What is no ordinary file, as
/// `/dev/stdout`, is written to as it is.
///
/// # Errors
///
/// Says which act failed on which path; the old file is then untouched.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_whole_by(path, |out| out.write_all(bytes))
}

/// Writes a file whole as [`write_whole`] does, with bytes that are made while they are written.
///
/// # Errors
///
/// Says which act failed on which path; the old file is then untouched.
pub fn write_whole_by(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    let open = |source| WriteError::Open {
        path: path.to_owned(),
        source,
    };
    let (target, permissions) = match fs::metadata(path) {
        Ok(metadata) => {
            // Replacing a file needs no right to write it: asking keeps a read-only file safe.
            let file = OpenOptions::new().write(true).open(path).map_err(open)?;
            if !metadata.is_file() {
                return write_all(&file, write).map_err(open);
            }
            (
                fs::canonicalize(path).map_err(open)?,
                Some(metadata.permissions()),
            )
        }
        // A link that leads nowhere is not a new file: replacing it would lose the link.
        Err(error) if fs::symlink_metadata(path).is_ok() => return Err(open(error)),
        Err(_) => (path.to_owned(), None),
    };
    replace(&target, path, write, permissions)
}

/// Writes a file that is not there yet, and the folders above it: whole, or not at all.
///
/// # Errors
///
/// Says which act failed on which path. What stands at the path already, a link that leads nowhere
/// among it, stays as it is, also where it came there meanwhile.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let prepare = |source| WriteError::Prepare {
        path: path.to_owned(),
        source,
    };
    if fs::symlink_metadata(path).is_ok() {
        return Err(WriteError::Open {
            path: path.to_owned(),
            source: io::ErrorKind::AlreadyExists.into(),
        });
    }
    fs::create_dir_all(folder_of(path)).map_err(prepare)?;
    let mut temporary = temporary_beside(path).map_err(prepare)?;
    temporary
        .write_all(bytes)
        .and_then(|()| temporary.as_file().sync_all())
        .map_err(|source| WriteError::Write {
            path: path.to_owned(),
            source,
        })?;
    temporary
        .persist_noclobber(path)
        .map_err(|error| WriteError::Open {
            path: path.to_owned(),
            source: error.error,
        })?;
    Ok(())
}

fn replace(
    target: &Path,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    permissions: Option<Permissions>,
) -> Result<(), WriteError> {
    let path = || path.to_owned();
    let temporary = temporary_beside(target).map_err(|source| WriteError::Prepare {
        path: path(),
        source,
    })?;
    write_all(temporary.as_file(), write)
        .and_then(|()| match permissions {
            Some(permissions) => temporary.as_file().set_permissions(permissions),
            None => Ok(()),
        })
        .and_then(|()| temporary.as_file().sync_all())
        .map_err(|source| WriteError::Write {
            path: path(),
            source,
        })?;
    temporary
        .persist(target)
        .map_err(|error| WriteError::Replace {
            path: path(),
            source: error.error,
        })?;
    Ok(())
}

/// Lets bytes be written to a file through a buffer, to the last.
fn write_all(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// Makes an empty file in the folder of another: only there is a rename one step.
fn temporary_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tinhgon-");
    // A temporary file is private unless told otherwise, and a report is not: as any new file,
    // it gets what the user's mask leaves of this.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder_of(target))
}

/// Returns the folder that a file stands in.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn names(folder: &Path) -> Vec<OsString> {
        let mut names: Vec<OsString> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_then_replaced_with_nothing_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_new_file_gets_its_folders_and_never_takes_a_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x/y/a");
        write_new(&path, b"one").unwrap();
        let error = write_new(&path, b"two").unwrap_err();
        assert_eq!(error.cause().kind(), io::ErrorKind::AlreadyExists);
        assert!(error.remedy().en.starts_with("choose another name"));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(names(path.parent().unwrap()), ["a"]);
        let error = write_new(&path.join("b"), b"").unwrap_err();
        assert!(matches!(error, WriteError::Prepare { .. }));
    }

    #[test]
    fn a_missing_folder_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_whole(&folder.path().join("x/y"), b"").unwrap_err();
        assert!(matches!(error, WriteError::Prepare { .. }));
        assert!(error.remedy().en.starts_with("make the folder"));
        let error = write_whole(folder.path(), b"").unwrap_err();
        assert!(matches!(error, WriteError::Open { .. }));
        assert!(error.remedy().en.starts_with("this path is a folder"));
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_a_new_file_is_like_any_other() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (old, new, plain) = (
            folder.path().join("old"),
            folder.path().join("new"),
            folder.path().join("plain"),
        );
        fs::write(&old, "").unwrap();
        fs::set_permissions(&old, Permissions::from_mode(0o640)).unwrap();
        write_whole(&old, b"text").unwrap();
        assert_eq!(mode(&old), 0o640);
        write_whole(&new, b"text").unwrap();
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&new), mode(&plain));
    }

    #[test]
    fn a_read_only_file_is_refused_though_its_folder_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        // The superuser may write anything, and then there is nothing to refuse.
        if OpenOptions::new().write(true).open(&path).is_err() {
            let error = write_whole(&path, b"new").unwrap_err();
            assert!(matches!(error, WriteError::Open { .. }));
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_broken_one_is_refused() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        symlink(&file, &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_file(&file).unwrap();
        assert!(matches!(
            write_whole(&link, b"new"),
            Err(WriteError::Open { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        write_whole(Path::new("/dev/null"), b"text").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
