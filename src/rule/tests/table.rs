//! Decision tables: what they give, and what is said of those that do not cover every case once.

use super::{HEAD, owned, review, told};

/// A table about documents, with some rows.
fn table(rows: &str) -> String {
    format!(
        "table needed(d: document) \"Số bản sao cần nộp\" {{ columns d.shown, d.copies {rows} }}\n"
    )
}

const ROWS: &str = "row no, <= 1 or none = 1  row no, from 2 until 3 = 2 basis none
    row no, > 3 = 3  row yes, any = 0";

#[test]
fn a_table_gives_what_its_row_says() {
    let check = |condition: &str, matches: &[&str], gaps: &[&str]| {
        let (found, missing, told) = review(&format!(
            "{}procedure q \"Q\" {{ document c \"C\"  document e \"E\" {{ shown }} }}
             rule r \"r\" {{ {HEAD} for each procedure p, document d in p.documents when {condition} }}",
            table(ROWS)
        ));
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(
            (found, missing),
            (owned(matches), owned(gaps)),
            "{condition}"
        );
    };
    let unknown: &[&str] = &["procedure.documents: p3", "document.copies: q"];
    check("needed(d) = 2", &["p1 p1.a"], unknown);
    // It does not matter how many copies there are of what is only shown.
    check("needed(d) = 0", &["p1 p1.b", "q q.e"], unknown);
    check("needed(d) > 2", &[], unknown);
}

#[test]
fn a_case_that_no_row_speaks_of_or_two_is_named() {
    let gap = "table-gap: no row speaks of the case “d.shown = ";
    assert_eq!(
        told(&table(
            "row no, any = 1  row yes, < 3 = 2  row yes, none = 2"
        )),
        [format!("{gap}yes, d.copies = 3”")]
    );
    assert_eq!(
        told(&table("row no or yes, >= 0 = 1")),
        [
            format!("{gap}yes, d.copies = none”"),
            format!("{gap}no, d.copies = none”")
        ]
    );
    assert_eq!(
        told(&table("row no, any = 1  row yes, any = 2  row yes, 2 = 3")),
        ["table-overlap: two rows speak of the case “d.shown = yes, d.copies = 2”"]
    );
}

#[test]
fn a_table_that_does_not_fit_together_is_told() {
    assert_eq!(
        told(&table("row no = 1")),
        ["broken-table: the row has 1 cell, but the table has 2 columns"]
    );
    assert_eq!(
        told(&table("row no, 3 days = 1")),
        [
            // Whatever stands in the broken cell.
            "table-gap: no row speaks of the case “d.shown = yes”",
            "wrong-type: a number is needed, but this is a duration"
        ]
    );
    assert_eq!(
        told(&table("row no, any = 1  row yes, any = 2 days")),
        ["wrong-type: a number is needed, but this is a duration"]
    );
    assert_eq!(
        told("table t(p: procedure) { columns p.documents  row any = 1 }"),
        ["broken-table: a column cannot look at a list of document"]
    );
    assert_eq!(
        told("table t(p: procedure) { columns p.kind }"),
        ["broken-table: the table has no columns or no rows"]
    );
    assert_eq!(
        told(
            "table t(s: step) { columns s.takes  row <= 3 days = 1  row > 1 hour = 2  row none = 3 }"
        ),
        ["broken-table: the durations of a column have to be of one calendar"]
    );
    assert_eq!(
        told("table a(p: procedure) { columns a(p)  row any = 1 }"),
        ["circular-definition: definitions use one another in a circle: `a` → `a`"]
    );
}

#[test]
fn every_scale_has_its_cells() {
    let whole = [
        "table a(p: procedure) { columns p.kind  row external = yes  row internal or none = no }",
        "table b(p: procedure) { columns p.decided  row < 2020-01-01 = 1  row >= 2020-01-01 or none = 2 }",
        "table c(c: channel) { columns c.fee, c.time-limit  row 0 VND or none, any = external
           row > 0 VND, <= 8 hours or none = external  row > 0 VND, > 1 working day = internal }",
        "table e(p: procedure) { columns count(p.steps), count(p.steps) / 2  row != 3, any = 1
           row 3, < 1.5 = 2  row 3, >= 1.5 or none = 3 }",
    ];
    assert_eq!(told(&whole.join("\n")), Vec::<String>::new());
}
