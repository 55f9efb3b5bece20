//! What a procedure is, in words that do not depend on where it is written.
//!
//! Two models that describe the same have the same portraits. Left out are places in files, how
//! something came to be known, and the names of channels and opinions, which nobody writes: they
//! follow from their order. Lists that say the same in another order are alike.

use std::fmt::Debug;

use crate::model::{
    Channel, CitationId, Consultation, Document, Field, Form, Head, Item, Linked, Model, Outcome,
    Procedure, ProcedureId, Stated, Step,
};
use crate::symbol::Symbol;

/// Returns the portrait of a procedure: a line for each thing and part of it.
pub fn portrait(model: &Model, procedure: ProcedureId) -> Vec<String> {
    let mut painter = Painter {
        model,
        lines: Vec::new(),
        choices: Vec::new(),
    };
    painter.procedure(&model.procedures[procedure]);
    painter.lines
}

/// Returns whether a list is known, and known to be empty.
fn state<T>(list: &Stated<Vec<T>>) -> Stated<()> {
    list.as_ref().map(|_| ())
}

struct Painter<'m> {
    model: &'m Model,
    lines: Vec<String>,
    /// The choices met, so that they count from the first.
    choices: Vec<u32>,
}

impl<'m> Painter<'m> {
    fn text(&self, symbol: Symbol) -> &'m str {
        self.model.text(symbol)
    }

    fn line(&mut self, what: &str, parts: &dyn Debug) {
        self.lines.push(format!("{what} {parts:?}"));
    }

    /// Names the things of a list, in name order.
    fn named<T: Copy>(
        &self,
        list: &Stated<Vec<T>>,
        name: impl Fn(&'m Model, T) -> String,
    ) -> Stated<Vec<String>> {
        list.as_ref().map(|items| {
            let mut names: Vec<String> = items.iter().map(|item| name(self.model, *item)).collect();
            names.sort();
            names
        })
    }

    fn words(&self, text: Stated<Symbol>) -> Stated<&'m str> {
        text.map(|text| self.text(text))
    }

    fn head(&self, head: &Head, is_named: bool) -> (&'m str, &'m str, Stated<Vec<String>>) {
        let Head {
            name,
            title,
            span: _,
            bases,
        } = head;
        let name = if is_named { self.text(*name) } else { "" };
        (name, self.text(*title), self.bases(bases))
    }

    fn bases(&self, bases: &Stated<Vec<CitationId>>) -> Stated<Vec<String>> {
        self.named(bases, |model, id| {
            let cited = &model.citations[id];
            let labels = cited
                .labels()
                .map(|label| label.map(|label| model.text(label)));
            format!("{} {labels:?}", model.text(model.laws[cited.law].head.name))
        })
    }

    fn items(&self, items: &Stated<Vec<Item>>) -> Stated<Vec<String>> {
        self.named(items, |model, item| {
            let name = match item {
                Item::Field(id) => model.fields[id].head.name,
                Item::Document(id) => model.documents[id].head.name,
                Item::Result(id) => model.results[id].head.name,
                Item::Named(name) => name,
            };
            model.text(name).to_owned()
        })
    }

    fn procedure(&mut self, procedure: &Procedure) {
        let Procedure {
            head,
            code,
            kind,
            domains,
            levels,
            subjects,
            authorities,
            partners,
            volume,
            volume_certainty,
            decision,
            decided,
            published,
            published_on,
            tracked_on,
            workflow_on,
            life_events,
            linked,
            conditions,
            channels,
            forms,
            fields,
            documents,
            steps,
            results,
        } = procedure;
        let agency = |model: &Model, id| {
            let agency: &crate::model::Agency = &model.agencies[id];
            model.text(agency.head.name).to_owned()
        };
        let texts = |texts: &[Symbol]| {
            texts
                .iter()
                .map(|text| self.text(*text))
                .collect::<Vec<_>>()
        };
        let parts = (
            (self.head(head, true), self.words(*code), kind),
            (
                domains.as_ref().map(|domains| texts(domains)),
                levels,
                subjects,
            ),
            (
                self.named(authorities, agency),
                self.named(partners, agency),
            ),
            (volume, volume_certainty, self.words(*decision), decided),
            (published, self.words(*published_on)),
            (self.words(*tracked_on), self.words(*workflow_on)),
            (texts(life_events), texts(conditions)),
        );
        self.line("procedure", &parts);
        for Linked {
            with,
            lead,
            reuse,
            span: _,
        } in linked
        {
            let with = self.text(self.model.procedures[*with].head.name);
            let lead = lead.map(|id| agency(self.model, id));
            self.line("linked", &(with, lead, self.items(reuse)));
        }
        let lists = (
            (state(channels), state(forms), state(fields)),
            (state(documents), state(steps), state(results)),
        );
        self.line("has", &lists);
        let model = self.model;
        channels
            .items()
            .iter()
            .for_each(|id| self.channel(&model.channels[*id]));
        forms
            .items()
            .iter()
            .for_each(|id| self.form(&model.forms[*id]));
        documents
            .items()
            .iter()
            .for_each(|id| self.document(&model.documents[*id]));
        steps
            .items()
            .iter()
            .for_each(|id| self.step(&model.steps[*id]));
        results
            .items()
            .iter()
            .for_each(|id| self.result(&model.results[*id]));
    }

    fn channel(&mut self, channel: &Channel) {
        let Channel {
            head,
            procedure: _,
            method,
            extent,
            time_limit,
            fee,
            fee_note,
            payment,
            effort,
            condition,
        } = channel;
        let parts = (
            (self.head(head, false), method, extent, time_limit),
            (fee, self.words(*fee_note), payment, effort),
            self.words(*condition),
        );
        self.line("channel", &parts);
    }

    fn form(&mut self, form: &Form) {
        let Form {
            head,
            procedure: _,
            fields,
            template,
            effort,
        } = form;
        let is_described = fields.as_ref().map(|_| ());
        let head = self.head(head, true);
        let parts = (head, is_described, self.words(*template), effort);
        self.line("form", &parts);
        let model = self.model;
        fields
            .items()
            .iter()
            .for_each(|id| self.field(&model.fields[*id]));
    }

    fn field(&mut self, field: &Field) {
        let Field {
            head,
            procedure: _,
            form: _,
            concept,
            recognition: _,
            role,
            moment,
            optional,
            condition,
            value_type,
            effort,
        } = field;
        let concept = concept.map(|id| self.text(self.model.concepts[id].head.name));
        let parts = (
            (self.head(head, true), concept, self.words(*role)),
            (
                self.words(*moment),
                optional,
                self.words(*condition),
                value_type,
                effort,
            ),
        );
        self.line("field", &parts);
    }

    fn document(&mut self, document: &Document) {
        let Document {
            head,
            procedure: _,
            paper,
            recognition: _,
            role,
            originals,
            certified,
            copies,
            shown,
            electronic,
            handing: _,
            optional,
            case,
            alternative,
            condition,
            template,
            effort,
            title_at: _,
            leaves_open: _,
            excerpt,
        } = document;
        let choice = alternative.map(|choice| {
            let met = self.choices.iter().position(|met| *met == choice);
            met.unwrap_or_else(|| {
                self.choices.push(choice);
                self.choices.len() - 1
            })
        });
        let paper = paper.map(|id| self.text(self.model.papers[id].head.name));
        let item = excerpt.map(|excerpt| (self.text(excerpt.item), self.text(excerpt.title)));
        let parts = (
            (self.head(head, true), paper, self.words(*role), item),
            (originals, certified, copies, shown, electronic, optional),
            (case.map(|case| self.text(case)), choice),
            (self.words(*condition), self.words(*template), effort),
        );
        self.line("document", &parts);
    }

    fn step(&mut self, step: &Step) {
        let Step {
            head,
            procedure: _,
            by,
            after,
            takes,
            waits,
            presence,
            uses,
            writes,
            consultations,
            act,
            condition,
        } = step;
        let after = self.named(after, |model, id| {
            model.text(model.steps[id].head.name).to_owned()
        });
        let by = by.map(|id| self.text(self.model.agencies[id].head.name));
        let parts = (
            (self.head(head, true), by, after, takes, waits, presence),
            (
                self.items(uses),
                self.items(writes),
                act,
                self.words(*condition),
            ),
        );
        self.line("step", &parts);
        let model = self.model;
        for id in consultations {
            self.consultation(&model.consultations[*id]);
        }
    }

    fn consultation(&mut self, consultation: &Consultation) {
        let Consultation {
            head,
            procedure: _,
            step: _,
            agency,
            about,
            within,
        } = consultation;
        let agency = self.text(self.model.agencies[*agency].head.name);
        let parts = (self.head(head, false), agency, self.items(about), within);
        self.line("consultation", &parts);
    }

    fn result(&mut self, result: &Outcome) {
        let Outcome {
            head,
            procedure: _,
            paper,
            recognition: _,
            role,
            electronic,
            on_paper,
            recorded_in,
            valid_for,
        } = result;
        let paper = paper.map(|id| self.text(self.model.papers[id].head.name));
        let registers = self.named(recorded_in, |model, id| {
            model.text(model.registers[id].head.name).to_owned()
        });
        let parts = (
            (self.head(head, true), paper, self.words(*role)),
            (electronic, on_paper, registers, valid_for),
        );
        self.line("result", &parts);
    }
}
