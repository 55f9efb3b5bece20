//! The figures of targets, added up again: from the text of the files and the edits of the chosen
//! proposals, by plain loops that know nothing of the engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::quantity::{Duration, Unit};
use tinhgon::span::FileId;
use tinhgon::syntax::ast::{Clause, Word};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::parse;

use crate::command::{Desk, project};

/// What the text says of one procedure.
#[derive(Debug)]
struct Told {
    /// `dang-ky.to-khai.ho-ten`
    fields: BTreeSet<String>,
    /// `internal`, `published`, `tracked`, `workflow`; `lighter` once something has been taken away.
    is: BTreeSet<&'static str>,
    /// How many thousandths of a file a year.
    volume: i64,
    /// How many thousandths of a minute each step of an internal procedure takes: `mua-sam.ky`.
    steps: BTreeMap<String, i64>,
}

/// The first word of the first clause of a kind.
fn first<'c, 'src>(owner: &'c Clause<'src>, keyword: Keyword) -> Option<&'c Word<'src>> {
    let clause = owner.clauses_of(keyword).next()?;
    clause.words.first().map(|word| &word.node)
}

/// How many thousandths of a minute somebody works for so long.
fn work(time: Duration) -> i64 {
    let minutes = match time.unit {
        Unit::Minutes => 1,
        Unit::Hours => 60,
        Unit::WorkingDays => 8 * 60,
        Unit::Days | Unit::Months | Unit::Years => panic!("no step of the example takes so long"),
    };
    time.amount.thousandths * minutes
}

/// Whether a procedure has a clause, and it does not say `none`.
fn says(procedure: &Clause<'_>, keyword: Keyword) -> bool {
    let clause = procedure.clauses_of(keyword).next();
    clause.is_some_and(|clause| {
        let first = clause.words.first().map(|word| &word.node);
        first != Some(&Word::Keyword(Keyword::None))
    })
}

fn named<'c>(clause: &'c Clause<'_>) -> &'c str {
    clause.name().expect("what is described has a name").node
}

fn told(procedure: &Clause<'_>) -> Told {
    let kind = first(procedure, Keyword::Kind);
    let mut fields = BTreeSet::new();
    for form in procedure.clauses_of(Keyword::Form) {
        for field in form.clauses_of(Keyword::Field) {
            let names = [procedure, form, field].map(|clause| named(clause));
            fields.insert(names.join("."));
        }
    }
    let volume = match first(procedure, Keyword::Volume) {
        Some(Word::Number(files)) => files.thousandths,
        _ => 0,
    };
    let is_internal = kind == Some(&Word::Keyword(Keyword::Internal));
    let mut steps = BTreeMap::new();
    for step in procedure.clauses_of(Keyword::Step) {
        if let Some(Word::Duration(time)) = first(step, Keyword::Takes)
            && is_internal
        {
            steps.insert([named(procedure), named(step)].join("."), work(*time));
        }
    }
    let said = [
        ("internal", is_internal),
        ("published", says(procedure, Keyword::Published)),
        ("tracked", says(procedure, Keyword::Tracked)),
        ("workflow", says(procedure, Keyword::Workflow)),
    ];
    let is = said.into_iter().filter(|(_, holds)| *holds);
    Told {
        fields,
        is: is.map(|(what, _)| what).collect(),
        volume,
        steps,
    }
}

/// Reads the procedures of the example by name.
fn catalogue() -> BTreeMap<String, Told> {
    let mut procedures = BTreeMap::new();
    let folder = project().join("tests/corpus/good/can-gio");
    for entry in fs::read_dir(folder).expect("the example is there") {
        let path = entry.expect("the example can be read").path();
        if path.extension().is_some_and(|ending| ending == "tthc") {
            let text = fs::read_to_string(&path).expect("the example is text");
            let file = parse(FileId(0), &text, &mut Diagnostics::default());
            let declared = file.declarations.iter();
            for procedure in declared.filter(|clause| clause.keyword == Keyword::Procedure) {
                procedures.insert(named(procedure).to_owned(), told(procedure));
            }
        }
    }
    procedures
}

fn review() -> Value {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().expect("the path is text");
    let told = Desk::new().run(&[
        "review",
        "--as-of",
        "2023-12-31",
        "--format",
        "json",
        corpus,
    ]);
    serde_json::from_str(&told.results).expect("a review is JSON")
}

