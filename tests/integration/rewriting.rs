//! What is written is what was proposed: read again, the files describe the model that the edits
//! leave, and outside the clauses that change they are the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use tinhgon::diagnostic::Diagnostics;
use tinhgon::graph::DependencyGraph;
use tinhgon::model::Model;
use tinhgon::model::resolve::{Layer, resolve_layers};
use tinhgon::proposal::{Edit, apply};
use tinhgon::recognise::recognise;
use tinhgon::review::{Review, review};
use tinhgon::rewrite::portrait::portrait;
use tinhgon::rewrite::{Ground, Rewriting, rewrite};
use tinhgon::rule::RuleId;
use tinhgon::rule::compile::{RuleSet, Source, compile};
use tinhgon::rule::schema::Facts;
use tinhgon::shipped;
use tinhgon::source::Sources;
use tinhgon::syntax::ast::File;
use tinhgon::syntax::parse;

use crate::proposals::{example, parsed};

mod description;
mod generated;
mod national;
mod rules;

/// Files of a user, what they describe, and the catalogue beneath.
pub(crate) struct Desk<'t> {
    pub(crate) sources: &'t Sources,
    pub(crate) files: Vec<File<'t>>,
    pub(crate) model: Model,
}

pub(crate) fn sources(texts: &[String]) -> Sources {
    let mut sources = Sources::default();
    for (index, text) in texts.iter().enumerate() {
        let added = sources.add(format!("{index}.tthc"), text.clone().into_bytes());
        added.expect("a text is a source");
    }
    sources
}

impl<'t> Desk<'t> {
    /// Reads files over the shipped catalogue; nothing may be wrong in them.
    #[track_caller]
    pub(crate) fn new(sources: &'t Sources, as_of: Date) -> Self {
        Self::over(&SHIPPED, sources, as_of)
    }

    /// Reads files over another catalogue.
    #[track_caller]
    pub(crate) fn over(shipped: &[File<'_>], sources: &'t Sources, as_of: Date) -> Self {
        let mut sink = Diagnostics::default();
        let files: Vec<File<'t>> = sources
            .ids()
            .map(|id| parse(id, sources.text(id), &mut sink))
            .collect();
        let layers = [
            Layer::of_files(Layer::SHIPPED, shipped),
            Layer::of_files(Layer::USER, &files),
        ];
        let model = recognise(resolve_layers(&layers, as_of, &mut sink));
        let told: Vec<&str> = sink
            .sorted()
            .iter()
            .map(|told| &told.message.en[..])
            .collect();
        let texts: Vec<&str> = sources.ids().map(|id| sources.text(id)).collect();
        assert!(
            !sink.has_errors(),
            "{told:?} in\n{}",
            texts.join("\n----\n")
        );
        Self {
            sources,
            files,
            model,
        }
    }

    pub(crate) fn rewrite(&self, proposals: &[&[Edit]]) -> Rewriting {
        let ground = Ground {
            sources: self.sources,
            files: &self.files,
            model: &self.model,
        };
        rewrite(ground, proposals)
    }

    /// Checks that what was written describes the model that the edits leave.
    #[track_caller]
    pub(crate) fn check_law(&self, written: &Rewriting) {
        let texts: Vec<String> = self
            .sources
            .ids()
            .map(|id| match written.texts.get(&id) {
                Some(text) => text.clone(),
                None => self.sources.original(id).to_owned(),
            })
            .collect();
        let sources = sources(&texts);
        let again = Desk::new(&sources, self.model.as_of);
        let wanted = apply(&self.model, &written.edits);
        let (wanted, again) = (portraits(&wanted), portraits(&again.model));
        for (name, lines) in &wanted {
            let read = again.get(name);
            assert_eq!(
                Some(lines),
                read,
                "{name} after {:?}, written as\n{}",
                written.edits,
                written.texts.values().cloned().collect::<String>()
            );
        }
        assert_eq!(wanted.len(), again.len());
    }
}

/// The shipped files, read once.
static SHIPPED: LazyLock<Vec<File<'static>>> = LazyLock::new(|| {
    let mut sink = Diagnostics::default();
    parsed(shipped::FILES.iter().map(|(_, text)| *text), &mut sink)
});

pub(crate) fn portraits(model: &Model) -> BTreeMap<String, Vec<String>> {
    let procedures = model.procedures.iter();
    procedures
        .map(|(id, procedure)| {
            (
                model.text(procedure.head.name).to_owned(),
                portrait(model, id),
            )
        })
        .collect()
}

/// Reviews by the shipped rules.
pub(crate) fn reviewed(model: &Model) -> (RuleSet, Review) {
    reviewed_by(model, |rules| rules.rules.ids().collect())
}

/// Reviews by some of the shipped rules.
pub(crate) fn reviewed_by(
    model: &Model,
    choose: impl FnOnce(&RuleSet) -> Vec<RuleId>,
) -> (RuleSet, Review) {
    let mut sink = Diagnostics::default();
    let sources: Vec<Source<'_, '_>> = SHIPPED
        .iter()
        .map(|file| Source {
            group: "shipped",
            stem: None,
            clauses: &file.declarations,
        })
        .collect();
    let rules = compile(&sources, model, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.sorted());
    let graph = DependencyGraph::build(model);
    let facts = Facts {
        model,
        graph: &graph,
    };
    let review = review(&rules, &choose(&rules), facts);
    (rules, review)
}

/// Returns the lines that two texts do not share, as a reader of the change sees them.
fn difference(before: &str, after: &str) -> String {
    similar::TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(1)
        .to_string()
}

#[test]
fn every_proposal_of_the_example_is_written_as_it_was_applied() {
    let texts = example();
    let sources = sources(&texts);
    let desk = Desk::new(&sources, date(2023, 12, 31));
    let (_, review) = reviewed(&desk.model);
    let mut told = String::new();
    for made in &review.proposals {
        let alone = desk.rewrite(&[&made.edits]);
        desk.check_law(&alone);
        for (_, reason) in &alone.unwritten {
            if made.is_chosen() {
                let verbs: Vec<&str> = made.edits.iter().map(|edit| edit.verb().slug()).collect();
                let reason = reason.phrase().en;
                writeln!(told, "{}: {reason}", verbs.join(", ")).expect("a text takes all");
            }
        }
    }
    let chosen = review.proposals.iter().filter(|made| made.is_chosen());
    let chosen: Vec<&[Edit]> = chosen.map(|made| &made.edits[..]).collect();
    let all = desk.rewrite(&chosen);
    desk.check_law(&all);
    // Three of them, to be read: how fields, documents and steps come to be written.
    let shown = ["dang-ky-ho-kinh-doanh", "tro-cap-xa-hoi", "cap-phep-nha-o"];
    for (file, text) in &all.texts {
        let declares = |name: &&str| text.contains(&format!("thủ tục {name} \""));
        if !shown.iter().any(declares) {
            continue;
        }
        told += &difference(desk.sources.original(*file), text);
    }
    insta::assert_snapshot!(told);
}
