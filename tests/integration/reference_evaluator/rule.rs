//! A rule over everything that its variables can stand for.

use std::collections::{BTreeMap, BTreeSet};

use tinhgon::model::{Entity, Kind};
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::{Binder, Clause, Word};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::truth::Truth;

use super::scope::{Lack, Lacks, Meaning, Scope, World};
use super::tie::{Conjunct, Tie, binders};

/// What a rule comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// What each finding is about, its first witnesses, and how many there are.
    pub(super) found: BTreeMap<Vec<Entity>, (Vec<Entity>, u32)>,
    /// Each part that is missing (or the name of a parameter), and of what it is told.
    pub(super) gaps: BTreeSet<(String, Entity)>,
}

/// A variable of a rule.
pub(super) struct Variable<'a> {
    /// Its number: its place in the text, `for each` first.
    pub(super) number: usize,
    pub(super) kind: Kind,
    pub(super) binder: &'a Binder<'a>,
    pub(super) is_witness: bool,
    /// How it is found, and by which condition; neither for a list, nor for what leads the rule.
    pub(super) tie: Option<(usize, Tie<'a>)>,
}

/// The search for what a rule comes to.
pub(super) struct Search<'a, 'm, 'w> {
    pub(super) world: &'w mut World<'a, 'm>,
    pub(super) scope: Scope<'a>,
    /// In the order in which they are bound; it shows in no outcome but for which condition is
    /// taken for a tie.
    pub(super) variables: Vec<Variable<'a>>,
    pub(super) conjuncts: Vec<Conjunct<'a>>,
    /// What each condition reads.
    pub(super) reads: Vec<BTreeSet<usize>>,
    pub(super) unfound: BTreeSet<usize>,
    outcome: Outcome,
}

/// Evaluates a rule; `order` is the order in which its plan binds the variables.
pub(super) fn evaluate<'a>(
    world: &mut World<'a, '_>,
    rule: &'a Clause<'a>,
    order: &[String],
) -> Outcome {
    let abouts = binders(rule, Keyword::ForEach);
    let about = abouts.len();
    let all: Vec<&Binder<'_>> = abouts
        .into_iter()
        .chain(binders(rule, Keyword::With))
        .collect();
    let mut scope = Scope::default();
    for (number, binder) in all.iter().enumerate() {
        scope = scope.with(&binder.variable.node, Meaning::Variable(number));
    }
    for clause in rule.clauses_of(Keyword::Let) {
        let name = clause.name().expect("a value has a name").node;
        if let Some(Word::Expression(written)) = clause.words.last().map(|word| &word.node) {
            scope = scope.with(name, Meaning::Written(written, scope.clone()));
        }
    }
    let mut conjuncts = Vec::new();
    for (keyword, negated) in [(Keyword::When, false), (Keyword::Unless, true)] {
        for clause in rule.clauses_of(keyword) {
            if let Some(Word::Expression(written)) = clause.words.first().map(|word| &word.node) {
                conjuncts.extend(world.conjuncts(written, &scope, negated));
            }
        }
    }
    world.bound = vec![Value::Unknown; all.len()];
    let mut variables = Vec::new();
    let mut bound = BTreeSet::new();
    for name in order {
        let number = all
            .iter()
            .position(|binder| binder.variable.node == *name)
            .expect("a plan binds the variables of its rule");
        let tie = world
            .tie(number, &conjuncts, &bound)
            .filter(|_| all[number].source.is_none())
            // Only what is tied to a named thing does not lead by walking its kind.
            .filter(|(_, tie)| !variables.is_empty() || matches!(tie, Tie::To(..)));
        bound.insert(number);
        variables.push(Variable {
            number,
            kind: Kind::of_keyword(all[number].kind.node).expect("a binder names a kind"),
            binder: all[number],
            is_witness: number >= about,
            tie,
        });
    }
    let reads = conjuncts
        .iter()
        .map(|conjunct| world.reads(conjunct.written, &conjunct.scope))
        .collect();
    let mut search = Search {
        world,
        scope,
        variables,
        conjuncts,
        reads,
        unfound: BTreeSet::new(),
        outcome: Outcome::default(),
    };
    search.bind(0, about);
    search.outcome
}

