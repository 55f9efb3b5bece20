//! The four questions that other programs are asked too (`tests/bench/peers`): what the rules find
//! is what a plain reading of the model gives, and what the scripts compare is the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tinhgon::graph::register::{may_read, usable};
use tinhgon::model::{ConceptId, Entity, FieldId, Model, PaperId, ProcedureId};
use tinhgon::rule::compile::RuleSet;
use tinhgon::rule::evaluate;
use tinhgon::rule::schema::Facts;
use tinhgon::symbol::Symbol;
use tinhgon::truth::Truth;

use crate::determinism::{Text, generated_densely, with_facts};

const PROCEDURES: usize = 300;

/// What a few concepts follow from, so that there is a chain and two ways to one end.
const DERIVATIONS: &str = "
derive sex from id-number
derive birth-date from id-number
derive hometown from birth-date
derive nationality from hometown
derive nationality from sex
";

/// Of each procedure: how many, and the first.
type Counted = BTreeMap<ProcedureId, (usize, FieldId)>;

fn folder(name: &str) -> PathBuf {
    let bench = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/peers");
    bench.join(name)
}

/// The generated catalogue, the derivations, and the rules that ask.
fn texts() -> Vec<Text> {
    let mut texts = generated_densely(PROCEDURES, PROCEDURES);
    texts.push(("derivations.tthc".to_owned(), DERIVATIONS.to_owned(), false));
    for entry in fs::read_dir(folder("rules")).expect("the rules are there") {
        let path = entry.expect("they can be listed").path();
        let text = fs::read_to_string(&path).expect("they can be read");
        texts.push((path.to_string_lossy().into_owned(), text, false));
    }
    texts
}

/// What each match of a rule is about, with its first witness and how many it has.
fn found(rules: &RuleSet, rule: &str, facts: Facts<'_>) -> Vec<(Vec<Entity>, Vec<Entity>, u32)> {
    let mut ids = rules.rules.ids();
    let id = ids.find(|id| rules.rules[*id].name == rule);
    let (matches, _) = evaluate(rules, &[id.expect("the rule is there")], facts);
    let told = matches.into_iter();
    told.map(|found| (found.about, found.witnesses, found.witness_count))
        .collect()
}

fn counted(rules: &RuleSet, rule: &str, facts: Facts<'_>) -> Counted {
    let counted = found(rules, rule, facts).into_iter();
    counted
        .map(
            |(about, witnesses, count)| match (&about[..], &witnesses[..]) {
                ([Entity::Procedure(p)], [Entity::Field(f), ..]) => (*p, (count as usize, *f)),
                other => panic!("{other:?}"),
            },
        )
        .collect()
}

/// The first and the last procedure that each match of a rule is about.
fn ends(
    rules: &RuleSet,
    rule: &str,
    facts: Facts<'_>,
) -> impl Iterator<Item = (ProcedureId, ProcedureId)> {
    let found = found(rules, rule, facts).into_iter();
    found.map(|(about, ..)| match (about.first(), about.last()) {
        (Some(Entity::Procedure(first)), Some(Entity::Procedure(last))) => (*first, *last),
        other => panic!("{other:?}"),
    })
}

/// Counts things of procedures; `things` are in the order of their fields.
fn count(things: impl IntoIterator<Item = (ProcedureId, FieldId)>) -> Counted {
    let mut counted = Counted::new();
    for (procedure, field) in things {
        counted.entry(procedure).or_insert((0, field)).0 += 1;
    }
    counted
}

/// What a field asks for, and of whom; `None` where either is not known.
fn asked(model: &Model, field: FieldId) -> Option<(ConceptId, Symbol)> {
    let field = &model.fields[field];
    Some((field.concept.value()?, field.role.value()?))
}

/// The pairs of different fields of one procedure.
fn pairs(model: &Model) -> impl Iterator<Item = (ProcedureId, FieldId, FieldId)> {
    let procedures = model.procedures.iter();
    procedures.flat_map(|(id, procedure)| {
        let fields = procedure.fields.items();
        let both = fields.iter().flat_map(|f| fields.iter().map(|g| (*f, *g)));
        both.filter(|(f, g)| f != g).map(move |(f, g)| (id, f, g))
    })
}

