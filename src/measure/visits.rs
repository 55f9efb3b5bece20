//! How often an applicant has to be there for one file: to file it, and at the steps that say so.
//!
//! Filing in person is one visit, unless a step that receives says `presence` already; filing
//! online in full or by post is none, and online in part none or one, since the description does
//! not say which part. Of several channels the applicant takes one: the range goes from the least
//! to the most of them. A step on a condition may take none. What is linked with another
//! procedure is filed with that one.

use crate::estimate::{Estimate, Known};
use crate::model::{ProcedureId, Stated};
use crate::proposal::draft::Draft;
use crate::syntax::keyword::Keyword;

/// Counts the visits that a procedure takes as a draft leaves it; linear in its channels and steps.
pub(super) fn of(draft: &Draft<'_>, id: ProcedureId) -> Known {
    let procedure = draft.procedure(id);
    let described = procedure.channels.items().iter();
    let described = described.map(|id| (draft.channel(*id).method, draft.channel(*id).extent));
    let added = draft.channels_added_to(id).iter();
    let added = added.map(|it| (it.method, Stated::or_unknown(it.extent)));
    let mut missing = Vec::new();
    let mut ways = Vec::new();
    for (method, extent) in described.chain(added) {
        match (method, extent) {
            (Keyword::InPerson, _) => ways.push([1, 1]),
            (Keyword::Online, Stated::Unknown) => missing.push("channel.extent"),
            (Keyword::Online, Stated::Is(Keyword::Partial)) => ways.push([0, 1]),
            _ => ways.push([0, 0]),
        }
    }
    if procedure.channels == Stated::Unknown {
        missing.push("procedure.channels");
    }
    if procedure.steps == Stated::Unknown {
        missing.push("procedure.steps");
    }
    // A joint file is filed once, with the other procedure.
    let is_filed = draft.linked_of(id).next().is_none();
    if !missing.is_empty() {
        missing.sort_unstable();
        missing.dedup();
        return Err(missing);
    }
    let steps = procedure.steps.items().iter().map(|id| draft.step(*id));
    let steps = steps.filter(|step| is_filed || step.act != Stated::Is(Keyword::Receives));
    let (mut least, mut most, mut receives) = (0, 0, false);
    for step in steps.filter(|step| step.presence) {
        let is_sure = !matches!(step.condition, Stated::Is(_));
        least += i64::from(is_sure);
        most += 1;
        receives |= is_sure && step.act == Stated::Is(Keyword::Receives);
    }
    if is_filed && !receives {
        least += ways.iter().map(|way| way[0]).min().unwrap_or(0);
        most += ways.iter().map(|way| way[1]).max().unwrap_or(0);
    }
    Ok(Estimate::declared(least, most))
}
