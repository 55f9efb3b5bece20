//! What definitions come to with those they use written out in them: how much, and how deep.
//!
//! A call is compiled by writing the whole condition in its place, so that a definition used twice
//! in one that is used twice doubles with each step. Both figures are worked out from what is
//! written, before anything is compiled, and a definition that goes past a limit is refused by name.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::{Phrase, phrase};
use crate::quantity::grouped;
use crate::span::Span;

/// How many expressions a definition may come to; the largest that is shipped comes to some 70.
const MOST: usize = 10_000;

/// How many definitions may rest on one another in a row, so that compiling them keeps to its stack.
const DEEPEST: usize = 32;

/// How many names of a long chain are told at its beginning, and at its end.
const TOLD: usize = 4;

/// A definition by itself.
#[derive(Debug)]
pub(super) struct Own<'a> {
    /// How many expressions are written in it.
    pub(super) size: usize,
    /// The definitions that it calls, each as often as it does.
    pub(super) calls: Vec<&'a str>,
}

/// A definition with those that it uses written out.
#[derive(Debug, Clone, Copy)]
struct Expanded<'a> {
    size: usize,
    depth: usize,
    /// Which of those it calls comes to most.
    largest: Option<&'a str>,
    /// Which of those it calls goes deepest.
    deepest: Option<&'a str>,
}

/// Which definitions cannot be written out, and why.
#[derive(Debug, Default)]
pub(super) struct Refused<'a> {
    /// All of them: too large or too deep, in a circle, or resting on one that is.
    pub(super) names: BTreeSet<&'a str>,
    /// Of each chain that goes too far, the first definition that does.
    pub(super) reasons: Vec<(&'a str, Excess)>,
}

/// How a definition goes too far.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excess {
    message: Phrase,
    help: Phrase,
}

impl Excess {
    /// Words it, told where the definition has its name.
    pub(super) fn diagnostic(&self, place: Span) -> Diagnostic {
        let (message, help) = (self.message.clone(), self.help.clone());
        Diagnostic::error(Code::TooLargeDefinition, place, message).help(help)
    }
}

/// Finds the definitions that cannot be written out; linear in what is written.
pub(super) fn refused<'a>(definitions: &BTreeMap<&'a str, Own<'a>>) -> Refused<'a> {
    let mut waits: BTreeMap<&str, usize> = BTreeMap::new();
    let mut callers: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    let mut ready = VecDeque::new();
    for (name, own) in definitions {
        waits.insert(name, own.calls.len());
        if own.calls.is_empty() {
            ready.push_back(*name);
        }
        for called in &own.calls {
            callers.entry(called).or_default().push(name);
        }
    }
    let mut expanded: BTreeMap<&str, Expanded<'a>> = BTreeMap::new();
    let mut reasons = Vec::new();
    while let Some(name) = ready.pop_front() {
        let own = &definitions[name];
        // Whatever rests on one that is refused has been told of there.
        let called: Option<Vec<(&str, Expanded<'_>)>> = own
            .calls
            .iter()
            .map(|called| Some((*called, *expanded.get(called)?)))
            .collect();
        if let Some(called) = called {
            // Of several alike, the first.
            let by_size = called.iter().rev().max_by_key(|(_, called)| called.size);
            let by_depth = called.iter().rev().max_by_key(|(_, called)| called.depth);
            let found = Expanded {
                size: own.size + called.iter().map(|(_, called)| called.size).sum::<usize>(),
                depth: 1 + by_depth.map_or(0, |(_, called)| called.depth),
                largest: by_size.map(|(name, _)| *name),
                deepest: by_depth.map(|(name, _)| *name),
            };
            match excess(name, found, &expanded) {
                Some(excess) => reasons.push((name, excess)),
                None => {
                    expanded.insert(name, found);
                }
            }
        }
        for caller in callers.get(name).into_iter().flatten() {
            let left = waits.get_mut(caller).expect("every caller is a definition");
            *left -= 1;
            if *left == 0 {
                ready.push_back(caller);
            }
        }
    }
    // Those in a circle, and those that lead to one, never had their turn.
    let names = definitions.keys().copied();
    Refused {
        names: names.filter(|name| !expanded.contains_key(name)).collect(),
        reasons,
    }
}

fn excess<'a>(
    name: &'a str,
    found: Expanded<'a>,
    expanded: &BTreeMap<&str, Expanded<'a>>,
) -> Option<Excess> {
    let Expanded { size, depth, .. } = found;
    if depth > DEEPEST {
        let chain = chain(name, found.deepest, |name| expanded[name].deepest);
        return Some(Excess {
            message: phrase!(
                "định nghĩa `{name}` dựa trên một chuỗi dài hơn {DEEPEST} định nghĩa: {chain}",
                "the definition `{name}` rests on a chain of more than {DEEPEST} definitions: {chain}"
            ),
            help: phrase!(
                "rút ngắn chuỗi: gộp những định nghĩa chỉ gọi sang định nghĩa khác",
                "shorten the chain: merge definitions that only call another"
            ),
        });
    }
    if size <= MOST {
        return None;
    }
    let chain = chain(name, found.largest, |name| expanded[name].largest);
    let [vi, en] = [".", ","].map(|groups| grouped(size as u64, groups));
    let [vi_most, en_most] = [".", ","].map(|groups| grouped(MOST as u64, groups));
    Some(Excess {
        message: phrase!(
            "viết đủ các định nghĩa được dùng thì `{name}` dài {vi} biểu thức, quá {vi_most}: {chain}",
            "with the definitions it uses written out, `{name}` comes to {en} expressions, more than {en_most}: {chain}"
        ),
        help: phrase!(
            "mỗi lần dùng là một lần viết lại cả định nghĩa; dọc theo chuỗi này, mỗi định nghĩa chỉ nên dùng một lần",
            "each use writes the whole definition out again; along this chain, use each definition once"
        ),
    })
}

