//! `.tinhgon/cache`: what an earlier review of the same bytes gave, so that asking again costs reading.
//!
//! There is one entry for each way of asking, and in it the hash of all that went in: the program, the
//! date, the settings, every file with its path. An entry counts only where that hash fits and its own
//! bytes are whole; whatever else lies there counts as nothing, and is written over. The folder can be
//! deleted at any time, and a folder that cannot be written only means that nothing is kept.
//!
//! The hashes are made against accidents, not against somebody who may write into the folder: whoever
//! can do that can change the files of the review too.

use std::fmt::{Debug, Write as _};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::{Builder, NamedTempFile};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::Exit;
use super::workspace::Workspace;

/// Where entries lie, from the folder one stands in.
const FOLDER: &str = ".tinhgon/cache";

/// How the file of an entry ends.
const ENDING: &str = "review";

/// How many entries are kept; the ones written longest ago go first.
const MOST: usize = 32;

/// What the last bytes of an entry begin with; another layout needs another word.
const MARK: [u8; 8] = *b"tinhgon1";

/// How long the end of an entry is: the mark, what went in, the seal, the length of the result, the
/// number of procedures, the exit code.
const END: usize = 8 + 16 + 16 + 8 + 8 + 1;

/// The program: a hash of everything it is built from.
const PROGRAM: &str = env!("TINHGON_BUILT_FROM");

/// The place of one review in the cache.
#[derive(Debug)]
pub(super) struct Cache {
    path: PathBuf,
    /// The hash of all that goes into the review.
    content: u128,
}

/// The result of an earlier review, found whole.
pub(super) struct Kept {
    file: File,
    length: u64,
    pub(super) procedures: u64,
    pub(super) exit: Exit,
}

/// What the end of an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    content: u128,
    /// The hash of the result, and of what is said of it here.
    seal: u128,
    length: u64,
    procedures: u64,
    exit: Exit,
}

impl Cache {
    /// Returns the place of a review: `asked` is how it was asked for, and how the result is to look.
    ///
    /// Hashes every file once; linear in their bytes.
    pub(super) fn of(asked: &impl Debug, workspace: &Workspace) -> Self {
        Self::within(Path::new(FOLDER), asked, content(workspace))
    }

    fn within(folder: &Path, asked: &impl Debug, content: u128) -> Self {
        let asked = xxh3_128(format!("{asked:?}").as_bytes());
        Self {
            path: folder.join(format!("{asked:032x}.{ENDING}")),
            content,
        }
    }

    /// Returns what the same review gave before; `None` where nothing whole is kept of it.
    pub(super) fn find(&self) -> Option<Kept> {
        let mut file = File::open(&self.path).ok()?;
        let length = file.metadata().ok()?.len().checked_sub(END as u64)?;
        file.seek(SeekFrom::Start(length)).ok()?;
        let mut end = [0; END];
        file.read_exact(&mut end).ok()?;
        let end = End::read(&end).filter(|end| end.content == self.content)?;
        file.rewind().ok()?;
        let mut hash = Hashing(Xxh3::new());
        io::copy(&mut (&file).take(length), &mut hash).ok()?;
        file.rewind().ok()?;
        (end.length == length && end.sealed(hash.0) == end).then_some(Kept {
            file,
            length,
            procedures: end.procedures,
            exit: end.exit,
        })
    }

    /// Writes a result to where it goes, and keeps it where that can be done.
    ///
    /// # Errors
    ///
    /// Only what the output refuses, or the writer says; nothing is kept then.
    pub(super) fn record(
        &self,
        (procedures, exit): (u64, Exit),
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut recording = Recording {
            out,
            kept: self.begin().ok().map(BufWriter::new),
            hash: Xxh3::new(),
            length: 0,
        };
        write(&mut recording)?;
        let Recording {
            kept, hash, length, ..
        } = recording;
        let end = End {
            content: self.content,
            seal: 0,
            length,
            procedures,
            exit,
        }
        .sealed(hash);
        // What cannot be kept is reviewed again next time, and nothing else is lost.
        drop(kept.map(|kept| self.finish(kept, end)));
        Ok(())
    }

    fn begin(&self) -> io::Result<NamedTempFile> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            fs::write(ignored, "*\n")?;
        }
        Builder::new().prefix(".").tempfile_in(folder)
    }

    fn finish(&self, mut kept: BufWriter<NamedTempFile>, end: End) -> io::Result<()> {
        kept.write_all(&end.bytes())?;
        let kept = kept.into_inner().map_err(io::IntoInnerError::into_error)?;
        kept.persist(&self.path).map_err(|error| error.error)?;
        forget_oldest(self.path.parent().unwrap_or(Path::new(".")))
    }
}

impl Kept {
    /// Writes the result.
    ///
    /// # Errors
    ///
    /// What the output refuses, or a file that can no longer be read.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        io::copy(&mut (&self.file).take(self.length), out).map(drop)
    }
}

impl End {
    /// Returns the same with the seal that belongs to it and to a result of some hash.
    fn sealed(self, mut result: Xxh3) -> Self {
        let open = Self { seal: 0, ..self };
        result.update(&open.bytes());
        Self {
            seal: result.digest128(),
            ..self
        }
    }

