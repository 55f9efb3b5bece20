//! Tests of `item`: what our own sentences are read as, and that no text breaks the reading.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::fold::fold;

mod lead;
mod wording;

const NAMES: &[&str] = &[
    "giấy khai sinh",
    "giấy phép lái xe",
    "hộ chiếu",
    "căn cước",
    "giấy ủy quyền",
    "tờ trình",
    "sổ hộ khẩu",
];

/// Reads an item against [`NAMES`].
fn parts(item: &str) -> Vec<Part<usize>> {
    let mut names: Vec<(String, usize)> = NAMES.iter().map(|name| fold(name)).zip(0..).collect();
    names.sort();
    let names = names.iter().map(|(name, at)| (name.as_str(), Some(*at)));
    let is_open = |name: usize| NAMES[name] == "tờ trình";
    read(&Tokens::new(names, is_open), item)
}

/// Says what an item was read as, a line for each part.
fn told(item: &str) -> String {
    let mut lines = String::new();
    for part in parts(item) {
        let words = &item[part.words.clone()];
        let meaning = match part.meaning {
            Meaning::Paper(Asked {
                paper,
                sureness,
                how,
            }) => {
                let condition = how
                    .condition
                    .as_ref()
                    .map_or("", |words| &item[words.clone()]);
                let handing: Vec<String> = how
                    .handing
                    .iter()
                    .map(|handed| match handed.count {
                        Some(count) => format!("{count} {:?}", handed.way),
                        None => format!("{:?}", handed.way),
                    })
                    .collect();
                let joint = if how.any_way { " | " } else { ", " };
                let standing = how.standing;
                let choice = how
                    .choice
                    .map_or(String::new(), |choice| choice.to_string());
                format!(
                    "{} {standing:?}{choice} {sureness:?} [{}] {condition}",
                    NAMES[paper],
                    handing.join(joint)
                )
            }
            Meaning::Unread(how) => how.map_or("Unread".to_owned(), |how| {
                let choice = how
                    .choice
                    .map_or(String::new(), |choice| choice.to_string());
                format!("Unread {:?}{choice}", how.standing)
            }),
            other => format!("{other:?}"),
        };
        writeln!(lines, "«{words}» {}", meaning.trim_end()).unwrap();
    }
    lines
}

/// Returns the papers that an item asks everybody for.
fn demanded(item: &str) -> Vec<&'static str> {
    parts(item)
        .into_iter()
        .filter_map(|part| match part.meaning {
            Meaning::Paper(asked) if asked.how.standing == Standing::Demanded => {
                Some(NAMES[asked.paper])
            }
            _ => None,
        })
        .collect()
}

#[test]
fn an_item_is_divided_into_its_papers() {
    insta::assert_snapshot!(
        told("a) 01 bản sao có chứng thực Giấy khai sinh; b) Đơn xin học và ảnh; c) Hộ chiếu còn hạn (bản chính), sổ hộ khẩu."),
        @"
    «01 bản sao có chứng thực Giấy khai sinh» giấy khai sinh Demanded WholeName [1 Certified]
    «Đơn xin học và ảnh» Unread Demanded
    «Hộ chiếu còn hạn (bản chính)» hộ chiếu Demanded Listed [Original]
    «sổ hộ khẩu» sổ hộ khẩu Demanded Listed []
    "
    );
    insta::assert_snapshot!(
        told("Hồ sơ gồm: - Tờ trình về việc xây trường; - Xuất trình căn cước. Số lượng hồ sơ: 02 bộ"),
        @"
    «Hồ sơ gồm:» Heading
    «Tờ trình về việc xây trường» tờ trình Demanded Kind []
    «Xuất trình căn cước» căn cước Demanded WholeName [Shown]
    «Số lượng hồ sơ: 02 bộ» Amount
    "
    );
}

