//! Procedures of a small catalogue: what they ask for, do and give.

use super::catalogue::{
    AGENCIES, CONCEPTS, DURATIONS, LEVELS, PAPERS, REGISTERS, SUBJECTS, TYPES, basis, flag, list,
    meaning, names, title, word,
};
use crate::properties::choices::Choices;

pub(super) fn procedure(choices: &mut Choices<'_>) -> Vec<String> {
    let agencies = names("a", AGENCIES);
    let mut clauses = vec![
        word(choices, "code", &["\"A\"", "\"B\""]),
        word(choices, "kind", &["external", "internal"]),
        list(choices, "domain", &["\"Hộ tịch\"", "\"Đất đai\""], false),
        list(choices, "level", LEVELS, false),
        list(choices, "subjects", SUBJECTS, false),
        list(choices, "authority", &agencies, false),
        list(choices, "partners", &agencies, true),
        choices
            .of(&["", "volume 1 per year", "volume 20 per year assumed"])
            .to_owned(),
        choices
            .of(&["", "decision \"1/QĐ\"", "decision \"1/QĐ\" of 2023-12-20"])
            .to_owned(),
        choices
            .of(&[
                "",
                "published none",
                "published 2023-12-25 on \"Cổng\"",
                "published 2024-02-01",
            ])
            .to_owned(),
        choices
            .of(&["", "tracked none", "tracked on \"Cổng\""])
            .to_owned(),
        choices
            .of(&["", "workflow none", "workflow on \"Cổng\""])
            .to_owned(),
        basis(choices),
    ];
    let methods = ["in-person", "online full", "postal"];
    for method in &methods[..choices.below(3)] {
        let inside = [
            choices
                .of(&[
                    "",
                    "time limit 1 working day",
                    "time limit none",
                    "time limit 2 days",
                ])
                .to_owned(),
            choices
                .of(&[
                    "",
                    "fee none",
                    "fee 8_000 VND",
                    "fee 8_000 VND  fee 500 VND",
                    "fee \"khác\"",
                ])
                .to_owned(),
            choices
                .of(&["", "payment none", "payment online, in-person"])
                .to_owned(),
            word(choices, "condition", &["\"nếu\""]),
            basis(choices),
        ];
        clauses.push(format!("channel {method} {{ {} }}", inside.join(" ")));
    }
    let fields = form(choices, &mut clauses);
    let documents = documents(choices, &mut clauses);
    let mut results = Vec::new();
    for number in 0..choices.below(3) {
        let inside = [
            choices
                .of(&["", "electronic", "paper", "electronic, paper"])
                .to_owned(),
            list(choices, "recorded in", &names("r", REGISTERS), true),
            word(choices, "valid for", DURATIONS),
            basis(choices),
        ];
        let is = meaning(choices, &names("g", PAPERS));
        clauses.push(format!(
            "result k{number} {} {is} {{ {} }}",
            title(choices),
            inside.join(" ")
        ));
        results.push(format!("k{number}"));
    }
    let items = [fields, documents, results, vec!["tờ-trình".to_owned()]].concat();
    let steps = choices.below(4);
    for number in 0..steps {
        let inside = step(choices, number, &items);
        let wrote = number == 0;
        let inside = if wrote {
            inside + " writes tờ-trình"
        } else {
            inside
        };
        clauses.push(format!("step s{number} {} {{ {inside} }}", title(choices)));
    }
    if steps == 0 {
        clauses.push(choices.of(&["", "steps none"]).to_owned());
    }
    clauses
}

fn form(choices: &mut Choices<'_>, clauses: &mut Vec<String>) -> Vec<String> {
    let mut fields = Vec::new();
    for form in 0..choices.below(3) {
        let mut inside = vec![word(choices, "template", &["\"m.docx\""]), basis(choices)];
        for number in 0..choices.below(4) {
            let is = meaning(choices, &names("c", CONCEPTS));
            let own = [
                flag(choices, "optional"),
                basis(choices),
                word(choices, "condition", &["\"nếu\""]),
                word(choices, "type", TYPES),
            ];
            inside.push(format!(
                "field f{number} {} {is} {{ {} }}",
                title(choices),
                own.join(" ")
            ));
            fields.push(format!("t{form}.f{number}"));
        }
        clauses.push(format!(
            "form t{form} {} {{ {} }}",
            title(choices),
            inside.join(" ")
        ));
    }
    fields
}

fn documents(choices: &mut Choices<'_>, clauses: &mut Vec<String>) -> Vec<String> {
    let count = choices.below(5);
    let mut written = Vec::new();
    for number in 0..count {
        let inside = [
            choices.of(&["", "original 1", "original 2"]).to_owned(),
            choices.of(&["", "certified 1"]).to_owned(),
            choices.of(&["", "copies 1", "copies 3"]).to_owned(),
            flag(choices, "shown"),
            flag(choices, "electronic"),
            flag(choices, "optional"),
            word(choices, "condition", &["\"nếu\""]),
            word(choices, "template", &["\"m.docx\""]),
            basis(choices),
        ];
        let is = meaning(choices, &names("g", PAPERS));
        written.push(format!(
            "document d{number} {} {is} {{ {} }}",
            title(choices),
            inside.join(" ")
        ));
    }
    match (count, choices.below(4)) {
        (0, 0) => clauses.push("documents none".to_owned()),
        (4, 1) => {
            let last = written.split_off(2);
            clauses.push(format!("one of {{ {} }}", last.join(" ")));
        }
        (2.., 2) => {
            let last = written.split_off(1);
            clauses.push(format!("case \"Trẻ bị bỏ rơi\" {{ {} }}", last.join(" ")));
        }
        _ => {}
    }
    clauses.extend(written);
    (0..count).map(|number| format!("d{number}")).collect()
}

fn step(choices: &mut Choices<'_>, number: usize, items: &[String]) -> String {
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let agencies = names("a", AGENCIES);
    let mut inside = vec![
        word(choices, "by", &agencies),
        list(choices, "after", &names("s", number), true),
        word(choices, "takes", DURATIONS),
        word(choices, "waits", DURATIONS),
        flag(choices, "presence"),
        list(choices, "uses", &items, true),
        choices
            .of(&["", "receives", "checks", "approves", "records", "returns"])
            .to_owned(),
        word(choices, "condition", &["\"nếu\""]),
        basis(choices),
    ];
    if number > 0 {
        inside.push(list(choices, "writes", &items, true));
    }
    if choices.once_in(3) {
        let agency = choices.below(AGENCIES);
        let about = list(choices, "about", &items[..1], true);
        let within = choices.of(&["", "within none", "within 1 working day"]);
        inside.push(format!("consults a{agency} {about} {within}"));
    }
    inside.join(" ")
}
