//! Texts as functions compare them: folded.

use super::scope::Scope;
use crate::fold::fold;
use crate::rule::plan::{Literal, Node};
use crate::rule::value::Value;

/// A text to compare.
enum Side<'n> {
    /// Written in the rule. INVARIANT: folded when the rule was compiled.
    Written(&'n str),
    /// Of the model, folded there.
    Kept(&'n str),
    /// Worked out.
    Made(String),
    /// No text.
    Nothing,
}

impl Side<'_> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Written(text) | Self::Kept(text) => Some(text),
            Self::Made(text) => Some(text),
            Self::Nothing => None,
        }
    }
}

impl<'m> Scope<'m, '_> {
    /// Returns what a function says of two texts; unknown while one of them is.
    pub(super) fn alike(&mut self, arguments: &[Node], holds: fn(&str, &str) -> bool) -> Value<'m> {
        // Each is read, so that all that is unknown is noted.
        let sides: Vec<Option<Side<'_>>> = arguments.iter().map(|node| self.side(node)).collect();
        let Some(sides) = sides.into_iter().collect::<Option<Vec<_>>>() else {
            return Value::Unknown;
        };
        let mut texts = sides.iter().map(|side| side.text());
        match (texts.next().flatten(), texts.next().flatten()) {
            (Some(left), Some(right)) => Value::Boolean(holds(left, right)),
            _ => Value::Boolean(false),
        }
    }

    /// Returns whether a pattern is found in a text; unknown while the text is.
    pub(super) fn matched(&mut self, arguments: &[Node]) -> Value<'m> {
        let [text, Node::Literal(Literal::Pattern(pattern))] = arguments else {
            return Value::Unknown;
        };
        match self.side(text) {
            None => Value::Unknown,
            Some(side) => {
                let text = side.text();
                Value::Boolean(text.is_some_and(|text| pattern.is_in(text)))
            }
        }
    }

    /// Reads a text; `None` while it is unknown.
    fn side<'n>(&mut self, node: &'n Node) -> Option<Side<'n>>
    where
        'm: 'n,
    {
        if let Node::Literal(Literal::Text(text)) = node {
            return Some(Side::Written(text));
        }
        Some(match self.value(node) {
            Value::Unknown => return None,
            Value::Symbol(symbol) => Side::Kept(self.facts.model.texts.folded(symbol)),
            Value::Text(text) => Side::Made(fold(&text)),
            _ => Side::Nothing,
        })
    }
}