impl<'m> Search<'_, 'm, '_> {
    /// Binds the variables from a level on; `about` are those of `for each`.
    fn bind(&mut self, level: usize, about: usize) {
        let places = self.conditions(level, Some(false));
        if self.all(&places).0 == Truth::False {
            return;
        }
        if level == about {
            self.conclude(about);
            return;
        }
        let choices = self.choices(level);
        for thing in choices.meant {
            self.set(level, Some(thing));
            self.bind(level + 1, about);
        }
        if choices.is_unfound || self.is_in_doubt(level, &choices.doubtful) {
            self.set(level, None);
            self.bind(level + 1, about);
        }
        self.set(level, None);
        self.unfound.remove(&self.variables[level].number);
    }

    /// Decides what is bound.
    fn conclude(&mut self, about: usize) {
        let places = self.conditions(about, Some(false));
        let (mut truth, mut lacks) = self.all(&places);
        if !self.unfound.is_empty() {
            truth = truth.and(Truth::Unknown);
        }
        let mut witnesses = Vec::new();
        let mut waits_for = Lacks::new();
        let is_open = self.witnesses(about, &mut witnesses, &mut waits_for);
        let found = match (witnesses.is_empty(), is_open) {
            (false, _) => Truth::True,
            (true, true) => Truth::Unknown,
            (true, false) => Truth::False,
        };
        let mut of_text: Vec<(usize, Value<'m>)> = self.variables[..about]
            .iter()
            .map(|variable| (variable.number, self.world.bound[variable.number].clone()))
            .collect();
        let leader = of_text.first().and_then(|(_, value)| value.thing().value());
        of_text.sort_by_key(|(number, _)| *number);
        match truth.and(found) {
            Truth::False => {}
            Truth::True => {
                let things = of_text.iter();
                let things = things.filter_map(|(_, value)| value.thing().value());
                let count = u32::try_from(witnesses.len()).expect("small catalogues");
                let first = witnesses.into_iter().min().expect("there is one");
                self.outcome.found.insert(things.collect(), (first, count));
            }
            Truth::Unknown => {
                for level in 0..about {
                    lacks.extend(self.lacks_of(level));
                }
                if witnesses.is_empty() {
                    lacks.extend(waits_for);
                }
                self.tell(lacks, leader);
            }
        }
    }

    /// Goes through the witnesses: gathers those for which all holds; returns whether some are
    /// undecided, and adds what these wait for.
    fn witnesses(
        &mut self,
        level: usize,
        found: &mut Vec<Vec<Entity>>,
        waits_for: &mut Lacks,
    ) -> bool {
        let places = self.conditions(level, Some(true));
        let (truth, lacks) = self.all(&places);
        if truth == Truth::False {
            return false;
        }
        let first = self
            .variables
            .iter()
            .filter(|variable| !variable.is_witness)
            .count();
        if level == self.variables.len() {
            let is_unfound =
                (first..level).any(|level| self.unfound.contains(&self.variables[level].number));
            if truth == Truth::True && !is_unfound {
                let mut things: Vec<(usize, Entity)> = self.variables[first..]
                    .iter()
                    .filter_map(|variable| {
                        let thing = self.world.bound[variable.number].thing().value()?;
                        Some((variable.number, thing))
                    })
                    .collect();
                things.sort_by_key(|(number, _)| *number);
                found.push(things.into_iter().map(|(_, thing)| thing).collect());
                return false;
            }
            waits_for.extend(lacks);
            for level in first..level {
                let lacks = self.lacks_of(level);
                waits_for.extend(lacks);
            }
            return true;
        }
        let choices = self.choices(level);
        let mut is_open = false;
        for thing in choices.meant {
            self.set(level, Some(thing));
            is_open |= self.witnesses(level + 1, found, waits_for);
        }
        if choices.is_unfound || self.is_in_doubt(level, &choices.doubtful) {
            self.set(level, None);
            is_open |= self.witnesses(level + 1, found, waits_for);
        }
        self.set(level, None);
        self.unfound.remove(&self.variables[level].number);
        is_open
    }

    fn tell(&mut self, lacks: Lacks, leader: Option<Entity>) {
        let model = self.world.model;
        for lack in lacks {
            let (name, owner, led_by) = match lack {
                Lack::Part(owner, part, led_by) => {
                    let kind = owner.kind().keyword().english();
                    (format!("{kind}.{part}"), Some(owner), led_by)
                }
                Lack::Parameter(name, led_by) => (name, None, led_by),
            };
            let own = owner.and_then(|owner| owner.procedure(model));
            let Some(leader) = led_by.or(leader).or(owner) else {
                continue;
            };
            let procedure = own.or_else(|| leader.procedure(model)).map(Entity::from);
            self.outcome
                .gaps
                .insert((name, procedure.unwrap_or(leader)));
        }
    }
}
