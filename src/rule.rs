//! Rules: compiled from their text against the schema of the model, and evaluated.
//!
//! `compile` settles every name and type and orders the joins; `evaluate` can then no longer fail.
//! What a match means to people is worded one floor up, in `finding`.

use std::collections::BTreeMap;
use std::fmt;

use crate::index::id;
use crate::model::{Entity, Kind, Period};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::keyword::Keyword;

pub mod compile;
pub mod cost;
pub mod edit;
pub mod evaluate;
pub mod function;
mod join;
pub mod parameter;
pub mod pattern;
pub mod plan;
pub mod proof;
pub mod schema;
pub mod share;
pub mod table;
pub mod target;
#[cfg(test)]
mod tests;
pub mod types;
pub mod value;

pub use compile::compile;
pub use evaluate::evaluate;
use parameter::ParameterId;
use plan::{Node, Plan, Slot};

id!(/** A rule of a rule set. */ RuleId);

/// A compiled rule.
#[derive(Debug)]
pub struct Rule {
    /// `abolished-paper-asked`
    pub name: String,
    /// The folder it stands in: `legality`.
    pub group: String,
    /// What it is called, in both languages.
    pub title: Phrase,
    /// `necessary`, `reasonable`, `lawful` or `cost`.
    pub criterion: Keyword,
    /// `must`, `should` or `consider`.
    pub severity: Keyword,
    /// `high`, `medium` or `low`.
    pub confidence: Keyword,
    /// `preview`, `stable` or `deprecated`.
    pub state: Keyword,
    /// The rule to use instead, of one that is deprecated.
    pub replaced_by: Option<String>,
    /// What it rests on, as cited.
    pub bases: Vec<Citation>,
    /// When it applies.
    pub period: Period,
    /// The reason for it.
    pub why: String,
    /// What it takes in when both find the same thing.
    pub subsumes: Vec<String>,
    /// The parameters that it reads, be it through definitions, in name order.
    pub parameters: Vec<ParameterId>,
    /// Where it is declared.
    pub span: Span,
    /// How it is evaluated.
    pub plan: Plan,
    /// What to say, in both languages.
    pub message: Message,
    /// What to propose.
    pub proposes: Vec<Proposed>,
}

impl Rule {
    /// Returns the expressions that are worked out to word a match and to propose something.
    pub fn words(&self) -> impl Iterator<Item = &Node> {
        let named = self.plan.values.iter().map(|(_, node)| node);
        let lines = self.proposes.iter();
        let questions = lines.clone().filter_map(|line| line.question.as_ref());
        let slots = questions.chain([&self.message]).flat_map(Message::slots);
        named
            .chain(lines.clone().flat_map(|line| &line.arguments))
            .chain(
                lines
                    .filter_map(|line| line.each.as_ref())
                    .flat_map(Each::words),
            )
            .chain(slots.map(|(_, node)| node))
    }
}

impl Each {
    fn words(&self) -> impl Iterator<Item = &Node> {
        [&self.list].into_iter().chain(&self.condition)
    }
}

/// A legal basis as a rule cites it; by name, since a rule outlives every model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The name of the law.
    pub law: String,
    /// `annex I`
    pub annex: Option<String>,
    /// `article 3`
    pub article: Option<String>,
    /// `clause 1`
    pub clause: Option<String>,
    /// `point a`
    pub point: Option<String>,
    /// `section "II.1"`
    pub section: Option<String>,
}

impl fmt::Display for Citation {
    /// Writes it as the language does: `nd-61-2018 article 3 clause 1`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.law)?;
        let parts = [
            (Keyword::Annex, &self.annex),
            (Keyword::Article, &self.article),
            (Keyword::ClauseNumber, &self.clause),
            (Keyword::Point, &self.point),
        ];
        for (keyword, label) in parts {
            if let Some(label) = label {
                write!(formatter, " {} {label}", keyword.english())?;
            }
        }
        if let Some(section) = &self.section {
            write!(formatter, " {} \"{section}\"", Keyword::Section.english())?;
        }
        Ok(())
    }
}

