//! What introduces the things of an item, and what that makes of them.

use std::ops::Range;

use super::Reader;
use super::phrase::Role;
use super::token::Sort;

/// How what is read next is asked for, unless it says otherwise itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// As it says.
    Plain,
    /// After `trường hợp …:`, with the tokens of the condition.
    Conditional(Range<usize>),
    /// After `một trong các giấy tờ sau:`, with the number of the choice.
    OneOf(u32),
    /// After `nội dung gồm:`: not at all, it is what a paper says.
    Contents,
    /// After `lưu ý`: not at all.
    Note,
}

/// The words that introduce the rest of a clause.
pub(super) struct Heading {
    /// The token after them.
    pub(super) opened: usize,
    /// What they make of what follows, if they change it.
    pub(super) mode: Option<Mode>,
    /// Whether they introduce the clauses after this one too.
    pub(super) lasts: bool,
}

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns the words that introduce what some tokens of a clause ask for.
    ///
    /// A condition that introduces nothing is a heading of all the tokens that does not last.
    pub(super) fn heading(&self, tokens: Range<usize>) -> Option<Heading> {
        let Range { start, end } = tokens;
        let first = self.after_lead(start, end);
        if first == end {
            return None;
        }
        let outside = |at: &usize| !self.inside[*at];
        let find = |role| {
            (first..end)
                .filter(outside)
                .find(|at| self.tokens[*at].is(role))
        };
        let colon = (start..end)
            .filter(outside)
            .find(|at| self.tokens[*at].is_mark(':'));
        if self.is_at(first, end, Role::Condition) {
            let then = find(Role::Then);
            let lasts = colon.is_some_and(|colon| then.is_none_or(|then| colon < then));
            let last = if lasts { colon } else { then };
            let opened = last.map_or(end, |last| last + 1);
            return Some(Heading {
                opened,
                mode: Some(Mode::Conditional(start..opened)),
                lasts,
            });
        }
        let opened = 1 + colon.or_else(|| find(Role::Contains))?;
        let head = start..opened;
        if opened < end && self.after_lead(opened, end) == end {
            // `Bản vẽ: 01 bản chính`
            return None;
        }
        if colon.is_some() && self.any(&head, Role::OneOf) {
            return Some(Heading {
                opened,
                mode: Some(Mode::OneOf(0)),
                lasts: true,
            });
        }
        // Where it is filed changes nothing, nor how many sets: `Nộp cho cảng vụ:`, `02 bộ, gồm:`
        let counts = |at: usize| match self.tokens[at].sort {
            Sort::Number | Sort::Mark(_) => true,
            Sort::Phrase(role) => {
                matches!(role, Role::Numeral | Role::Piece | Role::Contains)
            }
            Sort::Name(_) | Sort::Word => false,
        };
        let holds = self.any(&head, Role::Holder)
            || (start..first).any(|at| self.tokens[at].is(Role::Submit))
            || head.clone().all(counts);
        if self.names_thing(first) && !self.is_at(first, end, Role::Holder) {
            // `Giấy xác nhận:`, and what it may be in the clauses below.
            let alone = colon == Some(first + 1) && opened == end;
            let introduces = alone && end < self.tokens.len();
            return introduces.then_some(Heading {
                opened,
                mode: Some(Mode::OneOf(0)),
                lasts: true,
            });
        }
        if self.any(&head, Role::Condition) || colon.is_some() && !holds {
            // Whom unknown words single out is unknown too.
            return Some(Heading {
                opened,
                mode: Some(Mode::Conditional(head)),
                lasts: true,
            });
        }
        holds.then_some(Heading {
            opened,
            mode: None,
            lasts: true,
        })
    }
}
