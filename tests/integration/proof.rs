//! Why a rule found something, and why it did not: as people and programs are told, and true.

use std::fs;

use jiff::civil::date;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::Entity;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::recognise::recognise;
use tinhgon::report::json::{near_miss_schema, proof_schema};
use tinhgon::review::review;
use tinhgon::rule::compile::{Range, Source, as_written, compile};
use tinhgon::rule::evaluate::{Prover, assign, why_not};
use tinhgon::rule::proof::Stop;
use tinhgon::rule::schema::Facts;
use tinhgon::shipped;
use tinhgon::truth::Truth;

use crate::command::{Desk, Outcome, project};
use crate::proposals::{example, parsed};

const WORKSPACE: &str = include_str!("workspace.tthc");

/// Runs a command on the example catalogue, put on a desk so that its path is the same anywhere.
fn told(words: &[&str], language: &str) -> String {
    let corpus = project().join("tests/corpus/good/can-gio");
    let desk = Desk::new();
    for entry in fs::read_dir(corpus).expect("the corpus is there") {
        let entry = entry.expect("an entry can be read");
        let name = entry.file_name().into_string().expect("names are text");
        let bytes = fs::read(entry.path()).expect("a file can be read");
        desk.file(&format!("can-gio/{name}"), bytes);
    }
    let mut all = words.to_vec();
    if words[0] == "why-not" {
        all.push("--in");
    }
    all.extend(["can-gio", "--as-of", "2023-12-31", "--lang", language]);
    let outcome = desk.run(&all);
    assert_eq!((outcome.code, outcome.messages.as_str()), (Some(0), ""));
    outcome.results
}

/// Asks of the small workspace.
fn ask(words: &[&str]) -> Outcome {
    let desk = Desk::new();
    desk.file("a.tthc", WORKSPACE);
    desk.run(&[words, &["--no-shipped-rules", "--as-of", "2023-12-31"]].concat())
}

#[test]
fn two_findings_are_proved_in_both_languages() {
    let paper = ["explain", "paper-in-register:f2f0812de7bf"];
    insta::assert_snapshot!("proof_of_a_paper_vi", told(&paper, "vi"));
    insta::assert_snapshot!("proof_of_a_paper_en", told(&paper, "en"));
    let circle = ["explain", "circular-prerequisite:4c0a199f23f9"];
    insta::assert_snapshot!("proof_of_a_circle_vi", told(&circle, "vi"));
    insta::assert_snapshot!("proof_of_a_circle_en", told(&circle, "en"));
}

#[test]
fn two_near_misses_are_told_in_both_languages() {
    let paper = ["why-not", "paper-in-register", "khai-sinh"];
    insta::assert_snapshot!("near_miss_of_a_paper_vi", told(&paper, "vi"));
    insta::assert_snapshot!("near_miss_of_a_paper_en", told(&paper, "en"));
    let some = [
        "why-not",
        "conditional-paper-in-register",
        "khai-sinh.bien-ban",
    ];
    insta::assert_snapshot!("near_miss_of_some_cases_vi", told(&some, "vi"));
    insta::assert_snapshot!("near_miss_of_some_cases_en", told(&some, "en"));
}

#[test]
fn a_program_reads_the_same() {
    let id = "needless-certified-copy:7459e4518c0c";
    insta::assert_snapshot!(told(&["explain", id, "--format", "json"], "vi"));
    let near = told(
        &["why-not", "asked-twice", "khai-sinh", "--format", "json"],
        "vi",
    );
    let read: serde_json::Value = serde_json::from_str(&near).expect("it is JSON");
    assert_eq!(read["schema"], "tinhgon.near-miss/1");
    assert_eq!(read["stop"]["kind"], "condition");
    assert_eq!(read["stop"]["condition"]["text"]["en"], "f.role = g.role");
    assert_eq!(read["stop"]["condition"]["truth"], "false");
    assert_eq!(read["complete"], true);
}

