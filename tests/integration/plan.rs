//! Plans: what people see, and figures that are added up again from elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::command::{Desk, Outcome, project};

const WORKSPACE: &str = include_str!("workspace.tthc");

/// Half of all documents; every procedure; something that no proposal changes.
const TARGETS: &str = r#"
law ke-hoach "Kế hoạch" { rank plan  in force from 2023-01-01 }
target fewer-papers "Giảm một nửa hồ sơ" {
  english "Half the documents"  basis ke-hoach  in force from 2023-01-01
  for each procedure p
  measure reduction of count(p.documents) at least 50%
}
target fewer-steps "Giảm 10% số bước" {
  english "A tenth fewer steps"  basis ke-hoach  in force from 2023-01-01
  for each procedure p when p.name = "dang-ky"
  measure reduction of count(p.steps) at least 10%
}
target some-proposed "Nửa số thủ tục có đề xuất" {
  english "Proposals for half of the procedures"  basis ke-hoach  in force from 2023-01-01
  for each procedure p
  measure share with proposals at least 50%
}
parameter quarters-government "Số quý" { from 2021-01-01 = 4  checked 2023-01-01 }
"#;

fn plan(more: &[&str]) -> Outcome {
    let desk = Desk::new();
    desk.file("thu-tuc.tthc", WORKSPACE);
    desk.file("chi-tieu.tthc", TARGETS);
    let words = ["plan", ".", "--no-shipped-rules", "--as-of", "2023-12-31"];
    desk.run(&[&words[..], more].concat())
}

#[test]
fn a_plan_in_vietnamese() {
    insta::assert_snapshot!(plan(&[]));
}

#[test]
fn a_plan_in_english() {
    insta::assert_snapshot!(plan(&["--lang", "en"]));
}

#[test]
fn a_plan_as_json() {
    insta::assert_snapshot!(plan(&["--format", "json", "--target", "fewer-papers"]));
}

#[test]
fn a_target_that_there_is_not_is_told() {
    insta::assert_snapshot!(plan(&["--target", "fewer-paper"]));
}

#[test]
fn without_targets_all_that_stands_together_is_planned() {
    let desk = Desk::new();
    desk.file("thu-tuc.tthc", WORKSPACE);
    let words = [
        "plan",
        ".",
        "--no-shipped-rules",
        "--as-of",
        "2023-12-31",
        "--lang",
        "en",
    ];
    insta::assert_snapshot!(desk.run(&words));
}

/// A book that is dropped by itself leaves an extract that may not stand alone; the review drops
/// both.
const UNDONE: &str = r#"
rule drops-book "Bỏ sổ" {
  english "Drops the book"  criterion lawful  severity should  confidence high  state stable
  basis none  in force from 2021-01-01  why """Vì thế."""
  for each procedure p, document d in p.documents
  when d.name = "p.so"
  message vi "{d}" en "{d}"
  propose drop d
}
rule extract "Bỏ bản trích lục" {
  english "Drops the extract"  criterion lawful  severity consider  confidence high  state stable
  basis none  in force from 2021-01-01  why """Vì thế."""
  for each procedure p, document d in p.documents
  when d.name = "p.trich-luc"
  message vi "{d}" en "{d}"
  propose drop d
}
rule alone "Trích lục đi một mình" {
  english "An extract without the book"  criterion lawful  severity must  confidence high  state stable
  basis none  in force from 2021-01-01  why """Vì thế."""
  for each procedure p, document d in p.documents
  when d.name = "p.trich-luc" and count(p.documents) < 4
  message vi "{d}" en "{d}"
}
target fewer-originals "Giảm bản chính" {
  english "Fewer originals"  basis none  in force from 2021-01-01
  for each procedure p
  measure reduction of count(document d in p.documents where d.originals > 0) at least 20%
}
procedure p "P" {
  document so "Sổ" { original 1  basis none }
  document trich-luc "Trích lục" { copies 1 }
  document don "Đơn" { copies 1 }
  document anh "Ảnh" { copies 1 }
}
"#;

#[test]
fn what_a_smaller_set_does_not_hold_is_withdrawn_with_the_reason() {
    let desk = Desk::new();
    desk.file("p.tthc", UNDONE);
    let run = |words: &[&str]| {
        let all = [".", "--no-shipped-rules", "--as-of", "2023-12-31"];
        desk.run(&[&words[..1], &all[..], &words[1..]].concat())
    };
    // The review carries out both, and both hold.
    let review = run(&["review", "--format", "json"]);
    let review: Value = serde_json::from_str(&review.results).expect("a review is JSON");
    assert_eq!(review["summary"]["chosen"], 2);
    // The target wants one of them, which alone brings what must be answered.
    insta::assert_snapshot!(run(&["plan"]));
    insta::assert_snapshot!(run(&["plan", "--lang", "en"]));
    let plan = run(&["plan", "--format", "json"]);
    let plan: Value = serde_json::from_str(&plan.results).expect("a plan is JSON");
    let withdrawn = list(&plan["proposals"]).iter();
    let mut withdrawn = withdrawn.map(|made| &made["passed_over"]["reason"]);
    assert!(withdrawn.any(|reason| reason == "brings-finding"));
}

