//! The text of one file, and what is to be changed in it.
//!
//! Places are bytes of the text that was parsed; the file on disk may say the same in other bytes,
//! to which changes are led at the very end. Nothing here knows what a clause means.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, is_nfd};

use crate::source::Sources;
use crate::span::{FileId, Span};
use crate::syntax::ast::{Clause, Comment, File, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::print_clause;

/// How far a block is indented.
const INDENTATION: &str = "  ";

/// Bytes that are taken out, and what is put where they began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: Range<usize>,
    pub(super) text: String,
    /// Whether it stands behind what else is put at the same place: a clause of its own, behind
    /// what still belongs to the one before.
    is_behind: bool,
}

/// A file that is being changed.
pub(super) struct Page<'a> {
    file: FileId,
    text: &'a str,
    comments: &'a [Comment<'a>],
    pub(super) vocabulary: Vocabulary,
    pub(super) changes: Vec<Change>,
}

impl<'a> Page<'a> {
    pub(super) fn new(sources: &'a Sources, file: &'a File<'a>) -> Self {
        Self {
            file: file.id,
            text: sources.text(file.id),
            comments: &file.comments,
            vocabulary: file.vocabulary().unwrap_or_default(),
            changes: Vec::new(),
        }
    }

    /// Returns what a span covers.
    pub(super) fn slice(&self, span: Span) -> &'a str {
        &self.text[bytes(span)]
    }

    /// Puts a text in the place of another.
    pub(super) fn replace(&mut self, at: Range<usize>, text: impl Into<String>) {
        let text = text.into();
        self.changes.push(Change {
            at,
            text,
            is_behind: false,
        });
    }

    /// Puts a text at a place, behind what else is put there.
    fn put_behind(&mut self, at: usize, text: String) {
        self.changes.push(Change {
            at: at..at,
            text,
            is_behind: true,
        });
    }

    /// Writes a clause that has no block.
    pub(super) fn line(&self, keyword: Keyword, words: Vec<Word<'_>>) -> String {
        let span = Span::new(self.file, 0, 0);
        let words = words.into_iter();
        let clause = Clause {
            keyword,
            words: words
                .map(|word| crate::span::Spanned::new(word, span))
                .collect(),
            body: None,
            span,
            vocabulary: None,
            blank_before: false,
        };
        print_clause(&clause, self.vocabulary)
    }

    /// Writes words as they stand after a keyword.
    pub(super) fn words(&self, words: Vec<Word<'_>>) -> String {
        let keyword = Keyword::Note;
        let line = self.line(keyword, words);
        line[keyword.spelling(self.vocabulary).len()..]
            .trim_start()
            .to_owned()
    }

    /// Takes a clause out, with its line where it has one for itself. What others have written on
    /// its lines stays, comments among it.
    pub(super) fn remove(&mut self, clause: &Clause<'_>) {
        let Range { start, end } = bytes(clause.span);
        let line = self.line_start(start);
        let rest = self.text[end..self.line_end(end)].trim_start_matches([' ', '\t']);
        let next = self.line_end(end) - rest.len();
        let before = self.text[..start].trim_end_matches([' ', '\t']);
        let opens = before.ends_with('{') && !rest.is_empty() && !rest.starts_with(['}', '#']);
        let at = if before.len() <= line {
            if rest.is_empty() {
                self.whole_lines(line, end)
            } else {
                start..next
            }
        } else if opens {
            start..next
        } else {
            before.len()..end
        };
        self.replace(at, "");
    }

    /// Returns the bytes of whole lines, with the blank line before them where one would be left
    /// over.
    fn whole_lines(&self, line: usize, end: usize) -> Range<usize> {
        let end = match self.text[end..].find('\n') {
            Some(feed) => end + feed + 1,
            None => self.text.len(),
        };
        let previous = self.line_start(line.saturating_sub(1));
        let is_blank = |line: &str| line.trim().is_empty();
        let next = &self.text[end..self.line_end(end)];
        let leaves_blank = line > 0
            && is_blank(&self.text[previous..line])
            && (is_blank(next) || next.trim_start().starts_with('}'));
        (if leaves_blank { previous } else { line })..end
    }

    /// Puts lines in the place of a clause.
    pub(super) fn put(&mut self, clause: &Clause<'_>, lines: &[String]) {
        let at = bytes(clause.span);
        let between = if self.begins_line(at.start) {
            format!("\n{}", self.indentation(at.start))
        } else {
            INDENTATION.to_owned()
        };
        self.replace(at, lines.join(&between));
    }

    /// Puts lines into the block of a clause: behind one of its clauses, or first.
    pub(super) fn insert(
        &mut self,
        owner: &Clause<'_>,
        behind: Option<&Clause<'_>>,
        lines: &[String],
    ) {
        if lines.is_empty() {
            return;
        }
        let owner_at = bytes(owner.span);
        let has_braces = self.text[owner_at.clone()].ends_with('}');
        let body = owner.body.as_ref().filter(|_| has_braces);
        let Some(body) = body else {
            let block = format!(" {{ {} }}", lines.join(INDENTATION));
            self.replace(owner_at.end..owner_at.end, block);
            return;
        };
        let opening = body.span.start as usize;
        let place = behind.map_or(opening + 1, |clause| clause.span.end as usize);
        let line_end = self.line_end(place);
        let rest = self.text[place..line_end].trim_start_matches([' ', '\t']);
        if rest.is_empty() || rest.starts_with('#') {
            let first = body
                .clauses
                .first()
                .map(|clause| clause.span.start as usize);
            let model = behind.map(|clause| clause.span.start as usize).or(first);
            let of_its_own = model.filter(|start| self.begins_line(*start));
            let indentation = match of_its_own {
                Some(start) => self.indentation(start).to_owned(),
                None => format!("{}{INDENTATION}", self.indentation(owner_at.start)),
            };
            let at = if rest.is_empty() { place } else { line_end };
            let lines = lines.iter().map(|line| format!("\n{indentation}{line}"));
            self.put_behind(at, lines.collect());
            return;
        }
        let lines = lines.join(INDENTATION);
        let text = match (behind, rest.starts_with('}')) {
            (Some(_), _) => format!("{INDENTATION}{lines}"),
            (None, true) if self.text[place..].starts_with('}') => format!(" {lines} "),
            (None, true) => format!(" {lines}"),
            (None, false) => format!(" {lines} "),
        };
        self.put_behind(place, text);
    }

    /// Changes a list with commas: leaves out the elements that are not kept, adds others behind;
    /// something must be left.
    pub(super) fn edit_list(&mut self, elements: &[(Span, bool)], added: &[String]) {
        let kept: Vec<usize> = (0..elements.len()).filter(|at| elements[*at].1).collect();
        let all = bytes(elements[0].0).start..bytes(elements[elements.len() - 1].0).end;
        let Some(last) = kept.last() else {
            self.replace(all, added.join(", "));
            return;
        };
        for (index, (span, is_kept)) in elements.iter().enumerate() {
            if *is_kept {
                continue;
            }
            let Range { start, end } = bytes(*span);
            let at = if kept.iter().any(|kept| *kept < index) {
                bytes(elements[index - 1].0).end..end
            } else {
                start..bytes(elements[index + 1].0).start
            };
            self.delete_words(at);
        }
        let end = bytes(elements[*last].0).end;
        let added = added.iter().map(|name| format!(", {name}"));
        self.replace(end..end, added.collect::<String>());
    }

    /// Takes words out and leaves the comments among them.
    fn delete_words(&mut self, at: Range<usize>) {
        let mut from = at.start;
        for comment in self.comments {
            let span = bytes(comment.span);
            if span.start >= from && span.start < at.end {
                self.replace(from..span.start, "");
                from = self.text.len().min(span.end + 1);
            }
        }
        if from < at.end {
            self.replace(from..at.end, "");
        }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |feed| feed + 1)
    }

    /// Returns where the line ends, before its line end.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len()
    }

    fn indentation(&self, at: usize) -> &'a str {
        let line = &self.text[self.line_start(at)..at];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    fn begins_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].trim().is_empty()
    }
}

