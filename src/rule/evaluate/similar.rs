//! Which lists are alike: what is asked of two lists, and the [`join`] that finds those that are.

use super::operation::accepts;
use super::scope::Scope;
use crate::model::content::{constant_element, element, symbol_element, text_element};
use crate::rule::plan::Node;
use crate::rule::share::Share;
use crate::rule::value::Value;
use crate::syntax::ast::expression::Operator;
use crate::truth::Truth;

mod join;

pub(super) use join::Similar;
use join::shared;

impl Scope<'_, '_> {
    /// Returns the things of a list, each once and in order; `None` for an unknown one.
    pub(super) fn things(&self, value: &Value<'_>) -> Option<Vec<u128>> {
        let mut things = match value {
            Value::Unknown => return None,
            // What is not there is nothing that two lists could share.
            Value::List(list) => list
                .iter()
                .filter(|item| *item != Value::None)
                .map(|item| self.thing_of(&item))
                .collect::<Option<Vec<u128>>>()?,
            _ => Vec::new(),
        };
        things.sort_unstable();
        things.dedup();
        Some(things)
    }

    fn thing_of(&self, value: &Value<'_>) -> Option<u128> {
        let model = self.facts.model;
        Some(match value {
            Value::Entity(thing) => element(model, *thing),
            Value::Symbol(text) => symbol_element(model, *text),
            Value::Text(text) => text_element(text),
            Value::Constant(constant) => constant_element(*constant),
            _ => return None,
        })
    }

    /// Compares a similarity with a percentage, exactly; `None` where no side is one, or both are.
    pub(super) fn compare_share(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
    ) -> Option<Truth> {
        let (lists, other, is_left) = match (left.as_similarity(), right.as_similarity()) {
            (Some(lists), None) => (lists, right, true),
            (None, Some(lists)) => (lists, left, false),
            _ => return None,
        };
        let share = self.share_of(lists);
        Some(match (share, self.value(other)) {
            (Some(share), Value::Percent(percent)) => {
                let ordering = share.compare(percent);
                let ordering = if is_left {
                    ordering
                } else {
                    ordering.reverse()
                };
                Truth::from(accepts(operator, ordering))
            }
            (Some(_), Value::None) => Truth::False,
            _ => Truth::Unknown,
        })
    }

    /// Returns how much two lists have in common, as [`Self::share`] does.
    pub(super) fn share_of<'n>(
        &mut self,
        lists: impl IntoIterator<Item = &'n Node>,
    ) -> Option<Share> {
        let since = self.noted();
        let mut values = lists.into_iter().map(|list| self.value(list));
        let (left, right) = (values.next()?, values.next()?);
        let share = self.share(&left, &right);
        if share.is_some() {
            self.forget(since);
        }
        share
    }

    /// Returns how much two lists have in common; `None` while one of them is unknown, unless the
    /// other is empty: that has nothing in common with any.
    pub(super) fn share(&self, left: &Value<'_>, right: &Value<'_>) -> Option<Share> {
        let lists = [self.things(left), self.things(right)];
        if lists.iter().flatten().any(Vec::is_empty) {
            return Some(Share { shared: 0, all: 0 });
        }
        let [left, right] = [lists[0].as_ref()?, lists[1].as_ref()?];
        let shared = shared(left, right);
        let all = left.len() + right.len() - shared;
        Some(Share { shared, all })
    }
}
