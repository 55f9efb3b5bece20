//! What a condition computes with: values read from the model, or worked out from them.

use jiff::civil::Date;

use crate::model::{
    AgencyId, ChannelId, CitationId, ConceptId, ConsultationId, DocumentId, Entity, FieldId,
    FormId, Item, LawId, PaperId, RegisterId, ResultId, Stated, StepId, Successor,
};
use crate::quantity::{Duration, Money, Number};
use crate::symbol::Symbol;
use crate::syntax::keyword::Keyword;

/// A value, `none`, or unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'m> {
    /// Nobody has said.
    Unknown,
    /// `none`: known to be absent.
    None,
    /// A flag.
    Boolean(bool),
    /// A count or amount without unit.
    Number(Number),
    /// A share.
    Percent(Number),
    /// An amount of money.
    Money(Money),
    /// A day.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// A text of the model.
    Symbol(Symbol),
    /// A text of the rule that stands nowhere in the model.
    Text(Box<str>),
    /// One of a closed list of values.
    Constant(Keyword),
    /// A thing of the model.
    Entity(Entity),
    /// What two things have in common when they are equal, and cannot be shown.
    Fingerprint(u128),
    /// Several values.
    List(List<'m>),
}

impl Value<'_> {
    /// Returns whether nobody has said.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Returns the thing that it is; absent where it is something else.
    pub const fn thing(&self) -> Stated<Entity> {
        match self {
            Self::Unknown => Stated::Unknown,
            Self::Entity(entity) => Stated::Is(*entity),
            _ => Stated::None,
        }
    }
}

/// Several values, borrowed from the model where they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List<'m> {
    /// `{a, b}`, or worked out.
    Values(Vec<Value<'m>>),
    /// Texts.
    Symbols(&'m [Symbol]),
    /// Constants.
    Keywords(&'m [Keyword]),
    /// What a step uses or writes.
    Items(&'m [Item]),
    /// What replaces a paper.
    Successors(&'m [Successor]),
    /// Channels.
    Channels(&'m [ChannelId]),
    /// Forms.
    Forms(&'m [FormId]),
    /// Fields.
    Fields(&'m [FieldId]),
    /// Documents.
    Documents(&'m [DocumentId]),
    /// Steps.
    Steps(&'m [StepId]),
    /// Consultations.
    Consultations(&'m [ConsultationId]),
    /// Results.
    Results(&'m [ResultId]),
    /// Citations.
    Citations(&'m [CitationId]),
    /// Agencies.
    Agencies(&'m [AgencyId]),
    /// Laws.
    Laws(&'m [LawId]),
    /// Concepts.
    Concepts(&'m [ConceptId]),
    /// Registers.
    Registers(&'m [RegisterId]),
    /// Papers.
    Papers(&'m [PaperId]),
}

macro_rules! lists {
    ($($variant:ident $element:ty;)*) => {
        impl<'m> List<'m> {
            /// Returns how many values there are.
            pub fn len(&self) -> usize {
                match self {
                    Self::Values(values) => values.len(),
                    $(Self::$variant(items) => items.len(),)*
                }
            }

            /// Returns the value at a position below [`Self::len`].
            pub fn get(&self, index: usize) -> Value<'m> {
                match self {
                    Self::Values(values) => values[index].clone(),
                    $(Self::$variant(items) => Value::from(items[index]),)*
                }
            }
        }

        $(impl<'m> From<&'m Stated<Vec<$element>>> for Value<'m> {
            fn from(stated: &'m Stated<Vec<$element>>) -> Self {
                match stated {
                    Stated::Unknown => Self::Unknown,
                    Stated::None => Self::None,
                    Stated::Is(items) => Self::List(List::$variant(items)),
                }
            }
        })*

        $(impl<'m> From<&'m [$element]> for Value<'m> {
            fn from(items: &'m [$element]) -> Self {
                Self::List(List::$variant(items))
            }
        })*
    };
}

lists! {
    Symbols Symbol;
    Keywords Keyword;
    Items Item;
    Successors Successor;
    Channels ChannelId;
    Forms FormId;
    Fields FieldId;
    Documents DocumentId;
    Steps StepId;
    Consultations ConsultationId;
    Results ResultId;
    Citations CitationId;
    Agencies AgencyId;
    Laws LawId;
    Concepts ConceptId;
    Registers RegisterId;
    Papers PaperId;
}

impl<'m> List<'m> {
    /// Returns whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the values, in the order they are described.
    pub fn iter(&self) -> impl Iterator<Item = Value<'m>> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

macro_rules! entity_values {
    ($($id:ident)*) => {
        $(impl From<$id> for Value<'_> {
            fn from(id: $id) -> Self {
                Self::Entity(Entity::from(id))
            }
        })*
    };
}

entity_values! {
    ChannelId FormId FieldId DocumentId StepId ConsultationId ResultId CitationId AgencyId LawId ConceptId RegisterId
    PaperId
}

impl From<crate::truth::Truth> for Value<'_> {
    fn from(truth: crate::truth::Truth) -> Self {
        match truth {
            crate::truth::Truth::True => Self::Boolean(true),
            crate::truth::Truth::False => Self::Boolean(false),
            crate::truth::Truth::Unknown => Self::Unknown,
        }
    }
}

impl From<crate::model::ProcedureId> for Value<'_> {
    fn from(id: crate::model::ProcedureId) -> Self {
        Self::Entity(Entity::from(id))
    }
}

impl From<Item> for Value<'_> {
    fn from(item: Item) -> Self {
        match item {
            Item::Field(id) => Self::from(id),
            Item::Document(id) => Self::from(id),
            Item::Result(id) => Self::from(id),
            Item::Named(name) => Self::Symbol(name),
        }
    }
}

impl From<Successor> for Value<'_> {
    fn from(successor: Successor) -> Self {
        match successor {
            Successor::Paper(id) => Self::from(id),
            Successor::Register(id) => Self::from(id),
        }
    }
}

macro_rules! scalar_values {
    ($($scalar:ty => $variant:ident;)*) => {
        $(impl From<$scalar> for Value<'_> {
            fn from(value: $scalar) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

scalar_values! {
    bool => Boolean;
    Number => Number;
    Money => Money;
    Date => Date;
    Duration => Duration;
    Symbol => Symbol;
    Keyword => Constant;
}

impl<'m, T: Into<Value<'m>>> From<Stated<T>> for Value<'m>
where
    T: NotAList,
{
    fn from(stated: Stated<T>) -> Self {
        match stated {
            Stated::Unknown => Self::Unknown,
            Stated::None => Self::None,
            Stated::Is(value) => value.into(),
        }
    }
}

/// What a part holds one of: keeps the conversions of lists and of single values apart.
pub trait NotAList {}

macro_rules! not_lists {
    ($($scalar:ty)*) => { $(impl NotAList for $scalar {})* };
}

not_lists! {
    bool Number Money Date Duration Symbol Keyword AgencyId LawId ConceptId RegisterId PaperId Successor
}
