//! What remarks on the things of an item, and whom that lets off.

use std::ops::Range;

use super::clause::Clause;
use super::phrase::Role;
use super::token::Sort;
use super::{Asked, How, Meaning, Reader, Standing, Sureness};

impl<I: Copy + Ord> Reader<'_, '_, I> {
    /// Returns whether a clause only remarks on what the others ask for.
    pub(super) fn is_note(&self, clause: &Clause, first: usize) -> bool {
        let remarks = |at: usize| {
            let token = self.tokens[at];
            token.is(Role::Again) || token.is(Role::LookUp) || self.word(at) == "phải"
        };
        let Range { start, end } = clause.tokens.clone();
        self.is_at(first, end, Role::Not)
            || clause.sentence
                && ((start..end).any(remarks)
                    || !(start..end).any(|at| self.names_thing(at))
                    || self.is_named_before(first, end))
    }

    /// Returns whether the paper named at a token has been read before.
    fn is_named_before(&self, at: usize, end: usize) -> bool {
        let Some(Sort::Name(name)) = self.tokens[..end].get(at).map(|token| token.sort) else {
            return false;
        };
        self.asked().any(|asked| Some(asked.paper) == name.id)
    }

    fn asked(&self) -> impl Iterator<Item = &Asked<I>> {
        self.parts.iter().filter_map(|part| match &part.meaning {
            Meaning::Paper(asked) => Some(asked),
            _ => None,
        })
    }

    /// Adds a note, with the papers that it says need not be handed in, and makes what it lets off
    /// depend on it.
    ///
    /// A note that names papers read before is about those, any other about all of them.
    pub(super) fn add_note(&mut self, tokens: Range<usize>) {
        let Range { start, end } = tokens;
        if !self.is_about_copies(start, end) && (start..end).any(|at| self.lets_off(at)) {
            self.let_off(&tokens);
        }
        let mut rest = start;
        for at in start..end {
            let head = self.after_lead(at + 1, end);
            if let Some(Sort::Name(name)) = self.tokens[..end].get(head).map(|token| token.sort)
                && let Some(paper) = name.id
                && self.tokens[at].is(Role::Not)
                && at >= rest
            {
                self.add(rest..at, Meaning::Note);
                self.add(
                    at..head + 1,
                    Meaning::Paper(Asked {
                        paper,
                        sureness: Sureness::HarmlessWords,
                        how: How {
                            standing: Standing::NotRequired,
                            choice: None,
                            handing: Vec::new(),
                            any_way: false,
                            condition: None,
                        },
                    }),
                );
                rest = head + 1;
            }
        }
        self.add(rest..end, Meaning::Note);
    }

    /// Makes what was read depend on a note.
    pub(super) fn let_off(&mut self, note: &Range<usize>) {
        let named: Vec<I> = self.tokens[note.clone()]
            .iter()
            .filter_map(|token| match token.sort {
                Sort::Name(name) => name.id,
                _ => None,
            })
            .collect();
        let about_some = self.asked().any(|asked| named.contains(&asked.paper));
        let words = self.written(note.clone());
        for part in &mut self.parts {
            if let Meaning::Paper(asked) = &mut part.meaning
                && asked.how.standing == Standing::Demanded
                && (!about_some || named.contains(&asked.paper))
            {
                asked.how.standing = Standing::Conditional;
                asked.how.condition = Some(words.clone());
            }
        }
    }

    /// Makes the paper whose contents end with a case in brackets depend on that:
    /// `Đơn, trong đó nêu rõ lý do; thời gian (đối với tổ chức)`.
    pub(super) fn limit_told(&mut self, contents: Range<usize>) {
        let case = self.last_aside(contents);
        let Some(case) = case.filter(|case| self.word(case.start) != "nếu có") else {
            return;
        };
        let words = self.written(case);
        let told = self
            .parts
            .iter_mut()
            .rev()
            .find_map(|part| match &mut part.meaning {
                Meaning::Paper(asked) => Some(asked),
                _ => None,
            });
        if let Some(asked) = told
            && asked.how.standing == Standing::Demanded
        {
            asked.how.standing = Standing::Conditional;
            asked.how.condition = Some(words);
        }
    }
}
