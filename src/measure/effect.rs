//! What some edits change, tried on the procedures that they touch and on no other.

use super::{Measures, agencies, cost, time, visits};
use crate::cost::Rates;
use crate::estimate::{Estimate, Known};
use crate::model::{ChannelId, Model, ProcedureId, StepId};
use crate::proposal::apply::apply_to;
use crate::proposal::draft::Draft;
use crate::proposal::{Edit, Effect, touched};
use crate::work;

/// Returns what some edits change when nothing else does.
///
/// Looks at the procedures they touch and at no other.
pub fn effect(model: &Model, edits: &[Edit], rates: Rates) -> Effect {
    effect_beside(model, &[], edits, rates)
}

/// Returns what some edits change where others are carried out as well.
pub fn effect_beside(model: &Model, others: &[Edit], edits: &[Edit], rates: Rates) -> Effect {
    let touched = touched(model, edits);
    work::done(touched.len() + others.len() + edits.len());
    let mut before = Draft::new(model);
    for edit in others {
        apply_to(&mut before, edit);
    }
    let mut after = before.clone();
    for edit in edits {
        apply_to(&mut after, edit);
    }
    let counts = |draft: &Draft<'_>| Measures::of_procedures(draft, touched.iter().copied());
    let (old, new) = (counts(&before), counts(&after));
    let difference = |count: fn(&Measures) -> u64| {
        let signed = |value| i64::try_from(value).unwrap_or(i64::MAX);
        signed(count(&new)) - signed(count(&old))
    };
    let sum = |change: &dyn Fn(ProcedureId) -> Option<Estimate>| {
        let mut total = Estimate::NOTHING;
        for procedure in &touched {
            total += change(*procedure)?;
        }
        Some(total)
    };
    let drafts = [&before, &after];
    Effect {
        fields: difference(|measures| measures.fields),
        documents: difference(|measures| measures.documents),
        originals: difference(|measures| measures.originals),
        certified: difference(|measures| measures.certified),
        copies: difference(|measures| measures.copies),
        steps: difference(|measures| measures.steps),
        consultations: difference(|measures| measures.consultations),
        visits: sum(&|procedure| change(drafts, procedure, visits::of)),
        agencies: sum(&|procedure| change(drafts, procedure, agencies::of)),
        time: sum(&|procedure| change(drafts, procedure, time::of)),
        cost: sum(&|procedure| cost::change(&before, &after, procedure, rates)),
    }
}

/// Returns the change of a figure that is worked out from steps and channels; nothing where these
/// are left as they are, and `None` where it is unknown before or after.
fn change(
    drafts: [&Draft<'_>; 2],
    procedure: ProcedureId,
    of: impl Fn(&Draft<'_>, ProcedureId) -> Known,
) -> Option<Estimate> {
    let [before, after] = drafts;
    if before.is_removed(procedure) || stay_as_they_are(drafts, procedure) {
        return Some(Estimate::NOTHING);
    }
    let old = of(before, procedure).ok()?;
    if after.is_removed(procedure) {
        return Some(Estimate::NOTHING.minus(old));
    }
    Some(of(after, procedure).ok()?.minus(old))
}

/// Returns whether edits leave the steps and channels of a procedure as they are.
fn stay_as_they_are([before, after]: [&Draft<'_>; 2], id: ProcedureId) -> bool {
    let [old, new] = [before, after].map(|draft| draft.procedure(id));
    let added = |draft: &Draft<'_>| draft.channels_added_to(id).len();
    let same_step = |step: &StepId| {
        let asked = before.step(*step).consultations.iter();
        let same = |asked: &_| before.consultation(*asked) == after.consultation(*asked);
        before.step(*step) == after.step(*step) && asked.clone().all(same)
    };
    let same_channel = |channel: &ChannelId| before.channel(*channel) == after.channel(*channel);
    !after.is_removed(id)
        && added(before) == added(after)
        && (&old.steps, &old.channels) == (&new.steps, &new.channels)
        && old.linked == new.linked
        && old.steps.items().iter().all(same_step)
        && old.channels.items().iter().all(same_channel)
}
