//! Forms and their fields, channels, results, and the names of all parts.

use std::collections::BTreeSet;

use super::{Merging, meaning};
use crate::model::{ChannelId, Entity, FieldId, FormId, Item, ProcedureId, Stated};
use crate::proposal::draft::{Draft, Wording, add};

/// Returns the names that the parts of a procedure have, as they are written.
pub(super) fn names(draft: &Draft<'_>, procedure: ProcedureId) -> BTreeSet<String> {
    let owner = draft.procedure(procedure);
    let documents = owner.documents.items().iter().map(|id| Entity::from(*id));
    let forms = owner.forms.items().iter().map(|id| Entity::from(*id));
    let steps = owner.steps.items().iter().map(|id| Entity::from(*id));
    let results = owner.results.items().iter().map(|id| Entity::from(*id));
    let parts = documents.chain(forms).chain(steps).chain(results);
    let mut names = BTreeSet::new();
    for part in parts {
        let model = draft.model();
        let head = part.head(model).expect("a part has a name");
        let name = match draft.wording(part, "name") {
            Some(name) => name,
            None => model.text(head.name),
        };
        names.extend(name.split('.').nth(1).map(str::to_owned));
    }
    names
}

impl Merging<'_, '_> {
    /// Returns a name for a part that goes by another in the procedure that goes: its own, or one
    /// with a number behind it.
    pub(super) fn fresh(&mut self, name: &str) -> String {
        let model = self.draft.model();
        let own = name.split_once('.').map_or(name, |(_, own)| own);
        let numbered = (2..).map(|number| format!("{own}-{number}"));
        let mut names = std::iter::once(own.to_owned()).chain(numbered);
        let free = names.find(|name| !self.names.contains(name));
        let free = free.expect("there are names without end");
        self.names.insert(free.clone());
        let owner = model.procedures[self.kept].head.name;
        format!("{}.{free}", model.text(owner))
    }

    pub(super) fn rename(&mut self, part: Entity, name: String) {
        self.draft.word(Wording {
            target: part,
            part: "name",
            text: name,
        });
    }

    /// Makes one form of two of one title; what only one asks is asked on its condition.
    pub(super) fn forms(&mut self) {
        let ours = self.draft.procedure(self.kept).forms.clone();
        let theirs = self.draft.procedure(self.gone).forms.clone();
        if ours == Stated::Unknown || theirs == Stated::Unknown {
            return;
        }
        let mut left = ours.items().to_vec();
        for form in theirs.items() {
            let place = left.iter().position(|own| self.are_one_form(*own, *form));
            match place.map(|place| left.remove(place)) {
                Some(own) => self.fields(own, *form),
                None => self.take_over_form(*form),
            }
        }
        for form in left {
            for field in self.draft.form(form).fields.clone().items() {
                self.keep((*field).into());
            }
        }
    }

    /// Two forms of one title are one where the fields of both are described, or of neither.
    fn are_one_form(&self, left: FormId, right: FormId) -> bool {
        let model = self.draft.model();
        let (left, right) = (self.draft.form(left), self.draft.form(right));
        let is_known = |fields: &Stated<_>| *fields != Stated::Unknown;
        meaning::form(model, left.head.title) == meaning::form(model, right.head.title)
            && is_known(&left.fields) == is_known(&right.fields)
    }

    fn fields(&mut self, own: FormId, gone: FormId) {
        let mut left = self.draft.form(own).fields.items().to_vec();
        for field in self.draft.form(gone).fields.clone().items() {
            let wanted = meaning::field(self.draft, *field);
            let same = |id: &FieldId| meaning::field(self.draft, *id) == wanted;
            if let Some(place) = left.iter().position(same) {
                let same = left.remove(place);
                self.items.insert(Item::Field(*field), Item::Field(same));
                self.share(same.into(), (*field).into());
            } else {
                self.take_over_field(*field, own);
            }
        }
        for field in left {
            self.keep(field.into());
        }
    }

