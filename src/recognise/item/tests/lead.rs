//! Tests of what stands before a name, and of what may follow it.

use super::told;

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
