//! Proposals as JSON: edits, what they change, and why they are passed over.

use std::collections::BTreeMap;

use super::super::{Page, edit, withdrawal};
use super::figure::days;
use super::{comparison, proposal_id, schema};
use crate::finding::wording::{self, name};
use crate::model::CitationId;
use crate::proposal::{Choice, Edit, Effect, Proposal};
use crate::review::{Fault, Withdrawal};

/// A proposal; `withdrawals` says why it is withdrawn, where it is.
pub(super) fn proposal(
    page: Page<'_>,
    (position, made): (usize, &Proposal),
    withdrawals: &BTreeMap<usize, Withdrawal>,
) -> schema::Proposal {
    schema::Proposal {
        id: proposal_id(position),
        findings: made
            .findings
            .iter()
            .map(|finding| page.review.findings[*finding].id.clone())
            .collect(),
        edits: made.edits.iter().map(|edit| edited(page, edit)).collect(),
        feasibility: made.feasibility.slug().to_owned(),
        amends: made
            .amends
            .iter()
            .map(|citation| amendment(page, *citation))
            .collect(),
        effect: effect(&made.effect),
        chosen: made.is_chosen(),
        passed_over: match made.choice {
            Choice::Chosen => None,
            Choice::Conflicts { with, over } => Some(schema::PassedOver {
                reason: schema::Reason::Conflict,
                with: Some(proposal_id(with)),
                over: Some(name(over, page.model)),
                finding: None,
                text: None,
            }),
            Choice::Question => Some(passed_over(schema::Reason::Question)),
            Choice::Withdrawn => withdrawals.get(&position).map(|it| withdrawn(page, it)),
            Choice::NotWanted => Some(passed_over(schema::Reason::NotWanted)),
        },
    }
}

fn withdrawn(page: Page<'_>, withdrawal: &Withdrawal) -> schema::PassedOver {
    let (reason, finding) = match &withdrawal.fault {
        Fault::Left(finding) => {
            let id = page.review.findings[*finding].id.clone();
            (schema::Reason::FindingLeft, Some(id))
        }
        Fault::Brings { id, .. } => (schema::Reason::BringsFinding, Some(id.clone())),
        Fault::Unseen => (schema::Reason::SavingUnseen, None),
    };
    schema::PassedOver {
        reason,
        with: withdrawal.beside.map(proposal_id),
        over: None,
        finding,
        text: Some((&withdrawal::phrase_of(page, withdrawal)).into()),
    }
}

/// Returns a reason that names nothing else.
const fn passed_over(reason: schema::Reason) -> schema::PassedOver {
    schema::PassedOver {
        reason,
        with: None,
        over: None,
        finding: None,
        text: None,
    }
}

fn edited(page: Page<'_>, made: &Edit) -> schema::Edit {
    let part = match made {
        Edit::Set { part, .. } => Some((*part).to_owned()),
        _ => None,
    };
    schema::Edit {
        verb: made.verb().slug().to_owned(),
        target: made.target().map(|thing| name(thing, page.model)),
        with: made.with().map(|thing| name(thing, page.model)),
        part,
        value: edit::value(page.model, made),
        text: (&edit::phrase_of(page.model, made)).into(),
    }
}

fn amendment(page: Page<'_>, citation: CitationId) -> schema::Amendment {
    let cited = wording::citation(citation, page.model);
    schema::Amendment {
        law: cited.law,
        article: cited.article,
        clause: cited.clause,
        point: cited.point,
        section: cited.section,
        annex: cited.annex,
    }
}

fn effect(effect: &Effect) -> schema::Effect {
    schema::Effect {
        fields: effect.fields,
        documents: effect.documents,
        steps: effect.steps,
        days: effect.time.map(|time| days(time.typical)),
        days_range: effect
            .time
            .map(|time| comparison::ends(time.range).map(days)),
        days_certainty: effect.time.and_then(comparison::certainty),
        cost_vnd: effect.cost.map(|cost| cost.range.cautious()),
        cost_vnd_range: effect.cost.map(|cost| comparison::ends(cost.range)),
        cost_certainty: effect.cost.and_then(comparison::certainty),
        visits: effect.visits.map(|visits| visits.range.cautious()),
        visits_range: effect.visits.map(|visits| comparison::ends(visits.range)),
        agencies: effect.agencies.map(|agencies| agencies.range.cautious()),
        agencies_range: effect
            .agencies
            .map(|agencies| comparison::ends(agencies.range)),
        originals: effect.originals,
        certified: effect.certified,
        copies: effect.copies,
        consultations: effect.consultations,
    }
}
