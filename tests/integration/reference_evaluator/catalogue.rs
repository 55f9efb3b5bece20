//! Small catalogues in which every part is a value, `none` or unknown, and values coincide.

use std::fmt::Write as _;

use super::procedure::procedure;
use crate::properties::choices::Choices;

/// How many there are of each, at most.
pub(super) const AGENCIES: usize = 4;
const LAWS: usize = 3;
pub(super) const CONCEPTS: usize = 4;
pub(super) const REGISTERS: usize = 3;
pub(super) const PAPERS: usize = 4;
const PROCEDURES: usize = 4;

pub(super) const LEVELS: &[&str] = &["commune", "district", "province"];
pub(super) const SUBJECTS: &[&str] = &["citizen", "enterprise", "household"];
pub(super) const DATES: &[&str] = &["2022-06-30", "2023-12-31", "2024-02-01"];
pub(super) const DURATIONS: &[&str] = &[
    "1 working day",
    "8 hours",
    "2 days",
    "1 month",
    "0 hours",
    "30 minutes",
];
pub(super) const TEXTS: &[&str] = &["Giấy x", "Sổ y", "giấy X, sổ y"];
const ROLES: &[&str] = &["child", "mother"];
pub(super) const TYPES: &[&str] = &["date", "code"];

/// Writes a catalogue; bytes that run out leave most of it unknown.
pub(super) fn catalogue(choices: &mut Choices<'_>) -> String {
    let mut text = String::from(
        "calendar c \"Lịch\" { weekend saturday, sunday  holiday 2023-01-02  holiday 2022-01-03  holiday 2024-01-01 }\n",
    );
    for number in 0..AGENCIES {
        let earlier = names("a", number);
        let clauses = [
            word(choices, "level", LEVELS),
            word(choices, "part of", &earlier),
            list(choices, "duties", &["\"hộ tịch\"", "\"chứng thực\""], true),
            word(choices, "from", &DATES[..1]),
            dated_until(choices),
            list(choices, "succeeded by", &earlier, false),
        ];
        block(choices, &mut text, &format!("agency a{number}"), &clauses);
    }
    for number in 0..LAWS {
        let earlier = names("l", number);
        let force = choices.of(&[
            "",
            "in force from 2022-06-30",
            "in force until 2023-06-30 by l0",
            "in force from 2024-02-01",
        ]);
        let clauses = [
            word(choices, "rank", &["law", "decree"]),
            word(choices, "number", &["\"1\"", "\"2\""]),
            word(choices, "issued", DATES),
            list(choices, "issued by", &names("a", AGENCIES), false),
            force.to_owned(),
            list(choices, "amends", &earlier, false),
            list(choices, "replaced by", &earlier, false),
        ];
        block(choices, &mut text, &format!("law l{number}"), &clauses);
    }
    for number in 0..CONCEPTS {
        let clauses = [
            word(choices, "type", TYPES),
            flag(choices, "sensitive"),
            flag(choices, "statistical"),
        ];
        block(choices, &mut text, &format!("concept c{number}"), &clauses);
    }
    for _ in 0..choices.below(4) {
        let target = choices.below(CONCEPTS);
        let sources = list(choices, "from", &names("c", CONCEPTS), false);
        if !sources.is_empty() {
            writeln!(text, "derive c{target} {sources}").expect("a text takes all");
        }
    }
    for number in 0..REGISTERS {
        let register = register(choices);
        block(
            choices,
            &mut text,
            &format!("register r{number}"),
            &register,
        );
    }
    for number in 0..PAPERS {
        let successors = [names("g", number), names("r", REGISTERS)].concat();
        let clauses = [
            list(choices, "issued by", &names("a", AGENCIES), false),
            list(choices, "issued to", SUBJECTS, false),
            list(choices, "attests", &names("c", CONCEPTS), true),
            word(choices, "from", &DATES[..1]),
            dated_until(choices),
            list(choices, "replaced by", &successors, false),
            word(choices, "valid for", DURATIONS),
        ];
        block(choices, &mut text, &format!("paper g{number}"), &clauses);
    }
    let procedures = choices.of(&[2, 3, PROCEDURES]);
    for number in 0..procedures {
        let clauses = procedure(choices);
        block(
            choices,
            &mut text,
            &format!("procedure p{number}"),
            &clauses,
        );
    }
    text
}

