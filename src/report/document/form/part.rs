//! The parts of a procedure as a review goes through them, and which of them a finding is about.

use super::super::book::Book;
use crate::finding::{Finding, wording};
use crate::model::{Entity, ProcedureId, Stated};
use crate::phrase::{Phrase, phrase};
use crate::report::{described, words};

/// How many parts there are.
pub(super) const COUNT: usize = 7;

/// Returns which part a finding is about: the first thing that is not the procedure itself.
pub(super) fn of(found: &Finding) -> usize {
    let part = |thing: &Entity| match thing {
        Entity::Step(_) | Entity::Consultation(_) => Some(1),
        Entity::Channel(_) => Some(2),
        Entity::Document(_) => Some(3),
        Entity::Form(_) | Entity::Field(_) => Some(4),
        Entity::Result(_) => Some(5),
        _ => None,
    };
    found.about.iter().find_map(part).unwrap_or(0)
}

/// Words the parts of a procedure as they are described.
pub(super) fn described(book: &Book<'_>, id: ProcedureId) -> [(Phrase, Phrase); COUNT] {
    let model = book.page.model;
    let it = &model.procedures[id];
    let titles = |things: Vec<Entity>| -> Vec<Phrase> {
        let things = things.into_iter();
        things.map(|thing| wording::title(thing, model)).collect()
    };
    let subjects = it.subjects.items().iter().map(|it| words::keyword(*it));
    let conditions = it.conditions.iter();
    let conditions: Vec<Phrase> = conditions.map(|it| Phrase::same(model.text(*it))).collect();
    [
        (
            phrase!(
                "Cơ quan giải quyết; đối tượng thực hiện",
                "Authority; applicants"
            ),
            Phrase::new(
                format_args!(
                    "{}; {}",
                    list(&it.authorities, |ids| titles(
                        ids.iter().map(|id| (*id).into()).collect()
                    ))
                    .vi,
                    list(&it.subjects, |_| subjects.clone().collect()).vi
                ),
                format_args!(
                    "{}; {}",
                    list(&it.authorities, |ids| titles(
                        ids.iter().map(|id| (*id).into()).collect()
                    ))
                    .en,
                    list(&it.subjects, |_| subjects.clone().collect()).en
                ),
            ),
        ),
        (
            phrase!("Trình tự thực hiện", "Steps"),
            list(&it.steps, |ids| {
                titles(ids.iter().map(|id| (*id).into()).collect())
            }),
        ),
        (
            phrase!(
                "Cách thức thực hiện, thời hạn giải quyết, phí, lệ phí",
                "Ways to file, time limit, fee"
            ),
            list(&it.channels, |ids| {
                ids.iter().map(|id| described::filing(model, *id)).collect()
            }),
        ),
        (
            phrase!("Thành phần, số lượng hồ sơ", "Dossier"),
            list(&it.documents, |ids| {
                ids.iter()
                    .map(|id| described::document(model, *id))
                    .collect()
            }),
        ),
        (
            phrase!("Mẫu đơn, tờ khai", "Forms"),
            list(&it.forms, |forms| {
                let forms = forms.iter().map(|form| {
                    let Phrase { vi, en } = wording::title((*form).into(), model);
                    let fields = list(&model.forms[*form].fields, |ids| {
                        titles(ids.iter().map(|id| (*id).into()).collect())
                    });
                    Phrase::new(
                        format_args!("{vi}: {}", fields.vi),
                        format_args!("{en}: {}", fields.en),
                    )
                });
                forms.collect()
            }),
        ),
        (
            phrase!("Kết quả thực hiện", "Results"),
            list(&it.results, |ids| {
                titles(ids.iter().map(|id| (*id).into()).collect())
            }),
        ),
        (
            phrase!("Yêu cầu, điều kiện", "Requirements, conditions"),
            if conditions.is_empty() {
                phrase!("chưa mô tả", "not described")
            } else {
                words::join(&conditions, "; ")
            },
        ),
    ]
}

/// Words a list that may be absent or unknown.
fn list<T>(things: &Stated<Vec<T>>, worded: impl Fn(&[T]) -> Vec<Phrase>) -> Phrase {
    match things {
        Stated::Unknown => phrase!("chưa mô tả", "not described"),
        Stated::None => phrase!("không có", "none"),
        Stated::Is(items) => words::join(&worded(items), "; "),
    }
}
