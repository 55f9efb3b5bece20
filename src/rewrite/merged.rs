//! What a procedure takes over from those that are merged into it, written in its own words.
//!
//! The clauses of the procedure that goes are written once more, under the names that they have
//! now; what only some of the merged ask for stands in a case that is called after them, or says
//! them for its condition.

use std::collections::BTreeMap;

use super::page::bytes;
use super::reason::Reason;
use super::writing::Writing;
use crate::model::{DocumentId, Entity, ProcedureId};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Body, Clause, Word};
use crate::syntax::keyword::Keyword;
use crate::syntax::print_clause;

impl<'a> Writing<'a, '_> {
    /// Writes what is taken over, and whom from.
    pub(super) fn take_over(&mut self) -> Result<(), Reason> {
        let merged: Vec<ProcedureId> = self.draft.merged_into(self.id).collect();
        if merged.is_empty() {
            return Ok(());
        }
        self.own_cases()?;
        self.documents_taken_over()?;
        self.forms_taken_over()?;
        let (before, after) = (
            &self.model.procedures[self.id],
            self.draft.procedure(self.id),
        );
        macro_rules! new {
            ($list:ident) => {{
                let known = before.$list.items();
                let new = after.$list.items().iter().filter(|id| !known.contains(id));
                new.map(|id| Entity::from(*id)).collect::<Vec<Entity>>()
            }};
        }
        if let Some(step) = new!(steps).first() {
            return Err(Reason::NoWord(self.title(*step), Keyword::Step));
        }
        for (keyword, parts) in [
            (Keyword::Channel, new!(channels)),
            (Keyword::Result, new!(results)),
        ] {
            let clauses = parts.iter().map(|part| self.moved(*part));
            let clauses = clauses.collect::<Result<Vec<_>, _>>()?;
            self.append(&[keyword], &clauses);
        }
        for id in merged {
            let procedure = &self.model.procedures[id];
            let title = self.model.text(procedure.head.title);
            let code = procedure.code.value().map(|code| self.model.text(code));
            let code = code.map_or_else(String::new, |code| format!(" ({code})"));
            let text = format!("Hợp nhất từ thủ tục «{title}»{code}.");
            let line = self.page.line(Keyword::Note, vec![Word::Text(text.into())]);
            self.add(self.clause, line);
        }
        Ok(())
    }

    /// Puts the documents that only some of the merged ask for, this procedure among them, in a
    /// case.
    fn own_cases(&mut self) -> Result<(), Reason> {
        let mut cases: BTreeMap<u32, String> = BTreeMap::new();
        let documents = self.model.procedures[self.id].documents.items();
        let left = self.draft.procedure(self.id).documents.items();
        for id in documents.iter().filter(|id| left.contains(id)) {
            if let Some(case) = self.draft.wording((*id).into(), "case") {
                let start = self.declaration((*id).into())?.span.start;
                cases.insert(start, case.to_owned());
            }
        }
        for clause in self.clause.clauses() {
            let within = clause.span.start..clause.span.end;
            let mut inside = cases.range(within.clone()).map(|(_, case)| case);
            let Some(case) = inside.next() else { continue };
            let declared = documents.iter().filter(|id| left.contains(id));
            let starts = declared.map(|id| Ok(self.declaration((*id).into())?.span.start));
            let starts = starts.collect::<Result<Vec<u32>, Reason>>()?;
            let mut starts = starts.iter().filter(|start| within.contains(start));
            if inside.any(|other| other != case) || !starts.all(|start| cases.contains_key(start)) {
                let title = clause.title().map_or("", |title| title);
                return Err(Reason::NoWord(title.to_owned(), Keyword::Case));
            }
            let text = vec![Word::Text(case.clone().into())];
            if clause.keyword == Keyword::Case {
                let mut words = clause.words.iter();
                if let Some(title) = words.find(|word| matches!(word.node, Word::Text(_))) {
                    let text = self.page.words(text);
                    self.page.replace(bytes(title.span), text);
                }
                continue;
            }
            let case = self.page.line(Keyword::Case, text);
            let at = bytes(clause.span);
            self.page.replace(at.start..at.start, format!("{case} {{ "));
            self.page.replace(at.end..at.end, " }");
        }
        Ok(())
    }

    /// Writes the documents taken over, those of one case and those of one choice together.
    fn documents_taken_over(&mut self) -> Result<(), Reason> {
        let known = self.model.procedures[self.id].documents.items();
        let all = self.draft.procedure(self.id).documents.items();
        let new: Vec<DocumentId> = all
            .iter()
            .filter(|id| !known.contains(id))
            .copied()
            .collect();
        let mut cases: Vec<Clause<'a>> = Vec::new();
        let case_of = |id: &DocumentId| self.draft.wording((*id).into(), "case").unwrap_or("");
        for of_case in new.chunk_by(|left, right| case_of(left) == case_of(right)) {
            let choice_of = |id: &DocumentId| self.draft.document(*id).alternative;
            let mut inside = Vec::new();
            let are_together = |left: &DocumentId, right: &DocumentId| {
                choice_of(left).is_some() && choice_of(left) == choice_of(right)
            };
            for unit in of_case.chunk_by(are_together) {
                let mut clauses: Vec<Clause<'a>> = Vec::new();
                for id in unit {
                    let clause = self.moved((*id).into())?;
                    // An item that asks for several documents is declared once.
                    if !clauses.iter().any(|known| known.span == clause.span) {
                        clauses.push(clause);
                    }
                }
                let is_choice = choice_of(&unit[0]).is_some() && clauses.len() > 1;
                if is_choice {
                    inside.push(self.block(Keyword::OneOf, Vec::new(), clauses));
                } else {
                    inside.extend(clauses);
                }
            }
            let title = vec![Word::Text(case_of(&of_case[0]).to_owned().into())];
            inside.dedup_by(|left, right| left.span == right.span && left.keyword == right.keyword);
            cases.push(self.block(Keyword::Case, title, inside));
        }
        self.append(&[Keyword::Document, Keyword::Case, Keyword::OneOf], &cases);
        Ok(())
    }

    /// Writes the forms taken over, and the fields taken over into forms of its own.
    fn forms_taken_over(&mut self) -> Result<(), Reason> {
        let known = self.model.procedures[self.id].forms.items();
        let mut forms = Vec::new();
        for form in self.draft.procedure(self.id).forms.items() {
            let before = &self.model.forms[*form];
            let after = self.draft.form(*form);
            if !known.contains(form) {
                let mut clause = self.moved((*form).into())?;
                let fields = after.fields.items().iter();
                let fields = fields.map(|field| self.moved((*field).into()));
                let mut fields = fields.collect::<Result<Vec<_>, _>>()?;
                if let Some(body) = &mut clause.body {
                    body.clauses
                        .retain(|clause| clause.keyword != Keyword::Field);
                    body.clauses.append(&mut fields);
                }
                forms.push(clause);
                continue;
            }
            let new = after.fields.items().iter();
            let new = new.filter(|field| !before.fields.items().contains(field));
            let clauses = new.map(|field| self.moved((*field).into()));
            let clauses = clauses.collect::<Result<Vec<_>, _>>()?;
            let lines = self.printed(&clauses);
            let own = self.declaration((*form).into())?;
            let last = self.left(own, Keyword::Field).last().copied();
            self.page.insert(own, last, &lines);
        }
        self.append(&[Keyword::Form], &forms);
        Ok(())
    }

    /// Returns the clause of a part that is taken over, under its new name and on its condition.
    fn moved(&self, part: Entity) -> Result<Clause<'a>, Reason> {
        let mut clause = self.elsewhere(part)?.clone();
        let name = self
            .draft
            .wording(part, "item")
            .or_else(|| self.draft.wording(part, "name"));
        let own = name.and_then(|name| name.rsplit('.').next());
        if let (Some(own), Some(Word::Name(name))) =
            (own, clause.words.first_mut().map(|word| &mut word.node))
        {
            *name = own.to_owned().into();
        }
        if let Some(text) = self.draft.wording(part, "condition") {
            let text = vec![Word::Text(text.to_owned().into())];
            let condition = self.block(Keyword::Condition, text, Vec::new());
            let body = clause.body.get_or_insert_with(Body::default);
            body.clauses
                .retain(|clause| clause.keyword != Keyword::Condition);
            body.clauses.push(condition);
        }
        Ok(clause)
    }

    /// Makes a clause that stands in no file.
    fn block(
        &self,
        keyword: Keyword,
        words: Vec<Word<'a>>,
        clauses: Vec<Clause<'a>>,
    ) -> Clause<'a> {
        let span = Span::new(self.clause.span.file, 0, 0);
        let words = words.into_iter();
        let body = (!clauses.is_empty()).then_some(Body { clauses, span });
        Clause {
            keyword,
            words: words.map(|word| Spanned::new(word, span)).collect(),
            body,
            span,
            vocabulary: None,
            blank_before: false,
        }
    }

    /// Puts clauses behind the last of their kind, or first among the parts.
    fn append(&mut self, kinds: &[Keyword], clauses: &[Clause<'_>]) {
        if clauses.is_empty() {
            return;
        }
        let lines = self.printed(clauses);
        let own = self.clause.clauses().iter();
        let own = own.filter(|clause| !self.gone.contains(&clause.span.start));
        let last = own.rev().find(|clause| kinds.contains(&clause.keyword));
        match last {
            Some(last) => self.page.insert(self.clause, Some(last), &lines),
            None => {
                for line in lines {
                    self.add(self.clause, line);
                }
            }
        }
    }

    fn printed(&self, clauses: &[Clause<'_>]) -> Vec<String> {
        let vocabulary = self.page.vocabulary;
        clauses
            .iter()
            .map(|clause| printed(clause, vocabulary))
            .collect()
    }
}

/// Writes a clause and its block on one line, but for texts of several lines.
fn printed(clause: &Clause<'_>, vocabulary: crate::syntax::keyword::Vocabulary) -> String {
    let line = print_clause(clause, vocabulary);
    let Some(body) = &clause.body else {
        return line;
    };
    let inside = body.clauses.iter();
    let inside: Vec<String> = inside.map(|clause| printed(clause, vocabulary)).collect();
    format!("{line} {{ {} }}", inside.join("  "))
}