fn twice_or_held(model: &Model) -> Counted {
    let twice = pairs(model)
        .filter(|(_, f, g)| asked(model, *f).is_some_and(|it| asked(model, *g) == Some(it)));
    let twice: BTreeSet<_> = twice.map(|(p, f, _)| (p, f)).collect();
    let held = model.fields.iter().filter(|(_, field)| {
        model.registers.iter().any(|(id, register)| {
            let holds = register.holds.items().iter();
            holds
                .into_iter()
                .any(|held| Some(*held) == field.concept.value())
                && usable(model, id) == Truth::True
                && may_read(model, field.procedure, id) == Truth::True
        })
    });
    let held: BTreeSet<_> = held.map(|(id, field)| (field.procedure, id)).collect();
    assert!(!held.is_subset(&twice) && !twice.is_subset(&held));
    count(twice.union(&held).copied())
}

fn following(model: &Model) -> Counted {
    let derivations = model.derivations.iter();
    let mut follows: BTreeSet<(ConceptId, ConceptId)> = derivations
        .flat_map(|derivation| {
            let sources = derivation.sources.iter();
            sources.map(|source| (derivation.target, *source))
        })
        .collect();
    loop {
        let known = follows.clone();
        for (concept, source) in &known {
            let further = known.iter().filter(|(middle, _)| middle == source);
            follows.extend(further.map(|(_, origin)| (*concept, *origin)));
        }
        if follows == known {
            break;
        }
    }
    let found = pairs(model).filter(|(_, f, g)| {
        let of_one = asked(model, *f).zip(asked(model, *g));
        of_one.is_some_and(|((c, mine), (d, other))| mine == other && follows.contains(&(c, d)))
    });
    count(found.map(|(p, f, _)| (p, f)))
}

/// The pairs of procedures of which the one comes after the other by so many papers.
fn chains(model: &Model) -> [BTreeSet<(ProcedureId, ProcedureId)>; 6] {
    let mut issued: BTreeMap<PaperId, Vec<ProcedureId>> = BTreeMap::new();
    for result in model.results.items() {
        if let Some(paper) = result.paper.value() {
            issued.entry(paper).or_default().push(result.procedure);
        }
    }
    let demanded = model.documents.items().iter().filter(|document| {
        let spared = document.optional || document.leaves_open || document.case.is_some();
        !spared && document.alternative.is_none() && document.condition.value().is_none()
    });
    let link: BTreeSet<_> = demanded
        .filter_map(|document| Some((issued.get(&document.paper.value()?)?, document.procedure)))
        .flat_map(|(before, after)| before.iter().map(move |before| (*before, after)))
        .filter(|(before, after)| before != after)
        .collect();
    let mut newest = link.clone();
    std::array::from_fn(|_| {
        let next = newest.iter().flat_map(|(first, middle)| {
            let onward = link.iter().filter(move |(from, _)| from == middle);
            onward.map(|(_, last)| (*first, *last))
        });
        let next = next.collect();
        std::mem::replace(&mut newest, next)
    })
}

fn alike(model: &Model) -> BTreeSet<(ProcedureId, ProcedureId)> {
    let sets: Vec<(ProcedureId, BTreeSet<_>)> = model
        .procedures
        .iter()
        .map(|(id, procedure)| {
            let fields = procedure.fields.items().iter();
            let asked = fields.map(|field| {
                let field = &model.fields[*field];
                (field.concept.value(), field.role.value())
            });
            (id, asked.collect())
        })
        .collect();
    let mut alike = BTreeSet::new();
    for (position, (p, mine)) in sets.iter().enumerate() {
        for (q, others) in &sets[position + 1..] {
            let shared = mine.intersection(others).count();
            if shared * 5 >= mine.union(others).count() * 4 {
                alike.insert((*p, *q));
            }
        }
    }
    alike
}

