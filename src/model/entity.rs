//! Any thing of the model, whatever its kind.

use super::{
    AgencyId, ChannelId, CitationId, ConceptId, ConsultationId, DocumentId, FieldId, FormId, Head,
    LawId, Model, PaperId, ProcedureId, RegisterId, ResultId, StepId,
};
use crate::index::Id;
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::keyword::Keyword;

/// The id of one kind of thing.
pub trait EntityId: Id + Into<Entity> + TryFrom<Entity> {
    /// Which kind.
    const KIND: Kind;
}

macro_rules! kinds {
    ($($kind:ident $keyword:ident $id:ident $arena:ident $slug:literal;)*) => {
        /// A kind of thing that a variable of a rule can range over.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $slug] $kind,)*
        }

        /// A thing of the model: its kind and its id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Entity {
            $(#[doc = $slug] $kind($id),)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Returns the keyword that names the kind in a rule.
            pub const fn keyword(self) -> Keyword {
                match self { $(Self::$kind => Keyword::$keyword,)* }
            }

            /// Returns how many things of the kind there are.
            pub fn count(self, model: &Model) -> usize {
                match self { $(Self::$kind => model.$arena.len(),)* }
            }

            /// Returns the thing at a position of the kind's arena.
            pub fn entity(self, index: usize) -> Entity {
                match self { $(Self::$kind => Entity::$kind($id::from_index(index)),)* }
            }
        }

        impl Entity {
            /// Returns the kind.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }

            /// Returns the position in the kind's arena.
            pub fn index(self) -> usize {
                match self { $(Self::$kind(id) => id.index(),)* }
            }
        }

        $(
            impl From<$id> for Entity {
                fn from(id: $id) -> Self {
                    Self::$kind(id)
                }
            }

            impl EntityId for $id {
                const KIND: Kind = Kind::$kind;
            }

            impl TryFrom<Entity> for $id {
                type Error = Entity;

                fn try_from(entity: Entity) -> Result<Self, Entity> {
                    match entity {
                        Entity::$kind(id) => Ok(id),
                        other => Err(other),
                    }
                }
            }
        )*
    };
}

kinds! {
    Procedure Procedure ProcedureId procedures "procedure";
    Channel Channel ChannelId channels "channel";
    Form Form FormId forms "form";
    Field Field FieldId fields "field";
    Document Document DocumentId documents "document";
    Step Step StepId steps "step";
    Consultation Consultation ConsultationId consultations "consultation";
    Result Result ResultId results "result";
    Citation Basis CitationId citations "basis";
    Agency Agency AgencyId agencies "agency";
    Law Law LawId laws "law";
    Concept Concept ConceptId concepts "concept";
    Register Register RegisterId registers "register";
    Paper Paper PaperId papers "paper";
}

impl Kind {
    /// Returns the word for the kind, in both languages: `cơ quan`, `agency`.
    pub fn word(self) -> Phrase {
        Phrase::new(self.keyword().vietnamese(), self.keyword().english())
    }

    /// Returns whether things of the kind are declared beside procedures and not within them.
    pub const fn is_of_catalogue(self) -> bool {
        matches!(
            self,
            Self::Agency | Self::Law | Self::Concept | Self::Register | Self::Paper
        )
    }

    /// Returns the kind that a keyword names.
    pub fn of_keyword(keyword: Keyword) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.keyword() == keyword)
    }
}

impl Entity {
    /// Returns name, title and bases; a citation has none of its own.
    pub fn head(self, model: &Model) -> Option<&Head> {
        Some(match self {
            Self::Procedure(id) => &model.procedures[id].head,
            Self::Channel(id) => &model.channels[id].head,
            Self::Form(id) => &model.forms[id].head,
            Self::Field(id) => &model.fields[id].head,
            Self::Document(id) => &model.documents[id].head,
            Self::Step(id) => &model.steps[id].head,
            Self::Consultation(id) => &model.consultations[id].head,
            Self::Result(id) => &model.results[id].head,
            Self::Agency(id) => &model.agencies[id].head,
            Self::Law(id) => &model.laws[id].head,
            Self::Concept(id) => &model.concepts[id].head,
            Self::Register(id) => &model.registers[id].head,
            Self::Paper(id) => &model.papers[id].head,
            Self::Citation(_) => return None,
        })
    }

    /// Returns the procedure it belongs to; of a procedure, itself.
    pub fn procedure(self, model: &Model) -> Option<ProcedureId> {
        Some(match self {
            Self::Procedure(id) => id,
            Self::Channel(id) => model.channels[id].procedure,
            Self::Form(id) => model.forms[id].procedure,
            Self::Field(id) => model.fields[id].procedure,
            Self::Document(id) => model.documents[id].procedure,
            Self::Step(id) => model.steps[id].procedure,
            Self::Consultation(id) => model.consultations[id].procedure,
            Self::Result(id) => model.results[id].procedure,
            Self::Citation(id) => return model.citations[id].procedure,
            Self::Agency(_)
            | Self::Law(_)
            | Self::Concept(_)
            | Self::Register(_)
            | Self::Paper(_) => return None,
        })
    }

    /// Returns it, then what it is a part of, up to its procedure: a field, its form, the procedure.
    pub fn and_around(self, model: &Model) -> impl Iterator<Item = Self> + use<> {
        let between = match self {
            Self::Field(id) => Some(model.fields[id].form.into()),
            Self::Consultation(id) => Some(model.consultations[id].step.into()),
            _ => None,
        };
        let procedure = self.procedure(model).map(Self::from);
        let procedure = procedure.filter(|procedure| *procedure != self);
        [Some(self), between, procedure].into_iter().flatten()
    }

    /// Returns where the declaration begins that says what it is: that of the whole item, where an
    /// item of a dossier asks for several documents.
    pub fn declared(self, model: &Model) -> Span {
        match self {
            Self::Document(id) => match model.documents[id].excerpt {
                Some(excerpt) => excerpt.declared,
                None => model.documents[id].head.span,
            },
            _ => self.span(model),
        }
    }

    /// Returns where it is written.
    pub fn span(self, model: &Model) -> Span {
        match self {
            Self::Citation(id) => model.citations[id].span,
            _ => self
                .head(model)
                .map_or_else(Span::default, |head| head.span),
        }
    }
}
