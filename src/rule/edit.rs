//! What each edit takes: the kinds of things in its places, and the parts that `set` can change.
//!
//! Checked when a rule is compiled, so that a proposal that could never be made is a mistake with
//! a place, and not a finding without its proposal.

use super::Verb;
use crate::model::Kind;

/// Everything that a procedure is made of.
const WITHIN_PROCEDURES: &[Kind] = &[
    Kind::Procedure,
    Kind::Channel,
    Kind::Form,
    Kind::Field,
    Kind::Document,
    Kind::Step,
    Kind::Consultation,
    Kind::Result,
    Kind::Citation,
];

/// Returns, for each place of an edit, the kinds of things that can stand in it.
///
/// Of `set` the first place is whose part is changed; its value is checked against the part.
pub fn places(verb: Verb) -> &'static [&'static [Kind]] {
    match verb {
        Verb::Drop | Verb::Set | Verb::Cite => &[WITHIN_PROCEDURES],
        Verb::Replace => &[&[Kind::Document], &[Kind::Register, Kind::Paper]],
        Verb::Reuse => &[&[Kind::Field], &[Kind::Register]],
        Verb::MakeOptional => &[&[Kind::Field, Kind::Document]],
        Verb::MakeConditional => &[&[Kind::Field, Kind::Document, Kind::Step, Kind::Channel]],
        Verb::AcceptCopy => &[&[Kind::Document]],
        Verb::Combine | Verb::RunAlongside | Verb::MoveBefore => &[&[Kind::Step], &[Kind::Step]],
        Verb::Assign => &[&[Kind::Step], &[Kind::Agency]],
        Verb::Merge | Verb::Link => &[&[Kind::Procedure], &[Kind::Procedure]],
        Verb::Delegate | Verb::AddChannel | Verb::Repeal | Verb::Publish => &[&[Kind::Procedure]],
        Verb::AddElectronicResult => &[&[Kind::Procedure, Kind::Result]],
        Verb::Ask => &[],
    }
}

/// Returns the parts of a kind that `set` can change, by their English names.
pub fn settable(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Procedure => &["published", "published-on", "tracked-on", "workflow-on"],
        Kind::Channel => &["time-limit", "fee", "extent", "condition"],
        Kind::Form => &["template"],
        Kind::Field => &["optional", "condition"],
        Kind::Document => &[
            "originals",
            "certified",
            "copies",
            "shown",
            "electronic",
            "optional",
            "condition",
            "template",
        ],
        Kind::Step => &["takes", "waits", "by", "presence", "condition"],
        Kind::Consultation => &["within"],
        Kind::Result => &["electronic", "on-paper", "valid-for"],
        Kind::Citation
        | Kind::Agency
        | Kind::Law
        | Kind::Concept
        | Kind::Register
        | Kind::Paper => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::schema;

    #[test]
    fn what_can_be_set_is_a_part_that_rules_can_read() {
        for kind in Kind::ALL {
            for part in settable(*kind) {
                assert!(schema::part(*kind, part).is_some(), "{kind:?}.{part}");
            }
        }
    }
}
