//! Keeps the house in order: floors, one home for each third party, heads, lengths.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than the house allows, each with its reason.
const LONG: &[(&str, &str)] = &[(
    "src/model.rs",
    "the types of the model read best in one place",
)];

/// The most lines of a file.
const LONGEST: usize = 400;

/// Where a third party may be named: path prefixes below the root.
const HOMES: &[(&str, &[&str])] = &[
    ("pest", &["src/syntax/grammar.rs", "src/syntax/parse"]),
    ("petgraph", &["src/graph"]),
    ("clap", &["src/cli"]),
    ("annotate_snippets", &["src/report/snippet"]),
    (
        "serde",
        &["src/report", "src/cli", "src/difference", "src/import"],
    ),
    (
        "serde_json",
        &["src/report", "src/cli", "src/difference", "src/import"],
    ),
    ("schemars", &["src/report/json"]),
    ("calamine", &["src/cli/decide"]),
    ("dagre", &["src/report/drawing"]),
    ("rust_xlsxwriter", &["src/report/workbook"]),
    ("zip", &["src/report/document"]),
    ("aho_corasick", &["src/recognise"]),
    ("regex_automata", &["src/rule/pattern.rs"]),
    ("regex_syntax", &["src/rule/pattern.rs"]),
    ("flate2", &["src/cli"]),
    ("ignore", &["src/cli"]),
    ("indicatif", &["src/cli/progress"]),
    ("tempfile", &["src/cli"]),
    ("terminal_size", &["src/cli/terminal"]),
    ("toml", &["src/cli"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with one of the endings, in order.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rest = vec![root().join(folder)];
    while let Some(folder) = rest.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let path = entry.expect("an entry of the project can be read").path();
            if path.is_dir() {
                rest.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.contains(&ending.to_string_lossy().as_ref()))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .expect("below the root")
        .to_string_lossy()
        .replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the project is text")
}

/// The lines of a source without its tests at the foot, comments left out.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn a_module_names_only_those_declared_above_it() {
    let lib = read(&root().join("src/lib.rs"));
    let floors: BTreeMap<&str, usize> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .zip(0..)
        .collect();
    assert!(floors.len() > 10, "the floor plan is read from lib.rs");
    let mut upward = Vec::new();
    for path in files("src", &["rs"]) {
        let name = relative(&path);
        let module = name
            .trim_start_matches("src/")
            .split(['/', '.'])
            .next()
            .unwrap_or_default();
        let Some(floor) = floors.get(module) else {
            continue;
        };
        if name.ends_with("/tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = read(&path);
        for line in code(&text) {
            for after in line.split("crate::").skip(1) {
                let other = after
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .next()
                    .unwrap_or_default();
                if floors.get(other).is_some_and(|other| other > floor) {
                    upward.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert_eq!(
        upward,
        Vec::<String>::new(),
        "a floor may name only those below it"
    );
}

#[test]
fn each_third_party_has_one_home() {
    let mut strays = Vec::new();
    for path in files("src", &["rs"]) {
        let name = relative(&path);
        for line in code(&read(&path)) {
            for (party, homes) in HOMES {
                let named = line.contains(&format!("use {party}::"))
                    || line.contains(&format!(" {party}::"))
                    || line.contains(&format!("({party}::"));
                if named && !homes.iter().any(|home| name.starts_with(home)) {
                    strays.push(format!("{name}: {}", line.trim()));
                }
            }
            let prints = ["println!", "eprintln!", "std::fs", "std::env::args"]
                .iter()
                .any(|word| line.contains(word));
            if prints && !name.starts_with("src/cli") && name != "src/build.rs" {
                strays.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_and_is_not_too_long() {
    let mut faults = Vec::new();
    for path in files("src", &["rs"])
        .into_iter()
        .chain(files("tests", &["rs"]))
    {
        let name = relative(&path);
        let text = read(&path);
        if !text.starts_with("//! ") && !text.starts_with("#![doc = include_str!") {
            faults.push(format!("{name}: does not open with `//!`"));
        }
        let length = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default()
            .lines()
            .count();
        if length > LONGEST && !LONG.iter().any(|(long, _)| *long == name) {
            faults.push(format!("{name}: {length} lines"));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn nothing_is_left_for_later() {
    let words = [
        "to".to_owned() + "do!",
        "unimple".to_owned() + "mented!",
        "fix".to_owned() + "me",
        "x".repeat(3) + ":",
    ];
    let mut left = Vec::new();
    for path in files("src", &["rs"])
        .into_iter()
        .chain(files("tests", &["rs"]))
        .chain(files("grammar", &["pest"]))
    {
        for (line, number) in read(&path).lines().zip(1..) {
            if words.iter().any(|word| line.to_lowercase().contains(word)) {
                left.push(format!("{}:{number}", relative(&path)));
            }
        }
    }
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn no_snapshot_is_left_without_its_test() {
    let sources: String = files("tests/integration", &["rs"])
        .iter()
        .chain(&files("src", &["rs"]))
        .map(|path| read(path))
        .collect();
    let mut orphans = Vec::new();
    for path in files("tests", &["snap"])
        .into_iter()
        .chain(files("src", &["snap"]))
    {
        let text = read(&path);
        let origin = text
            .lines()
            .find_map(|line| line.strip_prefix("source: "))
            .unwrap_or_default();
        let file = relative(&path);
        let name = file.trim_end_matches(".snap").rsplit("__").next();
        let case = name
            .and_then(|name| name.split('@').next())
            .unwrap_or_default();
        let stem = case.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
        if !root().join(origin).exists() || !sources.contains(stem) {
            orphans.push(file);
        }
    }
    assert_eq!(orphans, Vec::<String>::new());
}
