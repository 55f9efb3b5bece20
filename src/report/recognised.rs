//! What was recognised in the items of dossiers and in the fields of forms, and what was not: as text
//! with the words underlined, and as JSON.

mod field;
mod json;

pub use json::json;

use super::pen::{Ink, Pen};
use super::snippet::Colour;
use super::underline::{Stroke, underline};
use crate::model::{Document, Field, Model, PaperId, ProcedureId, Recognition, Stated};
use crate::phrase::{Language, Phrase, phrase};
use crate::recognise::{Handing, Items, Meaning, Part, Standing, Sureness};
use crate::symbol::Symbol;

/// What is listed.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'l> {
    /// The descriptions.
    pub model: &'l Model,
    /// What their items were read as.
    pub items: &'l Items,
    /// Whether only items and fields are listed of which something was not recognised.
    pub unread: bool,
}

/// An item, and what it was read as.
struct Entry<'l> {
    name: Symbol,
    title: Symbol,
    /// The document that it is, or those that it was split into.
    documents: Vec<&'l Document>,
    /// Nothing where the file itself says what the item is.
    parts: &'l [Part<PaperId>],
}

/// How many parts of all items are what; those are counted that the listing leaves out, too.
#[derive(Debug, Default)]
struct Totals {
    items: usize,
    explicit: usize,
    /// How many items were split, and how many documents there are then.
    split: usize,
    documents: usize,
    demanded: usize,
    conditional: usize,
    alternative: usize,
    not_required: usize,
    notes: usize,
    unread: usize,
}

impl<'l> Listing<'l> {
    /// Returns the procedures with their items and fields, as far as they are listed.
    fn procedures(self) -> impl Iterator<Item = (ProcedureId, Vec<Entry<'l>>, Vec<&'l Field>)> {
        self.model
            .procedures
            .iter()
            .filter_map(move |(id, procedure)| {
                let documents = procedure
                    .documents
                    .as_ref()
                    .value()
                    .map_or(&[][..], Vec::as_slice);
                let documents = documents.iter().map(|id| &self.model.documents[*id]);
                let mut entries = self.entries(&documents.collect::<Vec<_>>());
                entries.retain(|entry| !self.unread || entry.is_unread());
                let fields = field::listed(self, procedure);
                let listed = !entries.is_empty() || !fields.is_empty();
                listed.then_some((id, entries, fields))
            })
    }

