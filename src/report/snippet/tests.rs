//! Tests of the drawing as a whole: what people see, and that nothing they wrote breaks it.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;

fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::default();
    for (index, text) in texts.iter().enumerate() {
        sources
            .add(format!("{index}.tthc"), text.as_bytes().to_vec())
            .unwrap();
    }
    sources
}

/// The place of a word in a file.
fn of(sources: &Sources, file: u32, word: &str) -> Span {
    let file = FileId(file);
    let start = sources
        .text(file)
        .find(word)
        .expect("the word is in the file");
    let start = u32::try_from(start).unwrap();
    Span::new(file, start, start + u32::try_from(word.len()).unwrap())
}

fn error(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::BrokenClause,
        span,
        Phrase::new("mệnh đề hỏng", "the clause is broken"),
    )
}

fn in_english(diagnostics: &[&Diagnostic], sources: &Sources) -> String {
    draw(diagnostics, sources, Language::English, Colour::Never)
}

#[test]
fn a_place_is_quoted_with_its_label_and_help_in_vietnamese() {
    let sources = sources(&["bước a \"Tiếp nhận\" {\n\thạn ba ngày\n}\n"]);
    let error = error(of(&sources, 0, "ba"))
        .label(Phrase::new("cần một số", "a number is needed"))
        .help(Phrase::new("viết `3 ngày`", "write `3 days`"));
    let warning = Diagnostic {
        severity: Severity::Warning,
        ..error.clone()
    };
    let text = draw(
        &[&error, &warning],
        &sources,
        Language::Vietnamese,
        Colour::Never,
    );
    insta::assert_snapshot!(text, @r"
    lỗi[broken-clause]: mệnh đề hỏng
     --> 0.tthc:2:6
      |
    2 |     hạn ba ngày
      |         ^^ cần một số
      |
      = gợi ý: viết `3 ngày`

    cảnh báo[broken-clause]: mệnh đề hỏng
     --> 0.tthc:2:6
      |
    2 |     hạn ba ngày
      |         ^^ cần một số
      |
      = gợi ý: viết `3 ngày`

    1 lỗi, 1 cảnh báo
    ");
}

#[test]
fn labels_are_drawn_in_other_files_and_far_away_too() {
    let far = format!("step a\n{}step a\n", "\n".repeat(100));
    let sources = sources(&[&far, "law x\nlaw y\n"]);
    let end = u32::try_from(far.len()).unwrap();
    let error = error(Span::new(FileId(0), end - 2, end - 1))
        .related(of(&sources, 0, "step"), Phrase::same("first here"))
        .related(of(&sources, 1, "y"), Phrase::same("by this law"))
        .related(of(&sources, 1, "x"), Phrase::same("and this"));
    insta::assert_snapshot!(in_english(&[&error], &sources), @r"
    error[broken-clause]: the clause is broken
       --> 0.tthc:102:6
        |
    102 | step a
        |      ^
        |
       ::: 0.tthc:1:1
        |
      1 | step a
        | ---- first here
        |
       ::: 1.tthc:2:5
        |
      1 | law x
        |     - and this
      2 | law y
        |     - by this law

    1 error
    ");
}

#[test]
fn a_path_and_nothing_at_all_are_headers_only() {
    let message = Phrase::same("cannot be read");
    let path = Diagnostic::of_path(Code::UnreadablePath, "a\u{1b}[31m/b", message)
        .help(Phrase::same("check the path"));
    let bare = Diagnostic {
        path: None,
        help: None,
        ..path.clone()
    };
    insta::assert_snapshot!(in_english(&[&path, &bare], &Sources::default()), @r"
    error[unreadable-path]: cannot be read
    --> a␛[31m/b
     = help: check the path

    error[unreadable-path]: cannot be read

    2 errors
    ");
    assert_eq!(in_english(&[], &Sources::default()), "");
}

#[test]
fn a_long_line_is_cut_and_its_column_is_still_the_users() {
    let line = format!("{}đích{}\n", "ă ".repeat(1000), " ạ".repeat(1000));
    let sources = sources(&[&line]);
    let error = error(of(&sources, 0, "đích")).label(Phrase::same("here"));
    insta::assert_snapshot!(in_english(&[&error], &sources), @r"
    error[broken-clause]: the clause is broken
     --> 0.tthc:1:2001
      |
    1 | …ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă ă đích ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ ạ...
      |                                                              ^^^^ here

    1 error
    ");
}

#[test]
fn a_label_over_many_lines_is_drawn_by_its_first() {
    let text = "step a {\r\n".repeat(100);
    let sources = sources(&[&text]);
    let whole = error(Span::new(FileId(0), 5, u32::try_from(text.len()).unwrap()));
    let few = error(Span::new(FileId(0), 5, 30));
    insta::assert_snapshot!(in_english(&[&whole, &few], &sources), @r"
    error[broken-clause]: the clause is broken
     --> 0.tthc:1:6
      |
    1 | step a {
      |      ^^^

    error[broken-clause]: the clause is broken
     --> 0.tthc:1:6
      |
    1 |   step a {
      |  ______^
    2 | | step a {
    3 | | step a {
      | |________^

    2 errors
    ");
}

#[test]
fn the_end_of_a_file_is_its_own_line() {
    let sources = sources(&["a\n", ""]);
    let (full, empty) = (
        error(Span::new(FileId(0), 2, 2)),
        error(Span::new(FileId(1), 0, 0)),
    );
    insta::assert_snapshot!(in_english(&[&full, &empty], &sources), @r"
    error[broken-clause]: the clause is broken
     --> 0.tthc:2:1
      |
    2 |
      | ^

    error[broken-clause]: the clause is broken
     --> 1.tthc:1:1
      |
    1 |
      | ^

    2 errors
    ");
}

#[test]
fn past_the_limit_diagnostics_are_counted() {
    let sources = sources(&["a\n", "b\n"]);
    let (mine, other) = (error(of(&sources, 0, "a")), error(of(&sources, 1, "b")));
    let mut all = vec![&mine; DRAWN_PER_FILE + 1200];
    all.push(&other);
    let text = in_english(&all, &sources);
    assert_eq!(text.matches("--> 0.tthc").count(), DRAWN_PER_FILE);
    assert_eq!(text.matches("--> 1.tthc").count(), 1);
    let end = "\n0.tthc: only the first 50 are shown, 1,200 errors more\n1,251 errors\n";
    assert!(text.ends_with(end), "{}", &text[text.len() - 200..]);
    let text = draw(&all, &sources, Language::Vietnamese, Colour::Never);
    let end = "\n0.tthc: chỉ hiện 50 thông báo đầu, còn 1.200 lỗi nữa\n1.251 lỗi\n";
    assert!(text.ends_with(end), "{}", &text[text.len() - 200..]);
}

#[test]
fn colour_adds_escape_codes_and_changes_nothing_else() {
    let sources = sources(&["step a\n", "law x\n"]);
    let error = error(of(&sources, 0, "a"))
        .related(of(&sources, 1, "x"), Phrase::same("here"))
        .help(Phrase::same("do"));
    let coloured = draw(&[&error], &sources, Language::English, Colour::Always);
    assert!(coloured.contains("\u{1b}["));
    let codes_removed: String = coloured
        .split('\u{1b}')
        .enumerate()
        .map(|(index, part)| {
            if index == 0 {
                part
            } else {
                part.split_once('m').unwrap().1
            }
        })
        .collect();
    assert_eq!(codes_removed, in_english(&[&error], &sources));
}

#[test]
fn positions_are_of_the_file_on_disk() {
    let decomposed = "bu\u{31b}o\u{31b}\u{301}c x\n";
    let sources = sources(&[decomposed]);
    let text = in_english(&[&error(of(&sources, 0, "x"))], &sources);
    assert!(text.contains("0.tthc:1:9\n"), "{text}");
    assert!(text.contains(decomposed), "{text}");
}

/// Text that tries what drawing stumbles over.
fn troubled() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ \t\r\n\u{0}\u{1}\u{1b}]{1,4}",
        "[ạệ全角👩\u{200d}\u{301}\u{31b}\u{202e}]{1,4}",
        Just("\n".repeat(30)),
        "[a全ệ\t]".prop_map(|letter| letter.repeat(600)),
        Just("step a\r\n".to_owned()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_written_breaks_the_drawing(
        texts in [troubled(), troubled()],
        labels in proptest::collection::vec((0..2_u32, any::<[u16; 2]>()), 1..6),
        words in troubled(),
    ) {
        let sources = sources(&[&texts[0], &texts[1]]);
        let words = Phrase::same(words);
        let span = |(file, ends): (u32, [u16; 2])| {
            let length = u32::try_from(sources.text(FileId(file)).len()).unwrap() + 2;
            let [left, right] = ends.map(|end| u32::from(end) % length);
            Span::new(FileId(file), left.min(right), left.max(right))
        };
        let mut diagnostic = error(span(labels[0])).label(words.clone()).help(words.clone());
        for label in &labels[1..] {
            diagnostic = diagnostic.related(span(*label), words.clone());
        }
        let text = in_english(&[&diagnostic], &sources);
        let place = sources.position(span(labels[0]));
        let header = format!("--> {}.tthc:{}:{}\n", labels[0].0, place.line, place.column);
        prop_assert!(text.contains(&header));
        let harmful = ['\u{0}', '\u{1}', '\u{1b}', '\u{202e}', '\t'];
        prop_assert!(!text.contains(harmful));
    }
}
