//! What is unknown, what is none, and what is waited for.

use super::{HEAD, finds, review};

#[test]
fn no_thing_of_a_kind_is_unknown_while_one_of_them_may_be_meant() {
    let codes = |rest: &str| format!("for each procedure p when p.name = \"p3\" and {rest}");
    finds(
        &codes("no procedure q where q.volume = p.volume and q.name != p.name"),
        &[],
        &["procedure.volume: p3"],
    );
    finds(
        &codes("no procedure q where q.code = \"C\" and q.name != p.name"),
        &["p3"],
        &[],
    );
    // Its code is known; the documents of p3 are not, and may hold any paper.
    finds(
        "for each paper p when no procedure q where needs(q, p) and q.name != \"p1\"",
        &[],
        &["procedure.documents: p3"],
    );
    finds(
        "for each paper p when no procedure q where needs(q, p) and q.name = \"p2\"",
        &["birth", "book"],
        &[],
    );
    finds(
        "for each paper p when no procedure q where known(needs(q, p)) and needs(q, p) and q.name != \"p1\"",
        &["birth", "book"],
        &[],
    );
    finds(
        "for each procedure p when count(procedure q where q.levels = p.levels) > 0",
        &[],
        &["procedure.levels: p2 p3"],
    );
}

#[test]
fn what_does_not_matter_is_no_gap() {
    // An unknown side of `or` beside a true one, and of `and` beside a false one.
    finds(
        "for each procedure p when (p.volume > 1 or p.code = \"B\") and p.name != \"p1\" and p.name != \"p2\"",
        &["p3"],
        &[],
    );
    finds(
        "for each procedure p, document d in p.documents when p.code = \"C\" and d.copies > 1",
        &[],
        &[],
    );
    finds(
        "for each procedure p, document d in p.documents when p.volume > 1",
        &[],
        &["procedure.documents: p3", "procedure.volume: p1 p3"],
    );
}

#[test]
fn nothing_adds_up_to_zero_of_its_unit() {
    finds(
        "for each procedure p when sum(d.copies for document d in p.documents) = 0
         and sum(s.takes for step s in p.steps where s.name = \"x\") < 3 days and p.name = \"p1\"",
        &[],
        &[],
    );
    finds(
        "for each procedure p when sum(s.takes for step s in p.steps where s.name = \"x\") < 3 days",
        &["p1"],
        &["procedure.steps: p2 p3"],
    );
    finds(
        "for each procedure p when 5 * 20% < 2 and -sum(s.takes for step s in p.steps) < 0 minutes",
        &["p1"],
        &["procedure.steps: p2 p3"],
    );
}

#[test]
fn a_variable_takes_things_of_its_kind_alone() {
    finds(
        "for each procedure p when exists step s in p.steps where (exists field x in s.uses) and no document y in s.uses",
        &["p1"],
        &["procedure.steps: p2 p3"],
    );
    finds(
        "for each paper p when no paper c where c = p.replaced-by",
        &["book"],
        &["paper.replaced-by: birth"],
    );
}

#[test]
fn values_that_are_equal_join() {
    // Both are known to have no documents, or the same levels.
    finds(
        "for each procedure p with procedure q when q.levels = p.levels and q.name >= p.name",
        &["p1 with p1 of 1"],
        &["procedure.levels: p2 p3"],
    );
    finds(
        "for each step p with step t when t.takes = 120 minutes and p.takes = 60 minutes",
        &["p1.s with p1.t of 1"],
        &[],
    );
}

#[test]
fn too_many_variables_are_refused() {
    let any = "(exists document d in p.documents where d.shown) or ".repeat(64);
    let body = format!("for each procedure p when {any} p.code = \"A\"");
    let (_, _, told) = review(&format!("rule r \"r\" {{ {HEAD} {body} }}"));
    assert_eq!(
        told,
        [
            "too-many-variables: the rule uses more than 64 variables, those of the definitions it uses included"
        ]
    );
}
