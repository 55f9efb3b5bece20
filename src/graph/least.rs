//! The least that a person must declare: the fewest fields from which all others follow.
//!
//! Asked of each person at each moment by itself. A field that is optional, conditional, or whose
//! concept or person nobody has said stays, and nothing follows from it. Of the others, what
//! follows from no other is kept; what follows from that goes; what is left are circles, in which
//! something must stay: the best choice is found class by class by branch and bound, beginning from
//! a choice of which nothing more can go.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::inference::{Ground, Inferences, Open, Step};
use crate::model::{ConceptId, FieldId, Model, ProcedureId, RegisterId, Stated};
use crate::symbol::Symbol;

/// How many sets are looked at in one class before the search gives up.
const EFFORT: usize = 20_000;
/// The largest class that is searched at all.
const LARGEST: usize = 40;

/// The least that a procedure must ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Least {
    /// The fields that need not be asked, in the order of the forms.
    pub spared: Vec<Spared>,
    /// How many fields fewer might do, where that is not known to be none.
    pub gap: usize,
}

/// A field that need not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spared {
    /// The field.
    pub field: FieldId,
    /// How its value is known without it: each step from what is asked or was known before, the
    /// last gives the value itself.
    pub proof: Vec<Step>,
}

impl Spared {
    /// Returns the register that the value comes from, the nearest to it; `None` where it is worked
    /// out from what is asked alone.
    pub fn register(&self) -> Option<RegisterId> {
        let mut grounds = self.proof.iter().rev().map(|step| step.ground);
        grounds.find_map(|ground| match ground {
            Ground::Register(register) => Some(register),
            Ground::Derivation(_) => None,
        })
    }
}

/// Returns the least that a procedure must ask; `None` where its fields are unknown.
///
/// Of several sets of equal size, the one that keeps what stands first on the forms.
pub fn least(model: &Model, inferences: &Inferences, procedure: ProcedureId) -> Option<Least> {
    let fields = &model.procedures[procedure].fields;
    if *fields == Stated::Unknown {
        return None;
    }
    let fields = fields.items();
    let [at_a_moment, today] =
        [false, true].map(|today| inferences.open_to(model, procedure, today));
    let mut least = Least::default();
    for ((_, moment), asked) in by_person(model, fields) {
        let open = if moment.is_none() {
            &today
        } else {
            &at_a_moment
        };
        let (kept, gap) = fewest(open, &asked);
        least.gap += gap;
        let steps = open.closure(&kept);
        for one in asked.iter().filter(|one| !kept.contains(&one.concept)) {
            let proof = proof(&steps, one.concept);
            least.spared.extend(one.fields.iter().map(|field| Spared {
                field: *field,
                proof: proof.clone(),
            }));
        }
    }
    let position = |field: FieldId| fields.iter().position(|other| *other == field);
    least.spared.sort_by_key(|spared| position(spared.field));
    Some(least)
}

/// What is asked of one person: a concept, and the fields that ask for it in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    concept: ConceptId,
    fields: Vec<FieldId>,
    /// Whether some cases ask for it once more: the data may be wanting there.
    stays: bool,
}

/// Whom a field is about, and at which moment, if at one.
type Person = (Symbol, Option<Symbol>);

/// Returns what is asked of each person at each moment in every case, in the order of the forms.
fn by_person(model: &Model, fields: &[FieldId]) -> BTreeMap<Person, Vec<Asked>> {
    let mut people: BTreeMap<Person, Vec<Asked>> = BTreeMap::new();
    let mut at_times: BTreeSet<(Person, ConceptId)> = BTreeSet::new();
    for id in fields {
        let field = &model.fields[*id];
        let (Stated::Is(concept), Stated::Is(role)) = (field.concept, field.role) else {
            continue;
        };
        let person = (role, field.moment.value());
        if field.optional || matches!(field.condition, Stated::Is(_)) {
            at_times.insert((person, concept));
            continue;
        }
        let asked = people.entry(person).or_default();
        match asked.iter_mut().find(|asked| asked.concept == concept) {
            Some(asked) => asked.fields.push(*id),
            None => asked.push(Asked {
                concept,
                fields: vec![*id],
                stays: false,
            }),
        }
    }
    for (person, asked) in &mut people {
        for asked in asked {
            asked.stays = at_times.contains(&(*person, asked.concept));
        }
    }
    people
}

