//! What nobody has described, as JSON.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::wording::name;
use crate::model::Entity;
use crate::rule::RuleId;
use crate::rule::evaluate::Lacking;
use crate::syntax::keyword::Keyword;

use super::super::Page;
use super::schema;

/// Writes the parts and parameters that rules wait for, in the order of the review.
pub(super) fn data_gaps(page: Page<'_>) -> Vec<schema::DataGap> {
    let gaps = &page.review.gaps;
    let parts = gaps.missing.iter().map(|((kind, part), waiting)| {
        let part = missing_part(page, Lacking::Part(*kind, part));
        data_gap(page, part, waiting)
    });
    let parameters = gaps.parameters.iter().map(|(id, waiting)| {
        let parameter = missing_part(page, Lacking::Parameter(*id));
        data_gap(page, parameter, waiting)
    });
    parts.chain(parameters).collect()
}

/// Names what somebody would have to say: `procedure.steps`.
pub(super) fn missing_part(page: Page<'_>, lacking: Lacking) -> String {
    match lacking {
        Lacking::Part(kind, part) => format!("{}.{part}", kind.keyword().english()),
        Lacking::Parameter(id) => {
            let name = &page.rules.parameters[id].name;
            format!("{}.{name}", Keyword::Parameter.english())
        }
    }
}

fn data_gap(
    page: Page<'_>,
    part: String,
    waiting: &BTreeMap<RuleId, Vec<Entity>>,
) -> schema::DataGap {
    let things: BTreeSet<Entity> = waiting.values().flatten().copied().collect();
    let named = |is_procedure: bool| {
        let of = |thing: &&Entity| matches!(thing, Entity::Procedure(_)) == is_procedure;
        let things = things.iter().filter(of);
        things.map(|thing| name(*thing, page.model)).collect()
    };
    schema::DataGap {
        part,
        procedures: named(true),
        rules: waiting
            .keys()
            .map(|rule| page.rules.rules[*rule].name.clone())
            .collect(),
        others: named(false),
    }
}