#[test]
fn choices_conditions_and_exceptions_are_told_apart() {
    insta::assert_snapshot!(
        told("Một trong các giấy tờ sau: + Căn cước; + Hộ chiếu"),
        @"
    «Một trong các giấy tờ sau:» Heading
    «Căn cước» căn cước Alternative0 WholeName []
    «Hộ chiếu» hộ chiếu Alternative0 WholeName []
    "
    );
    insta::assert_snapshot!(
        told("Bản sao căn cước/hộ chiếu của người nộp"),
        @"
    «Bản sao căn cước» căn cước Alternative0 Listed [Copy]
    «hộ chiếu của người nộp» hộ chiếu Alternative0 Listed []
    "
    );
    insta::assert_snapshot!(
        told("- Đối với trẻ em: Giấy khai sinh; - Người lớn thì nộp căn cước"),
        @"
    «Đối với trẻ em:» Heading
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Đối với trẻ em:
    «Người lớn thì nộp căn cước» Unread
    "
    );
    insta::assert_snapshot!(
        told("Giấy ủy quyền (nếu có), giấy khai sinh. Trường hợp khai thác được dữ liệu thì không phải nộp giấy khai sinh"),
        @"
    «Giấy ủy quyền (nếu có)» giấy ủy quyền Conditional Listed [] nếu có
    «giấy khai sinh» giấy khai sinh Conditional Listed [] Trường hợp khai thác được dữ liệu thì không phải nộp giấy khai sinh
    «Trường hợp khai thác được dữ liệu thì» Note
    «không phải nộp giấy khai sinh» giấy khai sinh NotRequired HarmlessWords []
    "
    );
}

#[test]
fn a_name_that_is_not_asked_for_is_not_read() {
    for item in [
        "Đơn đề nghị cấp giấy phép lái xe",
        "Đơn đề nghị cấp giấy khai sinh, hộ chiếu",
        "Danh sách học viên có giấy phép lái xe",
        "Tờ khai, trong đó ghi rõ họ tên; số hộ chiếu; nơi cấp hộ chiếu",
        "Giấy phép lái xe quốc tế",
        "Hộ chiếu do nước ngoài cấp",
        "Giấy tờ thay cho giấy khai sinh",
        "Bản mô tả gồm các nội dung: a) Giấy khai sinh; b) Hộ chiếu",
        "Lưu ý: Giấy khai sinh là giấy tờ gốc. Hộ chiếu phải còn hạn",
        "Văn bản xác nhận mất giấy phép lái xe và hộ chiếu",
        "Giấy khai sinh hoặc giấy tờ khác",
        "Giấy khai sinh theo pháp luật về hộ tịch hoặc quyết định của tòa",
        "Bản đồng ý trong trường hợp có hai người và bản sao hộ chiếu",
    ] {
        assert_eq!(demanded(item), [""; 0], "{item}\n{}", told(item));
    }
}

#[test]
fn a_kind_of_writing_may_go_on_about_other_papers() {
    for item in [
        "Tờ trình đề nghị cấp giấy phép lái xe",
        "Tờ trình giấy phép lái xe và hộ chiếu",
        "Tờ trình, trong đó ghi rõ số hộ chiếu",
        "Tờ trình (hộ chiếu)",
    ] {
        assert_eq!(demanded(item), ["tờ trình"], "{item}\n{}", told(item));
    }
    // Two kinds are not one of them; any other name with more words is another name.
    assert_eq!(demanded("Tờ trình, kiến nghị về trường học"), [""; 0]);
    assert_eq!(demanded("Giấy phép lái xe giấy khai sinh"), [""; 0]);
}

#[test]
fn choices_within_choices_end_with_their_clauses() {
    insta::assert_snapshot!(
        told("Một trong các giấy tờ sau: + Bản sao một trong các giấy: giấy khai sinh, sổ hộ khẩu; + Hộ chiếu. + Giấy phép lái xe"),
        @"
    «Một trong các giấy tờ sau:» Heading
    «Bản sao một trong các giấy:» Heading
    «giấy khai sinh» giấy khai sinh Alternative0 Listed []
    «sổ hộ khẩu» sổ hộ khẩu Alternative0 Listed []
    «Hộ chiếu» hộ chiếu Alternative0 WholeName []
    «Giấy phép lái xe» giấy phép lái xe Alternative0 WholeName []
    "
    );
    insta::assert_snapshot!(
        told("a) Hộ chiếu hoặc căn cước; b) Giấy khai sinh hoặc thẻ học sinh"),
        @"
    «Hộ chiếu» hộ chiếu Alternative0 Listed []
    «căn cước» căn cước Alternative0 Listed []
    «Giấy khai sinh» giấy khai sinh Alternative1 Listed []
    «thẻ học sinh» Unread Alternative1
    "
    );
}