    /// Returns the items that some documents are, or were read out of.
    fn entries(self, documents: &[&'l Document]) -> Vec<Entry<'l>> {
        let of_one_item = |left: &&Document, right: &&Document| {
            left.excerpt.is_some() && left.excerpt == right.excerpt
        };
        documents
            .chunk_by(of_one_item)
            .map(|documents| self.entry(documents))
            .collect()
    }

    fn entry(self, documents: &[&'l Document]) -> Entry<'l> {
        let Document {
            head,
            excerpt,
            recognition,
            procedure,
            ..
        } = documents[0];
        let whole = excerpt.map(|excerpt| (excerpt.item, excerpt.title));
        let (name, title) = whole.unwrap_or((head.name, head.title));
        let parts = match recognition {
            Recognition::Explicit => &[],
            Recognition::ByText | Recognition::Unrecognised => self.items.parts(*procedure, title),
        };
        Entry {
            name,
            title,
            documents: documents.to_vec(),
            parts,
        }
    }

    fn totals(self) -> Totals {
        let mut totals = Totals::default();
        let documents: Vec<&Document> = self.model.documents.items().iter().collect();
        for entry in self.entries(&documents) {
            totals.items += 1;
            totals.split += usize::from(entry.is_split());
            totals.documents += entry.documents.len();
            totals.explicit += usize::from(entry.recognition() == Recognition::Explicit);
            for part in entry.parts {
                *match &part.meaning {
                    Meaning::Paper(asked) => match asked.how.standing {
                        Standing::Demanded => &mut totals.demanded,
                        Standing::Conditional => &mut totals.conditional,
                        Standing::Alternative => &mut totals.alternative,
                        Standing::NotRequired => &mut totals.not_required,
                    },
                    Meaning::Note | Meaning::Amount | Meaning::Heading | Meaning::Contents => {
                        &mut totals.notes
                    }
                    Meaning::Unread(_) => &mut totals.unread,
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
            .any(|part| matches!(part.meaning, Meaning::Unread(_)))
    }

    fn is_split(&self) -> bool {
        self.documents.iter().any(|one| one.excerpt.is_some())
    }

    fn recognition(&self) -> Recognition {
        self.documents[0].recognition
    }

    /// Returns the parts, each with the document that was made of it.
    fn made(&self) -> impl Iterator<Item = (&Part<PaperId>, Option<&Document>)> {
        let mut made = self.documents.iter().copied();
        self.parts.iter().map(move |part| {
            let how = part.meaning.how();
            let asked = how.is_some_and(|how| how.standing != Standing::NotRequired);
            let document = (asked && self.is_split()).then(|| made.next()).flatten();
            (part, document)
        })
    }
}

/// Writes a listing as text: each item with its parts numbered and underlined, then what each is, and
/// each field alike; the totals at the end.
pub fn text(listing: Listing<'_>, language: Language, colour: Colour) -> String {
    let model = listing.model;
    let mut pen = Pen::new(language, colour);
    for (id, entries, fields) in listing.procedures() {
        let head = &model.procedures[id].head;
        let title = Phrase::same(format_args!(
            "{} «{}»",
            model.text(head.name),
            model.text(head.title)
        ));
        pen.line(Ink::Bold, "", &title);
        for entry in entries {
            pen.line(Ink::Plain, "  ", &Phrase::same(model.text(entry.name)));
            let strokes: Vec<Stroke> = entry.parts.iter().map(stroke).collect();
            pen.verbatim(&underline("    ", model.text(entry.title), &strokes));
            if let Some(said) = said(model, entry.documents[0]) {
                pen.line(Ink::Plain, "      ", &said);
            }
            for (number, (part, document)) in (1..).zip(entry.made()) {
                let mut line = meaning(model, entry.title, part);
                if let Some(document) = document {
                    let name = model.text(document.head.name);
                    line += phrase!(" → {name}", " → {name}");
                }
                pen.line(Ink::Plain, &format!("      {number:>2} "), &line);
            }
        }
        for field in fields {
            field::write(&mut pen, model, field);
        }
        pen.blank();
    }
    for line in listing.totals().lines() {
        pen.line(Ink::Plain, "", &line);
    }
    if let Some(line) = field::total(model) {
        pen.line(Ink::Plain, "", &line);
    }
    pen.finish()
}

/// Returns how the words of a part are underlined.
fn stroke(part: &Part<PaperId>) -> Stroke {
    let mark = match part.meaning {
        Meaning::Paper(_) => '^',
        Meaning::Note | Meaning::Amount | Meaning::Heading | Meaning::Contents => '~',
        Meaning::Unread(_) => '.',
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
        Meaning::Contents => {
            return phrase!(
                "nội dung của giấy tờ đứng trước",
                "what the one before says or holds"
            );
        }
        Meaning::Unread(_) => return phrase!("chưa nhận ra", "not recognised"),
    };
    let paper = model.text(model.papers[asked.paper].head.name);
    let how = &asked.how;
    let (standing, sureness) = (standing(how.standing), sureness(asked.sureness));
    let mut said = phrase!("{paper}: ", "{paper}: ");
    said += standing;
    said += phrase!("; ", "; ");
    said += sureness;
    let joint = if how.any_way {
        phrase!(" hoặc ", " or ")
    } else {
        phrase!(", ", ", ")
    };
    for (at, handed) in how.handing.iter().enumerate() {
        said += match at {
            0 => phrase!("; ", "; "),
            _ => joint.clone(),
        };
        if let Some(count) = handed.count {
            said += phrase!("{count} ", "{count} ");
        }
        said += handing(handed.way);
    }
    if let Some(condition) = &how.condition {
        let condition = &model.text(title)[condition.clone()];
        said += phrase!("; khi «{condition}»", "; when “{condition}”");
    }
    said
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
            split,
            documents,
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
                "tách thành nhiều hồ sơ: {split} thành phần; tất cả là {documents} hồ sơ",
                "split into several documents: {split}; documents in all: {documents}"
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