fn register(choices: &mut Choices<'_>) -> Vec<String> {
    let concepts = names("c", CONCEPTS);
    let papers = names("g", PAPERS);
    let mut replaces = list(choices, "replaces", &papers, false);
    if !replaces.is_empty() && choices.once_in(3) {
        replaces += " partly \"một phần\"";
    }
    vec![
        word(choices, "owner", &names("a", AGENCIES)),
        list(choices, "key", &concepts, false),
        list(choices, "holds", &concepts, false),
        replaces,
        choices
            .of(&[
                "",
                "published none",
                "published from 2023-01-01",
                "published from 2024-02-01",
            ])
            .to_owned(),
        choices
            .of(&[
                "",
                "readers level commune",
                "readers a1",
                "readers level district, a0",
            ])
            .to_owned(),
        list(choices, "covers", SUBJECTS, false),
        word(choices, "from", DATES),
    ]
}

/// `a0`, `a1` …
pub(super) fn names(letter: &str, count: usize) -> Vec<&'static str> {
    const ALL: &[&str] = &[
        "a0", "a1", "a2", "a3", "l0", "l1", "l2", "c0", "c1", "c2", "c3", "r0", "r1", "r2", "g0",
        "g1", "g2", "g3", "s0", "s1", "s2", "s3",
    ];
    let all = ALL.iter().copied().filter(|name| name.starts_with(letter));
    all.take(count).collect()
}

/// A clause of one word, or nothing.
pub(super) fn word(choices: &mut Choices<'_>, keyword: &str, words: &[&str]) -> String {
    if words.is_empty() || choices.below(3) == 0 {
        return String::new();
    }
    format!("{keyword} {}", words[choices.below(words.len())])
}

/// A clause of several words, or of `none`, or nothing.
pub(super) fn list(
    choices: &mut Choices<'_>,
    keyword: &str,
    words: &[&str],
    or_none: bool,
) -> String {
    match choices.below(5) {
        0 => String::new(),
        1 if or_none => format!("{keyword} none"),
        _ if words.is_empty() => String::new(),
        _ => {
            let all: Vec<&str> = (0..=choices.below(3))
                .map(|_| words[choices.below(words.len())])
                .collect();
            format!("{keyword} {}", all.join(", "))
        }
    }
}

pub(super) fn flag(choices: &mut Choices<'_>, keyword: &str) -> String {
    if choices.once_in(3) { keyword } else { "" }.to_owned()
}

pub(super) fn basis(choices: &mut Choices<'_>) -> String {
    choices
        .of(&[
            "",
            "basis none",
            "basis l0 article 1",
            "basis l1 article 2 clause 1, l0",
            "basis l2 article 1 point a",
        ])
        .to_owned()
}

pub(super) fn title(choices: &mut Choices<'_>) -> String {
    format!("\"{}\"", choices.of(TEXTS))
}

fn dated_until(choices: &mut Choices<'_>) -> String {
    choices
        .of(&[
            "",
            "until 2023-06-30",
            "until 2023-06-30 by l0",
            "until 2024-12-31",
        ])
        .to_owned()
}

/// `is g0 of child`, `is none` or nothing.
pub(super) fn meaning(choices: &mut Choices<'_>, names: &[&str]) -> String {
    match choices.below(5) {
        0 => String::new(),
        1 => "is none".to_owned(),
        _ => {
            let name = names[choices.below(names.len())];
            let role = choices.of(ROLES);
            choices.of(&["", "", " at birth"]);
            if choices.once_in(2) {
                format!("is {name} of {role}")
            } else {
                format!("is {name}")
            }
        }
    }
}

fn block(choices: &mut Choices<'_>, text: &mut String, head: &str, clauses: &[String]) {
    let title = title(choices);
    let clauses: Vec<&str> = clauses
        .iter()
        .map(String::as_str)
        .filter(|clause| !clause.is_empty())
        .collect();
    writeln!(text, "{head} {title} {{ {} }}", clauses.join("\n  ")).expect("a text takes all");
}
