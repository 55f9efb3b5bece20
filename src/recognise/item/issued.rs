//! The name that a thing begins with, also one with its issuer in the middle:
//! `văn bản của … xác nhận …`.

use std::collections::BTreeMap;

use super::Reader;
use super::phrase::Role;
use super::token::{Name, Sort};

/// How the name of a writing begins that can have its issuer in the middle.
const WRITING: &str = "văn bản";

/// How many tokens may name an issuer, at most.
const LONGEST: usize = 40;

/// The words before a verb that makes it tell who somebody is, or what was done to something:
/// `của người đề nghị`, `của cơ quan đăng ký`, `được phê duyệt`.
const NO_ACTS: [&str; 7] = ["người", "bên", "quan", "được", "việc", "phòng", "có"];

/// What a writing can do, folded, and how one is named that does it: `xác nhận`, for
/// `văn bản xác nhận`.
pub(super) struct Acts<I>(BTreeMap<String, Name<I>>);

impl<I: Copy> Acts<I> {
    /// Picks them from the names of a catalogue: verbs have two syllables.
    pub(super) fn of<'n>(names: impl Iterator<Item = (&'n str, Name<I>)>) -> Self {
        let act = |(name, what): (&str, Name<I>)| {
            let act = name.strip_prefix(WRITING)?.strip_prefix(' ')?;
            (act.split(' ').count() == 2).then(|| (act.to_owned(), what))
        };
        Self(names.filter_map(act).collect())
    }

    /// Returns the writing that does something.
    fn named(&self, act: &str) -> Option<Name<I>> {
        self.0.get(act).copied()
    }
}

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns the name that begins at a token after a lead, and the token after it.
    pub(super) fn named(&self, start: usize, head: usize, end: usize) -> (Option<Name<I>>, usize) {
        let tail = (head + 1).min(end);
        match self.tokens[..end].get(head).map(|token| token.sort) {
            Some(Sort::Name(name)) => (Some(name), tail),
            // `Xác nhận của …`, `bản sao xác nhận …` stand for a writing that says so.
            Some(Sort::Phrase(Role::Thing))
                if self.names_copy(start..head)
                    || self.text.is_capital(self.tokens[head].start) =>
            {
                (self.acts.named(self.word(head)), tail)
            }
            _ => self
                .issued(head, end)
                .map_or((None, tail), |(name, tail)| (Some(name), tail)),
        }
    }

    /// Returns whether the name that begins at a token stands for the same paper as another; two
    /// writings of a kind are not the same.
    pub(super) fn is_name_of(&self, at: usize, end: usize, other: Option<Name<I>>) -> bool {
        let id = self.named(at, at, end).0.and_then(|name| name.id);
        id.is_some() && id == other.filter(|name| !name.plain).and_then(|name| name.id)
    }

    /// Returns the name of the writing that begins at a token and goes on with its issuer, and the
    /// token after what it does.
    fn issued(&self, head: usize, end: usize) -> Option<(Name<I>, usize)> {
        let says = head + 1 < end && self.word(head) == WRITING;
        if !says || !matches!(self.word(head + 1), "của" | "do") {
            return None;
        }
        for at in (head + 2..end).take(LONGEST) {
            if self.inside[at] {
                continue;
            }
            let named = self.act(at, end);
            if named.is_some() && !NO_ACTS.contains(&self.word(at - 1)) {
                return named;
            }
            let stops = match self.tokens[at].sort {
                Sort::Mark(mark) => !matches!(mark, ',' | '/' | ')'),
                Sort::Phrase(role) => matches!(
                    role,
                    Role::Says
                        | Role::Contains
                        | Role::Condition
                        | Role::Not
                        | Role::Then
                        | Role::With
                        | Role::Law
                ),
                Sort::Name(_) | Sort::Word | Sort::Number => false,
            };
            // `của hội đồng quản trị về việc thay đổi …` says something, but not what it does.
            if stops || self.is_at(at - 1, end, Role::About) {
                return None;
            }
        }
        None
    }

    /// Returns the name of the writing that does what a token says, by itself or with the next one, and
    /// the token after that.
    fn act(&self, at: usize, end: usize) -> Option<(Name<I>, usize)> {
        let begins = self.tokens[at].start;
        let alone = self.word(at).contains(' ');
        let last = if alone { at } else { at + 1 };
        let until = self.tokens[..end].get(last)?.end;
        let name = self.acts.named(&self.text.folded[begins..until])?;
        Some((name, last + 1))
    }
}
