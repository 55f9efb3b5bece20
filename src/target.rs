//! Targets, measured: how far the chosen proposals reach what they are to reach together.
//!
//! Takes the catalogue, the compiled targets and the chosen proposals, and gives for each target a
//! share with its own part and whole, in integers. What is unknown is left out of both and counted;
//! a target is met or missed only where nothing that was left out could change that.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::finding::wording::name;
use crate::graph::DependencyGraph;
use crate::model::Model;
use crate::proposal::{Edit, apply};
use crate::quantity::Number;
use crate::rule::compile::RuleSet;
use crate::rule::evaluate::{Lacking, Weight, weigh};
use crate::rule::schema::Facts;
use crate::rule::target::{Measure, Target, TargetId};

pub mod outlook;
#[cfg(test)]
mod tests;
mod touched;

pub use outlook::outlook;
use touched::Touched;

/// How far a target is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// Which target.
    pub target: TargetId,
    /// The share before the chosen proposals; nothing is saved yet, and nothing proposed.
    pub before: Share,
    /// The share with them.
    pub after: Share,
    /// How many things are left out of the share after, because something is unknown.
    pub left_out: u64,
    /// What somebody would have to say to take them in, each with how many of them wait for it.
    pub missing: BTreeMap<Lacking, u64>,
    /// Whether that is enough.
    pub verdict: Verdict,
}

/// A part of a whole, both exact: of a sum in the unit of [`Weight::amount`], or of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// What was saved, or how many things count.
    pub part: i128,
    /// The sum before, or how many things there are.
    pub whole: i128,
}

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is, whatever is unknown.
    Met,
    /// It is not, whatever is unknown.
    Missed {
        /// How much more would have to be saved of what is known, or how many more of the known
        /// things would have to count.
        short_of: i128,
    },
    /// What is unknown decides.
    Undecided,
    /// There is nothing that it could be measured on.
    Vacant,
}

/// 100 %, in thousandths of a percent.
const WHOLE: i128 = 100_000;

impl Share {
    /// Returns the share in percent, rounded down to the thousandth, so that what is shown never
    /// says more than there is; `None` of nothing.
    pub fn percent(self) -> Option<Number> {
        if self.whole <= 0 {
            return None;
        }
        let thousandths = (self.part * WHOLE).div_euclid(self.whole);
        let fits = i64::try_from(thousandths);
        let most = if thousandths < 0 { i64::MIN } else { i64::MAX };
        Some(Number {
            thousandths: fits.unwrap_or(most),
        })
    }

    /// Returns the least part that is at least so many percent of the whole.
    pub fn wanted(self, required: Number) -> i128 {
        let exact = i128::from(required.thousandths) * self.whole;
        exact.div_euclid(WHOLE) + i128::from(exact.rem_euclid(WHOLE) > 0)
    }

    /// Returns whether it is at least so many percent; decided exactly, and not by what is shown.
    fn reaches(self, required: Number) -> bool {
        self.part >= self.wanted(required)
    }
}

/// What is unknown may change a share: how many things may count, and how many may not.
#[derive(Debug, Default)]
struct Open {
    /// May count; if they do, they are part of the whole too.
    at_best: i128,
    /// May be a part of the whole and not count.
    at_worst: i128,
    /// Whether anything is open of which nobody can say how much it is.
    is_boundless: bool,
    things: u64,
    missing: BTreeMap<Lacking, u64>,
}

impl Open {
    fn add(&mut self, weight: &Weight) {
        self.things += 1;
        self.is_boundless |= weight.about.contains(&None);
        for lacking in &weight.missing {
            *self.missing.entry(*lacking).or_default() += 1;
        }
    }
}

impl Open {
    /// Adds what may count, or be a part of the whole and not count.
    fn add_either(&mut self, weight: &Weight) {
        self.add(weight);
        self.at_best += 1;
        self.at_worst += 1;
    }
}

/// Measures the targets that apply at the date, in name order, with some proposals carried out, each
/// given by its edits.
///
/// Linear in the catalogue for each target; the model after the proposals is made once.
pub fn measure(rules: &RuleSet, facts: Facts<'_>, chosen: &[&[Edit]]) -> Vec<Reached> {
    let wanted = applying(rules, facts.model);
    if wanted.is_empty() {
        return Vec::new();
    }
    let after = carried_out(facts.model, chosen);
    let graph = DependencyGraph::build(&after);
    let after = Facts {
        model: &after,
        graph: &graph,
    };
    let touched = Touched::by(facts.model, chosen);
    let measured = wanted.into_iter().map(|id| {
        let target = &rules.targets[id];
        let (before, after, open) = match &target.measure {
            Measure::Reduction { .. } => reduction(target, facts, after),
            Measure::ShareWithLess(_) => lessened(target, facts, after),
            Measure::ShareWithProposals => proposed(target, facts, &touched),
            Measure::ShareWhere(_) => share_where(target, facts, after),
        };
        Reached {
            target: id,
            before,
            after,
            verdict: judge(target, after, &open),
            left_out: open.things,
            missing: open.missing,
        }
    });
    measured.collect()
}

/// Returns the targets that apply at the date of a model, in name order.
fn applying(rules: &RuleSet, model: &Model) -> Vec<TargetId> {
    let targets = rules.targets.iter();
    let applying = targets.filter(|(_, target)| target.period.contains(model.as_of));
    applying.map(|(id, _)| id).collect()
}

