//! A decision as the language writes it.

use std::fmt::Write as _;

use super::Decision;
use crate::diagnostic::Diagnostics;
use crate::span::FileId;
use crate::syntax::keyword::{Keyword, Vocabulary, is_reserved};
use crate::syntax::{parse, print};

/// Returns the declaration of a decision in canonical form, which reads back as the same decision.
/// A text is put on one line; evidence under a name that the language cannot write is left out.
pub fn compose(decision: &Decision, vocabulary: Vocabulary) -> String {
    let english = written(decision);
    let mut sink = Diagnostics::default();
    let tree = parse(FileId(0), &english, &mut sink);
    debug_assert!(sink.is_empty(), "{english}: {sink:?}");
    print(&tree, vocabulary)
}

fn written(decision: &Decision) -> String {
    let about: Vec<String> = decision.about.iter().map(|name| subject(name)).collect();
    let verdict = decision.verdict.keyword().english();
    let mut out = format!(
        "decision {verdict} {} about {} {{\n",
        decision.rule,
        about.join(", ")
    );
    let texts = [
        (Keyword::Reason, &decision.reason),
        (Keyword::By, &decision.by),
        (Keyword::DecidedIn, &decision.document),
    ];
    for (keyword, text) in texts {
        if let Some(text) = text {
            line(&mut out, keyword, &quoted(text));
        }
    }
    let days = [
        (Keyword::DecidedOn, decision.on),
        (Keyword::Until, decision.until),
        (Keyword::Due, decision.due),
    ];
    for (keyword, day) in days {
        if let Some(day) = day {
            line(&mut out, keyword, &day.to_string());
        }
    }
    if let Some(evidence) = &decision.evidence {
        let known = evidence.iter().filter(|known| is_path(&known.name));
        let known: Vec<_> = known.collect();
        if known.is_empty() {
            line(&mut out, Keyword::Evidence, Keyword::None.english());
        }
        for known in known {
            let value = format!("{} = {}", known.name, quoted(&known.value));
            line(&mut out, Keyword::Evidence, &value);
        }
    }
    out + "}\n"
}

fn line(out: &mut String, keyword: Keyword, words: &str) {
    let keyword = keyword.english();
    writeln!(out, "  {keyword} {words}").expect("writing to a string cannot fail");
}

/// Writes a name as it is, or in quotes where the language has no such name.
fn subject(name: &str) -> String {
    if is_path(name) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text is a name or a path of names, of which the last may be a number.
fn is_path(text: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let mut parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 2 {
        let is_number = |part: &&str| part.chars().all(|digit| digit.is_ascii_digit());
        parts.pop_if(|part| !part.is_empty() && is_number(&&**part));
    }
    parts.iter().all(|part| is_part(part)) && !parts.first().is_some_and(|name| is_reserved(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{Kept, Verdict};
    use crate::span::Span;
    use jiff::civil::date;

    #[test]
    fn what_is_written_reads_back_in_both_vocabularies() {
        let decision = Decision {
            verdict: Verdict::Reject,
            rule: "basis-not-in-force".to_owned(),
            about: vec!["p: nd-61 article 2".to_owned(), "p.giay.2".to_owned()],
            reason: Some("Chưa \"số hóa\"\n vì C:\\".to_owned()),
            by: Some("Phòng Tư pháp".to_owned()),
            document: None,
            on: Some(date(2026, 2, 1)),
            until: Some(date(2026, 12, 31)),
            due: None,
            evidence: Some(vec![Kept {
                name: "d.paper.until".to_owned(),
                value: "2022-12-31".to_owned(),
            }]),
            span: Span::default(),
        };
        assert_eq!(
            compose(&decision, Vocabulary::English),
            "decision reject basis-not-in-force about \"p: nd-61 article 2\", p.giay.2 {\n  \
             reason \"Chưa \\\"số hóa\\\" vì C:\\\\\"\n  by \"Phòng Tư pháp\"\n  on 2026-02-01\n  \
             until 2026-12-31\n  evidence d.paper.until = \"2022-12-31\"\n}\n"
        );
        let vietnamese = compose(&decision, Vocabulary::Vietnamese);
        assert!(
            vietnamese.contains("  ký ngày 2026-02-01\n"),
            "{vietnamese}"
        );
    }

    #[test]
    fn only_what_the_language_can_name_stands_without_quotes() {
        for name in ["p", "p.to-khai.ho-ten", "p.giay.2", "hộ-tịch.đơn"] {
            assert!(is_path(name), "{name}");
        }
        for text in ["", "p.", "p.2", "2p", "step", "p: nd-61", "p q", "p..q"] {
            assert!(!is_path(text), "{text}");
        }
    }
}
