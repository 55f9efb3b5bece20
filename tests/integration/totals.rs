//! The totals of one review, read back from every form that carries them: they are equal.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::command::{Desk, project};
use crate::document::reader::Document;
use crate::workbook::sheet;

mod machine;

use machine::{csv, junit, sarif};

/// What a form says of the whole; what it does not carry is `None`, or not in the list.
#[derive(Debug, Default)]
struct Totals {
    procedures: Option<i64>,
    /// Findings that were not rejected, and those that were.
    open: Option<i64>,
    rejected: Option<i64>,
    /// Of the open ones: must, should, consider.
    severities: Option<[i64; 3]>,
    proposals: Option<i64>,
    chosen: Option<i64>,
    gaps: Option<i64>,
    /// Before and after, by name.
    sizes: BTreeMap<String, [i64; 2]>,
    /// What a year costs, before and after, in words.
    cost: Option<[String; 2]>,
}

/// The sizes as JSON and as people call them.
const SIZES: [(&str, &str); 8] = [
    ("procedures", "Procedures"),
    ("fields", "Declared fields"),
    ("documents", "Documents"),
    ("originals", "Originals"),
    ("certified", "Certified copies"),
    ("copies", "Plain copies"),
    ("steps", "Steps"),
    ("consultations", "Consultations"),
];

/// Reads a number as it is written in English.
#[track_caller]
fn number(text: &str) -> i64 {
    let digits = text.trim().replace(',', "");
    digits
        .parse()
        .unwrap_or_else(|_| panic!("{text:?} is no number"))
}

/// Returns what stands between two texts, the first time.
#[track_caller]
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let rest = text.split_once(before).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once(after));
    found
        .unwrap_or_else(|| panic!("nothing between {before:?} and {after:?}"))
        .0
}

/// Reads `13 must, 75 should, 6 consider`.
#[track_caller]
fn severities(text: &str) -> [i64; 3] {
    let counts = text.split(", ").zip(["must", "should", "consider"]);
    let counts = counts.map(|(part, word)| number(part.strip_suffix(word).expect(word)));
    let counts: Vec<i64> = counts.collect();
    counts.try_into().expect("three severities")
}

fn json(text: &str) -> Totals {
    let review: Value = serde_json::from_str(text).expect("it is JSON");
    let count = |key: &str| review["summary"][key].as_i64();
    let of = |severity: &str| {
        let findings = review["findings"].as_array().expect("findings are listed");
        let open = findings
            .iter()
            .filter(|it| it["decision"]["verdict"] != "reject");
        let count = open.filter(|it| it["severity"] == severity).count();
        i64::try_from(count).expect("findings can be counted")
    };
    let cost = &review["measures"]["cost"];
    let dong = |key: &str| {
        let ends = [0, 1].map(|end| cost[key][end].as_u64().expect("an amount"));
        assert_eq!(ends[0], ends[1], "the example costs one amount");
        format!("{} VND", tinhgon::quantity::grouped(ends[0], ","))
    };
    let size = |when: &str, key: &str| review["measures"][when][key].as_i64().expect("a size");
    let sizes = SIZES.map(|(key, name)| {
        let sizes = ["before", "after"].map(|when| size(when, key));
        (name.to_owned(), sizes)
    });
    Totals {
        procedures: count("procedures"),
        open: count("findings"),
        rejected: count("waived"),
        severities: Some(["must", "should", "consider"].map(of)),
        proposals: count("proposals"),
        chosen: count("chosen"),
        gaps: count("data_gaps"),
        sizes: sizes.into(),
        cost: Some(["before_vnd", "after_vnd"].map(dong)),
    }
}

fn html(text: &str) -> Totals {
    let data = between(text, "id=\"data\">", "</script>");
    let data: Value = serde_json::from_str(data).expect("the data is JSON");
    // A phrase that reads alike in both languages is one text; what both begin with may be told once.
    let english = |words: &Value| {
        let begin = words["of"].as_str().unwrap_or_default();
        let words = words.get("en").unwrap_or(words);
        begin.to_owned() + words.as_str().expect("words are text")
    };
    let list = |key: &str| data[key].as_array().expect("a list").clone();
    let [procedures, findings, proposals, gaps] = [0, 1, 2, 3].map(|place| {
        let tile = &list("tiles")[place];
        (number(&english(&tile["figure"])), english(&tile["parts"]))
    });
    let sizes = list("sizes").into_iter().map(|size| {
        let ends = ["before", "after"].map(|when| size[when].as_i64().expect("a size"));
        (english(&size["name"]), ends)
    });
    let cost = list("compared")
        .into_iter()
        .find(|one| english(&one["name"]) == "Compliance cost a year");
    let cost = cost.expect("cost is told");
    Totals {
        procedures: Some(procedures.0),
        open: Some(findings.0),
        severities: Some(severities(&findings.1)),
        proposals: Some(proposals.0),
        chosen: Some(number(proposals.1.split(" chosen").next().expect("a part"))),
        gaps: Some(gaps.0),
        sizes: sizes.collect(),
        cost: Some(["now", "then"].map(|when| english(&cost[when]))),
        ..Totals::default()
    }
}

