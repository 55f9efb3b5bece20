//! What a name inside a procedure stands for, and by which name a thing is called there.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, Item, Model, ProcedureId, Stated};
use crate::proposal::draft::Draft;
use crate::symbol::Symbol;

/// The names of the parts of a procedure, as its steps may write them.
pub(super) struct Names<'a> {
    model: &'a Model,
    /// The procedure's own name.
    owner: &'a str,
    /// From a name to what it stands for: a form to its fields, an item to all its papers.
    items: BTreeMap<String, Vec<Item>>,
    /// What every thing is called.
    called: BTreeMap<Item, String>,
    /// What is left after the edits.
    left: BTreeSet<Item>,
    /// What steps write that is no part, after the edits.
    written: BTreeSet<Symbol>,
}

impl<'a> Names<'a> {
    pub(super) fn new(draft: &Draft<'a>, procedure: ProcedureId) -> Self {
        let model = draft.model();
        let before = &model.procedures[procedure];
        let mut names = Self {
            model,
            owner: model.text(before.head.name),
            items: BTreeMap::new(),
            called: BTreeMap::new(),
            left: BTreeSet::new(),
            written: BTreeSet::new(),
        };
        for id in before.documents.items() {
            let document = &model.documents[*id];
            let declared = document
                .excerpt
                .map_or(document.head.name, |item| item.item);
            names.add(declared, Item::Document(*id));
        }
        for id in before.results.items() {
            names.add(model.results[*id].head.name, Item::Result(*id));
        }
        names.add_fields(procedure);
        let after = draft.procedure(procedure);
        let documents = after.documents.items().iter().copied();
        names.left.extend(documents.map(Item::Document));
        let results = after.results.items().iter().copied();
        names.left.extend(results.map(Item::Result));
        for form in after.forms.items() {
            let fields = draft.form(*form).fields.items().iter().copied();
            names.left.extend(fields.map(Item::Field));
        }
        for step in draft.steps_of(procedure) {
            let written = draft.step(*step).writes.items().iter();
            names.written.extend(written.filter_map(|item| match item {
                Item::Named(name) => Some(*name),
                _ => None,
            }));
        }
        names
    }

    fn add(&mut self, name: Symbol, item: Item) {
        let short = self.short(name).to_owned();
        self.called.insert(item, short.clone());
        self.items.entry(short).or_default().push(item);
    }

    /// A field goes by its own name, where no other part does.
    fn add_fields(&mut self, procedure: ProcedureId) {
        let mut shared: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
        for form in self.model.procedures[procedure].forms.items() {
            let form_name = self.short(self.model.forms[*form].head.name).to_owned();
            for field in self.model.forms[*form].fields.items() {
                let path = self.short(self.model.fields[*field].head.name);
                let own = path.rsplit('.').next().unwrap_or(path);
                shared.entry(own).or_default().push(Item::Field(*field));
                self.items
                    .insert(path.to_owned(), vec![Item::Field(*field)]);
                let fields = self.items.entry(form_name.clone()).or_default();
                fields.push(Item::Field(*field));
            }
        }
        let steps = self.model.procedures[procedure].steps.items().iter();
        let steps: BTreeSet<&str> = steps
            .map(|step| self.short(self.model.steps[*step].head.name))
            .collect();
        for (own, fields) in shared {
            let is_free = !self.items.contains_key(own) && !steps.contains(own);
            for field in &fields {
                let Item::Field(id) = field else { continue };
                let path = self.short(self.model.fields[*id].head.name);
                let name = if is_free && fields.len() == 1 {
                    own
                } else {
                    path
                };
                self.called.insert(*field, name.to_owned());
            }
            if is_free && fields.len() == 1 {
                self.items.insert(own.to_owned(), fields);
            }
        }
    }

    /// Returns a name without that of the procedure.
    pub(super) fn short(&self, name: Symbol) -> &'a str {
        let text = self.model.text(name);
        let rest = text.strip_prefix(self.owner);
        rest.and_then(|rest| rest.strip_prefix('.')).unwrap_or(text)
    }

    /// Returns what a written name stands for.
    pub(super) fn stands_for(&self, written: &str) -> Vec<Item> {
        let own = written.strip_prefix(self.owner);
        let rest = own.and_then(|rest| rest.strip_prefix('.'));
        let mut known = [Some(written), rest].into_iter().flatten();
        let known = known.find_map(|name| self.items.get(name));
        match (known, self.model.texts.find(written)) {
            (Some(items), _) => items.clone(),
            (None, Some(symbol)) => vec![Item::Named(symbol)],
            (None, None) => Vec::new(),
        }
    }

    /// Returns what a written name stands for once the edits are made.
    pub(super) fn will_stand_for(&self, written: &str) -> Vec<Item> {
        let mut items = self.stands_for(written);
        items.retain(|item| matches!(item, Item::Named(_)) || self.left.contains(item));
        items
    }

    /// Returns by which name a step may call an item.
    pub(super) fn call(&self, item: Item) -> String {
        match item {
            Item::Named(name) => self.model.text(name).to_owned(),
            item => self.called.get(&item).cloned().unwrap_or_default(),
        }
    }

    /// Returns whether a name that is no part may still be used: some step writes it, or a register
    /// holds it.
    pub(super) fn can_be_used(&self, item: Item) -> bool {
        match item {
            Item::Named(name) => {
                let known = self.model.find(self.model.text(name));
                self.written.contains(&name) || matches!(known, Some(Entity::Register(_)))
            }
            _ => true,
        }
    }
}

/// Returns whether two lists say the same, in whatever order.
pub(super) fn alike<T: Ord + Copy>(left: &Stated<Vec<T>>, right: &Stated<Vec<T>>) -> bool {
    let set = |list: &Stated<Vec<T>>| {
        let items = list.items().iter().copied();
        items.collect::<BTreeSet<T>>()
    };
    let kind = |list: &Stated<Vec<T>>| match list {
        Stated::Unknown => 0,
        Stated::None => 1,
        Stated::Is(_) => 2,
    };
    kind(left) == kind(right) && set(left) == set(right)
}
