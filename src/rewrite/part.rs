//! Channels, forms and their fields, documents, results.

use super::page::bytes;
use super::reason::Reason;
use super::writing::{Writing, region};
use crate::model::{
    ChannelId, Document, DocumentId, Entity, FieldId, FormId, Outcome, Recognition, ResultId,
    Stated,
};
use crate::quantity::Number;
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

impl<'a> Writing<'a, '_> {
    /// Writes a channel where it differs.
    pub(super) fn channel(&mut self, id: ChannelId) -> Result<(), Reason> {
        let (before, after) = (&self.model.channels[id], self.draft.channel(id));
        let clause = self.declaration(id.into())?;
        let limits = (before.time_limit, after.time_limit);
        self.value(clause, Keyword::TimeLimit, limits, |limit| {
            vec![Word::Duration(limit)]
        });
        if before.fee != after.fee {
            let note = after.fee_note.value().map(|note| self.model.text(note));
            for clause in self.left(clause, Keyword::Fee).into_iter().skip(1) {
                self.remove(clause);
            }
            self.value(clause, Keyword::Fee, (before.fee, after.fee), |fee| {
                let mut words = vec![Word::Money(fee)];
                words.extend(note.map(|note| Word::Text(note.into())));
                words
            });
        }
        if before.extent != after.extent {
            let Stated::Is(extent) = after.extent else {
                return Err(Reason::NoWord(self.title(id.into()), Keyword::Channel));
            };
            let extent = extent.spelling(self.page.vocabulary);
            let mut words = clause.words.iter();
            let method = words.next().map_or(clause.span, |word| word.span);
            let old = words
                .next()
                .filter(|word| matches!(word.node, Word::Keyword(_)));
            if let Some(old) = old {
                self.page.replace(bytes(old.span), extent);
            } else {
                let end = method.end as usize;
                self.page.replace(end..end, format!(" {extent}"));
            }
        }
        self.condition((clause, id.into()), (&before.condition, &after.condition))?;
        self.bases(clause, id.into(), &after.head);
        Ok(())
    }

    /// Writes a form and its fields where they differ.
    pub(super) fn form(&mut self, id: FormId) -> Result<(), Reason> {
        let (before, after) = (&self.model.forms[id], self.draft.form(id));
        let clause = self.declaration(id.into())?;
        if after.fields == Stated::None && before.fields != Stated::None {
            let none = vec![Word::Keyword(Keyword::None)];
            self.set(clause, Keyword::Fields, Some(none));
        }
        for field in before.fields.items() {
            let declared = self.declaration((*field).into())?;
            if after.fields.items().contains(field) {
                self.field(*field, declared)?;
            } else {
                self.remove(declared);
            }
        }
        self.keep_options_apart(clause);
        self.template((clause, id.into()), (&before.template, &after.template));
        self.bases(clause, id.into(), &after.head);
        Ok(())
    }

    /// Closes a field that would take an option of the form for its own, now that the fields
    /// between them are gone.
    fn keep_options_apart(&mut self, form: &'a Clause<'a>) {
        let mut last: Option<&Clause<'_>> = None;
        let mut is_behind_gap = false;
        for clause in form.clauses() {
            if self.gone.contains(&clause.span.start) {
                is_behind_gap = true;
                continue;
            }
            let is_option = matches!(
                clause.keyword,
                Keyword::Optional | Keyword::Basis | Keyword::Note
            );
            let field = last.filter(|last| last.keyword == Keyword::Field);
            if let (true, true, Some(field)) = (is_option, is_behind_gap, field)
                && !self.page.slice(field.span).ends_with('}')
            {
                let end = field.span.end as usize;
                self.page.replace(end..end, " {}");
            }
            (last, is_behind_gap) = (Some(clause), false);
        }
    }

    fn field(&mut self, id: FieldId, clause: &'a Clause<'a>) -> Result<(), Reason> {
        let (before, after) = (&self.model.fields[id], self.draft.field(id));
        self.flag(clause, Keyword::Optional, (before.optional, after.optional));
        self.condition((clause, id.into()), (&before.condition, &after.condition))?;
        self.bases(clause, id.into(), &after.head);
        Ok(())
    }

    fn template<T: PartialEq>(
        &mut self,
        (clause, thing): (&'a Clause<'a>, Entity),
        (before, after): (&Stated<T>, &Stated<T>),
    ) {
        if let Some(text) = self.wording(thing, "template") {
            let words = vec![Word::Text(text.to_owned().into())];
            self.set(clause, Keyword::Template, Some(words));
        } else if before != after {
            let words = match after {
                Stated::None => Some(vec![Word::Keyword(Keyword::None)]),
                _ => None,
            };
            self.set(clause, Keyword::Template, words);
        }
    }

    /// Writes a document where it differs.
    pub(super) fn document(&mut self, id: DocumentId) -> Result<(), Reason> {
        let (before, after) = (&self.model.documents[id], self.draft.document(id));
        let thing = Entity::Document(id);
        let is_worded = self.draft.worded_parts(thing).any(|part| part != "case");
        // The case is written around it.
        let in_its_case = Document {
            case: before.case,
            ..after.clone()
        };
        let is_cited = self.draft.citations_added.iter().any(|new| new.0 == thing);
        let dropped = before.head.bases.items().iter();
        let loses = dropped
            .clone()
            .any(|id| self.draft.citations_dropped.contains(id));
        if *before == in_its_case && !is_worded && !is_cited && !loses {
            return Ok(());
        }
        if let Some(item) = before.excerpt {
            return Err(Reason::OneOfItem(self.model.text(item.title).to_owned()));
        }
        let clause = self.declaration(thing)?;
        let is_read = before.recognition == Recognition::ByText;
        let names_paper = before.paper != after.paper;
        if names_paper {
            self.paper(clause, after);
        }
        // Once the paper is named, the words of the title are no longer read.
        let words_fall_silent = names_paper && is_read;
        self.handing((clause, thing), (before, after), words_fall_silent)?;
        self.flag(clause, Keyword::Optional, (before.optional, after.optional));
        self.condition((clause, thing), (&before.condition, &after.condition))?;
        if let (true, Stated::Is(condition)) = (words_fall_silent, before.condition)
            && self.wording(thing, "condition").is_none()
            && before.case.is_none()
            && self.left(clause, Keyword::Condition).is_empty()
        {
            let text = self.model.text(condition);
            self.set(
                clause,
                Keyword::Condition,
                Some(vec![Word::Text(text.into())]),
            );
        }
        self.template((clause, thing), (&before.template, &after.template));
        self.bases(clause, thing, &after.head);
        Ok(())
    }

    /// Writes which paper a document is.
    fn paper(&mut self, clause: &'a Clause<'a>, after: &Document) {
        let name = match after.paper {
            Stated::Is(paper) => self.model.text(self.model.papers[paper].head.name),
            _ => Keyword::None.spelling(self.page.vocabulary),
        };
        if let Some(word) = clause.word_after(Keyword::Is) {
            self.page.replace(bytes(word.span), name);
            return;
        }
        let mut named = clause.words.iter();
        let named = named.rfind(|word| matches!(word.node, Word::Name(_) | Word::Text(_)));
        let end = named.map_or(clause.span.end, |word| word.span.end) as usize;
        let is = Keyword::Is.spelling(self.page.vocabulary);
        self.page.replace(end..end, format!(" {is} {name}"));
    }

    /// Writes in which form a document is handed in and how many; all of it where only its words
    /// said so, which would be read no more.
    fn handing(
        &mut self,
        (clause, thing): (&'a Clause<'a>, Entity),
        (before, after): (&Document, &Document),
        words_fall_silent: bool,
    ) -> Result<(), Reason> {
        let said = |document: &Document| {
            (
                [document.originals, document.certified, document.copies],
                document.shown,
                document.electronic,
            )
        };
        let is_read = before.handing == Recognition::ByText;
        if said(before) == said(after) && !(words_fall_silent && is_read) {
            return Ok(());
        }
        let quantities = said(after).0;
        let known = quantities.iter().filter(|known| **known != Stated::Unknown);
        if ![0, 3].contains(&known.count()) {
            return Err(Reason::FormUnknown(self.title(thing)));
        }
        let zero = Stated::Is(Number::default());
        let is_given = |known: &Stated<Number>| known.value().is_some() && *known != zero;
        // Zero is what a quantity is that is not written beside something else.
        let is_said = after.shown || quantities.iter().any(is_given);
        let keywords = [Keyword::Original, Keyword::Certified, Keyword::Copies];
        for ((keyword, before), after) in keywords.into_iter().zip(said(before).0).zip(quantities) {
            let before = if is_read { zero } else { before };
            if before == after {
                continue;
            }
            if after == zero && is_said {
                self.set(clause, keyword, None);
            } else if after != zero || before != Stated::Unknown || keyword == Keyword::Copies {
                self.only_value((clause, thing), keyword, (before, after), |number| {
                    vec![Word::Number(number)]
                })?;
            }
        }
        let was = |flag: bool| flag && !is_read;
        self.flag(clause, Keyword::Shown, (was(before.shown), after.shown));
        let is_known = quantities[0] != Stated::Unknown;
        self.electronic(clause, after.electronic, is_known);
        let of_keyword = |keyword: &Keyword| !self.left(clause, *keyword).is_empty();
        let is_written = after.electronic || keywords.iter().any(of_keyword);
        if is_known && !is_said && !is_written && (is_read || before.copies == zero) {
            let none = vec![Word::Number(Number::default())];
            self.set(clause, Keyword::Copies, Some(none));
        }
        Ok(())
    }

    /// Writes whether a document is taken electronically: alone where it is known how many papers
    /// are handed in, else beside a paper of which nothing more is known.
    fn electronic(&mut self, clause: &'a Clause<'a>, wanted: bool, is_known: bool) {
        let [electronic, paper] = [Keyword::Electronic, Keyword::OnPaper]
            .map(|medium| medium.spelling(self.page.vocabulary));
        let media = [Keyword::Electronic, Keyword::OnPaper];
        let stated: Vec<&Clause<'_>> = media
            .iter()
            .flat_map(|medium| self.left(clause, *medium))
            .collect();
        // Words may have been read past what is stated, so that the text is asked and not the model.
        let is_stated = stated.iter().any(|clause| {
            let medium = Word::Keyword(Keyword::Electronic);
            clause.keyword == Keyword::Electronic
                || clause.words.iter().any(|word| word.node == medium)
        });
        let flag = (is_stated, wanted);
        match (flag, stated.first().copied()) {
            ((false, true), Some(clause)) => {
                let end = clause.span.end as usize;
                self.page.replace(end..end, format!(", {electronic}"));
            }
            ((false, true), None) if is_known => self.add(clause, electronic.to_owned()),
            ((false, true), None) => self.add(clause, format!("{electronic}, {paper}")),
            ((true, false), Some(clause)) if region(clause).is_some() => {
                self.page.replace(bytes(clause.span), paper);
            }
            ((true, false), Some(clause)) => self.remove(clause),
            _ => {}
        }
    }

    /// Writes a result where it differs.
    pub(super) fn result(&mut self, id: ResultId) -> Result<(), Reason> {
        let (before, after) = (&self.model.results[id], self.draft.result(id));
        let clause = self.declaration(id.into())?;
        let media = |result: &Outcome| [result.electronic, result.on_paper];
        if media(before) != media(after) {
            self.media((clause, id.into()), media(after))?;
        }
        let valid = (before.valid_for, after.valid_for);
        self.only_value((clause, id.into()), Keyword::ValidFor, valid, |length| {
            vec![Word::Duration(length)]
        })?;
        self.bases(clause, id.into(), &after.head);
        Ok(())
    }

    /// Writes in which forms a result is given: who names one denies the other.
    fn media(
        &mut self,
        (clause, thing): (&'a Clause<'a>, Entity),
        media: [Stated<bool>; 2],
    ) -> Result<(), Reason> {
        let [electronic, paper] = [Keyword::Electronic, Keyword::OnPaper]
            .map(|medium| medium.spelling(self.page.vocabulary));
        let line = match media {
            [Stated::Is(true), Stated::Is(true)] => format!("{electronic}, {paper}"),
            [Stated::Is(true), Stated::Is(false)] => electronic.to_owned(),
            [Stated::Is(false), Stated::Is(true)] => paper.to_owned(),
            _ => return Err(Reason::FormUnknown(self.title(thing))),
        };
        let stated = [Keyword::Electronic, Keyword::OnPaper];
        let stated: Vec<&'a Clause<'a>> = stated
            .iter()
            .flat_map(|medium| self.left(clause, *medium))
            .collect();
        let Some((first, others)) = stated.split_first() else {
            self.add(clause, line);
            return Ok(());
        };
        for other in others {
            self.remove(other);
        }
        self.page.replace(bytes(first.span), line);
        Ok(())
    }
}
