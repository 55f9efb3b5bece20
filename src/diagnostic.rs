//! What is wrong in a file we were given.
//!
//! Stages are total: they push a [`Diagnostic`] and go on without the broken part. What is
//! burdensome in a procedure is a finding, and never comes here.

use crate::phrase::Phrase;
use crate::span::{FileId, Span};

pub mod code;
pub mod page;
pub mod similar;

pub use code::Code;

/// Whether the run can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Ends the run at the checkpoint.
    Error,
    /// Is told, and the run goes on.
    Warning,
    /// Is no mistake, but good to know.
    Note,
}

/// A place in a file and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to write beside it; empty where the message says all.
    pub text: Phrase,
}

/// One thing that is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// What is wrong: lower case, no final period.
    pub message: Phrase,
    /// The place it is about; `None` when it is about a file as a whole or none at all.
    pub primary: Option<Label>,
    /// The path of the file or folder that a message without a place is about.
    pub path: Option<String>,
    /// Other places that belong to the story.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<Phrase>,
}

impl Diagnostic {
    /// Makes an error at a place.
    pub fn error(code: Code, span: Span, message: Phrase) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            primary: Some(Label {
                span,
                text: Phrase::default(),
            }),
            path: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// Makes a warning at a place.
    pub fn warning(code: Code, span: Span, message: Phrase) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, span, message)
        }
    }

    /// Makes a note at a place.
    pub fn note(code: Code, span: Span, message: Phrase) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(code, span, message)
        }
    }

    /// Makes an error about a path: a file that cannot be read has no place to point at.
    pub fn of_path(code: Code, path: impl Into<String>, message: Phrase) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            primary: None,
            path: Some(path.into()),
            related: Vec::new(),
            help: None,
        }
    }

    /// Makes an error about no file: a word on the command line, the terminal.
    pub fn of_nothing(code: Code, message: Phrase) -> Self {
        Self {
            path: None,
            ..Self::of_path(code, "", message)
        }
    }

    /// Writes a few words beside the primary place.
    #[must_use]
    pub fn label(mut self, text: Phrase) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text;
        }
        self
    }

    /// Adds another place of the story.
    #[must_use]
    pub fn related(mut self, span: Span, text: Phrase) -> Self {
        self.related.push(Label { span, text });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }
}

/// Where errors begin, in order.
#[derive(Debug, Clone, Default)]
pub struct ErrorPlaces(Vec<(FileId, u32)>);

impl ErrorPlaces {
    /// Returns whether one begins inside a span; the time is the logarithm of their number.
    pub fn within(&self, span: Span) -> bool {
        let first = self
            .0
            .partition_point(|place| *place < (span.file, span.start));
        let next = self.0.get(first);
        next.is_some_and(|(file, start)| *file == span.file && *start <= span.end)
    }
}

/// All that was found wrong so far.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Forgets all but the first few.
    pub fn truncate(&mut self, length: usize) {
        self.list.truncate(length);
    }

    /// Leaves out what is only worth a note.
    #[must_use]
    pub fn without_notes(mut self) -> Self {
        self.list
            .retain(|diagnostic| diagnostic.severity != Severity::Note);
        self
    }

    /// Returns whether any is an error: past the checkpoint there is none.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns where errors are: what stands around one is not to be taken at its word.
    pub fn error_places(&self) -> ErrorPlaces {
        let errors = self
            .list
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        let places = errors.filter_map(|error| error.primary.as_ref());
        let mut starts: Vec<(FileId, u32)> = places
            .map(|label| (label.span.file, label.span.start))
            .collect();
        starts.sort_unstable();
        ErrorPlaces(starts)
    }

    /// Returns them by file, place and code, whatever order they were found in; equal ones once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.list.iter().collect();
        sorted.sort_by(|left, right| {
            let key = |diagnostic: &Diagnostic| {
                (
                    diagnostic.primary.as_ref().map(|label| label.span),
                    diagnostic.code,
                )
            };
            key(left)
                .cmp(&key(right))
                .then_with(|| left.path.cmp(&right.path))
                .then_with(|| left.message.cmp(&right.message))
        });
        sorted.dedup();
        sorted
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.list.extend(iter);
    }
}