fn docx(path: &std::path::Path) -> Totals {
    let document = Document::open(path);
    let told = |words: &str| {
        let mut texts = document.paragraphs.iter().map(|(_, text)| text.as_str());
        texts.find(|text| text.contains(words)).expect(words)
    };
    let scope = told(" administrative procedures were reviewed");
    let (findings, proposals) = (told(" findings to look at"), told(" proposals: "));
    let gaps = told("parts are not described");
    let rows = document
        .table_of(&["What", "Now", "Proposed", "Change"])
        .iter();
    let sizes = rows.map(|row| (row[0].clone(), [number(&row[1]), number(&row[2])]));
    let compared = document
        .table_of(&["What", "Now", "Proposed", "Known of"])
        .iter();
    let mut costs = compared.filter(|row| row[0] == "Compliance cost a year");
    let cost = costs.next().expect("cost is told");
    Totals {
        procedures: Some(number(scope.split(' ').next().expect("a number"))),
        open: Some(number(between(findings, "There are ", " findings"))),
        rejected: Some(number(between(findings, "rejected: ", "."))),
        severities: Some(severities(between(findings, "(", ")"))),
        proposals: Some(number(between(proposals, "There are ", " proposals"))),
        chosen: Some(number(between(proposals, "proposals: ", " chosen"))),
        gaps: Some(number(between(gaps, "1. ", " parts"))),
        sizes: sizes.collect(),
        cost: Some([cost[1].clone(), cost[2].clone()]),
    }
}

fn xlsx(path: &std::path::Path) -> Totals {
    let summary = sheet(path, "Summary");
    let total = |label: &str| {
        let row = summary.iter().find(|row| row[0].trim() == label);
        number(&row.expect("the total is there")[1])
    };
    let rejected = total("Rejected");
    let sizes = sheet(path, "Before and after");
    let named = |name: &str| sizes.iter().find(|row| row[0] == name);
    let of_size = |name: &str| {
        let row = named(name)?;
        Some((name.to_owned(), [number(&row[1]), number(&row[2])]))
    };
    let cost = named("Compliance cost a year").expect("cost is told");
    Totals {
        procedures: Some(total("Procedures")),
        open: Some(total("Findings, rejected ones too") - rejected),
        rejected: Some(rejected),
        proposals: Some(total("Proposals, questions too")),
        chosen: Some(total("chosen")),
        gaps: Some(total("Data gaps")),
        sizes: SIZES.iter().filter_map(|(_, name)| of_size(name)).collect(),
        cost: Some([cost[1].clone(), cost[2].clone()]),
        ..Totals::default()
    }
}

fn markdown(text: &str) -> Totals {
    let line = text.lines().find(|line| line.contains(" findings: "));
    let line = line.expect("the totals are told").trim_end_matches('.');
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.split(" | ").collect();
        let is_size = SIZES.iter().any(|(_, name)| *name == cells[0]);
        is_size.then(|| (cells[0].to_owned(), [number(cells[1]), number(cells[2])]))
    });
    Totals {
        procedures: Some(number(line.split(" procedures").next().expect("a number"))),
        open: Some(number(between(line, "; ", " findings"))),
        severities: Some(severities(between(line, "findings: ", ";"))),
        proposals: Some(number(between(line, "consider; ", " proposals"))),
        chosen: Some(number(between(line, "proposals, ", " chosen"))),
        sizes: rows.collect(),
        ..Totals::default()
    }
}

