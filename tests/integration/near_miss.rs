//! Where a rule stops, and what is said of the rest of it.

use crate::command::Desk;

/// One rule in three lives, and procedures that it stops at in every way.
fn stops() -> Desk {
    let desk = Desk::new();
    let rule = |name: &str, more: &str| {
        format!(
            "rule {name} \"Nhiều bản sao\" {{
               english \"Many copies\"  criterion cost  severity should  confidence high
               basis none  why \"Tốn giấy.\"  {more}
               for each procedure p, document d in p.documents
               when d.copies > 1 and p.kind = external
               unless d.optional
               message vi \"{{p}}: {{d}}\" en \"{{p}}: {{d}}\" }}\n"
        )
    };
    let rules = [
        rule("many", ""),
        rule("later", "in force from 2030-01-01"),
        rule("tried", "state preview"),
    ];
    desk.file(
        "a.tthc",
        rules.concat()
            + "procedure bare \"Không hồ sơ\" { kind external  documents none }
               procedure unsaid \"Chưa mô tả\" { kind external }
               procedure some \"Có\" {
                 kind external
                 document two \"Hai\" { copies 2 }
                 document one \"Một\" { copies 1 }
                 document free \"Tùy\" { copies 2  optional }
                 document open \"Chưa rõ\"
               }
               procedure other \"Khác\" { document own \"Riêng\" }\n",
    );
    desk
}

#[test]
fn where_a_rule_stops_is_told() {
    let desk = stops();
    let verdict = |rule: &str, subjects: &[&str]| {
        let words = [&["why-not", rule], subjects, &["--in", "@@INPUT@@"]].concat();
        let ground = [
            "--no-shipped-rules",
            "--as-of",
            "2023-12-31",
            "--lang",
            "en",
        ];
        let outcome = desk.run(&[&words[..], &ground].concat());
        assert_eq!(outcome.code, Some(0), "{outcome}");
        let told = outcome
            .results
            .lines()
            .skip(2)
            .take_while(|line| !line.is_empty());
        told.map(str::trim).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        verdict("many", &["bare"]),
        "Not found, since there is no document d of the procedure p"
    );
    assert_eq!(
        verdict("many", &["unsaid"]),
        "Undecided, since nobody has described any document d of the procedure p"
    );
    assert_eq!(
        verdict("many", &["bare", "some.two"]),
        "Not found, since there is no document d of the procedure p"
    );
    assert_eq!(
        verdict("many", &["some", "other.own"]),
        "Not found, since the things named do not belong together"
    );
    assert_eq!(
        verdict("many", &["some.one"]),
        "Not found, since condition 1 of 3 does not hold: the number of plain copies of the \
         document d is more than 1"
    );
    assert_eq!(
        verdict("many", &["some.open"]),
        "Undecided, since condition 1 of 3 is unknown: the number of plain copies of the document \
         d is more than 1"
    );
    assert_eq!(
        verdict("many", &["some.free"]),
        "Not found, since it is exempted by condition 3 of 3: the document d is optional"
    );
    let found = verdict("many", &["some"]);
    assert!(
        found.starts_with("The rule does find this; see `tinhgon explain many:"),
        "{found}"
    );
    assert_eq!(
        verdict("later", &["some.two"]),
        "Every condition holds, but no finding is told of it, because: ✗ the rule applies from \
         2030-01-01, not on 2023-12-31"
    );
    assert_eq!(
        verdict("tried", &["some.two"]),
        "Every condition holds, but no finding is told of it, because: ✗ the rule is still being \
         tried and runs only when asked for (`--preview`)"
    );
}

/// Conditions that were not reached, variables with nothing to stand for, quantifiers over nothing;
/// and of a relation that is unknown, the part that is missing.
#[test]
fn what_was_not_reached_is_told_in_words() {
    let desk = stops();
    desk.file(
        "b.tthc",
        "rule some-copies \"Có bản sao\" {
           english \"Some copies\"  criterion cost  severity should  confidence high
           basis none  why \"Tốn giấy.\"
           for each procedure p
           when exists document x in p.documents where x.copies > 1 or x.certified > 1 or x.shown
           message vi \"{p}\" en \"{p}\" }\n",
    );
    desk.file(
        "c.tthc",
        "rule issuing \"Cấp ra sổ\" {
           english \"Issues the book\"  criterion cost  severity should  confidence high
           basis none  why \"Vì thế.\"
           for each procedure p
           when issues(p, book)
           message vi \"{p}\" en \"{p}\" }
         paper book \"Sổ hộ khẩu\"\n",
    );
    let told = |words: &[&str], more: &[&str]| {
        let ground = ["--in", ".", "--no-shipped-rules", "--as-of", "2023-12-31"];
        let outcome = desk.run(&[&["why-not"], words, &ground, more].concat());
        assert_eq!(outcome.code, Some(0), "{outcome}");
        outcome.results
    };
    let asked: [&[&str]; 6] = [
        &["many", "bare"],
        &["many", "unsaid"],
        &["many", "some", "other.own"],
        &["some-copies", "bare"],
        &["some-copies", "unsaid"],
        &["issuing", "unsaid"],
    ];
    for (language, name) in [("vi", "not_reached_vi"), ("en", "not_reached_en")] {
        let told = asked.map(|words| told(words, &["--lang", language]));
        insta::assert_snapshot!(name, told.join("\n"));
    }
    let read = |words: &[&str]| -> serde_json::Value {
        serde_json::from_str(&told(words, &["--format", "json"])).expect("it is JSON")
    };
    let bare = read(&["many", "bare"]);
    assert_eq!(bare["stop"]["variable"]["en"], "document d in p.documents");
    assert_eq!(bare["stop"]["words"]["en"], "document d of the procedure p");
    assert_eq!(bare["unseen"][0]["en"], "d.copies > 1");
    assert_eq!(
        bare["unseen"][0]["words"]["en"],
        "the number of plain copies of the document d is more than 1"
    );
    assert_eq!(bare["unseen"][1]["unless"], true);
    let unsaid = read(&["some-copies", "unsaid"]);
    assert_eq!(
        unsaid["stop"]["condition"]["ranged"]["words"]["en"],
        "document x of the procedure p"
    );
}