#[test]
fn the_rules_find_what_a_plain_reading_gives() {
    with_facts(&texts(), |rules, facts, _| {
        let model = facts.model;
        let fields = model.fields.items().iter();
        assert!(fields.clone().all(|field| field.concept.value().is_some()));
        assert!(fields.clone().any(|field| field.role.value().is_none()));

        let plain = twice_or_held(model);
        assert_eq!(counted(rules, "asked-twice-or-held", facts), plain);
        let plain = following(model);
        assert!(plain.len() > 10, "{plain:?}");
        assert_eq!(counted(rules, "follows-from-another", facts), plain);
        for (links, plain) in (1..).zip(chains(model)) {
            assert!(!plain.is_empty(), "{links}");
            let found: BTreeSet<_> = ends(rules, &format!("chain-of-{links}"), facts).collect();
            assert_eq!(found, plain, "{links}");
        }
        let plain = alike(model);
        assert!(!plain.is_empty());
        let found: Vec<_> = ends(rules, "nearly-the-same-fields", facts).collect();
        assert_eq!(found.len(), plain.len());
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), plain);
        assert_eq!(found_nothing(rules, facts), 0);
    });
}

fn found_nothing(rules: &RuleSet, facts: Facts<'_>) -> usize {
    found(rules, "nothing-to-find", facts).len()
}

/// Calls Python; `None` where there is none that the scripts could run on.
fn python(arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("python3");
    command.args(arguments).env("PYTHONDONTWRITEBYTECODE", "1");
    command.output().ok()
}

#[test]
fn the_scripts_compare_the_answers_before_the_times() {
    let able = "import os, sqlite3, sys; os.sched_getaffinity(0); \
        assert sys.version_info >= (3, 9) and sqlite3.sqlite_version_info >= (3, 35)";
    if !python(&["-c", able]).is_some_and(|output| output.status.success()) {
        writeln!(
            io::stderr(),
            "skipped: no Python 3.9 with SQLite 3.35 on Linux"
        )
        .expect("told");
        return;
    }
    let work = tempfile::tempdir().expect("a temporary folder can be made");
    let size = work.path().join(PROCEDURES.to_string());
    for (path, text, is_shipped) in generated_densely(PROCEDURES, PROCEDURES) {
        if !is_shipped {
            let path = size.join("catalogue").join(path);
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
    }
    let script = folder("run.py").to_string_lossy().into_owned();
    let (procedures, work) = (PROCEDURES.to_string(), work.path().to_string_lossy());
    let run = |questions: &str| {
        let program = env!("CARGO_BIN_EXE_tinhgon");
        let output = python(&[
            &script,
            "--tinhgon",
            program,
            "--work",
            &work,
            "--sizes",
            &procedures,
            "--engines",
            "sqlite",
            "--repeat",
            "1",
            "--questions",
            questions,
        ]);
        let output = output.expect("it could be called before");
        let told =
            [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        (output.status.success(), told)
    };
    let questions = "asked-twice-or-held,follows-from-another,chains,nearly-the-same-fields";
    let (succeeds, [tables, messages]) = run(questions);
    assert!(succeeds, "{tables}\n{messages}");
    assert_eq!(tables.matches("| sqlite |").count(), 5, "{tables}");
    for question in questions.split(',') {
        let agreed = |line: &str| {
            line.starts_with(&format!("{question}: "))
                && line.ends_with("the answer of tinhgon, sqlite")
                && !line.contains("(0, ")
        };
        assert!(messages.lines().any(agreed), "{question}: {messages}");
    }

    // Facts that are not those of the catalogue, as if one of the two were wrong.
    let facts = size.join("facts");
    let links = fs::read_to_string(facts.join("issues.csv")).expect("the facts are there");
    let fewer: Vec<&str> = links.lines().take(PROCEDURES / 2).collect();
    fs::write(facts.join("issues.csv"), fewer.join("\n")).expect("it can be written");
    for made in ["sqlite.ready", "facts.sqlite"] {
        fs::remove_file(facts.join(made)).expect("it was made");
    }
    let (succeeds, [tables, messages]) = run("chains");
    assert!(!succeeds && !tables.contains("| sqlite |"), "{tables}");
    assert!(tables.contains("0 rows only of sqlite"), "{tables}");
    assert!(messages.contains("the answers differ"), "{messages}");
}
