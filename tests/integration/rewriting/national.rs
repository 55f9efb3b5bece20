//! The national catalogue: two rules applied, and nothing of what was applied is left.

use std::collections::BTreeSet;

use jiff::civil::date;
use tinhgon::proposal::Edit;
use tinhgon::review::Review;
use tinhgon::rule::RuleId;
use tinhgon::rule::compile::RuleSet;
use tinhgon::syntax::keyword::Keyword;

use super::{Desk, reviewed_by, sources};
use crate::import::{national, real_procedures};

const RULES: [&str; 2] = ["paper-in-register", "too-many-copies"];

/// Returns the rules that are applied, and those whose findings must be answered.
fn concerned(rules: &RuleSet) -> Vec<RuleId> {
    let ids = rules.rules.ids();
    ids.filter(|id| {
        let rule = &rules.rules[*id];
        rule.severity == Keyword::Must || RULES.contains(&&rule.name[..])
    })
    .collect()
}

fn ids(review: &Review) -> BTreeSet<String> {
    let all = review.findings.iter().chain(&review.taken_in);
    all.map(|finding| finding.id.clone()).collect()
}

#[test]
fn what_is_applied_to_the_national_catalogue_is_gone_and_the_rest_is_as_it_was() {
    let Some(folder) = real_procedures() else {
        return;
    };
    let texts = national(&folder);
    let sources = sources(&texts);
    let desk = Desk::new(&sources, date(2026, 7, 18));
    let (rules, before) = reviewed_by(&desk.model, concerned);
    let wanted: Vec<&[Edit]> = before
        .proposals
        .iter()
        .filter(|made| made.is_chosen())
        .filter(|made| {
            let mut answered = made.findings.iter();
            answered.any(|finding| {
                let rule = &rules.rules[before.findings[*finding].rule];
                RULES.contains(&&rule.name[..])
            })
        })
        .map(|made| &made.edits[..])
        .collect();
    let written = desk.rewrite(&wanted);
    assert!(written.written.len() > 50, "{:?}", written.unwritten);
    let after: Vec<String> = sources
        .ids()
        .map(|id| {
            written
                .texts
                .get(&id)
                .cloned()
                .unwrap_or_else(|| sources.original(id).to_owned())
        })
        .collect();
    let new_sources = super::sources(&after);
    let again = Desk::new(&new_sources, desk.model.as_of);
    let (_, review) = reviewed_by(&again.model, concerned);
    let (known, found) = (ids(&before), ids(&review));
    assert_eq!(
        found.difference(&known).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert_eq!(known.len() - found.len(), written.written.len());

    // Line by line, only documents and what names them have changed.
    for (id, text) in &written.texts {
        let old: Vec<&str> = sources.original(*id).lines().collect();
        let kept = text.lines().filter(|line| old.contains(line)).count();
        let new = text.lines().filter(|line| !old.contains(line));
        let new: Vec<&str> = new.map(str::trim_start).collect();
        assert!(
            new.iter()
                .all(|line| ["ghi chú ", "các hồ sơ ", "bản sao ", "dùng "]
                    .iter()
                    .any(|start| line.starts_with(start))),
            "{new:?}"
        );
        assert!(kept + 12 >= old.len(), "{}", sources.path(*id));
    }
}
