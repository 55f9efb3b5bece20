//! The reference manual says what the engine does: its tables are the engine's own.

use std::fs;
use std::path::Path;

use tinhgon::docs;

/// Returns the manual with its tables as the engine has them.
fn rewritten(manual: &str) -> String {
    docs::tables()
        .iter()
        .fold(manual.to_owned(), |manual, (name, table)| {
            let open = format!("<!-- {name} -->\n");
            let close = format!("<!-- end of {name} -->");
            let start = manual
                .find(&open)
                .unwrap_or_else(|| panic!("the manual has no marker for {name}"))
                + open.len();
            let end = manual
                .find(&close)
                .unwrap_or_else(|| panic!("the table of {name} has no end"));
            format!(
                "{}\n{}\n{}",
                &manual[..start],
                table.trim_end(),
                &manual[end..]
            )
        })
}

/// `UPDATE_REFERENCE=1 cargo test reference` writes the tables anew.
#[test]
fn the_tables_of_the_manual_are_those_of_the_engine() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar/README.md");
    let manual = fs::read_to_string(&path)
        .expect("the manual can be read")
        .replace("\r\n", "\n");
    let wanted = rewritten(&manual);
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        fs::write(&path, &wanted).expect("the manual can be written");
    } else {
        assert!(
            manual == wanted,
            "run `UPDATE_REFERENCE=1 cargo test reference` and read the change"
        );
    }
}
