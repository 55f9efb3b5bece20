//! The documents of a dossier, and the results of a procedure.

use super::Resolver;
use super::cursor::Cursor;
use super::procedure::Inside;
use crate::index::Id as _;
use crate::model::{Document, DocumentId, Outcome, Recognition, ResultId, Stated};
use crate::quantity::Number;
use crate::span::Span;
use crate::symbol::Symbol;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// In which case or alternative documents stand.
#[derive(Clone, Copy, Default)]
struct Setting {
    case: Option<Symbol>,
    alternative: Option<u32>,
    /// The condition of the case, which holds for each of its documents.
    condition: Stated<Symbol>,
}

impl Resolver<'_> {
    /// Resolves the documents of a procedure, also those in a case or an alternative.
    pub(super) fn documents<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> Stated<Vec<DocumentId>> {
        let mut ids = Vec::new();
        // What stands in a block is read before what follows it, so that ids go as declared.
        let mut rest: Vec<(&'a Clause<'a>, Setting)> = Vec::new();
        let enter = |rest: &mut Vec<_>, clause: &'a Clause<'a>, setting| {
            rest.extend(clause.clauses().iter().rev().map(|part| (part, setting)));
        };
        enter(&mut rest, clause, Setting::default());
        while let Some((part, setting)) = rest.pop() {
            match part.keyword {
                Keyword::Document => ids.extend(self.document(inside, part, setting)),
                Keyword::Case => {
                    let case = part.title().map_or("", |title| title);
                    let setting = Setting {
                        case: Some(self.model.texts.intern(case)),
                        condition: self.text(part, Keyword::Condition),
                        ..setting
                    };
                    enter(&mut rest, part, setting);
                }
                Keyword::OneOf => {
                    let setting = Setting {
                        alternative: Some(inside.alternatives),
                        ..setting
                    };
                    inside.alternatives += 1;
                    enter(&mut rest, part, setting);
                }
                _ => {}
            }
        }
        self.parts(clause, Keyword::Documents, ids)
    }

    fn document<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
        setting: Setting,
    ) -> Option<DocumentId> {
        let id = DocumentId::from_index(self.model.documents.len());
        let short = clause
            .name()
            .expect("the grammar names every document")
            .node;
        if !self.declare(inside, ("", short), (id.into(), clause)) {
            return None;
        }
        let name = self.path(inside.name, short);
        let meaning = self.meaning(clause);
        let [originals, certified, copies] =
            [Keyword::Original, Keyword::Certified, Keyword::Copies]
                .map(|keyword| self.value(clause, keyword, |_, mut words| words.number()));
        let shown = self.flag(clause, Keyword::Shown);
        let electronic = states_medium(clause, Keyword::Electronic);
        // Who says how a document is handed in has said it of all ways; `electronic, paper` leaves
        // open which paper.
        let said = shown
            || (electronic && !states_medium(clause, Keyword::OnPaper))
            || [originals, certified, copies] != [Stated::Unknown; 3];
        let quantity = |stated: Stated<Number>| match stated {
            Stated::Unknown if said => Stated::Is(Number::default()),
            stated => stated,
        };
        let condition = match self.text(clause, Keyword::Condition) {
            Stated::Unknown => setting.condition,
            stated => stated,
        };
        let document = Document {
            head: self.head(clause, name),
            procedure: inside.id,
            paper: meaning.what,
            recognition: meaning.recognition,
            role: meaning.role,
            originals: quantity(originals),
            certified: quantity(certified),
            copies: quantity(copies),
            shown,
            electronic,
            handing: if said {
                Recognition::Explicit
            } else {
                Recognition::Unrecognised
            },
            optional: self.flag(clause, Keyword::Optional),
            case: setting.case,
            alternative: setting.alternative,
            condition,
            template: self.text(clause, Keyword::Template),
            effort: self.effort(clause),
            title_at: title_at(clause),
            leaves_open: false,
            excerpt: None,
        };
        Some(self.model.documents.push(document))
    }

    /// Resolves the results of a procedure.
    pub(super) fn results<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> Stated<Vec<ResultId>> {
        let mut ids = Vec::new();
        for part in clause.clauses_of(Keyword::Result) {
            let id = ResultId::from_index(self.model.results.len());
            let short = part.name().expect("the grammar names every result").node;
            if !self.declare(inside, ("", short), (id.into(), part)) {
                continue;
            }
            let name = self.path(inside.name, short);
            let meaning = self.meaning(part);
            let [electronic, on_paper] =
                [Keyword::Electronic, Keyword::OnPaper].map(|medium| states_medium(part, medium));
            let medium = |stated: bool| {
                if electronic || on_paper {
                    Stated::Is(stated)
                } else {
                    Stated::Unknown
                }
            };
            let outcome = Outcome {
                head: self.head(part, name),
                procedure: inside.id,
                paper: meaning.what,
                recognition: meaning.recognition,
                role: meaning.role,
                electronic: medium(electronic),
                on_paper: medium(on_paper),
                recorded_in: self.references(part, Keyword::RecordedIn),
                valid_for: self.duration(part, Keyword::ValidFor),
            };
            ids.push(self.model.results.push(outcome));
        }
        self.parts(clause, Keyword::Results, ids)
    }
}

/// Returns whether `electronic, paper` names a medium.
fn states_medium(block: &Clause<'_>, medium: Keyword) -> bool {
    block.clauses().iter().any(|clause| {
        let is_medium = matches!(clause.keyword, Keyword::Electronic | Keyword::OnPaper);
        let mut words = Cursor::of(clause);
        is_medium
            && (clause.keyword == medium || (words.comma() && words.keywords().contains(&medium)))
    })
}

/// Returns where the letters of a title stand; `None` where it is written with `\"`, or over several
/// lines.
fn title_at(clause: &Clause<'_>) -> Option<Span> {
    let (title, span) = clause.words.iter().find_map(|word| match &word.node {
        Word::Text(title) => Some((title, word.span)),
        _ => None,
    })?;
    let length = u32::try_from(title.len()).ok()?;
    let inner = Span::new(span.file, span.start + 1, span.end.checked_sub(1)?);
    (inner.end.checked_sub(inner.start) == Some(length)).then_some(inner)
}
