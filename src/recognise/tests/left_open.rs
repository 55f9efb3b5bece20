//! Tests of what the words of an item leave open.

use super::recognised;

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
