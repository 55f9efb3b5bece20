//! The shipped rules hold together: each is where its name says, compiles, passes its tests, and
//! is proved by them.

use jiff::civil::date;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::rule::compile::{Source, compile};
use tinhgon::shipped;
use tinhgon::span::FileId;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::{ast, parse};
use tinhgon::verify::{Ground, Trials};

/// The shipped files, parsed.
fn shipped_files() -> Vec<ast::File<'static>> {
    let mut sink = Diagnostics::default();
    let files = (0..)
        .zip(shipped::FILES)
        .map(|(id, (_, text))| parse(FileId(id), text, &mut sink))
        .collect();
    assert!(sink.is_empty(), "{sink:#?}");
    files
}

/// The group and the stem of each shipped file, with its declarations.
fn sources<'a>(files: &'a [ast::File<'static>]) -> Vec<Source<'a, 'static>> {
    files
        .iter()
        .zip(shipped::FILES)
        .map(|(file, (path, _))| {
            let (folder, name) = path
                .rsplit_once('/')
                .expect("shipped files stand in folders");
            let stem = name.trim_end_matches(".tthc");
            let group = folder.rsplit('/').next().unwrap_or_default();
            Source {
                group,
                stem: Some(stem),
                clauses: &file.declarations,
            }
        })
        .collect()
}

#[test]
fn each_reason_is_told_in_both_languages() {
    let files = shipped_files();
    let clauses = files.iter().flat_map(|file| &file.declarations);
    let mut rules = 0;
    for rule in clauses.filter(|clause| clause.keyword == Keyword::Rule) {
        let name = rule.name().map(|name| name.node).unwrap_or_default();
        let why = rule.clauses_of(Keyword::Why).next();
        let why = why.and_then(ast::Clause::title).map(AsRef::as_ref);
        let (vi, en) = why.and_then(|why: &str| why.split_once("\n\n")).unzip();
        assert!(
            vi.is_some_and(|vi| !vi.is_ascii()) && en.is_some_and(|en| !en.trim().is_empty()),
            "{name}: an empty line parts the Vietnamese reason from the English one"
        );
        rules += 1;
    }
    assert!(rules > 20, "{rules}");
}

#[test]
fn every_shipped_rule_compiles() {
    let files = shipped_files();
    let mut sink = Diagnostics::default();
    let model = resolve_layers(
        &[Layer::of_files(Layer::SHIPPED, &files)],
        date(2023, 12, 31),
        &mut sink,
    );
    compile(&sources(&files), &model, &mut sink);
    let told: Vec<_> = sink
        .sorted()
        .iter()
        .map(|found| {
            let place = found
                .primary
                .as_ref()
                .map(|label| (shipped::FILES[label.span.file.0 as usize].0, label.span));
            format!("{place:?} {}", found.message.en)
        })
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

/// Asks the tests of the shipped rules something.
fn with_trials<T>(ask: impl FnOnce(&Trials<'_>) -> T) -> T {
    let files = shipped_files();
    let sources = sources(&files);
    let layers = [Layer::of_files(Layer::SHIPPED, &files)];
    ask(&Trials::prepare(Ground {
        sources: &sources,
        layers: &layers,
        as_of: date(2023, 12, 31),
    }))
}

#[test]
fn every_test_of_the_shipped_rules_passes() {
    let verdicts = with_trials(|trials| trials.verdicts(|_| true));
    let failed: Vec<String> = verdicts
        .iter()
        .filter(|verdict| !verdict.outcome.passed())
        .map(|verdict| {
            let told: Vec<_> = verdict
                .differences
                .iter()
                .map(|difference| difference.en.as_str())
                .collect();
            let wrong: Vec<_> = verdict
                .diagnostics
                .sorted()
                .iter()
                .map(|found| found.message.en.clone())
                .collect();
            format!(
                "{} «{}» {}: {told:?} {wrong:?}",
                verdict.rule,
                verdict.title,
                verdict.outcome.name().en
            )
        })
        .collect();
    assert_eq!(failed, Vec::<String>::new());
}

#[test]
fn every_condition_and_slot_of_the_shipped_stable_rules_is_covered() {
    let coverage = with_trials(|trials| trials.coverage(|_| true));
    assert!(coverage.iter().any(|covered| covered.conditions > 10));
    let lacks: Vec<String> = coverage
        .iter()
        .filter(|covered| covered.is_stable)
        .flat_map(|covered| &covered.lacks)
        .map(|lack| format!("{:?} {}", lack.of, lack.text))
        .collect();
    assert_eq!(lacks, Vec::<String>::new());
}

#[test]
fn no_change_to_a_shipped_stable_rule_goes_unnoticed() {
    let mutations = with_trials(|trials| trials.mutations(|_| true));
    assert!(mutations.iter().any(|mutation| mutation.killed > 10));
    assert!(
        mutations
            .iter()
            .all(|mutation| mutation.is_tested || !mutation.is_stable)
    );
    let survivors: Vec<String> = mutations
        .iter()
        .filter(|mutation| mutation.is_stable)
        .flat_map(|mutation| &mutation.survivors)
        .map(|survivor| format!("- {}+ {}", survivor.before, survivor.after))
        .collect();
    assert_eq!(survivors, Vec::<String>::new());
}
