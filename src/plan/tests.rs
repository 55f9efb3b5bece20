//! The work of choice, proof and targets grows with the catalogue and not with its square.
//!
//! Counted where it is done, hence the same on every machine. The catalogue has what makes work: in
//! each procedure proposals that conflict, answer the same and save the same; two that undo one
//! another in a few; targets of each kind.

use std::fmt::Write as _;

use super::*;
use crate::graph::DependencyGraph;
use crate::proposal::testing::compiled;
use crate::review::review;
use crate::rule::RuleId;
use crate::work;

const RULES: &str = "
    rule drops-all \"R\" { english \"R\"  criterion lawful  severity should  confidence high  state stable
      basis none  why \"\"\"Vì thế.\"\"\"
      for each procedure p, document d in p.documents  when d.certified > 0
      message vi \"{d}\" en \"{d}\"  propose drop d }
    rule takes-copy \"R\" { english \"R\"  criterion lawful  severity consider  confidence high  state stable
      basis none  why \"\"\"Vì thế.\"\"\"
      for each procedure p, document d in p.documents  when d.certified > 0
      message vi \"{d}\" en \"{d}\"  propose accept copy for d }
    rule too-few \"R\" { english \"R\"  criterion lawful  severity must  confidence high  state stable
      basis none  why \"\"\"Vì thế.\"\"\"
      for each procedure p  when p.kind = internal and count(p.documents) < 3
      message vi \"{p}\" en \"{p}\" }
    target less \"T\" { english \"T\"  basis none
      for each procedure p  measure reduction of count(p.documents) at least 30% }
    target some \"T\" { english \"T\"  basis none
      for each procedure p  measure share with proposals at least 50% }
";

/// So many procedures of four documents each; three of them cannot do without.
fn catalogue(procedures: usize) -> String {
    let mut text = RULES.to_owned();
    for position in 0..procedures {
        let kind = if position < 3 { "internal" } else { "external" };
        write!(
            text,
            "procedure p{position} \"P\" {{ kind {kind}
               document a \"A\" {{ certified 1 }}  document b \"B\" {{ certified 2 }}
               document c \"C\" {{ original 1 }}  document d \"D\" {{ copies 1 }} }}\n"
        )
        .expect("writing to a string cannot fail");
    }
    text
}

/// How much is done to review and plan for a catalogue of so many procedures.
fn planned(procedures: usize) -> u64 {
    let (rules, model) = compiled(&catalogue(procedures));
    let graph = DependencyGraph::build(&model);
    let facts = Facts {
        model: &model,
        graph: &graph,
    };
    let all: Vec<RuleId> = rules.rules.ids().collect();
    let wanted: Vec<TargetId> = rules.targets.ids().collect();
    work::of(|| {
        let review = review(&rules, &all, facts);
        assert!(!review.withdrawals.is_empty(), "some are at fault");
        let plan = plan(&rules, facts, &review, &wanted, Budget::default());
        assert!(plan.is_ok_and(|plan| plan.chosen().count() > procedures / 4));
    })
}

#[test]
fn the_work_of_a_plan_grows_with_the_catalogue() {
    const TIMES: u64 = 4;
    let (small, large) = (planned(50), planned(200));
    assert!(large <= small * (TIMES + 1), "{small} -> {large}");
}
