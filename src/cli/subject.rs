//! Things that the command line names.

use crate::diagnostic::{Code, Diagnostic, similar};
use crate::finding::wording::name;
use crate::model::{Entity, Kind, Model};
use crate::phrase::phrase;

/// Finds a thing by its name, or a procedure by its code.
///
/// # Errors
///
/// Says that nothing is called so, and what may be meant.
pub(super) fn find(model: &Model, wanted: &str) -> Result<Entity, Box<Diagnostic>> {
    let by_code = || {
        let mut procedures = model.procedures.iter();
        let has_code = |code| model.text(code) == wanted;
        procedures
            .find(|(_, procedure)| procedure.code.value().is_some_and(has_code))
            .map(|(id, _)| Entity::from(id))
    };
    model.find(wanted).or_else(by_code).ok_or_else(|| {
        let of_kind = |kind: &Kind| {
            let kind = *kind;
            (0..kind.count(model)).map(move |index| name(kind.entity(index), model))
        };
        let names: Vec<String> = Kind::ALL
            .iter()
            .filter(|kind| **kind != Kind::Citation)
            .flat_map(of_kind)
            .collect();
        let made = model.made_of(wanted).join("`, `");
        let help = match similar::nearest(wanted, names.iter().map(String::as_str)) {
            _ if !made.is_empty() => phrase!(
                "thành phần này được tách thành `{made}`",
                "this item was split into `{made}`"
            ),
            Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
            None => phrase!(
                "dùng tên khai báo trong tệp, hoặc mã thủ tục",
                "use the name it is declared by, or the code of a procedure",
            ),
        };
        let message = phrase!(
            "không có gì mang tên `{wanted}`",
            "nothing is called `{wanted}`"
        );
        Box::new(Diagnostic::of_nothing(Code::UnknownSubject, message).help(help))
    })
}
