//! The edits that a rule proposes: which, of what, and whether they can be made at all.

use super::Body;
use super::quantifier::Reported;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Kind;
use crate::phrase::{Phrase, phrase};
use crate::rule::edit::{places, settable};
use crate::rule::plan::{Literal, Node};
use crate::rule::schema::Part;
use crate::rule::types::{Scalar, Type};
use crate::rule::{Each, Message, Proposed, Verb};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Expression, Word};
use crate::syntax::keyword::{Keyword, Vocabulary};
use crate::syntax::term;

impl<'a> Body<'a, '_, '_> {
    /// Compiles one `propose` line.
    pub(super) fn proposed(&mut self, clause: &'a Clause<'_>) -> Option<Proposed> {
        let mut words = clause.words.iter();
        let Some(Word::Keyword(first)) = words.next().map(|word| &word.node) else {
            return None;
        };
        let mut proposed = Proposed {
            verb: verb_of(*first, clause)?,
            arguments: Vec::new(),
            text: None,
            question: None,
            constants: Vec::new(),
            law: None,
            part: None,
            each: None,
        };
        if proposed.verb == Verb::Ask {
            proposed.question = Some(self.question(clause)?);
            return Some(proposed);
        }
        let words = words.as_slice();
        let is_each = |word: &Spanned<Word<'_>>| word.node == Word::Keyword(Keyword::For);
        let (words, each) = match words.iter().position(is_each) {
            Some(position) => words.split_at(position),
            None => (words, &words[..0]),
        };
        let depth = self.scope.len();
        let each = self.each(each);
        let compiled = each.is_ok().then(|| self.places(words, &mut proposed));
        self.scope.truncate(depth);
        proposed.each = each.ok()?;
        compiled?.map(|()| proposed)
    }