/// Carries out the chosen proposals by hand; returns the procedures that they touch.
fn carry_out(review: &Value, procedures: &mut BTreeMap<String, Told>) -> BTreeSet<String> {
    let mut touched = BTreeSet::new();
    let text = |edit: &Value, key: &str| edit[key].as_str().unwrap_or_default().to_owned();
    let chosen = review["proposals"].as_array().into_iter().flatten();
    for proposal in chosen.filter(|proposal| proposal["chosen"] == true) {
        for edit in proposal["edits"].as_array().into_iter().flatten() {
            let (target, with) = (text(edit, "target"), text(edit, "with"));
            for name in [&target, &with] {
                let procedure = name.split('.').next().unwrap_or_default();
                if procedures.contains_key(procedure) {
                    touched.insert(procedure.to_owned());
                }
            }
            let owner = target.split('.').next().unwrap_or_default().to_owned();
            let mut now = |what| {
                if let Some(procedure) = procedures.get_mut(&owner) {
                    procedure.fields.remove(&target);
                    procedure.steps.remove(&target);
                    procedure.is.insert(what);
                }
            };
            match edit["verb"].as_str().unwrap_or_default() {
                "drop" | "reuse" | "combine" => now("lighter"),
                "publish" => now("published"),
                "set" if edit["part"] == "tracked-on" => now("tracked"),
                "set" if edit["part"] == "workflow-on" => now("workflow"),
                "merge" => drop(procedures.remove(&with)),
                "repeal" => drop(procedures.remove(&target)),
                _ => {}
            }
        }
    }
    touched
}

/// How many of some procedures there are, and of how many something holds.
fn share(
    procedures: &BTreeMap<String, Told>,
    is_internal: bool,
    holds: impl Fn(&str, &Told) -> bool,
) -> (usize, usize) {
    let wanted = procedures
        .iter()
        .filter(|(_, told)| told.is.contains("internal") == is_internal);
    let (mut part, mut whole) = (0, 0);
    for (name, told) in wanted {
        whole += 1;
        part += usize::from(holds(name, told));
    }
    (part, whole)
}

/// What the internal procedures cost in a year, in đồng.
fn internal_cost(procedures: &BTreeMap<String, Told>) -> usize {
    // The example states 30,000 đồng an hour.
    const MINUTE: i64 = 500;
    let internal = procedures
        .values()
        .filter(|told| told.is.contains("internal"));
    let minutes = |told: &Told| told.steps.values().sum::<i64>();
    let cost: i64 = internal
        .map(|told| told.volume * minutes(told) / 1_000_000 * MINUTE)
        .sum();
    usize::try_from(cost).expect("work costs something")
}

#[test]
fn the_targets_of_the_example_are_what_plain_loops_come_to() {
    let review = review();
    let before = catalogue();
    let mut after = catalogue();
    let touched = carry_out(&review, &mut after);
    let fields = |procedures: &BTreeMap<String, Told>| -> usize {
        let external = procedures
            .values()
            .filter(|told| !told.is.contains("internal"));
        external.map(|told| told.fields.len()).sum()
    };
    let declared = fields(&before);
    let (paid, still_paid) = (internal_cost(&before), internal_cost(&after));
    let expected = BTreeMap::from([
        ("less-to-declare", (declared - fields(&after), declared)),
        ("internal-cost", (paid - still_paid, paid)),
        (
            "internal-reviewed",
            share(&before, true, |name, _| touched.contains(name)),
        ),
        (
            "all-published",
            share(&after, false, |_, told| told.is.contains("published")),
        ),
        (
            "all-tracked",
            share(&after, false, |_, told| told.is.contains("tracked")),
        ),
        (
            "internal-simplified",
            share(&after, true, |_, told| told.is.contains("lighter")),
        ),
        (
            "internal-published",
            share(&after, true, |_, told| told.is.contains("published")),
        ),
        (
            "internal-workflow",
            share(&after, true, |_, told| told.is.contains("workflow")),
        ),
    ]);
    assert!(declared > 100, "{declared}");
    assert!(paid > 100_000_000, "{paid}");
    let targets = review["targets"].as_array().expect("a review has targets");
    for target in targets {
        let name = target["name"].as_str().expect("a target has a name");
        let figure = |key: &str| target[key].as_u64();
        let found = figure("numerator").zip(figure("denominator"));
        let expected = expected.get(name);
        let expected = expected.map(|(part, whole)| (*part as u64, *whole as u64));
        assert_eq!(found, expected, "{name}");
        let (part, whole) = expected.expect("every target is added up again");
        let required = figure("required").expect("whole percents");
        assert_eq!(target["met"], part * 100 >= required * whole, "{name}");
    }
    assert_eq!(targets.len(), expected.len());
}
