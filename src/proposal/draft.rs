//! A model as some edits leave it: the few things they change, laid over the model they start from.
//!
//! Reading goes through to the model; the first write copies one thing. So that trying an edit
//! costs as much as what it touches, not as much as the catalogue. A whole model is made of a
//! draft in `apply/rebuild.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Channel, ChannelId, CitationId, Consultation, ConsultationId, Document, DocumentId, Entity,
    Field, FieldId, Form, FormId, Head, Item, LawId, Linked, Model, Outcome, Procedure,
    ProcedureId, ResultId, Stated, Step, StepId,
};
use crate::symbol::Symbol;
use crate::syntax::keyword::Keyword;

/// A text to put into a part, once the texts of the new model can be added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Whose part.
    pub target: Entity,
    /// The part, by its English name.
    pub part: &'static str,
    /// Its new text.
    pub text: String,
}

/// A part that only some of the procedures merged into one ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Which of them, in the order they were merged.
    pub of: Vec<ProcedureId>,
    /// The condition that it had before, or the case that it stood in.
    pub before: Option<Symbol>,
}

/// A channel that some edit adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedChannel {
    /// How one files.
    pub method: Keyword,
    /// How far.
    pub extent: Option<Keyword>,
}

macro_rules! drafts {
    ($($field:ident $read:ident $write:ident $id:ident $kind:ident $thing:ident;)*) => {
        /// Changes laid over a model.
        ///
        /// What a list no longer names is gone, though its arena still holds it.
        #[derive(Debug, Clone)]
        pub struct Draft<'m> {
            model: &'m Model,
            $($field: BTreeMap<$id, $thing>,)*
            /// Procedures that are repealed or merged into another.
            removed: BTreeSet<ProcedureId>,
            /// The procedures that alone are wanted, where not all are.
            wanted: Option<BTreeSet<ProcedureId>>,
            /// Of each step, what it need not wait for, whatever else is taken from between them.
            pub waived: BTreeSet<(StepId, StepId)>,
            /// New texts, in the order they are set.
            wordings: Vec<Wording>,
            /// Of each part that has one, the last.
            last_wording: BTreeMap<(Entity, &'static str), usize>,
            /// New channels of each procedure, in the order they are added.
            channels_added: BTreeMap<ProcedureId, Vec<AddedChannel>>,
            /// New bases, and what rests on them, in the order they are added.
            pub citations_added: Vec<(Entity, LawId)>,
            /// Bases that nothing cites any more.
            pub citations_dropped: BTreeSet<CitationId>,
            /// What each procedure that was merged went into, there and then.
            went: BTreeMap<ProcedureId, ProcedureId>,
            /// What was merged into each procedure, each with the turn at which it was, in that
            /// order.
            taken_over: BTreeMap<ProcedureId, Vec<(usize, ProcedureId)>>,
            /// What only some of the merged ask for.
            pub limited: BTreeMap<Entity, Limit>,
        }

        impl<'m> Draft<'m> {
            /// Starts a draft that changes nothing.
            pub fn new(model: &'m Model) -> Self {
                Self {
                    model,
                    $($field: BTreeMap::new(),)*
                    removed: BTreeSet::new(),
                    wanted: None,
                    waived: BTreeSet::new(),
                    wordings: Vec::new(),
                    last_wording: BTreeMap::new(),
                    channels_added: BTreeMap::new(),
                    citations_added: Vec::new(),
                    citations_dropped: BTreeSet::new(),
                    went: BTreeMap::new(),
                    taken_over: BTreeMap::new(),
                    limited: BTreeMap::new(),
                }
            }

            $(
                #[doc = concat!("Reads a ", stringify!($read), " as the edits leave it.")]
                pub fn $read(&self, id: $id) -> &$thing {
                    self.$field.get(&id).unwrap_or(&self.model.$field[id])
                }

                #[doc = concat!("Lends a ", stringify!($read), " to be changed.")]
                pub fn $write(&mut self, id: $id) -> &mut $thing {
                    let model = self.model;
                    self.$field.entry(id).or_insert_with(|| model.$field[id].clone())
                }
            )*

            /// Lends name, title and bases of a part of a procedure to be changed.
            pub fn head_mut(&mut self, thing: Entity) -> Option<&mut Head> {
                match thing {
                    $(Entity::$kind(id) => Some(&mut self.$write(id).head),)*
                    _ => None,
                }
            }
        }
    };
}

drafts! {
    procedures procedure procedure_mut ProcedureId Procedure Procedure;
    channels channel channel_mut ChannelId Channel Channel;
    forms form form_mut FormId Form Form;
    fields field field_mut FieldId Field Field;
    documents document document_mut DocumentId Document Document;
    steps step step_mut StepId Step Step;
    consultations consultation consultation_mut ConsultationId Consultation Consultation;
    results result result_mut ResultId Result Outcome;
}

impl<'m> Draft<'m> {
    /// Returns the model it starts from.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// Takes a whole procedure away.
    pub fn remove_procedure(&mut self, procedure: ProcedureId) {
        self.removed.insert(procedure);
    }

