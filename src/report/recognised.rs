//! What was recognised in the items of dossiers, and what was not: as text with the words
//! underlined, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::underline::{Stroke, underline};
use crate::model::{Document, Model, PaperId, ProcedureId, Recognition, Stated};
use crate::phrase::{Language, Phrase, phrase};
use crate::recognise::{Asked, Handing, Items, Meaning, Part, Standing, Sureness};
use crate::symbol::Symbol;

/// What is listed.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'l> {
    /// The descriptions.
    pub model: &'l Model,
    /// What their items were read as.
    pub items: &'l Items,
    /// Whether only items are listed of which something was not recognised.
    pub unread: bool,
}

/// An item, and what it was read as.
struct Entry<'l> {
    document: &'l Document,
    /// Nothing where the file itself says what the item is.
    parts: &'l [Part<PaperId>],
}

/// How many parts of all items are what; those are counted that the listing leaves out, too.
#[derive(Debug, Default)]
struct Totals {
    items: usize,
    explicit: usize,
    demanded: usize,
    conditional: usize,
    alternative: usize,
    not_required: usize,
    notes: usize,
    unread: usize,
}

impl<'l> Listing<'l> {
    /// Returns the procedures with their items, as far as they are listed.
    fn procedures(self) -> impl Iterator<Item = (ProcedureId, Vec<Entry<'l>>)> {
        self.model
            .procedures
            .iter()
            .filter_map(move |(id, procedure)| {
                let documents = procedure
                    .documents
                    .as_ref()
                    .value()
                    .map_or(&[][..], Vec::as_slice);
                let entries: Vec<Entry<'l>> = documents
                    .iter()
                    .map(|document| self.entry(&self.model.documents[*document]))
                    .filter(|entry| !self.unread || entry.is_unread())
                    .collect();
                (!entries.is_empty()).then_some((id, entries))
            })
    }

    fn entry(self, document: &'l Document) -> Entry<'l> {
        let parts = match document.recognition {
            Recognition::Explicit => &[],
            Recognition::ByText | Recognition::Unrecognised => {
                self.items.parts(document.head.title)
            }
        };
        Entry { document, parts }
    }

    fn totals(self) -> Totals {
        let mut totals = Totals::default();
        for document in self.model.documents.items() {
            totals.items += 1;
            totals.explicit += usize::from(document.recognition == Recognition::Explicit);
            for part in self.entry(document).parts {
                *match &part.meaning {
                    Meaning::Paper(asked) => match asked.standing {
                        Standing::Demanded => &mut totals.demanded,
                        Standing::Conditional => &mut totals.conditional,
                        Standing::Alternative => &mut totals.alternative,
                        Standing::NotRequired => &mut totals.not_required,
                    },
                    Meaning::Note | Meaning::Amount | Meaning::Heading => &mut totals.notes,
                    Meaning::Unread => &mut totals.unread,
                } += 1;
            }
        }
        totals
    }
}

impl Entry<'_> {
    fn is_unread(&self) -> bool {
        self.parts
            .iter()
            .any(|part| part.meaning == Meaning::Unread)
    }
}

/// Writes a listing as text: each item with its parts numbered and underlined, then what each is;
/// the totals at the end.
pub fn text(listing: Listing<'_>, language: Language, colour: Colour) -> String {
    let model = listing.model;
    let mut pen = Pen::new(language, colour);
    for (id, entries) in listing.procedures() {
        let head = &model.procedures[id].head;
        let title = Phrase::same(format_args!(
            "{} «{}»",
            model.text(head.name),
            model.text(head.title)
        ));
        pen.line(Ink::Bold, "", &title);
        for entry in entries {
            let head = &entry.document.head;
            pen.line(Ink::Plain, "  ", &Phrase::same(model.text(head.name)));
            let strokes: Vec<Stroke> = entry.parts.iter().map(stroke).collect();
            pen.verbatim(&underline("    ", model.text(head.title), &strokes));
            if let Some(said) = said(model, entry.document) {
                pen.line(Ink::Plain, "      ", &said);
            }
            for (number, part) in entry.parts.iter().enumerate() {
                let meaning = meaning(model, head.title, part);
                pen.line(Ink::Plain, &format!("      {:>2} ", number + 1), &meaning);
            }
        }
        pen.blank();
    }
    for line in listing.totals().lines() {
        pen.line(Ink::Plain, "", &line);
    }
    pen.finish()
}

