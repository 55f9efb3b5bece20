//! Messages with slots.

use super::Body;
use super::expression::sub_span;
use crate::diagnostic::{Code, Diagnostic};
use crate::phrase::phrase;
use crate::rule::Segment;
use crate::rule::plan::Node;
use crate::rule::types::Scalar;
use crate::span::Span;

impl Body<'_, '_, '_> {
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
            || self.library.parameter(slot).is_some();
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
        let (node, value) = self.path(slot, span)?;
        if value.scalar == Scalar::Fingerprint {
            self.report(
                Diagnostic::error(
                    Code::UnshownSlot,
                    span,
                    phrase!(
                        "`{{{slot}}}` chỉ để so sánh, không viết ra chữ được",
                        "`{{{slot}}}` can only be compared, not written out"
                    ),
                )
                .help(phrase!(
                    "nêu biến, ví dụ `{{{first}}}`, hoặc một phần có chữ, ví dụ `{{{first}.tên}}`",
                    "name the variable, as in `{{{first}}}`, or a part in words, as in `{{{first}.title}}`",
                )),
            );
            return None;
        }
        Some(node)
    }
}
