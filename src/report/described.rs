//! Parts of a procedure in words: what is handed in, what is declared, how a file is handed in.

use super::words;
use crate::finding::wording;
use crate::model::{ChannelId, DocumentId, FieldId, Model, Stated};
use crate::phrase::{Phrase, phrase};
use crate::quantity::{Money, Number};
use crate::syntax::keyword::Keyword;

/// Says what a document is, how it is handed in and by whom.
pub(super) fn document(model: &Model, id: DocumentId) -> Phrase {
    let document = &model.documents[id];
    let mut marks = Vec::new();
    for (quantity, [_, _, vi], en) in [
        (document.originals, words::ORIGINALS, "original"),
        (document.certified, words::CERTIFIED, "certified"),
        (document.copies, words::COPIES, "copies"),
    ] {
        if let Stated::Is(number) = quantity
            && number != Number::whole(0)
        {
            let number = wording::number(number);
            marks.push(Phrase::new(
                format_args!("{} {vi}", number.vi),
                format_args!("{} {en}", number.en),
            ));
        }
    }
    if document.shown {
        marks.push(phrase!("xuất trình", "shown"));
    }
    if document.electronic {
        marks.push(phrase!("bản điện tử", "electronic"));
    }
    if document.optional {
        marks.push(phrase!("không bắt buộc", "optional"));
    }
    if document.alternative.is_some() {
        marks.push(phrase!("một trong các lựa chọn", "one of several"));
    }
    if let Some(case) = document.case.map(|case| model.text(case)) {
        marks.push(phrase!("trường hợp: {case}", "case: {case}"));
    }
    if let Stated::Is(condition) = document.condition {
        let condition = model.text(condition);
        marks.push(phrase!("khi: {condition}", "when: {condition}"));
    }
    marked(wording::title(id.into(), model), &marks)
}

/// Says what a field asks for; where there are several forms, on which.
pub(super) fn field(model: &Model, id: FieldId, many: bool) -> Phrase {
    let field = &model.fields[id];
    let mut marks = Vec::new();
    if many {
        marks.push(wording::title(field.form.into(), model));
    }
    if field.optional {
        marks.push(phrase!("không bắt buộc", "optional"));
    }
    if let Stated::Is(condition) = field.condition {
        let condition = model.text(condition);
        marks.push(phrase!("khi: {condition}", "when: {condition}"));
    }
    marked(wording::title(id.into(), model), &marks)
}

/// Says how a file is handed in, how long that takes and what it costs.
pub(super) fn filing(model: &Model, id: ChannelId) -> Phrase {
    let channel = &model.channels[id];
    let method = words::keyword(channel.method);
    let mut told = vec![match channel.extent {
        Stated::Is(extent) => words::join(&[method, words::keyword(extent)], " "),
        Stated::None | Stated::Unknown => method,
    }];
    told.push(match channel.time_limit {
        Stated::Is(limit) => wording::duration(limit),
        Stated::None => phrase!("không có thời hạn", "no time limit"),
        Stated::Unknown => phrase!("chưa mô tả thời hạn", "time limit not described"),
    });
    told.push(match channel.fee {
        Stated::Is(Money { dong }) => {
            let Phrase { vi, en } = wording::money(Money { dong });
            phrase!("phí {vi}", "fee {en}")
        }
        Stated::None => phrase!("không thu phí", "no fee"),
        Stated::Unknown => phrase!("chưa mô tả phí", "fee not described"),
    });
    if channel.payment.items().contains(&Keyword::Online) {
        told.push(phrase!("thanh toán trực tuyến", "paid online"));
    }
    if let Stated::Is(condition) = channel.condition {
        let condition = model.text(condition);
        told.push(phrase!("khi: {condition}", "when: {condition}"));
    }
    words::join(&told, "; ")
}

fn marked(title: Phrase, marks: &[Phrase]) -> Phrase {
    if marks.is_empty() {
        return title;
    }
    let marks = words::join(marks, "; ");
    Phrase::new(
        format_args!("{} ({})", title.vi, marks.vi),
        format_args!("{} ({})", title.en, marks.en),
    )
}
