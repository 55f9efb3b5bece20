//! What a condition rests on in words: values worked out, facts, things and places.

use crate::finding::wording;
use crate::model::Entity;
use crate::phrase::{Phrase, phrase};
use crate::rule::parameter::Parameter;
use crate::rule::proof::place::Origin;
use crate::rule::proof::{Bound, Fact, Known, Term};
use crate::rule::value::Value;
use crate::span::Span;

use super::super::super::{Ground, words};
use super::Teller;

/// How many items of a list are told.
const ITEMS: usize = 3;

impl Teller<'_, '_> {
    /// Words a value that was worked out: `wanted = 1, tức là places - d.originals`.
    pub(super) fn term(&self, term: &Term<'_>) -> Phrase {
        let model = self.ground.model;
        let value = self.value(&term.value);
        let mut text = Phrase::new(
            format_args!("{} = {}", term.text.vi, value.vi),
            format_args!("{} = {}", term.text.en, value.en),
        );
        if let Some(Phrase { vi, en }) = &term.stands_for {
            text += phrase!(", là {vi}", ", which is {en}");
        }
        let mut items = Vec::new();
        for (thing, value) in &term.items {
            let mut item = self.value(thing);
            if let Some(value) = value {
                let Phrase { vi, en } = wording::value(value, model);
                item += phrase!(": {vi}", ": {en}");
            }
            items.push(item);
        }
        if !items.is_empty() {
            let Phrase { vi, en } = words::join(&items, ", ");
            text += phrase!(" ({vi})", " ({en})");
        }
        if let Some((Phrase { vi, en }, span)) = &term.row {
            let place = self.place(*span);
            text += Phrase::new(
                format_args!(", theo `{vi}` ({})", place.vi),
                format_args!(", by `{en}` ({})", place.en),
            );
        }
        if let Some(parameter) = self.ground.parameter(term) {
            text += self.parameter(parameter);
        }
        text
    }

    /// Says since when a parameter has its value, and where that is written.
    fn parameter(&self, parameter: &Parameter) -> Phrase {
        let place = self.place(parameter.span);
        let from = parameter.value.as_ref().and_then(|(_, period)| period.from);
        let since = from.map(wording::date).unwrap_or_default();
        let title = &parameter.title;
        Phrase::new(
            format_args!(", tham số «{title}» từ {} ({})", since.vi, place.vi),
            format_args!(
                ", the parameter “{title}” since {} ({})",
                since.en, place.en
            ),
        )
    }

    /// Words a fact: `d: số bản sao = 3 (khai-sinh.tthc:12)`.
    pub(super) fn fact(&self, fact: &Fact<'_>) -> Phrase {
        let model = self.ground.model;
        let owner = self.label(fact.thing);
        let at = self.ground.places.of(fact, model);
        let place = self.place(at.span);
        let place = match at.origin {
            Origin::Written => place,
            Origin::Recognised => Phrase::new(
                format_args!("nhận ra từ tên, {}", place.vi),
                format_args!("recognised from the title, {}", place.en),
            ),
            Origin::Derived => Phrase::new(
                format_args!("suy ra từ mô tả, {}", place.vi),
                format_args!("derived from the description, {}", place.en),
            ),
            Origin::Silent => Phrase::new(
                format_args!("không ghi, {}", place.vi),
                format_args!("not written, {}", place.en),
            ),
            Origin::Unsaid => Phrase::new(
                format_args!("chưa ghi, {}", place.vi),
                format_args!("not written, {}", place.en),
            ),
        };
        match &fact.known {
            // What it comes to cannot be shown, only compared.
            Known::Part(part, Value::Fingerprint(_)) => Phrase::new(
                format_args!("{}: {} ({})", owner.vi, part.vi, place.vi),
                format_args!("{}: {} ({})", owner.en, part.en, place.en),
            ),
            Known::Part(part, value) => {
                let value = self.value(value);
                Phrase::new(
                    format_args!("{}: {} = {} ({})", owner.vi, part.vi, value.vi, place.vi),
                    format_args!("{}: {} = {} ({})", owner.en, part.en, value.en, place.en),
                )
            }
            Known::Clause(_) => {
                let text = self.ground.sources.text(at.span.file);
                let text = &text[at.span.start as usize..at.span.end as usize];
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                Phrase::new(
                    format_args!("{}: `{text}` ({})", owner.vi, place.vi),
                    format_args!("{}: `{text}` ({})", owner.en, place.en),
                )
            }
        }
    }

    /// Calls a thing by the variable that stands for it, or else by its title.
    fn label(&self, thing: Entity) -> Phrase {
        let bound = self.bound.iter().find(|bound| bound.thing == thing);
        bound.map_or_else(|| self.thing(thing), |bound| Phrase::same(&bound.name))
    }

    pub(super) fn thing(&self, thing: Entity) -> Phrase {
        quoted(wording::title(thing, self.ground.model))
    }

    /// Words a value; titles and texts in quotes, since they may hold commas.
    fn value(&self, value: &Value<'_>) -> Phrase {
        let words = wording::value(value, self.ground.model);
        match value {
            Value::Entity(_) | Value::Symbol(_) | Value::Text(_) => quoted(words),
            Value::List(list) if !list.is_empty() => {
                let items: Vec<Phrase> = list
                    .iter()
                    .take(ITEMS)
                    .map(|item| self.value(&item))
                    .collect();
                let mut text = words::join(&items, ", ");
                if let more @ 1.. = list.len().saturating_sub(ITEMS) {
                    text += phrase!(" và {more} mục khác", " and {more} more");
                }
                text
            }
            _ => words,
        }
    }

    /// Says where something is written: only the line, where it is in the file of a variable, which
    /// has been told.
    pub(super) fn place(&self, span: Span) -> Phrase {
        let Ground { model, sources, .. } = self.ground;
        let is_there = |bound: &Bound| bound.thing.span(model).file == span.file;
        let line = sources.position(span).line;
        match self.bound.iter().position(is_there) {
            Some(0) => phrase!("dòng {line}", "line {line}"),
            Some(position) => {
                let name = &self.bound[position].name;
                phrase!(
                    "dòng {line}, tệp của {name}",
                    "line {line}, the file of {name}"
                )
            }
            None => self.whole_place(span),
        }
    }

    /// Says where something is written; what comes with the program is told as such.
    pub(super) fn whole_place(&self, span: Span) -> Phrase {
        let sources = self.ground.sources;
        let line = sources.position(span).line;
        let place = format!("{}:{line}", sources.path(span.file));
        if self.ground.is_shipped(span.file) {
            phrase!(
                "có sẵn trong tinhgon, {place}",
                "shipped with tinhgon, {place}"
            )
        } else {
            Phrase::same(place)
        }
    }
}

fn quoted(Phrase { vi, en }: Phrase) -> Phrase {
    phrase!("«{vi}»", "“{en}”")
}
