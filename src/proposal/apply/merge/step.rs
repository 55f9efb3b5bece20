//! Steps: those that do the same are one, whoever does them; the others are done on a condition,
//! after what they came after.

use std::collections::BTreeMap;

use super::{Merging, meaning};
use crate::model::{Item, Stated, StepId};
use crate::proposal::apply::waits_for;
use crate::proposal::draft::add;

impl Merging<'_, '_> {
    pub(super) fn steps(&mut self) {
        let ours = self.draft.procedure(self.kept).steps.clone();
        let theirs = self.draft.procedure(self.gone).steps.clone();
        if ours == Stated::Unknown || theirs == Stated::Unknown {
            return;
        }
        let mut left = ours.items().to_vec();
        let mut stands_for: BTreeMap<StepId, StepId> = BTreeMap::new();
        for step in theirs.items() {
            let wanted = meaning::step(self.draft, *step);
            let same = |id: &StepId| meaning::step(self.draft, *id) == wanted;
            let place = left.iter().position(same);
            let same = place.map_or(*step, |place| left.remove(place));
            stands_for.insert(*step, same);
        }
        for (theirs, ours) in &stands_for {
            if theirs == ours {
                self.take_over_step(*theirs, &stands_for);
            } else {
                self.do_for_both(*ours, *theirs);
                self.share((*ours).into(), (*theirs).into());
            }
        }
        for (theirs, ours) in stands_for.iter().filter(|(theirs, ours)| theirs != ours) {
            for before in self.draft.step(*theirs).after.clone().items() {
                let before = stands_for[before];
                // What the one that stays does first it does first for both.
                let is_new = stands_for.contains_key(&before);
                if is_new && !waits_for(self.draft, before, *ours) {
                    add(&mut self.draft.step_mut(*ours).after, before);
                }
            }
        }
        for step in left {
            self.keep(step.into());
        }
    }

    /// Has a step use and write what the other does; who does it is open where two do.
    fn do_for_both(&mut self, ours: StepId, theirs: StepId) {
        let other = self.draft.step(theirs).clone();
        let items = self.items.clone();
        let step = self.draft.step_mut(ours);
        if step.by != other.by {
            step.by = Stated::Unknown;
        }
        for (list, more) in [
            (&mut step.uses, &other.uses),
            (&mut step.writes, &other.writes),
        ] {
            if *list != Stated::Unknown {
                for item in more.items() {
                    add(list, items.get(item).copied().unwrap_or(*item));
                }
            }
        }
    }

    fn take_over_step(&mut self, id: StepId, stands_for: &BTreeMap<StepId, StepId>) {
        let model = self.draft.model();
        let name = self.fresh(model.text(model.steps[id].head.name));
        self.rename(id.into(), name);
        let items = self.items.clone();
        let translate = |list: &mut Stated<Vec<Item>>| {
            if let Stated::Is(list) = list {
                for item in list {
                    *item = items.get(item).copied().unwrap_or(*item);
                }
            }
        };
        let step = self.draft.step_mut(id);
        step.procedure = self.kept;
        if let Stated::Is(after) = &mut step.after {
            for before in after {
                *before = stands_for.get(before).copied().unwrap_or(*before);
            }
        }
        translate(&mut step.uses);
        translate(&mut step.writes);
        for consultation in step.consultations.clone() {
            let consultation = self.draft.consultation_mut(consultation);
            consultation.procedure = self.kept;
            translate(&mut consultation.about);
        }
        add(&mut self.draft.procedure_mut(self.kept).steps, id);
        self.take(id.into());
    }
}
