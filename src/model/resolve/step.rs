//! The steps of a procedure: their order, what they use and write, whom they ask.

use super::Resolver;
use super::circle::{Link, Relation};
use super::cursor::Cursor;
use super::procedure::{Found, Inside};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::index::Id as _;
use crate::model::{
    AgencyId, Consultation, ConsultationId, Entity, FieldId, Head, Item, Kind, Stated, Step, StepId,
};
use crate::phrase::phrase;
use crate::span::Spanned;
use crate::syntax::ast::Clause;
use crate::syntax::keyword::Keyword;

/// What a step may do to the case; each step at most one of them.
const ACTS: [Keyword; 7] = [
    Keyword::Receives,
    Keyword::Checks,
    Keyword::Verifies,
    Keyword::Appraises,
    Keyword::Approves,
    Keyword::Records,
    Keyword::Returns,
];

impl Resolver<'_> {
    /// Resolves the steps of a procedure, after everything that they may name.
    pub(super) fn steps<'a>(
        &mut self,
        inside: &mut Inside<'a>,
        clause: &'a Clause<'a>,
    ) -> Stated<Vec<StepId>> {
        let first = self.model.steps.len();
        let mut steps: Vec<&'a Clause<'a>> = Vec::new();
        for part in clause.clauses_of(Keyword::Step) {
            let id = StepId::from_index(first + steps.len());
            let short = part.name().expect("the grammar names every step").node;
            if self.declare(inside, ("", short), (id.into(), part)) {
                steps.push(part);
            }
        }
        for part in &steps {
            for written in part.clauses_of(Keyword::Writes) {
                let names = Cursor::of(written).names().into_iter();
                let new = names.map(|name| name.node).filter(|name| {
                    !name.contains('.') && matches!(inside.find(name), Found::Nothing)
                });
                let new: Vec<&str> = new.collect();
                inside.written.extend(new);
            }
        }
        let links = self.links.len();
        let mut ids = Vec::with_capacity(steps.len());
        for part in steps {
            let step = self.step(inside, part);
            ids.push(self.model.steps.push(step));
        }
        // A circle needs a step that comes after itself or a later one; without, its links can go.
        if self.links[links..].iter().all(|link| link.to < link.from) {
            self.links.truncate(links);
        }
        self.parts(clause, Keyword::Steps, ids)
    }

    fn step<'a>(&mut self, inside: &Inside<'a>, clause: &'a Clause<'a>) -> Step {
        let id = StepId::from_index(self.model.steps.len());
        let short = clause.name().expect("the grammar names every step").node;
        let name = self.path(inside.name, short);
        let head = self.head(clause, name);
        Step {
            procedure: inside.id,
            by: self.reference(clause, Keyword::By),
            after: self.after(inside, id, clause),
            takes: self.step_time(clause),
            waits: self.duration(clause, Keyword::Waits),
            presence: self.flag(clause, Keyword::Presence),
            uses: self.items(inside, clause, Keyword::Uses),
            writes: self.items(inside, clause, Keyword::Writes),
            consultations: self.consultations(inside, &head, clause),
            act: self.act(clause),
            condition: self.text(clause, Keyword::Condition),
            head,
        }
    }

    /// Reads the steps that a step comes after, each once.
    fn after<'a>(
        &mut self,
        inside: &Inside<'a>,
        step: StepId,
        clause: &Clause<'a>,
    ) -> Stated<Vec<StepId>> {
        self.list(clause, Keyword::After, |resolver, mut words| {
            let mut steps = Vec::new();
            for name in words.names() {
                let before = match inside.find(name.node) {
                    Found::Part(Entity::Step(before)) => before,
                    Found::Part(other) => {
                        resolver.report_wrong_kind(name, other.kind(), &[Kind::Step]);
                        continue;
                    }
                    Found::Several(..) => {
                        resolver.report_wrong_kind(name, Kind::Field, &[Kind::Step]);
                        continue;
                    }
                    Found::Nothing => {
                        resolver.report_no_part(inside, name);
                        continue;
                    }
                };
                resolver.links.push(Link {
                    relation: Relation::After,
                    from: step.into(),
                    to: before.into(),
                    span: name.span,
                });
                if !steps.contains(&before) {
                    steps.push(before);
                }
            }
            steps
        })
    }

    /// Reads what a step uses or writes.
    fn items<'a>(
        &mut self,
        inside: &Inside<'a>,
        clause: &Clause<'a>,
        keyword: Keyword,
    ) -> Stated<Vec<Item>> {
        self.list(clause, keyword, |resolver, mut words| {
            let mut items = Vec::new();
            for name in words.names() {
                resolver.add_items(inside, name, &mut items);
            }
            items
        })
    }

    /// Adds what a name inside a procedure stands for: a form stands for all its fields.
    pub(super) fn add_items(
        &mut self,
        inside: &Inside<'_>,
        name: Spanned<&str>,
        items: &mut Vec<Item>,
    ) {
        let mut add = |item: Item| {
            if !items.contains(&item) {
                items.push(item);
            }
        };
        match inside.find(name.node) {
            Found::Part(Entity::Field(field)) => add(Item::Field(field)),
            Found::Part(Entity::Document(document)) => add(Item::Document(document)),
            Found::Part(Entity::Result(result)) => add(Item::Result(result)),
            Found::Part(Entity::Form(form)) => {
                for field in self.model.forms[form].fields.items() {
                    add(Item::Field(*field));
                }
            }
            Found::Part(other) => self.report_wrong_kind(
                name,
                other.kind(),
                &[Kind::Field, Kind::Form, Kind::Document, Kind::Result],
            ),
            Found::Several(first, second) => self.report_ambiguous(name, [first, second]),
            Found::Nothing if inside.written.contains(name.node) || self.is_register(name.node) => {
                add(Item::Named(self.model.texts.intern(name.node)));
            }
            Found::Nothing => self.report_no_part(inside, name),
        }
    }

    /// Returns whether a name is that of a register: a step may use what it looks up there.
    fn is_register(&self, name: &str) -> bool {
        matches!(self.scope.find(name), Some(Entity::Register(_)))
    }

    /// Resolves whom a step consults. An opinion is named after the step and the agency,
    /// `p.hoi.ubnd-xa`, the second of one agency `p.hoi.ubnd-xa-2`: the same from year to year,
    /// whoever else is asked.
    fn consultations<'a>(
        &mut self,
        inside: &Inside<'a>,
        step: &Head,
        clause: &Clause<'a>,
    ) -> Vec<ConsultationId> {
        let mut ids: Vec<ConsultationId> = Vec::new();
        for part in clause.clauses_of(Keyword::Consults) {
            let mut words = Cursor::of(part);
            let name = words.name().expect("the grammar says who is consulted");
            let about = self.asked_about(inside, &mut words);
            let within = match (words.skip(Keyword::Within), words.skip(Keyword::None)) {
                (true, true) => Stated::None,
                _ => Stated::or_unknown(words.duration()),
            };
            let Some(agency) = self.refer::<AgencyId>(name) else {
                continue;
            };
            let before = ids
                .iter()
                .filter(|id| self.model.consultations[**id].agency == agency)
                .count();
            let path = match before {
                0 => self.path(step.name, name.node),
                _ => self.path(step.name, &format!("{}-{}", name.node, before + 1)),
            };
            let consultation = Consultation {
                head: Head {
                    name: path,
                    title: self.model.agencies[agency].head.title,
                    span: part.span,
                    bases: step.bases.clone(),
                },
                procedure: inside.id,
                step: StepId::from_index(self.model.steps.len()),
                agency,
                about,
                within,
            };
            ids.push(self.model.consultations.push(consultation));
        }
        ids
    }

    /// Reads what an opinion is asked about; unknown where nothing is said or left of it.
    fn asked_about<'a>(
        &mut self,
        inside: &Inside<'a>,
        words: &mut Cursor<'_, 'a>,
    ) -> Stated<Vec<Item>> {
        if !words.skip(Keyword::About) {
            return Stated::Unknown;
        }
        if words.skip(Keyword::None) {
            return Stated::None;
        }
        let mut about = Vec::new();
        loop {
            if let Some(text) = words.text() {
                about.push(Item::Named(self.model.texts.intern(text.node)));
            } else if let Some(name) = words.name() {
                self.add_items(inside, name, &mut about);
            }
            if !words.comma() {
                break;
            }
        }
        if about.is_empty() {
            Stated::Unknown
        } else {
            Stated::Is(about)
        }
    }

    /// Reads what a step does to the case; a second act is reported.
    fn act(&mut self, clause: &Clause<'_>) -> Stated<Keyword> {
        let mut acts = clause
            .clauses()
            .iter()
            .filter(|part| ACTS.contains(&part.keyword));
        let Some(first) = acts.next() else {
            return Stated::Unknown;
        };
        for again in acts {
            let [first_vi, again_vi] = [first, again].map(|act| act.keyword.vietnamese());
            let [first_en, again_en] = [first, again].map(|act| act.keyword.english());
            self.sink.push(
                Diagnostic::error(
                    Code::RepeatedClause,
                    again.span,
                    phrase!(
                        "một bước vừa `{first_vi}` vừa `{again_vi}`",
                        "one step both `{first_en}` and `{again_en}`"
                    ),
                )
                .related(
                    first.span,
                    phrase!("việc thứ nhất ở đây", "the first act is here"),
                )
                .help(phrase!(
                    "tách thành hai bước, hoặc giữ lại một việc",
                    "make two steps of it, or keep one act"
                )),
            );
        }
        Stated::Is(first.keyword)
    }

    /// Reports a name that stands for nothing inside the procedure.
    fn report_no_part(&mut self, inside: &Inside<'_>, name: Spanned<&str>) {
        let names = inside.names();
        let near = similar::nearest(
            name.node,
            names.into_iter().chain(inside.written.iter().copied()),
        );
        // It may be declared in what could not be read.
        if near.is_none() && self.unread.within(inside.clause.span) {
            return;
        }
        let procedure = inside.text;
        self.report_missing(
            name,
            near,
            phrase!(
                "khai báo trong thủ tục `{procedure}`, hoặc cho một bước lập ra",
                "declare it in the procedure `{procedure}`, or have a step write it"
            ),
        );
    }

    fn report_ambiguous(&mut self, name: Spanned<&str>, fields: [FieldId; 2]) {
        let text = name.node;
        let [first, second] = fields.map(|field| &self.model.fields[field].head);
        let (one, other) = (self.model.text(first.name), self.model.text(second.name));
        let places = [first.span, second.span];
        let mut diagnostic = Diagnostic::error(
            Code::AmbiguousName,
            name.span,
            phrase!(
                "`{text}` có trên nhiều biểu mẫu",
                "`{text}` stands on several forms"
            ),
        )
        .help(phrase!(
            "ghi cả biểu mẫu: `{one}` hoặc `{other}`",
            "name the form too: `{one}` or `{other}`"
        ));
        for place in places {
            diagnostic = diagnostic.related(place, phrase!("một ở đây", "one is here"));
        }
        self.sink.push(diagnostic);
    }
}