/// A message with slots, in both languages.
#[derive(Debug)]
pub struct Message {
    /// In Vietnamese.
    pub vi: Vec<Segment>,
    /// In English.
    pub en: Vec<Segment>,
}

impl Message {
    /// Returns its slots with what they stand for, in the order of the text; those of the
    /// Vietnamese wording first.
    pub fn slots(&self) -> impl Iterator<Item = (&str, &Node)> {
        let segments = self.vi.iter().chain(&self.en);
        segments.filter_map(|segment| match segment {
            Segment::Slot { name, value } => Some((name.as_str(), value)),
            Segment::Text(_) => None,
        })
    }
}

/// A piece of a message.
#[derive(Debug)]
pub enum Segment {
    /// Words as they stand.
    Text(String),
    /// `{d.paper.until}`
    Slot {
        /// The words between the braces.
        name: String,
        /// What they stand for.
        value: Node,
    },
}

/// One `propose` line, its subjects still expressions.
#[derive(Debug)]
pub struct Proposed {
    /// Which edit.
    pub verb: Verb,
    /// What stands in its places, in order.
    pub arguments: Vec<Node>,
    /// The words of `make … conditional on`.
    pub text: Option<String>,
    /// The question of `ask`, with its slots.
    pub question: Option<Message>,
    /// The constants of `add channel online full`, or the law of `cite`.
    pub constants: Vec<Keyword>,
    /// The law of `cite`.
    pub law: Option<String>,
    /// The part that `set` changes.
    pub part: Option<&'static schema::Part>,
    /// `for field f in p.fields where …`: what it is done to, one after the other.
    pub each: Option<Each>,
}

/// The things that a `propose` line goes through.
#[derive(Debug)]
pub struct Each {
    /// Where the one at hand is kept.
    pub slot: Slot,
    /// All of them.
    pub list: Node,
    /// Which of them; all where nothing is said.
    pub condition: Option<Node>,
}

macro_rules! verbs {
    ($($verb:ident $slug:literal;)*) => {
        /// What an edit does: the closed set of language.md §4.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Verb {
            $(#[doc = $slug] $verb,)*
        }

        impl Verb {
            /// Returns the word that stands for it in a review: `run-alongside`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$verb => $slug,)* }
            }
        }
    };
}

verbs! {
    Drop "drop";
    Replace "replace";
    Reuse "reuse";
    MakeOptional "make-optional";
    MakeConditional "make-conditional";
    AcceptCopy "accept-copy";
    Set "set";
    Combine "combine";
    RunAlongside "run-alongside";
    MoveBefore "move-before";
    Assign "assign";
    Delegate "delegate";
    Merge "merge";
    Link "link";
    AddChannel "add-channel";
    AddElectronicResult "add-electronic-result";
    Repeal "repeal";
    Publish "publish";
    Cite "cite";
    Ask "ask";
}

/// The bindings for which a rule's condition held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which rule.
    pub rule: RuleId,
    /// The things the finding is about, in the order of `for each`.
    pub about: Vec<Entity>,
    /// The first witnesses in name order, in the order of `with`.
    pub witnesses: Vec<Entity>,
    /// How many bindings of the witnesses there are; 1 where the rule has none.
    pub witness_count: u32,
}

/// What a rule could not decide, and for want of what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// For each part (`document.paper`) and rule, the things whose part is unknown, in id order.
    pub missing: BTreeMap<(Kind, &'static str), BTreeMap<RuleId, Vec<Entity>>>,
    /// For each parameter without a value at the date, and each rule, the things that wait for it.
    pub parameters: BTreeMap<ParameterId, BTreeMap<RuleId, Vec<Entity>>>,
}

impl Gaps {
    /// Returns how many parts and parameters are missing.
    pub fn len(&self) -> usize {
        self.missing.len() + self.parameters.len()
    }

    /// Returns whether everything could be decided.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
