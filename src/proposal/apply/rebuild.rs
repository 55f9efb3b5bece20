//! From a draft to a whole model.
//!
//! Arenas are filled again, procedure by procedure, with what the lists of the draft still name;
//! every id is then led to its new number. What nothing names any more is gone from the arenas
//! too, so that a rule that ranges over all documents sees none that was dropped.

use crate::index::Arena;
use crate::model::{
    Channel, ChannelId, Consultation, ConsultationId, Document, DocumentId, Field, FieldId, Form,
    FormId, Head, Model, Outcome, Procedure, ProcedureId, ResultId, Stated, Step, StepId,
};
use crate::symbol::Interner;

use super::super::draft::{Draft, add};
use super::set::set_text;

mod citation;
mod moves;

use citation::Bases;
use moves::Moves;

/// Makes the model that a draft describes.
pub(super) fn rebuild(mut draft: Draft<'_>) -> Model {
    let mut texts = draft.model().texts.clone();
    for wording in draft.wordings().to_vec() {
        let text = texts.intern(&wording.text);
        set_text(&mut draft, wording.target, wording.part, text);
    }
    let mut filling = Filling::new(&draft, texts);
    for procedure in draft.kept() {
        filling.procedure(procedure);
    }
    filling.finish()
}

macro_rules! fillings {
    ($($field:ident $read:ident $push:ident $id:ident $thing:ident;)*) => {
        /// A model half filled, and where everything went so far.
        struct Filling<'d, 'm> {
            draft: &'d Draft<'m>,
            texts: Interner,
            $($field: Arena<$id, $thing>,)*
            channels_added: Vec<(ProcedureId, ChannelId)>,
            moves: Moves,
        }

        impl<'d, 'm> Filling<'d, 'm> {
            fn new(draft: &'d Draft<'m>, texts: Interner) -> Self {
                Self {
                    draft,
                    texts,
                    $($field: Arena::with_capacity(draft.model().$field.len()),)*
                    channels_added: Vec::new(),
                    moves: Moves::new(draft.model()),
                }
            }

            $(
                /// Keeps a thing; its own references are still those of the old model.
                fn $push(&mut self, old: $id) {
                    let new = self.$field.push(self.draft.$read(old).clone());
                    self.moves.$field.set(old, new);
                }
            )*
        }
    };
}

fillings! {
    procedures procedure keep_procedure ProcedureId Procedure;
    channels channel keep_channel ChannelId Channel;
    forms form keep_form FormId Form;
    fields field keep_field FieldId Field;
    documents document keep_document DocumentId Document;
    steps step keep_step StepId Step;
    consultations consultation keep_consultation ConsultationId Consultation;
    results result keep_result ResultId Outcome;
}

impl<'m> Filling<'_, 'm> {
    /// Keeps a procedure and all that its lists name, with the channels that edits add.
    fn procedure(&mut self, old: ProcedureId) {
        let draft = self.draft;
        self.keep_procedure(old);
        let procedure = draft.procedure(old);
        for channel in procedure.channels.items() {
            self.keep_channel(*channel);
        }
        self.add_channels(old);
        for form in procedure.forms.items() {
            self.keep_form(*form);
            for field in draft.form(*form).fields.items() {
                self.keep_field(*field);
            }
        }
        for document in procedure.documents.items() {
            self.keep_document(*document);
        }
        for step in procedure.steps.items() {
            self.keep_step(*step);
            for consultation in &draft.step(*step).consultations {
                self.keep_consultation(*consultation);
            }
        }
        for result in procedure.results.items() {
            self.keep_result(*result);
        }
    }

    /// Adds channels, named as `resolve` does: the second of a method is `p.online-2`.
    fn add_channels(&mut self, old: ProcedureId) {
        let draft = self.draft;
        let procedure = draft.procedure(old);
        let listed = procedure.channels.items().iter();
        let mut methods: Vec<_> = listed.map(|id| draft.channel(*id).method).collect();
        for added in draft.channels_added_to(old) {
            methods.push(added.method);
            let same = methods.iter().filter(|method| **method == added.method);
            let owner = self.texts.text(procedure.head.name);
            let name = match same.count() {
                1 => format!("{owner}.{}", added.method.english()),
                number => format!("{owner}.{}-{number}", added.method.english()),
            };
            let id = self.channels.push(Channel {
                head: Head {
                    name: self.texts.intern(&name),
                    title: self.texts.intern(added.method.vietnamese()),
                    span: procedure.head.span,
                    bases: Stated::Unknown,
                },
                procedure: old,
                method: added.method,
                extent: added.extent.map_or(Stated::Unknown, Stated::Is),
                time_limit: Stated::Unknown,
                fee: Stated::Unknown,
                fee_note: Stated::Unknown,
                payment: Stated::Unknown,
                effort: None,
                condition: Stated::Unknown,
            });
            self.channels_added.push((old, id));
        }
    }

    /// Leads every reference to its new number, and adds the catalogue, which no edit changes.
    fn finish(mut self) -> Model {
        let old: &'m Model = self.draft.model();
        let mut model = Model {
            as_of: old.as_of,
            texts: self.texts,
            calendar: old.calendar.clone(),
            agencies: old.agencies.clone(),
            laws: old.laws.clone(),
            concepts: old.concepts.clone(),
            derivations: old.derivations.clone(),
            registers: old.registers.clone(),
            papers: old.papers.clone(),
            procedures: self.procedures,
            channels: self.channels,
            forms: self.forms,
            fields: self.fields,
            documents: self.documents,
            steps: self.steps,
            consultations: self.consultations,
            results: self.results,
            citations: Arena::default(),
        };
        // What is cited of a procedure that was merged is cited of the one that took it over.
        for gone in self.draft.merged() {
            if let Some(kept) = self.moves.procedures.get(self.draft.went_into(gone)) {
                self.moves.procedures.set(gone, kept);
            }
        }
        self.moves.lead(&mut model);
        for (procedure, channel) in self.channels_added {
            if let Some(procedure) = self.moves.procedures.get(procedure) {
                add(&mut model.procedures[procedure].channels, channel);
            }
        }
        let mut bases = Bases::of(old, &self.draft.citations_dropped);
        for (target, law) in &self.draft.citations_added {
            if let Some(target) = self.moves.entity(*target) {
                bases.cite(&mut model, target, *law);
            }
        }
        bases.settle(&mut model, &self.moves);
        model
    }
}
