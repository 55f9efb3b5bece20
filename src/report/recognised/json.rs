//! What was recognised, as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Entry, Listing, field};
use crate::model::{Model, PaperId, Recognition};
use crate::recognise::{Handing, Meaning, Part, Standing, Sureness};

/// Writes a listing as JSON, `tinhgon.recognised/1`; places in an item are counted in characters.
pub fn json(listing: Listing<'_>) -> String {
    let model = listing.model;
    let procedures: Vec<Value> = listing
        .procedures()
        .map(|(id, entries, fields)| {
            let head = &model.procedures[id].head;
            json!({
                "name": model.text(head.name),
                "title": model.text(head.title),
                "documents": entries.iter().map(|entry| document(model, entry)).collect::<Vec<_>>(),
                "fields": fields.iter().map(|one| field::json(model, one)).collect::<Vec<_>>(),
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
            "split": totals.split,
            "documents": totals.documents,
            "demanded": totals.demanded,
            "conditional": totals.conditional,
            "alternative": totals.alternative,
            "not_required": totals.not_required,
            "notes": totals.notes,
            "unread": totals.unread,
            "fields": field::totals_json(model),
        },
    });
    let mut text = String::new();
    writeln!(text, "{value:#}").expect("a string takes everything");
    text
}

fn document(model: &Model, entry: &Entry<'_>) -> Value {
    let title = model.text(entry.title);
    let explicit = entry.recognition() == Recognition::Explicit;
    let paper = entry.documents[0].paper.value().filter(|_| explicit);
    let parts = entry.made().map(|(part, document)| {
        let mut value = self::part(model, title, part);
        if let Some(document) = document {
            value["document"] = json!(model.text(document.head.name));
        }
        value
    });
    json!({
        "name": model.text(entry.name),
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
        Meaning::Contents => "contents",
        Meaning::Unread(_) => "unread",
    };
    let mut value = json!({
        "from": place(part.words.start),
        "until": place(part.words.end),
        "words": &title[part.words.clone()],
        "kind": kind,
    });
    if let Meaning::Paper(asked) = &part.meaning {
        let how = &asked.how;
        let handing = how.handing.iter().map(|handed| match handed.way {
            Handing::Original => "original",
            Handing::Certified => "certified",
            Handing::Copy => "copy",
            Handing::Shown => "shown",
            Handing::Electronic => "electronic",
        });
        let counts = how.handing.iter().map(|handed| handed.count);
        value["paper"] = json!(model.text(model.papers[asked.paper].head.name));
        value["standing"] = json!(match how.standing {
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
        value["counts"] = json!(counts.collect::<Vec<_>>());
        value["any_way"] = json!(how.any_way);
        value["condition"] = json!(how.condition.clone().map(|words| &title[words]));
    }
    value
}