    /// Compiles `for field f in p.fields where …`, and puts the variable in scope; `None`
    /// where nothing is written.
    fn each(&mut self, words: &'a [Spanned<Word<'_>>]) -> Result<Option<Each>, Reported> {
        let Some(Word::Binder(binder)) = words.get(1).map(|word| &word.node) else {
            return Ok(None);
        };
        let list = self.binder_source(binder)?;
        let list = list.expect("the grammar asks here what the variable ranges over");
        let slot = self.declare(binder);
        let condition = match words.last().map(|word| &word.node) {
            Some(Word::Expression(written)) => Some(self.condition(written).ok_or(Reported)?),
            _ => None,
        };
        Ok(Some(Each {
            slot,
            list,
            condition,
        }))
    }

    /// Compiles what stands in the places of an edit.
    fn places(&mut self, words: &'a [Spanned<Word<'_>>], proposed: &mut Proposed) -> Option<()> {
        for word in words {
            match &word.node {
                Word::Expression(written) if proposed.verb == Verb::Set => {
                    self.setting(written, proposed)?;
                }
                Word::Expression(written) => self.argument(written, proposed)?,
                Word::Name(law) => proposed.law = Some(law.to_string()),
                Word::Keyword(
                    constant @ (Keyword::InPerson
                    | Keyword::Online
                    | Keyword::Postal
                    | Keyword::Full
                    | Keyword::Partial),
                ) => {
                    proposed.constants.push(*constant);
                }
                _ => {}
            }
        }
        Some(())
    }

    /// Compiles what stands in a place of an edit, or the words and constants it ends with.
    fn argument(
        &mut self,
        written: &'a Spanned<Expression<'_>>,
        proposed: &mut Proposed,
    ) -> Option<()> {
        let (node, value) = self.expression(written)?;
        match (node, proposed.verb) {
            (Node::Literal(Literal::Text(text)), Verb::MakeConditional) => {
                proposed.text = Some(text);
            }
            (Node::Literal(Literal::Constant(constant)), Verb::Delegate) => {
                proposed.constants.push(constant);
            }
            (node, Verb::MakeConditional) if !proposed.arguments.is_empty() => {
                let text = Type::one(Scalar::Text);
                if value.scalar != text.scalar || value.list {
                    self.report_mismatch(written.span, text, value);
                    return None;
                }
                proposed.arguments.push(node);
            }
            (node, verb) => {
                let kinds = places(verb).get(proposed.arguments.len());
                if let Some(kinds) = kinds {
                    self.require_kind(value, kinds, written.span)?;
                }
                proposed.arguments.push(node);
            }
        }
        Some(())
    }

    /// Compiles the part that `set` changes, then the value it gives.
    fn setting(
        &mut self,
        written: &'a Spanned<Expression<'_>>,
        proposed: &mut Proposed,
    ) -> Option<()> {
        let (node, value) = self.expression(written)?;
        match (proposed.part, node) {
            (None, Node::Read { part, of }) => {
                self.require_settable(part, written.span)?;
                proposed.part = Some(part);
                proposed.arguments.push(*of);
            }
            (None, _) => {
                self.report(
                    Diagnostic::error(
                        Code::FixedPart,
                        written.span,
                        phrase!(
                            "đây không phải một phần để đặt lại",
                            "this is no part to set"
                        ),
                    )
                    .help(phrase!(
                        "viết một phần của một biến, ví dụ `d.copies`",
                        "write a part of a variable, for example `d.copies`",
                    )),
                );
                return None;
            }
            (Some(part), node) => {
                if !part.value.comparable(value) {
                    self.report_mismatch(written.span, part.value, value);
                    return None;
                }
                proposed.arguments.push(node);
            }
        }
        Some(())
    }

    fn require_settable(&mut self, part: &Part, span: Span) -> Option<()> {
        let parts = settable(part.kind);
        if parts.contains(&part.name) {
            return Some(());
        }
        let spelling = |vocabulary| {
            let parts = parts
                .iter()
                .map(|part| format!("`{}`", term::spelling(part, vocabulary)));
            parts.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (
            spelling(Vocabulary::Vietnamese),
            spelling(Vocabulary::English),
        );
        let help = if parts.is_empty() {
            phrase!(
                "chỉ đặt lại được phần của thủ tục",
                "only parts of procedures can be set"
            )
        } else {
            phrase!(
                "các phần đặt lại được ở đây: {vi}",
                "what can be set here: {en}"
            )
        };
        let name = part.name;
        let in_vietnamese = term::spelling(name, Vocabulary::Vietnamese);
        self.report(
            Diagnostic::error(
                Code::FixedPart,
                span,
                phrase!(
                    "đề xuất không đặt lại được phần `{in_vietnamese}`",
                    "no proposal can set `{name}`"
                ),
            )
            .help(help),
        );
        None
    }

    /// Reports a value that is not a thing of one of some kinds.
    ///
    /// A thing of unknown kind may be of any: what replaces a paper is seen when a rule has found
    /// something.
    fn require_kind(&mut self, value: Type, kinds: &[Kind], span: Span) -> Option<()> {
        let fits = match value.scalar {
            Scalar::Thing => true,
            Scalar::Entity(kind) => kinds.contains(&kind),
            _ => false,
        };
        if fits && !value.list {
            return Some(());
        }
        let names: Vec<Phrase> = kinds
            .iter()
            .map(|kind| Type::one(Scalar::Entity(*kind)).described())
            .collect();
        let list = |word: fn(&Phrase) -> &str, or: &str| {
            names.iter().map(word).collect::<Vec<_>>().join(or)
        };
        let (vi, en) = (
            list(|name| &name.vi, " hoặc "),
            list(|name| &name.en, " or "),
        );
        let found = value.described();
        self.report(
            Diagnostic::error(
                Code::WrongType,
                span,
                Phrase::new(
                    format_args!("cần {vi}, nhưng đây là {}", found.vi),
                    format_args!("{en} is needed, but this is {}", found.en),
                ),
            )
            .help(phrase!(
                "viết một biến, hoặc một phần, là {vi}",
                "write a variable, or a part, that is {en}",
            )),
        );
        None
    }

    /// Compiles `ask "…"`, or `ask vi "…" en "…"`; one wording serves both languages.
    fn question(&mut self, clause: &'a Clause<'_>) -> Option<Message> {
        let wording = |keyword| match clause.word_after(keyword) {
            Some(Spanned {
                node: Word::Text(text),
                span,
            }) => Some((text.as_ref(), *span)),
            _ => None,
        };
        let only = clause.words.iter().find_map(|word| match &word.node {
            Word::Text(text) => Some((text.as_ref(), word.span)),
            _ => None,
        });
        let (vi, vi_span) = wording(Keyword::InVietnamese).or(only)?;
        let (en, en_span) = wording(Keyword::InEnglish).or(only)?;
        Some(Message {
            vi: self.template(vi, vi_span)?,
            en: self.template(en, en_span)?,
        })
    }
}

/// Which edit a `propose` line begins; `make … optional` and `make … conditional on` share a word.
fn verb_of(first: Keyword, clause: &Clause<'_>) -> Option<Verb> {
    Some(match first {
        Keyword::Drop => Verb::Drop,
        Keyword::Replace => Verb::Replace,
        Keyword::Reuse => Verb::Reuse,
        Keyword::Make => {
            let conditional = clause
                .words
                .iter()
                .any(|word| word.node == Word::Keyword(Keyword::ConditionalOn));
            if conditional {
                Verb::MakeConditional
            } else {
                Verb::MakeOptional
            }
        }
        Keyword::AcceptCopyFor => Verb::AcceptCopy,
        Keyword::Set => Verb::Set,
        Keyword::Combine => Verb::Combine,
        Keyword::Run => Verb::RunAlongside,
        Keyword::Move => Verb::MoveBefore,
        Keyword::Assign => Verb::Assign,
        Keyword::Delegate => Verb::Delegate,
        Keyword::Merge => Verb::Merge,
        Keyword::Link => Verb::Link,
        Keyword::AddChannel => Verb::AddChannel,
        Keyword::AddResult => Verb::AddElectronicResult,
        Keyword::Repeal => Verb::Repeal,
        Keyword::Publish => Verb::Publish,
        Keyword::Cite => Verb::Cite,
        Keyword::Ask => Verb::Ask,
        _ => return None,
    })
}
