//! Labels of fields.

use super::lexicon::Lexicon;
use super::wording;
use crate::fold::fold;
use crate::model::ConceptId;

/// Who may follow a concept at once: `nơi sinh người yêu cầu`. A person has the data of a person,
/// whatever the role.
const PERSONS: &[&str] = &["người", "trẻ", "cha", "mẹ", "bố", "vợ", "chồng"];

/// Who may follow after `của` besides; `của giấy phép` would make it another thing.
const OWNERS: &[&str] = &[
    "con",
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cá nhân",
    "công dân",
    "chủ hộ",
    "bên nam",
    "bên nữ",
    "thân nhân",
    "đại diện",
    "bản thân",
    "học sinh",
    "sinh viên",
    "giám đốc",
    "tổng giám đốc",
    "kế toán trưởng",
    "thành viên",
];

/// Returns the concept that a label asks for, if the whole of it says so.
///
/// Bullets and numbers before it, punctuation and notes in brackets after it do not count, nor do
/// the words that say which person is meant: `họ tên của mẹ`, `nơi sinh người yêu cầu`.
pub(super) fn read(concepts: &Lexicon<ConceptId>, label: &str) -> Option<ConceptId> {
    let folded = fold(label);
    let text = wording::without_notes(wording::without_bullets(&folded));
    concepts.whole(text).or_else(|| {
        // The longest concept first, so that as little as possible is left to the person.
        text.rmatch_indices(' ').find_map(|(blank, _)| {
            let whose = &text[blank + 1..];
            match wording::after_any(whose, &["của"]) {
                Some(owner) => {
                    wording::after_any(owner, OWNERS).or_else(|| wording::after_any(owner, PERSONS))
                }
                None => wording::after_any(whose, PERSONS),
            }?;
            concepts.whole(wording::without_notes(&text[..blank]))
        })
    })
}