    /// Returns whether a procedure has been taken away.
    pub fn is_removed(&self, procedure: ProcedureId) -> bool {
        self.removed.contains(&procedure)
    }

    /// Leaves out all but some procedures when a whole model is made.
    pub fn want_only(&mut self, procedures: BTreeSet<ProcedureId>) {
        self.wanted = Some(procedures);
    }

    /// Returns the procedures that a whole model is made of, in name order; linear in those that are
    /// wanted.
    pub fn kept(&self) -> Vec<ProcedureId> {
        let is_kept = |id: &ProcedureId| !self.is_removed(*id);
        match &self.wanted {
            Some(wanted) => wanted.iter().copied().filter(is_kept).collect(),
            None => self.model.procedures.ids().filter(is_kept).collect(),
        }
    }

    /// Notes that a procedure is merged into another, which is none that was merged itself.
    pub fn note_merged(&mut self, gone: ProcedureId, kept: ProcedureId) {
        let turn = self.went.len();
        self.went.insert(gone, kept);
        let mut brought = self.taken_over.remove(&gone).unwrap_or_default();
        brought.push((turn, gone));
        let all = self.taken_over.entry(kept).or_default();
        all.append(&mut brought);
        all.sort_unstable();
    }

    /// Returns the procedures that were merged, in name order.
    pub fn merged(&self) -> impl Iterator<Item = ProcedureId> {
        self.went.keys().copied()
    }

    /// Returns the procedure that a procedure was merged into, at the end of all; itself where it was
    /// not.
    pub fn went_into(&self, procedure: ProcedureId) -> ProcedureId {
        let mut now = procedure;
        while let Some(next) = self.went.get(&now) {
            now = *next;
        }
        now
    }

    /// Returns the procedures that were merged into one, in the order they were.
    pub fn merged_into(&self, procedure: ProcedureId) -> impl Iterator<Item = ProcedureId> {
        let taken_over = self.taken_over.get(&procedure).into_iter().flatten();
        taken_over.map(|(_, gone)| *gone)
    }

    /// Adds a channel to a procedure.
    pub fn add_channel(&mut self, procedure: ProcedureId, channel: AddedChannel) {
        self.channels_added
            .entry(procedure)
            .or_default()
            .push(channel);
    }

    /// Returns the channels that are added to a procedure, in the order they are.
    pub fn channels_added_to(&self, procedure: ProcedureId) -> &[AddedChannel] {
        self.channels_added
            .get(&procedure)
            .map_or(&[], Vec::as_slice)
    }

    /// Keeps a text to be put into a part, in the place of those before it.
    pub fn word(&mut self, wording: Wording) {
        let part = (wording.target, wording.part);
        self.last_wording.insert(part, self.wordings.len());
        self.wordings.push(wording);
    }

    /// Returns the texts that wait to be put into parts, in the order they are set.
    pub fn wordings(&self) -> &[Wording] {
        &self.wordings
    }

    /// Returns what a procedure is filed with: those that it says to be linked with, as far as they
    /// are still there.
    pub fn linked_of(&self, procedure: ProcedureId) -> impl Iterator<Item = &Linked> {
        let linked = self.procedure(procedure).linked.iter();
        linked.filter(move |linked| {
            let with = self.went_into(linked.with);
            with != procedure && !self.is_removed(with)
        })
    }

    /// Returns what of a procedure a joint file has already.
    pub fn reused(&self, procedure: ProcedureId) -> BTreeSet<Item> {
        let linked = self.linked_of(procedure);
        linked
            .flat_map(|linked| linked.reuse.items())
            .copied()
            .collect()
    }

    /// Returns the text that waits to be put into a part, the last where there are several.
    pub fn wording(&self, target: Entity, part: &'static str) -> Option<&str> {
        let last = self.last_wording.get(&(target, part))?;
        Some(&self.wordings[*last].text)
    }

    /// Returns the parts of a thing that texts wait to be put into, in name order.
    pub fn worded_parts(&self, target: Entity) -> impl Iterator<Item = &'static str> {
        let from_here = self.last_wording.range((target, "")..);
        let of_target = from_here.take_while(move |((thing, _), _)| *thing == target);
        of_target.map(|((_, part), _)| *part)
    }

    /// Returns the steps of a procedure; none where they are absent or unknown.
    pub fn steps_of(&self, procedure: ProcedureId) -> &[StepId] {
        self.procedure(procedure).steps.items()
    }
}

/// Takes an item out of a list; the last one leaves a list known to be empty.
pub fn remove<T: PartialEq>(list: &mut Stated<Vec<T>>, item: &T) {
    if let Stated::Is(items) = list {
        items.retain(|other| other != item);
        if items.is_empty() {
            *list = Stated::None;
        }
    }
}

/// Puts an item at the end of a list that does not have it yet.
pub fn add<T: PartialEq>(list: &mut Stated<Vec<T>>, item: T) {
    match list {
        Stated::Is(items) if items.contains(&item) => {}
        Stated::Is(items) => items.push(item),
        Stated::None | Stated::Unknown => *list = Stated::Is(vec![item]),
    }
}