/// Returns the bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// Carries changes out on the text as it is on disk, less a byte order mark.
///
/// Bytes that two changes take out go once; what is put in keeps to the line ends of the file, and
/// to decomposed letters where the whole file has them.
pub(super) fn carry_out(sources: &Sources, file: FileId, changes: &[Change]) -> String {
    let original = sources.original(file);
    let feed = if original.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let decomposed = !original.is_ascii() && original != sources.text(file) && is_nfd(original);
    let mut ordered: Vec<&Change> = changes.iter().collect();
    ordered.sort_by_key(|change| (change.at.start, change.is_behind));
    let changes: Vec<(Range<usize>, String)> = ordered
        .iter()
        .map(|change| {
            let offset = |at: usize| u32::try_from(at).expect("spans count in 32 bits");
            let span = Span::new(file, offset(change.at.start), offset(change.at.end));
            let text = change.text.replace('\n', feed);
            let text = if decomposed {
                text.nfd().collect()
            } else {
                text
            };
            (sources.original_range(span), text)
        })
        .collect();
    let mut written = String::with_capacity(original.len());
    let mut copied = 0;
    for (at, text) in changes {
        if at.start > copied {
            written.push_str(&original[copied..at.start]);
            copied = at.start;
        }
        written.push_str(&text);
        copied = copied.max(at.end);
    }
    written.push_str(&original[copied..]);
    written
}
