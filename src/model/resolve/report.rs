//! What is said of a name that leads nowhere, or to the wrong place.

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::span::Spanned;

impl Resolver<'_> {
    /// Reports a name of something of another kind than is meant.
    pub(super) fn report_wrong_kind(&mut self, name: Spanned<&str>, is: Kind, wanted: &[Kind]) {
        let text = name.node;
        let (is_vi, is_en) = (is.keyword().vietnamese(), is.keyword().english());
        let Phrase { vi, en } = either(wanted);
        self.sink.push(
            Diagnostic::error(
                Code::WrongKind,
                name.span,
                phrase!(
                    "`{text}` là {is_vi}, không phải {vi}",
                    "`{text}` is declared as `{is_en}`, not as {en}"
                ),
            )
            .help(phrase!(
                "ở đây phải ghi tên một {vi}",
                "name something declared as {en} here"
            )),
        );
    }

    /// Reports a name at the top level that nothing is declared under.
    pub(super) fn report_unknown(&mut self, name: Spanned<&str>, kinds: &'static [Kind]) {
        let scope = self.scope;
        let near = self
            .suggestions
            .entry((name.node.to_owned(), kinds))
            .or_insert_with(|| {
                let known = kinds.iter().flat_map(|kind| scope.of_kind(*kind));
                let known = known.map(|place| place.name.as_str());
                similar::nearest(name.node, known).map(str::to_owned)
            })
            .clone();
        let Phrase { vi, en } = either(kinds);
        let otherwise = phrase!(
            "khai báo {vi} này, hoặc sửa lại tên",
            "declare it as {en}, or correct the name"
        );
        self.report_missing(name, near.as_deref(), otherwise);
    }

    /// Reports a name that nothing is declared under; offers the nearest, or other help.
    pub(super) fn report_missing(
        &mut self,
        name: Spanned<&str>,
        near: Option<&str>,
        otherwise: Phrase,
    ) {
        let text = name.node;
        let help = near.map_or(otherwise, |near| {
            phrase!("có phải ý là `{near}`?", "did you mean `{near}`?")
        });
        self.sink.push(
            Diagnostic::error(
                Code::UnknownName,
                name.span,
                phrase!("không có gì tên là `{text}`", "nothing is called `{text}`"),
            )
            .help(help),
        );
    }
}

/// Returns the words for kinds: "giấy tờ hoặc kho dữ liệu", "`paper` or `register`".
fn either(kinds: &[Kind]) -> Phrase {
    let vi = kinds.iter().map(|kind| kind.keyword().vietnamese().into());
    let en = kinds
        .iter()
        .map(|kind| format!("`{}`", kind.keyword().english()));
    Phrase::new(
        enumerate(&vi.collect::<Vec<_>>(), "hoặc"),
        enumerate(&en.collect::<Vec<_>>(), "or"),
    )
}

/// Joins words by commas, the last by a word of its own.
fn enumerate(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
