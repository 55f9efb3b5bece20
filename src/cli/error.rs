//! What can go wrong outside: files, folders and disks that refuse.
//!
//! Mistakes inside a file that was read are [`crate::diagnostic`]s and never come here.

use std::io;
use std::path::PathBuf;

use crate::phrase::Phrase;

/// Why a file could not be written; whatever it held before, it still holds.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file exists and may not be written, or is a folder: `-o /`.
    #[error("cannot open `{}` for writing", path.display())]
    Open {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder of the files could not be made: `-o /proc/reports`.
    #[error("cannot make the folder `{}`", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No temporary file could be made beside it: `-o missing/review.json`.
    #[error("cannot make a temporary file beside `{}`", path.display())]
    Prepare {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes did not all arrive: a full disk.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The temporary file is whole and could not take the place of the old one.
    #[error("cannot put the new text in place of `{}`", path.display())]
    Replace {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl WriteError {
    /// Returns what the system said.
    pub fn cause(&self) -> &io::Error {
        match self {
            Self::Open { source, .. }
            | Self::Folder { source, .. }
            | Self::Prepare { source, .. }
            | Self::Write { source, .. }
            | Self::Replace { source, .. } => source,
        }
    }

    /// Returns the act and the path that failed, and why, on one line.
    pub fn message(&self) -> Phrase {
        let (vi, path) = match self {
            Self::Open { path, .. } => ("không mở được để ghi", path),
            Self::Folder { path, .. } => ("không tạo được thư mục", path),
            Self::Prepare { path, .. } => ("không tạo được tệp tạm bên cạnh", path),
            Self::Write { path, .. } => ("không ghi được", path),
            Self::Replace { path, .. } => ("không thay được nội dung mới vào", path),
        };
        let why = reason(self.cause());
        Phrase::new(
            format_args!("{vi} `{}`: {}", path.display(), why.vi),
            format_args!("{self}: {}", why.en),
        )
    }

    /// Returns what to do about it.
    pub fn remedy(&self) -> Phrase {
        match self.cause().kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Phrase::new(
                "tạo thư mục trước, hoặc chọn đường dẫn khác",
                "make the folder first, or choose another path",
            ),
            io::ErrorKind::AlreadyExists => Phrase::new(
                "chọn tên khác, hoặc dời tệp cũ đi rồi chạy lại",
                "choose another name, or move the old file away and run again",
            ),
            io::ErrorKind::IsADirectory => Phrase::new(
                "đường dẫn này là thư mục; thêm tên tệp vào sau",
                "this path is a folder; add a file name to it",
            ),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Phrase::new(
                "xin quyền ghi vào tệp và thư mục chứa nó, hoặc chọn nơi khác",
                "ask for the right to write the file and its folder, or choose another place",
            ),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Phrase::new(
                "giải phóng chỗ trên đĩa rồi chạy lại; tệp cũ còn nguyên",
                "free some space on the disk and run again; the old file is untouched",
            ),
            _ => Phrase::new(
                "kiểm tra ổ đĩa và đường dẫn rồi chạy lại; tệp cũ còn nguyên",
                "check the disk and the path and run again; the old file is untouched",
            ),
        }
    }
}

/// Words a refusal of the system, for the end of a sentence.
///
/// The usual ones in both languages; the others as the system words them.
pub(super) fn reason(error: &io::Error) -> Phrase {
    match error.kind() {
        io::ErrorKind::NotFound => Phrase::new("không tồn tại", "it does not exist"),
        io::ErrorKind::AlreadyExists => Phrase::new(
            "đã có tệp ở đó, không ghi đè",
            "a file is there already and is not replaced",
        ),
        io::ErrorKind::PermissionDenied => Phrase::new("không có quyền", "permission denied"),
        io::ErrorKind::IsADirectory => Phrase::new("đó là thư mục", "it is a folder"),
        io::ErrorKind::NotADirectory => Phrase::new(
            "một phần của đường dẫn không phải thư mục",
            "a part of the path is not a folder",
        ),
        io::ErrorKind::StorageFull => Phrase::new("đĩa đã đầy", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => {
            Phrase::new("ổ đĩa chỉ cho đọc", "the disk is read-only")
        }
        _ => Phrase::same(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    #[test]
    fn an_error_names_the_act_and_the_path_and_keeps_its_cause() {
        let error = WriteError::Prepare {
            path: "x/y.json".into(),
            source: io::ErrorKind::NotFound.into(),
        };
        assert_eq!(
            error.message(),
            Phrase::new(
                "không tạo được tệp tạm bên cạnh `x/y.json`: không tồn tại",
                "cannot make a temporary file beside `x/y.json`: it does not exist",
            )
        );
        assert!(error.source().is_some());
        assert!(error.remedy().en.starts_with("make the folder"));
    }
}
