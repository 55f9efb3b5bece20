//! What each variable of a rule can stand for, and whether the conditions rule it out.

use std::collections::BTreeSet;

use tinhgon::model::Entity;
use tinhgon::rule::value::Value;
use tinhgon::truth::Truth;

use super::expression::things;
use super::rule::Search;
use super::scope::Lacks;

/// What a variable can stand for.
pub(super) struct Choices {
    pub(super) meant: Vec<Entity>,
    pub(super) doubtful: Vec<Entity>,
    /// Whether its list is unknown, or what it hangs on is not found itself.
    pub(super) is_unfound: bool,
}

impl Search<'_, '_, '_> {
    /// Returns what the variable of a level can stand for.
    pub(super) fn choices(&mut self, level: usize) -> Choices {
        let variable = &self.variables[level];
        let mut choices = Choices {
            meant: Vec::new(),
            doubtful: Vec::new(),
            is_unfound: false,
        };
        let hangs_on = match (&variable.binder.source, &variable.tie) {
            (Some(source), _) => self.world.path_reads(&source.node, &self.scope),
            (None, Some((_, tie))) => self.world.reads(tie.key().0, tie.key().1),
            (None, None) => BTreeSet::new(),
        };
        if !hangs_on.is_disjoint(&self.unfound) {
            choices.is_unfound = true;
            return choices;
        }
        if let Some(source) = &variable.binder.source {
            match self.world.path(&source.node, &self.scope).0 {
                Value::Unknown => choices.is_unfound = true,
                value => choices.meant = things(&value, variable.kind),
            }
            return choices;
        }
        let kind = variable.kind;
        for thing in (0..kind.count(self.world.model)).map(|index| kind.entity(index)) {
            let Some((place, tie)) = &variable.tie else {
                choices.meant.push(thing);
                continue;
            };
            self.world.bound[variable.number] = Value::Entity(thing);
            match self.world.is_meant(&self.conjuncts[*place], tie, thing) {
                Truth::True => choices.meant.push(thing),
                Truth::Unknown => choices.doubtful.push(thing),
                Truth::False => {}
            }
        }
        choices
    }

    pub(super) fn set(&mut self, level: usize, thing: Option<Entity>) {
        let number = self.variables[level].number;
        self.unfound.remove(&number);
        self.world.bound[number] = thing.map_or(Value::Unknown, Value::Entity);
        if thing.is_none() {
            self.unfound.insert(number);
        }
    }

    /// The conditions that can be asked with the variables up to a level, of `with` alone or not.
    pub(super) fn conditions(&self, levels: usize, of_witnesses: Option<bool>) -> Vec<usize> {
        let bound: BTreeSet<usize> = self.variables[..levels]
            .iter()
            .map(|variable| variable.number)
            .collect();
        let witnesses: BTreeSet<usize> = self
            .variables
            .iter()
            .filter(|variable| variable.is_witness)
            .map(|variable| variable.number)
            .collect();
        let all = 0..self.conjuncts.len();
        all.filter(|place| {
            let reads = &self.reads[*place];
            let of_these = !reads.is_disjoint(&witnesses);
            reads.is_subset(&bound) && of_witnesses.is_none_or(|wanted| wanted == of_these)
        })
        .collect()
    }

    /// Whether conditions hold: those that speak of something unfound are not asked.
    pub(super) fn all(&mut self, places: &[usize]) -> (Truth, Lacks) {
        let (asked, unasked): (Vec<usize>, Vec<usize>) = places
            .iter()
            .partition(|place| self.reads[**place].is_disjoint(&self.unfound));
        let asked = asked.iter().map(|place| &self.conjuncts[*place]);
        let (truth, lacks) = self.world.all(asked);
        let truth = if unasked.is_empty() {
            truth
        } else {
            truth.and(Truth::Unknown)
        };
        (truth, lacks)
    }

    /// Whether nothing that is bound up to a level is ruled out, and not everything that can be
    /// bound after it.
    fn is_possible(&mut self, levels: usize) -> bool {
        let places = self.conditions(levels, None);
        if self.all(&places).0 == Truth::False {
            return false;
        }
        if levels == self.variables.len() {
            return true;
        }
        let choices = self.choices(levels);
        let mut is_possible = false;
        for thing in choices.meant {
            self.set(levels, Some(thing));
            is_possible |= self.is_possible(levels + 1);
        }
        if choices.is_unfound || self.is_in_doubt(levels, &choices.doubtful) {
            self.set(levels, None);
            is_possible |= self.is_possible(levels + 1);
        }
        self.set(levels, None);
        self.unfound.remove(&self.variables[levels].number);
        is_possible
    }

    /// Whether something that may be meant is not ruled out.
    pub(super) fn is_in_doubt(&mut self, level: usize, doubtful: &[Entity]) -> bool {
        let mut is_possible = false;
        for thing in doubtful {
            self.set(level, Some(*thing));
            is_possible |= self.is_possible(level + 1);
        }
        is_possible
    }

    /// Returns what is missing to say what the variable of a level stands for, if it is unfound; not
    /// where that only follows from another one.
    pub(super) fn lacks_of(&mut self, level: usize) -> Lacks {
        let variable = &self.variables[level];
        let (number, kind) = (variable.number, variable.kind);
        if !self.unfound.contains(&number) {
            return Lacks::new();
        }
        match (&variable.binder.source, &variable.tie) {
            (Some(source), _) => {
                let hangs_on = self.world.path_reads(&source.node, &self.scope);
                if !hangs_on.is_disjoint(&self.unfound) {
                    return Lacks::new();
                }
                self.world.path(&source.node, &self.scope).1
            }
            (None, Some((_, tie))) => {
                let hangs_on = self.world.reads(tie.key().0, tie.key().1);
                if !hangs_on.is_disjoint(&self.unfound) {
                    return Lacks::new();
                }
                self.world.lacks_of(tie, number, kind)
            }
            (None, None) => Lacks::new(),
        }
    }
}
