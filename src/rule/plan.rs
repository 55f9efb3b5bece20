//! A compiled condition, and the order in which its variables are bound.
//!
//! Every node is typed and every name settled. The plan is a value: it can be printed, and
//! evaluating it cannot fail.

use std::collections::BTreeSet;

use crate::graph::Relation;
use crate::model::{Entity, Kind};
use crate::phrase::Phrase;
use crate::quantity::{Duration, Money, Number};
use crate::rule::function::{Call, Function};
use crate::rule::parameter::ParameterId;
use crate::rule::pattern::Pattern;
use crate::rule::schema::Part;
use crate::rule::table::Table;
use crate::span::Span;
use crate::syntax::ast::expression::Operator;
use crate::syntax::keyword::Keyword;

mod index;

pub use index::{Index, Keys, Wanted};

/// A place for the value of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u8);

/// A typed expression.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        /// What it gives where there is nothing to add up or to compare.
        empty: Literal,
    },
    /// `in-force(l)`
    Call {
        /// Which function.
        function: &'static Function,
        /// Its arguments.
        arguments: Vec<Node>,
    },
    /// A decision table, its inputs put in.
    Table(Box<Table>),
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
    /// An expression of a rule compiled as it is written; no plan holds one.
    Marked(Box<Marked>),
}

/// An expression, and how and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Where.
    pub span: Span,
    /// How, in each vocabulary, on one line.
    pub text: Phrase,
    /// What it brings besides its value.
    pub brings: Brings,
    /// What it is.
    pub node: Node,
}

/// What an expression brings besides its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brings {
    /// Nothing.
    Nothing,
    /// The call of a definition: what is written for each of its parameters. The node is the
    /// definition's own condition.
    Definition(Vec<(String, Phrase)>),
    /// A quantifier or aggregate: the name of its variable, and `document d in p.documents`.
    Variable(String, Phrase),
}

impl Node {
    /// Returns the node below its marks.
    pub fn bare(&self) -> &Self {
        match self {
            Self::Marked(marked) => marked.node.bare(),
            node => node,
        }
    }

    /// Returns the node below its marks.
    #[must_use]
    pub fn into_bare(self) -> Self {
        match self {
            Self::Marked(marked) => marked.node.into_bare(),
            node => node,
        }
    }

    /// Returns the two lists whose similarity it is, if it is one.
    pub fn as_similarity(&self) -> Option<[&Self; 2]> {
        match self.bare() {
            Self::Call {
                function,
                arguments,
            } if matches!(function.call, Call::OfLists) => match &arguments[..] {
                [left, right] => Some([left, right]),
                _ => None,
            },
            _ => None,
        }
    }

    /// Adds the indexes that its values are looked up in, by their positions in the plan.
    pub fn look_ups(&self, found: &mut BTreeSet<usize>) {
        if let Self::Exists { source, .. } | Self::Aggregate { source, .. } = self
            && let Source::Keyed { index, .. } | Source::Similar { index, .. } = source
        {
            found.insert(*index);
        }
        for child in self.children() {
            child.look_ups(found);
        }
    }

    /// Returns the expressions that it is directly made of.
    pub(super) fn children(&self) -> Vec<&Self> {
        match self {
            Self::Literal(_) | Self::Variable(_) => Vec::new(),
            Self::Read { of, .. } => vec![of],
            Self::Not(inner) => vec![inner],
            Self::Set(nodes)
            | Self::And(nodes)
            | Self::Or(nodes)
            | Self::Call {
                arguments: nodes, ..
            } => nodes.iter().collect(),
            Self::Compare { left, right, .. } | Self::Arithmetic { left, right, .. } => {
                vec![left, right]
            }
            Self::Member { value, list } => vec![value, list],
            Self::Related { from, to, .. } => vec![from, to],
            Self::Marked(marked) => vec![&marked.node],
            Self::Table(table) => table.columns.iter().map(|column| &column.node).collect(),
            Self::Exists {
                source, condition, ..
            } => source.node().into_iter().chain([&**condition]).collect(),
            Self::Aggregate {
                source,
                condition,
                value,
                ..
            } => {
                let inner = [condition, value].into_iter().flatten().map(|node| &**node);
                source.node().into_iter().chain(inner).collect()
            }
        }
    }
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
    /// The regular expression of `matches`.
    Pattern(Pattern),
    /// `commune`
    Constant(Keyword),
    /// A thing that the rule names: `so-ho-khau`.
    Entity(Entity),
    /// A parameter that has no value at the date.
    Unknown(ParameterId),
}

/// What a variable ranges over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Everything of a kind: only the variable that leads a rule.
    All(Kind),
    /// The things of a kind in a list, or the one value of an expression.
    Each {
        /// The kind of the variable; `None` where values are counted without one.
        kind: Option<Kind>,
        /// The list.
        list: Box<Node>,
    },
    /// The thing that the variable is equal to, or the things that it is one of, by a condition.
    Tied {
        /// The kind of the variable.
        kind: Kind,
        /// The thing, or the list of them.
        to: Box<Node>,
    },
    /// What an index on `path` of the kind holds under the value of `key`.
    Keyed {
        /// The kind of the variable.
        kind: Kind,
        /// What the index is on: an expression over the variable alone.
        path: Box<Node>,
        /// The value looked up.
        key: Box<Node>,
        /// Whether `path` is a list and `key` is to be in it; else they are to be equal.
        member: bool,
        /// Which index of the plan.
        index: usize,
    },
    /// What an index on `path` of the kind holds that is alike to the value of `key`.
    Similar {
        /// The kind of the variable.
        kind: Kind,
        /// What the index is on: a list over the variable alone.
        path: Box<Node>,
        /// The list that it is compared with.
        key: Box<Node>,
        /// How much they have to have in common.
        wanted: Box<Wanted>,
        /// Which index of the plan.
        index: usize,
    },
    /// The steps of the procedure of a step: an order among steps is asked pair by pair.
    Beside {
        /// The step.
        of: Box<Node>,
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
        /// Whether another condition asks that the relation be known: nothing is in doubt then.
        known: bool,
    },
}

impl Source {
    /// Returns the expression that is worked out to find what there is to look at.
    pub fn node(&self) -> Option<&Node> {
        match self {
            Self::All(_) => None,
            Self::Each { list: node, .. }
            | Self::Tied { to: node, .. }
            | Self::Keyed { key: node, .. }
            | Self::Similar { key: node, .. }
            | Self::Beside { of: node }
            | Self::Related { of: node, .. } => Some(node),
        }
    }
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

/// A compiled rule body.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The variables of `for each`, in the order they are bound.
    pub about: Vec<Binding>,
    /// The slots of `for each`, in the order they are written.
    pub about_slots: Vec<Slot>,
    /// The variables of `with`, in the order they are bound.
    pub witnesses: Vec<Binding>,
    /// The slots of `with` with their names, in the order they are written.
    pub witness_slots: Vec<(String, Slot)>,
    /// The named values of `let`, for the evidence.
    pub values: Vec<(String, Node)>,
    /// The indexes that keyed joins look into.
    pub indexes: Vec<Index>,
    /// How many slots the rule needs.
    pub slots: usize,
}
