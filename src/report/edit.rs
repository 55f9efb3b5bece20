//! Edits in words, and as names and values for machines.

use crate::finding::wording;
use crate::model::{Entity, Kind, Model};
use crate::phrase::{Phrase, phrase};
use crate::proposal::{Edit, Setting};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

use super::words;

/// Says what an edit would change.
pub(super) fn phrase_of(model: &Model, edit: &Edit) -> Phrase {
    let title = |entity: Entity| title(entity, model);
    match edit {
        Edit::Drop(target) => {
            let (kind, target) = (kind_of(target.kind()), title(*target));
            let (kind_vi, kind_en) = (kind.vi, kind.en);
            phrase!("bỏ {kind_vi} «{target}»", "drop the {kind_en} “{target}”")
        }
        Edit::Replace { document, with } => {
            let (document, with) = (title((*document).into()), title(*with));
            match edit.with() {
                Some(Entity::Register(_)) => phrase!(
                    "bỏ «{document}», tra cứu {with}",
                    "look it up in {with} instead of asking for “{document}”",
                ),
                _ => phrase!(
                    "thay «{document}» bằng «{with}»",
                    "ask for “{with}” instead of “{document}”",
                ),
            }
        }
        Edit::Reuse { field, from } => {
            let (field, from) = (title((*field).into()), title((*from).into()));
            phrase!(
                "lấy «{field}» từ {from}, không yêu cầu khai",
                "take “{field}” from {from} instead of having it declared",
            )
        }
        Edit::MakeOptional(target) => {
            let target = title(*target);
            phrase!(
                "chuyển «{target}» thành không bắt buộc",
                "make “{target}” optional",
            )
        }
        Edit::MakeConditional { target, condition } => {
            let target = title(*target);
            phrase!(
                "chỉ yêu cầu «{target}» khi: {condition}",
                "ask for “{target}” only when: {condition}",
            )
        }
        Edit::AcceptCopy(document) => {
            let document = title((*document).into());
            phrase!(
                "chấp nhận bản sao của «{document}» thay bản chính, bản chứng thực",
                "accept a plain copy of “{document}” for an original or a certified copy",
            )
        }
        Edit::Set { target, part, to } => set_phrase(model, &title(*target), part, to),
        Edit::Ask(question) => question.clone(),
        Edit::Merge(..)
        | Edit::Link(..)
        | Edit::Repeal(_)
        | Edit::Publish(_)
        | Edit::Cite { .. } => whole_phrase(model, edit),
        Edit::Combine(..)
        | Edit::RunAlongside { .. }
        | Edit::MoveBefore { .. }
        | Edit::Assign { .. }
        | Edit::Delegate { .. }
        | Edit::AddChannel { .. }
        | Edit::AddElectronicResult(_) => work_phrase(model, edit),
    }
}

/// Says what a part of something is set to; some parts have words of their own for it.
fn set_phrase(model: &Model, target: &str, part: &str, to: &Setting) -> Phrase {
    let Phrase { vi, en } = setting(model, to);
    match (part, to) {
        ("electronic", Setting::Flag(true)) => phrase!(
            "nhận bản điện tử của «{target}»",
            "take “{target}” electronically",
        ),
        ("workflow-on", Setting::Text(_)) => phrase!(
            "xử lý điện tử «{target}» trên {vi}",
            "work on “{target}” in {en}",
        ),
        ("copies", Setting::Number(_)) => phrase!(
            "chỉ yêu cầu {vi} bản sao «{target}»",
            "cut the copies of “{target}” to {en}",
        ),
        _ => {
            let part_vi = term::spelling(part, Vocabulary::Vietnamese).replace('-', " ");
            let part_en = part.replace('-', " ");
            phrase!(
                "đặt {part_vi} của «{target}» thành {vi}",
                "set the {part_en} of “{target}” to {en}",
            )
        }
    }
}

/// Says what an edit of whole procedures, or of what something rests on, would change.
fn whole_phrase(model: &Model, edit: &Edit) -> Phrase {
    let target = edit
        .target()
        .map(|target| title(target, model))
        .unwrap_or_default();
    let with = edit.with().map(|with| title(with, model));
    match (edit, with) {
        (Edit::Merge(..), Some(gone)) => phrase!(
            "hợp nhất thủ tục «{gone}» vào thủ tục «{target}»",
            "merge the procedure “{gone}” into “{target}”",
        ),
        (Edit::Link(..), Some(second)) => phrase!(
            "liên thông thủ tục «{target}» với thủ tục «{second}»",
            "link the procedures “{target}” and “{second}”",
        ),
        (Edit::Repeal(_), _) => phrase!(
            "bãi bỏ thủ tục «{target}»",
            "repeal the procedure “{target}”",
        ),
        (Edit::Publish(_), _) => phrase!(
            "công khai thủ tục «{target}»",
            "publish the procedure “{target}”",
        ),
        (_, Some(law)) => phrase!(
            "viện dẫn {law} làm căn cứ cho «{target}»",
            "cite {law} for “{target}”",
        ),
        (_, None) => phrase!(
            "nêu căn cứ pháp lý của «{target}», hoặc bỏ",
            "cite the legal basis of “{target}”, or drop it",
        ),
    }
}

