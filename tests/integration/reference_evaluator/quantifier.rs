//! Quantifiers and aggregates: a loop over the list, or over everything of the kind.

use std::collections::BTreeSet;

use tinhgon::graph::gap::open_part;
use tinhgon::model::{Entity, Kind};
use tinhgon::quantity::Number;
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::Binder;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::keyword::Keyword;
use tinhgon::truth::Truth;

use super::amount::reckon;
use super::expression::things;
use super::relation;
use super::scope::{Lack, Lacks, Meaning, Scope, World, Written};
use super::tie::{Conjunct, Tie};
use super::unit::nothing_of;

/// What a variable of a quantifier came to for each thing.
struct Rounds {
    /// The things of which it is known that they are meant, with what the condition says of them.
    meant: Vec<(Entity, Truth)>,
    /// Whether something may be meant and is not ruled out.
    is_open: bool,
    /// What the unknown of both waits for.
    lacks: Lacks,
}

impl<'a, 'm> World<'a, 'm> {
    /// Returns whether something that a binder ranges over meets a condition, or does not.
    pub(super) fn exists(
        &mut self,
        binder: &'a Binder<'a>,
        condition: Option<&'a Written<'a>>,
        negated: bool,
        scope: &Scope<'a>,
    ) -> (Truth, Lacks) {
        match self.rounds(binder, condition, negated, scope, |_, _, _| {}) {
            Err(lacks) => (Truth::Unknown, lacks),
            Ok(rounds) => {
                let open = if rounds.is_open {
                    Truth::Unknown
                } else {
                    Truth::False
                };
                let truths = rounds.meant.iter().map(|(_, truth)| *truth);
                (truths.fold(open, Truth::or), rounds.lacks)
            }
        }
    }

    /// Binds the variable of a binder to one thing after the other; `Err` if its list is unknown.
    fn rounds(
        &mut self,
        binder: &'a Binder<'a>,
        condition: Option<&'a Written<'a>>,
        negated: bool,
        scope: &Scope<'a>,
        mut each: impl FnMut(&mut Self, &Scope<'a>, &mut Lacks),
    ) -> Result<Rounds, Lacks> {
        let kind = Kind::of_keyword(binder.kind.node).expect("a binder names a kind");
        let number = self.bound.len();
        let inside = scope.with(&binder.variable.node, Meaning::Variable(number));
        let mut rounds = Rounds {
            meant: Vec::new(),
            is_open: false,
            lacks: Lacks::new(),
        };
        let listed = match &binder.source {
            None => None,
            Some(source) => match self.path(&source.node, scope) {
                (Value::Unknown, lacks) => return Err(lacks),
                (value, _) => Some(things(&value, kind)),
            },
        };
        let conjuncts = condition.map_or_else(Vec::new, |condition| {
            self.conjuncts(condition, &inside, negated)
        });
        let bound: BTreeSet<usize> = (0..number).collect();
        let found = if listed.is_none() {
            let found = self.tie(number, &conjuncts, &bound);
            Some(found.expect("the compiler refuses a variable that nothing joins"))
        } else {
            None
        };
        let all = (0..kind.count(self.model)).map(|index| kind.entity(index));
        self.bound.push(Value::Unknown);
        for thing in listed.unwrap_or_else(|| all.collect()) {
            self.bound[number] = Value::Entity(thing);
            let (truth, lacks) = match condition {
                // Nothing fails where nothing is asked.
                None if negated => (Truth::False, Lacks::new()),
                _ => self.all(&conjuncts),
            };
            let is_meant = match &found {
                None => Truth::True,
                Some((place, tie)) => self.is_meant(&conjuncts[*place], tie, thing),
            };
            match is_meant {
                Truth::False => {}
                Truth::Unknown => rounds.is_open |= truth != Truth::False,
                Truth::True => {
                    rounds.lacks.extend(lacks);
                    rounds.meant.push((thing, truth));
                    if truth == Truth::True {
                        each(self, &inside, &mut rounds.lacks);
                    }
                }
            }
        }
        if rounds.is_open {
            let (_, tie) = found.as_ref().expect("a list leaves nothing in doubt");
            let lacks = self.lacks_of(tie, number, kind);
            rounds.lacks.extend(lacks);
        }
        self.bound.pop();
        Ok(rounds)
    }

    /// Returns whether all conditions hold, and what the unknown ones wait for.
    pub(super) fn all<'c>(
        &mut self,
        conjuncts: impl IntoIterator<Item = &'c Conjunct<'a>>,
    ) -> (Truth, Lacks)
    where
        'a: 'c,
    {
        let mut all = (Truth::True, Lacks::new());
        for conjunct in conjuncts {
            let (truth, lacks) = self.truth(conjunct.written, &conjunct.scope);
            all.0 = all.0.and(if conjunct.negated { !truth } else { truth });
            all.1.extend(lacks);
            if all.0 == Truth::False {
                return (Truth::False, Lacks::new());
            }
        }
        all
    }

