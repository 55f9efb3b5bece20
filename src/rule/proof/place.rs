//! Where a fact is written: from a part of a thing to the clause of its declaration that says so.
//!
//! The model keeps the place of each declaration; the clause is found in its tree, which is why a
//! proof is made while the trees are still there.

use std::collections::BTreeMap;

use super::{Fact, Known};
use crate::model::{Entity, Kind, Model, Recognition};
use crate::quantity::Number;
use crate::rule::value::Value;
use crate::span::{FileId, Span};
use crate::syntax::ast::{Clause, File};
use crate::syntax::keyword::Keyword;

/// How a fact came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It is written, there.
    Written,
    /// It was recognised in the title, which is there.
    Recognised,
    /// It follows from what is written of the thing, which is there.
    Derived,
    /// Nothing is written of it in the declaration, which is there, and that settles it.
    Silent,
    /// Nothing is written of it in the declaration, which is there, so that nobody knows.
    Unsaid,
}

/// Where a fact is written, and how it came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The clause, or else the declaration.
    pub span: Span,
    /// How.
    pub origin: Origin,
}

/// The declarations of some files, by where they stand.
#[derive(Debug)]
pub struct Places<'f> {
    files: BTreeMap<FileId, &'f [Clause<'f>]>,
}

impl<'f> Places<'f> {
    /// Takes the declarations of some files; each file's are in the order of its text.
    pub fn new(files: &'f [File<'f>]) -> Self {
        let files = files.iter();
        Self {
            files: files
                .map(|file| (file.id, file.declarations.as_slice()))
                .collect(),
        }
    }

    /// Returns where a fact is written; logarithmic, but for the clauses of one declaration.
    pub fn of(&self, fact: &Fact<'_>, model: &Model) -> Place {
        let head = fact.thing.declared(model);
        let words = fact.thing.span(model);
        let at = |span, origin| Place { span, origin };
        let (part, value) = match &fact.known {
            Known::Part(part, value) => (part.name, value),
            Known::Clause(keyword) => {
                let clause = self.clause(head, |clause| clause.keyword == *keyword);
                return clause.map_or(at(head, Origin::Unsaid), |clause| {
                    at(clause.span, Origin::Written)
                });
            }
        };
        if is_read_handing(fact.thing, part, model) {
            return at(words, Origin::Recognised);
        }
        match source_of(fact.thing.kind(), part) {
            Says::Head => at(words, Origin::Written),
            Says::Everything if value.is_unknown() => at(head, Origin::Unsaid),
            Says::Everything => at(head, Origin::Derived),
            Says::Meaning => at(
                words,
                match (recognition(fact.thing, model), value) {
                    (_, Value::Unknown) => Origin::Unsaid,
                    (Some(Recognition::ByText), _) => Origin::Recognised,
                    _ => Origin::Written,
                },
            ),
            Says::Clauses(keywords) => {
                let says = |clause: &Clause<'_>| keywords.contains(&clause.keyword);
                self.placed(head, value, says)
            }
            Says::ByItsName => {
                let says = |clause: &Clause<'_>| is_spelt(part, clause.keyword);
                self.placed(head, value, says)
            }
        }
    }

    fn placed(&self, head: Span, value: &Value<'_>, says: impl Fn(&Clause<'_>) -> bool) -> Place {
        let (span, origin) = match (self.clause(head, says), value) {
            (Some(clause), _) => (first_line(clause), Origin::Written),
            (None, Value::Unknown) => (head, Origin::Unsaid),
            (None, Value::None | Value::Boolean(false)) => (head, Origin::Silent),
            (None, Value::Number(number)) if *number == Number::default() => (head, Origin::Silent),
            (None, _) => (head, Origin::Derived),
        };
        Place { span, origin }
    }

    /// Returns the first clause of a declaration that says something.
    fn clause(&self, head: Span, says: impl Fn(&Clause<'_>) -> bool) -> Option<&'f Clause<'f>> {
        let declaration = self.declaration(head)?;
        declaration.clauses().iter().find(|clause| says(clause))
    }

    /// Returns the declaration that begins at a place, however deep it stands.
    fn declaration(&self, head: Span) -> Option<&'f Clause<'f>> {
        let mut clauses = *self.files.get(&head.file)?;
        loop {
            let next = clauses.partition_point(|clause| clause.span.start <= head.start);
            let clause = &clauses[next.checked_sub(1)?];
            if clause.span.start == head.start {
                return Some(clause);
            }
            clauses = clause.clauses();
        }
    }
}