fn text(text: &str) -> Totals {
    let totals = text
        .split_once("\nTOTALS\n")
        .expect("the totals are told")
        .1;
    let labelled = |label: &str| {
        let line = totals
            .lines()
            .find_map(|line| line.trim().strip_prefix(label));
        line.expect(label).trim()
    };
    let findings = labelled("Findings");
    let proposals = labelled("Proposals");
    let of_size = |name: &str| {
        let line = totals
            .lines()
            .find_map(|line| line.trim().strip_prefix(name)?.strip_prefix("  "));
        let mut figures = line?.split_whitespace();
        let mut next = || number(figures.next().expect("a figure"));
        Some((name.to_owned(), [next(), next()]))
    };
    let cost = between(totals, "Compliance cost a year: ", ";").replace('\n', " ");
    let (before, after) = cost.split_once(" → ").expect("before and after");
    Totals {
        procedures: Some(number(between(labelled("Procedures"), "", ", "))),
        open: Some(number(between(findings, "", ": "))),
        severities: Some(severities(
            findings
                .split_once(": ")
                .expect("parts")
                .1
                .split(" (")
                .next()
                .expect("parts"),
        )),
        proposals: Some(number(between(proposals, "", ": "))),
        chosen: Some(number(between(proposals, ": ", " chosen"))),
        sizes: SIZES.iter().filter_map(|(_, name)| of_size(name)).collect(),
        cost: Some([before, after].map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))),
        ..Totals::default()
    }
}

/// Asks that whatever a form carries is what JSON says.
#[track_caller]
fn agrees(form: &str, told: &Totals, expected: &Totals) {
    let same = |name: &str, told: Option<i64>, expected: Option<i64>| {
        assert!(
            told.is_none() || told == expected,
            "{form}: {name}: {told:?}, not {expected:?}"
        );
    };
    same("procedures", told.procedures, expected.procedures);
    same("open", told.open, expected.open);
    same("rejected", told.rejected, expected.rejected);
    same("proposals", told.proposals, expected.proposals);
    same("chosen", told.chosen, expected.chosen);
    same("gaps", told.gaps, expected.gaps);
    assert!(
        told.severities.is_none() || told.severities == expected.severities,
        "{form}: {told:?}"
    );
    assert!(
        told.cost.is_none() || told.cost == expected.cost,
        "{form}: {told:?}"
    );
    assert!(
        told.sizes.is_empty() || told.sizes == expected.sizes,
        "{form}: {told:?}"
    );
}

#[test]
fn every_form_tells_the_same_totals() {
    let desk = Desk::new();
    for file in fs::read_dir(project().join("tests/corpus/good/can-gio")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        desk.file(&format!("can-gio/{name}"), fs::read(&path).unwrap());
    }
    let run = |words: &str| desk.run(&words.split(' ').collect::<Vec<_>>());
    let common = "review can-gio --as-of 2023-12-31 --fail-on never --lang en";
    assert_eq!(
        run(&format!("{common} --format json -o first.json")).code,
        Some(0)
    );
    // One finding is rejected, so that open ones and all are not the same number.
    let first: Value = serde_json::from_slice(&fs::read(desk.path("first.json")).unwrap()).unwrap();
    let id = first["findings"][0]["id"].as_str().unwrap();
    let decided = run(&format!(
        "decide reject {id} --reason no --by office --on 2023-12-01 --from-review first.json -o can-gio/decided.tthc"
    ));
    assert_eq!(decided.code, Some(0), "{decided}");
    let forms = "json,html,docx,xlsx,sarif,markdown,text,csv,junit";
    assert_eq!(
        run(&format!("{common} --format {forms} -o out")).code,
        Some(0)
    );
    let path = |ending: &str| desk.path(&format!("out/review.{ending}"));
    let read = |ending: &str| fs::read_to_string(path(ending)).unwrap();

    let expected = json(&read("json"));
    assert_eq!(expected.rejected, Some(1));
    let sum: i64 = expected.severities.unwrap().iter().sum();
    assert_eq!(Some(sum), expected.open);
    assert_eq!(expected.sizes.len(), SIZES.len());
    for (form, told, sizes) in [
        ("html", html(&read("html")), SIZES.len()),
        ("docx", docx(&path("docx")), SIZES.len()),
        ("xlsx", xlsx(&path("xlsx")), SIZES.len()),
        ("text", text(&read("txt")), SIZES.len()),
        ("markdown", markdown(&read("md")), SIZES.len()),
        ("sarif", sarif(&read("sarif")), 0),
        ("csv", csv(&read("csv")), 0),
        ("junit", junit(&read("junit.xml")), 0),
    ] {
        assert!(told.open.is_some(), "{form} counts findings");
        assert_eq!(told.sizes.len(), sizes, "{form} tells sizes");
        agrees(form, &told, &expected);
    }
}
