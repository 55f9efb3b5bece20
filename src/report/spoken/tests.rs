//! What is said of conditions, and that the tables say something of everything.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::graph::Relation;
use crate::model::resolve::resolve;
use crate::phrase::Language;
use crate::rule::function::FUNCTIONS;
use crate::rule::schema::PARTS;
use crate::rule::types::Scalar;
use crate::span::FileId;
use crate::syntax::parse;

/// What a rule with this body says, in both languages, a line a sentence.
fn said(body: &str) -> String {
    let text = format!(
        "paper so \"Sổ hộ khẩu\"\n\
         parameter days-at-most \"Số ngày nhiều nhất\" {{ from 2020-01-01 = 5 }}\n\
         define odd(d: document) when d.shown\n\
         rule r \"R\" {{ {body} }}"
    );
    let mut sink = Diagnostics::default();
    let files = [parse(FileId(0), &text, &mut sink)];
    let model = resolve(&files, jiff::civil::date(2026, 1, 1), &mut sink);
    assert!(sink.is_empty(), "{:#?}", sink.sorted());
    let declared = Declared::of(&files);
    let clause = declared.rules["r"];
    let spoken = rule(clause, &declared, &model);
    let proposals = proposals(clause, &declared, &model);
    let mut lines = Vec::new();
    for language in [Language::Vietnamese, Language::English] {
        let sentences = [
            ("about", &spoken.about),
            ("with", &spoken.witnesses),
            ("let", &spoken.values),
            ("propose", &proposals),
        ];
        for (word, sentences) in sentences {
            for sentence in sentences {
                lines.push(format!("{word}: {}", sentence.in_language(language)));
            }
        }
        for (word, sayings) in [("when", &spoken.conditions), ("unless", &spoken.exceptions)] {
            for saying in sayings {
                write(&mut lines, word, saying, 0, language);
            }
        }
    }
    lines.join("\n")
}

fn write(lines: &mut Vec<String>, word: &str, saying: &Saying, depth: usize, language: Language) {
    let blanks = "  ".repeat(depth);
    lines.push(format!(
        "{word}: {blanks}{}",
        saying.heading().in_language(language)
    ));
    for part in saying.parts() {
        write(lines, word, part, depth + 1, language);
    }
}

#[test]
fn comparisons_and_flags_read_as_sentences() {
    insta::assert_snapshot!(said(
        "for each procedure p, document d in p.documents
         when d.originals >= 1 and d.copies > days-at-most and not d.optional and d.paper = so
           and d.paper != none and not (d.certified < 2) and p.kind != internal
           and p.decided >= 2022-06-23 and not (p.decided < p.published) and p.name < d.name
           and p.volume / 2 > 3 * (d.copies + 1)
         unless d.shown
         propose set d.copies to 1
         propose make d conditional on \"khi cần\""
    ));
}

#[test]
fn quantifiers_and_sets_read_as_sentences() {
    insta::assert_snapshot!(said(
        "for each procedure p, procedure q
         with document d in q.documents
         let n = count(document x in p.documents where x.shown and (x.optional or x.certified > 0))
         let m = sum(d.copies for document d in p.documents)
         when precedes(p, q) and waits-for+(p, q) and not precedes+(q, p) and not known(q.steps)
           and (no step s in p.steps where s.by in p.authorities and not s.presence)
           and (every document x in p.documents where x.paper in {so})
           and not (exists form f in p.forms where f.fields = none or count(f.fields) > n)
           and not (citizen in p.subjects and odd(d))
           and known(d.role) = known(d.paper)
           and working-days(p.decided, review-date()) <= m
         unless p.volume = 1 or q.volume = 1
         unless p.code = none
         propose merge p, q
         propose add channel online full to p
         propose ask vi \"Vì sao {p}?\" en \"Why {p}?\""
    ));
}

#[test]
fn vietnamese_terms_say_the_same() {
    let english = said(
        "for each procedure p, document d in p.documents when d.copies > 1 and in-force(d.paper)",
    );
    let vietnamese = said(
        "for each procedure p, document d in p.các-hồ-sơ when d.số-bản-sao > 1 and còn-hiệu-lực(d.giấy-tờ)",
    );
    assert_eq!(english, vietnamese);
}

#[test]
fn every_part_function_and_relation_has_a_wording() {
    let mut missing = Vec::new();
    for read in PARTS {
        let worded = if read.value == Type::one(Scalar::Boolean) {
            part::flag(read, &Phrase::same("x"), true).is_some()
        } else {
            part::noun(read, &Phrase::same("§")).vi.contains('§')
        };
        if !worded {
            missing.push(format!("{read:?}"));
        }
    }
    let worded = |name: &str| {
        call::CONDITIONS.iter().any(|(told, _)| *told == name)
            || call::VALUES.iter().any(|(told, _)| *told == name)
    };
    let functions = FUNCTIONS.iter().map(|function| function.name);
    let relations = Relation::ALL.iter().map(|relation| relation.name());
    missing.extend(
        functions
            .chain(relations)
            .filter(|name| !worded(name))
            .map(str::to_owned),
    );
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "word them in `spoken/part.rs` and `spoken/call.rs`"
    );
}

#[test]
fn no_wording_is_left_over() {
    let used = |key: &str| {
        PARTS.iter().any(|read| {
            key == read.name || key.split_once('.') == Some((part::key_of(read), read.name))
        })
    };
    let nouns = part::NOUNS.iter().map(|(key, _)| *key);
    let flags = part::FLAGS.iter().map(|(key, _)| *key);
    let unused: Vec<&str> = nouns.chain(flags).filter(|key| !used(key)).collect();
    assert_eq!(unused, Vec::<&str>::new());
}

#[test]
fn what_is_put_into_a_wording_may_hold_braces() {
    let places = [Phrase::same("{1}"), Phrase::same("b")];
    assert_eq!(
        part::filled("{0} và {1}", &places, |phrase| &phrase.vi),
        "{1} và b"
    );
}