/// The keyword and the words of a clause, without its block.
fn first_line(clause: &Clause<'_>) -> Span {
    let last = clause.words.last();
    let start = Span::new(clause.span.file, clause.span.start, clause.span.start);
    match (&clause.body, last) {
        (Some(_), Some(last)) => start.to(last.span),
        _ => clause.span,
    }
}

/// What of a declaration says a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Its keyword, name and title, or where it stands.
    Head,
    /// What `is` says behind the title, or the title by itself.
    Meaning,
    /// A clause whose keyword is the name of the part.
    ByItsName,
    /// Clauses of these keywords.
    Clauses(&'static [Keyword]),
    /// All of it together.
    Everything,
}

/// Returns what of a declaration says a part.
fn source_of(kind: Kind, part: &str) -> Says {
    use Keyword as K;
    Says::Clauses(match (kind, part) {
        (Kind::Citation | Kind::Consultation, _)
        | (Kind::Channel, "method" | "extent")
        | (
            _,
            "name" | "title" | "procedure" | "form" | "alternative" | "alternatives"
            | "leaves-open",
        ) => {
            return Says::Head;
        }
        (_, "explicit" | "concept" | "paper" | "role" | "moment") => return Says::Meaning,
        (
            _,
            "conditional" | "critical-path" | "spared-fields" | "known-from" | "content"
            | "agencies" | "look-alikes" | "least-likeness" | "title-variants" | "differences"
            | "at-other-levels" | "special-case-of" | "shared-steps" | "step-sharers",
        ) => return Says::Everything,
        (Kind::Procedure, "domains") => &[K::Domain],
        (Kind::Procedure, "life-events") => &[K::LifeEvent],
        (Kind::Procedure, "levels") => &[K::Level],
        (Kind::Procedure, "authorities") => &[K::Authority],
        (Kind::Procedure, "decided") => &[K::Decision],
        (Kind::Procedure, "published-on") => &[K::Published],
        (Kind::Procedure, "tracked-on") => &[K::Tracked],
        (Kind::Procedure, "workflow-on") => &[K::Workflow],
        (Kind::Procedure, "channels") => &[K::Channel, K::Channels],
        (Kind::Procedure, "forms" | "fields") => &[K::Form, K::Forms],
        (Kind::Procedure, "documents") => &[K::Document, K::Case, K::OneOf, K::Documents],
        (Kind::Procedure, "steps" | "consultations") => &[K::Step, K::Steps],
        (Kind::Procedure, "results") => &[K::Result, K::Results],
        (Kind::Channel, "fee-note") => &[K::Fee],
        (Kind::Form, "fields") => &[K::Field],
        (Kind::Step, "consultations") => &[K::Consults],
        (Kind::Step, "acts") => &[
            K::Receives,
            K::Checks,
            K::Verifies,
            K::Appraises,
            K::Approves,
            K::Records,
            K::Returns,
        ],
        (Kind::Document, "originals") => &[K::Original],
        (Kind::Result, "on-paper") => &[K::OnPaper],
        (Kind::Law, "from" | "until" | "until-by") => &[K::InForce],
        (Kind::Agency | Kind::Paper, "until-by") => &[K::Until],
        (Kind::Register, "replaces-partly") => &[K::Replaces],
        (_, "bases") => &[K::Basis],
        _ => return Says::ByItsName,
    })
}

/// Whether a keyword is spelt as a part is named: `time limit`, `time-limit`.
fn is_spelt(part: &str, keyword: Keyword) -> bool {
    let letters = keyword.english().bytes();
    letters
        .map(|letter| if letter == b' ' { b'-' } else { letter })
        .eq(part.bytes())
}

/// Whether a part says how a document is handed in, which only its words say.
fn is_read_handing(thing: Entity, part: &str, model: &Model) -> bool {
    let Entity::Document(id) = thing else {
        return false;
    };
    let parts = ["originals", "certified", "copies", "shown", "electronic"];
    parts.contains(&part) && model.documents[id].handing == Recognition::ByText
}

/// How it came to be known what a field, document or result is.
fn recognition(thing: Entity, model: &Model) -> Option<Recognition> {
    Some(match thing {
        Entity::Field(id) => model.fields[id].recognition,
        Entity::Document(id) => model.documents[id].recognition,
        Entity::Result(id) => model.results[id].recognition,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::schema::PARTS;

    #[test]
    fn every_part_is_said_by_some_clause_or_by_the_whole() {
        for part in PARTS {
            let is_said = match source_of(part.kind, part.name) {
                Says::ByItsName => Keyword::ALL
                    .iter()
                    .any(|keyword| is_spelt(part.name, *keyword)),
                _ => true,
            };
            assert!(is_said, "no clause is called as {part:?}");
        }
    }
}
