//! The totals of the forms that machines read: they carry some, and the rest can be counted.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Totals, between};

pub(super) fn sarif(text: &str) -> Totals {
    let log: Value = serde_json::from_str(text).expect("it is JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results are listed");
    let totals = &run["properties"];
    let count = |key: &str| totals[key].as_i64();
    let listed = i64::try_from(results.len()).ok();
    let told = count("findings").zip(count("waived"));
    assert_eq!(
        listed,
        told.map(|(open, waived)| open + waived),
        "none is missing"
    );
    Totals {
        procedures: count("procedures"),
        open: count("findings"),
        rejected: count("waived"),
        proposals: count("proposals"),
        chosen: count("chosen"),
        gaps: count("dataGaps"),
        ..Totals::default()
    }
}

/// A table of findings, rejected ones too: their proposals by id, and those that are chosen.
pub(super) fn csv(text: &str) -> Totals {
    let rows: Vec<Vec<String>> = rows(text.trim_start_matches('\u{feff}'));
    let heads = &rows[0];
    let column = |name: &str| {
        let place = heads.iter().position(|head| head == name);
        place.unwrap_or_else(|| panic!("no {name:?} in {heads:?}"))
    };
    let (id, chosen, decision) = (column("Proposal"), column("Chosen"), column("Decision"));
    let distinct = |wanted: &dyn Fn(&Vec<String>) -> bool| {
        let rows = rows[1..].iter().filter(|row| wanted(row));
        let ids: BTreeSet<&str> = rows.map(|row| row[id].as_str()).collect();
        i64::try_from(ids.len()).ok()
    };
    let rejected = rows.iter().filter(|row| row[decision] == "reject").count();
    let of = |count: usize| i64::try_from(count).ok();
    Totals {
        open: of(rows.len() - 1 - rejected),
        rejected: of(rejected),
        proposals: distinct(&|row| !row[id].is_empty()),
        chosen: distinct(&|row| row[chosen] == "yes"),
        ..Totals::default()
    }
}

/// Takes a table apart by RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            ('\r', false) => {}
            (other, _) => cell.push(other),
        }
    }
    rows
}

/// The cases of findings are those that name one; the others are of rules that found nothing.
pub(super) fn junit(text: &str) -> Totals {
    let cases = text.split("<testcase ").skip(1);
    let ids = cases.filter(|case| {
        let name = between(case, " name=\"", "\"");
        let id = name
            .rsplit_once(" (")
            .and_then(|(_, id)| id.strip_suffix(')'));
        let hash = id.and_then(|id| id.rsplit_once(':')).map(|(_, hash)| hash);
        hash.is_some_and(|hash| hash.len() == 12)
    });
    let (rejected, open): (Vec<&str>, Vec<&str>) = ids.partition(|case| case.contains("<skipped"));
    let count = |cases: Vec<&str>| i64::try_from(cases.len()).ok();
    Totals {
        open: count(open),
        rejected: count(rejected),
        ..Totals::default()
    }
}
