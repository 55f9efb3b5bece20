//! Edits of the model, written into the files that describe it.
//!
//! A procedure is compared with what the edits leave of it, part by part, and only the clauses that
//! differ are written: no edit is known here by its verb. What is read again from the new text is
//! the model that the edits leave, or the edits are not written and the reason is told. Reads no
//! file and writes none: takes texts, gives texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, Model, ProcedureId};
use crate::proposal::apply::apply_to;
use crate::proposal::draft::Draft;
use crate::proposal::{Edit, touched};
use crate::source::Sources;
use crate::span::FileId;
use crate::syntax::ast::{Clause, File};
use crate::syntax::keyword::{Keyword, Vocabulary};

mod fallback;
mod linked;
mod merged;
mod names;
mod page;
mod part;
pub mod portrait;
mod procedure;
pub mod reason;
mod step;
#[cfg(test)]
mod tests;
mod writing;

use page::{Change, Page, carry_out};
pub use reason::Reason;
use writing::Writing;

/// The files that may be written, and the model that was read from them.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The trees of the user's own files.
    pub files: &'a [File<'a>],
    /// What they describe.
    pub model: &'a Model,
}

/// What came of writing some proposals.
#[derive(Debug, Default)]
pub struct Rewriting {
    /// The new text of each file that changes, as it is to stand on disk, less a byte order mark.
    pub texts: BTreeMap<FileId, String>,
    /// The proposals that were written, by their positions among those given, in order.
    pub written: Vec<usize>,
    /// The others, with the reason, in order.
    pub unwritten: Vec<(usize, Reason)>,
    /// The edits of those that were written, each once, in order.
    pub edits: Vec<Edit>,
    /// The procedures that were written.
    pub procedures: BTreeSet<ProcedureId>,
}

/// Writes proposals, each whole or not at all, in the order given.
///
/// Costs as much as the procedures that they touch, and one pass over the files that change.
pub fn rewrite(ground: Ground<'_>, proposals: &[&[Edit]]) -> Rewriting {
    let declared = declared(ground.files);
    let mut result = Rewriting::default();
    let mut of_procedure: BTreeMap<ProcedureId, Vec<usize>> = BTreeMap::new();
    let mut changes: BTreeMap<ProcedureId, (FileId, Vec<Change>)> = BTreeMap::new();
    for (position, edits) in proposals.iter().enumerate() {
        let procedures = touched(ground.model, edits);
        let earlier = procedures.iter().filter_map(|id| of_procedure.get(id));
        let mut together: BTreeSet<usize> = earlier.flatten().copied().collect();
        together.insert(position);
        let edits = each_once(together.iter().map(|position| proposals[*position]));
        let written = write_procedures(ground, &declared, &procedures, &edits);
        match written {
            Ok(new)
                if new.iter().all(|(id, new)| {
                    changes.get(id).map_or(new.1.is_empty(), |old| old == new)
                }) =>
            {
                result.unwritten.push((position, Reason::NothingToWrite));
            }
            Ok(new) => {
                changes.extend(new);
                for procedure in procedures {
                    of_procedure.entry(procedure).or_default().push(position);
                }
                result.written.push(position);
            }
            Err(reason) => result.unwritten.push((position, reason)),
        }
    }
    result.edits = each_once(result.written.iter().map(|position| proposals[*position]));
    result.procedures = changes.keys().copied().collect();
    let mut of_file: BTreeMap<FileId, Vec<Change>> = BTreeMap::new();
    for (file, changes) in changes.into_values() {
        of_file.entry(file).or_default().extend(changes);
    }
    for (file, changes) in of_file {
        let mut text = carry_out(ground.sources, file, &changes);
        if text.trim().is_empty() {
            let of_id = ground.files.iter().find(|known| known.id == file);
            let vocabulary = of_id.and_then(File::vocabulary).unwrap_or_default();
            emptied(vocabulary).clone_into(&mut text);
        }
        if text != ground.sources.original(file) {
            result.texts.insert(file, text);
        }
    }
    result
}

/// What a file says whose last declaration is gone: an empty one is more likely a slip.
const fn emptied(vocabulary: Vocabulary) -> &'static str {
    match vocabulary {
        Vocabulary::Vietnamese => "# Tệp này không còn khai báo nào.\n",
        Vocabulary::English => "# Nothing is declared in this file any more.\n",
    }
}

/// Returns edits in order, each once.
fn each_once<'e>(proposals: impl Iterator<Item = &'e [Edit]>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for edit in proposals.flatten() {
        if !edits.contains(edit) {
            edits.push(edit.clone());
        }
    }
    edits
}

/// From where a procedure is declared to its file and its clause.
type Declared<'a> = BTreeMap<(FileId, u32), (&'a File<'a>, &'a Clause<'a>)>;

fn declared<'a>(files: &'a [File<'a>]) -> Declared<'a> {
    let clauses = files.iter().flat_map(|file| {
        let clauses = file.declarations.iter();
        clauses.map(move |clause| (file, clause))
    });
    clauses
        .filter(|(_, clause)| clause.keyword == Keyword::Procedure)
        .map(|(file, clause)| ((file.id, clause.span.start), (file, clause)))
        .collect()
}

/// Returns the changes that some edits make to the text of each of some procedures.
fn write_procedures<'a>(
    ground: Ground<'a>,
    declared: &'a Declared<'a>,
    procedures: &BTreeSet<ProcedureId>,
    edits: &[Edit],
) -> Result<BTreeMap<ProcedureId, (FileId, Vec<Change>)>, Reason> {
    let mut draft = Draft::new(ground.model);
    for edit in edits {
        apply_to(&mut draft, edit);
    }
    let looked_up = edits.iter().filter_map(|edit| match edit {
        Edit::Replace {
            document,
            with: Entity::Register(register),
        } => Some((*document, *register)),
        _ => None,
    });
    let looked_up: Vec<_> = looked_up.collect();
    let mut changes = BTreeMap::new();
    for procedure in procedures {
        let head = &ground.model.procedures[*procedure].head;
        let place = declared.get(&(head.span.file, head.span.start));
        let (file, clause) =
            place.ok_or_else(|| Reason::NotOwn(ground.model.text(head.title).to_owned()))?;
        let page = Page::new(ground.sources, file);
        let mut writing = Writing::new(&draft, *procedure, (ground, declared), (clause, page));
        let own = looked_up.iter().copied();
        let own =
            own.filter(|(document, _)| ground.model.documents[*document].procedure == *procedure);
        writing.procedure(&own.collect::<Vec<_>>())?;
        changes.insert(*procedure, (file.id, writing.finish().changes));
    }
    Ok(changes)
}
