//! Tests of what the words of an item leave open.

use super::{is_nothing, recognised};

#[test]
fn what_is_not_read_by_its_words_may_leave_open_if_it_is_asked_for() {
    let leaves_open = |words| recognised(words).documents.items()[0].leaves_open;
    assert!(leaves_open(
        r#"document d "Giấy khai sinh, nếu có" is khai-sinh"#
    ));
    assert!(leaves_open(r#"document d "Giấy A hoặc giấy B""#));
    assert!(leaves_open(r#"document d "Giấy A, không phải nộp""#));
    assert!(!leaves_open(
        r#"document d "Bản chính hoặc bản sao giấy A, không phải chứng thực""#
    ));
    assert!(!leaves_open(
        r#"document d "Giấy xác nhận đất không có tranh chấp""#
    ));
    assert!(!leaves_open(r#"document d "Giấy khai sinh (nếu có)""#));
}

#[test]
fn an_item_that_need_not_be_handed_in_is_no_paper() {
    for title in [
        "Giấy khai sinh (không phải nộp)",
        "Giấy khai sinh, không yêu cầu bản giấy",
        "Giấy khai sinh trừ trường hợp đã có dữ liệu",
        "Giấy khai sinh được thay thế bằng dữ liệu",
        "Giấy khai sinh (miễn nộp)",
        "Giấy khai sinh. Trường hợp không có thì làm cam đoan",
    ] {
        is_nothing(title);
    }
}
