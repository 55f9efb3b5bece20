//! Every proposal of the example catalogue does what it says: applied alone, it silences the
//! finding it answers and changes the sizes by what it claims.

use std::collections::BTreeSet;
use std::fs;

use jiff::civil::date;
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::measure::Measures;
use tinhgon::model::Model;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::proposal::{Edit, Proposal, apply};
use tinhgon::recognise::recognise;
use tinhgon::review::review;
use tinhgon::rule::RuleId;
use tinhgon::rule::compile::{RuleSet, Source, compile};
use tinhgon::rule::schema::Facts;
use tinhgon::shipped;
use tinhgon::span::FileId;
use tinhgon::syntax::{ast::File, parse};

use crate::command::project;

/// The texts of the example catalogue, by path.
pub(crate) fn example() -> Vec<String> {
    let folder = project().join("tests/corpus/good/can-gio");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tthc"))
        .collect();
    paths.sort();
    let read = |path| fs::read_to_string(path).expect("the corpus is text");
    paths.into_iter().map(read).collect()
}

pub(crate) fn parsed<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    sink: &mut Diagnostics,
) -> Vec<File<'t>> {
    let texts = texts.into_iter();
    texts
        .map(|text| parse(FileId::default(), text, sink))
        .collect()
}

/// The findings of a rule in a model, by their ids.
fn findings(rules: &RuleSet, rule: RuleId, model: &Model) -> BTreeSet<String> {
    let graph = DependencyGraph::build(model);
    let review = review(
        rules,
        &[rule],
        Facts {
            model,
            graph: &graph,
        },
    );
    review
        .findings
        .into_iter()
        .map(|finding| finding.id)
        .collect()
}

/// Whether a proposal only has people do something that no description shows.
fn changes_nothing(proposal: &Proposal) -> bool {
    let shows_nothing = |edit: &Edit| {
        matches!(
            edit,
            Edit::Link(..) | Edit::Ask(_) | Edit::Cite { law: None, .. }
        )
    };
    proposal.edits.iter().all(shows_nothing)
}

#[test]
fn every_proposal_silences_what_it_answers_and_saves_what_it_claims() {
    let mut sink = Diagnostics::default();
    let texts = example();
    let own = parsed(texts.iter().map(String::as_str), &mut sink);
    let shipped = parsed(shipped::FILES.iter().map(|(_, text)| *text), &mut sink);
    let layers = [
        Layer::of_files(Layer::SHIPPED, &shipped),
        Layer::of_files(Layer::USER, &own),
    ];
    let model = recognise(resolve_layers(&layers, date(2023, 12, 31), &mut sink));
    let sources: Vec<Source<'_, '_>> = shipped
        .iter()
        .map(|file| Source {
            group: "shipped",
            stem: None,
            clauses: &file.declarations,
        })
        .collect();
    let rules = compile(&sources, &model, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());

    let graph = DependencyGraph::build(&model);
    let all: Vec<RuleId> = rules.rules.ids().collect();
    let before = review(
        &rules,
        &all,
        Facts {
            model: &model,
            graph: &graph,
        },
    );
    assert!(
        before.proposals.len() > 10,
        "the example has proposals to try"
    );
    let mut broken = Vec::new();
    for proposal in before
        .proposals
        .iter()
        .filter(|made| !changes_nothing(made))
    {
        let after = apply(&model, &proposal.edits);
        for answered in &proposal.findings {
            let finding = &before.findings[*answered];
            if findings(&rules, finding.rule, &after).contains(&finding.id) {
                broken.push(format!("{} is still found", finding.id));
            }
        }
        let (old, new) = (Measures::of(&model), Measures::of(&after));
        let sizes = |sizes: Measures| {
            [
                sizes.fields,
                sizes.documents,
                sizes.originals,
                sizes.certified,
                sizes.copies,
                sizes.steps,
                sizes.consultations,
            ]
            .map(|size| i64::try_from(size).expect("sizes are small"))
        };
        let effect = &proposal.effect;
        let claimed = [
            effect.fields,
            effect.documents,
            effect.originals,
            effect.certified,
            effect.copies,
            effect.steps,
            effect.consultations,
        ];
        for ((old, new), claimed) in sizes(old).into_iter().zip(sizes(new)).zip(claimed) {
            if new - old != claimed {
                broken.push(format!(
                    "{:?} claims {claimed} and changes {}",
                    proposal.edits,
                    new - old
                ));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}
