//! From names to things, and from things to what people call them.

use super::{Citation, Entity, EntityId, FieldId, Head, Law, Model, ProcedureId};
use crate::index::Arena;
use crate::phrase::{Phrase, phrase};
use crate::symbol::Symbol;

impl Citation {
    /// Returns what its parts are called, from the widest to the narrowest: annex, article, clause,
    /// point; then the section.
    pub const fn labels(&self) -> [Option<Symbol>; 5] {
        [
            self.annex,
            self.article,
            self.clause,
            self.point,
            self.section,
        ]
    }
}

impl Model {
    /// Returns the thing that goes by a name: `khai-sinh`, `khai-sinh.to-khai.ho-ten`.
    ///
    /// As in a file, the form of a field may be left out where only one form has a field of that
    /// name. A citation has no name. Logarithmic in the things at the top level, linear in the
    /// parts of one procedure.
    pub fn find(&self, name: &str) -> Option<Entity> {
        let Some((owner, rest)) = name.split_once('.') else {
            return self
                .top(&self.procedures, name, |procedure| &procedure.head)
                .or_else(|| self.top(&self.agencies, name, |agency| &agency.head))
                .or_else(|| self.top(&self.laws, name, |law| &law.head))
                .or_else(|| self.top(&self.concepts, name, |concept| &concept.head))
                .or_else(|| self.top(&self.registers, name, |register| &register.head))
                .or_else(|| self.top(&self.papers, name, |paper| &paper.head));
        };
        let Entity::Procedure(procedure) = self.find(owner)? else {
            return None;
        };
        self.part(procedure, name)
            .or_else(|| self.field(procedure, rest).map(Entity::from))
    }

    /// Returns the names of the documents that an item of a dossier was split into, given its own.
    pub fn made_of(&self, item: &str) -> Vec<&str> {
        let Some((owner, _)) = item.split_once('.') else {
            return Vec::new();
        };
        let Some(Entity::Procedure(procedure)) = self.find(owner) else {
            return Vec::new();
        };
        let documents = self.procedures[procedure].documents.items().iter();
        documents
            .map(|id| &self.documents[*id])
            .filter(|document| {
                let excerpt = document.excerpt.as_ref();
                excerpt.is_some_and(|excerpt| self.text(excerpt.item) == item)
            })
            .map(|document| self.text(document.head.name))
            .collect()
    }

    /// Returns the thing at the top level of a name. INVARIANT: arenas are in the order of names.
    fn top<I: EntityId, T>(
        &self,
        arena: &Arena<I, T>,
        name: &str,
        head: impl Fn(&T) -> &Head,
    ) -> Option<Entity> {
        let text = |item: &T| self.text(head(item).name);
        let index = arena.items().partition_point(|item| text(item) < name);
        let item = arena.items().get(index)?;
        (text(item) == name).then(|| I::from_index(index).into())
    }

    /// Returns the part of a procedure that goes by a whole path.
    fn part(&self, procedure: ProcedureId, path: &str) -> Option<Entity> {
        let name = self.texts.find(path)?;
        let mut parts = self.parts_of(procedure);
        parts.find(|part| part.head(self).is_some_and(|head| head.name == name))
    }

    /// Returns the only field of a procedure that goes by a name of its own.
    fn field(&self, procedure: ProcedureId, name: &str) -> Option<FieldId> {
        let mut fields = self.fields_of(procedure).filter(|field| {
            let path = self.text(self.fields[*field].head.name);
            path.rsplit('.').next() == Some(name)
        });
        let field = fields.next()?;
        fields.next().is_none().then_some(field)
    }

    /// Returns the fields of all forms of a procedure, also where some form has none described.
    pub fn fields_of(&self, procedure: ProcedureId) -> impl Iterator<Item = FieldId> {
        let forms = self.procedures[procedure].forms.items();
        forms
            .iter()
            .flat_map(|form| self.forms[*form].fields.items())
            .copied()
    }

    /// Returns everything with a name inside a procedure.
    pub fn parts_of(&self, procedure: ProcedureId) -> impl Iterator<Item = Entity> {
        let parts = &self.procedures[procedure];
        let steps = parts.steps.items();
        let consultations = steps
            .iter()
            .flat_map(|step| &self.steps[*step].consultations);
        let channels = parts.channels.items().iter().copied();
        let forms = parts.forms.items().iter().copied();
        let documents = parts.documents.items().iter().copied();
        let results = parts.results.items().iter().copied();
        channels
            .map(Entity::from)
            .chain(forms.map(Entity::from))
            .chain(self.fields_of(procedure).map(Entity::from))
            .chain(documents.map(Entity::from))
            .chain(results.map(Entity::from))
            .chain(steps.iter().copied().map(Entity::from))
            .chain(consultations.copied().map(Entity::from))
    }

    /// Returns what people call a thing: its title; of a citation, the provision from the smallest
    /// part up, as an official cites it: `điểm b khoản 1 Điều 10 Nghị định số 113/2017/NĐ-CP`.
    pub fn display(&self, entity: Entity) -> Phrase {
        match entity {
            Entity::Citation(id) => self.cite(&self.citations[id]),
            other => Phrase::same(other.head(self).map_or("", |head| self.text(head.title))),
        }
    }

    fn cite(&self, citation: &Citation) -> Phrase {
        let law = self.short_title(&self.laws[citation.law]);
        let mut vi = String::new();
        let mut en = String::new();
        let parts = [
            ("điểm", citation.point),
            ("khoản", citation.clause),
            ("Điều", citation.article),
            ("mục", citation.section),
            ("Phụ lục", citation.annex),
        ];
        for (word, label) in parts {
            if let Some(label) = label {
                vi.extend([word, " ", self.text(label), " "]);
            }
        }
        let parts = [
            ("annex", citation.annex),
            ("section", citation.section),
            ("article", citation.article),
            ("clause", citation.clause),
            ("point", citation.point),
        ];
        for (word, label) in parts {
            if let Some(label) = label {
                en.extend([word, " ", self.text(label), " "]);
            }
        }
        if !en.is_empty() {
            en.push_str("of ");
        }
        phrase!("{vi}{law}", "{en}{law}")
    }

    /// Returns a law's title up to its number: the subject after it is not part of a citation.
    fn short_title(&self, law: &Law) -> &str {
        let title = self.text(law.head.title);
        let number = law.number.value().map(|number| self.text(number));
        number
            .and_then(|number| Some(&title[..title.find(number)? + number.len()]))
            .unwrap_or(title)
    }
}
