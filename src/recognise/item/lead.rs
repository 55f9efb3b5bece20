//! What stands before the name of a thing: marks, how many, and how it is handed in.

use std::ops::Range;

use super::Reader;
use super::phrase::Role;
use super::token::Sort;

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns the first token from `at` on that does not say how something is handed in: after
    /// `01 bản sao có chứng thực hoặc bản chính`.
    pub(super) fn after_lead(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        let mut copy = false;
        while at < end {
            let more_copies = || copy && self.says_copy(at + 1, end);
            let skipped = match self.tokens[at].sort {
                Sort::Mark('(') if self.inside[at] => {
                    match (at + 1..end).find(|at| !self.inside[*at]) {
                        // `02 (hai) bộ`, `bản sao (có chứng thực) giấy …`
                        Some(close)
                            if close <= at + 3 && !self.any(&(at..close), Role::Condition)
                                || copy && self.only_says_copy(at + 1..close) =>
                        {
                            at = close;
                            true
                        }
                        _ => false,
                    }
                }
                Sort::Mark(',') => more_copies(),
                // `Bản sao: giấy …`
                Sort::Mark(':') => copy,
                Sort::Number | Sort::Mark(_) => true,
                Sort::Phrase(role) => match role {
                    Role::Original | Role::Copy | Role::Electronic | Role::Show => {
                        copy = true;
                        true
                    }
                    Role::Submit | Role::Page | Role::Plural | Role::Numeral | Role::Piece => true,
                    Role::Certified | Role::Quality => copy,
                    Role::Goes => copy && self.word(at) == "của",
                    Role::Or | Role::And | Role::With => more_copies(),
                    // `Phụ lục bảng kê …`
                    Role::Request => self.word(at) == "phụ lục" && self.names_kind(at + 1, end),
                    _ => false,
                },
                Sort::Name(_) | Sort::Word => false,
            };
            if !skipped {
                break;
            }
            at += 1;
        }
        at
    }

    /// Returns whether a token says what a writing is called, and no more.
    fn names_kind(&self, at: usize, end: usize) -> bool {
        let sort = self.tokens[..end].get(at).map(|token| token.sort);
        matches!(sort, Some(Sort::Name(name)) if name.plain)
    }

    /// Returns whether a token begins how something is handed in.
    pub(super) fn says_copy(&self, at: usize, end: usize) -> bool {
        let copy = [
            Role::Original,
            Role::Copy,
            Role::Electronic,
            Role::Show,
            Role::Certified,
        ];
        copy.iter().any(|role| self.is_at(at, end, *role))
    }

    /// Returns whether some tokens only say how something is handed in, and not what or when:
    /// `hoặc bản photo có bản gốc đối chiếu`.
    fn only_says_copy(&self, tokens: Range<usize>) -> bool {
        let Range { start, end } = tokens;
        let confirmed = start < end && self.word(start).starts_with("có xác nhận");
        let begins = self.says_copy(start, end)
            || confirmed
            || self.is_at(start, end, Role::Or) && self.says_copy(start + 1, end);
        let other = [
            Role::Thing,
            Role::Request,
            Role::Holder,
            Role::Condition,
            Role::Not,
            Role::Instead,
        ];
        let is_other = |at: usize| {
            matches!(self.tokens[at].sort, Sort::Name(_))
                || other.iter().any(|role| self.tokens[at].is(*role))
        };
        begins && !(start..end).any(is_other)
    }

    /// Returns the token after the number of a form that the name of the form follows:
    /// `Mẫu số 29. Đơn …`, `Mẫu số 6: Biên bản …`. Also where the name stands in the next clause.
    pub(super) fn after_form_number(&self, at: usize, end: usize) -> Option<usize> {
        let numbered = self.is_at(at, end, Role::Law) && self.word(at) == "mẫu số";
        let label = self.tokens[..end].get(at + 1)?;
        let colon = self.tokens[..end]
            .get(at + 2)
            .is_some_and(|token| token.is_mark(':'));
        let then = at + 2 + usize::from(colon);
        let follows = then == end || self.names_thing_at(self.after_lead(then, end), end);
        (numbered && matches!(label.sort, Sort::Number | Sort::Word) && follows).then_some(then)
    }

    /// Returns whether some tokens say that it is a copy that is handed in, or the original.
    pub(super) fn names_copy(&self, tokens: Range<usize>) -> bool {
        let copy = [Role::Original, Role::Copy, Role::Electronic];
        copy.iter().any(|role| self.any(&tokens, *role))
    }

    /// Returns whether a thing that can be handed in begins at a token.
    pub(super) fn names_thing(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| match token.sort {
            Sort::Name(_) => true,
            Sort::Phrase(role) => matches!(
                role,
                Role::Thing | Role::Request | Role::Holder | Role::OneOf
            ),
            _ => false,
        })
    }

    /// Returns whether a thing that can be handed in begins at a place before `end`.
    pub(super) fn names_thing_at(&self, at: usize, end: usize) -> bool {
        at < end && self.names_thing(at)
    }
}
