//! From the ids of an old model to those of the one made of it.

use std::marker::PhantomData;
use std::num::NonZeroU32;

use crate::index::Id;
use crate::model::{
    ChannelId, ConsultationId, DocumentId, Entity, FieldId, FormId, Item, Model, ProcedureId,
    ResultId, Stated, StepId,
};

/// Where the things of one kind went: one more than the new number, `None` for what is gone.
///
/// So a `None` is all zeros, and room for things that nobody asks for costs nothing.
pub(super) struct Move<I>(Vec<Option<NonZeroU32>>, PhantomData<fn(I) -> I>);

impl<I: Id> Move<I> {
    /// Starts with all of so many things gone.
    pub(super) fn new(count: usize) -> Self {
        Self(vec![None; count], PhantomData)
    }

    /// Notes where a thing went.
    pub(super) fn set(&mut self, old: I, new: I) {
        let number = u32::try_from(new.index() + 1);
        self.0[old.index()] = number.ok().and_then(NonZeroU32::new);
    }

    /// Returns where a thing went.
    pub(super) fn get(&self, old: I) -> Option<I> {
        self.0[old.index()].map(|number| I::from_index(number.get() as usize - 1))
    }

    /// Leads the reference of a part to the whole, which is kept whenever the part is.
    fn owner(&self, owner: &mut I) {
        *owner = self
            .get(*owner)
            .expect("a part is kept only with its whole");
    }

    /// Leads a list; what is gone leaves it, and the last one leaves a list known to be empty.
    fn list(&self, list: &mut Stated<Vec<I>>) {
        if let Stated::Is(items) = list {
            *items = items.iter().filter_map(|id| self.get(*id)).collect();
            if items.is_empty() {
                *list = Stated::None;
            }
        }
    }
}

macro_rules! moves {
    ($($field:ident $id:ident $kind:ident;)*) => {
        /// Where the things of each kind went.
        pub(super) struct Moves {
            $(pub(super) $field: Move<$id>,)*
        }

        impl Moves {
            /// Starts with everything gone.
            pub(super) fn new(model: &Model) -> Self {
                Self { $($field: Move::new(model.$field.len()),)* }
            }

            /// Returns where any thing went; the catalogue stays where it is.
            pub(super) fn entity(&self, entity: Entity) -> Option<Entity> {
                match entity {
                    $(Entity::$kind(id) => self.$field.get(id).map(Entity::$kind),)*
                    other => Some(other),
                }
            }
        }
    };
}

moves! {
    procedures ProcedureId Procedure;
    channels ChannelId Channel;
    forms FormId Form;
    fields FieldId Field;
    documents DocumentId Document;
    steps StepId Step;
    consultations ConsultationId Consultation;
    results ResultId Result;
}

impl Moves {
    /// Leads every reference of a model whose arenas are filled.
    pub(super) fn lead(&self, model: &mut Model) {
        for (own, procedure) in model.procedures.iter_mut().enumerate() {
            self.channels.list(&mut procedure.channels);
            self.forms.list(&mut procedure.forms);
            self.fields.list(&mut procedure.fields);
            self.documents.list(&mut procedure.documents);
            self.steps.list(&mut procedure.steps);
            self.results.list(&mut procedure.results);
            let linked = std::mem::take(&mut procedure.linked).into_iter();
            procedure.linked = linked
                .filter_map(|mut linked| {
                    linked.with = self.procedures.get(linked.with)?;
                    self.items(&mut linked.reuse);
                    (linked.with.index() != own).then_some(linked)
                })
                .collect();
        }
        for channel in model.channels.iter_mut() {
            self.procedures.owner(&mut channel.procedure);
        }
        for form in model.forms.iter_mut() {
            self.procedures.owner(&mut form.procedure);
            self.fields.list(&mut form.fields);
        }
        for field in model.fields.iter_mut() {
            self.procedures.owner(&mut field.procedure);
            self.forms.owner(&mut field.form);
        }
        for document in model.documents.iter_mut() {
            self.procedures.owner(&mut document.procedure);
        }
        for step in model.steps.iter_mut() {
            self.procedures.owner(&mut step.procedure);
            self.steps.list(&mut step.after);
            self.items(&mut step.uses);
            self.items(&mut step.writes);
            let consultations = step.consultations.iter();
            step.consultations = consultations
                .filter_map(|id| self.consultations.get(*id))
                .collect();
        }
        for consultation in model.consultations.iter_mut() {
            self.procedures.owner(&mut consultation.procedure);
            self.steps.owner(&mut consultation.step);
            self.items(&mut consultation.about);
        }
        for result in model.results.iter_mut() {
            self.procedures.owner(&mut result.procedure);
        }
    }

    fn items(&self, list: &mut Stated<Vec<Item>>) {
        if let Stated::Is(items) = list {
            let lead = |item: &Item| {
                Some(match item {
                    Item::Field(id) => Item::Field(self.fields.get(*id)?),
                    Item::Document(id) => Item::Document(self.documents.get(*id)?),
                    Item::Result(id) => Item::Result(self.results.get(*id)?),
                    Item::Named(name) => Item::Named(*name),
                })
            };
            *items = items.iter().filter_map(lead).collect();
            if items.is_empty() {
                *list = Stated::None;
            }
        }
    }
}
