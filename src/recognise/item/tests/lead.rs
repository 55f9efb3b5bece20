//! Tests of what stands before a name, and of what may follow it.

use super::super::{Meaning, Sureness, Tokens, read};
use super::{demanded, told};

#[test]
fn the_number_of_a_form_stands_before_its_name() {
    insta::assert_snapshot!(
        told("Mẫu số 29. Giấy ủy quyền; Mẫu số 01a Tờ trình về việc xây trường; Mẫu số 2 của Nghị định"),
        @"
    «Mẫu số 29» Note
    «Giấy ủy quyền» giấy ủy quyền Demanded WholeName []
    «Mẫu số 01a» Note
    «Tờ trình về việc xây trường» tờ trình Demanded Kind []
    «Mẫu số 2 của Nghị định» Unread
    "
    );
}

#[test]
fn remarks_on_a_copy_may_stand_between_it_and_the_name() {
    insta::assert_snapshot!(
        told("Bản sao chứng thực (hoặc bản photo có bản gốc đối chiếu) giấy khai sinh; bản sao (nếu có) hộ chiếu"),
        @"
    «Bản sao chứng thực (hoặc bản photo có bản gốc đối chiếu) giấy khai sinh» giấy khai sinh Demanded WholeName [Certified | Copy]
    «bản sao (nếu có) hộ chiếu» Unread
    "
    );
}

#[test]
fn of_whom_and_since_when_is_no_condition() {
    insta::assert_snapshot!(
        told("Giấy phép lái xe phải có ảnh màu; căn cước đối với từng người; giấy ủy quyền kể từ ngày ký; hộ chiếu hoặc giấy tờ có giá trị thay thế"),
        @"
    «Giấy phép lái xe phải có ảnh màu» giấy phép lái xe Demanded HarmlessWords []
    «căn cước đối với từng người» căn cước Demanded HarmlessWords []
    «giấy ủy quyền kể từ ngày ký» giấy ủy quyền Demanded HarmlessWords []
    «hộ chiếu» hộ chiếu Alternative0 Listed []
    «giấy tờ có giá trị thay thế» Unread Alternative0
    "
    );
}

#[test]
fn what_lets_off_twice_is_read_once() {
    insta::assert_snapshot!(
        told("Không phải nộp (không phải nộp) giấy khai sinh"),
        @"«Không phải nộp (không phải nộp) giấy khai sinh» giấy khai sinh NotRequired HarmlessWords []"
    );
}

