//! Finding the files of a workspace.
//!
//! Takes the paths of a command line, gives the files under them. Opens none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::unreadable;
use crate::cli::error::reason;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::phrase::Phrase;

/// Finds files: those given, and in folders given those with one of some extensions.
///
/// Extensions come without their dot and match in either case; a file given by itself may have
/// any. In folders, hidden files and what `.gitignore` and `.ignore` name are passed over, and
/// links are not followed: one that leads out of what is searched, round to itself or nowhere
/// is told. The user's own git settings are not asked, so that everyone gets the same files.
///
/// Files come sorted by path and each once, however many of the paths lead to it; paths that
/// cannot be read come as diagnostics, sorted by path too.
pub fn collect_files(paths: &[PathBuf], extensions: &[&str]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut search = Search {
        extensions,
        roots: Vec::new(),
        files: BTreeMap::new(),
        links: Vec::new(),
        diagnostics: Vec::new(),
    };
    for path in paths {
        search.add(path);
    }
    search.judge_links();
    let mut files: Vec<PathBuf> = search.files.into_values().collect();
    files.sort();
    let mut diagnostics = search.diagnostics;
    diagnostics.sort_by(|left, right| left.path.cmp(&right.path));
    diagnostics.dedup();
    (files, diagnostics)
}

/// What is known halfway through.
struct Search<'e> {
    extensions: &'e [&'e str],
    /// The folders searched, in the form that the system gives them.
    roots: Vec<PathBuf>,
    /// From a file in the system's form to the shortest of the paths that lead to it.
    files: BTreeMap<PathBuf, PathBuf>,
    /// Links met in folders, judged at the end: where they lead may be searched by itself.
    links: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

impl Search<'_> {
    fn add(&mut self, path: &Path) {
        let found =
            fs::canonicalize(path).and_then(|real| Ok((fs::metadata(&real)?.file_type(), real)));
        match found {
            Ok((kind, real)) if kind.is_file() => self.add_file(real, path),
            Ok((kind, real)) if kind.is_dir() => self.walk(path, real),
            Ok(_) => {
                let why = Phrase::new(
                    "không phải tệp thường hay thư mục",
                    "it is neither an ordinary file nor a folder",
                );
                self.diagnostics.push(unreadable(path, &why));
            }
            Err(_) if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) => {
                self.diagnostics.push(unreadable(path, &leads_nowhere()));
            }
            Err(error) => self.diagnostics.push(unreadable(path, &reason(&error))),
        }
    }

    fn add_file(&mut self, real: PathBuf, path: &Path) {
        // `./a` and `a` are one file to people too.
        let path = path.strip_prefix(".").unwrap_or(path);
        let shown = self.files.entry(real).or_insert_with(|| path.to_owned());
        let rank = |path: &Path| (path.components().count(), path.to_owned());
        if rank(path) < rank(shown) {
            path.clone_into(shown);
        }
    }

    fn walk(&mut self, root: &Path, real_root: PathBuf) {
        let walk = WalkBuilder::new(root)
            .follow_links(false)
            .require_git(false)
            .git_global(false)
            .git_exclude(false)
            .build();
        for entry in walk {
            // A pattern that a `.gitignore` words badly is passed over, as git itself does.
            match entry {
                Ok(entry) => {
                    let path = entry.path();
                    let kind = entry.file_type();
                    if kind.is_some_and(|kind| kind.is_symlink()) {
                        // The root itself may be a link: it was given, and is followed.
                        if entry.depth() > 0 {
                            self.links.push(path.to_owned());
                        }
                    } else if kind.is_some_and(|kind| kind.is_file()) && self.wants(path) {
                        let below = path
                            .strip_prefix(root)
                            .expect("a walk stays below its root");
                        self.add_file(real_root.join(below), path);
                    }
                }
                Err(error) => {
                    let path = path_of(&error).unwrap_or(root);
                    let why = error
                        .io_error()
                        .map_or_else(|| Phrase::same(&error), reason);
                    self.diagnostics.push(unreadable(path, &why));
                }
            }
        }
        self.roots.push(real_root);
    }

    fn wants(&self, path: &Path) -> bool {
        path.extension().is_some_and(|extension| {
            self.extensions
                .iter()
                .any(|wanted| extension.eq_ignore_ascii_case(wanted))
        })
    }

    /// Tells of the links behind which files may be missed.
    fn judge_links(&mut self) {
        for link in std::mem::take(&mut self.links) {
            // Other names cannot stand for a file or a folder that this search is about.
            if link.extension().is_some() && !self.wants(&link) {
                continue;
            }
            match fs::canonicalize(&link) {
                Err(_) => {
                    let severity = if self.wants(&link) {
                        Severity::Error
                    } else {
                        Severity::Warning
                    };
                    let broken = unreadable(&link, &leads_nowhere());
                    self.diagnostics.push(Diagnostic { severity, ..broken });
                }
                Ok(target) => self.diagnostics.extend(self.judge_target(&link, &target)),
            }
        }
    }

    fn judge_target(&self, link: &Path, target: &Path) -> Option<Diagnostic> {
        let message = if is_above(target, link) {
            Phrase::new(
                "liên kết dẫn vòng về thư mục chứa nó nên không được đi theo",
                "the link leads back to a folder that holds it and is not followed",
            )
        } else if self.files.contains_key(target)
            || self
                .roots
                .iter()
                .any(|root| target.is_dir() && target.starts_with(root))
        {
            return None;
        } else {
            Phrase::new(
                "liên kết trong thư mục không được đi theo",
                "a link inside a folder is not followed",
            )
        };
        let told = Diagnostic::of_path(Code::UnreadablePath, link.to_string_lossy(), message);
        Some(
            Diagnostic {
                severity: Severity::Warning,
                ..told
            }
            .help(Phrase::new(
                "nếu cần đọc, hãy nêu thẳng đường dẫn mà nó dẫn tới",
                "if it is to be read, give the path that it leads to",
            )),
        )
    }
}

