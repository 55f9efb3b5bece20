//! Why a proposal is withdrawn, in words.

use super::{Page, json};
use crate::phrase::{Phrase, phrase};
use crate::review::{Fault, Withdrawal};

/// Says what came of carrying a proposal out, and beside which other.
pub fn phrase_of(page: Page<'_>, withdrawal: &Withdrawal) -> Phrase {
    let other = withdrawal.beside.map(json::proposal_id);
    match (&withdrawal.fault, other) {
        (Fault::Left(finding), None) => {
            let id = &page.review.findings[*finding].id;
            phrase!(
                "áp dụng rồi vẫn còn phát hiện {id}",
                "{id} is still found once it is applied",
            )
        }
        (Fault::Left(finding), Some(other)) => {
            let id = &page.review.findings[*finding].id;
            phrase!(
                "áp dụng cùng {other} thì vẫn còn phát hiện {id}: hai đề xuất làm mất tác dụng của nhau",
                "{id} is still found once it is applied with {other}: the two undo one another",
            )
        }
        (Fault::Brings { id, message, .. }, None) => {
            let Phrase { vi, en } = message;
            phrase!(
                "áp dụng thì phát sinh phát hiện bắt buộc {id}: {vi}",
                "applying it brings {id}, which must be answered: {en}",
            )
        }
        (Fault::Brings { id, message, .. }, Some(other)) => {
            let Phrase { vi, en } = message;
            phrase!(
                "áp dụng cùng {other} thì phát sinh phát hiện bắt buộc {id}: {vi}",
                "applying it with {other} brings {id}, which must be answered: {en}",
            )
        }
        (Fault::Unseen, None) => phrase!(
            "phần giảm được đã có trong các đề xuất khác được chọn",
            "other chosen proposals save what it would save",
        ),
        (Fault::Unseen, Some(other)) => phrase!(
            "phần giảm được đã có trong {other}",
            "{other} saves what it would save",
        ),
    }
}
