//! What rules say of one another: which takes in which, which replaces which.

use std::collections::BTreeMap;

use super::Source;
use super::circle::{chain, circles};
use super::metadata::successor;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, similar};
use crate::phrase::phrase;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

/// Checks what the rules of a whole set say of one another: what they subsume, or are replaced by,
/// exists, and no rule takes in itself, be it through others.
///
/// A rule that is broken exists; of rules of one name, the first speaks.
pub fn check_subsumption(sources: &[Source<'_, '_>], sink: &mut Diagnostics) {
    let mut rules: BTreeMap<&str, &Clause<'_>> = BTreeMap::new();
    for clause in sources.iter().flat_map(|source| source.clauses) {
        if clause.keyword == Keyword::Rule
            && let Some(name) = clause.name()
        {
            rules.entry(name.node).or_insert(clause);
        }
    }
    let mut links: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, clause) in &rules {
        for lesser in subsumed(clause) {
            if rules.contains_key(lesser.node) {
                links.entry(name).or_default().push(lesser.node);
            } else {
                sink.push(unknown(lesser, rules.keys().copied()));
            }
        }
        let successor = successor(clause);
        let missing = successor.filter(|successor| !rules.contains_key(successor.node));
        sink.extend(missing.map(|missing| unknown(missing, rules.keys().copied())));
    }
    for circle in circles(&links) {
        sink.push(circular(&circle, &rules));
    }
}

/// Returns the rules that a rule takes in, as named.
fn subsumed<'c>(rule: &'c Clause<'_>) -> impl Iterator<Item = Spanned<&'c str>> {
    let words = rule
        .clauses_of(Keyword::Subsumes)
        .flat_map(|clause| &clause.words);
    words.filter_map(|word| match &word.node {
        Word::Name(name) => Some(Spanned::new(name.as_ref(), word.span)),
        _ => None,
    })
}

fn unknown<'n>(name: Spanned<&str>, rules: impl Iterator<Item = &'n str>) -> Diagnostic {
    let written = name.node;
    let help = match similar::nearest(written, rules) {
        Some(near) => phrase!("có phải ý là `{near}`?", "did you mean `{near}`?"),
        None => phrase!(
            "xem danh sách bằng `tinhgon rules list`, hoặc bỏ tên này",
            "see the list with `tinhgon rules list`, or remove the name",
        ),
    };
    Diagnostic::error(
        Code::UnknownRule,
        name.span,
        phrase!(
            "không có quy tắc nào tên là `{written}`",
            "there is no rule `{written}`"
        ),
    )
    .help(help)
}

fn circular(circle: &[&str], rules: &BTreeMap<&str, &Clause<'_>>) -> Diagnostic {
    let chain = chain(circle);
    let place = |index: usize| -> Span {
        let next = circle[(index + 1) % circle.len()];
        let rule = rules[circle[index]];
        subsumed(rule)
            .find(|lesser| lesser.node == next)
            .map_or(rule.span, |lesser| lesser.span)
    };
    let first = Diagnostic::error(
        Code::CircularSubsumption,
        place(0),
        phrase!(
            "các quy tắc bao trùm nhau vòng tròn: {chain}",
            "rules take in one another in a circle: {chain}"
        ),
    )
    .help(phrase!(
        "bỏ một tên trong `bao trùm`: quy tắc nói nhiều hơn bao trùm quy tắc nói ít hơn",
        "remove one name after `subsumes`: the rule that says more takes in the one that says less",
    ));
    (1..circle.len()).fold(first, |diagnostic, index| {
        diagnostic.related(place(index), phrase!("và ở đây", "and here"))
    })
}