#[test]
fn a_colon_may_follow_the_number_of_a_form() {
    insta::assert_snapshot!(told("Mẫu số 6: Tờ trình; Mẫu số 7: giấy khai sinh"), @"
    «Mẫu số 6:» Note
    «Tờ trình» tờ trình Demanded Kind []
    «Mẫu số 7:» Note
    «giấy khai sinh» giấy khai sinh Demanded WholeName []
    ");
}

#[test]
fn what_a_copy_needs_lets_nobody_off() {
    insta::assert_snapshot!(
        told("Giấy khai sinh. Trường hợp bản sao không có chứng thực thì xuất trình bản chính để đối chiếu"),
        @"
    «Giấy khai sinh» giấy khai sinh Demanded WholeName []
    «Trường hợp bản sao không có chứng thực thì xuất trình bản chính để đối chiếu» Note
    "
    );
    insta::assert_snapshot!(
        told("Giấy khai sinh. Trường hợp không có thì không phải nộp"),
        @"
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Trường hợp không có thì không phải nộp
    «Trường hợp không có thì không phải nộp» Note
    "
    );
}

#[test]
fn what_need_not_be_signed_must_still_be_handed_in() {
    insta::assert_snapshot!(
        told("Giấy ủy quyền không cần có xác nhận; hộ chiếu của hãng hàng không còn hiệu lực"),
        @"
    «Giấy ủy quyền không cần có xác nhận» giấy ủy quyền Demanded HarmlessWords []
    «hộ chiếu của hãng hàng không còn hiệu lực» hộ chiếu Demanded HarmlessWords []
    "
    );
}

#[test]
fn whom_the_title_of_a_form_names_is_no_condition() {
    insta::assert_snapshot!(
        told("Tờ trình đối với dự án nhóm A theo Mẫu số 02; tờ trình đối với trường hợp khác theo Mẫu số 03; giấy ủy quyền đối với tổ chức theo Mẫu số 04"),
        @"
    «Tờ trình đối với dự án nhóm A theo Mẫu số 02» tờ trình Demanded Kind []
    «tờ trình đối với trường hợp khác theo Mẫu số 03» tờ trình Conditional Kind [] đối với trường hợp khác theo Mẫu số 03
    «giấy ủy quyền đối với tổ chức theo Mẫu số 04» giấy ủy quyền Conditional HarmlessWords [] đối với tổ chức theo Mẫu số 04
    "
    );
}

#[test]
fn the_dot_of_a_number_ends_no_sentence() {
    insta::assert_snapshot!(
        told("1. Người tham gia: - Giấy khai sinh; 2. Giấy ủy quyền. Giấy này phải còn giá trị"),
        @"
    «Người tham gia:» Heading
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Người tham gia:
    «Giấy ủy quyền» giấy ủy quyền Demanded WholeName []
    «Giấy này phải còn giá trị» Note
    "
    );
}

#[test]
fn brackets_that_say_what_a_paper_may_be_offer_no_other() {
    insta::assert_snapshot!(
        told("Giấy ủy quyền (căn cước hoặc hộ chiếu nếu có) của cha; giấy khai sinh (hoặc hộ chiếu)"),
        @"
    «Giấy ủy quyền (căn cước hoặc hộ chiếu nếu có) của cha» giấy ủy quyền Demanded HarmlessWords []
    «giấy khai sinh (hoặc hộ chiếu)» giấy khai sinh Alternative0 HarmlessWords []
    "
    );
}

#[test]
fn several_things_of_a_kind_may_be_introduced() {
    insta::assert_snapshot!(
        told("Các chứng chỉ, tài liệu liên quan gồm: giấy khai sinh; hộ chiếu"),
        @"
    «Các chứng chỉ, tài liệu liên quan gồm:» Heading
    «giấy khai sinh» giấy khai sinh Demanded WholeName []
    «hộ chiếu» hộ chiếu Demanded WholeName []
    "
    );
    insta::assert_snapshot!(told("Tài liệu gồm: giấy khai sinh; hộ chiếu"), @"
    «Tài liệu gồm:» Heading
    «giấy khai sinh» giấy khai sinh Demanded WholeName []
    «hộ chiếu» hộ chiếu Demanded WholeName []
    ");
}

#[test]
fn an_entry_that_only_names_a_case_is_a_heading() {
    insta::assert_snapshot!(
        told("1. Điều chỉnh họ tên a) Giấy khai sinh; b) Hộ chiếu. 2. Người làm thay a) Giấy ủy quyền; 3. Căn cước"),
        @"
    «Điều chỉnh họ tên» Heading
    «Giấy khai sinh» giấy khai sinh Conditional WholeName [] Điều chỉnh họ tên
    «Hộ chiếu» hộ chiếu Conditional WholeName [] Điều chỉnh họ tên
    «Người làm thay» Heading
    «Giấy ủy quyền» giấy ủy quyền Conditional WholeName [] Người làm thay
    «Căn cước» căn cước Demanded WholeName []
    "
    );
}

#[test]
fn what_is_attached_counted_or_begun_anew_stands_by_itself() {
    insta::assert_snapshot!(
        told("Đơn đề nghị cấp thẻ kèm theo căn cước; đơn xin cấp giấy khai sinh kèm 02 hộ chiếu; biên bản thanh lý, Giấy ủy quyền; đơn về việc mất, hộ chiếu"),
        @"
    «Đơn đề nghị cấp thẻ» Unread Demanded
    «căn cước» căn cước Demanded Listed []
    «đơn xin cấp giấy khai sinh» Unread Demanded
    «02 hộ chiếu» hộ chiếu Demanded Listed []
    «biên bản thanh lý» Unread Demanded
    «Giấy ủy quyền» giấy ủy quyền Demanded Listed []
    «đơn về việc mất, hộ chiếu» Unread Demanded
    "
    );
}

#[test]
fn a_list_goes_on_after_what_one_of_its_papers_must_say() {
    insta::assert_snapshot!(
        told("Giấy khai sinh; hộ chiếu, trong đó phải có ảnh; căn cước"),
        @"
    «Giấy khai sinh» giấy khai sinh Demanded WholeName []
    «hộ chiếu, trong đó phải có ảnh» hộ chiếu Demanded HarmlessWords []
    «căn cước» căn cước Demanded WholeName []
    "
    );
    insta::assert_snapshot!(told("Đơn, trong đó ghi họ tên; hộ chiếu"), @"
    «Đơn, trong đó ghi họ tên» Unread Demanded
    «hộ chiếu» Contents
    ");
}

#[test]
fn a_condition_in_the_middle_of_a_list_is_that_of_one() {
    insta::assert_snapshot!(
        told("Căn cước theo mẫu, đơn (nếu có) theo mẫu, Đơn khác; giấy khai sinh, hộ chiếu (nếu có)"),
        @"
    «Căn cước theo mẫu» căn cước Demanded Listed []
    «đơn (nếu có) theo mẫu, Đơn khác» Unread Conditional
    «giấy khai sinh» giấy khai sinh Conditional Listed [] nếu có
    «hộ chiếu (nếu có)» hộ chiếu Conditional Listed [] nếu có
    "
    );
}

#[test]
fn what_a_writing_is_called_is_a_kind_of_it() {
    let names = [
        "danh sách",
        "giấy khai sinh",
        "hộ chiếu",
        "đơn đề nghị",
        "đơn đề nghị cấp thẻ",
    ];
    let catalogue = names
        .iter()
        .zip(0_usize..)
        .map(|(name, at)| (*name, Some(at)));
    let tokens = Tokens::new(catalogue, |name| name == 0 || name == 3);
    let asked = |item: &str| -> Vec<(&str, bool)> {
        let parts = read(&tokens, item);
        let papers = parts.iter().filter_map(|part| match &part.meaning {
            Meaning::Paper(asked) => Some((names[asked.paper], asked.sureness == Sureness::Kind)),
            _ => None,
        });
        papers.collect()
    };
    let request = ("đơn đề nghị", true);
    assert_eq!(asked("Đơn đề nghị"), [request]);
    // An application may be for what its words name; a list goes on behind a list of people.
    assert_eq!(asked("Đơn đề nghị cấp giấy khai sinh, hộ chiếu"), [request]);
    assert_eq!(
        asked("Đơn đề nghị, hộ chiếu"),
        [request, ("hộ chiếu", false)]
    );
    assert_eq!(
        asked("Danh sách người học; hộ chiếu"),
        [("danh sách", true), ("hộ chiếu", false)]
    );
    // More words make it another paper, but of the same kind.
    assert_eq!(
        asked("Đơn đề nghị cấp thẻ"),
        [("đơn đề nghị cấp thẻ", false)]
    );
    assert_eq!(asked("Đơn đề nghị cấp thẻ đỏ"), [request]);
    assert!(tokens.names_only("Hộ chiếu của người trong danh sách", 2));
    assert!(!tokens.names_only("Hộ chiếu, giấy khai sinh", 2));
}

#[test]
fn what_else_will_do_needs_no_name() {
    let item = "Hộ chiếu hoặc tương đương; giấy khai sinh";
    assert_eq!(demanded(item), ["giấy khai sinh"], "{}", told(item));
}

#[test]
fn what_a_paper_is_about_is_no_condition() {
    let about = "Tờ trình về các trường hợp khó khăn; hộ chiếu";
    assert_eq!(demanded(about), ["tờ trình", "hộ chiếu"], "{}", told(about));
    let about = "Tờ trình đối với việc thực hiện dự án";
    assert_eq!(demanded(about), ["tờ trình"], "{}", told(about));
    for case in [
        "Tờ trình trong các trường hợp khó khăn",
        "Tờ trình đối với việc thay người",
        "Tờ trình có nội dung về dự án đối với trường hợp thay người",
    ] {
        assert_eq!(demanded(case).len(), 0, "{case}\n{}", told(case));
    }
}

#[test]
fn a_case_that_must_have_something_reaches_the_list_below() {
    let item = "Trường hợp ủy quyền thì phải có: (i) Giấy ủy quyền; (ii) hộ chiếu";
    assert_eq!(demanded(item).len(), 0, "{}", told(item));
}
