//! What a procedure may be filed with, as its clauses say it.

use super::reason::Reason;
use super::writing::Writing;
use crate::model::{Item, Linked, Stated};
use crate::syntax::ast::Word;
use crate::syntax::keyword::Keyword;

impl<'a> Writing<'a, '_> {
    /// Writes what a procedure is linked with: clauses that are left as they were stay untouched.
    pub(super) fn linked(&mut self) -> Result<(), Reason> {
        let before = &self.model.procedures[self.id].linked;
        let after: Vec<Linked> = self
            .draft
            .linked_of(self.id)
            .map(|it| self.left_of(it))
            .collect();
        if *before == after {
            return Ok(());
        }
        let clauses = self.left(self.clause, Keyword::LinkedWith);
        for (position, clause) in clauses.iter().enumerate() {
            if before.get(position) != after.get(position) || before.len() != clauses.len() {
                self.remove(clause);
            }
        }
        for (position, linked) in after.iter().enumerate() {
            if before.get(position) != Some(linked) || before.len() != clauses.len() {
                let words = self.words_of_linked(linked)?;
                let line = self.page.line(Keyword::LinkedWith, words);
                self.add(self.clause, line);
            }
        }
        Ok(())
    }

    /// Returns a link with the procedure that its own went into, and with what is left of the parts
    /// that it names.
    fn left_of(&self, linked: &Linked) -> Linked {
        let procedure = self.draft.procedure(self.id);
        let is_left = |item: &Item| match item {
            Item::Field(id) => {
                let form = self.draft.form(self.draft.field(*id).form);
                form.fields.items().contains(id)
            }
            Item::Document(id) => procedure.documents.items().contains(id),
            Item::Result(id) => procedure.results.items().contains(id),
            Item::Named(_) => true,
        };
        let mut linked = linked.clone();
        linked.with = self.draft.went_into(linked.with);
        if let Stated::Is(items) = &mut linked.reuse {
            items.retain(is_left);
            if items.is_empty() {
                linked.reuse = Stated::None;
            }
        }
        linked
    }

    fn words_of_linked(&self, linked: &Linked) -> Result<Vec<Word<'a>>, Reason> {
        let model = self.model;
        let with = model.text(model.procedures[linked.with].head.name);
        let mut words = vec![Word::Name(with.into())];
        if let Stated::Is(lead) = linked.lead {
            let lead = model.text(model.agencies[lead].head.name);
            words.extend([Word::Keyword(Keyword::Lead), Word::Name(lead.into())]);
        }
        if linked.reuse != Stated::Unknown {
            words.push(Word::Keyword(Keyword::Reuse));
        }
        if linked.reuse == Stated::None {
            words.push(Word::Keyword(Keyword::None));
        }
        let names = self.called(&linked.reuse, &[])?;
        for (position, name) in names.into_iter().enumerate() {
            words.extend((position > 0).then_some(Word::Comma));
            words.push(Word::Name(name.into()));
        }
        Ok(words)
    }
}
