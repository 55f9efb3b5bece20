//! Procedures linked by papers: one issues what another needs.
//!
//! Where a thousand procedures issue a paper that ten thousand need, there are ten million pairs.
//! They are never listed: all that issue a paper are followed by the same procedures, so that
//! every question goes through the papers, of which there are few.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::csr::{Csr, Table, TwoWay};
use super::reach::Reach;
use crate::span::Span;
use crate::truth::Truth;

/// The relation between papers that `precedes` comes down to.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// x to y: some procedure needs x and issues y.
    papers: Table,
    reach: Reach,
    /// Of each component of papers, by its least paper, how many procedures need one of its
    /// papers and issue one.
    insiders: Vec<u32>,
    /// Whether some procedure may need anything and issue anything.
    any_link: bool,
}

/// What procedures issue and need.
#[derive(Clone, Copy)]
pub(super) struct Papers<'g> {
    /// `issues`
    pub(super) issues: &'g Table,
    /// `needs`
    pub(super) needs: &'g Table,
}

impl<'g> Papers<'g> {
    /// Returns the procedures right after one, sorted.
    pub(super) fn after(self, procedure: usize) -> Cow<'g, [u32]> {
        let through = self.issues.edges.forward.row(procedure);
        others(procedure, through, &self.needs.edges.backward)
    }

    /// Returns the procedures right before one, sorted.
    pub(super) fn before(self, procedure: usize) -> Cow<'g, [u32]> {
        let through = self.needs.edges.forward.row(procedure);
        others(procedure, through, &self.issues.edges.backward)
    }

    /// Returns whether p issues a paper that q needs.
    pub(super) fn precedes(self, p: usize, q: usize) -> Truth {
        if p == q {
            return Truth::False;
        }
        if self.shared(p, q).is_some() {
            return Truth::True;
        }
        let (issues_more, needs_more) = (self.issues.open_left[p], self.needs.open_left[q]);
        let could_issue = issues_more || !self.issues.edges.forward.row(p).is_empty();
        let could_need = needs_more || !self.needs.edges.forward.row(q).is_empty();
        if (issues_more && could_need) || (needs_more && could_issue) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// Returns the document of q that asks for a paper of p: the first by paper.
    pub(super) fn span(self, p: usize, q: usize) -> Option<Span> {
        self.needs.span(q, self.shared(p, q)? as usize)
    }

    /// Returns the first paper that p issues and q needs.
    fn shared(self, p: usize, q: usize) -> Option<u32> {
        let mut issued = self.issues.edges.forward.row(p).iter();
        let needed = self.needs.edges.forward.row(q);
        issued
            .find(|paper| needed.binary_search(paper).is_ok())
            .copied()
    }
}

/// Returns what the rows of `papers` hold together, without the procedure itself.
fn others<'g>(procedure: usize, papers: &[u32], rows: &'g Csr) -> Cow<'g, [u32]> {
    let is_self = |other: &u32| *other as usize == procedure;
    let rows: Vec<&'g [u32]> = papers
        .iter()
        .map(|paper| rows.row(*paper as usize))
        .collect();
    match rows[..] {
        [] => Cow::Borrowed(&[]),
        [row] if !row.iter().any(is_self) => Cow::Borrowed(row),
        _ => {
            let mut all = rows.concat();
            all.retain(|other| !is_self(other));
            all.sort_unstable();
            all.dedup();
            Cow::Owned(all)
        }
    }
}

impl Chain {
    /// Finds which papers lead to which: linear in the pairs of needed and issued papers.
    pub(super) fn build(papers: Papers<'_>) -> Self {
        let size = papers.needs.edges.backward.rows();
        let procedures = papers.needs.edges.forward.rows();
        let mut table = Table {
            open_left: vec![false; size],
            open_right: vec![false; size],
            ..Table::default()
        };
        let mut pairs = Vec::new();
        let mut any_link = false;
        for procedure in 0..procedures {
            let needed = papers.needs.edges.forward.row(procedure);
            let issued = papers.issues.edges.forward.row(procedure);
            for from in needed {
                pairs.extend(issued.iter().map(|to| (*from, *to)));
                table.open_left[*from as usize] |= papers.issues.open_left[procedure];
            }
            for to in issued {
                table.open_right[*to as usize] |= papers.needs.open_left[procedure];
            }
            any_link |= papers.needs.open_left[procedure] && papers.issues.open_left[procedure];
        }
        table.edges = TwoWay::from_pairs((size, size), pairs);
        let reach = Reach::build(&table);
        let mut insiders = vec![0; size];
        for procedure in 0..procedures {
            for component in circles_through(papers, &reach, procedure) {
                insiders[component as usize] += 1;
            }
        }
        Self {
            papers: table,
            reach,
            insiders,
            any_link,
        }
    }

    /// Returns whether p comes before q along any chain of papers.
    ///
    /// A procedure comes before itself when another one stands between: renewing a permit issues
    /// what it needs, and is no circle.
    pub(super) fn closure(&self, papers: Papers<'_>, p: usize, q: usize) -> Truth {
        let issued = papers.issues.edges.forward.row(p);
        let needed = papers.needs.edges.forward.row(q);
        let (issues_more, needs_more) = (papers.issues.open_left[p], papers.needs.open_left[q]);
        if (issued.is_empty() && !issues_more) || (needed.is_empty() && !needs_more) {
            return Truth::False;
        }
        let mut best = Truth::from(issues_more || needs_more || self.any_link).min(Truth::Unknown);
        if p == q {
            let mut circles = circles_through(papers, &self.reach, p).into_iter();
            if circles.any(|component| self.insiders[component as usize] > 1) {
                return Truth::True;
            }
            // Only by way of another one; the first that may be on the way ends the search.
            let mut others = (0..papers.needs.edges.forward.rows()).filter(|other| *other != p);
            let is_possible = others.any(|other| {
                papers.precedes(p, other) != Truth::False
                    && self.closure(papers, other, p) != Truth::False
            });
            return Truth::from(is_possible).min(Truth::Unknown);
        }
        for from in issued {
            for to in needed {
                let (from, to) = (*from as usize, *to as usize);
                let found = self.reach.closure(&self.papers, from, to);
                if from == to || found == Truth::True {
                    return Truth::True;
                }
                if self.reach.may_reach(&self.papers, from, to) {
                    best = Truth::Unknown;
                }
            }
        }
        best
    }
}

/// Returns the components of papers of which a procedure needs one paper and issues one.
fn circles_through(papers: Papers<'_>, reach: &Reach, procedure: usize) -> BTreeSet<u32> {
    let components = |row: &[u32]| -> BTreeSet<u32> {
        row.iter()
            .map(|paper| reach.component(*paper as usize))
            .collect()
    };
    let needed = components(papers.needs.edges.forward.row(procedure));
    let issued = components(papers.issues.edges.forward.row(procedure));
    needed.intersection(&issued).copied().collect()
}

#[cfg(test)]
mod tests;
