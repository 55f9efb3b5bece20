//! `tinhgon import` from outside: exit codes, messages, and what stands in the folder afterwards.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// How a run ended: exit code, standard output, standard error.
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the import of some files, named from inside the folder, into `out`.
fn import(folder: &Path, arguments: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_tinhgon"))
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .args(["import", "-o", "out", "--lang", "en"])
        .args(arguments)
        .output()
        .expect("the program runs");
    Outcome {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A record of our own, the least that the schema asks for.
fn record(code: &str) -> String {
    let texts = [
        "decision_no",
        "promulgator",
        "type",
        "regulation_kind",
        "executing_agencies",
    ];
    let more = [
        "competent_agencies",
        "delegated_agencies",
        "coordinating_agencies",
    ];
    let rest = [
        "receiving_address",
        "results_text",
        "requirements",
        "keywords",
        "api",
    ];
    let lists = [
        "levels",
        "fields",
        "subjects",
        "executing_list",
        "steps",
        "channels",
    ];
    let nulls = [&texts[..], &more, &rest].concat();
    let nulls = nulls.iter().map(|key| format!("\"{key}\": null"));
    let lists = lists.iter().chain(&["cases", "legal_bases", "dirt"]);
    let lists = lists.map(|key| format!("\"{key}\": []"));
    let entries: Vec<String> = nulls.chain(lists).collect();
    format!(
        "{{\"schema\": \"rp/1\", \"code\": \"{code}\", \"name\": \"Thử\", \
         \"promulgator_kind\": \"other\", \"src\": {{}}, {}}}\n",
        entries.join(", ")
    )
}

fn compressed(text: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

#[test]
fn plain_and_compressed_files_give_the_same_folder_in_any_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (record("1.000001"), record("1.000002"));
    fs::write(folder.path().join("one"), &one).expect("written");
    fs::write(folder.path().join("two"), compressed(&two)).expect("written");
    let first = import(folder.path(), &["one", "two"]);
    assert_eq!((first.code, first.err.as_str()), (Some(0), ""));
    assert!(
        first.out.starts_with("Wrote 2 files to `out`.\n"),
        "{}",
        first.out
    );
    let path = folder.path().join("out/khac/1-000002.tthc");
    let text = fs::read_to_string(&path).expect("the procedure is there");
    let second = import(folder.path(), &["two", "one", "--force"]);
    assert_eq!(second.code, Some(0));
    assert_eq!(fs::read_to_string(&path).expect("still there"), text);
    let checked = Command::new(env!("CARGO_BIN_EXE_tinhgon"))
        .args(["fmt", "--check"])
        .arg(folder.path().join("out"))
        .output()
        .expect("the program runs");
    assert_eq!(
        checked.status.code(),
        Some(0),
        "what is imported is in canonical form"
    );
}

#[test]
fn bad_input_is_told_and_leaves_no_folder() {
    let whole = record("1.000001");
    let packed = compressed(&whole.repeat(200));
    let deep = format!("{}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let cases: &[(&str, &[u8], &str)] = &[
        (
            "cut gzip",
            &packed[..packed.len() - 20],
            "the gzip file ends early;",
        ),
        ("empty", b"", "there is no record to import"),
        ("no JSON", b"hello\n", "not JSON at byte 1"),
        ("not UTF-8", b"{\"a\": \"\xff\"}\n", "not UTF-8 at byte 8"),
        (
            "key twice",
            b"{\"a\": 1, \"a\": 2}\n",
            "the key `a` stands twice",
        ),
        ("deep", deep.as_bytes(), "JSON nests 128 deep or more"),
        (
            "other schema",
            b"{\"schema\": \"rp/9\"}\n",
            "only `rp/1` can be read",
        ),
    ];
    for (name, bytes, message) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("records"), bytes).expect("written");
        let outcome = import(folder.path(), &["records"]);
        assert_eq!(
            (outcome.code, outcome.out.as_str()),
            (Some(2), ""),
            "{name}"
        );
        assert!(outcome.err.contains(message), "{name}: {}", outcome.err);
        let left = fs::read_dir(folder.path())
            .expect("the folder is there")
            .count();
        assert_eq!(left, 1, "{name}: nothing but the input");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = import(folder.path(), &["missing"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("it does not exist"), "{}", outcome.err);
}

#[test]
fn a_line_that_is_no_record_is_told_and_the_rest_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{}[]\n{}", record("1.000001"), record("1.000002"));
    fs::write(folder.path().join("records"), text).expect("written");
    let outcome = import(folder.path(), &["records"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("records:2"), "{}", outcome.err);
    assert!(
        outcome.out.contains("2 →       2  procedures"),
        "{}",
        outcome.out
    );
    assert!(folder.path().join("out/khac/1-000002.tthc").is_file());
}

#[test]
fn a_folder_with_files_is_kept_unless_forced_and_what_stays_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("records"), record("1.000001")).expect("written");
    fs::create_dir(folder.path().join("out")).expect("made");
    fs::write(folder.path().join("out/mine.tthc"), "# mine\n").expect("written");
    let refused = import(folder.path(), &["records"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.err.contains("`out` is not empty"),
        "{}",
        refused.err
    );
    assert!(!folder.path().join("out/khac").exists());
    let forced = import(folder.path(), &["records", "--force"]);
    assert_eq!(forced.code, Some(0));
    assert!(forced.err.contains("1 other .tthc files"), "{}", forced.err);
    let mine = fs::read_to_string(folder.path().join("out/mine.tthc")).expect("still there");
    assert_eq!(mine, "# mine\n");
}
