//! Tests of wordings that offices choose otherwise than the catalogue does.

use super::{Meaning, Standing, Tokens, parts, read, told};

const NAMES: [&str; 8] = [
    "văn bản đề nghị",
    "văn bản xác nhận",
    "đơn đề nghị",
    "bảng kê",
    "hợp đồng",
    "hợp đồng thuê đất",
    "giấy tờ chứng minh chỗ ở",
    "ảnh chân dung",
];

/// Returns the papers that an item names, each with how it stands to them.
fn asked(item: &str) -> Vec<(&'static str, Standing)> {
    let names = NAMES.iter().zip(0_usize..);
    let is_open = |name: usize| name < 5;
    let tokens = Tokens::new(names.map(|(name, at)| (*name, Some(at))), is_open);
    let papers = read(&tokens, item).into_iter();
    let paper = |meaning| match meaning {
        Meaning::Paper(asked) => Some((NAMES[asked.paper], asked.how.standing)),
        _ => None,
    };
    papers.filter_map(|part| paper(part.meaning)).collect()
}

/// Returns the papers that an item asks everybody for.
fn demanded(item: &str) -> Vec<&'static str> {
    let mut asked = asked(item);
    asked.retain(|(_, standing)| *standing == Standing::Demanded);
    asked.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn an_issuer_may_stand_in_the_middle_of_a_name() {
    let request = ["văn bản đề nghị"];
    assert_eq!(
        demanded("Văn bản của chủ đầu tư đề nghị nghiệm thu"),
        request
    );
    assert_eq!(
        demanded("01 bản sao văn bản của ngân hàng (nếu có) xác nhận số dư, bảng kê"),
        ["văn bản xác nhận"]
    );
    // Who somebody is, what a writing is about and what it holds is not what it does.
    assert_eq!(
        demanded("Văn bản của người đề nghị về việc xây kho").len(),
        0
    );
    assert_eq!(demanded("Văn bản của cơ quan xác nhận").len(), 0);
    assert_eq!(demanded("Văn bản của sở về việc dừng xác nhận").len(), 0);
    assert_eq!(
        demanded("Văn bản của sở có nội dung: xác nhận lý do").len(),
        0
    );
    let far = format!("Văn bản của {} đề nghị", "hội ".repeat(50));
    assert_eq!(demanded(&far).len(), 0);
}

#[test]
fn what_confirms_something_may_be_named_by_that() {
    let confirmed = ["văn bản xác nhận"];
    assert_eq!(demanded("Xác nhận của trường về thời gian học"), confirmed);
    assert_eq!(demanded("Bản sao xác nhận của trường"), confirmed);
    // Written on another paper, twice.
    let item = "Đơn đề nghị có xác nhận của trường hoặc xác nhận của xã";
    assert_eq!(demanded(item), ["đơn đề nghị"], "{}", told(item));
}

#[test]
fn what_a_writing_is_about_may_be_joined_to_its_name() {
    let lease = ["hợp đồng thuê đất"];
    assert_eq!(demanded("Hợp đồng về việc thuê đất"), lease);
    assert_eq!(demanded("Hợp đồng về thuê đất giữa hai bên"), lease);
    assert_eq!(demanded("Phụ lục bảng kê hàng hóa"), ["bảng kê"]);
}

#[test]
fn anything_may_prove_what_a_paper_does() {
    let proof = ["giấy tờ chứng minh chỗ ở"];
    for item in ["Tài liệu chứng minh chỗ ở", "Văn bản pháp lý về chỗ ở"] {
        assert_eq!(demanded(item), proof, "{item}");
    }
}

#[test]
fn a_kind_of_writing_may_speak_of_other_states_and_of_what_replaces_something() {
    let item = "Đơn đề nghị đưa mẫu ra nước ngoài; đơn đề nghị dùng thiết bị thay thế";
    assert_eq!(demanded(item), ["đơn đề nghị", "đơn đề nghị"]);
}

#[test]
fn one_of_two_that_are_one_paper_is_that_paper() {
    let item = "Hợp đồng thuê đất đã đăng ký hoặc hợp đồng thuê đất của hộ";
    assert_eq!(demanded(item), ["hợp đồng thuê đất"]);
    let item = "Bảng kê gỗ tròn theo mẫu hoặc bảng kê sản phẩm gỗ";
    assert_eq!(demanded(item).len(), 0, "two lists are not the same");
}