/// Names a chain from a definition on: `` `a` → `b` → `c` ``, a long one without its middle.
fn chain<'a>(
    name: &'a str,
    next: Option<&'a str>,
    after: impl Fn(&'a str) -> Option<&'a str>,
) -> String {
    let rest = std::iter::successors(next, |name| after(name));
    let mut names: Vec<String> = std::iter::once(name)
        .chain(rest)
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > 2 * TOLD + 1 {
        let end = names.len() - TOLD;
        names.splice(TOLD..end, ["…".to_owned()]);
    }
    names.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(definitions: &[(&'static str, usize, &[&'static str])], expected: &[&str]) {
        let own = |(name, size, calls): &(&'static str, usize, &[&'static str])| {
            let (size, calls) = (*size, calls.to_vec());
            (*name, Own { size, calls })
        };
        let found = refused(&definitions.iter().map(own).collect());
        let told = found.reasons.iter().map(|(_, excess)| &*excess.message.en);
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_used_twice_counts_twice() {
        check(&[("a", 2, &["b", "b"]), ("b", MOST / 2 - 1, &[])], &[]);
        check(
            &[("a", 3, &["b", "b"]), ("b", MOST / 2 - 1, &[])],
            &[
                "with the definitions it uses written out, `a` comes to 10,001 expressions, more than 10,000: `a` → `b`",
            ],
        );
    }

    #[test]
    fn only_the_first_that_goes_too_far_is_told() {
        check(
            &[
                ("a", 1, &["b"]),
                ("b", 1, &["small", "large"]),
                ("large", MOST, &[]),
                ("small", 1, &[]),
            ],
            &[
                "with the definitions it uses written out, `b` comes to 10,002 expressions, more than 10,000: `b` → `large`",
            ],
        );
    }

    #[test]
    fn doubling_without_end_is_no_work() {
        let names: Vec<String> = (0..10_000).map(|number| format!("n{number:05}")).collect();
        let pairs = names.windows(2);
        let own = |pair: &'_ [String]| (pair[0].clone(), vec![pair[1].clone(), pair[1].clone()]);
        let links: Vec<_> = pairs.map(own).collect();
        let definitions = links.iter().map(|(name, calls)| {
            let calls = calls.iter().map(String::as_str).collect();
            (name.as_str(), Own { size: 1, calls })
        });
        let last = names.last().map(String::as_str);
        let end = last.map(|name| {
            (
                name,
                Own {
                    size: 1,
                    calls: Vec::new(),
                },
            )
        });
        let found = refused(&definitions.chain(end).collect());
        assert_eq!(found.reasons.len(), 1);
        assert_eq!(
            found.names.len(),
            10_000 - 13,
            "each but the last 13 is too large"
        );
    }

    #[test]
    fn what_leads_to_a_circle_is_refused_without_a_word() {
        let own = |calls: &[&'static str]| Own {
            size: 1,
            calls: calls.to_vec(),
        };
        let definitions = [("a", own(&["b"])), ("b", own(&["b"])), ("c", own(&[]))];
        let found = refused(&definitions.into_iter().collect());
        assert_eq!(found.names, ["a", "b"].into());
        assert!(found.reasons.is_empty());
    }
}
