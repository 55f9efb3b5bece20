//! Rules that read only what no procedure at hand describes: they cannot find anything here.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::Rule;
use crate::rule::plan::Node;
use crate::rule::schema::{Facts, Part};
use crate::syntax::keyword::Vocabulary;
use crate::syntax::term;

/// The parts that everything has, whatever is said of it.
const GIVEN: [&str; 3] = ["name", "title", "procedure"];

/// Notes a rule of whose parts none is described, where procedures are at hand.
///
/// Whether a part is described is asked once for all rules; `seen` remembers it.
pub(super) fn check(
    rule: &Rule,
    facts: Facts<'_>,
    seen: &mut BTreeMap<(Kind, &'static str), bool>,
    sink: &mut Diagnostics,
) {
    let parts = parts(rule);
    let is_described = |part: &&Part| {
        *seen
            .entry((part.kind, part.name))
            .or_insert_with(|| is_described(part, facts))
    };
    if facts.model.procedures.is_empty() || parts.is_empty() || parts.iter().any(is_described) {
        return;
    }
    let list = |vocabulary: Vocabulary| {
        let names = parts.iter().map(|part| {
            let kind = part.kind.keyword().spelling(vocabulary);
            format!("`{kind}.{}`", term::spelling(part.name, vocabulary))
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let (vi, en) = (list(Vocabulary::Vietnamese), list(Vocabulary::English));
    let message = phrase!(
        "quy tắc chỉ đọc những phần mà chưa thủ tục nào ở đây mô tả",
        "the rule reads only parts that no procedure here describes"
    );
    sink.push(
        Diagnostic::note(Code::UndescribedParts, rule.span, message).help(Phrase::new(
            format_args!("mô tả ít nhất một trong: {vi}; chưa mô tả thì quy tắc không tìm thấy gì"),
            format_args!("describe at least one of {en}; until then the rule finds nothing"),
        )),
    );
}

/// The parts that a rule reads, those that everything has left out; in the order of their kinds
/// and names, each once. None of a rule that asks what is known: it may find what is not.
fn parts(rule: &Rule) -> Vec<&'static Part> {
    let plan = &rule.plan;
    let bindings = plan.about.iter().chain(&plan.witnesses);
    let mut rest: Vec<&Node> = bindings
        .flat_map(|binding| binding.source.node().into_iter().chain(&binding.conditions))
        .chain(plan.indexes.iter().map(|index| &index.path))
        .collect();
    let mut found = BTreeMap::new();
    while let Some(node) = rest.pop() {
        if matches!(node, Node::Call { function, .. } if function.name == "known") {
            return Vec::new();
        }
        if let Node::Read { part, .. } = node
            && !GIVEN.contains(&part.name)
        {
            found.insert((part.kind, part.name), *part);
        }
        rest.extend(node.children());
    }
    found.into_values().collect()
}

/// Whether anything of its kind has the part described, even as `none`.
fn is_described(part: &Part, facts: Facts<'_>) -> bool {
    let things = (0..part.kind.count(facts.model)).map(|index| part.kind.entity(index));
    things
        .map(|thing| (part.read)(facts, thing))
        .any(|value| !value.is_unknown())
}
