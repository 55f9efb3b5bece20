//! Messages with slots, and the edits a rule proposes.

use super::Body;
use super::expression::sub_span;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::rule::plan::{Literal, Node};
use crate::rule::types::{Scalar, Type};
use crate::rule::{Message, Proposed, Segment, Verb};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{Clause, Word};
use crate::syntax::keyword::Keyword;

impl<'a> Body<'a, '_, '_> {
    /// Splits `"{p}: bỏ «{d}»"` into words and slots.
    pub(super) fn template(&mut self, text: &str, span: Span) -> Option<Vec<Segment>> {
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let Some(length) = rest[open..].find('}') else {
                break;
            };
            if open > 0 {
                segments.push(Segment::Text(rest[..open].to_owned()));
            }
            let slot = rest[open + 1..open + length].trim();
            let offset = text.len() - rest.len() + open + 2;
            let value = self.slot(slot, sub_span(span, offset, offset + slot.len()))?;
            segments.push(Segment::Slot {
                name: slot.to_owned(),
                value,
            });
            rest = &rest[open + length + 1..];
        }
        if !rest.is_empty() {
            segments.push(Segment::Text(rest.to_owned()));
        }
        Some(segments)
    }

    fn slot(&mut self, slot: &str, span: Span) -> Option<Node> {
        let first = slot.split('.').next().unwrap_or_default();
        let known = self.scope.iter().any(|entry| entry.name == first)
            || self.library.parameters.contains_key(slot);
        if !known {
            let names: Vec<String> = self
                .scope
                .iter()
                .map(|entry| format!("`{{{}}}`", entry.name))
                .collect();
            let names = names.join(", ");
            self.report(
                Diagnostic::error(
                    Code::UnknownSlot,
                    span,
                    phrase!(
                        "thông báo không điền được `{{{slot}}}`",
                        "the message cannot fill in `{{{slot}}}`"
                    ),
                )
                .help(phrase!(
                    "các biến dùng được: {names}",
                    "the variables at hand: {names}"
                )),
            );
            return None;
        }
        self.path(slot, span).map(|(node, _)| node)
    }

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
        };
        if proposed.verb == Verb::Ask {
            proposed.question = Some(self.question(clause)?);
            return Some(proposed);
        }
        for word in words {
            match &word.node {
                Word::Expression(written) => {
                    let (node, value) = self.expression(written)?;
                    match (&node, proposed.verb) {
                        (Node::Literal(Literal::Text(text)), Verb::MakeConditional) => {
                            proposed.text = Some(text.clone());
                        }
                        (Node::Literal(Literal::Constant(constant)), Verb::Delegate) => {
                            proposed.constants.push(*constant);
                        }
                        (Node::Read { part, of }, Verb::Set) if proposed.arguments.is_empty() => {
                            proposed.part = Some(part.name);
                            proposed.arguments.push((**of).clone());
                        }
                        (_, Verb::Set) => proposed.arguments.push(node),
                        _ => {
                            self.require_thing(value, written.span)?;
                            proposed.arguments.push(node);
                        }
                    }
                }
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
        Some(proposed)
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

    fn require_thing(&mut self, value: Type, span: Span) -> Option<()> {
        let is_thing = !value.list && matches!(value.scalar, Scalar::Entity(_) | Scalar::Thing);
        if !is_thing {
            self.report_mismatch(span, Type::one(Scalar::Thing), value);
        }
        is_thing.then_some(())
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
