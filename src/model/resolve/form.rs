//! Channels, and forms with their fields.

use super::Resolver;
use super::cursor::Cursor;
use super::procedure::Inside;
use crate::index::Id as _;
use crate::model::{Channel, ChannelId, Field, FieldId, Form, FormId, Stated};
use crate::quantity::Money;
use crate::symbol::Symbol;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

impl Resolver<'_> {
    /// Resolves the channels of a procedure, which are named after their method: `p.online`, the
    /// second `p.online-2`.
    pub(super) fn channels<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> Stated<Vec<ChannelId>> {
        let mut ids: Vec<ChannelId> = Vec::new();
        for part in clause.clauses_of(Keyword::Channel) {
            let mut words = Cursor::of(part);
            let method = words
                .keyword()
                .expect("the grammar says how a channel works");
            let extent = Stated::or_unknown(words.keyword());
            let before = ids
                .iter()
                .filter(|id| self.model.channels[**id].method == method)
                .count();
            let name = if before == 0 {
                self.path(inside.name, method.english())
            } else {
                let name = format!("{}-{}", method.english(), before + 1);
                self.path(inside.name, &name)
            };
            let mut head = self.head(part, name);
            if part.title().is_none() {
                head.title = self.model.texts.intern(method.vietnamese());
            }
            let (fee, fee_note) = self.fee(part);
            let channel = Channel {
                head,
                procedure: inside.id,
                method,
                extent,
                time_limit: self.duration(part, Keyword::TimeLimit),
                fee,
                fee_note,
                payment: self.keywords(part, Keyword::Payment),
                effort: self.effort(part),
                condition: self.text(part, Keyword::Condition),
            };
            ids.push(self.model.channels.push(channel));
        }
        self.parts(clause, Keyword::Channels, ids)
    }

    /// Adds up the fees of a channel, unknown when one of them is only described in words, and
    /// joins the words, each once where it is repeated at once.
    fn fee(&mut self, channel: &Clause<'_>) -> (Stated<Money>, Stated<Symbol>) {
        let fees = self.list(channel, Keyword::Fee, |_, mut words| {
            vec![(words.money(), words.text().map(|note| note.node.to_owned()))]
        });
        let Stated::Is(fees) = fees else {
            return if matches!(fees, Stated::None) {
                (Stated::None, Stated::None)
            } else {
                (Stated::Unknown, Stated::Unknown)
            };
        };
        let sum = fees.iter().try_fold(Money::default(), |sum, (fee, _)| {
            Some(Money {
                dong: sum.dong.checked_add(fee.as_ref()?.dong)?,
            })
        });
        let mut notes: Vec<String> = fees.into_iter().filter_map(|(_, note)| note).collect();
        notes.dedup();
        let note = if notes.is_empty() {
            Stated::None
        } else {
            Stated::Is(self.model.texts.intern(&notes.join("; ")))
        };
        (Stated::or_unknown(sum), note)
    }

    /// Resolves the forms of a procedure; returns them and the fields of all of them, which are
    /// unknown while a form has none described.
    pub(super) fn forms<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> (Stated<Vec<FormId>>, Stated<Vec<FieldId>>) {
        let mut forms = Vec::new();
        let mut all = Vec::new();
        let mut whole = true;
        for part in clause.clauses_of(Keyword::Form) {
            let id = FormId::from_index(self.model.forms.len());
            let short = part.name().expect("the grammar names every form").node;
            if !self.declare(inside, ("", short), (id.into(), part)) {
                continue;
            }
            let name = self.path(inside.name, short);
            // The form goes first: its name must be there when a field's is found twice.
            let head = self.head(part, name);
            let template = self.text(part, Keyword::Template);
            let effort = self.effort(part);
            self.model.forms.push(Form {
                head,
                procedure: inside.id,
                fields: Stated::Unknown,
                template,
                effort,
            });
            let fields = self.fields(inside, id, part);
            let fields = self.parts(part, Keyword::Fields, fields);
            whole &= fields != Stated::Unknown;
            all.extend_from_slice(fields.items());
            self.model.forms[id].fields = fields;
            forms.push(id);
        }
        let forms = self.parts(clause, Keyword::Forms, forms);
        let fields = match &forms {
            Stated::None => Stated::None,
            Stated::Is(_) if whole && all.is_empty() => Stated::None,
            Stated::Is(_) if whole => Stated::Is(all),
            Stated::Is(_) | Stated::Unknown => Stated::Unknown,
        };
        (forms, fields)
    }

    fn fields<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        form: FormId,
        clause: &'a Clause<'a>,
    ) -> Vec<FieldId> {
        let form_name = clause.name().expect("the grammar names every form").node;
        let owner = self.model.forms[form].head.name;
        let mut ids = Vec::new();
        for part in clause.clauses_of(Keyword::Field) {
            let id = FieldId::from_index(self.model.fields.len());
            let short = part.name().expect("the grammar names every field").node;
            if !self.declare(inside, (form_name, short), (id.into(), part)) {
                continue;
            }
            let name = self.path(owner, short);
            let meaning = self.meaning(part);
            let field = Field {
                head: self.head(part, name),
                procedure: inside.id,
                form,
                concept: meaning.what,
                recognition: meaning.recognition,
                role: meaning.role,
                moment: meaning.moment,
                optional: self.flag(part, Keyword::Optional),
                condition: self.text(part, Keyword::Condition),
                value_type: self.keyword(part, Keyword::Type),
                effort: self.effort(part),
            };
            self.model.fields.push(field);
            ids.push(id);
        }
        ids
    }
}
