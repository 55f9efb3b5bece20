//! What the cutter makes of brackets that match, and of brackets that do not.

use super::*;

/// Cuts a text; returns the pieces, `~` before a mended one, and the lines of the messages.
fn cut_up(text: &str) -> (Vec<String>, Vec<(Code, usize)>) {
    let mut sink = Diagnostics::default();
    let cut = cut(FileId(0), text, &mut sink);
    let pieces = cut
        .pieces
        .iter()
        .map(|piece| match &piece.text {
            Cow::Borrowed(text) => text.trim().to_owned(),
            Cow::Owned(mended) => format!("~{}", mended.trim()),
        })
        .collect();
    let messages = sink
        .sorted()
        .iter()
        .filter_map(|diagnostic| {
            let at = diagnostic.primary.as_ref()?.span.start as usize;
            Some((diagnostic.code, text[..at].matches('\n').count() + 1))
        })
        .collect();
    (pieces, messages)
}

#[track_caller]
fn check(text: &str, pieces: &[&str], messages: &[(Code, usize)]) {
    let found = cut_up(text);
    assert_eq!(found.0, pieces);
    assert_eq!(found.1, messages);
}

const BRACE: Code = Code::UnbalancedBrace;

#[test]
fn a_piece_ends_where_a_declaration_follows() {
    check(
        "law a \"A\"\nlaw b { note \"}\" } # x\nagency c { }",
        &["law a \"A\"\nlaw b { note \"}\" }", "# x\nagency c { }"],
        &[],
    );
    check(
        "define d(p: procedure) when p.kind in {external} and p = q\nlaw b { }",
        &["define d(p: procedure) when p.kind in {external} and p = q\nlaw b { }"],
        &[],
    );
}

#[test]
fn a_block_that_is_not_closed_is_told_from_its_indentation() {
    check(
        "procedure p {\n  step a {\n    by x\n  step b { by y }\n}\nlaw c { }",
        &[
            "~procedure p {\n  step a {\n    by x}  step b { by y }\n}",
            "law c { }",
        ],
        &[(BRACE, 2)],
    );
    check(
        "procedure p {\n  step a { by x  # };\n\n  step b { by y }\n}",
        &["~procedure p {\n  step a { by x}     \n\n  step b { by y }\n}"],
        &[(BRACE, 2)],
    );
    check(
        "procedure p {\n  step a { by x }\n\nlaw c { }",
        &["~procedure p {\n  step a { by x }\n\n\n}", "law c { }"],
        &[(BRACE, 1)],
    );
}

#[test]
fn two_blocks_that_are_not_closed_are_two_messages() {
    check(
        "procedure p {\n  form f {\n    field a\n  step a {\n    by x\n  step b { by y }\n}\n",
        &["~procedure p {\n  form f {\n    field a}  step a {\n    by x}  step b { by y }\n}"],
        &[(BRACE, 2), (BRACE, 4)],
    );
}

#[test]
fn a_brace_too_many_is_told_from_its_indentation() {
    check(
        "procedure p {\n  step a { by x }\n  }\n  step b { by y }\n}\nlaw c { }",
        &[
            "~procedure p {\n  step a { by x }\n   \n  step b { by y }\n}",
            "law c { }",
        ],
        &[(BRACE, 3)],
    );
    check("}\nlaw c { }", &["law c { }"], &[(BRACE, 1)]);
}

#[test]
fn an_open_text_costs_one_message() {
    let text = "law a { note \"abc }\nlaw b { }";
    check(
        text,
        &["law a { note \"abc }", "law b { }"],
        &[(Code::UnclosedText, 1)],
    );
    check(
        "rule a {\n  why \"\"\"\n  abc {\n  when x\n}\nlaw b { }",
        &[
            "~rule a {\n  why \"\"\"\n  abc {\n  when x\n}\n\n\"\"\"}",
            "law b { }",
        ],
        &[(Code::UnclosedText, 2)],
    );
    check(
        "rule a {\n  why \"\"\"\n    ấy\n  note \"\"\"\n    b\n  \"\"\"\n}",
        &["~rule a {\n  why \"\"\"\n      \"\"\"  note \"\"\"\n    b\n  \"\"\"\n}"],
        &[(Code::UnclosedText, 2)],
    );
}

#[test]
fn deep_nesting_costs_one_message_however_it_ends() {
    let open = "(".repeat(10_000);
    for text in [
        format!("define a(p: procedure) when {open}x{}", ")".repeat(10_000)),
        format!("define a(p: procedure) when {open}x"),
        format!("law a {{ {}", "{".repeat(10_000)),
    ] {
        let (pieces, messages) = cut_up(&text);
        assert_eq!(pieces, [""; 0]);
        assert_eq!(messages, [(Code::TooDeep, 1)]);
    }
}