#[test]
fn a_review_may_carry_its_proofs() {
    let desk = Desk::new();
    desk.file("a.tthc", WORKSPACE);
    let review = |more: &[&str]| {
        let ground = [
            "review",
            "a.tthc",
            "--no-shipped-rules",
            "--as-of",
            "2023-12-31",
        ];
        desk.run(&[&ground[..], more].concat()).results
    };
    let plain: serde_json::Value =
        serde_json::from_str(&review(&["--format", "json"])).expect("it is JSON");
    let mut proved: serde_json::Value =
        serde_json::from_str(&review(&["--format", "json", "--proofs"])).expect("it is JSON");
    let findings = proved["findings"]
        .as_array_mut()
        .expect("there are findings");
    for finding in findings {
        let proof = finding
            .as_object_mut()
            .and_then(|finding| finding.remove("proof"));
        let conditions = proof.expect("each finding has its proof")["conditions"].clone();
        assert!(!conditions.as_array().expect("they are a list").is_empty());
    }
    assert_eq!(plain, proved, "a proof is added, and nothing else");
    let text = review(&["--proofs", "--lang", "en"]);
    let told = text.matches("  Proof of ").count();
    assert_eq!(told, plain["findings"].as_array().map_or(0, Vec::len));
}

#[test]
fn the_schemas_in_the_tree_are_those_of_the_program() {
    for (name, made) in [
        ("proof-1.json", proof_schema()),
        ("near-miss-1.json", near_miss_schema()),
    ] {
        let path = project().join("tests/schema").join(name);
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            fs::write(&path, &made).expect("the schema can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            made == kept,
            "tests/schema/{name} is not what the program makes: look at what changed, and write it \
             again with UPDATE_SCHEMA=1",
        );
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_a_remedy() {
    let refused = |words: &[&str]| {
        let outcome = ask(words);
        assert_eq!(outcome.code, Some(2), "{outcome}");
        outcome
    };
    insta::assert_snapshot!(
        "asked_of_no_rule",
        refused(&["why-not", "abolished-papper", "dang-ky"])
    );
    insta::assert_snapshot!(
        "asked_of_nothing",
        refused(&["why-not", "abolished-paper", "dang-ki"])
    );
    insta::assert_snapshot!(
        "asked_of_a_step",
        refused(&["why-not", "abolished-paper", "dang-ky.nhan"])
    );
}

/// Whatever a review finds, its proof says so, and asking why not says that it is found.
#[test]
fn every_finding_is_proved_and_nothing_else_is() {
    let mut sink = Diagnostics::default();
    let texts = example();
    let own = parsed(texts.iter().map(String::as_str), &mut sink);
    let shipped = parsed(shipped::FILES.iter().map(|(_, text)| *text), &mut sink);
    let layers = [
        Layer::of_files(Layer::SHIPPED, &shipped),
        Layer::of_files(Layer::USER, &own),
    ];
    let model = recognise(resolve_layers(&layers, date(2023, 12, 31), &mut sink));
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    let files = shipped.iter().chain(&own);
    let sources: Vec<Source<'_, '_>> = files
        .map(|file| Source {
            group: "all",
            stem: None,
            clauses: &file.declarations,
        })
        .collect();
    let rules = compile(&sources, &model, &mut sink);
    assert!(!sink.has_errors());
    let chosen: Vec<_> = rules.rules.ids().collect();
    let review = review(&rules, &chosen, facts);
    let mut near_misses = 0;
    for (id, rule) in rules.rules.iter() {
        let written = as_written(&sources, &model, &rule.name, Range::Joined)
            .expect("a rule of the set has compiled");
        let prover = Prover::new(&written, facts);
        let found = review.findings.iter().chain(&review.taken_in);
        let found: Vec<_> = found.filter(|finding| finding.rule == id).collect();
        for finding in &found {
            let proof = prover.prove(&finding.about, &finding.witnesses);
            for reason in &proof.reasons {
                assert_eq!(reason.serves(), Truth::True, "{}: {reason:?}", finding.id);
            }
            let given = assign(&written, &finding.about, &model).expect("they are of its kinds");
            let near = why_not(&written, &given, facts);
            assert!(
                matches!(near.stop, Stop::Nowhere),
                "{}: {near:?}",
                finding.id
            );
        }
        // Of the procedures that it finds nothing of, the first three.
        let of_rule = |procedure: Entity| {
            found.iter().any(|finding| {
                let about = finding.about.iter().chain(&finding.witnesses);
                about
                    .copied()
                    .any(|thing| thing.procedure(&model).map(Entity::from) == Some(procedure))
            })
        };
        let procedures = model.procedures.ids().map(Entity::from);
        for procedure in procedures.filter(|id| !of_rule(*id)).take(3) {
            let given = assign(&written, &[procedure], &model).expect("every rule has a procedure");
            let near = why_not(&written, &given, facts);
            let in_force = rule.period.contains(model.as_of);
            assert!(
                !in_force || !matches!(near.stop, Stop::Nowhere),
                "{}: {near:?}",
                rule.name
            );
            near_misses += 1;
        }
    }
    assert!(near_misses > 30, "{near_misses}");
}
