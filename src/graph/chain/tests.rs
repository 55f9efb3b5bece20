//! Chains of papers against walking from procedure to procedure.

use proptest::prelude::*;

use super::super::csr::Link;
use super::*;
use crate::span::Span;

const PROCEDURES: usize = 6;
const PAPERS: usize = 4;

/// What one side of the procedures is said to do with the papers, and whether that is all.
fn table() -> impl Strategy<Value = Table> {
    let pairs = proptest::collection::vec((0..PROCEDURES, 0..PAPERS), 0..7);
    let open = proptest::collection::vec(prop::bool::weighted(0.1), PROCEDURES);
    (pairs, open).prop_map(|(pairs, open)| {
        let number = |index| u32::try_from(index).expect("a small number");
        let links = pairs.into_iter().map(|(procedure, paper)| Link {
            from: number(procedure),
            to: number(paper),
            span: Span::default(),
        });
        Table {
            open_left: open,
            ..Table::from_links((PROCEDURES, PAPERS), links.collect())
        }
    })
}

type Pairs = [[bool; PROCEDURES]; PROCEDURES];

/// Returns which procedures come right before which, when the answer is at least `least`.
fn direct(papers: Papers<'_>, least: Truth) -> Pairs {
    let row = |p| std::array::from_fn(|q| papers.precedes(p, q) >= least);
    std::array::from_fn(row)
}

fn closed(mut pairs: Pairs) -> Pairs {
    for middle in 0..PROCEDURES {
        for from in 0..PROCEDURES {
            for to in 0..PROCEDURES {
                pairs[from][to] |= pairs[from][middle] && pairs[middle][to];
            }
        }
    }
    pairs
}

proptest! {
    #[test]
    fn a_chain_holds_as_walking_says(issues in table(), needs in table()) {
        let papers = Papers { issues: &issues, needs: &needs };
        let chain = Chain::build(papers);
        let certain = closed(direct(papers, Truth::True));
        let possible = closed(direct(papers, Truth::Unknown));
        for p in 0..PROCEDURES {
            for q in 0..PROCEDURES {
                let expected = if certain[p][q] {
                    Truth::True
                } else if possible[p][q] {
                    Truth::Unknown
                } else {
                    Truth::False
                };
                let found = chain.closure(papers, p, q);
                prop_assert!(found == expected, "{} to {}: {:?}", p, q, found);
            }
        }
    }

    #[test]
    fn rows_hold_what_questions_answer(issues in table(), needs in table()) {
        let papers = Papers { issues: &issues, needs: &needs };
        for p in 0..PROCEDURES {
            for q in 0..PROCEDURES {
                let number = |index| u32::try_from(index).expect("a small number");
                let holds = papers.precedes(p, q) == Truth::True;
                prop_assert_eq!(papers.after(p).binary_search(&number(q)).is_ok(), holds);
                prop_assert_eq!(papers.before(q).binary_search(&number(p)).is_ok(), holds);
            }
        }
    }
}
