//! Time limits and fees, from what is published to what is written.

use crate::import::procedure::tests::{oddities, text_of};

/// Returns the clauses of a channel with a time and some fees, on one line.
#[track_caller]
fn channel(time: &str, fees: &str) -> String {
    let channels =
        format!("[{{\"method\": \"ONLINE\", \"time\": {time}, \"fees\": {fees}, \"note\": null}}]");
    let text = text_of(&[("channels", &channels)]);
    let start = text.find("channel online").unwrap();
    let channel = &text[start..start + text[start..].find("\n\n").unwrap()];
    let words: Vec<&str> = channel.split_whitespace().collect();
    words.join(" ")
}

#[track_caller]
fn check_time(qty: &str, unit: &str, raw: &str, expected: &str) {
    let time = format!("{{\"qty\": {qty}, \"unit\": {unit}, \"raw\": {raw}}}");
    assert_eq!(channel(&time, "[]"), expected);
}

#[track_caller]
fn check_fees(fees: &[(&str, &str)], expected: &str) {
    let fees: Vec<String> = fees
        .iter()
        .map(|(vnd, text)| format!("{{\"kind\": null, \"vnd\": {vnd}, \"text\": {text:?}}}"))
        .collect();
    let time = "{\"qty\": null, \"unit\": null, \"raw\": null}";
    assert_eq!(channel(time, &format!("[{}]", fees.join(", "))), expected);
}

#[test]
fn a_time_limit_keeps_its_calendar() {
    check_time(
        "3",
        "\"WORKING_DAY\"",
        "\"3 WORKING_DAY\"",
        "channel online { time limit 3 working days }",
    );
    check_time(
        "0.5",
        "\"DAY\"",
        "\"0.5 ngày\"",
        "channel online { time limit 0.5 days }",
    );
    check_time(
        "30",
        "\"HOUR\"",
        "null",
        "channel online { time limit 30 hours }",
    );
    check_time(
        "2",
        "\"MONTH\"",
        "\"2 tháng\"",
        "channel online { time limit 2 months }",
    );
}

#[test]
fn a_time_limit_that_is_worded_otherwise_keeps_its_wording() {
    let noted =
        "channel online { time limit 5 days note \"Thời hạn ghi là: 05 ngày sau khi nộp\" }";
    check_time("5", "\"DAY\"", "\"05 ngày sau khi nộp\"", noted);
    let noted = "channel online { time limit 5 days note \"Thời hạn ghi là: 5 WORKING_DAY\" }";
    check_time("5", "\"DAY\"", "\"5 WORKING_DAY\"", noted);
}

#[test]
fn a_time_limit_without_number_or_unit_stays_text() {
    check_time(
        "7",
        "\"OTHER\"",
        "\"7 OTHER\"",
        "channel online { time limit \"7 OTHER\" }",
    );
    check_time(
        "null",
        "\"OTHER\"",
        "\"Ngay OTHER\"",
        "channel online { time limit \"Ngay OTHER\" }",
    );
    check_time(
        "0",
        "\"DAY\"",
        "null",
        "channel online { time limit \"0 DAY\" }",
    );
    check_time(
        "-0.5",
        "\"DAY\"",
        "null",
        "channel online { time limit \"-0.5 DAY\" }",
    );
    check_time(
        "0.12345",
        "\"DAY\"",
        "null",
        "channel online { time limit \"0.12345 DAY\" }",
    );
    check_time("null", "null", "null", "channel online");
}

#[test]
fn an_amount_is_a_fee_and_nothing_is_a_fee_of_nothing() {
    check_fees(&[("8000", "")], "channel online { fee 8_000 VND }");
    check_fees(
        &[("8000", "mỗi bản")],
        "channel online { fee 8_000 VND \"mỗi bản\" }",
    );
    check_fees(&[("0", "")], "channel online { fee 0 VND }");
    check_fees(
        &[("0", "Miễn phí.")],
        "channel online { fee 0 VND \"Miễn phí.\" }",
    );
    check_fees(
        &[("null", "Theo quy định")],
        "channel online { fee \"Theo quy định\" }",
    );
    check_fees(&[("null", "")], "channel online");
}

#[test]
fn an_amount_that_cannot_be_one_is_kept_as_a_note() {
    let doubted = |text: &str, vnd: &str| {
        format!("channel online {{ fee {text:?} note \"Phí ghi bằng số: {vnd}\" }}")
    };
    check_fees(&[("0", "50.000 đồng")], &doubted("50.000 đồng", "0"));
    check_fees(
        &[("0", "Miễn cho hộ nghèo")],
        &doubted("Miễn cho hộ nghèo", "0"),
    );
    check_fees(&[("10", "10 USD")], &doubted("10 USD", "10"));
    check_fees(&[("10", "")], &doubted("chưa rõ mức phí", "10"));
    check_fees(&[("-5000", "x")], &doubted("x", "-5000"));
    check_fees(&[("5000.5", "x")], &doubted("x", "5000.5"));
    check_fees(&[("99000000000000000000", "x")], &doubted("x", "9.9e+19"));
}

#[test]
fn a_price_list_is_not_added_up() {
    let list = "channel online { fee \"1_000 VND cấp mới\" fee \"2_000 VND\" }";
    check_fees(&[("1000", "cấp mới"), ("2000", "")], list);
    let sum = "channel online { fee 1_000 VND \"cấp mới\" fee 0 VND }";
    check_fees(&[("1000", "cấp mới"), ("0", "")], sum);
}

#[test]
fn each_doubt_is_reported_once() {
    let fee = "{\"kind\": \"FEE\", \"vnd\": 0, \"text\": \"x\"}";
    let time = "{\"qty\": null, \"unit\": null, \"raw\": \"x\"}";
    let channel =
        format!("{{\"method\": \"DIRECT\", \"time\": {time}, \"fees\": [{fee}], \"note\": null}}");
    let changes = [("channels", format!("[{channel}, {channel}]"))];
    let changes = [(changes[0].0, changes[0].1.as_str())];
    assert_eq!(oddities(&changes), ["time_as_text", "fee_zero_unsure"]);
    assert!(text_of(&changes).contains("note \"Loại phí: FEE\""));
}
