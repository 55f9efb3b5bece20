//! What could tie a variable to the others: the parts and relations that their kinds have.
//!
//! For the message about a variable that nothing joins; only what a join can use is named.

use crate::graph::Relation;
use crate::model::Kind;
use crate::phrase::Phrase;
use crate::rule::schema::{Part, parts_of};
use crate::rule::types::Scalar;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

/// How many ties are named: a reader looks for one.
const NAMED: usize = 3;

/// A variable, or a named value, that is one thing of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variable<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Kind,
}

/// Returns conditions that would tie a variable to one of the others, the most direct first, as
/// they would be written in each vocabulary; empty where the schema offers none.
///
/// A part that leads from one to the other comes first, then a relation, then a part that both
/// have to the same kind. Time is the product of the parts of the kinds.
pub(super) fn ties(variable: Variable<'_>, others: &[Variable<'_>]) -> Phrase {
    let mut ties: Vec<(u8, [String; 2])> = Vec::new();
    for other in others {
        ties.extend(direct(variable, *other));
        ties.extend(related(variable, *other));
        ties.extend(shared(variable, *other));
    }
    ties.sort_by_key(|(rank, _)| *rank);
    ties.truncate(NAMED);
    let join = |position: usize, or: &str| {
        let quoted = ties.iter().map(|(_, tie)| format!("`{}`", tie[position]));
        quoted.collect::<Vec<_>>().join(or)
    };
    Phrase::new(join(0, ", "), join(1, ", "))
}

/// Writes a condition in Vietnamese and in English.
fn both(write: impl Fn(Vocabulary) -> String) -> [String; 2] {
    [Vocabulary::Vietnamese, Vocabulary::English].map(write)
}

fn read(variable: Variable<'_>, part: &Part, vocabulary: Vocabulary) -> String {
    format!(
        "{}.{}",
        variable.name,
        term::spelling(part.name, vocabulary)
    )
}

/// How one value is tied to another, which may be a list.
fn tie(list: bool, vocabulary: Vocabulary) -> &'static str {
    if list {
        Keyword::In.spelling(vocabulary)
    } else {
        "="
    }
}

/// `s in p.steps`, `c.step = s`: a part of the one that is the other.
fn direct(left: Variable<'_>, right: Variable<'_>) -> Vec<(u8, [String; 2])> {
    let of = |one: Variable<'_>, other: Variable<'_>| {
        let leads_there = |part: &&Part| part.value.scalar == Scalar::Entity(other.kind);
        let parts = parts_of(one.kind).filter(leads_there);
        let parts = parts.filter(|part| !part.looks_around());
        let written = parts.map(|part| {
            both(|vocabulary| {
                let (sign, path) = (
                    tie(part.value.list, vocabulary),
                    read(one, part, vocabulary),
                );
                format!("{} {sign} {path}", other.name)
            })
        });
        written.map(|tie| (0, tie)).collect::<Vec<_>>()
    };
    let mut ties = of(left, right);
    ties.extend(of(right, left));
    ties
}

/// `issues(p, x)`: a relation between the two, whichever way round.
fn related(left: Variable<'_>, right: Variable<'_>) -> Vec<(u8, [String; 2])> {
    let mut ties = Vec::new();
    for (one, other) in [(right, left), (left, right)] {
        for relation in Relation::ALL {
            if relation.signature() == (one.kind, other.kind) {
                let written = both(|vocabulary| {
                    let name = term::spelling(relation.name(), vocabulary);
                    format!("{name}({}, {})", one.name, other.name)
                });
                ties.push((1, written));
            }
        }
        if left.kind == right.kind {
            break;
        }
    }
    ties
}

/// `d.paper in r.replaces`: parts of both that lead to one kind; two lists tie nothing.
fn shared(mine: Variable<'_>, other: Variable<'_>) -> Vec<(u8, [String; 2])> {
    let mut ties = Vec::new();
    for left in parts_of(other.kind).filter(|part| leads_to_things(part)) {
        for right in parts_of(mine.kind).filter(|part| left.value.scalar == part.value.scalar) {
            let ((one, part), (list, many)) = if left.value.list {
                ((mine, right), (other, left))
            } else {
                ((other, left), (mine, right))
            };
            if part.value.list {
                continue;
            }
            let written = both(|vocabulary| {
                let (one, list) = (read(one, part, vocabulary), read(list, many, vocabulary));
                format!("{one} {} {list}", tie(many.value.list, vocabulary))
            });
            // Of one procedure is the least that two things can have in common.
            let rank = if left.value.scalar == Scalar::Entity(Kind::Procedure) {
                3
            } else {
                2
            };
            ties.push((rank, written));
        }
    }
    ties
}

fn leads_to_things(part: &Part) -> bool {
    matches!(part.value.scalar, Scalar::Entity(kind) if kind != Kind::Citation)
        && !part.looks_around()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn english(left: (&str, Kind), right: (&str, Kind)) -> String {
        let variable = |(name, kind)| Variable { name, kind };
        ties(variable(left), &[variable(right)]).en
    }

    #[test]
    fn ties_are_those_of_the_schema() {
        assert_eq!(
            english(("r", Kind::Register), ("d", Kind::Document)),
            "`d.paper in r.replaces`, `d.paper in r.replaces-partly`"
        );
        assert_eq!(
            english(("s", Kind::Step), ("p", Kind::Procedure)),
            "`p = s.procedure`, `s in p.steps`, `s.by in p.authorities`"
        );
        assert_eq!(
            english(("x", Kind::Paper), ("p", Kind::Procedure)),
            "`issues(p, x)`, `needs(p, x)`"
        );
        assert_eq!(english(("l", Kind::Law), ("f", Kind::Concept)), "");
    }
}
