//! The shape of every clause, as the grammar has it: what a generated file is made of.

use Part::{
    Binders, Constant, Date, Definition, Duration, Expression, K, Labels, Literal, Money, Name,
    Number, OneOf, Option, Path, Paths, Percent, Text, Texts,
};
use tinhgon::syntax::keyword::Keyword;

/// What follows the keyword of a clause.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// A word of the language.
    K(Keyword),
    /// One of the value words.
    Constant(&'static [Keyword]),
    /// One or more of the value words, with commas.
    Constants(&'static [Keyword]),
    /// A plain name.
    Name,
    /// A name that conditions may use.
    Literal,
    Path,
    Paths,
    Text,
    Texts,
    Number,
    Percent,
    Money,
    Date,
    Duration,
    /// `article 5 clause 2`, of one or more laws.
    Labels,
    Expression,
    Binders,
    /// `(p: procedure)`
    Definition,
    /// `no, <= 1 or none = 2`
    Row,
    /// Perhaps these.
    Option(&'static [Part]),
    Comma,
    Equals,
    /// One of these.
    OneOf(&'static [&'static [Part]]),
}

/// A clause: its keyword, what follows, and the clauses of its block.
pub(super) struct Template {
    pub(super) keyword: Keyword,
    pub(super) parts: &'static [Part],
    pub(super) block: std::option::Option<&'static [Template]>,
    /// Whether it must have a block.
    pub(super) needs_block: bool,
}

const fn flat(keyword: Keyword, parts: &'static [Part]) -> Template {
    Template {
        keyword,
        parts,
        block: None,
        needs_block: false,
    }
}

const fn nest(keyword: Keyword, parts: &'static [Part], block: &'static [Template]) -> Template {
    Template {
        keyword,
        parts,
        block: Some(block),
        needs_block: matches!(keyword, Keyword::Case | Keyword::OneOf),
    }
}

use Keyword as W;

const NONE: Part = K(W::None);
const DECLARED: &[Part] = &[Name, Option(&[Text])];
const IS: Part = Option(&[OneOf(&[&[K(W::Is), NONE], &[K(W::Is), Path, Option(&[K(W::Of), Name]), Option(&[K(W::At), Name])]])]);
const RECOGNISED: &[Part] = &[Name, Option(&[Text]), IS];
const BY: Part = Option(&[K(W::By), Path]);
const NONE_OR_PATHS: &[Part] = &[OneOf(&[&[NONE], &[Paths]])];
const SUBJECTS: &[Keyword] = &[
    W::Citizen, W::Overseas, W::Foreigner, W::Organisation, W::Enterprise, W::Cooperative,
    W::Household, W::Official, W::StateBody,
];
const LEVELS: &[Keyword] = &[W::Central, W::Province, W::District, W::Commune];
const WAYS: &[Keyword] = &[W::InPerson, W::Online, W::Postal];
const CERTAINTY: Part = Option(&[Constant(&[W::Measured, W::Declared, W::Assumed])]);
const DATED: &[Part] = &[Option(&[K(W::From), Date]), Option(&[K(W::Until), Date]), BY];
const NOTE: Template = flat(W::Note, &[Text]);
const BASIS: Template = flat(W::Basis, &[OneOf(&[&[NONE], &[Labels]])]);
const ALIASES: Template = flat(W::Aliases, &[Texts]);
const FROM: Template = flat(W::From, &[Date, BY]);
const UNTIL: Template = flat(W::Until, &[Date, BY]);
const CONDITION: Template = flat(W::Condition, &[Text]);
const CODE: Template = flat(W::Code, &[Text]);
const TEMPLATE: Template = flat(W::Template, &[Text]);
const OPTIONAL: Template = flat(W::Optional, &[]);
const TYPE: Template = flat(
    W::Type,
    &[Constant(&[W::TypeText, W::TypeNumber, W::TypeDate, W::TypeMoney, W::TypeYesNo, W::TypeCode])],
);
const MEDIUM: Template = flat(W::Electronic, &[]);
const VALID: Template = flat(W::ValidFor, &[Duration]);
const LEVEL: Template = flat(W::Level, &[Part::Constants(LEVELS)]);
const DOCUMENT: Template = nest(
    W::Document, RECOGNISED,
    &[
        flat(W::Original, &[Number]), flat(W::Certified, &[Number]), flat(W::Copies, &[Number]),
        flat(W::Shown, &[]), MEDIUM, OPTIONAL, BASIS, CONDITION, CODE, TEMPLATE, NOTE,
    ],
);
const ONE_OF: Template = nest(W::OneOf, &[Option(&[Text])], &[DOCUMENT, NOTE]);

/// What may stand in a file.
pub(super) const DECLARATIONS: &[Template] = &[
    nest(
        W::Law, DECLARED,
        &[
            flat(
                W::Rank,
                &[Constant(&[
                    W::Constitution, W::Act, W::Ordinance, W::Resolution, W::Decree,
                    W::DecisionRank, W::Circular, W::DirectiveRank, W::PlanRank, W::OtherRank,
                ])],
            ),
            flat(W::Number, &[Text]), flat(W::IssuedBy, &[Paths]), flat(W::Issued, &[Date]),
            flat(W::InForce, DATED), flat(W::Amends, &[Paths]), flat(W::ReplacedBy, &[Paths]),
            ALIASES, BASIS, NOTE,
        ],
    ),
    nest(
        W::Agency, DECLARED,
        &[
            LEVEL, flat(W::PartOf, &[Path]), flat(W::Duties, &[OneOf(&[&[NONE], &[Texts]])]),
            FROM, UNTIL, flat(W::SucceededBy, &[Paths]), ALIASES, BASIS, NOTE,
        ],
    ),
    nest(
        W::Concept, DECLARED,
        &[ALIASES, TYPE, flat(W::Sensitive, &[]), flat(W::Statistical, &[]), BASIS, NOTE],
    ),
    nest(W::Derive, &[Path, K(W::From), Paths], &[BASIS, FROM, UNTIL, NOTE]),
    nest(
        W::Register, DECLARED,
        &[
            flat(W::Owner, &[Path]), flat(W::Key, &[Paths]),
            flat(W::Holds, &[Paths, K(W::From), Date, K(W::Until), Date, BY]),
            flat(W::Replaces, &[Paths, K(W::Until), Date, BY, Option(&[K(W::Partly), Text])]),
            flat(W::Published, &[OneOf(&[&[NONE], &[K(W::From), Date, BY]])]),
            flat(W::Readers, &[OneOf(&[&[K(W::Level), Constant(LEVELS)], &[Path]])]),
            flat(W::Covers, &[Part::Constants(SUBJECTS)]), FROM, UNTIL, ALIASES, BASIS, NOTE,
        ],
    ),
    nest(
        W::Paper, DECLARED,
        &[
            ALIASES, flat(W::IssuedBy, &[Paths]), flat(W::IssuedTo, &[Part::Constants(SUBJECTS)]),
            flat(W::Attests, NONE_OR_PATHS), FROM, UNTIL,
            flat(W::ReplacedBy, &[Paths]), VALID, BASIS, NOTE,
        ],
    ),
    nest(
        W::Calendar, DECLARED,
        &[
            flat(W::Weekend, &[Part::Constants(&[W::Saturday, W::Sunday])]),
            flat(W::Holiday, &[Date, Option(&[K(W::Until), Date]), Option(&[Text]), BY]),
            flat(W::Workday, &[Date, Option(&[Text]), BY]), BASIS, NOTE,
        ],
    ),
    nest(
        W::Procedure, DECLARED,
        &[
            DOCUMENT, ONE_OF,
            nest(W::Case, &[Option(&[Text])], &[DOCUMENT, ONE_OF, CONDITION, NOTE]),
            nest(
                W::Step, DECLARED,
                &[
                    flat(W::By, &[Path]), flat(W::After, NONE_OR_PATHS),
                    flat(W::Takes, &[Duration]), flat(W::Uses, NONE_OR_PATHS),
                    flat(W::Writes, NONE_OR_PATHS),
                    flat(
                        W::Consults,
                        &[Path, Option(&[K(W::About), Path]), Option(&[K(W::Within), Duration])],
                    ),
                    flat(W::Receives, &[]), flat(W::Checks, &[]), flat(W::Verifies, &[]),
                    flat(W::Appraises, &[]), flat(W::Approves, &[]), flat(W::Records, &[]),
                    flat(W::Returns, &[]), flat(W::Waits, &[Duration]), flat(W::Presence, &[]),
                    CONDITION, BASIS, NOTE,
                ],
            ),
            nest(
                W::Form, DECLARED,
                &[
                    nest(W::Field, RECOGNISED, &[OPTIONAL, BASIS, CONDITION, TYPE, NOTE]),
                    TEMPLATE, BASIS, CONDITION, NOTE,
                ],
            ),
            nest(
                W::Channel,
                &[Constant(WAYS), Option(&[Constant(&[W::Full, W::Partial])]), Option(&[Text])],
                &[
                    flat(W::TimeLimit, &[OneOf(&[&[NONE], &[Duration], &[Text]])]),
                    flat(W::Fee, &[OneOf(&[&[NONE], &[Money, Option(&[Text])], &[Text]])]),
                    flat(W::Payment, &[OneOf(&[&[NONE], &[Part::Constants(WAYS)]])]), CONDITION,
                    BASIS, NOTE,
                ],
            ),
            nest(
                W::Result, RECOGNISED,
                &[MEDIUM, flat(W::RecordedIn, NONE_OR_PATHS), VALID, CODE, BASIS, CONDITION, NOTE],
            ),
            CODE, flat(W::Kind, &[Constant(&[W::External, W::Internal])]),
            flat(W::Domain, &[Texts]), LEVEL, flat(W::Subjects, &[Part::Constants(SUBJECTS)]),
            flat(W::Authority, &[Paths]), flat(W::Partners, NONE_OR_PATHS),
            flat(W::Volume, &[Number, K(W::PerYear), CERTAINTY]),
            flat(W::Decision, &[Text, Option(&[K(W::Of), Date])]),
            flat(W::Published, &[OneOf(&[&[NONE], &[Date, Option(&[K(W::On), Text])]])]),
            flat(W::Tracked, &[OneOf(&[&[NONE], &[K(W::On), Text]])]),
            flat(W::LifeEvent, &[Texts]), flat(W::Steps, &[NONE]), flat(W::Documents, &[NONE]),
            CONDITION, FROM, UNTIL, BASIS, NOTE,
        ],
    ),
    nest(
        W::Parameter, &[Literal, Option(&[Text])],
        &[
            flat(
                W::From,
                &[
                    Date, Option(&[K(W::Until), Date]), Part::Equals,
                    OneOf(&[&[Money], &[Percent], &[Duration], &[Number]]), CERTAINTY,
                ],
            ),
            BASIS, flat(W::Checked, &[Date]), NOTE,
        ],
    ),
    flat(W::Define, &[Literal, Definition, K(W::When), Expression]),
    flat(W::Define, &[Literal, Definition, Text, K(W::English), Text, K(W::When), Expression]),
    // Behind a row, `basis` is the row's own.
    nest(
        W::Decision,
        &[Constant(&[W::Accept, W::Reject, W::Defer]), Path, K(W::About), OneOf(&[&[Paths], &[Texts]])],
        &[
            flat(W::Reason, &[Text]), flat(W::By, &[Text]), flat(W::DecidedIn, &[Text]),
            flat(W::DecidedOn, &[Date]), flat(W::Until, &[Date]), flat(W::Due, &[Date]),
            flat(W::Evidence, &[OneOf(&[&[NONE], &[Path, Part::Equals, Text]])]), NOTE,
        ],
    ),
    nest(W::Table, TABLE, &[COLUMNS, flat(W::Row, &[Part::Row]), NOTE]),
    nest(W::Table, TABLE, &[COLUMNS, flat(W::Row, &[Part::Row, K(W::Basis), Labels]), BASIS, NOTE]),
    nest(
        W::Rule, DECLARED,
        &[
            flat(W::English, &[Text]),
            flat(W::Criterion, &[Constant(&[W::Necessary, W::Reasonable, W::Lawful, W::Cost])]),
            flat(W::Severity, &[Constant(&[W::Must, W::Should, W::Consider])]),
            flat(W::State, &[Constant(&[W::Preview, W::Stable, W::Deprecated])]), BASIS,
            flat(W::InForce, DATED), flat(W::Why, &[Text]), flat(W::Subsumes, &[Paths]),
            flat(W::ForEach, &[Binders]), flat(W::With, &[Binders]), flat(W::When, &[Expression]),
            flat(W::Unless, &[Expression]), flat(W::Let, &[Literal, Part::Equals, Expression]),
            flat(W::Message, &[K(W::InVietnamese), Text, K(W::InEnglish), Text]),
            flat(W::Propose, &[OneOf(EDITS)]), NOTE,
        ],
    ),
    nest(
        W::Target, DECLARED,
        &[
            flat(W::English, &[Text]), BASIS, flat(W::InForce, DATED), flat(W::Why, &[Text]),
            flat(W::ForEach, &[Binders]), flat(W::When, &[Expression]),
            flat(W::Unless, &[Expression]),
            flat(
                W::Measure,
                &[
                    OneOf(&[
                        &[K(W::ReductionOf), Expression], &[K(W::ShareWithProposals)],
                        &[K(W::ShareWithLess), Expression], &[K(W::ShareWhere), Expression],
                    ]),
                    K(W::AtLeast), Percent,
                ],
            ),
            NOTE,
        ],
    ),
    nest(
        W::Test, &[Path, Option(&[Text]), Option(&[K(W::AsOf), Date])],
        &[
            flat(
                W::Expect,
                &[OneOf(&[
                    &[K(W::Nothing)], &[K(W::Unknown), Option(&[Path])],
                    &[K(W::AfterApplying), Expression],
                    &[
                        K(W::Target), Path, Constant(&[W::Met, W::Missed, W::Unknown]),
                        Option(&[K(W::By), Paths]),
                    ],
                    &[Path, Option(&[K(W::About), Paths])],
                ])],
            ),
            nest(W::Law, DECLARED, &[NOTE]),
            nest(W::Procedure, DECLARED, &[DOCUMENT, flat(W::Steps, &[NONE]), NOTE]),
        ],
    ),
];
const TABLE: &[Part] = &[Literal, Definition, Option(&[Text])];
const COLUMNS: Template = flat(W::Columns, &[Part::Expression, Option(&[Part::Comma, Expression])]);
const EDITS: &[&[Part]] = &[
    &[K(W::Drop), Expression], &[K(W::Replace), Expression, K(W::ReplaceWith), Expression],
    &[K(W::Reuse), Expression, K(W::From), Expression],
    &[K(W::Make), Expression, OneOf(&[&[K(W::MakeOptional)], &[K(W::ConditionalOn), Expression]])],
    &[K(W::AcceptCopyFor), Expression], &[K(W::Set), Expression, K(W::SetTo), Expression],
    &[K(W::Combine), Expression, Part::Comma, Expression],
    &[K(W::Run), Expression, K(W::Alongside), Expression],
    &[K(W::Move), Expression, K(W::Before), Expression],
    &[K(W::Assign), Expression, K(W::AssignTo), Expression],
    &[K(W::Delegate), Expression, K(W::ToLevel), Expression],
    &[K(W::Merge), Expression, Part::Comma, Expression],
    &[K(W::Link), Expression, Part::Comma, Expression],
    &[
        K(W::AddChannel), Constant(WAYS), Option(&[Constant(&[W::Full, W::Partial])]),
        K(W::AddTo), Expression,
    ],
    &[K(W::AddResult), K(W::Electronic), K(W::AddTo), Expression], &[K(W::Repeal), Expression],
    &[K(W::Publish), Expression],
    &[K(W::Cite), OneOf(&[&[NONE], &[Path]]), K(W::CiteFor), Expression], &[K(W::Ask), Text],
];
