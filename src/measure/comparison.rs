//! Figures of a catalogue before and after, as far as they can be said.
//!
//! Only procedures of which a figure is known both before and after are added up, so that the two
//! sums are of the same things.

use std::collections::BTreeMap;

use super::{Measures, agencies, carried_out, cost, time, visits};
use crate::cost::{Parts, Range, Rates};
use crate::estimate::{Estimate, Known};
use crate::model::{Certainty, Model, ProcedureId};
use crate::proposal::Edit;
use crate::proposal::draft::Draft;

/// One figure of a catalogue before and after proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How many procedures there are before.
    pub procedures: u64,
    /// Of how many of them the figure is known, before and after.
    pub known: u64,
    /// What these come to before, the least and the most.
    pub before: Range,
    /// What they come to after; one that is repealed or taken over comes to nothing.
    pub after: Range,
    /// What they come to in the middle, before and after.
    pub typical: [i64; 2],
    /// How sure the least sure of their figures is; `None` where none is known.
    pub certainty: Option<Certainty>,
    /// What is missing, with the number of procedures that lack it: `document.takes`.
    pub missing: BTreeMap<&'static str, u64>,
}

impl Comparison {
    /// Returns what changes, negative is a saving: the low ends are compared, and the high ends.
    pub fn change(&self) -> Range {
        let [one, other] = [
            self.after.least.saturating_sub(self.before.least),
            self.after.most.saturating_sub(self.before.most),
        ];
        Range {
            least: one.min(other),
            most: one.max(other),
        }
    }
}

/// What a catalogue asks for that may be known of some procedures and not of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How often applicants have to be there, once each procedure.
    pub visits: Comparison,
    /// How many agencies a file goes through, added up over the procedures.
    pub agencies: Comparison,
    /// The critical paths, in thousandths of a minute of work, added up.
    pub time: Comparison,
    /// What a year costs, in đồng.
    pub cost: Comparison,
}

/// Compares what all procedures ask for with what they ask for once some proposals are carried out,
/// each given by its edits; linear in the catalogue, but for the critical paths.
pub fn compare(model: &Model, chosen: &[&[Edit]], rates: Rates) -> Compared {
    Sides::new(model, chosen, rates).compared(|| model.procedures.ids())
}

/// A catalogue before and after some proposals, to be looked at procedure by procedure.
pub struct Sides<'m> {
    drafts: [Draft<'m>; 2],
    rates: Rates,
}

impl<'m> Sides<'m> {
    /// Carries out some proposals beside a catalogue, each given by its edits.
    pub fn new(model: &'m Model, chosen: &[&[Edit]], rates: Rates) -> Self {
        Self {
            drafts: [Draft::new(model), carried_out(model, chosen)],
            rates,
        }
    }

    /// Compares what some procedures ask for before and after.
    pub fn compared<I>(&self, ids: impl Fn() -> I) -> Compared
    where
        I: Iterator<Item = ProcedureId>,
    {
        let drafts = self.drafts.each_ref();
        Compared {
            visits: each(drafts, ids(), visits::of),
            agencies: each(drafts, ids(), agencies::of),
            time: each(drafts, ids(), time::of),
            cost: each(drafts, ids(), |draft, id| cost::year(draft, id, self.rates)),
        }
    }

    /// Returns the sizes of a procedure before and after.
    pub fn sizes(&self, id: ProcedureId) -> [Measures; 2] {
        let drafts = self.drafts.each_ref();
        drafts.map(|draft| Measures::of_procedures(draft, [id]))
    }

    /// Returns what the cost of a procedure is worked out from, before and after; `None` where it is
    /// gone.
    pub fn parts(&self, id: ProcedureId) -> [Option<Parts<'_>>; 2] {
        self.drafts.each_ref().map(|draft| cost::parts(draft, id))
    }

    /// Returns whether a procedure is repealed or taken over.
    pub fn is_gone(&self, id: ProcedureId) -> bool {
        self.drafts[1].is_removed(id)
    }
}

fn each(
    [before, after]: [&Draft<'_>; 2],
    ids: impl Iterator<Item = ProcedureId>,
    of: impl Fn(&Draft<'_>, ProcedureId) -> Known,
) -> Comparison {
    let mut total = Comparison {
        procedures: 0,
        known: 0,
        before: Range::default(),
        after: Range::default(),
        typical: [0, 0],
        certainty: None,
        missing: BTreeMap::new(),
    };
    for id in ids {
        total.procedures += 1;
        let new = if after.is_removed(id) {
            Ok(Estimate::NOTHING)
        } else {
            of(after, id)
        };
        match (of(before, id), new) {
            (Ok(old), Ok(new)) => {
                total.known += 1;
                total.before += old.range;
                total.after += new.range;
                total.typical[0] = total.typical[0].saturating_add(old.typical);
                total.typical[1] = total.typical[1].saturating_add(new.typical);
                total.certainty = total.certainty.max(Some(old.certainty));
            }
            (old, new) => {
                let lacking = [old.err(), new.err()].into_iter().flatten();
                let mut parts: Vec<_> = lacking.flatten().collect();
                parts.sort_unstable();
                parts.dedup();
                for part in parts {
                    *total.missing.entry(part).or_default() += 1;
                }
            }
        }
    }
    total
}
