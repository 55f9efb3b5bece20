//! The table as a whole: each part is a term, and stands once.

use super::*;

#[test]
fn every_part_is_a_term_and_stands_once() {
    for (position, part) in PARTS.iter().enumerate() {
        assert_eq!(
            crate::syntax::term::canonical(part.name),
            Some(part.name),
            "{part:?}"
        );
        assert!(
            !PARTS[..position]
                .iter()
                .any(|other| (other.kind, other.name) == (part.kind, part.name)),
            "{part:?}"
        );
    }
}
