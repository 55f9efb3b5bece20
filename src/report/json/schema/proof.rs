//! The formats `tinhgon.proof/1` and `tinhgon.near-miss/1`: why a rule fired, or how near it came.
//!
//! `tests/schema` holds their schemas, and a test keeps them equal to these types.

// The doc comments are the descriptions of the schemas, which readers of other languages see.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Place, Subject, Text, Tool, pretty};

/// Why a rule found something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "tinhgon.proof/1")]
pub(in super::super) struct Explained {
    /// The name and version of this format: `tinhgon.proof/1`.
    pub(in super::super) schema: String,
    /// What made the proof.
    pub(in super::super) tool: Tool,
    /// The date of the review, `YYYY-MM-DD`.
    pub(in super::super) as_of: String,
    /// The id of the finding.
    pub(in super::super) finding: String,
    /// The name of the rule.
    pub(in super::super) rule: String,
    /// What the rule is called.
    pub(in super::super) title: Text,
    /// What is said of the finding.
    pub(in super::super) message: Text,
    /// The legal bases, as the language cites them.
    pub(in super::super) basis: Vec<String>,
    /// Why.
    pub(in super::super) proof: Proof,
}

/// How near a rule comes to finding some things.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "tinhgon.near-miss/1")]
pub(in super::super) struct NearMiss {
    /// The name and version of this format: `tinhgon.near-miss/1`.
    pub(in super::super) schema: String,
    /// What gave the answer.
    pub(in super::super) tool: Tool,
    /// The date of the review, `YYYY-MM-DD`.
    pub(in super::super) as_of: String,
    /// The name of the rule.
    pub(in super::super) rule: String,
    /// What the rule is called.
    pub(in super::super) title: Text,
    /// The id of the finding, where every condition holds and the rule is in force.
    pub(in super::super) finding: Option<String>,
    /// What keeps the whole rule away: `not-in-force`, `preview`, `left-out`, `taken-in`.
    pub(in super::super) obstacles: Vec<Obstacle>,
    /// What the variables stand for in the nearest binding, as far as they are bound.
    pub(in super::super) variables: Vec<Variable>,
    /// The conditions before the one it stops at; all hold.
    pub(in super::super) held: Vec<Condition>,
    /// Where it stops.
    pub(in super::super) stop: Stop,
    /// The conditions after that whose variables are bound.
    pub(in super::super) after: Vec<Condition>,
    /// The conditions that could not be looked at.
    pub(in super::super) unseen: Vec<Unseen>,
    /// How many bindings were decided.
    pub(in super::super) tried: u64,
    /// How many of them stop at the same place.
    pub(in super::super) alike: u64,
    /// Whether all bindings were gone through.
    pub(in super::super) complete: bool,
}

/// A condition that could not be looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Unseen {
    /// How it is written, in the words of either vocabulary.
    #[serde(flatten)]
    pub(in super::super) text: Text,
    /// What it says.
    pub(in super::super) words: Text,
    /// Whether it stands in `unless`, so that the rule needs it not to hold.
    pub(in super::super) unless: bool,
}

/// Something that keeps a whole rule away.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Obstacle {
    /// What kind.
    pub(in super::super) kind: String,
    /// Of a rule that is not in force: its first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) from: Option<String>,
    /// Of a rule that is not in force: its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) until: Option<String>,
    /// The id of the finding that takes this one in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) by: Option<String>,
}

/// Where a rule stops.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Stop {
    /// `nowhere`: it finds these things; `condition`; `no-candidate`: a variable has nothing to
    /// stand for; `undescribed`: nobody has said what it can stand for; `not-among`: it cannot
    /// stand for the thing that was named.
    pub(in super::super) kind: String,
    /// The condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) condition: Option<Condition>,
    /// The variable and what it ranges over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) variable: Option<Text>,
    /// The same in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) words: Option<Text>,
    /// What was read to know what it ranges over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) facts: Vec<Fact>,
}

/// What the variables of a rule stand for, and each condition.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Proof {
    /// The variables of `for each`, then those of `with`, in the order of the text.
    pub(in super::super) variables: Vec<Variable>,
    /// The conditions, in the order of the text.
    pub(in super::super) conditions: Vec<Condition>,
}

/// What a variable stands for.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Variable {
    /// The variable.
    pub(in super::super) name: String,
    /// `document d in p.documents`
    pub(in super::super) text: Text,
    /// The same in words.
    pub(in super::super) words: Text,
    /// The thing.
    pub(in super::super) thing: Subject,
    /// Where it is written.
    pub(in super::super) at: Place,
}

