//! The reference manual's tables, made from the tables that the engine itself uses.
//!
//! `grammar/README.md` holds each table between two markers; a test keeps them equal.

use std::fmt::Write as _;

use crate::diagnostic::Code;
use crate::graph::Relation;
use crate::model::Kind;
use crate::quantity::Unit;
use crate::rule::function::{FUNCTIONS, Parameter};
use crate::rule::schema;
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

/// Returns every table of the manual by the name of its marker, as Markdown.
pub fn tables() -> [(&'static str, String); 5] {
    [
        ("keywords", keywords()),
        ("parts", parts()),
        ("functions", functions()),
        ("relations", relations()),
        ("codes", codes()),
    ]
}

/// Writes one line of a table; the writer is a string and cannot fail.
macro_rules! line {
    ($out:expr, $($argument:tt)*) => {
        writeln!($out, $($argument)*).expect("writing to a string cannot fail")
    };
}

fn keywords() -> String {
    let mut out = String::from("| English | Tiếng Việt |\n|---|---|\n");
    for keyword in Keyword::ALL {
        line!(
            out,
            "| `{}` | `{}` |",
            keyword.english(),
            keyword.vietnamese()
        );
    }
    for unit in Unit::ALL {
        let [singular, plural, vietnamese] = unit.spellings();
        line!(out, "| `{plural}` (`1 {singular}`) | `{vietnamese}` |");
    }
    out
}

fn parts() -> String {
    let mut out = String::new();
    for kind in Kind::ALL {
        let keyword = kind.keyword();
        line!(
            out,
            "**`{}` / `{}`**\n",
            keyword.english(),
            keyword.vietnamese()
        );
        line!(
            out,
            "| part | phần | type | what it is | nghĩa |\n|---|---|---|---|---|"
        );
        for part in schema::parts_of(*kind) {
            line!(
                out,
                "| `{}` | `{}` | {} | {} | {} |",
                part.name,
                term::spelling(part.name, Vocabulary::Vietnamese),
                part.value.name().en,
                part.en,
                part.vi
            );
        }
        out.push('\n');
    }
    out
}

fn functions() -> String {
    let mut out =
        String::from("| function | hàm | gives | what it says | nghĩa |\n|---|---|---|---|---|\n");
    for function in FUNCTIONS {
        let parameters: Vec<String> = function
            .parameters
            .iter()
            .map(|parameter| match parameter {
                Parameter::Of(wanted) => wanted.name().en,
                Parameter::Anything => "anything".to_owned(),
                Parameter::List => "list".to_owned(),
                Parameter::Pattern => "pattern".to_owned(),
            })
            .collect();
        line!(
            out,
            "| `{}({})` | `{}` | {} | {} | {} |",
            function.name,
            parameters.join(", "),
            term::spelling(function.name, Vocabulary::Vietnamese),
            function.value.name().en,
            function.en,
            function.vi
        );
    }
    out
}

fn relations() -> String {
    let mut out =
        String::from("| relation | quan hệ | what it says | nghĩa |\n|---|---|---|---|\n");
    for relation in Relation::ALL {
        let (left, right) = relation.signature();
        let description = relation.description();
        line!(
            out,
            "| `{}({}, {})` | `{}` | {} | {} |",
            relation.name(),
            left.keyword().english(),
            right.keyword().english(),
            term::spelling(relation.name(), Vocabulary::Vietnamese),
            description.en,
            description.vi
        );
    }
    out
}

fn codes() -> String {
    let mut out = String::from("| code | what it means |\n|---|---|\n");
    for code in Code::ALL {
        line!(out, "| `{}` | {} |", code.slug(), code.description());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_names_a_part_a_function_or_a_relation() {
        let used = |name: &str| {
            schema::PARTS.iter().any(|part| part.name == name)
                || FUNCTIONS.iter().any(|function| function.name == name)
                || Relation::ALL.iter().any(|relation| relation.name() == name)
        };
        let unused: Vec<&str> = term::ALL
            .iter()
            .map(|(english, _)| *english)
            .filter(|name| !used(name))
            .collect();
        assert_eq!(unused, Vec::<&str>::new());
    }
}
