//! The types of parts, functions and expressions.

use std::fmt;

use crate::model::Kind;
use crate::phrase::Phrase;
use crate::syntax::keyword::{Keyword, Vocabulary};

/// A closed list of constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// `central`, `province`, `district`, `commune`
    Level,
    /// `citizen`, `enterprise` …
    Subject,
    /// `external`, `internal`
    ProcedureKind,
    /// `in-person`, `online`, `postal`
    Method,
    /// `full`, `partial`
    Extent,
    /// `law`, `decree` …
    Rank,
    /// `receives`, `approves` …
    Act,
    /// `text`, `date` …
    ValueType,
}

impl Domain {
    /// Returns the constants.
    pub const fn constants(self) -> &'static [Keyword] {
        use Keyword as K;
        match self {
            Self::Level => &[K::Central, K::Province, K::District, K::Commune],
            Self::Subject => &[
                K::Citizen,
                K::Overseas,
                K::Foreigner,
                K::Organisation,
                K::Enterprise,
                K::Cooperative,
                K::Household,
                K::Official,
                K::StateBody,
            ],
            Self::ProcedureKind => &[K::External, K::Internal],
            Self::Method => &[K::InPerson, K::Online, K::Postal],
            Self::Extent => &[K::Full, K::Partial],
            Self::Rank => &[
                K::Constitution,
                K::Act,
                K::Ordinance,
                K::Resolution,
                K::Decree,
                K::DecisionRank,
                K::Circular,
                K::DirectiveRank,
                K::PlanRank,
                K::OtherRank,
            ],
            Self::Act => &[
                K::Receives,
                K::Checks,
                K::Verifies,
                K::Appraises,
                K::Approves,
                K::Records,
                K::Returns,
            ],
            Self::ValueType => &[
                K::TypeText,
                K::TypeNumber,
                K::TypeDate,
                K::TypeMoney,
                K::TypeYesNo,
                K::TypeCode,
            ],
        }
    }

    /// Returns the list that a constant belongs to.
    pub fn of(constant: Keyword) -> Option<Self> {
        const ALL: [Domain; 8] = [
            Domain::Level,
            Domain::Subject,
            Domain::ProcedureKind,
            Domain::Method,
            Domain::Extent,
            Domain::Rank,
            Domain::Act,
            Domain::ValueType,
        ];
        ALL.into_iter()
            .find(|domain| domain.constants().contains(&constant))
    }
}

/// What one value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scalar {
    /// A condition or a flag.
    Boolean,
    /// A number without unit.
    Number,
    /// A share.
    Percent,
    /// Money.
    Money,
    /// A day.
    Date,
    /// A length of time.
    Duration,
    /// A text.
    Text,
    /// One of a closed list.
    Constant(Domain),
    /// A thing of one kind.
    Entity(Kind),
    /// A thing of any kind: what a step uses, what replaces a paper.
    Thing,
    /// What can only be compared for equality.
    Fingerprint,
    /// `none`, which can be compared with anything.
    Nothing,
}

/// What an expression is: one value, or several of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Type {
    /// What each value is.
    pub scalar: Scalar,
    /// Whether there are several.
    pub list: bool,
}

impl Type {
    /// One value.
    pub const fn one(scalar: Scalar) -> Self {
        Self {
            scalar,
            list: false,
        }
    }

    /// Several values.
    pub const fn many(scalar: Scalar) -> Self {
        Self { scalar, list: true }
    }

    /// Returns whether values of both can be equal.
    pub fn comparable(self, other: Self) -> bool {
        if self.scalar == Scalar::Nothing || other.scalar == Scalar::Nothing {
            return true;
        }
        self.list == other.list && self.scalar.meets(other.scalar)
    }

    /// Returns what a reader calls it, in English with its article: "an agency".
    pub fn described(self) -> Phrase {
        let Phrase { vi, en } = self.name();
        let article = match en.chars().next() {
            _ if en.starts_with("one of") || self.scalar == Scalar::Nothing => "",
            Some('a' | 'e' | 'i' | 'o' | 'u') => "an ",
            _ => "a ",
        };
        Phrase::new(vi, format_args!("{article}{en}"))
    }

    /// Returns what a reader calls it, in both languages.
    pub fn name(self) -> Phrase {
        let scalar = self.scalar.name();
        if self.list {
            Phrase::new(
                format!("danh sách {}", scalar.vi),
                format!("list of {}", scalar.en),
            )
        } else {
            scalar
        }
    }
}

impl Scalar {
    /// Returns whether one value of each can be equal.
    pub fn meets(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Thing, Self::Entity(_) | Self::Text)
                | (Self::Entity(_) | Self::Text, Self::Thing)
        ) || self == other
    }

    /// Returns whether values have an order.
    pub const fn is_ordered(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Percent | Self::Money | Self::Date | Self::Duration | Self::Text
        )
    }

    /// Returns what a reader calls it, in both languages.
    pub fn name(self) -> Phrase {
        let (vi, en) = match self {
            Self::Boolean => ("điều kiện", "condition"),
            Self::Number => ("số", "number"),
            Self::Percent => ("tỷ lệ", "percentage"),
            Self::Money => ("số tiền", "amount of money"),
            Self::Date => ("ngày", "date"),
            Self::Duration => ("khoảng thời gian", "duration"),
            Self::Text => ("đoạn chữ", "text"),
            Self::Thing => ("đối tượng được mô tả", "described thing"),
            Self::Fingerprint => ("nội dung chuẩn", "canonical content"),
            Self::Nothing => ("không có gì", "none"),
            Self::Entity(kind) => {
                let keyword = kind.keyword();
                return Phrase::new(
                    keyword.spelling(Vocabulary::Vietnamese),
                    keyword.spelling(Vocabulary::English),
                );
            }
            Self::Constant(domain) => {
                let list = |vocabulary| {
                    domain
                        .constants()
                        .iter()
                        .map(|constant| format!("`{}`", constant.spelling(vocabulary)))
                        .collect::<Vec<_>>()
                        .join(", ")
                };
                return Phrase::new(
                    format!("một trong {}", list(Vocabulary::Vietnamese)),
                    format!("one of {}", list(Vocabulary::English)),
                );
            }
        };
        Phrase::new(vi, en)
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name().en)
    }
}
