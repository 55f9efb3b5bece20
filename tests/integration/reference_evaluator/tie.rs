//! Which condition a variable over a whole kind is found through, from the text alone.

use std::collections::BTreeSet;

use tinhgon::graph::Relation;
use tinhgon::rule::value::Value;
use tinhgon::syntax::ast::Expression;
use tinhgon::syntax::ast::expression::Operator;
use tinhgon::syntax::ast::{Binder, Word};
use tinhgon::syntax::keyword::Keyword;
use tinhgon::syntax::term;

use super::scope::{Meaning, Scope, World, Written};

/// One of the conditions that have to hold together, perhaps the opposite of what is written.
#[derive(Clone)]
pub(super) struct Conjunct<'a> {
    pub(super) written: &'a Written<'a>,
    pub(super) scope: Scope<'a>,
    pub(super) negated: bool,
}

/// How a variable is found through what is bound before it.
pub(super) enum Tie<'a> {
    /// It is the thing, or stands in the list.
    To(&'a Written<'a>, Scope<'a>),
    /// It stands in an order with a step.
    Beside(&'a Written<'a>, Scope<'a>),
    /// It is on one side of a relation; `true`: on the right.
    Related(Relation, bool, &'a Written<'a>, Scope<'a>),
    /// A value that is read of it is equal to another, or a list that is read of it holds another.
    Keyed {
        path: (&'a Written<'a>, Scope<'a>),
        key: (&'a Written<'a>, Scope<'a>),
    },
    /// A list that is read of it has much in common with another.
    Similar {
        path: (&'a Written<'a>, Scope<'a>),
        key: (&'a Written<'a>, Scope<'a>),
        least: (&'a Written<'a>, Scope<'a>),
    },
}

impl<'a> Tie<'a> {
    fn rank(&self) -> u8 {
        match self {
            Self::To(..) => 0,
            Self::Beside(..) | Self::Related(..) => 1,
            Self::Keyed { .. } => 2,
            Self::Similar { .. } => 3,
        }
    }

    /// Returns what it begins with.
    pub(super) fn key(&self) -> (&'a Written<'a>, &Scope<'a>) {
        match self {
            Self::To(key, scope) | Self::Beside(key, scope) | Self::Related(_, _, key, scope) => {
                (key, scope)
            }
            Self::Keyed { key, .. } | Self::Similar { key, .. } => (key.0, &key.1),
        }
    }
}

impl<'a> World<'a, '_> {
    /// Splits a condition into those that have to hold together.
    pub(super) fn conjuncts(
        &self,
        written: &'a Written<'a>,
        scope: &Scope<'a>,
        negated: bool,
    ) -> Vec<Conjunct<'a>> {
        match &written.node {
            Expression::Not(inner) => return self.conjuncts(inner, scope, !negated),
            Expression::Binary {
                operator: operator @ (Operator::And | Operator::Or),
                left,
                right,
            } if negated == (*operator == Operator::Or) => {
                let mut both = self.conjuncts(left, scope, negated);
                both.extend(self.conjuncts(right, scope, negated));
                return both;
            }
            Expression::Call {
                function,
                arguments,
                ..
            } => {
                if let Some((condition, inside)) = self.definition(&function.node, arguments, scope)
                {
                    return self.conjuncts(condition, &inside, negated);
                }
            }
            Expression::Path(path) => {
                if let Some(Meaning::Written(inner, inside)) = scope.find(path) {
                    return self.conjuncts(inner, inside, negated);
                }
            }
            _ => {}
        }
        vec![Conjunct {
            written,
            scope: scope.clone(),
            negated,
        }]
    }

    /// Returns the best tie of a variable: to the thing itself, else by a relation, else by a value;
    /// the first as written of several. `bound` are the variables that are bound before it.
    pub(super) fn tie(
        &self,
        variable: usize,
        conjuncts: &[Conjunct<'a>],
        bound: &BTreeSet<usize>,
    ) -> Option<(usize, Tie<'a>)> {
        let ties = conjuncts
            .iter()
            .enumerate()
            .filter_map(|(place, conjunct)| {
                let mut ties = self.ties(variable, conjunct, bound);
                (!ties.is_empty()).then(|| (place, ties.remove(0)))
            });
        ties.min_by_key(|(place, tie)| (tie.rank(), *place))
    }

    fn ties(
        &self,
        variable: usize,
        conjunct: &Conjunct<'a>,
        bound: &BTreeSet<usize>,
    ) -> Vec<Tie<'a>> {
        let scope = &conjunct.scope;
        let is_it = |written: &'a Written<'a>| variable_of(written, scope) == Some(variable);
        let only_it =
            |written: &'a Written<'a>| self.reads(written, scope).into_iter().eq([variable]);
        let ready = |written: &'a Written<'a>| self.reads(written, scope).is_subset(bound);
        let side = |written: &'a Written<'a>| (written, scope.clone());
        let mut ties = Vec::new();
        match &conjunct.written.node {
            Expression::Binary {
                operator,
                left,
                right,
            } => match (operator, conjunct.negated) {
                (Operator::Equal, false) | (Operator::NotEqual, true) => {
                    for (mine, other) in [(left, right), (right, left)] {
                        if !ready(other) {
                        } else if is_it(mine) {
                            ties.push(Tie::To(other, scope.clone()));
                        } else if only_it(mine) {
                            ties.push(Tie::Keyed {
                                path: side(mine),
                                key: side(other),
                            });
                        }
                    }
                }
                (Operator::In, false) | (Operator::NotIn, true) => {
                    if is_it(left) && ready(right) {
                        ties.push(Tie::To(right, scope.clone()));
                    } else if only_it(right) && ready(left) {
                        ties.push(Tie::Keyed {
                            path: side(right),
                            key: side(left),
                        });
                    }
                }
                (
                    Operator::Greater
                    | Operator::GreaterOrEqual
                    | Operator::Less
                    | Operator::LessOrEqual,
                    false,
                ) => ties.extend(self.likeness(variable, (*operator, left, right), scope, bound)),
                _ => {}
            },
            Expression::Call {
                function,
                closure: false,
                arguments,
            } if !conjunct.negated => {
                let named = term::canonical(&function.node).and_then(Relation::of_name);
                if let (Some(relation), [from, to]) = (named, &arguments[..]) {
                    let tie = |right, near| match relation {
                        Relation::Before | Relation::Requires => Tie::Beside(near, scope.clone()),
                        _ => Tie::Related(relation, right, near, scope.clone()),
                    };
                    if is_it(to) && ready(from) {
                        ties.push(tie(true, from));
                    } else if is_it(from) && ready(to) {
                        ties.push(tie(false, to));
                    }
                }
            }
            _ => {}
        }
        ties
    }

    /// A similarity that is to reach a percentage above zero.
    fn likeness(
        &self,
        variable: usize,
        (operator, left, right): (Operator, &'a Written<'a>, &'a Written<'a>),
        scope: &Scope<'a>,
        bound: &BTreeSet<usize>,
    ) -> Option<Tie<'a>> {
        let (share, least) = match operator {
            Operator::Greater | Operator::GreaterOrEqual => (left, right),
            _ => (right, left),
        };
        let (lists, inside) = Self::similarity(share, scope)?;
        let is_strict = matches!(operator, Operator::Greater | Operator::Less);
        let reaches = match self.percentage(least, scope)? {
            Value::Percent(percent) => {
                percent.thousandths > 0 || percent.thousandths == 0 && is_strict
            }
            value => value.is_unknown(),
        };
        let [one, other] = lists;
        let mut sides = [(one, other), (other, one)].into_iter();
        let (mine, other) = sides.find(|(mine, other)| {
            self.reads(mine, &inside).into_iter().eq([variable])
                && self.reads(other, &inside).is_subset(bound)
        })?;
        reaches.then(|| Tie::Similar {
            path: (mine, inside.clone()),
            key: (other, inside.clone()),
            least: (least, scope.clone()),
        })
    }

    /// A percentage as it is written, or that of a parameter.
    fn percentage(&self, written: &'a Written<'a>, scope: &Scope<'a>) -> Option<Value<'static>> {
        match &written.node {
            Expression::Percent(percent) => Some(Value::Percent(*percent)),
            Expression::Path(path) => match scope.find(path) {
                Some(Meaning::Written(inner, inside)) => self.percentage(inner, inside),
                Some(_) => None,
                None => match self.parameter(path)?.0 {
                    Value::Percent(percent) => Some(Value::Percent(percent)),
                    _ => Some(Value::Unknown),
                },
            },
            _ => None,
        }
    }

    /// Returns the variables that an expression reads and does not bind itself.
    pub(super) fn reads(&self, written: &'a Written<'a>, scope: &Scope<'a>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.read(written, scope, &mut found);
        found
    }

    fn read(&self, written: &'a Written<'a>, scope: &Scope<'a>, found: &mut BTreeSet<usize>) {
        match &written.node {
            Expression::Path(path) => self.read_path(path, scope, found),
            Expression::Set(items) => items.iter().for_each(|item| self.read(item, scope, found)),
            Expression::Call {
                function,
                arguments,
                ..
            } => match self.definition(&function.node, arguments, scope) {
                Some((condition, inside)) => self.read(condition, &inside, found),
                None => match self.table(&function.node, arguments, scope) {
                    Some((table, inside)) => Self::columns(table)
                        .into_iter()
                        .for_each(|column| self.read(column, &inside, found)),
                    None => arguments
                        .iter()
                        .for_each(|argument| self.read(argument, scope, found)),
                },
            },
            Expression::Not(inner) | Expression::Negate(inner) => self.read(inner, scope, found),
            Expression::Binary { left, right, .. } => {
                self.read(left, scope, found);
                self.read(right, scope, found);
            }
            Expression::Quantified {
                binder, condition, ..
            } => {
                let inside = self.read_binder(Some(binder), scope, found);
                if let Some(condition) = condition {
                    self.read(condition, &inside, found);
                }
            }
            Expression::Aggregate {
                value,
                binder,
                condition,
                ..
            } => {
                let inside = self.read_binder(binder.as_ref(), scope, found);
                for inner in [value, condition].into_iter().flatten() {
                    self.read(inner, &inside, found);
                }
            }
            _ => {}
        }
    }

    fn read_path(&self, path: &str, scope: &Scope<'a>, found: &mut BTreeSet<usize>) {
        let first = path.split('.').next().unwrap_or_default();
        match scope.find(first) {
            Some(Meaning::Variable(number)) => {
                found.insert(*number);
            }
            Some(Meaning::Written(inner, inside)) => self.read(inner, inside, found),
            Some(Meaning::Inner) | None => {}
        }
    }

    fn read_binder(
        &self,
        binder: Option<&'a Binder<'a>>,
        scope: &Scope<'a>,
        found: &mut BTreeSet<usize>,
    ) -> Scope<'a> {
        let Some(binder) = binder else {
            return scope.clone();
        };
        if let Some(source) = &binder.source {
            self.read_path(&source.node, scope, found);
        }
        scope.with(&binder.variable.node, Meaning::Inner)
    }

    /// Returns the variables that a path reads.
    pub(super) fn path_reads(&self, path: &str, scope: &Scope<'a>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.read_path(path, scope, &mut found);
        found
    }
}

/// Returns the variable that an expression is, under whatever name.
fn variable_of<'a>(written: &'a Written<'a>, scope: &Scope<'a>) -> Option<usize> {
    let Expression::Path(path) = &written.node else {
        return None;
    };
    match scope.find(path)? {
        Meaning::Variable(number) => Some(*number),
        Meaning::Inner => None,
        Meaning::Written(inner, inside) => variable_of(inner, inside),
    }
}

/// Returns the binders of the clauses of a keyword, in the order of the text.
pub(super) fn binders<'a>(
    clause: &'a tinhgon::syntax::ast::Clause<'a>,
    keyword: Keyword,
) -> Vec<&'a Binder<'a>> {
    let words = clause.clauses_of(keyword).flat_map(|clause| &clause.words);
    words
        .filter_map(|word| match &word.node {
            Word::Binder(binder) => Some(binder.as_ref()),
            _ => None,
        })
        .collect()
}