#[test]
fn a_text_of_law_is_not_handed_in() {
    let item = "Bảng kê (mẫu số 04 kèm theo hợp đồng 113/2025/NQ-HĐND";
    assert_eq!(demanded(item), ["bảng kê"]);
}

#[test]
fn how_a_photograph_was_taken_is_no_other() {
    let names = ["ảnh chân dung", "ảnh chụp"];
    let tokens = Tokens::new(
        names
            .into_iter()
            .zip(0_usize..)
            .map(|(name, at)| (name, Some(at))),
        |_| false,
    );
    let count = |item| {
        let parts = read(&tokens, item);
        let is_paper = |meaning: &_| matches!(meaning, Meaning::Paper(_));
        parts.iter().filter(|part| is_paper(&part.meaning)).count()
    };
    assert_eq!(count("02 ảnh chân dung, ảnh chụp không quá 06 tháng"), 1);
    assert_eq!(count("02 ảnh chân dung, 01 ảnh chụp của ngôi nhà"), 2);
}

#[test]
fn what_is_applied_for_is_no_condition() {
    let sheet = ["bảng kê"];
    assert_eq!(
        demanded("Bảng kê mẫu đối với các chỉ tiêu/phép thử đăng ký chỉ định"),
        sheet
    );
    assert_eq!(demanded("Bảng kê nợ đối với ngân sách"), sheet);
    // Others apply for something else.
    assert_eq!(
        demanded("Bảng kê mẫu đối với thuốc đề nghị gia hạn").len(),
        0
    );
    assert_eq!(
        demanded("Bảng kê mẫu đối với thuốc nhập khẩu, đơn đăng ký").len(),
        0
    );
    assert_eq!(demanded("Bảng kê mẫu đối với người đăng ký thi").len(), 0);
}

#[test]
fn who_confirms_a_copy_may_stand_between_it_and_the_name() {
    let item = "Bản sao (có xác nhận sao y bản chính của tổ chức đề nghị) bảng kê";
    assert_eq!(demanded(item), ["bảng kê"]);
}

#[test]
fn what_is_attached_to_a_conditional_paper_is_conditional() {
    let item = "Hợp đồng (nếu có) kèm theo bảng kê";
    assert_eq!(demanded(item).len(), 0, "{item}");
}

#[test]
fn words_that_deny_something_may_describe_a_paper() {
    for item in [
        "Đơn đề nghị của người được miễn học phí",
        "Đơn đề nghị thu hồi tàu cá không còn khai thác",
        "Bảng kê khoản bù trừ trong năm",
    ] {
        assert_eq!(demanded(item).len(), 1, "{item}");
    }
    assert_eq!(
        demanded("Bảng kê, không yêu cầu khi nộp trực tuyến").len(),
        0
    );
}

#[test]
fn a_condition_reaches_what_goes_on_after_a_semicolon() {
    let shared = "Trường hợp thuê kho thì nộp hợp đồng; bảng kê\n- Đơn đề nghị";
    assert_eq!(demanded(shared), ["đơn đề nghị"]);
    let shared = "Đối với người thuê kho, cần giấy khai sinh; bảng kê, hợp đồng";
    assert_eq!(demanded(shared).len(), 0);
    // What a copy needs reaches nothing.
    let copies = "Trường hợp nộp bản sao thì xuất trình bản chính; bảng kê";
    assert_eq!(demanded(copies), ["bảng kê"]);
}

#[test]
fn a_case_behind_what_a_paper_says_is_that_of_the_paper() {
    let case = "Đơn đề nghị, trong đó nêu rõ lý do; thời gian (đối với tổ chức)";
    assert_eq!(asked(case), [("đơn đề nghị", Standing::Conditional)]);
    let told = "Đơn đề nghị, trong đó nêu rõ lý do; thời gian (nếu có)";
    assert_eq!(demanded(told), ["đơn đề nghị"]);
    assert_eq!(parts(told).len(), 2);
}