/// Returns the model that some proposals leave; what several of them do is done once.
fn carried_out(model: &Model, chosen: &[&[Edit]]) -> Model {
    let mut seen: FxHashSet<&Edit> = FxHashSet::default();
    let edits = chosen.iter().copied().flatten();
    let edits: Vec<Edit> = edits.filter(|edit| seen.insert(edit)).cloned().collect();
    apply(model, &edits)
}

/// What each binding counts, by the names of what it is about: ids do not outlive their model.
type ByName<'w> = BTreeMap<Vec<String>, &'w Weight>;

/// Returns the names of what a weight is about; `None` where nobody can say.
fn name_of(weight: &Weight, model: &Model) -> Option<Vec<String>> {
    let things = weight.about.iter();
    things.map(|thing| Some(name((*thing)?, model))).collect()
}

/// Sorts weights by name; those of which nobody can say what they are about come apart.
fn by_name<'w>(weights: &'w [Weight], model: &Model) -> (ByName<'w>, Vec<&'w Weight>) {
    let mut found = ByName::new();
    let mut nameless = Vec::new();
    for weight in weights {
        match name_of(weight, model) {
            Some(names) => {
                found.insert(names, weight);
            }
            None => nameless.push(weight),
        }
    }
    (found, nameless)
}

/// Adds up before and after; what is known on one side only is left out on both.
fn reduction(target: &Target, before: Facts<'_>, after: Facts<'_>) -> (Share, Share, Open) {
    let [old, new] = [before, after].map(|facts| weigh(target, facts));
    let ((old, nameless), (new, nameless_after)) =
        (by_name(&old, before.model), by_name(&new, after.model));
    let mut open = Open {
        is_boundless: true,
        ..Open::default()
    };
    // A list that nobody has described is described no better afterwards.
    let nameless = if nameless.len() < nameless_after.len() {
        nameless_after
    } else {
        nameless
    };
    for weight in nameless {
        open.add(weight);
    }
    let (mut whole, mut left) = (0, 0);
    for (names, weight) in &old {
        let then = new.get(names);
        match (weight.amount, then.map(|then| then.amount)) {
            (Some(amount), None) => whole += amount,
            (Some(amount), Some(Some(then))) => {
                whole += amount;
                left += then;
            }
            (Some(_), Some(None)) => then.into_iter().for_each(|then| open.add(then)),
            (None, _) => open.add(weight),
        }
    }
    for (_, weight) in new.iter().filter(|(names, _)| !old.contains_key(*names)) {
        match weight.amount {
            Some(amount) => left += amount,
            None => open.add(weight),
        }
    }
    let share = |part| Share { part, whole };
    (share(0), share(whole - left), open)
}

/// Counts what some chosen proposal changes.
fn proposed(target: &Target, facts: Facts<'_>, touched: &Touched) -> (Share, Share, Open) {
    let mut share = Share::default();
    let mut open = Open::default();
    for weight in weigh(target, facts) {
        let is_changed = !touched.together(facts.model, &weight.about).is_empty();
        if weight.amount.is_some() {
            share.whole += 1;
            share.part += i128::from(is_changed);
        } else {
            open.add(&weight);
            // It counts if the target names it at all, and else is no part of the whole.
            *(if is_changed {
                &mut open.at_best
            } else {
                &mut open.at_worst
            }) += 1;
        }
    }
    (Share { part: 0, ..share }, share, open)
}

/// Counts what amounts to less afterwards; what is gone does.
fn lessened(target: &Target, before: Facts<'_>, after: Facts<'_>) -> (Share, Share, Open) {
    let [old, new] = [before, after].map(|facts| weigh(target, facts));
    let (new, _) = by_name(&new, after.model);
    let mut share = Share::default();
    let mut open = Open::default();
    for weight in &old {
        let then = name_of(weight, before.model).map(|names| new.get(&names));
        let is_less = match (weight.amount, then) {
            (Some(_), Some(None)) => Some(true),
            (Some(amount), Some(Some(then))) => then.amount.map(|then| then < amount),
            _ => None,
        };
        if let Some(is_less) = is_less {
            share.whole += 1;
            share.part += i128::from(is_less);
        } else {
            open.add_either(weight);
        }
    }
    (Share { part: 0, ..share }, share, open)
}

/// Counts that of which a condition holds, before and after.
fn share_where(target: &Target, before: Facts<'_>, after: Facts<'_>) -> (Share, Share, Open) {
    let count = |facts| {
        let mut share = Share::default();
        let mut open = Open::default();
        for weight in weigh(target, facts) {
            if let Some(amount) = weight.amount {
                share.whole += 1;
                share.part += amount;
            } else {
                open.add_either(&weight);
            }
        }
        (share, open)
    };
    let (after, open) = count(after);
    (count(before).0, after, open)
}

/// Says whether a target is met, whatever what is open comes to.
fn judge(target: &Target, known: Share, open: &Open) -> Verdict {
    let required = target.required;
    let missed = Verdict::Missed {
        short_of: known.wanted(required) - known.part,
    };
    if open.things == 0 {
        return match known.whole {
            0 => Verdict::Vacant,
            _ if known.reaches(required) => Verdict::Met,
            _ => missed,
        };
    }
    let worst = Share {
        part: known.part,
        whole: known.whole + open.at_worst,
    };
    let best = Share {
        part: known.part + open.at_best,
        whole: known.whole + open.at_best,
    };
    if open.is_boundless {
        Verdict::Undecided
    } else if worst.whole > 0 && worst.reaches(required) {
        Verdict::Met
    } else if best.whole > 0 && !best.reaches(required) {
        missed
    } else {
        Verdict::Undecided
    }
}
