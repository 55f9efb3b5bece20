//! A review in its several forms: written together, each whole, all saying the same.

use std::fs;

use crate::command::{Desk, project};

/// The example catalogue, as of the day that the reference figures are stated for.
pub(crate) fn review(desk: &Desk, more: &[&str]) -> crate::command::Outcome {
    let corpus = project().join("tests/corpus/good/can-gio");
    let corpus = corpus.to_str().expect("the path is text");
    let mut words = vec!["review", corpus, "--as-of", "2023-12-31"];
    words.extend(more);
    desk.run(&words)
}

/// A catalogue whose names would be markup, a formula, a change of direction or a flood, if anything
/// took them for more than names.
pub(crate) fn hostile() -> String {
    let names = [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script><!--",
        "{{data}} ]]> &lt; &#x3c;img src=x onerror=alert(1)>",
        "=HYPERLINK(1), +1, -1, @x | ::error::x",
        "a\u{7}b\u{1b}[31mc\u{202e}d\u{2066}e\u{200f}f",
    ];
    let flood = format!("Thủ tục {}{}", "dài ".repeat(1 << 17), "x".repeat(1 << 19));
    let names = names.into_iter().map(str::to_owned).chain([flood]);
    let mut text = String::from("agency a \"<b>Cơ quan</b>\" { level commune }\n");
    let procedures = names.enumerate().map(|(number, name)| {
        format!(
            "procedure p{number} \"{name}\" {{
               code \"=1+{number}\"  kind external  authority a  domain \"<i>@d</i>\"
               document so \"Sổ hộ khẩu {name}\" is so-ho-khau {{ certified 1 }}
               step s \"{name}\" {{ by a  after none  takes 1 hour  receives }}
               step t \"=cmd\" {{ by a  after s  takes 2 hours  approves }}
             }}\n"
        )
    });
    text.extend(procedures);
    text
}

#[test]
fn several_forms_are_written_to_a_folder_from_one_review() {
    let desk = Desk::new();
    let outcome = review(
        &desk,
        &["--format", "json,text,html,json", "-o", "new/reports"],
    );
    assert_eq!(outcome.code, Some(1), "{outcome}");
    assert_eq!(
        outcome.results,
        "new/reports/review.txt\nnew/reports/review.html\nnew/reports/review.json\n"
    );
    assert_eq!(outcome.messages.matches("Đã rà soát").count(), 1);
    for (form, file) in [
        ("text", "review.txt"),
        ("html", "review.html"),
        ("json", "review.json"),
    ] {
        let alone = review(&desk, &["--format", form, "-o", "alone"]);
        assert_eq!(alone.results, "");
        let [alone, together] =
            ["alone".to_owned(), format!("new/reports/{file}")].map(|name| desk.path(&name));
        assert!(
            fs::read(alone).unwrap() == fs::read(together).unwrap(),
            "{form} is the same alone and beside others"
        );
    }
}

#[test]
fn several_forms_without_a_folder_are_refused_before_anything_is_read() {
    let desk = Desk::new();
    let outcome = desk.run(&["review", "no-such-path", "--format", "text,json"]);
    insta::assert_snapshot!("several_forms_need_a_folder", outcome);
    desk.file("a-file", "kept");
    let outcome = review(&desk, &["--format", "text,json", "-o", "a-file"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.messages.contains("unwritable"), "{outcome}");
    assert_eq!(fs::read(desk.path("a-file")).unwrap(), b"kept");
}