/// Returns how the words of a part are underlined.
fn stroke(part: &Part<PaperId>) -> Stroke {
    let mark = match part.meaning {
        Meaning::Paper(_) => '^',
        Meaning::Note | Meaning::Amount | Meaning::Heading => '~',
        Meaning::Unread => '.',
    };
    Stroke {
        words: part.words.clone(),
        mark,
    }
}

/// Says which paper the file itself names, where it does.
fn said(model: &Model, document: &Document) -> Option<Phrase> {
    let paper = match (document.recognition, document.paper) {
        (Recognition::Explicit, Stated::Is(paper)) => model.text(model.papers[paper].head.name),
        (Recognition::Explicit, _) => {
            return Some(phrase!(
                "ghi rõ trong tệp: không phải giấy tờ nào",
                "said in the file: no paper"
            ));
        }
        _ => return None,
    };
    Some(phrase!(
        "ghi rõ trong tệp: {paper}",
        "said in the file: {paper}"
    ))
}

/// Says what a part of an item is.
fn meaning(model: &Model, title: Symbol, part: &Part<PaperId>) -> Phrase {
    let asked = match &part.meaning {
        Meaning::Paper(asked) => asked,
        Meaning::Note => return phrase!("ghi chú", "a note"),
        Meaning::Amount => return phrase!("số bộ hồ sơ", "the number of sets"),
        Meaning::Heading => return phrase!("lời dẫn", "a heading"),
        Meaning::Unread => return phrase!("chưa nhận ra", "not recognised"),
    };
    let paper = model.text(model.papers[asked.paper].head.name);
    let (standing, sureness) = (standing(asked.standing), sureness(asked.sureness));
    let mut said = phrase!("{paper}: ", "{paper}: ");
    said += standing;
    said += phrase!("; ", "; ");
    said += sureness;
    for handing in &asked.handing {
        said += phrase!("; ", "; ");
        said += self::handing(*handing);
    }
    if let Some(condition) = condition(model, title, asked) {
        said += phrase!("; khi «{condition}»", "; when “{condition}”");
    }
    said
}

/// Returns the words of an item that say when a paper is asked for.
fn condition<'m>(model: &'m Model, title: Symbol, asked: &Asked<PaperId>) -> Option<&'m str> {
    let words = asked.condition.clone()?;
    Some(&model.text(title)[words])
}

fn standing(standing: Standing) -> Phrase {
    match standing {
        Standing::Demanded => phrase!("phải nộp", "demanded"),
        Standing::Conditional => phrase!("có điều kiện", "under a condition"),
        Standing::Alternative => phrase!("một trong nhiều lựa chọn", "one of several"),
        Standing::NotRequired => phrase!("không phải nộp", "not required"),
    }
}

fn sureness(sureness: Sureness) -> Phrase {
    match sureness {
        Sureness::WholeName => phrase!("đúng tên", "its name and nothing else"),
        Sureness::HarmlessWords => phrase!(
            "tên và lời không đổi nghĩa",
            "its name and words that change nothing"
        ),
        Sureness::Listed => phrase!("một mục trong danh sách", "one of a list"),
        Sureness::Kind => phrase!(
            "đúng loại văn bản, lời sau nói rõ về việc gì",
            "its kind of writing, the rest says what about"
        ),
    }
}

fn handing(handing: Handing) -> Phrase {
    match handing {
        Handing::Original => phrase!("bản chính", "original"),
        Handing::Certified => phrase!("bản sao chứng thực", "certified copy"),
        Handing::Copy => phrase!("bản sao", "copy"),
        Handing::Shown => phrase!("xuất trình", "shown"),
        Handing::Electronic => phrase!("bản điện tử", "electronic"),
    }
}

