//! What carrying out a proposal changes in the files, as the lines that differ in each.

use std::collections::BTreeMap;

use similar::{DiffTag, TextDiff};

use super::format::{Artifact, ArtifactChange, Content, Fix, Message, Region, Replacement};
use super::{Page, uri};
use crate::phrase::Phrase;
use crate::report::{edit, words};
use crate::rewrite::{Ground, rewrite};

/// What proposals change, each worked out once.
pub(super) struct Fixes<'r> {
    page: Page<'r>,
    ground: Option<Ground<'r>>,
    known: BTreeMap<usize, Vec<ArtifactChange>>,
}

impl<'r> Fixes<'r> {
    pub(super) fn new(page: Page<'r>, ground: Option<Ground<'r>>) -> Self {
        Self {
            page,
            ground,
            known: BTreeMap::new(),
        }
    }

    /// Returns what a proposal changes, where it is chosen and can be written; `say` words it.
    pub(super) fn of(&mut self, position: usize, say: impl Fn(&Phrase) -> String) -> Vec<Fix> {
        let (page, made) = (self.page, &self.page.review.proposals[position]);
        let Some(ground) = self.ground.filter(|_| made.is_chosen()) else {
            return Vec::new();
        };
        let changes = self.known.entry(position).or_insert_with(|| {
            let written = rewrite(ground, &[&made.edits]);
            let texts = written.texts.iter();
            let changes = texts.map(|(file, text)| ArtifactChange {
                artifact_location: Artifact {
                    uri: uri(page.sources.path(*file)),
                },
                replacements: replacements(page.sources.original(*file), text),
            });
            changes.collect()
        });
        if changes.is_empty() {
            return Vec::new();
        }
        let edits = made.edits.iter().filter(|it| !it.is_question());
        let edits = edits.map(|it| edit::phrase_of(page.model, it));
        vec![Fix {
            description: Message {
                text: say(&words::join(&edits.collect::<Vec<_>>(), "; ")),
            },
            artifact_changes: changes.clone(),
        }]
    }
}

/// Returns the replacements that make a text of another, line by line, first to last.
fn replacements(old: &str, new: &str) -> Vec<Replacement> {
    let lines =
        |text: &'_ str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
    let (old_lines, new_lines) = (lines(old), lines(new));
    let diff = TextDiff::from_lines(old, new);
    let changes = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let made = changes.map(|op| {
        let (gone, come) = (op.old_range(), op.new_range());
        let (start_line, start_column) = place(&old_lines, gone.start);
        let (end_line, end_column) = place(&old_lines, gone.end);
        Replacement {
            deleted_region: Region {
                start_line,
                start_column,
                end_line,
                end_column,
            },
            inserted_content: Content {
                text: new_lines[come].concat(),
            },
        }
    });
    made.collect()
}

/// Returns the line and the column, from 1, where the line at an index begins; past the last line, where
/// the text ends.
fn place(lines: &[String], index: usize) -> (usize, usize) {
    match lines.last() {
        Some(last) if index == lines.len() && !last.ends_with('\n') => {
            (index, last.chars().count() + 1)
        }
        _ => (index + 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[([usize; 4], &str)]) {
        let made = replacements(old, new);
        let made: Vec<([usize; 4], &str)> = made
            .iter()
            .map(|it| {
                let at = it.deleted_region;
                let region = [at.start_line, at.start_column, at.end_line, at.end_column];
                (region, it.inserted_content.text.as_str())
            })
            .collect();
        assert_eq!(made, expected);
    }

    #[test]
    fn only_the_lines_that_differ_are_replaced() {
        check(
            "a\nb\nc\nd\n",
            "a\nx\nc\n",
            &[([2, 1, 3, 1], "x\n"), ([4, 1, 5, 1], "")],
        );
        check("a\nb", "a\nbước", &[([2, 1, 2, 2], "bước")]);
        check("", "x\n", &[([1, 1, 1, 1], "x\n")]);
        check("a\n", "a\nb\n", &[([2, 1, 2, 1], "b\n")]);
        check("a\n", "a\n", &[]);
    }
}
