//! Compliance cost from outside: what it comes to, what a proposal saves, what is missing to say.

use crate::command::Desk;

/// A rule that drops what is no longer valid, and two procedures that ask for it.
const TEXT: &str = r#"
parameter hourly-income "Thu nhập bình quân một giờ" {
  from 2023-01-01 = 48_000 VND assumed
}

procedure a "Thủ tục có đủ số liệu" {
  volume 1_000 per year
  forms none
  channel in-person { fee 10_000 VND  takes 1 hour to 2 hours }
  channel online { fee none  takes 15 minutes }
  document so "Sổ hộ khẩu" is so-ho-khau { certified 1  takes 30 minutes  costs 4_000 VND assumed }
  document don "Đơn" is none { original 1  takes 20 minutes }
}

procedure b "Thủ tục thiếu số liệu" {
  volume 20 per year
  forms none
  channel in-person { fee none }
  document so "Sổ hộ khẩu" is so-ho-khau { certified 1 }
}
"#;

#[test]
fn the_cost_is_told_as_far_as_it_is_known() {
    let desk = Desk::new();
    desk.file("a.tthc", TEXT);
    let told = |more: &[&str]| {
        let words = ["review", "a.tthc", "--as-of", "2023-12-31"];
        let rule = ["--select", "abolished-paper-asked"];
        desk.run(&[&words[..], &rule, more].concat())
    };
    insta::assert_snapshot!("cost_vi", told(&["--lang", "vi"]));
    insta::assert_snapshot!("cost_en", told(&["--lang", "en"]));
    let review = told(&["--format", "json"]).results;
    let review: serde_json::Value = serde_json::from_str(&review).expect("it is JSON");
    let cost = &review["measures"]["cost"];
    // 15 to 120 minutes of filing, 50 of papers, 4,000 đồng beside and the fee of the counter.
    assert_eq!(
        cost["before_vnd"],
        serde_json::json!([56_000_000, 150_000_000])
    );
    assert_eq!(
        cost["after_vnd"],
        serde_json::json!([28_000_000, 122_000_000])
    );
    assert_eq!(
        (&cost["known"], &cost["certainty"]),
        (&1.into(), &"assumed".into())
    );
    let effects = review["proposals"].as_array().expect("there are two");
    let saved = effects
        .iter()
        .map(|made| made["effect"]["cost_vnd"].clone());
    assert_eq!(
        saved.collect::<Vec<_>>(),
        [(-28_000_000).into(), serde_json::Value::Null]
    );
}