/// Says what an edit of steps, channels and results would change.
fn work_phrase(model: &Model, edit: &Edit) -> Phrase {
    let target = edit
        .target()
        .map(|target| title(target, model))
        .unwrap_or_default();
    let with = edit
        .with()
        .map(|with| title(with, model))
        .unwrap_or_default();
    match edit {
        Edit::Combine(..) => phrase!(
            "gộp bước «{with}» vào bước «{target}»",
            "combine the step “{with}” into “{target}”",
        ),
        Edit::RunAlongside { .. } => phrase!(
            "làm bước «{target}» song song với bước «{with}»",
            "run the step “{target}” alongside “{with}”",
        ),
        Edit::MoveBefore { .. } => phrase!(
            "chuyển bước «{target}» lên trước bước «{with}»",
            "move the step “{target}” before “{with}”",
        ),
        Edit::Assign { .. } => phrase!(
            "giao bước «{target}» cho {with}",
            "assign the step “{target}” to {with}",
        ),
        Edit::Delegate { level, .. } => {
            let Phrase { vi, en } = words::keyword(*level);
            phrase!(
                "phân cấp giải quyết «{target}» xuống cấp {vi}",
                "delegate “{target}” to {en} level",
            )
        }
        Edit::AddChannel { method, extent, .. } => {
            let Phrase { vi, en } = channel(*method, *extent);
            phrase!(
                "bổ sung kênh {vi} cho «{target}»",
                "add the channel {en} to “{target}”"
            )
        }
        _ => phrase!(
            "cấp «{target}» bằng bản điện tử",
            "issue “{target}” electronically"
        ),
    }
}

/// Returns the value that an edit gives, as the language writes it in English.
pub(super) fn value(model: &Model, edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Set { to, .. } => match to {
            Setting::None => Keyword::None.english().to_owned(),
            Setting::Flag(flag) => flag.to_string(),
            Setting::Number(number) => number.to_string(),
            Setting::Money(money) => money.to_string(),
            Setting::Date(date) => date.to_string(),
            Setting::Duration(duration) => wording::duration(*duration).en,
            Setting::Text(text) => text.clone(),
            Setting::Constant(constant) => constant.english().to_owned(),
            Setting::Agency(agency) => model.text(model.agencies[*agency].head.name).to_owned(),
        },
        Edit::MakeConditional { condition, .. } => condition.clone(),
        Edit::Delegate { level, .. } => level.english().to_owned(),
        Edit::AddChannel { method, extent, .. } => channel(*method, *extent).en,
        Edit::Ask(question) => question.vi.clone(),
        _ => return None,
    })
}

/// `trực tuyến toàn trình` / `online full`
fn channel(method: Keyword, extent: Option<Keyword>) -> Phrase {
    let method = words::keyword(method);
    match extent.map(words::keyword) {
        Some(extent) => Phrase::new(
            format_args!("{} {}", method.vi, extent.vi),
            format_args!("{} {}", method.en, extent.en),
        ),
        None => method,
    }
}

fn setting(model: &Model, to: &Setting) -> Phrase {
    match to {
        Setting::None => phrase!("không có", "none"),
        Setting::Flag(true) => phrase!("có", "yes"),
        Setting::Flag(false) => phrase!("không", "no"),
        Setting::Number(number) => wording::number(*number),
        Setting::Money(money) => wording::money(*money),
        Setting::Date(date) => wording::date(*date),
        Setting::Duration(duration) => wording::duration(*duration),
        Setting::Text(text) => phrase!("«{text}»", "“{text}”"),
        Setting::Constant(constant) => words::keyword(*constant),
        Setting::Agency(agency) => wording::title((*agency).into(), model),
    }
}

/// Returns what people call a kind of thing within a procedure.
fn kind_of(kind: Kind) -> Phrase {
    match kind {
        Kind::Document => phrase!("thành phần hồ sơ", "document"),
        Kind::Consultation => phrase!("việc lấy ý kiến", "consultation of"),
        other => words::keyword(other.keyword()),
    }
}

/// Returns the title of a thing, which reads alike in both languages; a citation goes by its law.
fn title(entity: Entity, model: &Model) -> String {
    let entity = match entity {
        Entity::Citation(id) => model.citations[id].law.into(),
        other => other,
    };
    wording::title(entity, model).vi
}
