//! Definitions that rest on many others.

use super::{HEAD, review};

/// Definitions that each use the next some times, the last of which asks for several copies, and a
/// rule that uses the first.
fn rules(length: usize, uses: usize) -> String {
    let resting = (1..length).map(|number| {
        let next = vec![format!("n{}(d)", number + 1); uses].join(" or ");
        format!("define n{number}(d: document) when {next}")
    });
    let last = format!("define n{length}(d: document) when d.copies > 1");
    let rule = format!(
        "rule r \"r\" {{ {HEAD} for each procedure p, document d in p.documents when n1(d) }}"
    );
    resting.chain([last, rule]).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn told(rules: &str, expected: &str) {
    let (matches, _, told) = review(rules);
    assert_eq!(told, [expected]);
    assert_eq!(matches, [""; 0], "the rule is left out");
}

#[test]
fn a_chain_of_as_many_as_allowed_is_written_out() {
    let (matches, _, told) = review(&rules(32, 1));
    assert_eq!((matches, told), (vec!["p1 p1.a".to_owned()], Vec::new()));
}

#[test]
fn one_too_many_in_a_chain_is_told_with_the_chain() {
    told(
        &rules(33, 1),
        "too-large-definition: the definition `n1` rests on a chain of more than 32 definitions: \
         `n1` → `n2` → `n3` → `n4` → … → `n30` → `n31` → `n32` → `n33`",
    );
}

#[test]
fn a_definition_that_doubles_at_each_step_is_told_with_its_chain() {
    told(
        &rules(24, 2),
        "too-large-definition: with the definitions it uses written out, `n13` comes to 16,379 \
         expressions, more than 10,000: `n13` → `n14` → `n15` → `n16` → … → `n21` → `n22` → `n23` \
         → `n24`",
    );
}
