//! Splitting joined lists, and naming what they hold.

use super::*;
use crate::import::sample;

/// Splits a joined text where each of some exact names is known.
fn split(exact: &str, joined: &str) -> Option<Vec<String>> {
    let joined = format!("{joined:?}");
    let records = [
        sample::record(&[("executing_list", exact)]),
        sample::record(&[("coordinating_agencies", &joined)]),
    ];
    let agencies = Agencies::of(&records, &Known::default());
    match agencies.roles(&records[1]).coordinating {
        Named::List(parts) => Some(parts.into_iter().map(str::to_owned).collect()),
        Named::Unknown | Named::Text(_) => None,
    }
}

#[test]
fn a_joined_text_is_split_only_into_agencies_that_are_known() {
    let exact = "[\"Sở Văn hóa, Thể thao\", \"Sở Y tế\"]";
    let parts = ["Sở y tế", "Sở Văn hoá, Thể thao"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(split(exact, "Sở y tế, Sở Văn hoá, Thể thao"), Some(parts));
    assert_eq!(split(exact, "Sở Y tế, Sở Nội vụ"), None);
    assert_eq!(split(exact, "Sở Y tế,Sở Y tế"), None);
    let alone = vec!["Sở Nội vụ".to_owned()];
    assert_eq!(
        split(exact, "Sở Nội vụ"),
        Some(alone),
        "without a comma it is one name"
    );
    assert_eq!(split(exact, "Sở Nội vụ; Sở Y tế"), None);
}

#[test]
fn a_text_that_can_be_split_in_two_ways_is_left_whole() {
    let exact = "[\"Bộ\", \"cơ quan ngang bộ\", \"Bộ, cơ quan ngang bộ\"]";
    assert_eq!(split(exact, "Bộ, cơ quan ngang bộ"), None);
    assert_eq!(split("[\"a\", \"a, a\"]", &vec!["a"; 150].join(", ")), None);
    assert_eq!(
        split("[\"a\"]", &vec!["a"; 150].join(", ")).map(|parts| parts.len()),
        Some(150)
    );
    assert_eq!(
        split("[\"a\"]", &vec!["a"; MOST_PARTS + 1].join(", ")),
        None
    );
}

#[test]
fn agencies_of_the_portal_go_before_the_catalogue_and_both_before_texts() {
    let api = |executing: &str| {
        format!(
            "{{\"results\": [], \"executing\": {executing}, \"competent\": [], \"delegated\": [],
            \"coordinating\": [], \"processing_cases\": [], \"life_events\": [],
            \"fully_online\": null, \"updated\": null}}"
        )
    };
    let (one, none) = (api("[\"A\"]"), api("[]"));
    let of = |api: &str, list: &str| {
        let changes = [
            ("api", api),
            ("executing_list", list),
            ("executing_agencies", "\"C\""),
        ];
        let records = [sample::record(&changes)];
        let agencies = Agencies::of(&records, &Known::default());
        format!("{:?}", agencies.roles(&records[0]).executing)
    };
    assert_eq!(of(&one, "[\"B\"]"), "List([\"A\"])");
    assert_eq!(of(&none, "[\"B\"]"), "List([\"B\"])");
    assert_eq!(of("null", "[]"), "List([\"C\"])");
    assert_eq!(
        of("null", "[\".\"]"),
        "List([\"C\"])",
        "a name without a letter is none"
    );
}

#[test]
fn a_name_that_two_agencies_want_is_numbered_in_the_order_of_their_wordings() {
    let records = [sample::record(&[(
        "executing_list",
        "[\"Sợ\", \"Số\", \"Sở\", \"…\"]",
    )])];
    let agencies = Agencies::of(&records, &Known::default());
    let name = |title: &str| agencies.find(title).unwrap().name.clone();
    let names = ["Số", "Sở", "Sợ", "…"].map(name);
    assert_eq!(names, ["cq-so", "cq-so-2", "cq-so-3", "cq-khong-ten"]);
}
