//! What a procedure says of itself: code, level, authority, ways to file.

use super::words::Words;
use crate::finding::wording;
use crate::model::{Certainty, Model, ProcedureId, Stated};
use crate::phrase::{Phrase, phrase};
use crate::report::described::filing;
use crate::report::words;

/// Returns what is described of a procedure, each with its label.
pub(super) fn facts(model: &Model, id: ProcedureId) -> Vec<(Words, Words)> {
    let procedure = &model.procedures[id];
    let mut facts: Vec<(Words, Words)> = Vec::new();
    let mut add = |label: Phrase, value: Phrase| facts.push((label.into(), value.into()));
    if let Stated::Is(code) = procedure.code {
        add(phrase!("Mã", "Code"), Phrase::same(model.text(code)));
    }
    let domains: Vec<Phrase> = procedure
        .domains
        .items()
        .iter()
        .map(|it| Phrase::same(model.text(*it)))
        .collect();
    if !domains.is_empty() {
        add(phrase!("Lĩnh vực", "Domain"), words::join(&domains, ", "));
    }
    for (label, values) in [
        (phrase!("Cấp", "Level"), &procedure.levels),
        (phrase!("Đối tượng", "Applicants"), &procedure.subjects),
    ] {
        let values = values.items().iter().map(|it| words::keyword(*it));
        let values: Vec<Phrase> = values.collect();
        if !values.is_empty() {
            add(label, words::join(&values, ", "));
        }
    }
    let titles = procedure.authorities.items().iter();
    let titles: Vec<Phrase> = titles
        .map(|it| wording::title((*it).into(), model))
        .collect();
    if !titles.is_empty() {
        add(
            phrase!("Cơ quan giải quyết", "Authority"),
            words::join(&titles, ", "),
        );
    }
    for channel in procedure.channels.items() {
        add(phrase!("Cách nộp", "Filing"), filing(model, *channel));
    }
    if let Stated::Is(volume) = procedure.volume {
        let Phrase { vi, en } = wording::number(volume);
        let mut told = phrase!("{vi} mỗi năm", "{en} a year");
        if procedure.volume_certainty != Certainty::Declared {
            let Phrase { vi, en } = words::keyword(procedure.volume_certainty.keyword());
            told += phrase!(" ({vi})", " ({en})");
        }
        add(phrase!("Số hồ sơ", "Files"), told);
    }
    facts
}
