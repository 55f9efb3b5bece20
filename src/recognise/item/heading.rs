//! What introduces the things of an item, and what that makes of them.

use std::ops::Range;

use super::Reader;
use super::clause::Clause;
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
            // After `trường hợp … phải có:` comes a list.
            let lasts = colon.is_some_and(|colon| then.is_none_or(|then| colon <= then + 1));
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
        let lists = self.lists_things(start..first, opened);
        let holds = lists
            || self.any(&head, Role::Holder)
            || (start..first).any(|at| self.tokens[at].is(Role::Submit))
            || head.clone().all(counts);
        if self.names_thing(first) && !lists && !self.is_at(first, end, Role::Holder) {
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

    /// Returns whether an entry names nothing to hand in, and what follows is numbered otherwise, and so
    /// within it: `1. Điều chỉnh họ tên a) Giấy khai sinh`.
    pub(super) fn is_title(&self, clause: &Clause, first: usize, next: &Clause) -> bool {
        let Range { start, end } = clause.tokens;
        let known = |bullet| self.modes.iter().any(|(_, around)| *around == bullet);
        let is_apart = |at: usize| {
            let token = self.tokens[at];
            token.is_mark(':') || token.is(Role::Contains) || self.names_thing(at)
        };
        clause.bullet.is_some()
            && next.bullet.is_some()
            && next.bullet != clause.bullet
            && !known(next.bullet)
            && first < end
            && !(start..end).any(is_apart)
    }

    /// Returns whether the words before `opened` only say what kind of things come: after
    /// `các chứng chỉ, tài liệu liên quan gồm:`, `tài liệu gồm:`.
    fn lists_things(&self, lead: Range<usize>, opened: usize) -> bool {
        const KINDS: [&str; 6] = [
            "giấy tờ",
            "tài liệu",
            "chứng từ",
            "chứng chỉ",
            "văn bằng",
            "văn bản",
        ];
        let kind = lead.end;
        let last = opened - 1;
        let contains = |at: usize| kind < at && self.tokens[at].is(Role::Contains);
        let introduces =
            contains(last) || self.tokens[last].is_mark(':') && contains(last.max(1) - 1);
        introduces
            && (self.any(&lead, Role::Plural) || contains(kind + 1))
            && matches!(self.tokens[kind].sort, Sort::Phrase(_))
            && KINDS.contains(&self.word(kind))
    }
}