/// Returns whether a folder, in the system's form, holds a link.
fn is_above(folder: &Path, link: &Path) -> bool {
    let holder = link.parent().map(fs::canonicalize);
    matches!(holder, Some(Ok(holder)) if holder.starts_with(folder))
}

fn leads_nowhere() -> Phrase {
    Phrase::new(
        "liên kết không dẫn tới đâu hoặc dẫn vòng về chính nó",
        "the link leads nowhere or round to itself",
    )
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes the files named, in a new folder.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    /// Collects below a folder and returns what was found and told, by name within it.
    fn collect(folder: &Path, names: &[&str]) -> (Vec<String>, Vec<(String, Severity, String)>) {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        let (files, diagnostics) = collect_files(&paths, &["tthc"]);
        let name = |path: &Path| {
            path.strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        };
        let told = |diagnostic: &Diagnostic| {
            assert_eq!(diagnostic.code, Code::UnreadablePath);
            assert!(diagnostic.help.is_some());
            let path = name(Path::new(diagnostic.path.as_ref().unwrap()));
            (path, diagnostic.severity, diagnostic.message.en.clone())
        };
        (
            files.iter().map(|path| name(path)).collect(),
            diagnostics.iter().map(told).collect(),
        )
    }

    #[test]
    fn files_come_sorted_and_each_once() {
        let folder = folder(&["b.tthc", "a/z.tthc", "a/y.TTHC", "c.txt", "a.tthc"]);
        let (files, told) = collect(folder.path(), &["b.tthc", "", "a", "a/../b.tthc", "c.txt"]);
        assert_eq!(files, ["a/y.TTHC", "a/z.tthc", "a.tthc", "b.tthc", "c.txt"]);
        assert!(told.is_empty());
    }

    #[test]
    fn hidden_and_ignored_files_are_passed_over_unless_given() {
        let folder = folder(&[".h/a.tthc", ".b.tthc", "out/c.tthc", "d.tthc"]);
        fs::write(folder.path().join(".gitignore"), "out/\n").unwrap();
        assert_eq!(collect(folder.path(), &[""]).0, ["d.tthc"]);
        let given = collect(folder.path(), &[".h", ".b.tthc", "out"]).0;
        assert_eq!(given, [".b.tthc", ".h/a.tthc", "out/c.tthc"]);
    }

    #[test]
    fn a_missing_path_is_told_and_the_rest_is_found() {
        let folder = folder(&["a.tthc"]);
        let (files, told) = collect(folder.path(), &["missing", "a.tthc"]);
        assert_eq!(files, ["a.tthc"]);
        let why = "cannot be read: it does not exist".to_owned();
        assert_eq!(told, [("missing".to_owned(), Severity::Error, why)]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_when_given_and_told_when_met() {
        use std::os::unix::fs::symlink;

        let folder = folder(&["in/a.tthc", "in/sub/b.tthc", "out/c.tthc", "out/sub/d.tthc"]);
        let link = |target: &str, name: &str| {
            symlink(folder.path().join(target), folder.path().join(name)).unwrap();
        };
        link("in", "in/sub/loop");
        link("in/self.tthc", "in/self.tthc");
        link("nowhere", "in/broken");
        link("nowhere", "in/broken.md");
        link("in/sub", "in/again");
        link("in/a.tthc", "in/same.tthc");
        link("out/c.tthc", "in/other.tthc");
        link("out/sub", "in/far");
        link("out", "given");

        let (files, told) = collect(folder.path(), &["in", "in/self.tthc"]);
        assert_eq!(files, ["in/a.tthc", "in/sub/b.tthc"]);
        let told: Vec<_> = told
            .iter()
            .map(|(path, severity, why)| (&path[..], *severity, &why[..]))
            .collect();
        let nowhere = "cannot be read: the link leads nowhere or round to itself";
        let passed = "a link inside a folder is not followed";
        let back = "the link leads back to a folder that holds it and is not followed";
        assert_eq!(
            told,
            [
                ("in/broken", Severity::Warning, nowhere),
                ("in/far", Severity::Warning, passed),
                ("in/other.tthc", Severity::Warning, passed),
                ("in/self.tthc", Severity::Error, nowhere),
                ("in/sub/loop", Severity::Warning, back),
            ]
        );

        let (files, told) = collect(folder.path(), &["in/other.tthc", "given"]);
        assert_eq!(
            files,
            ["given/c.tthc", "given/sub/d.tthc"],
            "one file by two ways"
        );
        assert!(told.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_closed_folder_is_told_by_name() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = folder(&["shut/a.tthc", "b.tthc"]);
        let shut = folder.path().join("shut");
        let set = |mode| fs::set_permissions(&shut, fs::Permissions::from_mode(mode)).unwrap();
        set(0o000);
        let is_superuser = fs::read_dir(&shut).is_ok();
        let (files, told) = collect(folder.path(), &[""]);
        set(0o755);
        // Nothing is closed to the superuser, and then there is nothing to tell.
        if !is_superuser {
            assert_eq!(files, ["b.tthc"]);
            let why = "cannot be read: permission denied".to_owned();
            assert_eq!(told, [("shut".to_owned(), Severity::Error, why)]);
        }
    }
}
