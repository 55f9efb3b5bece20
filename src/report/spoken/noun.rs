//! What people call the kinds of things, and a variable with what it ranges over.

use super::Speaker;
use super::value::of_several;
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::types::{Scalar, Type};
use crate::syntax::ast::Binder;

/// Whether one thing is spoken of or several; Vietnamese makes no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// `document d`
    One,
    /// `documents d`
    Many,
    /// `no document d`: Vietnamese marks the variable.
    NoneAtAll,
}

/// The parts whose things are best told by their owner: `document d of the procedure p`.
const OWNED: [&str; 7] = [
    "channels",
    "consultations",
    "documents",
    "fields",
    "forms",
    "results",
    "steps",
];

/// Returns the Vietnamese word for a kind, and the English one for one thing and for several.
const fn names(kind: Kind) -> [&'static str; 3] {
    match kind {
        Kind::Procedure => ["thủ tục", "procedure", "procedures"],
        Kind::Channel => ["cách thức thực hiện", "channel", "channels"],
        Kind::Form => ["biểu mẫu", "form", "forms"],
        Kind::Field => ["thông tin", "field", "fields"],
        Kind::Document => ["thành phần hồ sơ", "document", "documents"],
        Kind::Step => ["bước", "step", "steps"],
        Kind::Consultation => ["lượt lấy ý kiến", "consultation", "consultations"],
        Kind::Result => ["kết quả", "result", "results"],
        Kind::Citation => ["căn cứ", "legal basis", "legal bases"],
        Kind::Agency => ["cơ quan", "agency", "agencies"],
        Kind::Law => ["văn bản", "legal text", "legal texts"],
        Kind::Concept => ["mục tin", "concept", "concepts"],
        Kind::Register => ["kho dữ liệu", "register", "registers"],
        Kind::Paper => ["giấy tờ", "paper", "papers"],
    }
}

/// Returns a variable that has been spoken of: `thành phần hồ sơ d`, `the document d`.
pub(super) fn definite(kind: Kind, variable: &str) -> Phrase {
    let [vi, en, _] = names(kind);
    phrase!("{vi} {variable}", "the {en} {variable}")
}

/// Puts the English article before words that begin with a kind: `an agency a`.
pub(super) fn indefinite(en: &str) -> String {
    let article = if en.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {en}")
}

impl Speaker<'_, '_> {
    /// Says a variable and what it ranges over, without article: `thành phần hồ sơ d của thủ tục
    /// p`, `document d of the procedure p`.
    pub(super) fn range(&self, binder: &Binder<'_>, count: Count) -> Phrase {
        let name = &binder.variable.node;
        let Some(kind) = Kind::of_keyword(binder.kind.node) else {
            return Phrase::same(name);
        };
        let variable = match count {
            Count::NoneAtAll => phrase!("{name} nào", "{name}"),
            _ => Phrase::same(name),
        };
        let [vi, one, many] = names(kind);
        let en = match count {
            Count::Many => many,
            Count::One | Count::NoneAtAll => one,
        };
        let mut said = Phrase::new(
            format_args!("{vi} {}", variable.vi),
            format_args!("{en} {}", variable.en),
        );
        let Some(source) = &binder.source else {
            return said;
        };
        if let Some((owner, part)) = self.reading(&source.node)
            && OWNED.contains(&part.name)
            && part.value == Type::many(Scalar::Entity(kind))
        {
            let Phrase { vi, en } = owner;
            said += phrase!(" của {vi}", " of {en}");
            return said;
        }
        let (Phrase { vi, en }, of_type) = self.path(&source.node);
        said += if of_several(of_type) {
            phrase!(" trong {vi}", " among {en}")
        } else {
            phrase!(" là {vi}", " that is {en}")
        };
        said
    }
}