/// Whether a condition holds.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Truth {
    /// It does not hold.
    False,
    /// Something it rests on is unknown.
    Unknown,
    /// It holds.
    True,
}

/// A condition, how it came out, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Condition {
    /// How it is written, in the words of either vocabulary.
    pub(in super::super) text: Text,
    /// What it says, for a reader who knows no rule language.
    pub(in super::super) words: Text,
    /// Where it is written.
    pub(in super::super) at: Place,
    /// Whether it holds.
    pub(in super::super) truth: Truth,
    /// Whether it stands in `unless`, so that the rule needs it not to hold.
    pub(in super::super) unless: bool,
    /// What decides it: `all` or `any` of its parts, `not` its part, its part that is `named`
    /// otherwise, two values `compared`, the things `ranged` over, a way along a `relation`, or it
    /// is `plain`.
    pub(in super::super) how: String,
    /// The conditions it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) parts: Vec<Condition>,
    /// The sides of a comparison, left and right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) sides: Vec<Side>,
    /// How a quantifier came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) ranged: Option<Ranged>,
    /// The steps of the way along a relation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) way: Vec<Link>,
    /// The values worked out for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) terms: Vec<Term>,
    /// What was read for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) facts: Vec<Fact>,
}

/// One side of a comparison.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Side {
    /// How it is written; null for a value that stands there itself, and for a variable.
    pub(in super::super) text: Option<Text>,
    /// What it comes to.
    pub(in super::super) value: Text,
}

/// How a quantifier came out.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Ranged {
    /// `exists`, `no` or `every`.
    pub(in super::super) quantifier: String,
    /// `document d in p.documents`
    pub(in super::super) text: Text,
    /// The same in words.
    pub(in super::super) words: Text,
    /// How many things were looked through; null where nobody has said which there are.
    pub(in super::super) examined: Option<u64>,
    /// How many of them could not be decided.
    pub(in super::super) undecided: u64,
    /// Whether there may be more than is described.
    pub(in super::super) open: bool,
    /// The one that settles it, or the first few that were looked at.
    pub(in super::super) examples: Vec<Example>,
}

/// A thing that a quantifier looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Example {
    /// The thing.
    pub(in super::super) thing: Subject,
    /// Where it is written.
    pub(in super::super) at: Place,
    /// What is asked of it.
    pub(in super::super) condition: Option<Condition>,
}

/// A step along a relation.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Link {
    /// The name of the thing it leaves.
    pub(in super::super) from: String,
    /// The name of the thing it reaches.
    pub(in super::super) to: String,
    /// The clause that says so.
    pub(in super::super) at: Option<Place>,
}

/// A value that was worked out, or that comes from a parameter.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Term {
    /// How it is written.
    pub(in super::super) text: Text,
    /// What the name stands for, where it is one given by `let`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) stands_for: Option<Text>,
    /// What it comes to.
    pub(in super::super) value: Text,
    /// Of a parameter: the first day of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) since: Option<String>,
    /// Of a decision table: the row that speaks, as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) row: Option<Text>,
    /// Of a parameter: where it is declared; of a decision table: where the row is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in super::super) at: Option<Place>,
    /// The first things that went into it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in super::super) items: Vec<Text>,
}

/// Something that was read of a thing.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct Fact {
    /// The name of the thing.
    pub(in super::super) thing: String,
    /// The part: `certified`; or the keyword of the clause.
    pub(in super::super) part: String,
    /// Its value; null where the clause says what no rule can read by itself.
    pub(in super::super) value: Option<Text>,
    /// Where it is written: the clause, or else the declaration.
    pub(in super::super) at: Place,
    /// How it came to be known.
    pub(in super::super) origin: Origin,
    /// Whether it comes with the program.
    pub(in super::super) shipped: bool,
}

/// How a fact came to be known.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum Origin {
    /// It is written there.
    Written,
    /// It was recognised in the title.
    Recognised,
    /// It follows from what is written of the thing.
    Derived,
    /// Nothing is written of it, and that settles it.
    Silent,
    /// Nothing is written of it, so that nobody knows.
    Unsaid,
}

/// Returns the JSON Schema of `tinhgon.proof/1`, indented, with a line feed at the end.
pub fn proof_schema() -> String {
    pretty(&schemars::schema_for!(Explained))
}

/// Returns the JSON Schema of `tinhgon.near-miss/1`, indented, with a line feed at the end.
pub fn near_miss_schema() -> String {
    pretty(&schemars::schema_for!(NearMiss))
}