#[test]
fn the_day_that_was_decided_stands_in_the_roadmap() {
    let desk = Desk::new();
    desk.file("p.tthc", UNDONE);
    let decided = "decision accept drops-book about p.so { on 2023-02-01  due 2024-05-31  \
                   evidence none }\n";
    desk.file("decided.tthc", decided);
    let words = [
        "plan",
        ".",
        "--no-shipped-rules",
        "--as-of",
        "2023-12-31",
        "--select",
        "extract,drops-book",
    ];
    let text = desk.run(&[&words[..], &["--lang", "en", "--target", "fewer-originals"]].concat());
    insta::assert_snapshot!(text);
}

#[test]
fn the_schema_of_plans_in_the_tree_is_that_of_the_program() {
    let kept = fs::read_to_string(project().join("tests/schema/plan-1.json"));
    let outcome = Desk::new().run(&["plan", "--schema"]);
    assert!(
        outcome.results == kept.unwrap_or_default(),
        "tests/schema/plan-1.json is not what `tinhgon plan --schema` prints: look at what changed, \
         and write it again",
    );
}

/// The plan of the example catalogue.
fn example() -> Value {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().expect("the path is text");
    let outcome = Desk::new().run(&["plan", corpus, "--as-of", "2023-12-31", "--format", "json"]);
    let missed = Some(1);
    assert_eq!(outcome.code, missed, "{}", outcome.messages);
    serde_json::from_str(&outcome.results).expect("a plan is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The fields that each procedure of the example asks for, and whether it is one for citizens, read
/// off the text: `thông tin` (or `field`) in a file that has one procedure.
fn declared() -> BTreeMap<String, (bool, u64)> {
    let folder = project().join("tests/corpus/good/can-gio");
    let mut declared = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("an entry can be read").path();
        if path.extension().is_none_or(|ending| ending != "tthc") {
            continue;
        }
        let written = fs::read_to_string(path).expect("the corpus is text");
        let lines = || written.lines().map(str::trim);
        let first = |starts: &[&str]| {
            lines().find_map(|line| starts.iter().find_map(|start| line.strip_prefix(start)))
        };
        let Some(name) = first(&["thủ tục ", "procedure "]) else {
            continue;
        };
        let name = name
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned();
        let kind = first(&["loại ", "kind "]).unwrap_or_default();
        let is_field = |line: &&str| line.starts_with("thông tin ") || line.starts_with("field ");
        let fields = lines().filter(is_field).count() as u64;
        let is_external = kind.contains("external") || kind.contains("đối ngoại");
        declared.insert(name, (is_external, fields));
    }
    declared
}

/// The proposals that a plan carries out, by id.
fn chosen(plan: &Value) -> BTreeMap<&str, &Value> {
    let proposals = list(&plan["proposals"]).iter();
    let chosen = proposals.filter(|made| made["chosen"] == true);
    chosen.map(|made| (text(&made["id"]), made)).collect()
}

#[test]
fn the_plan_of_the_example_meets_every_target_but_one_and_its_figures_add_up() {
    let plan = example();
    let chosen = chosen(&plan);
    assert_eq!(plan["summary"]["chosen"], chosen.len());
    assert_eq!(plan["summary"]["exact"], true);
    let targets = list(&plan["targets"]).iter();
    let targets: BTreeMap<&str, &Value> = targets.map(|it| (text(&it["name"]), it)).collect();
    // No proposal takes a step out of an internal procedure.
    for (name, target) in &targets {
        assert_eq!(target["met"], *name != "internal-cost", "{name}");
    }

    // What is declared: the fields that go, of the fields that the files list.
    let declared = declared();
    let edits = || chosen.values().flat_map(|made| list(&made["edits"]));
    let procedure_of = |name: &str| name.split('.').next().unwrap().to_owned();
    let gone: BTreeSet<&str> = edits()
        .filter(|edit| ["drop", "reuse"].contains(&text(&edit["verb"])))
        .map(|edit| text(&edit["target"]))
        .filter(|target| target.split('.').count() == 3)
        .collect();
    let is_external = |target: &&&str| declared[&procedure_of(target)].0;
    let saved = gone.iter().filter(is_external).count() as u64;
    let whole: u64 = declared.values().filter(|it| it.0).map(|it| it.1).sum();
    let target = targets["less-to-declare"];
    assert_eq!(
        (&target["numerator"], &target["denominator"]),
        (&saved.into(), &whole.into())
    );
    assert!(saved * 100 >= whole * 20);

    // Internal procedures that a chosen proposal changes.
    let internal: BTreeSet<&str> = declared
        .iter()
        .filter(|it| !it.1.0)
        .map(|it| it.0.as_str())
        .collect();
    let changed = edits()
        .filter_map(|edit| edit["target"].as_str())
        .map(procedure_of);
    let changed: BTreeSet<String> = changed
        .filter(|name| internal.contains(name.as_str()))
        .collect();
    let target = targets["internal-reviewed"];
    assert_eq!(target["numerator"], changed.len());
    assert_eq!(target["denominator"], internal.len());

    // Sizes: what the single effects come to. What a joint file has already may be dropped besides,
    // and is saved once.
    for (size, change) in [
        ("fields", "fields"),
        ("documents", "documents"),
        ("steps", "steps"),
    ] {
        let sizes = &plan["measures"];
        let is_link = |made: &Value| list(&made["edits"]).iter().any(|it| it["verb"] == "link");
        let sum = |of: &dyn Fn(&Value) -> bool| -> i64 {
            let made = chosen.values().filter(|made| of(made));
            made.map(|made| made["effect"][change].as_i64().unwrap())
                .sum()
        };
        let [before, after] = ["before", "after"].map(|when| sizes[when][size].as_i64().unwrap());
        let [most, least] = [sum(&|_| true), sum(&|made| !is_link(made))];
        assert!((most..=least).contains(&(after - before)), "{size}");
    }
}

#[test]
fn the_roadmap_of_the_example_has_each_provision_and_each_proposal_once() {
    let plan = example();
    let chosen = chosen(&plan);
    let phases = list(&plan["phases"]);
    let amendments = || phases.iter().flat_map(|phase| list(&phase["amendments"]));
    let places: BTreeSet<String> = amendments()
        .map(|it| format!("{}{}", it["provision"], it["undescribed"]))
        .collect();
    assert_eq!(places.len(), amendments().count());
    assert_eq!(plan["summary"]["provisions"], places.len());
    for amendment in amendments().filter(|it| !it["provision"].is_null()) {
        let rests = |made: &&&Value| list(&made["amends"]).contains(&amendment["provision"]);
        let resting: BTreeSet<&str> = chosen
            .values()
            .filter(rests)
            .map(|made| text(&made["id"]))
            .collect();
        let unlocked: BTreeSet<&str> = list(&amendment["unlocks"]).iter().map(text).collect();
        assert_eq!(unlocked, resting);
    }
    let tasks = phases.iter().flat_map(|phase| list(&phase["proposals"]));
    let mut tasks: Vec<&str> = tasks.map(|task| text(&task["id"])).collect();
    tasks.sort_unstable();
    assert_eq!(tasks, chosen.keys().copied().collect::<Vec<_>>());

    // The effort: 1 for the agency's own texts, one more for each rank, 6 for what is not described.
    let ranks = [
        "own-authority",
        "province",
        "ministry",
        "government",
        "law",
        "unknown",
    ];
    let rank = |phase: &Value| {
        ranks
            .iter()
            .position(|it| phase["feasibility"] == *it)
            .unwrap()
    };
    let effort: usize = phases
        .iter()
        .map(|phase| (rank(phase) + 1) * list(&phase["amendments"]).len())
        .sum();
    assert_eq!(plan["summary"]["effort"], effort);
    let due: Vec<(usize, Option<&str>)> = phases
        .iter()
        .map(|it| (rank(it), it["due"].as_str()))
        .collect();
    let expected = [
        (0, Some("2024-03-31")),
        (2, Some("2024-09-30")),
        (3, Some("2024-12-31")),
        (5, None),
    ];
    assert_eq!(due, expected);
}

#[test]
fn a_plan_for_one_target_does_no_more_than_it_wants() {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().unwrap();
    let words = [
        "plan",
        corpus,
        "--as-of",
        "2023-12-31",
        "--format",
        "json",
        "--target",
    ];
    let run = |target: &str| -> Value {
        let outcome = Desk::new().run(&[&words[..], &[target]].concat());
        serde_json::from_str(&outcome.results).unwrap()
    };
    let effort = |plan: &Value| plan["summary"]["effort"].as_i64().unwrap();
    let (one, other) = (run("less-to-declare"), run("internal-reviewed"));
    let both = run("less-to-declare,internal-reviewed");
    assert_eq!(list(&one["targets"]).len(), 1);
    assert!(effort(&one).max(effort(&other)) <= effort(&both));
    let target = &list(&both["targets"])[1];
    assert_eq!(target["name"], "less-to-declare");
    assert_eq!(target["without"]["effort"], effort(&both) - effort(&other));
}