/// Returns the concepts of the fewest fields from which all others follow, and how many fields
/// fewer might do.
fn fewest(open: &Open<'_>, asked: &[Asked]) -> (Vec<ConceptId>, usize) {
    let concepts: Vec<ConceptId> = asked.iter().map(|asked| asked.concept).collect();
    let following = open.following(&concepts);
    let must_stay = |one: &&Asked| {
        one.stays || !following.contains(&one.concept) || {
            let others = concepts.iter().copied();
            let others: Vec<ConceptId> = others.filter(|other| *other != one.concept).collect();
            let steps = open.closure(&others);
            steps.iter().all(|step| step.concept != one.concept)
        }
    };
    let must = asked.iter().filter(must_stay);
    let must: Vec<ConceptId> = must.map(|one| one.concept).collect();
    let mut known = must.clone();
    known.extend(open.closure(&must).iter().map(|step| step.concept));
    let left = asked.iter().filter(|one| !known.contains(&one.concept));
    let left: Vec<&Asked> = left.collect();
    let left_concepts: Vec<ConceptId> = left.iter().map(|one| one.concept).collect();

    let mut kept = must;
    let mut gap = 0;
    for class in open.tied(&left_concepts, &known) {
        let of_class = left.iter().filter(|one| class.contains(&one.concept));
        let mut search = Search {
            open,
            known: &known,
            class: of_class.copied().collect(),
            effort: EFFORT,
            best: Vec::new(),
        };
        gap += search.run();
        kept.extend(search.best);
    }
    (kept, gap)
}

/// The search for the fewest fields of one class, each of which follows from the others.
struct Search<'s, 'i> {
    open: &'s Open<'i>,
    /// What is known without the class.
    known: &'s [ConceptId],
    /// In the order of the forms.
    class: Vec<&'s Asked>,
    /// How many sets may still be looked at.
    effort: usize,
    /// The best set so far.
    best: Vec<ConceptId>,
}

impl Search<'_, '_> {
    /// Finds the best set, and returns how many fields fewer might do.
    fn run(&mut self) -> usize {
        self.best = self.class.iter().map(|one| one.concept).collect();
        // What stands last goes first, so that nothing more can go of what is left.
        for one in self.class.clone().into_iter().rev() {
            let others = self.best.iter().copied();
            let others: Vec<ConceptId> = others.filter(|other| *other != one.concept).collect();
            if self.suffices(&others) {
                self.best = others;
            }
        }
        let is_searched = self.class.len() <= LARGEST;
        if is_searched {
            self.extend(&mut Vec::new(), 0);
        }
        if is_searched && self.effort > 0 {
            return 0;
        }
        // Something of the class must be asked: nothing in it follows from what is known.
        let lightest = self.class.iter().map(|one| one.fields.len()).min();
        self.weight(&self.best)
            .saturating_sub(lightest.unwrap_or(0))
    }

    /// Tries all sets that hold what is chosen of the first `next` concepts, those first that hold
    /// what stands first.
    fn extend(&mut self, chosen: &mut Vec<ConceptId>, next: usize) {
        if self.effort == 0 || self.weight(chosen) >= self.weight(&self.best) {
            return;
        }
        self.effort -= 1;
        if self.suffices(chosen) {
            self.best.clone_from(chosen);
            return;
        }
        let Some(one) = self.class.get(next).copied() else {
            return;
        };
        chosen.push(one.concept);
        self.extend(chosen, next + 1);
        chosen.pop();
        let rest = self.class[next + 1..].iter().map(|one| one.concept);
        let possible: Vec<ConceptId> = chosen.iter().copied().chain(rest).collect();
        if self.suffices(&possible) {
            self.extend(chosen, next + 1);
        }
    }

    /// Returns whether all of the class follows from some of it and what is known.
    fn suffices(&self, chosen: &[ConceptId]) -> bool {
        let given: Vec<ConceptId> = self.known.iter().chain(chosen).copied().collect();
        let steps = self.open.closure(&given);
        let follows = |concept| steps.iter().any(|step| step.concept == concept);
        let mut class = self.class.iter();
        class.all(|one| chosen.contains(&one.concept) || follows(one.concept))
    }

    /// Returns how many fields ask for some concepts of the class.
    fn weight(&self, concepts: &[ConceptId]) -> usize {
        let class = self.class.iter();
        let of_these = class.filter(|one| concepts.contains(&one.concept));
        of_these.map(|one| one.fields.len()).sum()
    }
}

/// Returns the steps that lead to a concept, in the order in which they can be taken.
fn proof(steps: &[Step], concept: ConceptId) -> Vec<Step> {
    let mut wanted: BTreeSet<ConceptId> = BTreeSet::from([concept]);
    let mut proof = Vec::new();
    for step in steps.iter().rev() {
        if wanted.contains(&step.concept) {
            wanted.extend(&step.sources);
            proof.push(step.clone());
        }
    }
    proof.reverse();
    proof
}

#[cfg(test)]
mod tests;