    /// Returns whether a tie leads to the thing that its variable is bound to.
    ///
    /// The order of steps is asked of each step of the procedure, as any other condition is.
    pub(super) fn is_meant(
        &mut self,
        conjunct: &Conjunct<'a>,
        tie: &Tie<'a>,
        thing: Entity,
    ) -> Truth {
        if let Tie::Beside(near, scope) = tie {
            return match self.value(near, &scope.clone()).0 {
                Value::Unknown => Truth::Unknown,
                Value::Entity(near) => {
                    Truth::from(near.procedure(self.model) == thing.procedure(self.model))
                }
                _ => Truth::False,
            };
        }
        self.all([conjunct]).0
    }

    /// Returns what is missing to say which things a tie leads to.
    pub(super) fn lacks_of(&mut self, tie: &Tie<'a>, number: usize, kind: Kind) -> Lacks {
        let (key, scope) = tie.key();
        if let Tie::Similar { least, .. } = tie
            && let (Value::Unknown, mut lacks) = self.value(least.0, &least.1)
        {
            lacks.extend(self.value(key, &scope.clone()).1);
            return lacks;
        }
        let near = match self.value(key, &scope.clone()) {
            (Value::Unknown, lacks) => return lacks,
            (near, _) => near,
        };
        let led_by = |lacks: Lacks, thing: Entity| -> Lacks {
            let lacks = lacks.into_iter().map(|lack| match lack {
                Lack::Part(owner, part, None) => Lack::Part(owner, part, Some(thing)),
                Lack::Parameter(name, None) => Lack::Parameter(name, Some(thing)),
                other => other,
            });
            lacks.collect()
        };
        let mut missing = Lacks::new();
        match (tie, near) {
            (Tie::Keyed { path, .. } | Tie::Similar { path, .. }, _) => {
                let before = self.bound[number].clone();
                for thing in (0..kind.count(self.model)).map(|index| kind.entity(index)) {
                    self.bound[number] = Value::Entity(thing);
                    if let (Value::Unknown, lacks) = self.value(path.0, &path.1) {
                        missing.extend(led_by(lacks, thing));
                    }
                }
                self.bound[number] = before;
            }
            (Tie::Related(relation, right, ..), Value::Entity(near)) => {
                if relation::is_open(self.model, *relation, near, *right) {
                    let (owner, part) = open_part(self.model, *relation, near, *right)
                        .unwrap_or((near, relation.name()));
                    return Lacks::from([Lack::Part(owner, part, None)]);
                }
                for thing in (0..kind.count(self.model)).map(|index| kind.entity(index)) {
                    if relation::is_open(self.model, *relation, thing, !*right) {
                        let (owner, part) = open_part(self.model, *relation, thing, !*right)
                            .unwrap_or((thing, relation.name()));
                        missing.insert(Lack::Part(owner, part, Some(thing)));
                    }
                }
            }
            _ => {}
        }
        missing
    }

    /// Returns what `count`, `sum`, `min` and `max` come to.
    pub(super) fn aggregate(
        &mut self,
        aggregate: Keyword,
        value: Option<&'a Written<'a>>,
        binder: Option<&'a Binder<'a>>,
        condition: Option<&'a Written<'a>>,
        scope: &Scope<'a>,
    ) -> (Value<'m>, Lacks) {
        let Some(binder) = binder else {
            let list = value.expect("a count has a binder or a list");
            let (list, lacks) = self.value(list, scope);
            let count = match list {
                Value::Unknown => return (Value::Unknown, lacks),
                Value::List(list) => list.len(),
                _ => 0,
            };
            return (whole(count), lacks);
        };
        let mut values: Vec<Value<'m>> = Vec::new();
        let rounds = self.rounds(binder, condition, false, scope, |world, inside, lacks| {
            if let Some(value) = value {
                let (value, more) = world.value(value, inside);
                lacks.extend(more);
                values.push(value);
            }
        });
        let rounds = match rounds {
            Err(lacks) => return (Value::Unknown, lacks),
            Ok(rounds) => rounds,
        };
        let mut truths = rounds.meant.iter().map(|(_, truth)| *truth);
        if rounds.is_open
            || values.contains(&Value::Unknown)
            || truths.any(|truth| truth == Truth::Unknown)
        {
            return (Value::Unknown, rounds.lacks);
        }
        if aggregate == Keyword::Count {
            let held = rounds
                .meant
                .iter()
                .filter(|(_, truth)| *truth == Truth::True);
            return (whole(held.count()), Lacks::new());
        }
        values.retain(|value| *value != Value::None);
        let folded = values
            .into_iter()
            .reduce(|earlier, next| match aggregate {
                _ if earlier.is_unknown() => earlier,
                Keyword::Sum => reckon(Operator::Plus, &earlier, &next),
                Keyword::Min => self.better(Operator::Less, earlier, next),
                _ => self.better(Operator::Greater, earlier, next),
            })
            .unwrap_or_else(|| match aggregate {
                Keyword::Sum => nothing_of(self.scalar(value.expect("a sum has a value"), scope)),
                _ => Value::None,
            });
        (folded, Lacks::new())
    }

    fn better(&self, wanted: Operator, earlier: Value<'m>, next: Value<'m>) -> Value<'m> {
        match self.compare(wanted, &next, &earlier) {
            Truth::True => next,
            Truth::False => earlier,
            Truth::Unknown => Value::Unknown,
        }
    }
}

fn whole<'m>(count: usize) -> Value<'m> {
    Value::Number(Number::whole(
        i64::try_from(count).expect("small catalogues"),
    ))
}