    fn bytes(self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        bytes.extend(self.content.to_le_bytes());
        bytes.extend(self.seal.to_le_bytes());
        bytes.extend(self.length.to_le_bytes());
        bytes.extend(self.procedures.to_le_bytes());
        bytes.push(u8::from(self.exit == Exit::Findings));
        bytes
    }

    fn read(bytes: &[u8; END]) -> Option<Self> {
        let (mark, rest) = bytes.split_first_chunk::<8>()?;
        let (content, rest) = rest.split_first_chunk::<16>()?;
        let (seal, rest) = rest.split_first_chunk::<16>()?;
        let (length, rest) = rest.split_first_chunk::<8>()?;
        let (procedures, rest) = rest.split_first_chunk::<8>()?;
        let exit = match rest {
            [0] => Exit::Clean,
            [1] => Exit::Findings,
            _ => return None,
        };
        (*mark == MARK).then_some(Self {
            content: u128::from_le_bytes(*content),
            seal: u128::from_le_bytes(*seal),
            length: u64::from_le_bytes(*length),
            procedures: u64::from_le_bytes(*procedures),
            exit,
        })
    }
}

/// Hashes what is written.
struct Hashing(Xxh3);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Passes a result on, and writes it down too.
struct Recording<'o> {
    out: &'o mut dyn Write,
    /// `None` once it cannot be written.
    kept: Option<BufWriter<NamedTempFile>>,
    hash: Xxh3,
    length: u64,
}

impl Write for Recording<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        let bytes = &bytes[..written];
        self.hash.update(bytes);
        self.length += bytes.len() as u64;
        if let Some(Err(_)) = self.kept.as_mut().map(|kept| kept.write_all(bytes)) {
            self.kept = None;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Hashes all that goes into a review besides how it is asked for.
fn content(workspace: &Workspace) -> u128 {
    let mut hash = Xxh3::new();
    let mut add = |bytes: &[u8]| {
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    let mut said = String::new();
    write!(said, "{:?} {:?}", workspace.as_of, workspace.settings)
        .expect("writing to a string cannot fail");
    add(PROGRAM.as_bytes());
    add(said.as_bytes());
    for file in workspace.sources.ids() {
        add(workspace.sources.path(file).as_bytes());
        add(workspace.sources.original(file).as_bytes());
    }
    hash.digest128()
}

/// Removes the entries written longest ago where there are too many.
fn forget_oldest(folder: &Path) -> io::Result<()> {
    let mut entries: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == ENDING)
        {
            entries.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    entries.sort_unstable();
    let surplus = entries.len().saturating_sub(MOST);
    entries[..surplus]
        .iter()
        .try_for_each(|(_, path)| fs::remove_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps a result, and returns the bytes that came out.
    fn keep(cache: &Cache, text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        cache
            .record((7, Exit::Findings), &mut out, |out| {
                text.split_inclusive(' ')
                    .try_for_each(|part| out.write_all(part.as_bytes()))
            })
            .unwrap();
        out
    }

    fn found(cache: &Cache) -> Option<(String, u64, Exit)> {
        let kept = cache.find()?;
        let mut out = Vec::new();
        kept.write(&mut out).unwrap();
        Some((String::from_utf8(out).unwrap(), kept.procedures, kept.exit))
    }

    #[test]
    fn the_same_question_about_the_same_content_is_answered_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::within(folder.path(), &"json", 1);
        assert!(found(&cache).is_none());
        assert_eq!(keep(&cache, "một kết quả"), "một kết quả".as_bytes());
        let result = ("một kết quả".to_owned(), 7, Exit::Findings);
        assert_eq!(found(&cache), Some(result));
        assert!(found(&Cache::within(folder.path(), &"html", 1)).is_none());
        assert!(found(&Cache::within(folder.path(), &"json", 2)).is_none());
    }

    #[test]
    fn an_entry_that_is_not_whole_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::within(folder.path(), &"json", 1);
        keep(&cache, "a result");
        let whole = fs::read(&cache.path).unwrap();
        for length in 0..whole.len() {
            fs::write(&cache.path, &whole[..length]).unwrap();
            assert!(found(&cache).is_none(), "cut at {length}");
        }
        for place in 0..whole.len() {
            let mut changed = whole.clone();
            changed[place] ^= 1;
            fs::write(&cache.path, changed).unwrap();
            assert!(found(&cache).is_none(), "changed at {place}");
        }
    }

    #[test]
    fn a_result_that_failed_half_way_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::within(folder.path(), &"json", 1);
        let broken = cache.record((7, Exit::Clean), &mut Vec::new(), |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::BrokenPipe.into())
        });
        assert!(broken.is_err());
        assert!(found(&cache).is_none());
        assert!(!cache.path.exists());
    }

    #[test]
    fn where_nothing_can_be_kept_the_result_still_comes_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "in the way").unwrap();
        let cache = Cache::within(&file, &"json", 1);
        assert_eq!(keep(&cache, "a result"), b"a result");
        assert!(found(&cache).is_none());
        assert_eq!(fs::read(&file).unwrap(), b"in the way");
    }

    #[test]
    fn a_few_entries_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        for asked in 0..=MOST + 2 {
            keep(&Cache::within(folder.path(), &asked, 1), "a result");
        }
        let entries = fs::read_dir(folder.path()).unwrap();
        // The entries, and what keeps them out of git.
        assert_eq!(entries.count(), MOST + 1);
        assert!(found(&Cache::within(folder.path(), &(MOST + 2), 1)).is_some());
    }
}
