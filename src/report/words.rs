//! How counts and closed lists are said to people, in both languages.
//!
//! Amounts that carry a unit, dates and citations are worded by [`crate::finding::wording`].

use crate::phrase::{Phrase, phrase};
use crate::proposal::Feasibility;
use crate::quantity::grouped;
use crate::rule::cost::CostClass;
use crate::syntax::keyword::{Keyword, Vocabulary};

/// Words a count: `1.024` / `1,024`.
pub(super) fn count(value: u64) -> Phrase {
    Phrase::new(grouped(value, "."), grouped(value, ","))
}

/// What is counted: the English singular and plural, and the Vietnamese word.
pub(super) type Names = [&'static str; 3];

/// Proposals that only ask.
pub(super) const QUESTIONS: Names = [
    "question to a person",
    "questions to a person",
    "câu hỏi cho người có trách nhiệm",
];
/// Findings.
pub(super) const FINDINGS: Names = ["finding", "findings", "phát hiện"];
/// Procedures.
pub(super) const PROCEDURES: Names = ["procedure", "procedures", "thủ tục"];
/// Declared fields.
pub(super) const FIELDS: Names = ["declared field", "declared fields", "thông tin phải khai"];
/// Documents of a dossier.
pub(super) const DOCUMENTS: Names = ["document", "documents", "thành phần hồ sơ"];
/// Originals.
pub(super) const ORIGINALS: Names = ["original", "originals", "bản chính"];
/// Certified copies.
pub(super) const CERTIFIED: Names = ["certified copy", "certified copies", "bản chứng thực"];
/// Plain copies.
pub(super) const COPIES: Names = ["plain copy", "plain copies", "bản sao"];
/// Steps.
pub(super) const STEPS: Names = ["step", "steps", "bước"];
/// Tests of rules.
pub(super) const TESTS: Names = ["test", "tests", "kiểm thử"];
/// Conditions of rules.
pub(super) const CONDITIONS: Names = ["condition", "conditions", "điều kiện"];
/// Slots of messages.
pub(super) const SLOTS: Names = ["slot", "slots", "chỗ điền"];
/// Wrong wordings of rules.
pub(super) const MUTANTS: Names = ["mutant", "mutants", "bản sửa"];
/// Consultations.
pub(super) const CONSULTATIONS: Names = ["consultation", "consultations", "lượt lấy ý kiến"];

/// Times that an applicant has to be there.
pub(super) const VISITS: Names = ["visit in person", "visits in person", "lần phải có mặt"];
/// Agencies that a file goes through.
pub(super) const AGENCIES: Names = ["agency involved", "agencies involved", "cơ quan tham gia"];

/// Words a count of something: `1.024 bước` / `1,024 steps`.
pub(super) fn counted(value: u64, [singular, plural, vi]: Names) -> Phrase {
    let amount = count(value);
    let en = if value == 1 { singular } else { plural };
    Phrase::new(
        format_args!("{} {vi}", amount.vi),
        format_args!("{} {en}", amount.en),
    )
}

/// Says how far a rule has to look.
pub(super) fn class(class: CostClass) -> Phrase {
    match class {
        CostClass::Local => phrase!("trong từng thủ tục", "within one procedure"),
        CostClass::Linked => phrase!("qua quan hệ", "through relations"),
        CostClass::Keyed => phrase!("qua giá trị chung", "through shared values"),
        CostClass::Similarity => phrase!("qua độ giống nhau", "through similarity"),
    }
}

/// Puts phrases one after the other.
pub(super) fn join(phrases: &[Phrase], between: &str) -> Phrase {
    let vi: Vec<&str> = phrases.iter().map(|phrase| phrase.vi.as_str()).collect();
    let en: Vec<&str> = phrases.iter().map(|phrase| phrase.en.as_str()).collect();
    Phrase::new(vi.join(between), en.join(between))
}

/// Returns the reason of a rule: Vietnamese up to its first empty line, English after it, and all
/// of it where there is none.
pub(super) fn reason(why: &str) -> Phrase {
    match why.trim().split_once("\n\n") {
        Some((vi, en)) => Phrase::new(vi.trim(), en.trim()),
        None => Phrase::same(why.trim()),
    }
}

/// Writes the first letter large.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

/// Words a part of a whole as a percentage of two decimals, rounded to the nearest as official
/// reports do: 650 of 975 is `66,67%` / `66.67%`.
///
/// `None` of nothing: there is no share of it.
pub(super) fn share(part: u64, whole: u64) -> Option<Phrase> {
    let whole = u128::from(whole);
    let hundredths = (u128::from(part) * 10_000 + whole / 2).checked_div(whole)?;
    let (percent, decimals) = (hundredths / 100, hundredths % 100);
    Some(phrase!(
        "{percent},{decimals:02}%",
        "{percent}.{decimals:02}%"
    ))
}

/// Words one of a closed list as the language spells it.
pub(super) fn keyword(value: Keyword) -> Phrase {
    Phrase::new(
        value.spelling(Vocabulary::Vietnamese),
        value.spelling(Vocabulary::English),
    )
}

/// Words what a rule judges: the three criteria of a review, and cost.
pub(super) fn criterion(value: Keyword) -> Phrase {
    match value {
        Keyword::Necessary => phrase!("sự cần thiết", "necessity"),
        Keyword::Reasonable => phrase!("tính hợp lý", "reasonableness"),
        Keyword::Lawful => phrase!("tính hợp pháp", "lawfulness"),
        Keyword::Cost => phrase!("chi phí tuân thủ", "cost of compliance"),
        other => keyword(other),
    }
}

/// Words the group of a rule, which is the folder it stands in: those that are shipped; others go by
/// their names.
pub(super) fn group(name: &str) -> Phrase {
    match name {
        "coordination" => phrase!("Phối hợp giữa các cơ quan", "Coordination"),
        "digital" => phrase!("Chuyển đổi số", "Digital"),
        "documents" => phrase!("Thành phần hồ sơ", "Documents"),
        "information" => phrase!("Thông tin phải khai", "Information"),
        "legality" => phrase!("Tính hợp pháp", "Legality"),
        "linking" => phrase!("Liên thông, trùng lặp", "Linking"),
        "reuse" => phrase!("Dùng lại dữ liệu", "Reuse of data"),
        "steps" => phrase!("Trình tự, thời gian", "Steps and time"),
        other => Phrase::same(other),
    }
}

/// Words who can enact a proposal.
pub(super) fn feasibility(value: Feasibility) -> Phrase {
    match value {
        Feasibility::OwnAuthority => phrase!(
            "đơn vị tự thực hiện được, không phải sửa văn bản nào",
            "the agency itself, since no legal text has to change",
        ),
        Feasibility::Province => phrase!("thuộc thẩm quyền cấp tỉnh", "the province"),
        Feasibility::Ministry => phrase!("kiến nghị bộ, cơ quan ngang bộ", "a ministry"),
        Feasibility::Government => phrase!(
            "kiến nghị Chính phủ, Thủ tướng Chính phủ",
            "the Government or the Prime Minister",
        ),
        Feasibility::Law => phrase!("kiến nghị Quốc hội", "the National Assembly"),
        Feasibility::Unknown => phrase!(
            "chưa rõ, vì chưa mô tả căn cứ pháp lý hoặc việc liên quan đến nhiều cơ quan",
            "unknown, since no legal basis is described or several agencies are concerned",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_shares_are_worded_as_offices_write_them() {
        assert_eq!(count(1_024_000), Phrase::new("1.024.000", "1,024,000"));
        assert_eq!(share(7164, 10_000), Some(Phrase::new("71,64%", "71.64%")));
        assert_eq!(share(1, 3), Some(Phrase::new("33,33%", "33.33%")));
        assert_eq!(share(650, 975), Some(Phrase::new("66,67%", "66.67%")));
        assert_eq!(share(0, 0), None);
    }
}
