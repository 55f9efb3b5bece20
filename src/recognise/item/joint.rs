//! What joins two things of a clause, and whether the second stands by itself.

use std::ops::Range;

use super::Reader;
use super::phrase::Role;
use super::token::Sort;

/// What joins two things of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `,`, `và`
    And,
    /// `kèm theo`
    With,
    /// `hoặc`, `/`
    Or,
}

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns what joins two things at a token, and the token after it: also `, và`.
    pub(super) fn joint(&self, at: usize, end: usize) -> Option<(Joint, usize)> {
        let of = |at: usize| {
            let token = self.tokens[..end].get(at)?;
            match token.sort {
                Sort::Mark(',') | Sort::Phrase(Role::And) => Some(Joint::And),
                Sort::Mark('/') | Sort::Phrase(Role::Or) => Some(Joint::Or),
                Sort::Phrase(Role::With) => Some(Joint::With),
                _ => None,
            }
        };
        let mut joint = of(at)?;
        let mut then = at + 1;
        while let Some(more) = of(then) {
            if joint != Joint::Or {
                joint = more;
            }
            then += 1;
        }
        Some((joint, then))
    }

    /// Returns the paper of the catalogue that what some tokens say comes with: `kèm theo giấy …`.
    pub(super) fn attached(&self, says: Range<usize>) -> Option<(usize, Joint)> {
        says.clone()
            .filter(|at| self.tokens[*at].is(Role::With) && !self.inside[*at])
            .map(|at| at + 1)
            .find(|then| {
                let head = self.after_lead(*then, says.end);
                head < says.end && matches!(self.tokens[head].sort, Sort::Name(_))
            })
            .map(|then| (then, Joint::With))
    }

    /// Returns whether a paper of the catalogue that is joined to a thing is one of its own, though the
    /// thing goes on about others: attached to it, counted, or begun with a capital letter where the
    /// thing is about nothing yet.
    pub(super) fn is_apart(
        &self,
        joint: Joint,
        lead: Range<usize>,
        end: usize,
        plain: bool,
    ) -> bool {
        let thing = lead.end;
        let is_name = thing < end && matches!(self.tokens[thing].sort, Sort::Name(_));
        let counts = |at: usize| match self.tokens[at].sort {
            Sort::Number => true,
            Sort::Phrase(role) => matches!(role, Role::Numeral | Role::Piece),
            _ => false,
        };
        let capital = || self.text.is_capital(self.tokens[thing].start);
        is_name && (joint == Joint::With || lead.clone().any(counts) || plain && capital())
    }
}