#[test]
fn a_way_out_for_who_has_none_is_a_condition() {
    insta::assert_snapshot!(
        told("Giấy khai sinh. Trường hợp không còn giấy khai sinh thì phải có hộ chiếu"),
        @"
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Trường hợp không còn giấy khai sinh thì phải có
    «Trường hợp không còn giấy khai sinh thì phải có» Heading
    «hộ chiếu» hộ chiếu Conditional WholeName [] Trường hợp không còn giấy khai sinh thì phải có
    "
    );
    insta::assert_snapshot!(told("Hồ sơ của trường: 02 (hai) bộ, bao gồm: a) Tờ trình; b) Hộ chiếu"), @"
    «Hồ sơ của trường:» Heading
    «02 (hai) bộ, bao gồm:» Heading
    «Tờ trình» tờ trình Demanded Kind []
    «Hộ chiếu» hộ chiếu Demanded WholeName []
    ");
}

#[test]
fn how_many_are_handed_in_is_read() {
    for (item, way) in [
        (
            "02 (hai) bản sao có chứng thực giấy khai sinh",
            "[2 Certified]",
        ),
        ("Giấy khai sinh: 01 bản chính", "[1 Original]"),
        ("Bản sao giấy khai sinh: 02 bản", "[2 Copy]"),
        (
            "Giấy khai sinh (một bản chính và ba bản sao)",
            "[1 Original, 3 Copy]",
        ),
        ("Bản chính hoặc bản sao giấy khai sinh", "[Original | Copy]"),
        ("Xuất trình bản chính giấy khai sinh", "[Original, Shown]"),
        ("Bản sao giấy khai sinh (không quá 06 tháng)", "[Copy]"),
        ("02 bản giấy khai sinh", "[]"),
    ] {
        assert!(told(item).contains(way), "{item}: {}", told(item));
    }
}

#[test]
fn a_choice_among_forms_of_one_paper_is_none() {
    insta::assert_snapshot!(
        told("Giấy khai sinh của cha hoặc giấy khai sinh của mẹ; hộ chiếu (bản chính hoặc bản chụp có đóng dấu xác nhận)"),
        @"
    «Giấy khai sinh của cha hoặc giấy khai sinh của mẹ» giấy khai sinh Demanded Listed []
    «hộ chiếu (bản chính hoặc bản chụp có đóng dấu xác nhận)» hộ chiếu Demanded HarmlessWords [Original | Copy]
    "
    );
    insta::assert_snapshot!(
        told("Giấy phép lái xe (hoặc bản sao trong trường hợp bản chính đang bị giữ)"),
        @"
    «Giấy phép lái xe (hoặc bản sao trong trường hợp bản chính đang bị giữ)» giấy phép lái xe Demanded HarmlessWords [Original, Copy]
    "
    );
    // Something else would do as well.
    insta::assert_snapshot!(
        told("Giấy khai sinh của cha hoặc giấy khai sinh của mẹ về việc học hoặc giấy tờ khác"),
        @"
    «Giấy khai sinh của cha» giấy khai sinh Alternative0 Listed []
    «giấy khai sinh của mẹ về việc học hoặc giấy tờ khác» giấy khai sinh Alternative0 Listed []
    "
    );
}

#[test]
fn conditions_reach_what_they_are_said_of() {
    insta::assert_snapshot!(
        told("Nộp cho bến xe: Giấy khai sinh, căn cước (nếu có), hộ chiếu (nếu có)"),
        @"
    «Nộp cho bến xe:» Heading
    «Giấy khai sinh» giấy khai sinh Demanded Listed []
    «căn cước (nếu có)» căn cước Conditional Listed [] nếu có
    «hộ chiếu (nếu có)» hộ chiếu Conditional Listed [] nếu có
    "
    );
    insta::assert_snapshot!(
        told("Giấy khai sinh, bảng kê các nội dung giám định (trường hợp đã giám định)"),
        @"
    «Giấy khai sinh» giấy khai sinh Conditional Listed [] trường hợp đã giám định
    «bảng kê các nội dung giám định (trường hợp đã giám định)» Unread Conditional
    "
    );
    insta::assert_snapshot!(
        told("Giấy khai sinh (tất cả các trường hợp); tờ trình nêu rõ lý do kèm theo bản sao hộ chiếu"),
        @"
    «Giấy khai sinh (tất cả các trường hợp)» giấy khai sinh Demanded HarmlessWords []
    «tờ trình nêu rõ lý do» tờ trình Demanded Kind []
    «bản sao hộ chiếu» hộ chiếu Demanded Listed [Copy]
    "
    );
    insta::assert_snapshot!(
        told("Giấy khai sinh: + Trường hợp ở xa: hộ chiếu. + Trường hợp ở gần: căn cước"),
        @"
    «Giấy khai sinh:» Heading
    «Trường hợp ở xa:» Heading
    «hộ chiếu» hộ chiếu Conditional WholeName [] Trường hợp ở xa:
    «Trường hợp ở gần:» Heading
    «căn cước» căn cước Conditional WholeName [] Trường hợp ở gần:
    "
    );
    insta::assert_snapshot!(
        told("b) Tương ứng với các trường hợp, giấy tờ gồm: b.1) Giấy khai sinh; b.2) Hộ chiếu"),
        @"
    «Tương ứng với các trường hợp, giấy tờ gồm:» Heading
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Tương ứng với các trường hợp, giấy tờ gồm:
    «Hộ chiếu» hộ chiếu Conditional WholeName [] Tương ứng với các trường hợp, giấy tờ gồm:
    "
    );
}

#[test]
fn typing_does_not_matter() {
    for item in [
        ": giấy khai sinh",
        "GIẤY KHAI SINH",
        "Giấy\u{a0}khai\u{200b} sinh.",
        "-\u{9}Giâ\u{301}y khai sinh;",
        "(1) .Giấy khai sinh!",
        "\u{f02d} Giấy khai sinh",
        "1.1. Giấy khai sinh",
        "Giấy khаi sinh",
    ] {
        assert_eq!(demanded(item), ["giấy khai sinh"], "{item}\n{}", told(item));
    }
    let item = "-\u{9}01  giâ\u{301}y  khai sinh ;";
    assert_eq!(
        &item[parts(item)[0].words.clone()],
        "01  giâ\u{301}y  khai sinh"
    );
}

#[test]
fn a_colon_alone_asks_for_nothing() {
    assert_eq!(demanded(":").len(), 0, "{}", told(":"));
}

#[test]
fn a_dot_or_dash_within_a_number_or_a_name_divides_nothing() {
    let item =
        "Giấy khai sinh theo Điều 5.2 Nghị quyết 66.7/2025 của Hội đồng Thi đua - Khen thưởng";
    assert_eq!(parts(item).len(), 1, "{}", told(item));
    assert_eq!(demanded(item), ["giấy khai sinh"]);
}

proptest! {
    /// Whatever is typed: the parts stand in order, do not overlap, and begin and end between
    /// letters; the same text gives the same parts.
    #[test]
    fn parts_are_pieces_of_the_item(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "giấy khai sinh", "Hộ chiếu", "hoặc", ",", ";", "(", ")", "- ", "a)", "1.", ":", ".",
                "một trong các giấy tờ sau", "trường hợp", "nếu có", "thì nộp", "không phải nộp",
                "đơn", "đề nghị", "gồm", "trong đó", "bản sao", "lưu ý", "\n", "e\u{301}", "\u{200b}", "của", "x",
            ]),
            0..24,
        ),
        tight in any::<bool>(),
    ) {
        let item = words.join(if tight { "" } else { " " });
        let parts = parts(&item);
        let mut end = 0;
        for part in &parts {
            prop_assert!(part.words.start >= end, "{item:?} {parts:?}");
            prop_assert!(item.get(part.words.clone()).is_some(), "{item:?} {parts:?}");
            prop_assert!(!part.words.is_empty());
            if let Meaning::Paper(asked) = &part.meaning
                && let Some(condition) = &asked.how.condition
            {
                prop_assert!(item.get(condition.clone()).is_some());
            }
            end = part.words.end;
        }
        prop_assert_eq!(&parts, &self::parts(&item));
    }

    #[test]
    fn no_text_breaks_the_reading(item in ".{0,60}") {
        for part in parts(&item) {
            prop_assert!(item.get(part.words).is_some());
        }
    }
}