impl Totals {
    fn lines(&self) -> Vec<Phrase> {
        let Self {
            items,
            explicit,
            demanded,
            conditional,
            alternative,
            not_required,
            notes,
            unread,
        } = self;
        vec![
            phrase!(
                "{items} thành phần hồ sơ, {explicit} ghi rõ giấy tờ trong tệp",
                "{items} items, {explicit} with the paper said in the file"
            ),
            phrase!(
                "giấy tờ nhận ra: {demanded} phải nộp, {conditional} có điều kiện, {alternative} lựa chọn, {not_required} không phải nộp",
                "papers recognised: {demanded} demanded, {conditional} under a condition, {alternative} one of several, {not_required} not required"
            ),
            phrase!(
                "phần khác: {notes} ghi chú và lời dẫn, {unread} chưa nhận ra",
                "other parts: {notes} notes and headings, {unread} not recognised"
            ),
        ]
    }
}

/// Writes a listing as JSON, `tinhgon.recognised/1`; places in an item are counted in characters.
pub fn json(listing: Listing<'_>) -> String {
    let model = listing.model;
    let procedures: Vec<Value> = listing
        .procedures()
        .map(|(id, entries)| {
            let head = &model.procedures[id].head;
            json!({
                "name": model.text(head.name),
                "title": model.text(head.title),
                "documents": entries.iter().map(|entry| document(model, entry)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let totals = listing.totals();
    let value = json!({
        "schema": "tinhgon.recognised/1",
        "procedures": procedures,
        "totals": {
            "items": totals.items,
            "explicit": totals.explicit,
            "demanded": totals.demanded,
            "conditional": totals.conditional,
            "alternative": totals.alternative,
            "not_required": totals.not_required,
            "notes": totals.notes,
            "unread": totals.unread,
        },
    });
    let mut text = String::new();
    writeln!(text, "{value:#}").expect("a string takes everything");
    text
}

fn document(model: &Model, entry: &Entry<'_>) -> Value {
    let head = &entry.document.head;
    let title = model.text(head.title);
    let explicit = entry.document.recognition == Recognition::Explicit;
    let paper = entry.document.paper.value().filter(|_| explicit);
    let parts = entry
        .parts
        .iter()
        .map(|part| self::part(model, title, part));
    json!({
        "name": model.text(head.name),
        "title": title,
        "explicit": explicit,
        "paper": paper.map(|paper| model.text(model.papers[paper].head.name)),
        "parts": parts.collect::<Vec<_>>(),
    })
}

fn part(model: &Model, title: &str, part: &Part<PaperId>) -> Value {
    let place = |byte: usize| title[..byte].chars().count();
    let kind = match &part.meaning {
        Meaning::Paper(_) => "paper",
        Meaning::Note => "note",
        Meaning::Amount => "amount",
        Meaning::Heading => "heading",
        Meaning::Unread => "unread",
    };
    let mut value = json!({
        "from": place(part.words.start),
        "until": place(part.words.end),
        "words": &title[part.words.clone()],
        "kind": kind,
    });
    if let Meaning::Paper(asked) = &part.meaning {
        let handing = asked.handing.iter().map(|way| match way {
            Handing::Original => "original",
            Handing::Certified => "certified",
            Handing::Copy => "copy",
            Handing::Shown => "shown",
            Handing::Electronic => "electronic",
        });
        value["paper"] = json!(model.text(model.papers[asked.paper].head.name));
        value["standing"] = json!(match asked.standing {
            Standing::Demanded => "demanded",
            Standing::Conditional => "conditional",
            Standing::Alternative => "alternative",
            Standing::NotRequired => "not-required",
        });
        value["sureness"] = json!(match asked.sureness {
            Sureness::WholeName => "whole-name",
            Sureness::HarmlessWords => "harmless-words",
            Sureness::Listed => "listed",
            Sureness::Kind => "kind",
        });
        value["handing"] = json!(handing.collect::<Vec<_>>());
        value["condition"] = json!(asked.condition.clone().map(|words| &title[words]));
    }
    value
}