    fn take_over_form(&mut self, form: FormId) {
        let model = self.draft.model();
        let name = self.fresh(model.text(model.forms[form].head.name));
        self.rename(form.into(), name);
        self.draft.form_mut(form).procedure = self.kept;
        let fields = self.draft.form(form).fields.clone();
        if let Stated::Is(_) = fields {
            self.draft.form_mut(form).fields = Stated::None;
        }
        add(&mut self.draft.procedure_mut(self.kept).forms, form);
        if fields == Stated::Unknown {
            self.draft.procedure_mut(self.kept).fields = Stated::Unknown;
        }
        for field in fields.items() {
            self.take_over_field(*field, form);
        }
    }

    fn take_over_field(&mut self, field: FieldId, form: FormId) {
        let model = self.draft.model();
        let of_form = match self.draft.wording(form.into(), "name") {
            Some(name) => name.to_owned(),
            None => model.text(model.forms[form].head.name).to_owned(),
        };
        let taken = self.draft.form(form).fields.items().iter();
        let taken: BTreeSet<String> = taken
            .map(|id| match self.draft.wording((*id).into(), "name") {
                Some(name) => name.to_owned(),
                None => model.text(model.fields[*id].head.name).to_owned(),
            })
            .collect();
        let own = model.text(model.fields[field].head.name);
        let own = own.rsplit('.').next().unwrap_or(own);
        let numbered = (2..).map(|number| format!("{of_form}.{own}-{number}"));
        let mut names = std::iter::once(format!("{of_form}.{own}")).chain(numbered);
        let free = names.find(|name| !taken.contains(name));
        self.rename(field.into(), free.expect("there are names without end"));
        let moved = self.draft.field_mut(field);
        (moved.procedure, moved.form) = (self.kept, form);
        add(&mut self.draft.form_mut(form).fields, field);
        let all = &mut self.draft.procedure_mut(self.kept).fields;
        if *all != Stated::Unknown {
            add(all, field);
        }
        self.items.insert(Item::Field(field), Item::Field(field));
        self.take(field.into());
    }

    /// Keeps the ways of filing of both; those that differ go by whom they are for.
    pub(super) fn channels(&mut self) {
        let ours = self.draft.procedure(self.kept).channels.clone();
        let theirs = self.draft.procedure(self.gone).channels.clone();
        if ours == Stated::Unknown || theirs == Stated::Unknown {
            return;
        }
        let mut left = ours.items().to_vec();
        for channel in theirs.items() {
            let wanted = meaning::channel(self.draft, *channel);
            let same = |id: &ChannelId| meaning::channel(self.draft, *id) == wanted;
            if let Some(place) = left.iter().position(same) {
                let same = left.remove(place);
                self.share(same.into(), (*channel).into());
                continue;
            }
            let method = self.draft.channel(*channel).method;
            let listed = self.draft.procedure(self.kept).channels.items().iter();
            let number = 1 + listed
                .filter(|id| self.draft.channel(**id).method == method)
                .count();
            let model = self.draft.model();
            let owner = model.text(model.procedures[self.kept].head.name);
            let name = match number {
                1 => format!("{owner}.{}", method.english()),
                number => format!("{owner}.{}-{number}", method.english()),
            };
            self.rename((*channel).into(), name);
            self.draft.channel_mut(*channel).procedure = self.kept;
            add(&mut self.draft.procedure_mut(self.kept).channels, *channel);
            self.take((*channel).into());
        }
        for channel in left {
            self.keep(channel.into());
        }
    }

    /// Gives what either gives.
    pub(super) fn results(&mut self) {
        let ours = self.draft.procedure(self.kept).results.clone();
        let theirs = self.draft.procedure(self.gone).results.clone();
        if ours == Stated::Unknown || theirs == Stated::Unknown {
            return;
        }
        for result in theirs.items() {
            let wanted = meaning::result(self.draft, *result);
            let mut same = ours.items().iter();
            let same = same.find(|id| meaning::result(self.draft, **id) == wanted);
            if let Some(same) = same {
                self.items
                    .insert(Item::Result(*result), Item::Result(*same));
                continue;
            }
            let model = self.draft.model();
            let name = self.fresh(model.text(model.results[*result].head.name));
            self.rename((*result).into(), name);
            self.draft.result_mut(*result).procedure = self.kept;
            add(&mut self.draft.procedure_mut(self.kept).results, *result);
            self.items
                .insert(Item::Result(*result), Item::Result(*result));
        }
    }
}
