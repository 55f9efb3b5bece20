//! The tests of the shipped rules as a suite: what they describe, each proposal written by itself,
//! no longer gives the finding.

use jiff::civil::Date;
use tinhgon::model::Model;
use tinhgon::proposal::{Edit, apply};
use tinhgon::review::Review;
use tinhgon::rule::RuleId;
use tinhgon::shipped;
use tinhgon::syntax::ast::{Clause, Word};
use tinhgon::syntax::keyword::Keyword;

use super::{Desk, SHIPPED, reviewed_by, sources};

/// Returns what a test declares, as a file of its own, its date and its rule.
fn file_of(source: &str, test: &Clause<'_>) -> Option<(String, Date, String)> {
    let declared = test.clauses().iter().filter(|clause| {
        !matches!(
            clause.keyword,
            Keyword::Expect | Keyword::Parameter | Keyword::Define | Keyword::Decision
        )
    });
    let declared: Vec<&str> = declared
        .map(|clause| &source[clause.span.start as usize..clause.span.end as usize])
        .collect();
    let Word::Date(date) = test.word_after(Keyword::AsOf)?.node else {
        return None;
    };
    let expects_finding = test
        .clauses_of(Keyword::Expect)
        .any(|expect| expect.name().is_some());
    let rule = test.name()?.node.to_owned();
    expects_finding.then(|| (declared.join("\n"), date, rule))
}

/// Returns whether a finding is still there.
fn is_left(rule: &str, model: &Model, id: &str) -> bool {
    let (_, review): (_, Review) = reviewed_by(model, |rules| {
        rules.find(rule).into_iter().collect::<Vec<RuleId>>()
    });
    review.findings.iter().any(|finding| finding.id == id)
}

#[test]
fn what_the_tests_of_the_rules_describe_is_silenced_by_what_is_proposed() {
    let mut left = Vec::new();
    let mut unwritten: Vec<String> = Vec::new();
    let mut tried = 0;
    for ((_, text), file) in shipped::FILES.iter().zip(SHIPPED.iter()) {
        let declared = file.declarations.iter();
        let tests = declared.filter(|clause| clause.keyword == Keyword::Test);
        for (described, date, rule) in tests.filter_map(|test| file_of(text, test)) {
            let sources = sources(&[described]);
            let desk = Desk::new(&sources, date);
            let (_, review) = reviewed_by(&desk.model, |rules| {
                rules.find(&rule).into_iter().collect::<Vec<RuleId>>()
            });
            for made in &review.proposals {
                if !made.edits.iter().any(Edit::changes_description) {
                    continue;
                }
                tried += 1;
                let after = apply(&desk.model, &made.edits);
                for finding in &made.findings {
                    let id = &review.findings[*finding].id;
                    if is_left(&rule, &after, id) {
                        left.push(format!("{rule}: {:?}", made.edits));
                    }
                }
                let written = desk.rewrite(&[&made.edits]);
                desk.check_law(&written);
                let reasons = written.unwritten.iter();
                unwritten
                    .extend(reasons.map(|(_, reason)| format!("{rule}: {}", reason.phrase().en)));
            }
        }
    }
    assert_eq!(left, Vec::<String>::new());
    assert!(
        tried > 50,
        "the rules' tests have proposals to try: {tried}"
    );
    unwritten.sort();
    unwritten.dedup();
    insta::assert_snapshot!(unwritten.join("\n"));
}
