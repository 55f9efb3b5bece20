//! What the law requires where data take the place of a paper.
//!
//! The paper may be asked for where the data are missing or wrong, within a short time, and people
//! are helped to have them corrected. No part of the model holds that; so it goes into the file as
//! a note, in the words of an official text, whatever the vocabulary of the file.

use crate::model::{DocumentId, Entity, Model, RegisterId};

/// The resolution that sets the time in which the paper may be asked for.
const RESOLUTION: &str = "nq-66-7-2025";

/// Returns the sentence for a document that is looked up in a register.
pub(super) fn sentence(model: &Model, document: DocumentId, register: RegisterId) -> String {
    let document = model.text(model.documents[document].head.title);
    // Items of published lists often keep their dash and their full stop.
    let document = document.trim_matches([' ', '-', '+', '•', ';', ',', '.']);
    let register = model.text(model.registers[register].head.title);
    let rule = format!(
        "Không yêu cầu nộp «{document}»; cơ quan giải quyết tra cứu trong {register}. Chỉ khi dữ liệu \
         thiếu hoặc sai mới đề nghị nộp giấy này"
    );
    let guide = "và hướng dẫn người nộp điều chỉnh dữ liệu";
    if sets_time(model) {
        format!(
            "{rule}, chậm nhất 08 giờ làm việc đối với hồ sơ nộp trực tuyến, 01 ngày làm việc đối với \
             hồ sơ nộp trực tiếp hoặc qua bưu chính, trừ khi pháp luật chuyên ngành quy định khác, \
             {guide} (Điều 2, Điều 8 Nghị quyết số 66.7/2025/NQ-CP)."
        )
    } else {
        format!("{rule}, {guide}.")
    }
}

/// Returns whether the resolution is in force.
fn sets_time(model: &Model) -> bool {
    match model.find(RESOLUTION) {
        Some(Entity::Law(law)) => model.laws[law]
            .in_force
            .value()
            .is_some_and(|period| period.contains(model.as_of)),
        _ => false,
    }
}
