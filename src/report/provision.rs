//! Provisions to amend, in words and as citations.

use crate::finding::wording;
use crate::model::{AgencyId, Model};
use crate::phrase::{Phrase, phrase};
use crate::proposal::Feasibility;
use crate::proposal::provision::Provision;
use crate::rule::Citation;

/// Words a provision, from the smallest unit to the text.
pub(super) fn phrase_of(model: &Model, provision: Provision) -> Phrase {
    match provision {
        Provision::Undescribed(thing) => {
            let title = wording::title(thing, model);
            Phrase::new(
                format_args!("căn cứ của «{}», chưa được mô tả", title.vi),
                format_args!("whatever asks for “{}”, which is not described", title.en),
            )
        }
        Provision::Cited { .. } => citation_of(model, provision)
            .map_or_else(Phrase::default, |it| wording::cited(&it, model)),
    }
}

/// Returns a provision as a citation; `None` of what nobody has described.
pub(super) fn citation_of(model: &Model, provision: Provision) -> Option<Citation> {
    let Provision::Cited { law, place } = provision else {
        return None;
    };
    let [annex, article, clause, point, section] =
        place.map(|symbol| symbol.map(|symbol| model.text(symbol).to_owned()));
    Some(Citation {
        law: model.text(model.laws[law].head.name).to_owned(),
        annex,
        article,
        clause,
        point,
        section,
    })
}

/// Names agencies; where none is described, whoever amends texts of a rank.
pub(super) fn agencies(model: &Model, agencies: &[AgencyId], feasibility: Feasibility) -> Phrase {
    let titles = agencies.iter();
    let titles: Vec<Phrase> = titles
        .map(|agency| wording::title((*agency).into(), model))
        .collect();
    if !titles.is_empty() {
        return super::words::join(&titles, ", ");
    }
    match feasibility {
        Feasibility::Government => phrase!(
            "Chính phủ, Thủ tướng Chính phủ",
            "the Government or the Prime Minister"
        ),
        Feasibility::Law => phrase!("Quốc hội", "the National Assembly"),
        _ => phrase!("chưa rõ cơ quan", "agency not described"),
    }
}
