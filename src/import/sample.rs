//! Records of our own for tests: the least that the schema asks for, and what a test changes.

use super::Record;
use super::record::read_record;

/// Every key with the least it may hold.
const LEAST: &[(&str, &str)] = &[
    ("schema", "\"rp/1\""),
    ("code", "\"1.000001\""),
    ("name", "\"Thử\""),
    ("decision_no", "null"),
    ("promulgator", "null"),
    ("promulgator_kind", "\"other\""),
    ("type", "null"),
    ("levels", "[]"),
    ("regulation_kind", "null"),
    ("fields", "[]"),
    ("subjects", "[]"),
    ("executing_agencies", "null"),
    ("executing_list", "[]"),
    ("competent_agencies", "null"),
    ("delegated_agencies", "null"),
    ("coordinating_agencies", "null"),
    ("receiving_address", "null"),
    ("steps", "[]"),
    ("channels", "[]"),
    ("cases", "[]"),
    ("results_text", "null"),
    ("legal_bases", "[]"),
    ("requirements", "null"),
    ("keywords", "null"),
    ("api", "null"),
    ("dirt", "[]"),
    ("src", "{}"),
];

/// Writes a record's line, some keys with JSON of the test's own; a new key goes to the end.
pub(crate) fn line(changes: &[(&str, &str)]) -> String {
    let mut entries: Vec<(&str, &str)> = LEAST.to_vec();
    for (key, value) in changes {
        match entries.iter_mut().find(|(name, _)| name == key) {
            Some(entry) => entry.1 = value,
            None => entries.push((key, value)),
        }
    }
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, value)| format!("\"{key}\": {value}"))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

/// Reads the record of [`line`].
#[track_caller]
pub(crate) fn record(changes: &[(&str, &str)]) -> Record {
    match read_record(&line(changes)) {
        Ok(record) => record,
        Err(why) => panic!("{}", why.en),
    }
}
