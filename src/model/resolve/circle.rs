//! Chains that come back to where they began: steps after each other, agencies part of each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Entity, Model};
use crate::phrase::{Phrase, phrase};
use crate::span::Span;

/// A relation that may not go in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// `after`
    After,
    /// `part of`
    PartOf,
    /// `succeeded by`
    SucceededBy,
    /// `replaced by`
    ReplacedBy,
    /// `linked with`
    LinkedWith,
}

/// One thing said of two: `a` comes after `b`, and where that is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) relation: Relation,
    pub(super) from: Entity,
    pub(super) to: Entity,
    pub(super) span: Span,
}

/// Reports circles as chains of the places that say so, at least one of each knot.
///
/// A circle of which another part was already reported is passed over. Linear in the links, but
/// for sorting them.
pub(super) fn report(links: &[Link], model: &Model, sink: &mut Diagnostics) {
    let mut sorted: Vec<Link> = links.to_vec();
    sorted.sort_by_key(|link| (link.relation, link.from, link.to, link.span));
    for links in sorted.chunk_by(|left, right| left.relation == right.relation) {
        for circle in circles(links) {
            sink.push(describe(&circle, model));
        }
    }
}

/// How far the search has come with a thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is on the chain that is being followed.
    OnChain,
    /// Nothing new can be reached from it.
    Done,
}

/// Finds circles among links that are sorted by what they leave.
fn circles(links: &[Link]) -> Vec<Vec<Link>> {
    let mut states: BTreeMap<Entity, State> = BTreeMap::new();
    let mut circles: Vec<Vec<Link>> = Vec::new();
    let mut reported = BTreeSet::new();
    let outgoing = |entity: Entity| {
        let first = links.partition_point(|link| link.from < entity);
        let count = links[first..].partition_point(|link| link.from == entity);
        first..first + count
    };
    for start in links.iter().map(|link| link.from) {
        if states.contains_key(&start) {
            continue;
        }
        // Each level of the chain: the links that are still to be followed from it.
        let mut chain = vec![(start, outgoing(start))];
        states.insert(start, State::OnChain);
        let mut followed: Vec<Link> = Vec::new();
        while let Some((entity, rest)) = chain.last_mut() {
            let Some(index) = rest.next() else {
                states.insert(*entity, State::Done);
                chain.pop();
                followed.pop();
                continue;
            };
            let link = links[index];
            match states.get(&link.to) {
                Some(State::Done) => {}
                None => {
                    states.insert(link.to, State::OnChain);
                    chain.push((link.to, outgoing(link.to)));
                    followed.push(link);
                }
                Some(State::OnChain) => {
                    let begin = followed
                        .iter()
                        .position(|earlier| earlier.from == link.to)
                        .unwrap_or(followed.len());
                    let circle: Vec<Link> =
                        followed[begin..].iter().copied().chain([link]).collect();
                    if circle.iter().all(|link| !reported.contains(&link.from)) {
                        reported.extend(circle.iter().map(|link| link.from));
                        circles.push(circle);
                    }
                }
            }
        }
    }
    circles
}

fn describe(circle: &[Link], model: &Model) -> Diagnostic {
    let name = |entity: Entity| {
        let head = entity.head(model).expect("links join things with a name");
        model.text(head.name)
    };
    let first = circle[0];
    let chain: Vec<String> = circle
        .iter()
        .map(|link| link.from)
        .chain([first.from])
        .map(|entity| format!("`{}`", name(entity)))
        .collect();
    let chain = chain.join(" → ");
    let (what, verb) = match first.relation {
        Relation::After => (
            phrase!("thứ tự các bước", "the order of steps"),
            phrase!("sau", "comes after"),
        ),
        Relation::PartOf => (
            phrase!("quan hệ trực thuộc", "what is part of what"),
            phrase!("trực thuộc", "is part of"),
        ),
        Relation::SucceededBy => (
            phrase!("quan hệ kế thừa", "what succeeds what"),
            phrase!("được kế thừa bởi", "is succeeded by"),
        ),
        Relation::ReplacedBy => (
            phrase!("quan hệ thay thế", "what replaces what"),
            phrase!("được thay thế bởi", "is replaced by"),
        ),
        Relation::LinkedWith => (
            phrase!("quan hệ liên thông", "what is linked with what"),
            phrase!("liên thông với", "is linked with"),
        ),
    };
    let Phrase { vi, en } = what;
    let said = |link: &Link| {
        let (from, to) = (name(link.from), name(link.to));
        let Phrase { vi, en } = &verb;
        phrase!("`{from}` {vi} `{to}`", "`{from}` {en} `{to}`")
    };
    let mut diagnostic = Diagnostic::error(
        Code::Circle,
        first.span,
        phrase!(
            "{vi} đi vòng tròn: {chain}",
            "{en} goes in a circle: {chain}"
        ),
    )
    .label(said(&first))
    .help(phrase!(
        "bỏ ít nhất một quan hệ trong vòng này",
        "remove at least one link of the circle"
    ));
    for link in &circle[1..] {
        diagnostic = diagnostic.related(link.span, said(link));
    }
    diagnostic
}
