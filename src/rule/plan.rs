//! A compiled condition, and the order in which its variables are bound.
//!
//! Every node is typed and every name settled. The plan is a value: it can be printed, and
//! evaluating it cannot fail.

use crate::graph::Relation;
use crate::model::Kind;
use crate::quantity::{Duration, Money, Number};
use crate::rule::function::Function;
use crate::rule::schema::Part;
use crate::span::Span;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;

/// A place for the value of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u8);

/// A typed expression.
#[derive(Debug, Clone)]
pub enum Node {
    /// A value written in the rule, or the value of a parameter at the date.
    Literal(Literal),
    /// The value of a variable or of a named value.
    Variable(Slot),
    /// `of.part`
    Read {
        /// Which part.
        part: &'static Part,
        /// Of what.
        of: Box<Node>,
    },
    /// `{a, b}`
    Set(Vec<Node>),
    /// `not a`
    Not(Box<Node>),
    /// `a and b and c`
    And(Vec<Node>),
    /// `a or b or c`
    Or(Vec<Node>),
    /// `a = b`, `a < b`
    Compare {
        /// One of the six comparisons.
        operator: Operator,
        /// The left side.
        left: Box<Node>,
        /// The right side.
        right: Box<Node>,
    },
    /// `a in b`
    Member {
        /// The value.
        value: Box<Node>,
        /// The list.
        list: Box<Node>,
    },
    /// `a + b`
    Arithmetic {
        /// One of the four operations.
        operator: Operator,
        /// The left side.
        left: Box<Node>,
        /// The right side.
        right: Box<Node>,
    },
    /// `exists X x in S where C`; `no` is its negation, `every` the negation of `exists … not C`.
    Exists {
        /// Where `x` is kept.
        slot: Slot,
        /// What `x` ranges over.
        source: Source,
        /// What must hold of `x`.
        condition: Box<Node>,
    },
    /// `count`, `sum`, `min`, `max`
    Aggregate {
        /// Which.
        aggregate: Keyword,
        /// Where the variable is kept; `None` for a bare list.
        slot: Option<Slot>,
        /// What is ranged over.
        source: Source,
        /// What must hold of it.
        condition: Option<Box<Node>>,
        /// What is added up or compared.
        value: Option<Box<Node>>,
    },
    /// `in-force(l)`
    Call {
        /// Which function.
        function: &'static Function,
        /// Its arguments.
        arguments: Vec<Node>,
    },
    /// `issues(p, d)`, `before+(s, t)`
    Related {
        /// Which relation.
        relation: Relation,
        /// Whether over any number of steps.
        closure: bool,
        /// From what.
        from: Box<Node>,
        /// To what.
        to: Box<Node>,
    },
    /// The body of a definition, with its parameters bound.
    Define {
        /// The parameters and what they stand for.
        bindings: Vec<(Slot, Node)>,
        /// The body.
        body: Box<Node>,
    },
}

/// A value written in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `none`
    None,
    /// A flag.
    Boolean(bool),
    /// `12`
    Number(Number),
    /// `20%`
    Percent(Number),
    /// `20_000 VND`
    Money(Money),
    /// `2026-01-31`
    Date(jiff::civil::Date),
    /// `3 days`
    Duration(Duration),
    /// `"hộ khẩu"`
    Text(String),
    /// `commune`
    Constant(Keyword),
    /// A thing that the rule names: `so-ho-khau`. By name, since a rule outlives every model.
    Named(Kind, String),
}

/// What a variable ranges over.
#[derive(Debug, Clone)]
pub enum Source {
    /// Everything of a kind: only the variable that leads a rule.
    All(Kind),
    /// The values of a list, or the one value of an expression.
    Each(Box<Node>),
    /// What an index on `path` of the kind holds under the value of `key`.
    Keyed {
        /// The kind of the variable.
        kind: Kind,
        /// What the index is on: an expression over [`Slot`] 0 of an index run.
        path: Box<Node>,
        /// The value looked up.
        key: Box<Node>,
        /// Which index of the plan.
        index: usize,
    },
    /// What a relation leads to from the value of an expression.
    Related {
        /// Which relation.
        relation: Relation,
        /// Whether the variable stands on the right side.
        forward: bool,
        /// The other side.
        of: Box<Node>,
        /// The kind of the variable.
        kind: Kind,
    },
}

/// A variable, what it ranges over, and what must hold once it is bound.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Its name in the rule.
    pub name: String,
    /// Where it is kept.
    pub slot: Slot,
    /// Its kind.
    pub kind: Kind,
    /// What it ranges over.
    pub source: Source,
    /// The conditions that need this variable and only earlier ones.
    pub conditions: Vec<Node>,
}

/// How far a rule has to look, cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostClass {
    /// Within one procedure.
    Local,
    /// Through a relation.
    Linked,
    /// Through an index on a shared value.
    Keyed,
}

/// A named value of a rule: `let n = count(…)`.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Where it is kept.
    pub slot: Slot,
    /// What it is.
    pub value: Node,
}

/// A compiled rule body.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The variables of `for each`, in the order they are bound.
    pub about: Vec<Binding>,
    /// For each variable of `for each` as written, its position in `about`.
    pub about_order: Vec<usize>,
    /// The variables of `with`, in the order they are bound.
    pub witnesses: Vec<Binding>,
    /// For each variable of `with` as written, its position in `witnesses`.
    pub witness_order: Vec<usize>,
    /// Named values that need no witness, worked out once the things it is about are bound.
    pub values: Vec<Named>,
    /// What must not hold, once everything is bound.
    pub unless: Vec<Node>,
    /// How many slots the rule needs.
    pub slots: usize,
    /// How far it looks.
    pub class: CostClass,
    /// Where the conditions are written.
    pub span: Span,
}
