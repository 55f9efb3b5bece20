//! Whether the same paper is read as the same: against the codes that the national catalogue itself
//! gives to the items of dossiers.
//!
//! One code is one item, in however many procedures it stands; so it must be read alike in all of them.
//! The other way round a code says less, since every province has codes of its own. But an office does
//! not ask twice for one paper in one dossier: two items of a dossier that are read as the same paper
//! are mostly read wrongly.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use serde_json::Value;
use tinhgon::recognise::Standing;

use crate::import::{real_procedures, unpacked};
use crate::recognised::{Component, papers};

/// An item that has a code.
struct Coded {
    procedure: usize,
    case: usize,
    code: String,
    item: Component,
}

/// Pairs of items: of one code in two procedures, and of two codes in one dossier.
#[derive(Debug, Default)]
struct Pairs {
    of_one_code: usize,
    read_alike: usize,
    read_as_papers: usize,
    of_one_dossier: usize,
    read_as_one_paper: usize,
}

#[test]
fn one_code_is_read_alike_and_no_dossier_asks_twice_for_one_paper() {
    let Some(folder) = real_procedures() else {
        return;
    };
    let records = unpacked(&folder, "procedures.jsonl");
    let coded: Vec<Coded> = records
        .split(|byte| *byte == b'\n')
        .enumerate()
        .flat_map(|(procedure, line)| components(procedure, line))
        .collect();
    let items: Vec<&Component> = coded.iter().map(|coded| &coded.item).collect();
    let asked = papers(&items, |standing| standing != Standing::NotRequired);
    let demanded = papers(&items, |standing| standing == Standing::Demanded);
    let mut pairs = Pairs::default();
    for group in groups(&coded, |coded| coded.code.clone()) {
        for (left, right) in couples(&group) {
            if coded[left].procedure != coded[right].procedure {
                let alike = asked[left] == asked[right];
                pairs.of_one_code += 1;
                pairs.read_alike += usize::from(alike);
                pairs.read_as_papers += usize::from(alike && !asked[left].is_empty());
            }
        }
    }
    for group in groups(&coded, |coded| (coded.procedure, coded.case)) {
        for (left, right) in couples(&group) {
            let (one, other) = (&demanded[left], &demanded[right]);
            if coded[left].code != coded[right].code && !one.is_empty() && !other.is_empty() {
                pairs.of_one_dossier += 1;
                pairs.read_as_one_paper += usize::from(!one.is_disjoint(other));
            }
        }
    }
    let told = format!("component codes: {pairs:?}\n");
    let outcome = std::io::stderr().lock().write_all(told.as_bytes());
    outcome.expect("standard error can be written");
    assert_eq!(pairs.of_one_code, pairs.read_alike, "{told}");
    assert!(
        pairs.read_as_papers * 100 >= pairs.of_one_code * 45,
        "{told}"
    );
    assert!(
        pairs.read_as_one_paper * 100 <= pairs.of_one_dossier * 5,
        "{told}"
    );
}

/// Returns the items of a record that have a code.
fn components(procedure: usize, line: &[u8]) -> Vec<Coded> {
    let record: Value = serde_json::from_slice(line).unwrap_or_default();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let domain = record["fields"][0].as_str().unwrap_or_default();
    let mut coded = Vec::new();
    for (case, part) in list(&record["cases"]).iter().enumerate() {
        for component in list(&part["components"]) {
            let text = |key| {
                component[key]
                    .as_str()
                    .filter(|text: &&str| !text.trim().is_empty())
            };
            if let (Some(code), Some(name)) = (text("code"), text("name")) {
                coded.push(Coded {
                    procedure,
                    case,
                    code: code.to_owned(),
                    item: Component {
                        name: name.to_owned(),
                        domain: domain.to_owned(),
                    },
                });
            }
        }
    }
    coded
}

/// Returns the places of the items that share a key, in the order of the keys.
fn groups<K: Ord>(coded: &[Coded], key: impl Fn(&Coded) -> K) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (place, one) in coded.iter().enumerate() {
        groups.entry(key(one)).or_default().push(place);
    }
    groups.into_values().collect()
}

/// Returns every two of some places.
fn couples(places: &[usize]) -> BTreeSet<(usize, usize)> {
    let after = |at: usize| {
        places[at + 1..]
            .iter()
            .map(move |other| (places[at], *other))
    };
    (0..places.len()).flat_map(after).collect()
}
