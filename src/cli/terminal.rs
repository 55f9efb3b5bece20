//! Where results and messages go: standard output, standard error, files.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use terminal_size::{Width, terminal_size};

use super::Exit;
use super::error::WriteError;
use super::io::write_whole_by;
use super::progress::Progress;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Language, Phrase, phrase};
use crate::report::snippet::{Colour, draw};
use crate::source::Sources;

/// How a command speaks to whoever called it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// In which language.
    pub(super) language: Language,
    /// Whether results are coloured.
    pub(super) results: Colour,
    /// Whether messages are coloured.
    pub(super) messages: Colour,
    /// How wide the terminal is that shows the results; `None` where none does, or one that can only
    /// show letters.
    pub(super) columns: Option<usize>,
}

impl Terminal {
    /// Finds out what the two outputs are; `NO_COLOR` forbids colour on both.
    pub(super) fn new(language: Language) -> Self {
        let forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let colour = |output: &dyn IsTerminal| {
            if output.is_terminal() && !forbidden {
                Colour::Always
            } else {
                Colour::Never
            }
        };
        Self {
            language,
            results: colour(&io::stdout()),
            messages: colour(&io::stderr()),
            columns: columns().filter(|_| !is_dumb),
        }
    }

    /// Draws messages on standard error; whoever closed it does not want them.
    pub(super) fn tell(self, diagnostics: &[&Diagnostic], sources: &Sources) {
        let text = draw(diagnostics, sources, self.language, self.messages);
        drop(io::stderr().lock().write_all(text.as_bytes()));
    }

    /// Draws one message that points into no file, and returns the code of wrong input.
    pub(super) fn refuse(self, diagnostic: &Diagnostic) -> Exit {
        self.tell(&[diagnostic], &Sources::default());
        Exit::Wrong
    }

    /// Says what is being done while it takes its time, until the returned value is dropped; only where
    /// messages go to a terminal.
    pub(super) fn busy(self, words: &Phrase) -> Progress {
        Progress::begin(words, self.language)
    }

    /// Writes a line to standard error.
    pub(super) fn note(self, words: &Phrase) {
        let line = words.in_language(self.language);
        drop(writeln!(io::stderr().lock(), "{line}"));
    }

    /// Writes a result, to a file whole or to standard output, and returns the exit code that was
    /// decided before.
    ///
    /// What refuses it is told, and the code is then that of wrong input. A reader of standard
    /// output who goes away early has had enough: that is no mistake.
    pub(super) fn deliver(self, text: &str, file: Option<&Path>, decided: Exit) -> Exit {
        self.deliver_by(|out| out.write_all(text.as_bytes()), file, decided)
    }

    /// Delivers as [`Terminal::deliver`] does what is made while it is written, so that a long
    /// result is never held whole.
    pub(super) fn deliver_by(
        self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        file: Option<&Path>,
        decided: Exit,
    ) -> Exit {
        let refused = match file {
            Some(path) => self.write_file(path, write).err().map(|error| {
                let path = path.to_string_lossy();
                Diagnostic::of_path(Code::Unwritable, path, error.message()).help(error.remedy())
            }),
            None => return print(write).map_or_else(|error| self.unwritable(&error), |()| decided),
        };
        match refused {
            Some(diagnostic) => self.refuse(&diagnostic),
            None => decided,
        }
    }

    /// Writes a file whole, and says so while it takes its time.
    fn write_file(
        self,
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let name = path.to_string_lossy();
        let _busy = self.busy(&phrase!("Đang ghi {name}", "Writing {name}"));
        write_whole_by(path, write)
    }

    /// Says that standard output cannot be written, unless its reader has just gone away.
    pub(super) fn unwritable(self, error: &io::Error) -> Exit {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Exit::Clean;
        }
        self.refuse(&unwritable_output(error))
    }
}

/// Returns how wide the terminal is that shows the results; `None` where none does.
fn columns() -> Option<usize> {
    let (Width(columns), _) = terminal_size().filter(|_| io::stdout().is_terminal())?;
    Some(columns.into())
}

/// Writes to standard output.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer would be written, and refused, once more.
            drop(out.into_parts());
            Ok(())
        }
        result => result,
    }
}

fn unwritable_output(error: &io::Error) -> Diagnostic {
    let why = super::error::reason(error);
    let message = Phrase::new(
        format_args!("không ghi được kết quả ra đầu ra chuẩn: {}", why.vi),
        format_args!("cannot write the result to standard output: {}", why.en),
    );
    Diagnostic::of_nothing(Code::Unwritable, message).help(phrase!(
        "kiểm tra nơi nhận kết quả rồi chạy lại, hoặc ghi vào tệp",
        "check where the output goes and run again, or write it to a file",
    ))
}
